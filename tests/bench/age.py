#!/usr/bin/env python3
"""Times sealing and opening 1 GiB beside age (https://age-encryption.org), as whole processes.

    age.py PATH/TO/reseal-sealfile [--size MIB] [--runs N] [FOLDER...]

FOLDERs default to /dev/shm (memory) and the working folder (disk, where age's output is synced as ours
is by itself). Ours and theirs take turns; the table shows medians. Opening checks the blob id too.
"""
import argparse
import os
import statistics
import subprocess
import tempfile
import time


def timed(command, output):
    """Seconds until `output` is written and synced, and what the command printed."""
    if os.path.exists(output):
        os.remove(output)
    os.sync()
    start = time.perf_counter()
    printed = subprocess.run(command, check=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL).stdout
    descriptor = os.open(output, os.O_RDONLY)
    os.fsync(descriptor)
    os.close(descriptor)
    return time.perf_counter() - start, printed.decode().strip()


def write_random(path, mebibytes):
    with open(path, "wb") as file:
        for _ in range(mebibytes):
            file.write(os.urandom(1 << 20))


def same(one, other):
    return subprocess.run(["cmp", "-s", one, other]).returncode == 0


def measure(program, folder, mebibytes, runs):
    with tempfile.TemporaryDirectory(dir=folder) as room:
        at = lambda name: os.path.join(room, name)
        write_random(at("plain"), mebibytes)
        subprocess.run(["age-keygen", "-o", at("key")], check=True, capture_output=True)
        with open(at("key"), encoding="ascii") as key:
            recipient = next(line.split()[-1] for line in key if line.startswith("# public key"))
        commands = {
            "seal": ([program, "seal", at("plain"), at("sealed")],
                     ["age", "-r", recipient, "-o", at("plain.age"), at("plain")]),
            "open": ([program, "open", at("sealed"), at("opened")],
                     ["age", "-d", "-i", at("key"), "-o", at("opened.age"), at("plain.age")]),
        }
        blob_id = ""
        for what, (ours, theirs) in commands.items():
            outputs = (ours[3], theirs[theirs.index("-o") + 1])
            times = ([], [])
            for run in range(runs + 1):
                for side, command in enumerate((ours, theirs)):
                    blob = [blob_id] if what == "open" and side == 0 else []
                    seconds, printed = timed(command + blob, outputs[side])
                    blob_id = printed if what == "seal" and side == 0 else blob_id
                    if run > 0:  # the first turn warms the caches
                        times[side].append(seconds)
            if what == "open" and not all(same(at("plain"), output) for output in outputs):
                raise SystemExit("what was opened is not what was sealed")
            ours_median, age_median = map(statistics.median, times)
            print(f"{folder:12} {what}: ours {ours_median:.2f} s, age {age_median:.2f} s, "
                  f"{age_median / ours_median:.2f} times as fast", flush=True)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("folders", nargs="*", default=["/dev/shm", "."])
    parser.add_argument("--size", type=int, default=1024)
    parser.add_argument("--runs", type=int, default=7)
    options = parser.parse_intermixed_args()
    for folder in options.folders:
        measure(os.path.abspath(options.program), folder, options.size, options.runs)


if __name__ == "__main__":
    main()
