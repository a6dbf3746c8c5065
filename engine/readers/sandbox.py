"""Takes from this process every right that parsing a file does not need. Linux; elsewhere what there is.

Three layers, each by a few system calls through ctypes: resource limits; Landlock (no file can be opened but
the interpreter's own, read-only, whoever runs it, root included); seccomp (a system call that is not on the
list below does not exist for this process: no socket, no exec, no fork, no signal to others). None of them
can be taken back. Import everything first: what is imported later must lie in the readable folders.

Numbers and layouts are the kernel's public interface: linux/landlock.h, linux/seccomp.h, linux/filter.h,
asm/unistd_64.h (x86_64) and asm-generic/unistd.h (aarch64).
"""

from __future__ import annotations

import ctypes
import os
import platform
import struct
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Literal

Isolation = Literal["full", "limited", "none"]

MEMORY_LIMIT = 1 << 30  # bytes of address space
LOG_SIZE_LIMIT = 4 << 20  # bytes; the only regular file this process holds open for writing is its log


def lock_down(*, memory: int = MEMORY_LIMIT) -> Isolation:
    """Gives up all rights but reading the interpreter's files; to be called before any thread is started.

    Returns:
        "full": limits, Landlock and seccomp hold; "limited": not all of them (an older kernel, another
        system); "none": nothing could be done.
    """
    limited = _limit_resources(memory)
    if not sys.platform.startswith("linux"):
        return "limited" if limited else "none"
    libc = ctypes.CDLL(None, use_errno=True)
    libc.syscall.restype = ctypes.c_long
    if libc.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0:
        return "limited" if limited else "none"
    files = _restrict_files(libc, _readable_folders())
    calls = _restrict_system_calls(libc)
    if limited and files and calls:
        return "full"
    return "limited" if limited or files or calls else "none"


def _limit_resources(memory: int) -> bool:
    try:
        import resource
    except ImportError:  # Windows
        return False
    limits = {resource.RLIMIT_AS: memory, resource.RLIMIT_FSIZE: LOG_SIZE_LIMIT, resource.RLIMIT_CORE: 0}
    held = True
    for limit, value in limits.items():
        try:
            _, most = resource.getrlimit(limit)
            value = value if most == resource.RLIM_INFINITY else min(value, most)
            resource.setrlimit(limit, (value, value))
        except (OSError, ValueError):  # macOS knows no limit on address space
            held = False
    return held


def _readable_folders() -> list[Path]:
    """The interpreter, its packages, our own source and the system's libraries and fonts."""
    prefixes = {Path(sys.prefix).resolve(), Path(sys.base_prefix).resolve()}
    folders = [Path(os.__file__).parent, Path(__file__).parent.parent]
    folders += [path for entry in sys.path if entry and prefixes & set((path := Path(entry).resolve()).parents)]
    if getattr(sys, "frozen", False):
        folders.append(Path(sys.executable).resolve().parent)  # the modules lie in the executable itself
    system = ("/usr/lib", "/usr/lib64", "/lib", "/lib64", "/usr/share/fonts", "/proc/self")
    return [folder for folder in (*folders, *map(Path, system)) if folder.is_dir()]


# --------------------------------------------------------------------------- Landlock

_PR_SET_NO_NEW_PRIVS = 38
_LANDLOCK_CREATE, _LANDLOCK_ADD, _LANDLOCK_RESTRICT = 444, 445, 446  # the same on every machine
_LANDLOCK_GET_VERSION = 1
_LANDLOCK_PATH_BENEATH = 1
_READ_FILE, _READ_DIR = 1 << 2, 1 << 3
_FILE_RIGHTS = {1: 13, 2: 14, 3: 15, 4: 15, 5: 16}  # version of Landlock: how many rights over files it knows


def _restrict_files(libc: ctypes.CDLL, readable: Iterable[Path]) -> bool:
    """Lets this thread and all it starts read `readable` and open nothing else; False on an older kernel."""
    version = libc.syscall(_LANDLOCK_CREATE, None, 0, _LANDLOCK_GET_VERSION)
    if version < 1:
        return False
    handled = struct.pack("Q", (1 << _FILE_RIGHTS.get(version, 16)) - 1)
    if version >= 4:
        handled += struct.pack("Q", 0b11)  # TCP bind and connect
    if version >= 6:
        handled += struct.pack("Q", 0b11)  # abstract unix sockets, and signals to processes outside
    ruleset = libc.syscall(_LANDLOCK_CREATE, handled, len(handled), 0)
    if ruleset < 0:
        return False
    try:
        for folder in readable:
            handle = os.open(folder, os.O_PATH | os.O_CLOEXEC)
            try:
                rule = struct.pack("=Qi", _READ_FILE | _READ_DIR, handle)
                if libc.syscall(_LANDLOCK_ADD, ruleset, _LANDLOCK_PATH_BENEATH, rule, 0) != 0:
                    return False
            finally:
                os.close(handle)
        return bool(libc.syscall(_LANDLOCK_RESTRICT, ruleset, 0) == 0)
    finally:
        os.close(ruleset)


