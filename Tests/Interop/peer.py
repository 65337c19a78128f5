"""A stock gRPC peer for the tests: `peer.py client ADDRESS` tries our server, `peer.py serve` is one for our client.

Messages are compiled from Proto/ on the spot, so that nothing of ours but the contract is used.
"""
import os
import sys
import tempfile
import threading
import time
from concurrent import futures

import grpc
from grpc_health.v1 import health_pb2, health_pb2_grpc
from grpc_tools import protoc

CONTRACTS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../Proto")
OUT = tempfile.mkdtemp()
protoc.main(["", f"-I{CONTRACTS}", f"--python_out={OUT}",
             *(f"plantain/v1/{n}.proto" for n in ("stage", "picture", "scene", "tokens", "planner", "renderer"))])
sys.path.insert(0, OUT)
from plantain.v1 import picture_pb2, stage_pb2  # noqa: E402

Thought, Tile, StageProgress = stage_pb2.Thought, picture_pb2.Tile, stage_pb2.StageProgress
SERVICE = "plantain.test.Echo"
UNICODE = "\t\r\n%zz déjà 你好 🦊"
MIB = 1 << 20


def write(message):
    return message.SerializeToString()


# MARK: Client

def run_client(address):
    channel = grpc.insecure_channel(address, options=[("grpc.max_receive_message_length", 16 * MIB)])

    def method(kind, name, reply):
        return getattr(channel, kind)(f"/{SERVICE}/{name}", request_serializer=write,
                                      response_deserializer=reply.FromString)

    say = method("unary_unary", "Say", Thought)
    times = method("unary_unary", "Times", StageProgress)
    tiles = method("unary_stream", "Tiles", Tile)

    def count(entry):
        return times(Thought(text=entry)).total

    def until(holds):
        for _ in range(500):
            if holds():
                return True
            time.sleep(0.01)
        return False

    def fails(code, call):
        try:
            call()
        except grpc.RpcError as error:
            assert error.code() == code, error
            return error
        raise AssertionError(f"expected {code}, got a reply")

    def unary():
        assert say(Thought(text="Füchse 🦊")).text == "Füchse 🦊"
        assert say(Thought()).text == ""

    def large_unary():
        text = "x" * (3 * MIB)
        assert say(Thought(text=text)).text == text

    def server_streaming():
        got = list(tiles(StageProgress(done=MIB, total=8)))
        assert [t.x for t in got] == list(range(8))
        assert all(t.rgb8 == bytes([t.x]) * MIB for t in got)

    def empty_stream():
        assert list(tiles(StageProgress(total=0))) == []

    def client_streaming():
        add_up = method("stream_unary", "Count", StageProgress)
        answer = add_up(Tile(rgb8=bytes(MIB)) for _ in range(8))
        assert (answer.total, answer.done) == (8, 8 * MIB)
        assert add_up(iter(())).total == 0

    def early_refusal():
        refuse = method("stream_unary", "Refuse", StageProgress)
        error = fails(grpc.StatusCode.INVALID_ARGUMENT, lambda: refuse(Tile(rgb8=bytes(MIB)) for _ in range(64)))
        assert error.details() == "no tiles, please"

    def bidirectional():
        talk = method("stream_stream", "Talk", Thought)
        replies = talk(Thought(text=str(i)) for i in range(200))
        assert [t.text for t in replies] == [str(i) for i in range(200)]

    def slow_consumer():
        # By itself grpcio widens its windows to twice what it saw arrive between two pings, 33 MiB on a
        # busy machine, and the server fills what it is offered. With a fixed window the bound is ours.
        with grpc.insecure_channel(address, options=[
                ("grpc.max_receive_message_length", 16 * MIB), ("grpc.http2.bdp_probe", 0)]) as narrow:
            before = count("sent")
            replies = narrow.unary_stream(f"/{SERVICE}/Tiles", request_serializer=write,
                                          response_deserializer=Tile.FromString)(
                                              StageProgress(done=MIB, total=64))
            next(replies)
            time.sleep(0.7)
            ahead = count("sent") - before
            assert ahead <= 4, f"{ahead} MiB were sent ahead"
            assert sum(1 for _ in replies) == 63

    def cancellation():
        begun, before = count("sleeping"), count("cancelled")
        call = method("unary_unary", "Sleep", Thought).future(Thought())
        assert until(lambda: count("sleeping") > begun)
        call.cancel()
        assert until(lambda: count("cancelled") > before)

    def deadline():
        sleep = method("unary_unary", "Sleep", Thought)
        fails(grpc.StatusCode.DEADLINE_EXCEEDED, lambda: sleep(Thought(), timeout=0.5))
        # On a busy machine the deadline may pass before the handler has begun.
        assert until(lambda: count("cancelled") == count("sleeping"))

    def metadata():
        _, call = say.with_call(Thought(), metadata=(("x-echo", "hello"), ("x-echo-bin", b"\xab\xab\xab")))
        assert ("x-echo", "hello") in call.initial_metadata()
        assert ("x-trail-bin", b"\xab\xab\xab") in call.trailing_metadata()

    def status_message():
        fail = method("unary_unary", "Fail", Thought)
        error = fails(grpc.StatusCode.FAILED_PRECONDITION, lambda: fail(Thought(text=UNICODE)))
        assert error.details() == UNICODE, repr(error.details())
        assert dict(error.trailing_metadata())["grpc-status-details-bin"] == b"\xff\x00\x07"

    def unimplemented():
        nope = method("unary_unary", "Nope", Thought)
        fails(grpc.StatusCode.UNIMPLEMENTED, lambda: nope(Thought()))
        other = channel.unary_unary("/no.Such/Thing", request_serializer=write)
        fails(grpc.StatusCode.UNIMPLEMENTED, lambda: other(Thought()))

    def oversized():
        fails(grpc.StatusCode.RESOURCE_EXHAUSTED, lambda: say(Thought(text="x" * (5 * MIB))))

    def malformed():
        raw = channel.unary_unary(f"/{SERVICE}/Say", request_serializer=lambda b: b)
        fails(grpc.StatusCode.INVALID_ARGUMENT, lambda: raw(b"\xff\xff\xff"))

    def nul_text():
        error = fails(grpc.StatusCode.INVALID_ARGUMENT, lambda: say(Thought(text="a\0b")))
        assert "plantain.v1.Thought.text" in error.details()

    def compressed():
        assert say(Thought(text="x" * 1000), compression=grpc.Compression.Gzip).text == "x" * 1000
        error = fails(grpc.StatusCode.UNIMPLEMENTED,
                      lambda: say(Thought(text="x" * 1000), compression=grpc.Compression.Deflate))
        assert "identity,gzip" in error.details()

    def concurrent():
        with futures.ThreadPoolExecutor(32) as pool:
            assert all(pool.map(lambda i: say(Thought(text=str(i))).text == str(i), range(500)))

    def health():
        stub = health_pb2_grpc.HealthStub(channel)
        serving = health_pb2.HealthCheckResponse.SERVING
        assert stub.Check(health_pb2.HealthCheckRequest()).status == serving
        assert stub.Check(health_pb2.HealthCheckRequest(service=SERVICE)).status == serving
        fails(grpc.StatusCode.NOT_FOUND, lambda: stub.Check(health_pb2.HealthCheckRequest(service="no.Such")))
        watch = stub.Watch(health_pb2.HealthCheckRequest(service="no.Such"))
        assert next(watch).status == health_pb2.HealthCheckResponse.SERVICE_UNKNOWN
        watch.cancel()

    def reflect():
        # grpcio's client speaks v1alpha, whose messages are those of v1 under another name.
        from grpc_reflection.v1alpha import reflection_pb2 as r
        info = channel.stream_stream("/grpc.reflection.v1.ServerReflection/ServerReflectionInfo",
                                     request_serializer=write,
                                     response_deserializer=r.ServerReflectionResponse.FromString)
        asked = [r.ServerReflectionRequest(list_services=""),
                 r.ServerReflectionRequest(file_containing_symbol="plantain.v1.Planner"),
                 r.ServerReflectionRequest(file_by_filename="plantain/v1/scene.proto"),
                 r.ServerReflectionRequest(file_containing_symbol="no.Such")]
        names, planner, scene, missing = list(info(iter(asked)))
        listed = {s.name for s in names.list_services_response.service}
        assert listed == {SERVICE, "grpc.health.v1.Health", "grpc.reflection.v1.ServerReflection"}, listed
        from google.protobuf import descriptor_pb2, descriptor_pool
        pool = descriptor_pool.DescriptorPool()
        for data in reversed(planner.file_descriptor_response.file_descriptor_proto):
            pool.Add(descriptor_pb2.FileDescriptorProto.FromString(data))
        think = pool.FindServiceByName("plantain.v1.Planner").methods_by_name["Think"]
        assert think.output_type.full_name == "plantain.v1.ThinkEvent" and think.server_streaming
        assert len(scene.file_descriptor_response.file_descriptor_proto) == 1
        assert missing.error_response.error_code == grpc.StatusCode.NOT_FOUND.value[0]

    def stock_reflection():
        from google.protobuf import descriptor_pool
        from grpc_reflection.v1alpha.proto_reflection_descriptor_database import ProtoReflectionDescriptorDatabase
        database = ProtoReflectionDescriptorDatabase(channel)
        assert SERVICE in database.get_services()
        gateway = descriptor_pool.DescriptorPool(database).FindServiceByName("plantain.v1.Gateway")
        assert {"Generate", "Edit", "Chat"} <= set(gateway.methods_by_name)

    for case in (unary, large_unary, server_streaming, empty_stream, client_streaming, early_refusal,
                 bidirectional, slow_consumer, cancellation, deadline, metadata, status_message, unimplemented,
                 oversized, malformed, nul_text, compressed, concurrent, health, reflect, stock_reflection):
        try:
            case()
            print("ok", case.__name__, flush=True)
        except BaseException as error:  # noqa: BLE001: every failure is a result
            print("FAIL", case.__name__, repr(error)[:600].replace("\n", " "), flush=True)


