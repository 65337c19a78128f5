"""The tokenizer: a picture at quarter size and its guides → two codes per 16×16 quarter pixels, and back to light.

Swift twin: Shared/ImageTokens.
"""

import torch
import torch.nn as nn
import torch.nn.functional as F

import light
from layers import Down, ResidualBlock, Up

LEVELS = [8, 8, 4, 8, 8, 4]
CELL = 16  # quarter pixels a token
LATENTS = 16
RIM = 3  # tokens by which the decoder continues the outermost ones, so that zeros beyond the canvas stay far
COEFFICIENTS = 3 * light.TERMS

CONFIG = {"encoder": [48, 96, 160], "decoder": 128}


def quantize(h):
    """Unbounded (…, 6, h, w) → values in [-1, 1] on each dimension's grid, and the grid indices."""
    levels = torch.tensor(LEVELS, device=h.device, dtype=h.dtype).view(1, -1, 1, 1) - 1
    z = torch.sigmoid(h) * levels
    index = torch.round(z)
    value = z + (index - z).detach()  # straight through
    return value / levels * 2 - 1, index.long()


def values_of(indices):
    """Grid indices (b, 6, h, w) → values in [-1, 1]."""
    levels = torch.tensor(LEVELS, device=indices.device).view(1, -1, 1, 1) - 1
    return indices.float() / levels * 2 - 1


def codes_of(indices):
    """Grid indices (b, 6, h, w) → codes (b, 2, h, w): a + 8b + 64c of each triple."""
    i = indices
    return torch.stack([i[:, 0] + 8 * i[:, 1] + 64 * i[:, 2], i[:, 3] + 8 * i[:, 4] + 64 * i[:, 5]], 1)


def indices_of(codes):
    """Inverse of codes_of."""
    a, b = codes[:, 0], codes[:, 1]
    return torch.stack([a % 8, a // 8 % 8, a // 64, b % 8, b // 8 % 8, b // 64], 1)


class Encoder(nn.Module):
    def __init__(self, widths):
        super().__init__()
        a, b, c = widths
        self.input = nn.Conv2d(6 + light.GUIDES, a, 4, stride=4)
        self.block0 = ResidualBlock(a)
        self.down0 = Down(a, b)
        self.block1 = ResidualBlock(b)
        self.down1 = Down(b, c)
        self.block2 = ResidualBlock(c)
        self.output = nn.Conv2d(c, len(LEVELS), 1)
        # A short way for the mean ratio of picture to nominal base, so that codes carry light from the first step on:
        # brightness twice, warm against cool, green against purple.
        self.direct = nn.Conv2d(6 + light.GUIDES, len(LEVELS), CELL, stride=CELL)
        nn.init.zeros_(self.direct.weight)
        nn.init.zeros_(self.direct.bias)
        mixes = {0: (0.7, 1.4, 0.2), 1: (4.0, 0.0, -4.0), 2: (-2.5, 5.0, -2.5), 3: (0.7, 1.4, 0.2)}
        with torch.no_grad():
            for number, mix in list(mixes.items())[:len(LEVELS)]:
                self.direct.weight[number, 3:6] = torch.tensor(mix)[:, None, None] / CELL ** 2
            self.direct.bias[3:4] = 0.28  # half a level beside the first brightness

    def forward(self, picture, nominal, guides):
        """Scene-linear picture and nominal base (b, 3, h, w), guides (b, 32, h, w) → (b, 6, h/16, w/16)"""
        seen = torch.log(0.01 + picture.clamp(min=0))
        x = torch.cat([0.5 * seen, seen - torch.log(0.01 + nominal.clamp(min=0)), light.network_guides(guides)], 1)
        direct = self.direct(x)
        x = self.block0(self.input(x))
        x = self.block1(self.down0(x))
        x = self.block2(self.down1(x))
        return self.output(F.silu(x)) + direct


class Decoder(nn.Module):
    def __init__(self, width):
        super().__init__()
        self.input = nn.Conv2d(len(LEVELS) + light.POOLED, width, 3, padding=1)
        self.block0 = ResidualBlock(width)
        self.block1 = ResidualBlock(width)
        self.up = Up(width, width // 2)
        self.block2 = ResidualBlock(width // 2)
        self.output = nn.Conv2d(width // 2, COEFFICIENTS + LATENTS, 3, padding=1)
        nn.init.normal_(self.output.weight, std=0.003)
        nn.init.zeros_(self.output.bias)
        # The way back of the encoder's short way.
        self.direct = nn.ConvTranspose2d(len(LEVELS), COEFFICIENTS + LATENTS, 2, stride=2)
        nn.init.zeros_(self.direct.weight)
        nn.init.zeros_(self.direct.bias)
        colors = {0: (0.7, 0.7, 0.7), 1: (0.25, 0.0, -0.25), 2: (-0.1, 0.2, -0.1), 3: (0.7, 0.7, 0.7)}
        with torch.no_grad():
            for number, color in list(colors.items())[:len(LEVELS)]:
                self.direct.weight[number, :COEFFICIENTS] = torch.tensor(color * light.TERMS)[:, None, None]

    def forward(self, values, context):
        """FSQ values (b, 6, r, c), pooled guides (b, 48, r, c) → coefficients (b, 39, 2r, 2c), latents (b, 16, 2r, 2c)"""
        x = F.pad(torch.cat([values, context], 1), (RIM,) * 4, mode="replicate")
        x = self.block1(self.block0(self.input(x)))
        x = self.output(F.silu(self.block2(self.up(x))))[:, :, 2 * RIM:-2 * RIM, 2 * RIM:-2 * RIM]
        x = x + self.direct(values)
        x = smooth(x.float())
        return given(torch.exp(3 * torch.tanh(x[:, :COEFFICIENTS] / 3))), x[:, COEFFICIENTS:]


def given(coefficients):
    """(b, 39, r, c) with what glows, the backdrop and what stands behind glass as the plan gives them, and no haze before the
    backdrop: these are not the tokens' to decide."""
    at = torch.arange(COEFFICIENTS, device=coefficients.device).view(1, -1, 1, 1) // 3
    return torch.where(
        (at == light.GLOW) | (at == light.BACKDROP) | (at == light.THROUGH), 1.0,
        torch.where(at == light.SKY_HAZE, 0.0, coefficients))


def smooth(x):
    """Binomial mean over 3 × 3 nodes: light changes slowly, and steps between codes must not show."""
    x = F.pad(x, (1, 1, 1, 1), mode="replicate")
    x = 0.25 * x[..., :-2] + 0.5 * x[..., 1:-1] + 0.25 * x[..., 2:]
    return 0.25 * x[..., :-2, :] + 0.5 * x[..., 1:-1, :] + 0.25 * x[..., 2:, :]


class Tokenizer(nn.Module):
    def __init__(self, config=CONFIG):
        super().__init__()
        self.encoder = Encoder(config["encoder"])
        self.decoder = Decoder(config["decoder"])

    def forward(self, picture, guides, plan_light):
        """→ base picture (b, 3, h, w) scene-linear, latents enlarged to it, codes (b, 2, h/16, w/16)"""
        f = light.terms(guides, plan_light)
        values, indices = quantize(self.encoder(picture, f.sum(1), guides).float())
        coefficients, latents = self.decoder(values, light.pooled(guides, f, CELL))
        size = guides.shape[-2:]
        base = light.base_picture(f, enlarge(coefficients, size))
        return base, enlarge(latents, size), codes_of(indices)


def enlarge(x, size):
    return F.interpolate(x, size=size, mode="bilinear", align_corners=False)
