"""What lights a scene from beyond its frame: a hidden cause, drawn by seed from the plan's category.

The plan gives a smooth gradient and its irradiance, and outdoors a sky with clouds (a map in the export, the same
function as in the guides); hidden are what surrounds a room, what stands behind the camera, and how strong it all is.
Directions are unit vectors, y up; radiance is linear sRGB before exposure.
"""
import functools

import numpy as np
from scipy import ndimage

WORLD = "/usr/share/blender/datafiles/studiolights/world/"
HELD_OUT = "courtyard"
HEIGHT, WIDTH = 128, 256  # of the map that lights the scene; what the camera sees is evaluated per pixel

LUMINANCE = np.array([0.2126, 0.7152, 0.0722], np.float32)


def luminance(color):
    return np.asarray(color) @ LUMINANCE


def unit(v):
    v = np.asarray(v, np.float32)
    return v / np.maximum(np.linalg.norm(v, axis=-1, keepdims=True), 1e-9)


@functools.cache
def panorama(name):
    """A packaged environment, [512, 1024, 3], suns clipped to 60 times the mean."""
    import mitsuba as mi

    picture = mi.Bitmap(WORLD + name + ".exr")
    picture = picture.convert(mi.Bitmap.PixelFormat.RGB, mi.Struct.Type.Float32)
    x = np.array(picture)
    level = luminance(x)
    cap = 60 * np.median(level)
    return (x * np.minimum(1, cap / np.maximum(level, 1e-6))[..., None]).astype(np.float32)


@functools.cache
def far_background(name, blur):
    """The panorama out of focus: its few pixels must not show."""
    x = ndimage.gaussian_filter(panorama(name), (blur, blur, 0), mode=("nearest", "wrap", "nearest"))
    return x.astype(np.float32)


@functools.cache
def cloud_field():
    """Tileable noise with a 1/f spectrum, [1024, 1024], zero mean and unit deviation."""
    n = 1024
    rng = np.random.default_rng(7)
    fy, fx = np.meshgrid(np.fft.fftfreq(n, 1 / n), np.fft.rfftfreq(n, 1 / n), indexing="ij")
    f = np.hypot(fx, fy)
    spectrum = np.where(f >= 2, np.maximum(f, 1) ** -1.75, 0) * np.exp(-((f / 300) ** 2))
    field = np.fft.irfft2(spectrum * np.exp(2j * np.pi * rng.random(spectrum.shape)), (n, n))
    return ((field - field.mean()) / field.std()).astype(np.float32)


def bilinear(picture, u, v, wrap_v=False):
    """Samples [H, W(, C)] at texel-centre coordinates u, v in 0…1; u repeats."""
    h, w = picture.shape[:2]
    x, y = u * w - 0.5, v * h - 0.5
    x0, y0 = np.floor(x).astype(np.int64), np.floor(y).astype(np.int64)
    tx, ty = (x - x0).astype(np.float32), (y - y0).astype(np.float32)
    if picture.ndim == 3:
        tx, ty = tx[..., None], ty[..., None]
    fix = (lambda i: i % h) if wrap_v else (lambda i: np.clip(i, 0, h - 1))
    a, b = fix(y0), fix(y0 + 1)
    l, r = x0 % w, (x0 + 1) % w
    top = picture[a, l] * (1 - tx) + picture[a, r] * tx
    return top * (1 - ty) + (picture[b, l] * (1 - tx) + picture[b, r] * tx) * ty


def smoothstep(a, b, x):
    t = np.clip((x - a) / (b - a), 0, 1)
    return t * t * (3 - 2 * t)


def map_directions(height=HEIGHT, width=WIDTH):
    """World directions of an envmap's texel centres, Mitsuba's layout, and their solid angles."""
    theta = np.pi * (np.arange(height) + 0.5) / height
    phi = 2 * np.pi * (np.arange(width) + 0.5) / width
    t, p = np.meshgrid(theta, phi, indexing="ij")
    d = np.stack([np.sin(p) * np.sin(t), np.cos(t), -np.cos(p) * np.sin(t)], -1).astype(np.float32)
    omega = np.sin(t) * (np.pi / height) * (2 * np.pi / width)
    return d, omega.astype(np.float32)


def lookup(picture, d, yaw):
    """A panorama seen along d after turning it by yaw about +y."""
    u = np.arctan2(d[..., 0], -d[..., 2]) / (2 * np.pi) + yaw / (2 * np.pi)
    v = np.arccos(np.clip(d[..., 1], -1, 1)) / np.pi
    return bilinear(picture, u % 1, v)


# Which panoramas may stand for a place, by day and by night.
PANORAMAS = {
    "STUDIO": (["studio", "studio", "interior"], ["studio", "night"]),
    "INTERIOR": (["interior", "interior", "studio"], ["interior", "night"]),
    "STREET": (["city", "city", "sunrise"], ["night"]),
    "FOREST": (["forest"], ["night", "forest"]),
    "BEACH": (["sunset", "sunrise"], ["night"]),
    "FIELD": (["sunrise", "sunset", "forest"], ["night"]),
    "COURTYARD": (["city", "forest"], ["night"]),
}


