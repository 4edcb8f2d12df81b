#!/usr/bin/env python3
"""What a user gives the program that it can't use, at the command line: each is answered with an error of the right
kind, in words, and leaves everything as it was. What only a lying peer can give is tested in unit/ (see ../README.md)."""
import argparse
import json
import os
import pathlib
import resource
import shutil
import signal
import tempfile

from consortium import Consortium, Failed


class Desk:
    """A doctor, her patient, and what can be compared before and after."""

    def __init__(self, group):
        self.group = group
        self.author = group.person(group.clinics[0], "doctor", "Author")
        self.patient = group.person(group.clinics[1], "patient", "Patient")
        card = group.command("patient", "card", vault=self.patient)
        self.pseudonym = card["patient"]
        group.command("doctor", "add", vault=self.author, card=card["card"], name="the patient")
        self.seal(self.file("first.txt", "a first finding\n"))

    def file(self, name, content):
        path = self.group.folder / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    def seal(self, path, **options):
        return self.group.command("doctor", "import", vault=self.author, patient=self.pseudonym, confirm_all=True,
                                  files=[path], **options)

    def state(self):
        """What the patient sees, and how far the ledger is."""
        rows = self.group.command("patient", "records", vault=self.patient)["records"]
        return sorted(row["record"] for row in rows)

    def refused(self, codes, says, act):
        before = self.state()
        error = failure(act)
        assert error.code in codes, f"{error}: not one of {codes}"
        assert says.lower() in str(error).lower(), f"{error}: does not say “{says}”"
        assert self.state() == before, f"{error}: and yet something was done"
        print(f"refused: {error}")


def failure(act):
    try:
        answer = act()
    except Failed as failed:
        return failed
    raise AssertionError(f"was taken: {answer}")


def bundle(*resources):
    return json.dumps({"resourceType": "Bundle", "type": "collection",
                       "entry": [{"fullUrl": f"urn:uuid:{one['id']}", "resource": one} for one in resources]})


def patient(name):
    return {"resourceType": "Patient", "id": name, "birthDate": "1970-01-01"}


def condition(name, about):
    return {"resourceType": "Condition", "id": name, "subject": {"reference": f"urn:uuid:{about}"},
            "code": {"text": "test"}, "recordedDate": "2020-01-01"}


