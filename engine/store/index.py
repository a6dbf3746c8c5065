"""One index generation: the ledger of files, their passages, and what searches read. This module writes it.

    file         one row for every file the folders hold, indexed or not: the coverage ledger
    passage      a (context, text) pair, once, however many files hold it
    occurrence   where a passage stands in a file; a file's occurrences in order are its whole text
    passage_fts, passage_trigram, file_name      what keyword search reads; kept in step by triggers
    draft        vectors of a large file that is being embedded and not yet written
    passage_vector                               one vector a passage (store/vectors.py)

Everything about one file is changed in one transaction, so a reader sees the old file or the new one.
"""

from __future__ import annotations

import hashlib
import json
import os
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import apsw

from engine.store import vectors
from engine.store.connection import connect, rows, transaction, translated
from engine.store.migrations import migrate
from engine.store.stat import Stat

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from engine.types import Chunk, FileStateName

SCHEMA: tuple[str, ...] = (
    """
    CREATE TABLE file(
        id INTEGER PRIMARY KEY,
        folder INTEGER NOT NULL,
        path BLOB NOT NULL,                 -- relative, os.fsencode
        display TEXT NOT NULL,              -- the same for people, and for the search by name
        extension TEXT NOT NULL,
        size INTEGER NOT NULL, mtime_ns INTEGER NOT NULL, ctime_ns INTEGER NOT NULL, inode INTEGER NOT NULL,
        sha256 TEXT NOT NULL DEFAULT '',    -- of the bytes that were read
        state TEXT NOT NULL,
        reason TEXT NOT NULL DEFAULT '',
        title TEXT NOT NULL DEFAULT '',
        chunks INTEGER NOT NULL DEFAULT 0,
        read_ns INTEGER NOT NULL DEFAULT 0, -- when the bytes were read; 0 if never
        updated REAL NOT NULL,
        UNIQUE(folder, path));
    CREATE INDEX file_state ON file(folder, state);
    CREATE INDEX file_sha256 ON file(sha256);
    CREATE TABLE passage(
        id INTEGER PRIMARY KEY,
        key BLOB NOT NULL UNIQUE,           -- passage_key(context, text)
        context TEXT NOT NULL,
        text TEXT NOT NULL,
        spaceless INTEGER NOT NULL);        -- written in a script without spaces: also in passage_trigram
    CREATE TABLE occurrence(
        file INTEGER NOT NULL REFERENCES file ON DELETE CASCADE,
        ordinal INTEGER NOT NULL,
        start INTEGER NOT NULL,
        end INTEGER NOT NULL,
        passage INTEGER NOT NULL REFERENCES passage,
        locator TEXT NOT NULL,
        PRIMARY KEY(file, ordinal)) WITHOUT ROWID;
    CREATE INDEX occurrence_passage ON occurrence(passage);

    CREATE TABLE draft(key BLOB PRIMARY KEY, vector BLOB NOT NULL) WITHOUT ROWID;

    CREATE VIRTUAL TABLE passage_fts USING fts5(context, text, content='passage', content_rowid='id',
        tokenize='porter unicode61 remove_diacritics 2');
    CREATE VIRTUAL TABLE passage_terms USING fts5vocab(passage_fts, 'row');
    CREATE VIEW spaceless_passage AS SELECT id, text FROM passage WHERE spaceless;
    CREATE VIRTUAL TABLE passage_trigram USING fts5(text, content='spaceless_passage', content_rowid='id',
        tokenize='trigram');
    CREATE VIRTUAL TABLE file_name USING fts5(display, content='file', content_rowid='id',
        tokenize='porter unicode61 remove_diacritics 2');
    INSERT INTO passage_fts(passage_fts, rank) VALUES ('secure-delete', 1);
    INSERT INTO passage_trigram(passage_trigram, rank) VALUES ('secure-delete', 1);
    INSERT INTO file_name(file_name, rank) VALUES ('secure-delete', 1);

    CREATE TRIGGER passage_added AFTER INSERT ON passage BEGIN
        INSERT INTO passage_fts(rowid, context, text) VALUES (new.id, new.context, new.text);
        INSERT INTO passage_trigram(rowid, text) SELECT new.id, new.text WHERE new.spaceless;
    END;
    CREATE TRIGGER passage_deleted AFTER DELETE ON passage BEGIN
        INSERT INTO passage_fts(passage_fts, rowid, context, text) VALUES ('delete', old.id, old.context, old.text);
        INSERT INTO passage_trigram(passage_trigram, rowid, text)
            SELECT 'delete', old.id, old.text WHERE old.spaceless;
        DELETE FROM passage_vector WHERE rowid = old.id;
    END;
    CREATE TRIGGER file_added AFTER INSERT ON file BEGIN
        INSERT INTO file_name(rowid, display) VALUES (new.id, new.display);
    END;
    CREATE TRIGGER file_deleted AFTER DELETE ON file BEGIN
        INSERT INTO file_name(file_name, rowid, display) VALUES ('delete', old.id, old.display);
    END;
    CREATE TRIGGER file_renamed AFTER UPDATE OF display ON file WHEN old.display <> new.display BEGIN
        INSERT INTO file_name(file_name, rowid, display) VALUES ('delete', old.id, old.display);
        INSERT INTO file_name(rowid, display) VALUES (new.id, new.display);
    END;
    """,
)

