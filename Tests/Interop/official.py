"""The grpcio side of gRPC's official interoperability cases: `official.py client ADDRESS` tries our server,
`official.py serve` is one for our client. grpcio cannot tell how a message came, so that the client leaves it
to the server to check, and the server does not look.
"""
import os
import sys
import tempfile
import time
from concurrent import futures

import grpc
from grpc_tools import protoc

CONTRACT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "contract")
OUT = tempfile.mkdtemp()
# The installed package of stock stubs has the name `grpc` too: these are loaded beside it.
protoc.main(["", f"-I{CONTRACT}/grpc/testing", f"--python_out={OUT}", f"--grpc_python_out={OUT}", "test.proto"])
sys.path.insert(0, OUT)
import test_pb2 as pb  # noqa: E402
import test_pb2_grpc as stubs  # noqa: E402

INITIAL, TRAILING = "x-grpc-test-echo-initial", "x-grpc-test-echo-trailing-bin"
GZIP = grpc.Compression.Gzip


def zeros(count):
    return pb.Payload(body=bytes(count))


def large(**more):
    return pb.SimpleRequest(response_size=314159, payload=zeros(271828), **more)


def wishes(sizes, **more):
    return pb.StreamingOutputCallRequest(response_parameters=[pb.ResponseParameters(size=s) for s in sizes], **more)


# MARK: Client

def run_client(address):
    channel = grpc.insecure_channel(address)
    stub = stubs.TestServiceStub(channel)

    def fails(code, call):
        try:
            call()
        except grpc.RpcError as error:
            assert error.code() == code, error
            return error
        raise AssertionError(f"expected {code}, got a reply")

    def is_large(reply):
        assert reply.payload.body == bytes(314159)

    def empty_unary():
        stub.EmptyCall(pb.Empty())

    def large_unary():
        is_large(stub.UnaryCall(large()))

    def client_compressed_unary():
        yes, no = large(expect_compressed=pb.BoolValue(value=True)), large(expect_compressed=pb.BoolValue(value=False))
        fails(grpc.StatusCode.INVALID_ARGUMENT, lambda: stub.UnaryCall(yes))
        is_large(stub.UnaryCall(yes, compression=GZIP))
        is_large(stub.UnaryCall(no))

    def server_compressed_unary():
        for wanted in (True, False):
            is_large(stub.UnaryCall(large(response_compressed=pb.BoolValue(value=wanted))))

    def client_compressed_streaming():
        def requests(compressed):
            for size in (27182, 45904):
                yield pb.StreamingInputCallRequest(payload=zeros(size), expect_compressed=pb.BoolValue(value=compressed))
        fails(grpc.StatusCode.INVALID_ARGUMENT, lambda: stub.StreamingInputCall(requests(True)))
        assert stub.StreamingInputCall(requests(True), compression=GZIP).aggregated_payload_size == 73086
        assert stub.StreamingInputCall(requests(False)).aggregated_payload_size == 73086

    def server_compressed_streaming():
        wish = wishes([31415, 92653])
        wish.response_parameters[0].compressed.value = True
        assert [len(r.payload.body) for r in stub.StreamingOutputCall(wish)] == [31415, 92653]

    def client_streaming():
        sizes = (27182, 8, 1828, 45904)
        sum_ = stub.StreamingInputCall(pb.StreamingInputCallRequest(payload=zeros(s)) for s in sizes)
        assert sum_.aggregated_payload_size == 74922

    def server_streaming():
        sizes = [31415, 9, 2653, 58979]
        assert [len(r.payload.body) for r in stub.StreamingOutputCall(wishes(sizes))] == sizes

    def ping_pong():
        import queue
        out = queue.Queue()
        replies = stub.FullDuplexCall(iter(out.get, None))
        for wanted, sent in ((31415, 27182), (9, 8), (2653, 1828), (58979, 45904)):
            out.put(wishes([wanted], payload=zeros(sent)))
            assert len(next(replies).payload.body) == wanted
        out.put(None)
        assert list(replies) == []

    def empty_stream():
        assert list(stub.FullDuplexCall(iter(()))) == []

    def custom_metadata():
        metadata = ((INITIAL, "test_initial_metadata_value"), (TRAILING, b"\xab\xab\xab"))
        _, unary = stub.UnaryCall.with_call(large(), metadata=metadata)
        duplex = stub.FullDuplexCall(iter([wishes([314159], payload=zeros(271828))]), metadata=metadata)
        assert [len(r.payload.body) for r in duplex] == [314159]
        for call in (unary, duplex):
            assert (INITIAL, "test_initial_metadata_value") in call.initial_metadata()
            assert (TRAILING, b"\xab\xab\xab") in call.trailing_metadata()

    def status_of(message):
        status = pb.EchoStatus(code=2, message=message)
        for call in (lambda: stub.UnaryCall(pb.SimpleRequest(response_status=status)),
                     lambda: list(stub.FullDuplexCall(iter([pb.StreamingOutputCallRequest(response_status=status)])))):
            assert fails(grpc.StatusCode.UNKNOWN, call).details() == message

    def status_code_and_message():
        status_of("test status message")

    def special_status_message():
        status_of("\t\ntest with whitespace\r\nand Unicode BMP ☺ and non-BMP 😈\t\n")

    def unimplemented_method():
        fails(grpc.StatusCode.UNIMPLEMENTED, lambda: stub.UnimplementedCall(pb.Empty()))

    def unimplemented_service():
        other = stubs.UnimplementedServiceStub(channel)
        fails(grpc.StatusCode.UNIMPLEMENTED, lambda: other.UnimplementedCall(pb.Empty()))

    def cancel_after_begin():
        import threading
        hold = threading.Event()
        call = stub.StreamingInputCall.future(iter(lambda: hold.wait(5) or None, None))
        call.cancel()
        assert call.cancelled() and call.code() == grpc.StatusCode.CANCELLED
        hold.set()

    def cancel_after_first_response():
        import queue
        out = queue.Queue()
        call = stub.FullDuplexCall(iter(out.get, None))
        out.put(wishes([31415], payload=zeros(27182)))
        assert len(next(call).payload.body) == 31415
        call.cancel()
        fails(grpc.StatusCode.CANCELLED, lambda: next(call))
        out.put(None)

    def timeout_on_sleeping_server():
        def requests():
            yield wishes([], payload=zeros(27182))
            time.sleep(1)
        fails(grpc.StatusCode.DEADLINE_EXCEEDED, lambda: list(stub.FullDuplexCall(requests(), timeout=0.001)))

    def rpc_soak():
        for _ in range(200):
            is_large(stub.UnaryCall(large()))

    def channel_soak():
        for _ in range(50):
            with grpc.insecure_channel(address, options=[("grpc.use_local_subchannel_pool", 1)]) as fresh:
                is_large(stubs.TestServiceStub(fresh).UnaryCall(large()))

    def concurrent_large_unary():
        for call in [stub.UnaryCall.future(large()) for _ in range(1000)]:
            is_large(call.result())

    cases = (empty_unary, large_unary, client_compressed_unary, server_compressed_unary, client_compressed_streaming,
             server_compressed_streaming, client_streaming, server_streaming, ping_pong, empty_stream, custom_metadata,
             status_code_and_message, special_status_message, unimplemented_method, unimplemented_service,
             cancel_after_begin, cancel_after_first_response, timeout_on_sleeping_server, rpc_soak, channel_soak,
             concurrent_large_unary)
    for case in cases:
        try:
            case()
            print("ok", case.__name__, flush=True)
        except BaseException as error:  # noqa: BLE001: every failure is a result
            print("FAIL", case.__name__, repr(error)[:600].replace("\n", " "), flush=True)


