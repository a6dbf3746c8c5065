"""The one indexer of a profile: holds the lock, owns the thread that writes, and keeps the index fresh.

Whoever holds the operating-system lock writes index files; the kernel frees it at death. Other processes, and
other verbs of this one, leave a request in `user.db` and wait until it is answered or the lock is free: so
`alcove index` beside a running window reports the same numbers as alone.
"""

from __future__ import annotations

import contextlib
import dataclasses
import logging
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import filelock

from engine import scanning, settings
from engine.errors import Cancelled, EngineError
from engine.generations import Generations
from engine.indexer import RACY_NS, Indexer, Tally
from engine.jobs import Job
from engine.paths import Paths
from engine.store.user import FolderRow, GenerationRow, UserStore
from engine.types import Event, FolderChanged, IndexReport, Notice
from engine.watcher import Watcher

if TYPE_CHECKING:
    from engine.ignoring import IgnoreRules
    from engine.reading import Reading

IDLE_SECONDS = 0.5  # how often the thread looks for requests and settings of other processes
TIDY_SECONDS = 2.0  # after the last change: what was deleted leaves the write-ahead log
EDITS_AT_ONCE = 4  # more changed paths than these are no edits but a copy or a checkout: they join the backlog

_log = logging.getLogger(__name__)


class Keeper:
    """Keeps the index of a profile in step with its folders.

    Args:
        emit: gets FileChanged, IndexProgress, FolderChanged and Notice.
        hold: True while a question is being answered; embedding pauses meanwhile.
    """

    def __init__(
        self,
        paths: Paths,
        users: UserStore,
        chosen: settings.Settings,
        generations: Generations,
        reading: Reading,
        *,
        emit: Callable[[Event], None],
        hold: Callable[[], bool],
    ) -> None:
        self._paths = paths
        self._users = users
        self._settings = chosen
        self._generations = generations
        self._reading = reading
        self._emit = emit
        self._hold = hold
        self._wake = threading.Condition()
        self._dirty: dict[tuple[int, bytes], None] = {}  # paths that have just changed, in their order
        self._rescans: dict[int, str] = {}
        self._roots: dict[Path, int] = {}

    # ------------------------------------------------------------------ verbs, from any thread

    def index(self, job: Job[Any], folders: Sequence[int] | None) -> IndexReport:
        """Brings these folders (None: all) up to date once.

        Raises:
            EngineError: a folder is offline, or the database is unusable.
            Cancelled: what was written stays.
        """
        wanted = None if folders is None else list(folders)
        return IndexReport(**self._order(job, "index", {"folders": wanted}))

    def purge(self, job: Job[Any]) -> None:
        """Deletes what the index holds of folders that are not known any more."""
        self._order(job, "purge", {})

    def build(self, job: Job[Any], place: str) -> bool:
        """Builds the index anew with the embedder at `place` and serves it; False if it serves already.

        Cancelling keeps the old one and drops what was built.
        """
        return bool(self._order(job, "build", {"embedder": place})["built"])

    def repair(self, job: Job[Any], mend: Callable[[], dict[str, Any]]) -> dict[str, Any]:
        """Runs `mend` while nobody indexes. Another process that watches must be closed first."""
        with self._held(job, patience=5.0):
            return mend()

    def wake(self) -> None:
        """Tells the thread that folders, settings or requests may have changed."""
        with self._wake:
            self._wake.notify_all()

    def watch(self, job: Job[Any]) -> None:
        """Indexes, then keeps fresh until cancelled. While another process does so, waits for its end."""
        with self._held(job), contextlib.closing(_Session(self, job)) as session:
            session.run_until_cancelled()

    # ------------------------------------------------------------------ the lock and the requests

    def _order(self, job: Job[Any], kind: str, arguments: dict[str, Any]) -> dict[str, Any]:
        """Does it here if the lock is free, else has the holder do it."""
        request: int | None = None
        try:
            while True:
                with (
                    contextlib.suppress(filelock.Timeout),
                    self._lock(),
                    contextlib.closing(_Session(self, job)) as own,
                ):
                    return own.carry_out(kind, arguments)
                if request is None:
                    request = self._users.post_request(kind, arguments)
                    self.wake()
                if (result := self._users.take_result(request)) is not None:
                    if "error" in result:
                        raise EngineError(result["error"], result["hint"])
                    return result
                job.wait(0.05)
        finally:
            if request is not None:
                self._users.drop_request(request)

    @contextlib.contextmanager
    def _lock(self) -> Iterator[None]:
        with filelock.FileLock(self._paths.indexer_lock, timeout=0, mode=0o600):
            yield

    @contextlib.contextmanager
    def _held(self, job: Job[Any], patience: float = float("inf")) -> Iterator[None]:
        """Waits for the lock, `patience` seconds at most."""
        end = time.monotonic() + patience
        told = False
        lock = filelock.FileLock(self._paths.indexer_lock, timeout=0, mode=0o600)
        while True:
            try:
                lock.acquire()
                break
            except filelock.Timeout:
                if time.monotonic() > end:
                    raise EngineError(
                        "another Alcove is using this index", "close its window or its `alcove watch`, then try again"
                    ) from None
                if not told and patience == float("inf"):
                    told = True
                    self._emit(Notice("info", "another Alcove keeps this index fresh; waiting for it to stop"))
                job.wait(0.25)
        try:
            yield
        finally:
            lock.release()

    # ------------------------------------------------------------------ what the watcher says

    def mark(self, root: Path, relative: bytes) -> None:
        """A path may have changed."""
        with self._wake:
            folder = self._roots.get(root)
            if folder is not None:
                self._dirty[(folder, relative)] = None
                self._wake.notify_all()

    def forget_marks(self, folder: int) -> None:
        """Whatever may have changed in a folder is about to be looked at."""
        with self._wake:
            for marked in [marked for marked in self._dirty if marked[0] == folder]:
                self._dirty.pop(marked)

    def mark_all(self, root: Path, why: str) -> None:
        """Anything below `root` may have changed."""
        _log.info("comparing %s with the disk: %s", root, why)
        with self._wake:
            folder = self._roots.get(root)
            if folder is not None:
                self._rescans.setdefault(folder, why)
                self._wake.notify_all()


