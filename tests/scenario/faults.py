"""A storm over a consortium of processes: kills, sleeps, cut links and full disks, drawn by a seed."""
import collections
import heapq
import itertools
import math
import os
import resource
import signal
import subprocess
import time

DISK = 64 << 20  # of a clinic on a small one


class MountedDisk:
    """A small file system for one clinic's folder, filled by a ballast file."""
    outlives_the_process = True

    def __init__(self, clinic_folder):
        self.folder = clinic_folder
        self.folder.mkdir(mode=0o700)
        subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={DISK},mode=700", "none", str(self.folder)], check=True)

    def fill(self, _clinic, left):
        with open(self.folder / "ballast", "wb", buffering=0) as ballast:
            try:
                while True:
                    ballast.write(bytes(1 << 20))
            except OSError:
                pass
            ballast.truncate(max(0, os.path.getsize(self.folder / "ballast") - left))

    def free(self, _clinic):
        (self.folder / "ballast").unlink()

    def unmount(self):
        subprocess.run(["umount", "--lazy", str(self.folder)], check=False)


class LimitedFiles:
    """The same without privileges: no file of the process may grow beyond what is left."""
    outlives_the_process = False

    def fill(self, clinic, left):
        resource.prlimit(clinic.process.pid, resource.RLIMIT_FSIZE, (left, resource.RLIM_INFINITY))

    def free(self, clinic):
        if clinic.alive():
            resource.prlimit(clinic.process.pid, resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))


