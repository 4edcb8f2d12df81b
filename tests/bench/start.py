#!/usr/bin/env python3
"""How long the desktop takes from its start until the passphrase can be typed.

    tests/bench/start.py build/release/app/desktop/reseal [runs]

A folder with one person is made; what lies in a vault is not read before it is unlocked, so theirs is empty. The
platform is offscreen unless QT_QPA_PLATFORM says otherwise. The first run warms the page cache and is not counted.
"""

import json
import os
import pathlib
import statistics
import subprocess
import sys
import tempfile
import time


def once(program, people):
    environment = {"QT_QPA_PLATFORM": "offscreen", **os.environ}
    begun = time.monotonic_ns()
    told = subprocess.run([program, "--people", people, "--measure-start"], env=environment, check=True,
                          stdout=subprocess.PIPE, text=True, timeout=60).stdout
    return (int(told) - begun) / 1e6


def main():
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__)
    runs = int(sys.argv[2]) if len(sys.argv) == 3 else 10
    with tempfile.TemporaryDirectory() as people:
        folder = pathlib.Path(people, "1")
        (folder / "keys").mkdir(parents=True)
        profile = {"kind": "person", "name": "Demo Person", "role": "patient", "clinic": "Demo Clinic"}
        (folder / "profile.json").write_text(json.dumps(profile), encoding="utf-8")
        cold = once(sys.argv[1], people)
        times = sorted(once(sys.argv[1], people) for _ in range(runs))
    print(f"start to unlock field: median {statistics.median(times):.0f} ms, worst {times[-1]:.0f} ms of {runs}; "
          f"the first {cold:.0f} ms (aim 300 ms)")


if __name__ == "__main__":
    main()
