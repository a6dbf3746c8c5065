"""What the reader child can still do, tried from inside it; as root, where the tests run as root."""

from __future__ import annotations

import ctypes
import json
import struct
import subprocess
import sys
from pathlib import Path

import pytest

from engine.readers import sandbox

ALLOWED = {"start a thread", "read documents", "read own source", "ask the time", "signal itself"}


def landlock_version() -> int:
    libc = ctypes.CDLL(None, use_errno=True)
    libc.syscall.restype = ctypes.c_long
    return int(libc.syscall(444, None, 0, 1))


@pytest.mark.skipif(
    not sys.platform.startswith("linux") or landlock_version() < 3, reason="needs Linux with Landlock 3 or newer"
)
def test_a_locked_down_child_can_read_documents_and_nothing_else(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("the person's own")
    probe = Path(__file__).with_name("probe.py")
    root = Path(__file__).parents[3]
    run = subprocess.run(
        [sys.executable, str(probe), str(tmp_path), str(secret)],
        capture_output=True,
        text=True,
        env={"PYTHONPATH": str(root), "HOME": str(Path.home())},
        check=False,
    )
    assert run.returncode == 0, run.stderr
    answers = json.loads(run.stdout)
    assert answers.pop("level") == "full"
    assert {name for name, answer in answers.items() if answer == "allowed"} == ALLOWED
    assert len(answers) > 35
    assert secret.read_text() == "the person's own"
    assert list(tmp_path.iterdir()) == [secret]


# --------------------------------------------------------------------------- the filter itself


def run_filter(machine: str, number: int, *arguments: int, arch: int | None = None) -> int:
    """Runs the BPF program over a made-up system call, as the kernel would."""
    architecture, column = sandbox._ARCHITECTURES[machine]
    program = sandbox._filter_program(architecture, column, 4242)
    padded = [*arguments, *[0] * (6 - len(arguments))]
    data = struct.pack("<iIQ6Q", number, architecture if arch is None else arch, 0, *padded)
    at, accumulator = 0, 0
    while True:
        code, if_true, if_false, operand = program[at]
        at += 1
        if code == sandbox._RETURN:
            return operand
        if code == sandbox._LOAD:
            accumulator = struct.unpack_from("<I", data, operand)[0]
        else:
            assert code in (sandbox._IF_EQUAL, sandbox._IF_ANY_BIT)
            held = accumulator == operand if code == sandbox._IF_EQUAL else accumulator & operand
            at += if_true if held else if_false


ALLOW, EPERM, EACCES, ENOSYS = 0x7FFF0000, 0x50001, 0x5000D, 0x50026
NUMBERS = {  # name: (x86_64, aarch64), from the kernel's tables
    "read": (0, 63),
    "openat": (257, 56),
    "clone": (56, 220),
    "clone3": (435, 435),
    "kill": (62, 129),
    "tgkill": (234, 131),
    "prlimit64": (302, 261),
    "ioctl": (16, 29),
    "fcntl": (72, 25),
    "socket": (41, 198),
    "execve": (59, 221),
    "unlinkat": (263, 35),
    "ptrace": (101, 117),
}


@pytest.mark.parametrize("machine", ["x86_64", "aarch64"])
@pytest.mark.parametrize(
    ("name", "arguments", "answer"),
    [
        ("read", (0,), ALLOW),
        ("openat", (0, 0, 0o2000000), ALLOW),  # read only, close on exec
        ("openat", (0, 0, 0o200000), ALLOW),  # a folder
        ("openat", (0, 0, 1), EACCES),
        ("openat", (0, 0, 2), EACCES),
        ("openat", (0, 0, 0o100), EACCES),
        ("clone", (0x10000,), ALLOW),
        ("clone", (17,), EPERM),
        ("clone3", (), ENOSYS),
        ("kill", (4242, 6), ALLOW),
        ("kill", (1, 9), EPERM),
        ("tgkill", (4242, 4243, 6), ALLOW),
        ("tgkill", (1, 1, 9), EPERM),
        ("prlimit64", (0, 9, 0), ALLOW),
        ("prlimit64", (0, 9, 0x7FFF_0000_0000), EPERM),
        ("prlimit64", (0, 9, 0x1000), EPERM),
        ("ioctl", (0, 0x5401), ALLOW),
        ("ioctl", (0, 0x5412), EPERM),
        ("fcntl", (1, 1030), ALLOW),
        ("fcntl", (1, 8), EPERM),
        ("socket", (2, 1), ENOSYS),
        ("execve", (), ENOSYS),
        ("unlinkat", (), ENOSYS),
        ("ptrace", (), ENOSYS),
    ],
)
def test_the_filter_on_both_machines(machine: str, name: str, arguments: tuple[int, ...], answer: int) -> None:
    number = NUMBERS[name][0 if machine == "x86_64" else 1]
    assert run_filter(machine, number, *arguments) == answer


def test_calls_of_another_architecture_end_the_process() -> None:
    assert run_filter("x86_64", 41, arch=0x40000003) == 0x80000000  # i386
    assert run_filter("x86_64", 0x40000000 | 41) == ENOSYS  # x32
