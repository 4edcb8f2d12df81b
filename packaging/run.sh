#!/usr/bin/env bash
# Builds the program and starts the demo: a ledger of four clinics on this machine alone. Everything it
# writes lies in one folder, a temporary one that goes when the demo ends, unless --dir names another.
#
#   packaging/run.sh [--headless] [--dir <folder>] [further arguments of "reseal-node demo"]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

if [[ ! -e app/node/CMakeLists.txt ]]; then
    echo "the demo is not built yet: app/node is still to be written" >&2
    exit 1
fi

folder=
clinics=4
further=()
while (( $# > 0 )); do
    case "$1" in
        --headless) ;;  # it has no window anyhow
        --dir) folder="${2:?--dir needs a folder}"; shift ;;
        --clinics) clinics="${2:?--clinics needs a number}"; shift ;;
        *) further+=("$1") ;;
    esac
    shift
done

packaging/install-dependencies.sh
if [[ -z "${HOME:-}" && -z "${CCACHE_DIR:-}" ]]; then export CCACHE_DIR="$PWD/build/ccache"; fi
cmake --preset dev
cmake --build build/dev --target reseal-node --parallel "$(nproc)"

if [[ -z "$folder" ]]; then
    folder="$(mktemp -d)"
    trap 'rm -rf "$folder"' EXIT
fi
# In the background, so that whoever stops this script stops the demo too, and its exit code is ours.
build/dev/app/node/reseal-node demo --dir "$folder" --clinics "$clinics" "${further[@]}" <&0 &
demo=$!
trap 'kill -TERM "$demo" 2>/dev/null || true' INT TERM HUP
code=0
while true; do
    wait "$demo" && code=0 || code=$?
    kill -0 "$demo" 2>/dev/null || break  # else a signal ended the wait, not the demo
done
exit "$code"
