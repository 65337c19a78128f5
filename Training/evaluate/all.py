"""Every evaluation, one after another → docs/RESULTS.md.

    all.py [--only NAME…] [--quick] [--again] [--prompts FOLDER] [--scenes FOLDER…]
    all.py --list

A step that ended well is not run again until --again is given, and most steps keep what they finished, so that a stopped run goes on where it was.
--quick tries each step on very little and leaves docs/RESULTS.md as it is. What only a person can do (the choice between blind pairs, grades of
photographs, notes of a critical eye) stands outside the marks, or in files of its own, and stays. Steps marked "long" run only if they are named.
Needs the built programs, Training/requirements.txt and, for steps that read prompts, the folder of the lists.
"""

import argparse
import json
import os
import shlex
import subprocess
import sys
import time
from dataclasses import dataclass
from datetime import date

from sections import CACHE, ROOT, write_section

HERE = ROOT / "Training/evaluate"
STATE = CACHE / "all.json"


@dataclass
class Step:
    name: str
    about: str
    commands: list  # of words; {prompts} and {scenes} are filled in
    quick: list  # the same, small, and nothing is written
    heading: str = ""  # of the section that holds what the commands print; empty: they write their own
    long: bool = False

    def needs(self, what):
        return any("{" + what + "}" in command for command in self.commands)


STEPS = [
    Step("networks", "tokens and renderer on 24 held-out scenes", ["networks.py --limit 24 {scenes}"], ["networks.py --limit 1 --print {scenes}"]),
    Step("pathtracing", "path tracing at equal FLIP on 12 held-out plans", ["pathtracing.py --scenes 12"], ["pathtracing.py --scenes 1 --print"]),
    Step("detail", "4K against enlarged 2K on 14 held-out plans", ["detail.py --scenes 14"], ["detail.py --scenes 1 --print"]),
    Step("pairs", "draws 30 blind pairs into the cache; the choice is a person's (pairs.py count)", ["pairs.py draw {cache}/pairs {scenes}"],
         ["pairs.py draw {cache}/quick/pairs --count 2 {scenes}"]),
    Step("plans", "GenEval, CompBench and LongText in the plan",
         ["geneval.py plan {prompts}/geneval.jsonl", "geneval.py nouns {prompts}/compbench_color.txt {prompts}/compbench_numeracy.txt "
          "{prompts}/compbench_texture.txt {prompts}/compbench_complex.txt --count 40", "geneval.py text {prompts}/longtext_en.jsonl --count 24"],
         ["geneval.py plan {prompts}/geneval.jsonl --count 2"], "Plans, counted anew"),
    Step("agreement", "GenEval in the picture, 100 prompts", ["agreement.py {prompts}/geneval.jsonl --count 100 --size 512 --section agreement"],
         ["agreement.py {prompts}/geneval.jsonl --count 2 --size 512"]),
    Step("prompts", "strings of long English prompts read back at 2K",
         ['lettering.py {prompts}/longtext_en.jsonl --model plantain-pro --size 2K --section "long prompts, read back"'],
         ["lettering.py {prompts}/longtext_en.jsonl --model plantain-pro --size 1K --count 1"]),
    Step("lettering", "Chinese strings read back at 2K",
         ["lettering.py {prompts}/longtext_zh.jsonl --model plantain-pro --size 2K --reader rapid --section lettering"],
         ["lettering.py {prompts}/longtext_zh.jsonl --model plantain-pro --size 1K --reader rapid --count 1"]),
    Step("signs", "strings read back in eight scripts", ['lettering.py signs.jsonl --model plantain-2 --size 1K --section "lettering in eight scripts"'],
         ["lettering.py signs.jsonl --model plantain-2 --size 1K --count 1"]),
    Step("edits", "edits of our own pictures", ["edits.py read {prompts}/i2ebench.jsonl", "edits.py plans", "edits.py pictures --size 512", "edits.py masks --size 512"],
         ["edits.py plans --only text"], "Edits, counted anew"),
    Step("photographs", "twenty edits of photographs", ["photographs.py"], ["photographs.py --only 1 --print"]),
    Step("perception", "what the perception network makes of held-out views", ["perception.py --limit 100"], ["perception.py --limit 2 --print"]),
    Step("seconds", "seconds of each stage, on a quiet machine", ["../../plantain bench --runs plantain-1:2K --runs plantain-2:2K --runs plantain-pro:4K"],
         ["../../plantain bench --runs plantain-2:1K"], "Seconds of each stage"),
    Step("wire", "calls and bytes a second beside libgrpc++", ["../../Tests/Interop/bench.py --seconds 2 --write"], ["../../Tests/Interop/bench.py --seconds 0.1"], long=True),
    Step("soak", "500 jobs while stages are killed", ["../../Tests/soak --jobs 500 --clients 50 --write"], ["../../Tests/soak --jobs 3 --clients 2"], long=True),
    Step("variants", "what each choice of the networks bought; trains for hours", ["variants.py"], [], long=True),
    Step("targets", "the table on top, from the sections", ["targets.py"], ["targets.py --print"]),
]


