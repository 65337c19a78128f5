#!/usr/bin/env python3
"""Lines of prompt files taken blindly through the planner: what happened, unknown nouns included.

usage: prompts.py --count 25 --seed 1 FILE… > docs/PROMPTS.md

FILE: a text file with one prompt a line; of a .tsv the first column. Needs the built programs.
"""
import argparse
import json
import os
import random
import subprocess
import sys
import time

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
PROGRAM = os.path.join(ROOT, ".build", "release", "plantain")


def think(prompt, seed):
    """The plan's facts, or the sentence with which the planner refused."""
    begun = time.time()
    run = subprocess.run([PROGRAM, "plan", prompt, "--seed", str(seed)], capture_output=True, text=True)
    seconds = time.time() - begun
    if run.returncode != 0:
        return {"prompt": prompt, "error": run.stderr.strip().splitlines()[-1], "seconds": seconds}
    plan = json.loads(run.stdout)
    groups = {}
    for thing in plan.get("objects", []):
        if "group" in thing:  # what dresses a scene belongs to no scripted group
            groups.setdefault(thing["group"], []).append(thing)
    things = [f"{len(g)} {g[0]['noun']}" + ("" if g[0]["noun"] == g[0]["concept"] else f" as {g[0]['concept']}")
              for g in groups.values()]  # fmt: skip
    return {"prompt": prompt, "things": things, "notes": plan.get("notes", []),
            "script": plan.get("script", ""), "seconds": seconds}  # fmt: skip


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=25, help="lines of each file")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("files", nargs="+")
    options = parser.parse_args()
    print(f"# Prompts taken blindly\n\n`Training/evaluate/prompts.py --count {options.count} --seed {options.seed} …`, "
          f"{time.strftime('%Y-%m-%d')}\n")  # fmt: skip
    for file in options.files:
        lines = [line.split("\t")[0].strip() for line in open(file, encoding="utf-8") if line.strip()]
        if file.endswith(".tsv"):
            lines = lines[1:] if lines[0].lower() == "prompt" else lines
        chosen = random.Random(options.seed).sample(lines, options.count)
        results = [think(prompt, i + 1) for i, prompt in enumerate(chosen)]
        planned = [r for r in results if "error" not in r]
        whole = [r for r in planned if not r["notes"]]
        print(f"## {os.path.basename(file)}\n\n{len(planned)} of {len(results)} became plans, {len(whole)} of them "
              f"without a note; median {sorted(r['seconds'] for r in results)[len(results) // 2]:.1f} s.\n")  # fmt: skip
        print("| prompt | in the plan | notes |\n|---|---|---|")
        for r in results:
            said = "; ".join(r["notes"]) if "error" not in r else r["error"]
            things = ", ".join(r.get("things", []))
            print(f"| {r['prompt'].replace('|', '/')} | {things} | {said} |")
        print()
        sys.stdout.flush()


if __name__ == "__main__":
    main()
