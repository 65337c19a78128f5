"""Trains small variants of the three networks for the same few steps and says what each choice bought.

    python variants.py [--steps 500] [--only NAME…] [--threads 1]

All start from nothing, see the same windows in the same order and are judged on the same held-out windows. What is
measured is the choice, not the product: these trainings are short. Results are kept as they come
(~/.cache/plantain/variants.json), so that it can be stopped and run again; the table goes into docs/RESULTS.md.
"""

import argparse
import contextlib
import json
import random
import sys
import time
from datetime import date
from pathlib import Path

import numpy as np
import torch

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "Training/nets"), str(ROOT / "Training/evaluate")]

import light  # noqa: E402
import renderer  # noqa: E402
import tokenizer  # noqa: E402
import transformer  # noqa: E402
from crops import Crops  # noqa: E402
from networks import scores  # noqa: E402
from scenes import Views, cache, resize, scene_folders  # noqa: E402
from sections import write_section  # noqa: E402
from train_renderer import objective  # noqa: E402
from train_tokenizer import Sketch, WithSketch, difference  # noqa: E402
from train_transformer import Pool, draw_order  # noqa: E402
from training import keep_memory, load_average  # noqa: E402

JUDGED = 48  # windows of the held-out scenes
SEED = 11
GUIDES = {"mirrored": slice(19, 22), "occlusion": slice(18, 19), "visibility": slice(15, 18)}

# Name → what differs from the first of its kind.
TOKENIZERS = {
    "tokens: as they are (16 bits, 64 native pixels)": {},
    "tokens: 8 bits": {"levels": [8, 8, 4]},
    "tokens: 24 bits": {"levels": [8, 8, 4, 8, 8, 4, 8, 8, 4]},
    "tokens: 16 bits for 32 native pixels": {"zoom": 2.0},
    "tokens: 16 bits for 128 native pixels": {"zoom": 0.5},
    "tokens: half the width": {"config": {"encoder": [24, 48, 80], "decoder": 64}},
    "tokens: loss without gradients": {"gradients": False},
    "tokens: loss in display values only": {"log": False},
    "tokens: loss of mean squares": {"square": True},
    "guides: no mirror image": {"hide": "mirrored"},
    "guides: no ambient occlusion": {"hide": "occlusion"},
    "guides: no shadows of lights": {"hide": "visibility"},
    "guides: each kind dropped in a tenth of the windows": {"drop": 0.1},
    "guides: each kind dropped in three tenths of the windows": {"drop": 0.3},
}
TRANSFORMERS = {
    "transformer: as it is (width 256, 6 layers)": {},
    "transformer: half the width": {"config": {"width": 128, "hidden": 320, "heads": 4}},
    "transformer: three layers": {"config": {"layers": 3}},
    "transformer: raster order only": {"raster": True},
    "transformer: blind to guides": {"blind": True},
}
RENDERERS = {
    "renderer: as it is (56, 96, 128)": {},
    "renderer: half the width": {"widths": [28, 48, 64]},
    "renderer: twice the width": {"widths": [112, 192, 256]},
    "renderer: loss without gradients": {"gradients": False},
    "renderer: loss of mean squares": {"square": True},
    "renderer: first step only": {"later": False},
    "renderer: blind to guides": {"blind": True},
}


@contextlib.contextmanager
def levels(values):
    """The grid of a token's numbers, exchanged for a while."""
    kept = list(tokenizer.LEVELS)
    tokenizer.LEVELS[:] = values or kept
    try:
        yield
    finally:
        tokenizer.LEVELS[:] = kept


def hidden(guides, name):
    """Guides without a kind of channel: shadows and occlusion everywhere open, mirror image black."""
    if name is None:
        return guides
    guides = guides.clone()
    guides[:, GUIDES[name]] = 0 if name == "mirrored" else guides[:, light.HIT:light.HIT + 1]
    return guides


def dropped(guides, share):
    """Guides of which each window loses each kind of channel by chance."""
    if share == 0:
        return guides
    kept = [hidden(guides, name) for name in GUIDES]
    out = guides.clone()
    for name, without in zip(GUIDES, kept):
        lost = torch.rand(len(guides)) < share
        out[lost, GUIDES[name]] = without[lost, GUIDES[name]]
    return out


