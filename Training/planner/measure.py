"""Measures the planner's adapter as the product runs it: the Swift engine, greedy, with the grammar.

    swift build -c release --product language-model
    python3 Training/planner/measure.py [--n 300] [--kind any|brief|tableau|story] [--misses 5]

Fresh pairs of `synth.py`; needs nothing beyond Python itself. The seed must be one that training never
used (its pools have 20000060 and up). Shares are of what the scripts meant say:

exact      whole scripts, byte for byte
entities   things by their nouns; each line of an answer serves once
counts     things with the noun and the count
colours    coloured things with the noun and the colour
strings    quoted strings on the thing that was meant, by its noun
relations  lines such as "a left b", by the nouns of the things
scene      surface, place, time, light, sky, style, view
"""

import argparse
import os
import subprocess
from collections import Counter
from pathlib import Path

from synth import LINES, Pairs
from things import MIX

ROOT = Path(__file__).resolve().parents[2]
CACHE = Path(os.environ.get("XDG_CACHE_HOME", Path.home() / ".cache")) / "plantain"
SIZES = {"tiny", "small", "large", "huge"}
KINDS = {  # shares of the forms of prompts, as in things.MIX
    "any": MIX,
    "brief": (75, 17, 8, 0, 0),
    "tableau": (0, 0, 0, 1, 0),
    "story": (0, 0, 0, 0, 1),
}
PARTS = ("entities", "counts", "colours", "strings", "relations", "scene")


def facts(script):
    """What a script says, each part as a multiset that does not depend on ids."""
    parts, nouns = {part: Counter() for part in PARTS}, {}
    for line in filter(None, script.split("\n")):
        words = line.split(" ")
        if words[0] in LINES:
            parts["scene"][line] += 1
        elif len(words) > 1 and words[1].isdigit():
            marks = [word for word in words[3:] if word.startswith("#")]
            rest = [word for word in words[4:] if not word.startswith("#")]
            if len(rest) > 1 and rest[0] in SIZES:
                rest = rest[1:]
            noun = nouns[words[0]] = " ".join(rest)
            parts["entities"][noun] += 1
            parts["counts"][noun, words[1]] += 1
            if words[2] != "-":
                parts["colours"][noun, words[2]] += 1
            for mark in marks:
                parts["strings"][noun, mark] += 1
        elif len(words) > 2:
            things = [nouns.get(word, word) for word in (words[0], *words[2:])]
            if words[1] == "between":
                things[1:] = sorted(things[1:])
            parts["relations"][words[1], *things] += 1
    return parts


def answers(prompts, model, adapter, threads):
    tool = [ROOT / ".build/release/language-model", "scripts", model]
    tool += ["--adapter", adapter, "--threads", str(threads)]
    said = subprocess.run(
        tool, input="\n".join(prompts) + "\n", capture_output=True, text=True, check=True
    )
    return said.stdout.split("\n\n")[: len(prompts)]


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    model = CACHE / "models/SmolLM2-135M-Instruct.Q4_1.gguf"
    parser.add_argument("--n", type=int, default=300)
    parser.add_argument("--seed", type=int, default=31_415_926)
    parser.add_argument("--kind", choices=KINDS, default="any")
    parser.add_argument("--model", type=Path, default=model)
    parser.add_argument("--adapter", type=Path, default=ROOT / "Models/planner-adapter.safetensors")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--misses", type=int, default=0, help="print so many scripts that differ")
    args = parser.parse_args()
    source = Pairs(args.seed, mix=KINDS[args.kind])
    pairs = [source.make() for _ in range(args.n)]
    said = answers([prompt for prompt, _ in pairs], args.model, args.adapter, args.threads)
    assert len(said) == args.n, f"{len(said)} answers to {args.n} prompts"
    exact, meant, found = 0, Counter(), Counter()
    for (prompt, script), answer in zip(pairs, said):
        exact += answer == script
        wanted, got = facts(script), facts(answer)
        for part in PARTS:
            meant[part] += wanted[part].total()
            found[part] += (wanted[part] & got[part]).total()
        if answer != script and args.misses > 0:
            args.misses -= 1
            print(f"> {prompt}\n  meant {script!r}\n  said  {answer!r}")
    print(f"exact      {exact / args.n:.3f}  {exact} of {args.n}")
    for part in PARTS:
        share = found[part] / max(1, meant[part])
        print(f"{part:10} {share:.3f}  {found[part]} of {meant[part]}")


if __name__ == "__main__":
    main()
