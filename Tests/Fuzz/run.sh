#!/usr/bin/env bash
# Fuzzes with libFuzzer under AddressSanitizer: `run.sh [SECONDS [TARGET…]]`, 600 seconds for each target by default, one
# after another; JOBS at once if that is set. New inputs are merged into Tests/Fuzz/corpus when KEEP=1.
# Builds apart from everything else, in .build-fuzz.
set -euo pipefail
cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/../.."
seconds=${1:-600}
[ $# -gt 0 ] && shift
targets=${*:-frames grpc protobuf png gguf safetensors script plan}
build=.build-fuzz
export PLANTAIN_FUZZ=1 SWIFT_BACKTRACE=enable=no
swift build -c release --scratch-path $build --sanitize=address --sanitize=fuzzer --product FuzzTargets
library=$build/release/libFuzzTargets.a
if [ ! -x $build/fuzz ] || [ $library -nt $build/fuzz ]; then
    echo "" >$build/empty.swift
    swiftc -parse-as-library -sanitize=address,fuzzer $build/empty.swift -o $build/fuzz \
        -Xlinker --whole-archive $library -Xlinker --no-whole-archive \
        $(pkg-config --libs libnghttp2 libpng libprotobuf-c) -lz -lopenblas -lm >$build/link.log 2>&1 ||
        { cat $build/link.log && exit 1; }
fi

# one TARGET: fuzzes it and says how it went.
one() {
    local target=$1 found=$build/found/$1
    mkdir -p "$found"
    if FUZZ_TARGET=$target $build/fuzz "$found" Tests/Fuzz/corpus/"$target" -max_total_time="$seconds" -timeout=20 \
        -rss_limit_mb=4096 -max_len=4096 -use_value_profile=1 -artifact_prefix=$build/"$target"- \
        -print_final_stats=1 >$build/"$target".log 2>&1; then
        local runs edges
        runs=$(sed -nE 's/^stat::number_of_executed_units: *//p' $build/"$target".log)
        edges=$(sed -nE 's/.* cov: ([0-9]+) .*/\1/p' $build/"$target".log | tail -n 1)
        echo "ok $target: $runs runs in $seconds s, $edges edges"
    else
        echo "FAIL $target: see $build/$target.log"
        return 1
    fi
    [ "${KEEP:-0}" = 0 ] || FUZZ_TARGET=$target $build/fuzz -merge=1 -max_len=512 Tests/Fuzz/corpus/"$target" "$found" \
        >>$build/"$target".log 2>&1
}
export -f one
export build seconds
printf '%s\n' $targets | xargs -P "${JOBS:-1}" -I{} bash -c 'one {}'
