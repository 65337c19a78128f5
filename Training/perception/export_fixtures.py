"""Writes a small random perception network with an input and its output, against which the Swift test compares.

    python export_fixtures.py ../../Tests/Fixtures/nets
"""

import importlib.util
import sys
from pathlib import Path

import torch
from safetensors.torch import save_file

from model import Perception
from training import export

# The other networks' fixtures have the same name; their helpers are these.
nets = Path(__file__).resolve().parents[1] / "nets/export_fixtures.py"
spec = importlib.util.spec_from_file_location("nets_fixtures", nets)
others = importlib.util.module_from_spec(spec)
spec.loader.exec_module(others)


@torch.no_grad()
def main():
    folder = Path(sys.argv[1])
    config = {"widths": [6, 8, 10, 12, 14]}
    net = others.randomize(Perception(**config), 21)
    export(net, config, folder / "perception.safetensors")
    pixels, whole = net(2 * others.plain(3, 2, 3, 96, 64)[None] - 1)
    save_file({"pixels": pixels[0].contiguous().clone(), "whole": whole[0].contiguous().clone()},
              folder / "perception.cases.safetensors")


if __name__ == "__main__":
    main()
