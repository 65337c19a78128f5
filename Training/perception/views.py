"""Pictures of random plans as Training/Views writes them, and what makes photographs of them."""

import io
import json
import pathlib
import random

import numpy as np
import torch
import torch.nn.functional as F
from PIL import Image

from model import KINDS, STUFF

# Of Proto/plantain/v1/scene.proto.
SUPPORTS, WATER, BUILDING, VEGETATION = {1, 3, 4, 5, 6, 10}, {7}, {12}, {13, 14, 15, 16}
PLACES = {1: 0, 2: 1}  # studio, interior; all others are outdoors
TIMES = {5: 1, 4: 1, 6: 2, 7: 2}  # golden hour and sunset; dusk and night; all others are day


class View:
    """One picture with its truth, in bytes."""

    def __init__(self, path):
        self.name = path.stem
        head = json.loads(path.read_text())
        h, w = head["height"], head["width"]
        area = h * w
        data = np.fromfile(path.with_suffix(".view"), np.uint8)
        if len(data) != area * 12:
            raise ValueError(f"{path}: expected {area * 12} bytes, got {len(data)}")
        cut = iter(np.split(data, np.cumsum([3, 2, 1, 1, 1, 1, 1]) * area))
        self.rgb = next(cut).reshape(h, w, 3)
        near = next(cut).view(np.float16).reshape(h, w)
        normal = np.stack([next(cut).view(np.int8).reshape(h, w) for _ in range(3)])
        up = next(cut).view(np.int8).reshape(h, w)
        hit = next(cut).reshape(h, w)
        ids = next(cut).view(np.uint16).reshape(h, w)
        table = np.zeros(int(max([ids.max()] + [o["number"] for o in head["objects"]]
                                 + [s["number"] for s in head["surfaces"]])) + 1, np.uint8)
        kinds, numbers = np.zeros_like(table), np.zeros_like(table)
        for surface in head["surfaces"]:
            kind = surface["kind"]
            table[surface["number"]] = (2 if kind in SUPPORTS else 3 if kind in WATER else 4 if kind in BUILDING
                                        else 5 if kind in VEGETATION else 0)
        for k, thing in enumerate(head["objects"]):
            table[thing["number"]] = 6
            kinds[thing["number"]] = KINDS.index(thing["kind"])
            numbers[thing["number"]] = min(k + 1, 255)
        stuff = table[ids]
        stuff[(stuff == 2) & (up < 90)] = 0  # the sides of tables
        outdoors = head["place"] >= 3
        stuff[(ids == 0) | (hit < 128)] = 1 if outdoors else 0
        stuff = without_gaps(stuff)
        self.maps = np.concatenate([
            np.stack([stuff, kinds[ids], numbers[ids]]).view(np.int8), normal]).copy()
        self.near = np.where(hit < 128, 0, near).astype(np.float16)
        light = max(head["lights"], key=lambda l: l["irradiance"], default=None)
        tangent = np.tan(head["verticalFov"] / 2)
        self.horizon = 0.5 + np.tan(head["pitch"]) / (2 * tangent)  # from the top, in heights of the picture
        self.tangent = tangent
        self.height = np.log(max(head["cameraHeight"], 0.03))
        self.light = light["direction"] if light else [0, 1, 0]
        self.contrast = np.log((light["irradiance"] if light else 0) + 0.05) - np.log(head["ambient"] + 0.05)
        self.place = PLACES.get(head["place"], 2)
        self.sky = float((stuff == 1).mean())
        self.time = TIMES.get(head["time"], 0)


def without_gaps(stuff, reach=4):
    """Lines of ground that show between waves are water."""
    water = stuff == 3
    if not water.any():
        return stuff
    below = np.zeros_like(water)
    above = np.zeros_like(water)
    for k in range(1, reach + 1):
        below[:-k] |= water[k:]
        above[k:] |= water[:-k]
    return np.where((stuff == 2) & below & above, 3, stuff)


def load(folder, held=False, known=()):
    """All views of a folder but those known by name; every twentieth is held out."""
    found = []
    for path in sorted(pathlib.Path(folder).glob("*.json")):
        if (int(path.stem) % 20 == 19) != held or path.stem in known:
            continue
        try:
            found.append(View(path))
        except (ValueError, json.JSONDecodeError) as error:
            print(error)
    return found


