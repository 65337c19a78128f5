#!/usr/bin/env python3
"""Draws prompts and holds the picture, not the plan, against what was asked.

usage: agreement.py FILE.jsonl [--count 60] [--seed 1] [--size 1K] [--model plantain-2] [--section NAME]

FILE holds lines as GenEval's: {"tag", "include": [{"class", "count", "color"?, "position"?}], "prompt"}. The plan is judged
as geneval.py does. Then, in the finished picture, for each thing that was asked for, with the object ids of the plan's guides:
seen     the thing covers at least 150 pixels of a picture 512 wide
colour   of its pixels that the plan gives the colour asked for, cast of the whole picture taken out, most are nearer to that
         colour name than to any other of the palette, lightness counting a quarter
edges    its outline: brightness changes as much across it as in the plan's guides lit without any network; correlation of both
         gradients over the thing and a rim of 4 pixels, at least 0.5
A prompt holds if its plan is right and each thing holds. Needs the built programs, numpy, scipy and pillow; what is drawn stays
in the cache.
"""
import argparse
import hashlib
import json
import os
import re
import subprocess
from collections import Counter
from datetime import date
from pathlib import Path

import numpy as np
from geneval import chosen, judge, palette, planned, same, things
from PIL import Image
from scipy import ndimage
from sections import write_section

ROOT = Path(__file__).resolve().parents[2]
PROGRAMS = ROOT / ".build/release"
CACHE = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "plantain/agreement"
LEAST, RIM, CORRELATION = 150, 4, 0.5


def oklab(srgb):
    c = np.where(srgb <= 0.04045, srgb / 12.92, ((srgb + 0.055) / 1.055) ** 2.4)
    lms = c @ np.array([[0.4122, 0.2119, 0.0883], [0.5363, 0.6807, 0.2817], [0.0514, 0.1074, 0.6300]])
    return np.cbrt(np.maximum(lms, 0)) @ np.array([[0.2105, 1.9780, 0.0259], [0.7936, -2.4286, 0.7828], [-0.0041, 0.4506, -0.8087]])


def drawn(prompt, options):
    """Picture (h, w, 3) in 0…1, its plan, guides (32, h, w) and object ids (h, w) of half its size, the guides lit."""
    key = hashlib.sha256(f"{prompt}|{options.seed}|{options.size}|{options.model}".encode()).hexdigest()[:16]
    folder = CACHE / key
    if not (folder / "guides.object.npy").exists():
        folder.mkdir(parents=True, exist_ok=True)
        run = subprocess.run(
            [PROGRAMS / "plantain", "generate", prompt, "--model", options.model, "--size", options.size, "--seed",
             str(options.seed), "-o", folder / "picture.png", "--save-plan", folder / "plan.json"],
            capture_output=True, text=True, env={**os.environ, "PLANTAIN_HOME": str(ROOT)})  # fmt: skip
        if run.returncode != 0:
            raise SystemExit(f"{prompt}: {run.stderr.strip()}")
        subprocess.run([PROGRAMS / "guide-dump", folder / "plan.json", "--npy", "--out", folder / "guides"],
                       check=True, capture_output=True, env={**os.environ, "PLANTAIN_HOME": str(ROOT)})  # fmt: skip
    guides, ids = np.load(folder / "guides.guides.npy"), np.load(folder / "guides.object.npy")
    if guides.shape[0] != 32:
        guides = np.moveaxis(guides, -1, 0)
    size = ids.shape[::-1]
    picture = Image.open(folder / "picture.png").convert("RGB").resize(size, Image.BOX)
    lit = Image.open(folder / "guides.png").convert("RGB")
    return np.asarray(picture) / 255, json.load(open(folder / "plan.json")), guides, ids, np.asarray(lit) / 255


def gradient(picture):
    grey = ndimage.gaussian_filter(picture @ [0.2126, 0.7152, 0.0722], 0.8)
    return np.hypot(ndimage.sobel(grey, 0), ndimage.sobel(grey, 1))


