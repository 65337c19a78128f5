#!/usr/bin/env bash
# Regenerates everything that is derived from the .proto files.
# Needs protoc, and a Python with the protobuf package (PYTHON, else the tests' virtual environment).
set -euo pipefail
cd "$(dirname "$0")"
python=${PYTHON:-${XDG_CACHE_HOME:-$HOME/.cache}/plantain/test-venv/bin/python}
set_file=$(mktemp)
trap 'rm -f "$set_file"' EXIT
protoc -I . --include_imports --include_source_info --descriptor_set_out="$set_file" plantain/v1/*.proto
"$python" generate.py "$set_file" PlantainProto
