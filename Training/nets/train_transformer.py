"""Trains the any-order transformer on codes of the finished tokenizer: random, raster and grouped orders."""

import random

import torch

import light
import tokenizer
import transformer
from scenes import Views, scene_folders
from train_tokenizer import WithSketch
from training import Run, arguments, load_average

PRESETS = {
    "cpu": dict(steps=3400, batch=4, rate=1e-3),
    "gpu": dict(seconds=3000, batch=64, rate=1e-3),
}


@torch.no_grad()
def encode(model, guides, picture, lights):
    """→ codes (b, 2, r, c) and pooled guides (b, 48, r, c)"""
    f = light.terms(guides, lights)
    with torch.autocast(guides.device.type, torch.bfloat16):
        h = model.encoder(picture, f.sum(1), guides)
    return tokenizer.codes_of(tokenizer.quantize(h.float())[1]), light.pooled(guides, f, tokenizer.CELL)


def draw_order(rng, count, positions):
    """Half random, a quarter raster, a quarter random in groups, up to all at once; → order (count, positions), group."""
    kind = rng.random()
    if kind < 0.25:
        return torch.arange(positions).repeat(count, 1), 1
    order = torch.stack([torch.randperm(positions) for _ in range(count)])
    return order, 1 if kind < 0.75 else rng.choice([2, 4, 8, 16, 32, 64, positions])


# Windows in quarter pixels, how many of them make a batch of the preset's size, and how often they are drawn: up to
# the 32 × 32 tokens of a 2K canvas, at times the 64 × 64 of a 4K one.
WINDOWS = {256: (2, 5), 384: (1, 5), 512: (0.5, 5), 1024: (0.25, 1)}


class Pool:
    """Windows that were encoded before, by size: most of a batch comes from here, some of it is always new."""

    def __init__(self, views, codec, device):
        self.views, self.codec, self.device = views, codec, device
        self.kept = {}
        self.random = random.Random(views.random.random())

    def batch(self, count, size, fresh):
        """→ codes, pooled guides and plans of `count` windows; at least `fresh` of them are newly encoded."""
        kept = self.kept.setdefault(size, [])
        missing = max(fresh, count - len(kept))
        guides, picture, lights, plan = [x.to(self.device) for x in self.views.batch(missing, size)]
        codes, pooled = encode(self.codec, guides, picture, lights)
        chosen = self.random.sample(kept, count - missing)
        new = [(codes[i], pooled[i], plan[i]) for i in range(missing)]
        kept += new
        return [torch.stack(parts) for parts in zip(*(new + chosen))]


def main():
    options = arguments("transformer", PRESETS)
    run = Run(transformer.Transformer(), {"network": "transformer", **transformer.CONFIG}, options)
    codec = load_average(WithSketch(), "tokenizer").tokenizer.to(options.device)
    folders = scene_folders(options.scenes)
    print(f"{len(folders)} scenes", flush=True)
    views, rng = Views(folders, options.seed + run.step, 384), random.Random(options.seed + run.step)
    pool = Pool(views, codec, options.device)
    while run.going():
        if run.step % 20 == 0:
            views.folders = scene_folders(options.scenes)
        size = rng.choices(list(WINDOWS), [often for _, often in WINDOWS.values()])[0]
        batch = max(1, int(options.batch * WINDOWS[size][0]))
        codes, pooled, plan = pool.batch(batch, size, max(1, batch // 4))
        order, group = draw_order(rng, batch, codes.shape[-1] * codes.shape[-2])
        with run.cast():
            loss = run.model.loss(codes, pooled, plan, order.to(options.device), group)
        run.update(loss)
    run.finish()


if __name__ == "__main__":
    main()
