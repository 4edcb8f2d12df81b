#!/usr/bin/env python3
"""Compares what reseal-vectors says of each case with what the case expects.

    compare.py PROGRAM FILE...           the verdicts must be those expected
    compare.py PROGRAM --emit FILE       has PROGRAM write FILE first, then the same
    compare.py PROGRAM --skip FILE...    unsupported cases are counted apart instead of failing

Then everything once more with each expectation turned round: every case must then differ, which
shows that the program does not read the expectation. Ends with "N passed, N failed".
"""
import json
import os
import subprocess
import sys
import tempfile

FLIPPED = {"ok": "error", "error": "ok"}
MEANS = {"accepted": "ok", "refused": "error"}


def verdicts(program, files):
    out = subprocess.run([program, "check", *files], capture_output=True, text=True, encoding="utf-8")
    if out.returncode != 0:
        sys.exit(f"{program} check ended with {out.returncode}: {out.stderr}")
    return [line.rsplit(" ", 1) for line in out.stdout.splitlines()]


def cases_of(files):
    cases = []
    for name in files:
        with open(name, encoding="utf-8") as file:
            cases += json.load(file)["cases"]
    return cases


def flipped_copy(name, folder):
    """A copy with every expectation turned round; files that its cases name are linked beside it."""
    with open(name, encoding="utf-8") as file:
        whole = json.load(file)
    for case in whole["cases"]:
        case["expect"] = FLIPPED[case["expect"]]
        if "file" in case:
            source = os.path.join(os.path.dirname(os.path.abspath(name)), case["file"])
            os.symlink(source, os.path.join(folder, case["file"]))
    copy = os.path.join(folder, os.path.basename(name))
    with open(copy, "w", encoding="utf-8") as file:
        json.dump(whole, file)
    return copy


def compare(program, files, skip, agree):
    """Counts cases whose verdict agrees (or, with agree false, differs) as it must."""
    cases, said = cases_of(files), verdicts(program, files)
    if [case["id"] for case in cases] != [id for id, _ in said]:
        sys.exit("the program did not answer for each case in order")
    passed = failed = skipped = 0
    for case, (id, verdict) in zip(cases, said):
        if verdict == "unsupported" and skip:
            skipped += 1
        elif verdict in MEANS and (MEANS[verdict] == case["expect"]) == agree:
            passed += 1
        else:
            failed += 1
            turned = "" if agree else " (expectation turned round)"
            print(f"{id}: {verdict}, expected {case['expect']}{turned}: {case.get('why', '')}")
    return passed, failed, skipped


def main(arguments):
    program, files = arguments[0], [a for a in arguments[1:] if not a.startswith("--")]
    skip = "--skip" in arguments
    if "--emit" in arguments:
        for name in files:
            subprocess.run([program, "emit", name], check=True)
    passed, failed, skipped = compare(program, files, skip, agree=True)
    with tempfile.TemporaryDirectory() as folder:
        flipped = [flipped_copy(name, folder) for name in files]
        more_passed, more_failed, _ = compare(program, flipped, skip, agree=False)
    if skipped:
        print(f"{skipped} skipped")
    print(f"{passed + more_passed} passed, {failed + more_failed} failed")
    return 0 if failed + more_failed == 0 and passed > 0 else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
