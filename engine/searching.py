"""Opens what a question needs: the serving index and the embedder that goes with it, kept open between
questions, and opened anew when the pointer or the folders have changed."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Iterator
from typing import TYPE_CHECKING

from engine.errors import EngineError
from engine.store.search import IndexReader, NothingIndexed

if TYPE_CHECKING:
    from engine.generations import Generations
    from engine.retriever import Retriever
    from engine.store.user import UserStore


class Searching:
    """Lends retrievers: each is used by one thread at a time, and there are as many as were ever needed at once."""

    def __init__(self, users: UserStore, generations: Generations) -> None:
        self._users = users
        self._generations = generations
        self._lock = threading.Lock()
        self._idle: list[tuple[object, Retriever]] = []
        self._closed = False

    def close(self) -> None:
        with self._lock:
            self._closed = True
            for _, retriever in self._idle:
                retriever.close()
            self._idle.clear()

    @contextlib.contextmanager
    def retriever(self) -> Iterator[Retriever]:
        """A retriever over the serving index.

        Raises:
            EngineError: nothing was indexed yet, or the index cannot be read.
        """
        row = self._generations.serving()
        if row is None:
            raise NothingIndexed
        roots = {folder.id: folder.path for folder in self._users.folders()}
        key = (row.id, tuple(roots.items()))
        retriever = self._take(key)
        if retriever is None:
            from engine.retriever import Retriever

            file = self._generations.file(row)
            embedder = self._generations.embedder(row.embedder)
            if embedder.identity != row.identity:
                raise EngineError(
                    f"the index was made by another version of the embedder {row.name}",
                    "bring it up to date: alcove index",
                )
            retriever = Retriever(lambda: IndexReader(file, roots), embedder)
        try:
            yield retriever
        except BaseException:
            retriever.close()
            raise
        with self._lock:
            if not self._closed:
                self._idle.append((key, retriever))
                return
        retriever.close()

    def _take(self, key: object) -> Retriever | None:
        with self._lock:
            stale = [entry for entry in self._idle if entry[0] != key]
            self._idle = [entry for entry in self._idle if entry[0] == key]
            found = self._idle.pop()[1] if self._idle else None
        for _, retriever in stale:
            retriever.close()
        return found

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
