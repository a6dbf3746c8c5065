"""The read side of an index generation: candidates, places, and the ledger. One reader a thread."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from engine.errors import EngineError
from engine.store import vectors
from engine.store.connection import connect, rows, translated
from engine.types import FileState, Filters, LedgerEntry, LedgerPage, LeftOut, Occurrence

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from engine.types import LedgerOrder

LAST_SECOND = 9e9  # in the year 2255; nanoseconds since 1970 must fit 63 bits
CONTEXT_WEIGHT, TEXT_WEIGHT = 1.0, 1.0  # bm25 weights of title > heading path and of the text itself

# The name is what follows the last "/" of the path: SQLite has no function for that, but its JSON has a last element.
_NAME = """json_extract('[' || replace(json_quote(display), '/', '","') || ']', '$[#-1]')"""
_ORDERS: dict[LedgerOrder, str] = {
    "path": "folder {0}, path {0}",
    "name": f"{_NAME} COLLATE NOCASE {{0}}, id",
    "state": "state {0}, id",
    "reason": "reason COLLATE NOCASE {0}, id",
    "updated": "updated {0}, id",
}

_OCCURRENCES = """
    SELECT o.passage, o.file, o.ordinal, o.start, o.end, f.folder, f.path, f.title, o.locator, p.text, p.context,
           f.sha256, f.mtime_ns
    FROM occurrence o JOIN file f ON f.id = o.file JOIN passage p ON p.id = o.passage
