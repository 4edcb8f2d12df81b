#!/usr/bin/env python3
"""Searches the disk of one clinic of four for anything about the patients of the others: raw, and opened with
the clinic's own passphrase. `--who ordering` is a clinic that only orders, `--who file-server` one that
besides keeps sealed files. With `--undefended` something must be found, otherwise nothing."""
import argparse
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

from search import Search, hidden_forms

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "scenario"))
from consortium import Consortium, Failed  # noqa: E402

ROLES = {1: "validator,proxy,file-server", 2: "validator,proxy", 3: "validator,file-server", 4: "validator"}
NUMBER = {"file-server": 3, "ordering": 4}

FAMILY, GIVEN = "Fämily-name-of-the-needle", "Given-name-of-the-needle"
NOTE = "Note-of-the-needle: for a test of disks"
PEOPLE = ["Author-of-the-needle", "Reader-of-the-needle", "Patient-of-the-needle"]
CONTENT = {"Condition": "Haystackitis of the seventh kind", "MedicationRequest": "Needlomycin 40 mg at night",
           "AllergyIntolerance": "Allergy against haystacks", "Observation": "Needles per litre of hay"}

# Every needle has at least 7 bytes, so that in 100 MB of ciphertext one is there by chance less than once in a
# million runs: hence the codes "hiv" and "notes" are left out. So are "intake" and "research", which are no
# health data by themselves.
NEEDLES = [FAMILY, GIVEN, NOTE, *PEOPLE, *CONTENT, *CONTENT.values(), "resourceType", "1961-04-30", "Street-of-the-needle",
           "problems", "allergies", "medications", "immunizations", "laboratory", "vital-signs", "imaging", "diagnostics",
           "procedures", "care-plans", "administrative", "mental-health", "substance-use", "sexual-reproductive", "genetic",
           "abuse-violence", "Vital signs", "Mental health", "Substance use"]
assert all(len(needle.encode()) >= 7 for needle in NEEDLES)


def bundle():
    """One patient with a record in each of four categories."""
    entries = []

    def add(kind, **fields):
        url = f"urn:uuid:00000000-0000-4000-8000-{len(entries):012}"
        if entries:
            fields["patient" if kind == "AllergyIntolerance" else "subject"] = {"reference": entries[0]["fullUrl"]}
        entries.append({"fullUrl": url, "resource": {"resourceType": kind, "id": url[9:], **fields}})

    add("Patient", name=[{"family": FAMILY, "given": [GIVEN]}], gender="female", birthDate="1961-04-30",
        address=[{"line": ["Street-of-the-needle 4"]}])
    for kind, text in CONTENT.items():
        field = "medicationCodeableConcept" if kind == "MedicationRequest" else "code"
        more = {"Observation": {"status": "final", "effectiveDateTime": "2019-05-06", "category": [{"coding": [
            {"system": "http://terminology.hl7.org/CodeSystem/observation-category", "code": "laboratory"}]}]},
            "MedicationRequest": {"status": "active", "intent": "order", "authoredOn": "2019-05-06"}}.get(kind, {})
        add(kind, **{field: {"text": text}}, **more)
    return json.dumps({"resourceType": "Bundle", "type": "collection", "entry": entries}, ensure_ascii=False)


class Group(Consortium):
    def command(self, *words, **options):
        if words == ("clinic", "create"):
            options["roles"] = ROLES[int(pathlib.Path(options["dir"]).name[-1])]
        return super().command(*words, **options)