# MARK: Server

class Service(stubs.TestServiceServicer):
    def echo(self, context):
        given = dict(context.invocation_metadata())
        if INITIAL in given:
            context.send_initial_metadata(((INITIAL, given[INITIAL]),))
        if TRAILING in given:
            context.set_trailing_metadata(((TRAILING, given[TRAILING]),))

    def answer(self, request, context):
        if request.response_status.code:
            context.abort(grpc.StatusCode.UNKNOWN, request.response_status.message)
        for wish in request.response_parameters:
            time.sleep(wish.interval_us / 1e6)
            if not wish.compressed.value:
                context.disable_next_message_compression()
            yield pb.StreamingOutputCallResponse(payload=zeros(wish.size))

    def EmptyCall(self, request, context):
        self.echo(context)
        return pb.Empty()

    def UnaryCall(self, request, context):
        if request.response_compressed.value:
            context.set_compression(GZIP)
        self.echo(context)
        if request.response_status.code:
            context.abort(grpc.StatusCode.UNKNOWN, request.response_status.message)
        return pb.SimpleResponse(payload=zeros(request.response_size))

    CacheableUnaryCall = UnaryCall

    def StreamingOutputCall(self, request, context):
        if any(wish.compressed.value for wish in request.response_parameters):
            context.set_compression(GZIP)
        self.echo(context)
        yield from self.answer(request, context)

    def StreamingInputCall(self, requests, context):
        return pb.StreamingInputCallResponse(aggregated_payload_size=sum(len(r.payload.body) for r in requests))

    def FullDuplexCall(self, requests, context):
        self.echo(context)
        for request in requests:
            yield from self.answer(request, context)


def run_server():
    server = grpc.server(futures.ThreadPoolExecutor(16))
    stubs.add_TestServiceServicer_to_server(Service(), server)
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
