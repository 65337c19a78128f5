"""Builds the Mitsuba scene of an export: the plan's things, its lights, and what the plan does not say.

Hidden causes are drawn from the seed alone, so a picture can be traced again with more samples. Without a seed nothing is
drawn: each cause is in the middle of its range, and nothing stands outside the frame.
"""
import numpy as np

from environment import HEIGHT, WIDTH, Surroundings, bilinear, cloud_field, color, map_directions, unit
from export import Part
from tracer import View, mi, vector

FAR = 800.0  # metres to the disk that stands for the sun


def rgb(value):
    return {"type": "rgb", "value": [float(v) for v in value]}


def texture(pixels, raw):
    return {"type": "bitmap", "bitmap": mi.Bitmap(np.ascontiguousarray(pixels)), "raw": raw, "wrap_mode": "repeat"}


class Materials:
    """One Mitsuba BSDF for each material of the export."""

    def __init__(self, export, rng):
        self.export = export
        self.rng = rng
        self.made = {}

    def __getitem__(self, index):
        if index not in self.made:
            self.made[index] = mi.load_dict(self._describe(self.export.materials[index]))
        return self.made[index]

    def _describe(self, m):
        base = np.clip(m["baseColor"], 0.0, 0.97)
        if m.get("transmission", 0) > 0.3 and m.get("colorTexture", -1) < 0:
            # A thin pane: straight through, as the guides see it. Light passes two of them, so each takes half its tint.
            tint = np.sqrt(np.maximum(base, 0.02)) * min(m["transmission"] / 0.95, 1)
            return {"type": "thindielectric", "int_ior": 1.5, "specular_transmittance": rgb(np.clip(tint, 0, 1))}
        image = None
        if m.get("colorTexture", -1) >= 0:
            image = self.export.texture(m["colorTexture"])
            base_color = texture(image[..., :3], raw=False)
        else:
            base_color = texture(base.astype(np.float32).reshape(1, 1, 3), raw=True)
        b = {"type": "principled", "base_color": base_color, "specular": 0.5}
        if m.get("roughnessTexture", -1) >= 0:
            b["roughness"] = texture(np.maximum(self.export.texture(m["roughnessTexture"]), 12), raw=True)
        else:
            b["roughness"] = float(np.clip(m.get("roughness", 0.5), 0.06, 1.0))
        if m.get("metalness", 0) > 0:
            b["metallic"] = float(min(m["metalness"], 1.0))
        if m.get("normalTexture", -1) >= 0:
            b = {"type": "normalmap", "normalmap": texture(self.export.texture(m["normalTexture"]), raw=True), "b": b}
        elif m.get("water"):
            n, amount = cloud_field()[::2, ::2], self.rng.uniform(0.02, 0.10)
            b = {"type": "bumpmap", "arbitrary": texture(n[..., None], raw=True), "scale": float(amount), "b": b}
        b = {"type": "twosided", "b": b}
        if m.get("cutout") and image is not None and image.shape[2] == 4:
            alpha = np.where(image[..., 3:4] >= 128, 255, 0).astype(np.uint8)
            b = {"type": "mask", "opacity": texture(alpha, raw=True), "b": b}
        return b


def mesh(name, part, bsdf, radiance=None, weight=1.0):
    """One mesh; radiance [3] makes it glow."""
    properties = mi.Properties()
    properties["bsdf"] = bsdf
    if radiance is not None:
        properties["emitter"] = mi.load_dict({"type": "area", "radiance": rgb(radiance), "sampling_weight": weight})
    m = mi.Mesh(
        name, len(part.positions), len(part.indices), props=properties,
        has_vertex_normals=part.normals is not None, has_vertex_texcoords=part.uvs is not None)  # fmt: skip
    p = mi.traverse(m)
    p["vertex_positions"] = np.ascontiguousarray(part.positions, np.float32).ravel()
    p["faces"] = np.ascontiguousarray(part.indices, np.uint32).ravel()
    if part.normals is not None:
        p["vertex_normals"] = np.ascontiguousarray(part.normals, np.float32).ravel()
    if part.uvs is not None:
        p["vertex_texcoords"] = np.ascontiguousarray(part.uvs, np.float32).ravel()
    p.update()
    m.set_id(name)
    return m