DROPPED_LIMIT = 20_000  # vectors of dropped passages kept in memory: 30 MB at 384 dimensions

SPACELESS = (  # first and last code points of scripts that write without spaces between words
    (0x0E00, 0x0EFF),  # Thai, Lao
    (0x1000, 0x109F),  # Myanmar
    (0x1780, 0x17FF),  # Khmer
    (0x3040, 0x30FF),  # Hiragana, Katakana
    (0x3400, 0x4DBF),  # CJK extension A
    (0x4E00, 0x9FFF),  # CJK
    (0xF900, 0xFAFF),  # CJK compatibility
    (0x20000, 0x3FFFF),  # CJK extensions B and later
)


def spaceless(text: str) -> bool:
    """Whether `text` holds words of a script that the word tokeniser cannot cut."""
    if text.isascii():
        return False
    return any(first <= ord(character) <= last for character in text for first, last in SPACELESS)


def passage_key(context: str, text: str) -> bytes:
    """What two chunks must share to share a passage: context and text, to the letter."""
    return hashlib.sha256(f"{context}\0{text}".encode("utf-8", "surrogatepass")).digest()


@dataclass(frozen=True, slots=True)
class FileRow:
    """A row of the ledger as the indexer needs it. `path` is relative to the folder."""

    id: int
    folder: int
    path: bytes
    stat: Stat
    sha256: str
    state: FileStateName
    reason: str
    read_ns: int


_FILE_COLUMNS = "id, folder, path, size, mtime_ns, ctime_ns, inode, sha256, state, reason, read_ns"


def _file_row(row: tuple[object, ...]) -> FileRow:
    id_, folder, path, size, mtime_ns, ctime_ns, inode, sha256, state, reason, read_ns = row
    return FileRow(id_, folder, path, Stat(size, mtime_ns, ctime_ns, inode), sha256, state, reason, read_ns)  # type: ignore[arg-type]  # one row of _FILE_COLUMNS


class MissingVectors(Exception):
    """Passages that a file needs have no vector in the index any more; `keys` names them."""

    def __init__(self, keys: Sequence[bytes]) -> None:
        super().__init__(f"{len(keys)} passages without a vector")
        self.keys = keys


