"""What is shown of a file that an answer cites: its text around the words, its pages, and what became of it since.

Text comes out of the index, so nothing is read anew; a page is drawn by a reader child of its own, so that looking
at a source never waits for the indexer's file.
"""

from __future__ import annotations

import os
import stat
import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from engine import readers
from engine.errors import EngineError
from engine.readers.base import FILE_LIMIT
from engine.retrieval.searching import Searching
from engine.retrieval.stored_files import StoredFile
from engine.system.hashing import file_sha256
from engine.types import FileToday, Filters, LedgerEntry, PagePicture, StoredTable, StoredText, TextForm
from engine.watching.scanning import root_present

if TYPE_CHECKING:
    from engine.indexing.reading import Reading
    from engine.store.search import IndexReader
    from engine.store.user import FolderRow

WHOLE = 20_000
"""Characters of a text that is shown whole; of a longer one, `BEFORE` and `AFTER` the words, in whole chunks."""
BEFORE, AFTER = 6_000, 12_000
TABLE = 600_000
"""Characters of the longest text whose tables are rebuilt to be shown: some thousand rows."""
IDLE = 60.0
"""Seconds after which the child that drew the last page leaves."""
WORDS_INSTEAD = "this is its text as it was read"


class Viewing:
    """Looks at cited files. Safe to use from several threads.

    Args:
        folders: those that the person pointed at, as they stand now.
    """

    def __init__(self, log_dir: Path, searching: Searching, folders: Callable[[], Sequence[FolderRow]]) -> None:
        self._log_dir = log_dir
        self._searching = searching
        self._folders = folders
        self._lock = threading.Lock()
        self._reading: Reading | None = None

    def close(self) -> None:
        with self._lock:
            reading, self._reading = self._reading, None
        if reading is not None:
            reading.close()

    def text(self, path: Path, sha256: str, start: int, end: int) -> StoredText | None:
        """The stored text around `document text[start:end]`; None if the index holds no such text of these bytes.

        Args:
            sha256: of the file when it was read; "" takes what is stored now.

        Raises:
            EngineError: the index cannot be read.
        """
        with self._searching.reader() as reader:
            entry = self._entry(path)
            if reader is None or entry is None or (sha256 and entry.sha256 != sha256):
                return None
            stored = StoredFile(reader, entry)
            if not 0 <= start < end <= stored.characters:
                return None
            if stored.characters <= WHOLE:
                place = stored.place(0, stored.characters)
            else:
                place = stored.place(max(0, start - BEFORE), min(stored.characters, end + AFTER))
            above = stored.headings[place.first : place.last + 1]
            headings = {entry.title, *(heading for context in above for heading in context.split(" > "))}
            form = "table" if stored.is_table() else _form(entry.extension)
            lines = () if form == "code" else tuple(_lines_among(place.text, headings - {""}))
            table = _table(reader, stored, start, end) if form == "table" else None
            locator = stored.locator(start, end)
            line = int(place.locator.get("line_start", 0))
        return StoredText(
            place.text, place.start, stored.characters, form, lines, entry.sha256, line, locator=locator, table=table
        )

    def page(
        self,
        path: Path,
        page: int,
        *,
        width: int,
        passage: str = "",
        marks: Sequence[tuple[int, int]] = (),
        follow: bool = False,
    ) -> PagePicture:
        """A page of a PDF as it is now, with the boxes of words; see `readers.pdf_page.picture`.

        Raises:
            EngineError: it is gone, no PDF that can be drawn, or took too long.
        """
        from engine.indexing.reading import Reading

        with self._lock:
            if self._reading is None:
                self._reading = Reading(self._log_dir)
            reading = self._reading
        try:
            data = _bytes(path)
            return reading.page(data, page, width=width, passage=passage, marks=marks, follow=follow, idle=IDLE)
        except readers.Unreadable as refusal:
            raise EngineError(f"the page cannot be shown: {refusal.reason}", WORDS_INSTEAD) from refusal
        except OSError as error:
            raise EngineError(f"the page cannot be shown: {error.strerror}", WORDS_INSTEAD) from error

    def now(self, path: Path, sha256: str) -> FileToday:
        """What became of a file that held the bytes of this hash. One that the index knows as it lies is not read.

        Raises:
            EngineError: the index cannot be read.
        """
        try:
            status = path.stat()
        except (FileNotFoundError, NotADirectoryError):
            return self._elsewhere(path, sha256)
        except OSError:
            return FileToday("away", path)
        if not stat.S_ISREG(status.st_mode):
            return FileToday("gone", path)
        entry = self._entry(path)
        if (
            entry is not None
            and entry.state == "indexed"
            and (entry.size, entry.modified) == (status.st_size, status.st_mtime_ns / 1e9)
        ):
            return FileToday("same" if entry.sha256 == sha256 else "changed", path)
        try:
            return FileToday("same" if file_sha256(path) == sha256 else "changed", path)
        except OSError:
            return FileToday("away", path)

    def _elsewhere(self, path: Path, sha256: str) -> FileToday:
        """A file that is not where it was."""
        folder = next((folder for folder in self._folders() if path.is_relative_to(folder.path)), None)
        if folder is not None and not root_present(folder.path, folder.device):
            return FileToday("away", path)
        with self._searching.reader() as reader:
            found = reader.paths_of(sha256) if reader else []
        place = next((each for each in found if each != path and each.is_file()), None)
        return FileToday("moved", place) if place else FileToday("gone", path)

    def _entry(self, path: Path) -> LedgerEntry | None:
        """The file's row in the ledger."""
        with self._searching.reader() as reader:
            found = reader.ledger(Filters(within=(path,))) if reader else []
        return found[0] if len(found) == 1 and found[0].path == path else None


def _table(reader: IndexReader, stored: StoredFile, start: int, end: int) -> StoredTable | None:
    """The table that `document text[start:end]` touches first."""
    if stored.characters > TABLE:
        return None
    from engine.text.tables import rebuilt

    for table in rebuilt(reader.neighbours(stored.file.id, 0, len(stored.starts))):
        if table.rows and table.header.start < end and start < table.rows[-1].end:
            rows = tuple(tuple((cell.text, cell.start, cell.end) for cell in row.cells) for row in table.rows)
            return StoredTable(table.names, rows)
    return None


def _bytes(path: Path) -> bytes:
    """The whole of a regular file.

    Raises:
        OSError: it cannot be read.
        Unreadable: it is none (a pipe would block), or too large.
    """
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(path, flags), "rb") as file:
        status = os.fstat(file.fileno())
        if not stat.S_ISREG(status.st_mode):
            raise readers.Unreadable("no file", "skipped")
        if status.st_size > FILE_LIMIT:
            raise readers.Unreadable(f"file over {FILE_LIMIT // 1_000_000} MB", "skipped")
        return file.read()


def _form(extension: str) -> TextForm:
    family = readers.family(extension)
    if family == "markdown":
        return "markdown"
    return "code" if family == "text" and extension not in readers.WORDS else "prose"


def _lines_among(text: str, headings: set[str]) -> list[tuple[int, int]]:
    """The lines that say a heading, with or without the marks that make it one in Markdown."""
    found, start = [], 0
    for line in text.splitlines(keepends=True):
        said = " ".join(line.split())
        if said in headings or said.strip("#=* ") in headings:
            found.append((start, start + len(line.rstrip())))
        start += len(line)
    return found
