"""Made-up scenes in the teacher's format, to try the trainings without a teacher.

    python synthetic.py FOLDER COUNT
"""

import json
import sys
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F

import light


def smooth(rng, channels, size, cells):
    grid = torch.from_numpy(rng.random((1, channels, cells, cells), dtype=np.float32))
    return F.interpolate(grid, size=(size, size), mode="bicubic", align_corners=False)[0].clamp(0, 1)


def scene(seed):
    """Blobs before a gradient, lit by a sun whose shadow, colour and haze the plan does not tell."""
    rng = np.random.default_rng(seed)
    size = 384
    objects = (smooth(rng, 1, size, 7) > 0.5).float()
    guides = torch.zeros(32, size, size)
    guides[0:3] = smooth(rng, 3, size, 30) * 0.6 * (0.5 + objects) + 0.1
    normal = smooth(rng, 3, size, 9) - 0.5
    guides[3:6] = normal / normal.norm(dim=0, keepdim=True).clamp(min=1e-3)
    hit = (torch.arange(size)[:, None] > size * rng.uniform(0, 0.4)).float().expand(size, size)
    guides[6], guides[7], guides[11] = smooth(rng, 1, size, 5)[0] * 2 * hit, smooth(rng, 1, size, 5)[0], hit
    guides[12], guides[15] = smooth(rng, 1, size, 9)[0], (smooth(rng, 1, size, 11)[0] > 0.4).float()
    guides[18], guides[31] = smooth(rng, 1, size, 20)[0], guides[4]
    guides[19:22] = smooth(rng, 3, size, 12)
    guides[25:28] = (1 - hit) * torch.tensor([0.5, 0.7, 1.0])[:, None, None]
    guides[:25] *= torch.where(torch.arange(25)[:, None, None] == 11, torch.ones(1), hit)
    color = rng.uniform(0.6, 1.0, 3)
    plan = {"camera": {"position": {"z": 5}, "target": {}, "verticalFov": 0.7}, "film": {"exposure": 0.8},
            "environment": {"place": "FIELD", "time": "NOON", "zenith": {"r": .3, "g": .5, "b": 1},
                            "horizon": {"r": .8, "g": .8, "b": .8}, "ambient": 1.5},
            "lights": [{"kind": "SUN", "direction": {"x": .5, "y": .7, "z": .3}, "irradiance": 4.0,
                        "color": dict(zip("rgb", [float(c) for c in color]))}]}
    f = light.terms(guides[None], torch.tensor([light.plan_light(plan)]))
    hidden = torch.exp(1.2 * (smooth(rng, 39, size, 6) - 0.5) + torch.from_numpy(rng.normal(0, 0.5, (39, 1, 1))).float())
    picture = light.base_picture(f, hidden[None])[0] + (1 - hit) * 0.3 * smooth(rng, 1, size, 14)
    return guides, picture, plan


def main():
    root, count = Path(sys.argv[1]), int(sys.argv[2])
    for index in range(count):
        folder = root / f"{index:06d}"
        folder.mkdir(parents=True, exist_ok=True)
        guides, picture, plan = scene(index)
        pack = lambda x: x.permute(1, 2, 0).numpy().astype(np.float16)
        ids = np.zeros((384, 384), np.uint16)
        np.savez(folder / "view.npz", picture=pack(picture), guides=pack(guides), objectID=ids)
        for k in range(2):
            # A window of the view enlarged fourfold.
            y, x = (int(v) for v in np.random.default_rng(index * 2 + k).integers(0, 336, 2))
            grow = lambda a: F.interpolate(a[None, :, y:y + 48, x:x + 48], scale_factor=4, mode="bilinear")[0]
            np.savez(folder / f"crop{k}.npz", picture=pack(grow(picture)), guides=pack(grow(guides)),
                     objectID=ids[:192, :192], origin=np.array([4 * x, 4 * y]), canvas=np.array([1536, 1536]))
        (folder / "plan.json").write_text(json.dumps(plan))


if __name__ == "__main__":
    main()
