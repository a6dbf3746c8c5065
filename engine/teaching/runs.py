"""Training runs as folders: written whole, held by the process that works on them, gone on with, discarded.

`training/<id>/` in the profile holds everything that a run needs, so that one which was stopped, killed, or overtaken
by a restart goes on from what lies there; it is deleted when its adapter is registered.
"""

from __future__ import annotations

import contextlib
import json
import shutil
import time
import uuid
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from engine.errors import EngineError
from engine.language_models.skills import Skill
from engine.teaching import planning, snapshot
from engine.teaching.snapshot import Material
from engine.trainjob import TrainJob, write_rows
from engine.types import UnfinishedRun

RUN, LOCK = "run.json", "lock"
UNFINISHED = ".part"
DAMAGED = "its files are damaged, or of another version"  # told
STALE_SECONDS = 3600.0  # after which a folder that was never finished being written is cleared away


@dataclass(frozen=True, slots=True)
class Run:
    """`run.json`: what a run is for. `model` is the id of the source model; `again` the adapter it repeats."""

    name: str
    dataset: str
    skill: Skill
    model: str
    model_sha256: str
    estimated_seconds: float
    again: str
    begun: float

    def write(self, folder: Path) -> None:
        (folder / RUN).write_text(json.dumps(asdict(self) | {"skill": self.skill.to_json()}), encoding="utf-8")

    @classmethod
    def read(cls, folder: Path) -> Run:
        """Raises OSError, ValueError, KeyError or TypeError if it is damaged."""
        stored = json.loads((folder / RUN).read_text(encoding="utf-8"))
        return cls(**stored | {"skill": Skill.from_json(stored["skill"])})


class Runs:
    """The runs of a profile that are under way or unfinished."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def write(self, run: Run, material: Material, job: TrainJob) -> Path:
        """Makes a run's folder; it appears only when it is whole.

        Raises:
            EngineError: there is no room.
        """
        folder = self._folder / (time.strftime("%Y%m%d-%H%M%S-") + uuid.uuid4().hex[:4])
        part = folder.with_name(folder.name + UNFINISHED)
        try:
            part.mkdir(mode=0o700, parents=True)
            (part / snapshot.FILE).write_bytes(material.snapshot.encode())
            write_rows(part / "train.jsonl", material.train)
            write_rows(part / "heldout.jsonl", material.heldout)
            job.write(part)
            run.write(part)
            part.replace(folder)
        except OSError as error:
            shutil.rmtree(part, ignore_errors=True)
            raise EngineError(
                f"the training's files cannot be written: {error.strerror}", "make room on the disk, and try again"
            ) from error
        return folder

    @contextlib.contextmanager
    def held(self, folder: Path) -> Iterator[None]:
        """Keeps other processes from the same run; the lock is released by the system if this one dies.

        Raises:
            EngineError: another process works on it.
        """
        import filelock

        lock = filelock.FileLock(folder / LOCK, timeout=0)
        try:
            lock.acquire()
        except filelock.Timeout:
            raise EngineError("this training is under way in another window or terminal", "wait for its end") from None
        try:
            yield
        finally:
            lock.release()

    def unfinished(self) -> list[UnfinishedRun]:
        """Runs that nobody works on, the latest first; those that cannot go on say why."""
        found = []
        for folder in sorted(self._folders(), reverse=True):
            if folder.suffix == UNFINISHED:
                with contextlib.suppress(FileNotFoundError):  # its maker finished it just now
                    if time.time() - folder.stat().st_mtime > STALE_SECONDS:
                        shutil.rmtree(folder, ignore_errors=True)
                continue
            try:
                with self.held(folder):
                    found.append(_described(folder))
            except EngineError:  # under way
                continue
            except (OSError, ValueError, LookupError, TypeError, AttributeError, ArithmeticError):
                if folder.is_dir():  # else it was finished, or discarded, this very moment
                    found.append(UnfinishedRun(folder.name, folder.name, "", 0, 0, 0.0, why_not=DAMAGED))
        return found

    def _folders(self) -> list[Path]:
        return [each for each in self._folder.glob("*") if each.is_dir()]

    def find(self, run: str) -> Path:
        """The folder of a run that can go on.

        Raises:
            EngineError: there is none of that id, or it cannot.
        """
        known = {each.id: each for each in self.unfinished()}
        if run not in known:
            raise _unknown(run, known)
        if why_not := known[run].why_not:
            raise EngineError(f"the training {run} cannot go on: {why_not}", f"remove it: alcove tune --discard {run}")
        return self._folder / run

    def discard(self, run: str) -> None:
        """Deletes a run, or whatever folder of that name lies among them.

        Raises:
            EngineError: there is none of that id, it is under way, or a file cannot be deleted.
        """
        folder = next((each for each in self._folders() if each.name == run), None)
        if folder is None:
            raise _unknown(run, (each.id for each in self.unfinished()))
        with contextlib.suppress(OSError), self.held(folder):  # a folder that takes no lock is nobody's work
            pass
        try:
            self.remove(folder)
        except OSError as error:
            raise EngineError(f"the training {run} cannot be deleted: {error.strerror}", f"delete {folder}") from error

    def remove(self, folder: Path) -> None:
        """Deletes a run's folder, which first gets a name that no run has: one deleted by half is not to be seen.

        Raises:
            OSError: a file cannot be deleted.
        """
        gone = folder.with_name(folder.name + UNFINISHED)
        with contextlib.suppress(OSError):  # Windows lets no folder be renamed of which a file is open
            folder = folder.replace(gone)
        shutil.rmtree(folder)


def _unknown(run: str, known: Iterable[str]) -> EngineError:
    names = ", ".join(sorted(known))
    return EngineError(
        f"there is no unfinished run {run!r}",
        f"there are: {names}" if names else "all training is done: alcove adapters list",
    )


def _described(folder: Path) -> UnfinishedRun:
    """Raises whatever reading a damaged file does."""
    run, job = Run.read(folder), TrainJob.read(folder)
    with (folder / "train.jsonl").open("rb") as rows:
        steps = planning.steps(job.settings, sum(1 for _ in rows))
    return UnfinishedRun(folder.name, run.name, run.dataset, _step(folder), steps, run.begun)


def _step(folder: Path) -> int:
    """How far a stopped run has come."""
    try:
        return int((folder / "step").read_text(encoding="ascii"))
    except (OSError, ValueError):
        return 0
