#!/usr/bin/env python3
"""One seed fixes everything: two processes that run it say the same, line by line.

    replay.py RESEAL-SIM
"""

import subprocess
import sys

for seed in (3, 17, 41, 64):
    said = [subprocess.run([sys.argv[1], "--seed", str(seed), "--transcript"], capture_output=True, check=False)
            for _ in range(2)]
    if not said[0].stderr or said[0].stderr != said[1].stderr:
        sys.exit(f"seed {seed} does not repeat itself")
    fingerprints = [run.stdout.splitlines()[0] for run in said]
    if fingerprints[0] != fingerprints[1]:
        sys.exit(f"seed {seed}: {fingerprints}")
    print(fingerprints[0].decode())
