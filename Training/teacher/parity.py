"""Do guides and teacher see the same world? Depth, normal and object at pixel centres of random plans.

    parity.py [--scenes 50] [--first 800000] [--out parity.json]

Both sides read one export: Embree for the guides, Mitsuba here, one pinhole ray through each pixel's centre.
Pixels whose 3 × 3 neighbourhood holds more than one object are borders, where guides mix four samples; they are
left out of the depth and normal numbers, and counted.
"""
import argparse
import json
import os
import shutil
from pathlib import Path

import numpy as np
from scipy import ndimage

from environment import cloud_field, panorama
from export import Export
from produce import CACHE, ROOT, Feeder
from tracer import View, dr, mi


def first_hits(stage, view):
    """object [h, w] (0 where nothing is), z-depth [h, w], camera-space normal [h, w, 3], no pattern bends it [h, w]"""
    scene, w, h = stage.scene, *view.window[2:]
    shapes = scene.shapes()
    pointers = np.array(dr.reinterpret_array(mi.UInt32, scene.shapes_dr()))
    table = np.zeros(int(pointers.max()) + 1, np.uint32)
    cut, plain = np.zeros(len(table), bool), np.zeros(len(table), bool)
    surfaces = len(stage.plan.get("surfaces", []))
    for pointer, shape in zip(pointers, shapes):
        name = shape.id()
        table[pointer] = stage.parts.get(name, 0)
        if name in stage.parts:
            m = stage.export.materials[stage.export.parts[int(name[4:])].material]
            cut[pointer] = bool(m.get("cutout"))
            # Patterns bend the guides' normals; textures and glass do not. Surfaces' textures are baked patterns.
            own = m.get("colorTexture", -1) >= 0 and table[pointer] > surfaces
            plain[pointer] = own or m.get("transmission", 0) > 0.3
    d, z_of = view.rays()
    flat = d.reshape(-1, 3)
    origin = mi.Point3f(*[float(c) for c in view.origin])
    ray = mi.Ray3f(origin, mi.Vector3f(*[mi.Float(np.ascontiguousarray(flat[:, k])) for k in range(3)]))
    shape_id = np.zeros(len(flat), np.uint32)
    depth = np.zeros(len(flat), np.float32)
    normal = np.zeros((len(flat), 3), np.float32)
    smooth = np.zeros(len(flat), bool)
    todo = np.ones(len(flat), bool)
    for _ in range(12):
        active = mi.Bool(todo)
        si = scene.ray_intersect(ray, active)
        through = si.bsdf().eval_null_transmission(si, active)
        n = dr.select(dr.dot(si.sh_frame.n, ray.d) > 0, -si.sh_frame.n, si.sh_frame.n)
        hit = np.array(si.is_valid()) & todo
        ids = np.array(dr.reinterpret_array(mi.UInt32, si.shape))
        along = np.linalg.norm(np.array(si.p).T - view.origin, axis=1)
        pass_on = hit & cut[np.where(hit, ids, 0)] & (np.array(through)[0] > 0.5)
        # Hidden cards and lights are not the guides' business: look through them.
        pass_on |= hit & (table[np.where(hit, ids, 0)] == 0)
        keep = hit & ~pass_on
        shape_id[keep] = table[ids[keep]]
        depth[keep] = along[keep] * z_of.reshape(-1)[keep]
        normal[keep] = np.array(n).T[keep]
        smooth[keep] = plain[ids[keep]]
        ray = si.spawn_ray(ray.d)
        todo = pass_on
        if not todo.any():
            break
    axes = np.stack([view.right, view.up, -view.forward], 1).astype(np.float32)
    return shape_id.reshape(h, w), depth.reshape(h, w), (normal @ axes).reshape(h, w, 3), smooth.reshape(h, w)


def compare(export, stage):
    window = export.windows()[0]
    view = View(export.plan, window["canvasWidth"], window["canvasHeight"], window["x"], window["y"], window["width"], window["height"])
    ids, depth, normal, smooth = first_hits(stage, view)
    guides, guide_ids = export.guides(window)
    guides = guides.astype(np.float32)
    border = (ndimage.maximum_filter(ids, 3) != ndimage.minimum_filter(ids, 3)) | (
        ndimage.maximum_filter(guide_ids, 3) != ndimage.minimum_filter(guide_ids, 3))
    inside = ~border & (ids > 0) & (guide_ids == ids)
    theirs = view.focus / np.maximum(guides[..., 6], 1e-6)
    relative = np.abs(theirs - depth) / np.maximum(depth, 1e-6)
    relative = relative[inside & (guides[..., 6] < 3.99)]
    cosine = (guides[..., 3:6] * normal).sum(-1) / np.maximum(np.linalg.norm(guides[..., 3:6], axis=-1), 1e-6)
    angle = np.degrees(np.arccos(np.clip(cosine, -1, 1)))
    same = ids == guide_ids
    return dict(
        depth=relative, angle=angle[inside & smooth], relief=angle[inside & ~smooth], agree=float(same.mean()), agree_inside=float(same[~border].mean()),
        border=float(border.mean()))  # fmt: skip


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--scenes", type=int, default=50)
    p.add_argument("--first", type=int, default=800000)
    p.add_argument("--program", default=str(ROOT / ".build/release/training-scenes"))
    p.add_argument("--out", type=Path)
    a = p.parse_args()
    from stage import Stage

    for name in "city forest interior night studio sunrise sunset".split():
        panorama(name)
    cloud_field()
    dr.set_thread_count(1)
    exports = CACHE / "exports" / f"parity.{os.getpid()}"
    exports.mkdir(parents=True, exist_ok=True)
    feeder, results = Feeder(a.program, exports), []
    for seed, folder, reason in feeder.folders(range(a.first, a.first + a.scenes)):
        if folder is None:
            print(f"{seed}: {reason}")
            continue
        export = Export(folder)
        r = compare(export, Stage(export, seed))
        shutil.rmtree(folder)
        results.append(r)
        print(
            f"{seed}: objects agree {r['agree']:.4f} ({r['agree_inside']:.5f} off borders), depth median "
            f"{np.median(r['depth']):.1e} 99 % {np.percentile(r['depth'], 99):.1e}", flush=True)  # fmt: skip
    feeder.close()
    shutil.rmtree(exports, ignore_errors=True)
    depth, angle, relief = (np.concatenate([r[k] for r in results]) for k in ("depth", "angle", "relief"))
    summary = dict(
        scenes=len(results),
        objectAgreement=float(np.mean([r["agree"] for r in results])),
        objectAgreementOffBorders=float(np.mean([r["agree_inside"] for r in results])),
        borderShare=float(np.mean([r["border"] for r in results])),
        depthMedian=float(np.median(depth)), depth99=float(np.percentile(depth, 99)),
        normalMedianDegrees=float(np.median(angle)), normal99Degrees=float(np.percentile(angle, 99)),
        reliefMedianDegrees=float(np.median(relief)))  # fmt: skip
    print(json.dumps(summary, indent=2))
    if a.out:
        a.out.write_text(json.dumps(summary, indent=2) + "\n")


if __name__ == "__main__":
    main()
