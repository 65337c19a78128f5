"""What a plan says about light, as numbers, and the picture that follows from it without learning.

Swift twin: Shared/ImageTokens (PlanLight, PlanVector, BasePicture). Change both or neither.
Arrays are torch tensors; pictures and guides are (batch, channels, height, width).
"""

import math

import torch
import torch.nn.functional as F

GUIDES = 32
COLOR, NORMAL, ROUGHNESS, METALNESS, TRANSMISSION = 0, 3, 7, 8, 9
EMISSION, HIT, INCIDENCE, VISIBILITY, OCCLUSION = 10, 11, 12, 15, 18
REFLECTION, BEHIND, ENVIRONMENT, BLUR, FRESNEL, UP = 19, 22, 25, 28, 30, 31

TERMS = 13  # of the base picture
GLOW, THROUGH, BACKDROP, SKY_HAZE = 5, 6, 7, 12  # four of them
PLAN_WIDTH = 70
LIGHT_WIDTH = 15  # irradiance of three lights, ambient radiance, exposure · white balance; RGB each

PLACES = ["PLACE_UNSPECIFIED", "STUDIO", "INTERIOR", "STREET", "FOREST", "BEACH", "FIELD", "COURTYARD"]
TIMES = ["TIME_OF_DAY_UNSPECIFIED", "MORNING", "NOON", "AFTERNOON", "GOLDEN_HOUR", "SUNSET", "DUSK", "NIGHT"]
SKIES = ["SKY_UNSPECIFIED", "CLEAR", "PARTLY_CLOUDY", "OVERCAST", "DRAMATIC", "STARRY"]
LIGHT_KINDS = ["LIGHT_KIND_UNSPECIFIED", "SUN", "PANEL", "BULB"]


def _vector(value, keys="xyz"):
    value = value or {}
    return [float(value.get(key, 0.0)) for key in keys]


def _unit(v):
    length = math.sqrt(sum(x * x for x in v))
    return [x / length for x in v] if length > 1e-9 else [0.0] * len(v)


def _dot(a, b):
    return sum(x * y for x, y in zip(a, b))


def _cross(a, b):
    return [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]]


def _one_hot(name, names):
    index = names.index(name) if name in names else 0
    return [1.0 if i == index else 0.0 for i in range(len(names))]


def camera_axes(plan):
    """Right, up and back (toward the viewer) in world space."""
    camera = plan.get("camera", {})
    position, target = _vector(camera.get("position")), _vector(camera.get("target"))
    back = _unit([p - t for p, t in zip(position, target)])
    right = _unit(_cross([0.0, 1.0, 0.0], back))
    return right, _cross(back, right), back


def film(plan):
    """Exposure times white balance, RGB."""
    film = plan.get("film", {})
    exposure = float(film.get("exposure", 0.0)) or 1.0
    balance = _vector(film.get("whiteBalance"), "rgb") if film.get("whiteBalance") else [1.0] * 3
    return [exposure * b for b in balance]


def plan_light(plan):
    """(15,): radiance that a white diffuse surface sends back under each light and under the ambient, after
    exposure and white balance, then exposure · white balance itself; RGB each."""
    scale = film(plan)
    result = []
    lights = plan.get("lights", [])[:3]
    for index in range(3):
        if index < len(lights):
            color = _vector(lights[index].get("color"), "rgb") if lights[index].get("color") else [1.0] * 3
            irradiance = float(lights[index].get("irradiance", 0.0))
            result += [irradiance / math.pi * c * s for c, s in zip(color, scale)]
        else:
            result += [0.0] * 3
    environment = plan.get("environment", {})
    zenith, horizon = _vector(environment.get("zenith"), "rgb"), _vector(environment.get("horizon"), "rgb")
    tint = [a + b for a, b in zip(zenith, horizon)]
    luminance = 0.2126 * tint[0] + 0.7152 * tint[1] + 0.0722 * tint[2]
    tint = [t / luminance for t in tint] if luminance > 1e-6 else [1.0] * 3
    ambient = float(environment.get("ambient", 0.0))
    result += [ambient / math.pi * t * s for t, s in zip(tint, scale)]
    return result + scale


def plan_vector(plan, height):
    """(70,): the plan's causes of light and its camera; `height` is that of the canvas in native pixels."""
    environment, camera = plan.get("environment", {}), plan.get("camera", {})
    scale, light = film(plan), plan_light(plan)
    right, up, back = camera_axes(plan)
    log = lambda x: math.log(1e-3 + max(x, 0.0))
    result = _one_hot(environment.get("place", ""), PLACES)
    result += _one_hot(environment.get("time", ""), TIMES)
    result += _one_hot(environment.get("sky", ""), SKIES)
    lights = plan.get("lights", [])[:3]
    target = _vector(camera.get("target"))
    for index in range(3):
        one = lights[index] if index < len(lights) else {}
        kind = one.get("kind", "")
        result += _one_hot(kind, LIGHT_KINDS)
        if not one:
            toward = [0.0] * 3
        elif kind == "SUN":
            toward = _unit(_vector(one.get("direction")))
        else:
            toward = _unit([p - t for p, t in zip(_vector(one.get("position")), target)])
        result += [_dot(toward, right), _dot(toward, up), _dot(toward, back)]
        result += [log(x) for x in light[3 * index:3 * index + 3]]
    result += [log(x) for x in light[9:12]]
    for name in ("zenith", "horizon", "ground"):
        result += [log(c * s) for c, s in zip(_vector(environment.get(name), "rgb"), scale)]
    fov = float(camera.get("verticalFov", 0.0)) or 0.7
    result += [right[1], up[1], back[1], log(scale[1]), math.log(height / fov / 1000.0), fov]
    assert len(result) == PLAN_WIDTH
    return result


