#!/usr/bin/env python3
"""A patient lets a clinic's team read, on real processes.

The day doctor of clinic 2 asks for the team, the patient allows it once, and the night doctor reads as well, without
being allowed anew; the patient's log names both, by the clinic's word, sealed to the patient. New records go on being
readable after the category has moved to its next key for somebody else's sake. Staff keep the list of who is in the
team: who is taken out, suspended or was never named reads nothing, from that moment on; a restart changes nothing.
A doctor of another clinic reads nothing at all. When the patient ends it, it has ended for all.

With libfaketime an hour passes, the clinics report, and the names are in the patient's proven history.
"""
import glob
import json

from consent_story import bundle, refused, resource
from consortium import on_four_clinics
from releases_story import later, reported


class Team:
    def __init__(self, group):
        self.group = group
        self.one, self.two, self.three, self.four = group.clinics
        self.author = group.person(self.one, "doctor", "Author")
        self.day = group.person(self.two, "doctor", "Day doctor", title="surgeon")
        self.night = group.person(self.two, "doctor", "Night doctor")
        self.other = group.person(self.two, "doctor", "Doctor of no team")
        self.outside = group.person(self.three, "doctor", "Doctor of clinic 3")
        group.person(self.two, "staff", "Front desk")
        self.patient = group.person(self.four, "patient", "Patient")
        card = group.command("patient", "card", vault=self.patient)
        self.pseudonym = card["patient"]
        for doctor in (self.author, self.day, self.night, self.other, self.outside):
            group.command("doctor", "add", vault=doctor, card=card["card"], name="the patient")
        self.seal("first", bundle())
        (self.problem,) = self.problems()

    def seal(self, name, text):
        path = self.group.folder / f"{name}.json"
        path.write_text(text)
        self.group.command("doctor", "import", vault=self.author, patient=self.pseudonym, confirm_all=True, files=[path])

    def problems(self):
        rows = self.group.command("patient", "records", vault=self.patient)["records"]
        return {row["record"] for row in rows if row["category"] == "problems"}

    def identity(self, clinic, name):
        return next(row["identity"] for row in clinic.staff("members")["members"] if row["name"] == name)

    def open(self, doctor, record=None):
        out = self.group.folder / "out" / doctor.name
        return self.group.command("doctor", "save", vault=doctor, record=record or self.problem, out=out)

    def shut(self, doctor, codes, says):
        refused(codes, says, lambda: self.open(doctor))

    def ask(self, doctor, **what):
        return self.group.command("doctor", "request", vault=doctor, patient=self.pseudonym, category="problems",
                                  **what)["request"]

    def approve(self, request):
        return self.group.command("patient", "approve", vault=self.patient, request=request)["grants"]

    def grants(self):
        return self.group.command("patient", "grants", vault=self.patient)["grants"]

    def readers(self, grants):
        each = [entry for grant in grants
                for hour in self.group.command("patient", "releases", vault=self.patient, grant=grant)["hours"]
                for entry in hour["each"]]
        assert all("reader_unknown" not in entry for entry in each), each
        return {(entry["reader"], entry.get("reader_title", ""), entry["released"]) for entry in each}

    def access(self, doctor):
        rows = self.group.command("doctor", "chart", vault=doctor, patient=self.pseudonym)["records"]
        return next(row["access"] for row in rows if row["record"] == self.problem)


def who_is_in_it(team):
    two = team.two
    day, night = (team.identity(two, name) for name in ("Day doctor", "Night doctor"))
    for wrong, says in ((team.identity(team.three, "Doctor of clinic 3"), "not enrolled at this clinic"),
                        (team.identity(team.four, "Patient"), "not enrolled at this clinic"),
                        (team.identity(two, "Front desk"), "doctors")):
        refused({"Denied"}, says, lambda: two.staff("team-add", identity=wrong))
    refused({"InvalidArgument"}, "", lambda: two.staff("team-add", identity="12"))
    refused({"NotFound"}, "not in the team", lambda: two.staff("team-remove", identity=day))
    for identity in (day, night):
        two.staff("team-add", identity=identity)
    refused({"AlreadyExists"}, "already", lambda: two.staff("team-add", identity=day))
    assert [row["name"] for row in two.staff("team")["team"]] == ["Day doctor", "Night doctor"], two.staff("team")
    return day, night


