"""A conversation through a gateway that other programs call: begun with a prompt, or with a picture of one's own."""
import zlib

from harness import *

planner, tokens, renderer = (stage(name) for name in ("planner", "tokens", "renderer"))
door = gateway(planner.address, tokens.address, renderer.address)
stub = gateway_pb2_grpc.GatewayStub(channel(door.address))


def taken(events):
    """The picture and the session of a call's events."""
    png, session = b"", None
    for event in events:
        if event.HasField("image"):
            png += event.image.data
        if event.HasField("session"):
            session = event.session
    assert png.startswith(b"\x89PNG"), f"{len(png)} bytes are no PNG"
    return png, session


def edit(instruction, picture, session=""):
    told = gateway_pb2.EditInstruction(instruction=instruction, seed=4, session=session)
    pieces = [gateway_pb2.EditRequest(instruction=told)]
    pieces += [gateway_pb2.EditRequest(picture=picture[at:at + (1 << 20)]) for at in range(0, len(picture), 1 << 20)]
    return stub.Edit(iter(pieces), timeout=300)


def chat(message, session=""):
    return stub.Chat(gateway_pb2.ChatRequest(message=message, session=session, size="512", seed=4), timeout=300)


def plain(width=320, height=240):
    """A PNG without a plan: a grey wall over a brown table."""
    rows = b"".join(b"\0" + (b"\xb4\xb2\xae" if y < height * 0.6 else b"\x8a\x5c\x36") * width for y in range(height))

    def chunk(kind, data):
        body = kind + data
        return len(data).to_bytes(4, "big") + body + zlib.crc32(body).to_bytes(4, "big")

    head = width.to_bytes(4, "big") + height.to_bytes(4, "big") + b"\x08\x02\0\0\0"
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def a_chat_goes_on_where_it_was():
    first, session = taken(chat("a green apple on a table"))
    assert session.id and session.turn == 1, session
    second, again = taken(chat("make it red", session.id))
    assert again.id == session.id and again.turn == 2 and second != first
    back, _ = taken(chat("undo", session.id))
    assert back == first, "undo gives the very picture"


def a_picture_of_our_own_is_talked_about():
    picture = generate(door.address)
    edited, session = taken(edit("make the apple yellow", picture, "lent"))
    assert session.id == "lent", session
    assert edited != picture
    _, again = taken(chat("add a mug on the left", "lent"))
    assert again.id == "lent" and again.turn == session.turn + 1, (session, again)


def a_foreign_picture_is_talked_about():
    edited, session = taken(edit("put a red apple on the table", plain(), "photo"))
    assert session.id == "photo" and edited != plain()
    back, _ = taken(chat("undo", "photo"))
    assert back != edited


def without_a_name_nothing_is_remembered():
    _, session = taken(edit("make the apple yellow", generate(door.address)))
    assert session is None, session


run(a_chat_goes_on_where_it_was, a_picture_of_our_own_is_talked_about, a_foreign_picture_is_talked_about,
    without_a_name_nothing_is_remembered)
