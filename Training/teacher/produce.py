"""Plans in, shards out: drives `training-scenes`, traces each scene, writes SCENES/NNNNNN/.

    produce.py --scenes 1500            seeds 0…1499
    produce.py --first 900000 --scenes 60 --reference 20

Seeds from 900000 on are held out: for evaluation only, and the one environment that no training scene has lights half
of their outdoor scenes. A finished scene is never made again; a skipped one leaves SCENES/NNNNNN.skip saying why.
"""
import argparse
import io
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
import zipfile
from pathlib import Path

import numpy as np
from scipy import ndimage

from environment import HELD_OUT, PANORAMAS, cloud_field, luminance, panorama
from environment import color as plan_color

CACHE = Path(os.environ.get("XDG_CACHE_HOME", Path.home() / ".cache")) / "plantain" / "teacher"
ROOT = Path(__file__).resolve().parents[2]
BRIGHTEST = 60.0  # of a picture value, after exposure
HELD_OUT_SEEDS = 900_000
VIEW_SAMPLES, CROP_SAMPLES, REFERENCE_SAMPLES = 6, 12, 512
PATHS = 2_400_000  # at once: enough that starting a launch does not count, and memory holds them


class Skip(Exception):
    """Why a scene is not worth learning from."""


class Feeder:
    """Asks `training-scenes` for export folders, one ahead."""

    def __init__(self, program, folder, ahead=2):
        self.program, self.folder, self.ahead = program, Path(folder), ahead
        self.process = None

    def _start(self):
        self.process = subprocess.Popen(
            [self.program, "--seeds", "-", "--out", str(self.folder)],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1)  # fmt: skip

    def folders(self, seeds):
        """Yields (seed, folder or None, reason)."""
        seeds = list(seeds)
        sent = 0
        for k, seed in enumerate(seeds):
            if self.process is None or self.process.poll() is not None:
                self._start()
                sent = k
            try:
                while sent < min(k + 1 + self.ahead, len(seeds)):
                    self.process.stdin.write(f"{seeds[sent]}\n")
                    self.process.stdin.flush()
                    sent += 1
                answer = self.process.stdout.readline().split(maxsplit=2)
            except BrokenPipeError:
                answer = []
            if not answer:  # it died on this seed: say so and start again after it
                self.process.wait()
                yield seed, None, "training-scenes ended"
            elif answer[0] == "done":
                yield seed, self.folder / f"{seed:06d}", ""
            else:
                yield seed, None, answer[2].strip() if len(answer) > 2 else "refused"

    def close(self):
        if self.process and self.process.poll() is None:
            self.process.stdin.close()
            self.process.wait()


def save(path, **arrays):
    """An .npz that numpy reads; deflate level 1 keeps the time small."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as z:
        for name, value in arrays.items():
            data = io.BytesIO()
            np.lib.format.write_array(data, np.asarray(value), allow_pickle=False)
            z.writestr(name + ".npy", data.getvalue())


BLURS = (0.0, 0.6, 1.2, 2.4, 4.8, 9.6)  # deviations in pixels between which a lens's blur is mixed


def lens_blur(values, mask, deviation):
    """values [h, w, c] blurred by each pixel's deviation [h, w], counting only pixels of the mask."""
    out = np.where(mask[..., None], values, 0).astype(np.float32)
    farthest = np.percentile(deviation[mask], 99) if mask.any() else 0
    below, sharp = 0.0, out
    for s in BLURS[1:]:
        share = ndimage.gaussian_filter(mask.astype(np.float32), s)
        soft = np.stack([ndimage.gaussian_filter(c, s) for c in np.moveaxis(sharp, -1, 0)], -1)
        soft /= np.maximum(share, 1e-3)[..., None]
        out = out + np.clip((deviation - below) / (s - below), 0, 1)[..., None] * (soft - out)
        below = s
        if s > farthest:
            break
    return out


