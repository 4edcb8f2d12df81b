#!/usr/bin/env python3
"""Clinics find out who is behind a pseudonym, on real processes: as many as the key needs, and never fewer.

Ben, a doctor of the second clinic, asks Eva for something under a pseudonym for which an unnamed member has vouched.
The first clinic opens a case with his request as evidence. The fourth declines, the first and the second agree, and
nobody knows anybody, for nothing of their shares is said. The third agrees; the second, killed meanwhile, gives its
share when it is back, and all know the same member. His clinic suspends and answers, he gets no more pseudonyms, and
the case is closed by itself: Eva hears of it then, and not before.
Refused: a case about a pseudonym that a clinic has admitted, about one by another's words, for no reason there is,
with evidence that isn't there, a second about the same; agreeing twice, after declining, about another pseudonym than
meant; answering for another's member, or that one is suspended who isn't; closing another's case, and one's own
when somebody has agreed or before it is answered.
"""

from consortium import on_four_clinics
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
    hers, her_word = latest(one, "Catalogue")
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
        return clinic.staff("case-open", pseudonym=pseudonym, **{"reason": "false-pretext", "evidence": evidence, **more})

    refused(lambda: opens(one, hers), "Refused", "CaseEvidence")
    refused(lambda: opens(one, hers, evidence=her_word), "Refused", "NothingToTrace")
    refused(lambda: opens(one, "Ben Ott"), "InvalidArgument")
    refused(lambda: opens(one, reason="curiosity"), "InvalidArgument", "one of: sweeping")
    refused(lambda: opens(one, evidence="00" * 32), "Refused", "CaseEvidence")
    name = opens(one)["case"]
    group.wait("the case is everywhere", lambda: all(case(clinic, name) for clinic in group.clinics))
    refused(lambda: opens(two), "Refused", "CaseOpenAlready")

    def says(clinic, what, **more):
        return clinic.staff(f"case-{what}", case=name, **more)

    def agrees(clinic, pseudonym=his):
        return says(clinic, "agree", pseudonym=pseudonym)

    def counted(count):
        group.wait(f"{count} agree", lambda: all(len(case(clinic, name)["agreed"]) == count for clinic in group.clinics))

    refused(lambda: agrees(four, hers), "Conflict", "another pseudonym")
    says(four, "decline")
    group.wait("one declines", lambda: case(one, name)["declined"] == ["Test clinic 4"])
    refused(lambda: agrees(four), "Refused", "SaidAlready")
    agrees(one)
    counted(1)
    refused(lambda: agrees(one), "Refused", "SaidAlready")
    refused(lambda: says(one, "close"), "Refused", "CaseStands")
    agrees(two)
    counted(2)
    for clinic in group.clinics:
        row = case(clinic, name)
        assert (row["state"], row["needed"], row["member"], row["member_of"]) == ("open", 3, None, ""), row
    refused(lambda: says(two, "answer", consequence="none"), "Refused", "NotTraced")

    # The second is away when the third agrees; its share comes when it is back. Without it nothing is ordered but with
    # the fourth, which declines the case and not its duty.
    two.kill()
    agrees(three)
    group.wait("enough have agreed", lambda: case(one, name)["waited_for"] == ["Test clinic 2"])
    assert case(one, name)["member"] is None, case(one, name)
    two.start()
    for clinic in group.clinics:
        group.wait("the member is known", lambda: case(clinic, name)["state"] == "traced", 120)
        row = case(clinic, name)
        assert row["member_of"] == "Test clinic 2" and row["evidence"] == [evidence], row
    (who,) = [row["identity"] for row in two.staff("members")["members"] if row["name"] == "Ben Ott"]
    assert case(one, name)["member"] == who, case(one, name)

    refused(lambda: says(one, "answer", consequence="warned"), "Refused", "MemberNotYours")
    refused(lambda: says(two, "answer", consequence="shot"), "InvalidArgument", "one of: suspended")
    refused(lambda: says(two, "answer", consequence="suspended"), "Refused", "MemberNotSuspended")
    two.staff("suspend", identity=who)
    group.wait("he is suspended", lambda: two.staff("members")["members"][0]["suspended"])
    refused(lambda: adds(other, "Otto K."), "Denied", "suspended")

    def heard(patient):
        return "CaseClosed" in {row["kind"] for row in group.command("patient", "activity", vault=patient)["activity"]}
    assert not heard(eva)
    refused(lambda: says(two, "close"), "Refused", "CaseStands")
    refused(lambda: says(one, "close"), "Refused", "CaseStands")
    says(two, "answer", consequence="suspended")
    # Then it is closed by itself.
    group.wait("it is closed", lambda: all(case(clinic, name)["state"] == "closed" for clinic in group.clinics))
    assert case(one, name)["consequence"] == "suspended", case(one, name)
    group.wait("Eva hears of it", lambda: heard(eva))
    assert not heard(other)
    refused(lambda: says(one, "close"), "Refused", "CaseEnded")
    print(f"height {one.status()['height']}")


if __name__ == "__main__":
    on_four_clinics(tell)
