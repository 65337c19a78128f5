"""Measures what tokens and diffusion are worth on held-out scenes and writes it into docs/RESULTS.md.

    python networks.py [--scenes FOLDER] [--limit 40] [--pictures FOLDER]
"""

import argparse
import re
import sys
from datetime import date
from pathlib import Path

import flip_evaluator
import numpy as np
import torch
import torch.nn.functional as F
from PIL import Image

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "Training/nets"))

import light  # noqa: E402
import renderer  # noqa: E402
import tokenizer  # noqa: E402
import transformer  # noqa: E402
from crops import CROP, TOKEN, Crops, pad  # noqa: E402
from scenes import load_plan, regions, sample_grid, scene_folders, tensors, window  # noqa: E402
from train_tokenizer import WithSketch  # noqa: E402
from training import load_average  # noqa: E402

GROUP = 16  # positions written at once when tokens are generated here
SEED = 7
USED = transformer.CONFIG["temperature"]  # what the product samples at
TEMPERATURES = sorted({1.0, 0.3, 0.0, USED}, reverse=True)


def generate(net, pooled, plan, group, rng, temperature=1.0):
    """Codes (1, 2, r, c), sampled in a random order, `group` at a time from what is known before.

    All at once (group = r · c), each position is drawn from its marginal, blind to what the others became.
    """
    rows, columns = pooled.shape[-2:]
    n = rows * columns
    order = torch.from_numpy(rng.permutation(n))
    known = net.context(pooled, plan).flatten(2).transpose(1, 2)
    codes = torch.full((n, 2), transformer.NONE)
    draw = lambda logits, levels: transformer.choose(logits.float(), levels, temperature)
    for start in range(0, n, group):
        stop = min(start + group, n)
        target = order[:stop]
        index = torch.arange(stop)
        before = order[(index - group).clamp(min=0)]
        first = index < group
        before = torch.where(first, target, before)
        carried = torch.where(first[:, None], torch.full((stop, 2), transformer.NONE), codes[before])
        block = index // group
        mask = block[:, None] >= block[None, :]
        hidden = net.hidden(carried[None], (before[None] // columns, before[None] % columns), known[:, target],
                            (target[None] // columns, target[None] % columns), mask)[0, start - stop:]
        place = order[start:stop]
        codes[place, 0] = draw(net.first_head(hidden), tokenizer.LEVELS[:3])
        codes[place, 1] = draw(net.second_head(hidden + net.chosen(codes[place, 0])), tokenizer.LEVELS[3:])
    return codes.T.reshape(1, 2, rows, columns)


def bits(net, codes, pooled, plan):
    """Bits per token in a random order, one by one; and all at once, each blind to the others."""
    n = codes.shape[-1] * codes.shape[-2]
    order = torch.randperm(n)[None]
    return float(net.loss(codes, pooled, plan, order)), float(net.loss(codes, pooled, plan, order, n))


def oklab(rgb):
    linear = torch.where(rgb <= 0.04045, rgb / 12.92, ((rgb + 0.055) / 1.055).clamp(min=0) ** 2.4)
    a = torch.tensor([[.4122214708, .5363325363, .0514459929], [.2119034982, .6806995451, .1073969566],
                      [.0883024619, .2817188376, .6299787005]])
    b = torch.tensor([[.2104542553, .7936177850, -.0040720468], [1.9779984951, -2.4285922050, .4505937099],
                      [.0259040371, .7827717662, -.8086757660]])
    lms = torch.einsum("ij,bjhw->bihw", a, linear).clamp(min=0) ** (1 / 3)
    return torch.einsum("ij,bjhw->bihw", b, lms)


def flip(shown, target):
    """Mean FLIP error of two display pictures (1, 3, h, w) at 67 pixels a degree (NVIDIA's own program)."""
    array = lambda x: np.ascontiguousarray(x[0].permute(1, 2, 0).numpy(), np.float32)
    return flip_evaluator.evaluate(array(target), array(shown), "LDR", applyMagma=False)[1]


def region_psnr(error, region):
    """PSNR where a region is; not a number where there is too little of it."""
    if region is None or region.float().mean() < 0.02:
        return float("nan")
    return float(-10 * torch.log10(error[region].mean() + 1e-10))


def scores(shown, target, areas=(None, None)):
    """PSNR; SSIM over 8 × 8 windows; FLIP; 100 · mean Oklab difference after a 3 × 3 mean; gradient energy over the
    target's; PSNR of objects and of surfaces."""
    shown, target = shown.clamp(0, 1), target.clamp(0, 1)
    psnr = -10 * torch.log10((shown - target).pow(2).mean() + 1e-10)
    x, y = shown.mean(1, keepdim=True), target.mean(1, keepdim=True)
    pool = lambda a: F.avg_pool2d(a, 8, 1)
    mx, my = pool(x), pool(y)
    vx, vy, cov = pool(x * x) - mx * mx, pool(y * y) - my * my, pool(x * y) - mx * my
    ssim = ((2 * mx * my + 1e-4) * (2 * cov + 9e-4) / ((mx * mx + my * my + 1e-4) * (vx + vy + 9e-4))).mean()
    blur = lambda a: F.avg_pool2d(a, 3, 1)
    color = 100 * (blur(oklab(shown)) - blur(oklab(target))).norm(dim=1).mean()
    energy = lambda a: a.diff(dim=-1).pow(2).mean() + a.diff(dim=-2).pow(2).mean()
    error = (shown - target).pow(2).mean(1)[0]
    sharp = energy(shown) / energy(target).clamp(min=1e-8)
    return [*(float(v) for v in (psnr, ssim, flip(shown, target), color, sharp)), *(region_psnr(error, a) for a in areas)]


BLOCKS = "colour of 64×64 blocks of the target"
TOKENLESS = "renderer trained without tokens, 1 step"
SHOWN = ("encoder, base only", "encoder, 1 step", "encoder, 4 steps", f"generated at {USED}, base only",
         f"generated at {USED}, 1 step", f"independent at {USED}, 1 step", TOKENLESS)
PAIRS = [
    *(("crops", f"generated at {t}, 1 step", f"independent at {t}, 1 step") for t in TEMPERATURES),
    *(("views", f"generated at {t}{end}", f"independent at {t}{end}")
      for end in ("", ", one gain a channel") for t in TEMPERATURES),
    ("crops", f"generated at {USED}, 1 step", TOKENLESS),
    ("crops", f"independent at {USED}, 1 step", TOKENLESS),
    ("crops", "encoder, 1 step", f"{BLOCKS}, in 16 bits × guides, nothing learned"),
    ("crops", "encoder, 1 step", "encoder, base only"),
    ("crops", "encoder, 2 steps", "encoder, 1 step"),
    ("crops", "encoder, 4 steps", "encoder, 1 step"),
]


class Judge:
    """Holds the networks and draws each crop in every way."""

    def __init__(self, seed, suffix):
        self.codec = load_average(WithSketch(), "tokenizer" + suffix).tokenizer
        self.transformer = load_average(transformer.Transformer(), "transformer" + suffix)
        self.renderer = load_average(renderer.Renderer(), "renderer" + suffix)
        self.tokenless = load_average(renderer.Renderer(), "renderer-tokenless" + suffix)
        self.mean = torch.load(WITHOUT, weights_only=True)
        self.rng = np.random.default_rng(seed)
        torch.manual_seed(seed)

    def fields(self, folder):
        """Coefficients and latents of a scene's whole view by each kind of token, and bits per token."""
        picture, guides = (pad(x) for x in tensors(window(folder, "view")[0]))
        plan = load_plan(folder)
        lights = torch.tensor([light.plan_light(plan)])
        vector = torch.tensor([light.plan_vector(plan, 4.0 * window(folder, "view")[0].shape[1])])
        f = light.terms(guides, lights)
        pooled = light.pooled(guides, f, tokenizer.CELL)
        own = tokenizer.codes_of(tokenizer.quantize(self.codec.encoder(picture, f.sum(1), guides))[1])
        kinds, n = {"encoder": own}, own.shape[-1] * own.shape[-2]
        for heat in TEMPERATURES:
            kinds[f"generated at {heat}"] = generate(self.transformer, pooled, vector, GROUP, self.rng, heat)
            kinds[f"independent at {heat}"] = generate(self.transformer, pooled, vector, n, self.rng, heat)
        decode = lambda codes: self.codec.decoder(tokenizer.values_of(tokenizer.indices_of(codes)), pooled)
        ratio = F.avg_pool2d(picture, 16) / F.avg_pool2d(f.sum(1), 16).clamp(min=1e-3)
        return {k: decode(v) for k, v in kinds.items()}, ratio, bits(self.transformer, own, pooled, vector)


def sixteen_bits(ratio):
    """A colour ratio (1, 3, r, c) rounded to as many bits as a token has: brightness 6, warmth 5, greenness 5."""
    r, g, b = ratio.clamp(min=1e-3).log().unbind(1)
    parts = []
    for value, reach, levels in (((r + 2 * g + b) / 4, 3.0, 63), (r - b, 1.5, 31), (g - (r + b) / 2, 0.75, 31)):
        parts.append(((value.clamp(-reach, reach) / reach + 1) / 2 * levels).round() / levels * 2 * reach - reach)
    bright, warm, green = parts
    g = bright + green / 2
    middle = bright - green / 2  # of red and blue
    return torch.stack([middle + warm / 2, g, middle - warm / 2], 1).exp()


WITHOUT = None  # set in main: file of the mean coefficients


def crop_ways(judge, folder, name, fields, ratio):
    """Every way to draw one crop: display values by name; and the target."""
    array, where = window(folder, name)
    picture, guides = tensors(array)
    lights = torch.tensor([light.plan_light(load_plan(folder))])
    f = light.terms(guides, lights)
    x, y = where["origin"]
    show = lambda c: light.display(light.base_picture(f, c))
    noise = torch.randn(1, 3, CROP, CROP)
    up = lambda field: (sample_grid(field[0], (y, x), TOKEN / 2, (CROP, CROP)),
                        sample_grid(field[1], (y / 4, x / 4), TOKEN / 8, (CROP // 4, CROP // 4)))
    ones = torch.ones(1, tokenizer.COEFFICIENTS, CROP, CROP)
    ways = {"guides alone: nominal light, nothing learned": show(ones)}
    for end, kept in (("", ratio), (", in 16 bits", sixteen_bits(ratio))):
        ways[f"{BLOCKS}{end} × guides, nothing learned"] = light.display(
            f.sum(1) * sample_grid(kept, (y, x), TOKEN, (CROP, CROP)))
    mean = show(judge.mean.view(1, -1, 1, 1).expand_as(ones))
    ways["renderer trained without tokens, 1 step"] = renderer.sample(
        judge.tokenless, mean, guides, torch.zeros(1, tokenizer.LATENTS, CROP // 4, CROP // 4), 1, noise)
    for kind, field in fields.items():
        coefficients, latents = up(field)
        base = show(coefficients)
        ways[f"{kind}, base only"] = base
        for steps in (1, 2, 4) if kind in ("encoder", f"generated at {USED}") else (1,):
            ways[f"{kind}, {steps} step{'s' if steps > 1 else ''}"] = renderer.sample(
                judge.renderer, base, guides, latents, steps, noise)
    return ways, light.display(picture)


def view_ways(folder, fields):
    """Whole views at a quarter of the size, drawn by the base picture alone: name, display values, target."""
    array = window(folder, "view")[0]
    picture, guides = tensors(array)
    f = light.terms(guides, torch.tensor([light.plan_light(load_plan(folder))]))
    target = light.display(picture)
    for kind, (coefficients, _) in fields.items():
        at = sample_grid(coefficients[0], (0, 0), TOKEN / 8, picture.shape[-2:])
        base = light.base_picture(f, at).clamp(min=0)
        # One gain a channel takes out how strong and how warm the light is as a whole: what is left is its coherence.
        gain = ((picture + 0.01).log() - (base + 0.01).log()).mean((2, 3), keepdim=True).exp()
        yield kind, light.display(base), target
        yield f"{kind}, one gain a channel", light.display(base * gain), target


def table(rows):
    lines = ["| | PSNR | SSIM | FLIP | ΔE | sharp | objects | surfaces |", "|---|---|---|---|---|---|---|---|"]
    for name, found in rows.items():
        psnr, ssim, error, color, sharp, objects, surfaces = np.nanmean([values for _, values in found], 0)
        lines.append(f"| {name} | {psnr:.2f} | {ssim:.3f} | {error:.4f} | {color:.2f} | {sharp:.2f} | {objects:.2f} | {surfaces:.2f} |")
    return lines


def difference(one, other, column):
    """Mean paired difference of a score and its 95 % bootstrap interval; whole scenes are drawn."""
    scenes = {}
    for (scene, a), (_, b) in zip(one, other):
        scenes.setdefault(scene, []).append(a[column] - b[column])
    means = np.array([np.mean(values) for values in scenes.values()])
    drawn = np.random.default_rng(SEED).choice(means, (4000, len(means))).mean(1)
    low, high = np.percentile(drawn, [2.5, 97.5])
    return f"{means.mean():+.3f} [{low:+.3f}, {high:+.3f}]"


def picture_row(images):
    return np.concatenate([(i[0].clamp(0, 1).permute(1, 2, 0).numpy() * 255 + .5).astype(np.uint8) for i in images], 1)


def write_section(name, text):
    """Replaces one section of docs/RESULTS.md."""
    path = ROOT / "docs/RESULTS.md"
    path.parent.mkdir(exist_ok=True)
    page = path.read_text() if path.exists() else "# Results\n"
    mark = f"<!-- {name} -->"
    section = f"{mark}\n{text.strip()}\n{mark}\n"
    if mark in page:
        page = re.sub(f"{mark}.*?{mark}\n", lambda _: section, page, flags=re.S)
    else:
        page += "\n" + section
    path.write_text(page)


@torch.no_grad()
def main():
    global WITHOUT
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--scenes")
    parser.add_argument("--limit", type=int, default=40)
    parser.add_argument("--pictures", type=Path, help="folder for side-by-side pictures")
    parser.add_argument("--suffix", default="", help="of the checkpoints' names; with one, only prints")
    parser.add_argument("--threads", type=int, default=1)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    from scenes import cache
    WITHOUT = cache() / "checkpoints/mean.pt"
    judge = Judge(SEED, options.suffix)
    folders = scene_folders(options.scenes, held_out=True)[:options.limit]
    crops, views, information = {}, {}, []
    for number, folder in enumerate(folders):
        fields, ratio, counts = judge.fields(folder)
        information.append(counts)
        for name, shown, target in view_ways(folder, fields):
            views.setdefault(name, []).append((number, scores(shown, target, regions(folder, "view"))))
        for path in sorted(folder.glob("crop?.npz")):
            areas = regions(folder, path.stem)
            ways, target = crop_ways(judge, folder, path.stem, fields, ratio)
            for name, shown in ways.items():
                crops.setdefault(name, []).append((number, scores(shown, target, areas)))
            if options.pictures and number < 12:
                options.pictures.mkdir(parents=True, exist_ok=True)
                chosen = [target] + [ways[k] for k in SHOWN]
                Image.fromarray(picture_row(chosen)).save(options.pictures / f"{folder.name}.{path.stem}.png")
        print(folder.name, flush=True)
    known, alone = np.mean(information, 0)
    count = len(next(iter(crops.values())))
    lines = ["## Image networks", "",
             f"{count} native crops of 192 × 192 pixels and {len(folders)} whole views at a quarter of the size, of "
             f"{len(folders)} held-out scenes, against the path-traced picture; {date.today()}, seed {SEED}, "
             "`python Training/evaluate/networks.py`. PSNR in dB; SSIM of brightness; FLIP at 67 pixels a degree and "
             "ΔE (100 × mean Oklab difference): lower is better; sharp: gradient energy over the target's; "
             "objects, surfaces: PSNR there. \"At 0.3\" "
             f"is a temperature, 0 the expected code; the product writes at {USED}. Independent: every token from its marginal, by the same "
             "transformer, blind to the others.", "", "### Crops", ""]
    lines += table(crops) + ["", "### Whole views, base picture only", ""] + table(views)
    lines += ["", "### Differences", "",
              "First minus second, mean over crops, with a 95 % bootstrap interval over scenes.", "",
              "| first | second | PSNR | FLIP |", "|---|---|---|---|"]
    for place, one, other in PAIRS:
        rows = crops if place == "crops" else views
        psnr, error = (difference(rows[one], rows[other], column) for column in (0, 2))
        lines.append(f"| {one} ({place}) | {other} | {psnr} | {error} |")
    lines += ["", f"The transformer needs {known:.2f} bits for a token of 16, one by one in random order; each blind to the "
              f"others (a factorised model, the same network) it needs {alone:.2f}."]
    if not options.suffix:
        write_section("networks", "\n".join(lines))
    print("\n".join(lines))


if __name__ == "__main__":
    main()