def sharpen(stage, view, light, albedo, normal, guides, ids):
    """Lends traced light [h, w, 3] the surfaces that the guides know more finely; and the albedo to match.

    The traced colour of patterns is baked and coarse, it has neither relief nor lettering. Away from borders, on
    opaque things that are not metal, the light that the finer surface would send is about
    light · color / albedo · (lamps' light on the bent normal) / (the same on the traced normal),
    color and the last fraction blurred as the lens blurs them.
    """
    g = guides.astype(np.float32)
    glyph = g[..., 29]
    dull = (g[..., 8] < 0.02) & (g[..., 9] < 0.02)
    solid = (dull | (glyph > 0.02)) & (g[..., 11] > 0.99) & (ids > 0)
    border = ndimage.maximum_filter(ids, 3) != ndimage.minimum_filter(ids, 3)
    circle = np.abs(g[..., 28]) * (32 if view.aperture > 0 else 0)  # diameter in pixels
    inner = solid & ~border
    room = ndimage.distance_transform_edt(~border) if border.any() else np.full(ids.shape, 1e3)
    share = (inner * np.clip(room / (circle / 2 + 1) - 0.3, 0, 1))[..., None].astype(np.float32)
    # The plan's own light on the surface, with and without relief; white light of unit exposure.
    d, along = view.rays()
    depth = view.focus / np.maximum(g[..., 6], 1e-3)
    points = view.origin.astype(np.float32) + d * (depth / along)[..., None]
    flat = bent = 0.25 * stage.ambient * g[..., 18] + 1e-6
    white = stage.ambient * (0.8 * g[..., 18:19]) * stage.surroundings.tint
    n = normal / np.maximum(np.linalg.norm(normal, axis=-1, keepdims=True), 1e-6)
    for k, lamp in enumerate(stage.plan.get("lights", [])[:3]):
        toward, strength = stage.lamp(lamp, points)
        facing = lamp.get("irradiance", 0.0) * g[..., 15 + k]
        sent = facing * g[..., 12 + k]  # which the guides limit near a lamp
        flat = flat + np.minimum(strength * g[..., 15 + k], 4 * facing) * np.clip((n * toward).sum(-1), 0, 1)
        bent = bent + sent
        white = white + sent[..., None] * plan_color(lamp.get("color"), (1, 1, 1))
    relief = np.clip(bent / flat, 0.5, 1.8)
    fine = np.concatenate([g[..., :3], relief[..., None], glyph[..., None]], -1)
    fine = lens_blur(fine, inner, circle / 4)
    color, relief, glyph = fine[..., :3], fine[..., 3:4], fine[..., 4:5]
    lent = np.clip((color + 0.004) / (np.maximum(albedo, 0) + 0.004), 0.02, 3.0)
    finer = light * (1 + share * (lent * relief - 1))
    # Bright ink on a dark board: hardly any light to multiply, so the plan's.
    finer = finer + share * (glyph > 0.01) * np.maximum(color - lent * albedo, 0) * white / np.pi
    if any(t.get("emission", 0) > 0 for t in stage.plan.get("texts", [])):
        level = np.maximum(luminance(color), 0.02)[..., None]
        glow = np.expm1(np.minimum(g[..., 10:11], 4.5)) / max(float(luminance(stage.gain)), 1e-6)
        finer = finer + share * (glyph > 0.01) * glow * color / level
    return finer, np.clip(albedo + share * (color * np.clip(relief, 0.8, 1.2) - albedo), 0, 1)


def finish(stage, view, traced, guides, ids, clean=False):
    """Denoised (unless clean), with what lies beyond, exposed: scene-linear float32 [h, w, 3]."""
    from tracer import denoise

    light, albedo, normal, coverage = traced
    light = np.clip(light, 0, BRIGHTEST / stage.gain)
    light, albedo = sharpen(stage, view, light, albedo, normal, guides, ids)
    if not clean:
        light = denoise(light, albedo, normal)
    light = np.maximum(light + stage.background(view, coverage, guides), 0)
    return np.clip(shaded(light * stage.gain, guides), 0, BRIGHTEST)


def shaded(picture, guides):
    """Lampshades as bright as the plan shows them, though they light the room as strongly as it says."""
    shown = np.expm1(guides[..., 10].astype(np.float32))
    own = (shown > 0.3) & (guides[..., 10] > 0) & (guides[..., 29] < 0.02)
    most = np.where(own, 1.15 * shown + 0.05, np.inf)
    return picture * np.minimum(1, most / np.maximum(luminance(picture), 1e-4))[..., None]


