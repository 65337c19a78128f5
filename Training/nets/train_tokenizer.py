"""Trains the tokenizer: codes must explain the picture's light, in display space, at quarter size."""

import torch
import torch.nn as nn
import torch.nn.functional as F

import light
import tokenizer
from scenes import Views, scene_folders
from training import Run, arguments

PRESETS = {
    "cpu": dict(steps=2741, batch=4, rate=8e-4, size=192),
    "gpu": dict(seconds=3000, batch=64, rate=2e-3, size=256),
}


class Sketch(nn.Module):
    """Draws what the base leaves out from the latents, so that they learn to carry it; thrown away afterwards."""

    def __init__(self):
        super().__init__()
        self.first = nn.Conv2d(3 + light.GUIDES + tokenizer.LATENTS, 32, 1)
        self.second = nn.Conv2d(32, 3, 1)
        nn.init.zeros_(self.second.weight)
        nn.init.zeros_(self.second.bias)

    def forward(self, base, guides, latents):
        x = torch.cat([2 * base - 1, light.network_guides(guides), latents], 1)
        return base + 0.1 * self.second(F.silu(self.first(x)))


class WithSketch(nn.Module):
    def __init__(self):
        super().__init__()
        self.tokenizer = tokenizer.Tokenizer()
        self.sketch = Sketch()


def difference(shown, target):
    """L1 and L1 of the gradients."""
    loss = (shown - target).abs().mean()
    for axis in (-1, -2):
        loss = loss + 0.5 * (shown.diff(dim=axis) - target.diff(dim=axis)).abs().mean()
    return loss


def main():
    options = arguments("tokenizer", PRESETS)
    model = WithSketch()
    run = Run(model, {"network": "tokenizer", **tokenizer.CONFIG}, options)
    run.exported = lambda m: m.tokenizer
    views = Views(scene_folders(options.scenes), options.seed + run.step, options.size)
    print(f"{len(views.folders)} scenes", flush=True)
    while run.going():
        if run.step % 20 == 0:
            views.folders = scene_folders(options.scenes)
        guides, picture, lights, _ = [x.to(options.device) for x in views.batch(options.batch)]
        with run.cast():
            base, latents, _ = model.tokenizer(picture, guides, lights)
            shown = light.display(base.float())
            drawn = model.sketch(shown, guides, latents)
        target = light.display(picture)
        log = (torch.log(0.02 + base.float()) - torch.log(0.02 + picture.clamp(min=0))).abs().mean()
        run.update(difference(shown, target) + 0.5 * (drawn.float() - target).abs().mean() + 0.03 * log)
    run.finish()


if __name__ == "__main__":
    main()
