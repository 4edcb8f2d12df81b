#!/usr/bin/env python3
"""What the ledger costs, each number beside what it is measured against, in one run on one machine.

    ledger_bench.py --node build/release/app/node/reseal-node --bench build/release/tests/bench/reseal-ledger-bench
        [--only PART,…] [--tiny] [--folder DIR] [--large TRANSACTIONS]

Parts: latency, load, sync, idle, leader, restart, start. --folder: on the disk to be measured (a temporary folder
there). --large: of the larger ledger of `start`. --tiny: does it still run? Its numbers mean nothing.
"""
import argparse
import collections
import os
import pathlib
import signal
import statistics
import tempfile
import time

from etcd import Etcd
from ledger_group import Driver, Group, links, received, ticks
from consortium import free_ports  # found by ledger_group

CLINICS = 4
DELTA = 1000  # ms: ledger's default
SYNC_BLOCK = 40  # transactions in a block: 64 of them fit into one answer
HELLOS = 2 * (CLINICS - 1) * 5  # for each link the keys that a clinic shows (core/node/key_generations.h)

Sizes = collections.namedtuple("Sizes", "rounds singles load sync idle rate restarts small large")
FULL = Sizes(rounds=5, singles=60, load=20, sync=20_000, idle=60, rate=60, restarts=3, small=10_000, large=1_000_000)
TINY = Sizes(rounds=1, singles=5, load=2, sync=400, idle=2, rate=3, restarts=1, small=200, large=400)


def quantile(values, part):
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(part * len(ordered)))]


def tell(what, measured, yardstick, ratio, aim, at_least=False):
    reached = ratio >= aim if at_least else ratio <= aim
    print(f"{what}\n    {measured}; yardstick {yardstick}\n    ratio {ratio:.3g}, aim at {'least' if at_least else 'most'} "
          f"{aim:g}: {'reached' if reached else 'NOT reached'}", flush=True)


