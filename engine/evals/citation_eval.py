"""How well the support of answer sentences is judged, on sentences labelled by hand or by rule.

Two errors, never their sum: a judge that supports nothing, or everything, would look good on the sum. Definitions are
those of `alcove eval citations` in the documentation.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from engine.citing import citing
from engine.errors import EngineError
from engine.types import AnswerSentence, EvalCase, EvalPassage, Source

Span = tuple[int, int, int]
"""Number of a passage, from 0; start and end in it, in code points."""

NEEDED = "each line: sentence, passages (texts), supported (true or false), and maybe spans and kind"


@dataclass(frozen=True, slots=True)
class LabelledSentence:
    """A sentence of an answer, the passages it was made from, and whether they say it; `spans`: where they do."""

    sentence: str
    passages: tuple[str, ...]
    supported: bool
    spans: tuple[Span, ...] = ()
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Mistake:
    """A sentence that was judged wrongly, and what was cited for it. `why`: which of the errors it is."""

    labelled: LabelledSentence
    why: str
    cited: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CitationScores:
    """Both errors as shares; None where no sentence could have shown it.

    `called_supported_wrongly`: of the unsupported sentences, those called supported. `supported_found`: of the
    supported ones, those called so with a citation that touches a labelled span (any will do where none is labelled).
    `mistakes`: the sentences called supported wrongly, then those not found.
    """

    n: int
    called_supported_wrongly: float | None
    supported_found: float | None
    by_kind: Mapping[str, CitationScores] = field(default_factory=dict)
    mistakes: tuple[Mistake, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """As the command promises it; `by_kind` is empty where no row names a kind."""
        return self._figures() | {"by_kind": {kind: each._figures() for kind, each in self.by_kind.items()}}

    def _figures(self) -> dict[str, Any]:
        return {
            "called_supported_wrongly": self.called_supported_wrongly,
            "supported_found": self.supported_found,
            "n": self.n,
        }


def labelled(file: Path) -> list[LabelledSentence]:
    """The rows of a JSONL file.

    Raises:
        EngineError: it cannot be read, or a row is not of the form the documentation gives.
    """
    try:
        lines = file.read_text("utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise EngineError(f"{file} cannot be read: {error}", "give a file of JSON lines in UTF-8") from error
    return [_row(file, number, line) for number, line in enumerate(lines, 1) if line.strip()]


def _row(file: Path, number: int, line: str) -> LabelledSentence:
    try:
        row = json.loads(line)
        if not isinstance(row, dict) or not isinstance(row["passages"], list):
            raise TypeError("passages")
        passages = tuple(each if isinstance(each, str) else str(each["text"]) for each in row["passages"])
        if not isinstance(row["sentence"], str) or not isinstance(row["supported"], bool):
            raise TypeError("sentence or supported")
        spans = tuple(_span(each, passages) for each in row.get("spans") or ())
    except (TypeError, ValueError, KeyError) as error:
        raise EngineError(f"{file}, line {number}: not a labelled sentence ({error})", NEEDED) from error
    return LabelledSentence(row["sentence"], passages, row["supported"], spans, str(row.get("kind") or ""))


def _span(span: Any, passages: Sequence[str]) -> Span:
    """A span as passage, start and end, named or in a row; [start, end] of an only passage; or its text."""
    if isinstance(span, str):
        n = next((n for n, passage in enumerate(passages) if span in passage), None)
        if n is None:
            raise ValueError(f"no passage holds {span!r}")
        return n, passages[n].index(span), passages[n].index(span) + len(span)
    if isinstance(span, Mapping):
        span = (span.get("passage", 0), span["start"], span["end"])
    n, start, end = map(int, span) if len(span) == 3 else (0, *map(int, span))
    if not (0 <= n < len(passages) and 0 <= start < end <= len(passages[n])):
        raise ValueError(f"span {list(span)} lies outside the passages")
    return n, start, end


Progress = Callable[[float, float], None]
"""Called with what is done and the total."""


def _silent(done: float, total: float) -> None:
    pass


Judge = Callable[[str, Sequence[Source]], AnswerSentence]
"""Judges a sentence of an answer by the sources."""


def _judge(sentence: str, sources: Sequence[Source]) -> AnswerSentence:
    return citing.judge(sentence, 0, sources)


def measure(rows: Sequence[LabelledSentence], *, judge: Judge = _judge, progress: Progress = _silent) -> CitationScores:
    """Judges every sentence and counts both errors, in all and by kind."""
    outcomes = []
    for done, row in enumerate(rows, 1):
        outcomes.append(_outcome(row, judge))
        progress(done, len(rows))
    kinds = {row.kind for row in rows}
    judged = list(zip(rows, outcomes, strict=True))
    by_kind = {kind: _summary([each for each in judged if each[0].kind == kind]) for kind in sorted(kinds - {""})}
    return _summary(judged, by_kind)


WRONGLY, MISSED, ELSEWHERE = "called supported wrongly", "not found", "cited elsewhere"
_WORST_FIRST = (WRONGLY, ELSEWHERE, MISSED)


def _outcome(row: LabelledSentence, judge: Judge) -> Mistake | None:
    sources = tuple(
        Source(n, Path(f"passage {n}"), "", {}, text, 0, len(text)) for n, text in enumerate(row.passages, 1)
    )
    judged = judge(row.sentence, sources)
    cited = tuple(citation.text for citation in judged.citations)
    if not row.supported:
        return Mistake(row, WRONGLY, cited) if judged.supported else None
    if not judged.supported:
        return Mistake(row, MISSED, ())
    touches = not row.spans or any(
        citation.source == n + 1 and citation.start < end and start < citation.end
        for citation in judged.citations
        for n, start, end in row.spans
    )
    return None if touches else Mistake(row, ELSEWHERE, cited)


def _summary(
    judged: Sequence[tuple[LabelledSentence, Mistake | None]], by_kind: Mapping[str, CitationScores] | None = None
) -> CitationScores:
    right = [mistake for row, mistake in judged if row.supported]
    wrong = [mistake for row, mistake in judged if not row.supported]
    mistakes = [mistake for _, mistake in judged if mistake]
    return CitationScores(
        n=len(judged),
        called_supported_wrongly=_share(sum(each is not None for each in wrong), len(wrong)),
        supported_found=_share(sum(each is None for each in right), len(right)),
        by_kind=by_kind or {},
        mistakes=tuple(sorted(mistakes, key=lambda each: _WORST_FIRST.index(each.why))),
    )


def _share(count: int, total: int) -> float | None:
    return count / total if total else None


def cases(scores: CitationScores) -> tuple[EvalCase, ...]:
    """The mistakes as the cases of a measurement, the worst first, each with what was cited or should have been."""
    return tuple(_case(mistake) for mistake in scores.mistakes)


def _case(mistake: Mistake) -> EvalCase:
    labelled = mistake.labelled
    spans = tuple(labelled.passages[n][start:end] for n, start, end in labelled.spans)
    return EvalCase(
        question=labelled.sentence,
        kind=labelled.kind,
        type="",
        score=0.0,
        why=mistake.why,
        wanted=spans if labelled.supported else ("not supported",),
        given=" … ".join(mistake.cited) or "not supported",
        passages=tuple(
            EvalPassage(f"passage {n + 1}", {}, text, right=any(span[0] == n for span in labelled.spans))
            for n, text in enumerate(labelled.passages)
        ),
    )
