"""Native-resolution crops for the renderer, each with the coefficients and latents that its tokens decode to."""

import random

import torch

import light
import tokenizer
from scenes import NATIVE, VIEW, load, load_plan, resize, sample_grid

CROP = 192
TOKEN = 64  # native pixels
MARGIN = 4  # tokens around a crop that its codes depend on


@torch.no_grad()
def decode_around(codec, view, lights, canvas, origin):
    """Encodes the part of a view around a crop at the canvas's own scale and decodes it.

    → coefficients (39, r, c), latents (16, r, c) on cells of 32 native pixels, and the (y, x) of their corner.
    """
    scale = canvas / NATIVE
    grid = -(-int(canvas) // TOKEN)
    first = [max(0, int(o) // TOKEN - MARGIN) for o in origin]
    last = [min(grid, -(-(int(o) + CROP) // TOKEN) + MARGIN) for o in origin]
    cut = []
    for name in ("picture", "guides"):
        # quarter pixels of the canvas → pixels of the view
        spans = [(round(a * 16 / scale), min(VIEW, round(b * 16 / scale))) for a, b in zip(first, last)]
        part = view[name][None, :, spans[0][0]:spans[0][1], spans[1][0]:spans[1][1]]
        cut.append(resize(part, [16 * (b - a) for a, b in zip(first, last)]))
    picture, guides = cut
    f = light.terms(guides, lights)
    with torch.autocast("cpu", torch.bfloat16):
        values, _ = tokenizer.quantize(codec.encoder(picture, f.sum(1), guides).float())
        coefficients, latents = codec.decoder(values, light.pooled(guides, f, tokenizer.CELL))
    return coefficients[0].float(), latents[0].float(), [TOKEN * a for a in first]


class Crops:
    """Random crops with everything the renderer reads. Without a codec, `mean` coefficients stand in for tokens."""

    def __init__(self, folders, seed, codec=None, mean=None):
        self.files, self.codec, self.mean = [], codec, mean
        self.random, self.decoded = random.Random(seed), {}
        self.update(folders)

    def update(self, folders):
        self.files = [path for folder in folders for path in sorted(folder.glob("crop*.npz"))]

    def light_of(self, path):
        return torch.tensor([light.plan_light(load_plan(path.parent))])

    def read(self, path):
        """→ base terms and targets of one crop: guides, picture, display base, latents; (1, …) each"""
        crop, lights = load(path), self.light_of(path)
        guides, picture = crop["guides"][None], crop["picture"][None]
        f = light.terms(guides, lights)
        x, y = (int(v) for v in crop["origin"])
        if self.codec is None:
            coefficients = self.mean.view(1, -1, 1, 1).expand(-1, -1, CROP, CROP)
            latents = torch.zeros(1, tokenizer.LATENTS, CROP // 4, CROP // 4)
        else:
            if path not in self.decoded:
                self.decoded[path] = decode_around(
                    self.codec, load(path.parent / "view.npz"), lights, float(crop["canvas"][0]), (y, x))
            grid, small, corner = self.decoded[path]
            at = (y - corner[0], x - corner[1])
            coefficients = sample_grid(grid[None], at, TOKEN / 2, (CROP, CROP))
            latents = sample_grid(small[None], (at[0] / 4, at[1] / 4), TOKEN / 8, (CROP // 4, CROP // 4))
        return guides, light.display(picture), light.display(light.base_picture(f, coefficients)), latents

    def draw(self):
        parts = self.read(self.random.choice(self.files))
        if self.random.random() < 0.5:
            parts = [part.flip(-1) for part in parts]
            parts[0][:, light.NORMAL] *= -1
        return parts

    def batch(self, count):
        return [torch.cat(parts) for parts in zip(*(self.draw() for _ in range(count)))]


@torch.no_grad()
def mean_coefficients(codec, folders):
    """Geometric mean of each coefficient over views: the best base that knows no token."""
    total = torch.zeros(tokenizer.COEFFICIENTS)
    for folder in folders:
        view, lights = load(folder / "view.npz"), torch.tensor([light.plan_light(load_plan(folder))])
        guides = view["guides"][None]
        f = light.terms(guides, lights)
        values, _ = tokenizer.quantize(codec.encoder(view["picture"][None], f.sum(1), guides))
        total += torch.log(codec.decoder(values, light.pooled(guides, f, tokenizer.CELL))[0][0]).mean((1, 2))
    return torch.exp(total / len(folders))
