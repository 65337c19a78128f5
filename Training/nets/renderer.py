"""The renderer: base picture, guides and latents → display pixels, in one step or several that refine its own guess.

Light that plan, guides and tokens leave to chance at this scale is next to nothing, so steps start from the base picture
and not from noise: a diffusion's noise-free limit, as in inversion by direct iteration (Delbracio and Milanfar, 2023),
trained on its own guesses (self-conditioning, Chen and others, 2022).

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

    def forward(self, base, guides, guess, t, latents):
        """base, guess: (b, 3, h, w); guides: (b, 32, h, w); t: (b,); latents: (b, 16, h/4, w/4)
        → the residual in units of RESIDUAL, (b, 3, h, w). h and w are multiples of 16."""
        x = torch.cat([2 * base - 1, light.network_guides(guides), guess], 1)
        step = F.silu(self.step(step_embedding(t)))
        top = self.enter0(self.input(x) + self.latents(latents), step)
        half = self.enter1(self.down0(top), step)
        y = self.middle(self.down1(half), step)
        y = self.leave1(self.up1(y) + half, step)
        y = self.leave0(self.up0(y) + top, step)
        # The sky is the plan's: the residual counts by the share of a pixel that shows things.
        return self.output(F.silu(self.detail(x) + self.steer(F.silu(y)))) * guides[:, light.HIT:light.HIT + 1]


def sample(net, base, guides, latents, steps):
    """Display picture after `steps` steps, each of which sees what the one before it guessed."""
    guess = torch.zeros_like(base)
    for t in step_times(steps):
        guess = net(base, guides, guess, torch.full_like(base[:, 0, 0, 0], t), latents).float()
    return (base + RESIDUAL * guess).clamp(0, 1)


def step_times(steps):
    """What the network is told of each step: 0, 1/2, 3/4, 7/8, …: how much is behind it, however many follow."""
    return [1 - 0.5**i for i in range(steps)]