def tell(group):
    """A doctor seals, another asks, the patient allows and takes back. How many records there are."""
    file = group.folder / "bundle.json"
    file.write_text(bundle(), encoding="utf-8")
    author = group.person(group.clinics[0], "doctor", PEOPLE[0])
    reader = group.person(group.clinics[1], "doctor", PEOPLE[1])
    patient = group.person(group.clinics[0], "patient", PEOPLE[2])
    card = group.command("patient", "card", vault=patient)
    for doctor in (author, reader):
        group.command("doctor", "add", vault=doctor, card=card["card"], name=PEOPLE[2])
    report = group.command("doctor", "import", vault=author, patient=card["patient"], confirm_all=True, files=[file])
    assert report["written"] == "final", report
    rows = group.command("patient", "records", vault=patient)["records"]
    categories = sorted({row["category"] for row in rows} - {"intake"})
    asked = group.command("doctor", "request", vault=reader, patient=card["patient"], category=categories, note=NOTE)
    group.command("patient", "approve", vault=patient, request=asked["request"])
    readable = next(row["record"] for row in rows if row["category"] in categories)
    out = group.folder / "out"
    group.wait("a record can be opened", lambda: group.command("doctor", "save", vault=reader, record=readable, out=out))
    grant = next(row for row in group.command("patient", "grants", vault=patient)["grants"] if row["state"] == "active")
    group.command("patient", "revoke", vault=patient, grant=grant["grant"])
    return len(rows), max(clinic.status()["height"] for clinic in group.clinics)


def copy_of(group, clinic):
    """The clinic's folder once more, for opening a database writes to it."""
    copy = group.folder / f"copy-{clinic.number}"
    if not copy.exists():
        shutil.copytree(clinic.folder, copy)
    return copy


def opened(group, clinic, tool):
    """All that stands in the clinic's databases."""
    run = subprocess.run([tool, str(copy_of(group, clinic))], stdout=subprocess.PIPE, env=group.environment, check=True)
    return run.stdout


def disk(folder):
    """Every file with its name."""
    for file in sorted(folder.rglob("*")):
        name = str(file.relative_to(folder))
        yield name, name.encode() + b"\n" + (file.read_bytes() if file.is_file() else b"")


def investigate(group, clinic, tool):
    places = dict(disk(clinic.folder))
    places["log"] = (group.folder / f"clinic-{clinic.number}.log").read_bytes()
    places["databases, opened"] = opened(group, clinic, tool)
    print(f"{len(places)} places, {sum(map(len, places.values()))} bytes, {len(NEEDLES)} needles")
    search = Search(NEEDLES)
    found = {(place, *hit) for place, content in places.items() for hit in search(content)}
    for place, needle, form in sorted(found):
        print(f"  {needle!r} as {form} in {place}")
    return places, found


def missed(folder):
    """A name is hidden on this disk in every form, each inside one of its files; which are not found?"""
    files = [file for file in sorted(folder.rglob("*")) if file.is_file()]
    forms = hidden_forms(FAMILY)
    search = Search([FAMILY])
    for number, (form, hidden) in enumerate(forms.items()):
        file = files[number % len(files)]
        before = file.read_bytes()
        file.write_bytes(before[:len(before) // 2] + hidden + before[len(before) // 2:])
        if not any(search(content) for _, content in disk(folder)):
            yield form
        file.write_bytes(before)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--node", required=True)
    parser.add_argument("--open-clinic", required=True)
    parser.add_argument("--who", choices=NUMBER, required=True)
    parser.add_argument("--undefended", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        group = Group(options.node, folder)
        try:
            group.start()
            records, height = tell(group)
            group.wait("all clinics have all blocks", lambda: all(clinic.status()["height"] >= height for clinic in group.clinics))
        finally:
            group.stop()
        clinic = group.clinics[NUMBER[options.who] - 1]
        places, found = investigate(group, clinic, options.open_clinic)
        # It is the right disk, and all of it: its databases hold the ledger, and a file server the files.
        assert b"Test clinic 1" in places["databases, opened"], "the opened databases hold no ledger"
        kept = sum(content.startswith(name.encode() + b"\nRESEAL01") for name, content in places.items())
        assert kept == (records if options.who == "file-server" else 0), f"{kept} sealed files for {records} records"
        # The search is able to find: a name hidden on this disk, and in the opened databases of the clinic
        # where the patient is enrolled the name under which that was done.
        if not options.undefended:
            not_found = list(missed(copy_of(group, clinic)))
            assert not not_found, f"hidden on the disk and not found: {not_found}"
        home = opened(group, group.clinics[0], options.open_clinic)
        assert PEOPLE[2] in {needle for needle, _ in Search(PEOPLE)(home)}, "not even the home clinic knows the patient"
    if bool(found) != options.undefended:
        sys.exit("nothing was found" if options.undefended else "the clinic can know what it must not know")


if __name__ == "__main__":
    main()
