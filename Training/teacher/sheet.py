"""A contact sheet of shards: pictures as displayed, beside what the guides say.

    sheet.py OUT.png [--scenes FOLDER] [--first N] [--count 16] [--window view] [--guides]
"""
import argparse
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw

from produce import CACHE


def show(picture):
    x = np.maximum(picture.astype(np.float32), 0)
    y = np.clip(x * (2.51 * x + 0.03) / (x * (2.43 * x + 0.59) + 0.14), 0, 1)
    return encode(y)


def encode(y):
    y = np.clip(y.astype(np.float32), 0, 1)
    y = np.where(y <= 0.0031308, 12.92 * y, 1.055 * np.maximum(y, 1e-8) ** (1 / 2.4) - 0.055)
    return (y * 255 + 0.5).astype(np.uint8)


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("out")
    p.add_argument("--scenes", type=Path, default=CACHE / "scenes")
    p.add_argument("--first", type=int, default=0)
    p.add_argument("--count", type=int, default=16)
    p.add_argument("--columns", type=int, default=4)
    p.add_argument("--window", default="view")
    p.add_argument("--guides", action="store_true", help="colour, normals and light visibility beside each picture")
    a = p.parse_args()
    folders = sorted(f for f in a.scenes.glob("[0-9]*") if f.is_dir() and int(f.name) >= a.first)[: a.count]
    tiles = []
    for f in folders:
        z = np.load(f / f"{a.window}.npz")
        row = [show(z["picture"])]
        if a.guides:
            g = z["guides"].astype(np.float32)
            row += [encode(g[..., :3] + g[..., 25:28]), (np.clip(g[..., 3:6] * 0.5 + 0.5, 0, 1) * 255).astype(np.uint8),
                    encode(np.clip(g[..., 12:15] * g[..., 15:18] / 2, 0, 1)), encode(g[..., 19:22] + g[..., 22:25])]  # fmt: skip
        tile = Image.fromarray(np.concatenate(row, 1))
        ImageDraw.Draw(tile).text((4, 4), f.name, fill=(255, 255, 0))
        tiles.append(np.asarray(tile))
    columns = min(a.columns, len(tiles))
    while len(tiles) % columns:
        tiles.append(np.zeros_like(tiles[0]))
    rows = [np.concatenate(tiles[k : k + columns], 1) for k in range(0, len(tiles), columns)]
    Image.fromarray(np.concatenate(rows, 0)).save(a.out)


if __name__ == "__main__":
    main()
