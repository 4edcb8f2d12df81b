#!/usr/bin/env python3
"""Clinics' real processes under kill -9, SIGSTOP, cut links and full disks, while people go on working.

A seed, printed, draws the faults (faults.py) and, by whether it is even, which kind of links there is
(fault_links.py). Without namespaces there are proxies, and file size limits for full disks; the story says so.
Four clinics for a minute; ten minutes with RESEAL_LONG, and then seven clinics for ten minutes too. What must hold
is in fault_referee.py and settled.py. `--sabotage` breaks something on purpose: the story must fail then.
"""
import argparse
import os
import pathlib
import random
import shutil
import signal
import sys
import tempfile
import time

from consortium import Consortium
from fault_members import Council, newcomer
from fault_links import NamespaceLinks, ProxyLinks, enter_namespaces
from fault_people import READ, Patient, Program, Reader, Sealer
from fault_referee import Control, Referee, Violation, Watcher
from faults import LimitedFiles, MountedDisk, Storm
from settled import SILENCE, Settled

SKIPPED = 77
SABOTAGES = ("older", "crash", "forget", "talk", "open", "twice", "spoil", "member")


class Group(Consortium):
    def __init__(self, node, folder, count, links, limited):
        super().__init__(node, folder, count, links.addresses[:count])
        links.attach(self.clinics)
        for clinic in self.clinics:
            clinic.file_sizes_limited = clinic.number in limited

    def signing(self, clinic):
        control = Control(clinic.folder)
        status = control.ask("status", patience=20)
        control.close()
        return bool(status and status.get("signing"))


class People:
    """Two doctors who seal, the patient, and a doctor who may read three categories, of which two are revoked."""

    def __init__(self, group, referee, watcher, author, dice, pause):
        self.group, self.referee, self.watcher = group, referee, watcher
        self.proxies = [clinic.number for clinic in group.clinics]  # who comes later is none of what is granted
        homes = dice.sample(group.clinics, 4)
        vaults = [group.person(homes[0], "doctor", "First"), group.person(homes[1], "doctor", "Second"),
                  group.person(homes[2], "patient", "Patient"), group.person(homes[3], "doctor", "Reader")]
        card = group.command("patient", "card", vault=vaults[2])
        for vault in (vaults[0], vaults[1], vaults[3]):
            group.command("doctor", "add", vault=vault, card=card["card"], name="the patient")
        asked = group.command("doctor", "request", vault=vaults[3], patient=card["patient"], category=list(READ))
        group.wait("the request is there", lambda: asked["request"] in {
            row["request"] for row in group.command("patient", "requests", vault=vaults[2])["requests"]})
        first, second, patient, reader = [Program(group, author, vault) for vault in vaults]
        self.programs = [first, second, patient, reader]
        self.sealers = [Sealer("the first doctor", first, referee, pause, dice.random(), card["patient"], group.folder),
                        Sealer("the second doctor", second, referee, pause, dice.random(), card["patient"], group.folder)]
        records = {}
        for category in (*READ, "administrative"):
            content = f"{category}: {dice.getrandbits(256):064x}\n".encode()
            file = group.folder / f"{category}.txt"
            file.write_bytes(content)
            records[category] = (self.sealers[0].seal(file, content, category), content)
            self.sealers[0].wishes += 1
        moved, _ = records.pop("administrative")
        approved = patient.ask("patient", "approve", "--request", asked["request"])
        if "error" in approved:
            raise RuntimeError(f"not approved: {approved}")
        self.patient = Patient("the patient", patient, referee, pause, dice.random(), moved)
        self.patient.moves = 1  # it lies in the first of the two already
        for row in patient.ask("patient", "grants")["grants"]:
            self.patient.category_of[row["grant"]] = row["category"]
        self.revocations = [grant for grant, category in self.patient.category_of.items() if category != READ[-1]]
        self.open_anyway = False  # sabotage
        self.final_at = {}  # category → the height at which its revocation is final
        self.home = Control(homes[2].folder)
        self.patient.on_revoked = self.revoked
        self.reader = Reader("the reader", reader, referee, pause, dice.random(), records, group.folder, self.must_not)
        group.wait("the reader opens everything", lambda: all([self.reader.read(category) for category in READ]))
        self.all = [*self.sealers, self.patient, self.reader]

    def revoked(self, category):
        """Just acknowledged. A final one must be obeyed as soon as a quorum has its block: the others are too few."""
        status = self.home.ask("status", patience=30)
        if status and self.patient.revoked[category][1] == "final":
            self.final_at[category] = (status["height"], time.monotonic())

    def must_not(self, category):
        if self.open_anyway:
            return time.monotonic()
        if category not in self.final_at:
            return None
        height, since = self.final_at[category]
        count = len(self.proxies)
        enough = count - (count - 1) // 3
        there = sum(1 for number in self.proxies if self.referee.heights.get(number, 0) >= height)
        return since if there >= enough else None

    def end(self, patience):
        for person in self.all:
            person.end()
        deadline = time.monotonic() + patience
        for person in self.all:
            person.join(max(0.1, deadline - time.monotonic()))
            if person.is_alive():
                self.referee.complain(f"{person.name} had not finished {patience:.0f} s after the last fault: {person.failed}")
        return not any(person.is_alive() for person in self.all)

    def in_the_end(self, dice):
        """Nobody's wish is open any more: what was revoked stays shut, the rest reads as it was written."""
        for category in READ:
            opened = self.reader.read(category)
            if opened == (category in self.patient.revoked):
                self.referee.complain(f"in the end, {category} is {'open' if opened else 'shut'} to the reader")
        records = [(record, content) for sealer in self.sealers for record, content in sealer.records.items()]
        chosen = dice.sample(records, min(len(records), 60))
        for number, (record, content) in enumerate(chosen):
            out = self.group.folder / f"own-{number}"
            answer = self.patient.program.ask("patient", "save", "--record", record, "--out", out)
            read = b"".join(file.read_bytes() for file in out.rglob("*") if file.is_file()) if out.exists() else None
            if read != content:
                self.referee.complain(f"{record} is not what was sealed: {answer}")
        return len(records), len(chosen)


