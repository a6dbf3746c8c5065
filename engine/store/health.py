"""Looks through the whole of a database for what should never be, and takes out of an index what is wrong.

Two kinds of damage are told apart. Where SQLite itself complains, or the schema is not ours, an index is given
up and built anew. Where its rows disagree with each other, the files they came from are read again: everything
in an index is derived, so nothing is ever guessed.
"""

from __future__ import annotations

import contextlib
import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import apsw

from engine.store import index, user, vectors
from engine.store.connection import DatabaseDamaged, connect, rows, transaction, translated
from engine.store.index import passage_key
from engine.store.stat import Stat
from engine.types import FileStateName

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

UNIT_TOLERANCE = 1e-3  # of a vector's length; float32 rounding stays below 1e-6
KEYWORD_TABLES = ("passage_fts", "passage_trigram", "file_name")
COMPLAINTS = 5  # of SQLite's that are passed on: one bad page makes hundreds

_WHAT_IT_HOLDS = {  # told: names
    "passage_fts": "passages",
    "passage_trigram": "passages without spaces",
    "file_name": "file names",
}


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """A file as the index knows it; `path` is relative to its folder."""

    id: int
    path: bytes
    stat: Stat
    sha256: str
    state: FileStateName


@dataclass(slots=True)
class Faults:
    """Rows of an index that disagree with each other. Passages, files and vectors are named by id.

    altered: passages whose key is not that of their text
    unused: passages that stand in no file
    no_vector, bad_vector: passages without a vector, or with one that is not finite, of length 1 and of the
        right dimensions
    stray_vectors: vectors of passages that do not exist
    torn_vectors: what is wrong with the vector table itself; empty if it is sound
    broken: files whose places do not join to one text, or are not as many as the file's row says
    stray_places: places of files that do not exist
    """

    files: int = 0
    passages: int = 0
    altered: list[int] = field(default_factory=list)
    unused: list[int] = field(default_factory=list)
    no_vector: list[int] = field(default_factory=list)
    bad_vector: list[int] = field(default_factory=list)
    stray_vectors: list[int] = field(default_factory=list)
    torn_vectors: str = ""
    broken: list[int] = field(default_factory=list)
    stray_places: int = 0


