"""What questions about all files need of the index, kept between questions: the ledger, and the tables in files.

An ordinary question must cost no more than a look at whether anything has changed.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING

from engine import readers
from engine.census.file_census import Shelf
from engine.store.search import IndexReader
from engine.types import LedgerEntry

if TYPE_CHECKING:
    from engine.census.table_schema import Schema

TABLE_LIMIT = 5_000_000  # characters of a file whose tables are rebuilt: a larger one would make the person wait
BEGINNING = 400  # chunks of such a file that tell what its columns are
KEPT = 20_000_000  # characters of text whose tables are kept


def _may_hold_tables(entry: LedgerEntry) -> bool:
    """Whether files of this kind hold tables: "int | None" in a program is none."""
    extension = entry.path.suffix[1:].lower()
    return readers.family(extension) != "text" or extension in readers.WORDS | {"log"}


@dataclass(frozen=True, slots=True)
class Known:
    """The ledger at one moment: every file, with the stems of its path, and those with rows whose cells may have
    names."""

    shelf: Shelf
    holding: frozenset[int] = frozenset()


class Catalogue:
    """Safe to use from several threads; what it gives is never changed afterwards."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._index: object = None
        self._state: object = None
        self._known = Known(Shelf(()))
        self._seen = 0.0  # the latest change that `_known` knows of
        self._schemas: dict[tuple[str, str], tuple[int, list[Schema]]] = {}
        self._beginnings: dict[tuple[str, str], list[Schema]] = {}  # of the files that are too large

    def known(self, reader: IndexReader) -> Known:
        """The ledger as it is now; read anew, which takes half a second for 20,000 files, only if it has changed."""
        with self._lock:
            self._refresh(reader)
            return self._known

    def _refresh(self, reader: IndexReader) -> None:
        index = (reader.path, tuple(reader.roots.items()))
        state = reader.state()
        if index != self._index:
            self._index, self._state = index, None
            self._known, self._seen = Known(Shelf(())), 0.0
        if state == self._state:
            return
        shelf = Shelf(tuple(reader.ledger()))
        _ = shelf.name_stems, shelf.folder_stems  # found once for all questions
        present = {entry.id for entry in shelf.all if _may_hold_tables(entry)}
        changed = reader.files_changed(self._seen)
        holding = ((self._known.holding - changed) | reader.files_with_tables(self._seen)) & present
        self._known, self._state, self._seen = Known(shelf, holding), state, state[1]
        there = {(str(entry.path), entry.sha256) for entry in shelf.all}
        self._schemas = {key: kept for key, kept in self._schemas.items() if key in there}
        self._beginnings = {key: kept for key, kept in self._beginnings.items() if key in there}

    def tables(self, reader: IndexReader, entry: LedgerEntry) -> list[Schema] | None:
        """The tables of a file, rebuilt once for each state of it; None if it is too large for that."""
        from engine.census.table_schema import Schema
        from engine.text.tables import rebuilt

        key = (str(entry.path), entry.sha256)
        with self._lock:
            if key in self._schemas:
                return self._schemas[key][1]
            if key in self._beginnings:
                return None
        document = reader.document(entry.path)
        size = document[-1].end if document else 0
        whole = size <= TABLE_LIMIT
        tables = rebuilt(document if whole else document[:BEGINNING])
        found = [Schema(table, entry.relative.parts[:-1]) for table in tables]
        if not whole:
            with self._lock:
                self._beginnings[key] = found
            return None
        with self._lock:
            while self._schemas and sum(held for held, _ in self._schemas.values()) + size > KEPT:
                del self._schemas[next(iter(self._schemas))]
            self._schemas[key] = (size, found)
        return found

    def beginning(self, entry: LedgerEntry) -> list[Schema]:
        """The tables that a file begins with that `tables` has found to be too large: what they could be asked."""
        with self._lock:
            return self._beginnings.get((str(entry.path), entry.sha256), [])