def facing(position, direction):
    """A frame at position whose z axis points along direction."""
    direction = unit(direction).astype(np.float64)
    up = [0, 1, 0] if abs(direction[1]) < 0.95 else [1, 0, 0]
    return mi.ScalarTransform4f().look_at(
        origin=[float(v) for v in position], target=[float(v) for v in np.asarray(position) + direction], up=up)  # fmt: skip


def sheet(frame, corners=4):
    """A flat polygon in the unit square or circle of a frame's xy plane, as a mesh part; it faces along z.

    Mitsuba's own rectangle writes its numbers into the compiled program; a mesh does not.
    """
    if corners == 4:
        xy = np.array([[-1, -1], [1, -1], [1, 1], [-1, 1]], np.float64)
    else:
        t = 2 * np.pi * np.arange(corners) / corners
        xy = np.stack([np.cos(t), np.sin(t)], -1)
    n = len(xy)
    matrix = np.array(frame.matrix, np.float64).reshape(4, 4)
    points = np.concatenate([xy, np.zeros((n, 1)), np.ones((n, 1))], 1) @ matrix.T
    normal = unit(matrix[:3, 2])
    fan = [(0, k, k + 1) for k in range(1, n - 1)]
    return Part(
        0, 0, points[:, :3].astype(np.float32), np.tile(normal, (n, 1)).astype(np.float32),
        (xy / 2 + 0.5).astype(np.float32), np.array(fan, np.uint32))  # fmt: skip


class Nominal:
    """Takes a generator's place: every draw is the middle of its range, every choice the first."""

    def normal(self, mean=0.0, deviation=1.0, size=None):
        return mean if size is None else np.full(size, mean)

    def uniform(self, low=0.0, high=1.0, size=None):
        return self.normal((low + high) / 2, size=size)

    def random(self):
        return 0.5

    def choice(self, values, p=None):
        return values[0]


