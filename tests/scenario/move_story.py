#!/usr/bin/env python3
"""People change their home, on real processes.

A patient of clinic 2, which stays, is at home at clinic 3 from now on; clinic 2 goes on vouching for her. Clinic 4 is
removed by vote. Its patient moves to clinic 2 while it still runs; then it is killed for good, and its doctor moves to
clinic 3, without anybody missing the old home. What was sealed and allowed before is read as it was; the doctor asks
under the new clinic's credential, and the patient, at her new home, allows it.

The new home's process is killed between the staff's yes and the person's next question, and nothing is lost of it.

Refused: another ledger's invitation, one for another role, one of the own home, a text that is none, one that has been
withdrawn, that somebody else has used, that a leaving clinic has made; a doctor whose clinic stays.
"""
import pathlib
import tempfile

from consent_story import bundle, refused
from consortium import Consortium, on_four_clinics
from members_story import id_of, passes, validators


class Town:
    def __init__(self, group):
        self.group = group
        self.one, self.two, self.three, self.four = group.clinics
        self.reader = group.person(self.one, "doctor", "Reader")
        self.mover = group.person(self.two, "patient", "Mover")
        self.doctor = group.person(self.four, "doctor", "Doctor", title="surgeon")
        self.patient = group.person(self.four, "patient", "Patient")
        for whom in (self.patient, self.mover):
            for doctor in (self.doctor, self.reader):
                group.command("doctor", "add", vault=doctor, card=self.card(whom)["card"], name=whom.name)
            self.seal(whom, "before")
            self.allow(self.reader, whom)
            self.reads(self.reader, whom)

    def card(self, whom):
        return self.group.command("patient", "card", vault=whom)

    def show(self, whom):
        return self.group.command("person", "show", vault=whom)

    def seal(self, whom, name):
        path = self.group.folder / f"{name}-{whom.name}.json"
        path.write_text(bundle().replace("Hypertension", f"Hypertension, {name}"))
        self.group.command("doctor", "import", vault=self.doctor, patient=self.card(whom)["patient"], confirm_all=True,
                           files=[path])

    def problems(self, whom):
        rows = self.group.command("patient", "records", vault=whom)["records"]
        return {row["record"] for row in rows if row["category"] == "problems"}

    def ask(self, doctor, whom):
        return self.group.command("doctor", "request", vault=doctor, patient=self.card(whom)["patient"],
                                  category="problems")["request"]

    def allow(self, doctor, whom):
        request = self.ask(doctor, whom)
        (row,) = [row for row in self.group.command("patient", "requests", vault=whom)["requests"]
                  if row["request"] == request]
        assert "problem" not in row, row
        self.group.command("patient", "approve", vault=whom, request=request)
        return row["who"]

    def reads(self, doctor, whom):
        """All that lies under the category."""
        for record in self.problems(whom):
            self.group.wait("it opens", lambda: self.group.command(
                "doctor", "save", vault=doctor, record=record, out=self.group.folder / "out" / doctor.name))

    def invite(self, clinic, role, label):
        out = self.group.folder / f"to-{clinic.number}-{role}-{label.replace(' ', '-')}"
        clinic.staff("invite", role=role, label=label, out=out)
        return f"@{out}"

    def move(self, whom, invitation, **options):
        return self.group.command("person", "move", vault=whom, invitation=invitation, **options)

    def row(self, clinic, label):
        return next(row for row in clinic.staff("waiting")["waiting"] if row["label"] == label)

    def moves(self, whom, role, clinic, between=None):
        """Asked, let in, moved: what staff hand over."""
        before = self.show(whom)
        invitation = self.invite(clinic, role, whom.name)
        asked = self.move(whom, invitation)
        assert asked["clinic"] == before["clinic"] and "moving_to" in asked, asked
        row = self.row(clinic, whom.name)
        handover = self.group.folder / f"handover-{whom.name}"
        clinic.staff("enrol", token=row["token"], identity=row["identity"], name=whom.name, out=handover)
        if between:
            between()
        self.group.wait("the new clinic is home", lambda: "moving_to" not in self.move(whom, invitation, wait=10))
        after = self.show(whom)
        assert after["clinic"] == f"Test clinic {clinic.number}" and after["code"] == before["code"], after
        assert self.move(whom, invitation) == after  # given again, it changes nothing
        self.group.command("person", "backup", vault=whom)
        return handover


