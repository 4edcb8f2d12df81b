#!/usr/bin/env python3
"""Prints each operation's time beside that of its bare libsodium calls.

    ratios.py PATH/TO/reseal-bench [LIMIT]

Both are measured in turns, many times; the table shows the least of each, which other work on the
machine disturbs least. With LIMIT (for example 1.2) the
exit status says whether all ratios are below it.
"""
import json
import subprocess
import sys


def least(program):
    out = subprocess.run(
        [program, "--benchmark_format=json", "--benchmark_repetitions=25", "--benchmark_min_time=0.01",
         "--benchmark_enable_random_interleaving=true"],
        check=True, capture_output=True, text=True)
    times = {}
    for row in json.loads(out.stdout)["benchmarks"]:
        if row["run_type"] == "iteration":
            times.setdefault(row["run_name"], []).append(row["cpu_time"] / 1000)
    return {name: min(all_times) for name, all_times in times.items()}


def main(program, limit=None):
    times = least(program)
    print(f"{'operation':28} {'ours us':>9} {'bare us':>9} {'ratio':>7}")
    worst = 0.0
    for name in sorted(n for n in times if not n.endswith("/bare")):
        ratio = times[name] / times[name + "/bare"]
        worst = max(worst, ratio)
        print(f"{name:28} {times[name]:9.1f} {times[name + '/bare']:9.1f} {ratio:7.3f}")
    return 1 if limit and worst > float(limit) else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
