#!/bin/sh
# Makes training scenes: plans and guides by Swift, pictures by Mitsuba. Run it again to go on where it stopped.
#
#     Training/teacher/run.sh --scenes 1500 --workers 1
# Needs, beside what the programs need, the Debian packages blender-data and libllvm19 (or any from 16 on) and, in the
# virtual environment $PYTHON, mitsuba 3.9, pyoidn, numpy, scipy and pillow. Scenes lie in the cache, teacher/scenes.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
cache=${XDG_CACHE_HOME:-$HOME/.cache}/plantain
python=${PYTHON:-$cache/train-venv/bin/python}
workers=1 scenes=1500
while [ $# -gt 0 ]; do
    case $1 in
        --workers) workers=$2; shift 2 ;;
        --scenes) scenes=$2; shift 2 ;;
        *) break ;;
    esac
done
program=$here/../../.build/release/training-scenes
[ -x "$program" ] || (cd "$here/../.." && swift build -c release --product training-scenes)
world=/usr/share/blender/datafiles/studiolights/world
[ -d "$world" ] || { echo "the environments are missing: apt-get install blender-data" >&2; exit 1; }
"$python" -c 'import mitsuba, pyoidn, scipy, PIL' ||
    { echo "in $python: pip install mitsuba==3.9.1 pyoidn numpy scipy pillow" >&2; exit 1; }
mkdir -p "$cache/teacher"
k=0
while [ $k -lt "$workers" ]; do
    "$python" "$here/produce.py" --first $k --step "$workers" --scenes "$scenes" "$@" \
        >> "$cache/teacher/worker$k.log" 2>&1 &
    k=$((k + 1))
done
wait
"$python" "$here/card.py"
