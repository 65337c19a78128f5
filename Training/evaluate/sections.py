"""docs/RESULTS.md in sections between marks; what stands outside of them is written by hand and stays."""

import json
import os
import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs/RESULTS.md"
CACHE = Path(os.environ.get("XDG_CACHE_HOME", Path.home() / ".cache")) / "plantain" / "evaluate"


def read_section(name):
    """The text between a section's marks; empty if there is none."""
    mark = f"<!-- {name} -->"
    found = re.search(f"{mark}\n(.*?){mark}\n", PAGE.read_text(), re.S) if PAGE.exists() else None
    return found.group(1) if found else ""


def write_section(name, text, first=False):
    """Replaces one section; a new one comes last, or right below the page's title."""
    page = PAGE.read_text() if PAGE.exists() else "# Results\n"
    mark = f"<!-- {name} -->"
    section = f"{mark}\n{text.strip()}\n{mark}\n"
    if mark in page:
        page = re.sub(f"{mark}\n.*?{mark}\n", lambda _: section, page, flags=re.S)
    elif first:
        title, rest = page.split("\n", 1)
        page = f"{title}\n\n{section}{rest}"
    else:
        page = page.rstrip("\n") + "\n\n" + section
    PAGE.parent.mkdir(exist_ok=True)
    PAGE.write_text(page)


def kept(name, key, make):
    """make(key), a JSON value, from the cache if it is there: so that a long evaluation can be stopped and run again."""
    path = CACHE / name / f"{key}.json"
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        found = make(key)
        path.with_suffix(".tmp").write_text(json.dumps(found))
        path.with_suffix(".tmp").rename(path)
    return json.loads(path.read_text())
