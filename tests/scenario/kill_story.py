#!/usr/bin/env python3
"""kill -9 of one of four clinics, at moments drawn at random, while a story is told with all of them.

A first telling writes down every moment at which something becomes durable or is sent (RESEAL_MOMENTS). For each
round one of them is drawn, and one clinic is started so that it kills itself there: the author's, the patient's
home, the one that leads (counted from its first proposal), or any. What must hold:

- a command of somebody at another clinic succeeds at the first try, within 30 s, while the killed one stays away;
- a command of somebody at the killed clinic, which comes back while it runs, succeeds, or says that the clinic is
  away and succeeds when it is given again;
- after its restart the killed clinic has all blocks, signs again, and agrees with the others;
- in the end everything that was sealed is there, and every grant that was not revoked still opens its record to
  the same bytes; every one that was revoked opens nothing.
"""
import argparse
import collections
import os
import pathlib
import random
import tempfile
import time

from consortium import Consortium, Failed

FAIL_OVER = 30  # seconds
REQUESTS = 6    # of one reader; the ledger's limit for a day is not much higher
TRANSIENT = {"Offline", "Timeout", "NotCurrent"}  # what a clinic that is away or has just come back looks like


class Telling:
    """One record, sealed, asked for, granted and read, told by persons of three clinics."""

    def __init__(self, group):
        self.group = group
        self.author_clinic, self.reader_clinic, self.home = group.clinics[:3]
        self.author = group.person(self.author_clinic, "doctor", "Author")
        self.patient = group.person(self.home, "patient", "Patient")
        card = group.command("patient", "card", vault=self.patient)
        self.pseudonym = card["patient"]
        self.card = card["card"]
        group.command("doctor", "add", vault=self.author, card=self.card, name="the patient")
        self.asked = 0       # by the present reader
        self.killed = None   # the clinic that may die in this round
        self.died = False    # and was brought back for its own people
        self.record = {}     # record → content
        self.reader_of = {}
        self.open = {}       # record → its grants
        self.closed = set()
        self.slowest = 0.0
        self.again = 0

    def command(self, clinic, *words, **options):
        """Fails over if the clinic lives. The killed clinic is started again while a command of its own people runs,
        and the command given again if that came too late."""
        begin = time.monotonic()
        try:
            answer = self.group.command(*words, meanwhile=lambda: self.revive(clinic), **options)
        except Failed as failed:
            if clinic is not self.killed or failed.code not in TRANSIENT:
                raise
            self.again += 1
            self.revive(clinic)
            self.wait_for(clinic)
            answer = self.group.command(*words, **options)
        took = time.monotonic() - begin
        self.slowest = max(self.slowest, took)
        assert took <= FAIL_OVER, f"{words}: {took:.0f} s"
        return answer

    def revive(self, clinic):
        if clinic is self.killed and not clinic.alive():
            self.died = True
            clinic.start()

    def prepare(self):
        """A day has room for a few requests of one doctor: now and then another one reads."""
        if self.asked == 0 or self.asked == REQUESTS:
            self.reader = self.group.person(self.reader_clinic, "doctor", f"Reader {len(self.record)}")
            self.group.command("doctor", "add", vault=self.reader, card=self.card, name="the patient")
            self.asked = 0
        self.asked += 1

    def wait_for(self, clinic):
        def back():
            self.revive(clinic)  # its moment may come only now
            return settled(self.group)
        self.group.wait(f"clinic {clinic.number} has caught up", back, FAIL_OVER)

    def read(self, record, folder):
        out = self.group.folder / folder / record
        self.command(self.reader_clinic, "doctor", "save", vault=self.reader_of[record], record=record, out=out)
        content = b"".join(file.read_bytes() for file in out.rglob("*") if file.is_file())
        assert content == self.record[record], f"{record} reads differently"

    def tell(self, number, revoke):
        # A revocation ends what the reader may read in the whole category: what stays open is in another one.
        category = "0=laboratory" if revoke else "0=notes"
        content = f"Finding {number}: {random.getrandbits(256):064x}\n".encode()
        file = self.group.folder / f"finding-{number}.txt"
        file.write_bytes(content)
        report = self.command(self.author_clinic, "doctor", "import", vault=self.author, patient=self.pseudonym,
                              confirm_all=True, category=category, files=[file])
        assert report["sealed"][0]["copies"] >= 2, f"sealed with one copy: {report}"
        record = report["sealed"][0]["record"]
        self.record[record] = content
        self.reader_of[record] = self.reader
        asked = self.command(self.reader_clinic, "doctor", "request", vault=self.reader, patient=self.pseudonym,
                             record=record, note=f"for round {number}")
        self.group.wait("the patient's clinic has heard of the request", lambda: asked["request"] in {
            row["request"] for row in self.command(self.home, "patient", "requests", vault=self.patient)["requests"]}, FAIL_OVER)
        approved = self.command(self.home, "patient", "approve", vault=self.patient, request=asked["request"])
        self.open[record] = approved["grants"]
        begin = time.monotonic()
        while True:  # a share may still be on its way
            try:
                self.read(record, f"read-{number}")
                break
            except Failed as failed:
                if time.monotonic() - begin > FAIL_OVER:
                    raise RuntimeError(f"granted, and not readable within {FAIL_OVER} s") from failed
                time.sleep(0.5)
        if revoke:
            for grant in self.open.pop(record):
                self.command(self.home, "patient", "revoke", vault=self.patient, grant=grant)
            self.closed.add(record)
            self.refused(record)

    def refused(self, record):
        try:
            self.group.command("doctor", "save", vault=self.reader_of[record], record=record, out=self.group.folder / "never")
        except Failed:
            return
        raise AssertionError(f"{record} was opened after its grant had been revoked")


