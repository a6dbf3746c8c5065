"""What the trainer's Python is made of: a hashed lock for each kind of machine, and what it weighs.

`resources/trainer/<variant>.lock` is a universal requirements file with the hash of every wheel; the JSON beside
it, made together with it by `packaging/make_trainer_locks.py`, says for which platforms and Pythons every package
has a wheel, and how large they are. So sizes are known before anything is asked of a network.
"""

from __future__ import annotations

import functools
import hashlib
import json
import platform
import re
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from engine.paths import resources

Variant = Literal["cpu", "cuda", "rocm", "mps"]
MACHINES = {"amd64": "x86_64", "x64": "x86_64"}


@dataclass(frozen=True, slots=True)
class Weight:
    """What is fetched and what it takes on the disk; bytes."""

    packages: int
    download: int
    disk: int


@dataclass(frozen=True, slots=True)
class Lock:
    """The lock of one variant.

    Attributes:
        sha256: of the lock file; names the environment that is made from it.
        indexes: where its packages come from beside PyPI.
        driver: least major version of NVIDIA's driver; 0 where none is needed.
        targets: what it weighs, by `<platform>-<Python's minor version>`.
    """

    variant: Variant
    path: Path
    sha256: str
    indexes: tuple[str, ...]
    driver: int
    targets: Mapping[str, Weight]

    @classmethod
    def load(cls, variant: Variant, folder: Path) -> Lock:
        """Reads `<variant>.lock` and its sidecar; both ship with Alcove, so a fault in them is a bug."""
        path = folder / f"{variant}.lock"
        described = json.loads(path.with_suffix(".json").read_text(encoding="ascii"))
        sha256 = hashlib.sha256(path.read_bytes()).hexdigest()
        if described["sha256"] != sha256:
            raise ValueError(f"{path} and its sizes were not made together")
        targets = {target: Weight(**weight) for target, weight in described["targets"].items()}
        return cls(variant, path, sha256, tuple(described["indexes"]), described["driver"], targets)

    def pythons(self) -> tuple[str, ...]:
        """Minor versions of Python that this lock serves on this machine, such as "3.12"; the newest first."""
        prefix = f"{platform_name()}-"
        found = (target.removeprefix(prefix) for target in self.targets if target.startswith(prefix))
        return tuple(sorted(found, key=lambda minor: int(minor.partition(".")[2]), reverse=True))

    def weight(self, python: str) -> Weight:
        """For one of `pythons`."""
        return self.targets[f"{platform_name()}-{python}"]


@dataclass(frozen=True, slots=True)
class Choice:
    """The lock for this machine, and in words why it is not a faster one; `lock` is None where none fits."""

    lock: Lock | None
    note: str = ""


def platform_name() -> str:
    machine = platform.machine().lower()
    return f"{sys.platform}-{MACHINES.get(machine, machine)}"


@functools.cache
def choose(folder: Path | None = None, root: Path = Path("/")) -> Choice:
    """The lock that makes most of this machine.

    Args:
        folder: where locks lie; those that ship with Alcove unless it is given.
        root: of the file system in which devices are looked for.
    """
    notes = []
    for variant in variants(root):
        lock = Lock.load(variant, folder or resources() / "trainer")
        if not lock.pythons():
            notes.append(
                f"there is no list of packages with known hashes for {_said(variant)} on this platform"  # told
            )
        elif variant == "cuda" and 0 < (found := nvidia_driver(root)) < lock.driver:
            notes.append(f"NVIDIA's driver is of version {found}, and training needs {lock.driver} or newer")  # told
        else:
            return Choice(lock, "; ".join(notes))
    return Choice(None, "; ".join(notes))


def variants(root: Path = Path("/")) -> Sequence[Variant]:
    """What this machine could train on, the fastest first. Looks for driver files; loads nothing."""
    if sys.platform == "darwin":
        return ("mps",) if platform.machine() == "arm64" else ("cpu",)
    if sys.platform == "win32":
        return ("cuda", "cpu") if (root / "Windows/System32/nvcuda.dll").exists() else ("cpu",)
    windows_subsystem = root / "usr/lib/wsl/lib/libcuda.so.1"
    if (root / "proc/driver/nvidia/version").exists() or windows_subsystem.exists():
        return ("cuda", "cpu")
    return ("rocm", "cpu") if (root / "dev/kfd").exists() else ("cpu",)


def nvidia_driver(root: Path = Path("/")) -> int:
    """Major version of NVIDIA's kernel module (Linux); 0 if it cannot be told."""
    try:
        text = (root / "proc/driver/nvidia/version").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return 0
    found = re.search(r"NVRM version:.*?\s(\d+)\.\d", text)
    return int(found[1]) if found else 0


def _said(variant: Variant) -> str:
    return {  # told: values
        "cpu": "the processor",
        "cuda": "the NVIDIA GPU",
        "rocm": "the AMD GPU",
        "mps": "the Apple GPU",
    }[variant]