# --------------------------------------------------------------------------- seccomp

# What an interpreter that computes, reads files and answers on a pipe uses. Columns: x86_64, aarch64; a call
# one machine lacks is None. Absent on purpose: socket, connect, execve, fork, ptrace, mount, setuid, unlink,
# rename, chmod, io_uring_*, bpf, and whatever a later kernel adds.
_ALLOWED: dict[str, tuple[int | None, int | None]] = {
    "read": (0, 63),
    "write": (1, 64),
    "readv": (19, 65),
    "writev": (20, 66),
    "pread64": (17, 67),
    "lseek": (8, 62),
    "close": (3, 57),
    "dup": (32, 23),
    "fstat": (5, 80),
    "stat": (4, None),
    "lstat": (6, None),
    "newfstatat": (262, 79),
    "statx": (332, 291),
    "statfs": (137, 43),
    "fstatfs": (138, 44),
    "access": (21, None),
    "faccessat": (269, 48),
    "faccessat2": (439, 439),
    "readlink": (89, None),
    "readlinkat": (267, 78),
    "getdents64": (217, 61),
    "getcwd": (79, 17),
    "poll": (7, None),
    "ppoll": (271, 73),
    "mmap": (9, 222),
    "munmap": (11, 215),
    "mprotect": (10, 226),
    "mremap": (25, 216),
    "madvise": (28, 233),
    "brk": (12, 214),
    "futex": (202, 98),
    "membarrier": (324, 283),
    "set_robust_list": (273, 99),
    "rseq": (334, 293),
    "set_tid_address": (218, 96),
    "sched_yield": (24, 124),
    "sched_getaffinity": (204, 123),
    "getcpu": (309, 168),
    "rt_sigaction": (13, 134),
    "rt_sigprocmask": (14, 135),
    "rt_sigreturn": (15, 139),
    "sigaltstack": (131, 132),
    "restart_syscall": (219, 128),
    "nanosleep": (35, 101),
    "clock_nanosleep": (230, 115),
    "clock_gettime": (228, 113),
    "clock_getres": (229, 114),
    "gettimeofday": (96, 169),
    "time": (201, None),
    "times": (100, 153),
    "getpid": (39, 172),
    "gettid": (186, 178),
    "getppid": (110, 173),
    "getuid": (102, 174),
    "geteuid": (107, 175),
    "getgid": (104, 176),
    "getegid": (108, 177),
    "uname": (63, 160),
    "sysinfo": (99, 179),
    "getrusage": (98, 165),
    "getrlimit": (97, 163),
    "getrandom": (318, 278),
    "arch_prctl": (158, None),
    "exit": (60, 93),
    "exit_group": (231, 94),
}
_OPEN: tuple[int | None, int | None] = (2, None)
_OPENAT = (257, 56)
_CLONE = (56, 220)
_KILL = (62, 129)
_TGKILL = (234, 131)
_PRLIMIT = (302, 261)
_IOCTL = (16, 29)
_FCNTL = (72, 25)
_SECCOMP = (317, 277)

_ARCHITECTURES = {"x86_64": (0xC000003E, 0), "aarch64": (0xC00000B7, 1)}  # name: (AUDIT_ARCH_*, column)
_CLONE_THREAD = 0x00010000
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND | getattr(os, "O_TMPFILE", 0)
_DIRECTORY = getattr(os, "O_DIRECTORY", 0)  # O_TMPFILE contains it, and opening a folder is no writing
_TERMINAL_QUESTIONS = (0x5401, 0x5413, 0x5451, 0x5450)  # is it a terminal, how wide; close on exec, or not
_DESCRIPTOR_QUESTIONS = (0, 1, 2, 3, 4, 1030)  # duplicate, get and set flags

