"""How fast path tracing with denoising would have to be to draw as well as the product does → docs/RESULTS.md.

    pathtracing.py [--first 900000] [--scenes 12] [--threads 2] [--print]

Both draw the same held-out random plans at 2K: the product's stages, and the teacher's path tracer (Mitsuba) with Open Image
Denoise at 1, 2, 4 … samples a pixel. FLIP of native crops against 512 samples a pixel that nobody denoised (64, denoised, for the
second truth). The path tracer's
whole-picture time at n samples is n times that of one sample, and denoising once; where its FLIP meets ours lies between two counts, found
on a straight line over the logarithm of the count. Two truths are asked for:

known     each hidden cause in the middle of its range; the path tracer has the same. The product knows it by the encoder's tokens of a
          path-traced view, or does not and writes its tokens.
hidden    causes drawn from the seed, as in the training scenes; neither knows them: the path tracer has the middle of each range, the
          product writes its tokens.

The truth and both pictures pass one camera's meter and tone curve. Both get patterns' finest colour and relief from the guides (the teacher's
`sharpen`), the same lens, sky and exposure; the guides' time counts for the product alone, loading the scene for neither.
"""

import os
from datetime import date

import numpy as np

from measures import flip, interval, stated
from sections import CACHE, write_section
from worlds import RIM, World, judged, tracer

SAMPLES = [1, 2, 4, 8, 16, 32]
TRUTH, HIDDEN_TRUTH = 512, 64  # the second is denoised
SIDE = 128


def widened(window, canvas):
    """A window with a rim, and where the window lies in it."""
    x, y, w, h = window
    left, top = max(x - RIM, 0), max(y - RIM, 0)
    right, bottom = min(x + w + RIM, canvas[0]), min(y + h + RIM, canvas[1])
    return (left, top, right - left, bottom - top), (slice(y - top, y - top + h), slice(x - left, x - left + w))


