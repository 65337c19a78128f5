"""Makes the gallery: every prompt of docs/gallery/prompts.json with its seed, once, as it comes.

    python gallery.py [--only NUMBER…]

The pictures are the product's own, at native size, stored as JPEG (quality 85) to keep the repository small.
"""

import argparse
import io
import json
import re
import subprocess
import tempfile
from datetime import date
from pathlib import Path

from PIL import Image

ROOT = Path(__file__).resolve().parents[2]
GALLERY = ROOT / "docs/gallery"


def make(entry, folder):
    """→ the picture, and the seconds that the command line states."""
    out = Path(folder) / "picture.png"
    command = [str(ROOT / "plantain"), "generate", entry["prompt"], "--model", entry["model"], "--seed", str(entry["seed"]),
               "--aspect", entry["aspect"], "-o", str(out)]
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode:
        raise SystemExit(done.stderr)
    seconds = re.findall(r" in ([\d.]+) s", done.stdout + done.stderr)
    return Image.open(io.BytesIO(out.read_bytes())).convert("RGB"), float(seconds[-1])


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", type=int, nargs="*")
    options = parser.parse_args()
    entries = json.loads((GALLERY / "prompts.json").read_text())
    known = GALLERY / "made.json"
    made = json.loads(known.read_text()) if known.exists() else {}
    for number, entry in enumerate(entries, 1):
        if options.only and number not in options.only:
            continue
        with tempfile.TemporaryDirectory() as folder:
            picture, seconds = make(entry, folder)
        picture.save(GALLERY / f"{number:02d}.jpg", quality=85)
        made[str(number)] = {"size": picture.size, "seconds": seconds, "date": str(date.today())}
        known.write_text(json.dumps(made, indent=1) + "\n")
        print(number, picture.size, seconds, flush=True)
    lines = ["# Gallery", "",
             "Twelve prompts with seeds written down before any was drawn; each picture is the first and only try. Native size, "
             "two cores, no upscaling. Made by `python Training/evaluate/gallery.py`.", ""]
    for number, entry in enumerate(entries, 1):
        if fact := made.get(str(number)):
            width, height = fact["size"]
            lines += [f"### {number}", "", f"![]({number:02d}.jpg)", "", f"> {entry['prompt']}", "",
                      f"{entry['model']}, {width} × {height}, seed {entry['seed']}, {fact['seconds']:.0f} s ({fact['date']})", ""]
    (GALLERY / "README.md").write_text("\n".join(lines))


if __name__ == "__main__":
    main()
