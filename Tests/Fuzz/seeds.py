#!/usr/bin/env python3
"""Writes the first inputs of each fuzzing target, sound ones, into Tests/Fuzz/corpus: `seeds.py`.

Needs a Python with h2 (the tests' virtual environment). What fuzzing adds to them lies beside them.
"""
import gzip
import json
import os
import struct
import zlib

import hpack
from hyperframe.frame import DataFrame, HeadersFrame, PingFrame, RstStreamFrame, SettingsFrame, WindowUpdateFrame

CORPUS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "corpus")


def put(target, name, data):
    folder = os.path.join(CORPUS, target)
    os.makedirs(folder, exist_ok=True)
    with open(os.path.join(folder, name), "wb") as out:
        out.write(data)


def frames():
    coder = hpack.Encoder()
    head = coder.encode([(":method", "POST"), (":scheme", "http"), (":path", "/a/b"), (":authority", "x"),
                         ("content-type", "application/grpc"), ("te", "trailers")])
    message = b"\0\0\0\0\3abc"
    call = (HeadersFrame(1, data=head, flags=["END_HEADERS"]).serialize()
            + DataFrame(1, data=message, flags=["END_STREAM"]).serialize())
    rest = (PingFrame(0, opaque_data=b"12345678").serialize() + WindowUpdateFrame(0, window_increment=9).serialize()
            + RstStreamFrame(1, error_code=8).serialize())
    preface = b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n" + SettingsFrame(0, settings={4: 65535, 5: 16384}).serialize()
    put("frames", "server", b"\0" + preface + call + rest)
    answer = hpack.Encoder().encode([(":status", "200"), ("content-type", "application/grpc")])
    trailers = hpack.Encoder().encode([("grpc-status", "0")])
    put("frames", "client", b"\1" + SettingsFrame(0, settings={3: 100}).serialize()
        + HeadersFrame(1, data=answer, flags=["END_HEADERS"]).serialize() + DataFrame(1, data=message).serialize()
        + HeadersFrame(1, data=trailers, flags=["END_HEADERS", "END_STREAM"]).serialize())


def grpc():
    packed = gzip.compress(b"a" * 300, mtime=0)
    put("grpc", "plain", b"\7\0\0\0\0\3abc\0\0\0\0\0")
    put("grpc", "gzip", b"\2\1" + struct.pack(">I", len(packed)) + packed)
    put("grpc", "text", b"\xff100m;a%20b%zz;application/grpc;AP8=")


def varint(number):
    out = b""
    while number > 127:
        out += bytes([number & 127 | 128])
        number >>= 7
    return out + bytes([number])


def field(number, value):
    if isinstance(value, int):
        return varint(number << 3) + varint(value)
    if isinstance(value, float):
        return varint(number << 3 | 5) + struct.pack("<f", value)
    return varint(number << 3 | 2) + varint(len(value)) + value


def protobuf():
    for kind in range(8):
        body = field(1, b"a red mug") + field(2, 7) + field(3, 0.5) + field(4, field(1, 0.25) + field(2, b"x"))
        put("protobuf", f"kind-{kind}", bytes([kind]) + body)


def png():
    def chunk(name, data):
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
    for name, depth, kind, row in (("rgb", 8, 2, b"\0" + bytes(range(24))), ("grey", 16, 0, b"\0" + bytes(16)),
                                   ("bits", 1, 0, b"\0\xaa"), ("rgba", 8, 6, b"\2" + bytes(32))):
        head = chunk(b"IHDR", struct.pack(">IIBBBBB", 8, 8, depth, kind, 0, 0, 0))
        text = chunk(b"iTXt", b"plan\0\0\0\0\0{}") + chunk(b"zTXt", b"k\0\0" + zlib.compress(b"v" * 50))
        put("png", name, b"\x89PNG\r\n\x1a\n" + head + text + chunk(b"IDAT", zlib.compress(row * 8)) + chunk(b"IEND", b""))
    palette = chunk(b"PLTE", bytes(12)) + chunk(b"tRNS", b"\1\2")
    put("png", "palette", b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", 8, 8, 2, 3, 0, 0, 1)) + palette
        + chunk(b"IDAT", zlib.compress(b"\0\x1b\x1b" * 12)) + chunk(b"IEND", b""))


def gguf():
    def text(value):
        return struct.pack("<Q", len(value)) + value
    entries = [text(b"general.architecture") + struct.pack("<I", 8) + text(b"llama"),
               text(b"a") + struct.pack("<IB", 0, 200), text(b"f") + struct.pack("<If", 6, 0.5),
               text(b"list") + struct.pack("<IIQii", 9, 5, 2, -1, 7)]
    tensors = [text(b"a") + struct.pack("<IQQIQ", 2, 2, 2, 0, 0), text(b"b") + struct.pack("<IQQIQ", 2, 32, 1, 8, 32)]
    head = b"GGUF" + struct.pack("<IQQ", 3, len(tensors), len(entries)) + b"".join(entries + tensors)
    put("gguf", "sound", head + bytes(-len(head) % 32) + bytes(80))


def safetensors():
    head = json.dumps({"a": {"dtype": "F32", "shape": [2, 2], "data_offsets": [0, 16]},
                       "b": {"dtype": "BF16", "shape": [3], "data_offsets": [16, 22]},
                       "__metadata__": {"config": "{}"}}).encode()
    put("safetensors", "sound", struct.pack("<Q", len(head)) + head + bytes(22))


def script():
    put("script", "shark", b"a 1 - - shark\nb 1 - brick bed\nb inside a\nlight bright")
    put("script", "crib", b"a 1 - rubber crib\nb 1 - - sailboat\nstyle anime")


def plan():
    put("plan", "small", json.dumps({
        "prompt": "a mug", "seed": "7", "canvas": {"width": 64, "height": 64},
        "camera": {"position": {"x": 1, "y": 2, "z": 3}},
        "objects": [{"id": "a", "concept": "mug", "position": {"x": 0.5}}], "texts": []}).encode())


for make in (frames, grpc, protobuf, png, gguf, safetensors, script, plan):
    make()
