"""How well instructions are understood, and whether edits change what they should and nothing else.

    edits.py read FILE.jsonl     share of a benchmark's instructions that are read as what its categories say
    edits.py plans               edits of plans of our own, each checked in the new plan
    edits.py pictures            some of them drawn: every pixel outside the change must be the old one's

FILE holds one object a line: kind (a category of I2EBench), instruction and alternative, another wording of it.
What a category asks for: BGReplacement a background (a place, its ground, sky or time), ColorAlteration a colour,
Counting and DirectionPerception something new, ObjectRemoval a removal, Replacement a replacement; RegionAccuracy
holds the last four, told apart by the first wording, and is judged on the second alone.
"""

import argparse
import json
import os
import pathlib
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAMS = ROOT / ".build" / "release"

BACKGROUND = {"background", "surface", "time", "sky"}
COLOUR = {"recolor", "surface", "sky", "time", "lettering"}
WANTED = {
    "BGReplacement": BACKGROUND,
    "ColorAlteration": COLOUR,
    "Counting": {"add"},
    "DirectionPerception": {"add"},
    "ObjectRemoval": {"remove"},
    "Replacement": {"replace"},
}


def wanted(row):
    if row["kind"] in WANTED:
        return WANTED[row["kind"]]
    first = row["instruction"].lower()
    for word, kinds in (("color", COLOUR), ("remove", {"remove"}), ("replace", {"replace"}), ("add", {"add"})):
        if word in first:
            return kinds
    raise SystemExit(f"no category is known for: {first}")


def read(path):
    rows = [json.loads(line) for line in open(path, encoding="utf-8")]
    total = right = 0
    table = {}
    for field in ("instruction", "alternative"):
        lines = "".join(row[field].replace("\n", " ") + "\n" for row in rows)
        answer = subprocess.run(
            [PROGRAMS / "read-instructions"], input=lines, capture_output=True, text=True, check=True
        ).stdout.splitlines()
        for row, line in zip(rows, answer, strict=True):
            if row["kind"] == "RegionAccuracy" and field == "instruction":
                continue
            kinds = set(line.split("\t")[0].split(","))
            good = bool(kinds & wanted(row))
            mine = table.setdefault((row["kind"], field), [0, 0])
            mine[0] += good
            mine[1] += 1
            total += 1
            right += good
    for (kind, field), (good, all_) in sorted(table.items()):
        print(f"{kind:20} {field:12} {good:4} of {all_:4}")
    print(f"read as the right operation: {right} of {total} = {right / total:.3f}")


# Plans of our own, and what is asked of them: instruction and a check of (old, new) plans.

PROMPTS = {
    "still": 'a red mug to the left of a blue vase on a wooden table with two green apples and a sign that says "OPEN"',
    "room": "a sofa, an armchair and a floor lamp in a living room",
    "street": "a red car and a bicycle on a street",
    "beach": "a wooden chair and a yellow umbrella on a beach",
}


def things(plan, noun=None):
    return [o for o in plan.get("objects", []) if o.get("group") and (noun is None or o["noun"] == noun)]


def count(noun, n):
    return lambda old, new: len(things(new, noun)) == n


def gone(noun):
    return count(noun, 0)


def tint(noun, channel, over):
    """One channel of a thing's colour is the strongest, or all are near to each other for grey ones."""

    def check(old, new):
        colours = [o.get("material", {}).get("tint") for o in things(new, noun)]
        if not colours or any(c is None for c in colours):
            return False
        rgb = [[c.get(k, 0) for k in "rgb"] for c in colours]
        return all(c[channel] == max(c) and c[channel] > over * (sum(c) - c[channel]) for c in rgb)

    return check


def bright(noun, low, high):
    def check(old, new):
        tints = [o.get("material", {}).get("tint", {}) for o in things(new, noun)]
        return all(low <= max(t.get(k, 0) for k in "rgb") <= high for t in tints) and bool(tints)

    return check


def substance(noun, name):
    return lambda old, new: all(o.get("material", {}).get("substance") == name for o in things(new, noun))


def height(noun, low, high):
    def check(old, new):
        a, b = things(old, noun)[0]["size"]["y"], things(new, noun)[0]["size"]["y"]
        return low < b / a < high

    return check


def moved(noun, axis, sign):
    def check(old, new):
        a, b = things(old, noun)[0]["position"], things(new, noun)[0]["position"]
        return sign * (b.get(axis, 0) - a.get(axis, 0)) > 0.01

    return check


def turned(noun):
    return lambda old, new: things(old, noun)[0].get("rotation") != things(new, noun)[0].get("rotation")


