"""What the three trainings share: presets, seeds, averaged weights, learning rate, resuming, export."""

import argparse
import copy
import ctypes
import json
import math
import os
import random
import time

import numpy as np
import torch
from safetensors import safe_open
from safetensors.torch import load_file, save_file

from scenes import cache


def keep_memory():
    """Lets glibc keep freed blocks: fresh pages from the kernel for every large tensor cost a quarter of the time."""
    try:
        libc = ctypes.CDLL("libc.so.6")
        libc.mallopt(-4, 0)  # M_MMAP_MAX: take everything from the heap
        libc.mallopt(-1, 2**31 - 1)  # M_TRIM_THRESHOLD: never give it back
    except OSError:
        pass  # another C library: slower, nothing else


def arguments(name, presets):
    """--preset cpu|gpu and what it sets: seconds, batch, rate."""
    parser = argparse.ArgumentParser(description=f"Trains Plantain's {name}.")
    parser.add_argument("--preset", choices=sorted(presets), default="cpu")
    parser.add_argument("--seconds", type=float, help="wall-clock time of training, over all resumed runs")
    parser.add_argument("--steps", type=int, help="length in steps instead, for runs that are to be compared")
    parser.add_argument("--stop-after", type=float, help="seconds after which this run saves and stops")
    parser.add_argument("--batch", type=int)
    parser.add_argument("--rate", type=float, help="highest learning rate")
    parser.add_argument("--size", type=int, help="pixels across a training window")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--scenes", help="folder of scenes (default: the teacher's cache)")
    parser.add_argument("--fresh", action="store_true", help="ignore an earlier run")
    parser.add_argument("--start", help="name of a finished run whose weights to start from")
    parser.add_argument("--out", help="file to export to (default: the model cache)")
    parser.add_argument("--name", default=name, help="of the run and the exported file")
    options = parser.parse_args()
    for key, value in presets[options.preset].items():
        if getattr(options, key, None) is None:
            setattr(options, key, value)
    options.device = "cuda" if options.preset == "gpu" else "cpu"
    torch.set_num_threads(options.threads)
    keep_memory()
    torch.manual_seed(options.seed)
    random.seed(options.seed)
    np.random.seed(options.seed)
    return options


def export(model, config, path, **extra):
    """A model's weights and configuration, as save_exported says."""
    save_exported(model.state_dict(), {**config, **extra}, path)


def save_exported(weights, config, path):
    """bf16 safetensors whose metadata carry the configuration as JSON; replaced in one move."""
    os.makedirs(os.path.dirname(os.path.abspath(path)), exist_ok=True)
    tensors = {k: v.detach().to("cpu", torch.bfloat16).contiguous() for k, v in weights.items()}
    save_file(tensors, f"{path}.tmp", {"config": json.dumps(config)})
    os.chmod(f"{path}.tmp", 0o644)
    os.replace(f"{path}.tmp", path)


class Run:
    """One training: the model, its slowly averaged copy, the optimizer, and a clock that survives restarts."""

    def __init__(self, model, config, options):
        self.options, self.config = options, config
        self.model = model.to(options.device)
        if options.device == "cpu":
            self.model.to(memory_format=torch.channels_last)
        self.optimizer = torch.optim.AdamW(self.model.parameters(), lr=options.rate, weight_decay=0.01,
                                           betas=(0.9, 0.98))
        self.step, self.elapsed = 0, 0.0
        self.losses = []
        self.exported = lambda model: model  # the part of it that the product uses
        folder = cache() / "checkpoints"
        folder.mkdir(parents=True, exist_ok=True)
        self.path = folder / f"{options.name}.pt"
        if options.start:
            self.model.load_state_dict(torch.load(folder / f"{options.start}.pt", weights_only=True)["average"])
        self.average = copy.deepcopy(self.model)
        if self.path.exists() and not options.fresh:
            state = torch.load(self.path, weights_only=True, map_location=options.device)
            self.model.load_state_dict(state["model"])
            self.average.load_state_dict(state["average"])
            if "optimizer" in state:  # landed weights have none
                self.optimizer.load_state_dict(state["optimizer"])
            self.step, self.elapsed = state["step"], state["elapsed"]
        self.started = self.saved = time.time()
        self.before = self.elapsed

    def cast(self):
        return torch.autocast(self.options.device, torch.bfloat16)

    def going(self):
        self.elapsed = self.before + time.time() - self.started
        run = time.time() - self.started
        return self.done() < 1 and run < (self.options.stop_after or math.inf)

    def done(self):
        """Share of the training that lies behind."""
        if self.options.steps:
            return self.step / self.options.steps
        return self.elapsed / self.options.seconds

    def update(self, loss):
        """One step: the rate warms up over 30 steps, then falls to zero along a cosine."""
        done = min(1.0, self.done())
        rate = self.options.rate * min(1.0, (self.step + 1) / 30) * (0.5 + 0.5 * math.cos(math.pi * done))
        for group in self.optimizer.param_groups:
            group["lr"] = rate
        self.optimizer.zero_grad(set_to_none=True)
        loss.backward()
        norm = torch.nn.utils.clip_grad_norm_(self.model.parameters(), 1.0)
        if torch.isfinite(norm):
            self.optimizer.step()
        decay = min(0.995, (self.step + 1) / (self.step + 20))
        with torch.no_grad():
            for a, b in zip(self.average.parameters(), self.model.parameters()):
                a.lerp_(b, 1 - decay)
        self.step += 1
        self.losses.append(float(loss.detach()))
        if self.step % 20 == 0:
            recent = sum(self.losses[-20:]) / len(self.losses[-20:])
            print(f"step {self.step}  {self.elapsed:.0f} s ({time.process_time():.0f} of the processor)  loss {recent:.4f}  rate {rate:.1e}", flush=True)
        if time.time() - self.saved > 60:
            self.save()

    def save(self):
        self.saved = time.time()
        torch.save({"model": self.model.state_dict(), "average": self.average.state_dict(),
                    "optimizer": self.optimizer.state_dict(), "step": self.step, "elapsed": self.elapsed},
                   f"{self.path}.tmp")
        os.replace(f"{self.path}.tmp", self.path)
        out = self.options.out or str(cache() / "models" / f"{self.options.name}.safetensors")
        export(self.exported(self.average), self.config, out)

    def finish(self):
        self.save()
        print(f"{self.options.name}: {self.step} steps in {self.elapsed:.0f} s, saved {self.path}", flush=True)


def load_average(model, name):
    """A trained model, ready to use."""
    model.load_state_dict(torch.load(cache() / "checkpoints" / f"{name}.pt", weights_only=True,
                                     map_location="cpu")["average"])
    return model.eval()


def load_exported(model, path):
    """A model with the weights of an exported file, ready to use; and the file's configuration."""
    with safe_open(path, "pt") as file:
        config = json.loads(file.metadata()["config"])
    model.load_state_dict({k: v.float() for k, v in load_file(path).items()})
    return model.eval(), config
