"""How good answers are on labelled questions: what `alcove eval answers` runs.

Definitions are those of `alcove eval` in the documentation; the measures themselves are in `scoring`, and rankings
are measured in `retrieval_eval`.
"""

from __future__ import annotations

import contextlib
import random
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from engine import scoring, wire
from engine.errors import EngineError
from engine.text import jsonl
from engine.types import Answer, Citation, EvalCase, EvalPassage, Source

Progress = Callable[[float, float], None]
"""Called with what is done and the total."""

QUOTES = 3
PASSAGES = 5
RIGHT = 0.5
"""Token F1 from which an answer that holds none of the wanted ones word for word still counts as right in `stage`."""


def silent(done: float, total: float) -> None:
    pass


@dataclass(frozen=True, slots=True)
class LabelledQuestion:
    """A question with what a right answer holds. `file`: where it stands, as the end of a path; "" if not said."""

    question: str
    answers: tuple[str, ...]
    answerable: bool
    file: str = ""
    kind: str = ""

    @property
    def type(self) -> str:
        """The extension of the file, lower case, without its dot."""
        return Path(self.file).suffix.removeprefix(".").lower()


@dataclass(frozen=True, slots=True)
class Refusal:
    """`precision` and `recall` of refusing the unanswerable; None where nothing was refused, or nothing should be."""

    precision: float | None
    recall: float | None
    wrongly_refused: float | None


@dataclass(frozen=True, slots=True)
class BestQuote:
    """The best quote as if it were the answer, refused or not: what a person has without any model."""

    f1: float | None
    em: float | None
    contains: float | None