"""


class NothingIndexed(EngineError):
    """There is no index to search yet, or its writer has only begun to make it."""

    def __init__(self) -> None:
        hint = "add a folder, then index it: alcove add FOLDER; alcove index"  # told
        super().__init__("nothing is indexed yet", hint)  # told


class IndexReader:
    """A read-only connection to an index; use it from one thread at a time.

    Args:
        path: the generation's file, which must exist.
        roots: folder id -> where that folder is; files of other folders are not shown.

    Raises:
        NothingIndexed: the file is not there yet, or not ready.
        EngineError: from any method, when the database is damaged or locked.
    """

    def __init__(self, path: Path, roots: Mapping[int, Path]) -> None:
        if not path.exists():
            raise NothingIndexed
        self.path = path
        self.roots = dict(roots)
        self._db = connect(path, durable=False, vectors=True, read_only=True)
        if not self._read("SELECT 1 FROM sqlite_schema WHERE name = 'passage_vector'"):  # what is made last
            self._db.close()
            raise NothingIndexed
        self._db.pragma("mmap_size", 2**31)
        self._tokenizer = self._db.fts5_tokenizer("porter", ["unicode61", "remove_diacritics", "2"])

    def close(self) -> None:
        self._db.close()

    def _read(self, sql: str, *bindings: Any) -> list[tuple[Any, ...]]:
        with translated(self.path):
            return rows(self._db, sql, *bindings)

    @contextlib.contextmanager
    def _moment(self) -> Iterator[None]:
        """Several reads of one state of the index, whatever is written meanwhile."""
        with translated(self.path):
            self._db.execute("BEGIN")
            try:
                yield
            finally:
                if self._db.in_transaction:
                    self._db.execute("ROLLBACK")  # nothing was written

    # ------------------------------------------------------------------ candidates

    def stems(self, text: str) -> list[str]:
        """The words of `text` as the keyword index knows them: folded, stemmed, in order."""
        encoded = text.encode("utf-8", "replace")
        with translated(self.path):
            found = self._tokenizer(encoded, 0x0001, None, include_offsets=False)  # FTS5_TOKENIZE_QUERY
        return [str(word) for group in found for word in group]

    def term_counts(self, stems: Iterable[str]) -> dict[str, int]:
        """In how many passages each stem occurs; 0 for an unknown one."""
        counts = {}
        for stem in set(stems):
            found = self._read("SELECT doc FROM passage_terms WHERE term = ?", stem)
            counts[stem] = int(found[0][0]) if found else 0
        return counts

    def keyword(self, match: str, limit: int, filters: Filters = Filters()) -> list[tuple[int, float]]:
        """Passages that match an FTS5 expression, as (passage, bm25 with its sign turned), best first."""
        return self._match("passage_fts", f"bm25(passage_fts, {CONTEXT_WEIGHT}, {TEXT_WEIGHT})", match, limit, filters)

    def keyword_trigram(self, match: str, limit: int, filters: Filters = Filters()) -> list[tuple[int, float]]:
        """The same over three-letter pieces, for scripts without spaces between words."""
        return self._match("passage_trigram", "bm25(passage_trigram)", match, limit, filters)

    def _match(self, table: str, score: str, match: str, limit: int, filters: Filters) -> list[tuple[int, float]]:
        sql = f"SELECT rowid, {score} AS score FROM {table} WHERE {table} MATCH ?"
        bindings: list[Any] = [match]
        if (allowed := self._allowed(filters)) is not None:
            sql += f" AND +rowid IN ({allowed[0]})"  # the plus: FTS5 would be asked anew for each allowed passage
            bindings += allowed[1]
        found = self._read(f"{sql} ORDER BY score LIMIT ?", *bindings, limit)
        return [(int(passage), -float(value)) for passage, value in found]

    def name_matches(self, match: str, limit: int) -> list[tuple[int, float]]:
        """Files whose path matches an FTS5 expression, as (file, score), best first."""
        found = self._read(
            "SELECT rowid, bm25(file_name) AS score FROM file_name WHERE file_name MATCH ? ORDER BY score LIMIT ?",
            match,
            limit,
        )
        return [(int(file), -float(value)) for file, value in found]

    def nearest(self, vector: NDArray[np.float32], limit: int, filters: Filters = Filters()) -> list[tuple[int, float]]:
        """The passages closest to a normalised vector, exactly, as (passage, cosine), best first."""
        with self._moment():
            return vectors.nearest(self._db, vector, limit, self._allowed(filters))

    def vectors(self, passages: Iterable[int]) -> dict[int, NDArray[np.float32]]:
        with translated(self.path):
            return vectors.fetch(self._db, passages)

    def passages(self) -> int:
        """How many distinct passages there are."""
        return int(self._read("SELECT count(*) FROM passage")[0][0])

    # ------------------------------------------------------------------ places

    def occurrences(self, passages: Sequence[int], filters: Filters = Filters()) -> list[Occurrence]:
        """Every place of these passages that the filters and the present folders allow."""
        sql = f"{_OCCURRENCES} WHERE o.passage IN (SELECT value FROM json_each(?))"
        bindings: list[Any] = [json.dumps(list(passages))]
        if (allowed := self._files(filters)) is not None:
            sql += f" AND {allowed[0]}"
            bindings += allowed[1]
        return self._places(self._read(sql, *bindings))

    def neighbours(self, file: int, first: int, last: int) -> list[Occurrence]:
        """The chunks of a file with `first` <= ordinal <= `last`, in order."""
        return self._places(
            self._read(
                f"{_OCCURRENCES} WHERE o.file = ? AND o.ordinal BETWEEN ? AND ? ORDER BY o.ordinal",
                file,
                first,
                last,
            )
        )

    def opening(self, path: Path, characters: int) -> str:
        """How the text of an indexed file begins, in whole chunks: at least so many characters, if it has them."""
        text = ""
        for folder, root in self.roots.items():
            if path.is_relative_to(root):
                for (chunk,) in self._read(
                    "SELECT p.text FROM occurrence o JOIN file f ON f.id = o.file JOIN passage p ON p.id = o.passage "
                    "WHERE f.folder = ? AND f.path = ? AND o.start < ? ORDER BY o.ordinal",
                    folder,
                    os.fsencode(path.relative_to(root)),
                    characters,
                ):
                    text += str(chunk)
        return text

    def document(self, path: Path) -> list[Occurrence]:
        """All chunks of a file, in order: their texts joined are its text. Empty if it is not indexed."""
        for folder, root in self.roots.items():
            if path.is_relative_to(root):
                found = self._read(
                    f"{_OCCURRENCES} WHERE f.folder = ? AND f.path = ? ORDER BY o.ordinal",
                    folder,
                    os.fsencode(path.relative_to(root)),
                )
                if found:
                    return self._places(found)
        return []

    def _places(self, found: list[tuple[Any, ...]]) -> list[Occurrence]:
        return [
            Occurrence(
                passage, file, ordinal, start, end, self.roots[folder] / os.fsdecode(path), title,
                json.loads(locator), text, context, sha256, mtime_ns / 1e9,
            )
            for (
                passage, file, ordinal, start, end, folder, path, title, locator, text, context, sha256, mtime_ns
            ) in found
            if folder in self.roots
        ]  # fmt: skip

    def _files(self, filters: Filters) -> tuple[str, list[Any]] | None:
        """A condition on `file f`, or None where everything is allowed."""
        conditions: list[str] = []
        bindings: list[Any] = []
        if filters.within:
            places = []
            for wanted in filters.within:
                for folder, root in self.roots.items():
                    if root == wanted or root.is_relative_to(wanted):
                        places.append("f.folder = ?")
                        bindings.append(folder)
                    elif wanted.is_relative_to(root):
                        below = os.fsencode(wanted.relative_to(root))
                        places.append("(f.folder = ? AND (f.path = ? OR (f.path > ? AND f.path < ?)))")
                        bindings += [folder, below, below + b"/", below + b"0"]  # '0' follows '/'
            conditions.append(f"({' OR '.join(places)})" if places else "0")
        if filters.extensions:
            conditions.append(f"f.extension IN ({', '.join('?' * len(filters.extensions))})")
            bindings += filters.extensions
        if filters.since is not None:
            conditions.append("f.mtime_ns >= ?")
            bindings.append(int(min(max(filters.since, -LAST_SECOND), LAST_SECOND) * 1e9))
        return (" AND ".join(conditions), bindings) if conditions else None

    def _allowed(self, filters: Filters) -> tuple[str, list[Any]] | None:
        allowed = self._files(filters)
        if allowed is None:
            return None
        return f"SELECT o.passage FROM occurrence o JOIN file f ON f.id = o.file WHERE {allowed[0]}", allowed[1]

    # ------------------------------------------------------------------ the ledger

    def counts(self) -> dict[int, dict[str, int]]:
        """Files by folder and state."""
        found: dict[int, dict[str, int]] = {folder: {} for folder in self.roots}
        for folder, state, count in self._read("SELECT folder, state, count(*) FROM file GROUP BY folder, state"):
            if folder in found:
                found[folder][state] = count
        return found

    def last_folder(self) -> int:
        """The highest number of a folder that has files here, be it known or not; 0 if there are none."""
        return int(self._read("SELECT coalesce(max(folder), 0) FROM file")[0][0])

    def chunks(self) -> int:
        """Chunks of all files: occurrences, not distinct passages."""
        return int(self._read("SELECT coalesce(sum(chunks), 0) FROM file")[0][0])

    def changed_since(self, moment: float) -> int:
        """Searchable files that were last changed at `moment` (seconds since 1970) or later."""
        found = self._read("SELECT count(*) FROM file WHERE state = 'indexed' AND mtime_ns >= ?", int(moment * 1e9))
        return int(found[0][0])

    def file_states(self, folder: int | None = None, state: str | None = None) -> list[FileState]:
        """The ledger, sorted by path."""
        found = self._read(
            "SELECT folder, path, state, reason, chunks, updated FROM file "
            "WHERE (?1 IS NULL OR folder = ?1) AND (?2 IS NULL OR state = ?2) ORDER BY folder, path",
            folder,
            state,
        )
        return [
            FileState(self.roots[folder_] / os.fsdecode(path), state_, reason, chunks, updated)
            for folder_, path, state_, reason, chunks, updated in found
            if folder_ in self.roots
        ]

    def left_out(self) -> list[LeftOut]:
        """Files that are not searchable, counted by state and reason, the commonest first."""
        return [
            LeftOut(state, reason, files)
            for state, reason, files in self._read(
                "SELECT state, why, count(*) AS files FROM "
                # The reason of a waiting file is a remark about the text that it had, not why it waits.
                "(SELECT state, CASE state WHEN 'waiting' THEN '' ELSE reason END AS why FROM file "
                "WHERE state <> 'indexed' AND folder IN (SELECT value FROM json_each(?))) "
                "GROUP BY state, why ORDER BY files DESC, why, state",
                json.dumps(list(self.roots)),
            )
        ]

    def ledger_page(
        self, folder: int | None, state: str | None, order: LedgerOrder, start: int, count: int, *, descending: bool
    ) -> LedgerPage:
        """`count` rows of the ledger from number `start` on, and how many there are in all."""
        among = f"folder IN ({', '.join('?' * len(self.roots))})"
        bindings: list[Any] = list(self.roots)
        for column, wanted in (("folder", folder), ("state", state)):
            if wanted is not None:
                among += f" AND {column} = ?"
                bindings.append(wanted)
        by = _ORDERS[order].format("DESC" if descending else "ASC")
        with self._moment():  # more rows than there are in all would be news to a list
            total = self._read(f"SELECT count(*) FROM file WHERE {among}", *bindings)
            # The inner query sorts nothing but numbers: a page far down costs as little memory as the first.
            found = self._read(
                "SELECT folder, path, state, reason, chunks, updated FROM file WHERE id IN "
                f"(SELECT id FROM file WHERE {among} ORDER BY {by} LIMIT ? OFFSET ?) ORDER BY {by}",
                *bindings,
                count,
                start,
            )
        rows_ = tuple(
            FileState(self.roots[folder_] / os.fsdecode(path), state_, reason, chunks, updated)
            for folder_, path, state_, reason, chunks, updated in found
        )
        return LedgerPage(start, rows_, int(total[0][0]))

    def outline(self, file: int) -> list[tuple[int, int, int, str]]:
        """(start, end, passage, context) of each chunk of a file, in order, without the texts."""
        return [
            (int(start), int(end), int(passage), str(context))
            for start, end, passage, context in self._read(
                "SELECT o.start, o.end, o.passage, p.context FROM occurrence o JOIN passage p ON p.id = o.passage "
                "WHERE o.file = ? ORDER BY o.ordinal",
                file,
            )
        ]

    def ledger(self, filters: Filters = Filters()) -> list[LedgerEntry]:
        """Every file that the filters allow, sorted by folder and path."""
        sql = (
            "SELECT f.id, f.folder, f.path, f.extension, f.state, f.reason, f.title, f.size, f.mtime_ns, "
            "f.sha256, f.chunks FROM file f"
        )
        bindings: list[Any] = []
        if (allowed := self._files(filters)) is not None:
            sql += f" WHERE {allowed[0]}"
            bindings += allowed[1]
        return [
            LedgerEntry(
                id_, self.roots[folder] / os.fsdecode(path), Path(os.fsdecode(path)), extension, state, reason, title,
                size, mtime_ns / 1e9, sha256, chunks,
            )
            for id_, folder, path, extension, state, reason, title, size, mtime_ns, sha256, chunks in self._read(
                f"{sql} ORDER BY f.folder, f.path", *bindings
            )
            if folder in self.roots
        ]  # fmt: skip

    def paths_of(self, sha256: str) -> list[Path]:
        """Where the searchable files of these bytes lie."""
        found = self._read("SELECT folder, path FROM file WHERE sha256 = ? AND state = 'indexed' ORDER BY path", sha256)
        return [self.roots[folder] / os.fsdecode(path) for folder, path in found if folder in self.roots]

    def files_holding(self, match: str) -> set[int]:
        """Files of which a passage's text matches an FTS5 expression: every one of them."""
        found = self._read(
            "SELECT DISTINCT o.file FROM occurrence o "
            "WHERE o.passage IN (SELECT rowid FROM passage_fts WHERE passage_fts MATCH ?)",
            match,
        )
        return {int(file) for (file,) in found}

    def files_named(self, match: str) -> set[int]:
        """Files whose path matches an FTS5 expression: every one of them."""
        return {int(file) for (file,) in self._read("SELECT rowid FROM file_name WHERE file_name MATCH ?", match)}

    def files_with_joined_words(self, files: Iterable[int]) -> set[int]:
        """Of these, the files with words joined as in "unitPrice", which the keyword index knows only whole."""
        found = self._read(
            "SELECT DISTINCT o.file FROM occurrence o JOIN passage p ON p.id = o.passage WHERE o.file IN "
            "(SELECT value FROM json_each(?)) AND p.text GLOB '*[a-z][a-z][A-Z]*'",
            json.dumps(list(files)),
        )
        return {int(file) for (file,) in found}

    def state(self) -> tuple[int, float, int, int]:
        """Numbers that differ as soon as the ledger does: files, the latest change, sums of times and sizes."""
        found = self._read(
            "SELECT count(*), coalesce(max(updated), 0.0), coalesce(sum(mtime_ns / 1000000), 0), "
            "coalesce(sum(size), 0) FROM file"
        )
        files, updated, times, sizes = found[0]
        return int(files), float(updated), int(times), int(sizes)

    def files_changed(self, since: float) -> set[int]:
        """Files whose row in the ledger was written at `since` (seconds since 1970) or later."""
        return {int(file) for (file,) in self._read("SELECT id FROM file WHERE updated >= ?", since)}

    def files_with_tables(self, since: float = 0.0) -> set[int]:
        """Of these, the files that may hold rows with named cells: the readers write a header "name | name"."""
        found = self._read(
            "SELECT DISTINCT o.file FROM file f JOIN occurrence o ON o.file = f.id JOIN passage p ON p.id = o.passage "
            "WHERE f.updated >= ? AND instr(p.text, ' | ')",
            since,
        )
        return {int(file) for (file,) in found}

    def digest(self) -> str:
        """sha256 over the sorted (relative path, file hash, start, end, text hash) of every chunk:
        two indexes with the same digest hold the same texts at the same places."""
        total = hashlib.sha256()
        lines = sorted(
            b"\0".join(
                (
                    path,
                    sha256.encode(),
                    b"%d" % start,
                    b"%d" % end,
                    hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest(),
                )
            )
            for folder, path, sha256, start, end, text in self._read(
                "SELECT f.folder, f.path, f.sha256, o.start, o.end, p.text FROM occurrence o "
                "JOIN file f ON f.id = o.file JOIN passage p ON p.id = o.passage"
            )
            if folder in self.roots
        )
        for line in lines:
            total.update(line + b"\n")
        return total.hexdigest()
