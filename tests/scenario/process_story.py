#!/usr/bin/env python3
"""The whole story on four processes and commands of persons, on real patients when the samples are there."""
import argparse
import hashlib
import json
import pathlib
import subprocess
import tempfile

import fhir_spans
from consortium import Consortium, Failed


def generated(node, folder):
    """A patient's file as the demo makes it."""
    subprocess.run([node, "demo", "--dir", str(folder / "maker"), "--clinics", "1", "--json"], stdout=subprocess.DEVNULL,
                   stderr=subprocess.DEVNULL, check=False)
    return folder / "maker" / "demo-patient.json"


def name_in(path):
    """The family name of the Bundle's patient, which a doctor would know."""
    for entry in json.loads(path.read_bytes())["entry"]:
        for name in entry["resource"].get("name", []) if entry["resource"]["resourceType"] == "Patient" else []:
            return name["family"]
    return "the patient"


def refused_erase(group, patient, record):
    try:
        group.command("patient", "erase", vault=patient, record=record)
        raise AssertionError("erased without being asked twice")
    except Failed as failed:
        assert failed.code == "InvalidArgument" and "for ever" in str(failed), failed


def story(group, path, number):
    author_clinic, reader_clinic, home = group.clinics[0], group.clinics[1], group.clinics[2]
    author = group.person(author_clinic, "doctor", f"Author {number}")
    reader = group.person(reader_clinic, "doctor", f"Reader {number}")
    patient = group.person(home, "patient", f"Patient {number}")
    legible(group, author_clinic, author)
    card = group.command("patient", "card", vault=patient)
    for doctor in (author, reader):
        group.command("doctor", "add", vault=doctor, card=card["card"], name=name_in(path))
    registered(group, author_clinic, author, reader, patient, card, number)
    report = group.command("doctor", "import", vault=author, patient=card["patient"], confirm_all=True, files=[path])
    assert report["written"] == "final", report
    assert all(row["copies"] >= 2 for row in report["sealed"]), "a record without a second copy"
    sealed = {row["record"] for row in report["sealed"]}

    for row in group.command("patient", "records", vault=patient)["records"]:
        if not row["unsorted"]:
            continue
        group.command("patient", "refile", vault=patient, record=row["record"], category="administrative")
    categories = sorted({row["category"] for row in group.command("patient", "records", vault=patient)["records"]})
    refused(group, reader, next(iter(sealed)), {"Denied", "NotFound"})

    asked = group.command("doctor", "request", vault=reader, patient=card["patient"], category=categories, note="for a test")
    approved = group.command("patient", "approve", vault=patient, request=asked["request"])
    assert approved["grants"], approved
    answered_once(group, patient, asked["request"], categories)
    out = group.folder / f"out-{number}"
    for record in sorted(sealed):
        group.wait("the record can be opened",
                   lambda: group.command("doctor", "save", vault=reader, record=record, out=out / record))
    compare(path, out)

    away = group.clinics[3]
    away.kill()
    for row in group.command("patient", "grants", vault=patient)["grants"]:
        if row["state"] == "active":
            group.command("patient", "revoke", vault=patient, grant=row["grant"])

    def unconfirmed():
        return [row.get("not_confirmed_by", []) for row in group.command("patient", "grants", vault=patient)["grants"]]
    group.wait("all but who is away confirm", lambda: all(by == [f"Test clinic {away.number}"] for by in unconfirmed()))
    away.start()
    group.wait("all confirm that their shares are destroyed", lambda: not any(unconfirmed()))
    for record in sealed:
        refused(group, reader, record, {"Revoked", "Denied"})
    kinds = {row["kind"] for row in group.command("patient", "activity", vault=patient)["activity"]}
    assert {"RecordRegistered", "Requested", "Granted", "Revoked"} <= kinds, kinds

    erased = sorted(sealed)[0]
    refused_erase(group, patient, erased)
    group.command("patient", "erase", vault=patient, record=erased, yes=True)
    rows = group.command("patient", "records", vault=patient)["records"]
    assert erased not in {row["record"] for row in rows}, "an erased record is still listed"
    group.wait("all confirm that their copies are deleted", lambda: [
        (row["record"], row["not_confirmed_by"]) for row in group.command("patient", "erasures", vault=patient)["erasures"]
    ] == [(erased, [])])
    print(f"patient {number}: {len(sealed)} records told, read, revoked")


