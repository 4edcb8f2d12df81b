#!/usr/bin/env python3
"""Reads the whole tree and says where it breaks a rule of the house. Exit code 1 if it does anywhere.

    lint.py --root <checkout> --qt-headers <folder that holds QtCore> [--rule <name>]…
"""

import argparse
import pathlib
import sys

from rules import RULES, run
from source import Tree


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--root", required=True)
    parser.add_argument("--qt-headers", required=True)
    parser.add_argument("--rule", action="append", choices=sorted(RULES))
    arguments = parser.parse_args()
    if not pathlib.Path(arguments.qt_headers, "QtCore", "QObject").exists():
        print(f"lint: {arguments.qt_headers} does not hold QtCore")
        return 1
    tree = Tree(arguments.root, arguments.qt_headers)
    if not tree.files:
        print("lint: no files to read")
        return 1
    findings = sorted(set(run(tree, arguments.rule)))
    for finding in findings:
        print(finding)
    print(f"lint: {len(tree.files)} files, {len(arguments.rule or RULES)} rules, {len(findings)} findings")
    return 1 if findings else 0


if __name__ == "__main__":
    sys.exit(main())
