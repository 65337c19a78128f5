"""Reads an export folder (FORMAT.md): a plan, its meshes and textures, and the guides of its windows."""
import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np

CHANNELS = 32


@dataclass
class Part:
    object: int
    material: int
    positions: np.ndarray  # [vertices, 3]
    normals: np.ndarray | None
    uvs: np.ndarray | None  # [vertices, 2], v downward
    indices: np.ndarray  # [triangles, 3]

    def area(self):
        a, b, c = (self.positions[self.indices[:, k]] for k in range(3))
        return float(np.linalg.norm(np.cross(b - a, c - a), axis=1).sum() / 2)


class Export:
    """One scene's folder."""

    def __init__(self, folder):
        self.folder = Path(folder)
        self.plan = json.loads((self.folder / "plan.json").read_text())
        head = json.loads((self.folder / "scene.json").read_text())
        if head.get("version") != 1:
            raise ValueError(f"{folder}/scene.json: expected version 1, got {head.get('version')}")
        self.data = np.fromfile(self.folder / "meshes.bin", np.uint8)
        self.materials = head["materials"]
        self.objects = head.get("objects", [])
        self.textures = head.get("textures", [])
        sky = head.get("sky")
        self.sky = self._array(sky["offset"], (sky["height"], sky["width"], 3), "<f4") if sky else None
        self.parts = [self._part(p) for p in head["parts"]]

    def _array(self, offset, shape, dtype):
        size = int(np.prod(shape)) * np.dtype(dtype).itemsize
        if offset + size > len(self.data):
            raise ValueError(f"{self.folder}/meshes.bin: {offset + size} bytes expected, {len(self.data)} there")
        return self.data[offset : offset + size].view(dtype).reshape(shape)

    def _part(self, p):
        n, t = p["vertices"], p["triangles"]
        read = lambda key, shape, dtype: self._array(p[key], shape, dtype) if p.get(key, -1) >= 0 else None
        return Part(
            p["object"], p["material"], read("positions", (n, 3), "<f4"), read("normals", (n, 3), "<f4"),
            read("uvs", (n, 2), "<f4"), read("indices", (t, 3), "<u4"))  # fmt: skip

    def texture(self, index):
        """uint8 [height, width, channels]"""
        t = self.textures[index]
        return self._array(t["offset"], (t["height"], t["width"], t["channels"]), np.uint8)

    def windows(self):
        return json.loads((self.folder / "windows.json").read_text())

    def guides(self, window):
        """float16 [height, width, 32] and uint16 [height, width]"""
        h, w = window["height"], window["width"]
        g = np.fromfile(self.folder / (window["name"] + ".guides"), "<f2").reshape(h, w, CHANNELS)
        return g, np.fromfile(self.folder / (window["name"] + ".ids"), "<u2").reshape(h, w)
