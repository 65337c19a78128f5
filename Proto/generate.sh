#!/usr/bin/env bash
# Regenerates everything that is derived from the .proto files; with --check, only says whether it is up to date.
# Needs protoc, protoc-gen-c, swift format and a Python with the protobuf package (PYTHON, else the tests' virtual environment).
set -euo pipefail
cd "$(dirname "$0")/.."
python=${PYTHON:-${XDG_CACHE_HOME:-$HOME/.cache}/plantain/test-venv/bin/python}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
check=${1:-}
root=.
[ "$check" = --check ] && root=$work/new

mapfile -t contracts < <(cd Proto && find grpc plantain -name '*.proto' | LC_ALL=C sort)
messages=$root/Proto/PlantainProto c=$root/Proto/CPlantainProto
api=$root/Shared/PlantainAPI rpc=$root/Shared/RPC/Services
mkdir -p "$messages" "$c/include" "$api" "$rpc" "$work/c"

export PYTHONDONTWRITEBYTECODE=1
protoc -I Proto --include_imports --include_source_info --descriptor_set_out="$work/all.pb" "${contracts[@]}"
"$python" Proto/generate.py "$work/all.pb" "$messages" >/dev/null
"$python" Proto/generate_wire.py "$work/all.pb" "$messages" "$c" "$api" "$rpc" "$work/c.pb"

protoc --descriptor_set_in="$work/c.pb" --c_out="$work/c" "${contracts[@]}"
(cd "$work/c" && find . -name '*.h') | while read -r header; do
    mkdir -p "$c/include/$(dirname "$header")"
    cp "$work/c/$header" "$c/include/$header"
done
(cd "$work/c" && find . -name '*.c') | while read -r source; do
    cp "$work/c/$source" "$c/$(basename "$source")"
done

# The interoperability tests' contract is a target of its own, which no program has inside.
interop=$root/Tests/InteropContract c_interop=$root/Tests/CInteropContract contract=grpc/testing/test.proto
mkdir -p "$interop" "$c_interop/include/grpc/testing"
protoc -I Tests/Interop/contract --include_source_info --descriptor_set_out="$work/interop.pb" $contract
"$python" Proto/generate.py "$work/interop.pb" "$interop" "public import PlantainProto" >/dev/null
"$python" Proto/generate_wire.py --apart InteropContract "$work/interop.pb" "$interop" "$c_interop" "$work/interop-c.pb"
protoc --descriptor_set_in="$work/interop-c.pb" --c_out="$work" $contract
cp "$work/grpc/testing/test.pb-c.h" "$c_interop/include/grpc/testing/"
cp "$work/grpc/testing/test.pb-c.c" "$c_interop/"

swift format format --in-place --configuration .swift-format "$messages"/*.pb.swift "$api"/*.api.swift "$rpc"/*.api.swift \
    "$interop"/*.swift

if [ "$check" = --check ]; then
    stale=0
    while read -r file; do
        cmp -s "$work/new/$file" "$file" || { echo "out of date: $file"; stale=1; }
    done < <(cd "$work/new" && find . -type f)
    [ $stale = 0 ] || { echo "run Proto/generate.sh and commit the result"; exit 1; }
    echo "generated code is up to date"
fi
