"""Writes small random networks with inputs and outputs, against which the Swift tests compare.

    python export_fixtures.py ../../Tests/Fixtures/nets
"""

import json
import sys
from pathlib import Path

import torch
import torch.nn as nn
from safetensors.torch import save_file

import light
import renderer
import tokenizer
import transformer
from layers import Down, ResidualBlock, RMSNorm, SwiGLU, Up
from scenes import sample_grid
from training import export

PLAN = {
    "canvas": {"width": 256, "height": 192}, "camera": {
        "position": {"x": 1.0, "y": 2.0, "z": 5.0}, "target": {"x": 0.2, "y": 0.5}, "verticalFov": 0.6},
    "film": {"exposure": 0.7, "whiteBalance": {"r": 1.1, "g": 1.0, "b": 0.8}},
    "environment": {"place": "INTERIOR", "time": "GOLDEN_HOUR", "sky": "PARTLY_CLOUDY",
                    "zenith": {"r": 0.3, "g": 0.5, "b": 0.9}, "horizon": {"r": 0.9, "g": 0.7, "b": 0.5},
                    "ground": {"r": 0.2, "g": 0.15, "b": 0.1}, "ambient": 1.3},
    "lights": [
        {"kind": "SUN", "direction": {"x": 0.4, "y": 0.8, "z": -0.2}, "color": {"r": 1.2, "g": 0.97, "b": 0.7},
         "irradiance": 3.0},
        {"kind": "BULB", "position": {"x": -1.0, "y": 1.5, "z": 0.5}, "color": {"r": 1.0, "g": 1.0, "b": 1.0},
         "irradiance": 0.4}]}


def plain(channels, x, y, width, height):
    """Guides that need no file: ((7919 c + 104729 y + 1299709 x) mod 1009) / 1009 at canvas pixel (x, y)."""
    c = torch.arange(channels).view(-1, 1, 1)
    v = (y + torch.arange(height)).view(1, -1, 1)
    u = (x + torch.arange(width)).view(1, 1, -1)
    return ((7919 * c + 104729 * v + 1299709 * u) % 1009).float() / 1009


def randomize(model, seed):
    """Random weights that bf16 holds exactly, large enough that every layer shows in the output."""
    torch.manual_seed(seed)
    with torch.no_grad():
        for p in model.parameters():
            fan = p[0].numel() if p.dim() > 1 else 4
            p.copy_((torch.randn_like(p) / fan ** 0.5 + (1.0 if p.dim() == 1 and p.std() == 0 and p.mean() == 1 else 0))
                    .to(torch.bfloat16).float())
    return model.eval()


def layers(folder):
    out = {}
    torch.manual_seed(3)

    def case(name, module, x, *more):
        randomize(module, len(out))
        out.update({f"{name}.{k}": v for k, v in module.state_dict().items()})
        out[f"{name}.in"], out[f"{name}.out"] = x[0] if x.dim() == 4 else x, module(x, *more)
        if x.dim() == 4:
            out[f"{name}.out"] = out[f"{name}.out"][0]

    image = torch.randn(1, 8, 6, 10)
    case("conv", nn.Conv2d(8, 5, 3, padding=1), image)
    case("pointwise", nn.Conv2d(8, 5, 1), image)
    case("patch", nn.Conv2d(8, 5, 2, stride=2), image)
    case("expand", nn.ConvTranspose2d(8, 5, 4, stride=4), image)
    case("block", ResidualBlock(8), image)
    step = torch.randn(1, 6)
    case("stepped", ResidualBlock(8, 6), image, step)
    out["stepped.step"] = step[0]
    case("down", Down(8, 5), image)
    case("up", Up(8, 5), image)
    rows = torch.randn(3, 12)
    case("linear", nn.Linear(12, 7), rows)
    case("norm", RMSNorm(12), rows)
    case("swiglu", SwiGLU(12, 20), rows)
    x = torch.cat([torch.linspace(-90, 90, 301), torch.tensor([0.0])])
    out["silu.in"], out["silu.out"] = x, x * torch.sigmoid(x)
    x = torch.exp(torch.linspace(-80, 80, 301))
    out["log.in"], out["log.out"] = x, x.log()
    x = torch.exp(torch.linspace(-12, 4, 301))
    out["display.in"], out["display.out"] = x, light.display(x)
    save_file({k: v.detach().contiguous().clone() for k, v in out.items()}, folder / "layers.safetensors")