def color(value, default=(0.5, 0.5, 0.5)):
    if value is None:
        return np.array(default, np.float32)
    return np.array([value.get(k, 0.0) for k in "rgb"], np.float32)


class Surroundings:
    """radiance(d) for any direction, normalised to the plan's irradiance times a hidden factor."""

    def __init__(self, plan, rng, held_out=False, sky=None):
        env = plan.get("environment", {})
        self.place = env.get("place", "STUDIO")
        time = env.get("time", "AFTERNOON")
        self.zenith = color(env.get("zenith"))
        self.horizon = color(env.get("horizon"))
        self.ground = color(env.get("ground"))
        self.sky = sky  # [h, w, 3] over all directions; None indoors
        self.outdoor = self.place not in ("STUDIO", "INTERIOR", "PLACE_UNSPECIFIED") and sky is not None
        self.night = time in ("NIGHT", "DUSK")
        names = PANORAMAS.get(self.place, PANORAMAS["STUDIO"])[int(self.night)]
        self.panorama_name = str(rng.choice(names))
        if held_out and self.outdoor and rng.random() < 0.5:
            self.panorama_name = HELD_OUT
        self.blur = float(rng.choice([1.2, 2.0, 3.5]))
        self.panorama = far_background(self.panorama_name, self.blur)
        self.yaw = float(rng.uniform(0, 2 * np.pi))
        self.tree_line = float(rng.uniform(0.5, 1.5))
        self.bumps = float(rng.uniform(0, 1))
        position, target = (np.array([plan.get("camera", {}).get(k, {}).get(a, 0.0) for a in "xyz"]) for k in ("position", "target"))
        self.ahead = unit(target - position)
        self.tint = np.exp(rng.normal(0, 0.06, 3)).astype(np.float32)
        # Outdoors the plan shows its sky; of a room's light from elsewhere less is known.
        spread = 0.16 if self.outdoor else np.log(1.6)
        self.strength = float(np.exp(rng.uniform(-spread, spread)))
        self._normalise(env.get("ambient", 0.0))

    def _normalise(self, ambient):
        d, omega = map_directions()
        self.gain = np.ones(3, np.float32)
        self.scale_panorama = np.ones(3, np.float32)
        smooth = self.gradient(d)
        there = lookup(self.panorama, d, self.yaw)
        mean = lambda x: (x * omega[..., None]).sum((0, 1)) / (4 * np.pi)
        ours, theirs = mean(smooth), mean(there)
        level = luminance(ours) / max(luminance(theirs), 1e-6)
        toward = (ours / np.maximum(theirs * level, 1e-6)) ** 0.7
        self.scale_panorama = (level * np.clip(toward, 0.4, 2.5)).astype(np.float32)
        radiance = self.radiance(d)
        cosine = np.maximum(d[..., 1], 0) * omega
        now = luminance((radiance * cosine[..., None]).sum((0, 1)))
        wanted = ambient if ambient > 0 else luminance((smooth * cosine[..., None]).sum((0, 1)))
        scale = wanted / max(now, 1e-6)
        if self.outdoor:
            scale = np.clip(scale, 0.85, 1.2)
        self.gain = (scale * self.strength * self.tint).astype(np.float32)
        self.map = self.radiance(d).astype(np.float32)

    def gradient(self, d):
        """The plan's smooth stand-in, the same formula as the guides'."""
        y = d[..., 1:2]
        up = np.sqrt(np.clip(y, 0, 1))
        down = smoothstep(0, 0.15, -y)
        return np.where(
            y >= 0, self.horizon + (self.zenith - self.horizon) * up,
            self.horizon + (self.ground - self.horizon) * down)  # fmt: skip

    def radiance(self, d):
        """[..., 3] for directions [..., 3]."""
        there = lookup(self.panorama, d, self.yaw) * self.scale_panorama
        if not self.outdoor:
            return there * self.gain
        sky = lookup(self.sky, d, 0.0)
        y = d[..., 1]
        if self.place == "FOREST":
            wall = smoothstep(0.75, 0.35, y)
        elif self.place in ("STREET", "COURTYARD"):
            wall = smoothstep(0.42, 0.22, y)
        elif self.place == "BEACH":
            wall = np.zeros_like(y)
        else:  # a low tree line
            u = np.arctan2(d[..., 0], -d[..., 2]) / (2 * np.pi)
            bumps = bilinear(cloud_field(), u % 1, np.full_like(u, self.bumps), True)
            top = 0.02 * self.tree_line * (1.2 + 0.4 * bumps)
            wall = smoothstep(top + 0.008, top - 0.008, y)
        # What the camera faces is in the plan; only what is behind it is hidden.
        wall = (wall * smoothstep(0.35, -0.05, d @ self.ahead.astype(np.float32)))[..., None]
        out = sky * (1 - wall) + there * wall
        if self.place in ("BEACH", "FIELD"):
            below = smoothstep(0.005, -0.01, y)[..., None]
            out = out * (1 - below) + self.gradient(d) * below
        return out * self.gain

    def describe(self):
        return dict(
            panorama=self.panorama_name, blur=self.blur, yaw=self.yaw, tint=self.tint.tolist(), strength=self.strength)