def one_consent_for_two(team):
    group = team.group
    asked = team.ask(team.day, team=True, note="we look after you in shifts")
    (own,) = group.command("doctor", "requests", vault=team.day)["requests"]
    assert own["for_team"], own
    (row,) = group.command("patient", "requests", vault=team.patient)["requests"]
    assert row["for_team"] and row["who"]["clinic"] == "Test clinic 2" and "problem" not in row, row
    for doctor in (team.day, team.night):
        team.shut(doctor, {"Denied"}, "no grant covers")
    (grant,) = team.approve(asked)
    (row,) = team.grants()
    assert row["for_team"] and row["who"]["clinic"] == "Test clinic 2" and not row["who"]["name"], row
    group.wait("the day doctor reads", lambda: team.open(team.day))
    team.open(team.night)  # who was never asked about
    assert team.access(team.day) == team.access(team.night) == "readable"
    team.shut(team.other, {"Denied"}, "not in the clinic's team")
    team.shut(team.outside, {"Denied"}, "no grant covers")
    assert team.access(team.other) != "readable" and team.access(team.outside) != "readable"
    assert team.readers([grant]) == {("Day doctor", "surgeon", True), ("Night doctor", "", True)}, team.readers([grant])
    return grant


def goes_on_under_the_next_key(team):
    asked = team.ask(team.outside)
    (single,) = team.approve(asked)
    team.group.wait("the doctor of clinic 3 reads", lambda: team.open(team.outside))
    team.group.command("patient", "revoke", vault=team.patient, grant=single)
    team.shut(team.outside, {"Revoked"}, "")
    (renewed,) = [row for row in team.grants() if row["for_team"] and row["state"] == "active"][:-1]
    assert renewed["who"]["clinic"] == "Test clinic 2", renewed
    team.seal("second", json.dumps({"resourceType": "Bundle", "type": "collection", "entry": [
        resource("Condition", "c2", "Gout", recordedDate="2026-01-05")]}))
    (newest,) = team.problems() - {team.problem}
    for doctor in (team.night, team.day):
        team.group.wait("the team reads what is new", lambda: team.open(doctor, newest))
    refused({"Denied", "Revoked"}, "", lambda: team.open(team.outside, newest))
    return renewed["grant"]


def who_is_taken_out(team, day, night):
    two = team.two
    two.staff("team-remove", identity=night)
    team.shut(team.night, {"Denied"}, "not in the clinic's team")
    assert team.access(team.night) != "readable"
    team.open(team.day)
    two.staff("suspend", identity=day)
    team.group.wait("the day doctor is suspended", lambda: "problem" in two.staff("team")["team"][0])
    team.shut(team.day, {"Denied"}, "suspended")
    refused({"Denied"}, "suspended", lambda: two.staff("team-add", identity=day))
    two.staff("reinstate", identity=day)
    team.group.wait("the day doctor is back", lambda: team.open(team.day))
    two.kill()
    two.start()
    team.group.wait("clinic 2 is back", lambda: team.open(team.day))
    team.shut(team.night, {"Denied"}, "not in the clinic's team")
    two.staff("team-add", identity=night)
    team.open(team.night)


def ended_for_all(team, grant):
    team.group.command("patient", "revoke", vault=team.patient, grant=grant)
    for doctor in (team.day, team.night):
        team.shut(doctor, {"Revoked"}, "")
    assert not [row for row in team.grants() if row["state"] == "active"], team.grants()


def proven(team, library):
    later(team.group, library, 1)

    def named():
        each = [entry for hour in reported(team.group, team.patient) if hour["shown"] == "whole" and hour["reported"]
                for entry in hour["each"]]
        return {"Day doctor", "Night doctor"} <= {entry.get("reader") for entry in each}
    team.group.wait("the names are in the proven history", named, 180)
    rows = team.group.command("patient", "activity", vault=team.patient)["activity"]
    sentences = [row["what"] for row in rows if row["kind"] == "Released"]
    assert any("Night doctor" in sentence for sentence in sentences), sentences


def tell(group):
    team = Team(group)
    day, night = who_is_in_it(team)
    grant = one_consent_for_two(team)
    goes_on_under_the_next_key(team)
    who_is_taken_out(team, day, night)
    ended_for_all(team, grant)
    library = next(iter(glob.glob("/usr/lib/*/faketime/libfaketimeMT.so.1")), None)
    if library:
        proven(team, library)
    print(f"a team of two read by one consent, both named{' and proven' if library else ''}; who was not of it did not")


if __name__ == "__main__":
    on_four_clinics(tell)