class IndexHealth:
    """One index file under examination. Looking is safe beside a running indexer; mending is not.

    Args:
        path: the generation's file, which must exist.
        dimensions: of its vectors, as `user.db` records them.

    Raises:
        DatabaseDamaged: from any method, when SQLite cannot make sense of the file.
        EngineError: the file cannot be opened, or is locked.
    """

    def __init__(self, path: Path, dimensions: int) -> None:
        self.path = path
        self.dimensions = dimensions
        self._db = connect(path, durable=False, vectors=True)

    def close(self) -> None:
        self._db.close()

    # ------------------------------------------------------------------ looking

    def begun(self) -> bool:
        """Whether it ever held anything. A writer that was killed early leaves a file without all its tables;
        the next one makes them."""
        with translated(self.path):
            held = {row[0] for row in rows(self._db, "SELECT name FROM sqlite_schema")}
            return "passage_vector" in held or ("file" in held and bool(rows(self._db, "SELECT 1 FROM file LIMIT 1")))

    def structure(self) -> list[str]:
        """What is wrong with the file as a database, or with its schema; empty when sound."""
        with translated(self.path):
            found = _complaints(self._db) or _schema_faults(self._db, index.SCHEMA)
            declared = rows(self._db, "SELECT sql FROM sqlite_schema WHERE name = 'passage_vector'")
        if not declared:
            found.append("the table passage_vector is missing")  # told
        elif f"float[{self.dimensions}]" not in declared[0][0]:
            found.append(f"its vectors have not {self.dimensions} dimensions")  # told
        return found

    def faults(self, check: Callable[[], None] = lambda: None) -> Faults:
        """Compares every row with the rows it belongs to, in one snapshot.

        Args:
            check: called often; what it raises ends the look.
        """
        found = Faults()
        with translated(self.path):
            self._db.execute("BEGIN")
            try:
                lengths = self._look_at_passages(found, check)
                self._look_at_vectors(found, lengths.keys(), check)
                self._look_at_places(found, lengths, check)
            finally:
                self._db.execute("ROLLBACK")
        return found

    def _look_at_passages(self, found: Faults, check: Callable[[], None]) -> dict[int, int]:
        """Gives the length of each passage's text in code points (SQLite's own length() stops at a NUL)."""
        lengths: dict[int, int] = {}
        for passage, key, context, text in self._db.execute("SELECT id, key, context, text FROM passage"):
            lengths[passage] = len(text)
            if passage_key(context, text) != key:
                found.altered.append(passage)
            check()
        found.passages = len(lengths)
        unused = "SELECT id FROM passage WHERE NOT EXISTS (SELECT 1 FROM occurrence WHERE passage = passage.id)"
        found.unused = [int(row[0]) for row in rows(self._db, unused)]
        return lengths

    def _look_at_vectors(self, found: Faults, passages: Iterable[int], check: Callable[[], None]) -> None:
        import numpy as np

        wanted = set(passages)
        seen: set[int] = set()
        try:
            slots = _live_slots(self._db)
            for passage, blob in self._db.execute("SELECT rowid, embedding FROM passage_vector"):
                check()
                seen.add(passage)
                vector = np.frombuffer(blob, "<f4")
                # NaN fails every comparison, so it fails this one too
                sound = len(vector) == self.dimensions and abs(float(vector @ vector) - 1) <= 2 * UNIT_TOLERANCE
                if passage in wanted and not sound:
                    found.bad_vector.append(passage)
        except apsw.SQLError as error:  # sqlite-vec's word for a row that contradicts its blobs
            found.torn_vectors = str(error)
            return
        if slots != seen:
            found.torn_vectors = f"{len(slots ^ seen)} of its slots and rows contradict each other"  # told
        found.no_vector = sorted(wanted - seen)
        found.stray_vectors = sorted(seen - wanted)

    def _look_at_places(self, found: Faults, lengths: dict[int, int], check: Callable[[], None]) -> None:
        declared: dict[int, int] = {}
        for file, chunks, state, sha256 in self._db.execute("SELECT id, chunks, state, sha256 FROM file"):
            declared[file] = chunks
            if (state == "indexed" and not sha256) or (state in ("skipped", "failed") and chunks):
                found.broken.append(file)
        counted = dict.fromkeys(declared, 0)
        torn: set[int] = set()
        expected: dict[int, int] = {}  # file -> where its next chunk must start
        places = "SELECT file, ordinal, start, end, passage FROM occurrence ORDER BY file, ordinal"
        for file, ordinal, start, end, passage in self._db.execute(places):
            check()
            if file not in declared:
                found.stray_places += 1
                continue
            if ordinal != counted[file] or start != expected.get(file, 0) or end - start != lengths.get(passage):
                torn.add(file)
            counted[file] += 1
            expected[file] = end
        torn.update(file for file, count in counted.items() if count != declared[file])
        found.files = len(declared)
        found.broken = sorted(torn.union(found.broken))

    def keyword_faults(self) -> list[str]:
        """Where keyword search is out of step with what it indexes; empty when it is not."""
        found = []
        for table in KEYWORD_TABLES:
            content = "file" if table == "file_name" else "passage"
            where = " WHERE spaceless" if table == "passage_trigram" else ""
            holds = _WHAT_IT_HOLDS[table]
            with translated(self.path):
                wanted = {row[0] for row in rows(self._db, f"SELECT id FROM {content}{where}")}
                held = {row[0] for row in rows(self._db, f"SELECT id FROM {table}_docsize")}
            if missing := len(wanted - held):
                found.append(f"{missing} {holds} are missing in {table}")  # told
            if orphans := len(held - wanted):
                found.append(f"{orphans} rows of {table} are orphans")  # told
            if not missing and not orphans and not self._in_step(table):
                found.append(f"words in {table} are not those of its {holds}")  # told
        return found

    def _in_step(self, table: str) -> bool:
        """FTS5's own comparison of an index with its content. It is an INSERT, so it needs a writer."""
        try:
            with transaction(self._db, self.path):
                self._db.execute(f"INSERT INTO {table}({table}, rank) VALUES ('integrity-check', 1)")
        except DatabaseDamaged:
            return False
        return True

    def ledger(self, folder: int) -> list[LedgerRow]:
        """Every file of a folder."""
        with translated(self.path):
            found = rows(
                self._db,
                "SELECT id, path, size, mtime_ns, ctime_ns, inode, sha256, state FROM file WHERE folder = ?",
                folder,
            )
        return [LedgerRow(id_, path, Stat(*stat), sha256, state) for id_, path, *stat, sha256, state in found]

    def folders(self) -> set[int]:
        """Ids of the folders that have files here."""
        with translated(self.path):
            return {int(row[0]) for row in rows(self._db, "SELECT DISTINCT folder FROM file")}

    def names(self, files: Sequence[int]) -> list[str]:
        """How people know these files."""
        return self._names("SELECT display FROM file WHERE id = ?", files)

    def names_of_passages(self, passages: Sequence[int]) -> list[str]:
        """The files in which these passages stand; a passage in no file is named by its number."""
        first = "SELECT f.display FROM occurrence o JOIN file f ON f.id = o.file WHERE o.passage = ? LIMIT 1"
        return self._names(first, passages)

    def _names(self, sql: str, ids: Sequence[int]) -> list[str]:
        with translated(self.path):
            return [str(found[0][0]) if (found := rows(self._db, sql, id_)) else f"number {id_}" for id_ in ids]

    def sample(self, size: int) -> Iterator[tuple[str, str, NDArray[np.float32]]]:
        """(context, text, vector) of about `size` passages, evenly spread; those whose vector can be read."""
        with translated(self.path):
            ids = [int(row[0]) for row in rows(self._db, "SELECT id FROM passage ORDER BY id")]
            for passage in ids[:: max(1, math.ceil(len(ids) / size))]:
                ((context, text),) = rows(self._db, "SELECT context, text FROM passage WHERE id = ?", passage)
                with contextlib.suppress(apsw.SQLError):  # `faults` tells
                    for vector in vectors.fetch(self._db, [passage]).values():
                        yield context, text, vector

    # ------------------------------------------------------------------ mending

    def read_again(self, files: Sequence[int]) -> None:
        """Makes these files wait; what is indexed of them stays searchable until they are read."""
        with transaction(self._db, self.path):
            self._make_wait(files)

    def _make_wait(self, files: Sequence[int]) -> None:
        self._db.executemany(
            "UPDATE file SET state = 'waiting', sha256 = '', read_ns = 0, reason = '' WHERE id = ?",
            ((file,) for file in files),
        )

    def rebuild_keywords(self) -> None:
        """Fills the tables of keyword search anew from what they index."""
        with transaction(self._db, self.path):
            for table in KEYWORD_TABLES:
                self._db.execute(f"INSERT INTO {table}({table}) VALUES ('rebuild')")

    def remove(self, faults: Faults) -> int:
        """Takes out what is wrong; the files it came from wait to be read again. Gives their number.

        The tables of keyword search must be in step (`rebuild_keywords`): deleting a passage takes its words out
        of them, and FTS5 cannot take out words that it does not hold.
        """
        wrong = [*faults.altered, *faults.no_vector, *faults.bad_vector]
        with transaction(self._db, self.path):
            files = set(faults.broken)
            for passage in wrong:
                files.update(row[0] for row in rows(self._db, "SELECT file FROM occurrence WHERE passage = ?", passage))
            if faults.torn_vectors:
                vectors.rebuild(self._db, self.dimensions)
            vectors.erase(self._db, faults.stray_vectors, self.dimensions)
            self._db.executemany("DELETE FROM occurrence WHERE file = ?", ((file,) for file in files))
            self._db.execute("DELETE FROM occurrence WHERE file NOT IN (SELECT id FROM file)")
            self._db.executemany("UPDATE file SET chunks = 0, title = '' WHERE id = ?", ((file,) for file in files))
            self._make_wait(sorted(files))
            unused = "SELECT id FROM passage WHERE NOT EXISTS (SELECT 1 FROM occurrence WHERE passage = passage.id)"
            orphans = [int(row[0]) for row in rows(self._db, unused)]
            vectors.erase(self._db, orphans, self.dimensions)
            self._db.executemany("DELETE FROM passage WHERE id = ?", ((passage,) for passage in orphans))
        return len(files)


