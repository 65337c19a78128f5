"""The stages of Examples/, in Python, beside ours."""
import struct
import zlib

from harness import *


def example(name):
    return Program(sys.executable, os.path.join(ROOT, "Examples", f"{name}.py"), f"127.0.0.1:{free()}")


def free():
    import socket
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


def pixels(png):
    """Width and rows of an RGB PNG of 8 bits, decoded by nothing of ours."""
    at, data = 8, b""
    while at < len(png):
        length, kind = struct.unpack(">I4s", png[at:at + 8])
        if kind == b"IHDR":
            width, height = struct.unpack(">II", png[at + 8:at + 16])
        if kind == b"IDAT":
            data += png[at + 8:at + 8 + length]
        at += 12 + length
    raw, stride, rows, last = zlib.decompress(data), 3 * width, [], bytes(3 * width)
    for y in range(height):
        kind, line = raw[y * (stride + 1)], bytearray(raw[y * (stride + 1) + 1:(y + 1) * (stride + 1)])
        for x in range(stride):
            a, b, c = line[x - 3] if x >= 3 else 0, last[x], last[x - 3] if x >= 3 else 0
            p = a + b - c
            paeth = min((abs(p - a), 0, a), (abs(p - b), 1, b), (abs(p - c), 2, c))[2]
            line[x] = (line[x] + (0, a, b, (a + b) // 2, paeth)[kind]) & 255
        rows.append(bytes(line))
        last = line
    return width, rows


planner, tokens, renderer = stage("planner"), stage("tokens"), stage("renderer")
own_renderer, own_planner = example("renderer"), example("planner")


def a_renderer_in_python_draws_our_plan():
    mixed = gateway(planner.address, tokens.address, own_renderer.address)
    # A plan of a single red thing: its middle must be a red disc.
    width, rows = pixels(generate(mixed.address, ask("a red ball on a table")))
    red = sum(row[x] > 120 and row[x + 1] < 100 and row[x + 2] < 100 for row in rows[::4] for x in range(0, 3 * width, 12))
    assert red > 50, f"{red} red pixels of {width * len(rows) // 16}"


def a_planner_in_python_is_drawn_by_our_stages():
    mixed = gateway(own_planner.address, tokens.address, renderer.address)
    thoughts, plans = [], []

    def watch(event):
        thoughts.append(event.thought.text)
        if event.HasField("plan"):
            plans.append(event.plan)

    width, rows = pixels(generate(mixed.address, ask("anything at all"), watch=watch))
    assert "three balls, as always" in thoughts and len(plans[0].objects) == 3
    y = len(rows) * 9 // 20
    left, right = (sum(rows[y][c + 3 * x] for x in range(a, b)) for (a, b), c in
                   (((0, width // 3), 0), ((2 * width // 3, width), 2)))
    assert left and right and width == len(rows) == 512


def both_of_them_need_only_our_token_generator():
    mixed = gateway(own_planner.address, tokens.address, own_renderer.address)
    width, rows = pixels(generate(mixed.address, ask("anything at all")))
    y = len(rows) * 9 // 20
    middle = rows[y][3 * (width // 2):3 * (width // 2) + 3]
    assert middle[2] > middle[0], f"the ball in the middle is blue, not {tuple(middle)}"


def an_error_of_a_stage_reaches_the_caller_with_its_name():
    mixed = gateway(own_planner.address, tokens.address, own_renderer.address)
    error = fails(grpc.StatusCode.INVALID_ARGUMENT, lambda: generate(mixed.address, ask("a mug", size="9K")))
    assert error.details() == "planner: unknown size 9K; expected one of 512, 1K, 2K, 4K", error.details()


run(a_renderer_in_python_draws_our_plan, a_planner_in_python_is_drawn_by_our_stages,
    both_of_them_need_only_our_token_generator, an_error_of_a_stage_reaches_the_caller_with_its_name)
