#!/usr/bin/env python3
"""Clinics come and go by vote, on real processes, while persons go on working.

Four clinics run. A fifth, which the genesis doesn't know, asks to be let in and is; the validators change with
the next epoch, and the fifth takes part: with one of the old four away, nothing is ordered without it. Then one
of the old four is removed, one changes its role there and back, one that slept through two epochs catches up
over them, and one is killed again and again meanwhile. One changes its signing key, is down when that is decided, is
killed when it is in force, and goes on under the new key: as a validator, as an author, as the home of its doctor, and
as one that takes in another. A sixth is let in and comes up while none of the genesis can be reached.
Refused: a proposal of somebody who isn't there, a second vote, a vote on what has ended,
a change that changes nothing, a parameter out of its range.

In the end all that are left agree on every block, and what was sealed before, between and after opens.
"""

from consortium import Clinic, Failed, free_ports, on_four_clinics


def council(clinic):
    return clinic.staff("council")


def validators(clinic):
    return {row["name"] for row in council(clinic)["clinics"] if row["validates"]}


def refused(act, code, word=""):
    try:
        act()
    except Failed as failed:
        assert failed.code == code and word in str(failed), f"{failed.code}, not {code} {word}: {failed}"
        return
    raise AssertionError(f"not refused: {code} {word}")


def on_ledger(group, clinic, proposal):
    group.wait("the proposal is on the ledger", lambda: any(
        row["proposal"] == proposal for row in council(clinic)["proposals"]))


def status(clinic, proposal):
    return next(row for row in council(clinic)["proposals"] if row["proposal"] == proposal)["status"]


def passes(group, proposer, voters, **change):
    """Proposed by one, voted for by others until it has passed."""
    proposal = proposer.staff("propose", reason="a test", **change)["proposal"]
    for voter in voters:
        on_ledger(group, voter, proposal)
        if status(voter, proposal) != "Open":
            break
        voter.staff("vote", proposal=proposal, answer="yes")
    group.wait("it has passed", lambda: status(proposer, proposal) == "Passed")
    return proposal


def validates(group, clinic, names, where):
    group.wait(f"{names} validate", lambda: validators(where) == names, 90)
    group.wait("it follows", lambda: clinic.status()["signing"], 60)


def id_of(clinic, name):
    return next(row["clinic"] for row in council(clinic)["clinics"] if row["name"] == name)


class Records:
    """A doctor at one clinic, a patient at another; each record is sealed and read back."""

    def __init__(self, group):
        self.group = group
        self.doctor = group.person(group.clinics[0], "doctor", "Doctor")
        self.patient = group.person(group.clinics[1], "patient", "Patient")
        card = group.command("patient", "card", vault=self.patient)
        group.command("doctor", "add", vault=self.doctor, card=card["card"], name="the patient")
        self.pseudonym = card["patient"]
        self.count = 0

    def seal(self):
        self.count += 1
        file = self.group.folder / f"letter-{self.count}.txt"
        file.write_text(f"Letter {self.count}\n" * 20)
        self.group.command("doctor", "import", vault=self.doctor, patient=self.pseudonym, confirm_all=True,
                           files=[file])

    def all_there(self):
        rows = self.group.command("patient", "records", vault=self.patient)["records"]
        assert len(rows) == self.count, f"{len(rows)} of {self.count} records"


def changes_key(group, changing, others):
    watch = others[0]
    epoch = council(watch)["epoch"]
    change = changing.staff("change-keys", reason="a disk was lost")["proposal"]
    on_ledger(group, watch, change)
    changing.kill()
    for voter in others[:2]:
        on_ledger(group, voter, change)
        voter.staff("vote", proposal=change, answer="yes")
    group.wait("the change has passed", lambda: status(watch, change) == "Passed")
    # It knows nothing of that yet, and the others know it by its new key alone.
    changing.start()
    group.wait("it validates with its new key", lambda: council(watch)["epoch"] == epoch + 1, 90)
    changing.kill()
    changing.start()
    group.wait("it signs again", lambda: changing.status()["signing"]
               and changing.status()["height"] == watch.status()["height"])


