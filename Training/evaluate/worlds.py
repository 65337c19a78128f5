"""Random plans drawn twice, by the product and by a path tracer: what the evaluations that compare the two share.

Pictures are display values (h, w, 3), 0 … 1; a window is x, y, width, height in pixels of a canvas. PLANTAIN_BUILD names the
folder of the built programs.
"""

import argparse
import functools
import hashlib
import os
import subprocess
import sys
import time
from pathlib import Path

import numpy as np

from sections import CACHE, ROOT, kept

sys.path[:0] = [str(ROOT / "Training" / f) for f in ("teacher", "nets")] + [str(ROOT / "Tests/Operations")]

import harness  # noqa: E402
import torch  # noqa: E402
import tracer  # noqa: E402
from environment import HELD_OUT, PANORAMAS, cloud_field, panorama  # noqa: E402
from export import Export  # noqa: E402
from google.protobuf import json_format  # noqa: E402
from produce import BRIGHTEST, finish, reference  # noqa: E402
from stage import Stage  # noqa: E402

import light  # noqa: E402

BUILD = Path(harness.BUILD)
TWO_K = 4 / 3  # of a random plan's canvas, which has about 1536² pixels
RIM = 32  # pixels around a crop that are traced too, so that the denoiser sees what is beside it


def prepare(threads):
    """Reads the environments, which hangs once the number of threads is set; then sets it."""
    for name in {n for day, night in PANORAMAS.values() for n in day + night} | {HELD_OUT}:
        panorama(name)
    cloud_field()
    tracer.dr.set_thread_count(threads)
    torch.set_num_threads(threads)


@functools.cache
def drawn_by():
    """Names the programs and weights at hand: what others drew is drawn again."""
    files = [BUILD / name for name in ("training-scenes", "tokens", "renderer")] + sorted((ROOT / "Models").glob("*.safetensors"))
    return hashlib.sha256(b"".join(hashlib.sha256(f.read_bytes()).digest() for f in files)).hexdigest()[:8]


