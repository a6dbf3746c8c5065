"""The one indexer of a profile: holds the lock, owns the thread that writes, and keeps the index fresh.

Whoever holds the operating-system lock writes index files; the kernel frees it at death. Other processes, and
other verbs of this one, leave a request in `user.db` and wait until it is answered or the lock is free: so
`alcove index` beside a running window reports the same numbers as alone.
"""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

import filelock

from engine import settings
from engine.errors import Cancelled, EngineError
from engine.indexing.generations import Generations
from engine.indexing.inbox import Inbox
from engine.indexing.session import Parts, Session
from engine.jobs import Job
from engine.paths import Paths
from engine.store.user import UserStore
from engine.types import Event, IndexReport, Notice

if TYPE_CHECKING:
    from engine.indexing.reading import Reading


class Keeper:
    """Keeps the index of a profile in step with its folders.

    Args:
        emit: gets FileChanged, IndexProgress, FolderChanged and Notice.
        hold: True while a question is being answered; embedding pauses meanwhile.
        quiet_until: when the quiet hours end; empty outside of them.
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
        quiet_until: Callable[[], str],
    ) -> None:
        self._users = users
        self._lock_file = paths.indexer_lock
        self._emit = emit
        self.inbox = Inbox()
        self._parts = Parts(paths, users, chosen, generations, reading, self.inbox, emit, hold, quiet_until)

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
        """Builds the index anew with the embedder at `place` and serves it; False if it serves already. While this
        or another process watches, that one builds it, between what is more urgent, and rests as it does.

        Raises:
            EngineError: there is no such model, a folder is offline, or the building was given up elsewhere.
            Cancelled: the old one serves on, and what was built is dropped.
        """
        self._parts.generations.embedder(place)  # one that is not there is told at once
        try:
            return bool(self._order(job, "build", {"embedder": place, "job": job.id})["built"])
        except Cancelled:
            self._parts.generations.give_up(place)
            raise

    def repair(self, job: Job[Any], mend: Callable[[], dict[str, Any]]) -> dict[str, Any]:
        """Runs `mend` while nobody indexes. Another process that watches must be closed first."""
        with self._held(job, patience=5.0):
            return mend()

    def wake(self) -> None:
        """Tells the thread that folders, settings or requests may have changed."""
        self.inbox.wake()

    def watch(self, job: Job[Any]) -> None:
        """Indexes, then keeps fresh until cancelled. While another process does so, waits for its end."""
        with self._held(job), contextlib.closing(Session(self._parts, job)) as session:
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
                    contextlib.closing(Session(self._parts, job)) as own,
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
        with filelock.FileLock(self._lock_file, timeout=0, mode=0o600):
            yield

    @contextlib.contextmanager
    def _held(self, job: Job[Any], patience: float = float("inf")) -> Iterator[None]:
        """Waits for the lock, `patience` seconds at most."""
        end = time.monotonic() + patience
        told = False
        lock = filelock.FileLock(self._lock_file, timeout=0, mode=0o600)
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