def right_of(noun, other):
    return lambda old, new: things(new, noun)[0]["position"].get("x", 0) > things(new, other)[0]["position"].get("x", 0)


def on(noun, other):
    def check(old, new):
        ids = {o["id"] for o in things(new, other)}
        return any(o.get("support") in ids for o in things(new, noun))

    return check


def text(words):
    return lambda old, new: any(t["text"] == words for t in new.get("texts", []))


def no_text(old, new):
    return not new.get("texts")


def environment(key, *values):
    return lambda old, new: new["environment"].get(key) in values


def brighter(sign):
    return lambda old, new: sign * (new["film"]["exposure"] - old["film"]["exposure"]) > 0


def surface(kinds, name):
    return lambda old, new: any(s["kind"] in kinds and s["material"].get("substance") == name for s in new["surfaces"])


def surface_tint(kinds, channel):
    def check(old, new):
        for s in new["surfaces"]:
            t = s.get("material", {}).get("tint")
            if s["kind"] in kinds and t and t.get("rgb"[channel], 0) == max(t.get(k, 0) for k in "rgb"):
                return True
        return False

    return check


def fov(sign):
    return lambda old, new: sign * (new["camera"]["verticalFov"] - old["camera"]["verticalFov"]) > 0


def canvas(aspect):
    return lambda old, new: new["canvas"]["aspect"] == aspect


def both(*checks):
    return lambda old, new: all(check(old, new) for check in checks)


def light_from(sign):
    """The first light comes from the viewer's left (-1) or right (1)."""
    return lambda old, new: sign * new["lights"][0]["direction"].get("x", 0) > 0


EDITS = [
    ("still", "remove the vase", gone("vase")),
    ("still", "get rid of one of the apples", count("apple", 1)),
    ("still", "take away everything except the mug", both(count("mug", 1), gone("vase"), gone("apple"))),
    ("still", "add a book on the right", count("book", 1)),
    ("still", "put a spoon in front of the mug", count("spoon", 1)),
    ("still", "add three oranges", count("orange", 3)),
    ("still", "place a yellow candle next to the vase", count("candle", 1)),
    ("still", "replace the mug with a teapot", both(gone("mug"), count("teapot", 1))),
    ("still", "turn the apples into lemons", both(gone("apple"), count("lemon", 2))),
    ("still", "swap the mug and the vase", right_of("mug", "vase")),
    ("still", "move the mug to the right of the vase", right_of("mug", "vase")),
    ("still", "push the vase back a little", moved("vase", "z", -1)),
    ("still", "rotate the sign 30 degrees to the left", turned("sign")),
    ("still", "make the vase twice as big", height("vase", 1.2, 2.1)),
    ("still", "shrink the mug", height("mug", 0.3, 0.9)),
    ("still", "duplicate the mug", count("mug", 2)),
    ("still", "there should be four apples", count("apple", 4)),
    ("still", "only one apple, please: make it one apple", count("apple", 1)),
    ("still", "paint the mug yellow", bright("mug", 0.5, 1)),
    ("still", "change the colour of the vase to green", tint("vase", 1, 0.7)),
    ("still", "make the apples red", tint("apple", 0, 0.7)),
    ("still", "the mug should be black", bright("mug", 0, 0.05)),
    ("still", "make the vase of glass", substance("vase", "GLASS")),
    ("still", "turn the mug into gold", substance("mug", "GOLD")),
    ("still", 'change the sign to "CLOSED"', text("CLOSED")),
    ("still", 'replace "OPEN" with "BACK SOON"', text("BACK SOON")),
    ("still", "make the text red", lambda o, n: n["texts"][0]["ink"].get("r", 0) > 0.3),
    ("still", "use a serif font for the lettering", lambda o, n: "Serif" in n["texts"][0]["fonts"][0]),
    ("still", "remove the text from the sign", no_text),
    ("still", "make the table of marble", surface({"TABLE", "COUNTER"}, "MARBLE")),
    ("still", "make the light warmer", lambda o, n: n["lights"] != o["lights"]),
    ("still", "light it from the left", light_from(-1)),
    ("still", "brighter", brighter(1)),
    ("still", "zoom in on the mug", fov(-1)),
    ("still", "make it 16:9", canvas("16:9")),
    ("still", "remove the mug, make the vase pink and add a plate", both(gone("mug"), tint("vase", 0, 0.3), count("plate", 1))),
    ("room", "put a cat on the sofa", both(count("cat", 1), on("cat", "sofa"))),
    ("room", "make the wall green", surface_tint({"WALL"}, 1)),
    ("room", "make it night", environment("time", "NIGHT")),
    ("room", "remove the armchair and make the sofa blue", both(gone("armchair"), tint("sofa", 2, 0.7))),
    ("room", "add a picture on the wall", lambda o, n: len(things(n)) == len(things(o)) + 1),
    ("street", "make the car green", tint("car", 1, 0.7)),
    ("street", "make the sky more dramatic", environment("sky", "DRAMATIC")),
    ("street", "set it at sunset", environment("time", "SUNSET")),
    ("street", "remove the bicycle", gone("bicycle")),
    ("street", "change the background to a beach", environment("place", "BEACH")),
    ("beach", "turn day into night", environment("time", "NIGHT")),
    ("beach", "make it a cloudless sky", environment("sky", "CLEAR")),
    ("beach", "add a table to the left of the chair", count("table", 1)),
    ("beach", "put it in a forest", environment("place", "FOREST")),
]