def user_faults(path: Path) -> list[str]:
    """What is wrong with `user.db` as a database, or with its schema; empty when sound.

    Raises:
        DatabaseDamaged: SQLite cannot make sense of it at all.
        EngineError: it cannot be opened.
    """
    with translated(path):
        connection = connect(path, durable=True, read_only=True)
        try:
            found = _complaints(connection)
            if int(connection.pragma("user_version")) == len(user.SCHEMA):  # else it is migrated when it is opened
                found = found or _schema_faults(connection, user.SCHEMA)
            for table, *_ in rows(connection, "PRAGMA foreign_key_check"):
                found.append(f"a row of {table} belongs to nothing")  # told
        finally:
            connection.close()
    return found


def _complaints(connection: apsw.Connection) -> list[str]:
    found = [str(row[0]) for row in rows(connection, "PRAGMA integrity_check")]
    return [] if found == ["ok"] else found[:COMPLAINTS]


def _schema_faults(connection: apsw.Connection, steps: Sequence[str]) -> list[str]:
    """Tables, indexes and triggers that are missing or not as our own statements make them."""
    version = int(connection.pragma("user_version"))
    if version != len(steps):
        return [f"its schema is {version}, not {len(steps)}"]  # told
    ours = apsw.Connection(":memory:")
    try:
        for step in steps:
            ours.execute(step)
        wanted, held = _objects(ours), _objects(connection)
    finally:
        ours.close()
    return [
        f"the {kind} {name} is {'changed' if (kind, name) in held else 'missing'}"  # told
        for (kind, name), sql in wanted.items()
        if held.get((kind, name)) != sql
    ]


def _objects(connection: apsw.Connection) -> dict[tuple[str, str], str]:
    found = rows(connection, "SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL")
    return {(kind, name): sql for kind, name, sql in found}


def _live_slots(connection: apsw.Connection) -> set[int]:
    """The rows that sqlite-vec's blobs hold, whatever its table of rows says: searches read the blobs.

    In a chunk, `validity` is a bitmap, lowest bit first, and `rowids` are int64 (sqlite-vec 0.1.9, vec0_chunks).
    """
    import numpy as np

    live: set[int] = set()
    for validity, rowids in connection.execute("SELECT validity, rowids FROM passage_vector_chunks"):
        used = np.unpackbits(np.frombuffer(validity, np.uint8), bitorder="little").astype(bool)
        live.update(np.frombuffer(rowids, "<i8")[used].tolist())
    return live
