#!/usr/bin/env python3
"""Scores plans against what prompts plainly ask for.

usage: geneval.py plan FILE.jsonl [--count N] [--misses]     counts, colours and positions (GenEval)
       geneval.py nouns FILE.txt… [--count N] [--misses]     nouns of the lines that are in the plan
       geneval.py text FILE.jsonl [--count N] [--misses]     quoted strings that are text runs

plan   lines {"tag", "include": [{"class", "count", "color"?, "position"?: [relation, index]}], "prompt"};
       positions are those of the things' boxes in the picture, by GenEval's own rule
nouns  the last words of the noun phrases; "named" in the script, "drawn" as themselves or a kind of it
text   lines {"prompt", "text": [strings]}; a string counts if a line of a text run spells it
       exactly, but for a last full stop

All prompts go through one process (`planner plans`); needs the built program. --plans FILE keeps the
plans, or scores those that it holds.
"""
import argparse
import json
import math
import os
import random
import re
import subprocess
from collections import Counter

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
PLANNER = os.path.join(ROOT, ".build", "release", "planner")


# Plans


def planned(prompts, keep, seed):
    """The lines that the planner answers with, in the order of the prompts."""
    if keep and os.path.exists(keep):
        held = {line["prompt"]: line for line in map(json.loads, open(keep, encoding="utf-8"))}
        if all(p in held for p in prompts):
            return [held[p] for p in prompts]
    text = "".join(" ".join(p.split()) + "\n" for p in prompts)
    run = subprocess.run([PLANNER, "plans", "--seed", str(seed)], input=text, capture_output=True, text=True)
    if run.returncode != 0:
        raise SystemExit(run.stderr.strip())
    answers = [json.loads(line) for line in run.stdout.splitlines()]
    for prompt, answer in zip(prompts, answers):
        answer["prompt"] = prompt
    if keep:
        with open(keep, "w", encoding="utf-8") as file:
            file.writelines(json.dumps(a) + "\n" for a in answers)
    return answers


def chosen(lines, count, seed):
    return random.Random(seed).sample(lines, count) if count and count < len(lines) else lines


def things(plan):
    return [o for o in plan.get("objects", []) if o.get("group")]


# The picture: where boxes are


def vector(value):
    return [value.get(axis, 0.0) for axis in "xyz"]


def turned(q, v):
    w, (x, y, z) = q.get("w", 0.0), vector(q)
    tx, ty, tz = (2 * (y * v[2] - z * v[1]), 2 * (z * v[0] - x * v[2]), 2 * (x * v[1] - y * v[0]))
    return [v[0] + w * tx + y * tz - z * ty, v[1] + w * ty + z * tx - x * tz, v[2] + w * tz + x * ty - y * tx]


def unit(v):
    length = math.sqrt(sum(c * c for c in v)) or 1
    return [c / length for c in v]


def cross(a, b):
    return [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]]


def dot(a, b):
    return sum(x * y for x, y in zip(a, b))