@dataclass(frozen=True, slots=True)
class AnswerScores:
    """What `eval answers` measured.

    f1, em, contains, quotes and passages count answerable questions; None if there was none. A quote or passage is
    right if it holds an answer (a passage also lies in the file, where that is given). A citation is right if it
    lies in the file and holds an answer: `citation_precision` of all citations, `citation_recall` of all answerable
    questions that were answered. `stages` counts answerable questions by how far the answer came. `cases` are all
    questions, the worst first; only the whole has them.
    """

    n: int
    f1: float | None
    em: float | None
    contains: float | None
    quote_at_1: float | None
    quote_at_3: float | None
    passage_at_5: float | None
    best_quote: BestQuote
    refusal: Refusal
    citation_precision: float | None
    citation_recall: float | None
    stages: Mapping[str, int]
    intervals: Mapping[str, tuple[float, float]] = field(default_factory=dict)
    by_kind: Mapping[str, AnswerScores] = field(default_factory=dict)
    by_type: Mapping[str, AnswerScores] = field(default_factory=dict)
    cases: tuple[EvalCase, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """As the command promises it."""
        refusal, quote = self.refusal, self.best_quote
        return {
            "f1": self.f1,
            "em": self.em,
            "contains": self.contains,
            "quotes": {"at_1": self.quote_at_1, "at_3": self.quote_at_3},
            "passage_at_5": self.passage_at_5,
            "best_quote": {"f1": quote.f1, "em": quote.em, "contains": quote.contains},
            "refusal": {
                "precision": refusal.precision,
                "recall": refusal.recall,
                "wrongly_refused": refusal.wrongly_refused,
            },
            "citation": {"precision": self.citation_precision, "recall": self.citation_recall},
            "n": self.n,
            "stages": dict(self.stages),
            "intervals": {name: list(interval) for name, interval in self.intervals.items()},
            "by_kind": {kind: each.to_json() for kind, each in self.by_kind.items()},
            "by_type": {type: each.to_json() for type, each in self.by_type.items()},
        }


def questions(file: Path, *, limit: int | None = None, seed: int = 0) -> list[LabelledQuestion]:
    """The questions of a JSONL file, or a sample of `limit` in which each kind keeps its share.

    Raises:
        EngineError: the file cannot be read, or holds no questions.
    """
    found = [
        LabelledQuestion(
            str(row["question"]),
            tuple(map(str, row["answers"])),
            bool(row["answerable"]),
            str(row.get("file") or ""),
            str(row.get("kind") or ""),
        )
        for row in jsonl.rows(file, "question", "answers", "answerable")
    ]
    if not found:
        raise EngineError(f"{file} holds no questions", "write one JSON object a line")
    return found if limit is None or limit >= len(found) else _sample(found, max(0, limit), seed)


def _sample(found: Sequence[LabelledQuestion], limit: int, seed: int) -> list[LabelledQuestion]:
    """Stratified by kind and answerability; what rounding leaves goes to the largest remainders."""
    strata: dict[tuple[str, bool], list[int]] = defaultdict(list)
    for i, each in enumerate(found):
        strata[each.kind, each.answerable].append(i)
    shares = {key: len(places) * limit / len(found) for key, places in strata.items()}
    counts = {key: int(share) for key, share in shares.items()}
    for key in sorted(shares, key=lambda key: (counts[key] - shares[key], key))[: limit - sum(counts.values())]:
        counts[key] += 1
    draw = random.Random(seed)
    chosen = [place for key in sorted(strata) for place in draw.sample(strata[key], counts[key])]
    return [found[place] for place in sorted(chosen)]


def answers(
    asked: Sequence[LabelledQuestion],
    ask: Callable[[str], Answer],
    *,
    details: Path | None = None,
    progress: Progress = silent,
) -> AnswerScores:
    """Asks every question and scores the answers.

    Args:
        ask: answers one question, each in a chat of its own.
        details: file that gets one JSON object a question as soon as it is answered, enough to score it again
            elsewhere: whatever ends the measurement, what was measured stands there.

    Raises:
        EngineError: `details` cannot be written, or `ask` raised it.
    """
    judged: list[_Judged] = []
    with _lines(details) as write:
        for done, each in enumerate(asked, 1):
            answer = ask(each.question)
            judged.append(_judge(each, answer))
            write(_details(each, answer, judged[-1]))
            progress(done, len(asked))
    return replace(
        _summary(judged),
        intervals=_intervals(judged),
        by_kind=_apart(judged, [each.asked.kind for each in judged]),
        by_type=_apart(judged, [each.asked.type for each in judged]),
        cases=tuple(each.case for each in sorted(judged, key=_badness)),
    )


@contextlib.contextmanager
def _lines(file: Path | None) -> Iterator[Callable[[str], None]]:
    """Writes lines, each at once; to nowhere without a file.

    Raises:
        EngineError: the file cannot be written.
    """
    if file is None:
        yield lambda _: None
        return

    def cannot(error: OSError) -> EngineError:
        return EngineError(f"{file} cannot be written: {error.strerror}", "choose another file")

    def write(line: str) -> None:
        try:
            lines.write(f"{line}\n")
            lines.flush()
        except OSError as error:
            raise cannot(error) from error

    try:
        lines = file.open("w", encoding="utf-8")
    except OSError as error:
        raise cannot(error) from error
    try:
        yield write
    finally:
        with contextlib.suppress(OSError):  # of what could not be written, and was told
            lines.close()


def nothing_measured() -> AnswerScores:
    """The scores of no question: every name there is, without a figure."""
    return _summary(())


# --------------------------------------------------------------------------- one question

ANSWERED = "answered"
REFUSED = "refused, though found"
NOT_SAID = "quoted, not in the answer"
NOT_QUOTED = "in a passage, in no quote"
NOT_FOUND = "not among the passages"
STAGES = (ANSWERED, REFUSED, NOT_SAID, NOT_QUOTED, NOT_FOUND)
"""Where the answer to an answerable question was lost, the last step first."""
NOT_REFUSED = "answered, though nothing in the files answers it"


@dataclass(frozen=True, slots=True)
class _Judged:
    """One question's figures. `citations` says of each citation whether it is right; `quoted` is the best quote."""

    asked: LabelledQuestion
    refused: bool
    f1: float
    em: float
    contains: float
    quotes: tuple[float, ...]
    passages: tuple[float, ...]
    citations: tuple[bool, ...]
    quoted: str
    case: EvalCase

    @property
    def answerable(self) -> bool:
        return self.asked.answerable


def _judge(asked: LabelledQuestion, answer: Answer) -> _Judged:
    words = "" if answer.refused else answer.answer
    sources = {source.n: source for source in answer.sources}
    f1, em, contains = (
        measure(words, asked.answers) for measure in (scoring.token_f1, scoring.exact_match, scoring.contains)
    )
    quotes = tuple(scoring.contains(quote.text, asked.answers) for quote in answer.quotes[:QUOTES])
    passages = tuple(
        scoring.contains(source.text, asked.answers) * _lies_in(source, asked.file)
        for source in answer.sources[:PASSAGES]
    )
    stage = _stage(answer.refused, max(f1, contains), quotes, passages) if asked.answerable else NOT_REFUSED
    right = stage == ANSWERED if asked.answerable else answer.refused
    case = EvalCase(
        question=asked.question,
        kind=asked.kind,
        type=asked.type,
        score=max(f1, contains) if asked.answerable else float(answer.refused),
        why="" if right else stage,
        wanted=asked.answers,
        given=f"({answer.why or 'refused'})" if answer.refused else answer.answer,
        passages=tuple(
            EvalPassage(source.path.name, source.locator, source.text, bool(held))
            for source, held in zip(answer.sources[:PASSAGES], passages, strict=True)
        ),
        figures=_figures(asked, answer, f1, contains),
    )
    return _Judged(
        asked=asked,
        refused=answer.refused,
        f1=f1,
        em=em,
        contains=contains,
        quotes=quotes,
        passages=passages,
        citations=tuple(
            _right(citation, sources.get(citation.source), asked)
            for sentence in answer.sentences
            for citation in sentence.citations
            if not answer.refused
        ),
        quoted=answer.quotes[0].text if answer.quotes else "",
        case=case,
    )


def _figures(asked: LabelledQuestion, answer: Answer, f1: float, contains: float) -> dict[str, float]:
    """By what a case can be told apart and drawn: `answerable` and `refused` are 0 or 1, `reader` is what the reader
    holds of the question."""
    found = {"answerable": float(asked.answerable), "refused": float(answer.refused)}
    if asked.answerable:
        found |= {"f1": f1, "contains": contains}
    if answer.relevance is not None and answer.threshold is not None:
        found |= {"relevance": answer.relevance, "threshold": answer.threshold}
    if answer.answerable is not None:
        found |= {"reader": answer.answerable.probability, "reader_threshold": answer.answerable.threshold}
    return found


def _stage(refused: bool, score: float, quotes: Sequence[float], passages: Sequence[float]) -> str:
    """How far the answer to an answerable question came."""
    if not refused and score >= RIGHT:
        return ANSWERED
    if any(quotes):
        return REFUSED if refused else NOT_SAID
    if any(passages):
        return REFUSED if refused else NOT_QUOTED
    return NOT_FOUND


def _badness(judged: _Judged) -> tuple[float, int, float]:
    """The worst first; of those alike what nothing answers and what looked surest."""
    figures = judged.case.figures
    sure = figures.get("reader", figures.get("relevance", 0.0))
    if not judged.answerable:
        return judged.case.score, 0, -sure
    return judged.case.score, 2 if judged.refused else 1, -sure


def _lies_in(source: Source, file: str) -> bool:
    wanted = Path(file).parts
    return source.path.parts[-len(wanted) :] == wanted if wanted else True


def _right(citation: Citation, source: Source | None, asked: LabelledQuestion) -> bool:
    return source is not None and _lies_in(source, asked.file) and bool(scoring.contains(citation.text, asked.answers))


def _details(asked: LabelledQuestion, answer: Answer, judged: _Judged) -> str:
    return wire.dumps(
        {
            "question": asked.question,
            "answers": list(asked.answers),
            "answerable": asked.answerable,
            "file": asked.file,
            "kind": asked.kind,
            "f1": judged.f1,
            "em": judged.em,
            "contains": judged.contains,
            "citations_right": list(judged.citations),
            "why": judged.case.why,
            "result": wire.answer_json(answer),
        }
    )


# --------------------------------------------------------------------------- all questions


def _apart(judged: Sequence[_Judged], names: Sequence[str]) -> dict[str, AnswerScores]:
    groups: dict[str, list[_Judged]] = defaultdict(list)
    for each, name in zip(judged, names, strict=True):
        if name:
            groups[name].append(each)
    return {name: _summary(groups[name]) for name in sorted(groups)}


def _summary(judged: Sequence[_Judged]) -> AnswerScores:
    answerable = [each for each in judged if each.answerable]
    answered = [each for each in answerable if not each.refused]
    precision, recall = scoring.precision_recall(
        [each.refused for each in judged], [not each.answerable for each in judged]
    )
    cited = [float(right) for each in answered for right in each.citations]
    return AnswerScores(
        n=len(judged),
        f1=_mean([each.f1 for each in answerable]),
        em=_mean([each.em for each in answerable]),
        contains=_mean([each.contains for each in answerable]),
        quote_at_1=_mean([max(each.quotes[:1], default=0.0) for each in answerable]),
        quote_at_3=_mean([max(each.quotes, default=0.0) for each in answerable]),
        passage_at_5=_mean([max(each.passages, default=0.0) for each in answerable]),
        best_quote=BestQuote(
            *(
                _mean([measure(each.quoted, each.asked.answers) for each in answerable])
                for measure in (scoring.token_f1, scoring.exact_match, scoring.contains)
            )
        ),
        refusal=Refusal(precision, recall, _mean([float(each.refused) for each in answerable])),
        citation_precision=_mean(cited),
        citation_recall=_mean([float(any(each.citations)) for each in answered]),
        stages={
            stage: sum((each.case.why or ANSWERED) == stage for each in answerable) for stage in STAGES if answerable
        },
    )


def _intervals(judged: Sequence[_Judged]) -> dict[str, tuple[float, float]]:
    """95 % intervals: on a few dozen questions of one's own a difference of five points says nothing."""
    answerable = [each for each in judged if each.answerable]
    unanswerable = [each for each in judged if not each.answerable]
    values = {
        "f1": [each.f1 for each in answerable],
        "contains": [each.contains for each in answerable],
        "quotes.at_1": [max(each.quotes[:1], default=0.0) for each in answerable],
        "passage_at_5": [max(each.passages, default=0.0) for each in answerable],
        "refusal.recall": [float(each.refused) for each in unanswerable],
        "refusal.wrongly_refused": [float(each.refused) for each in answerable],
    }
    return {name: scoring.interval_of(each) for name, each in values.items() if each}


def _mean(values: Sequence[float]) -> float | None:
    return scoring.mean(values) if values else None
