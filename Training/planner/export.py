"""Writes an adapter as the planner reads it: bf16, named and ordered like the GGUF.

    blk.N.attn_q.lora_a [rank, in]    blk.N.attn_q.lora_b [out, rank]    (likewise for each matrix)

The rows of q and k are in GGUF order: llama.cpp keeps the two halves of each head interleaved,
where transformers keeps them one after the other. y = Wx + (alpha / rank) B(Ax).
"""

import torch
from safetensors.torch import save_file

import model as M

HEADS = {"attn_q": 9, "attn_k": 3}


def interleave(rows, heads):
    """[heads * 2 * half, …] with the halves apart → the halves' rows alternating."""
    return (
        rows.reshape(heads, 2, rows.shape[0] // heads // 2, *rows.shape[1:])
        .swapaxes(1, 2)
        .reshape(rows.shape)
    )


def write(state, path, **facts):
    tensors = {}
    for name, tensor in state.items():
        layer, path_, side = (
            name.split(".", 1)[0],
            name.split(".", 1)[1].rsplit(".", 1)[0],
            name[-1],
        )
        matrix = M.MATRICES[path_]
        if side == "b" and matrix in HEADS:
            tensor = interleave(tensor, HEADS[matrix])
        tensors[f"blk.{layer}.{matrix}.lora_{side}"] = tensor.to(torch.bfloat16).contiguous()
    metadata = {"alpha": f"{M.ALPHA:g}", "rank": str(M.RANK), "base": M.GGUF}
    metadata |= {key: str(value) for key, value in facts.items()}
    save_file(tensors, path, metadata=metadata)