def sabotage(how, storm, people, referee, council):
    """What breaks when the storm has begun."""
    if how == "older":  # a copy of a clinic's folder from now on is put back at its next death
        kept = {}
        for clinic in storm.group.clinics:
            kept[clinic] = storm.group.folder / f"older-{clinic.number}"
            shutil.copytree(clinic.folder, kept[clinic])

        def restore(clinic):
            for entry in [path for path in clinic.folder.iterdir() if path.name != "ballast"]:
                shutil.rmtree(entry) if entry.is_dir() else entry.unlink()
            shutil.copytree(kept[clinic], clinic.folder, dirs_exist_ok=True)
        storm.after_kill = restore
    elif how == "crash":
        storm.group.clinics[0].process.send_signal(signal.SIGSEGV)
    elif how == "forget":
        referee.acknowledged["00" * 32] = "an invented record"
    elif how == "open":
        people.open_anyway = True
    elif how == "twice":
        people.sealers[0].wishes -= 1
    elif how == "member":
        council.expected.add("a clinic that nobody let in")
    elif how == "spoil":
        record = next(iter(people.sealers[0].records))
        people.sealers[0].records[record] = b"something else"


def story(options, folder, dice, links, disks):
    referee, asleep = Referee(), set()
    limited = {number for number, disk in disks.items() if isinstance(disk, LimitedFiles)}
    with Group(options.node, folder, options.clinics, links, limited) as group:
        watcher = Watcher(group, referee, asleep, random.Random(dice.random()))
        watcher.start()
        people = People(group, referee, watcher, options.author, dice, options.pause)
        fifth, request = newcomer(group, links)
        watcher.watch(fifth)
        council = Council(group, referee, random.Random(dice.random()), fifth, request)
        print(f"the storm begins at {time.strftime('%H:%M:%S', time.gmtime())} UTC", flush=True)
        storm = Storm(group, referee, asleep, links, disks, dice, options.longest)
        storm.clinics.pop(fifth.number)  # until it is let in
        for person in people.all:
            person.start()
        council.start()
        if options.sabotage:
            sabotage(options.sabotage, storm, people, referee, council)
        revocations, begin = list(people.revocations), time.monotonic()
        moments = sorted(begin + options.seconds * dice.uniform(0.2, 0.9) for _ in revocations)

        def meanwhile():
            if council.let_in.is_set() and fifth.number not in storm.clinics:
                storm.add(fifth)
            if moments and time.monotonic() > moments[0]:
                moments.pop(0)
                people.patient.to_revoke.append(revocations.pop())
            referee.raise_if_any()
        try:
            storm.blow(options.seconds, meanwhile)
            storm.calm()
            calm = time.monotonic()
            settled = Settled(group, referee, watcher)
            council.ending.set()
            done = people.end(options.patience)
            if council.end(max(1, calm + options.patience - time.monotonic())) and done:
                settled.wait()
            took = time.monotonic() - calm
            watcher.stop()
            referee.raise_if_any()
            height, kinds = settled.chain()
            settled.counted(kinds, "Record", sum(sealer.wishes for sealer in people.sealers))
            settled.counted(kinds, "Refile", people.patient.moves - 1)
            epoch = council.in_the_end(kinds)
            records, read = people.in_the_end(dice)
            if options.sabotage == "talk":
                talker = Patient("the talker", people.patient.program, referee, 5, 1, people.patient.record)
                talker.moves = people.patient.moves
                talker.start()
            settled.silence()
            explained = sum(referee.log(clinic.number, clinic.log.read_text(errors="replace"))
                            for clinic in group.clinics)
            watcher.round()
            referee.raise_if_any()
        finally:
            watcher.stop()
            for person in people.all:
                person.end()
            storm.calm()
            for program in people.programs:
                program.process.kill()
    print(f"""{sum(storm.counts.values())} faults {dict(storm.counts)}, cuts {dict(storm.ways)}
all done and settled {took:.1f} s after the last; height {height}, {len(kinds)} operations
{len(referee.acknowledged)} transactions acknowledged, and final at every clinic
epoch {epoch}; passed: {council.passed}, the slowest after {council.slowest:.1f} s
{records} records there, {read} of them opened again; {people.patient.moves - 1} moves
the reader opened {dict(people.reader.opened)}, and was told {dict(people.reader.failed)}
given again: {[dict(person.failed) for person in (*people.sealers, people.patient)]}, submitted and not yet final: {
        people.patient.submitted}; slowest wish {max(person.slowest for person in people.all):.1f} s
{watcher.questions} looks; {explained} errors of full disks; silent for {SILENCE} s""")


