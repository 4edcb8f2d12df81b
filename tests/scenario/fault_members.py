"""Clinics that change who belongs to the ledger, and their keys, while everything else happens to them.

A thread of its own gives staff's commands at the clinics' doors, one wish after the other, each until it has passed: a
clinic that the genesis doesn't know is let in, one changes its signing key, one gives its role up and takes it back;
then more of the last two for as long as the storm blows. What has begun is brought to its end afterwards. Any clinic
may be away at any of it; a command that was not answered is given again, and of two proposals of one thing the second
fails.
"""
import threading
import time

from consortium import Clinic
from fault_referee import Control

ALL_ROLES, NO_VALIDATOR = "validator,proxy,file-server", "proxy,file-server"
SAY_AGAIN = 10  # seconds until a proposal that nobody shows is made once more


def newcomer(group, links):
    """A clinic that is there and belongs to nothing, and its request, in hex. On the thread that blows the storm."""
    number = len(group.clinics) + 1
    clinic = Clinic(group, number)
    group.command("clinic", "create", dir=clinic.folder, name=f"Test clinic {number}", address=links.addresses[number - 1])
    request = group.folder / "request"
    group.command("consortium", "join", dir=clinic.folder, genesis=group.folder / "genesis", request=request)
    links.attach_one(clinic)
    clinic.start()
    return clinic, request.read_bytes().hex()


class Council(threading.Thread):
    def __init__(self, group, referee, dice, clinic, request):
        super().__init__(name="the council", daemon=True)
        self.group, self.referee, self.dice = group, referee, dice
        self.clinic, self.request = clinic, request
        self.founders = [one.number for one in group.clinics if one is not clinic]
        self.controls = {one.number: Control(one.folder) for one in group.clinics}
        self.ending = threading.Event()
        self.let_in = threading.Event()  # passed: from now on faults may hit it, too
        self.proposals = {}              # id → what; said to be on the ledger
        self.passed = {"let in": 0, "keys": 0, "roles": 0}
        self.expected = {f"Test clinic {number}" for number in self.controls}
        self.wishes = 0
        self.heard = {}                  # of the present wish: whom it asked what → the last answer
        self.slowest = 0.0

    def run(self):
        try:
            first = [self.let_it_in, self.change_keys, self.change_roles]
            self.dice.shuffle(first)
            for wish in first:  # these have to be, if need be after the storm
                wish()
            while not self.ending.is_set():
                self.dice.choice([self.change_keys, self.change_roles])()
        except Exception as wrong:  # pylint: disable=broad-except
            self.referee.complain(f"the council: {wrong!r}")

    def any_founder(self):
        return self.dice.choice(self.founders)

    def let_it_in(self):
        self.decide("let in", self.any_founder(), "propose", add=self.request)
        self.let_in.set()
        self.until_validates(f"Test clinic {self.clinic.number}", True)

    def change_keys(self):
        self.decide("keys", self.any_founder(), "change-keys")

    def change_roles(self):
        number = self.any_founder()
        clinic = self.id_of(f"Test clinic {number}")
        for roles in (NO_VALIDATOR, ALL_ROLES):
            self.decide("roles", self.any_founder(), "propose", clinic=clinic, roles=roles)
            self.until_validates(f"Test clinic {number}", roles == ALL_ROLES)

    def ask(self, number, do, patience=3.0, **options):
        answer = self.controls[number].ask(do, patience=patience, **options)
        if do != "council":
            self.heard[number, do] = answer
        return answer

    def council(self):
        """As somebody sees it who answers."""
        while True:
            for number in self.dice.sample(self.founders, len(self.founders)):
                answer = self.ask(number, "council")
                if answer and "clinics" in answer:
                    return answer
            time.sleep(0.2)

    def id_of(self, name):
        return next(row["clinic"] for row in self.council()["clinics"] if row["name"] == name)

    def until_validates(self, name, does):
        while not any(row["name"] == name and row["validates"] == does for row in self.council()["clinics"]):
            time.sleep(0.3)

    def decide(self, kind, by, do, **change):
        """Proposed by one, and voted for by all who validate, until it has passed and what was proposed twice has
        failed: left open it could pass later, with a vote that comes late. What is open still of another wish for the
        same counts as this one."""
        self.wishes += 1
        self.heard = {}
        reason, begin, said, same = f"wish {self.wishes}: {kind}", time.monotonic(), 0.0, ""
        while True:
            council = self.council()
            rows = [row for row in council["proposals"] if row["reason"] == reason or row["proposal"] in same]
            open_rows = [row for row in rows if row["status"] == "Open"]
            has_passed = any(row["status"] == "Passed" for row in rows)
            self.heard["proposals"] = rows
            if has_passed and not open_rows:
                self.passed[kind] += 1
                self.slowest = max(self.slowest, time.monotonic() - begin)
                return
            for row in open_rows:
                self.vote(council, row)
            if not open_rows and time.monotonic() > said + SAY_AGAIN:
                answer = self.ask(by, do, patience=10, reason=reason, **change)
                same = (answer or {}).get("detail", "")
                if answer and "error" not in answer:
                    said = time.monotonic()
                    if answer["state"] == "on the ledger":
                        self.proposals[answer["proposal"]] = reason
            time.sleep(0.2)

    def vote(self, council, row):
        for clinic in council["clinics"]:
            if clinic["validates"] and clinic["name"] not in row["yes"]:
                number = int(clinic["name"].rsplit(" ", 1)[1])
                self.ask(number, "vote", patience=2, proposal=row["proposal"], answer="yes")  # or it has, or is away

    def end(self, patience):
        """What is begun comes to its end. False: it didn't."""
        self.ending.set()
        self.join(patience)
        if self.is_alive():
            self.referee.complain(f"the council had not finished {patience:.0f} s after the last fault: "
                                  f"wish {self.wishes}: {self.heard}")
        return not self.is_alive()

    def in_the_end(self, kinds):
        """The same members at all clinics; what was shown to be on the ledger is there; and nobody is accused."""
        seen = set()
        for number, control in self.controls.items():
            # The first question may find that the clinic was killed since the last one.
            council = control.ask("council", patience=60) or control.ask("council", patience=60)
            if not council:
                self.referee.complain(f"clinic {number} does not say who belongs to the ledger")
                continue
            seen.add(council["epoch"])
            self.referee.members(number, self.expected, {row["name"] for row in council["clinics"] if row["validates"]})
            there = {row["proposal"] for row in council["proposals"]}
            for proposal, what in self.proposals.items():
                if proposal not in there:
                    self.referee.complain(f"lost: {what} {proposal} is not at clinic {number}")
        if len(seen) != 1:
            self.referee.complain(f"clinics are in different epochs: {seen}")
        self.referee.accused(kinds)
        return max(seen, default=0)
