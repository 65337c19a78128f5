"""The table on top of docs/RESULTS.md: each target beside what its section says was reached. No figure is typed here.

    targets.py [--print]
"""

import argparse
import re

from sections import PAGE, write_section

NUMBER = r"[-+]?\d[\d,]*(?:\.\d+)?"


def row(text, start):
    """The first table row that begins with these words: its cells by their column's title; empty if there is none."""
    titles = []
    for line in text.splitlines():
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
        if not line.startswith("|"):
            titles = []
        elif not titles:
            titles = cells
        elif line.startswith(f"| {start}"):
            return dict(zip(titles, cells))
    return {}


def value(cell):
    """The first number of a cell."""
    found = re.search(NUMBER, cell.replace("−", "-"))
    return float(found.group().replace(",", "")) if found else None


def part(page, heading):
    """From a heading to the next of its kind or a higher one."""
    found = re.search(rf"^(#+) {re.escape(heading)}$\n(.*?)(?=^#{{1,2}} |\Z)", page, re.M | re.S)
    return found.group(2) if found else ""


def cell(page, heading, start, column):
    return row(part(page, heading), start).get(column)


def both(*cells):
    return None if None in cells else "; ".join(cells)


def seconds(page, model):
    """The last total that the bench gave for a model."""
    found = re.findall(rf"^{re.escape(model)}\n(?:.+\n)*?total\s+({NUMBER}) s", page, re.M)
    return f"{found[-1]} s" if found else None


def wholly(holds):
    """Whether both ends of "0.1 [0.0, 0.2]" hold."""
    def check(cell):
        ends = re.search(rf"\[({NUMBER}), ({NUMBER})\]", cell)
        return all(holds(float(v)) for v in ends.groups()) if ends else "too few scenes"
    return check


NETWORKS, DIFFERENCES = "Image networks", "encoder, 1 step (crops) | colour of 64×64 blocks of the target, in 16 bits"
LETTERING = "Lettering read back"


def drawn_at(page, heading):
    """The model and size that a section's first line begins with."""
    found = re.search(r"^([\w-]+, \w+), seed", part(page, heading), re.M)
    return found.group(1) if found else ""


def rows(page):
    """target, reached (None: not measured), whether it holds, the section."""
    at = lambda *where: cell(page, *where)
    near = lambda name: both(at(NETWORKS, name, "objects"), at(NETWORKS, name, "surfaces"))
    reach = lambda text, *wanted: all(v >= w for v, w in zip(map(value, text.split("; ")), wanted))
    less = wholly(lambda v: v < 0)
    long = "Long prompts, read back"
    read = both(at(long, "longtext_en", "read"), at(long, "longtext_en", "ratio"))
    size = drawn_at(page, LETTERING)
    large = lambda holds: lambda text: ("yes" if holds(text) else "no") + ("" if "2K" in size else f", but at {size.split(', ')[-1]}")
    yield ("words read in longtext_en ≥ 0.98, and ≥ 0.995 of what is read on flat glyphs, plantain-pro, 2K",
           read, lambda t: reach(t, 0.98, 0.995), long)
    yield ("characters read in longtext_zh ≥ 0.95", at(LETTERING, "longtext_zh", "read"), large(lambda t: reach(t, 0.95)), LETTERING)
    yield ("GenEval: plan and picture right ≥ 0.90", at("And in the picture", "all ", "and the picture agrees"), lambda t: reach(t, 0.90), "And in the picture")
    yield ("encoder's tokens, PSNR on objects; surfaces ≥ 29; 31 dB", near("encoder, 1 step"), lambda t: reach(t, 29, 31), NETWORKS)
    yield ("generated tokens, PSNR on objects; surfaces ≥ 24; 24 dB", near("generated at 0.0, 1 step"), lambda t: reach(t, 24, 24), NETWORKS)
    yield ("whole road against the fit that learns nothing: FLIP, difference", at(NETWORKS, DIFFERENCES, "FLIP"), less, NETWORKS)
    blind = re.search(r"The road was the better picture in (\d+ of \d+), .*?its share (.*?)\.\n", part(page, "A blind look"))
    yield ("… and a blind look at 30 pairs: share in which the road is better", blind and f"{blind.group(2)} ({blind.group(1)})",
           wholly(lambda v: v > 0.5), "A blind look")
    yield ("generated against independent tokens: FLIP, difference", at(NETWORKS, "generated at 0.0, 1 step (crops)", "FLIP"), less, NETWORKS)
    yield ("… and how light changes from place to place (variogram score at temperature 1), difference",
           at(NETWORKS, "generated minus independent at 1.0", "variogram"), less, NETWORKS)
    yield ("few steps against one step: FLIP, difference", at(NETWORKS, "encoder, 4 steps (crops)", "FLIP"), less, NETWORKS)
    equal = "Path tracing at equal FLIP"
    yield ("path tracing and denoising at equal FLIP, times the product's time, encoder's tokens ≥ 3", at(equal, "known | encoder", "ratio, median by processor time [95 % interval]"),
           wholly(lambda v: v >= 3), equal)
    yield ("detail at 4K agrees better with a traced crop than an enlarged 2K picture: coherence, difference", at("Detail at 4K", "encoder, Lanczos", "coherence"),
           wholly(lambda v: v > 0), "Detail at 4K")
    yield ("plantain-2 at 2K ≤ 8 s", seconds(page, "plantain-2:2K"), lambda t: value(t) <= 8, "The whole road")
    yield ("plantain-pro at 4K ≤ 40 s", seconds(page, "plantain-pro:4K"), lambda t: value(t) <= 40, "The whole road")


def anchor(heading):
    return re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-")


def table(page):
    lines = ["| target | reached | | where |", "|---|---|---|---|"]
    for target, reached, holds, heading in rows(page):
        mark = "not measured" if reached is None else holds(reached)
        mark = mark if isinstance(mark, str) else "yes" if mark else "no"
        lines.append(f"| {target} | {reached or '–'} | {mark} | [{heading}](#{anchor(heading)}) |")
    lines += ["", "Made from the sections below by `python Training/evaluate/targets.py`. A difference holds if its whole 95 % interval is on the right side of zero; "
              "lower FLIP and variogram scores are better."]
    return "\n".join(lines)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--print", action="store_true", help="leave docs/RESULTS.md as it is")
    options = parser.parse_args()
    text = table(PAGE.read_text())
    if not options.print:
        write_section("targets", text, first=True)
    print(text)


if __name__ == "__main__":
    main()
