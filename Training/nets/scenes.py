"""Reads the teacher's scenes and cuts training views from them.

    SCENES/NNNNNN/plan.json
    SCENES/NNNNNN/view.npz    the whole canvas at a quarter of its size: picture float16 (h, w, 3), scene-linear after
                              exposure and white balance; guides float16 (h, w, 32)
    SCENES/NNNNNN/cropK.npz   a native window of 192 × 192: the same, and origin (x, y), canvas (width, height)

A scene's light is metered as a camera's would be: how strong and how warm the hidden light is as a whole is taken out of
its pictures (`light.meter`), so that what a network must guess is how light falls, not how much of it there is.
"""

import functools
import json
import os
import random
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F

import light

SCALES = [2 / 3, 1.0, 4 / 3, 8 / 3]  # canvases of 1K, 1.5K (as traced), 2K and 4K


def cache():
    return Path(os.environ.get("XDG_CACHE_HOME", Path.home() / ".cache")) / "plantain"


def scene_folders(root=None, held_out=False):
    """Finished scenes, in order, new ones included; held out is every twentieth, and all from 900000 on."""
    root = Path(root) if root else cache() / "teacher" / "scenes"
    found = sorted(p for p in root.glob("[0-9]*") if p.name.isdigit() and (p / "plan.json").exists())
    return [p for p in found if (int(p.name) % 20 == 0 or int(p.name) >= 900_000) == held_out]


def read(folder, name):
    """One picture with its guides as traced: float16 (35, h, w), picture first; where it lies; whether a pinhole took it."""
    with np.load(folder / f"{name}.npz") as data:
        both = np.concatenate([data["picture"], data["guides"]], -1)
        where = {k: [int(v) for v in data[k]] for k in ("origin", "canvas") if k in data}
        where["pinhole"] = "pinhole" in data
    return both.transpose(2, 0, 1), where


@functools.lru_cache(4096)
def gains(folder):
    """What the camera multiplies a scene's pictures by, float32 (3, 1, 1)."""
    picture, guides = tensors(read(folder, "view")[0], slice(1, None, 3), slice(1, None, 3))
    return light.meter(picture, guides, torch.tensor([light.plan_light(load_plan(folder))]))[0].numpy()


def window(folder, name):
    """One picture with its guides, metered: float16 (35, h, w), picture first; and where it lies."""
    array, where = read(folder, name)
    reference = folder / f"{name}.reference.npz"
    if reference.exists():  # many paths a pixel: for evaluation
        with np.load(reference) as data:
            array[:3] = data["picture"].transpose(2, 0, 1)
    array[:3] = np.minimum(array[:3] * gains(folder), 1e4)
    # The sky is the plan's: these scenes were traced when its clouds were not in the guides yet.
    array[3 + light.ENVIRONMENT:6 + light.ENVIRONMENT] = np.where(
        array[3 + light.HIT] < 0.004, array[:3], array[3 + light.ENVIRONMENT:6 + light.ENVIRONMENT])
    return array, where


def regions(folder, name):
    """Where a picture shows the plan's objects, where its surfaces, and where what shines or is clear (glaze, metal, glass,
    water, leaves of plants): three boolean tensors (h, w)."""
    with np.load(folder / f"{name}.npz") as data:
        ids = torch.from_numpy(data["objectID"].astype(np.int64))
        guides = torch.from_numpy(data["guides"].astype(np.float32)).permute(2, 0, 1)
    surfaces = len(load_plan(folder).get("surfaces", []))
    hit = guides[light.HIT].clamp(min=1e-3)
    shining = (guides[light.ROUGHNESS] / hit < 0.35) | (guides[light.METALNESS] / hit > 0.5) | (guides[light.TRANSMISSION] / hit > 0.05)
    return ids > surfaces, (ids > 0) & (ids <= surfaces), shining & (ids > 0)


def tensors(array, rows=slice(None), columns=slice(None)):
    """A part of a window as f32 within ±64: picture (1, 3, h, w) and guides (1, 32, h, w)."""
    x = torch.from_numpy(array[:, rows, columns].astype(np.float32, order="C"))[None]
    x = torch.nan_to_num(x, nan=0.0).clamp(-64, 64)
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


class Recent:
    """Keeps what was read last, so that some draws need not read again: a share `fresh` of them does."""

    def __init__(self, rng, count, fresh):
        self.random, self.count, self.fresh, self.kept = rng, count, fresh, []

    def draw(self, read):
        if self.kept and self.random.random() > self.fresh:
            return self.random.choice(self.kept)
        item = read()
        if len(self.kept) < self.count:
            self.kept.append(item)
        else:
            self.kept[self.random.randrange(self.count)] = item
        return item


class Views:
    """Random square windows of the scenes' views, at the scales of 1K to 4K canvases."""

    def __init__(self, folders, seed, size):
        self.folders, self.size = folders, size
        self.random = random.Random(seed)
        self.recent = Recent(self.random, 64, 0.5)

    def read(self):
        folder = self.random.choice(self.folders)
        return window(folder, "view")[0], load_plan(folder)

    def draw(self, size=None):
        """One window: guides (1, 32, s, s), picture (1, 3, s, s), light (1, 15), plan (1, 70)."""
        size, rng = size or self.size, self.random
        view, plan = self.recent.draw(self.read)
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