class Stage:
    """scene: what Mitsuba traces; surroundings: what lies beyond; gain: exposure × white balance [3]."""

    def __init__(self, export, seed, held_out=False):
        self.export, self.plan = export, export.plan
        rng = Nominal() if seed is None else np.random.default_rng([seed, 0x7EAC4E])
        self.canvas = (self.plan["canvas"]["width"], self.plan["canvas"]["height"])
        self.view = View(self.plan, *self.canvas)
        self.distance = float(np.linalg.norm(self.view.target - self.view.origin))
        self.hidden = {"seed": seed}
        self.ambient = float(self.plan.get("environment", {}).get("ambient", 0.0))
        self.surroundings = Surroundings(self.plan, rng, held_out, export.sky)
        self.hidden["environment"] = self.surroundings.describe()
        film = self.plan.get("film", {})
        response = np.exp(rng.normal(0, 0.05) + rng.normal(0, 0.015, 3))
        self.film = np.maximum(film.get("exposure", 1.0) * color(film.get("whiteBalance"), (1, 1, 1)), 1e-9)
        self.gain = (film.get("exposure", 1.0) * color(film.get("whiteBalance"), (1, 1, 1)) * response).astype(np.float32)
        self.hidden["film"] = response.tolist()
        self.parts = {}
        # First of all, so that its number is the same in every scene (see tracer.Mould).
        surroundings = mi.load_dict({
            "type": "envmap", "bitmap": mi.Bitmap(self.surroundings.map), "sampling_weight": 1.0})  # fmt: skip
        things = {"type": "scene"}
        things.update(self._lights(rng))
        things.update(self._meshes(rng))
        things.update(self._unseen(rng))
        things["surroundings"] = surroundings
        self._dark_emitters(things)
        self.see_through = any(
            self.export.materials[p.material].get("cutout") or self.export.materials[p.material].get("transmission", 0) > 0.3
            for p in self.export.parts) or len(self.lamps) > 1  # fmt: skip
        self.scene = mi.load_dict(things, optimize=False, parallel=False)

    def _dark_emitters(self, things):
        """Emitters that are never sampled, up to a round number: their count is part of the compiled program."""
        lit = sum(1 for t in things.values() if isinstance(t, mi.Object) and (isinstance(t, mi.Emitter) or t.is_emitter()))
        for k in range(lit, next(n for n in (8, 16, 32, 64, 128, 256, 4096) if n > lit)):
            far = facing([0, -2000 - k, 0], [0, -1, 0]).scale(0.01)
            things[f"dark{k}"] = mesh(f"dark{k}", sheet(far), self.bare, [0, 0, 0], weight=0.0)

    def _meshes(self, rng):
        materials = Materials(self.export, rng)
        out = {}
        for k, part in enumerate(self.export.parts):
            m = self.export.materials[part.material]
            if len(part.indices) == 0 or not np.isfinite(part.positions).all():
                continue
            glow = np.asarray(m.get("emission", [0, 0, 0]), np.float64)
            if part.object in self.glowing:
                irradiance, tint, distance = self.glowing[part.object]
                level = lambda p: max(self.export.materials[p.material]["emission"])
                own = [p for p in self.export.parts if p.object == part.object and level(p) > 0]
                brightest = max(level(p) for p in own) if own else 0.0
                area = sum(p.area() for p in own if level(p) > 0.3 * brightest)
                if glow.max() > 0.3 * brightest:  # a candle's wax only shimmers
                    # A convex body shows a quarter of its area from any side.
                    glow = tint * irradiance * distance**2 / max(area / 4, 1e-5)
            name = f"part{k}"
            out[name] = mesh(name, part, materials[part.material], glow if glow.max() > 0 else None)
            self.parts[name] = part.object
        return out

    def _lights(self, rng):
        out, notes = {}, []
        # Lamps that the plan does not show must not shade one another either.
        self.bare = bare = mi.load_dict({"type": "null"})
        self.lamps = []
        self.glowing = {}
        self.light_points = []
        casement = any(s.get("id", "").startswith("casement") for s in self.plan.get("surfaces", []))
        suns = [x for x in self.plan.get("lights", []) if x.get("kind") == "SUN"]
        self.window_sun = unit(vector(suns[0].get("direction"), (0, 1, 0))) if casement and suns else None
        ids = {o.get("id"): k for k, o in enumerate(self.plan.get("objects", []))}
        numbers = self.export_objects()
        for k, light in enumerate(self.plan.get("lights", [])):
            kind = light.get("kind")
            strength = float(np.exp(rng.normal(0, 0.15)))
            tint = color(light.get("color"), (1, 1, 1)) * np.exp(rng.normal(0, 0.05, 3))
            size = float(np.exp(rng.normal(0, 0.25)))
            irradiance = light.get("irradiance", 0.0) * strength
            radius = max(light.get("radius", 0.0), 1e-4) * size
            notes.append(dict(id=light.get("id", ""), kind=kind, strength=strength, tint=tint.tolist(), size=size))
            if irradiance <= 0:
                continue
            if kind == "SUN":
                d = unit(vector(light.get("direction"), (0, 1, 0))).astype(np.float64)
                radius = np.clip(radius, 0.0045, 0.2)
                at = self.view.target + d * FAR
                radiance = tint * irradiance / (np.pi * np.tan(radius) ** 2)
                frame = facing(at, -d).scale(float(FAR * np.tan(radius)))
                out[f"light{k}"] = mesh(f"light{k}", sheet(frame, 24), bare, radiance)
                self.light_points.append(at)
                continue
            at = vector(light.get("position"))
            toward = self.view.target - at
            distance = float(np.linalg.norm(toward))
            self.light_points.append(at)
            carrier = light.get("object", "")
            if carrier and carrier in numbers and self._glows(numbers[carrier]):
                self.glowing[numbers[carrier]] = (irradiance, tint, distance)
                continue
            if kind == "PANEL":
                radius = max(radius, 0.02)
                radiance = tint * irradiance * distance**2 / (4 * radius**2)
                out[f"light{k}"] = mesh(f"light{k}", sheet(facing(at, toward).scale(radius)), bare, radiance)
            else:
                radius = max(radius, 0.008)
                radiance = tint * irradiance * distance**2 / (np.pi * radius**2)
                out[f"light{k}"] = mi.load_dict({
                    "type": "sphere", "center": at.tolist(), "radius": radius, "bsdf": bare,
                    "emitter": {"type": "area", "radiance": rgb(radiance), "sampling_weight": 1.0}})  # fmt: skip
        self.hidden["lights"] = notes
        # Lamps that no object of the plan carries do not show; the sun does.
        self.lamps = [out[name] for name in out if self.plan["lights"][int(name[5:])].get("kind") != "SUN"]
        return out

    def lamp(self, light, points):
        """Unit directions toward a lamp of the plan from points [h, w, 3], and its irradiance there."""
        if light.get("kind") == "SUN":
            return unit(vector(light.get("direction"), (0, 1, 0))), np.float32(light.get("irradiance", 0.0))
        at = vector(light.get("position")).astype(np.float32)
        offset = at - points
        square = np.maximum((offset**2).sum(-1), max(light.get("radius", 0.0) ** 2, 1e-6))
        reference = float(((at - self.view.target) ** 2).sum())
        return unit(offset), light.get("irradiance", 0.0) * reference / square

    def export_objects(self):
        """Object numbers of the guides' id map, by the plan's ids."""
        return {o["id"]: o["number"] for o in self.export.objects}

    def _glows(self, number):
        return any(
            p.object == number and max(self.export.materials[p.material].get("emission", [0])) > 0
            for p in self.export.parts)  # fmt: skip

    def _unseen(self, rng):
        """Cards and boxes outside the frame: they shade and bounce."""
        out, notes = {}, []
        for k in range(int(rng.choice([0, 1, 2, 3], p=[0.3, 0.3, 0.25, 0.15]))):
            for _ in range(12):
                turn = rng.uniform(0, 2 * np.pi)
                away = self.distance * rng.uniform(0.9, 2.2)
                at = self.view.target + away * np.array([np.cos(turn), 0, np.sin(turn)])
                at[1] += self.distance * rng.uniform(-0.1, 0.7)
                half = self.distance * rng.uniform(0.15, 0.6, 2)
                reflectance = np.clip(rng.uniform(0.05, 0.85) * np.exp(rng.normal(0, 0.35, 3)), 0.02, 0.9)
                toward = unit(self.view.target - at) + 0.3 * rng.normal(size=3)
                frame = facing(at, toward).scale([float(half[0]), float(half[1]), 1.0])
                matrix = np.array(frame.matrix, np.float64).reshape(4, 4)
                grid = np.array([[x, y, 0, 1] for x in np.linspace(-1, 1, 7) for y in np.linspace(-1, 1, 7)])
                points = (grid @ matrix.T)[:, :3]
                near = np.linalg.norm(points - self.view.origin, axis=1).min() < 0.15 * self.distance
                if self.view.sees(points, 1.15).any() or near or self._shades(matrix, rng):
                    continue
                card = {"type": "twosided", "b": {"type": "diffuse", "reflectance": rgb(reflectance)}}
                out[f"unseen{k}"] = mesh(f"unseen{k}", sheet(frame), mi.load_dict(card))
                notes.append(dict(at=at.tolist(), half=half.tolist(), reflectance=reflectance.tolist()))
                break
        self.hidden["unseen"] = notes
        return out

    def _shades(self, matrix, rng):
        """Whether the card stands before a light, seen from the target; one time in four it may, but never anywhere on the side
        of a sun that comes through a window: its patches are the plan's, and to be trusted."""
        if self.window_sun is not None:
            return float((matrix[:3, 3] - self.view.target) @ self.window_sun) > 0
        if rng.random() < 0.25:
            return False
        inverse = np.linalg.inv(matrix)
        for light in self.light_points:
            a = inverse @ np.append(self.view.target, 1)
            b = inverse @ np.append(light, 1)
            if a[2] * b[2] < 0:
                t = a[2] / (a[2] - b[2])
                p = a + (b - a) * t
                if abs(p[0]) < 1.2 and abs(p[1]) < 1.2:
                    return True
        return False

    def background(self, view, coverage, guides):
        """What to add where camera rays leave the scene: the guides' fine sky minus the coarse map that was traced."""
        if coverage.min() > 0.999:
            return 0.0
        d, _ = view.rays()
        out = np.zeros(d.shape, np.float32)
        open_ = coverage < 0.999
        seen = d[open_]
        share = 1 - coverage[open_, None]
        u = np.arctan2(seen[:, 0], -seen[:, 2]) / (2 * np.pi)
        v = np.arccos(np.clip(seen[:, 1], -1, 1)) / np.pi
        coarse = bilinear(self.surroundings.map, u % 1, v)
        if self.surroundings.sky is None:
            fine = self.surroundings.radiance(seen)
        else:
            # The guides hold the sky times its share of the pixel, exposed by the plan's own film.
            g = guides[open_].astype(np.float32)
            fine = g[:, 25:28] / np.maximum(1 - g[:, 11:12], 1e-2) / self.film * self.surroundings.gain
            fine = np.where(g[:, 11:12] < 0.99, fine, coarse)
        out[open_] = (fine - coarse) * share
        return out
