"""What the perception network makes of pictures that it was not trained on → docs/RESULTS.md.

    python perception.py [--views FOLDER] [--limit 60] [--sheet FILE]

Every twentieth view of the folder, as it was drawn and as a photograph would show it (the training's augmentation,
seed 7), through PyTorch on the weights in Models/. The Swift network is held against PyTorch by a test.
"""

import argparse
import sys
from datetime import date
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from PIL import Image
from safetensors.torch import load_file

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "Training/perception"), str(ROOT / "Training/nets")]
from model import KINDS, PIXEL, STUFF, WHOLE, Perception, parts  # noqa: E402
from scenes import cache  # noqa: E402
from sections import write_section  # noqa: E402
from views import Photographs, load  # noqa: E402

PALETTE = torch.tensor([[.3, .3, .3], [.3, .6, 1], [.6, .4, .2], [0, 0, .7], [.8, .6, .6], [0, .6, 0], [1, .2, .2]])


def judge(got, whole, truth, tally):
    """Adds one picture's counts and errors."""
    stuff, told = got["stuff"].argmax(1)[0], truth["stuff"]
    for k, name in enumerate(STUFF):
        hit, all_ = ((stuff == k) & (told == k)).sum(), ((stuff == k) | (told == k)).sum()
        tally.setdefault(name, []).append((int(hit), int(all_)))
    tally.setdefault("pixels", []).append((int((stuff == told).sum()), told.numel()))
    thing = told == 6
    if thing.any():
        kind = got["kind"].argmax(1)[0]
        tally.setdefault("kind", []).append((int((kind == truth["kind"])[thing].sum()), int(thing.sum())))
    solid = truth["normal"].pow(2).sum(0) > 0.5
    cosine = F.cosine_similarity(got["normal"][0], truth["normal"], dim=0)[solid].clamp(-1, 1)
    if solid.any():
        tally.setdefault("normal", []).append(float(cosine.acos().rad2deg().median()))
    near, true = got["near"][0, 0].flatten().double(), truth["near"].flatten().double()
    design = torch.stack([near, torch.ones_like(near)], 1)
    fit = design @ torch.linalg.lstsq(design, true[:, None]).solution
    spread = ((true - true.mean()) ** 2).sum()
    tally.setdefault("depth", []).append(float(1 - ((true - fit[:, 0]) ** 2).sum() / spread.clamp_min(1e-9)))
    answer = parts(whole, WHOLE)
    tally.setdefault("horizon", []).append(abs(float(answer["horizon"][0, 0] - truth["whole"][0])))
    light = F.cosine_similarity(answer["light"][0].double(), truth["whole"][3:6].double(), dim=0)
    tally.setdefault("light", []).append(float(light.clamp(-1, 1).acos().rad2deg()))
    tally.setdefault("place", []).append((int(answer["place"].argmax() == truth["whole"][7]), 1))


def figures(tally):
    share = lambda name: sum(h for h, _ in tally[name]) / max(1, sum(a for _, a in tally[name]))  # noqa: E731
    median = lambda name: float(np.median(tally[name]))  # noqa: E731
    return [f"{share('pixels'):.3f}", *(f"{share(n):.3f}" for n in ("sky", "support", "thing", "backdrop")),
            f"{share('kind'):.3f}", f"{median('normal'):.1f}°", f"{median('depth'):.2f}", f"{median('horizon'):.3f}",
            f"{median('light'):.0f}°", f"{share('place'):.2f}"]


@torch.no_grad()
def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--views", type=Path, default=cache() / "perception")
    parser.add_argument("--limit", type=int, default=60)
    parser.add_argument("--weights", type=Path, default=ROOT / "Models/perception.safetensors")
    parser.add_argument("--side", type=int, default=192)
    parser.add_argument("--sheet", type=Path, help="a picture of the first eight: seen, told, guessed")
    parser.add_argument("--print", action="store_true", help="leave docs/RESULTS.md as it is")
    options = parser.parse_args()
    torch.set_num_threads(1)
    net = Perception().eval()
    net.load_state_dict({k: v.float() for k, v in load_file(options.weights).items()})
    views = load(options.views, held=True)[:options.limit]
    rows, sheet = [], []
    for name, augment in (("as drawn", False), ("as photographs", True)):
        photographs, tally = Photographs(views, seed=7, augment=augment), {}
        for view in views:
            h, w = (options.side, options.side)
            picture, truth = photographs.one(h, w, view)
            pixels, whole = net(picture[None])
            got = parts(pixels, PIXEL)
            judge(got, whole, truth, tally)
            if augment and len(sheet) < 8:
                large = lambda m: F.interpolate(m[None], (h, w))[0]  # noqa: E731
                colors = [PALETTE[m].permute(2, 0, 1) for m in (truth["stuff"], got["stuff"].argmax(1)[0])]
                sheet.append(torch.cat([(picture + 1) / 2, *map(large, colors), large(got["normal"][0] / 2 + .5)], 2))
        rows.append(f"| {name} | " + " | ".join(figures(tally)) + " |")
    lines = ["## Perception", "",
             f"{len(views)} held-out pictures of random plans, {date.today()}, `python Training/evaluate/perception.py --limit {options.limit} --side {options.side}`. Pixels: "
             "share named rightly of seven kinds of surroundings; sky, support, things, backdrop: intersection over union; kind: "
             f"share of things' pixels whose coarse kind of {len(KINDS)} is right; normal: median angle; depth: R² of inverse depth up "
             "to scale and shift; horizon: median error in heights of the picture; light: median angle; place: studio, room, outdoors.",
             "", "| | pixels | sky | support | things | backdrop | kind | normal | depth | horizon | light | place |",
             "|---|---|---|---|---|---|---|---|---|---|---|---|", *rows]
    print("\n".join(lines))
    if options.sheet:
        both = torch.cat([torch.cat(sheet[:4], 1), torch.cat(sheet[4:], 1)], 2).clamp(0, 1)
        Image.fromarray((both.permute(1, 2, 0).numpy() * 255).astype(np.uint8)).save(options.sheet)
    if not options.print:
        write_section("perception", "\n".join(lines))


if __name__ == "__main__":
    main()
