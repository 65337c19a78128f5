"""How near one picture is to another, and how sure a mean over scenes is. Pictures are display values 0 … 1, (h, w, 3)."""

import flip_evaluator
import numpy as np

DRAWS = 4000
FEW = 5


def flip_map(shown, target):
    """FLIP error of each pixel (h, w) at 67 pixels a degree, by NVIDIA's own program."""
    array = lambda x: np.ascontiguousarray(np.clip(x, 0, 1), np.float32)
    return flip_evaluator.evaluate(array(target), array(shown), "LDR", applyMagma=False)[0][..., 0]


def flip(shown, target):
    """Its mean."""
    return float(flip_map(shown, target).mean())


def psnr(shown, target):
    """In dB."""
    error = np.mean((np.clip(shown, 0, 1) - np.clip(target, 0, 1)) ** 2)
    return float(-10 * np.log10(error + 1e-10))


def interval(values, middle=np.mean, seed=7):
    """The mean (or median) over scenes and its 95 % bootstrap interval: middle, low, high."""
    values = np.asarray(values, np.float64)
    drawn = middle(np.random.default_rng(seed).choice(values, (DRAWS, len(values))), axis=1)
    low, high = np.percentile(drawn, [2.5, 97.5])
    return float(middle(values)), float(low), float(high)


def stated(values, digits=3, middle=np.mean, sign=False):
    """interval() in words: "0.123 [0.100, 0.140]"; of fewer than FEW scenes the value alone."""
    form = f"{{:{'+' if sign else ''}.{digits}f}}"
    at, low, high = (form.format(v) for v in interval(values, middle))
    return f"{at} [{low}, {high}]" if len(values) >= FEW else at
