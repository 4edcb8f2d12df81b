#!/usr/bin/env python3
"""A doctor reads in an emergency what a patient has left for that, on real processes, and nothing else, no longer, and
not unseen.

Eva leaves nothing for emergencies at first, then all that is not sensitive. Ann, who has no care card of hers,
declares one: three clinics answer by themselves, the fourth's staff are asked and decline, and Ann reads what was left
until the time is over. Eva's list tells of it, and the review stays open until somebody else closes it. Then her
program moves on: what is sealed afterwards lies under new keys. A disaster is declared by vote, and Ann may declare
another.
Refused: an emergency by a patient, by a researcher, by a doctor who is suspended, with another passphrase, for no
reason there is, about nobody, about one who has left nothing (any more), a second one on the same day; opening a
sensitive record, or anything without an emergency, or after its time; reviewing it too early, by nobody who works
there, by the clinic that had vouched for the doctor, twice; answering twice.
"""
import json
import time

from consent_story import bundle, refused, resource
from consortium import on_four_clinics
from keygen_story import has_share, made
from members_story import passes

ACCESS = 40  # s that an emergency lasts here


class Ward:
    """A patient with four records, one of them sensitive, and those who would like to read them."""

    def __init__(self, group):
        self.group = group
        one, two, three, _four = group.clinics
        self.ben = group.person(two, "doctor", "Ben Ott")
        self.ann = group.person(one, "doctor", "Ann Au")
        self.sam = group.person(one, "doctor", "Sam Su")
        self.rita = group.person(two, "researcher", "Rita Ro")
        self.eva = group.person(three, "patient", "Eva Muster")
        card = group.command("patient", "card", vault=self.eva)
        self.patient = card["patient"]
        for doctor in (self.ben, self.sam):
            group.command("doctor", "add", vault=doctor, card=card["card"], name="Eva M.")
        self.seal("eva", bundle())
        (unsorted,) = [row["record"] for row in self.records() if row["unsorted"]]
        group.command("patient", "refile", vault=self.eva, record=unsorted, category="mental-health")
        self.record = {row["category"]: row["record"] for row in self.records()}
        assert set(self.record) == {"problems", "allergies", "laboratory", "mental-health"}, self.record

    def seal(self, name, text):
        path = self.group.folder / f"{name}.json"
        path.write_text(text)
        self.group.command("doctor", "import", vault=self.ben, patient=self.patient, confirm_all=True, files=[path])

    def records(self):
        return self.group.command("patient", "records", vault=self.eva)["records"]

    def leaves(self, **what):
        return self.group.command("patient", "emergency-access", vault=self.eva, **what)

    def declares(self, vault, reason="danger-to-life", **more):
        """With the passphrase once more: from a file, since what opened the program doesn't count."""
        again = self.group.folder / "again"
        again.write_text(self.group.environment["RESEAL_PASSPHRASE"] + "\n")
        return self.group.command("doctor", "emergency", vault=vault, reason=reason,
                                  **{"patient": self.patient, "again_file": again, **more})

    def opens(self, vault, record):
        out = self.group.folder / f"out-{time.monotonic_ns()}"
        return self.group.command("doctor", "save", vault=vault, record=record, out=out)

    def hears(self):
        return self.group.command("patient", "activity", vault=self.eva)["activity"]


def emergency(clinic, name):
    return next((row for row in clinic.staff("emergencies")["emergencies"] if row["emergency"] == name), None)


def identity(clinic, name):
    (found,) = [row["identity"] for row in clinic.staff("members")["members"] if row["name"] == name]
    return found


