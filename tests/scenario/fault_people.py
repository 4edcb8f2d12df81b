"""Persons whose programs stay: two doctors who seal, a patient who refiles and revokes, a doctor who reads.

Each has a process (scenario_author) and a thread that gives it one command after the other, through all faults. A
command that fails as commands may while clinics are away is given again, the same, until it is done; what was
acknowledged is told to the referee.
"""
import collections
import json
import random
import subprocess
import threading
import time

from fault_links import dies_with_us

EXCUSES = {"Offline", "Timeout", "NotCurrent", "DiskFull", "Limit", "Cancelled"}
# What a reader is told of a record whose grant ended, or while clinics are away.
NOT_OPENED = EXCUSES | {"Revoked", "Denied", "NotFound", "Expired"}
READ = ("notes", "laboratory", "imaging")   # granted to the reader, each by itself; the last stays


class Program:
    """One person's process."""

    def __init__(self, group, author, vault):
        self.log = open(f"{vault}.log", "ab")
        self.process = subprocess.Popen([*dies_with_us(), author, "--vault", str(vault)], stdin=subprocess.PIPE,
                                        stdout=subprocess.PIPE, stderr=self.log, env=group.environment)
        ready = self.process.stdout.readline()
        if b"ready" not in ready:
            raise RuntimeError(f"{vault} was not unlocked: {ready}")

    def ask(self, *words):
        self.process.stdin.write(json.dumps([str(word) for word in words]).encode() + b"\n")
        self.process.stdin.flush()
        line = self.process.stdout.readline()
        if not line:
            raise RuntimeError(f"a person's program ended with {self.process.wait()}")
        return json.loads(line)

    def stop(self):
        self.process.stdin.close()
        try:
            self.process.wait(60)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


class Person(threading.Thread):
    """Does `once()` again and again, with a pause of about `pause` seconds."""

    def __init__(self, name, program, referee, pause, seed):
        super().__init__(name=name, daemon=True)
        self.program, self.referee, self.pause = program, referee, pause
        self.dice = random.Random(seed)
        self.ending = threading.Event()
        self.failed = collections.Counter()
        self.slowest = 0.0

    def run(self):
        try:
            while not self.ending.is_set():
                self.once()
                self.ending.wait(self.pause * self.dice.uniform(0.5, 1.5))
        except Exception as wrong:  # pylint: disable=broad-except
            if not self.ending.is_set():
                self.referee.complain(f"{self.name}: {wrong!r}")

    def insist(self, *words):
        """The answer, as soon as there is one. The program may end meanwhile; a wish may not."""
        begin = time.monotonic()
        while True:
            answer = self.program.ask(*words)
            if "error" not in answer:
                self.slowest = max(self.slowest, time.monotonic() - begin)
                return answer
            self.failed[answer["error"]] += 1
            if answer["error"] not in EXCUSES:
                self.referee.complain(f"{self.name}: {' '.join(map(str, words[:2]))} was answered with {answer}")
                return None
            time.sleep(0.5)

    def end(self):
        self.ending.set()


class Sealer(Person):
    """Seals one small record after the other."""

    def __init__(self, name, program, referee, pause, seed, patient, folder):
        super().__init__(name, program, referee, pause, seed)
        self.patient, self.folder = patient, folder
        self.records = {}  # record → content
        self.wishes = 0

    def once(self):
        self.wishes += 1
        content = f"{self.name}, finding {self.wishes}: {self.dice.getrandbits(256):064x}\n".encode()
        file = self.folder / f"{self.name.replace(' ', '-')}-{self.wishes}.txt"
        file.write_bytes(content)
        self.seal(file, content, "medications")

    def seal(self, file, content, category):
        report = self.insist("doctor", "import", "--patient", self.patient, "--confirm-all", "--category",
                             f"0={category}", file)
        if report is None:
            return None
        (sealed,) = report["sealed"]
        self.records[sealed["record"]] = content
        for transaction in report["transactions"]:
            self.referee.acknowledged[transaction] = f"{self.name}'s record"
        return sealed["record"]


class Patient(Person):
    """Moves a record to and fro, and revokes when told so."""

    def __init__(self, name, program, referee, pause, seed, record):
        super().__init__(name, program, referee, pause, seed)
        self.record = record
        self.moves = self.submitted = 0
        self.to_revoke = []       # grants, when it is time
        self.revoked = {}         # category → (grant, "final" or "submitted", when)
        self.category_of = {}     # grant → category
        self.on_revoked = lambda category: None

    def once(self):
        while self.to_revoke:
            grant = self.to_revoke.pop()
            answer = self.insist("patient", "revoke", "--grant", grant)
            if answer is not None:
                category = self.category_of[grant]
                self.revoked[category] = (grant, answer["written"], time.monotonic())
                self.on_revoked(category)
        categories = ("administrative", "immunizations")
        words = ("patient", "refile", "--record", self.record, "--category", categories[self.moves % 2])
        answer = self.insist(*words)
        while answer and answer["written"] == "submitted":  # until then the record lies where it lay, on the ledger
            self.submitted += 1
            answer = self.insist(*words)
        if answer:
            self.moves += 1


class Reader(Person):
    """Opens what was granted; `must_not(category)` says since when it must not be opened any more, or None."""

    def __init__(self, name, program, referee, pause, seed, records, folder, must_not):
        super().__init__(name, program, referee, pause, seed)
        self.records = records  # category → (record, content)
        self.folder, self.must_not = folder, must_not
        self.opened = collections.Counter()
        self.tries = 0

    def once(self):
        for category in self.records:
            self.read(category)

    def read(self, category):
        """True if it was opened."""
        record, content = self.records[category]
        since = self.must_not(category)  # asked before the try
        self.tries += 1
        out = self.folder / f"read-{self.tries}"
        answer = self.program.ask("doctor", "save", "--record", record, "--out", out)
        if "error" in answer:
            self.failed[answer["error"]] += 1
            if answer["error"] not in NOT_OPENED:
                self.referee.complain(f"{self.name}: {category} was answered with {answer}")
            return False
        self.opened[category] += 1
        read = b"".join(file.read_bytes() for file in out.rglob("*") if file.is_file())
        if read != content:
            self.referee.complain(f"{self.name}: {category} reads differently")
        if since is not None:
            self.referee.opened(f"{category} {record}", time.monotonic() - since)
        return True
