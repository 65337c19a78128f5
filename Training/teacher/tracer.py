"""Mitsuba 3, set up for many short renders: one thread, one kernel for all scenes where possible."""
import gc
import glob
import os

os.environ["OIDN_SET_AFFINITY"] = "0"
if "DRJIT_LIBLLVM_PATH" not in os.environ:  # Mitsuba 3.9 needs LLVM 16 or later
    found = sorted(glob.glob("/usr/lib/x86_64-linux-gnu/libLLVM.so.[12]*") + glob.glob("/usr/lib/*/libLLVM-1[6-9].so"))
    if found:
        os.environ["DRJIT_LIBLLVM_PATH"] = found[-1]

import mitsuba as mi  # noqa: E402

mi.set_variant("llvm_ad_rgb")
import drjit as dr  # noqa: E402
import numpy as np  # noqa: E402

DEPTH = 6


def vector(value, default=(0.0, 0.0, 0.0)):
    if value is None:
        return np.array(default, np.float64)
    return np.array([value.get(k, 0.0) for k in "xyz"], np.float64)


class View:
    """The plan's camera: a window of a canvas of square pixels. A pinhole leaves everything sharp, as guides and networks do."""

    def __init__(self, plan, canvas_width, canvas_height, x=0, y=0, width=None, height=None, pinhole=False):
        camera = plan["camera"]
        self.origin = vector(camera.get("position"))
        self.target = vector(camera.get("target"))
        self.fov = camera["verticalFov"]
        self.aperture = 0.0 if pinhole else camera.get("aperture", 0.0)
        self.focus = camera.get("focusDistance", 0.0) or float(np.linalg.norm(self.target - self.origin))
        self.canvas = (canvas_width, canvas_height)
        self.window = (x, y, width or canvas_width, height or canvas_height)
        forward = self.target - self.origin
        self.forward = forward / np.linalg.norm(forward)
        right = np.cross(self.forward, [0, 1, 0])
        self.right = right / np.linalg.norm(right)
        self.up = np.cross(self.right, self.forward)

    def rays(self):
        """Unit directions through the window's pixel centres, [h, w, 3]; and z-depth per unit of distance."""
        x, y, w, h = self.window
        cw, ch = self.canvas
        half = np.tan(self.fov / 2)
        px = (np.arange(x, x + w) + 0.5 - cw / 2) / (ch / 2) * half
        py = -(np.arange(y, y + h) + 0.5 - ch / 2) / (ch / 2) * half
        d = self.forward + px[None, :, None] * self.right + py[:, None, None] * self.up
        length = np.linalg.norm(d, axis=-1, keepdims=True)
        return (d / length).astype(np.float32), (1 / length[..., 0]).astype(np.float32)

    def sees(self, points, margin=1.1):
        """Whether each of [n, 3] lies in the canvas's frustum, widened by margin."""
        p = np.asarray(points) - self.origin
        z = p @ self.forward
        half = np.tan(self.fov / 2) * margin
        aspect = self.canvas[0] / self.canvas[1]
        return (z > 0) & (abs(p @ self.up) < z * half) & (abs(p @ self.right) < z * half * aspect)

    def corners(self, spp):
        """Where each sample's pixel begins on the plane at distance 1, pixels outermost: [h · w · spp, 2]; its step."""
        x, y, w, h = self.window
        step = 2 * np.tan(self.fov / 2) / self.canvas[1]
        column = (np.arange(x, x + w) - self.canvas[0] / 2) * step
        row = -(np.arange(y, y + h) - self.canvas[1] / 2) * step
        grid = np.stack(np.broadcast_arrays(column[None, :], row[:, None]), -1).reshape(-1, 2)
        return np.repeat(grid, spp, 0).astype(np.float32), np.float32(step)

    def lens_rays(self, px, py, lens):
        """Rays through points of the plane at distance 1. Every number is opaque, so that all scenes share a program."""
        number = lambda v: dr.opaque(mi.Float, float(v))
        point = lambda v: mi.Vector3f(*[number(c) for c in v])
        right, up = point(self.right), point(self.up)
        at_focus = (point(self.forward) + px * right + py * up) * number(self.focus)
        disk = mi.warp.square_to_uniform_disk_concentric(lens) * number(self.aperture)
        offset = disk.x * right + disk.y * up
        return mi.Ray3f(mi.Point3f(point(self.origin) + offset), dr.normalize(at_focus - offset))


