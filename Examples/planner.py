"""A planner stage of one's own: whatever is asked for, it plans three balls on a table.

    pip install -r Examples/requirements.txt
    python Examples/planner.py 127.0.0.1:7101
    plantain serve --listen 127.0.0.1:7000 --planner 127.0.0.1:7101 --tokens … --renderer …

The contract is in docs/STAGES.md.
"""
import os
import sys
import tempfile
from concurrent import futures

import grpc
from grpc_health.v1 import health, health_pb2, health_pb2_grpc
from grpc_tools import protoc

CONTRACTS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../Proto")
OUT = tempfile.mkdtemp()
NAMES = [f"plantain/v1/{n}.proto" for n in ("stage", "picture", "scene", "planner")]
protoc.main(["", f"-I{CONTRACTS}", f"--python_out={OUT}", f"--grpc_python_out={OUT}", *NAMES])
sys.path.insert(0, OUT)
from plantain.v1 import planner_pb2, planner_pb2_grpc, scene_pb2 as scene, stage_pb2  # noqa: E402

SIDES = {"512": 512, "1K": 1024, "2K": 2048, "4K": 4096}
COLOURS = ((0.8, 0.05, 0.05), (0.05, 0.3, 0.8), (0.9, 0.6, 0.05))


def plan(request):
    side = SIDES.get(request.size or "1K")
    if side is None:
        raise ValueError(f"unknown size {request.size}; expected one of {', '.join(SIDES)}")
    made = scene.ScenePlan(
        version=1, prompt=request.prompt, model=request.model or scene.PLANTAIN_1, seed=request.seed or 1,
        canvas=scene.Canvas(width=side, height=side, size=request.size or "1K", aspect="1:1"),
        camera=scene.Camera(position=scene.Vec3(y=1.2, z=1.45), target=scene.Vec3(y=0.8), vertical_fov=0.6),
        film=scene.Film(exposure=0.9, white_balance=scene.Color(r=1, g=1, b=1)),
        environment=scene.Environment(
            place=scene.STUDIO, time=scene.NOON, zenith=scene.Color(r=0.6, g=0.6, b=0.6),
            horizon=scene.Color(r=0.5, g=0.5, b=0.5), ground=scene.Color(r=0.2, g=0.2, b=0.2), ambient=1.4))
    floor = scene.Material(substance=scene.CONCRETE)
    made.surfaces.add(id="floor", kind=scene.FLOOR, center=scene.Vec3(y=-0.05), size=scene.Vec3(x=8, y=0.1, z=8), material=floor)
    made.surfaces.add(id="wall", kind=scene.WALL, center=scene.Vec3(y=2, z=-1.5), size=scene.Vec3(x=8, y=4, z=0.1),
                      material=scene.Material(substance=scene.PLASTER))
    made.surfaces.add(id="table", kind=scene.TABLE, center=scene.Vec3(y=0.36), size=scene.Vec3(x=1.4, y=0.72, z=0.8),
                      material=scene.Material(substance=scene.WOOD))
    for index, (r, g, b) in enumerate(COLOURS):
        made.objects.add(
            id=f"ball{index}", noun="ball", concept="ball", asset="shape/sphere", size=scene.Vec3(x=0.2, y=0.2, z=0.2),
            position=scene.Vec3(x=0.28 * (index - 1), y=0.72), rotation=scene.Quaternion(w=1), support="table",
            group=1, material=scene.Material(substance=scene.PLASTIC, tint=scene.Color(r=r, g=g, b=b)))
    made.lights.add(id="panel", kind=scene.PANEL, direction=scene.Vec3(x=-0.5, y=0.7, z=0.5),
                    position=scene.Vec3(x=-2, y=3.2, z=2), radius=0.5, color=scene.Color(r=1, g=1, b=1), irradiance=2)
    return made


class Planner(planner_pb2_grpc.PlannerServicer):
    def Think(self, request, context):
        yield planner_pb2.ThinkEvent(thought=stage_pb2.Thought(step="plan", text="three balls, as always"))
        try:
            # A plan that was handed in is only completed and checked.
            yield planner_pb2.ThinkEvent(plan=request.plan if request.HasField("plan") else plan(request))
        except ValueError as error:
            context.abort(grpc.StatusCode.INVALID_ARGUMENT, str(error))
        yield planner_pb2.ThinkEvent(timing=stage_pb2.StageTiming(stage="planner"))


server = grpc.server(futures.ThreadPoolExecutor(4), options=[("grpc.http2.min_recv_ping_interval_without_data_ms", 10000)])
planner_pb2_grpc.add_PlannerServicer_to_server(Planner(), server)
state = health.HealthServicer()
state.set("plantain.v1.Planner", health_pb2.HealthCheckResponse.SERVING)
health_pb2_grpc.add_HealthServicer_to_server(state, server)
server.add_insecure_port(sys.argv[1])
server.start()
print("listening", sys.argv[1], flush=True)
server.wait_for_termination()