def decode(model, guides, picture, lights, zoom):
    """Base picture and latents where tokens stand on a grid that is `zoom` times as fine."""
    f = light.terms(guides, lights)
    size = guides.shape[-2:]
    small = [round(n * zoom) for n in size]
    g, p = resize(guides, small), resize(picture, small)
    terms = light.terms(g, lights)
    values, _ = tokenizer.quantize(model.tokenizer.encoder(p, terms.sum(1), g).float())
    coefficients, latents = model.tokenizer.decoder(values, light.pooled(g, terms, tokenizer.CELL))
    return light.base_picture(f, tokenizer.enlarge(coefficients, size)), tokenizer.enlarge(latents, size)


def plain(shown, target):
    return (shown - target).abs().mean()


def squares(shown, target):
    return 4 * (shown - target).pow(2).mean()


def loss_named(change):
    """The loss of a variant: with gradients unless it says otherwise."""
    return squares if change.get("square") else difference if change.get("gradients", True) else plain


def train_tokenizer(steps, change):
    torch.manual_seed(SEED)
    with levels(change.get("levels")):
        model = WithSketch()
        model.tokenizer = tokenizer.Tokenizer({**tokenizer.CONFIG, **change.get("config", {})})
        model.sketch = Sketch()
        loss_of = loss_named(change)
        zoom = change.get("zoom", 1.0)

        def forward(batch, drop=0.0):
            guides, picture, lights, _ = batch
            guides = dropped(hidden(guides, change.get("hide")), drop)
            with torch.autocast("cpu", torch.bfloat16):
                base, latents = decode(model, guides, picture, lights, zoom)
                shown = light.display(base.float())
                return shown, model.sketch(shown, guides, latents).float(), base.float(), light.display(picture)

        def loss(batch):
            shown, drawn, base, target = forward(batch, change.get("drop", 0.0))
            total = loss_of(shown, target) + 0.5 * plain(drawn, target)
            if change.get("log", True):
                total = total + 0.03 * (torch.log(0.02 + base) - torch.log(0.02 + batch[1].clamp(min=0))).abs().mean()
            return total

        views = Views(scene_folders(), SEED, 192)
        optimize(model, steps, lambda: loss(views.batch(4)), 8e-4)
        views = Views(scene_folders(held_out=True), SEED, 192)
        with torch.no_grad():
            return judged(forward(views.batch(1)) for _ in range(JUDGED))


def train_renderer(steps, change):
    torch.manual_seed(SEED)
    codec = load_average(WithSketch(), "tokenizer").tokenizer
    net = renderer.Renderer({**renderer.CONFIG, "widths": change.get("widths", renderer.CONFIG["widths"])})

    def seen(batch):
        guides, target, base, latents, focus = batch
        return (torch.zeros_like(guides) if change.get("blind") else guides), target, base, latents, focus

    def loss(batch):
        if change.get("later", True) and loss_named(change) is difference:
            return objective(net, seen(batch))
        guides, target, base, latents, focus = seen(batch)
        guess = net(base, guides, torch.zeros_like(base), torch.zeros(len(target)), latents).float()
        return 10 * loss_named(change)(focus * (base + renderer.RESIDUAL * guess), focus * target)

    crops = Crops(scene_folders(), SEED, codec, None, 128)
    optimize(net, steps, lambda: loss(crops.batch(8)), 1.5e-3)
    crops = Crops(scene_folders(held_out=True), SEED, codec, None, 192)
    with torch.no_grad():
        def shown():
            for _ in range(JUDGED):
                guides, target, base, latents, focus = seen(crops.batch(1))
                drawn = renderer.sample(net, base, guides, latents, 1)
                yield focus * base, focus * drawn, None, focus * target
        return judged(shown())


