"""Native-resolution crops for the renderer, each with the coefficients and latents that its tokens decode to."""

import random

import numpy as np
import torch
import torch.nn.functional as F

import light
import tokenizer
import transformer
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


@torch.no_grad()
def write_at_once(writer, codec, folder):
    """What a scene's tokens decode to where they are the transformer's and not the encoder's: the expected codes, each blind
    to the others, which is next to what the product writes and takes one pass. → as decode_around, of the whole view."""
    view, plan = window(folder, "view")[0], load_plan(folder)
    _, guides = (pad(x) for x in tensors(view))
    f = light.terms(guides, torch.tensor([light.plan_light(plan)]))
    pooled = light.pooled(guides, f, tokenizer.CELL)
    rows, columns = pooled.shape[-2:]
    with torch.autocast("cpu", torch.bfloat16):
        known = writer.context(pooled, torch.tensor([light.plan_vector(plan, 4.0 * view.shape[1])])).flatten(2).transpose(1, 2)
        at = (torch.arange(rows * columns)[None] // columns, torch.arange(rows * columns)[None] % columns)
        nothing = torch.full((1, rows * columns, 2), transformer.NONE)
        hidden = writer.hidden(nothing, at, known, at, torch.eye(rows * columns, dtype=torch.bool))[0]
        first = transformer.choose(writer.first_head(hidden).float(), tokenizer.LEVELS[:3], 0)
        second = transformer.choose(writer.second_head(hidden + writer.chosen(first)).float(), tokenizer.LEVELS[3:], 0)
        codes = torch.stack([first, second]).reshape(1, 2, rows, columns)
        coefficients, latents = codec.decoder(tokenizer.values_of(tokenizer.indices_of(codes)), pooled)
    return coefficients[0].float(), latents[0].float(), [0, 0]


class Crops:
    """Random crops with everything the renderer reads. Without a codec, `mean` coefficients stand in for tokens; with a writer,
    a third of the crops has tokens that it wrote, as the product's are, all of a twelfth of the scenes: writing takes time."""

    WRITTEN, EVERY = 1 / 3, 12

    def __init__(self, folders, seed, codec=None, mean=None, size=CROP, writer=None):
        self.files, self.codec, self.mean, self.size, self.writer = [], codec, mean, size, writer
        self.fields, self.written = {}, []
        self.random, self.drawn = random.Random(seed), {}
        self.recent = Recent(self.random, 384, 0.3)
        self.update(folders)

    def update(self, folders):
        self.files = [(folder, path.stem) for folder in folders for path in sorted(folder.glob("crop?.npz"))]
        self.written = [f for f in self.files if self.writer and int(f[0].name) % self.EVERY == 2]

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
            if (folder, name) in self.written:
                if folder not in self.fields:
                    self.fields[folder] = write_at_once(self.writer, self.codec, folder)
                grid, small, corner = self.fields[folder]
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
        written = self.written and self.random.random() < self.WRITTEN
        folder, name = self.random.choice(self.written if written else self.files)
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
