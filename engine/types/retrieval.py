"""What a search looks for and finds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from pathlib import Path

    from engine.types.documents import Locator

SearchMode = Literal["hybrid", "vector", "keyword"]


@dataclass(frozen=True, slots=True)
class Filters:
    """What a search is limited to. `within` is a file or folder; `extensions` are lower case, no dot."""

    within: tuple[Path, ...] = ()
    extensions: tuple[str, ...] = ()
    since: float | None = None


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A stored chunk at one of its places. `text` is exactly the chunk, trailing white space included.

    `passage` names the deduplicated (context, text) that holds the vector; `ordinal` counts the chunks of
    a file from 0. `start` and `end` are offsets in the file's extracted text.
    """

    passage: int
    file: int
    ordinal: int
    start: int
    end: int
    path: Path
    title: str
    locator: Locator
    text: str
    context: str
    sha256: str
    modified: float


@dataclass(frozen=True, slots=True)
class Part:
    """One of the chunks that a longer text was merged from: where it begins in the document's text, and its place."""

    start: int
    locator: Locator


@dataclass(frozen=True, slots=True)
class Passage:
    """A found piece of a file: one chunk, or several neighbours merged.

    `text` is exactly `document text[start:end]`. `sha256` is of the file's bytes when it was read.
    `keyword` and `vector` are the two halves' own scores (None where that half did not see it); cosines are on
    the scale of the starter embedder (`engine.embedding.cosines`).
    `parts` are the chunks of a merged one, in order; `locator` is the place of them all.
    """

    rank: int
    score: float
    path: Path
    title: str
    locator: Locator
    text: str
    start: int
    end: int
    sha256: str = ""
    modified: float = 0.0
    context: str = ""
    keyword: float | None = None
    vector: float | None = None
    parts: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True)
class SearchResult:
    query: str
    mode: SearchMode
    took_ms: float
    results: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Quote:
    """One to three sentences of a file, word for word: `text` is `document text[start:end]`."""

    text: str
    path: Path
    locator: Locator
    start: int
    end: int
    score: float
    source: int = 0  # number of the Source it lies in, counted from 1; 0 if in none


@dataclass(frozen=True, slots=True)
class Source:
    """A passage that an answer may cite, numbered from 1 within that answer; `parts` as of a Passage."""

    n: int
    path: Path
    sha256: str
    locator: Locator
    text: str
    start: int
    end: int
    parts: tuple[Part, ...] = ()
