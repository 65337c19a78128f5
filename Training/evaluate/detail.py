"""Whether a 4K picture's detail is its own, and right: native 4K and enlarged 2K against a path-traced 4K crop → docs/RESULTS.md.

    detail.py [--first 900000] [--scenes 8] [--threads 2] [--print]

One crop of each held-out random plan, where things meet. The truth: two halves of 128 samples a pixel each, hidden causes in the middle of their
ranges, not denoised. The product draws the crop at 4K, and at 2K, which is enlarged by a cubic and by Lanczos's filter; with the encoder's
tokens of a path-traced view, and with the tokens that it writes itself.

PSNR, FLIP   of display values
energy       of what a Gaussian of 1 pixel takes away (brightness), over the truth's, which is measured across its halves, where noise falls out
coherence    correlation of that with the truth's, over what the halves' own noise allows

Energy and coherence are asked where the truth has detail: where a tenth of what its halves show is common to both.

The truth's patterns have their finest colour and relief from the guides (the teacher's `sharpen`), as the product has; edges, textures, shadows and
reflections are traced.
"""

from datetime import date

import numpy as np
from PIL import Image
from scipy import ndimage

from measures import flip, psnr, stated
from sections import write_section
from worlds import World, judged, tracer

SAMPLES = 256
SIDE, MARGIN = 192, 8
FILTERS = {"cubic": Image.Resampling.BICUBIC, "Lanczos": Image.Resampling.LANCZOS}


def enlarged(picture, how):
    """Twice as wide and high, without the margin."""
    size = (2 * picture.shape[1], 2 * picture.shape[0])
    planes = [np.array(Image.fromarray(np.ascontiguousarray(picture[..., c])).resize(size, FILTERS[how])) for c in range(3)]
    return np.clip(np.stack(planes, -1), 0, 1)[2 * MARGIN:-2 * MARGIN, 2 * MARGIN:-2 * MARGIN]


def fine(picture):
    """What changes from pixel to pixel."""
    brightness = picture.mean(-1)
    return brightness - ndimage.gaussian_filter(brightness, 1.0)


def judge(seed, product):
    world = World(seed)
    stage = world.stage(drawn=False)
    large, small = world.canvas("4K"), world.canvas("2K")
    x, y = (8 * (v // 8) for v in list(world.crops("4K", SIDE))[0][:2])
    # The 2K window and a margin, inside the picture.
    x, y = (min(max(v, 4 * MARGIN), c - SIDE - 4 * MARGIN) for v, c in zip((x, y), large))
    around = (x // 2 - MARGIN, y // 2 - MARGIN, SIDE // 2 + 2 * MARGIN, SIDE // 2 + 2 * MARGIN)
    gains, view = world.metered(stage, small)
    halves = [tracer.display(world.truth(stage, large, [(x, y, SIDE, SIDE)], SAMPLES // 2, s)[0] * gains) for s in (21, 22)]
    world.mould.empty()
    truth = np.mean(halves, 0)
    plans = {size: world.message(size) for size in ("2K", "4K")}
    views = {"2K": view, "4K": np.clip(np.stack([ndimage.zoom(view[..., c], 2, order=1, grid_mode=True, mode="nearest")
                                                 for c in range(3)], -1), 0, 1)[:large[1] // 4, :large[0] // 4]}
    ways = {}
    for kind in ("encoder", "written"):
        grids = {s: product.read(plans[s], views[s]) if kind == "encoder" else product.write(plans[s])[0] for s in plans}
        ways[f"{kind}, native 4K"] = product.draw(plans["4K"], grids["4K"], (x, y, SIDE, SIDE))[0]
        coarse = product.draw(plans["2K"], grids["2K"], around)[0]
        for how in FILTERS:
            ways[f"{kind}, 2K enlarged ({how})"] = enlarged(coarse, how)
    one, other = (fine(h) for h in halves)
    power = max(float(np.mean(one * other)), 1e-9)  # of the truth without its noise
    noisy = float(np.mean(fine(truth) ** 2))
    found = {}
    for name, shown in ways.items():
        mine = fine(shown)
        together = float(np.mean(mine * fine(truth)))
        found[name] = [psnr(shown, truth), flip(shown, truth), float(np.mean(mine ** 2)) / power,
                       together / float(np.sqrt(max(np.mean(mine ** 2), 1e-12) * power))]
    return dict(seed=seed, place=world.place, ceiling=power / noisy, ways=found)


def section(scenes, command):
    detailed = [s for s in scenes if s["ceiling"] > 0.1]
    lines = ["## Detail at 4K", "",
             f"A crop of {SIDE}² pixels of each of {len(scenes)} held-out random plans, {SAMPLES} samples a pixel; {date.today()}, `{command}`. Mean over scenes; the "
             f"enlarged 2K picture shows the same place; energy and coherence over the {len(detailed)} whose truth has detail. What each figure is stands in the head of the script.", "",
             "| | PSNR | FLIP | energy | coherence |", "|---|---|---|---|---|"]
    column = lambda name, k: np.array([s["ways"][name][k] for s in (scenes if k < 2 else detailed)])
    for name in scenes[0]["ways"]:
        lines.append(f"| {name} | {column(name, 0).mean():.2f} | {column(name, 1).mean():.3f} | {np.median(column(name, 2)):.2f} (median) | {column(name, 3).mean():.2f} |")
    lines += ["", "Native minus enlarged, with a 95 % bootstrap interval over scenes (of the energy's logarithm the factor):", "",
              "| tokens, filter | PSNR | FLIP | energy, factor | coherence |", "|---|---|---|---|---|"]
    for kind in ("encoder", "written"):
        for how in FILTERS:
            one, other = f"{kind}, native 4K", f"{kind}, 2K enlarged ({how})"
            gap = lambda k: stated(column(one, k) - column(other, k), 3, sign=True)
            factor = np.exp(np.mean(np.log(column(one, 2) / column(other, 2))))
            lines.append(f"| {kind}, {how} | {gap(0)} | {gap(1)} | {factor:.2f} | {gap(3)} |")
    return "\n".join(lines)


def main():
    options, scenes = judged("detail", __doc__, 8, judge, lambda s: (s["place"], {k: [round(x, 3) for x in v] for k, v in s["ways"].items()}))
    text = section(scenes, f"python Training/evaluate/detail.py --scenes {options.scenes}")
    if not options.print:
        write_section("detail", text)
    print(text)


if __name__ == "__main__":
    main()
