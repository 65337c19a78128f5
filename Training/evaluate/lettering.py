#!/usr/bin/env python3
"""Reads the lettering of finished pictures with Tesseract (or RapidOCR) and holds it against what was asked.

usage: lettering.py FILE… [--size 2K] [--model plantain-pro] [--count N] [--seed 1] [--cache FOLDER] [--section NAME] [--reader rapid]

FILE: one JSON object a line with "text", the strings that the picture must show, and "prompt"; where there is none,
or it is not in English, which the planner reads, one is made of the strings and of "category". "lang" names Tesseract's
languages, else the characters tell.

Of each text run of a picture's plan the panel is cut out and straightened, then read. The planned glyphs alone, black
on white and of the same size, are read as well: more than Tesseract makes of them nobody can ask. Words count without
their case and the punctuation around them; for Chinese, Japanese and Korean, characters count instead of words.

Pictures and readings stay in the cache folder: a run that was stopped goes on where it was. --section writes the
summary into docs/RESULTS.md, between marks of that name.

RapidOCR knows Chinese and English only, and Chinese better than Tesseract does, which misreads characters even on flat glyphs.

Needs the built programs; numpy, pillow and freetype-py; Debian's tesseract-ocr and
tesseract-ocr-{chi-sim,chi-tra,rus,ell,ara,hin,jpn,kor}; for --reader rapid, rapidocr-onnxruntime.
"""
import argparse
import difflib
import functools
import hashlib
import json
import os
import re
import subprocess
import time
import unicodedata
from pathlib import Path

import freetype
import numpy as np
from PIL import Image
from sections import write_section

ROOT = Path(__file__).resolve().parents[2]
CACHE = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "plantain/lettering"
EM = 44  # pixels of an em that Tesseract reads best
SURFACES = {"label": "a bottle with a label", "sign": "a sign", "caption": "a screen", "webpage": "a computer screen",
            "slide": "a screen", "dialogue": "a banner", "print": "a poster", "poster": "a poster"}  # fmt: skip
SCRIPTS = {"latin", "cyrillic", "greek", "arabic", "devanagari", "chinese", "japanese", "korean"}  # of signs.jsonl
FONTS = {p.name: p for p in Path("/usr/share/fonts").rglob("*.[to]t[fc]")}


# What is asked


def is_ideographic(text):
    return any("\u3040" <= c <= "\u9fff" or "\uac00" <= c <= "\ud7a3" for c in text)


def languages(text):
    for script, name in (("\u3040-\u30ff", "jpn"), ("\uac00-\ud7a3", "kor+eng"), ("\u4e00-\u9fff", "chi_sim+eng"),
                         ("\u0600-\u06ff", "ara"), ("\u0900-\u097f", "hin"), ("\u0400-\u04ff", "rus"),
                         ("\u0370-\u03ff", "ell")):  # fmt: skip
        if re.search(f"[{script}]", text):
            return name
    return "eng"


def prompt_of(item):
    prompt = item.get("prompt", "")
    if prompt and (item.get("category") in SCRIPTS or not is_ideographic(prompt)):
        return prompt
    quoted = [f'"{t}"' if '"' not in t and "”" not in t else f"«{t}»" for t in item["text"]]
    listed = quoted[0] if len(quoted) == 1 else ", ".join(quoted[:-1]) + " and " + quoted[-1]
    return f"{SURFACES.get(item.get('category'), 'a poster')} that reads {listed}"


def draw(prompt, options, stem):
    """The picture and the plan of a prompt, from the cache if they are there."""
    picture, plan = stem.with_suffix(".png"), stem.with_suffix(".json")
    if not (picture.exists() and plan.exists()):
        command = [str(options.program), "generate", prompt, "--size", options.size, "--model", options.model,
                   "--seed", str(options.seed), "-o", str(picture), "--save-plan", str(plan)]  # fmt: skip
        run = subprocess.run(command, capture_output=True, text=True)
        stem.with_suffix(".log").write_text(run.stderr)
        if run.returncode != 0:
            return None, None
    return Image.open(picture).convert("L"), json.loads(plan.read_text())


# Where it is


def vector(d):
    return np.array([(d or {}).get(k, 0.0) for k in "xyz"])


