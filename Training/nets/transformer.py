"""The any-order transformer: writes a picture's tokens in whatever order it is asked.

Step i is told which token was written before (its codes, at its position) and which position comes next (that
position's guides); attention reads all earlier steps. Queries are turned by the position to write, keys by the
position that was written. Swift twin: Services/Tokens/TokenModel.
"""

import torch
import torch.nn as nn
import torch.nn.functional as F

import light
from layers import ResidualBlock, RMSNorm, SwiGLU

CONFIG = {"width": 256, "layers": 6, "heads": 8, "kv_heads": 2, "hidden": 640, "context": 96,
          "temperature": 0.0}  # the one to write at; see choose()
NONE = 256  # content before the first token


def rotate(x, rows, columns):
    """2-D rotary embedding: the first half of a head's width turns by the row, the second by the column.

    x: (b, heads, n, d); rows, columns: (b, n)
    """
    quarter = x.shape[-1] // 4
    rates = 100.0 ** (-torch.arange(quarter, device=x.device, dtype=torch.float32) / quarter)
    angles = torch.cat([rows[..., None] * rates, columns[..., None] * rates], -1)[:, None]  # (b, 1, n, d/2)
    cos, sin = angles.cos(), angles.sin()
    a, b = x.float().view(*x.shape[:-1], 2 * quarter, 2).unbind(-1)  # pairs (2i, 2i+1)
    return torch.stack([a * cos - b * sin, a * sin + b * cos], -1).flatten(-2)


def choose(logits, levels, temperature):
    """One code for each row of logits (n, 256). At temperature 0 the code nearest to the expected one: codes are places
    on a grid of quantities, `levels` of each, so the mean makes sense and is closer to the truth than the likeliest."""
    if temperature > 0:
        return torch.multinomial(torch.softmax(logits / temperature, -1), 1)[:, 0]
    p = torch.softmax(logits, -1)
    index = torch.arange(logits.shape[-1], device=logits.device)
    code, stride = 0, 1
    for count in levels:
        mean = (p * (index // stride % count)).sum(-1)
        code = code + stride * (mean + 0.5).floor().long()
        stride *= count
    return code


class Attention(nn.Module):
    def __init__(self, config):
        super().__init__()
        self.heads, self.kv_heads = config["heads"], config["kv_heads"]
        self.head = config["width"] // self.heads
        width = config["width"]
        self.query = nn.Linear(width, width, bias=False)
        self.key = nn.Linear(width, self.kv_heads * self.head, bias=False)
        self.value = nn.Linear(width, self.kv_heads * self.head, bias=False)
        self.output = nn.Linear(width, width, bias=False)

    def forward(self, x, target, content, mask):
        b, n, _ = x.shape
        split = lambda y, heads: y.view(b, n, heads, self.head).transpose(1, 2)
        q = rotate(split(self.query(x), self.heads), *target)
        k = rotate(split(self.key(x), self.kv_heads), *content)
        v = split(self.value(x), self.kv_heads)
        share = self.heads // self.kv_heads
        k, v = k.repeat_interleave(share, 1).to(v.dtype), v.repeat_interleave(share, 1)
        if mask is None:
            y = F.scaled_dot_product_attention(q.to(v.dtype), k, v, is_causal=True)
        else:
            y = F.scaled_dot_product_attention(q.to(v.dtype), k, v, attn_mask=mask)
        return self.output(y.transpose(1, 2).reshape(b, n, -1))


class Block(nn.Module):
    def __init__(self, config):
        super().__init__()
        self.attention_norm = RMSNorm(config["width"])
        self.attention = Attention(config)
        self.mlp_norm = RMSNorm(config["width"])
        self.mlp = SwiGLU(config["width"], config["hidden"])

    def forward(self, x, target, content, mask):
        x = x + self.attention(self.attention_norm(x), target, content, mask)
        return x + self.mlp(self.mlp_norm(x))


class Context(nn.Module):
    """Pooled guides (b, 48, r, c) → what each position knows (b, width, r, c); plan (b, 70) is added everywhere."""

    def __init__(self, config):
        super().__init__()
        inner, width = config["context"], config["width"]
        self.input = nn.Conv2d(light.POOLED, inner, 3, padding=1)
        self.block0 = ResidualBlock(inner)
        self.block1 = ResidualBlock(inner)
        self.output = nn.Conv2d(inner, width, 1)
        self.whole = nn.Linear(light.POOLED, width)
        self.plan = nn.Linear(light.PLAN_WIDTH, width)

    def forward(self, pooled, plan):
        x = self.output(F.silu(self.block1(self.block0(self.input(pooled)))))
        return x + (self.whole(pooled.mean((2, 3))) + self.plan(plan))[:, :, None, None]


class Transformer(nn.Module):
    def __init__(self, config=CONFIG):
        super().__init__()
        width = config["width"]
        self.context = Context(config)
        self.first = nn.Embedding(257, width)  # 256 = nothing was written yet
        self.second = nn.Embedding(257, width)
        self.layers = nn.ModuleList(Block(config) for _ in range(config["layers"]))
        self.norm = RMSNorm(width)
        self.first_head = nn.Linear(width, 256)
        self.chosen = nn.Embedding(256, width)
        self.second_head = nn.Linear(width, 256)
        for table in (self.first, self.second, self.chosen):
            nn.init.normal_(table.weight, std=0.02)
        for block in self.layers:
            for linear in (block.attention.output, block.mlp.down):
                nn.init.normal_(linear.weight, std=0.02 / (2 * config["layers"]) ** 0.5)

    def hidden(self, content_codes, content, context, target, mask=None):
        """content_codes: (b, n, 2), 256 for none; content, target: (rows, columns) of (b, n);
        context: (b, n, width) at the targets → (b, n, width)"""
        x = self.first(content_codes[..., 0]) + self.second(content_codes[..., 1]) + context
        for block in self.layers:
            x = block(x, target, content, mask)
        return self.norm(x)

    def logits(self, hidden, first):
        """→ logits of the first code, and of the second given the first (b, n)."""
        return self.first_head(hidden), self.second_head(hidden + self.chosen(first))

    def loss(self, codes, pooled, plan, order, group=1):
        """Mean bits per token for grids of codes (b, 2, r, c) written in `order` (b, n), `group` at a time."""
        b, _, rows, columns = codes.shape
        n = rows * columns
        context = self.context(pooled, plan).flatten(2).transpose(1, 2)
        flat = codes.flatten(2).transpose(1, 2)  # (b, n, 2)
        pick = lambda x: x.gather(1, order[..., None].expand(-1, -1, x.shape[-1]))
        written, context = pick(flat), pick(context)
        target = (order // columns, order % columns)
        # Slot i carries the token `group` places back in the order; the first group carries none.
        before = torch.cat([order[:, :group], order[:, :n - group]], 1)
        content = (before // columns, before % columns)
        carried = torch.cat([torch.full_like(written[:, :group], NONE), written[:, :n - group]], 1)
        mask = None
        if group > 1:
            index = torch.arange(n, device=codes.device) // group
            mask = index[:, None] >= index[None, :]
        hidden = self.hidden(carried, content, context, target, mask)
        first, second = self.logits(hidden, written[..., 0])
        loss = F.cross_entropy(first.float().flatten(0, 1), written[..., 0].flatten(), reduction="none")
        loss = loss + F.cross_entropy(second.float().flatten(0, 1), written[..., 1].flatten(), reduction="none")
        return loss.mean() / 0.6931472
