#!/usr/bin/env bash
# Compiles the libgrpc++ peer into FOLDER/cpp-peer, once for each version of its sources.
# Needs g++, libgrpc++-dev, protobuf-compiler and protobuf-compiler-grpc.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
folder=${1:?usage: build_cpp.sh FOLDER}
contract=grpc/testing/test
stamp=$(cat "$here/peer.cc" "$here/contract/$contract.proto" "$0" | sha256sum | cut -d' ' -f1)
[ "$(cat "$folder/.stamp" 2>/dev/null)" = "$stamp" ] && [ -x "$folder/cpp-peer" ] && exit 0
mkdir -p "$folder"
protoc -I "$here/contract" --cpp_out="$folder" --grpc_out="$folder" \
    --plugin=protoc-gen-grpc="$(command -v grpc_cpp_plugin)" "$here/contract/$contract.proto"
# As one unit, so that the headers, which take most of the time, are read once.
printf '#include "%s"\n' "$folder/$contract.pb.cc" "$folder/$contract.grpc.pb.cc" "$here/peer.cc" >"$folder/all.cc"
g++ -std=c++17 -O2 -I "$folder" "$folder/all.cc" -o "$folder/cpp-peer" $(pkg-config --cflags --libs grpc++ protobuf) -pthread
printf '%s' "$stamp" >"$folder/.stamp"
