#!/usr/bin/env bash
# Builds Reseal and runs all its tests, in this checkout alone. The last lines are ctest's summary, and
# the exit code is ctest's.
#
#   packaging/test.sh                 every test; each fuzz target for 10 seconds
#   packaging/test.sh --long          more seeds for simulations, every sample patient, each fuzz target for
#                                     two minutes
#   packaging/test.sh --asan          under AddressSanitizer and UBSan (without the fuzz targets,
#                                     which are always built with them)
#   packaging/test.sh --tsan          under ThreadSanitizer (likewise)
#   packaging/test.sh --clang         built with clang++ instead of g++
#   packaging/test.sh … -- -R lint    what follows the two dashes goes to ctest
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

preset=dev
configure=()
fuzz=true
long=false
chosen=0
while (( $# > 0 )); do
    case "$1" in
        --asan) preset=asan; fuzz=false; chosen=$((chosen + 1)) ;;
        --tsan) preset=tsan; fuzz=false; chosen=$((chosen + 1)) ;;
        --clang) configure=(-B build/clang -D CMAKE_CXX_COMPILER=clang++); chosen=$((chosen + 1)) ;;
        --long) long=true ;;
        --) shift; break ;;
        *) sed -n '2,/^set -/{/^set -/d;s/^# \{0,1\}//;p}' packaging/test.sh >&2; exit 2 ;;
    esac
    shift
done
if (( chosen > 1 )); then
    echo "one of --asan, --tsan and --clang at a time" >&2
    exit 2
fi

packaging/install-dependencies.sh --tests

# ccache looks for its store under HOME, which a bare build machine may not set.
if [[ -z "${HOME:-}" && -z "${CCACHE_DIR:-}" ]]; then export CCACHE_DIR="$PWD/build/ccache"; fi
jobs="$(nproc)"

cmake --preset "$preset" "${configure[@]}"
folder="build/$preset"
if [[ ${#configure[@]} -gt 0 ]]; then folder=build/clang; fi
cmake --build "$folder" --parallel "$jobs"

selected=()
if $fuzz; then
    cmake --preset fuzz
    cmake --build build/fuzz --target fuzzers --parallel "$jobs"
else
    selected=(--label-exclude fuzz)
    # Threads that hand values to each other by Qt's events alone: TSan sees no such event.
    if [[ "$preset" == tsan ]]; then selected=(--label-exclude "fuzz|qt_events"); fi
fi
if $long; then
    export RESEAL_LONG=1
    export RESEAL_FUZZ_SECONDS="${RESEAL_FUZZ_SECONDS:-120}"
fi

run=(ctest --test-dir "$folder" --output-on-failure --no-tests=error --parallel "$jobs" "${selected[@]}" "$@")
case "$preset" in
    asan)
        export UBSAN_OPTIONS="print_stacktrace=1${UBSAN_OPTIONS:+:$UBSAN_OPTIONS}" ;;
    tsan)
        # Qt is not instrumented; what it synchronizes with is unseen and would be reported as a race.
        export TSAN_OPTIONS="ignore_noninstrumented_modules=1:die_after_fork=0${TSAN_OPTIONS:+:$TSAN_OPTIONS}"
        # GCC 12's runtime does not know how widely newer kernels scatter addresses.
        if setarch -R true 2>/dev/null; then run=(setarch -R "${run[@]}"); fi ;;
esac
exec "${run[@]}"
