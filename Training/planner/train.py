"""Trains the planner's adapter: prompts to scene scripts.

    python Training/planner/train.py --preset cpu      one core, about 80 minutes
    python Training/planner/train.py --preset gpu      one large GPU, under 10 minutes a run

Every pair is new (nothing is seen twice). Interrupted runs go on where the last checkpoint left
them, with the same command. The rate warms up, stays, and falls over the last 30 % of the pairs, so
a run may be lengthened or shortened with --pairs on the way.
"""

import argparse
import os
import random
import time

import torch

import export
import model as M
from synth import Pairs

PRESETS = {
    "cpu": dict(pairs=18_000, tokens=1_100, rate=1e-3, every=300),
    "gpu": dict(pairs=250_000, tokens=16_000, rate=1.5e-3, every=120),
}
SEED = 20
AFTER = 1_000  # the first pool of a run that goes on from another
POOL = 192  # pairs made and sorted by length at a time
END = "<|im_end|>"


def encode(tokenizer, prompt, script):
    """(ids, labels): the loss counts the answer's tokens and its end."""
    question = tokenizer(M.prompt_text(prompt))["input_ids"]
    answer = tokenizer(script)["input_ids"] + [tokenizer.convert_tokens_to_ids(END)]
    return question + answer, [-100] * len(question) + answer


def batches(tokenizer, pool, limit):
    """The pool's pairs for one round of steps, alike in length, at most `limit` tokens a batch.

    Each pool has its own seed, so a resumed run makes what the interrupted one would have made.
    """
    pairs, r = Pairs(SEED * 1_000_003 + pool), random.Random(pool)
    encoded = sorted(
        (encode(tokenizer, *pairs.make()) for _ in range(POOL)), key=lambda e: len(e[0])
    )
    result, batch = [], []
    for item in encoded:
        if batch and len(item[0]) * (len(batch) + 1) > limit:
            result.append(batch)
            batch = []
        batch.append(item)
    result.append(batch)
    r.shuffle(result)
    return result


def tensors(batch, device):
    width = max(len(ids) for ids, _ in batch)
    ids = torch.tensor([ids + [2] * (width - len(ids)) for ids, _ in batch], device=device)
    labels = torch.tensor([row + [-100] * (width - len(row)) for _, row in batch], device=device)
    return ids, labels


def rate(done, total, peak):
    return peak * min(1.0, (done + 100) / 600, max(0.02, (total - done) / (0.3 * total)))


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--preset", choices=PRESETS, default="cpu")
    parser.add_argument("--pairs", type=int, help="instead of the preset's number")
    parser.add_argument("--seconds", type=float, help="stop (resumable) after this long")
    parser.add_argument("--name", default="planner-adapter")
    parser.add_argument("--after", help="the name of a finished run to go on from, on pairs of its own")
    parser.add_argument("--rate", type=float, help="instead of the preset's learning rate")
    args = parser.parse_args()
    preset = PRESETS[args.preset]
    total = args.pairs or preset["pairs"]
    peak = args.rate or preset["rate"]
    device = "cuda" if args.preset == "gpu" else "cpu"
    if device == "cpu":
        torch.set_num_threads(1)

    torch.manual_seed(SEED)
    model, tokenizer = M.load()
    model.to(device)
    adapters = M.add_adapters(model)
    parameters = [p for adapter in adapters.values() for p in (adapter.a, adapter.b)]
    optimizer = torch.optim.AdamW(
        parameters, lr=peak, betas=(0.9, 0.98), weight_decay=0.0
    )
    checkpoint = M.CACHE / "models" / f"{args.name}.checkpoint.pt"
    done = pool = steps = tokens = 0
    if args.after:
        before = M.CACHE / "models" / f"{args.after}.checkpoint.pt"
        M.set_adapters(
            adapters, torch.load(before, map_location=device, weights_only=True)["adapters"]
        )
        pool = AFTER
    spent = 0.0
    if checkpoint.exists():
        saved = torch.load(checkpoint, map_location=device, weights_only=True)
        M.set_adapters(adapters, saved["adapters"])
        optimizer.load_state_dict(saved["optimizer"])
        done, pool, steps, tokens, spent = saved["counters"]
        print(f"goes on after {done} pairs", flush=True)

    def save():
        state = dict(
            adapters=M.adapter_state(adapters),
            optimizer=optimizer.state_dict(),
            counters=[done, pool, steps, tokens, spent + time.time() - start],
        )
        torch.save(state, f"{checkpoint}.new")
        os.replace(f"{checkpoint}.new", checkpoint)
        export.write(
            state["adapters"],
            M.CACHE / "models" / f"{args.name}.safetensors",
            pairs=done,
            preset=args.preset,
        )

    start = saved_at = time.time()
    mean = None
    while done < total:
        for batch in batches(tokenizer, pool, preset["tokens"]):
            for group in optimizer.param_groups:
                group["lr"] = rate(done, total, peak)
            loss = M.answer_loss(model, *tensors(batch, device))
            loss.backward()
            torch.nn.utils.clip_grad_norm_(parameters, 1.0)
            optimizer.step()
            optimizer.zero_grad()
            done += len(batch)
            steps += 1
            tokens += sum(len(ids) for ids, _ in batch)
            mean = loss.item() if mean is None else 0.95 * mean + 0.05 * loss.item()
            if steps % 10 == 0:
                elapsed = spent + time.time() - start
                print(
                    f"step {steps} pairs {done} loss {mean:.4f} lr {group['lr']:.2e} "
                    f"{tokens / elapsed:.0f} tok/s {elapsed / 60:.1f} min",
                    flush=True,
                )
        pool += 1
        if time.time() - saved_at > preset["every"]:
            save()
            saved_at = time.time()
        if args.seconds and time.time() - start > args.seconds:
            break
    save()


if __name__ == "__main__":
    main()