@torch.no_grad()
def codec(folder):
    config = {"encoder": [12, 16, 24], "decoder": 16}
    net = randomize(tokenizer.Tokenizer(config), 11)
    export(net, config, folder / "tokenizer.safetensors")
    guides, lights = plain(32, 0, 0, 64, 48)[None], torch.tensor([light.plan_light(PLAN)])
    picture = 3 * plain(3, 5, 7, 64, 48)[None]
    f = light.terms(guides, lights)
    h = net.encoder(picture, f.sum(1), guides)
    values, indices = tokenizer.quantize(h)
    pooled = light.pooled(guides, f, tokenizer.CELL)
    coefficients, latents = net.decoder(values, pooled)
    base = light.display(light.base_picture(f, tokenizer.enlarge(coefficients, (48, 64))))
    cases = {"hidden": h[0], "codes": tokenizer.codes_of(indices)[0].float(), "pooled": pooled[0],
             "terms": f[0, :, :, :2].flatten(0, 1), "coefficients": coefficients[0], "latents": latents[0],
             "base": base[0], "plan": torch.tensor(light.plan_vector(PLAN, 192.0))}
    save_file({k: v.contiguous().clone() for k, v in cases.items()}, folder / "tokenizer.cases.safetensors")


@torch.no_grad()
def any_order(folder):
    config = {"width": 64, "layers": 2, "heads": 4, "kv_heads": 2, "hidden": 96, "context": 16}
    net = randomize(transformer.Transformer(config), 12)
    export(net, config, folder / "transformer.safetensors")
    rows, columns = 3, 4
    n = rows * columns
    pooled, plan = plain(light.POOLED, 0, 0, columns, rows)[None], torch.tensor([light.plan_vector(PLAN, 192.0)])
    order = torch.tensor([[5, 0, 11, 3, 8, 2, 7, 10, 1, 9, 4, 6]])
    codes = (torch.arange(n) * 37 % 256, torch.arange(n) * 91 % 256)
    known = net.context(pooled, plan).flatten(2).transpose(1, 2)
    cases = {"pooled": pooled[0], "plan": plan[0], "order": order[0].float(),
             "codes": torch.stack(codes).float(), "context": known[0]}
    for name, group in (("strict", 1), ("grouped", 3)):
        before = torch.cat([order[:, :group], order[:, :n - group]], 1)
        carried = torch.stack([c[before] for c in codes], -1)
        carried[:, :group] = transformer.NONE
        index = torch.arange(n) // group
        hidden = net.hidden(carried, (before // columns, before % columns), known[:, order[0]],
                            (order // columns, order % columns), index[:, None] >= index[None, :])
        first, second = net.logits(hidden, codes[0][order])
        cases |= {f"{name}.first": first[0], f"{name}.second": second[0]}
    save_file({k: v.contiguous().clone() for k, v in cases.items()}, folder / "transformer.cases.safetensors")


@torch.no_grad()
def render(folder):
    config = {"widths": [12, 16, 20], "detail": 8}
    net = randomize(renderer.Renderer(config), 13)
    export(net, config, folder / "renderer.safetensors", tokens=True)
    # A core of 32 × 16 pixels at (64, 48) of a canvas of 256 × 192, and the halo around it.
    x, y, width, height, halo = 64, 48, 32, 16, renderer.HALO
    w, h = width + 2 * halo, height + 2 * halo
    at = (y - halo, x - halo)
    field = plain(tokenizer.COEFFICIENTS + tokenizer.LATENTS, 3, 1, 8, 6) - 0.5
    coefficients = tokenizer.given(torch.exp(3 * torch.tanh(field[None, :tokenizer.COEFFICIENTS] / 3)))
    guides = plain(32, at[1], at[0], w, h)[None]
    f = light.terms(guides, torch.tensor([light.plan_light(PLAN)]))
    base = light.display(light.base_picture(f, sample_grid(coefficients, at, 32, (h, w))))
    latents = sample_grid(field[None, tokenizer.COEFFICIENTS:], (at[0] / 4, at[1] / 4), 8, (h // 4, w // 4))
    guess = 2 * plain(3, at[1] + 11, at[0] + 5, w, h)[None] - 1
    inner = (slice(None), slice(None), slice(halo, -halo), slice(halo, -halo))
    cases = {"base": base[inner][0],
             "first": net(base, guides, torch.zeros_like(guess), torch.zeros(1), latents)[inner][0],
             "later": net(base, guides, guess, torch.tensor([0.75]), latents)[inner][0]}
    save_file({k: v.contiguous().clone() for k, v in cases.items()}, folder / "renderer.cases.safetensors")


def main():
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "plan.json").write_text(json.dumps(PLAN, indent=1) + "\n")
    layers(folder)
    codec(folder)
    any_order(folder)
    render(folder)


if __name__ == "__main__":
    main()
