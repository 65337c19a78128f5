"""Edits of pictures of our own, and what must hold in the plan that they lead to.

A case is (kind, name of a prompt, instructions, check); all instructions but the last lead up to it. A check takes
(before, after), the plans before and after the last instruction, and is true if what was asked for is there.
"""

PROMPTS = {
    "still": 'a red mug to the left of a blue vase on a wooden table with two green apples and a sign that says "OPEN"',
    "room": "a sofa, an armchair and a floor lamp in a living room",
    "street": "a red car and a bicycle on a street",
    "beach": "a wooden chair and a yellow umbrella on a beach",
    "lake": "a rowing boat at a lake with mountains in the afternoon",
    "desk": "a laptop, a white mug and three books on a desk in an office",
    "garden": "a wooden bench and a basket in a garden",
    "studio": "a teapot and a lemon on a grey background in a studio",
    "forest": "a tent and a backpack in a forest in the morning",
    "shop": 'a chalkboard that says "SOUP OF THE DAY" and a coffee cup on a counter in a cafe',
}


def things(plan, noun=None):
    return [o for o in plan.get("objects", []) if o.get("group") and (noun is None or o["noun"] == noun)]


def one(plan, noun):
    return things(plan, noun)[0]


# Where things are in the picture.


def sub(a, b):
    return [x - y for x, y in zip(a, b)]


def dot(a, b):
    return sum(x * y for x, y in zip(a, b))


def cross(a, b):
    return [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]]


def unit(a):
    n = dot(a, a) ** 0.5
    return [x / n for x in a]


def point(v):
    return [v.get(k, 0) for k in "xyz"]


def project(plan, p):
    """x and y in [-1, 1] and the depth of a place."""
    import math

    c, canvas = plan["camera"], plan["canvas"]
    eye = point(c["position"])
    forward = unit(sub(point(c["target"]), eye))
    right = unit(cross(forward, [0, 1, 0]))
    up = cross(right, forward)
    d = sub(p, eye)
    z = dot(d, forward)
    t = math.tan(c["verticalFov"] / 2)
    return dot(d, right) / (z * t * canvas["width"] / canvas["height"]), dot(d, up) / (z * t), z


def middle(o):
    x, y, z = point(o["position"])
    return [x, y + o["size"]["y"] / 2, z]


def at(plan, noun):
    return project(plan, middle(one(plan, noun)))


def in_view(*nouns):
    """Its middle is well inside the frame, and it is no smaller than 3 % and no larger than 90 % of its height."""

    def check(before, after):
        import math

        for noun in nouns:
            for o in things(after, noun):
                x, y, z = project(after, middle(o))
                t = math.tan(after["camera"]["verticalFov"] / 2)
                tall = max(o["size"].values()) / (2 * z * t)
                if not (abs(x) < 0.95 and abs(y) < 0.95 and z > 0 and 0.03 < tall < 0.9):
                    return False
        return all(things(after, noun) for noun in nouns)

    return check


# Checks.


def both(*checks):
    return lambda before, after: all(check(before, after) for check in checks)


def count(noun, n):
    return lambda before, after: len(things(after, noun)) == n


def gone(noun):
    return count(noun, 0)


def tint(noun, channel, over):
    """One channel of a thing's colour is the strongest by far."""

    def check(before, after):
        colours = [o.get("material", {}).get("tint") for o in things(after, noun)]
        if not colours or any(c is None for c in colours):
            return False
        rgb = [[c.get(k, 0) for k in "rgb"] for c in colours]
        return all(c[channel] == max(c) and c[channel] > over * (sum(c) - c[channel]) for c in rgb)

    return check


def bright(noun, low, high):
    def check(before, after):
        tints = [o.get("material", {}).get("tint", {}) for o in things(after, noun)]
        return bool(tints) and all(low <= max(t.get(k, 0) for k in "rgb") <= high for t in tints)

    return check


def substance(noun, name):
    return lambda before, after: bool(things(after, noun)) and all(
        o.get("material", {}).get("substance") == name for o in things(after, noun)
    )


def taller(noun, low, high):
    return lambda before, after: low < one(after, noun)["size"]["y"] / one(before, noun)["size"]["y"] < high


def turned(noun):
    return lambda before, after: one(before, noun).get("rotation") != one(after, noun).get("rotation")


def shifted(noun, axis, sign, least=0.01):
    """In the picture: axis 0 to the right, 1 up, 2 away."""
    return lambda before, after: sign * (at(after, noun)[axis] - at(before, noun)[axis]) > least


def right_of(noun, other):
    return lambda before, after: at(after, noun)[0] > at(after, other)[0]


def behind(noun, other):
    return lambda before, after: at(after, noun)[2] > at(after, other)[2]


def on(noun, other):
    def check(before, after):
        ids = {o["id"] for o in things(after, other)} | {s["id"] for s in after["surfaces"] if s["id"] == other}
        return bool(things(after, noun)) and all(o.get("support") in ids for o in things(after, noun))

    return check


def text(words):
    return lambda before, after: any(t["text"] == words for t in after.get("texts", []))