class Mould:
    """Keeps the traced program of one scene equal to the next one's, so that it is compiled once.

    A program's text depends on which kinds of BSDF, shape and emitter exist and on how many objects of each are
    registered. So one of each kind lives as long as this does, and `fill` adds idle ones up to a round number.
    """

    LEVELS = [128, 256, 512, 1024, 2048, 4096]

    def __init__(self):
        grey = np.full((1, 1, 3), 0.5, np.float32)
        bitmap = lambda a, raw: {"type": "bitmap", "bitmap": mi.Bitmap(a), "raw": raw}
        color, image = bitmap(grey, True), bitmap(np.full((2, 2, 3), 128, np.uint8), False)
        level = bitmap(np.full((2, 2, 1), 128, np.uint8), True)
        plain = lambda **more: {"type": "principled", "base_color": color, "roughness": 0.5, "specular": 0.5, **more}
        bodies = [
            plain(base_color=c, **metal, **rough) for c in (color, image)
            for metal in ({}, {"metallic": 1.0}) for rough in ({}, {"roughness": level})]  # fmt: skip
        wrapped = [{"type": "twosided", "b": b} for b in bodies]
        wrapped += [{"type": "twosided", "b": {"type": "bumpmap", "arbitrary": level, "scale": 0.1, "b": plain()}}]
        wrapped += [{"type": "twosided", "b": {"type": "diffuse", "reflectance": {"type": "rgb", "value": 0.5}}}]
        wrapped += [{"type": "mask", "opacity": level, "b": {"type": "twosided", "b": plain(base_color=image, **metal)}}
                    for metal in ({}, {"metallic": 1.0})]  # fmt: skip
        wrapped += [{"type": "thindielectric", "specular_transmittance": {"type": "rgb", "value": 0.5}}]
        wrapped += [{"type": "null"}]
        self.kinds = [mi.load_dict(b) for b in wrapped]
        glow = {"type": "area", "radiance": {"type": "rgb", "value": 1.0}}
        self.shapes = [mi.load_dict({"type": t, "emitter": glow, "b": self.kinds[-1]}) for t in ("disk", "rectangle", "sphere")]
        properties = mi.Properties()
        properties["bsdf"], properties["emitter"] = self.kinds[-1], mi.load_dict(glow)
        self.shapes.append(mi.Mesh("m", 3, 1, props=properties, has_vertex_normals=True, has_vertex_texcoords=True))
        self.map = mi.load_dict({"type": "envmap", "bitmap": mi.Bitmap(np.ones((4, 8, 3), np.float32))})
        self.idle = []

    @staticmethod
    def number(pointer, thing):
        return int(dr.reinterpret_array(mi.UInt32, pointer(thing))[0])

    def fill(self):
        glow = {"type": "area", "radiance": {"type": "rgb", "value": 1.0}}
        makers = [
            (mi.BSDFPtr, lambda: mi.load_dict({"type": "diffuse", "reflectance": {"type": "rgb", "value": 0.5}})),
            (mi.ShapePtr, lambda: mi.load_dict({"type": "sphere", "b": self.kinds[-1]})),
            (mi.EmitterPtr, lambda: mi.load_dict(glow)),
        ]
        for pointer, make in makers:
            self.idle.append(make())
            now = self.number(pointer, self.idle[-1])
            level = next((l for l in self.LEVELS if l >= now), now)
            while now < level:
                self.idle.append(make())
                now = max(now, self.number(pointer, self.idle[-1]))

    def empty(self):
        self.idle.clear()
        gc.collect()


_integrators = {}


def column(values):
    """A float array that starts on a cache line: the compiled program depends on that too."""
    values = np.asarray(values, np.float32)
    room = np.empty(len(values) + 16, np.float32)
    start = (-room.ctypes.data % 64) // 4
    room[start : start + len(values)] = values
    return mi.Float(room[start : start + len(values)])