class IndexWriter:
    """The one writer of an index generation. Its process holds the indexer's lock; one thread at a time.

    Raises:
        EngineError: from any method, when the database is damaged, locked, newer or cannot be written.
    """

    def __init__(self, path: Path, dimensions: int) -> None:
        self.path = path
        self.dimensions = dimensions
        self._dropped: dict[bytes, NDArray[np.float32]] = {}
        self._db = connect(path, durable=False, vectors=True)
        try:
            migrate(self._db, path, SCHEMA, backup=False)
            with transaction(self._db, path):
                if not rows(self._db, "SELECT 1 FROM sqlite_schema WHERE name = 'passage_vector'"):
                    vectors.create(self._db, dimensions)
        except BaseException:
            self._db.close()
            raise

    def close(self) -> None:
        self._db.close()

    # ------------------------------------------------------------------ the ledger

    def file(self, folder: int, path: bytes) -> FileRow | None:
        with translated(self.path):
            found = rows(self._db, f"SELECT {_FILE_COLUMNS} FROM file WHERE folder = ? AND path = ?", folder, path)
        return _file_row(found[0]) if found else None

    def files(self, folder: int, below: bytes = b"") -> Iterator[FileRow]:
        """The ledger of a folder, or of what lies at or below the relative path `below`."""
        sql = f"SELECT {_FILE_COLUMNS} FROM file WHERE folder = ?"
        bindings: list[int | bytes] = [folder]
        if below:
            sql += " AND (path = ? OR (path > ? AND path < ?))"
            bindings += [below, below + b"/", below + b"0"]  # '0' follows '/'
        with translated(self.path):
            for row in rows(self._db, sql, *bindings):
                yield _file_row(row)

    def files_with_hash(self, sha256: str) -> list[FileRow]:
        """Indexed files of these very bytes."""
        with translated(self.path):
            found = rows(self._db, f"SELECT {_FILE_COLUMNS} FROM file WHERE sha256 = ? AND state = 'indexed'", sha256)
        return [_file_row(row) for row in found]

    def waiting(self, limit: int, folders: Sequence[int]) -> list[FileRow]:
        """The next files to read: the most recently changed first."""
        with translated(self.path):
            found = rows(
                self._db,
                f"SELECT {_FILE_COLUMNS} FROM file WHERE state = 'waiting' "
                "AND folder IN (SELECT value FROM json_each(?)) ORDER BY mtime_ns DESC LIMIT ?",
                json.dumps(list(folders)),
                limit,
            )
        return [_file_row(row) for row in found]

    def waiting_of_sizes(self, folder: int, sizes: Iterable[int]) -> list[FileRow]:
        """Files that wait to be read and have one of these sizes: where a file that is gone may have moved to."""
        with translated(self.path):
            found = rows(
                self._db,
                f"SELECT {_FILE_COLUMNS} FROM file WHERE folder = ? AND state = 'waiting' "
                "AND size IN (SELECT value FROM json_each(?))",
                folder,
                json.dumps(sorted(sizes)),
            )
        return [_file_row(row) for row in found]

    def note_files(
        self, folder: int, noted: Iterable[tuple[bytes, Stat, FileStateName, str]], *, read_ns: int = 0
    ) -> None:
        """Enters files into the ledger as waiting, skipped or failed; what was indexed of a skipped or
        failed one is deleted, what was indexed of a waiting one stays searchable until it is read, and what was
        remarked of it stays too.

        Args:
            read_ns: when they were read, for files that a reader refused; 0 for those nobody opened.
        """
        now = time.time()
        with transaction(self._db, self.path):
            for path, stat, state, reason in noted:
                if state != "waiting":
                    self._forget_content(folder, path)
                file = self._enter(folder, path, stat, state, reason, now)
                if read_ns:
                    self._db.execute("UPDATE file SET read_ns = ? WHERE id = ?", (read_ns, file))

    def _enter(self, folder: int, path: bytes, stat: Stat, state: str, reason: str, now: float) -> int:
        display = os.fsdecode(path).encode("utf-8", "replace").decode()
        found = rows(
            self._db,
            "INSERT INTO file(folder, path, display, extension, size, mtime_ns, ctime_ns, inode, state, reason, "
            "updated) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11) ON CONFLICT(folder, path) DO UPDATE "
            "SET size = ?5, mtime_ns = ?6, ctime_ns = ?7, inode = ?8, state = ?9, updated = ?11, "
            # What was read stays searchable while it waits, and so does the remark about it.
            "reason = CASE WHEN ?9 = 'waiting' AND sha256 <> '' THEN reason ELSE ?10 END RETURNING id",
            folder,
            path,
            display,
            extension(path),
            stat.size,
            stat.mtime_ns,
            stat.ctime_ns,
            stat.inode,
            state,
            reason,
            now,
        )
        return int(found[0][0])

    def touch(self, file: int, stat: Stat, read_ns: int) -> None:
        """The file's stat changed, or was confirmed by its hash; its bytes are the same."""
        with transaction(self._db, self.path):
            self._db.execute(
                "UPDATE file SET size = ?, mtime_ns = ?, ctime_ns = ?, inode = ?, read_ns = ?, "
                "state = CASE WHEN state = 'waiting' THEN 'indexed' ELSE state END WHERE id = ?",
                (stat.size, stat.mtime_ns, stat.ctime_ns, stat.inode, read_ns, file),
            )

    def totals(self, folders: Sequence[int]) -> tuple[int, int, int]:
        """Of these folders: files, files waiting, bytes of those."""
        with translated(self.path):
            found = rows(
                self._db,
                "SELECT count(*), coalesce(sum(state = 'waiting'), 0), "
                "coalesce(sum(CASE WHEN state = 'waiting' THEN size END), 0) FROM file "
                "WHERE folder IN (SELECT value FROM json_each(?))",
                json.dumps(list(folders)),
            )
        files, waiting, size = found[0]
        return int(files), int(waiting), int(size)

    def waits(self, folders: Sequence[int]) -> bool:
        """Whether any file of these folders waits: two lookups in an index, where `totals` reads the whole ledger."""
        with translated(self.path):
            found = rows(
                self._db,
                "SELECT EXISTS (SELECT 1 FROM json_each(?) JOIN file ON folder = value AND state = 'waiting')",
                json.dumps(list(folders)),
            )
        return bool(found[0][0])

    # ------------------------------------------------------------------ content

    def known(self, keys: Sequence[bytes]) -> set[bytes]:
        """Which of these passages the index holds already."""
        with translated(self.path):
            return {key for key in keys if rows(self._db, "SELECT 1 FROM passage WHERE key = ?", key)}

    def drafts(self, keys: Sequence[bytes]) -> dict[bytes, NDArray[np.float32]]:
        """Vectors that need not be made again: those of a large file which is not written yet, and those of
        passages that were dropped since the last `tidy`, and may only have moved."""
        import numpy as np

        found = {key: self._dropped[key] for key in keys if key in self._dropped}
        with translated(self.path):
            if not rows(self._db, "SELECT 1 FROM draft LIMIT 1"):
                return found
            for key in keys:
                for (vector,) in rows(self._db, "SELECT vector FROM draft WHERE key = ?", key):
                    found[key] = np.frombuffer(vector, dtype="<f4")
        return found

    def put_drafts(self, vectors_by_key: Mapping[bytes, NDArray[np.float32]]) -> None:
        """Keeps vectors of a file that takes long, so that a stop loses no finished work."""
        with transaction(self._db, self.path):
            self._db.executemany(
                "INSERT OR REPLACE INTO draft VALUES (?, ?)",
                ((key, vector.astype("<f4").tobytes()) for key, vector in vectors_by_key.items()),
            )

    def replace_file(
        self,
        folder: int,
        path: bytes,
        stat: Stat,
        *,
        sha256: str,
        title: str,
        remark: str,
        read_ns: int,
        chunks: Sequence[Chunk],
        new_vectors: Mapping[bytes, NDArray[np.float32]],
    ) -> None:
        """Makes the index agree with what was read of a file, in one transaction.

        Args:
            remark: for the ledger, such as "page 3 has no text".
            new_vectors: by passage key, for passages that were not known when the file was read.

        Raises:
            MissingVectors: a passage was known then and is not now; nothing was written.
        """
        with transaction(self._db, self.path):
            file = self._enter(folder, path, stat, "indexed", remark, time.time())
            before = self._drop_occurrences(file)
            missing: list[bytes] = []
            places = []
            for ordinal, chunk in enumerate(chunks):
                key = passage_key(chunk.context, chunk.text)
                passage = self._passage(key, chunk, new_vectors)
                if passage is None:
                    missing.append(key)
                else:
                    places.append((file, ordinal, chunk.start, chunk.end, passage, _locator(chunk)))
            if missing:
                raise MissingVectors(missing)
            self._db.executemany("INSERT INTO occurrence VALUES (?, ?, ?, ?, ?, ?)", places)
            self._db.execute(
                "UPDATE file SET sha256 = ?, title = ?, chunks = ?, read_ns = ? WHERE id = ?",
                (sha256, title, len(chunks), read_ns, file),
            )
            self._delete_orphans(before)

    def _passage(self, key: bytes, chunk: Chunk, new_vectors: Mapping[bytes, NDArray[np.float32]]) -> int | None:
        found = rows(self._db, "SELECT id FROM passage WHERE key = ?", key)
        if found:
            return int(found[0][0])
        vector = new_vectors.get(key)
        if vector is None:
            return None
        self._db.execute(
            "INSERT INTO passage(key, context, text, spaceless) VALUES (?, ?, ?, ?)",
            (key, chunk.context, chunk.text, spaceless(chunk.text)),
        )
        passage = int(self._db.last_insert_rowid())
        vectors.insert(self._db, passage, vector)
        return passage

    def copy_file(self, source: FileRow, folder: int, path: bytes, stat: Stat, read_ns: int) -> None:
        """Another file holds the very bytes of `source`: the same passages, nothing read or embedded."""
        with transaction(self._db, self.path):
            file = self._enter(folder, path, stat, "indexed", source.reason, time.time())
            before = self._drop_occurrences(file)
            self._db.execute(
                "INSERT INTO occurrence SELECT ?, ordinal, start, end, passage, locator FROM occurrence WHERE file = ?",
                (file, source.id),
            )
            self._db.execute(
                "UPDATE file SET (sha256, title, chunks, read_ns) = "
                "(SELECT sha256, title, chunks, ? FROM file WHERE id = ?) WHERE id = ?",
                (read_ns, source.id, file),
            )
            self._delete_orphans(before)

    def move_file(self, source: FileRow, folder: int, path: bytes, stat: Stat, read_ns: int) -> None:
        """`source` is at another place now, with the same bytes; a row for that place is replaced."""
        with transaction(self._db, self.path):
            self._delete(folder, path)
            self._db.execute(
                "UPDATE file SET folder = ?, path = ?, display = ?, extension = ?, size = ?, mtime_ns = ?, "
                "ctime_ns = ?, inode = ?, read_ns = ?, state = 'indexed', updated = ? WHERE id = ?",
                (
                    folder,
                    path,
                    os.fsdecode(path).encode("utf-8", "replace").decode(),
                    extension(path),
                    stat.size,
                    stat.mtime_ns,
                    stat.ctime_ns,
                    stat.inode,
                    read_ns,
                    time.time(),
                    source.id,
                ),
            )

    def delete_file(self, folder: int, path: bytes) -> None:
        """Forgets a file and all that only it held."""
        with transaction(self._db, self.path):
            self._delete(folder, path)

    def delete_folder(self, folder: int) -> None:
        """Forgets a folder's files, a batch a transaction, so that readers and the disk keep up."""
        while True:
            with transaction(self._db, self.path):
                found = rows(self._db, "SELECT path FROM file WHERE folder = ? LIMIT 200", folder)
                for (path,) in found:
                    self._delete(folder, path)
            if not found:
                return

    def folders(self) -> set[int]:
        """Ids of the folders that have rows here."""
        with translated(self.path):
            return {int(row[0]) for row in rows(self._db, "SELECT DISTINCT folder FROM file")}

    def _delete(self, folder: int, path: bytes) -> None:
        self._forget_content(folder, path)
        self._db.execute("DELETE FROM file WHERE folder = ? AND path = ?", (folder, path))

    def _forget_content(self, folder: int, path: bytes) -> None:
        for (file,) in rows(self._db, "SELECT id FROM file WHERE folder = ? AND path = ?", folder, path):
            self._delete_orphans(self._drop_occurrences(file))
            self._db.execute("UPDATE file SET sha256 = '', title = '', chunks = 0, read_ns = 0 WHERE id = ?", (file,))

    def _drop_occurrences(self, file: int) -> list[int]:
        before = [int(row[0]) for row in rows(self._db, "SELECT DISTINCT passage FROM occurrence WHERE file = ?", file)]
        self._db.execute("DELETE FROM occurrence WHERE file = ?", (file,))
        return before

    def _delete_orphans(self, passages: Sequence[int]) -> None:
        orphans = [
            passage
            for passage in passages
            if not rows(self._db, "SELECT 1 FROM occurrence WHERE passage = ? LIMIT 1", passage)
        ]
        self._remember_vectors(orphans)
        vectors.erase(self._db, orphans, self.dimensions)
        self._db.executemany("DELETE FROM passage WHERE id = ?", ((passage,) for passage in orphans))

    def _remember_vectors(self, passages: Sequence[int]) -> None:
        """Keeps vectors in memory, where they outlive no process: files that swap names, rotate, or move to
        another folder give their passages up before they claim them again."""
        for passage, vector in vectors.fetch(self._db, passages[: DROPPED_LIMIT - len(self._dropped)]).items():
            ((key,),) = rows(self._db, "SELECT key FROM passage WHERE id = ?", passage)
            self._dropped[key] = vector

    # ------------------------------------------------------------------ upkeep

    def tidy(self) -> None:
        """Compacts the vector table if it pays, and empties the write-ahead log, so that what was deleted
        is in no file any more. Readers that are busy postpone the latter to the next call."""
        self._dropped.clear()
        with transaction(self._db, self.path):
            if not rows(self._db, "SELECT 1 FROM file WHERE state = 'waiting' LIMIT 1"):
                self._db.execute("DELETE FROM draft")
            if vectors.wasteful(self._db):
                vectors.rebuild(self._db, self.dimensions)
        self.checkpoint()

    def checkpoint(self) -> None:
        """Moves the write-ahead log into the database and truncates it, if no reader is in the way."""
        with translated(self.path):
            self._db.set_busy_timeout(200)
            try:
                self._db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
            except apsw.BusyError:
                pass  # a reader holds an older state; the next checkpoint will do
            finally:
                self._db.set_busy_timeout(10_000)


def extension(path: bytes) -> str:
    """The lower-case extension of a file name, without the dot; empty if it has none."""
    return os.path.splitext(os.fsdecode(path))[1][1:].lower().encode("utf-8", "replace").decode()


def _locator(chunk: Chunk) -> str:
    return json.dumps(dict(chunk.locator), ensure_ascii=False, separators=(",", ":"))
