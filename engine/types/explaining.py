"""Why a search found what it found."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from engine.types.answers import Answerable, AnswerMethod
    from engine.types.documents import Locator
    from engine.types.retrieval import Passage, Quote

Fate = Literal["used", "merged", "over-budget", "not-offered", "below-cut"]
"""What became of a candidate: given to whoever answers; made one passage with its neighbour in the file; left out of
the prompt for its length, or because the model is given fewer; or not among the best."""


@dataclass(frozen=True, slots=True)
class ExplainedTerm:
    """A word of the question, the number of passages that hold it, and whether keyword search looked for it."""

    word: str
    count: int
    searched: bool


@dataclass(frozen=True, slots=True)
class ExplainedHit:
    """A chunk that either half of the search offered.

    Attributes:
        rank, score: in the fusion, which adds up `keyword_part`, `vector_part` and `name_part`.
        keyword, vector: the halves' own scores: bm25, cosine on the scale of the starter embedder (`cosines`); None
            where keyword search did not find it.
        keyword_rank, vector_rank: None where that half did not offer it.
        source: number of the passage that it became or went into; 0 if none.
        why: its fate in words.
    """

    rank: int
    score: float
    path: Path
    title: str
    locator: Locator
    text: str
    start: int
    end: int
    keyword: float | None
    keyword_rank: int | None
    vector: float | None
    vector_rank: int | None
    keyword_part: float
    vector_part: float
    name_part: float
    source: int
    fate: Fate
    why: str


@dataclass(frozen=True, slots=True)
class ExplainedQuote:
    """A quote with the figures, each 0 to 1, that its score is the weighted sum of."""

    quote: Quote
    figures: Mapping[str, float] = field(hash=False)


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why a question finds what it finds, as `ask` would search: each half, their fusion, the cut, the quotes.

    Attributes:
        keyword_weight, vector_weight: of the halves in the fusion; the vector half counts less where its best is far.
        hits: every candidate, best first; `passages`: what they became, numbered as the sources of an answer.
        weights: of the quotes' figures.
        refused: `relevance` is below `threshold`, or `answerable` says so, and no model is asked.
        model: that would answer, or None; `model_note` says why its prompt is not known.
        prompt_tokens: of the prompt that it would be given; `budget_tokens`: for passages. 0 where not known.
        way: how it is answered where passages do not answer it: from the "ledger", a "table" or a "whole-file".
        answerable: the reader's judgement; None where it does not decide.
        points_at: the answer, where the reader gives it.
        why: it is refused, where the reader or the `way` says so.
    """

    query: str
    took_ms: float
    terms: tuple[ExplainedTerm, ...]
    keyword_weight: float
    vector_weight: float
    hits: tuple[ExplainedHit, ...]
    passages: tuple[Passage, ...]
    quotes: tuple[ExplainedQuote, ...]
    weights: Mapping[str, float] = field(hash=False)
    relevance: float
    threshold: float
    refused: bool
    model: str | None = None
    model_note: str = ""
    prompt_tokens: int = 0
    budget_tokens: int = 0
    way: AnswerMethod | None = None
    answerable: Answerable | None = None
    points_at: str = ""
    why: str = ""