def halved(world, stage, canvas, wide):
    """Scene-linear windows traced at half the size with one sample a pixel, denoised and enlarged: a quarter of a sample."""
    small = tuple(c // 2 for c in canvas)
    for picture in world.traced(stage, small, [tuple(v // 2 for v in w) for w in wide], 1):
        for axis in (0, 1):
            before, after = np.roll(picture, 1, axis), np.roll(picture, -1, axis)
            ends = [slice(None)] * 3
            ends[axis] = 0
            before[tuple(ends)] = picture[tuple(ends)]
            ends[axis] = -1
            after[tuple(ends)] = picture[tuple(ends)]
            both = np.stack([0.75 * picture + 0.25 * before, 0.75 * picture + 0.25 * after], axis + 1)
            picture = both.reshape([2 * n if k == axis else n for k, n in enumerate(picture.shape)])
        yield picture


def judge(seed, product):
    """FLIP of each way on each crop, and seconds of each on the whole picture."""
    world = World(seed)
    canvas, plan = world.canvas("2K"), world.message("2K")
    windows = list(world.crops("2K", SIDE))
    wide, inner = zip(*[widened(w, canvas) for w in windows])
    found = dict(seed=seed, place=world.place, load=os.getloadavg()[0])
    shown = lambda pictures, gains: [tracer.display(p[i] * gains) for p, i in zip(pictures, inner)]

    stage = world.stage(drawn=False)
    grid, found["tokens"] = product.write(plan)
    drawn, found["renderer"] = product.draw(plan, grid)
    world.seconds(stage, (256, 256))  # compiles the program
    found["path"] = world.seconds(stage, canvas)
    gains, view = world.metered(stage, canvas)
    ways = {f"path {n}": shown(world.traced(stage, canvas, wide, n), gains) for n in SAMPLES}
    ways["path 0.25"] = shown(list(halved(world, stage, canvas, wide)), gains)
    truth = [tracer.display(p * gains) for p in world.truth(stage, canvas, windows, TRUTH)]
    ways["generated"] = [drawn[y:y + h, x:x + w] for x, y, w, h in windows]
    own = product.read(plan, view)
    ways["encoder"] = [product.draw(plan, own, w)[0] for w in windows]
    found["known"] = {k: [flip(a, b) for a, b in zip(v, truth)] for k, v in ways.items()}

    ways["path 512"] = truth
    ways.pop("encoder")
    stage = world.stage(drawn=True)
    gains, view = world.metered(stage, canvas)
    hidden = shown(world.traced(stage, canvas, wide, HIDDEN_TRUTH), gains)
    own = product.read(plan, view)
    ways["encoder"] = [product.draw(plan, own, w)[0] for w in windows]
    found["hidden"] = {k: [flip(a, b) for a, b in zip(v, hidden)] for k, v in ways.items()}
    np.savez_compressed(CACHE / "pathtracing" / f"{seed:06d}.npz", truth=truth, hidden=hidden,
                        **{k.replace(" ", ""): v for k, v in ways.items()})
    world.mould.empty()
    return found


def equal(errors, ours):
    """The number of samples at which the path tracer's FLIP is ours, and whether that is exact or a bound: "=", "<" or ">"."""
    counts = sorted(errors)
    if ours >= errors[counts[0]]:
        return counts[0], "<"
    for low, high in zip(counts, counts[1:]):
        if errors[low] > ours >= errors[high]:
            part = (errors[low] - ours) / (errors[low] - errors[high])
            return float(np.exp((1 - part) * np.log(low) + part * np.log(high))), "="
    return counts[-1], ">"


def ratios(scenes, truth, way, clock):
    """For each scene: path tracer's seconds at equal FLIP over ours, and whether it is a bound."""
    for s in scenes:
        errors = {float(k[5:]): np.mean(v) for k, v in s[truth].items() if k.startswith("path") and k != "path 512"}
        count, kind = equal(errors, np.mean(s[truth][way]))
        ours = s["tokens"][clock] + s["renderer"][clock]
        # A quarter of a sample is one sample at half the size: denoising is a quarter, too.
        theirs = s["path"]["trace"][clock] * count + s["path"]["denoise"][clock] * min(1, max(count, 0.25))
        yield theirs / ours, kind, count


def section(scenes, command):
    mean = lambda truth, way: np.mean([v for s in scenes for v in s[truth][way]])
    seconds = lambda f: np.median([f(s) for s in scenes])
    lines = ["## Path tracing at equal FLIP", "",
             f"{len(scenes)} held-out random plans ({', '.join(sorted({s['place'] for s in scenes}))}; seeds {scenes[0]['seed']} to "
             f"{scenes[-1]['seed']}), two native crops of {SIDE}² each at 2K against {TRUTH} samples a pixel ({HIDDEN_TRUTH}, denoised, where causes are drawn); {date.today()}, `{command}`. "
             "What is compared with what stands in the head of the script. FLIP, mean over crops:", "",
             "| truth | " + " | ".join(f"{n} spp" for n in [0.25, *SAMPLES]) + " | 512 spp | product, encoder's tokens | product as it is |",
             "|---|" + "---|" * (len(SAMPLES) + 4)]
    for truth, words in (("known", "causes in the middle of their ranges, known to the path tracer"),
                         ("hidden", "causes drawn, known to neither (but to the encoder)")):
        cells = [f"{mean(truth, f'path {n}'):.3f}" for n in [0.25, *SAMPLES]]
        cells += [f"{mean(truth, 'path 512'):.3f}" if truth == "hidden" else "0", f"{mean(truth, 'encoder'):.3f}", f"{mean(truth, 'generated'):.3f}"]
        lines.append(f"| {words} | " + " | ".join(cells) + " |")
    busy = lambda s: s["tokens"]["busy"] + s["renderer"]["busy"]
    wall = lambda s: s["tokens"]["wall"] + s["renderer"]["wall"]
    trace, clean = (lambda s, c: s["path"]["trace"][c]), (lambda s, c: s["path"]["denoise"][c])
    lines += ["", "The whole 2K picture on the same two cores, measured in turns, median over scenes (load average "
              f"{min(s['load'] for s in scenes):.0f} to {max(s['load'] for s in scenes):.0f}): the product's tokens and renderer "
              f"{seconds(busy):.1f} s of processor time ({seconds(wall):.1f} s by the clock), the path tracer "
              f"{seconds(lambda s: trace(s, 'busy')):.1f} s a sample ({seconds(lambda s: trace(s, 'wall')):.1f} s), the denoiser "
              f"{seconds(lambda s: clean(s, 'busy')):.1f} s ({seconds(lambda s: clean(s, 'wall')):.1f} s). Path tracer's time at equal FLIP over "
              "the product's, above 1 the product is faster:", "",
              "| truth | the product's tokens | samples at equal FLIP, median | ratio, median by processor time [95 % interval] | by the clock | scenes where even a quarter of a sample is better; where 32 are worse |",
              "|---|---|---|---|---|---|"]
    for truth, way, words in (("known", "encoder", "encoder's"), ("known", "generated", "written"),
                              ("hidden", "encoder", "encoder's"), ("hidden", "generated", "written")):
        got, clocked = list(ratios(scenes, truth, way, "busy")), list(ratios(scenes, truth, way, "wall"))
        kinds = [k for _, k, _ in got]
        lines.append(f"| {truth} | {words} | {np.median([c for _, _, c in got]):.2f} | {stated([r for r, _, _ in got], 2, np.median)} | "
                     f"{stated([r for r, _, _ in clocked], 2, np.median)} | {kinds.count('<')}; {kinds.count('>')} of {len(got)} |")
    lines += ["", "Where even a quarter of a sample (one at half the size, enlarged) is better, or 32 are worse, its ratio is a bound and "
              "stands in the median as it is. By scene, FLIP of the product with the encoder's tokens and as it is, of 1 and 32 samples, causes known:", "",
              "| seed | place | encoder's | as it is | 1 spp | 32 spp |", "|---|---|---|---|---|---|"]
    for s in scenes:
        cells = [f"{np.mean(s['known'][k]):.3f}" for k in ("encoder", "generated", "path 1", "path 32")]
        lines.append(f"| {s['seed']} | {s['place']} | " + " | ".join(cells) + " |")
    return "\n".join(lines)


def main():
    options, scenes = judged("pathtracing", __doc__, 12, judge, lambda s: (s["place"], {k: round(float(np.mean(v)), 3) for k, v in s["known"].items()}))
    text = section(scenes, f"python Training/evaluate/pathtracing.py --scenes {options.scenes}")
    if not options.print:
        write_section("path tracing", text)
    print(text)


if __name__ == "__main__":
    main()