def ink(channel):
    def check(before, after):
        i = after["texts"][0]["ink"]
        return i.get("rgb"[channel], 0) == max(i.get(k, 0) for k in "rgb") > 0.2

    return check


def font(part):
    return lambda before, after: part in after["texts"][0]["fonts"][0] and before["texts"][0]["fonts"] != after["texts"][0]["fonts"]


def environment(key, *values):
    return lambda before, after: after["environment"].get(key) in values


def hazier(before, after):
    return after["environment"].get("extinction", 0) > 1.3 * before["environment"].get("extinction", 0) > 0


def brighter(sign):
    return lambda before, after: sign * (after["film"]["exposure"] - before["film"]["exposure"]) > 0


def surface(kinds, name):
    return lambda before, after: any(
        s["kind"] in kinds and s["material"].get("substance") == name for s in after["surfaces"]
    )


def surface_tint(kinds, channel):
    def check(before, after):
        for s in after["surfaces"]:
            t = s.get("material", {}).get("tint")
            if s["kind"] in kinds and t and t.get("rgb"[channel], 0) == max(t.get(k, 0) for k in "rgb") > 0:
                return True
        return False

    return check


def mirrors(*kinds):
    return lambda before, after: any(
        s["kind"] in kinds and 0 < s["material"].get("roughness", 0) < 0.06 for s in after["surfaces"]
    )


def fov(sign):
    return lambda before, after: sign * (after["camera"]["verticalFov"] - before["camera"]["verticalFov"]) > 0


def shape(aspect):
    """The picture has the shape, and its old pixels lie in it at their scale."""

    def check(before, after):
        import math

        w, h = map(float, aspect.split(":"))
        a, b = before["canvas"], after["canvas"]
        scale = [
            math.tan(p["camera"]["verticalFov"] / 2) / p["canvas"]["height"] for p in (before, after)
        ]
        grown = b["width"] >= a["width"] and b["height"] >= a["height"]
        return grown and abs(b["width"] / b["height"] / (w / h) - 1) < 0.01 and abs(scale[1] / scale[0] - 1) < 1e-3

    return check


def main_light(plan):
    return next(light for light in plan["lights"] if not light.get("object"))


def light_from(sign):
    """The first light comes from the viewer's left (-1) or right (1)."""

    def check(before, after):
        eye, target = point(after["camera"]["position"]), point(after["camera"]["target"])
        right = unit(cross(unit(sub(target, eye)), [0, 1, 0]))
        return sign * dot(point(main_light(after)["direction"]), right) > 0.2

    return check


def warmer(sign):
    def ratio(plan):
        c = main_light(plan)["color"]
        return c.get("r", 0) / max(1e-6, c.get("b", 0))

    return lambda before, after: sign * (ratio(after) - ratio(before)) > 0.05


def softer(before, after):
    return main_light(after)["radius"] > 1.5 * main_light(before)["radius"]


def same_scene(before, after):
    """Nothing that was asked for has moved."""
    return all(
        any(o["id"] == p["id"] and o.get("position") == p.get("position") for p in after["objects"])
        for o in things(before)
    )


