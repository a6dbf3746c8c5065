"""Run as a child by test_sandbox: shuts itself in as the reader does, tries to get out, prints what happened.

Each attempt is answered with "allowed" or with the name of the error that refused it.
"""

from __future__ import annotations

import ctypes
import json
import os
import resource
import signal
import socket
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

from engine import readers
from engine.readers import sandbox

PARENT = os.getppid()
libc = ctypes.CDLL(None, use_errno=True)


def call(name: str, *arguments: object) -> None:
    if getattr(libc, name)(*arguments) == -1:
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number))


def connect() -> None:
    socket.create_connection(("127.0.0.1", 9), timeout=1)


def thread() -> None:
    worker = threading.Thread(target=lambda: None)
    worker.start()
    worker.join()


def reader() -> None:
    assert readers.read(b"# Title\n\ntext", "md").title == "Title"
    assert "Köln".encode("cp949", "replace")  # a codec that is imported only now


def attempts(outside: Path, secret: Path) -> dict[str, Callable[[], object]]:
    unshare_network = 0x40000000
    return {
        "inet socket": lambda: socket.socket(socket.AF_INET),
        "udp socket": lambda: socket.socket(socket.AF_INET, socket.SOCK_DGRAM),
        "unix socket": lambda: socket.socket(socket.AF_UNIX),
        "connect": connect,
        "write a file": lambda: (outside / "new").write_text("x"),
        "append to a file": lambda: secret.open("a"),
        "truncate a file": lambda: os.truncate(secret, 0),
        "delete a file": secret.unlink,
        "rename a file": lambda: secret.rename(outside / "other"),
        "make a folder": lambda: (outside / "folder").mkdir(),
        "link": lambda: (outside / "link").symlink_to(secret),
        "change rights": lambda: secret.chmod(0o777),
        "read another file": secret.read_text,
        "read /etc/passwd": lambda: Path("/etc/passwd").read_text(),
        "list the home folder": lambda: list(Path.home().iterdir()),
        "list /": lambda: list(Path("/").iterdir()),
        "read the parent's memory": lambda: Path(f"/proc/{PARENT}/mem").open("rb"),
        "read the parent's environment": lambda: Path(f"/proc/{PARENT}/environ").read_bytes(),
        "reopen the output for writing": lambda: Path("/proc/self/fd/1").open("w"),
        "anonymous file": lambda: os.memfd_create("x"),
        "exec": lambda: os.execv("/bin/true", ["true"]),
        "spawn": lambda: os.posix_spawn("/bin/true", ["true"], {}),
        "fork": os.fork,
        "signal the parent": lambda: os.kill(PARENT, 0),
        "signal all": lambda: os.kill(-1, 0),
        "trace the parent": lambda: call("ptrace", 16, PARENT, 0, 0),
        "become someone else": lambda: os.setuid(65534),
        "change the root": lambda: os.chroot(outside),
        "mount": lambda: call("mount", b"none", bytes(outside), b"tmpfs", 0, None),
        "leave the namespaces": lambda: call("unshare", unshare_network),
        "open by handle": lambda: call("open_by_handle_at", 3, None, 0),
        "raise a limit": lambda: resource.setrlimit(resource.RLIMIT_AS, (-1, -1)),
        "2 GB of memory": lambda: bytearray(2 << 30),
        "io_uring": lambda: call("syscall", 425, 1, None),
        "write to the terminal's input": lambda: call("ioctl", 0, 0x5412, b"x"),
        "start a thread": thread,
        "read documents": reader,
        "read own source": lambda: Path(readers.__file__).read_text(),
        "ask the time": time.monotonic,
        "signal itself": lambda: os.kill(os.getpid(), signal.SIGCONT),
    }


def main() -> None:
    tries = attempts(Path(sys.argv[1]), Path(sys.argv[2]))
    readers.preload()
    before = time.perf_counter()
    answers: dict[str, str] = {"level": sandbox.lock_down()}
    print("lock_down took %.2f ms" % ((time.perf_counter() - before) * 1000), file=sys.stderr)
    for name, attempt in tries.items():
        try:
            attempt()
            answers[name] = "allowed"
        except (OSError, ValueError, MemoryError) as error:
            answers[name] = type(error).__name__
    print(json.dumps(answers))


if __name__ == "__main__":
    main()