def trace(scene, windows, seed, see_through=True, unseen=()):
    """Traces windows [(view, samples a pixel)] of one camera in one launch; up to three shapes do not show.

    For each: noisy radiance [h, w, 3], and what the denoiser steers by, seen through the same lens: first-hit
    albedo [h, w, 3], world normal [h, w, 3], coverage [h, w].
    """
    # Only volpath lets light through panes and cut-outs on its way to a surface; path is a quarter faster.
    kind = "volpath" if see_through else "path"
    if kind not in _integrators:
        _integrators[kind] = mi.load_dict({"type": kind, "max_depth": DEPTH, "rr_depth": 3})
    corners, steps = zip(*[view.corners(spp) for view, spp in windows])
    steps = np.concatenate([np.full(len(c), s, np.float32) for c, s in zip(corners, steps)])
    corners = np.concatenate(corners)
    sampler = mi.load_dict({"type": "independent"})
    sampler.seed(seed, len(corners))
    jitter, lens, step = sampler.next_2d(), sampler.next_2d(), column(steps)
    px, py = column(corners[:, 0]) + jitter.x * step, column(corners[:, 1]) - jitter.y * step
    ray = windows[0][0].lens_rays(px, py, lens)
    numbers = [Mould.number(mi.ShapePtr, s) for s in unseen[:3]]
    numbers = mi.UInt32(numbers + [0] * (3 - len(numbers)))
    hidden = [dr.gather(mi.UInt32, numbers, mi.UInt32(k)) for k in range(3)]
    for _ in range(2):  # lamps that the plan does not show stand in the frame: look past them
        si = scene.ray_intersect(ray)
        shape = dr.reinterpret_array(mi.UInt32, si.shape)
        lamp = si.is_valid() & ((shape == hidden[0]) | (shape == hidden[1]) | (shape == hidden[2]))
        ray.o = dr.select(lamp, si.p + ray.d * (1e-4 * (1 + si.t)), ray.o)
    si = scene.ray_intersect(ray)
    hit = si.is_valid()
    albedo = dr.select(hit, si.bsdf().eval_diffuse_reflectance(si, hit), 0)
    n = dr.select(dr.dot(si.sh_frame.n, ray.d) > 0, -si.sh_frame.n, si.sh_frame.n)
    n = dr.select(hit, n, mi.Normal3f(0))
    light, _, _ = _integrators[kind].sample(scene, sampler, mi.RayDifferential3f(ray))
    bad = ~dr.isfinite(dr.sum(light))
    one = lambda mask: dr.select(mask, mi.Float(1), mi.Float(0))
    columns = [dr.select(bad, 0, c) for c in (light.x, light.y, light.z)]
    columns += [albedo.x, albedo.y, albedo.z, n.x, n.y, n.z, one(hit), one(bad)]
    dr.eval(*columns)  # before any sum, or each of them would trace anew
    columns = [np.array(c) for c in columns]
    at, out = 0, []
    for view, spp in windows:
        w, h = view.window[2:]
        x = np.stack([c[at : at + w * h * spp].reshape(h, w, spp).mean(-1) for c in columns], -1)
        at += w * h * spp
        if (x[..., 10] > 0).mean() > 0.001:
            raise ArithmeticError(f"light not finite in {(x[..., 10] > 0).mean():.2%} of the pixels")
        out.append((x[..., :3], np.clip(x[..., 3:6], 0, 1), x[..., 6:9], x[..., 9]))
    return out


def denoise(picture, albedo, normal):
    import pyoidn

    f = lambda x: np.ascontiguousarray(x, np.float32)
    return pyoidn.denoise(f(picture), albedo=f(albedo), normal=f(normal), hdr=True)


def display(picture):
    """The fixed tone curve and the sRGB curve, 0…1."""
    x = np.maximum(np.asarray(picture, np.float32), 0)
    y = np.clip(x * (2.51 * x + 0.03) / (x * (2.43 * x + 0.59) + 0.14), 0, 1)
    return np.where(y <= 0.0031308, 12.92 * y, 1.055 * np.maximum(y, 1e-8) ** (1 / 2.4) - 0.055)