def main():
    long = bool(os.environ.get("RESEAL_LONG"))
    parser = argparse.ArgumentParser()
    parser.add_argument("--node", required=True)
    parser.add_argument("--author", required=True, help="scenario_author")
    parser.add_argument("--samples", help="not needed; all scenarios are given it")
    parser.add_argument("--clinics", type=int, default=4)
    parser.add_argument("--seconds", type=float)
    parser.add_argument("--seed", type=int)
    parser.add_argument("--links", choices=["namespaces", "proxies"])
    parser.add_argument("--plain", action="store_true", help="without namespaces, as if they were not permitted")
    parser.add_argument("--pause", type=float, default=0.7, help="of each person between two commands")
    parser.add_argument("--patience", type=float, default=240)
    parser.add_argument("--sabotage", choices=SABOTAGES)
    parser.add_argument("--logs", type=pathlib.Path, help="where the logs go if it fails")
    options = parser.parse_args()
    if options.clinics > 4 and not long and options.seconds is None:
        print("only with RESEAL_LONG")
        sys.exit(SKIPPED)
    options.seconds = options.seconds or (600 if long else 60)
    options.longest = 60 if options.seconds > 300 else 12
    namespaces = not options.plain and enter_namespaces()
    seed = options.seed if options.seed is not None else random.SystemRandom().randrange(1 << 32)
    dice = random.Random(seed)
    kind = options.links or ("proxies" if seed % 2 or not namespaces else "namespaces")
    if not namespaces:
        print("no namespaces are permitted here: proxies, and file size limits for full disks")
    print(f"seed {seed}: {options.clinics} clinics, {options.seconds:.0f} s, {kind}", flush=True)
    links = (NamespaceLinks if kind == "namespaces" else ProxyLinks)(options.clinics + 1)  # and one that comes later
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        small = dice.sample(range(1, options.clinics + 1), (options.clinics - 1) // 3)
        disks = {number: MountedDisk(folder / f"clinic-{number}") if namespaces else LimitedFiles() for number in small}
        try:
            story(options, folder, dice, links, disks)
        except Exception as wrong:
            print(f"seed {seed}: {wrong}", file=sys.stderr)
            if options.logs:
                options.logs.mkdir(parents=True, exist_ok=True)
                for log in folder.glob("*.log"):
                    shutil.copy(log, options.logs)
            if isinstance(wrong, Violation):
                sys.exit(1)
            raise
        finally:
            links.stop()
            for disk in disks.values():
                if isinstance(disk, MountedDisk):
                    disk.unmount()


if __name__ == "__main__":
    main()
