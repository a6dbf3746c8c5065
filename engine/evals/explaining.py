"""Why a question finds what it finds, step by step: what `alcove search --explain` and the window's test page show.

It goes the very way of `asking`, by the same functions, and only writes down what was seen on it: a question that
passages do not answer is told apart, the reader judges and points, and only where a model would write is one loaded.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from engine import settings
from engine.answering import asking, refusing
from engine.answering.grounds import differences
from engine.errors import EngineError
from engine.jobs import Job
from engine.retrieval import quoting, ranking, retriever
from engine.retrieval.searching import Searching
from engine.text import terms
from engine.types import (
    Answerable,
    AnswerMethod,
    Event,
    ExplainedHit,
    ExplainedQuote,
    ExplainedTerm,
    Explanation,
    Fate,
    Filters,
    Occurrence,
    Passage,
)

if TYPE_CHECKING:
    from engine.answering.span_answers import SpanAnswer, SpanReader
    from engine.language_models.serving import Serving
    from engine.retrieval.quoting import Evidence
    from engine.retrieval.retriever import Found, Retriever


@dataclass(frozen=True, slots=True)
class Answering:
    """Who would answer in a new chat.

    Attributes:
        ready: gives the model that would, loaded; None where there is none.
        reads: whether that model reads, told without loading it.
        reader: points at the words where it does not.
    """

    ready: Callable[[], Serving | None]
    reads: Callable[[], bool] = lambda: True
    reader: SpanReader | None = None


def explain(
    job: Job[Any],
    query: str,
    filters: Filters,
    searching: Searching,
    chosen: settings.Settings,
    answering: Answering,
) -> Explanation:
    """Searches for `query` and explains what was found.

    Raises:
        EngineError: nothing is indexed, or the index cannot be read.
        Cancelled: the job was cancelled meanwhile.
    """
    asked = asking.Question(query, style=chosen.get(settings.STYLE), filters=filters)
    another = _another_way(job, asked, searching)
    begun = time.perf_counter()
    with searching.retriever() as opened:
        found = opened.look(query, k=asking.PASSAGES, filters=filters)
        passages = found.passages(asking.PASSAGES)
        evidence = opened.quote(query, passages)
        took_ms = (time.perf_counter() - begun) * 1000
        words = _terms(opened, query)
        best = sorted(found.hits, key=lambda passage: -found.hits[passage].score)
        places = opened.places(best, filters)
        threshold = refusing.gate(chosen, evidence, answering.reader, opened.embedder)
        weak = evidence.relevance < threshold
        pointed = None
        if another is None and not weak:
            pointed = _pointed(answering, chosen, opened, query, passages, evidence)
            weak = pointed is None and not refusing.speaks(chosen, evidence)
    job.check()
    if another is not None:
        read = _otherwise(passages, *another)
    elif weak or not passages:
        read = _Read(_alike(passages, "no model is asked: the evidence is too weak"), refused=weak)  # told
    else:
        read = _read(answering, chosen, asked, passages, pointed)
    both = retriever.halves(found.hits, found.suspect)
    return Explanation(
        query=query,
        took_ms=took_ms,
        terms=words,
        keyword_weight=both.keyword_weight,
        vector_weight=both.vector_weight,
        hits=tuple(_hits(places, found, both, read)),
        passages=passages,
        quotes=tuple(
            ExplainedQuote(quote, asdict(figures))
            for quote, figures in zip(evidence.quotes, evidence.figures, strict=True)
        ),
        weights=asdict(quoting.WEIGHTS),
        relevance=evidence.relevance,
        threshold=threshold,
        refused=read.refused,
        model=read.model,
        model_note=read.note,
        prompt_tokens=read.tokens,
        budget_tokens=read.budget,
        way=another[0] if another else None,
        answerable=read.answerable,
        points_at=read.points_at,
        why=read.why,
    )


def _terms(opened: Retriever, query: str) -> tuple[ExplainedTerm, ...]:
    asked = opened.query_terms(query)
    searched = terms.searched(asked)
    return tuple(ExplainedTerm(term.word, term.count, term in searched) for term in asked)


# --------------------------------------------------------------------------- another way


WAYS: Mapping[AnswerMethod, str] = {  # told: values
    "ledger": "answered from all files, not from passages",
    "table": "answered from all rows of a table, not from passages",
    "whole-file": "answered from whole files, not from passages",
}


def _another_way(job: Job[Any], asked: asking.Question, searching: Searching) -> tuple[AnswerMethod, str] | None:
    """How a question that no few passages can answer is answered, and why it is not, if so. What is counted is counted
    for it; no file is read."""
    from engine.census.census import Census
    from engine.whole_files.whole_files import WholeFiles

    def silent(_event: Event) -> None:
        return None

    if (why := WholeFiles(searching, silent).why_not(asked, asked.text)) is not None:
        return "whole-file", why
    counted = Census(searching, silent).answer(job, asked, asked.text)
    return (counted.method, counted.why) if counted is not None else None


# --------------------------------------------------------------------------- who reads what


@dataclass(frozen=True, slots=True)
class _Read:
    """What would be read: fate and reason of each passage, in order, and what is made of it."""

    fates: Sequence[tuple[Fate, str]]
    model: str | None = None
    note: str = ""
    tokens: int = 0
    budget: int = 0
    refused: bool = False
    answerable: Answerable | None = None
    points_at: str = ""
    why: str = ""


def _pointed(
    answering: Answering,
    chosen: settings.Settings,
    opened: Retriever,
    query: str,
    passages: Sequence[Passage],
    evidence: Evidence,
) -> SpanAnswer | None:
    """What the reader makes of the passages; None where there is none, or where files differ on what is asked or on
    what it points at: then what they say is the answer."""
    quotes, reader = evidence.quotes, answering.reader
    if reader is None or (refusing.speaks(chosen, evidence) and differences(opened, query, passages, quotes)):
        return None
    pointed = reader.answer(query, passages, evidence, opened.embedder)
    if pointed is None or refusing.answerable(pointed, chosen, model_reads=answering.reads()).refused:
        return pointed
    return None if differences(opened, query, passages, quotes, pointed) else pointed


def _otherwise(passages: Sequence[Passage], way: AnswerMethod, why: str) -> _Read:
    return _Read(_alike(passages, WAYS[way]), note=WAYS[way], refused=bool(why), why=why)


def _by_reader(
    reader: SpanReader, passages: Sequence[Passage], pointed: SpanAnswer, judged: Answerable, style: str
) -> _Read:
    read, best = reader.read(passages), pointed.best.passage.rank
    words = "" if judged.refused else pointed.sentence(best, style).text
    fates: list[tuple[Fate, str]] = []
    for passage in passages:
        if passage.rank not in read:
            fates.append(("not-offered", "beyond what the reader reads"))  # told
        elif words and passage.rank == best:
            fates.append(("used", f"read by the reader, which points at “{words}”"))  # told
        else:
            fates.append(("used", "read by the reader"))  # told
    why = pointed.why() if judged.refused else ""
    return _Read(fates, refused=judged.refused, answerable=judged, points_at=words, why=why)


def _read(
    answering: Answering,
    chosen: settings.Settings,
    asked: asking.Question,
    passages: Sequence[Passage],
    pointed: SpanAnswer | None,
) -> _Read:
    by_reader, judged = None, None
    if answering.reader is not None and pointed is not None:
        reads = answering.reads()
        judged = refusing.answerable(pointed, chosen, model_reads=reads)
        by_reader = _by_reader(answering.reader, passages, pointed, judged, asked.style)
        if judged.refused or not reads:
            return by_reader
    try:
        serving = answering.ready()
    except EngineError as error:
        return _Read(_alike(passages, "the model cannot be run"), note=error.message, answerable=judged)  # told
    if by_reader and not (serving and serving.reads):
        return by_reader
    if serving is None:
        return _Read(_alike(passages, "there is no model that reads it"), note="no language model is here")  # told
    built = asking.assembled(serving, asked, passages)
    given = asking.offered(serving, passages)
    numbers = {passage.rank: number for passage, number in zip(given, built.numbers, strict=True)}
    fates: list[tuple[Fate, str]] = []
    for passage in passages:
        if passage.rank not in numbers and given and passage.rank > given[-1].rank:
            fates.append(("not-offered", f"this model is given the best {len(given)} only"))  # told
        elif passage.rank not in numbers:
            why = "it reads like an order to an assistant: quoted, never given to a model"  # told
            fates.append(("not-offered", why))
        elif (number := numbers[passage.rank]) is None:
            fates.append(("over-budget", f"over the {serving.budget.passages} tokens for passages"))  # told
        else:
            fates.append(("used", f"given to the model as [{number}]"))  # told
    return _Read(fates, serving.id, tokens=built.tokens, budget=serving.budget.passages, answerable=judged)


def _alike(passages: Sequence[Passage], why: str) -> list[tuple[Fate, str]]:
    return [("used", why) for _ in passages]


# --------------------------------------------------------------------------- candidates


def _hits(places: Sequence[Occurrence], found: Found, both: ranking.Halves, read: _Read) -> list[ExplainedHit]:
    words = _ranks({each: hit.keyword for each, hit in found.hits.items()})
    # Beyond what the vector half offered, a cosine is known and its rank among all passages is not.
    meaning = _ranks({each: hit.vector for each, hit in found.hits.items()}, most=retriever.NEAREST)
    ranks = {place.passage: rank for rank, place in enumerate(places, 1)}
    groups = {place.passage: number for number, group in enumerate(found.groups, 1) for place in group}
    explained = []
    for rank, place in enumerate(places, 1):
        hit = found.hits[place.passage]
        number = groups.get(place.passage, 0)
        source = number if number <= len(read.fates) else 0
        fate, why = _fate(place, source, found, ranks, read)
        keyword_part, vector_part = both.parts(place.passage)
        explained.append(
            ExplainedHit(
                rank=rank,
                score=hit.score,
                path=place.path,
                title=place.title,
                locator=place.locator,
                text=place.text,
                start=place.start,
                end=place.end,
                keyword=hit.keyword,
                keyword_rank=words.get(place.passage),
                vector=hit.vector,
                vector_rank=meaning.get(place.passage),
                keyword_part=keyword_part,
                vector_part=vector_part,
                name_part=hit.named,
                source=source,
                fate=fate,
                why=why,
            )
        )
    return explained


def _fate(place: Occurrence, source: int, found: Found, ranks: Mapping[int, int], read: _Read) -> tuple[Fate, str]:
    if not source:
        return "below-cut", f"below the best {len(read.fates)} passages"  # told
    there = [each for each in found.groups[source - 1] if each.passage in ranks]  # a file may have gone meanwhile
    best = min(there, key=lambda each: ranks[each.passage])
    if best.passage != place.passage:
        return "merged", f"joined to rank {ranks[best.passage]}, its neighbour"  # told
    return read.fates[source - 1]


def _ranks(scores: Mapping[int, float | None], *, most: int | None = None) -> dict[int, int]:
    known = sorted(((score, each) for each, score in scores.items() if score is not None), reverse=True)
    return {each: rank for rank, (_, each) in enumerate(known[:most], 1)}
