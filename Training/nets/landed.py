"""Makes finished runs of the weights in Models/, so that trainings can go on from them where no checkpoints are left.

    python landed.py            # tokenizer, transformer, renderer
    python train_renderer.py --start renderer-landed --fresh --steps 1500

What trains beside a network and is thrown away afterwards (the tokenizer's sketch) begins anew.
"""

import argparse
from pathlib import Path

import torch

import renderer
import transformer
from scenes import cache
from train_tokenizer import WithSketch
from training import load_exported

MODELS = Path(__file__).resolve().parents[2] / "Models"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.parse_args()
    folder = cache() / "checkpoints"
    folder.mkdir(parents=True, exist_ok=True)
    codec = WithSketch()
    runs = {"tokenizer": (codec, codec.tokenizer), "transformer": (transformer.Transformer(),) * 2,
            "renderer": (renderer.Renderer(),) * 2}  # fmt: skip
    for name, (whole, part) in runs.items():
        load_exported(part, MODELS / f"{name}.safetensors")
        weights = whole.state_dict()
        state = {"model": weights, "average": weights, "step": 0, "elapsed": 0.0}
        torch.save(state, folder / f"{name}-landed.pt")
        if not (folder / f"{name}.pt").exists():
            torch.save(state, folder / f"{name}.pt")
        print(f"{folder / name}-landed.pt")


if __name__ == "__main__":
    main()