def rotation(q):
    x, y, z, w = ((q or {}).get(k, 0.0) for k in "xyzw")
    n = np.sqrt(x * x + y * y + z * z + w * w)
    if n == 0:
        return np.eye(3)
    x, y, z, w = x / n, y / n, z / n, w / n
    return np.array([[1 - 2 * (y * y + z * z), 2 * (x * y - z * w), 2 * (x * z + y * w)],
                     [2 * (x * y + z * w), 1 - 2 * (x * x + z * z), 2 * (y * z - x * w)],
                     [2 * (x * z - y * w), 2 * (y * z + x * w), 1 - 2 * (x * x + y * y)]])  # fmt: skip


def panel_pixels(run, plan, u, v):
    """Pixels (…, 2) of places on a run's panel, metres from its lower left corner; curved panels are cylinders."""
    body = next(o for o in plan["objects"] if o["id"] == run["object"])
    origin, right, up = (vector(run.get(k)) for k in ("origin", "right", "up"))
    width = np.linalg.norm(right)
    right, up = right / width, up / np.linalg.norm(up)
    facing = np.cross(right, up)
    bend = run.get("curvature", 0.0)
    if bend:
        angle = (u - width / 2) * bend
        across, depth = width / 2 + np.sin(angle) / bend, (np.cos(angle) - 1) / bend
    else:
        across, depth = u, 0 * u
    local = origin + across[..., None] * right + v[..., None] * up + depth[..., None] * facing
    world = local @ rotation(body.get("rotation")).T + vector(body.get("position"))
    camera, canvas = plan["camera"], plan["canvas"]
    eye = vector(camera["position"])
    back = eye - vector(camera["target"])
    back = back / np.linalg.norm(back)
    side = np.cross([0, 1, 0], back)
    side = side / np.linalg.norm(side)
    offset = world - eye
    scale = canvas["height"] / 2 / np.tan(camera["verticalFov"] / 2) / -(offset @ back)
    return np.stack([canvas["width"] / 2 + offset @ side * scale,
                     canvas["height"] / 2 - offset @ np.cross(back, side) * scale], -1)  # fmt: skip


def extent(run):
    """Around the glyphs with half an em of air, but within the panel; metres: left, right, bottom, top."""
    glyphs, em = run["glyphs"], run["glyphs"][0]["size"]
    x, y = [g.get("x", 0.0) for g in glyphs], [g.get("y", 0.0) for g in glyphs]
    width, height = (np.linalg.norm(vector(run.get(k))) for k in ("right", "up"))
    return (max(0, min(x) - 0.5 * em), min(width, max(x) + 1.5 * em), max(0, min(y) - 0.6 * em),
            min(height, max(y) + 1.2 * em))  # fmt: skip


