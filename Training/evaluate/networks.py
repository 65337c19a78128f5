"""Measures what tokens and diffusion are worth on held-out scenes and writes it into docs/RESULTS.md.

    python networks.py [--scenes FOLDER…] [--limit 40] [--weights FOLDER] [--pictures FOLDER]

Judges exported weights: the product's own, or a training's (~/.cache/plantain/models). Where a renderer-tokenless.safetensors lies
beside them it is judged as well. A scene's figures stay in the cache, so that a stopped run goes on where it was.
"""

import argparse
import hashlib
import sys
from datetime import date
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from PIL import Image

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "Training/nets"))

import coherence  # noqa: E402
import light  # noqa: E402
import measures  # noqa: E402
import renderer  # noqa: E402
import tokenizer  # noqa: E402
import transformer  # noqa: E402
from crops import CROP, SHARP, TOKEN, pad  # noqa: E402
from scenes import load_plan, read, regions, sample_grid, scene_folders, tensors, window  # noqa: E402
from sections import kept, write_section  # noqa: E402
from training import load_exported  # noqa: E402

GROUPS = 4  # in which tokens are written, as the product does
SEED = 7
USED = transformer.CONFIG["temperature"]  # what the product samples at
TEMPERATURES = sorted({1.0, USED}, reverse=True)
DRAWN = 4  # fields of each kind at temperature 1, for coherence


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
    """FLIP error of each pixel (h, w) of two display pictures (1, 3, h, w)."""
    return torch.from_numpy(measures.flip_map(*(x[0].permute(1, 2, 0).numpy() for x in (shown, target))))


def enough(region):
    """Whether a region is there and large enough to be judged."""
    return region is not None and region.float().mean() >= 0.02


def region_psnr(error, region):
    """PSNR where a region is; not a number where there is too little of it."""
    if not enough(region):
        return float("nan")
    return float(-10 * torch.log10(error[region].mean() + 1e-10))