def box(thing, camera):
    """(x, y, width, height) of a thing in the picture, y downwards."""
    eye, target = vector(camera["position"]), vector(camera["target"])
    forward = unit([t - e for t, e in zip(target, eye)])
    right = unit(cross(forward, [0, 1, 0]))
    up = cross(right, forward)
    scale = 1 / math.tan(camera["verticalFov"] / 2)
    size, rotation = vector(thing["size"]), thing.get("rotation", {"w": 1})
    xs, ys = [], []
    for sx in (-0.5, 0.5):
        for sy in (0, 1):
            for sz in (-0.5, 0.5):
                corner = turned(rotation, [sx * size[0], sy * size[1], sz * size[2]])
                away = [c + p - e for c, p, e in zip(corner, vector(thing.get("position", {})), eye)]
                depth = max(1e-3, dot(away, forward))
                xs.append(dot(away, right) / depth * scale)
                ys.append(-dot(away, up) / depth * scale)
    return (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2, max(xs) - min(xs), max(ys) - min(ys)


def positions(a, b):
    """GenEval's rule: the offset beyond a tenth of both sizes, and its direction."""
    dx, dy = a[0] - b[0], a[1] - b[1]
    rx = math.copysign(max(abs(dx) - 0.1 * (a[2] + b[2]), 0), dx)
    ry = math.copysign(max(abs(dy) - 0.1 * (a[3] + b[3]), 0), dy)
    length = math.hypot(dx, dy)
    if length == 0 or (abs(rx) < 1e-3 and abs(ry) < 1e-3):
        return set()
    said = set()
    if rx / length < -0.5:
        said.add("left of")
    if rx / length > 0.5:
        said.add("right of")
    if ry / length < -0.5:
        said.add("above")
    if ry / length > 0.5:
        said.add("below")
    return said


# Colours: the thirteen names of the script, in sRGB bytes

PALETTE_SOURCE = os.path.join(ROOT, "Services", "Planner", "Staging", "Palette.swift")


def palette():
    rows = re.findall(r'\("(\w+)", 0x([0-9A-Fa-f]{6})\)', open(PALETTE_SOURCE, encoding="utf-8").read())
    return {name: [int(code[i : i + 2], 16) / 255 for i in (0, 2, 4)] for name, code in rows}


def color(thing, names):
    tint = (thing.get("material") or {}).get("tint")
    if not tint:
        return None
    channels = [max(0.0, tint.get(c, 0.0)) for c in "rgb"]
    srgb = [12.92 * c if c <= 0.0031308 else 1.055 * c ** (1 / 2.4) - 0.055 for c in channels]
    return min(names, key=lambda n: sum((a - b) ** 2 for a, b in zip(names[n], srgb)))


# Part 1: GenEval


def same(word, thing):
    noun, word = singular(thing["noun"]), singular(word)
    return noun == word or noun.endswith(" " + word) or word.endswith(" " + noun)


def absent(word, answer):
    """Whether knowledge has nothing that is such a thing: a stand-in or a relative is drawn."""
    notes = " ".join(answer["plan"].get("notes", []))
    nouns = {o["noun"] for o in things(answer["plan"]) if same(word, o)} | {word}
    return any(f"I have no {n}" in notes or re.search(rf"\b{re.escape(n)} is not known", notes) for n in nouns)


def judge(case, answer, names):
    """What is wrong with a plan: a list of words, empty if it is right."""
    if "plan" not in answer:
        return ["no plan"]
    plan = answer["plan"]
    found, wrong = [], []
    taken = set()
    for wish in case["include"]:
        mine = [o for o in things(plan) if same(wish["class"], o) and o["id"] not in taken]
        if "color" in wish:
            wanted = "gray" if wish["color"] == "grey" else wish["color"]
            right = [o for o in mine if color(o, names) == wanted]
            if mine and not right:
                wrong.append(f"{wish['class']} is {color(mine[0], names)}, not {wanted}")
                right = mine
            mine = right
        if not mine:
            wrong.append(f"no {wish['class']}")
        elif len(mine) != wish["count"] and not any(
            other is not wish and other["class"] == wish["class"] for other in case["include"]
        ):
            wrong.append(f"{len(mine)} instead of {wish['count']} {wish['class']}")
        taken |= {o["id"] for o in mine[: wish["count"]]}
        found.append(mine)
        if "position" in wish and mine:
            relation, index = wish["position"]
            others = found[index] if index < len(found) else []
            boxes = [(box(a, plan["camera"]), box(b, plan["camera"])) for a in mine for b in others]
            if not boxes or not all(relation in positions(a, b) for a, b in boxes):
                wrong.append(f"not {relation}")
    return wrong


def geneval(options):
    cases = chosen([json.loads(line) for line in open(options.files[0], encoding="utf-8")], options.count, options.seed)
    answers = planned([c["prompt"] for c in cases], options.plans, options.seed)
    names, totals = palette(), Counter()
    missing = Counter()
    for case, answer in zip(cases, answers):
        wrong = judge(case, answer, names)
        lacks = [w["class"] for w in case["include"] if "plan" in answer and absent(w["class"], answer)]
        missing.update(set(lacks))
        for tag in (case["tag"], "all"):
            totals[tag] += 1
            totals[tag, "right"] += not wrong
            totals[tag, "known"] += not lacks
            totals[tag, "known right"] += not wrong and not lacks
        if wrong and options.misses:
            print(f"- {case['prompt']}: {'; '.join(wrong)}  [{answer.get('plan', {}).get('script', '')!r}]")
    print("| task | prompts | plan right | of those whose classes are known | right and known, of all |\n|---|---|---|---|---|")
    for tag in [*sorted({c["tag"] for c in cases}), "all"]:
        n, known = totals[tag], totals[tag, "known"]
        inner = f"{totals[tag, 'known right'] / known:.3f} of {known}" if known else "–"
        print(f"| {tag} | {n} | {totals[tag, 'right'] / n:.3f} | {inner} | {totals[tag, 'known right'] / n:.3f} |")
    print("\nClasses that knowledge draws as a relative or not at all: "
          + (", ".join(f"{w} ({n})" for w, n in missing.most_common()) or "none"))  # fmt: skip


# Part 2: nouns of lines

BREAKS = set(
    """a an the and or but with without of in on at by to from into onto over under above below beneath underneath
    behind beside between among near next inside within outside against along across through around atop upon for as
    is are was were be been being has have had that which who its his her their it they while when left right front top
    bottom side each other both one two three four five six seven eight nine ten many several some few lots sits sat
    stands stood lies lay rests rested hangs hung leaning sitting standing hidden placed rest hang stand sit lie stood
    fell shone reflected contrasted complemented complement entertained nestled adorned contrast like than more all
    wearing holding riding playing eating flying running jumping together up down out off""".split()
)
PLURALS = {"men": "man", "women": "woman", "children": "child", "people": "person", "mice": "mouse", "geese": "goose",
           "knives": "knife", "leaves": "leaf", "shelves": "shelf", "wolves": "wolf", "loaves": "loaf", "feet": "foot",
           "horses": "horse", "houses": "house", "vases": "vase", "roses": "rose", "shoes": "shoe", "oranges": "orange",
           "cookies": "cookie", "pies": "pie", "glasses": "glass", "buses": "bus", "cases": "case", "noses": "nose",
           "bookcases": "bookcase", "suitcases": "suitcase", "nurses": "nurse", "axes": "axe", "cheeses": "cheese",
           "canoes": "canoe", "purses": "purse"}  # fmt: skip


QUALITIES = ("tion", "ness", "ity", "ment", "ship", "ance", "ence", "ism", "ful", "ous", "est", "hood", "dom")


def singular(word):
    if word in PLURALS:
        return PLURALS[word]
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "xes", "sses", "toes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "sis")) and len(word) > 3 else word


def heads(line):
    """Last words of what stands between articles, prepositions, common verbs and punctuation.

    A comma between adjectives does not end a phrase, and words for qualities are no nouns.
    """
    words = re.findall(r"[a-z][a-z'-]*|[,.;:]", line.lower()) + ["."]
    result, run = [], []
    for word, after in zip(words, [*words[1:], "."]):
        if word == "," and run and after[0].isalpha() and after not in BREAKS and after != "and":
            run = []
            continue
        ends = word in BREAKS or not word[0].isalpha()
        verb = word.endswith(("ed", "ing", "ly")) and run
        if ends or verb:
            if run and not run[-1].endswith(QUALITIES):
                result.append(singular(run[-1]))
            run = []
        elif not word.endswith("ly"):
            run.append(word)
    return list(dict.fromkeys(result))


def nouns(options):
    print("| file | lines | nouns | named in the script | drawn as such | lines whole |\n|---|---|---|---|---|---|")
    for file in options.files:
        lines = chosen([line.strip() for line in open(file, encoding="utf-8") if line.strip()], options.count, options.seed)
        keep = f"{options.plans}.{os.path.basename(file)}" if options.plans else None
        totals = Counter()
        for line, answer in zip(lines, planned(lines, keep, options.seed)):
            plan = answer.get("plan", {})
            script = {singular(w) for w in re.findall(r"[a-z'-]+", plan.get("script", ""))}
            drawn = set()
            for thing in things(plan):
                if not absent(thing["noun"], answer):
                    drawn |= {singular(w) for w in thing["noun"].split()}
            scene = [fact for fact in plan.get("script", "").split("\n") if fact.split()[0] in ("on", "wall", "place")]
            drawn |= {singular(w) for fact in scene for w in fact.split()}
            wished = heads(line)
            lost = [w for w in wished if w not in script]
            totals["nouns"] += len(wished)
            totals["named"] += len(wished) - len(lost)
            totals["drawn"] += sum(w in drawn for w in wished)
            totals["whole"] += not lost
            if lost and options.misses:
                print(f"- {line}: {', '.join(lost)}  [{plan.get('script', '')!r}]")
        n = max(1, totals["nouns"])
        print(f"| {os.path.basename(file)} | {len(lines)} | {n} | {totals['named'] / n:.3f} | "
              f"{totals['drawn'] / n:.3f} | {totals['whole'] / len(lines):.3f} |")  # fmt: skip


# Part 3: lettering


def plain(string):
    """One line without its last full stop, which the lists have and the prompts often have not."""
    return " ".join(string.split()).rstrip(".,")


def text(options):
    cases = chosen([json.loads(line) for line in open(options.files[0], encoding="utf-8")], options.count, options.seed)
    totals = Counter()
    for case, answer in zip(cases, planned([c["prompt"] for c in cases], options.plans, options.seed)):
        runs = [r.get("text", "") for r in answer.get("plan", {}).get("texts", [])]
        lines = [line for run in runs for line in run.split("\n")] + runs
        exact = [any(plain(s) == plain(line) for line in lines) for s in case["text"]]
        inside = [any(plain(s) in " ".join(run.split()) for run in runs) for s in case["text"]]
        small = sum("too small to read" in note for note in answer.get("plan", {}).get("notes", []))
        totals.update(strings=len(exact), exact=sum(exact), inside=sum(inside), whole=all(exact), prompts=1, small=small)
        if not all(exact) and options.misses:
            print("- missing: " + " | ".join(s for s, e in zip(case["text"], exact) if not e))
    n = totals["strings"]
    print(f"{totals['prompts']} prompts, {n} strings: exact {totals['exact'] / n:.3f}, within a run {totals['inside'] / n:.3f}; "
          f"prompts with all strings {totals['whole'] / totals['prompts']:.3f}; notes of letters too small {totals['small']}")  # fmt: skip


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("part", choices=("plan", "nouns", "text"))
    parser.add_argument("files", nargs="+")
    parser.add_argument("--count", type=int, help="a seeded sample instead of all lines")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--plans", help="file that keeps the plans")
    parser.add_argument("--misses", action="store_true", help="list what is missing")
    options = parser.parse_args()
    {"plan": geneval, "nouns": nouns, "text": text}[options.part](options)


if __name__ == "__main__":
    main()