def settled(group):
    """All clinics live, sign, see each other and are equally far."""
    states = [clinic.status() for clinic in group.clinics]
    return (all(state["signing"] and state["reachable"] == len(states) for state in states)
            and len({state["height"] for state in states}) == 1)


def moments(path):
    return [line.split(" ", 2) for line in path.read_text().splitlines()]


def draw(dice, logs, telling, number):
    """Which clinic, and the environment that makes it kill itself."""
    role = ("author", "home", "leader", "any")[number % 4]
    clinic = {"author": telling.author_clinic, "home": telling.home}.get(role) or dice.choice(telling.group.clinics)
    if role == "leader":  # from its proposal on until the block is final and spread
        return role, clinic, {"RESEAL_KILL_AT": str(dice.randint(1, 25)), "RESEAL_KILL_AFTER": "leads"}
    return role, clinic, {"RESEAL_KILL_AT": str(dice.randint(1, len(logs[clinic.number])))}


def rehearse(group, telling):
    """Every moment of each clinic from its start through one telling."""
    logs = {}
    for clinic in group.clinics:
        clinic.stop()
        clinic.start(RESEAL_MOMENTS=str(group.folder / f"moments-{clinic.number}"))
    group.wait("the clinics see each other again", lambda: settled(group))
    telling.prepare()
    telling.tell(0, revoke=True)
    for clinic in group.clinics:
        clinic.stop()
        logs[clinic.number] = moments(group.folder / f"moments-{clinic.number}")
        clinic.start()
    group.wait("the clinics see each other again", lambda: settled(group))
    return logs


def run(group, dice, rounds):
    telling = Telling(group)
    logs = rehearse(group, telling)
    killed = collections.Counter()
    kinds = collections.Counter()
    number = 0
    while sum(killed.values()) < rounds:
        number += 1
        assert number <= 3 * rounds + 10, "most moments that were drawn never came"
        role, clinic, environment = draw(dice, logs, telling, sum(killed.values()))
        journal = group.folder / f"journal-{number}"
        telling.prepare()
        clinic.stop()
        telling.killed, telling.died = clinic, False
        clinic.start(RESEAL_MOMENTS=str(journal), **environment)
        telling.tell(number, revoke=number % 2 == 0)
        if telling.died or not clinic.alive():  # otherwise its moment has not come: drawn again
            killed[role] += 1
            count, kind, what = moments(journal)[-1]
            kinds[kind] += 1
            print(f"{number}: {role}, clinic {clinic.number}, killed at its moment {count}: {kind} {what}", flush=True)
        if clinic.alive():
            clinic.stop()
        clinic.start()
        telling.killed = None
        group.wait(f"clinic {clinic.number} has caught up", lambda: settled(group), FAIL_OVER)
    for record in telling.open:
        telling.read(record, "in-the-end")
    for record in telling.closed:
        telling.refused(record)
    listed = {row["record"] for row in group.command("patient", "records", vault=telling.patient)["records"]}
    assert set(telling.record) == listed, "a sealed record is not there any more"
    heads = {clinic.status()["height"] for clinic in group.clinics}
    print(f"{sum(killed.values())} kills {dict(killed)}, at {dict(kinds)}; {len(telling.record)} records all there, "
          f"{len(telling.open)} open, {len(telling.closed)} closed; {telling.again} commands given again; "
          f"slowest command {telling.slowest:.1f} s; height {heads}")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--node", required=True)
    parser.add_argument("--samples", help="not needed; all scenarios are given it")
    parser.add_argument("--rounds", type=int, default=60 if os.environ.get("RESEAL_LONG") else 4)
    parser.add_argument("--seed", type=int, default=None)
    options = parser.parse_args()
    seed = options.seed if options.seed is not None else random.SystemRandom().randrange(1 << 32)
    print(f"seed {seed}", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        with Consortium(options.node, pathlib.Path(folder)) as group:
            run(group, random.Random(seed), options.rounds)


if __name__ == "__main__":
    main()
