"""A group of three etcd on loopback, as a yardstick: crash-tolerant, without signatures, on the same disk."""
import base64
import http.client
import json
import pathlib
import shutil
import socket
import subprocess
import time


class Etcd:
    """With `with`: three processes, one kept connection to the leader. `Etcd.there()` says whether it is installed."""

    @staticmethod
    def there():
        return shutil.which("etcd") is not None

    def __init__(self, folder, ports):
        self.folder = pathlib.Path(folder)
        self.clients = ports[:3]
        self.peers = ports[3:6]
        self.processes = []

    def __enter__(self):
        cluster = ",".join(f"m{i}=http://127.0.0.1:{port}" for i, port in enumerate(self.peers))
        for i, (client, peer) in enumerate(zip(self.clients, self.peers)):
            mine = [f"http://127.0.0.1:{client}", f"http://127.0.0.1:{peer}"]
            log = open(self.folder / f"etcd-{i}.log", "wb")
            self.processes.append(subprocess.Popen(
                ["etcd", "--name", f"m{i}", "--data-dir", str(self.folder / f"etcd-{i}"), "--initial-cluster", cluster,
                 "--initial-cluster-state", "new", "--listen-client-urls", mine[0], "--advertise-client-urls", mine[0],
                 "--listen-peer-urls", mine[1], "--initial-advertise-peer-urls", mine[1]],
                stdout=log, stderr=log))
        self.connection = self.connect_to_leader()
        return self

    def __exit__(self, *_):
        for process in self.processes:
            process.kill()
            process.wait()

    def connect_to_leader(self):
        end = time.monotonic() + 30
        while time.monotonic() < end:
            for port in self.clients:
                try:
                    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
                    connection.connect()
                    connection.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                    status = self.post(connection, "/v3/maintenance/status", {})
                    if status.get("leader") and status["leader"] == status["header"]["member_id"]:
                        return connection
                except (OSError, KeyError, ValueError, http.client.HTTPException):
                    pass
            time.sleep(0.2)
        raise RuntimeError("etcd has no leader after 30 s")

    @staticmethod
    def post(connection, path, body):
        connection.request("POST", path, json.dumps(body).encode(), {"Content-Type": "application/json"})
        return json.loads(connection.getresponse().read())

    def put(self, count, size):
        """How long each took, in microseconds."""
        took = []
        for i in range(count):
            body = {"key": base64.b64encode(f"key {time.monotonic_ns()}".encode()).decode(),
                    "value": base64.b64encode(bytes([i % 256]) * size).decode()}
            begin = time.monotonic_ns()
            answer = self.post(self.connection, "/v3/kv/put", body)
            took.append((time.monotonic_ns() - begin) / 1000)
            if "header" not in answer:
                raise RuntimeError(f"etcd: {answer}")
        return took