def is_refused(town):
    def stays(whom, clinic, codes, says, invitation):
        refused(codes, says, lambda: town.move(whom, invitation))
        shown = town.show(whom)
        assert shown["clinic"] == f"Test clinic {clinic.number}" and "moving_to" not in shown, shown

    with tempfile.TemporaryDirectory() as folder, \
            Consortium(town.group.node, pathlib.Path(folder), clinics=1) as other:
        foreign = pathlib.Path(folder) / "invitation"
        other.clinics[0].staff("invite", role="patient", label="foreign", out=foreign)
        stays(town.patient, town.four, {"WrongLedger"}, "another ledger", f"@{foreign}")
    stays(town.patient, town.four, {"Conflict"}, "another role", town.invite(town.one, "doctor", "another role"))
    stays(town.patient, town.four, {"AlreadyExists"}, "home already", town.invite(town.four, "patient", "own home"))
    stays(town.patient, town.four, {"Malformed"}, "NotOurs", "what is this")
    stays(town.patient, town.four, {"InvalidArgument"}, "IsCareCard", town.card(town.patient)["card"])
    withdrawn = town.invite(town.one, "patient", "withdrawn")
    used = town.invite(town.one, "patient", "used")
    town.move(town.mover, withdrawn)
    town.one.staff("refuse", token=town.row(town.one, "withdrawn")["token"])
    stays(town.patient, town.four, {"Denied"}, "InvitationWithdrawn", withdrawn)
    town.move(town.mover, used)
    stays(town.patient, town.four, {"Denied"}, "InvitationUsed", used)
    stays(town.doctor, town.four, {"Denied"}, "has to let you go first", town.invite(town.one, "doctor", "a doctor"))


def tell(group):
    town = Town(group)
    is_refused(town)

    # Out of a clinic that stays.
    town.moves(town.mover, "patient", town.three)
    assert id_of(town.one, "Test clinic 3") == town.show(town.mover)["clinic_id"]
    town.allow(town.doctor, town.mover)
    town.reads(town.doctor, town.mover)
    town.reads(town.reader, town.mover)

    early = town.invite(town.four, "patient", "made before it left")
    passes(group, town.one, [town.two, town.three, town.four], remove=id_of(town.one, "Test clinic 4"))
    group.wait("three validate", lambda: validators(town.one) == {f"Test clinic {number}" for number in (1, 2, 3)}, 90)
    group.wait("the fourth knows it", lambda: any(
        row["leaves"] for row in town.four.staff("council")["clinics"] if row["name"] == "Test clinic 4"))
    refused({"Denied"}, "is leaving", lambda: town.invite(town.four, "patient", "too late"))
    refused({"Denied"}, "is leaving", lambda: town.move(town.mover, early))
    assert town.show(town.mover)["clinic"] == "Test clinic 3"

    # Out of a clinic that is leaving, while it still runs.
    town.reads(town.reader, town.patient)
    town.ask(town.doctor, town.patient)

    def killed():
        town.two.kill()
        town.two.start()
        group.wait("it orders again", lambda: town.two.status()["signing"])
    town.moves(town.patient, "patient", town.two, between=killed)
    town.reads(town.reader, town.patient)

    # And when it does not any more.
    town.four.kill()
    handover = town.moves(town.doctor, "doctor", town.three)
    assert not town.show(town.doctor)["holds_archive"]
    group.command("person", "handover", vault=town.doctor, handover=f"@{handover}")
    assert town.show(town.doctor)["holds_archive"]
    town.seal(town.patient, "afterwards")
    who = town.allow(town.doctor, town.patient)
    assert who["clinic"] == "Test clinic 3", who
    assert len(town.problems(town.patient)) == 2
    town.reads(town.doctor, town.patient)
    town.reads(town.reader, town.patient)
    print("both at home elsewhere; all that was sealed reads as it did")


if __name__ == "__main__":
    on_four_clinics(tell)
