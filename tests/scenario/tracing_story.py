#!/usr/bin/env python3
"""Clinics find out who is behind a pseudonym, on real processes: as many as the key needs, and never fewer.

Ben, a doctor of the second clinic, asks Eva for something under a pseudonym for which an unnamed member has vouched.
The first clinic opens a case with his request as evidence. The fourth declines, two agree, one of them killed before
it: nobody knows anybody. The third agrees, and all know the same member, whose clinic says what it does, suspends
him, and he gets no more pseudonyms. Eva hears of it when the case is closed, and not before.
Refused: a case about a pseudonym that a clinic has admitted, about none, for no reason there is, with evidence that
isn't there, a second about the same; agreeing twice, after declining, and when it is over; answering for another's
member, closing another's case.
"""
import argparse
import pathlib
import tempfile

from consortium import Consortium
from keygen_story import has_share, made
from members_story import refused


def latest(clinic, kind):
    """The author and the transaction of the latest operation of that kind, at that clinic."""
    for height in range(clinic.status()["height"], 0, -1):
        block = clinic.staff("block", height=height)
        for row in block["fields"]:
            if row["kind"] == kind:
                tx = next(one for one in block["transactions"] if one["index"] == row["index"])
                return tx["author"], tx["transaction"]
    raise AssertionError(f"no {kind} on the ledger")


def case(clinic, name):
    return next((row for row in clinic.staff("cases")["cases"] if row["case"] == name), None)


def tell(group):
    one, two, three, four = group.clinics
    ben = group.person(two, "doctor", "Ben Ott")
    eva = group.person(three, "patient", "Eva Muster")
    other = group.person(three, "patient", "Otto Klein")
    hers, _ = latest(one, "Catalogue")
    assert one.staff("make-common-key", purpose="tracing")["attempt"] == 1
    made(group, group.clinics, "tracing", 1)
    for clinic in group.clinics:
        has_share(group, clinic, "tracing", 1)

    def adds(patient, name):
        card = group.command("patient", "card", vault=patient)["card"]
        return group.command("doctor", "add", vault=ben, card=card, name=name)

    card = group.command("patient", "card", vault=eva)
    adds(eva, "Eva M.")
    group.command("doctor", "request", vault=ben, patient=card["patient"], category=["laboratory"], note="to see all")
    group.wait("the request is on the ledger", lambda: latest(one, "Request"))
    his, evidence = latest(one, "Request")

    def opens(clinic, pseudonym=his, **more):
        return clinic.staff("case-open", pseudonym=pseudonym, **{"reason": "false-pretext", **more})

    refused(lambda: opens(one, hers), "Refused", "NothingToTrace")
    refused(lambda: opens(one, "00" * 32), "Refused", "NothingToTrace")
    refused(lambda: opens(one, "Ben Ott"), "InvalidArgument")
    refused(lambda: opens(one, reason="curiosity"), "InvalidArgument", "one of: sweeping")
    refused(lambda: opens(one, evidence="00" * 32), "Refused", "CaseEvidence")
    name = opens(one, evidence=evidence)["case"]
    group.wait("the case is everywhere", lambda: all(case(clinic, name) for clinic in group.clinics))
    refused(lambda: opens(two), "Refused", "CaseOpenAlready")

    def says(clinic, what, **more):
        return clinic.staff(f"case-{what}", case=name, **more)

    def counted(count):
        group.wait(f"{count} agree", lambda: all(len(case(clinic, name)["agreed"]) == count for clinic in group.clinics))

    says(four, "decline")
    group.wait("one declines", lambda: case(one, name)["declined"] == ["Test clinic 4"])
    refused(lambda: says(four, "agree"), "Refused", "SaidAlready")
    says(one, "agree")
    counted(1)
    refused(lambda: says(one, "agree"), "Refused", "SaidAlready")
    two.kill()
    two.start()
    group.wait("the second is back", lambda: case(two, name) and two.status()["signing"])
    says(two, "agree")
    counted(2)
    for clinic in group.clinics:
        row = case(clinic, name)
        assert (row["state"], row["needed"], row["member"], row["member_of"]) == ("open", 3, None, ""), row
    refused(lambda: says(two, "answer", consequence="none"), "Refused", "NotTraced")
    says(three, "agree")
    for clinic in group.clinics:
        group.wait("the member is known", lambda: case(clinic, name)["state"] == "traced")
        row = case(clinic, name)
        assert row["member_of"] == "Test clinic 2" and row["evidence"] == [evidence], row
    (who,) = [row["identity"] for row in two.staff("members")["members"] if row["name"] == "Ben Ott"]
    assert case(one, name)["member"] == who, case(one, name)
    refused(lambda: says(three, "agree"), "Refused", "CaseEnded")

    refused(lambda: says(one, "answer", consequence="warned"), "Refused", "MemberNotYours")
    refused(lambda: says(two, "answer", consequence="shot"), "InvalidArgument", "one of: suspended")
    two.staff("suspend", identity=who)
    says(two, "answer", consequence="suspended")
    group.wait("his clinic has answered", lambda: case(one, name)["consequence"] == "suspended")
    refused(lambda: says(two, "answer", consequence="none"), "Refused", "SaidAlready")
    refused(lambda: adds(other, "Otto K."), "Denied", "suspended")

    def heard():
        return "CaseClosed" in {row["kind"] for row in group.command("patient", "activity", vault=eva)["activity"]}
    assert not heard()
    refused(lambda: says(two, "close"), "Refused", "CaseStands")
    says(one, "close")
    group.wait("it is closed", lambda: case(four, name)["state"] == "closed")
    group.wait("Eva hears of it", heard)
    assert "CaseClosed" not in {row["kind"] for row in group.command("patient", "activity", vault=other)["activity"]}
    refused(lambda: says(one, "close"), "Refused", "CaseEnded")
    print(f"height {one.status()['height']}")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--node", required=True)
    parser.add_argument("--samples")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, Consortium(str(pathlib.Path(options.node).resolve()), folder) as group:
        tell(group)


if __name__ == "__main__":
    main()
