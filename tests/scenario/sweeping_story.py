#!/usr/bin/env python3
"""A clinic's staff hear when one of its people nears a limit against sweeping, on real processes.

Members vouch for their pseudonyms themselves; by vote a reader has four a day, and a doctor's pseudonym asks once a day
(the rest would take hours). Ada of clinic 1 adds one patient after the other: at the third her staff hear that she
nears the limit, once; the clinic is killed and started, and at the fourth they hear that she has reached it, so nothing
was forgotten. A fifth is refused. What a pseudonym asks a second time the ledger refuses by name, and staff hear of
that, and of her second emergency; in a disaster of nobody's. Of Ben, who does a day's work beside her, they hear
nothing, and the other clinics' staff hear nothing at all. No alarm names a pseudonym or a patient.
Refused: saying that an alarm was seen by whom it is about, by another clinic's staff, by a patient, twice, or of none.
"""
import json
import re

from consortium import on_four_clinics
from emergency_story import identity
from keygen_story import has_share, made
from members_story import passes, refused


class Clinic1:
    """Its people, their patients at clinic 4, and what its staff are shown."""

    def __init__(self, group):
        self.group = group
        self.one, self.two, self.three, self.four = group.clinics
        self.ada = group.person(self.one, "doctor", "Ada Kim")
        self.ben = group.person(self.one, "doctor", "Ben Ott")
        group.person(self.one, "staff", "Dora Desk")
        group.person(self.two, "staff", "Emil Else")
        self.patients = [group.person(self.four, "patient", f"Patient {number}") for number in range(1, 6)]
        self.cards = [group.command("patient", "card", vault=patient) for patient in self.patients]

    def adds(self, doctor, number):
        return self.group.command("doctor", "add", vault=doctor, card=self.cards[number]["card"], name=f"No. {number}")

    def asks(self, doctor, number):
        return self.group.command("doctor", "request", vault=doctor, patient=self.cards[number]["patient"],
                                  category=["laboratory"], note="a test")

    def declares(self, doctor, number, reason="danger-to-life"):
        again = self.group.folder / "again"
        again.write_text(self.group.environment["RESEAL_PASSPHRASE"] + "\n")
        return self.group.command("doctor", "emergency", vault=doctor, reason=reason, again_file=again,
                                  patient=self.cards[number]["patient"])

    def alarms(self, clinic=None):
        """The earliest first, as (name, what, level, count)."""
        rows = (clinic or self.one).staff("alarms")["alarms"]
        return [(row.get("name"), row["what"], row["level"], row["count"]) for row in reversed(rows)]

    def hears_nothing_but(self, *wanted):
        assert self.alarms() == list(wanted), self.alarms()
        for other in (self.two, self.three, self.four):
            assert self.alarms(other) == [], self.alarms(other)


def near_and_at_the_limit(story):
    group, one = story.group, story.one
    for number in (0, 1):
        story.adds(story.ada, number)
    story.adds(story.ben, 0)
    story.hears_nothing_but()
    assert one.status()["unseen_alarms"] == 0, one.status()
    story.adds(story.ada, 2)
    story.hears_nothing_but(("Ada Kim", "pseudonyms", "near", 3))
    story.adds(story.ada, 2)  # who is known already needs no other
    story.hears_nothing_but(("Ada Kim", "pseudonyms", "near", 3))

    one.kill()
    one.start()
    group.wait("clinic 1 is back", lambda: one.status()["signing"])
    story.hears_nothing_but(("Ada Kim", "pseudonyms", "near", 3))
    story.adds(story.ada, 3)
    story.hears_nothing_but(("Ada Kim", "pseudonyms", "near", 4), ("Ada Kim", "pseudonyms", "limit", 4))
    refused(lambda: story.adds(story.ada, 4), "Limit", "in a day")
    (limit, _near) = one.staff("alarms")["alarms"]
    assert limit["identity"] == identity(one, "Ada Kim") and limit["limit"] == 4, limit
    # The only key in it is the member's own.
    assert re.findall("[0-9a-f]{64}", json.dumps(limit)) == [limit["identity"]], limit


def what_the_ledger_refuses(story):
    story.asks(story.ada, 0)
    story.asks(story.ben, 0)
    before = story.alarms()
    refused(lambda: story.asks(story.ada, 0), "Refused", "TooManyRequests")
    story.hears_nothing_but(*before, ("Ada Kim", "refusals", "near", 1))


def emergencies(story):
    group, one = story.group, story.one
    for patient in story.patients[:2]:
        group.command("patient", "emergency-access", vault=patient, usual=True)
    for patient in story.patients[:2]:
        group.wait("the clinics hold the shares", lambda patient=patient: (
            lambda left: left["ready"] == left["grants"] > 0)(group.command("patient", "emergency-access", vault=patient)))
    before = story.alarms()
    story.declares(story.ada, 0)
    assert story.alarms() == before, story.alarms()
    story.declares(story.ada, 1)
    story.hears_nothing_but(*before, ("Ada Kim", "emergencies", "limit", 2))
    passes(group, one, [story.two, story.three], disaster="yes")
    for number in (0, 1):
        story.adds(story.ben, number)
        story.declares(story.ben, number, "disaster")
    story.hears_nothing_but(*before, ("Ada Kim", "emergencies", "limit", 2))


def staff_have_looked(story):
    one = story.one
    dora, ada = identity(one, "Dora Desk"), identity(one, "Ada Kim")
    rows = one.staff("alarms")["alarms"]
    assert one.status()["unseen_alarms"] == len(rows) and not any("seen_by" in row for row in rows), rows
    alarm = rows[-1]["alarm"]

    def seen(by, number=alarm):
        return one.staff("alarm-seen", alarm=number, by=by)

    refused(lambda: seen(ada), "Denied", "somebody else")
    refused(lambda: seen(identity(story.two, "Emil Else")), "Denied", "not enrolled at this clinic")
    refused(lambda: seen(identity(story.four, "Patient 1")), "Denied", "not enrolled at this clinic")
    refused(lambda: seen(dora, 4711), "NotFound", "no such alarm")
    refused(lambda: seen(dora, "one"), "InvalidArgument", "staff alarms lists them")
    refused(lambda: seen("Dora"), "InvalidArgument", "staff members lists them")
    seen(dora)
    refused(lambda: seen(identity(one, "Ben Ott")), "AlreadyExists", "already")
    one.kill()
    one.start()
    story.group.wait("clinic 1 is back", lambda: one.status()["signing"])
    after = one.staff("alarms")["alarms"]
    assert [row for row in after if row.get("seen_by")] == [after[-1]] and after[-1]["seen_by"] == dora, after
    assert one.status()["unseen_alarms"] == len(rows) - 1, one.status()


def tell(group):
    story = Clinic1(group)
    one = story.one
    for purpose in ("tracing", "emergency"):
        assert one.staff("make-common-key", purpose=purpose)["attempt"] == 1
        made(group, group.clinics, purpose, 1)
    for clinic in group.clinics:
        has_share(group, clinic, "emergency", 1)
    for parameter, value in (("ClinicAdmission", 0), ("ReaderTickets", 4), ("DoctorRequests", 1)):
        passes(group, one, [story.two, story.three], parameter=parameter, value=value)
    near_and_at_the_limit(story)
    what_the_ledger_refuses(story)
    emergencies(story)
    staff_have_looked(story)
    print(f"{len(story.alarms())} alarms at one clinic, none elsewhere; height {one.status()['height']}")


if __name__ == "__main__":
    on_four_clinics(tell)