_ALLOW, _KILL_PROCESS, _REFUSE = 0x7FFF0000, 0x80000000, 0x00050000  # refuse: errno in the low 16 bits
_EPERM, _EACCES, _ENOSYS = 1, 13, 38
_LOAD, _RETURN, _IF_EQUAL, _IF_ANY_BIT = 0x20, 0x06, 0x15, 0x45  # of a classic BPF program
_NUMBER_AT, _ARCHITECTURE_AT, _ARGUMENTS_AT = 0, 4, 16  # in struct seccomp_data

_Instruction = tuple[int, int, int, int]  # code, jump if true, jump if false, operand


def _argument(index: int, half: int = 0) -> _Instruction:
    """Loads 32 bits of an argument; `half` 0 is the low one on these little-endian machines."""
    return (_LOAD, 0, 0, _ARGUMENTS_AT + 8 * index + 4 * half)


def _return(value: int) -> _Instruction:
    return (_RETURN, 0, 0, value)


def _one_of(argument: int, values: tuple[int, ...], errno: int) -> list[_Instruction]:
    """Allows the call if the argument is one of `values`."""
    tests = [(_IF_EQUAL, len(values) - i, 0, value) for i, value in enumerate(values)]
    return [_argument(argument), *tests, _return(_REFUSE | errno), _return(_ALLOW)]


def _without_bits(argument: int, bits: int, errno: int) -> list[_Instruction]:
    """Allows the call if the argument has none of `bits`."""
    return [_argument(argument), (_IF_ANY_BIT, 0, 1, bits), _return(_REFUSE | errno), _return(_ALLOW)]


def _with_bits(argument: int, bits: int, errno: int) -> list[_Instruction]:
    """Allows the call if the argument has one of `bits`."""
    return [_argument(argument), (_IF_ANY_BIT, 1, 0, bits), _return(_REFUSE | errno), _return(_ALLOW)]


def _filter_program(architecture: int, column: int, pid: int) -> list[_Instruction]:
    """A BPF program over struct seccomp_data: what is not named is answered with ENOSYS.

    ENOSYS, not EPERM, because the C library then takes the older way it knows (clone3 to clone).
    """
    rules: list[tuple[int | None, list[_Instruction]]] = [
        (numbers[column], [_return(_ALLOW)]) for numbers in _ALLOWED.values()
    ]
    writing = _WRITING & ~_DIRECTORY
    null = [_argument(2), (_IF_EQUAL, 0, 2, 0), _argument(2, 1), (_IF_EQUAL, 1, 0, 0)]
    rules += [
        (_OPENAT[column], _without_bits(2, writing, _EACCES)),
        (_OPEN[column], _without_bits(1, writing, _EACCES)),
        (_CLONE[column], _with_bits(0, _CLONE_THREAD, _EPERM)),  # a thread, but no process
        (_KILL[column], _one_of(0, (pid,), _EPERM)),
        (_TGKILL[column], _one_of(0, (pid,), _EPERM)),  # abort() signals its own thread
        (_PRLIMIT[column], [*null, _return(_REFUSE | _EPERM), _return(_ALLOW)]),  # read limits, set none
        (_IOCTL[column], _one_of(1, _TERMINAL_QUESTIONS, _EPERM)),
        (_FCNTL[column], _one_of(1, _DESCRIPTOR_QUESTIONS, _EPERM)),
    ]
    program: list[_Instruction] = [
        (_LOAD, 0, 0, _ARCHITECTURE_AT),
        (_IF_EQUAL, 1, 0, architecture),
        _return(_KILL_PROCESS),
        (_LOAD, 0, 0, _NUMBER_AT),
    ]
    for number, body in rules:
        if number is not None:
            program += [(_IF_EQUAL, 0, len(body), number), *body]
    return [*program, _return(_REFUSE | _ENOSYS)]


class _Program(ctypes.Structure):
    """struct sock_fprog"""

    _fields_ = (("length", ctypes.c_ushort), ("filter", ctypes.c_char_p))


def _restrict_system_calls(libc: ctypes.CDLL) -> bool:
    """Installs the filter on every thread; False where the machine or kernel has none."""
    machine = platform.machine()
    if machine not in _ARCHITECTURES or sys.maxsize < 1 << 32:
        return False
    architecture, column = _ARCHITECTURES[machine]
    instructions = _filter_program(architecture, column, os.getpid())
    code = b"".join(struct.pack("HBBI", *instruction) for instruction in instructions)
    program = _Program(len(instructions), code)
    set_mode_filter, on_all_threads = 1, 1
    return bool(libc.syscall(_SECCOMP[column], set_mode_filter, on_all_threads, ctypes.byref(program)) == 0)
