"""A consortium of real processes for a test: a `reseal-node run` for each clinic, commands for persons."""
import argparse
import json
import os
import pathlib
import signal
import socket
import subprocess
import sys
import tempfile
import time


class Failed(Exception):
    def __init__(self, command, answer):
        super().__init__(f"{' '.join(command)}: {answer}")
        self.code = answer.get("error") if isinstance(answer, dict) else None


def free_ports(count):
    sockets = [socket.socket() for _ in range(count)]
    for one in sockets:
        one.bind(("127.0.0.1", 0))
    ports = [one.getsockname()[1] for one in sockets]
    for one in sockets:
        one.close()
    return ports


class Clinic:
    def __init__(self, consortium, number):
        self.consortium = consortium
        self.number = number
        self.folder = consortium.folder / f"clinic-{number}"
        self.log = consortium.folder / f"clinic-{number}.log"
        self.process = None
        self.before = []   # words before the program's own: what it runs under
        self.listen = None  # where it listens if that is not where others look for it
        self.file_sizes_limited = False  # then a write beyond its limit fails, instead of a signal that kills

    def start(self, **environment):
        words = [*self.before, self.consortium.node, "run", "--dir", str(self.folder), "--verbose"]
        if self.listen:
            words += ["--listen", self.listen]
        with open(self.log, "ab") as log:  # (Python ignores SIGXFSZ, and hands that down)
            self.process = subprocess.Popen(words, stdout=subprocess.PIPE, stderr=log,
                                            restore_signals=not self.file_sizes_limited,
                                            env=dict(self.consortium.environment, **environment))
        line = self.process.stdout.readline().decode()
        if not line.startswith("running on port") and "RESEAL_KILL_AT" not in environment:
            raise RuntimeError(f"clinic {self.number} did not start: {line}")

    def kill(self):
        if self.process and self.process.poll() is None:
            self.process.send_signal(signal.SIGKILL)
            self.process.wait()

    def alive(self):
        return self.process is not None and self.process.poll() is None

    def stop(self):
        if self.process and self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            try:
                self.process.wait(20)
            except subprocess.TimeoutExpired:
                self.kill()

    def staff(self, act, **options):
        return self.consortium.command("staff", act, dir=str(self.folder), **options)

    def status(self):
        return self.staff("status")


class Consortium:
    def __init__(self, node, folder, clinics=4, addresses=None, roles=None):
        self.node = node
        self.folder = pathlib.Path(folder)
        self.environment = dict(os.environ, RESEAL_PASSPHRASE="a passphrase for tests only")
        self.clinics = [Clinic(self, number) for number in range(1, clinics + 1)]
        self.before = None  # done in the process of each command before it begins
        self.persons = 0
        self.roles = roles or {}  # by a clinic's number; otherwise all
        self.found(addresses or [f"127.0.0.1:{port}" for port in free_ports(clinics)])

    def command(self, *words, files=(), meanwhile=None, **options):
        """Runs a command with --json; its answer, or Failed. `meanwhile` is called twice a second until it ends."""
        line = [self.node, *words, "--json"]
        for name, value in options.items():
            values = value if isinstance(value, list) else [value]
            for one in values:
                line.append("--" + name.replace("_", "-"))
                if one is not True:
                    line.append(str(one))
        line += [str(file) for file in files]
        run = subprocess.Popen(line, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=self.environment,
                               preexec_fn=self.before)
        end = time.monotonic() + 300
        while True:
            try:
                out, err = run.communicate(timeout=0.5)
                break
            except subprocess.TimeoutExpired:
                if time.monotonic() > end:
                    run.kill()
                    raise
                if meanwhile:
                    meanwhile()
        try:
            answer = json.loads(out.splitlines()[-1])
        except (IndexError, json.JSONDecodeError):
            answer = {"error": "NoAnswer", "detail": f"exit code {run.returncode}: {err[-4000:]}"}
        if run.returncode != 0:
            raise Failed(line[1:4], answer)
        return answer

    def found(self, addresses):
        entries = []
        for clinic, address in zip(self.clinics, addresses):
            roles = {"roles": self.roles[clinic.number]} if clinic.number in self.roles else {}
            self.command("clinic", "create", dir=clinic.folder, name=f"Test clinic {clinic.number}", address=address,
                         **roles)
            entry = self.folder / f"entry-{clinic.number}"
            self.command("clinic", "entry", dir=clinic.folder, out=entry)
            entries.append(entry)
        genesis = self.folder / "genesis"
        self.command("consortium", "create", name="Test consortium", out=genesis, files=entries)
        for clinic in self.clinics:
            self.command("consortium", "join", dir=clinic.folder, genesis=genesis)

    def __enter__(self):
        try:
            self.start()
        except BaseException:
            self.__exit__(*sys.exc_info())
            raise
        return self

    def __exit__(self, kind, _value, _trace):
        if kind is not None and issubclass(kind, Exception):
            self.report()
        self.stop()

    def report(self):
        """What each clinic says of itself, and the end of its log."""
        for clinic in self.clinics:
            try:
                print(f"clinic {clinic.number}: {clinic.status()}", file=sys.stderr)
            except Failed as failed:
                print(f"clinic {clinic.number}: {failed}", file=sys.stderr)
            print(f"--- clinic {clinic.number}\n" + clinic.log.read_text()[-3000:], file=sys.stderr)

    def start(self):
        for clinic in self.clinics:
            clinic.start()
        self.wait("all clinics see each other", lambda: all(map(self.is_ready, self.clinics)))

    def is_ready(self, clinic):
        status = clinic.status()
        signs = status["signing"] or "validator" not in self.roles.get(clinic.number, "validator")
        return signs and all(peer["connected"] for peer in status["peers"])

    def stop(self):
        for clinic in self.clinics:
            clinic.stop()

    @staticmethod
    def wait(what, holds, seconds=60):
        end = time.monotonic() + seconds
        while True:
            try:
                if holds():
                    return
            except Failed as failed:
                if time.monotonic() > end:
                    raise RuntimeError(f"waited {seconds} s until {what}: {failed}") from failed
            if time.monotonic() > end:
                raise RuntimeError(f"waited {seconds} s until {what}")
            time.sleep(0.2)

    def person(self, clinic, role, name, title=""):
        """Invites, joins and enrols somebody; returns the vault."""
        self.persons += 1
        vault = self.folder / f"person-{self.persons}"
        invitation = self.folder / f"invitation-{self.persons}"
        clinic.staff("invite", role=role, label=name, out=invitation)
        self.command("person", "create", vault=vault, name=name, invitation=f"@{invitation}")
        self.command("person", "join", vault=vault)
        row = next(row for row in clinic.staff("waiting")["waiting"] if row["label"] == name)
        handover = self.folder / f"handover-{self.persons}"
        clinic.staff("enrol", token=row["token"], identity=row["identity"], name=name, title=title, out=handover)
        self.command("person", "handover", vault=vault, handover=f"@{handover}")
        self.wait(f"{name} has joined", lambda: self.command("person", "join", vault=vault, wait=10)["phase"] == "ready")
        return vault


def on_four_clinics(tell):
    """A story's command line: tells it on a consortium of four."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--node", required=True)
    parser.add_argument("--samples")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, Consortium(str(pathlib.Path(options.node).resolve()), folder) as group:
        tell(group)
