"""Watches a consortium under faults, and says what must not be: pure judgement in Referee, fed by Watcher.

What must hold, always: two clinics name the same block at a height; a clinic's height never falls, through restarts
too; a process ends only because the test ended it; no log has an alarm or a sanitizer's words, or an error that the
faults of that clinic don't explain; whoever was revoked opens nothing any more. What must hold in the end:
settled.py asks.
"""
import hashlib
import json
import os
import pathlib
import re
import socket
import tempfile
import threading
import time

PAGE = 100  # blocks asked for at once

# Words that no log may have, whatever was done to the clinic.
NEVER = re.compile(r"Sanitizer|runtime error:|internal error: CHECK|terminate called|Assertion|stack smashing|"
                   r"alarm: (?:Forked|InvalidNotarized|RestoredBackup|TooManyOpenViews|BlockRefused)|"
                   r"signed two statements|ended: (?:Malformed|BadSignature|BadProof|"
                   r"WrongPeer(?!: a key that is no longer the clinic's))")
ERROR = re.compile(r"^\S+ error ")
FULL = re.compile(r"DiskFull|SyncFailed|disk is full|No space left|File too large|stopping:|vote log")


class Violation(Exception):
    pass


class Referee:
    def __init__(self):
        self.hashes = {}    # height → (hash, the clinic that said so first)
        self.heights = {}   # clinic → the greatest so far
        self.seen = {}      # clinic → up to where its blocks were compared
        self.violations = []
        self.acknowledged = {}  # transaction → what it was
        self.ended = {}     # clinic → why its process may be gone: set by whoever ends it
        self.filled = set()  # clinics whose disk was full at some time
        self.lock = threading.RLock()

    def complain(self, text):
        with self.lock:
            if text not in self.violations:
                self.violations.append(text)
                print(f"VIOLATION: {text}", flush=True)

    def height(self, clinic, height):
        with self.lock:
            before = self.heights.get(clinic, 0)
            if height < before:
                self.complain(f"clinic {clinic} fell from height {before} to {height}")
            self.heights[clinic] = max(before, height)

    def block(self, clinic, height, block_hash):
        with self.lock:
            known, first = self.hashes.setdefault(height, (block_hash, clinic))
            if known != block_hash:
                self.complain(f"fork: at height {height} clinic {first} has {known}, clinic {clinic} {block_hash}")

    def process(self, clinic, code):
        """The process of a clinic is not there; None: it is."""
        if code is None or clinic in self.ended:
            return
        if code == 1 and clinic in self.filled:
            self.ended[clinic] = "it ended because its disk was full"
        else:
            self.complain(f"clinic {clinic} ended by itself with {code}")
            self.ended[clinic] = "by itself"

    def log(self, clinic, text):
        """All that a clinic has written. Returns how many errors its full disk explains."""
        explained = 0
        for line in text.splitlines():
            if NEVER.search(line):
                self.complain(f"clinic {clinic} wrote: {line}")
            elif ERROR.search(line):
                if clinic in self.filled and FULL.search(line):
                    explained += 1
                else:
                    self.complain(f"clinic {clinic} wrote: {line}")
        return explained

    def opened(self, record, revoked_for):
        self.complain(f"{record} was opened {revoked_for:.0f} s after its revocation was final at a quorum")

    def final(self, clinic, transactions):
        """In the end: what a clinic has of what was acknowledged. `transactions`: id → effective."""
        for transaction, what in self.acknowledged.items():
            if transaction not in transactions:
                self.complain(f"lost: {what} {transaction} is not final at clinic {clinic}")
            elif not transactions[transaction]:
                self.complain(f"lost: {what} {transaction} took no effect at clinic {clinic}")

    def members(self, clinic, expected, validators):
        if validators != expected:
            self.complain(f"at clinic {clinic} {sorted(validators)} validate, and not {sorted(expected)}")

    def accused(self, kinds):
        """The kinds of all operations of the chain. Nobody here contradicts itself."""
        if "Evidence" in kinds:
            self.complain("an honest clinic is accused on the ledger")

    def once(self, transactions):
        """All transaction ids of the chain, in order."""
        seen = set()
        for transaction in transactions:
            if transaction in seen:
                self.complain(f"{transaction} is on the ledger twice")
            seen.add(transaction)

    def silent(self, before, after, contents):
        """An idle chain's heights some time apart; `contents`: how many transactions each new block has."""
        if after != before and 0 in contents:
            self.complain(f"an idle chain made empty blocks: {before} to {after}, {contents}")
        return after == before

    def raise_if_any(self):
        if self.violations:
            raise Violation("; ".join(self.violations))


