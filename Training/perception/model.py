"""What is in a picture: the U-Net that Shared/Perception runs. Attribute names equal Swift property names."""

import pathlib
import sys

import torch
import torch.nn as nn
import torch.nn.functional as F

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "nets"))
from layers import Down, ResidualBlock, Up  # noqa: E402

STUFF = ["backdrop", "sky", "support", "water", "building", "vegetation", "thing"]
KINDS = ["animal", "vehicle", "vessel", "food", "furniture", "plant", "sign", "device", "ornament"]
# Channels of the pixels' answer: stuff, kinds, inverse depth, normal, way to the middle of one's thing.
PIXEL = {"stuff": len(STUFF), "kind": len(KINDS), "near": 1, "normal": 3, "middle": 2}
# Numbers for the whole picture: horizon, half the picture's height at depth 1, log camera height, direction of the
# strongest light, log of direct over ambient light, studio/room/outdoors, day/low sun/night.
WHOLE = {"horizon": 1, "tangent": 1, "height": 1, "light": 3, "contrast": 1, "place": 3, "time": 3}
CONFIG = {"widths": [24, 40, 80, 128, 192]}


class Perception(nn.Module):
    """(n, 3, h, w) display values in −1…1, sides multiples of 32 → (n, 25, h / 2, w / 2), (n, 13)"""

    def __init__(self, widths=CONFIG["widths"]):
        super().__init__()
        a, b, c, d, e = widths
        self.input = nn.Conv2d(5, a, 2, stride=2)
        self.down0, self.enter1 = Down(a, b), ResidualBlock(b)
        self.down1, self.enter2 = Down(b, c), ResidualBlock(c)
        self.down2, self.enter3 = Down(c, d), ResidualBlock(d)
        self.down3, self.middle0, self.middle1 = Down(d, e), ResidualBlock(e), ResidualBlock(e)
        self.up3, self.leave3 = Up(e, d), ResidualBlock(d)
        self.up2, self.leave2 = Up(d, c), ResidualBlock(c)
        self.up1, self.leave1 = Up(c, b), ResidualBlock(b)
        self.up0, self.leave0 = Up(b, a), ResidualBlock(a)
        self.pixel = nn.Conv2d(a, sum(PIXEL.values()), 1)
        self.whole = nn.Linear(e, sum(WHOLE.values()))

    def forward(self, x):
        x0 = self.input(placed(x))
        x1 = self.enter1(self.down0(x0))
        x2 = self.enter2(self.down1(x1))
        x3 = self.enter3(self.down2(x2))
        y = self.middle1(self.middle0(self.down3(x3)))
        whole = self.whole(F.silu(y).mean((2, 3)))
        y = self.leave3(self.up3(y) + x3)
        y = self.leave2(self.up2(y) + x2)
        y = self.leave1(self.up1(y) + x1)
        y = self.leave0(self.up0(y) + x0)
        return self.pixel(F.silu(y)), whole


def placed(x):
    """The picture with where each pixel lies in it, −1…1 across and down: skies are above, what carries things below."""
    n, _, h, w = x.shape
    across = (2 * torch.arange(w, device=x.device) + 1) / w - 1
    down = (2 * torch.arange(h, device=x.device) + 1) / h - 1
    return torch.cat([x, across.to(x.dtype).expand(n, 1, h, w), down.to(x.dtype)[:, None].expand(n, 1, h, w)], 1)


class Normed(nn.Module):
    """A convolution and the normalisation after it, which training needs and the product does not: `plain` folds it in."""

    def __init__(self, conv, quiet):
        super().__init__()
        self.conv = conv
        channels = conv.out_channels
        self.norm = nn.BatchNorm2d(channels)
        nn.init.kaiming_normal_(conv.weight)
        nn.init.zeros_(conv.bias)
        if quiet:  # the end of a residual block: it begins as nothing
            nn.init.zeros_(self.norm.weight)

    def forward(self, x):
        return self.norm(self.conv(x))


def normed(model):
    """The same network with a normalisation after every convolution but the last."""
    for name, module in list(model.named_modules()):
        for child, conv in list(module.named_children()):
            if isinstance(conv, (nn.Conv2d, nn.ConvTranspose2d)) and child != "pixel":
                setattr(module, child, Normed(conv, quiet=child == "second"))
    return model


@torch.no_grad()
def plain(model):
    """A network without normalisations that answers alike."""
    state, found = model.state_dict(), {}
    scales = {name: m for name, m in model.named_modules() if isinstance(m, Normed)}
    for name, module in scales.items():
        norm, conv = module.norm, module.conv
        scale = norm.weight / torch.sqrt(norm.running_var + norm.eps)
        across = (1, -1, 1, 1) if isinstance(conv, nn.ConvTranspose2d) else (-1, 1, 1, 1)
        found[f"{name}.weight"] = conv.weight * scale.view(across)
        found[f"{name}.bias"] = (conv.bias - norm.running_mean) * scale + norm.bias
    for key, value in state.items():
        if not any(key.startswith(f"{name}.") for name in scales):
            found[key] = value
    result = Perception()
    result.load_state_dict(found)
    return result


def parts(answer, table, axis=1):
    """Splits the channels by name."""
    return dict(zip(table, answer.split(list(table.values()), axis)))