def faults(thing, number, wish, picture, guides, ids, lit, names):
    """What is wrong with a thing in the picture."""
    mask = ids == number
    if mask.sum() < LEAST:
        return ["not seen"]
    wrong = []
    if "color" in wish:
        wanted = {"grey": "gray"}.get(wish["color"], wish["color"])
        tint = np.array([thing["material"]["tint"].get(c, 0.0) for c in "rgb"])
        base = np.moveaxis(guides[:3], 0, -1)
        own = np.abs(base - tint).max(-1) < 0.05 + 0.15 * tint.max()
        part = ndimage.binary_erosion(mask, iterations=1) & own
        part = part if part.sum() >= 40 else mask & own
        if part.sum() < 20:
            wrong.append("colour not shown")
        else:
            lab, labels = oklab(picture[part]), {n: oklab(np.array(v)) for n, v in names.items()}
            weight = np.array([0.25, 1, 1])
            order = list(labels)
            nearest = np.argmin([np.linalg.norm((lab - labels[n]) * weight, axis=-1) for n in order], 0)
            counts = Counter(order[k] for k in nearest)
            if counts.most_common(1)[0][0] != wanted:
                wrong.append(f"{counts.most_common(1)[0][0]} instead of {wanted}")
    around = ndimage.binary_dilation(mask, iterations=RIM)
    correlation = np.corrcoef(gradient(picture)[around], gradient(lit)[around])[0, 1]
    if not correlation >= CORRELATION:
        wrong.append(f"outline {correlation:.2f}")
    return wrong


def hold(case, answer, options, names):
    wrong = judge(case, answer, names)
    if wrong:
        return [f"plan: {w}" for w in wrong], []
    picture, plan, guides, ids, lit = drawn(case["prompt"], options)
    first = len(plan.get("surfaces", [])) + 1
    found, taken = [], set()
    for wish in case["include"]:
        mine = [(k, o) for k, o in enumerate(plan["objects"]) if o.get("group") and same(wish["class"], o) and k not in taken]
        if "color" in wish:
            right = [(k, o) for k, o in mine if (o.get("material") or {}).get("tint")]
            mine = right or mine
        for k, thing in mine[: wish["count"]]:
            taken.add(k)
            if "color" in wish and not (thing.get("material") or {}).get("tint"):
                found.append("colour not shown")
                continue
            found += [f"{thing['noun']}: {w}" for w in faults(thing, first + k, wish, picture, guides, ids, lit, names)]
    return [], found


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file")
    parser.add_argument("--count", type=int, default=60)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--size", default="1K")
    parser.add_argument("--model", default="plantain-2")
    parser.add_argument("--section", help="write the table into docs/RESULTS.md between marks of this name")
    options = parser.parse_args()
    cases = chosen([json.loads(line) for line in open(options.file, encoding="utf-8")], options.count, options.seed)
    answers = planned([c["prompt"] for c in cases], None, options.seed)
    names, totals, kinds = palette(), Counter(), Counter()
    for case, answer in zip(cases, answers):
        plan, picture = hold(case, answer, options, names)
        for tag in (case["tag"], "all"):
            totals[tag] += 1
            totals[tag, "plan"] += not plan
            totals[tag, "picture"] += not plan and not picture
        kinds.update({re.sub(r"^.*: ", "", w).split()[0] for w in picture})
        if plan or picture:
            print(f"- {case['prompt']}: {'; '.join(plan + picture)}", flush=True)
    rows = [f"| {tag} | {totals[tag]} | {totals[tag, 'plan'] / totals[tag]:.3f} | {totals[tag, 'picture'] / totals[tag]:.3f} |"
            for tag in [*sorted({c["tag"] for c in cases}), "all"]]
    table = "\n".join(["| task | prompts | plan right | and the picture agrees |", "|---|---|---|---|", *rows])
    print(table)
    if options.section:
        name = Path(options.file).name
        text = (f"### And in the picture\n\n{options.model}, {options.size}, seed {options.seed}, {date.today()}; `python "
                f"Training/evaluate/agreement.py {name} --count {options.count} --model {options.model} --size {options.size}`. "
                "The picture agrees if every thing asked for is seen, in its colour, and its outline is the plan's.\n\n" + table)
        write_section(options.section, text)


if __name__ == "__main__":
    main()
