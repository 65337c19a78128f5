"""A renderer stage of one's own: draws each thing of the plan as a flat disc, like a paper cut-out.

    pip install -r Examples/requirements.txt
    python Examples/renderer.py 127.0.0.1:7103

How to put it beside the other stages, and the contract: docs/STAGES.md.
"""
import math
import os
import sys
import tempfile
from concurrent import futures

import grpc
from grpc_health.v1 import health, health_pb2, health_pb2_grpc
from grpc_tools import protoc

CONTRACTS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../Proto")
OUT = tempfile.mkdtemp()
NAMES = [f"plantain/v1/{n}.proto" for n in ("stage", "picture", "scene", "tokens", "renderer")]
protoc.main(["", f"-I{CONTRACTS}", f"--python_out={OUT}", f"--grpc_python_out={OUT}", *NAMES])
sys.path.insert(0, OUT)
from plantain.v1 import picture_pb2, renderer_pb2, renderer_pb2_grpc, stage_pb2  # noqa: E402

BAND = 32  # rows of a tile; a tile holds at most 1 MiB


def srgb(linear):
    """Linear light to the 8 bits of a tile."""
    v = min(max(linear, 0), 1)
    return round(255 * (12.92 * v if v <= 0.0031308 else 1.055 * v ** (1 / 2.4) - 0.055))


def dot(a, b):
    return sum(p * q for p, q in zip(a, b))


def cross(a, b):
    return a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]


def unit(a):
    return tuple(p / (math.sqrt(dot(a, a)) or 1) for p in a)


def discs(plan):
    """(distance, x, y, radius, colour) of each thing as the plan's pinhole sees it, far ones first."""
    camera, canvas = plan.camera, plan.canvas
    eye, aim = camera.position, camera.target
    ahead = unit((aim.x - eye.x, aim.y - eye.y, aim.z - eye.z))
    right = unit(cross(ahead, (0, 1, 0)))
    up = cross(right, ahead)
    scale = canvas.height / 2 / math.tan(camera.vertical_fov / 2)
    for index, thing in enumerate(plan.objects):
        at, size = thing.position, thing.size
        middle = (at.x - eye.x, at.y + size.y / 2 - eye.y, at.z - eye.z)
        depth = dot(middle, ahead)
        if depth > 0.01:
            tint = thing.material.tint
            known = thing.material.HasField("tint")
            colour = (tint.r, tint.g, tint.b) if known else (0.8, 0.2 * (index % 4), 0.2)
            yield (depth, canvas.width / 2 + scale * dot(middle, right) / depth,
                   canvas.height / 2 - scale * dot(middle, up) / depth,
                   scale * max(size.x, size.y) / 2 / depth, bytes(map(srgb, colour)))


class Renderer(renderer_pb2_grpc.RendererServicer):
    def Render(self, request, context):
        canvas, region = request.plan.canvas, request.region
        if not canvas.width or not canvas.height:
            context.abort(grpc.StatusCode.INVALID_ARGUMENT, "expected a plan with a canvas")
        left, top, right, bottom = 0, 0, canvas.width, canvas.height
        if region.width and region.height:
            left, top = region.x, region.y
            right, bottom = min(left + region.width, right), min(top + region.height, bottom)
        shapes = sorted(discs(request.plan), reverse=True)
        for y0 in range(top, bottom, BAND):
            rows = bytearray()
            for y in range(y0, min(y0 + BAND, bottom)):
                row = bytearray(bytes((srgb(0.9 - 0.5 * y / canvas.height),) * 3) * (right - left))
                for _, cx, cy, radius, colour in shapes:
                    half = math.sqrt(max(radius ** 2 - (y + 0.5 - cy) ** 2, 0))
                    a, b = max(round(cx - half), left), min(round(cx + half), right)
                    row[3 * (a - left):3 * (max(a, b) - left)] = colour * max(b - a, 0)
                rows += row
            yield renderer_pb2.RenderEvent(tile=picture_pb2.Tile(
                x=left, y=y0, width=right - left, height=len(rows) // 3 // (right - left), rgb8=bytes(rows)))
        yield renderer_pb2.RenderEvent(timing=stage_pb2.StageTiming(stage="renderer"))


server = grpc.server(futures.ThreadPoolExecutor(4), options=[("grpc.http2.min_recv_ping_interval_without_data_ms", 10000)])
renderer_pb2_grpc.add_RendererServicer_to_server(Renderer(), server)
state = health.HealthServicer()
state.set("plantain.v1.Renderer", health_pb2.HealthCheckResponse.SERVING)
health_pb2_grpc.add_HealthServicer_to_server(state, server)
server.add_insecure_port(sys.argv[1])
server.start()
print("listening", sys.argv[1], flush=True)
server.wait_for_termination()
