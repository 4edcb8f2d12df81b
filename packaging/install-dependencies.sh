#!/usr/bin/env bash
# Installs from the distribution what building needs, and with --tests what testing needs as well.
# Asks dpkg first and touches apt only for what is missing, so a second run does nothing.
# Meant for Debian 12, Debian 13 and Ubuntu 24.04; run so far on the first two.
set -euo pipefail

build=(cmake ninja-build g++ pkg-config ccache qt6-base-dev libssl-dev libsodium-dev libsqlcipher-dev
       libsimdjson-dev qt6-svg-dev qt6-tools-dev qt6-tools-dev-tools qt6-l10n-tools libzxing-dev libzxcvbn-dev)
# What the windows look for when they run.
build+=(qt6-translations-l10n libqt6svg6 fonts-inter fonts-noto-core fonts-noto-cjk)
tests=(python3 xvfb xauth libfaketime)
want_tests=false
for argument in "$@"; do
    case "$argument" in
        --tests) want_tests=true ;;
        *) echo "usage: $0 [--tests]" >&2; exit 2 ;;
    esac
done

wanted=("${build[@]}")
if $want_tests; then wanted+=("${tests[@]}"); fi

if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
    echo "This is not a Debian or Ubuntu. Reseal needs what these packages hold: ${wanted[*]} clang" >&2
    exit 0  # they may be there under other names; CMake says what is not
fi

is_installed() { [[ "$(dpkg-query -W -f='${db:Status-Status}' "$1" 2>/dev/null || true)" == installed ]]; }

as_root() {
    if [[ "$(id -u)" == 0 ]]; then
        "$@"
    elif command -v sudo >/dev/null; then
        sudo "$@"
    else
        echo "Please run this as root, or install sudo: $*" >&2
        exit 1
    fi
}

updated=false
install() {
    local apt=(env DEBIAN_FRONTEND=noninteractive apt-get -qq -o Acquire::Retries=3 -o DPkg::Lock::Timeout=300
               -o Dpkg::Use-Pty=0)
    if ! $updated; then
        as_root "${apt[@]}" update </dev/null
        updated=true
    fi
    echo "Installing: $*"
    as_root "${apt[@]}" install -y --no-install-recommends "$@" </dev/null
}

missing=()
for package in "${wanted[@]}"; do
    is_installed "$package" || missing+=("$package")
done
if (( ${#missing[@]} > 0 )); then install "${missing[@]}"; fi

$want_tests || exit 0

# The fuzz targets want a clang that links libFuzzer. Which package holds the runtime goes by clang's
# version, so ask the compiler, not dpkg, whether all is there.
can_fuzz() {
    command -v clang++ >/dev/null || return 1
    local folder linked=false
    folder="$(mktemp -d)"
    echo 'extern "C" int LLVMFuzzerTestOneInput(const unsigned char*, unsigned long) { return 0; }' \
        >"$folder/probe.cpp"
    local probe=("$folder/probe.cpp" -o "$folder/probe")
    if clang++ -fsanitize=fuzzer,address,undefined "${probe[@]}" 2>"$folder/why"; then
        linked=true
    elif [[ "${1:-}" == loudly ]]; then
        cat "$folder/why" >&2
    fi
    rm -rf "$folder"
    $linked
}
can_fuzz && exit 0
install clang
version="$(clang++ -dumpversion | cut -d. -f1)"
runtime=()
for package in "libclang-rt-$version-dev" "libfuzzer-$version-dev"; do
    if apt-cache show "$package" >/dev/null 2>&1; then runtime+=("$package"); fi
done
if (( ${#runtime[@]} > 0 )); then install "${runtime[@]}"; fi
if ! can_fuzz loudly; then
    echo "clang++ can't link a libFuzzer program even now; the fuzz targets need that." >&2
    exit 1
fi
