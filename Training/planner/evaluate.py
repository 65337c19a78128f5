"""Measures the planner's adapter: greedy answers without a grammar, against the scripts meant.

    python Training/planner/evaluate.py [--adapter FILE] [--n 120]
    python Training/planner/evaluate.py --prompts FILE      answers to a file's prompts, one a line

exact: the whole script is as meant. lines: share of meant lines that are there. entities: that
share among the lines that declare things. valid: share of answers whose every line has the
language's form.
"""

import argparse
import re
from pathlib import Path

import torch
from safetensors import safe_open

import export
import model as M
from synth import Pairs

SETS = {
    "as trained": {},
    "new nouns": dict(nouns=True),
    "new phrasing": dict(phrasing=True),
    "lettering": dict(lettering=True),
    "new bearers": dict(nouns=True, lettering=True),
}
LINE = re.compile(
    r"[a-l] \d+ \S+ \S+ [a-z][a-z' -]*( #\d+)*|"
    r"[a-l] (left|right|front|behind|on|under|inside|near|above) [a-l]|"
    r"[a-l] between [a-l] [a-l]|[a-l] (row|stack|pile|circle)|"
    r"(on|place|time|light|sky|style|view) [a-z ]+"
)


def read_adapter(path, adapters):
    """The file's tensors, back in transformers' order and layout."""
    layers = {matrix: name for name, matrix in M.MATRICES.items()}
    state = {}
    with safe_open(path, "pt") as file:
        assert float(file.metadata()["alpha"]) == M.ALPHA
        for key in file.keys():
            _, layer, matrix, side = key.split(".")
            tensor = file.get_tensor(key).float()
            if side == "lora_b" and matrix in export.HEADS:
                heads = export.HEADS[matrix]
                tensor = tensor.reshape(heads, -1, 2, M.RANK).swapaxes(1, 2).reshape(tensor.shape)
            state[f"{layer}.{layers[matrix]}.{side[-1]}"] = tensor
        facts = file.metadata()
    M.set_adapters(adapters, state)
    return facts


def answer(model, tokenizer, prompts, batch=60):
    """Greedy answers."""
    tokenizer.padding_side, tokenizer.pad_token_id = "left", 2
    end = tokenizer.convert_tokens_to_ids("<|im_end|>")
    order = sorted(range(len(prompts)), key=lambda i: len(prompts[i]))
    answers = [""] * len(prompts)
    for start in range(0, len(order), batch):
        part = order[start : start + batch]
        given = tokenizer(
            [M.prompt_text(prompts[i]) for i in part], return_tensors="pt", padding=True
        )
        with torch.no_grad():
            out = model.generate(
                **given, max_new_tokens=240, do_sample=False, eos_token_id=end, pad_token_id=2
            )
        for i, ids in zip(part, out):
            answers[i] = tokenizer.decode(
                ids[given["input_ids"].shape[1] :], skip_special_tokens=True
            ).strip()
    return answers


def score(model, tokenizer, n, **kinds):
    pairs = Pairs(987_654_321, **kinds)
    items = [pairs.make() for _ in range(n)]
    answers = answer(model, tokenizer, [prompt for prompt, _ in items])
    exact = lines = found = things = things_found = valid = 0
    misses = []
    for (prompt, script), said in zip(items, answers):
        said_lines, meant = said.split("\n"), script.split("\n")
        exact += said == script
        valid += all(LINE.fullmatch(line) for line in said_lines)
        lines, found = lines + len(meant), found + sum(line in said_lines for line in meant)
        declared = [line for line in meant if re.match(r"[a-l] \d", line)]
        things, things_found = (
            things + len(declared),
            things_found + sum(line in said_lines for line in declared),
        )
        if said != script:
            misses.append((prompt, script, said))
    return dict(
        exact=exact / n, lines=found / lines, entities=things_found / things, valid=valid / n
    ), misses


def quoted(prompt):
    """A prompt as the model sees it; QuotedPrompt in Swift does this with more care."""
    count = 0

    def mark(_):
        nonlocal count
        count += 1
        return f'"#{count}"'

    marks = r"“[^”]+”|\"[^\"]+\"|(?<=\s)'[^']+'(?=[\s.,]|$)"
    text = re.sub(marks, mark, " ".join(prompt.split()))
    return text.lower()


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    root = Path(__file__).resolve().parents[2]
    parser.add_argument("--adapter", type=Path, default=root / "Models/planner-adapter.safetensors")
    parser.add_argument("--n", type=int, default=120)
    parser.add_argument("--misses", type=int, default=0, help="print so many misses of each set")
    parser.add_argument("--prompts", type=Path)
    parser.add_argument("--threads", type=int, default=1)
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    model, tokenizer = M.load()
    facts = read_adapter(args.adapter, M.add_adapters(model))
    model.eval()
    print(args.adapter.name, facts, flush=True)
    if args.prompts:
        prompts = [quoted(line) for line in args.prompts.read_text().splitlines() if line.strip()]
        for prompt, said in zip(prompts, answer(model, tokenizer, prompts)):
            print(f"> {prompt}\n{said}\n")
        return
    for name, kinds in SETS.items():
        figures, misses = score(model, tokenizer, args.n, **kinds)
        print(f"{name:13}", *(f"{key} {value:.3f}" for key, value in figures.items()), flush=True)
        for prompt, script, said in misses[: args.misses]:
            print(f"  > {prompt}\n  meant {script!r}\n  said  {said!r}")


if __name__ == "__main__":
    main()
