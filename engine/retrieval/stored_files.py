"""A file as the index stores it, read in order and in parts: its text to the last character, and where it stands."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from engine.errors import EngineError
from engine.text import locating
from engine.types import LedgerEntry, Locator, Occurrence, Part

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from engine.store.search import IndexReader

WINDOW = 32
"""Chunks fetched at once."""
BLOCK = 8_000
"""Characters handed on at once; more only where no paragraph ends."""
LARGEST = 60_000
"""Characters after which a block ends at a line, a blank or anywhere, though no paragraph does."""
VECTORS = 256
"""Chunks whose vectors are fetched between two looks at whether to stop."""

_PARAGRAPH = re.compile(r"\n[ \t]*\n\s*(?=\S)")


def _cut(text: str, begin: int, end: int, *, rows: bool) -> int:
    """Where to cut: a paragraph ends there; a line where there are rows, or in a text without paragraphs; in one
    without lines a blank, or its end; 0 where more of it is to be waited for.

    Args:
        begin, end: where a paragraph may end; what comes before is known, what comes after is blank.
    """
    ends = [match.end() for match in _PARAGRAPH.finditer(text, begin, end)]
    if ends:
        return ends[-1]
    large = len(text) > LARGEST
    line = text.rfind("\n") + 1 if rows or large else 0
    return line or (text.rfind(" ") + 1 or len(text) if large else 0)


@dataclass(frozen=True, slots=True)
class Place:
    """One chunk of the stored text, or several that follow each other: `text` is `document text[start:end]`.

    `parts` as of a Passage.
    """

    first: int
    last: int
    start: int
    end: int
    text: str
    locator: Locator
    parts: tuple[Part, ...] = ()


class StoredFile:
    """The text of one file. Use it while the retriever that lent `reader` is held."""

    def __init__(self, reader: IndexReader, file: LedgerEntry) -> None:
        self.file = file
        self._reader = reader
        outline = reader.outline(file.id)
        self.starts = [start for start, _, _, _ in outline]
        self.ends = [end for _, end, _, _ in outline]
        self.headings = [context for _, _, _, context in outline]
        self._passages = [passage for _, _, passage, _ in outline]

    @property
    def characters(self) -> int:
        return self.ends[-1] if self.ends else 0

    def ordinal(self, offset: int) -> int:
        """Which chunk holds this place."""
        return bisect_right(self.starts, offset) - 1

    def heading(self, offset: int) -> str:
        """The headings a place stands under, joined by " > "; without the title, which is that of all."""
        path = self.headings[self.ordinal(offset)]
        title = self.file.title
        return path.removeprefix(title).removeprefix(" > ") if title else path

    def place(self, start: int, end: int) -> Place:
        """The chunks that hold `text[start:end]`."""
        first, last = self.ordinal(start), self.ordinal(max(start, end - 1))
        held = self._held(first, last)
        locator = locating.join(held[0].locator, held[-1].locator)
        text = "".join(each.text for each in held)
        return Place(first, last, held[0].start, held[-1].end, text, locator, locating.parts(held))

    def _held(self, first: int, last: int) -> list[Occurrence]:
        held = self._reader.neighbours(self.file.id, first, last)
        self._same(held[0].sha256 if held else "")
        return held

    def is_table(self) -> bool:
        """Whether it is made of rows."""
        held = self._reader.neighbours(self.file.id, 0, WINDOW - 1)
        return bool(held) and sum("row" in each.locator for each in held) > len(held) / 2

    def blocks(self, check: Callable[[], None]) -> Iterator[tuple[int, str]]:
        """(start, text) of pieces that joined are the whole text; they end where a paragraph or a line does, if one
        does at all.

        Raises:
            EngineError: the file was read anew meanwhile.
        """
        waiting, start = "", 0
        looked_at = 0  # so much of what waits is known to hold no paragraph's end
        for first in range(0, len(self.starts), WINDOW):
            check()
            held = self._reader.neighbours(self.file.id, first, first + WINDOW - 1)
            self._same(held[0].sha256 if held else "")
            for each in held:
                waiting += each.text
                if len(waiting) < BLOCK:
                    continue
                end = len(waiting.rstrip())
                cut = _cut(waiting, looked_at, end, rows="row" in each.locator)
                looked_at = end
                if cut == 0:
                    continue
                check()
                yield start, waiting[:cut]
                waiting, start, looked_at = waiting[cut:], start + cut, 0
        if waiting:
            yield start, waiting

    def centroids(self, bounds: list[tuple[int, int]], check: Callable[[], None]) -> list[NDArray[np.float32]]:
        """The mean direction of the chunks `first` to `last` of each bound, from the vectors that the index holds."""
        import numpy as np

        made = []
        for first, last in bounds:
            total: NDArray[np.float32] | None = None
            for at in range(first, last + 1, VECTORS):
                check()
                vectors = self._reader.vectors(self._passages[at : min(at + VECTORS, last + 1)])
                for vector in vectors.values():
                    total = vector.astype(np.float32) if total is None else total + vector
            if total is None:
                raise self._changed()
            made.append(total)
        return made

    def locator(self, start: int, end: int) -> Locator:
        """Where `text[start:end]` stands."""
        held = self._held(self.ordinal(start), self.ordinal(max(start, end - 1)))
        return locating.among(held, start, end)

    def _same(self, sha256: str) -> None:
        if sha256 != self.file.sha256:
            raise self._changed()

    def _changed(self) -> EngineError:
        return EngineError(f"{self.file.path.name} was changed while it was being read", "ask again")
