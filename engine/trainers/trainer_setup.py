"""Makes the managed Python that trains, from the hashed lock for this machine: `alcove tune --setup`.

It is made as `<id>.part` and gets its name when a child has imported what training needs, so an environment that
has its name is whole. uv's cache lies beside it until then: what was fetched before a stop, a crash or a broken
connection is not fetched again. Nothing is built: only wheels whose hash the lock names are taken.
"""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import filelock

from engine.errors import EngineError, NeedsConfirmation
from engine.jobs import Job
from engine.network import DISK_MARGIN, Network
from engine.settings import TRAINER_INDEX, TRAINER_WHEELS, Settings
from engine.trainers.trainer_locks import Choice, Lock, Weight
from engine.trainers.trainer_python import PACKAGES, Trainer, clean_environment, managed_folder, python_of
from engine.trainers.uv import Uv, find_uv
from engine.types import TrainerStatus

PURPOSE = "tune --setup"
PROOF_SECONDS = 600.0  # torch's first import on a slow disk
MEASURE_SECONDS = 1.0
WAIT_SECONDS = 0.2
_MANAGED = re.compile(r"[0-9a-f]{16}(\.part|\.cache)?")  # the names that `managed_folder` gives

Progress = Callable[[float, float], None]
"""Called with bytes on the disk and bytes in all."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where wheels come from: the person's own index and folder, or PyPI and what the lock adds to it."""

    index: str
    wheels: Path | None
    extra: tuple[str, ...]

    @classmethod
    def of(cls, settings: Settings, lock: Lock) -> Source:
        """Raises EngineError if the setting names no folder or no address."""
        index, wheels = settings.get(TRAINER_INDEX).strip(), settings.get(TRAINER_WHEELS).strip()
        folder = Path(wheels).expanduser().absolute() if wheels else None
        if folder is not None and not folder.is_dir():
            raise EngineError(
                f"there is no folder {folder}, which the setting {TRAINER_WHEELS.key} names",
                "correct the setting, or empty it",
            )
        if index and not index.startswith(("https://", "http://", "file://")):
            raise EngineError(
                f"{index} is no address of a package index",
                f"write it in the setting {TRAINER_INDEX.key} as https://HOST/simple",
            )
        return cls(index, folder, () if index or folder else lock.indexes)

    @property
    def local(self) -> bool:
        """Whether nothing is fetched."""
        return self.index.startswith("file://") or (self.wheels is not None and not self.index)

    def arguments(self) -> list[str]:
        given = ["--default-index", self.index] if self.index else []
        for address in self.extra:
            given += ["--index", address]
        if self.wheels is not None:
            given += ["--find-links", str(self.wheels)]
        if self.wheels is not None and not self.index:
            given.append("--no-index")
        # Whichever index has the locked wheel; the hash makes that safe.
        return [*given, "--index-strategy", "unsafe-best-match", *(["--offline"] if self.local else [])]


