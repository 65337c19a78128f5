"""Reads the teacher's scenes and cuts training views from them.

    SCENES/NNNNNN/plan.json
    SCENES/NNNNNN/view.npz    picture float16 (384, 384, 3) scene-linear after exposure and white balance,
                              guides float16 (384, 384, 32), objectID uint16 (384, 384)
    SCENES/NNNNNN/cropK.npz   the same at 192 × 192, and origin (2,), canvas (2,): x, y in native pixels
"""

import json
import os
import random
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F

import light

VIEW = 384
NATIVE = 4 * VIEW  # the canvas a view stands for at its own size
SCALES = [2 / 3, 1.0, 4 / 3, 8 / 3]  # 1K, 1.5K, 2K, 4K canvases


def cache():
    return Path(os.environ.get("XDG_CACHE_HOME", Path.home() / ".cache")) / "plantain"


def scene_folders(root=None, held_out=False):
    """Folders of complete scenes, in order; every twentieth is held out."""
    root = Path(root) if root else cache() / "teacher" / "scenes"
    folders = [p for p in sorted(root.glob("[0-9]*")) if (p / "view.npz").exists() and (p / "plan.json").exists()]
    return [p for p in folders if (int(p.name) % 20 == 0) == held_out]


def load(path):
    """An npz as tensors: picture (3, h, w) and guides (32, h, w) in f32, and what else it holds."""
    with np.load(path) as data:
        result = {name: data[name] for name in data.files}
    for name in ("picture", "guides"):
        array = torch.from_numpy(result[name].astype(np.float32)).permute(2, 0, 1)
        result[name] = torch.nan_to_num(array, nan=0.0, posinf=64.0, neginf=0.0).clamp(-64, 64)
    return result


def load_plan(folder):
    return json.loads((folder / "plan.json").read_text())


def resize(x, size):
    """(b, c, h, w) → that size: means when it shrinks, bilinear when it grows."""
    if x.shape[-2:] == tuple(size):
        return x
    if size[0] < x.shape[-2]:
        return F.interpolate(x, size=size, mode="area")
    return F.interpolate(x, size=size, mode="bilinear", align_corners=False)


def mirror(guides, picture, plan):
    """Left and right exchanged: in the guides' normals and the plan's directions too."""
    guides, picture, plan = guides.flip(-1), picture.flip(-1), plan.clone()
    guides[:, light.NORMAL] *= -1
    plan[:, light.MIRRORED] *= -1
    return guides, picture, plan


class Views:
    """Random windows of the scenes' views, at the scales of 1K to 4K canvases."""

    def __init__(self, folders, seed, size):
        self.folders, self.size = folders, size
        self.random = random.Random(seed)

    def draw(self, size=None):
        """One window: guides (1, 32, s, s), picture (1, 3, s, s), light (1, 15), plan (1, 70)."""
        size, rng = size or self.size, self.random
        folder = rng.choice(self.folders)
        view, plan = load(folder / "view.npz"), load_plan(folder)
        scale = rng.choices(SCALES, [1, 3, 2, 2])[0]
        span = min(VIEW, round(size / scale))
        scale = size / span
        x, y = rng.randint(0, VIEW - span), rng.randint(0, VIEW - span)
        cut = lambda a: resize(a[None, :, y:y + span, x:x + span], (size, size))
        guides, picture = cut(view["guides"]), cut(view["picture"])
        lights = torch.tensor([light.plan_light(plan)])
        vector = torch.tensor([light.plan_vector(plan, NATIVE * scale)])
        if rng.random() < 0.5:
            guides, picture, vector = mirror(guides, picture, vector)
        return guides, picture, lights, vector

    def batch(self, count, size=None):
        return [torch.cat(parts) for parts in zip(*(self.draw(size) for _ in range(count)))]


def sample_grid(grid, origin, cell, shape):
    """Bilinear values of a coarse grid (b, c, r, q) at the centres of a window's pixels.

    Grid value (i, j) sits at the centre of the cell of `cell` pixels that starts at (i · cell, j · cell); beyond the
    outermost centres the nearest value holds. origin: (y, x) of the window in pixels from the grid's corner.
    """
    def matrix(start, count, nodes):
        at = ((start + torch.arange(count) + 0.5) / cell - 0.5).clamp(0, nodes - 1)
        low = at.floor().long().clamp(max=max(nodes - 2, 0))
        part = at - low
        m = torch.zeros(count, nodes)
        m[torch.arange(count), low] += 1 - part
        m[torch.arange(count), (low + 1).clamp(max=nodes - 1)] += part
        return m

    rows = matrix(origin[0], shape[0], grid.shape[-2])
    columns = matrix(origin[1], shape[1], grid.shape[-1])
    return rows @ grid @ columns.T
