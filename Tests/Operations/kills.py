"""Ends `plantain chat` with kill -9 at random moments of turns, again and again, and looks at what is left.

    python kills.py [--kills 50] [--seed 1] [--size 512] [--minutes N] [--picture FILE]

After each kill the conversation must be whole: numbers without a gap, every turn that was told as done is kept and at
most one more, every picture has the digest that it is kept under, decodes, and carries the plan of its turn; and the
conversation goes on. Half-written files of killed turns may lie about, under names that no turn knows. Turns are
changes of one word ("make it red") and now and then one taken back; with --picture they are changes of that picture.
"""

import argparse
import hashlib
import os
import random
import signal
import sqlite3
import struct
import subprocess
import sys
import tempfile
import time
import zlib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
BUILD = Path(os.environ.get("PLANTAIN_BUILD") or ROOT / ".build/release")
COLORS = ["red", "blue", "white", "green", "yellow", "black", "pink"]


def texts(png):
    """The text chunks of a PNG whose checksums all hold: key → bytes."""
    if png[:8] != b"\x89PNG\r\n\x1a\n":
        raise ValueError("no PNG")
    found, at, data = {}, 8, b""
    while at < len(png):
        length, kind = struct.unpack(">I4s", png[at:at + 8])
        body, check = png[at + 8:at + 8 + length], png[at + 8 + length:at + 12 + length]
        if len(check) != 4 or zlib.crc32(kind + body) != struct.unpack(">I", check)[0]:
            raise ValueError(f"a broken {kind} chunk")
        if kind == b"iTXt":
            key, rest = body.split(b"\0", 1)
            packed, rest = rest[0], rest[2:].split(b"\0", 2)[2]
            found[key.decode()] = zlib.decompress(rest) if packed else rest
        if kind == b"IDAT":
            data += body
        if kind == b"IEND":
            zlib.decompress(data)
            return found
        at += 12 + length
    raise ValueError("the file ends too early")


def kept(store, session):
    """Turns as they lie on the disk: (number, picture's file, plan)."""
    with sqlite3.connect(f"file:{store}/conversations.sqlite?mode=ro", uri=True) as base:
        if base.execute("PRAGMA integrity_check").fetchone()[0] != "ok":
            raise ValueError("the data base is damaged")
        rows = base.execute("SELECT number, picture, plan FROM turn WHERE session = ? ORDER BY number", (session,)).fetchall()
    return [(number, store / "pictures" / digest[:2] / f"{digest}.png", plan) for number, digest, plan in rows]


def look(store, session, ours):
    """The number of turns; raises ValueError for what is wrong with them."""
    turns = kept(store, session)
    if [number for number, _, _ in turns] != list(range(1, len(turns) + 1)):
        raise ValueError(f"turns are {[number for number, _, _ in turns]}")
    for number, path, plan in turns:
        png = path.read_bytes()
        if hashlib.sha256(png).hexdigest() != path.stem:
            raise ValueError(f"turn {number}: the picture is not what it is called")
        found = texts(png)
        if ours and found.get("plantain") is None:
            raise ValueError(f"turn {number}: the picture carries no plan")
        if not plan:
            raise ValueError(f"turn {number}: no plan is kept")
    return len(turns)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--size", default="512")
    parser.add_argument("--minutes", type=float, default=60, help="stop after so long, with what has been done by then")
    parser.add_argument("--picture", type=Path, help="a picture that the conversation is about")
    options = parser.parse_args()
    dice, begun = random.Random(options.seed), time.time()
    with tempfile.TemporaryDirectory() as folder:
        store = Path(folder) / "kept"
        environment = {**os.environ, "PLANTAIN_DATA": str(store)}
        program = [str(BUILD / "plantain"), "chat", "-o", folder]

        def say(*words):
            return subprocess.run([*program, *words], env=environment, capture_output=True, text=True)

        first = ([str(options.picture), "make the object red"] if options.picture
                 else ["a green apple on a table", "--size", options.size])
        done = say("--session", "k", *first)
        if done.returncode:
            sys.exit(f"the first turn failed: {done.stderr}")
        turns, kills, grown, wrong = look(store, "k", not options.picture), 0, 0, []
        # Adapted so that most kills come in or after the first turns, however fast the machine is.
        span = max(3.0, time.time() - begun)
        while kills < options.kills and time.time() - begun < 60 * options.minutes:
            words = [f"make {'the object' if options.picture else 'it'} {color}" for color in dice.sample(COLORS, 5)]
            if dice.random() < 0.3:
                words.insert(1, "undo")
            child = subprocess.Popen([*program, "--resume", "k", *words], env=environment, stderr=subprocess.DEVNULL,
                                     stdout=subprocess.DEVNULL)
            time.sleep(dice.uniform(0.02, span))
            kills += child.poll() is None
            child.send_signal(signal.SIGKILL)
            child.wait()
            # A turn's own file is written after the turn is kept.
            told = max([int(path.stem.split("-")[1]) for path in Path(folder).glob("k-*.png")], default=0)
            try:
                now = look(store, "k", not options.picture)
                if not max(told, turns) <= now <= max(told, turns) + 1:
                    raise ValueError(f"{now} turns are kept, {told} were told, {turns} were there before")
            except (ValueError, OSError, sqlite3.Error) as error:
                wrong.append(f"kill {kills}: {error}")
                now = turns
            grown += now > turns
            span = min(90, span * 1.25) if now == turns else max(2, span * 0.8) if now > turns + 2 else span
            turns = now
        last = say("--resume", "k", "make it purple" if not options.picture else "make the object purple")
        if last.returncode:
            wrong.append(f"the conversation does not go on: {last.stderr.strip().splitlines()[-1:]}")
    print(f"{kills} kills, {turns} turns kept, {grown} kills came after a finished turn; {len(wrong)} wrong; "
          f"{time.time() - begun:.0f} s")
    for line in wrong:
        print(line)
    sys.exit(1 if wrong or kills < min(options.kills, 1) else 0)


if __name__ == "__main__":
    main()
