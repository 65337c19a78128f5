"""Attacks a server of ours, `attacks.py ADDRESS PID`, while an honest client uses it: a line says how each went.

An attack passes if the server ends it (the connection, or the calls that it holds), its memory stays within
MEMORY of what it was, and every call of the honest client meanwhile is answered in time. The server's limits
are those that Tests/RPCTests/HostilePeerTests.swift starts it with.
"""
import os
import socket
import struct
import sys
import threading
import time
import zlib

import grpc
import hpack
from grpc_tools import protoc
from hyperframe.frame import (ContinuationFrame, DataFrame, HeadersFrame, PingFrame, PriorityFrame, RstStreamFrame,
                              SettingsFrame, WindowUpdateFrame)
import tempfile

CONTRACT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "contract/grpc/testing")
OUT = tempfile.mkdtemp()
protoc.main(["", f"-I{CONTRACT}", f"--python_out={OUT}", "test.proto"])
sys.path.insert(0, OUT)
import test_pb2 as pb  # noqa: E402

ADDRESS, PID = sys.argv[1], int(sys.argv[2])
HOST, PORT = ADDRESS.rsplit(":", 1)
PREFACE = b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"
MEMORY = 96  # MiB
PATIENCE = 12  # seconds in which an attack must be over
LIMIT = 200_000  # steps after which an attack has not been stopped


class Ended(Exception):
    """The server has had enough."""


def peak():
    with open(f"/proc/{PID}/status") as status:
        return next(int(line.split()[1]) for line in status if line.startswith("VmHWM")) / 1024


def forget_peak():
    with open(f"/proc/{PID}/clear_refs", "w") as refs:
        refs.write("5")


class Honest(threading.Thread):
    """Makes one call after another and remembers what went wrong."""

    def __init__(self):
        super().__init__(daemon=True)
        self.stopped, self.made, self.slowest, self.wrong = threading.Event(), 0, 0.0, None

    def run(self):
        with grpc.insecure_channel(ADDRESS, options=[("grpc.use_local_subchannel_pool", 1)]) as channel:
            call = channel.unary_unary("/grpc.testing.TestService/UnaryCall",
                                       request_serializer=pb.SimpleRequest.SerializeToString,
                                       response_deserializer=pb.SimpleResponse.FromString)
            while not self.stopped.is_set():
                began = time.monotonic()
                try:
                    reply = call(pb.SimpleRequest(response_size=1000), timeout=5)
                    assert len(reply.payload.body) == 1000
                except Exception as error:  # noqa: BLE001
                    self.wrong = error
                    return
                self.made += 1
                self.slowest = max(self.slowest, time.monotonic() - began)
                time.sleep(0.02)

    def finish(self):
        self.stopped.set()
        self.join(10)
        assert self.wrong is None, f"the honest client failed: {self.wrong!r}"
        assert self.made > 0, "the honest client made no call"


class Raw:
    """A connection that sends whatever it is told to."""

    def __init__(self, handshake=True, settings=None):
        self.socket = socket.create_connection((HOST, int(PORT)))
        self.socket.settimeout(0.0)
        self.coder = hpack.Encoder()
        self.stream = -1
        self.sent = 0
        self.received = b""
        if handshake:
            self.send(PREFACE + SettingsFrame(0, settings=settings or {}).serialize())

    def send(self, data):
        """Sends, and takes what comes back; raises Ended if the server has closed."""
        self.sent += 1
        view, begun = memoryview(data), time.monotonic()
        while view:
            try:
                view = view[self.socket.send(view):]
            except BlockingIOError:
                if time.monotonic() - begun > PATIENCE:
                    raise AssertionError("the server takes no more and does not close")
                self.poll(0.01)
            except OSError:
                raise Ended
        self.poll()

    def poll(self, wait=0.0):
        if wait:
            time.sleep(wait)
        try:
            data = self.socket.recv(65536)
            if not data:
                raise Ended
            self.received = (self.received + data)[-65536:]
        except BlockingIOError:
            pass
        except OSError:
            raise Ended

    def wait_for_end(self, seconds=PATIENCE):
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            self.poll(0.02)
        raise AssertionError(f"the server still listens after {seconds} s")

    def head(self, path="/grpc.testing.TestService/FullDuplexCall", extra=()):
        return self.coder.encode([
            (":method", "POST"), (":scheme", "http"), (":path", path), (":authority", "x"),
            ("content-type", "application/grpc"), ("te", "trailers"), *extra])

    def open(self, block=None, flags=("END_HEADERS",), **more):
        self.stream += 2
        return HeadersFrame(self.stream, data=self.head(**more) if block is None else block, flags=flags).serialize()


