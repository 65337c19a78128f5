"""Whether tokens that know each other make light that hangs together: measures that a pixel's own error cannot be.

An error that is summed over pixels depends on what each pixel may be (its marginal), not on which values come together. Tokens drawn blind to each
other have the same marginals, so in expectation they score the same, and better where the decoder's smoothing averages their noise away.
What differs is how light changes from place to place. So here: the light field L, log luminance of the base picture over its nominal light, as
the mean of a token's cell; pairs of cells that lie `d` cells apart in a row or column on one opaque, dull thing; the truth is
the field of the encoder's tokens through the same decoder.

error      root mean square of (L_i - L_j) - (the truth's): sees how errors of two cells hang together
contrast   mean |L_i - L_j| over the truth's: 1 is right, above it light is blotchy, below it flat
variogram  the variogram score of order ½ (Scheuerer and Hamill 2015) of several drawn fields, a proper score of how values come together:
           mean of (|ΔL|^½ of the truth - mean over the fields of |ΔL|^½)², times 100; lower is better
"""

import numpy as np
import torch
import torch.nn.functional as F

import light
import tokenizer
from scenes import sample_grid

DISTANCES = (1, 2, 4, 8)
LUMINANCE = torch.tensor([0.2126, 0.7152, 0.0722]).view(1, 3, 1, 1)


def field(f, coefficients):
    """(r, c): of coefficients (1, 39, 2r, 2c) with base terms f of the whole view."""
    size = f.shape[-2:]
    base = light.base_picture(f, sample_grid(coefficients, (0, 0), tokenizer.CELL / 2, size)).clamp(min=0)
    pool = lambda x: F.avg_pool2d((x * LUMINANCE).sum(1, keepdim=True), tokenizer.CELL)
    return (torch.log(0.01 + pool(base)) - torch.log(0.01 + pool(f.sum(1))))[0, 0].numpy()


def things(ids, guides):
    """(r, c): the object that nearly fills a cell, if it is opaque and dull; -1 elsewhere."""
    cell = tokenizer.CELL
    rows, columns = ids.shape[0] // cell, ids.shape[1] // cell
    blocks = ids[:rows * cell, :columns * cell].reshape(rows, cell, columns, cell).transpose(0, 2, 1, 3).reshape(rows, columns, -1)
    first = np.median(blocks, -1).astype(np.int64)
    full = (blocks == first[..., None]).mean(-1) > 0.9
    mean = F.avg_pool2d(guides, cell)[0]
    dull = (mean[light.METALNESS] < 0.1) & (mean[light.TRANSMISSION] < 0.1) & (mean[light.ROUGHNESS] > 0.3)
    return np.where(full & dull[:rows, :columns].numpy() & (first > 0), first, -1)


def differences(values, objects, distance):
    """L_i - L_j of all pairs of that distance within one object."""
    out = []
    for axis in (0, 1):
        n = values.shape[axis]
        if n <= distance:
            continue
        a, b = (np.take(values, range(s, s + n - distance), axis) for s in (0, distance))
        one, other = (np.take(objects, range(s, s + n - distance), axis) for s in (0, distance))
        out.append((a - b)[(one == other) & (one >= 0)])
    return np.concatenate(out) if out else np.zeros(0)


def judge(fields, truth, objects):
    """{"error d": …, "contrast d": …, "variogram": …} of drawn fields of one scene; None where it has too few pairs."""
    found, score = {}, []
    for d in DISTANCES:
        true = differences(truth, objects, d)
        if len(true) < 20:
            found[f"error {d}"] = found[f"contrast {d}"] = None
            continue
        drawn = [differences(x, objects, d) for x in fields]
        found[f"error {d}"] = float(np.mean([np.sqrt(np.mean((x - true) ** 2)) for x in drawn]))
        found[f"contrast {d}"] = float(np.mean([np.abs(x).mean() for x in drawn]) / max(np.abs(true).mean(), 1e-6))
        score.append(100 * np.mean((np.abs(true) ** 0.5 - np.mean([np.abs(x) ** 0.5 for x in drawn], 0)) ** 2))
    found["variogram"] = float(np.mean(score)) if score else None
    return found
