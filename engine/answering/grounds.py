"""The grounds of an answer: what the files hold for a question, and the answer that they give by themselves."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from engine.answering import conflicts, refusing
from engine.types import (
    Answer,
    Answerable,
    AnswerSentence,
    Citation,
    Conflict,
    Passage,
    Quote,
    Source,
    Timings,
)

if TYPE_CHECKING:
    from engine.answering.span_answers import SpanAnswer
    from engine.retrieval.retriever import Retriever


@dataclass(frozen=True, slots=True)
class Grounds:
    """What the files hold for a question; `total` of them are searched, and `waiting` are to be read yet.

    `relevant`: it is worth a look. `speaks`: it is enough by itself, whatever the reader says.
    """

    query: str
    passages: tuple[Passage, ...]
    quotes: tuple[Quote, ...]
    sources: tuple[Source, ...]
    looked_at: int
    total: int
    relevant: bool
    speaks: bool
    timings: Timings
    relevance: float | None = None
    threshold: float | None = None
    conflicts: tuple[Conflict, ...] = ()
    notice: str = ""
    waiting: int = 0
    read: Callable[[], SpanAnswer | None] | None = None
    answerable: Answerable | None = None

    @classmethod
    def unsearched(cls, query: str) -> Grounds:
        """For what is answered from no file."""
        return cls(query, (), (), (), 0, 0, relevant=True, speaks=True, timings=Timings())

    def nothing(self) -> str:
        """Why the files do not answer."""
        return refusing.why(self.total, self.waiting)

    def as_answer(self, chat: str, said: Sequence[AnswerSentence] = ()) -> Answer:
        """What the files say by themselves; refused where nothing in them speaks to the question."""
        return Answer(
            answer=" ".join(sentence.text for sentence in said),
            refused=not self.relevant,
            why="" if self.relevant else self.nothing(),
            method="quotes",
            sentences=tuple(said),
            quotes=self.quotes,
            sources=self.sources,
            looked_at=self.looked_at,
            total=self.total,
            standalone_query=self.query,
            chat=chat,
            model=None,
            adapter=None,
            timings=self.timings,
            relevance=self.relevance,
            threshold=self.threshold,
            answerable=self.answerable,
            conflicts=self.conflicts,
            notice=self.notice,
            waiting=self.waiting,
        )

    def in_style(self, style: str) -> tuple[AnswerSentence, ...]:
        """The quotes as an answer: in the short style the best alone."""
        return _quoted(self.quotes[:1] if style == "short" else self.quotes)


def differences(
    retriever: Retriever,
    query: str,
    passages: Sequence[Passage],
    quotes: Sequence[Quote],
    pointed: SpanAnswer | None = None,
) -> tuple[Conflict, ...]:
    """Where the files that speak to a question give different values for it, or for what the reader points at."""
    answer = None
    if pointed is not None:
        passage = pointed.best.passage
        answer = passage.path, passage.start + pointed.best.start, passage.start + pointed.best.end
    return conflicts.conflicts(
        query,
        quotes,
        passages,
        embed=retriever.embed,
        opening=retriever.opening,
        scale=retriever.scale,
        answer=answer,
    )


def source(n: int, passage: Passage) -> Source:
    path, sha256 = passage.path, passage.sha256
    return Source(n, path, sha256, passage.locator, passage.text, passage.start, passage.end, passage.parts)


def in_order(quotes: Sequence[Quote], differing: Sequence[Conflict], sources: Sequence[Source]) -> tuple[Quote, ...]:
    """The quotes as they are shown, each with its source."""
    return tuple(replace(each, source=_holder(each, sources)) for each in conflicts.newer_first(quotes, differing))


def _holder(quote: Quote, sources: Sequence[Source]) -> int:
    for source in sources:
        if source.path == quote.path and source.start <= quote.start and quote.end <= source.end:
            return source.n
    return 0


def _quoted(quotes: Sequence[Quote]) -> tuple[AnswerSentence, ...]:
    """The quotes as the sentences of an answer, each supported by itself."""
    sentences: list[AnswerSentence] = []
    at = 0
    for quote in quotes:
        text = " ".join(quote.text.split())
        citation = Citation(quote.source, quote.start, quote.end, quote.text)
        sentences.append(AnswerSentence(text, at, at + len(text), True, (citation,)))
        at += len(text) + 1
    return tuple(sentences)