def straightened(picture, run, plan, scale):
    """The panel seen from the front, `scale` pixels a metre; bilinear samples, four by four a pixel, averaged."""
    left, right, low, high = extent(run)
    width, height = 4 * int((right - left) * scale), 4 * int((high - low) * scale)
    u, v = np.meshgrid(left + (np.arange(width) + 0.5) / scale / 4, high - (np.arange(height) + 0.5) / scale / 4)
    place = panel_pixels(run, plan, u, v) - 0.5
    pixels = np.asarray(picture, np.float32)
    h, w = pixels.shape
    x, y = np.clip(place[..., 0], 0, w - 1.001), np.clip(place[..., 1], 0, h - 1.001)
    i, j = y.astype(int), x.astype(int)
    s, t = y - i, x - j
    fine = ((1 - s) * ((1 - t) * pixels[i, j] + t * pixels[i, j + 1])
            + s * ((1 - t) * pixels[i + 1, j] + t * pixels[i + 1, j + 1]))  # fmt: skip
    return fine.reshape(height // 4, 4, width // 4, 4).mean((1, 3))


FACES = {}


def flat(run, scale):
    """The planned glyphs alone: ink 0 to 1, of the same size as `straightened`."""
    left, right, low, high = extent(run)
    ink = np.zeros((int((high - low) * scale), int((right - left) * scale)), np.float32)
    for glyph in run["glyphs"]:
        name = run["fonts"][glyph.get("font", 0)]
        file, _, number = name.partition("#")
        face = FACES.setdefault(name, freetype.Face(str(FONTS[file]), int(number or 0)))
        face.set_char_size(max(64, round(glyph["size"] * scale * 64)))
        x, y = (glyph.get("x", 0.0) - left) * scale, (high - glyph.get("y", 0.0)) * scale
        face.load_glyph(glyph.get("index", 0), freetype.FT_LOAD_NO_HINTING | freetype.FT_LOAD_RENDER)
        bitmap = face.glyph.bitmap
        if not bitmap.width:
            continue
        drawn = np.array(bitmap.buffer, np.float32).reshape(bitmap.rows, bitmap.pitch)[:, : bitmap.width] / 255
        top, start = round(y) - face.glyph.bitmap_top, round(x) + face.glyph.bitmap_left
        a, b = max(0, top), max(0, start)
        part = ink[a : top + bitmap.rows, b : start + bitmap.width]
        part += drawn[a - top : a - top + part.shape[0], b - start : b - start + part.shape[1]]
    return ink.clip(0, 1)


# What is read


def read(gray, lang, lines):
    """What Tesseract makes of a picture of dark letters on light, 0 to 1."""
    image = Image.fromarray((gray.clip(0, 1) * 255).astype(np.uint8))
    path = f"/dev/shm/lettering-{os.getpid()}-{time.monotonic_ns()}.png"
    image.save(path)
    try:
        command = ["tesseract", path, "-", "-l", lang, "--psm", "7" if lines == 1 else "6"]
        return subprocess.run(command, capture_output=True, text=True, env={**os.environ, "OMP_THREAD_LIMIT": "1"}).stdout
    finally:
        os.unlink(path)


@functools.cache
def rapid():
    from rapidocr_onnxruntime import RapidOCR  # only where it is asked for

    return RapidOCR()


def read_rapidly(gray):
    """What RapidOCR makes of the same: its lines from top to bottom, their parts from left to right."""
    shown = np.repeat((gray.clip(0, 1) * 255).astype(np.uint8)[..., None], 3, -1)
    parts = [(np.mean(box, 0), text) for box, text, _ in rapid()(shown)[0] or []]
    return "\n".join(text for _, text in sorted(parts, key=lambda p: (round(p[0][1] / EM), p[0][0])))


def readings(picture, run, plan, lang, reader):
    """The run's text as read from the picture and from its glyphs."""
    em = run["glyphs"][0]["size"]
    scale = EM / em
    ink = flat(run, scale)
    shown = straightened(picture, run, plan, scale)
    # Dark on light, whatever it was; stretched between ground and ink as the plan says where they are.
    inked, bare = np.median(shown[ink > 0.9]) if (ink > 0.9).any() else 0, np.median(shown[ink < 0.02])
    gray = (shown - inked) / (bare - inked) * 0.8 + 0.1 if abs(bare - inked) > 4 else shown / 255
    lines = len({round(g.get("y", 0.0) / em, 1) for g in run["glyphs"]})
    # Both with the same white border: letters at a picture's edge are misread.
    border = ((EM // 2, EM // 2), (EM // 2, EM // 2))
    pad = lambda page: np.pad(page, border, constant_values=0.9)
    pages = pad(gray), pad(0.9 - 0.8 * ink)
    return [read_rapidly(p) if reader == "rapid" else read(p, lang, lines) for p in pages]


UNIFIED = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "−": "-", "…": "..."})


def units(text):
    """What is counted: words, or characters of scripts without spaces."""
    text = unicodedata.normalize("NFKC", text).translate(UNIFIED).casefold()
    if is_ideographic(text):
        return [c for c in text if c.isalnum()]
    return [w for w in (w.strip("\"'.,;:!?()[]{}|*_~«»·-•") for w in re.split(r"[\s]+", text.replace("-", " - "))) if w]


def right(wanted, found):
    """How many of the wanted units were found, in their order."""
    match = difflib.SequenceMatcher(None, wanted, found, autojunk=False)
    return sum(block.size for block in match.get_matching_blocks())


def judge(item, options):
    """[string, units, right in the picture, right on flat glyphs, readings] of each string of a line."""
    prompt = prompt_of(item)
    key = hashlib.sha256(f"{prompt}|{options.size}|{options.model}|{options.seed}".encode()).hexdigest()[:16]
    stem = options.cache / key
    found = stem.with_suffix(".read.json" if options.reader == "tesseract" else f".{options.reader}.json")
    if found.exists():
        return json.loads(found.read_text())
    picture, plan = draw(prompt, options, stem)
    rows = []
    runs = list((plan or {}).get("texts", []))
    for string in item["text"]:
        wanted = units(string)
        run = next((r for r in runs if units(r["text"]) == wanted), None)
        if run is None or not run.get("glyphs"):
            rows.append([string, len(wanted), 0, None, "", ""])
            continue
        runs.remove(run)
        lang = item.get("lang") or ("jpn" if item.get("category") == "japanese" else languages(string))
        shown, ideal = readings(picture, run, plan, lang, options.reader)
        rows.append([string, len(wanted), right(wanted, units(shown)), right(wanted, units(ideal)), shown, ideal])
    found.write_text(json.dumps(rows, ensure_ascii=False))
    return rows


def summary(name, items, results, options):
    rows = [(i, r) for i, found in zip(items, results) for r in found]
    total = sum(r[1] for _, r in rows)
    hit = sum(r[2] for _, r in rows)
    placed = [r for _, r in rows if r[3] is not None]
    ceiling = sum(r[3] for r in placed)
    both = sum(min(r[2], r[3]) for r in placed)
    kinds = {is_ideographic(r[0]) for _, r in rows}
    what = "words or characters" if len(kinds) > 1 else "characters" if True in kinds else "words"
    return (f"| {name} | {len(items)} | {len(placed)} of {len(rows)} | {total} {what} | {hit / max(1, total):.4f} | "
            f"{sum(r[3] for r in placed) / max(1, sum(r[1] for r in placed)):.4f} | {sum(r[2] for r in placed) / max(1, ceiling):.4f} | "
            f"{both / max(1, ceiling):.4f} |")  # fmt: skip


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--size", default="2K")
    parser.add_argument("--model", default="plantain-pro")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, help="only so many lines of each file, spread evenly")
    parser.add_argument("--reader", choices=["tesseract", "rapid"], default="tesseract")
    parser.add_argument("--program", type=Path, default=ROOT / ".build/release/plantain")
    parser.add_argument("--cache", type=Path, default=CACHE)
    parser.add_argument("--section", help="of docs/RESULTS.md to write")
    options = parser.parse_args()
    options.cache.mkdir(parents=True, exist_ok=True)
    names = " ".join(file.name for file in options.files)
    share = (f" --count {options.count}" if options.count else "") + ("" if options.reader == "tesseract" else f" --reader {options.reader}")
    name = options.section or "lettering"
    heading = "Lettering read back" if name == "lettering" else name[0].upper() + name[1:]
    lines = [f"## {heading}", "",
             f"{options.model}, {options.size}, seed {options.seed}, {time.strftime('%Y-%m-%d')}; "
             f"`python Training/evaluate/lettering.py {names} --model {options.model} --size {options.size} "
             f"--seed {options.seed}{share}`. Every string of every line is looked for; one that "
             "is not in the picture counts as unread. Flat: the same glyphs black on white, the reader's own ceiling. Ratio: read in "
             "the picture over read on flat glyphs. Kept: of what was read on flat glyphs, the share read in the picture too.", "",
             "| file | pictures | strings placed | asked | read | flat | ratio | kept |", "|---|---|---|---|---|---|---|---|"]  # fmt: skip
    misses = []
    for file in options.files:
        items = [json.loads(line) for line in file.read_text().splitlines() if line.strip()]
        if options.count and options.count < len(items):
            items = [items[i * len(items) // options.count] for i in range(options.count)]
        results = [judge(item, options) for item in items]
        lines.append(summary(file.stem, items, results, options))
        for script in sorted(SCRIPTS & {i.get("category") for i in items}):
            some = [(i, r) for i, r in zip(items, results) if i.get("category") == script]
            lines.append(summary(f"{file.stem}: {script}", *zip(*some), options))
        print(lines[-1], flush=True)
        for found in results:
            misses += [r for r in found if r[2] < r[1]]
    if options.section:
        write_section(options.section, "\n".join(lines))
    print("\n".join(lines))
    for string, count, hit, ceiling, shown, ideal in misses:
        print(f"  {hit}/{count} (flat {ceiling}) {string!r}\n    shown {' '.join(shown.split())!r}\n    flat  {' '.join(ideal.split())!r}")


if __name__ == "__main__":
    main()