def repeat(step, begin=lambda raw: None, told=True):
    """The same again until the server ends it, and on new connections for a second and a half."""
    until, begun, calm = time.monotonic() + 1.5, 0, 0
    while time.monotonic() < until:
        raw = Raw()
        begun += 1
        try:
            begin(raw)
            for _ in range(LIMIT):
                raw.send(step(raw))
        except Ended:
            calm += b"\0\0\x08\7\0\0\0\0\0" in raw.received and raw.received.endswith(b"\0\0\0\x0b")
            continue
        raise AssertionError(f"{LIMIT} times the same were taken")
    # A socket that is closed before all was read from it may drop what was written: one of many must hear it.
    assert calm or not told, f"none of {begun} connections was told ENHANCE_YOUR_CALM"


# MARK: Floods

def rapid_reset():
    repeat(lambda raw: raw.open() + RstStreamFrame(raw.stream, error_code=8).serialize())


def made_you_reset():
    # A window beyond 2^31 is an error of the stream, which the server must then reset itself.
    repeat(lambda raw: raw.open() + b"\0\0\4\x08\0" + struct.pack(">II", raw.stream, 0x7FFFFFFF))


def continuation_flood():
    repeat(lambda raw: ContinuationFrame(1, data=b"\0\1a\1b").serialize(), lambda raw: raw.send(raw.open(flags=())))


def empty_continuations():
    repeat(lambda raw: ContinuationFrame(1, data=b"").serialize(), lambda raw: raw.send(raw.open(flags=())))


def settings_flood():
    repeat(lambda raw: SettingsFrame(0, settings={4: 65535}).serialize())


def many_settings():
    raw = Raw()
    raw.send(struct.pack(">I", 6 * 2000)[1:] + b"\x04\0\0\0\0\0" + struct.pack(">HI", 4, 65535) * 2000)
    raw.wait_for_end()


def ping_flood():
    repeat(lambda raw: PingFrame(0, opaque_data=b"12345678").serialize() * 10)


def unread_ping_flood():
    raw = Raw()
    for _ in range(2000):
        try:
            raw.socket.send(PingFrame(0, opaque_data=b"12345678").serialize() * 10)
        except BlockingIOError:
            time.sleep(0.01)
        except OSError:
            raise Ended
    raw.wait_for_end()


def priority_flood():
    repeat(lambda raw: PriorityFrame(1, depends_on=0, stream_weight=1).serialize() * 10)


def unknown_frame_flood():
    repeat(lambda raw: b"\0\0\1\xee\0\0\0\0\0x" * 10)


def window_update_flood():
    repeat(lambda raw: WindowUpdateFrame(raw.stream, window_increment=1).serialize() * 10, lambda raw: raw.send(raw.open()))


def empty_data_flood():
    repeat(lambda raw: DataFrame(raw.stream, data=b"").serialize() * 10, lambda raw: raw.send(raw.open()))


def large_frame():
    raw = Raw()
    raw.send(b"\xff\xff\xff\0\0\0\0\0\1")
    raw.wait_for_end()


def garbage():
    raw = Raw(handshake=False)
    raw.send(os.urandom(100_000))
    raw.wait_for_end()


# MARK: Headers

def hpack_bomb():
    # One field of 4000 bytes goes into the table; each byte after that is the whole field again.
    big = b"\x40\x01x\x7f" + hpack.hpack.encode_integer(4000, 7)[1:] + b"v" * 4000
    repeat(lambda raw: raw.open(block=b"\xbe" * 16_000), lambda raw: raw.send(raw.open(block=raw.head() + big)), told=False)


def cookie_crumbs():
    # Sixteen thousand cookies of no length: hardly any bytes, and a header list that fills a machine.
    repeat(lambda raw: raw.open(block=b"\xbe" * 16_000),
           lambda raw: raw.send(raw.open(block=raw.head() + b"\x40\x06cookie\0")), told=False)


def many_headers():
    repeat(lambda raw: raw.open(extra=[("x", "")] * 200), told=False)


def slow_headers():
    raw = Raw()
    for byte in raw.open():
        raw.send(bytes([byte]))
        raw.poll(0.1)
    raw.wait_for_end()


def half_a_header_block():
    raw = Raw()
    raw.send(raw.open(flags=()))
    raw.wait_for_end()


def no_handshake():
    Raw(handshake=False).wait_for_end()


def half_a_preface():
    raw = Raw(handshake=False)
    raw.send(PREFACE[:10])
    raw.wait_for_end()


# MARK: Calls

def expect_frames(raw, kind, count, seconds=PATIENCE):
    """Waits until that many frames of a kind have come."""
    seen, buffer, until = 0, raw.received, time.monotonic() + seconds
    while True:
        while len(buffer) >= 9:
            length = int.from_bytes(buffer[:3], "big")
            if len(buffer) < 9 + length:
                break
            seen += buffer[3] == kind
            buffer = buffer[9 + length:]
        if seen >= count:
            return
        if time.monotonic() > until:
            raise AssertionError(f"expected {count} frames of kind {kind}, got {seen}")
        raw.received = b""
        raw.poll(0.02)
        buffer += raw.received


