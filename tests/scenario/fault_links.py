"""The links between the clinics of a test, which it may cut: two kinds of the same thing.

NamespaceLinks: each clinic has a network of its own (Linux, in a user namespace: needs no privilege where the system
allows that), and packets are lost: in one direction or both, silently, or refused, or let through slowly.
ProxyLinks: each clinic is reached through a TCP proxy in this process, which knows who dials by the socket's owner in
/proc: a link is closed, torn after some bytes more (within a frame), slow, or held in one direction or both; what was
held is let go, all at once, when the link heals.

Thread rule: any one thread; not two at once.
"""
import asyncio
import os
import pathlib
import random
import shutil
import subprocess
import sys
import threading

from consortium import free_ports

CHUNK = 1 << 16


def enter_namespaces():
    """Runs this program again in namespaces of its own, where it may make networks and mount. False: not permitted."""
    if os.environ.get("RESEAL_IN_NAMESPACES"):
        run("ip", "link", "set", "lo", "up")
        return True
    words = ["unshare", "--user", "--map-root-user", "--net", "--mount"]
    probe = "ip link set lo up && ip link add br0 type bridge && ip link add va type veth peer name vb && mount -t tmpfs none /mnt"
    if any(shutil.which(tool) is None for tool in ("unshare", "nsenter", "ip", "mount")):
        return False
    if subprocess.run([*words, "sh", "-c", probe], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False).returncode:
        return False
    os.environ["RESEAL_IN_NAMESPACES"] = "1"
    os.execvp("unshare", [*words, sys.executable, *sys.argv])


def dies_with_us():
    """Words that make a process end when this one does, however that comes."""
    return ["setpriv", "--pdeathsig", "KILL", "--"] if shutil.which("setpriv") else []


def run(*words, check=True):
    subprocess.run([str(word) for word in words], stdout=subprocess.DEVNULL,
                   stderr=None if check else subprocess.DEVNULL, check=check)


class NamespaceLinks:
    ways = ("lost", "lost one way", "refused", "slow")
    LOST = "02:00:00:00:00:99"  # nobody's

    def __init__(self, count):
        run("ip", "link", "add", "br0", "type", "bridge")
        run("ip", "addr", "add", "10.231.0.254/24", "dev", "br0")
        run("ip", "link", "set", "br0", "up")
        self.holders = {}
        self.addresses = []
        for number in range(1, count + 1):
            # It keeps the network while its clinic is dead.
            holder = subprocess.Popen([*dies_with_us(), "unshare", "--net", "sh", "-c", "echo; exec sleep 100000"],
                                      stdout=subprocess.PIPE)
            holder.stdout.readline()
            self.holders[number] = holder
            run("ip", "link", "add", f"clinic{number}", "type", "veth", "peer", "name", "eth0", "netns", holder.pid)
            run("ip", "link", "set", f"clinic{number}", "master", "br0", "up")
            for words in (("link", "set", "lo", "up"), ("addr", "add", f"10.231.0.{number}/24", "dev", "eth0"),
                          ("link", "set", "eth0", "up")):
                self.inside(number, "ip", *words)
            self.addresses.append(f"10.231.0.{number}:7741")

    def inside(self, number, *words, check=True):
        run("nsenter", f"--net=/proc/{self.holders[number].pid}/ns/net", *words, check=check)

    def attach(self, clinics):
        for clinic in clinics:
            self.attach_one(clinic)

    def attach_one(self, clinic):
        clinic.before = [*dies_with_us(), "nsenter", f"--net=/proc/{self.holders[clinic.number].pid}/ns/net"]

    def cut(self, one, other, way):
        """Returns what heals it. One way: what `one` sends is lost."""
        if way == "slow":
            for number in (one, other):
                self.inside(number, "tc", "qdisc", "replace", "dev", "eth0", "root", "tbf", "rate", "200kbit",
                            "burst", "4kb", "latency", "3s", check=False)
            return lambda: [self.inside(number, "tc", "qdisc", "del", "dev", "eth0", "root", check=False)
                            for number in (one, other)]
        directions = [(one, other)] if way == "lost one way" else [(one, other), (other, one)]
        for a, b in directions:
            if way == "refused":
                self.inside(a, "ip", "route", "replace", "unreachable", f"10.231.0.{b}/32")
            else:
                self.inside(a, "ip", "neigh", "replace", f"10.231.0.{b}", "lladdr", self.LOST, "dev", "eth0",
                            "nud", "permanent")

        def heal():
            for a, b in directions:
                if way == "refused":
                    self.inside(a, "ip", "route", "del", "unreachable", f"10.231.0.{b}/32", check=False)
                else:
                    self.inside(a, "ip", "neigh", "del", f"10.231.0.{b}", "dev", "eth0", check=False)
        return heal

    def stop(self):
        for holder in self.holders.values():
            holder.kill()
            holder.wait()