class _Session:
    """The time during which this process holds the lock. Everything here runs on the thread that holds it."""

    def __init__(self, keeper: Keeper, job: Job[Any]) -> None:
        self._keeper = keeper
        self._job = job
        self._users = keeper._users
        self._emit = keeper._emit
        self._generations = keeper._generations
        self._row: GenerationRow = self._generations.ensure_serving()
        self._generations.sweep()
        self._indexer = self._open(self._row)
        self._folders: list[FolderRow] = []
        self._everywhere: list[str] = []
        self._paused = False
        self._watcher: Watcher | None = None
        self._untidy_since: float | None = None
        self._later: dict[tuple[int, bytes], float] = {}  # -> the moment from which it is to be hashed again
        self._configure()

    def close(self) -> None:
        if self._watcher is not None:
            self._watcher.stop()
        self._close(self._indexer)

    def _open(self, row: GenerationRow) -> Indexer:
        return Indexer(
            self._generations.writer(row),
            self._generations.embedder(row.embedder),
            self._keeper._reading,
            emit=self._emit,
            hold=self._keeper._hold,
            cancelled=self._job.cancelled,
            on_racy=self._look_again,
        )

    @staticmethod
    def _close(indexer: Indexer) -> None:
        indexer.close()
        indexer.writer.close()

    def _look_again(self, folder: FolderRow, path: bytes) -> None:
        """A file that changed moments before it was read is looked at again when its time stamp is old."""
        if self._watcher is not None:
            self._later[(folder.id, path)] = time.monotonic() + RACY_NS / 1e9

    # ------------------------------------------------------------------ folders and settings

    def _configure(self) -> None:
        """Reads folders and settings again; new folders are scanned, forgotten ones are purged."""
        chosen = self._keeper._settings
        folders = self._users.folders()
        everywhere = chosen.get(settings.IGNORE)
        self._paused = chosen.get(settings.PAUSED)
        if folders == self._folders and everywhere == self._everywhere:
            return
        before = {folder.id: folder for folder in self._folders}
        changed = [
            folder
            for folder in folders
            if everywhere != self._everywhere
            or folder.id not in before
            or (folder.path, folder.ignore) != (before[folder.id].path, before[folder.id].ignore)
        ]
        self._folders, self._everywhere = folders, everywhere
        with self._keeper._wake:
            self._keeper._roots = {folder.path: folder.id for folder in folders}
            for folder in changed:
                self._keeper._rescans.setdefault(folder.id, "its settings are new")
        if self._watcher is not None:
            for folder in before.values():
                if folder not in folders:
                    self._watcher.unwatch(folder.path)
            for folder in folders:
                if folder in changed or folder.id not in before:
                    self._watcher.unwatch(folder.path)
                    self._watcher.watch(folder.path, self._rules(folder))
        self._purge()

    def _rules(self, folder: FolderRow) -> IgnoreRules:
        others = [other.path for other in self._folders if other.id != folder.id]
        return self._indexer.rules(folder, self._everywhere, [self._keeper._paths.root, *others])

    def _purge(self) -> None:
        unknown = self._indexer.writer.folders() - {folder.id for folder in self._folders}
        for folder in unknown:
            self._indexer.writer.delete_folder(folder)
        if unknown:
            self._indexer.writer.tidy()

    def _present(self, folder: FolderRow) -> bool:
        """Whether a folder's root is there; its state in `user.db` follows."""
        present = scanning.root_present(folder.path, folder.device)
        state = "ready" if present else "offline"
        if folder.state != state:
            self._users.set_folder_state(folder.id, "ready" if present else "offline")
            self._folders = self._users.folders()
            self._emit(FolderChanged(folder.id))
            if not present:
                self._emit(
                    Notice(
                        "warning",
                        f"the folder {folder.path} is not there",
                        "what was read of it stays searchable; connect its disk, or relink it if it has moved",
                    )
                )
        return present

    # ------------------------------------------------------------------ requests

    def carry_out(self, kind: str, arguments: dict[str, Any]) -> dict[str, Any]:
        if kind == "index":
            return dataclasses.asdict(self._index(arguments["folders"]))
        if kind == "purge":
            self._purge()
            return {}
        if kind == "build":
            return {"built": self._build_now(arguments["embedder"])}
        raise ValueError(f"unknown request {kind!r}")

    def _index(self, wanted: Sequence[int] | None) -> IndexReport:
        folders = [folder for folder in self._folders if wanted is None or folder.id in wanted]
        tally = Tally()
        missing: list[FolderRow] = []
        for folder in folders:
            self._keeper.forget_marks(folder.id)  # the scan sees them all, and counts them
            if not self._present(folder) or not self._scan(folder, tally):
                missing.append(folder)
        ready = [folder for folder in folders if folder not in missing]
        self._drain(ready, tally)
        self._indexer.writer.tidy()
        if wanted is None and (building := self._generations.building()) is not None:
            self._build(building)
        if missing and not ready:
            raise EngineError(
                f"the folder {missing[0].path} is not there",
                "connect its disk, or relink it if it has moved; what was read of it stays searchable",
            )
        return tally.report()

    def _scan(self, folder: FolderRow, tally: Tally, indexer: Indexer | None = None) -> bool:
        """False if the folder went away meanwhile; then nothing was deleted."""
        with self._keeper._wake:
            self._keeper._rescans.pop(folder.id, None)
        try:
            (indexer or self._indexer).scan(folder, self._rules(folder), tally)
        except EngineError:
            if self._present(folder):
                raise
            return False
        return True

    def _drain(self, folders: Sequence[FolderRow], tally: Tally, indexer: Indexer | None = None) -> None:
        """Works off the backlog; fresh edits are served in between."""
        while True:
            (indexer or self._indexer).drain(folders, tally, edits=self._serve_edits, job=self._job.id)
            if not self._edits_wait():
                return
            self._serve_edits()

    # ------------------------------------------------------------------ another embedder

    def _build_now(self, place: str) -> bool:
        row = self._generations.begin_building(place)
        if row is None:
            return False
        try:
            self._build(row)
        except Cancelled:
            self._generations.abandon(row)
            self._generations.sweep()
            raise
        return True

    def _build(self, row: GenerationRow) -> None:
        """Fills a generation from the disk beside the serving one, then moves the pointer."""
        successor = self._open(row)
        try:
            for _ in range(2):  # the second pass catches what changed during the first
                tally = Tally()
                present = [folder for folder in self._folders if self._present(folder)]
                for folder in present:
                    self._scan(folder, tally, successor)
                self._drain(present, tally, successor)
            successor.writer.tidy()
        except BaseException:
            self._close(successor)
            raise
        self._generations.serve(row)
        self._close(self._indexer)
        self._indexer, self._row = successor, row
        self._generations.sweep()
        with self._keeper._wake:  # edits during the second pass went into the old index
            for folder in self._folders:
                self._keeper._rescans.setdefault(folder.id, "the index is new")

    # ------------------------------------------------------------------ watching

    def run_until_cancelled(self) -> None:
        keeper = self._keeper
        chosen = keeper._settings
        self._watcher = Watcher(
            keeper.mark,
            keeper.mark_all,
            lambda root, present: keeper.mark_all(root, "it is back" if present else "it is gone"),
            self._emit,
            debounce=chosen.get(settings.DEBOUNCE),
            rescan_every=chosen.get(settings.RECONCILE),
        )
        self._watcher.start()
        for folder in self._folders:  # watch first, then scan: nothing falls between
            self._watcher.watch(folder.path, self._rules(folder))
            keeper.mark_all(folder.path, "start")
        while not self._job.cancelled():
            try:
                if not self._step():
                    with keeper._wake:
                        if not self._edits_wait():
                            keeper._wake.wait(IDLE_SECONDS)
            except Cancelled:
                return
            except EngineError as error:
                self._emit(Notice("error", error.message, error.hint))
                with keeper._wake:
                    keeper._wake.wait(10 * IDLE_SECONDS)

    def _step(self) -> bool:
        """Does the most urgent piece of work; False if there was none."""
        self._configure()
        for request, kind, arguments in self._users.open_requests():
            self._answer(request, kind, arguments)
        if self._paused:
            return False
        if self._edits_wait():
            self._serve_edits()
            return True
        with self._keeper._wake:
            rescans = [folder for folder in self._folders if folder.id in self._keeper._rescans]
        for folder in rescans:
            with self._keeper._wake:
                self._keeper._rescans.pop(folder.id, None)
            if self._present(folder):
                self._scan(folder, Tally())
                self._untidy_since = time.monotonic()
            return True
        present = [folder for folder in self._folders if folder.state == "ready"]
        if self._indexer.writer.totals([folder.id for folder in present])[1]:
            self._indexer.drain(present, Tally(), urgent=self._interrupted, edits=self._serve_edits, job=self._job.id)
            self._untidy_since = time.monotonic()
            return True
        if (building := self._generations.building()) is not None:
            self._build(building)
            return True
        now = time.monotonic()
        if again := [key for key, moment in self._later.items() if moment <= now]:
            for key in again:
                del self._later[key]
            self._refresh(again)
            return True
        if self._untidy_since is not None and time.monotonic() - self._untidy_since > TIDY_SECONDS:
            self._untidy_since = None
            self._indexer.writer.tidy()
        return False

    def _answer(self, request: int, kind: str, arguments: dict[str, Any]) -> None:
        try:
            result = self.carry_out(kind, arguments)
        except EngineError as error:
            result = {"error": error.message, "hint": error.hint}
        self._users.answer_request(request, result)

    def _edits_wait(self) -> bool:
        return bool(self._keeper._dirty)

    def _interrupted(self) -> bool:
        """What makes the backlog stop between two windows: a pause, a request, a folder."""
        if self._keeper._rescans or self._users.folders() != self._folders:
            return True
        return bool(self._users.open_requests()) or self._keeper._settings.get(settings.PAUSED)

    def _serve_edits(self) -> None:
        """Brings the index in step with paths that have just changed, if there are any."""
        with self._keeper._wake:
            changed = list(self._keeper._dirty)
            self._keeper._dirty.clear()
        if changed:
            self._refresh(changed)

    def _refresh(self, changed: Sequence[tuple[int, bytes]]) -> None:
        by_folder: dict[int, list[bytes]] = {}
        for folder_id, path in changed:
            by_folder.setdefault(folder_id, []).append(path)
        at_once = len(changed) <= EDITS_AT_ONCE
        for folder in self._folders:
            if folder.id in by_folder and self._present(folder):
                self._indexer.refresh(folder, by_folder[folder.id], self._rules(folder), Tally(), at_once=at_once)
        self._untidy_since = time.monotonic()
