"""Trains the perception network on pictures of random plans; run it again to go on.

    python train.py --preset cpu      # under 75 minutes of one core, the pictures' 25 included
    python train.py --preset gpu

Makes the pictures first if they are not there (Training/Views). Everything lies in ~/.cache/plantain.
"""

import pathlib
import subprocess

import torch
import torch.nn.functional as F

from model import CONFIG, PIXEL, WHOLE, Perception, normed, parts, plain
from scenes import cache
from training import Run, arguments
from views import Photographs, load

PRESETS = {
    "cpu": {"seconds": 2900, "batch": 12, "rate": 2.5e-3, "size": 128},
    "gpu": {"seconds": 540, "batch": 64, "rate": 3e-3, "size": 192},
}
COUNT = 1000
SKIES = 100000


def make(folder, count=COUNT):
    """The pictures, by the product's own planner and guides."""
    program = pathlib.Path(__file__).resolve().parents[2] / ".build/release/perception-views"
    if not program.exists():
        subprocess.run(["swift", "build", "-c", "release", "--product", "perception-views"], check=True,
                       cwd=program.parents[2])
    subprocess.run([str(program), "0", str(count), "--out", str(folder)], check=True)
    # Plans look down on things; of these seeds those outdoors are taken, with the gaze raised to the sky.
    subprocess.run([str(program), str(SKIES), str(SKIES + 2 * count), "--outdoors", "--out", str(folder)], check=True)


def loss(answer, whole, truth):
    """Sum of all parts' losses, and each by name."""
    got = parts(answer.float(), PIXEL)
    stuff, thing = truth["stuff"], truth["stuff"] == 6
    weight = torch.tensor([1.0, 1.2, 1, 1, 1, 1, 1.5])
    each = {"stuff": 2 * F.cross_entropy(got["stuff"], stuff, weight.to(answer.device))}
    each["kind"] = (F.cross_entropy(got["kind"], truth["kind"], reduction="none")[thing].mean() if thing.any()
                    else answer.sum() * 0)
    near, told = got["near"][:, 0], truth["near"][:, 0]
    # Only up to scale and shift: photographs do not tell metres.
    def level(d):
        d = d - d.flatten(1).median(1).values[:, None, None]
        return d / d.abs().mean((1, 2), keepdim=True).clamp_min(0.02)
    gap = level(near) - level(told)
    each["near"] = gap.abs().mean() + 0.5 * ((gap[:, 1:] - gap[:, :-1]).abs().mean()
                                             + (gap[:, :, 1:] - gap[:, :, :-1]).abs().mean())
    solid = (truth["normal"].pow(2).sum(1) > 0.5)
    cosine = F.cosine_similarity(got["normal"], truth["normal"], dim=1)
    each["normal"] = (1 - cosine)[solid].mean()
    each["middle"] = ((got["middle"] - truth["middle"]).abs().mean(1)[thing].mean() if thing.any()
                      else answer.sum() * 0)
    got, told = parts(whole.float(), WHOLE), truth["whole"]
    each["horizon"] = F.smooth_l1_loss(got["horizon"][:, 0], told[:, 0], beta=0.1) * 2
    each["tangent"] = F.smooth_l1_loss(got["tangent"][:, 0], told[:, 1], beta=0.1)
    each["height"] = 0.2 * F.smooth_l1_loss(got["height"][:, 0], told[:, 2], beta=0.5)
    each["light"] = 0.5 * (1 - F.cosine_similarity(got["light"], told[:, 3:6], dim=1)).mean()
    each["contrast"] = 0.1 * F.smooth_l1_loss(got["contrast"][:, 0], told[:, 6])
    each["place"] = 0.3 * F.cross_entropy(got["place"], told[:, 7].long())
    each["time"] = 0.3 * F.cross_entropy(got["time"], told[:, 8].long())
    return sum(each.values()), each


def settled(average, model):
    for own, other in zip(average.buffers(), model.buffers()):
        own.copy_(other)
    return plain(average.cpu())


def main():
    options = arguments("perception", PRESETS)
    folder = pathlib.Path(options.scenes) if options.scenes else cache() / "perception"
    if not options.scenes:
        make(folder)
    views = load(folder)
    print(f"{len(views)} pictures", flush=True)
    run = Run(normed(Perception()), CONFIG, options)
    # The slow copy's weights with the fast one's statistics, its normalisations folded in.
    run.exported = lambda average: settled(average, run.model)
    photographs = Photographs(views, seed=options.seed + run.step)
    side = options.size
    # Shapes of about equal area, as photographs have them.
    shapes = [(side, side), (side * 5 // 6 // 32 * 32, side * 7 // 6 // 32 * 32),
              (side * 7 // 6 // 32 * 32, side * 5 // 6 // 32 * 32), (side * 5 // 6 // 32 * 32, side * 7 // 6 // 32 * 32)]
    while run.going():
        h, w = shapes[run.step % len(shapes)]
        pictures, truth = photographs.batch(options.batch, h, w)
        pictures = pictures.to(options.device).contiguous(memory_format=torch.channels_last)
        truth = {k: v.to(options.device) for k, v in truth.items()}
        with run.cast():
            answer, whole = run.model(pictures)
        total, each = loss(answer, whole, truth)
        run.update(total)
        if run.step % 100 == 0:
            # Pictures may still be being made by another process.
            views += load(folder, known={view.name for view in views})
            print("  " + "  ".join(f"{k} {float(v.detach()):.3f}" for k, v in each.items()), flush=True)
    run.finish()


if __name__ == "__main__":
    main()
