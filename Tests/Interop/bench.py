#!/usr/bin/env python3
"""The wire alone beside libgrpc++: `bench.py [--seconds N] [--write]`, one core for each side.

Servers and clients of both kinds in all pairs, one after another, on the same machine: unary calls of 32 bytes each
way, and a stream of 64 KiB messages from the server. With --write the table goes into docs/RESULTS.md.
Needs `swift build -c release --product interop` and what ./test installs.
"""
import argparse
import datetime
import os
import re
import subprocess

ROOT = os.path.abspath(os.path.join(os.path.dirname(os.path.abspath(__file__)), "../.."))
CACHE = os.path.join(os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache"), "plantain")
OURS = os.environ.get("INTEROP") or os.path.join(ROOT, ".build/release/interop")
CPP = os.path.join(CACHE, "interop/cpp-peer")
SERVERS = {"ours": [OURS, "serve", "--listen", "127.0.0.1:0", "--exit-with-stdin"], "libgrpc++": [CPP, "serve"]}
CLIENTS = {"ours": [OURS, "bench"], "libgrpc++": [CPP, "bench"]}
# Kind and shape of each row, and the words for it.
ROWS = {("calls", "1", "1"): "1 connection, one call at a time", ("calls", "1", "64"): "1 connection, 64 calls at a time",
        ("calls", "64", "1"): "64 connections, one call at a time each", ("stream", "1", None): "1 connection",
        ("stream", "64", None): "64 connections"}


def measure(server, client, seconds):
    serving = subprocess.Popen(["taskset", "-c", "0", *SERVERS[server]], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                               text=True)
    port = re.search(r"(\d+)$", serving.stdout.readline().strip()).group(1)
    try:
        out = subprocess.run(["taskset", "-c", "1", *CLIENTS[client], f"127.0.0.1:{port}", str(seconds)], check=True,
                             stdout=subprocess.PIPE, text=True, timeout=600).stdout
    finally:
        serving.stdin.close()
        serving.wait(30)
    found = {}
    for line in out.splitlines():
        kind, *pairs = line.split()
        values = dict(pair.split("=") for pair in pairs)
        found[kind, values["connections"], values.get("depth")] = values
    return found


def table(results):
    pairs = list(results)
    names = [f"{client} → {server}" for server, client in pairs]
    lines = ["| calls a second (p50, p99 in µs) | " + " | ".join(names) + " |", "|---" * (len(names) + 1) + "|"]
    for row, words in ROWS.items():
        if row[0] == "calls":
            cells = [f"{int(r[row]['rate']):,} ({r[row]['p50']}, {r[row]['p99']})" for r in results.values()]
            lines.append(f"| {words} | " + " | ".join(cells) + " |")
    lines += ["", "| MB a second, messages of 64 KiB | " + " | ".join(names) + " |", "|---" * (len(names) + 1) + "|"]
    for row, words in ROWS.items():
        if row[0] == "stream":
            lines.append(f"| {words} | " + " | ".join(r[row]["rate"] for r in results.values()) + " |")
    return "\n".join(lines)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seconds", type=float, default=5, help="for each kind of calls")
    parser.add_argument("--pairs", default="all", choices=["all", "same"], help="same: only ours with ours, theirs with theirs")
    parser.add_argument("--write", action="store_true", help="put the table into docs/RESULTS.md")
    arguments = parser.parse_args()
    kinds = [("ours", "ours"), ("libgrpc++", "libgrpc++"), ("ours", "libgrpc++"), ("libgrpc++", "ours")]
    results = {pair: measure(*pair, arguments.seconds) for pair in kinds[:2 if arguments.pairs == "same" else 4]}
    text = table(results)
    print(text)
    if arguments.write:
        page = os.path.join(ROOT, "docs/RESULTS.md")
        with open(page) as source:
            before, _, after = source.read().split("<!-- wire -->")
        day = datetime.date.today().isoformat()
        priority = "chrt -r 1 " if os.sched_getscheduler(0) == os.SCHED_RR else ""
        note = f"`{priority}Tests/Interop/bench.py --write`, {day}, one core for each side; client → server."
        with open(page, "w") as out:
            out.write(f"{before}<!-- wire -->\n{note}\n\n{text}\n<!-- wire -->{after}")


if __name__ == "__main__":
    main()
