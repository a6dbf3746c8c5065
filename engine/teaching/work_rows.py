"""What a skill is put to work on: the rows of a table, or the files of a folder."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from engine.errors import EngineError
from engine.examples.example_columns import as_text, guess
from engine.examples.example_files import MOST_ROWS, read_records
from engine.language_models.labelling import Unfit
from engine.readers import supported
from engine.readers.base import FILE_LIMIT
from engine.system.hashing import file_sha256

if TYPE_CHECKING:
    from engine.indexing.reading import Reading

FOLDER_COLUMNS = ("path",)


@dataclass(frozen=True, slots=True)
class WorkRow:
    """A row to be answered.

    Attributes:
        cells: what stands in the table already, by its columns.
        text: gives the text to answer; raises Unfit if there is none.
        sources: files the text comes from; none for a row of a table.
    """

    cells: Mapping[str, Any]
    text: Callable[[], str]
    sources: tuple[Path, ...] = ()


@dataclass(frozen=True, slots=True)
class Work:
    """All rows, in their order. `sha256` is of everything that decides what they are."""

    columns: tuple[str, ...]
    rows: Sequence[WorkRow]
    sha256: str
    column: str = ""


def table_rows(file: Path, column: str | None, *, log_dir: Path) -> Work:
    """The rows of a CSV, TSV, spreadsheet, JSON or JSON Lines file.

    Args:
        column: the one with the text; None takes the one that is named like an input, else the longest text.

    Raises:
        EngineError: the file cannot be read, is no table, or has no such column.
    """
    records = read_records(file, log_dir=log_dir)
    if len(records.rows) > MOST_ROWS:
        raise EngineError(f"{file.name} has over {MOST_ROWS:,} rows", "split it")
    if not records.rows:
        raise EngineError(f"{file.name} has no rows", "choose a table with a text in each row")
    if column is not None and column not in records.names:
        raise EngineError(f"{file.name} has no column {column!r}", f"it has: {', '.join(records.names)}")
    chosen = column or _text_column(records.names, [row for _, row in records.rows])
    found = [(number, WorkRow(row, _cell(row, chosen))) for number, row in records.rows]
    found += [(bad.row, WorkRow({}, _refusal(bad.why))) for bad in records.unread]
    rows = [row for _, row in sorted(found, key=lambda each: each[0])]
    return Work(records.names, rows, _sha256(file_sha256(file), chosen), chosen)


def _text_column(names: Sequence[str], rows: Sequence[Mapping[str, Any]]) -> str:
    guessed = guess(names, rows).get("input")
    return guessed or max(names, key=lambda name: sum(len(as_text(row.get(name))) for row in rows))


def _cell(row: Mapping[str, Any], column: str) -> Callable[[], str]:
    return lambda: as_text(row.get(column))


def _refusal(why: str) -> Callable[[], str]:
    def refuse() -> str:
        raise Unfit(why)

    return refuse


def folder_rows(folder: Path, reading: Reading) -> Work:
    """The files of a folder and of the folders in it, by their paths; hidden ones are left out.

    Raises:
        EngineError: there is none.
    """
    files = sorted(_files(folder))
    if not files:
        raise EngineError(f"there are no files in {folder}", "choose another folder")
    state = [(str(file.relative_to(folder)), stat.st_size, stat.st_mtime_ns) for file, stat in files]
    rows = [WorkRow({"path": str(file)}, _content(file, reading), (file,)) for file, _ in files]
    return Work(FOLDER_COLUMNS, rows, _sha256(repr(state), "path"))


def _files(folder: Path) -> list[tuple[Path, os.stat_result]]:
    found = []
    for place, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            path = Path(place, name)
            if not name.startswith(".") and path.is_file() and not path.is_symlink():
                found.append((path, path.stat()))
    return found


def _content(file: Path, reading: Reading) -> Callable[[], str]:
    def read() -> str:
        from engine.indexing.reading import Unreadable
        from engine.readers.unsupported import described

        extension = file.suffix.lower().removeprefix(".")
        if not supported(extension):
            raise Unfit(described(extension))
        try:
            if file.stat().st_size > FILE_LIMIT:  # before it is in memory, where there may be no room for it
                raise Unfit(f"file over {FILE_LIMIT // 1_000_000} MB")
            return reading.read(file.read_bytes(), extension).text
        except Unreadable as refusal:
            raise Unfit(refusal.reason) from refusal
        except OSError as error:
            raise Unfit(f"it cannot be read: {error.strerror}") from error

    return read


def _sha256(*parts: str) -> str:
    return hashlib.sha256("\n".join(parts).encode("utf-8", "surrogatepass")).hexdigest()