def scores(shown, target, areas=(None, None, None)):
    """PSNR; SSIM over 8 × 8 windows; FLIP; 100 · mean Oklab difference after a 3 × 3 mean; gradient energy over the
    target's; PSNR of objects and of surfaces; FLIP of what shines or is clear."""
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
    seen = flip(shown, target)
    return [*(float(v) for v in (psnr, ssim, seen.mean(), color, sharp)), *(region_psnr(error, a) for a in areas[:2]),
            float(seen[areas[2]].mean()) if enough(areas[2]) else float("nan")]


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

    def __init__(self, weights):
        load = lambda model, name: load_exported(model, weights / f"{name}.safetensors")[0]
        self.codec = load(tokenizer.Tokenizer(), "tokenizer")
        self.transformer = load(transformer.Transformer(), "transformer")
        self.renderer = load(renderer.Renderer(), "renderer")
        self.tokenless = self.mean = None
        if (weights / "renderer-tokenless.safetensors").exists():
            self.tokenless, config = load_exported(renderer.Renderer(), weights / "renderer-tokenless.safetensors")
            self.mean = torch.tensor(config["mean"])
        files = sorted(weights.glob("*.safetensors"))
        self.name = hashlib.sha256(b"".join(f.read_bytes() for f in files)).hexdigest()[:8]

    def start(self, folder):
        """Every scene has chance of its own, whichever were judged before it."""
        self.rng = np.random.default_rng([SEED, int(folder.name)])
        torch.manual_seed(SEED + int(folder.name))

    def read(self, folder):
        """Of a whole view: base terms, pooled guides, guides, the plan's numbers, the encoder's codes, the colour of its blocks."""
        picture, guides = (pad(x) for x in tensors(window(folder, "view")[0]))
        plan = load_plan(folder)
        f = light.terms(guides, torch.tensor([light.plan_light(plan)]))
        vector = torch.tensor([light.plan_vector(plan, 4.0 * window(folder, "view")[0].shape[1])])
        own = tokenizer.codes_of(tokenizer.quantize(self.codec.encoder(picture, f.sum(1), guides))[1])
        ratio = F.avg_pool2d(picture, 16) / F.avg_pool2d(f.sum(1), 16).clamp(min=1e-3)
        return f, light.pooled(guides, f, tokenizer.CELL), guides, vector, own, ratio

    def decode(self, codes, pooled):
        """→ coefficients and latents"""
        return self.codec.decoder(tokenizer.values_of(tokenizer.indices_of(codes)), pooled)

    def known(self, folder):
        """What the encoder's tokens decode to, by its name; and the colour of blocks."""
        _, pooled, _, _, own, ratio = self.read(folder)
        return {"encoder": self.decode(own, pooled)}, ratio

    def fields(self, folder):
        """Coefficients and latents of a scene's whole view by each kind of token; the colour of blocks; bits per token; coherence."""
        f, pooled, guides, vector, own, ratio = self.read(folder)
        n = own.shape[-1] * own.shape[-2]
        fields = {"encoder": self.decode(own, pooled)}
        light_of = lambda decoded: coherence.field(f, decoded[0])
        with np.load(folder / "view.npz") as data:
            objects = coherence.things(data["objectID"], guides)
        truth, hangs = light_of(fields["encoder"]), {}
        for heat in TEMPERATURES:
            for kind, group in (("generated", -(-n // GROUPS)), ("independent", n)):
                drawn = [self.decode(generate(self.transformer, pooled, vector, group, self.rng, heat), pooled)
                         for _ in range(DRAWN if heat > 0 else 1)]
                fields[f"{kind} at {heat}"] = drawn[0]
                hangs[f"{kind} at {heat}"] = coherence.judge([light_of(x) for x in drawn], truth, objects)
        return fields, ratio, bits(self.transformer, own, pooled, vector), hangs


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


def crop_ways(judge, folder, name, fields, ratio, several=(1, 2, 4)):
    """Every way to draw one crop, some in several numbers of steps: display values by name; and the target."""
    array, where = window(folder, name)
    picture, guides = tensors(array)
    lights = torch.tensor([light.plan_light(load_plan(folder))])
    f = light.terms(guides, lights)
    x, y = where["origin"]
    show = lambda c: light.display(light.base_picture(f, c))
    up = lambda field: (sample_grid(field[0], (y, x), TOKEN / 2, (CROP, CROP)),
                        sample_grid(field[1], (y / 4, x / 4), TOKEN / 8, (CROP // 4, CROP // 4)))
    ones = torch.ones(1, tokenizer.COEFFICIENTS, CROP, CROP)
    ways = {"guides alone: nominal light, nothing learned": show(ones)}
    for end, kept in (("", ratio), (", in 16 bits", sixteen_bits(ratio))):
        ways[f"{BLOCKS}{end} × guides, nothing learned"] = light.display(
            f.sum(1) * sample_grid(kept, (y, x), TOKEN, (CROP, CROP)))
    if judge.tokenless:
        mean = show(judge.mean.view(1, -1, 1, 1).expand_as(ones))
        ways[TOKENLESS] = renderer.sample(
            judge.tokenless, mean, guides, torch.zeros(1, tokenizer.LATENTS, CROP // 4, CROP // 4), 1)
    for kind, field in fields.items():
        coefficients, latents = up(field)
        base = show(coefficients)
        ways[f"{kind}, base only"] = base
        for steps in several if kind in ("encoder", f"generated at {USED}") else (1,):
            ways[f"{kind}, {steps} step{'s' if steps > 1 else ''}"] = renderer.sample(
                judge.renderer, base, guides, latents, steps)
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


def names(scenes, place):
    """The ways in which crops or views were drawn; not every scene has a crop in focus."""
    return next((list(s[place]) for s in scenes if s[place]), [])


def by_scene(scenes, place, name, column):
    """A score's mean in each scene that has it."""
    values = [np.nanmean([v[column] for v in s[place][name]]) for s in scenes if s[place]]
    return np.array(values, np.float64)


def table(scenes, place):
    lines = ["| | PSNR | SSIM | FLIP | ΔE | sharp | objects | surfaces | shining |", "|---|---|---|---|---|---|---|---|---|"]
    for name in names(scenes, place):
        every = np.array([v for s in scenes if s[place] for v in s[place][name]], np.float64)
        psnr, ssim, error, color, sharp, objects, surfaces, shining = np.nanmean(every, 0)
        lines.append(f"| {name} | {psnr:.2f} | {ssim:.3f} | {error:.4f} | {color:.2f} | {sharp:.2f} | {objects:.2f} | {surfaces:.2f} | {shining:.4f} |")
    return lines


def difference_table(scenes):
    lines = ["First minus second, mean over scenes, with a 95 % bootstrap interval over scenes.", "",
             "| first | second | PSNR | SSIM | FLIP | FLIP, shining |", "|---|---|---|---|---|---|"]
    for place, one, other in PAIRS:
        if {one, other} <= set(names(scenes, place)):
            pairs = [by_scene(scenes, place, one, c) - by_scene(scenes, place, other, c) for c in (0, 1, 2, 7)]
            cells = [measures.stated(p[~np.isnan(p)], 3, sign=True) for p in pairs]
            lines.append(f"| {one} ({place}) | {other} | " + " | ".join(cells) + " |")
    return lines


def coherence_table(scenes):
    columns = [f"{what} {d}" for what in ("error", "contrast") for d in (1, 8)] + ["variogram"]
    value = lambda s, kind, c: np.nan if s["coherence"][kind][c] is None else s["coherence"][kind][c]
    lines = ["Light between cells of one thing (`coherence.py` says what each is; the number is the distance in tokens; lower is better, contrast is right at 1). "
             "A pixel's error depends on what each pixel alone may be, so tokens drawn blind lose nothing there; here they can.", "",
             "| | error 1 | error 8 | contrast 1 | contrast 8 | variogram |", "|---|---|---|---|---|---|"]
    for kind in scenes[0]["coherence"]:
        lines.append(f"| {kind} | " + " | ".join(f"{np.nanmean([value(s, kind, c) for s in scenes]):.3f}" for c in columns) + " |")
    for heat in TEMPERATURES:
        pairs = [np.array([value(s, f"generated at {heat}", c) - value(s, f"independent at {heat}", c) for s in scenes]) for c in columns]
        lines.append(f"| generated minus independent at {heat} | " + " | ".join(measures.stated(p[~np.isnan(p)], 3, sign=True) for p in pairs) + " |")
    return lines


def picture_row(images):
    return np.concatenate([(i[0].clamp(0, 1).permute(1, 2, 0).numpy() * 255 + .5).astype(np.uint8) for i in images], 1)


def held_out(roots, limit):
    """Folders of scenes that no network learned from; those traced with many samples first."""
    folders = [f for root in roots or [None] for f in scene_folders(root, held_out=True)]
    return sorted(folders, key=lambda f: (not (f / "crop0.reference.npz").exists(), f.name))[:limit]


def sharp_crops(folder):
    """Names of a scene's crops that its camera left sharp: the product's lens comes after the networks."""
    for path in sorted(folder.glob("crop?.npz")):
        array, where = read(folder, path.stem)
        if where["pinhole"] or (np.abs(array[3 + light.BLUR]) * 32 < SHARP).mean() > 0.7:
            yield path.stem


def judged(judge, folder, pictures=None):
    """All scores of one scene, as JSON values."""
    judge.start(folder)
    fields, ratio, counts, hangs = judge.fields(folder)
    found = dict(bits=counts, coherence=hangs, views={}, crops={}, reference=(folder / "crop0.reference.npz").exists())
    for name, shown, target in view_ways(folder, fields):
        found["views"].setdefault(name, []).append(scores(shown, target, regions(folder, "view")))
    for crop in sharp_crops(folder):
        ways, target = crop_ways(judge, folder, crop, fields, ratio)
        for name, shown in ways.items():
            found["crops"].setdefault(name, []).append(scores(shown, target, regions(folder, crop)))
        if pictures:
            pictures.mkdir(parents=True, exist_ok=True)
            Image.fromarray(picture_row([target] + [ways[k] for k in SHOWN if k in ways])).save(pictures / f"{folder.name}.{crop}.png")
    return found


@torch.no_grad()
def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--scenes", nargs="*", help="folders of scenes (default: the teacher's cache)")
    parser.add_argument("--limit", type=int, default=40)
    parser.add_argument("--weights", type=Path, default=ROOT / "Models", help="folder of the exported weights")
    parser.add_argument("--pictures", type=Path, help="folder for side-by-side pictures")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--print", action="store_true", help="leave docs/RESULTS.md as it is")
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    judge, scenes = Judge(options.weights), []
    folders = held_out(options.scenes, options.limit)
    for folder in folders:
        scenes.append(kept(f"networks/{judge.name}", folder.name, lambda _: judged(judge, folder, options.pictures)))
        print(folder.name, flush=True)
    known, alone = np.mean([s["bits"] for s in scenes], 0)
    count, many = sum(len(s["crops"].get("encoder, 1 step", [])) for s in scenes), sum(s["reference"] for s in scenes)
    lines = ["## Image networks", "",
             f"{count} native crops of {CROP} × {CROP} pixels, in focus, and {len(scenes)} whole views at a quarter of the size, of "
             f"{len(scenes)} held-out scenes, {many} of them traced with 512 samples a pixel, against the path-traced picture; {date.today()}, seed {SEED}, "
             f"`python Training/evaluate/networks.py --limit {options.limit}`, weights {judge.name}. PSNR in dB; SSIM of brightness; FLIP at 67 pixels a degree and "
             "ΔE (100 × mean Oklab difference): lower is better; sharp: gradient energy over the target's; "
             "objects, surfaces: PSNR there; shining: FLIP of what is glossy, of metal or clear. \"At 1.0\" "
             f"is a temperature, 0 the expected code; the product writes at {USED}. Independent: every token from its marginal, by the same "
             "transformer, blind to the others.", "", "### Crops", ""]
    lines += table(scenes, "crops") + ["", "### Whole views, base picture only", ""] + table(scenes, "views")
    lines += ["", "### Differences", ""] + difference_table(scenes) + ["", "### Coherence", ""] + coherence_table(scenes)
    lines += ["", f"The transformer needs {known:.2f} bits for a token of 16, one by one in random order; each blind to the "
              f"others (a factorised model, the same network) it needs {alone:.2f}."]
    if not options.print:
        write_section("networks", "\n".join(lines))
    print("\n".join(lines))


if __name__ == "__main__":
    main()
