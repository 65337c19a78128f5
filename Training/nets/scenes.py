"""Reads the teacher's scenes and cuts training views from them.

    SCENES/NNNNNN/plan.json
    SCENES/NNNNNN/view.npz    the whole canvas at a quarter of its size: picture float16 (h, w, 3), scene-linear after
                              exposure and white balance; guides float16 (h, w, 32)
    SCENES/NNNNNN/cropK.npz   a native window of 192 × 192: the same, and origin (x, y), canvas (width, height)

Each scene is unpacked once into plain arrays beside the checkpoints, so that reading a window costs only its own bytes
and the teacher may replace its folders at any time.
"""

import json
import os
import random
import shutil
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F

import light

SCALES = [2 / 3, 1.0, 4 / 3, 8 / 3]  # canvases of 1K, 1.5K (as traced), 2K and 4K


def cache():
    return Path(os.environ.get("XDG_CACHE_HOME", Path.home() / ".cache")) / "plantain"


def unpack(source, target):
    """A scene's pictures with their guides as float16 (35, h, w), picture first, and where each lies; the plan last."""
    target.mkdir(parents=True, exist_ok=True)
    for path in sorted(source.glob("*.npz")):
        if "reference" in path.name:
            continue
        with np.load(path) as data:
            both = np.concatenate([data["picture"], data["guides"]], -1).transpose(2, 0, 1)
            where = {k: [int(v) for v in data[k]] for k in ("origin", "canvas") if k in data}
        both = np.clip(np.nan_to_num(both, nan=0.0, posinf=64.0, neginf=0.0), -64, 64)
        with open(target / f"{path.stem}.tmp", "wb") as file:
            np.save(file, np.ascontiguousarray(both.astype(np.float16)))
        os.replace(target / f"{path.stem}.tmp", target / f"{path.stem}.npy")
        (target / f"{path.stem}.json").write_text(json.dumps(where))
    shutil.copy(source / "plan.json", target / "plan.json")


def scene_folders(root=None, held_out=False):
    """Unpacked scenes, in order, new ones included; held out is every twentieth, and all from 900000 on."""
    root = Path(root) if root else cache() / "teacher" / "scenes"
    store = cache() / "unpacked" / root.name
    for source in sorted(root.glob("[0-9]*")):
        target = store / source.name
        try:
            plan = source / "plan.json"
            made = plan.stat().st_mtime
            if not (target / "plan.json").exists() or (target / "plan.json").stat().st_mtime < made:
                unpack(source, target)
        except (OSError, ValueError, KeyError):  # being made anew
            continue
    folders = [p for p in sorted(store.glob("[0-9]*")) if (p / "plan.json").exists()]
    return [p for p in folders if (int(p.name) % 20 == 0 or int(p.name) >= 900_000) == held_out]


def window(folder, name):
    """One picture with its guides, mapped from disk: float16 (35, h, w), picture first; and where it lies."""
    return np.load(folder / f"{name}.npy", mmap_mode="r"), json.loads((folder / f"{name}.json").read_text())


def tensors(array, rows=slice(None), columns=slice(None)):
    """A part of a window as f32: picture (1, 3, h, w) and guides (1, 32, h, w)."""
    x = torch.from_numpy(np.array(array[:, rows, columns])).float()[None]
    return x[:, :3], x[:, 3:]


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
    """Random square windows of the scenes' views, at the scales of 1K to 4K canvases."""

    def __init__(self, folders, seed, size):
        self.folders, self.size = folders, size
        self.random = random.Random(seed)

    def draw(self, size=None):
        """One window: guides (1, 32, s, s), picture (1, 3, s, s), light (1, 15), plan (1, 70)."""
        size, rng = size or self.size, self.random
        folder = rng.choice(self.folders)
        view, plan = window(folder, "view")[0], load_plan(folder)
        height, width = view.shape[1:]
        span = min(height, width, round(size / rng.choices(SCALES, [1, 3, 2, 2])[0]))
        x, y = rng.randint(0, width - span), rng.randint(0, height - span)
        picture, guides = (resize(a, (size, size)) for a in tensors(view, slice(y, y + span), slice(x, x + span)))
        lights = torch.tensor([light.plan_light(plan)])
        vector = torch.tensor([light.plan_vector(plan, 4 * height * size / span)])
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