def registered(group, clinic, author, reader, patient, card, number):
    """The clinic's register over the link: its doctor enters a patient and finds her again, and nobody else does."""
    name, words = f"Registered Person-{number}", f"person {number}"
    entry = {"name": name, "birth_date": "1961-04-30", "number": f"A-{number}"}
    group.command("doctor", "register", vault=author, patient=card["patient"], **entry)
    (row,) = group.command("doctor", "find", vault=author, words=words)["patients"]
    assert row["name"] == name and row["patient"] == card["patient"] and row["care_card"] == card["card"], row
    corrected = {"row": row["row"], "name": name, "birth_date": "1961-04-30", "number": f"B-{number}"}
    not_taken(lambda: group.command("doctor", "register", vault=author, **corrected), {"Denied"})  # she has a card
    clinic.staff("register", **corrected)
    (row,) = group.command("doctor", "find", vault=author, words="person 1961-04-30")["patients"]
    assert row["number"] == f"B-{number}" and row["care_card"] == card["card"], row
    identity = next(member["identity"] for member in clinic.staff("members")["members"] if member["role"] == "doctor")
    assert clinic.staff("find", words=words, viewer=identity)["patients"] == [row]
    looks = clinic.staff("looks", row=row["row"])["looks"]
    assert [look["reason"] for look in looks][:4] == ["search", "search", "change", "change-refused"], looks
    assert looks[0]["member"] == identity and looks[0]["patient"] == name, looks
    assert not group.command("doctor", "find", vault=reader, words=words)["patients"], "another clinic's register"
    not_taken(lambda: group.command("doctor", "find", vault=patient, words=words), {"InvalidArgument", "Denied"})
    not_taken(lambda: group.command("doctor", "find", vault=author, words="p"), {"InvalidArgument"})
    not_taken(lambda: group.command("doctor", "register", vault=author, patient=card["patient"], **entry), {"AlreadyExists"})
    own = group.command("doctor", "edit", vault=author, patient=card["patient"], number=f"B-{number}")
    assert own["number"] == f"B-{number}" and own["name"] and not own["birth_date"], own


def not_taken(act, codes):
    try:
        answer = act()
    except Failed as failed:
        assert failed.code in codes, failed
    else:
        raise AssertionError(f"was taken: {answer}")


def legible(group, clinic, vault):
    """The same for people: every row of a table is there, and the code that staff match to the face is the same."""
    told = subprocess.run([group.node, "staff", "members", "--dir", str(clinic.folder)], stdout=subprocess.PIPE, text=True,
                          env=group.environment, check=True).stdout
    for row in clinic.staff("members")["members"]:
        assert row["name"] in told and row["identity"] in told, told
    member = next(row for row in clinic.staff("invitations")["invitations"] if row["role"] == "doctor")
    assert member["code"] in {None, group.command("person", "show", vault=vault)["code"]}, member