# Positions in the plan vector whose sign turns when the picture is mirrored: the lights' x directions.
MIRRORED = [22 + 10 * i + 4 for i in range(3)]


def display(x):
    """Scene-linear → display sRGB in [0, 1]: a filmic curve, then the sRGB transfer function."""
    x = x.clamp(min=0.0)
    y = ((x * (2.51 * x + 0.03)) / (x * (2.43 * x + 0.59) + 0.14)).clamp(0.0, 1.0)
    return torch.where(y <= 0.0031308, 12.92 * y, 1.055 * y.clamp(min=1e-8) ** (1 / 2.4) - 0.055)


def terms(guides, light):
    """Base terms f_k: what each cause alone would show, scene-linear after exposure.

    guides: (b, 32, h, w); light: (b, 15) from plan_light → (b, 13, 3, h, w)
    """
    g = lambda i, n=1: guides[:, i:i + n]
    rgb = lambda i: light[:, 3 * i:3 * i + 3, None, None]
    color, metal, clear = g(COLOR, 3), g(METALNESS), g(TRANSMISSION)
    diffuse = color * (1 - metal) * (1 - clear)
    ambient = rgb(3)
    level = 0.2126 * color[:, :1] + 0.7152 * color[:, 1:2] + 0.0722 * color[:, 2:]
    soft = 0.3 * (ambient + 0.05 * (rgb(0) + rgb(1) + rgb(2)) + 0.005)
    base = 0.04 * (1 - metal) + color * metal
    mirror = base + (1 - base) * g(FRESNEL)
    gloss = metal + (1 - metal) * (1 - g(ROUGHNESS)) ** 2
    up, side, hit = g(UP), g(NORMAL), g(HIT)
    out = [diffuse * g(OCCLUSION) * ambient]
    out += [diffuse * g(VISIBILITY + i) * g(INCIDENCE + i) * rgb(i) for i in range(3)]
    out += [
        g(REFLECTION, 3) * mirror * gloss,
        color * (torch.exp(g(EMISSION).clamp(0, 8)) - 1) / level.clamp(min=0.05),
        g(BEHIND, 3) * clear,
        g(ENVIRONMENT, 3),
        diffuse * up.clamp(min=0) * soft,
        diffuse * (0.5 - 0.5 * up) * soft,
        diffuse * (0.5 + 0.5 * side) * soft,
        (0.02 * hit).expand_as(color),
        (0.02 * (1 - hit)).expand_as(color),
    ]
    return torch.stack(out, 1)


def network_guides(guides):
    """Guides as the networks read them: the unbounded colours (19–27) as log(1 + x)."""
    return torch.cat([guides[:, :REFLECTION], torch.log1p(guides[:, REFLECTION:28].clamp(min=0)), guides[:, 28:]], 1)


def base_picture(f, coefficients):
    """Σ c_k f_k. f: (b, 13, 3, h, w); coefficients: (b, 39, h, w), already at that size."""
    b, k, _, h, w = f.shape
    return (f * coefficients.view(b, k, 3, h, w)).sum(1)


METERED = -0.28  # mean log of a picture over its nominal light, of 1,434 scenes before metering


def meter(picture, guides, light):
    """Gains (b, 3, 1, 1) with which a picture is as bright, and as warm, beside its nominal light as pictures are.

    Measured on what rays meet, or on everything where that is less than a fifth.
    """
    nominal = terms(guides, light).sum(1)
    ratio = torch.log(0.02 + picture.clamp(min=0)) - torch.log(0.02 + nominal.clamp(min=0))
    hit = (guides[:, HIT:HIT + 1] > 0.5).float()
    weight = torch.where(hit.mean((2, 3), keepdim=True) > 0.2, hit, torch.ones_like(hit))
    mean = (ratio * weight).sum((2, 3), keepdim=True) / weight.sum((2, 3), keepdim=True)
    return torch.exp((METERED - mean).clamp(-1.6, 1.6))


POOLED = GUIDES + TERMS + 3


def pooled(guides, f, cell):
    """Context of each token: mean guides, log mean luminance of each base term, log mean nominal colour.

    → (b, 48, h / cell, w / cell)
    """
    weights = torch.tensor([0.2126, 0.7152, 0.0722], device=f.device, dtype=f.dtype).view(1, 1, 3, 1, 1)
    luminance = F.avg_pool2d((f * weights).sum(2), cell)
    nominal = F.avg_pool2d(f.sum(1), cell)
    return torch.cat([
        F.avg_pool2d(network_guides(guides), cell),
        0.25 * torch.log(1e-3 + luminance.clamp(min=0)), 0.25 * torch.log(1e-3 + nominal.clamp(min=0))], 1)
