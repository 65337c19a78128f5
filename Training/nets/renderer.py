"""The renderer: base picture, guides and latents → display pixels, by one regression step and flow steps after it.

It predicts the residual to the base picture in display space, in units of RESIDUAL. Everything is local: a pixel
depends on nothing further than HALO pixels away. Swift twin: Services/Renderer/RenderModel.
"""

import math

import torch
import torch.nn as nn
import torch.nn.functional as F

import light
from layers import Down, ResidualBlock, Up
from tokenizer import LATENTS

RESIDUAL = 0.1  # display units; about the residual's standard deviation
HALO = 96
STEP_WIDTH = 32

CONFIG = {"widths": [56, 96, 128], "detail": 16}


def step_embedding(t):
    """t (b,) in [0, 1] → (b, 32): sines and cosines."""
    rates = math.pi * 2.0 ** (torch.arange(STEP_WIDTH // 2, device=t.device) / 2)
    angles = t[:, None] * rates
    return torch.cat([angles.sin(), angles.cos()], 1)


class Renderer(nn.Module):
    def __init__(self, config=CONFIG):
        super().__init__()
        a, b, c = config["widths"]
        detail = config["detail"]
        inputs = 3 + light.GUIDES + 3
        self.input = nn.Conv2d(inputs, a, 4, stride=4)
        self.latents = nn.Conv2d(LATENTS, a, 1)
        self.step = nn.Linear(STEP_WIDTH, 64)
        self.enter0 = ResidualBlock(a, 64)
        self.down0 = Down(a, b)
        self.enter1 = ResidualBlock(b, 64)
        self.down1 = Down(b, c)
        self.middle = ResidualBlock(c, 64)
        self.up1 = Up(c, b)
        self.leave1 = ResidualBlock(b, 64)
        self.up0 = Up(b, a)
        self.leave0 = ResidualBlock(a, 64)
        # At full resolution each pixel sees its own guides again, steered by its block's features.
        self.detail = nn.Conv2d(inputs, detail, 1)
        self.steer = nn.ConvTranspose2d(a, detail, 4, stride=4)
        self.output = nn.Conv2d(detail, 3, 1)
        nn.init.zeros_(self.output.weight)
        nn.init.zeros_(self.output.bias)

    def forward(self, base, guides, noisy, t, latents):
        """base, noisy: (b, 3, h, w); guides: (b, 32, h, w); t: (b,); latents: (b, 16, h/4, w/4)
        → the residual in units of RESIDUAL, (b, 3, h, w). h and w are multiples of 16."""
        x = torch.cat([2 * base - 1, light.network_guides(guides), noisy], 1)
        step = F.silu(self.step(step_embedding(t)))
        top = self.enter0(self.input(x) + self.latents(latents), step)
        half = self.enter1(self.down0(top), step)
        y = self.middle(self.down1(half), step)
        y = self.leave1(self.up1(y) + half, step)
        y = self.leave0(self.up0(y) + top, step)
        # The sky is the plan's: the residual counts by the share of a pixel that shows things.
        return self.output(F.silu(self.detail(x) + self.steer(F.silu(y)))) * guides[:, light.HIT:light.HIT + 1]


def sample(net, base, guides, latents, steps, noise):
    """Display picture after `steps` steps: regression first, then Euler steps of the flow from noise about it."""
    zeros = torch.zeros(base.shape[0], device=base.device)
    guess = net(base, guides, torch.zeros_like(base), zeros, latents).float()
    if steps > 1:
        times = flow_times(steps)
        x = times[0] * guess + (1 - times[0]) * noise
        for index, t in enumerate(times):
            guess = net(base, guides, x, zeros + t, latents).float()
            if index + 1 < len(times):
                x = x + (times[index + 1] - t) / (1 - t) * (guess - x)
    return (base + RESIDUAL * guess).clamp(0, 1)


def flow_times(steps):
    """Times of the steps after the first: evenly from 0.5 up to 1, end excluded."""
    return [0.5 + 0.5 * i / (steps - 1) for i in range(steps - 1)]