# MARK: Server

def run_server():
    events, lock = {}, threading.Lock()

    def log(entry):
        with lock:
            events[entry] = events.get(entry, 0) + 1

    def say(request, context):
        given = dict(context.invocation_metadata())
        if "x-echo" in given:
            context.send_initial_metadata((("x-echo", given["x-echo"]),))
            context.set_trailing_metadata((("x-trail-bin", given.get("x-echo-bin", b"")),))
        return Thought(step="Say", text=request.text)

    def fail(request, context):
        context.set_trailing_metadata((("grpc-status-details-bin", b"\xff\x00\x07"),))
        context.abort(grpc.StatusCode.FAILED_PRECONDITION, request.text)

    def sleep(request, context):
        context.add_callback(lambda: log("cancelled"))
        log("sleeping")
        for _ in range(600):
            if not context.is_active():
                break
            time.sleep(0.1)
        return Thought()

    def times(request, context):
        with lock:
            return StageProgress(total=events.get(request.text, 0))

    def tiles(request, context):
        for i in range(request.total):
            log("sent")
            yield Tile(x=i, rgb8=bytes([i % 256]) * request.done)

    def count(requests, context):
        sizes = [len(t.rgb8) for t in requests]
        return StageProgress(total=len(sizes), done=sum(sizes))

    def refuse(requests, context):
        next(requests)
        context.abort(grpc.StatusCode.INVALID_ARGUMENT, "no tiles, please")

    def slow(requests, context):
        time.sleep(0.7)
        return StageProgress(total=sum(1 for _ in requests))

    def talk(requests, context):
        for request in requests:
            yield Thought(step="echo", text=request.text)

    kinds = {"Say": (grpc.unary_unary_rpc_method_handler, say, Thought),
             "Fail": (grpc.unary_unary_rpc_method_handler, fail, Thought),
             "Sleep": (grpc.unary_unary_rpc_method_handler, sleep, Thought),
             "Times": (grpc.unary_unary_rpc_method_handler, times, Thought),
             "Tiles": (grpc.unary_stream_rpc_method_handler, tiles, StageProgress),
             "Count": (grpc.stream_unary_rpc_method_handler, count, Tile),
             "Refuse": (grpc.stream_unary_rpc_method_handler, refuse, Tile),
             "Slow": (grpc.stream_unary_rpc_method_handler, slow, Tile),
             "Talk": (grpc.stream_stream_rpc_method_handler, talk, Thought)}
    handlers = {name: make(function, request_deserializer=request.FromString, response_serializer=write)
                for name, (make, function, request) in kinds.items()}
    server = grpc.server(futures.ThreadPoolExecutor(16))
    server.add_generic_rpc_handlers((grpc.method_handlers_generic_handler(SERVICE, handlers),))
    port = server.add_insecure_port("127.0.0.1:0")
    server.start()
    print("listening", port, flush=True)
    sys.stdin.read()  # until the test closes it
    server.stop(0)


if __name__ == "__main__":
    if sys.argv[1] == "client":
        run_client(sys.argv[2])
    else:
        run_server()
