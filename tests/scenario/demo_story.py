#!/usr/bin/env python3
"""The demo on real patients when the samples are there, on a generated one when not. What it exports is
compared with the original files by this script, not by the program."""
import argparse
import hashlib
import json
import pathlib
import subprocess
import sys
import tempfile

import fhir_spans


def tell(node, folder, imports):
    export = folder / "export"
    command = [node, "demo", "--dir", str(folder / "demo"), "--export", str(export), "--json"]
    for path in imports:
        command += ["--import", str(path)]
    run = subprocess.run(command, stdout=subprocess.PIPE, text=True, timeout=500)
    answer = json.loads(run.stdout.splitlines()[-1])
    print(json.dumps(answer))
    if run.returncode != 0:
        sys.exit("the demo failed")
    if not imports:
        imports = [folder / "demo" / "demo-patient.json"]
    wanted = {}
    for path in imports:
        wanted.update(fhir_spans.by_hash(path))
    exported = {path.name: path.read_bytes() for path in export.iterdir()}
    wrong = [name for name, content in exported.items() if hashlib.sha256(content).hexdigest() != name]
    strange = [name for name in exported if name not in wanted or wanted[name] != exported[name]]
    missing = [name for name in wanted if name not in exported]
    print(f"{len(imports)} files, {len(wanted)} different spans, {len(exported)} exported, "
          f"{len(wrong)} misnamed, {len(strange)} not in the originals, {len(missing)} missing")
    if wrong or strange or missing or not exported:
        sys.exit("exported spans are not the originals")
    if answer["refused_after_revoke"] != answer["records"]:
        sys.exit("a record could be opened after the revocation")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--node", required=True)
    parser.add_argument("--samples", required=True)
    parser.add_argument("--all", action="store_true", help="all six patients; ordinarily the two smallest")
    options = parser.parse_args()
    samples = sorted(pathlib.Path(options.samples).glob("*.json"), key=lambda path: path.stat().st_size)
    if not samples:
        print("skipped, no sample data: a generated patient instead")
    imports = samples if options.all else samples[:2]
    with tempfile.TemporaryDirectory() as folder:
        tell(options.node, pathlib.Path(folder), imports)


if __name__ == "__main__":
    main()