def reference(stage, view, seed, guides, ids, samples=REFERENCE_SAMPLES):
    """The same picture with many samples, not denoised, in passes that fit the memory."""
    from tracer import trace

    each = min(samples, 2 ** max(int(np.log2(PATHS / np.prod(view.window[2:]))), 0))
    passes = [trace(stage.scene, [(view, each)], seed + 7919 * k, stage.see_through, stage.lamps)[0] for k in range(samples // each)]
    passes = [(np.clip(p[0], 0, BRIGHTEST / stage.gain), *p[1:]) for p in passes]
    return finish(stage, view, [np.mean(x, 0) for x in zip(*passes)], guides, ids, clean=True)


def judge(picture):
    """Refuses pictures that teach nothing."""
    from tracer import display

    shown = display(picture)
    level = shown.mean(-1)
    if (shown.min(-1) > 0.97).mean() > 0.35:
        raise Skip(f"blown: {(shown.min(-1) > 0.97).mean():.0%}")
    if (shown.max(-1) < 0.03).mean() > 0.5:
        raise Skip(f"black: {(shown.max(-1) < 0.03).mean():.0%}")
    if level.std() < 0.03:
        raise Skip(f"flat: deviation {level.std():.3f}")
    if not 0.06 < level.mean() < 0.93:
        raise Skip(f"exposure: mean {level.mean():.2f}")


def make(seed, folder, target, mould, held_out, with_reference):
    """Traces one export folder into target; returns seconds by step."""
    from export import Export
    from stage import Stage
    from tracer import View, trace

    clock, marks = time.process_time(), {}

    def mark(name):
        nonlocal clock
        marks[name] = marks.get(name, 0) + time.process_time() - clock
        clock = time.process_time()

    export = Export(folder)
    stage = Stage(export, seed, held_out)
    mould.fill()
    mark("load")
    windows = export.windows()
    views = [
        View(export.plan, w["canvasWidth"], w["canvasHeight"], w["x"], w["y"], w["width"], w["height"], pinhole=True)
        for w in windows]  # the product's lens blurs what the networks drew, so they must not learn to
    samples = [VIEW_SAMPLES if w["name"] == "view" else CROP_SAMPLES for w in windows]
    traced = trace(stage.scene, list(zip(views, samples)), seed, stage.see_through, stage.lamps)
    mark("trace")
    out = Path(tempfile.mkdtemp(prefix=f".{seed:06d}.", dir=target))
    try:
        for window, view, raw in zip(windows, views, traced):
            guides, ids = export.guides(window)
            if not np.isfinite(guides).all():
                raise Skip("guides not finite")
            picture = finish(stage, view, raw, guides, ids)
            if window["name"] == "view":
                judge(picture)
            mark("denoise")
            x, y = window["x"], window["y"]
            save(
                out / (window["name"] + ".npz"), picture=picture.astype(np.float16), guides=guides, objectID=ids,
                pinhole=np.bool_(True), x=np.int32(x), y=np.int32(y), origin=np.array([x, y], np.int32),
                canvas=np.array([window["canvasWidth"], window["canvasHeight"]], np.int32))  # fmt: skip
            mark("save")
            if with_reference and window["name"] != "view":  # native pixels are what is judged by it
                save(out / (window["name"] + ".reference.npz"), picture=reference(stage, view, seed + 1, guides, ids).astype(np.float16))
                mark("reference")
        shutil.copy(export.folder / "plan.json", out / "plan.json")
        (out / "hidden.json").write_text(json.dumps(stage.hidden))
        final = target / f"{seed:06d}"
        shutil.rmtree(final, ignore_errors=True)
        out.chmod(0o755)
        out.rename(final)
    except BaseException:
        shutil.rmtree(out, ignore_errors=True)
        raise
    return marks


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--scenes", type=int, default=1500)
    p.add_argument("--first", type=int, default=0)
    p.add_argument("--step", type=int, default=1, help="take every STEP-th seed (one worker of several)")
    p.add_argument("--out", type=Path, default=CACHE / "scenes")
    p.add_argument("--program", default=str(ROOT / ".build/release/training-scenes"))
    p.add_argument("--reference", type=int, default=0, help="also trace crops of the first N with 512 samples")
    p.add_argument("--cpu", type=int, help="stay on this processor core")
    p.add_argument("--keep", action="store_true", help="keep the export folders")
    a = p.parse_args()
    a.out.mkdir(parents=True, exist_ok=True)
    exports = CACHE / "exports" / f"{a.first}.{os.getpid()}"
    exports.mkdir(parents=True, exist_ok=True)

    import tracer  # after the folders exist: starting Mitsuba takes a while

    for name in {n for day, night in PANORAMAS.values() for n in day + night} | {HELD_OUT}:
        panorama(name)  # reading EXR after the thread count is set would stop
    cloud_field()
    tracer.dr.set_thread_count(1)
    if a.cpu is not None:  # not earlier: Mitsuba reads EXR only where it sees two cores
        os.sched_setaffinity(0, {a.cpu})
    mould = tracer.Mould()

    wanted = range(a.first, a.first + a.scenes, a.step)
    has_reference = lambda seed: seed - a.first < a.reference

    def missing(seed):
        folder = a.out / f"{seed:06d}"
        last = "crop0.reference.npz" if has_reference(seed) else "view.npz"
        return not (folder / last).exists() and not folder.with_suffix(".skip").exists()

    to_do = [seed for seed in wanted if missing(seed)]
    feeder = Feeder(a.program, exports)
    begin, made, skipped = time.time(), 0, {}
    for seed, folder, reason in feeder.folders(to_do):
        steps = {}
        if folder is not None:
            try:
                steps = make(seed, folder, a.out, mould, seed >= HELD_OUT_SEEDS, has_reference(seed))
                made += 1
            except Skip as problem:
                reason = str(problem)
            except (ArithmeticError, RuntimeError, ValueError, LookupError, OSError) as problem:
                reason = f"{type(problem).__name__}: {problem}"
        mould.empty()
        if reason:
            (a.out / f"{seed:06d}.skip").write_text(reason + "\n")
            kind = reason.split(":")[0]
            skipped[kind] = skipped.get(kind, 0) + 1
        if folder is not None and not a.keep:
            shutil.rmtree(folder, ignore_errors=True)
        rate = made / (time.time() - begin) * 3600
        detail = " ".join(f"{k} {v:.2f}" for k, v in steps.items())
        print(f"{seed} {reason or detail} | made {made} skipped {skipped} {rate:.0f}/h", flush=True)
    feeder.close()
    if not a.keep:
        shutil.rmtree(exports, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main())