def works_under_new_key(group, records, changing, others):
    # Of four, three are needed: its votes, its proposals, its transactions.
    others[-1].kill()
    records.seal()
    passes(group, changing, others[:2], parameter="DoctorRequests", value=9)
    others[-1].start()
    group.wait("who slept is there again", lambda: others[-1].status()["signing"]
               and others[-1].status()["height"] == changing.status()["height"])
    # Its doctor's credential was signed with the old key.
    category = group.command("patient", "records", vault=records.patient)["records"][0]["category"]
    asked = group.command("doctor", "request", vault=records.doctor, patient=records.pseudonym, category=category)
    group.wait("the patient's home has the request", lambda: any(
        row["request"] == asked["request"] for row in group.command("patient", "requests", vault=records.patient)["requests"]))
    approved = group.command("patient", "approve", vault=records.patient, request=asked["request"])
    assert approved["grants"], approved
    group.person(changing, "doctor", "Second doctor")


def comes_while_the_first_are_away(group, contact, others):
    """The sixth, let in by vote, finds nobody of the genesis; by its contact's entry it comes up."""
    six = Clinic(group, 6)
    group.command("clinic", "create", dir=six.folder, name="Test clinic 6", address=f"127.0.0.1:{free_ports(1)[0]}")
    request, entry = group.folder / "request-6", group.folder / "entry-5"
    group.command("consortium", "join", dir=six.folder, genesis=group.folder / "genesis", request=request)
    passes(group, others[0], [*others[1:], contact], add=request)
    group.wait("its contact knows that", lambda: status(contact, council(contact)["proposals"][-1]["proposal"]) == "Passed")
    for clinic in others:
        clinic.kill()
    refused(lambda: group.command("consortium", "contact", dir=six.folder, entry=request), "Malformed")
    own = group.folder / "entry-6"
    group.command("clinic", "entry", dir=six.folder, out=own)
    refused(lambda: group.command("consortium", "contact", dir=six.folder, entry=own), "InvalidArgument")
    group.command("clinic", "entry", dir=contact.folder, out=entry)
    (six.folder / "contacts").mkdir()
    (six.folder / "contacts" / f"{'0' * 64}.1-0.part").touch()  # what a crash would have left of another
    group.command("consortium", "contact", dir=six.folder, entry=entry)
    six.start()
    group.wait("it has come up by its contact alone", lambda: six.status()["height"] == contact.status()["height"])
    assert six.status()["height"] > 0
    for clinic in others:
        clinic.start()
    group.clinics.append(six)
    names = {f"Test clinic {number}" for number in (1, 2, 3, 5, 6)}
    validates(group, six, names, contact)
    return six


def same_chain(clinics):
    tips = [clinic.status()["height"] for clinic in clinics]
    height = min(tips)
    blocks = {clinic.staff("block", height=height)["hash"] for clinic in clinics}
    assert len(blocks) == 1, f"different blocks at height {height}"
    return height