class Measurements:
    def __init__(self, options, sizes):
        self.options = options
        self.sizes = sizes

    def group(self):
        return tempfile.TemporaryDirectory(prefix="reseal-bench-", dir=self.options.folder)

    def founded(self, folder):
        return Group(self.options.node, self.options.bench, pathlib.Path(folder))

    # ---- submit → final

    def latency(self):
        with self.group() as folder:
            group = self.founded(folder)
            group.run([2, 3, 4])
            try:
                with Driver(group) as driver:
                    if Etcd.there():
                        with Etcd(folder, free_ports(6)) as etcd:
                            self.compare(group, driver, etcd)
                    else:
                        self.compare(group, driver, None)
            finally:
                group.stop()

    def compare(self, group, driver, etcd):
        took, puts, floor, before = [], [], [], links([*group.pids(), driver.process.pid])
        for _ in range(self.sizes.rounds):
            found = driver.do("single", self.sizes.singles)
            took += found["took_us"]
            floor.append(3 * found["hop_us"] + 3 * found["sync_us"] + 8 * found["verify_us"])
            if etcd:
                puts += etcd.put(self.sizes.singles, found["size"])
        after = links([*group.pids(), driver.process.pid])
        p50 = statistics.median(took)
        least = statistics.median(floor)
        tell("submit to final, p50 of one at a time, 4 processes",
             f"{p50 / 1000:.2f} ms (p99 {quantile(took, .99) / 1000:.1f})",
             f"{least / 1000:.2f} ms: 3 TLS hops of {found['hop_us']:.0f} us, 3 fsyncs of {found['sync_us']:.0f} us, "
             f"8 verifications of {found['verify_us']:.0f} us", p50 / least, 2.0)
        if etcd:
            put = statistics.median(puts)
            tell("the same against a put into 3 etcd, p50", f"{p50 / 1000:.2f} ms", f"{put / 1000:.2f} ms", p50 / put, 3)
        else:
            print("against etcd: skipped: no etcd")
        count = len(took) * CLINICS
        print(f"    besides: a block of its own for each costs {received(before, after) / count:.0f} bytes received per node "
              f"and transaction of {found['size']} bytes")

    # ---- as many as it takes

    def load(self):
        with self.group() as folder:
            group = self.founded(folder)
            group.run([2, 3, 4])
            try:
                with Driver(group) as driver:
                    pids = [*group.pids(), driver.process.pid]
                    before, spent = links(pids), ticks(pids)
                    found = driver.do("load", self.sizes.load)
                    after, used = links(pids), ticks(pids) - spent
            finally:
                group.stop()
        rate = found["transactions"] / found["seconds"]
        bound = found["verify_all"] / 4
        tell("committed transactions a second, 4 processes",
             f"{rate:.0f} ({found['transactions']} in {found['blocks']} blocks; {used / found['transactions'] * 1e6:.0f} us of "
             f"processor time each, in all processes; longest pause {found['longest_pause_s']:.1f} s)",
             f"{bound:.0f}: {found['verify_all']:.0f} verifications a second on {found['cores']} cores / 4", rate / bound, 0.5,
             at_least=True)
        each = received(before, after) / found["transactions"] / CLINICS
        tell("bytes received per node and final transaction, under that load", f"{each:.0f}", f"its size {found['size']}",
             each / found["size"], 2.5)
        self.count_pushes()

    def count_pushes(self):
        """From the journals of what each process sends; slow, so in a run of its own."""
        with self.group() as folder:
            group = self.founded(folder)
            for number in (2, 3, 4):
                group.run([number], RESEAL_MOMENTS=f"{folder}/moments-{number}")
            try:
                with Driver(group, RESEAL_MOMENTS=f"{folder}/moments-1") as driver:
                    found = driver.do("load", min(5, self.sizes.load))
            finally:
                group.stop()
            pushes = 0
            for number in range(1, CLINICS + 1):
                with open(f"{folder}/moments-{number}", encoding="ascii") as journal:
                    pushes += sum(line.split()[1:3] == ["send", "Transactions"] for line in journal)
        times = pushes / found["transactions"] / (CLINICS - 1)
        tell("a transaction is received by gossip, times per node that did not take it in",
             f"{times:.2f}; once more in the proposal, which carries the block whole", "once", times, 1.3)

    # ---- a node that has nothing

    def sync(self):
        with self.group() as folder:
            group = self.founded(folder)
            filled = group.part("fill", self.sizes.sync, SYNC_BLOCK, 4, 1, 2, 3)
            group.run([1, 2, 3])
            try:
                found = group.part("synchronize", 4, self.sizes.sync)
            finally:
                group.stop()
        rate = found["transactions"] / found["seconds"]
        apart = found["seconds"] - found["linked_s"]
        tell(f"first synchronisation, {found['transactions']} transactions in {found['blocks']} blocks",
             f"{rate:.0f} transactions a second ({found['seconds']:.1f} s from its start; {apart:.1f} s from the first block)",
             f"{found['verify_one']:.0f} verifications a second on one core", rate / found["verify_one"], 0.7, at_least=True)
        checks = (found["verifications"] - found["transactions"] - HELLOS) / found["quorum"]
        each = found["processor_s"] / found["transactions"]
        print(f"    (against all cores' verifications: {rate / found['verify_all']:.3g}; {each * 1e6:.0f} us of processor time "
              f"each, as {each / found['verify_processor_s']:.1f} verifications)")
        tell("certificate checks meanwhile", f"at most {checks:.0f}: {found['verifications']} verifications, of which "
             f"{found['transactions']} of transactions, {HELLOS} of links, {found['quorum']} a certificate",
             f"one per 64 of {filled['blocks']} blocks", checks / (filled["blocks"] / 64), 1)

    # ---- nothing to do

    def idle(self):
        with self.group() as folder:
            group = self.founded(folder)
            with group:
                time.sleep(min(5, self.sizes.idle))
                heights = [group.ask(n)["height"] for n in range(1, CLINICS + 1)]
                before, begin = ticks(group.pids()), time.monotonic()
                time.sleep(self.sizes.idle)
                used, took = ticks(group.pids()) - before, time.monotonic() - begin
                blocks = max(group.ask(n)["height"] for n in range(1, CLINICS + 1)) - min(heights)
        share = used / took / CLINICS
        tell("idle: blocks", f"{blocks} in {took:.0f} s", "none", blocks, 0)
        tell("idle: processor time of a node, percent of a core", f"{share * 100:.3f} %", "a core", share * 100, 0.2)

    # ---- a dead leader

    def leader(self):
        with self.group() as folder:
            group = self.founded(folder)
            group.run([2, 3, 4])
            try:
                with Driver(group) as driver:
                    driver.do("rate", 10, min(5, self.sizes.rate))
                    healthy = driver.do("rate", 10, self.sizes.rate)["took_us"]
                    os.kill(group.clinics[3].process.pid, signal.SIGKILL)
                    lame = driver.do("rate", 10, self.sizes.rate)["took_us"]
                    alone = driver.do("single", max(5, self.sizes.singles // 3))["took_us"]
            finally:
                group.stop()
        well, ill = quantile(healthy, .99) / 1000, quantile(lame, .99) / 1000
        bound = well + 1.1 * 2 * DELTA
        tell("one of four killed, 10 submitted a second: p99 of submit to final", f"{ill:.0f} ms (healthy {well:.1f} ms)",
             f"healthy p99 + 1.1 x 2 delta = {bound:.0f} ms", ill / bound, 1)
        print(f"    besides, one at a time: p50 {quantile(alone, .5) / 1000:.0f} ms, worst {max(alone) / 1000:.0f} ms")

    # ---- a killed node

    def restart(self):
        took, first = [], []
        with self.group() as folder:
            group = self.founded(folder)
            with group:
                group.clinics[0].stop()
                with Driver(group) as driver:  # so that there is something to replay
                    driver.do("single", self.sizes.singles)
                group.clinics[0].start()
                for clinic in group.clinics * self.sizes.restarts:
                    group.wait("all see each other", lambda: all(
                        (group.ask(n) or {}).get("reachable") == CLINICS for n in range(1, CLINICS + 1)))
                    clinic.kill()
                    time.sleep(1)
                    begin = time.monotonic()
                    clinic.start()
                    first.append(time.monotonic() - begin)
                    while not (group.ask(clinic.number) or {}).get("signing"):
                        time.sleep(0.005)
                    took.append(time.monotonic() - begin)
        for number in range(CLINICS):
            print(f"    clinic {number + 1}: " + ", ".join(f"{one:.2f}" for one in took[number::CLINICS]) + " s")
        tell("from the start after kill -9 to voting, median", f"{statistics.median(took):.2f} s, worst {max(took):.2f} s; "
             f"listening after {statistics.median(first):.2f} s, of which Argon2 is most", "1 s", statistics.median(took), 1.0)

    # ---- a long ledger

    def start(self):
        found = {}
        for count in (self.sizes.small, self.options.large or self.sizes.large):
            with self.group() as folder:
                group = self.founded(folder)
                group.part("fill", count, 500, 1, 1)
                found[count] = group.part("start", 1, 7)
        (few, small), (many, large) = found.items()
        tell(f"start-up with {many} transactions against {few}, without the passphrase's hash",
             f"{(large['start_us'] - large['unlock_us']) / 1000:.0f} ms", f"{(small['start_us'] - small['unlock_us']) / 1000:.0f} ms",
             (large["start_us"] - large["unlock_us"]) / (small["start_us"] - small["unlock_us"]), 5)
        print(f"    with it: {large['start_us'] / 1000:.0f} and {small['start_us'] / 1000:.0f} ms")


PARTS = ("latency", "load", "sync", "idle", "leader", "restart", "start")


def main():
    parser = argparse.ArgumentParser(usage=__doc__)
    parser.add_argument("--node", required=True)
    parser.add_argument("--bench", required=True)
    parser.add_argument("--only", default=",".join(PARTS))
    parser.add_argument("--folder")
    parser.add_argument("--large", type=int)
    parser.add_argument("--tiny", action="store_true")
    options = parser.parse_args()
    measurements = Measurements(options, TINY if options.tiny else FULL)
    print(f"load average {os.getloadavg()[0]:.2f} on {os.cpu_count()} cores", flush=True)
    for part in options.only.split(","):
        if part not in PARTS:
            parser.error(f"no such part: {part}")
        getattr(measurements, part)()
    print(f"load average {os.getloadavg()[0]:.2f}")


if __name__ == "__main__":
    main()