def message(body, flag=0):
    return bytes([flag]) + struct.pack(">I", len(body)) + body


def wish(size):
    return message(pb.SimpleRequest(response_size=size).SerializeToString())


def zero_window():
    raw = Raw(settings={4: 0})
    for _ in range(50):
        raw.send(raw.open(path="/grpc.testing.TestService/UnaryCall")
                 + DataFrame(raw.stream, data=wish(256 << 10), flags=("END_STREAM",)).serialize())
    expect_frames(raw, 3, 50)
    raw.wait_for_end()


def dribble():
    raw = Raw(settings={4: 0})
    raw.send(raw.open(path="/grpc.testing.TestService/UnaryCall")
             + DataFrame(raw.stream, data=wish(1 << 20), flags=("END_STREAM",)).serialize())
    until = time.monotonic() + PATIENCE
    while b"\0\0\4\3\0" + struct.pack(">I", raw.stream) not in raw.received:
        raw.send(WindowUpdateFrame(raw.stream, window_increment=1).serialize())
        raw.poll(0.05)
        assert time.monotonic() < until, "a byte now and then keeps a call for ever"
    raw.wait_for_end()


def slow_body():
    raw = Raw()
    raw.send(raw.open(path="/grpc.testing.TestService/UnaryCall"))
    raw.send(DataFrame(raw.stream, data=b"\0\0\x10\0\0").serialize())
    begun = time.monotonic()
    while b"grpc-status" not in raw.received and not raw.received.endswith(struct.pack(">I", 0)):
        raw.send(DataFrame(raw.stream, data=b"x").serialize())
        raw.poll(0.1)
        assert time.monotonic() - begun < PATIENCE, "a byte now and then keeps a call for ever"
    raw.wait_for_end()


def no_body():
    raw = Raw()
    for _ in range(50):
        raw.send(raw.open(path="/grpc.testing.TestService/UnaryCall"))
    expect_frames(raw, 3, 50)
    raw.wait_for_end()


def long_message():
    raw = Raw()
    raw.send(raw.open(path="/grpc.testing.TestService/UnaryCall"))
    raw.send(DataFrame(raw.stream, data=b"\0\xff\xff\xff\xff").serialize())
    expect_frames(raw, 3, 1)
    raw.wait_for_end()


def gzip_bomb():
    coder = zlib.compressobj(9, zlib.DEFLATED, 31)
    bomb = message(b"".join(coder.compress(bytes(1 << 20)) for _ in range(200)) + coder.flush(), flag=1)
    raw = Raw()
    for _ in range(20):
        raw.send(raw.open(path="/grpc.testing.TestService/UnaryCall", extra=[("grpc-encoding", "gzip")]))
        for at in range(0, len(bomb), 16_000):
            raw.send(DataFrame(raw.stream, data=bomb[at:at + 16_000]).serialize())
    expect_frames(raw, 1, 20)
    raw.wait_for_end()


def idle():
    raw = Raw()
    raw.wait_for_end()


def crowd():
    raws = []
    try:
        for _ in range(400):
            raws.append(Raw())
    except Ended:
        pass
    ended = 0
    for raw in raws:
        try:
            raw.poll(0.001)
            raw.poll(0.001)
        except Ended:
            ended += 1
    assert ended + (len(raws) < 400) > 0, "400 connections from one address were taken"
    for raw in raws:
        raw.socket.close()


ATTACKS = (rapid_reset, made_you_reset, continuation_flood, empty_continuations, settings_flood, many_settings,
           ping_flood, unread_ping_flood, priority_flood, unknown_frame_flood, window_update_flood, empty_data_flood,
           large_frame, garbage, hpack_bomb, cookie_crumbs, many_headers, slow_headers, half_a_header_block, no_handshake,
           half_a_preface, zero_window, dribble, slow_body, no_body, long_message, gzip_bomb, idle, crowd)


def main():
    chosen = sys.argv[3:]
    for attack in ATTACKS:
        if chosen and attack.__name__ not in chosen:
            continue
        honest = Honest()
        honest.start()
        while honest.made == 0 and honest.is_alive():
            time.sleep(0.01)
        forget_peak()
        before, begun = peak(), time.monotonic()
        try:
            try:
                attack()
            except Ended:
                pass
            took, grown = time.monotonic() - begun, peak() - before
            assert grown < MEMORY, f"memory grew by {grown:.0f} MiB"
            honest.finish()
            print(f"ok {attack.__name__} {took:.1f} s, {grown:.0f} MiB, {honest.made} honest calls, "
                  f"the slowest {honest.slowest * 1000:.0f} ms", flush=True)
        except BaseException as error:  # noqa: BLE001: every failure is a result
            honest.stopped.set()
            print("FAIL", attack.__name__, repr(error)[:600].replace("\n", " "), flush=True)


if __name__ == "__main__":
    main()
