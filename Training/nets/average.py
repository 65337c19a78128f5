"""Averages the weights of two or more runs of one network that began alike, and exports the mean as a run of its own.

    python average.py renderer-exact renderer-written --name renderer

Runs that were tuned from one start for different inputs lie in one valley, and their mean does well at both
(Wortsman and others, "Model soups", 2022).
"""

import argparse
import json

import torch
from safetensors import safe_open

from scenes import cache
from training import save_exported


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("runs", nargs="+", help="names of finished runs")
    parser.add_argument("--name", required=True, help="of the run and the exported file")
    options = parser.parse_args()
    folder = cache() / "checkpoints"
    states = [torch.load(folder / f"{name}.pt", weights_only=True, map_location="cpu") for name in options.runs]
    weights = [state["average"] for state in states]
    if any(w.keys() != weights[0].keys() for w in weights):
        raise SystemExit(f"expected runs of one network; {', '.join(options.runs)} hold different tensors")
    mean = {key: sum(w[key] for w in weights) / len(weights) for key in weights[0]}
    torch.save({**states[-1], "model": mean, "average": mean}, folder / f"{options.name}.pt")
    with safe_open(cache() / "models" / f"{options.runs[-1]}.safetensors", "pt") as exported:
        config = json.loads(exported.metadata()["config"])
    save_exported(mean, config, cache() / "models" / f"{options.name}.safetensors")


if __name__ == "__main__":
    main()