def explored(group):
    """Staff look at all that was ordered, and prove each of it to somebody without a node."""
    first, last = group.clinics[0], group.clinics[-1]
    height = first.staff("blocks", count=1)["blocks"][0]["height"]
    group.wait("the last clinic has as many blocks", lambda: last.staff("block", height=height))
    kinds, transactions, below = set(), [], height + 1
    while below > 1:
        page = last.staff("blocks", below=below, count=7)["blocks"]
        assert [row["height"] for row in page] == list(range(below - 1, below - 1 - len(page), -1)), page
        for row in page:
            block = first.staff("block", height=row["height"])
            assert block["hash"] == row["hash"] and len(block["transactions"]) == row["transactions"], (block, row)
            transactions += [tx["transaction"] for tx in block["transactions"]]
            kinds |= {field["kind"] for field in block["fields"]}
        below = page[-1]["height"]
    assert {"Enrol", "Pseudonym", "Catalogue", "Record", "Request", "Grant", "Revoke", "Receipts"} <= kinds, kinds

    one = transactions[len(transactions) // 2]
    assert first.staff("search", words=one[:12])["found"][0]["id"] == one
    assert first.staff("transaction", transaction=one)["effective"] is True
    told = subprocess.run([group.node, "staff", "transaction", "--dir", str(first.folder), "--transaction", one],
                          stdout=subprocess.PIPE, text=True, env=group.environment, check=True).stdout
    assert one in told, told
    genesis = first.folder / "genesis"
    for number, transaction in enumerate(transactions):
        group.wait("its finalization is here", lambda: first.staff("verify", transaction=transaction))
        if number % 10 == 0:
            proof = group.folder / f"proof-{number}"
            last.staff("proof", transaction=transaction, out=proof)
            assert group.command("verify-proof", genesis=genesis, files=[proof])["holds"] is True
            spoilt = bytearray(proof.read_bytes())
            spoilt[len(spoilt) // 2] ^= 1
            proof.write_bytes(spoilt)
            try:
                group.command("verify-proof", genesis=genesis, files=[proof])
                raise AssertionError("an altered proof holds")
            except Failed as failed:
                assert "does not hold" in str(failed), failed
    storage = first.staff("storage")
    assert storage["files"] > 0 and storage["file_bytes"] > 0 and storage["free_bytes"] > 0, storage
    print(f"{len(transactions)} transactions in {height} blocks looked at and verified")


def answered_once(group, patient, request, categories):
    """What was approved can't be widened or prolonged by approving again."""
    try:
        group.command("patient", "approve", vault=patient, request=request, category=categories, until="300d")
    except Failed as failed:
        assert failed.code in {"Refused", "InvalidArgument"}, failed
    try:
        group.command("patient", "approve", vault=patient, request=request, category=categories, until="20d")
    except Failed as failed:
        assert failed.code == "Refused", failed
    else:
        raise AssertionError("an answered request was answered otherwise")


def refused(group, reader, record, codes):
    try:
        group.command("doctor", "save", vault=reader, record=record, out=group.folder / "must-not-be")
    except Failed as failed:
        assert failed.code in codes, failed
    else:
        raise AssertionError("a record was opened without a grant in force")


def compare(path, out):
    wanted = fhir_spans.by_hash(path)
    seen = {}
    for file in out.rglob("*"):
        if file.is_file():
            seen[file.name] = file.read_bytes()
    for name, content in seen.items():
        assert hashlib.sha256(content).hexdigest() == name, name
        assert wanted.get(name) == content, f"{name} is not in the original"
    missing = set(wanted) - set(seen)
    assert not missing, f"{len(missing)} spans missing"
    print(f"{path.name}: {len(seen)} spans byte for byte")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--node", required=True)
    parser.add_argument("--samples", required=True)
    parser.add_argument("--patients", type=int, default=6)
    options = parser.parse_args()
    samples = sorted(pathlib.Path(options.samples).glob("*.json"), key=lambda path: path.stat().st_size)
    with tempfile.TemporaryDirectory() as folder:
        if not samples:
            print("skipped, no sample data: a generated patient instead")
            samples = [generated(options.node, pathlib.Path(folder))]
        base = pathlib.Path(folder) / "group"
        base.mkdir()
        with Consortium(options.node, base) as group:
            for number, path in enumerate(samples[:options.patients], 1):
                story(group, path, number)
            explored(group)


if __name__ == "__main__":
    main()
