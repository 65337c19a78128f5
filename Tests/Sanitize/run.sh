#!/usr/bin/env bash
# Looks for races with ThreadSanitizer: `run.sh [FILTER]`; by default all tests of the wire.
# Builds apart from everything else, in .build-tsan. Needs what ./test installs and compiles.
set -euo pipefail
cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/../.."
filter=${1:-HTTP2Tests|RPCTests}
build=.build-tsan
export PLANTAIN_ONLY=HTTP2Tests,RPCTests
swift build --build-tests --scratch-path $build --sanitize=thread -Xswiftc -DTHREAD_SANITIZER
rm -f $build/race.*
export TSAN_OPTIONS="suppressions=$PWD/Tests/Sanitize/thread.supp log_path=$PWD/$build/race exitcode=0"
passed=0
swift test --skip-build --no-parallel --scratch-path $build --sanitize=thread -Xswiftc -DTHREAD_SANITIZER \
    --filter "$filter" >$build/test.log 2>&1 || passed=1
grep -E '^(✘|error)|Test run with' $build/test.log || true
races=$(cat $build/race.* 2>/dev/null | grep -c '^WARNING: ThreadSanitizer' || true)
echo "$races races (in $build/race.*)"
[ $passed -eq 0 ] && [ "$races" -eq 0 ]