def train_transformer(steps, change):
    """→ bits per token of held-out views in a random order, and each token blind to the others."""
    torch.manual_seed(SEED)
    codec = load_average(WithSketch(), "tokenizer").tokenizer
    net = transformer.Transformer({**transformer.CONFIG, **change.get("config", {})})
    chance = random.Random(SEED)

    def windows(held_out):
        pool = Pool(Views(scene_folders(held_out=held_out), SEED, 384), codec, "cpu")
        while True:
            codes, pooled, plan = pool.batch(4, 256, 1)
            yield (codes, torch.zeros_like(pooled), torch.zeros_like(plan)) if change.get("blind") else (codes, pooled, plan)

    def loss(codes, pooled, plan):
        n = codes.shape[-1] * codes.shape[-2]
        order, group = (torch.arange(n).repeat(len(codes), 1), 1) if change.get("raster") else draw_order(chance, len(codes), n)
        return net.loss(codes, pooled, plan, order, group)

    seen = windows(held_out=False)
    optimize(net, steps, lambda: loss(*next(seen)), 1e-3)
    rows, judging = [], windows(held_out=True)
    with torch.no_grad():
        for _ in range(JUDGED):
            codes, pooled, plan = next(judging)
            n = codes.shape[-1] * codes.shape[-2]
            order = torch.stack([torch.randperm(n) for _ in codes])
            rows.append([float(net.loss(codes, pooled, plan, order, group)) for group in (1, n)])
    return [float(x) for x in np.mean(rows, 0)]


def optimize(model, steps, loss, rate):
    optimizer = torch.optim.AdamW(model.parameters(), lr=rate, weight_decay=0.01, betas=(0.9, 0.98))
    for step in range(steps):
        for group in optimizer.param_groups:
            group["lr"] = rate * min(1.0, (step + 1) / 30) * (0.5 + 0.5 * np.cos(np.pi * step / steps))
        optimizer.zero_grad(set_to_none=True)
        with torch.autocast("cpu", torch.bfloat16):
            value = loss()
        value.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()


def judged(pictures):
    """Mean scores of what was drawn over the base: (PSNR, SSIM, FLIP) of the base, then of the drawn picture."""
    rows = [scores(base, target)[:3] + scores(drawn, target)[:3] for base, drawn, _, target in pictures]
    return [float(x) for x in np.mean(rows, 0)]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--steps", type=int, default=500)
    parser.add_argument("--only", nargs="*", help="beginnings of names")
    parser.add_argument("--threads", type=int, default=1)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    keep_memory()
    store = cache() / "variants.json"
    found = json.loads(store.read_text()) if store.exists() else {}
    for kinds, train in ((TOKENIZERS, train_tokenizer), (RENDERERS, train_renderer), (TRANSFORMERS, train_transformer)):
        for name, change in kinds.items():
            key = f"{name} @{options.steps}"
            if key in found or options.only and not any(name.startswith(o) for o in options.only):
                continue
            random.seed(SEED)
            np.random.seed(SEED)
            begun = time.process_time()
            found[key] = {"scores": train(options.steps, change), "minutes": (time.process_time() - begun) / 60}
            store.write_text(json.dumps(found, indent=1))
            print(name, found[key], flush=True)
    lines = ["## What each choice bought", "",
             f"{options.steps} steps each from nothing, the same windows in the same order; mean over {JUDGED} held-out windows of "
             f"192 × 192 pixels ({date.today()}, seed {SEED}, `python Training/evaluate/variants.py --steps {options.steps}`): "
             "quarter-size views for tokens and guides, native crops for the renderer. Base: tokens × guides; drawn: with what is "
             "learned on top. PSNR in dB, FLIP: lower is better. Minutes of one processor core.", "",
             "| | base PSNR | base FLIP | drawn PSNR | drawn SSIM | drawn FLIP | minutes |", "|---|---|---|---|---|---|---|"]
    for name in [*TOKENIZERS, *RENDERERS]:
        if one := found.get(f"{name} @{options.steps}"):
            p, _, e, q, s, d = one["scores"]
            lines.append(f"| {name} | {p:.2f} | {e:.4f} | {q:.2f} | {s:.3f} | {d:.4f} | {one['minutes']:.1f} |")
    lines += ["", "Bits per token (of 16), in a random order and blind to one another:", "", "| | in order | blind | minutes |", "|---|---|---|---|"]
    for name in TRANSFORMERS:
        if one := found.get(f"{name} @{options.steps}"):
            lines.append(f"| {name} | {one['scores'][0]:.2f} | {one['scores'][1]:.2f} | {one['minutes']:.1f} |")
    write_section("variants", "\n".join(lines))


if __name__ == "__main__":
    main()