def what_is_left(ward):
    """Off at first; then all but what is sensitive."""
    group = ward.group
    shown = ward.leaves()
    assert (shown["categories"], shown["grants"], shown["possible"]) == ([], 0, False), shown
    refused(["Refused"], "NothingStands", lambda: ward.declares(ward.ben))
    assert group.clinics[0].staff("make-common-key", purpose="emergency")["attempt"] == 1
    made(group, group.clinics, "emergency", 1)
    for clinic in group.clinics:
        has_share(group, clinic, "emergency", 1)
    refused(["Refused"], "NothingStands", lambda: ward.declares(ward.ben))
    refused(["InvalidArgument"], "can't be left", lambda: ward.leaves(category=["intake"]))
    left = ward.leaves(usual=True)
    assert "mental-health" not in left["categories"] and "allergies" in left["categories"], left
    group.wait("the clinics hold their shares", lambda: ward.leaves()["ready"] == ward.leaves()["grants"] == 11)
    # To nobody: no reader is shown, and nobody reads.
    assert group.command("patient", "grants", vault=ward.eva)["grants"] == []
    refused(["Denied"], "no grant", lambda: ward.opens(ward.ben, ward.record["allergies"]))


def who_may_not(ward):
    group, one = ward.group, ward.group.clinics[0]
    refused(["Denied"], "not a doctor's", lambda: ward.declares(ward.eva))
    refused(["Denied"], "not a doctor's", lambda: ward.declares(ward.rita))
    wrong = group.folder / "wrong"
    wrong.write_text("another passphrase\n")
    refused(["WrongPassphrase"], "", lambda: ward.declares(ward.ben, again_file=wrong))
    refused(["InvalidArgument"], "one of: danger-to-life", lambda: ward.declares(ward.ben, "curiosity"))
    refused(["NotFound"], "no such patient", lambda: ward.declares(ward.ann, patient="00" * 32, name="nobody"))
    refused(["InvalidArgument"], "your own word", lambda: ward.declares(ward.ann))
    # Sam's pseudonym lives on, but nobody vouches for it once more.
    one.staff("suspend", identity=identity(one, "Sam Su"))
    group.wait("Sam is suspended", lambda: any(row["suspended"] for row in one.staff("members")["members"]))
    refused(["Denied"], "suspended", lambda: ward.declares(ward.sam))


def ann_reads(ward):
    group = ward.group
    one, two, three, four = group.clinics
    four.staff("emergency-rule", answer="by-staff")
    refused(["InvalidArgument"], "by-staff", lambda: four.staff("emergency-rule", answer="never"))
    began = time.monotonic()
    opened = ward.declares(ward.ann, name="the woman in room 3")
    took = time.monotonic() - began
    name = opened["emergency"]
    assert "unfinished" not in opened and opened["answered"] >= opened["needed"] == 3, opened
    assert "allergies" in opened["categories"] and "mental-health" not in opened["categories"], opened
    print(f"read after {took:.1f} s, until {opened['until']}")
    for category in ("allergies", "problems", "laboratory"):
        ward.opens(ward.ann, ward.record[category])
    refused(["Denied"], "no grant", lambda: ward.opens(ward.ann, ward.record["mental-health"]))
    refused(["Denied"], "no grant", lambda: ward.opens(ward.ben, ward.record["allergies"]))
    chart = {row["record"]: row for row in group.command("doctor", "chart", vault=ward.ann,
                                                         patient=ward.patient)["records"]}
    shown = chart[ward.record["allergies"]]
    assert (shown["access"], shown["readable_until"]) == ("readable", opened["until"]), shown
    assert chart[ward.record["mental-health"]]["access"] == "locked", chart
    rows = group.command("doctor", "grants", vault=ward.ann, patient=ward.patient)["grants"]
    assert len(rows) == 11 and all(row["in_emergency"] for row in rows), rows
    refused(["Refused"], "TooManyEmergencies", lambda: ward.declares(ward.ann))

    # The fourth's staff are asked, and don't believe it.
    group.wait("the fourth is asked", lambda: emergency(four, name)["answer"] == "due")
    refused(["InvalidArgument"], "one of: not-believed",
            lambda: four.staff("emergency-decline", emergency=name, objection="no"))
    four.staff("emergency-decline", emergency=name, objection="not-believed")
    group.wait("it declines", lambda: emergency(one, name)["declined"] == 1)
    refused(["Refused"], "SaidAlready", lambda: four.staff("emergency-share", emergency=name))
    refused(["Refused"], "SaidAlready", lambda: two.staff("emergency-decline", emergency=name, objection="other"))
    assert (emergency(one, name)["shares"], emergency(one, name)["review"]) == (3, "open"), emergency(one, name)
    refused(["Refused"], "EmergencyRuns",
            lambda: two.staff("emergency-close", emergency=name, outcome="justified", reviewer=identity(two, "Ben Ott")))
    kinds = [row["kind"] for row in ward.hears()]
    assert (kinds.count("EmergencyDeclared"), kinds.count("EmergencyShared")) == (1, 3), kinds
    return name


