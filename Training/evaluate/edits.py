"""How well instructions are understood, and whether edits change what they should and nothing else.

    edits.py read FILE.jsonl     share of a benchmark's instructions that are read as what its categories say
    edits.py plans               edits of plans of our own (edit_cases.py), each checked in the new plan
    edits.py pictures            the same drawn: the plan that the picture carries is checked, and that every pixel
                                 that no change comes near is the old picture's
    edits.py masks               ten of them under a painted mask

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

from edit_cases import CASES, PROMPTS

ROOT = pathlib.Path(__file__).resolve().parents[2]
SEED = 11
PROGRAMS = pathlib.Path(os.environ.get("PLANTAIN_PROGRAMS") or ROOT / ".build" / "release")

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


def plan_of(name, folder, size):
    path = folder / f"{name}.json"
    if not path.exists():
        made = run([PROGRAMS / "plantain", "plan", PROMPTS[name], "--seed", SEED, "--size", size])
        path.write_text(made.stdout)
    return path


def run(command):
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True)
    if done.returncode:
        raise SystemExit(f"{' '.join(map(str, command))}: {done.stderr.strip()[-400:]}")
    return done


def pose(thing):
    return {key: thing.get(key) for key in ("position", "rotation", "size", "support")}


def holds(check, before, after):
    try:
        return bool(check(before, after))
    except (KeyError, IndexError, StopIteration):
        return False


def report(rows, name):
    """One line a kind, for docs/RESULTS.md."""
    kinds = {}
    for kind, good in rows:
        mine = kinds.setdefault(kind, [0, 0])
        mine[0] += good
        mine[1] += 1
    for kind, (good, all_) in kinds.items():
        print(f"{kind:12} {good:3} of {all_:3}")
    good, all_ = sum(g for _, g in rows), len(rows)
    print(f"{name}: {good} of {all_} = {good / all_:.3f}")


def plans(only):
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        lines, wanted = [], []
        for k, (kind, prompt, instructions, check) in enumerate(CASES):
            if only and only not in (kind, prompt):
                continue
            first = plan_of(prompt, folder, "1K")
            lines.append(f"{first}\t{'|'.join(instructions)}\t{folder / f'new{k}'}\n")
            wanted.append((k, kind, prompt, instructions, check))
        answers = run_lines(lines)
        rows = []
        kept = told = 0
        for (k, kind, prompt, instructions, check), answer in zip(wanted, answers, strict=True):
            states = [folder / f"{prompt}.json"] + [folder / f"new{k}.{n}.json" for n in range(len(instructions))]
            ok = states[-1].exists()
            if ok:
                before, after = (json.loads(path.read_text()) for path in states[-2:])
                ok = holds(check, before, after)
                there = {o["id"]: pose(o) for o in before["objects"] if o.get("group")}
                now = {o["id"]: pose(o) for o in after["objects"]}
                about = set(after.get("edits", [{}])[-1].get("objects", []))
                if kind != "undo":
                    kept += sum(now.get(i) == p for i, p in there.items() if i in now and i not in about)
                    told += sum(i in now and i not in about for i in there)
            rows.append((kind, ok))
            if not ok:
                print(f"not met: {prompt}: {' | '.join(instructions)}: {json.dumps(answer)[:300]}")
        report(rows, "met in the new plan")
        print(f"poses of things that were not spoken of, kept exactly: {kept} of {told}")


def run_lines(lines):
    done = subprocess.run(
        [PROGRAMS / "edit-plans"], input="".join(lines), capture_output=True, text=True, check=True
    )
    return [json.loads(line) for line in done.stdout.splitlines()]


def embedded(path):
    """The plan that a picture carries."""
    from PIL import Image

    with Image.open(path) as picture:
        picture.load()
        return json.loads(picture.text["plantain"])


def guides(plan, folder, width, height):
    import numpy as np

    path = folder / "plan.json"
    path.write_text(json.dumps(plan))
    run([PROGRAMS / "guide-dump", path, "--out", folder / "g", "--size", f"{width}x{height}", "--npy"])
    return np.load(folder / "g.guides.npy")


def untouched(before, after, folder):
    """Pixels that no change of the plan comes near: farther than 6 % of the longer side from every guide that differs,
    as it is at the picture's size or at a third of it, whose rays fall between the others.

    None if the camera, the light or the canvas changed, which show everywhere.
    """
    import numpy as np

    whole = ("camera", "film", "lights", "environment", "canvas")
    if any(before.get(key) != after.get(key) for key in whole):
        return None
    width, height = after["canvas"]["width"], after["canvas"]["height"]
    a, b = (guides(plan, folder, width, height) for plan in (before, after))
    changed = (np.abs(a - b) > 1e-4).any(axis=0)
    a, b = (guides(plan, folder, width // 3, height // 3) for plan in (before, after))
    coarse = (np.abs(a - b) > 1e-4).any(axis=0)
    rows, columns = (np.minimum(np.arange(n) // 3, m - 1) for n, m in zip(changed.shape, coarse.shape))
    changed |= coarse[rows][:, columns]
    # A square of that reach around each: by rows, then by columns, with running sums.
    reach = int(0.06 * max(width, height)) + 1
    for axis in (0, 1):
        sums = np.cumsum(changed.astype(np.int32), axis=axis)
        sums = np.insert(sums, 0, 0, axis=axis)
        n = changed.shape[axis]
        low = np.clip(np.arange(n) - reach, 0, n)
        high = np.clip(np.arange(n) + reach + 1, 0, n)
        changed = np.take(sums, high, axis=axis) > np.take(sums, low, axis=axis)
    return ~changed


def pictures(only, keep, size):
    import numpy as np
    from PIL import Image

    keep = pathlib.Path(keep) if keep else None
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        store = keep or folder
        store.mkdir(parents=True, exist_ok=True)
        rows, same, total, drawn, partial = [], 0, 0, 0, 0
        for k, (kind, prompt, instructions, check) in enumerate(CASES):
            if only and only not in (kind, prompt):
                continue
            first = store / f"{prompt}.png"
            if not first.exists():
                run([PROGRAMS / "plantain", "generate", PROMPTS[prompt], "--seed", SEED, "--size", size, "-o", first])
            states = [first]
            for n, instruction in enumerate(instructions):
                path = store / f"{k:02}-{prompt}-{kind}-{n}.png"
                if kind == "undo" and n == len(instructions) - 1:
                    # Only a conversation knows what was before; the plan is what an undo must bring back.
                    break
                if not path.exists():
                    done = subprocess.run(
                        [PROGRAMS / "plantain", "edit", states[-1], instruction, "-o", path], capture_output=True, text=True
                    )
                    if done.returncode:
                        print(f"refused: {prompt}: {instruction}: {done.stderr.strip()[-200:]}")
                        break
                states.append(path)
            if kind == "undo":
                continue
            if len(states) <= len(instructions):
                rows.append((kind, False))
                continue
            before, after = embedded(states[-2]), embedded(states[-1])
            rows.append((kind, holds(check, before, after)))
            drawn += 1
            far = untouched(before, after, folder)
            if far is None:
                continue
            a, b = (np.asarray(Image.open(path).convert("RGB")) for path in states[-2:])
            equal = (a == b).all(axis=2)
            partial += 1
            same += int(equal[far].sum())
            total += int(far.sum())
            if not equal[far].all():
                print(f"touched: {prompt}: {instructions[-1]}: {int((~equal[far]).sum())} of {int(far.sum())}")
            if equal.all() and kind != "undo":
                print(f"nothing changed in the picture: {prompt}: {instructions[-1]}")
                rows[-1] = (kind, False)
        report(rows, f"met in the plan that the picture carries, and seen, of {drawn} pictures")
        print(f"pixels that no change comes near, in {partial} pictures: {same} of {total} the same = {same / max(1, total):.6f}")


def masks(size):
    """Edits under a painted mask: outside it every pixel must be the old picture's."""
    import numpy as np
    from PIL import Image

    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        same = total = 0
        cases = [c for c in CASES if len(c[2]) == 1 and c[1] == "still" and c[0] not in ("shape", "undo")][:10]
        for k, (_, prompt, instructions, _) in enumerate(cases):
            before = folder / f"{prompt}.png"
            if not before.exists():
                run([PROGRAMS / "plantain", "generate", PROMPTS[prompt], "--seed", SEED, "--size", size, "-o", before])
            width, height = Image.open(before).size
            white = np.zeros((height, width), np.uint8)
            white[height // 5 : height * 9 // 10, width * (5 + k) // 50 : width * (35 + k) // 50] = 255
            mask, after = folder / f"mask{k}.png", folder / f"after{k}.png"
            Image.fromarray(white).save(mask)
            run([PROGRAMS / "plantain", "edit", before, instructions[0], "--mask", mask, "-o", after])
            a, b = (np.asarray(Image.open(path).convert("RGB")) for path in (before, after))
            outside = white == 0
            same += int((a[outside] == b[outside]).all(axis=1).sum())
            total += int(outside.sum())
        print(f"pixels outside {len(cases)} masks that are the old picture's: {same} of {total} = {same / total:.6f}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=("read", "plans", "pictures", "masks"))
    parser.add_argument("file", nargs="?")
    parser.add_argument("--only", help="cases of one kind or prompt")
    parser.add_argument("--keep", help="a folder that the pictures stay in, and are taken from if they are there")
    parser.add_argument("--size", default="1K")
    args = parser.parse_args()
    if args.what == "read":
        if not args.file:
            sys.exit("edits.py read needs the file of instructions")
        read(args.file)
    elif args.what == "plans":
        plans(args.only)
    elif args.what == "pictures":
        pictures(args.only, args.keep, args.size)
    else:
        masks(args.size)


if __name__ == "__main__":
    os.chdir(ROOT)
    main()
