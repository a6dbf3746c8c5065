"""A package index on this machine, and wheels of a few hundred bytes to put into it."""

from __future__ import annotations

import base64
import hashlib
import json
import sys
import threading
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from engine.trainers.trainer_locks import platform_name
from engine.trainers.trainer_python import PACKAGES

MINOR = f"{sys.version_info[0]}.{sys.version_info[1]}"
VERSION = "1.0"


def make_wheel(folder: Path, name: str, source: str = "here = True\n") -> Path:
    """A wheel of one module; the same arguments give the same bytes."""
    files = {
        f"{name}/__init__.py": source,
        f"{name}-{VERSION}.dist-info/METADATA": f"Metadata-Version: 2.1\nName: {name}\nVersion: {VERSION}\n",
        f"{name}-{VERSION}.dist-info/WHEEL": "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    lines = []
    for path, text in files.items():
        digest = base64.urlsafe_b64encode(hashlib.sha256(text.encode()).digest()).rstrip(b"=").decode()
        lines.append(f"{path},sha256={digest},{len(text)}\n")
    record = f"{name}-{VERSION}.dist-info/RECORD"
    wheel = folder / f"{name}-{VERSION}-py3-none-any.whl"
    with zipfile.ZipFile(wheel, "w") as archive:
        for path, text in {**files, record: "".join(lines) + f"{record},,\n"}.items():
            archive.writestr(zipfile.ZipInfo(path), text)
    return wheel


def make_wheels(folder: Path, sources: Mapping[str, str] | None = None) -> Path:
    """What training needs, as wheels that hold nothing."""
    folder.mkdir(exist_ok=True)
    for name in PACKAGES:
        make_wheel(folder, name, (sources or {}).get(name, "here = True\n"))
    return folder


def make_lock(folder: Path, wheels: Path, *, disk: int = 4096, left_out: str = "") -> Path:
    """`cpu.lock` and its sidecar for a folder of wheels, made for this platform and Python."""
    folder.mkdir(exist_ok=True)
    lines = []
    for wheel in sorted(wheels.glob("*.whl")):
        name = wheel.name.partition("-")[0]
        if name != left_out:
            lines.append(f"{name}=={VERSION} --hash=sha256:{hashlib.sha256(wheel.read_bytes()).hexdigest()}\n")
    lock = "".join(lines).encode()
    (folder / "cpu.lock").write_bytes(lock)
    weight = {"packages": len(lines), "download": 3000, "disk": disk}
    described = {
        "sha256": hashlib.sha256(lock).hexdigest(),
        "indexes": [],
        "driver": 0,
        "targets": {f"{platform_name()}-{MINOR}": weight},
        "missing": {},
    }
    (folder / "cpu.json").write_text(json.dumps(described), encoding="ascii")
    return folder


class PackageIndex:
    """PEP 503 over a folder of wheels.

    Attributes:
        served: names of the wheels that were sent, whole.
        broken: wheels on which the connection breaks off.
        held: while it is clear, wheels are held back; `asked` is set when the first is asked for.
    """

    def __init__(self, wheels: Path) -> None:
        self.wheels = wheels
        self.served: list[str] = []
        self.broken: set[str] = set()
        self.held = threading.Event()
        self.held.set()
        self.asked = threading.Event()
        self.url = ""


@contextmanager
def serving(wheels: Path) -> Iterator[PackageIndex]:
    index = PackageIndex(wheels)

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def log_message(self, format: str, *args: object) -> None:
            pass

        def do_GET(self) -> None:
            name = self.path.rstrip("/").rpartition("/")[2]
            if self.path.startswith("/simple/"):
                found = sorted(index.wheels.glob(f"{name}-*.whl"))
                links = "".join(f'<a href="/files/{wheel.name}">{wheel.name}</a>' for wheel in found)
                self._send(200 if found else 404, "text/html", f"<!DOCTYPE html><html><body>{links}".encode())
                return
            index.asked.set()
            index.held.wait(30)
            content = (index.wheels / name).read_bytes()
            if name.partition("-")[0] in index.broken:
                self.close_connection = True
                self.send_response(200)
                self.send_header("Content-Length", str(len(content)))
                self.end_headers()
                self.wfile.write(content[:100])
                return
            self._send(200, "application/octet-stream", content)
            index.served.append(name)

        def do_HEAD(self) -> None:
            self._send(404, "text/plain", b"")

        def _send(self, status: int, kind: str, content: bytes) -> None:
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(content)))
            if self.path.startswith("/files/"):
                self.send_header("Cache-Control", "max-age=365000000, immutable, public")  # as PyPI says
            self.end_headers()
            if self.command != "HEAD":
                self.wfile.write(content)

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = False
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), name="package-index")
    thread.start()
    index.url = f"http://127.0.0.1:{server.server_address[1]}/simple"
    try:
        yield index
    finally:
        index.held.set()
        server.shutdown()
        server.server_close()
        thread.join()