class TrainerSetup:
    """One setting up, planned when it is made.

    Args:
        choice: the lock for this machine.
        network: says whether connections are allowed, and logs them.
        logs: folder for uv's output.

    Raises:
        EngineError: there is no lock for this machine, no uv, no network where one is needed, or a setting that
            does not fit.
    """

    def __init__(self, settings: Settings, choice: Choice, network: Network, logs: Path) -> None:
        if choice.lock is None:
            raise EngineError(
                f"no Python for training can be set up here: {choice.note}",
                f"name one that has {', '.join(PACKAGES)} in the setting train.python",
            )
        self.lock = choice.lock
        self.folder = managed_folder(self.lock)
        self._settings = settings
        self._network = network
        self._source = Source.of(settings, self.lock)
        if not self._source.local:
            network.require("fetching what trains", "use the setting train.wheels")
        self._log = logs / "trainer-setup.log"
        self._uv = find_uv()
        self._minor = self._python_version()

    @property
    def weight(self) -> Weight:
        return self.lock.weight(self._minor)

    def consent(self) -> NeedsConfirmation:
        """What a person is told before they say yes."""
        weight = self.weight
        return NeedsConfirmation(
            f"training needs PyTorch and what goes with it ({self.lock.variant}, {weight.packages} packages):"
            f" {_size(weight.download)} to fetch, {_size(weight.disk)} on the disk in {self.folder}",
            "repeat with --yes to fetch it",
        )

    def run(self, job: Job[TrainerStatus], progress: Progress) -> Trainer:
        """Makes the environment, or waits for another process that is making it.

        Raises:
            EngineError: it failed; what was fetched is kept for the next time.
            Cancelled: the job was; likewise.
        """
        with _disk_errors(self.folder):
            self.folder.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            with self._turn(job):
                if not python_of(self.folder).exists():
                    self._make(job, progress)
                    self._remove_former()
        return Trainer(python_of(self.folder), "managed")

    def _make(self, job: Job[TrainerStatus], progress: Progress) -> None:
        part, cache = self.folder.with_suffix(".part"), self.folder.with_suffix(".cache")
        self._check_room(cache)
        self._log.parent.mkdir(parents=True, exist_ok=True)
        self._log.write_text("", encoding="utf-8")
        uv = Uv(self._uv, self._log, self.folder.parent, self._network, PURPOSE)
        measure = _Measure(cache, self.weight.disk, progress)

        def tick() -> None:
            job.check()
            measure()

        common = ["--cache-dir", str(cache), "--link-mode", "hardlink"]
        uv.run(
            ["venv", "--clear", "--force", "--relocatable", "--no-project", *common, *self._python(), str(part)],
            tick=tick,
            python_folder=self.folder.parent / "python",
        )
        wanted = ["--require-hashes", "--no-build", "--python", str(python_of(part)), *self._source.arguments()]
        uv.run(["pip", "sync", str(self.lock.path), *common, *wanted], tick=tick)
        self._prove(part, job)
        if self.folder.exists():  # without a Python in it: what is left of one whose base is gone
            shutil.rmtree(self.folder)
        part.replace(self.folder)
        shutil.rmtree(cache, ignore_errors=True)  # a leftover costs room, and is removed with the next
        progress(self.weight.disk, self.weight.disk)

    def _remove_former(self) -> None:
        """Deletes the environments of other locks, each of them gigabytes that nothing uses any more; one that cannot
        be deleted is tried again after the next setting up."""
        for place in self.folder.parent.iterdir():
            if not _MANAGED.fullmatch(place.name) or place.stem == self.folder.name or not place.is_dir():
                continue
            lock = filelock.FileLock(place.with_suffix(".lock"), timeout=0, mode=0o600)
            with contextlib.suppress(filelock.Timeout), lock:  # another Alcove is making it
                shutil.rmtree(place, ignore_errors=True)

    def _python_version(self) -> str:
        """The minor version that the environment gets: ours if the lock serves it."""
        ours, served = f"{sys.version_info[0]}.{sys.version_info[1]}", self.lock.pythons()
        return ours if ours in served and not getattr(sys, "frozen", False) else served[0]

    def _python(self) -> list[str]:
        """uv's arguments for the interpreter to build on: our own where it is one and fits; else one of its own,
        which unlike a distribution's always has the headers that GPU kernels are compiled with.
        """
        if not getattr(sys, "frozen", False) and self._minor == f"{sys.version_info[0]}.{sys.version_info[1]}":
            return ["--python", getattr(sys, "_base_executable", "") or sys.executable]
        if self._source.local:
            return ["--python", self._minor, "--no-python-downloads"]
        return ["--python", self._minor, "--managed-python"]

    def _check_room(self, cache: Path) -> None:
        needed = self.weight.disk - _bytes_in(cache)
        free = shutil.disk_usage(self.folder.parent).free
        if free < needed + DISK_MARGIN:
            raise EngineError(
                f"the disk has {_size(free)} free, and what trains needs {_size(needed + DISK_MARGIN)}",
                f"make room on the disk of {self.folder.parent}",
            )

    def _prove(self, environment: Path, job: Job[TrainerStatus]) -> None:
        """Imports what training needs, in a child."""
        program = "import " + ", ".join(PACKAGES)
        with self._log.open("a", encoding="utf-8") as log:
            process = subprocess.Popen(
                [str(python_of(environment)), "-I", "-c", program],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                cwd=environment,
                env={**os.environ, **clean_environment()},
            )
        try:
            end = time.monotonic() + PROOF_SECONDS
            while (code := process.poll()) is None and time.monotonic() < end:
                job.wait(WAIT_SECONDS)
        finally:
            if process.poll() is None:
                process.kill()
            process.wait()
        if code != 0:
            raise EngineError("what was set up does not work on this machine", f"see the end of {self._log}")

    @contextlib.contextmanager
    def _turn(self, job: Job[TrainerStatus]) -> Iterator[None]:
        """One process at a time; the others wait."""
        lock = filelock.FileLock(self.folder.with_suffix(".lock"), timeout=0, mode=0o600)
        while True:
            try:
                lock.acquire()
                break
            except filelock.Timeout:
                job.wait(WAIT_SECONDS)
        try:
            yield
        finally:
            lock.release()


class _Measure:
    """Shows how much uv has unpacked: its cache, walked at most once a second."""

    def __init__(self, cache: Path, total: int, progress: Progress) -> None:
        self._cache = cache
        self._total = total
        self._progress = progress
        self._next = 0.0

    def __call__(self) -> None:
        if (now := time.monotonic()) >= self._next:
            self._progress(min(_bytes_in(self._cache), self._total), self._total)
            self._next = now + MEASURE_SECONDS


def _bytes_in(folder: Path) -> int:
    total = 0
    for parent, _, files in os.walk(folder):
        for name in files:
            with contextlib.suppress(OSError):  # uv renames what it has unpacked
                total += os.lstat(os.path.join(parent, name)).st_size  # noqa: PTH118 - tens of thousands of files
    return total


def _size(count: float) -> str:
    return f"{count / 1e9:.1f} GB" if count >= 1e8 else f"{count / 1e6:.1f} MB"  # told


@contextlib.contextmanager
def _disk_errors(folder: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise EngineError(
            f"{folder.parent} cannot be written: {error.strerror}",
            "check the folder's permissions and the room on its disk; what has arrived is kept",
        ) from error
