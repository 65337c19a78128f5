"""What a 4K picture holds that a 2K one does not: each is drawn at its own size, none is enlarged."""
from harness import *

planner, tokens, renderer = (stage(name) for name in ("planner", "tokens", "renderer"))
PROMPT = 'a wooden sign that says "FINE PRINT" on a wooden table beside a wicker basket'


def window(size, side):
    """Rows of green, 0 to 255, of the middle of a picture: `side` pixels wide and high."""
    plan, grid = inputs(planner.address, tokens.address, ask(PROMPT, size=size, seed=4))
    x, y = (plan.canvas.width - side) // 2, (plan.canvas.height - side) // 2
    request = renderer_pb2.RenderRequest(plan=plan, tokens=grid,
                                         region=picture_pb2.Rectangle(x=x, y=y, width=side, height=side))
    rows = [[None] * side for _ in range(side)]
    for event in renderer_pb2_grpc.RendererStub(channel(renderer.address)).Render(request, timeout=300):
        if event.HasField("tile"):
            t = event.tile
            for j in range(max(0, y - t.y), min(t.height, y + side - t.y)):
                row = t.rgb8[3 * j * t.width:3 * (j + 1) * t.width]
                for i in range(max(0, x - t.x), min(t.width, x + side - t.x)):
                    rows[t.y + j - y][t.x + i - x] = row[3 * i + 1]
    assert all(None not in row for row in rows)
    return rows


def doubled(rows):
    """Twice as wide and high, with the cubic filter of Catmull and Rom."""
    def line(p):
        at = lambda i: p[min(max(i, 0), len(p) - 1)]
        near, far = (-9, 111, 29, -3), (-3, 29, 111, -9)  # at a quarter of a pixel to either side, 128ths
        result = []
        for i in range(len(p)):
            result.append(sum(w * at(i - 2 + k) for k, w in enumerate(far)) / 128)
            result.append(sum(w * at(i - 1 + k) for k, w in enumerate(near)) / 128)
        return result

    wide = [line(row) for row in rows]
    return [list(row) for row in zip(*[line(column) for column in zip(*wide)])]


def finest(rows):
    """Mean square of what changes from one pixel to the next and back: the upper half of the spectrum."""
    sums = [(2 * b - a - c) ** 2 / 16 for row in rows for a, b, c in zip(row, row[1:], row[2:])]
    sums += [(2 * b - a - c) ** 2 / 16 for column in zip(*rows) for a, b, c in zip(column, column[1:], column[2:])]
    return sum(sums) / len(sums)


def middle(rows):
    return [sum(row) / len(row) for row in rows]


def a_4k_picture_holds_detail_that_an_enlarged_2k_one_does_not():
    native, enlarged = window("4K", 512), doubled(window("2K", 256))
    # They show the same place …
    away = [abs(a - b) for a, b in zip(middle(native), middle(enlarged))]
    assert sum(away) / len(away) < 6, sum(away) / len(away)
    # … and only one of them its grain.
    fine, soft = finest(native), finest(enlarged)
    assert fine > 2 * soft, (fine, soft)
    return f"{fine:.2f} beside {soft:.2f} grey levels squared between neighbours"


run(a_4k_picture_holds_detail_that_an_enlarged_2k_one_does_not)
