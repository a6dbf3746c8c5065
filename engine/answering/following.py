"""Which query stands for a question of a chat, and what it finds: where words alone cannot tell whether a question
leans on the turn before, both readings are looked up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from engine.questions import followup
from engine.retrieval.quoting import Evidence
from engine.retrieval.retriever import Retriever
from engine.types import Answer, Filters, Passage, Quote


@dataclass(frozen=True, slots=True)
class Looked:
    """What a query finds."""

    query: str
    passages: tuple[Passage, ...]
    evidence: Evidence


def look_up(retriever: Retriever, query: str, k: int, filters: Filters) -> Looked:
    passages = retriever.search(query, k=k, filters=filters)
    return Looked(query, passages, retriever.quote(query, passages))


def follow(
    retriever: Retriever, question: str, answers: Sequence[Answer], k: int, filters: Filters
) -> tuple[str, Looked | None]:
    """The standalone query for `question` after these answers of its chat, oldest first; and what it finds, if that
    had to be looked up to choose."""
    reading = followup.standalone(question, [_earlier(answer) for answer in answers], retriever.embed, retriever.scale)
    if reading.sure:
        return reading.query, None
    alone = look_up(retriever, question, k, filters)
    completed = look_up(retriever, reading.query, k, filters)
    if _best_place(alone) is not None and _best_place(alone) == _best_place(completed):
        return question, alone  # what would be taken along finds nothing better
    asked = retriever.quote(question, completed.passages)
    # Words taken along are found where they were taken from: only the passage that answers the question tells.
    answering = [passage for passage in completed.passages if asked.quotes and _holds(passage, asked.quotes[0])]
    both = retriever.quote(reading.query, answering[:1])
    chosen = completed if followup.leans(alone.evidence.relevance, both.relevance, asked.relevance) else alone
    return chosen.query, chosen


def _best_place(looked: Looked) -> tuple[Path, int] | None:
    return next(((quote.path, quote.start) for quote in looked.evidence.quotes), None)


def _holds(passage: Passage, quote: Quote) -> bool:
    return passage.path == quote.path and passage.start <= quote.start and quote.end <= passage.end


def _earlier(answer: Answer) -> followup.Earlier:
    if answer.refused:
        return followup.Earlier(answer.standalone_query)
    if answer.method == "quotes" and answer.quotes:
        return followup.Earlier(answer.standalone_query, answer.quotes[0].text)
    return followup.Earlier(answer.standalone_query, answer.answer)