def noise(h, w, dice, slope=1.0):
    """Octaves of smooth noise of mean 0 and about unit spread, (h, w)."""
    total = torch.zeros(1, 1, h, w)
    for octave in range(dice.randint(1, 2), 7):
        side = 2 ** octave + 1
        small = torch.randn(1, 1, min(side, h), min(max(2, side * w // h), w)) / 2 ** (slope * octave)
        total += F.interpolate(small, (h, w), mode="bilinear", align_corners=True)
    total -= total.mean()
    return (total / total.std().clamp_min(1e-4))[0, 0]


def color(dice, low=0.02, high=0.95):
    base = dice.uniform(low, high)
    return torch.tensor([min(1.0, max(0.0, base * dice.uniform(0.5, 1.5))) for _ in range(3)])


def skies(h, w, dice):
    """A made-up sky, (3, h, w), linear: a gradient with clouds of many kinds."""
    top, low = color(dice, 0.02, 0.8), color(dice, 0.1, 1.0)
    if dice.random() < 0.6:
        top = torch.tensor([0.08, 0.2, 0.55]) * dice.uniform(0.4, 1.6)
        low = torch.tensor([0.5, 0.65, 0.85]) * dice.uniform(0.5, 1.3)
    t = torch.linspace(0, 1, h)[:, None] ** dice.uniform(0.5, 2)
    sky = top[:, None, None] * (1 - t) + low[:, None, None] * t + torch.zeros(3, h, w)
    if dice.random() < 0.7:
        clouds = (noise(h, w, dice, dice.uniform(0.6, 1.2)) * dice.uniform(0.5, 3) + dice.uniform(-2, 1)).sigmoid()
        sky = sky * (1 - clouds) + color(dice, 0.3, 1)[:, None, None] * clouds
    return sky.clamp(0, 1)


def ridge(h, w, dice, level, rough):
    """A line of hills, trees or roofs about `level` from the top: heights (w,) in pixels."""
    x = torch.linspace(0, 1, w)
    line = torch.zeros(w)
    for octave in range(8):
        side = 2 ** octave + 2
        points = torch.randn(1, 1, side) * dice.uniform(0.5, 1) / 2 ** (octave * dice.uniform(0.75, 1.3))
        line += F.interpolate(points, w, mode="linear", align_corners=True)[0, 0]
    line = line * rough * h
    if dice.random() < 0.25:  # roofs
        count = dice.randint(3, 14)
        steps = torch.randn(count)
        line = steps[(x * count).long().clamp_max(count - 1)] * rough * h
    return level * h + line


def landscape(h, w, dice):
    """A made-up place under the open sky: (3, h, w) linear, stuff (h, w), nearness (h, w), horizon in heights."""
    picture = skies(h, w, dice)
    rows = torch.arange(h)[:, None] + 0.5
    horizon = dice.uniform(0.15, 0.95)
    stuff = torch.ones(h, w)
    near = torch.zeros(h, w)
    air = picture[:, min(h - 1, max(0, int(horizon * h) - 2))].mean(1)
    layers = dice.choice([0, 1, 1, 2, 3, 4])
    tint = color(dice, 0.02, 0.5)
    for k in range(layers):
        far = 1 - (k + 1) / (layers + 1)
        line = ridge(h, w, dice, horizon - dice.uniform(0, 0.35) * far - 0.01, dice.uniform(0.004, 0.12))
        where = (rows > line) & (rows < horizon * h + 1)
        field = (noise(h, w, dice, dice.uniform(0.1, 1.1)) * dice.uniform(0.1, 0.9)).exp()
        own = tint if dice.random() < 0.6 else color(dice, 0.02, 0.7)
        veil = far * dice.uniform(0, 0.85)
        layer = own[:, None, None] * field * (1 - veil) + air[:, None, None] * veil
        if dice.random() < 0.2:  # snow
            layer = torch.where(noise(h, w, dice, 0.7) > dice.uniform(-1, 1), color(dice, 0.6, 1)[:, None, None] * field.sqrt(), layer)
        picture = torch.where(where, layer, picture)
        stuff[where] = 5 if dice.random() < 0.8 else 4
        near[where] = 0.02 + 0.05 * (1 - far)
    where = (rows > horizon * h + torch.zeros(w)) if dice.random() < 0.6 else rows > ridge(h, w, dice, horizon, dice.uniform(0, 0.02))
    depth = ((rows / h - horizon).clamp_min(0) / max(1 - horizon, 0.05)).expand(h, w)
    # What lies flat is drawn together toward the horizon.
    fine, coarse = noise(h, w, dice, dice.uniform(0, 0.8)), noise(h, w, dice, dice.uniform(0.5, 1.2))
    field = ((fine * (1 - depth) * 0.6 + fine * depth + coarse) * dice.uniform(0.05, 0.5)).exp()
    own = color(dice, 0.02, 0.7)
    if dice.random() < 0.3:
        own = torch.tensor([0.08, 0.16, 0.04]) * dice.uniform(0.4, 2)
    ground = own[:, None, None] * field
    is_water = dice.random() < 0.2
    if is_water:
        mirror = picture.flip(1) * dice.uniform(0.3, 0.9)
        ground = ground * 0.4 + mirror * (0.6 + 0.15 * noise(h, w, dice, 0.4)).clamp(0, 1)
    picture = torch.where(where, ground, picture)
    stuff[where] = 3 if is_water else 2
    near = torch.where(where, 0.06 + depth, near)
    return picture.clamp(0, 1), stuff, near, horizon


class Photographs:
    """Random windows of views, changed as cameras and the world would: (3, h, w), truth."""

    def __init__(self, views, seed=0, augment=True):
        self.views, self.dice, self.augment = views, random.Random(seed), augment

    def window(self, view, h, w):
        """A crop of the shape h × w; what it changes about the camera."""
        dice, (H, W) = self.dice, view.rgb.shape[:2]
        scale = min(H / h, W / w)
        if self.augment:
            scale *= dice.uniform(0.55, 1) if dice.random() < 0.7 else 1
        ch, cw = h * scale, w * scale
        y, x = ((dice.uniform(0, H - ch), dice.uniform(0, W - cw)) if self.augment
                else ((H - ch) / 2, (W - cw) / 2))
        y0, x0, y1, x1 = int(y), int(x), min(H, int(y + ch + 0.5)), min(W, int(x + cw + 0.5))
        horizon = (view.horizon * H - y0) / (y1 - y0)
        tangent = view.tangent * (y1 - y0) / H
        cut = (slice(y0, y1), slice(x0, x1))
        rgb = torch.from_numpy(view.rgb[cut].copy()).permute(2, 0, 1).float() / 255
        rgb = F.interpolate(rgb[None], (h, w), mode="bilinear", antialias=True, align_corners=False)[0]
        maps = torch.from_numpy(view.maps[(slice(None), *cut)].copy())[None].float()
        maps = F.interpolate(maps, (h // 2, w // 2), mode="nearest")[0]
        near = torch.from_numpy(view.near[cut].astype(np.float32))[None, None]
        near = F.interpolate(near, (h // 2, w // 2), mode="area")[0]
        return rgb, maps, near, horizon, tangent

    def repaint(self, rgb, maps):
        """Other colours and textures for surfaces and things; other skies and backdrops."""
        dice, (h, w) = self.dice, rgb.shape[1:]
        linear = rgb.clamp_min(1e-4) ** 2.2
        full = F.interpolate(maps[None, :3], (h, w), mode="nearest")[0]
        stuff, number = full[0], full[2]
        sky = stuff == 1
        if sky.any() and dice.random() < 0.7:
            linear = torch.where(sky, skies(h, w, dice), linear)
        for kind in (0, 2, 4, 5):
            if dice.random() < 0.35:
                field = (noise(h, w, dice, dice.uniform(0.2, 1.2)) * dice.uniform(0.05, 0.35)).exp()
                tint = color(dice, 0.5, 1.3).clamp_min(0.1)[:, None, None]
                linear = torch.where(stuff == kind, linear * field * tint, linear)
        if dice.random() < 0.15:
            other = self.views[dice.randrange(len(self.views))].rgb
            other = torch.from_numpy(other.copy()).permute(2, 0, 1).float()[None] / 255
            other = F.interpolate(other, (max(2, h // dice.choice([2, 4, 8])), max(2, w // dice.choice([2, 4, 8]))), mode="area")
            other = F.interpolate(other, (h, w), mode="bilinear", align_corners=False)[0] ** 2.2
            linear = torch.where(stuff == 0, other * 0.9 + linear * 0.1, linear)
        for n in number.unique().tolist():
            if n != 0 and dice.random() < 0.35:
                field = (noise(h, w, dice, dice.uniform(0.1, 1.2)) * dice.uniform(0.05, 0.35)).exp()
                tint = color(dice, 0.4, 1.6).clamp_min(0.08)[:, None, None]
                linear = torch.where(number == n, linear * field * tint, linear)
        return linear

    def develop(self, linear):
        """Exposure, white balance, blur, grain, vignette, tone, JPEG; display values."""
        dice, (h, w) = self.dice, linear.shape[1:]
        linear = linear * 2 ** dice.uniform(-1.1, 0.9)
        linear = linear * torch.tensor([2 ** dice.gauss(0, 0.18), 1, 2 ** dice.gauss(0, 0.22)])[:, None, None]
        if dice.random() < 0.35:
            factor = dice.uniform(1.2, 3)
            small = F.interpolate(linear[None], (int(h / factor), int(w / factor)), mode="area")
            linear = F.interpolate(small, (h, w), mode="bilinear", align_corners=False)[0]
        if dice.random() < 0.5:
            y, x = torch.linspace(-1, 1, h)[:, None], torch.linspace(-1, 1, w)
            linear = linear * (1 - dice.uniform(0, 0.3) * (x * x + y * y))
        if dice.random() < 0.2:
            linear = linear + dice.uniform(0, 0.15)  # haze
        display = linear.clamp(1e-5, 4) ** (1 / dice.uniform(1.8, 2.6))
        middle = dice.uniform(0.3, 0.6)
        display = (display - middle) * dice.uniform(0.7, 1.35) + middle
        grey = display.mean(0, keepdim=True)
        display = grey + (display - grey) * (dice.uniform(0, 0.2) if dice.random() < 0.06 else dice.uniform(0.6, 1.4))
        if dice.random() < 0.6:
            display = display + torch.randn(3, h, w) * dice.uniform(0, 0.03)
        display = display.clamp(0, 1)
        if dice.random() < 0.5:
            buffer = io.BytesIO()
            image = Image.fromarray((display.permute(1, 2, 0).numpy() * 255).astype(np.uint8))
            image.save(buffer, "JPEG", quality=dice.randint(25, 92))
            display = torch.from_numpy(np.asarray(Image.open(buffer)).copy()).permute(2, 0, 1).float() / 255
        return display

    def elsewhere(self, rgb, maps, near):
        """The things of a view before a made-up landscape; → picture, maps, nearness, horizon."""
        h, w = rgb.shape[1:]
        picture, stuff, depth, horizon = landscape(h, w, self.dice)
        half = lambda m: F.interpolate(m[None, None], (h // 2, w // 2), mode="nearest")[0, 0]  # noqa: E731
        soft = F.interpolate((maps[None, :1] == 6).float(), (h, w), mode="bilinear", align_corners=False)[0]
        rgb = (picture * (1 - soft) + rgb.clamp_min(1e-4) ** 2.2 * soft).clamp_min(1e-5) ** (1 / 2.2)
        thing, maps, plain = maps[0] == 6, maps.clone(), half(depth)
        maps[0] = torch.where(thing, maps[0], half(stuff))
        for k in (1, 2, 3, 4, 5):
            maps[k][~thing] = 0
        near = plain[None].clone()
        for n in maps[2].unique().tolist():
            mask = (maps[2] == n) & thing
            if mask.any():  # as near as the ground where it ends
                near[0][mask] = plain[mask.nonzero()[:, 0].max()].max()
        return rgb, maps, near, horizon

    def draw(self):
        """Outdoors more often than plans are, for skies are seldom seen in them."""
        if self.dice.random() < 0.35:
            open_ = [view for view in self.views if view.sky > 0.04]
            if open_:
                return open_[self.dice.randrange(len(open_))]
        return self.views[self.dice.randrange(len(self.views))]

    def one(self, h, w, view=None):
        is_free = view is None
        view = view or self.draw()
        rgb, maps, near, horizon, tangent = self.window(view, h, w)
        place = view.place
        if self.augment:
            if is_free and self.dice.random() < 0.2:
                rgb, maps, near, horizon = self.elsewhere(rgb, maps, near)
                place = 2
            rgb = self.develop(self.repaint(rgb, maps))
        stuff, kind, number, normal = maps[0].long(), maps[1].long(), maps[2], maps[3:6] / 127
        light = torch.tensor(view.light)
        y, x = torch.meshgrid(torch.arange(h // 2) + 0.5, torch.arange(w // 2) + 0.5, indexing="ij")
        middle = torch.zeros(2, h // 2, w // 2)
        for n in number.unique().tolist():
            mask = number == n
            if n:
                middle[0][mask] = (x[mask].mean() - x[mask]) / 16
                middle[1][mask] = (y[mask].mean() - y[mask]) / 16
        truth = {"stuff": stuff, "kind": kind, "near": near, "normal": normal, "middle": middle}
        if self.augment and self.dice.random() < 0.5:
            rgb = rgb.flip(-1)
            truth = {k: v.flip(-1) for k, v in truth.items()}
            truth["normal"] = truth["normal"] * torch.tensor([-1.0, 1, 1])[:, None, None]
            truth["middle"] = truth["middle"] * torch.tensor([-1.0, 1])[:, None, None]
            light = light * torch.tensor([-1.0, 1, 1])
        truth["whole"] = torch.tensor([min(max(horizon, -1.5), 2.5), tangent, view.height, *light.tolist(),
                                       view.contrast, place, view.time])
        return rgb * 2 - 1, truth

    def batch(self, count, h, w):
        pairs = [self.one(h, w) for _ in range(count)]
        return (torch.stack([p[0] for p in pairs]),
                {k: torch.stack([p[1][k] for p in pairs]) for k in pairs[0][1]})
