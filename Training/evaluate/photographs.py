"""Edits twenty photographs that packages bring → pictures in a folder, grades in docs/RESULTS.md.

    python photographs.py [--only NUMBER…] [--out FOLDER] [--print]

The photographs come from the Python package scikit-image and the Debian packages lomiri-wallpapers-16.04,
lomiri-wallpapers-20.04 and mate-backgrounds, fetched into the cache and never kept in the repository. Each edit is made
once, with seed 1. Grades are given by eye and stand in photographs.json with the beginning of the SHA-256 of the pixels that they
hold for; a grade of other pixels is marked in the table.
"""

import argparse
import hashlib
import json
import os
import subprocess
import sys
import time
import zipfile
from datetime import date
from pathlib import Path

import numpy as np
from PIL import Image, ImageOps
from sections import write_section

ROOT = Path(__file__).resolve().parents[2]
HERE = Path(__file__).resolve().parent
CACHE = Path(os.environ.get("XDG_CACHE_HOME", Path.home() / ".cache")) / "plantain/photographs"
WHEEL = "scikit-image==0.26.0"
DEBIAN = ["lomiri-wallpapers-16.04", "lomiri-wallpapers-20.04", "mate-backgrounds"]


def fetch():
    """Every photograph by its name: path."""
    CACHE.mkdir(parents=True, exist_ok=True)
    if not (CACHE / "coffee.png").exists():
        subprocess.run([sys.executable, "-m", "pip", "download", "-q", "--no-deps", "-d", str(CACHE), WHEEL], check=True)
        with zipfile.ZipFile(next(CACHE.glob("scikit_image*.whl"))) as wheel:
            for name in wheel.namelist():
                if name.startswith("skimage/data/") and name.endswith((".png", ".jpg")):
                    (CACHE / Path(name).name).write_bytes(wheel.read(name))
    known = subprocess.run(["dpkg-query", "-W", "-f", "${Package} ${db:Status-Abbrev}\n", *DEBIAN], capture_output=True, text=True)
    missing = [name for name in DEBIAN if f"{name} ii" not in known.stdout]
    if missing:
        # Unpacked beside the others: nothing is installed.
        subprocess.run(["apt-get", "download", *missing], check=True, cwd=CACHE, stdout=subprocess.DEVNULL)
        for package in CACHE.glob("*.deb"):
            subprocess.run(["dpkg-deb", "-x", str(package), str(CACHE)], check=True)
    found = {path.name: path for path in CACHE.glob("*.*")}
    for folder in (Path("/usr/share/backgrounds"), CACHE / "usr/share/backgrounds"):
        found |= {path.name: path for path in folder.rglob("*.jpg")}
    return found


def pixels(path):
    return np.asarray(ImageOps.exif_transpose(Image.open(path)).convert("RGB"))


def edit(entry, source, out, program):
    """→ what the command said, seconds, share of changed pixels or None if nothing was made."""
    out.unlink(missing_ok=True)
    begun = time.time()
    done = subprocess.run([str(program), "edit", str(source), entry["instruction"], "-o", str(out), "--seed", "1"],
                          capture_output=True, text=True)
    seconds = time.time() - begun
    said = [line.strip() for line in (done.stderr + done.stdout).splitlines() if line.strip()]
    if done.returncode or not out.exists():
        return said, seconds, None
    before, after = pixels(source), pixels(out)
    share = float((before != after).any(-1).mean()) if before.shape == after.shape else 1.0
    return said, seconds, share


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", type=int, nargs="*")
    parser.add_argument("--out", type=Path, default=CACHE / "edited")
    parser.add_argument("--program", type=Path, default=ROOT / "plantain")
    parser.add_argument("--print", action="store_true", help="leave docs/RESULTS.md as it is")
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    entries = json.loads((HERE / "photographs.json").read_text())
    photographs = fetch()
    made = options.out / "made.json"
    facts = json.loads(made.read_text()) if made.exists() else {}
    for number, entry in enumerate(entries, 1):
        if options.only and number not in options.only:
            continue
        out = options.out / f"{number:02d}.png"
        said, seconds, share = edit(entry, photographs[entry["photograph"]], out, options.program)
        digest = hashlib.sha256(pixels(out).tobytes()).hexdigest()[:12] if share is not None else "-"
        facts[str(number)] = {"seconds": seconds, "share": share, "digest": digest, "said": said}
        made.write_text(json.dumps(facts, indent=1) + "\n")
        print(number, entry["photograph"], entry["instruction"], f"{seconds:.0f} s",
              "refused" if share is None else f"{share:.0%} changed", digest, flush=True)
    lines = ["## Photographs", "",
             f"{len(entries)} edits of photographs from packages, seed 1, two cores, {date.today()}; "
             "`python Training/evaluate/photographs.py` makes them again (the photographs stay out of the repository). Graded by eye "
             "on sheets of 800 pixels, most of them in crops at full size too, 1 useless to 5 as a retoucher would leave it, worst first. Changed: share of pixels; all others are the "
             "photograph's own, bit for bit.", "",
             "| grade | photograph | instruction | changed | what is seen |", "|---|---|---|---|---|"]
    for entry, fact in sorted(((e, facts.get(str(n), {})) for n, e in enumerate(entries, 1)),
                              key=lambda pair: pair[0].get("grade", 9)):
        share = fact.get("share")
        changed = "refused" if share is None else f"{share:.0%}"
        grade = entry.get("grade", "?")
        if fact.get("digest") != entry.get("digest"):
            grade = f"{grade} (of another picture)"
        lines.append(f"| {grade} | {entry['photograph']} | {entry['instruction']} | {changed} | {entry.get('seen', '')} |")
    grades = [e["grade"] for e in entries if "grade" in e]
    if grades:
        lines += ["", f"Mean grade {sum(grades) / len(grades):.1f}; {sum(g >= 4 for g in grades)} of {len(grades)} at 4 or 5."]
    print("\n".join(lines))
    if not options.print:
        write_section("photographs", "\n".join(lines))


if __name__ == "__main__":
    main()