def tell(group):
    one, two, three, four = group.clinics
    records = Records(group)
    records.seal()
    assert council(one)["epoch"] == 1

    # The fifth: founded alone, asks, is let in.
    address = f"127.0.0.1:{free_ports(1)[0]}"
    five = Clinic(group, 5)
    group.command("clinic", "create", dir=five.folder, name="Test clinic 5", address=address)
    refused(lambda: group.command("consortium", "join", dir=five.folder, genesis=group.folder / "genesis"), "NotFound")
    request = group.folder / "request-5"
    group.command("consortium", "join", dir=five.folder, genesis=group.folder / "genesis", request=request)
    five.start()
    group.clinics.append(five)
    refused(lambda: five.staff("invite", role="patient", label="too early"), "Denied")
    refused(lambda: five.staff("propose", remove=id_of(one, "Test clinic 1")), "Refused", "AuthorUnknown")

    refused(lambda: one.staff("propose", add=request, parameter="NetworkDelay", value=900), "InvalidArgument", "one change")
    said = one.staff("propose", add=request, reason="it serves the next valley")
    proposal = said["proposal"]
    assert said["state"] == "on the ledger", said
    assert address in council(one)["proposals"][0]["what"], council(one)["proposals"]
    on_ledger(group, two, proposal)
    refused(lambda: one.staff("vote", proposal=proposal, answer="yes"), "Refused", "VotedAlready")
    two.staff("vote", proposal=proposal, answer="no")
    three.staff("vote", proposal=proposal, answer="yes")
    group.wait("its votes are there", lambda: len(council(one)["proposals"][0]["yes"]) == 2)
    assert status(one, proposal) == "Open"
    four.staff("vote", proposal=proposal, answer="yes")
    group.wait("it has passed", lambda: status(one, proposal) == "Passed")
    refused(lambda: one.staff("vote", proposal=proposal, answer="yes"), "Refused")
    names = {f"Test clinic {number}" for number in range(1, 6)}
    validates(group, five, names, one)
    group.wait("the fifth has caught up", lambda: five.status()["height"] == one.status()["height"])
    records.seal()
    epoch = council(one)["epoch"]
    assert epoch == 2, epoch
    group.person(five, "patient", "Newcomer")  # let in by one who came later
    for clinic in group.clinics:
        seen = clinic.status()
        assert {row["clinic"] for row in seen["peers"]} == names and seen["reachable"] == 5, seen

    # f = 1 of 5: with one of the old four away the fifth is needed.
    four.kill()
    records.seal()
    group.wait("the fifth has it", lambda: five.status()["height"] == one.status()["height"])

    # Two epochs while the fourth sleeps.
    refused(lambda: one.staff("propose", parameter="NetworkDelay", value=45000), "Refused", "ParameterOutOfRange")
    refused(lambda: one.staff("propose", clinic=id_of(one, "Test clinic 3"), roles="validator,proxy,file-server"),
            "Refused", "NothingChanges")
    passes(group, one, [two, three, five], clinic=id_of(one, "Test clinic 3"), roles="proxy,file-server")
    names = {f"Test clinic {number}" for number in (1, 2, 4, 5)}
    group.wait("the third validates no longer", lambda: validators(one) == names, 90)
    refused(lambda: three.staff("vote", proposal=proposal, answer="yes"), "Refused", "NotAValidator")
    records.seal()
    passes(group, five, [one, two], clinic=id_of(one, "Test clinic 3"), roles="validator,proxy,file-server")
    names.add("Test clinic 3")
    group.wait("the third validates again", lambda: validators(one) == names, 90)
    records.seal()
    four.start()
    group.wait("the fourth has come up over two epochs", lambda: four.status()["height"] == one.status()["height"]
               and four.status()["signing"], 90)
    assert council(four)["epoch"] == council(one)["epoch"] == 4

    # The second dies at each step of the next change.
    second = id_of(one, "Test clinic 2")
    gone = one.staff("propose", remove=id_of(one, "Test clinic 4"))["proposal"]
    two.kill()
    for voter in (three, five, four):
        on_ledger(group, voter, gone)
        if status(voter, gone) == "Open":
            voter.staff("vote", proposal=gone, answer="yes")
        two.start()
        two.kill()
    group.wait("the fourth is removed", lambda: status(one, gone) == "Passed")
    two.start()
    names.remove("Test clinic 4")
    validates(group, two, names, two)
    assert any(row["leaves"] for row in council(one)["clinics"] if row["name"] == "Test clinic 4")
    records.seal()
    four.stop()
    records.seal()
    records.all_there()
    assert id_of(two, "Test clinic 2") == second

    left = [one, two, three, five]
    changes_key(group, one, [two, three, five])
    works_under_new_key(group, records, one, [two, three, five])
    records.all_there()
    left.append(comes_while_the_first_are_away(group, five, [one, two, three]))
    records.seal()
    group.wait("all are at the same block", lambda: len({clinic.status()["height"] for clinic in left}) == 1)
    height = same_chain(left)
    print(f"epochs {council(one)['epoch']}, height {height}, {records.count} records there")


if __name__ == "__main__":
    on_four_clinics(tell)