def plan_of(name, folder, size):
    path = folder / f"{name}.json"
    if not path.exists():
        made = run([ROOT / "plantain", "plan", PROMPTS[name], "--seed", "11", "--size", size])
        path.write_text(made.stdout)
    return path


def run(command):
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True)
    if done.returncode:
        raise SystemExit(f"{' '.join(map(str, command))}: {done.stderr.strip()[-400:]}")
    return done


def pose(thing):
    return {key: thing.get(key) for key in ("position", "rotation", "size", "support")}


def plans():
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        lines = []
        for k, (prompt, instruction, _) in enumerate(EDITS):
            lines.append(f"{plan_of(prompt, folder, '1K')}\t{instruction}\t{folder / f'new{k}.json'}\n")
        answers = run_lines(lines)
        good = kept = told = 0
        for k, ((prompt, instruction, check), answer) in enumerate(zip(EDITS, answers, strict=True)):
            old = json.loads((folder / f"{prompt}.json").read_text())
            path = folder / f"new{k}.json"
            ok = path.exists()
            if ok:
                new = json.loads(path.read_text())
                try:
                    ok = bool(check(old, new))
                except (KeyError, IndexError):
                    ok = False
                before = {o["id"]: pose(o) for o in old["objects"] if o.get("group")}
                after = {o["id"]: pose(o) for o in new["objects"]}
                about = set(new.get("edits", [{}])[-1].get("objects", []))
                same = sum(after.get(i) == p for i, p in before.items() if i in after and i not in about)
                kept += same
                told += sum(i in after and i not in about for i in before)
            good += ok
            if not ok:
                print(f"not met: {prompt}: {instruction}: {json.dumps(answer)[:300]}")
        print(f"met in the new plan: {good} of {len(EDITS)} = {good / len(EDITS):.3f}")
        print(f"poses of things that were not spoken of, kept exactly: {kept} of {told}")


def run_lines(lines):
    done = subprocess.run(
        [PROGRAMS / "edit-plans"], input="".join(lines), capture_output=True, text=True, check=True
    )
    return [json.loads(line) for line in done.stdout.splitlines()]


def pictures():
    import numpy as np
    from PIL import Image

    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        same = total = 0
        for k, (prompt, instruction, _) in enumerate(EDITS[:6] + EDITS[18:20] + EDITS[24:25]):
            before = folder / f"{prompt}.png"
            if not before.exists():
                run([ROOT / "plantain", "generate", PROMPTS[prompt], "--seed", "11", "--size", "1K", "-o", before])
            after = folder / f"after{k}.png"
            mask = folder / f"mask{k}.png"
            white = np.zeros((1024, 1024), np.uint8)
            white[200:900, 100 + 20 * k : 700 + 20 * k] = 255
            Image.fromarray(white).save(mask)
            run([ROOT / "plantain", "edit", before, instruction, "--mask", mask, "-o", after])
            a, b = (np.asarray(Image.open(path).convert("RGB")) for path in (before, after))
            outside = white == 0
            same += int((a[outside] == b[outside]).all(axis=1).sum())
            total += int(outside.sum())
        print(f"pixels outside the mask that are the old picture's: {same} of {total} = {same / total:.6f}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=("read", "plans", "pictures"))
    parser.add_argument("file", nargs="?")
    args = parser.parse_args()
    if args.what == "read":
        if not args.file:
            sys.exit("edits.py read needs the file of instructions")
        read(args.file)
    elif args.what == "plans":
        plans()
    else:
        pictures()


if __name__ == "__main__":
    os.chdir(ROOT)
    main()
