"""Labelled examples, and where they come from."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping

ExampleKind = Literal["classify", "answer", "rewrite", "free"]
ExampleSource = Literal["typed", "imported", "correction"]


@dataclass(frozen=True, slots=True)
class Example:
    """A labelled example. `id` 0 means that it is not stored.

    `set_aside` says why it is not trained on; empty if it is. `origin` tells where it came from: the file and
    row of an import, or the chat and the answer that was corrected.
    """

    instruction: str
    input: str
    output: str
    passages: tuple[str, ...] = ()
    source: ExampleSource = "typed"
    dataset: str = ""
    set_aside: str = ""
    id: int = 0
    origin: Mapping[str, str | int] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class Dataset:
    """The examples of one skill, counted; `why_not` they are not enough to be trained on yet, if so."""

    name: str
    kind: ExampleKind
    examples: int
    set_aside: int
    why_not: str = ""


@dataclass(frozen=True, slots=True)
class SetAside:
    """A row that is not trained on. `row` counts from 1 in the file, or is the id of a stored example."""

    row: int
    why: str


@dataclass(frozen=True, slots=True)
class ImportPreview:
    """What an import would do, before anything is kept.

    Attributes:
        format: what the file was taken for, in words, e.g. "CSV" or "JSON Lines, chats".
        names: the columns that the file has.
        columns: which of them is taken for what: "instruction", "input", "output", "passages" -> a name; where
            a file needs no choice (chats), empty.
        examples: the first of those that the file holds, set-aside ones included.
        rows: of the file, empty ones not counted.
        set_aside: rows that would not be trained on.
        kind: guessed from the examples.
        why_not: they alone are not enough to be trained on, if so.
    """

    format: str
    names: tuple[str, ...]
    columns: Mapping[str, str]
    examples: tuple[Example, ...]
    rows: int
    set_aside: tuple[SetAside, ...]
    kind: ExampleKind
    why_not: str = ""


@dataclass(frozen=True, slots=True)
class ImportReport:
    """`imported` examples can be trained on; each of the other rows of the file is in `set_aside`.

    `format` and `columns` are as in `ImportPreview`.
    """

    imported: int
    set_aside: tuple[SetAside, ...]
    format: str
    columns: Mapping[str, str]
