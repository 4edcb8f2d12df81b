#!/usr/bin/env python3
"""What clinics release and refuse under a patient's grant is in the patient's log, each of it, on real processes.

Ada may read what she has sealed for Eva, and does, twice; Eva sees at once what the clinics say of it. Two clinics that
have just started, with the others away, refuse: they can't tell whether she has revoked. She does. An hour later (the
clocks of all programs are set ahead, which needs libfaketime) the clinics have reported: the log shows every release and
every refusal, proven by what stands on the ledger. A clinic that is away then is not reached; one whose ledger's
database was lost, and with it what it had written down, shows something else than it has reported, and is named; the
others' are there all the same.
Refused: another patient, who asks for what is under Eva's grant.
"""
import glob
import json
import sys

from consortium import Failed, on_four_clinics
from members_story import refused
from pseudonyms_story import BUNDLE

SKIPPED = 77


def reported(group, patient):
    return [row["releases"] for row in group.command("patient", "activity", vault=patient)["activity"]
            if row["kind"] == "Released"]


def later(group, library, hours):
    """All programs' clocks are ahead from here on."""
    group.stop()
    group.environment.update(LD_PRELOAD=library, FAKETIME=f"+{hours}h", FAKETIME_DONT_FAKE_MONOTONIC="1")
    group.start()


def tell(group, library):
    one, two, three, four = group.clinics
    ada = group.person(one, "doctor", "Ada Kim")
    eva = group.person(two, "patient", "Eva Muster")
    otto = group.person(three, "patient", "Otto Klein")
    card = group.command("patient", "card", vault=eva)
    group.command("doctor", "add", vault=ada, card=card["card"], name="Eva M.")
    path = group.folder / "bundle.json"
    path.write_text(json.dumps(BUNDLE))
    report = group.command("doctor", "import", vault=ada, patient=card["patient"], confirm_all=True, files=[path])
    (record,) = [row["record"] for row in report["sealed"] if row["category"] == "laboratory"]
    asked = group.command("doctor", "request", vault=ada, patient=card["patient"], category=["laboratory"], note="a test")
    (grant,) = group.command("patient", "approve", vault=eva, request=asked["request"])["grants"]

    def reads(out):
        return group.command("doctor", "save", vault=ada, record=record, out=group.folder / out)

    def under(patient=eva):
        return group.command("patient", "releases", vault=patient, grant=grant)["hours"]

    group.wait("Ada reads", lambda: reads("out-1"))
    before = sum(hour["released"] for hour in under())
    reads("out-2")
    hours = under()
    threshold = next(row["threshold"] for row in group.command("patient", "grants", vault=eva)["grants"])
    released = sum(hour["released"] for hour in hours)
    assert before >= threshold and released == before + threshold, hours
    for hour in hours:
        assert not hour["reported"] and hour["shown"] == "whole", hour
        assert all(row["record"] == record and row["released"] and "late" not in row for row in hour["each"]), hour
    assert not reported(group, eva)
    refused(lambda: under(otto), "NotFound")

    # Just started and with two clinics away nobody can tell whether its view is recent: who is asked refuses, and writes that down.
    for clinic in group.clinics:
        clinic.kill()
    for clinic in (one, two):
        clinic.start()
    try:
        reads("out-3")
    except Failed as failed:
        assert failed.code in ("NotCurrent", "Offline"), failed
    else:
        raise AssertionError("released by clinics that can't be current")
    for clinic in (three, four):
        clinic.start()
    group.wait("all see each other", lambda: all(clinic.status()["reachable"] == 4 for clinic in group.clinics))

    group.command("patient", "revoke", vault=eva, grant=grant)
    refused(lambda: reads("out-4"), "Revoked")  # by Ada's own program, which asks nobody
    refusals = sum(hour["refused"] for hour in under())
    assert refusals > 0, under()

    later(group, library, 1)
    clinics = {hour["clinic"] for hour in hours}

    def all_reported():
        rows = reported(group, eva)
        return clinics <= {row["clinic"] for row in rows} and sum(row["released"] for row in rows) == released
    group.wait("the clinics have reported", all_reported, 180)
    rows = reported(group, eva)
    each = [entry for row in rows for entry in row["each"]]
    assert all(row["shown"] == "whole" and row["reported"] for row in rows), rows
    assert sum(entry["released"] for entry in each) == released, rows
    assert sum(not entry["released"] for entry in each) == refusals, rows
    assert all(entry["record"] == record and not entry.get("late") for entry in each), rows

    # Who is away is not accused; who has lost what it had written down can't show it.
    away = next(clinic for clinic in (one, three, four) if any(f"clinic {clinic.number}" in name for name in clinics))
    name = next(name for name in clinics if f"clinic {away.number}" in name)

    def shown():
        return {row["clinic"]: row["shown"] for row in reported(group, eva)}

    def only(what):
        return lambda: all(value == (what if clinic == name else "whole") for clinic, value in shown().items())
    away.kill()
    group.wait(f"{name} is not reached", only("not reached"), 120)
    for part in away.folder.glob("ledger*"):
        part.unlink()
    away.start()
    group.wait(f"{name} is back, and shows something else than it has reported", only("contradicts"), 180)
    sentence = next(row["what"] for row in group.command("patient", "activity", vault=eva)["activity"]
                    if row["kind"] == "Released" and row["releases"]["clinic"] == name)
    assert sentence.startswith(name) and "is not what it has put on the ledger" in sentence, sentence
    print(f"{released} releases and {refusals} refusals of {len(clinics)} clinics; height {one.status()['height']}")


def main():
    library = next(iter(glob.glob("/usr/lib/*/faketime/libfaketimeMT.so.1")), None)
    if library is None:
        print("skipped: libfaketime is not installed (packages faketime, libfaketime), and an hour is too long")
        sys.exit(SKIPPED)
    on_four_clinics(lambda group: tell(group, library))


if __name__ == "__main__":
    main()
