"""The data card: what the shards hold, counted from them. Writes DATA.md beside this file.

    card.py [--scenes FOLDER]
"""
import argparse
import json
from collections import Counter
from pathlib import Path

import numpy as np

from produce import CACHE, CROP_SAMPLES, HELD_OUT_SEEDS, VIEW_SAMPLES

HERE = Path(__file__).resolve().parent


ABOUT = """# What the teacher made

Counted from the shards by `card.py`; regenerate it after a run.

    scenes/NNNNNN/view.npz     picture float16 [h, w, 3], scene-linear after exposure and white balance
                               guides float16 [h, w, 32], objectID uint16 [h, w]; origin, canvas [2]: x, y in pixels
    scenes/NNNNNN/cropK.npz    the same of a native window, mostly where things meet
    scenes/NNNNNN/plan.json    what was planned
    scenes/NNNNNN/hidden.json  what the plan does not say, drawn by seed
    scenes/NNNNNN.skip         why a seed has no scene

Hidden from the plan: the environment (a panorama of the place's category, turned; or a tree line behind the camera where
the camera sees the sky), its tint and strength (0.6 to 1.6 of the plan's irradiance indoors, 0.85 to 1.17 outdoors, where the plan shows its sky), each lamp's strength (deviation
15 %), colour (5 %) and size (25 %), cards outside the frame that shade and bounce, ripples on water, the film's response
(5 %). Lamps that no planned thing carries light the scene but do not show. Glass is thin: light passes it straight on.
A pinhole takes these pictures (the mark `pinhole`; those without it were taken through the plan's lens): what the networks draw is sharp, and the
product's own lens comes after them.
Patterns' finest colour, relief and lettering are lent by the guides (`sharpen` in produce.py), so both agree by making.
The image networks never see every twentieth seed (0, 20, 40 …), nor any from 900000 on: those are for evaluation.
"""


def count(folders):
    kinds = {k: Counter() for k in ("place", "time", "sky", "light", "surface", "substance", "concept", "panorama")}
    objects, texts, unseen = [], 0, []
    for f in folders:
        plan, hidden = json.loads((f / "plan.json").read_text()), json.loads((f / "hidden.json").read_text())
        env = plan.get("environment", {})
        for k in ("place", "time", "sky"):
            kinds[k][env.get(k, "unspecified")] += 1
        kinds["light"].update(l.get("kind", "?") for l in plan.get("lights", []))
        for s in plan.get("surfaces", []):
            kinds["surface"][s.get("kind", "?")] += 1
            kinds["substance"][s.get("material", {}).get("substance", "as modelled")] += 1
        for o in plan.get("objects", []):
            kinds["concept"][o.get("concept", "?")] += 1
            kinds["substance"][o.get("material", {}).get("substance", "as modelled")] += 1
        kinds["panorama"][hidden["environment"]["panorama"]] += 1
        objects.append(len(plan.get("objects", [])))
        texts += bool(plan.get("texts"))
        unseen.append(len(hidden.get("unseen", [])))
    return kinds, objects, texts, unseen


def table(counter, limit=None):
    return ", ".join(f"{k.lower() if k.isupper() else k} {n}" for k, n in counter.most_common(limit)) or "none"


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--scenes", type=Path, default=CACHE / "scenes")
    p.add_argument("--parity", type=Path, default=HERE / "parity.json")
    a = p.parse_args()
    lines = [ABOUT]
    for title, first, end in (("Training", 0, HELD_OUT_SEEDS), ("Held out", HELD_OUT_SEEDS, 10**9)):
        inside = [f for f in sorted(a.scenes.glob("[0-9]*")) if first <= int(f.name.split(".")[0]) < end]
        folders = [f for f in inside if f.is_dir()]
        if not folders:
            continue
        skips = Counter(f.read_text().split(":")[0].strip() for f in inside if f.suffix == ".skip")
        kinds, objects, texts, unseen = count(folders)
        size = np.mean([sum(x.stat().st_size for x in f.iterdir()) for f in folders]) / 1e6
        lines += [
            f"## {title}: {len(folders)} scenes", "",
            f"A scene is a view of 384² ({VIEW_SAMPLES} paths a pixel) and two native windows of 192² ({CROP_SAMPLES} paths a "
            f"pixel) of the same canvas, denoised, with guides: {size:.1f} MB on disk.", "",
            "| | |", "|---|---|",
            f"| objects a scene | {np.mean(objects):.1f} on average, {min(objects)} to {max(objects)} |",
            f"| scenes with lettering | {texts} |",
            f"| different concepts | {len(kinds['concept'])} |",
            f"| most frequent concepts | {table(kinds['concept'], 30)} |",
            f"| places | {table(kinds['place'])} |", f"| times | {table(kinds['time'])} |",
            f"| skies | {table(kinds['sky'])} |", f"| lights | {table(kinds['light'])} |",
            f"| surfaces | {table(kinds['surface'])} |", f"| substances asked for | {table(kinds['substance'])} |",
            f"| hidden: environments | {table(kinds['panorama'])} |",
            f"| hidden: cards outside the frame | {np.mean(unseen):.1f} a scene |",
            f"| refused | {sum(skips.values())}: {table(skips)} |", ""]  # fmt: skip
    if a.parity.exists():
        s = json.loads(a.parity.read_text())
        lines += [
            f"## Guides against Mitsuba, {s['scenes']} random plans", "",
            "`parity.py`: one ray through each pixel's centre, both sides from one export.", "", "| | |", "|---|---|",
            f"| same object | {s['objectAgreement']:.2%} of all pixels, {s['objectAgreementOffBorders']:.3%} off borders |",
            f"| depth, relative difference | median {s['depthMedian']:.1e}, 99th percentile {s['depth99']:.1e} |",
            f"| normal, angle, where no pattern bends it | median {s['normalMedianDegrees']:.2f}°, 99th percentile {s['normal99Degrees']:.2f}° |",
            f"| normal on patterns (the guides have their relief, Mitsuba's mesh does not) | median {s['reliefMedianDegrees']:.1f}° |", ""]  # fmt: skip
    (HERE / "DATA.md").write_text("\n".join(lines))
    print("\n".join(lines))


if __name__ == "__main__":
    main()
