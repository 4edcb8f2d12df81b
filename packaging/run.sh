#!/usr/bin/env bash
# Builds the program and opens it on a demo: four clinics and their made-up patients, on this machine alone.
# Everything it writes lies in one folder, a temporary one that goes when the demo ends, unless --dir names
# another, which is opened again the next time.
#
#   packaging/run.sh [--dir <folder>]              the desktop on the demo
#   packaging/run.sh --headless [--dir <folder>] [--clinics <n>] [further arguments of "reseal-node demo"]
#                                                  no window: the main job as a story, with its numbers
#   packaging/run.sh --headless --out <folder>     a picture of every page, light and dark, in three languages
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

folder=
headless=false
pictures=
further=()
while (( $# > 0 )); do
    case "$1" in
        --headless) headless=true ;;
        --out) pictures="${2:?--out needs a folder}"; shift ;;
        --dir) folder="${2:?--dir needs a folder}"; shift ;;
        -h | --help) sed -n '2,/^set -/{/^set -/d;s/^# \{0,1\}//;p}' packaging/run.sh; exit 0 ;;
        *) further+=("$1") ;;
    esac
    shift
done
if ! $headless && (( ${#further[@]} > 0 )); then
    echo "without --headless there is only --dir: ${further[*]}" >&2
    exit 2
fi
if ! $headless && [[ -z "${DISPLAY:-}" && -z "${WAYLAND_DISPLAY:-}" ]]; then
    echo "There is no screen here: telling the story without a window (as with --headless)." >&2
    headless=true
fi

packaging/install-dependencies.sh
if [[ -z "${HOME:-}" && -z "${CCACHE_DIR:-}" ]]; then export CCACHE_DIR="$PWD/build/ccache"; fi
cmake --preset dev
program=reseal
if $headless && [[ -z "$pictures" ]]; then program=reseal-node; fi
cmake --build build/dev --target "$program" --parallel "$(nproc)"

if [[ -z "$folder" ]]; then
    folder="$(mktemp -d)"
    trap 'rm -rf "$folder"' EXIT
fi
if [[ "$program" == reseal-node ]]; then
    run=(build/dev/app/node/reseal-node demo --dir "$folder" --clinics 4 "${further[@]}")
    for argument in "${further[@]}"; do
        if [[ "$argument" == --clinics ]]; then run=(build/dev/app/node/reseal-node demo --dir "$folder" "${further[@]}"); fi
    done
elif [[ -n "$pictures" ]]; then
    export QT_QPA_PLATFORM=offscreen
    run=(build/dev/app/desktop/reseal --demo "$folder" --gallery "$pictures")
else
    run=(build/dev/app/desktop/reseal --demo "$folder")
fi
# In the background, so that whoever stops this script stops the demo too, and its exit code is ours.
"${run[@]}" <&0 &
demo=$!
trap 'kill -TERM "$demo" 2>/dev/null || true' INT TERM HUP
code=0
while true; do
    wait "$demo" && code=0 || code=$?
    kill -0 "$demo" 2>/dev/null || break  # else a signal ended the wait, not the demo
done
exit "$code"