class ProxyLinks:
    ways = ("closed", "torn", "held", "held one way", "slow")

    def __init__(self, count):
        ports = free_ports(2 * count)
        self.front, self.back = ports[:count], ports[count:]
        self.addresses = [f"127.0.0.1:{port}" for port in self.front]
        self.clinics = []
        self.closed, self.held = set(), set()  # pairs; directions
        self.slow, self.torn = set(), {}       # pairs; pair → bytes left
        self.links = {}                        # pair → its pipes' transports
        self.loop = asyncio.new_event_loop()
        self.thread = threading.Thread(target=self.loop.run_forever, daemon=True)

    def attach(self, clinics):
        self.thread.start()
        for clinic in clinics:
            self.attach_one(clinic)

    def attach_one(self, clinic):
        self.clinics.append(clinic)
        clinic.before = dies_with_us()
        clinic.listen = f"127.0.0.1:{self.back[clinic.number - 1]}"
        asyncio.run_coroutine_threadsafe(self.serve(clinic.number), self.loop).result(10)

    async def serve(self, number):
        async def accept(reader, writer):
            try:
                await self.join(number, reader, writer)
            except OSError:
                writer.transport.abort()
        await asyncio.start_server(accept, "127.0.0.1", self.front[number - 1])

    def dialler(self, writer):
        """The clinic whose process owns the other end; None: a person's, or one that is gone."""
        own, peer = writer.get_extra_info("sockname")[1], writer.get_extra_info("peername")[1]
        for line in pathlib.Path("/proc/net/tcp").read_text().splitlines()[1:]:
            fields = line.split()
            if int(fields[1].split(":")[1], 16) == peer and int(fields[2].split(":")[1], 16) == own:
                wanted = f"socket:[{fields[9]}]"
                break
        else:
            return None
        for clinic in self.clinics:
            if clinic.process is None:
                continue
            try:
                for entry in pathlib.Path(f"/proc/{clinic.process.pid}/fd").iterdir():
                    if os.readlink(entry) == wanted:
                        return clinic.number
            except OSError:
                continue
        return None

    async def join(self, number, reader, writer):
        source = self.dialler(writer)
        pair = frozenset((source, number))
        if pair in self.closed:
            return writer.transport.abort()
        on_reader, on_writer = await asyncio.open_connection("127.0.0.1", self.back[number - 1])
        both = (writer.transport, on_writer.transport)
        self.links.setdefault(pair, set()).add(both)
        try:
            await asyncio.gather(self.pump(reader, on_writer, (source, number), both),
                                 self.pump(on_reader, writer, (number, source), both))
        finally:
            self.links[pair].discard(both)
            for transport in both:
                transport.abort()

    async def pump(self, reader, writer, direction, both):
        pair = frozenset(direction)
        while chunk := await reader.read(CHUNK):
            while direction in self.held:
                await asyncio.sleep(0.02)
            if pair in self.slow:
                await asyncio.sleep(0.3)
            left = self.torn.get(pair)
            if left is not None:
                self.torn[pair] = max(0, left - len(chunk))
                if left < len(chunk):
                    writer.write(chunk[:left])
                    await writer.drain()
                    del self.torn[pair]
                    break
            writer.write(chunk)
            await writer.drain()
        if writer.can_write_eof():
            writer.close()
        for transport in both:
            if transport is not writer.transport:
                transport.abort()

    def cut(self, one, other, way):
        """Returns what heals it. One way: what `one` sends is held."""
        async def begin():
            pair = frozenset((one, other))
            if way == "closed":
                self.closed.add(pair)
                for both in list(self.links.get(pair, ())):
                    for transport in both:
                        transport.abort()
            elif way == "torn":
                self.torn[pair] = random.randrange(1, 4000)
            elif way == "slow":
                self.slow.add(pair)
            else:
                self.held |= {(one, other)} if way == "held one way" else {(one, other), (other, one)}

        async def end():
            pair = frozenset((one, other))
            self.closed.discard(pair)
            self.slow.discard(pair)
            self.torn.pop(pair, None)
            self.held -= {(one, other), (other, one)}
        asyncio.run_coroutine_threadsafe(begin(), self.loop).result(10)
        return lambda: asyncio.run_coroutine_threadsafe(end(), self.loop).result(10)

    def stop(self):
        self.loop.call_soon_threadsafe(self.loop.stop)
