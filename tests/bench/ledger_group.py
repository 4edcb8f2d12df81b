"""The consortium that ledger_bench.py measures: one clinic in reseal-ledger-bench, where the moment of finality is
seen, the others as `reseal-node run`; and what the system says of them."""
import hashlib
import json
import os
import pathlib
import re
import socket
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "scenario"))
from consortium import Consortium  # noqa: E402


class Group(Consortium):
    def __init__(self, node, bench, folder):
        self.bench = bench
        super().__init__(node, folder)

    def part(self, *words):
        """One part of reseal-ledger-bench; its answer."""
        line = [self.bench, words[0], str(self.folder), *map(str, words[1:])]
        out = subprocess.run(line, env=self.environment, check=True, stdout=subprocess.PIPE, text=True).stdout
        return json.loads(out) if out else None

    def found(self, _addresses=None):
        self.part("found")

    def run(self, numbers, **environment):
        for number in numbers:
            self.clinics[number - 1].start(**environment)

    def is_ready(self, clinic):
        """Without those of the genesis that only sign what `reseal-ledger-bench` submits: nobody runs them."""
        status = clinic.status()
        return status["signing"] and status["reachable"] == len(self.clinics)

    def pids(self):
        return [clinic.process.pid for clinic in self.clinics if clinic.alive()]

    def ask(self, number):
        """The status of a running clinic, over its control socket: starting reseal-node for it would take longer than
        what is measured. None: it doesn't answer yet."""
        folder = os.path.realpath(self.folder / f"clinic-{number}")
        name = "reseal-" + hashlib.sha256(folder.encode()).hexdigest()[:32]
        with socket.socket(socket.AF_UNIX) as control:
            try:
                control.connect(os.path.join(tempfile.gettempdir(), name))
                control.sendall(b'{"do":"status"}\n')
                answer = b""
                while not answer.endswith(b"\n"):
                    piece = control.recv(65536)
                    if not piece:
                        return None
                    answer += piece
            except OSError:
                return None
        return json.loads(answer)


class Driver:
    """Clinic `number`, in reseal-ledger-bench."""

    def __init__(self, group, number=1, **environment):
        self.process = subprocess.Popen([group.bench, "drive", str(group.folder), str(number)], text=True,
                                        stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                        env=dict(group.environment, **environment))

    def __enter__(self):
        self.answer()  # that it is ready
        return self

    def __exit__(self, *_):
        self.process.stdin.close()
        self.process.wait(60)

    def answer(self):
        line = self.process.stdout.readline()
        if not line:
            raise RuntimeError("reseal-ledger-bench ended")
        return json.loads(line)

    def do(self, *words):
        self.process.stdin.write(" ".join(map(str, words)) + "\n")
        self.process.stdin.flush()
        return self.answer()


def links(pids):
    """Bytes that have come in on each TCP connection of these processes, TLS included; IP's and TCP's own not."""
    out = subprocess.run(["ss", "-tinHOp", "state", "established"], check=True, stdout=subprocess.PIPE, text=True).stdout
    found = {}
    for line in out.splitlines():
        owner = re.search(r"pid=(\d+)", line)
        if not owner or int(owner.group(1)) not in pids:
            continue
        received = re.search(r"bytes_received:(\d+)", line)
        words = line.split()
        found[(words[2], words[3])] = int(received.group(1)) if received else 0
    return found


def received(before, after):
    """On the connections that were there before: between clinics, if no person had come by then."""
    return sum(after[one] - bytes_then for one, bytes_then in before.items() if one in after)


def ticks(pids):
    """Processor time used so far, in seconds."""
    total = 0
    for pid in pids:
        fields = pathlib.Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
        total += int(fields[11]) + int(fields[12])
    return total / os.sysconf("SC_CLK_TCK")
