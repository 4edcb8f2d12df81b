#!/usr/bin/env python3
"""Members vouch for their pseudonyms themselves, unnamed, on real processes.

Four clinics; Ada works at the first, Ben at the second, Eva is the patient. At first a clinic admits Ada's pseudonym,
and the ledger says which. The clinics make a tracing key, and forbid themselves to admit anybody. From then on
members vouch: Ben's pseudonym names neither him nor his clinic, and what he seals under it Ada asks for and reads.
Refused: a new pseudonym for who is suspended by its clinic, or by vote, which the clinic can't take back;
one more than a member may have in a day; suspending another clinic's member, one who isn't there, one twice.
"""
import json

from consortium import on_four_clinics
from keygen_story import made
from members_story import passes, refused

BUNDLE = {"resourceType": "Bundle", "type": "collection", "entry": [
    {"fullUrl": "urn:uuid:0000-1", "resource": {"resourceType": "Patient", "id": "p1", "birthDate": "1961-04-30"}},
    {"fullUrl": "urn:uuid:0000-2", "resource": {
        "resourceType": "Observation", "id": "o1", "status": "final", "code": {"text": "Haemoglobin"},
        "category": [{"coding": [{"system": "http://terminology.hl7.org/CodeSystem/observation-category",
                                  "code": "laboratory"}]}],
        "subject": {"reference": "urn:uuid:0000-1"}, "effectiveDateTime": "2026-03-01T08:00:00Z",
        "valueQuantity": {"value": 13.2, "unit": "g/dL"}}}]}


def registration(clinic):
    """All that the explorer shows of the latest Pseudonym on the ledger."""
    for height in range(clinic.status()["height"], 0, -1):
        fields = [row for row in clinic.staff("block", height=height)["fields"] if row["kind"] == "Pseudonym"]
        if fields:
            return json.dumps(fields)
    raise AssertionError("no pseudonym on the ledger")


def identity(clinic, name):
    return next(row["identity"] for row in clinic.staff("members")["members"] if row["name"] == name)


def suspended(clinic, name):
    return next(row["suspended"] for row in clinic.staff("members")["members"] if row["name"] == name)


def tell(group):
    one, two, three, four = group.clinics
    ada = group.person(one, "doctor", "Ada Kim")
    ben = group.person(two, "doctor", "Ben Ott")
    eva = group.person(three, "patient", "Eva Muster")
    others = [group.person(four, "patient", f"Patient {number}") for number in (1, 2)]
    card = group.command("patient", "card", vault=eva)

    def adds(doctor, patient, name):
        return group.command("doctor", "add", vault=doctor, card=group.command("patient", "card", vault=patient)["card"],
                             name=name)

    adds(ada, eva, "Eva M.")
    assert "ClinicAdmission" in registration(one), registration(one)
    assert one.staff("make-common-key", purpose="tracing")["attempt"] == 1
    made(group, group.clinics, "tracing", 1)
    passes(group, one, [two, three], parameter="ClinicAdmission", value=0)

    # Nobody is named.
    adds(ben, eva, "Eva from clinic 3")
    last = registration(one)
    assert "RingAdmission" in last and "ClinicAdmission" not in last, last
    assert identity(two, "Ben Ott") not in last, last

    # And all goes on as ever.
    path = group.folder / "bundle.json"
    path.write_text(json.dumps(BUNDLE))
    report = group.command("doctor", "import", vault=ben, patient=card["patient"], confirm_all=True, files=[path])
    assert report["written"] == "final", report
    (sealed,) = [row["record"] for row in report["sealed"] if row["category"] == "laboratory"]
    asked = group.command("doctor", "request", vault=ada, patient=card["patient"], category=["laboratory"], note="a test")
    assert group.command("patient", "approve", vault=eva, request=asked["request"])["grants"]
    group.wait("Ada reads what Ben has sealed",
               lambda: group.command("doctor", "save", vault=ada, record=sealed, out=group.folder / "out"))

    # Suspended by the clinic: no more of them. Nobody else's.
    who = identity(two, "Ben Ott")
    refused(lambda: one.staff("suspend", identity=who), "Refused", "MemberNotYours")
    refused(lambda: two.staff("suspend", identity="00" * 32), "Refused", "MemberUnknown")
    refused(lambda: two.staff("suspend", identity="Ben Ott"), "InvalidArgument", "staff members lists them")
    two.staff("suspend", identity=who)
    group.wait("Ben is suspended", lambda: suspended(two, "Ben Ott"))
    refused(lambda: two.staff("suspend", identity=who), "Refused", "MemberSuspended")
    refused(lambda: adds(ben, others[0], "One"), "Denied", "suspended")
    adds(ada, others[0], "One")
    two.staff("reinstate", identity=who)
    group.wait("Ben is reinstated", lambda: not suspended(two, "Ben Ott"))
    refused(lambda: two.staff("reinstate", identity=who), "Refused", "MemberNotSuspended")
    adds(ben, others[0], "One")

    # Suspended by vote: his clinic can't take it back.
    passes(group, one, [three, four], suspend=who)
    refused(lambda: adds(ben, others[1], "Two"), "Denied", "suspended")
    refused(lambda: two.staff("reinstate", identity=who), "Refused", "SuspendedByVote")
    passes(group, one, [three, four], reinstate=who)
    adds(ben, others[1], "Two")

    # So many a day.
    passes(group, one, [two, three], parameter="ReaderTickets", value=1)
    cay = group.person(two, "doctor", "Cay Lund")
    adds(cay, eva, "Eva")
    refused(lambda: adds(cay, others[0], "One"), "Limit", "in a day")
    print(f"height {one.status()['height']}")


if __name__ == "__main__":
    on_four_clinics(tell)