def files(desk):
    other = patient("z")
    other["name"] = [{"family": "Somebody", "given": ["Else"]}]
    named = desk.file("other-patient.json", bundle(other, condition("c", "z")))
    desk.refused({"Denied"}, "Somebody", lambda: desk.seal(named))
    desk.seal(named, same_person=True)
    whole = bundle(patient("a"), condition("c", "a"))
    desk.refused({"Malformed"}, "NotJson", lambda: desk.seal(desk.file("no-fhir.json", "just words")))
    desk.refused({"Malformed"}, "Truncated", lambda: desk.seal(desk.file("half.json", whole[:len(whole) // 2])))
    desk.refused({"Conflict"}, "TwoPatients", lambda: desk.seal(
        desk.file("two.json", bundle(patient("a"), patient("b"), condition("c", "a"), condition("d", "b")))))
    big = desk.group.folder / "big.json"
    with open(big, "wb") as out:
        out.truncate((256 << 20) + 1)
    desk.refused({"TooLarge"}, "256", lambda: desk.seal(big))
    big.unlink()
    desk.refused({"NotFound"}, "no-such", lambda: desk.seal(desk.group.folder / "no-such.json"))
    desk.refused({"InvalidArgument", "Io"}, "directory", lambda: desk.seal(desk.group.folder))
    closed = desk.file("closed.json", whole)
    closed.chmod(0)
    if os.access(closed, os.R_OK):
        print("skipped: an unreadable file (this user may read everything)")
    else:
        desk.refused({"Io"}, "closed.json", lambda: desk.seal(closed))
    desk.refused({"InvalidArgument"}, "is empty", lambda: desk.seal(desk.file("empty.txt", "")))

    # A resource nobody knows is not lost in silence: what is known is sealed, and the rest is told.
    strange = {"resourceType": "Telepathy", "id": "t", "subject": {"reference": "urn:uuid:a"}}
    mixed = desk.file("mixed.json", bundle(patient("a"), condition("c", "a"), strange))
    seen = desk.group.command("doctor", "preview", vault=desk.author, patient=desk.pseudonym, files=[mixed])
    assert "Telepathy" in json.dumps(seen), seen
    print("told: a resource type that nobody knows")


def full_disk(desk):
    """Files may not grow beyond a few blocks, as when a disk is full; afterwards the same command does it."""
    content = desk.file("large.txt", "a long finding\n" * 200_000)

    def limit():
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (1 << 20, 1 << 20))

    desk.group.before = limit
    desk.refused({"DiskFull", "Io"}, "", lambda: desk.seal(content))
    desk.group.before = None
    before = desk.state()
    desk.seal(content)
    assert len(desk.state()) == len(before) + 1
    print("and sealed once there was room")


def vaults(desk):
    group = desk.group
    group.environment["RESEAL_PASSPHRASE"] = "not the passphrase at all"
    error = failure(lambda: group.command("patient", "records", vault=desk.patient))
    group.environment["RESEAL_PASSPHRASE"] = "a passphrase for tests only"
    assert error.code == "WrongPassphrase", error
    print(f"refused: {error}")
    desk.state()

    # Damage is told from a wrong passphrase, and the damaged files stay for whoever can mend them.
    for victim in sorted(path for path in desk.patient.rglob("*") if path.is_file() and path.stat().st_size > 50):
        copy = group.folder / "damaged"
        shutil.rmtree(copy, ignore_errors=True)
        shutil.copytree(desk.patient, copy)
        target = copy / victim.relative_to(desk.patient)
        content = bytearray(target.read_bytes())
        for at in range(min(2048, len(content) // 2), len(content), 4096):  # in each page of a database
            content[at] ^= 0xff
        target.write_bytes(content)
        error = failure(lambda: group.command("person", "show", vault=copy))
        assert error.code == "Damaged", f"{victim.name}: {error}"
        assert target.read_bytes() == bytes(content), "a damaged file was changed"
        print(f"refused: {error}")


def edit(paths):
    for path in paths:
        content = bytearray(path.read_bytes())
        content[len(content) // 2] ^= 1
        path.chmod(0o600)
        path.write_bytes(content)


def sealed_files(desk):
    """One copy edited: another is read, and scrubbing mends it. All copies edited: refused, nothing is written."""
    group = desk.group
    record = desk.seal(desk.file("precious.txt", "a precious finding\n"))["sealed"][0]["record"]
    copies = {}
    for clinic in group.clinics:
        for path in (clinic.folder / "blobs").rglob("*"):
            if path.is_file() and len(path.name) == 64:  # not the hashes beside it, which are made anew
                copies.setdefault(path.name, []).append((clinic, path))
    newest = max((held for held in copies.values() if len(held) >= 2), key=lambda held: held[0][1].stat().st_mtime_ns)

    def save(name):
        return group.command("patient", "save", vault=desk.patient, record=record, out=group.folder / name)

    for number, (clinic, path) in enumerate(newest):
        whole = path.read_bytes()
        edit([path])
        save(f"precious-{number}")
        print("read from another clinic's copy")
        print(f"scrubbed: {clinic.staff('scrub')}")
        is_whole = lambda path=path, whole=whole: path.exists() and path.read_bytes() == whole
        group.wait("the copy is mended", is_whole)
        path.unlink()
        # Again: right after the mending the node may still be busy with this very file.
        missed = lambda clinic=clinic, path=path: clinic.staff("scrub")["fetched_again"] == [path.name]
        group.wait("the lost copy is missed", lambda path=path, missed=missed: missed() or path.exists())
        group.wait("the lost copy is fetched again", is_whole)
    edit([path for _, path in newest])
    error = failure(lambda: save("never"))
    assert error.code in {"CannotOpen", "Damaged", "NotFound", "BadProof"}, error
    never = group.folder / "never"
    assert not never.exists() or not list(never.rglob("*")), "something was written"
    print(f"refused: {error}")


def members(desk):
    group = desk.group
    # A genesis that does not name the clinic.
    other = group.folder / "other"
    group.command("clinic", "create", dir=other, name="Another clinic", address="127.0.0.1:1")
    error = failure(lambda: group.command("consortium", "join", dir=other, genesis=group.folder / "genesis"))
    assert error.code in {"Denied", "NotFound", "WrongLedger", "InvalidArgument", "Refused"}, error
    print(f"refused: {error}")
    # An invitation used twice, by two people.
    clinic = group.clinics[0]
    invitation = group.folder / "twice"
    clinic.staff("invite", role="doctor", label="first come", out=invitation)
    for name in ("first", "second"):
        group.command("person", "create", vault=group.folder / name, name=name, invitation=f"@{invitation}")
    group.command("person", "join", vault=group.folder / "first")
    error = failure(lambda: group.command("person", "join", vault=group.folder / "second"))
    assert error.code in {"Denied", "AlreadyExists", "Refused", "Conflict"}, error
    print(f"refused: {error}")
    waiting = clinic.staff("waiting")["waiting"]
    assert len([row for row in waiting if row["label"] == "first come"]) == 1, waiting


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--node", required=True)
    parser.add_argument("--samples", help="not needed; all scenarios are given it")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        with Consortium(options.node, pathlib.Path(folder)) as group:
            desk = Desk(group)
            files(desk)
            full_disk(desk)
            vaults(desk)
            sealed_files(desk)
            members(desk)


if __name__ == "__main__":
    main()
