"""A cited file, looked at."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from pathlib import Path

    from engine.types.documents import Locator

FileNow = Literal["same", "changed", "moved", "gone", "away"]
"""What has become of a file since it was read; "away": its disk is not connected, or it may not be read."""


@dataclass(frozen=True, slots=True)
class FileToday:
    """What has become of a file, and where it lies today if it was moved."""

    now: FileNow
    path: Path


TextForm = Literal["prose", "markdown", "code", "table"]


@dataclass(frozen=True, slots=True)
class PagePicture:
    """A page as it is shown: `pixels` are rows of blue, green, red and an unused byte.

    `page` is counted from 1. `boxes` are left, top, right and bottom of the marked words, in pixels.
    """

    page: int
    pages: int
    width: int
    height: int
    pixels: bytes
    boxes: tuple[tuple[float, float, float, float], ...] = ()


@dataclass(frozen=True, slots=True)
class StoredTable:
    """A table of a file. A row has a cell for each of `names`: its text, and where it stands in the document's."""

    names: tuple[str, ...]
    rows: tuple[tuple[tuple[str, int, int], ...], ...]


@dataclass(frozen=True, slots=True)
class StoredText:
    """A stretch of a file's stored text: `text` is `document text[start:start + len(text)]`, of so many `characters`.

    `sha256` is of the file's bytes when it was read. `headings` are spans of `text`, the lines that the index knows
    as headings. `line` is the number of its first line in the file, 0 where lines do not count. `locator` is of the
    words in question, `table` the one that they belong to, whole, if it can be rebuilt.
    """

    text: str
    start: int
    characters: int
    form: TextForm
    headings: tuple[tuple[int, int], ...] = ()
    sha256: str = ""
    line: int = 0
    locator: Locator = field(default_factory=dict, hash=False)
    table: StoredTable | None = None