def judged(name, description, scenes, judge, say):
    """The command line that such evaluations share: its options, and judge(seed, product) of each scene, from the cache if it is there."""
    parser = argparse.ArgumentParser(description=description, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--first", type=int, default=900_000)
    parser.add_argument("--scenes", type=int, default=scenes)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--print", action="store_true", help="leave docs/RESULTS.md as it is")
    options = parser.parse_args()
    prepare(options.threads)
    product, found = Product(), []
    for seed in range(options.first, options.first + options.scenes):
        try:
            found.append(kept(f"{name}/{drawn_by()}", f"{seed:06d}", lambda _: judge(seed, product)))
        except (ArithmeticError, ValueError) as problem:
            print(f"{seed}: left out, {problem}")
            continue
        print(seed, say(found[-1]), flush=True)
    return options, found


class Clock:
    """Seconds by the wall and by the processor, of this process or another one, since it was made."""

    def __init__(self, process=None):
        self.process = process
        self.wall, self.busy = time.monotonic(), self._busy()

    def _busy(self):
        if self.process is None:
            return time.process_time()
        fields = Path(f"/proc/{self.process}/stat").read_text().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def read(self):
        return dict(wall=time.monotonic() - self.wall, busy=self._busy() - self.busy)


class World:
    """A random plan: its export for the path tracer, guides of any window, and crops worth looking at."""

    def __init__(self, seed, crops=2):
        self.seed, self.folder = seed, CACHE / "worlds" / drawn_by() / f"{seed:06d}"
        if not (self.folder / "windows.json").exists():
            self.folder.parent.mkdir(parents=True, exist_ok=True)
            subprocess.run([BUILD / "training-scenes", "--seeds", str(seed), "--crops", str(crops), "--out", self.folder.parent],
                           check=True, stdout=subprocess.DEVNULL)
        self.export = Export(self.folder)
        self.plan = self.export.plan
        self.place = self.plan.get("environment", {}).get("place", "?").lower()
        self.mould = tracer.Mould()

    def canvas(self, size):
        return tuple({"2K": 4, "4K": 8}[size] * round(self.plan["canvas"][k] * TWO_K / 4) for k in ("width", "height"))

    def message(self, size):
        """The plan as the stages read it, on a canvas of that size."""
        width, height = self.canvas(size)
        return json_format.ParseDict({**self.plan, "canvas": {"width": width, "height": height, "size": size}},
                                     harness.scene_pb2.ScenePlan(), ignore_unknown_fields=True)

    def crops(self, size, side):
        """Windows of `side` pixels around the middles of the export's crops, mostly where things meet."""
        canvas = self.canvas(size)
        for w in self.export.windows():
            if w["name"] == "view":
                continue
            middle = [(w[a] + w[b] / 2) / w[c] for a, b, c in (("x", "width", "canvasWidth"), ("y", "height", "canvasHeight"))]
            yield tuple(min(max(4 * round((m * c - side / 2) / 4), 0), c - side) for m, c in zip(middle, canvas)) + (side, side)

    def guides(self, canvas, window):
        """float32 (h, w, 32) and object ids uint16 (h, w)."""
        stem = self.folder / "guides-{}x{}-{}-{}-{}-{}".format(*canvas, *window)
        if not stem.with_suffix(".object.npy").exists():
            subprocess.run([BUILD / "guide-dump", self.folder / "plan.json", "--size", "{}x{}".format(*canvas), "--tile",
                            ",".join(map(str, window)), "--out", stem, "--npy"], check=True, stdout=subprocess.DEVNULL)
        return (np.load(stem.with_suffix(".guides.npy")).transpose(1, 2, 0), np.load(stem.with_suffix(".object.npy")))

    def stage(self, drawn):
        """The path tracer's scene: hidden causes drawn from the seed, or each in the middle of its range."""
        made = Stage(self.export, self.seed if drawn else None, held_out=drawn)
        self.mould.fill()
        return made

    def traced(self, stage, canvas, windows, samples, seed=11):
        """Scene-linear pictures of windows, denoised."""
        views = [tracer.View(self.plan, *canvas, *w) for w in windows]
        raw = tracer.trace(stage.scene, [(v, samples) for v in views], seed + samples, stage.see_through, stage.lamps)
        return [finish(stage, v, r, *self.guides(canvas, w)) for v, r, w in zip(views, raw, windows)]

    def truth(self, stage, canvas, windows, samples, seed=12):
        """The same with many samples, as they are."""
        return [reference(stage, tracer.View(self.plan, *canvas, *w), seed, *self.guides(canvas, w), samples) for w in windows]

    def metered(self, stage, canvas, samples=12):
        """The gains (3,) of a camera's meter, as the networks' training has them, and the metered view at a quarter of the canvas."""
        small = tuple(c // 4 for c in canvas)
        window = (0, 0, *small)
        picture = self.traced(stage, small, [window], samples)[0]
        tensor = lambda x: torch.from_numpy(np.ascontiguousarray(x.transpose(2, 0, 1), np.float32))[None]
        gains = light.meter(tensor(picture), tensor(self.guides(small, window)[0]), torch.tensor([light.plan_light(self.plan)]))
        gains = gains[0, :, 0, 0].numpy()
        return gains, tracer.display(picture * gains)

    def seconds(self, stage, canvas):
        """Of the whole canvas, wall and processor: tracing one sample a pixel, and denoising."""
        view = tracer.View(self.plan, *canvas)
        clock = Clock()
        picture, albedo, normal, _ = tracer.trace(stage.scene, [(view, 1)], 3, stage.see_through, stage.lamps)[0]
        trace, clock = clock.read(), Clock()
        tracer.denoise(np.clip(picture, 0, BRIGHTEST / stage.gain), albedo, normal)
        return dict(trace=trace, denoise=clock.read())


class Product:
    """The stages that write tokens and draw, started for this."""

    def __init__(self):
        self.writer, self.renderer = (harness.stage(name) for name in ("tokens", "renderer"))

    def write(self, plan):
        """Tokens as plantain-1 writes them, and what that cost."""
        clock = Clock(self.writer.process.pid)
        grid, timing = harness.written(self.writer.address, harness.tokens_pb2.GenerateTokensRequest(plan=plan), timeout=3600)
        return grid, dict(clock.read(), wall=timing.seconds)

    def read(self, plan, picture):
        """The encoder's tokens of a picture; one at a quarter of the canvas is enlarged, which the encoder undoes."""
        whole = (picture.repeat(4, 0).repeat(4, 1) * 255 + 0.5).astype(np.uint8)
        height, width = plan.canvas.height, plan.canvas.width
        assert whole.shape == (height, width, 3), whole.shape
        band = max(1, (1 << 20) // (3 * width))
        pb2 = harness.tokens_pb2
        parts = [pb2.TokenizeRequest(plan=plan)] + [
            pb2.TokenizeRequest(tile=harness.picture_pb2.Tile(
                x=0, y=y, width=width, height=min(band, height - y), rgb8=whole[y:y + band].tobytes()))
            for y in range(0, height, band)]
        stub = harness.tokens_pb2_grpc.TokenGeneratorStub(harness.channel(self.writer.address))
        return stub.Tokenize(iter(parts), timeout=3600).grid

    def draw(self, plan, grid, window=None):
        """The whole picture, or a window of it; and what it cost."""
        x, y, width, height = window or (0, 0, plan.canvas.width, plan.canvas.height)
        request = harness.renderer_pb2.RenderRequest(
            plan=plan, tokens=grid, region=harness.picture_pb2.Rectangle(x=x, y=y, width=width, height=height))
        out, seen, timing = np.zeros((plan.canvas.height, plan.canvas.width, 3), np.uint8), 0, None
        clock = Clock(self.renderer.process.pid)
        stub = harness.renderer_pb2_grpc.RendererStub(harness.channel(self.renderer.address))
        for event in stub.Render(request, timeout=3600):
            if event.HasField("tile"):
                t = event.tile
                out[t.y:t.y + t.height, t.x:t.x + t.width] = np.frombuffer(t.rgb8, np.uint8).reshape(t.height, t.width, 3)
                seen += t.width * t.height
            if event.HasField("timing"):
                timing = event.timing
        assert seen >= width * height, f"{seen} pixels of {width * height} came"
        return out[y:y + height, x:x + width] / np.float32(255), dict(clock.read(), wall=timing.seconds)
