#!/usr/bin/env python3
"""A member who was found and suspended loses its other pseudonyms, and nobody else does, on real processes.

Ben, a doctor of the second clinic, has a pseudonym with Eva and one with Otto; Dora, of the same clinic, has one with
Eva. All of them ask. A case is opened about what Ben has said to Eva, the member is found, and his clinic suspends him.
Then the clinics test every pseudonym that could be his, by themselves: the third is killed as soon as he is suspended
and comes back. Eva's and Otto's programs show that one pseudonym has ended, and Ben's requests are not answered any
more; Dora's is, and she goes on asking. Staff see how far it is at each clinic.
"""

from consortium import on_four_clinics
from keygen_story import has_share, made
from members_story import refused
from tracing_story import case, latest


def tell(group):
    one, two, three, four = group.clinics
    ben = group.person(two, "doctor", "Ben Ott")
    dora = group.person(two, "doctor", "Dora Lang")
    eva = group.person(three, "patient", "Eva Muster")
    otto = group.person(three, "patient", "Otto Klein")
    assert one.staff("make-common-key", purpose="tracing")["attempt"] == 1
    made(group, group.clinics, "tracing", 1)
    for clinic in group.clinics:
        has_share(group, clinic, "tracing", 1)

    def adds(doctor, patient, name):
        card = group.command("patient", "card", vault=patient)["card"]
        return group.command("doctor", "add", vault=doctor, card=card, name=name)

    def asks(doctor, patient, **more):
        card = group.command("patient", "card", vault=patient)
        return group.command("doctor", "request", vault=doctor, patient=card["patient"], category=["laboratory"],
                             note="to see all", **more)["request"]

    def approves(patient, request):
        return group.command("patient", "approve", vault=patient, request=request)

    def endings(patient):
        rows = group.command("patient", "activity", vault=patient)["activity"]
        return sum(row["kind"] == "PseudonymEnded" for row in rows)

    for doctor, patient, name in ((ben, eva, "Eva M."), (ben, otto, "Otto K."), (dora, eva, "Eva M.")):
        adds(doctor, patient, name)
    bens = asks(ben, eva)
    group.wait("the request is on the ledger", lambda: latest(one, "Request"))
    his, evidence = latest(one, "Request")
    bens_other, doras = asks(ben, otto), asks(dora, eva)

    name = one.staff("case-open", pseudonym=his, reason="sweeping", evidence=evidence)["case"]
    group.wait("the case is everywhere", lambda: all(case(clinic, name) for clinic in group.clinics))
    for clinic in (one, two, three):
        clinic.staff("case-agree", case=name, pseudonym=his)
    group.wait("the member is known", lambda: all(case(clinic, name)["state"] == "traced" for clinic in group.clinics))
    row = case(two, name)
    assert (row["pseudonyms"], row["pseudonyms_tested"], row["pseudonyms_ended"]) == ("", 0, 0), row
    assert endings(eva) == 0

    two.staff("suspend", identity=row["member"])
    three.kill()
    three.start()
    for clinic in group.clinics:
        group.wait("his are ended", lambda: case(clinic, name)["pseudonyms"] == "all that are this member's are ended", 180)
        row = case(clinic, name)
        assert row["pseudonyms_ended"] >= 2 and row["pseudonyms_tested"] >= 2 and row["tests_wait_for"] == [], row
    two.staff("case-answer", case=name, consequence="suspended")
    group.wait("it is closed", lambda: all(case(clinic, name)["state"] == "closed" for clinic in group.clinics))

    for patient, request in ((eva, bens), (otto, bens_other)):
        group.wait("the patient hears of it", lambda: endings(patient) == 1)
        refused(lambda: approves(patient, request), "Expired", "pseudonym has ended")
    refused(lambda: asks(ben, otto, purpose="CAREMGT"), "Denied", "retired")
    # Nobody has learned whose Dora's is, and it goes on.
    assert approves(eva, doras)["grants"], "Dora's request is answered"
    asks(dora, eva, purpose="CAREMGT")
    assert endings(eva) == 1 and endings(otto) == 1
    print(f"height {one.status()['height']}")


if __name__ == "__main__":
    on_four_clinics(tell)
