#!/usr/bin/env python3
"""Clinics make a key that belongs to all of them, on real processes: nobody ever has it alone.

Four clinics run. One of its staff asks for a tracing key, and the nodes make it by themselves, each killed and
started again in the middle of it. Then an emergency key is asked for while one clinic is away: the others wait for
the deadlines, and make it without that one, which comes back, is a member without a share, and is named as one that
dealt nothing. The first key is retired by vote, all wipe their shares, and another one is made.
Refused: a second run of one purpose, another key as long as the one in force is of the very same clinics, a purpose
that isn't one, letting go of a key that isn't there, and of one for the second time.
"""

from consortium import on_four_clinics
from members_story import passes, refused

PHASE = 6000  # ms: a deadline of the tests


def keys(clinic):
    return clinic.staff("common-keys")["common_keys"]


def key(clinic, purpose, attempt):
    return next((row for row in keys(clinic) if (row["purpose"], row["attempt"]) == (purpose, attempt)), None)


def state(clinic, purpose, attempt):
    row = key(clinic, purpose, attempt)
    return row["state"] if row else None


def made(group, clinics, purpose, attempt, seconds=60):
    for clinic in clinics:
        group.wait(f"{purpose} {attempt} is made", lambda: state(clinic, purpose, attempt) == "made", seconds)
    assert len({key(clinic, purpose, attempt)["key"] for clinic in clinics}) == 1


def has_share(group, clinic, purpose, attempt, there=True):
    group.wait(f"share of {purpose} {attempt}: {there}", lambda: key(clinic, purpose, attempt)["own_share"] is there)


def tell(group):
    one, two, three, four = group.clinics
    refused(lambda: one.staff("make-common-key", purpose="everything"), "InvalidArgument")
    refused(lambda: one.staff("propose", retire="tracing", attempt=1), "Refused", "CommitteeUnknown")

    # All there, and each dies in the middle of it.
    assert one.staff("make-common-key", purpose="tracing")["attempt"] == 1
    for clinic in (two, three, four):
        clinic.kill()
        clinic.start()
    made(group, group.clinics, "tracing", 1)
    for clinic in group.clinics:
        has_share(group, clinic, "tracing", 1)
    row = key(one, "tracing", 1)
    assert (row["clinics"], row["needed"], row["disqualified"], row["did_not_deal"]) == (4, 3, [], []), row
    refused(lambda: two.staff("make-common-key", purpose="tracing"), "Refused", "CommitteeStands: there is")

    # One is away.
    passes(group, one, [two, three], parameter="KeygenPhase", value=PHASE)
    four.stop()
    assert two.staff("make-common-key", purpose="emergency")["attempt"] == 1
    group.wait("the run is open", lambda: state(one, "emergency", 1) is not None)
    refused(lambda: one.staff("make-common-key", purpose="emergency"), "Refused", "RunOpen")
    made(group, [one, two, three], "emergency", 1, 400)
    assert key(one, "emergency", 1)["did_not_deal"] == ["Test clinic 4"], key(one, "emergency", 1)
    four.start()
    made(group, [four], "emergency", 1)
    for clinic in (one, two, three):
        has_share(group, clinic, "emergency", 1)
    assert key(four, "emergency", 1)["own_share"] is False
    assert key(one, "emergency", 1)["key"] != key(one, "tracing", 1)["key"]

    # Retired by vote, and made again.
    passes(group, three, [one, two], retire="tracing", attempt=1)
    for clinic in group.clinics:
        group.wait("it is retired", lambda: state(clinic, "tracing", 1) == "retired")
        has_share(group, clinic, "tracing", 1, there=False)
    refused(lambda: one.staff("propose", retire="tracing", attempt=1), "Refused", "CommitteeRetired")
    four.staff("make-common-key", purpose="tracing")
    made(group, group.clinics, "tracing", 2)
    assert key(one, "tracing", 2)["key"] != key(one, "tracing", 1)["key"]
    for clinic in group.clinics:
        has_share(group, clinic, "tracing", 2)
    print(f"{len(keys(one))} runs, height {one.status()['height']}")


if __name__ == "__main__":
    on_four_clinics(tell)
