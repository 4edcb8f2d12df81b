#!/usr/bin/env bash
# Runs one fuzz target from its seeds: run.sh <build folder of the preset fuzz> <name> [seconds]
# Seconds default to RESEAL_FUZZ_SECONDS, and that to 10, with the same random numbers each time: what the ordinary run
# finds it finds again. Who gives a time has new ones. An input that breaks the target is left in
# <build folder>/found/; once the fault is mended it belongs into tests/fuzz/corpus/<name>/, which every
# run tries first. Exit code 77, which ctest shows as skipped, if the target was not built (libFuzzer, too,
# would exit with 77 when it found something, if it were not told otherwise).
set -euo pipefail
build="$1"
name="$2"
seconds="${3:-${RESEAL_FUZZ_SECONDS:-}}"
randomness=0  # libFuzzer draws anew
if [[ -z "$seconds" ]]; then
    seconds=10
    randomness=1
fi
program="$build/tests/fuzz/fuzz_$name"
if [[ ! -x "$program" ]]; then
    echo "$program is not built; packaging/test.sh builds it"
    exit 77
fi

room="$(mktemp -d)"
trap 'rm -rf "$room"' EXIT
mkdir "$room/discovered"
"$build/tests/fuzz/fuzz_seeds" "$room/seeds"
folders=("$room/discovered" "$room/seeds/$name")
corpus="$(dirname "${BASH_SOURCE[0]}")/corpus/$name"
if [[ -d "$corpus" ]]; then folders+=("$corpus"); fi
mkdir -p "$build/found"
"$program" -error_exitcode=1 -seed="$randomness" -max_total_time="$seconds" -timeout=10 -rss_limit_mb=2048 \
    -max_len=65536 -print_final_stats=1 -artifact_prefix="$build/found/$name-" "${folders[@]}"