CASES = [
    ("add", "still", ["add a book on the right"], both(count("book", 1), in_view("book"))),
    ("add", "still", ["put a spoon in front of the mug"], both(count("spoon", 1), in_view("spoon"))),
    ("add", "still", ["place a yellow candle next to the vase"], both(count("candle", 1), in_view("candle"), tint("candle", 0, 0.3))),
    ("add", "still", ["put a yellow lamp behind it"], both(count("lamp", 1), in_view("lamp"))),
    ("add", "room", ["put a cat on the sofa"], both(count("cat", 1), on("cat", "sofa"), in_view("cat"))),
    ("add", "beach", ["add a table to the left of the chair"], both(count("table", 1), right_of("chair", "table"), in_view("table"))),
    ("add", "lake", ["add a duck on the water"], both(count("duck", 1), in_view("duck"))),
    ("remove", "still", ["remove the vase"], both(gone("vase"), count("mug", 1))),
    ("remove", "still", ["get rid of one of the apples"], count("apple", 1)),
    ("remove", "street", ["remove the bicycle"], both(gone("bicycle"), count("car", 1))),
    ("remove", "still", ["take away everything except the mug"], both(count("mug", 1), gone("vase"), gone("apple"))),
    ("replace", "still", ["replace the mug with a teapot"], both(gone("mug"), count("teapot", 1), in_view("teapot"))),
    ("replace", "still", ["turn the apples into lemons"], both(gone("apple"), count("lemon", 2))),
    ("move", "still", ["move the mug to the right of the vase"], right_of("mug", "vase")),
    ("move", "still", ["push the vase back a little"], shifted("vase", 2, 1)),
    ("move", "still", ["swap the mug and the vase"], right_of("mug", "vase")),
    ("move", "garden", ["move the basket to the left"], shifted("basket", 0, -1)),
    ("turn", "still", ["rotate the sign 30 degrees to the left"], turned("sign")),
    ("turn", "street", ["turn the car around"], turned("car")),
    ("resize", "still", ["make the vase twice as big"], taller("vase", 1.2, 2.1)),
    ("resize", "studio", ["shrink the lemon"], taller("lemon", 0.3, 0.9)),
    ("duplicate", "still", ["duplicate the mug"], both(count("mug", 2), in_view("mug"))),
    ("count", "still", ["there should be four apples"], both(count("apple", 4), in_view("apple"))),
    ("count", "desk", ["make it one book"], count("book", 1)),
    ("recolour", "still", ["paint the mug yellow"], both(bright("mug", 0.5, 1), tint("mug", 0, 0.5))),
    ("recolour", "street", ["make the car green"], tint("car", 1, 0.7)),
    ("recolour", "forest", ["change the colour of the tent to orange"], tint("tent", 0, 0.6)),
    ("material", "still", ["make the vase of glass"], substance("vase", "GLASS")),
    ("material", "studio", ["turn the teapot into gold"], substance("teapot", "GOLD")),
    ("text", "still", ['change the sign to "CLOSED"'], both(text("CLOSED"), lambda b, a: not text("OPEN")(b, a))),
    ("text", "shop", ['replace "SOUP OF THE DAY" with "FRESH CAKE"'], text("FRESH CAKE")),
    ("font", "still", ["use a serif font for the lettering"], font("Serif")),
    ("ink", "still", ["make the text red"], ink(0)),
    ("sky", "street", ["make the sky more dramatic"], both(environment("sky", "DRAMATIC"), same_scene)),
    ("sky", "beach", ["make it a cloudless sky"], environment("sky", "CLEAR")),
    ("sky", "lake", ["set it at sunset"], both(environment("time", "SUNSET"), same_scene)),
    ("sky", "garden", ["turn day into night"], environment("time", "NIGHT")),
    ("weather", "street", ["let it rain"], both(environment("weather", "RAIN"), environment("sky", "OVERCAST"), same_scene)),
    ("weather", "forest", ["make it snow"], both(environment("weather", "SNOWFALL"), surface({"GROUND"}, "SNOW"))),
    ("weather", "lake", ["add some fog"], both(environment("weather", "FOG"), lambda b, a: a["environment"].get("extinction", 0) > 0.005)),
    ("weather", "lake", ["add some fog", "make the fog thicker"], both(environment("weather", "FOG"), hazier)),
    ("weather", "street", ["let it rain", "stop the rain"], lambda b, a: "weather" not in a["environment"] and b["environment"]["weather"] == "RAIN"),
    ("time", "room", ["make it night"], environment("time", "NIGHT")),
    ("time", "forest", ["make it golden hour"], environment("time", "GOLDEN_HOUR")),
    ("light", "still", ["make the light warmer"], warmer(1)),
    ("light", "studio", ["make the light softer"], softer),
    ("light", "still", ["light it from the left"], light_from(-1)),
    ("light", "studio", ["light it from the right", "make the light cooler"], both(light_from(1), warmer(-1))),
    ("light", "desk", ["brighter"], brighter(1)),
    ("background", "room", ["make the wall green"], surface_tint({"WALL"}, 1)),
    ("background", "street", ["change the background to a beach"], both(environment("place", "BEACH"), count("car", 1))),
    ("background", "beach", ["put it in a forest"], environment("place", "FOREST")),
    ("surface", "still", ["make the table of marble"], surface({"TABLE", "COUNTER"}, "MARBLE")),
    ("reflection", "lake", ["add a reflection of the boat in the water"], mirrors("WATERTOP")),
    ("reflection", "studio", ["let the floor reflect the teapot"], mirrors("FLOOR", "TABLE", "COUNTER")),
    ("zoom", "still", ["zoom in on the mug"], both(fov(-1), in_view("mug"))),
    ("zoom", "garden", ["zoom out"], fov(1)),
    ("shape", "still", ["make it 16:9"], shape("16:9")),
    ("shape", "beach", ["change the aspect ratio to 3:4"], shape("3:4")),
    ("undo", "still", ["remove the vase", "undo"], count("vase", 1)),
    ("undo", "street", ["let it rain", "make the car blue", "undo that"], both(environment("weather", "RAIN"), tint("car", 0, 0.7))),
    ("reference", "still", ["paint one of the apples red", "now the other one"], lambda b, a: all(tint("apple", 0, 0.7)(b, a) for _ in [0])),
    ("reference", "still", ["make the vase white", "make it bigger"], taller("vase", 1.1, 2)),
    ("reference", "street", ["add a dog", "make it black", "move it to the left"], both(shifted("dog", 0, -1), bright("dog", 0, 0.06))),
    ("several", "still", ["remove the mug, make the vase pink and add a plate"], both(gone("mug"), tint("vase", 0, 0.3), count("plate", 1))),
    ("several", "room", ["remove the armchair and make the sofa blue"], both(gone("armchair"), tint("sofa", 2, 0.7))),
    ("several", "street", ["make the car blue, let it rain and set it at dusk"], both(tint("car", 2, 0.7), environment("weather", "RAIN"), environment("time", "DUSK"))),
]
