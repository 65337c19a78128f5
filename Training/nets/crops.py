"""Native-resolution crops for the renderer, each with the coefficients and latents that its tokens decode to."""

import random

import numpy as np
import torch
import torch.nn.functional as F

import light
import tokenizer
from scenes import Recent, load_plan, read, sample_grid, tensors, window

CROP = 192
TOKEN = 64  # native pixels
SHARP = 1.5  # pixels across the circle of confusion that still count as in focus
MARGIN = 4  # tokens around a crop that its codes depend on


@torch.no_grad()
def decode_around(codec, view, lights, origin):
    """Encodes the part of a view around a crop and decodes it.

    → coefficients (39, r, c), latents (16, r, c) on cells of 32 native pixels, and the (y, x) of their corner.
    """
    grid = [-(-4 * size // TOKEN) for size in view.shape[1:]]
    first = [max(0, int(o) // TOKEN - MARGIN) for o in origin]
    last = [min(n, -(-(int(o) + CROP) // TOKEN) + MARGIN) for o, n in zip(origin, grid)]
    picture, guides = (pad(part) for part in tensors(view, *(slice(16 * a, 16 * b) for a, b in zip(first, last))))
    f = light.terms(guides, lights)
    with torch.autocast("cpu", torch.bfloat16):
        values, _ = tokenizer.quantize(codec.encoder(picture, f.sum(1), guides).float())
        coefficients, latents = codec.decoder(values, light.pooled(guides, f, tokenizer.CELL))
    return coefficients[0].float(), latents[0].float(), [TOKEN * a for a in first]


def pad(x, multiple=tokenizer.CELL):
    """Repeats the last row and column up to a whole number of tokens."""
    height, width = x.shape[-2:]
    return F.pad(x, (0, -width % multiple, 0, -height % multiple), mode="replicate")


class Crops:
    """Random crops with everything the renderer reads. Without a codec, `mean` coefficients stand in for tokens."""

    def __init__(self, folders, seed, codec=None, mean=None, size=CROP):
        self.files, self.codec, self.mean, self.size = [], codec, mean, size
        self.random, self.drawn = random.Random(seed), {}
        self.recent = Recent(self.random, 384, 0.3)
        self.update(folders)

    def update(self, folders):
        self.files = [(folder, path.stem) for folder in folders for path in sorted(folder.glob("crop?.npz"))]

    @torch.no_grad()
    def draw_base(self, folder, name):
        """→ target, base, latents of one crop and where it is in focus, (1, …) each; target and base in display values"""
        array, where = window(folder, name)
        lights = torch.tensor([light.plan_light(load_plan(folder))])
        picture, guides = tensors(array)
        f = light.terms(guides, lights)
        x, y = where["origin"]
        if self.codec is None:
            coefficients = self.mean.view(1, -1, 1, 1).expand(-1, -1, CROP, CROP)
            latents = torch.zeros(1, tokenizer.LATENTS, CROP // 4, CROP // 4)
        else:
            grid, small, corner = decode_around(self.codec, window(folder, "view")[0], lights, (y, x))
            at = (y - corner[0], x - corner[1])
            coefficients = sample_grid(grid[None], at, TOKEN / 2, (CROP, CROP))
            latents = sample_grid(small[None], (at[0] / 4, at[1] / 4), TOKEN / 8, (CROP // 4, CROP // 4))
        target, base = light.display(picture), light.display(light.base_picture(f, coefficients))
        # Nothing is to be learnt where a lens blurred the traced picture: the product's own does that later.
        sharp = torch.full_like(picture[:, :1], where["pinhole"]) + (guides[:, light.BLUR:light.BLUR + 1].abs() * 32 < SHARP)
        return target, base, latents, sharp.clamp(max=1)

    def read(self):
        """Guides, target, base, latents and focus of a whole crop, halves; the renderer is not to see the lens."""
        folder, name = self.random.choice(self.files)
        if (folder, name) not in self.drawn:
            self.drawn[folder, name] = [x.half() for x in self.draw_base(folder, name)]
        guides = torch.from_numpy(read(folder, name)[0][None, 3:].astype(np.float16))
        guides[:, light.BLUR] = 0
        return [guides] + self.drawn[folder, name]

    def draw(self):
        """A square part of a crop, mirrored half of the time: guides, target, base, latents, focus."""
        guides, target, base, latents, focus = self.recent.draw(self.read)
        y, x = (4 * self.random.randint(0, (CROP - self.size) // 4) for _ in range(2))
        cut = lambda a, n=1: a[..., y // n:(y + self.size) // n, x // n:(x + self.size) // n].float()
        parts = [cut(guides), cut(target), cut(base), cut(latents, 4), cut(focus)]
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
        picture, guides = (pad(x) for x in tensors(window(folder, "view")[0]))
        lights = torch.tensor([light.plan_light(load_plan(folder))])
        f = light.terms(guides, lights)
        values, _ = tokenizer.quantize(codec.encoder(picture, f.sum(1), guides))
        total += torch.log(codec.decoder(values, light.pooled(guides, f, tokenizer.CELL))[0][0]).mean((1, 2))
    return torch.exp(total / len(folders))