def too_late(ward, name):
    group = ward.group
    one, two, _three, four = group.clinics
    group.wait("its time is over", lambda: emergency(four, name)["over"], ACCESS + 60)
    refused(["Expired", "Denied"], "over", lambda: ward.opens(ward.ann, ward.record["allergies"]))
    ben = identity(two, "Ben Ott")

    def closes(clinic, reviewer):
        return clinic.staff("emergency-close", emergency=name, outcome="justified", reviewer=reviewer)

    refused(["InvalidArgument"], "--reviewer", lambda: closes(two, "Ben Ott"))
    refused(["Denied"], "", lambda: closes(four, ben))
    refused(["Refused"], "OwnDoctor", lambda: closes(one, identity(one, "Ann Au")))
    closes(two, ben)
    group.wait("it is reviewed", lambda: emergency(four, name)["review"] == "justified")
    assert emergency(four, name)["reviewed_by"] == "Test clinic 2", emergency(four, name)
    refused(["Refused"], "EmergencyReviewed", lambda: closes(two, ben))


def her_program_moves_on(ward, name):
    """By itself, whenever it is open; here the next time she looks after it."""
    group = ward.group
    before = [row["kind"] for row in ward.hears()].count("CatalogueChanged")
    left = ward.leaves(usual=True)
    assert "unfinished" not in left and left["emergencies"][0]["emergency"] == name, left
    assert left["emergencies"][0]["review"] == "justified", left
    # Eleven keys for what is to come, and those of three records for what was.
    group.wait("new ones stand", lambda: ward.leaves()["ready"] == ward.leaves()["grants"] == 14)
    kinds = [row["kind"] for row in ward.hears()]
    assert kinds.count("CatalogueChanged") == before + 11, kinds
    assert kinds.count("EmergencyClosed") == 1, kinds
    refused(["Expired", "Denied"], "", lambda: ward.opens(ward.ann, ward.record["allergies"]))


def in_a_disaster(ward):
    group = ward.group
    one, two, three, _four = group.clinics
    ward.seal("later", json.dumps({"resourceType": "Bundle", "type": "collection", "entry": [
        resource("AllergyIntolerance", "a2", "Latex", recordedDate="2026")]}))
    (later,) = [row["record"] for row in ward.records() if row["record"] not in ward.record.values()]
    refused(["Refused"], "TooManyEmergencies", lambda: ward.declares(ward.ann, "disaster"))
    refused(["InvalidArgument"], "--disaster yes", lambda: one.staff("propose", disaster="no", reason="a flood"))
    passes(group, one, [two, three], disaster="yes")
    opened = ward.declares(ward.ann, "disaster")
    assert "unfinished" not in opened, opened
    ward.opens(ward.ann, later)
    ward.opens(ward.ann, ward.record["allergies"])
    assert "disaster_until" in one.staff("emergencies"), one.staff("emergencies")
    # She takes all of it back, also from who reads just now.
    off = ward.leaves(off=True)
    assert (off["categories"], off["grants"]) == ([], 0), off
    refused(["Revoked", "Denied", "Expired"], "", lambda: ward.opens(ward.ann, later))
    refused(["Refused"], "NothingStands", lambda: ward.declares(ward.ann, "disaster"))


def tell(group):
    one, two, three, _four = group.clinics
    ward = Ward(group)
    passes(group, one, [two, three], parameter="EmergencyAccess", value=ACCESS * 1000)
    what_is_left(ward)
    who_may_not(ward)
    name = ann_reads(ward)
    too_late(ward, name)
    her_program_moves_on(ward, name)
    in_a_disaster(ward)
    print(f"height {one.status()['height']}")


if __name__ == "__main__":
    on_four_clinics(tell)
