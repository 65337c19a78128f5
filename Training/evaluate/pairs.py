"""A blind look: the whole road beside the best that learns nothing → docs/RESULTS.md.

    pairs.py draw FOLDER [--count 30] [--scenes FOLDER…]    FOLDER/pair01.png …, sheets of six, and FOLDER/key.json, not to be opened
    pairs.py count FOLDER CHOICES [--print]                 CHOICES: a line "NUMBER left", "NUMBER right" or "NUMBER same" each

A pair is one native crop of a held-out scene drawn twice, sides by chance: by the encoder's tokens through the networks (base picture, one step), and
by the no-learning fit: the target's colour in blocks of a token's size, in as many bits as a token has, times the guides. Nothing else is shown:
the question is which is the better picture. Ties are left out of the count; the interval is Wilson's.
"""

import argparse
import json
import math
import random
from datetime import date
from pathlib import Path

import numpy as np
import torch
from PIL import Image, ImageDraw

from networks import BLOCKS, ROOT, Judge, crop_ways, held_out, sharp_crops
from sections import write_section

ROAD, FIT = "encoder, 1 step", f"{BLOCKS}, in 16 bits × guides, nothing learned"
ZOOM, GAP, HEAD = 2, 12, 16


def pair_picture(number, left, right):
    """Both enlarged, a gap between them, the number above."""
    pixels = [Image.fromarray((x[0].clamp(0, 1).permute(1, 2, 0).numpy() * 255 + 0.5).astype(np.uint8)) for x in (left, right)]
    width, height = (ZOOM * v for v in pixels[0].size)
    out = Image.new("RGB", (2 * width + GAP, height + HEAD), "grey")
    for k, p in enumerate(pixels):
        out.paste(p.resize((width, height), Image.Resampling.NEAREST), (k * (width + GAP), HEAD))
    ImageDraw.Draw(out).text((2, 2), f"{number:02d}", fill="white")
    return out


@torch.no_grad()
def draw(options):
    options.folder.mkdir(parents=True, exist_ok=True)
    judge, chance = Judge(ROOT / "Models"), random.SystemRandom()
    crops = [(f, name) for f in held_out(options.scenes, None) for name in sharp_crops(f)]
    if len(crops) < options.count:
        raise SystemExit(f"{options.count} pairs need as many crops of held-out scenes in focus; {len(crops)} are there")
    key, sheet, known = {}, [], {}
    for number, (folder, name) in enumerate(chance.sample(crops, options.count), 1):
        judge.start(folder)
        if folder not in known:
            known[folder] = judge.known(folder)
        ways, _ = crop_ways(judge, folder, name, *known[folder], several=(1,))
        sides = [ROAD, FIT] if chance.random() < 0.5 else [FIT, ROAD]
        key[number] = dict(left="road" if sides[0] == ROAD else "fit", scene=folder.name, crop=name)
        sheet.append(pair_picture(number, *(ways[s] for s in sides)))
        sheet[-1].save(options.folder / f"pair{number:02d}.png")
        if len(sheet) == 6 or number == options.count:
            w, h = sheet[0].size
            out = Image.new("RGB", (2 * w + 2 * GAP, math.ceil(len(sheet) / 2) * (h + GAP)), "black")
            for k, p in enumerate(sheet):
                out.paste(p, (k % 2 * (w + 2 * GAP), k // 2 * (h + GAP)))
            out.save(options.folder / f"sheet{math.ceil(number / 6)}.png")
            sheet = []
    (options.folder / "key.json").write_text(json.dumps(key, indent=1) + "\n")


def wilson(hits, count, z=1.96):
    """The 95 % interval of a share."""
    if count == 0:
        return 0.0, 1.0
    p = hits / count
    middle, reach = p + z * z / (2 * count), z * math.sqrt(p * (1 - p) / count + z * z / (4 * count * count))
    return tuple((middle + s * reach) / (1 + z * z / count) for s in (-1, 1))


def count(options):
    key = {int(k): v for k, v in json.loads((options.folder / "key.json").read_text()).items()}
    said = dict((int(a), b) for a, b in (line.split()[:2] for line in options.choices.read_text().splitlines() if line.strip()))
    if set(said) != set(key) or not set(said.values()) <= {"left", "right", "same"}:
        raise SystemExit(f"expected a line with left, right or same for each of the {len(key)} pairs")
    road = sum(said[n] == ("left" if k["left"] == "road" else "right") for n, k in key.items())
    ties = sum(v == "same" for v in said.values())
    low, high = wilson(road, len(key) - ties)
    text = ["## A blind look", "",
            f"{len(key)} pairs of native crops of {len({k['scene'] for k in key.values()})} held-out scenes, `python Training/evaluate/pairs.py`, {date.today()}: the whole road "
            "(the encoder's tokens, one step) beside the fit that learns nothing at the same 16 bits a token, sides by chance, chosen before the key was opened. "
            f"The road was the better picture in {road} of {len(key) - ties}, {ties} looked alike; its share {road / max(1, len(key) - ties):.2f} [{low:.2f}, {high:.2f}]."]
    if not options.print:
        write_section("pairs", "\n".join(text))
    print("\n".join(text))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parts = parser.add_subparsers(dest="part", required=True)
    drawing = parts.add_parser("draw")
    drawing.add_argument("folder", type=Path)
    drawing.add_argument("--count", type=int, default=30)
    drawing.add_argument("--scenes", nargs="*", help="folders of scenes (default: the teacher's cache)")
    counting = parts.add_parser("count")
    counting.add_argument("folder", type=Path)
    counting.add_argument("choices", type=Path)
    counting.add_argument("--print", action="store_true", help="leave docs/RESULTS.md as it is")
    options = parser.parse_args()
    draw(options) if options.part == "draw" else count(options)


if __name__ == "__main__":
    main()