class Storm:
    """All on the thread that made it: a process dies with the thread that started it."""

    KINDS = {"kill": 5, "sleep": 4, "cut": 4, "isolate": 3, "partition": 2, "full disk": 3, "kill all": 1, "sleep all": 1}

    def __init__(self, group, referee, asleep, links, disks, dice, longest):
        self.group, self.referee, self.asleep, self.links, self.disks = group, referee, asleep, links, disks
        self.dice, self.longest = dice, longest
        self.clinics = {clinic.number: clinic for clinic in group.clinics}
        self.spare = (len(self.clinics) - 1) // 3  # so many may be away
        self.busy = {}       # clinic → its fault
        self.cut_pairs = set()
        self.healing = []    # (when, number, what is done)
        self.numbers = itertools.count()
        self.counts, self.ways = collections.Counter(), collections.Counter()
        self.begin = time.monotonic()
        self.after_kill = lambda clinic: None  # for sabotage

    def add(self, clinic):
        """One that came later: faults hit it from now on."""
        self.clinics[clinic.number] = clinic
        self.spare = (len(self.clinics) - 1) // 3

    def blow(self, seconds, meanwhile=lambda: None):
        end = time.monotonic() + seconds
        next_fault = 0.0
        while (now := time.monotonic()) < end:
            self.heal(now)
            if now >= next_fault:
                self.draw()
                next_fault = time.monotonic() + self.dice.uniform(0.5, 4)
            meanwhile()
            time.sleep(0.1)

    def calm(self):
        self.heal(math.inf)

    def heal(self, now):
        while self.healing and self.healing[0][0] <= now:
            _, _, undo = heapq.heappop(self.healing)
            undo()

    def say(self, text):
        print(f"{time.monotonic() - self.begin:7.1f} {text}", flush=True)

    def until(self, what, undo, span):
        self.say(f"{what} for {span:.1f} s")
        heapq.heappush(self.healing, (time.monotonic() + span, next(self.numbers), undo))

    def span(self):
        return math.exp(self.dice.uniform(math.log(0.3), math.log(self.longest)))

    def draw(self):
        kind = self.dice.choices(list(self.KINDS), list(self.KINDS.values()))[0]
        free = sorted(set(self.clinics) - set(self.busy))
        # Mostly as many are away as may be; now and then more, and then nothing moves until they are back.
        if not free or (len(self.busy) >= self.spare and self.dice.random() < 0.7):
            return
        one = self.dice.choice(free)
        if kind == "kill":
            self.kill(one, self.span())
        elif kind == "sleep":
            self.sleep(one, self.span())
        elif kind == "kill all":
            for number in free:
                self.kill(number, self.dice.uniform(0.2, 4))
        elif kind == "sleep all":
            span = self.dice.uniform(1, 6)
            for number in free:
                self.sleep(number, span)
        elif kind == "full disk":
            full = [number for number in free if number in self.disks]
            if not full:
                return
            self.fill(self.dice.choice(full), self.span())
        else:
            self.cut(kind, one)
        self.counts[kind] += 1

    def kill(self, number, span):
        clinic = self.clinics[number]
        with self.referee.lock:
            self.referee.ended[number] = "killed"
            self.busy[number] = "killed"
            clinic.kill()
        self.after_kill(clinic)
        self.until(f"kill {number}", lambda: self.restart(number), span)

    def restart(self, number):
        try:
            self.clinics[number].start()
        except RuntimeError as wrong:
            return self.referee.complain(f"clinic {number} was not able to start again: {wrong}")
        with self.referee.lock:
            self.referee.ended.pop(number, None)
            self.busy.pop(number, None)
        return None

    def sleep(self, number, span):
        clinic = self.clinics[number]
        if not clinic.alive():
            return
        self.busy[number] = "asleep"
        self.asleep.add(number)
        clinic.process.send_signal(signal.SIGSTOP)

        def wake():
            clinic.process.send_signal(signal.SIGCONT)
            self.asleep.discard(number)
            self.busy.pop(number, None)
        self.until(f"sleep {number}", wake, span)

    def fill(self, number, span):
        clinic, disk = self.clinics[number], self.disks[number]
        if not clinic.alive():
            return
        self.busy[number] = "full"
        self.referee.filled.add(number)
        written = clinic.log.stat().st_size
        disk.fill(clinic, self.dice.choice((0, 4096, self.dice.randrange(1 << 18))))
        if disk.outlives_the_process and self.dice.random() < 0.4:
            self.start_without_room(clinic)
            written = clinic.log.stat().st_size  # what was said before its restart is no reason for another

        def free():
            disk.free(clinic)
            # What it was not able to write it says, and ends; a disk that was full for a moment it may have missed.
            with open(clinic.log, "rb") as log:
                log.seek(written)
                said = log.read().decode(errors="replace")
            hurt = "stopping:" in said or "can't be written" in said or number in self.referee.ended
            if hurt or not clinic.alive() or not self.group.signing(clinic):
                with self.referee.lock:
                    self.referee.ended[number] = "restarted after its disk was full"
                    clinic.stop()
                self.counts["restart after a full disk"] += 1
                return self.restart(number)
            self.busy.pop(number, None)
            return None
        self.until(f"fill the disk of {number}", free, span)

    def start_without_room(self, clinic):
        """Killed, and started again while there is no room: it may refuse, and must be well once there is."""
        with self.referee.lock:
            self.referee.ended[clinic.number] = "its disk is full"
            clinic.kill()
        try:
            clinic.start()
            self.referee.ended.pop(clinic.number)
            said = "runs"
        except RuntimeError:
            said = "refuses"
        self.say(f"clinic {clinic.number}, started without room, {said}")
        self.counts[f"start without room: {said}"] += 1

    def pairs_of(self, kind, one):
        others = [number for number in self.clinics if number != one]
        if kind == "cut":
            return [(one, self.dice.choice(others))]
        if kind == "isolate":
            return [(one, other) for other in others]
        self.dice.shuffle(others)
        # Two halves of any size; now and then one clinic still sees both.
        here = {one, *others[:self.dice.randrange(len(others))]}
        there = set(self.clinics) - here
        if self.dice.random() < 0.3 and len(there) > 1:
            there.discard(max(there))
        return [(a, b) for a in sorted(here) for b in sorted(there)]

    def cut(self, kind, one):
        way = self.dice.choice(self.links.ways)
        pairs = [pair for pair in self.pairs_of(kind, one) if frozenset(pair) not in self.cut_pairs]
        heals = []
        for a, b in pairs:
            if way.endswith("one way") and kind == "cut" and self.dice.random() < 0.5:
                a, b = b, a
            self.cut_pairs.add(frozenset((a, b)))
            heals.append(self.links.cut(a, b, way))

        def heal():
            for one_heal, pair in zip(heals, pairs):
                one_heal()
                self.cut_pairs.discard(frozenset(pair))
        if pairs:
            self.ways[way] += 1
            self.until(f"{kind}, {way}: {' '.join(f'{a}-{b}' for a, b in pairs)}", heal, self.span())