def words(command, options):
    """A command's words: Python's scripts by this Python."""
    parts = shlex.split(command.format(
        prompts=shlex.quote(str(options.prompts)), cache=shlex.quote(str(CACHE)), scenes=shlex.join(["--scenes", *options.scenes]) if options.scenes else ""))
    return [sys.executable, *parts] if parts[0].endswith(".py") else parts


def shown(command, options):
    """A command as a reader would type it."""
    plain = lambda p: os.path.relpath(HERE / p, ROOT) if (HERE / p).exists() and not os.path.isabs(p) else p.replace(f"{options.prompts}/", "")
    return shlex.join(["python" if p == sys.executable else plain(p) for p in words(command, options)])


def run(step, options):
    """Whether all commands of a step ended well. What they say goes into the log and, if nobody else writes it, into its section."""
    log = CACHE / ("quick" if options.quick else "logs") / f"{step.name}.log"
    log.parent.mkdir(parents=True, exist_ok=True)
    said = []
    with open(log, "w", encoding="utf-8") as file:
        for command in step.quick if options.quick else step.commands:
            done = subprocess.run(words(command, options), cwd=HERE, stdout=subprocess.PIPE, stderr=file, text=True)
            file.write(done.stdout)
            said.append(f"`{shown(command, options)}`\n\n" + (done.stdout.strip() if done.stdout.startswith("|") else f"```\n{done.stdout.strip()}\n```"))
            if done.returncode:
                print(f"{step.name}: {shown(command, options)} ended with {done.returncode}; see {log}", file=sys.stderr)
                return False
    if step.heading and not options.quick:
        write_section(step.heading.lower(), f"## {step.heading}\n\n{date.today()}, {os.cpu_count()} cores.\n\n" + "\n\n".join(said))
    return True


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", nargs="+", metavar="NAME", help="these steps, and the table of targets")
    parser.add_argument("--quick", action="store_true", help="try each step on very little, write nothing")
    parser.add_argument("--again", action="store_true", help="also what was done before")
    parser.add_argument("--list", action="store_true", help="say what there is")
    parser.add_argument("--prompts", help="folder of geneval.jsonl, longtext_en.jsonl, i2ebench.jsonl …; steps that need it are left out without it")
    parser.add_argument("--scenes", nargs="+", help="folders of the teacher's scenes (default: its cache)")
    options = parser.parse_args()
    options.scenes = [os.path.abspath(s) for s in options.scenes or []]
    options.prompts = options.prompts and os.path.abspath(options.prompts)
    state = json.loads(STATE.read_text()) if STATE.exists() else {}
    if options.list:
        for step in STEPS:
            print(f"{step.name:12} {step.about}{' (long)' if step.long else ''}{'; done ' + state[step.name] if step.name in state else ''}")
        return 0
    unknown = set(options.only or []) - {s.name for s in STEPS}
    if unknown:
        parser.error(f"no step is called {', '.join(sorted(unknown))}; --list says which there are")
    failed = []
    for step in STEPS:
        named, last = step.name in (options.only or []), step.name == "targets"
        if not (named or last) and (options.only or step.long):
            continue
        if options.quick and not step.quick:
            continue
        if step.needs("prompts") and not options.prompts:
            print(f"{step.name}: left out, it needs --prompts")
            continue
        if step.name in state and not (options.again or options.quick or named or last):
            print(f"{step.name}: done {state[step.name]}")
            continue
        print(f"{step.name}: {step.about} …", flush=True)
        begun = time.monotonic()
        if run(step, options):
            print(f"{step.name}: {time.monotonic() - begun:.0f} s", flush=True)
            if not options.quick:
                state[step.name] = str(date.today())
                STATE.write_text(json.dumps(state, indent=1) + "\n")
        else:
            failed.append(step.name)
    if failed:
        print("not done: " + ", ".join(failed), file=sys.stderr)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
