"""Opens what a question needs: the serving index and the embedder that goes with it, kept open between
questions, and opened anew when the pointer or the folders have changed.

An open index is mapped into memory, and as much of it as was read counts as this process's own; so one that nobody
has searched for a while is closed, and opened again by the next question in some milliseconds.
"""

from __future__ import annotations

import contextlib
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from engine.store.search import IndexReader, NothingIndexed

if TYPE_CHECKING:
    from engine.indexing.generations import Generations
    from engine.retrieval.retriever import Retriever
    from engine.store.user import UserStore


IDLE_SECONDS = 60.0


@dataclass(frozen=True, slots=True)
class _Idle:
    key: object
    retriever: Retriever
    since: float


class Searching:
    """Lends retrievers: each is used by one thread at a time, and there are as many as were needed at once of late.

    Args:
        idle_seconds: after which one that is not used is closed.
    """

    def __init__(self, users: UserStore, generations: Generations, *, idle_seconds: float = IDLE_SECONDS) -> None:
        self._users = users
        self._generations = generations
        self._idle_seconds = idle_seconds
        self._lock = threading.Lock()
        self._idle: list[_Idle] = []
        self._clock: threading.Timer | None = None
        self._closed = False

    def close(self) -> None:
        with self._lock:
            self._closed = True
            clock, self._clock = self._clock, None
            for entry in self._idle:
                entry.retriever.close()
            self._idle.clear()
        if clock is not None:
            clock.cancel()
            clock.join()

    @property
    def idle(self) -> int:
        """How many retrievers are open and wait for a question."""
        with self._lock:
            return len(self._idle)

    @contextlib.contextmanager
    def retriever(self) -> Iterator[Retriever]:
        """A retriever over the serving index.

        Raises:
            EngineError: nothing was indexed yet, the index cannot be read, or its embedder is away.
        """
        row = self._generations.serving()
        if row is None:
            raise NothingIndexed
        roots = {folder.id: folder.path for folder in self._users.folders()}
        key = (row.id, tuple(roots.items()))
        retriever = self._take(key)
        if retriever is None:
            from engine.retrieval.retriever import Retriever

            file = self._generations.file(row)
            embedder = self._generations.embedder_of(row)
            retriever = Retriever(lambda: IndexReader(file, roots), embedder, self._generations.scale(row))
        try:
            yield retriever
        except BaseException:
            retriever.close()
            raise
        with self._lock:
            if not self._closed:
                self._idle.append(_Idle(key, retriever, time.monotonic()))
                self._wind(self._idle_seconds)
                return
        retriever.close()

    def _take(self, key: object) -> Retriever | None:
        with self._lock:
            stale = [entry for entry in self._idle if entry.key != key]
            self._idle = [entry for entry in self._idle if entry.key == key]
            found = self._idle.pop().retriever if self._idle else None
        for entry in stale:
            entry.retriever.close()
        return found

    def _wind(self, seconds: float) -> None:
        """Under the lock: has a look at what is idle after so long, unless one is to be taken already."""
        if self._clock is None:
            self._clock = threading.Timer(seconds, self._let_go)
            self._clock.name = "idle-index"
            self._clock.daemon = True
            self._clock.start()

    def _let_go(self) -> None:
        now = time.monotonic()
        with self._lock:
            self._clock = None
            old = [entry for entry in self._idle if now - entry.since >= self._idle_seconds]
            self._idle = [entry for entry in self._idle if now - entry.since < self._idle_seconds]
            if self._idle and not self._closed:
                self._wind(self._idle_seconds - (now - self._idle[0].since))
        for entry in old:
            entry.retriever.close()

    @contextlib.contextmanager
    def reader(self) -> Iterator[IndexReader | None]:
        """A reader of the serving index's ledger, opened for this call; None before anything was indexed."""
        row = self._generations.serving()
        roots = {folder.id: folder.path for folder in self._users.folders()}
        try:
            if row is None:
                raise NothingIndexed
            reader = IndexReader(self._generations.file(row), roots)
        except NothingIndexed:
            yield None
            return
        try:
            yield reader
        finally:
            reader.close()
