"""Layers that the networks share. Attribute names equal Swift property names."""

import torch
import torch.nn as nn
import torch.nn.functional as F


class ResidualBlock(nn.Module):
    """x + conv(silu(conv(silu(x)))), 3×3 each; the step, if given, scales and shifts the middle."""

    def __init__(self, width, step=0):
        super().__init__()
        self.first = nn.Conv2d(width, width, 3, padding=1)
        self.second = nn.Conv2d(width, width, 3, padding=1)
        nn.init.zeros_(self.second.weight)
        nn.init.zeros_(self.second.bias)
        self.film = nn.Linear(step, 2 * width) if step else None
        if step:
            nn.init.zeros_(self.film.weight)
            nn.init.zeros_(self.film.bias)

    def forward(self, x, step=None):
        y = self.first(F.silu(x))
        if self.film is not None:
            scale, shift = self.film(step)[:, :, None, None].chunk(2, 1)
            y = y * (1 + scale) + shift
        return x + self.second(F.silu(y))


class Down(nn.Module):
    """Halves the size: a 2×2 convolution of stride 2."""

    def __init__(self, width, out):
        super().__init__()
        self.conv = nn.Conv2d(width, out, 2, stride=2)

    def forward(self, x):
        return self.conv(x)


class Up(nn.Module):
    """Doubles the size: a transposed 2×2 convolution of stride 2."""

    def __init__(self, width, out):
        super().__init__()
        self.conv = nn.ConvTranspose2d(width, out, 2, stride=2)

    def forward(self, x):
        return self.conv(x)


class RMSNorm(nn.Module):
    """x / √(mean(x²) + 10⁻⁵) · weight over the last axis."""

    def __init__(self, width):
        super().__init__()
        self.weight = nn.Parameter(torch.ones(width))

    def forward(self, x):
        x = x.float()
        return x * torch.rsqrt(x.pow(2).mean(-1, keepdim=True) + 1e-5) * self.weight


class SwiGLU(nn.Module):
    """down(silu(gate(x)) · up(x))"""

    def __init__(self, width, hidden):
        super().__init__()
        self.gate = nn.Linear(width, hidden, bias=False)
        self.up = nn.Linear(width, hidden, bias=False)
        self.down = nn.Linear(hidden, width, bias=False)

    def forward(self, x):
        return self.down(F.silu(self.gate(x)) * self.up(x))