class Control:
    """A lasting connection to a clinic's door for staff. Not for two threads at once."""

    def __init__(self, folder):
        name = hashlib.sha256(os.path.realpath(folder).encode()).hexdigest()[:32]
        self.path = pathlib.Path(tempfile.gettempdir()) / f"reseal-{name}"
        self.socket = None
        self.rest = b""

    def ask(self, do, patience=5, **options):
        """The answer; None if the clinic doesn't answer in time. Numbers go as text, as by the command line."""
        try:
            if self.socket is None:
                self.socket = socket.socket(socket.AF_UNIX)
                self.socket.settimeout(patience)
                self.socket.connect(str(self.path))
                self.rest = b""
            self.socket.settimeout(patience)
            words = {"do": do, **{key: str(value) for key, value in options.items()}}
            self.socket.sendall(json.dumps(words).encode() + b"\n")
            while b"\n" not in self.rest:
                got = self.socket.recv(1 << 20)
                if not got:
                    raise OSError("ended")
                self.rest += got
            line, self.rest = self.rest.split(b"\n", 1)
            return json.loads(line)
        except OSError:  # timeouts are OSErrors too; what comes late must not answer the next question
            self.close()
            return None

    def close(self):
        if self.socket:
            self.socket.close()
        self.socket = None


class Watcher(threading.Thread):
    """Asks each clinic once a second how far it is, and compares its new blocks, and now and then old ones."""

    def __init__(self, group, referee, asleep, dice):
        super().__init__(daemon=True)
        self.group, self.referee, self.asleep, self.dice = group, referee, asleep, dice
        self.controls = {clinic.number: Control(clinic.folder) for clinic in group.clinics}
        self.status = {}
        self.ending = threading.Event()
        self.questions = 0

    def run(self):
        try:
            while not self.ending.wait(1):
                self.round()
        except Exception as wrong:  # pylint: disable=broad-except
            self.referee.complain(f"the watcher itself failed: {wrong!r}")

    def round(self):
        for clinic in self.group.clinics:
            if clinic.number not in self.asleep and not self.ending.is_set():
                self.look(clinic)

    def look(self, clinic):
        number = clinic.number
        with self.referee.lock:  # who kills a clinic says so under the lock first
            if clinic.process is not None:
                self.referee.process(number, clinic.process.poll())
        status = self.controls[number].ask("status")
        if status is None or "height" not in status:
            return
        self.questions += 1
        self.status[number] = (time.monotonic(), status)
        self.referee.height(number, status["height"])
        self.compare(number, self.referee.seen.get(number, 0), status["height"])
        if self.dice.random() < 0.1:
            old = self.dice.randint(0, status["height"])
            self.compare(number, old, min(old + PAGE, status["height"]))

    def compare(self, number, done, height):
        """Returns up to where: less than `height` if the clinic does not answer."""
        while done < height:
            upto = min(height, done + PAGE)
            page = self.controls[number].ask("blocks", below=upto + 1, count=upto - done)
            if page is None or "blocks" not in page:
                return done
            heights = [row["height"] for row in page["blocks"]]
            if heights != list(range(upto, done, -1)):
                self.referee.complain(f"clinic {number} has height {height}, and of {done + 1}..{upto} only {heights}")
                return height
            for row in page["blocks"]:
                self.referee.block(number, row["height"], row["hash"])
            done = upto
        self.referee.seen[number] = max(done, self.referee.seen.get(number, 0))
        return done

    def watch(self, clinic):
        """One that came later."""
        self.controls[clinic.number] = Control(clinic.folder)
        self.group.clinics.append(clinic)

    def stop(self):
        self.ending.set()
        self.join(60)
