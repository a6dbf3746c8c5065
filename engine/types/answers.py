"""An answer, and what it stands on."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from pathlib import Path

    from engine.types.documents import Locator
    from engine.types.retrieval import Quote, Source


@dataclass(frozen=True, slots=True)
class Citation:
    """The exact words in a source that support a sentence: `text` is `document text[start:end]`."""

    source: int
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class AnswerSentence:
    """A sentence of an answer. `start` and `end` count in `Answer.answer`."""

    text: str
    start: int
    end: int
    supported: bool
    citations: tuple[Citation, ...] = ()


AnswerMethod = Literal["documents", "quotes", "ledger", "table", "whole-file", "model"]
ChangeKind = Literal["changed", "added", "removed"]


@dataclass(frozen=True, slots=True)
class Change:
    """A statement that differs between two files, with its words in each; None where it is not.

    `facts` says that a number or a date is another one. `words` are the replaced pieces, (before, after).
    """

    kind: ChangeKind
    before: Citation | None
    after: Citation | None
    facts: bool = False
    words: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class FileRead:
    """A file that was read for an answer: `share` (0..1) of the text that is stored of it, in so many parts.

    `remark` says what of the file is not in that text, such as "page 3 has no text"; empty if nothing is known to
    be missing.
    """

    path: Path
    share: float
    words: int
    parts: int
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Timings:
    """Milliseconds from the question. `cached_tokens` of `prompt_tokens` were not read again."""

    retrieve_ms: float = 0.0
    quotes_ms: float = 0.0
    ttft_ms: float | None = None
    prompt_tokens: int = 0
    cached_tokens: int = 0
    output_tokens: int = 0
    tokens_per_s: float = 0.0


@dataclass(frozen=True, slots=True)
class Side:
    """What one file says where files differ.

    Attributes:
        value: what it gives for what was asked, as it stands there.
        path: the file; `text` is its sentence, at `start` to `end` of its text.
        date: of the file (ISO, as far as it is known: "2025" or "2025-02-03").
        origin: where the date is from: the file's "text", its "name", or when it was last changed ("modified").
    """

    value: str
    path: Path
    date: str
    origin: str
    text: str
    start: int
    end: int
    locator: Locator = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class Conflict:
    """Files that give different values for what was asked; the newest first."""

    sides: tuple[Side, ...]


UNSURE = "Perhaps the answer"  # told
"""Stands above an answer that is `unsure`."""


@dataclass(frozen=True, slots=True)
class Answerable:
    """What the reader holds of a question: how likely the passages answer it, and below what it is refused."""

    probability: float
    threshold: float

    @property
    def refused(self) -> bool:
        return self.probability < self.threshold

    @property
    def unsure(self) -> bool:
        """Whether they are less likely than not to answer it."""
        return self.probability < 0.5


@dataclass(frozen=True, slots=True)
class Answer:
    """What `ask` gives.

    `method` "quotes": `answer` is made of the documents' own sentences, and `model_answer`, if a model
    ran, holds the model's words (its sentences in `model_sentences`, offsets counted in it).
    """

    answer: str
    refused: bool
    why: str
    method: AnswerMethod
    sentences: tuple[AnswerSentence, ...]
    quotes: tuple[Quote, ...]
    sources: tuple[Source, ...]
    looked_at: int
    total: int
    standalone_query: str
    chat: str
    model: str | None
    adapter: str | None
    timings: Timings
    model_answer: str = ""
    model_sentences: tuple[AnswerSentence, ...] = ()
    probability: float | None = None  # of a label, answered by a skill that classifies
    relevance: float | None = None  # how much the files speak to the question, 0..1; None if they were not searched
    threshold: float | None = None  # the relevance below which nothing in the files answers
    answerable: Answerable | None = None  # the reader's judgement; None where it did not decide
    query: str = ""  # SQL that a table was asked with
    read: tuple[FileRead, ...] = ()  # files that were read to their end ("whole-file")
    changes: tuple[Change, ...] = ()  # between the two files of `read`, the older first
    conflicts: tuple[Conflict, ...] = ()
    notice: str = ""  # what limits this answer, such as a language that the embedder does not know
    waiting: int = 0  # files that were still waiting to be read when it was answered
    too_large: tuple[Path, ...] = ()  # files whose tables were not looked at ("table")
    beside: tuple[Answer, ...] = ()  # the same question answered in other ways, see `engine.answering.beside`

    @property
    def unsure(self) -> bool:
        """Whether its words are the files' own, pointed at by a reader that was not sure that they answer."""
        pointed_at = self.method == "documents" and self.model is None
        return pointed_at and self.answerable is not None and self.answerable.unsure
