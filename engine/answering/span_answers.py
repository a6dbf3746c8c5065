"""The files' own words as the answer: what the reader points at, if enough speaks for it.

The quotes are on screen before the reader has begun. It reads the best passages, window by window, and its best
span competes by its own margin and by how its sentence did among the quotes; whether it answers at all is told by
a logistic regression over the reader's figures and the retrieved evidence, fitted for the embedder in use.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from engine.answering import span_reading
from engine.answering.reader_model import ReaderModel, Reading
from engine.answering.span_reading import Calibration, Signs
from engine.citing.facts import facts
from engine.citing.opposites import contradicts, opposed
from engine.retrieval import quoting
from engine.text import orders
from engine.types import AnswerSentence, Citation, Passage

PASSAGES = 5
"""Passages that are read."""
WINDOWS = 7
"""Windows of them at most, the best passage's first: each takes about 50 ms of one core."""
ROOM = 230
"""Tokens of a window; question and context come on top."""
SUREST = 6.0
"""Log-odds of relevance beyond which nothing is surer."""
SPANS = 3
"""Spans of a window that compete."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A span at `start` to `end` of the text of `passage`, and what speaks for it.

    `sentence` is its sentence's score among the quotes, `meaning` that one's likeness to the question, and `first`
    whether it is the best of them; `held` the text in which the reader saw it.
    """

    passage: Passage
    start: int
    end: int
    margin: float
    holds: float
    sentence: float
    meaning: float
    first: bool
    held: str


@dataclass(frozen=True, slots=True)
class SpanAnswer:
    """The words that answer best, and how likely they do; `missing`: names of the question that stand nowhere near."""

    best: Seen
    probability: float
    threshold: float
    missing: tuple[str, ...]

    def sentence(self, source: int, style: str) -> AnswerSentence:
        """The answer: the words alone ("short"), or the sentence that holds them; its citation is itself.

        Args:
            source: number of the source that the passage is.
        """
        passage, start, end = self.best.passage, self.best.start, self.best.end
        if style != "short":
            start, end = span_reading.sentence_around(passage.text, start, end)
        words = passage.text[start:end]
        text = " ".join(words.split())
        citation = Citation(source, passage.start + start, passage.start + end, words)
        return AnswerSentence(text, 0, len(text), True, (citation,))

    def why(self) -> str:
        """Why this is no answer, for the person."""
        if self.missing:
            return f"The nearest passages say nothing of {', '.join(self.missing[:3])}."  # told
        return "The nearest passages are about this, but none of them answers it."  # told


class SpanReader:
    """Reads passages for answers, with the model in `folder`, if there is one; opened at the first question.

    Args:
        tokenizer: folder of the embedder whose tokenizer the model shares.
        threads: windows that are read side by side.
    """

    def __init__(self, folder: Path, tokenizer: Path, *, threads: int) -> None:
        self._folder = folder
        self._open = partial(ReaderModel, folder, tokenizer, threads=threads)
        self._model: ReaderModel | None = None

    def judges(self, embedder: str) -> bool:
        """Whether it tells what is no answer from the evidence of this embedder (its identity)."""
        return self._calibration(embedder) is not None

    def answer(
        self, question: str, passages: Sequence[Passage], evidence: quoting.Evidence, embedder: str
    ) -> SpanAnswer | None:
        """The best words; None if there is no reader for this embedder (its identity), or nothing to read.

        Raises:
            EngineError: the reader's files are damaged.
        """
        calibration = self._calibration(embedder)
        if self._model is None or calibration is None:
            return None
        found = seen(question, passages, evidence, self._model)
        return decided(question, found, evidence, calibration) if found else None

    def _calibration(self, embedder: str) -> Calibration | None:
        if self._model is None and ReaderModel.there(self._folder):
            self._model = self._open()
        return self._model.calibration(embedder) if self._model else None

    def read(self, passages: Sequence[Passage]) -> frozenset[int]:
        """Ranks of the passages of which `answer` reads something, where there is a reader."""
        return (
            frozenset(passage.rank for passage, _, _ in places(passages, self._model)) if self._model else frozenset()
        )


def seen(question: str, passages: Sequence[Passage], evidence: quoting.Evidence, model: ReaderModel) -> list[Seen]:
    """The best spans of every window of the best passages; none from what reads like an order to an assistant."""
    windows = places(passages, model)
    readings = [Reading(passage.context, passage.text[start:end]) for passage, start, end in windows]
    suspect = {each.rank for each in passages if orders.reads_like_one(f"{each.context}\n{each.text}")}
    lowest = min((each.score for each in evidence.found), default=0.0)
    found: list[Seen] = []
    for (passage, begin, stop), logits in zip(windows, model.read(question, readings), strict=True):
        for span in span_reading.spans(logits, SPANS):
            start, end = begin + span.start, begin + span.end
            if not span_reading.stated(passage.text, start, end):
                continue
            holding = [each for each in evidence.found if _overlaps(each, passage, start, end)]
            if passage.rank in suspect and (not holding or any(each.order for each in holding)):
                continue
            best = max(holding, key=lambda each: each.score, default=None)
            held = f"{passage.context}\n{passage.text[begin:stop]}"
            found.append(
                Seen(
                    passage,
                    start,
                    end,
                    span.margin,
                    logits.holds,
                    sentence=best.score if best else lowest,
                    meaning=best.figures.meaning if best else 0.0,
                    first=best is not None and best is evidence.found[0],
                    held=held,
                )
            )
    return found


def places(passages: Sequence[Passage], model: ReaderModel) -> list[tuple[Passage, int, int]]:
    """The windows that are read, each from where to where of its passage."""
    return [
        (passage, start, end)
        for passage in passages[:PASSAGES]
        for start, end in span_reading.windows(passage.text, model.tokenizer.encode(passage.text).offsets[1:-1], ROOM)
    ][:WINDOWS]


def decided(question: str, found: Sequence[Seen], evidence: quoting.Evidence, calibration: Calibration) -> SpanAnswer:
    """The best of the spans, and whether it answers."""
    best = max(found, key=lambda each: competing(each, calibration))
    probability = calibration.probability(signs(question, best, evidence))
    missing = tuple(span_reading.missing(question, "\n".join(each.held for each in found)))
    return SpanAnswer(best, probability, calibration.threshold, missing)


def competing(each: Seen, calibration: Calibration) -> float:
    return each.margin + calibration.sentence_weight * each.sentence


def signs(question: str, best: Seen, evidence: quoting.Evidence) -> Signs:
    text = best.passage.text
    start, end = span_reading.sentence_around(text, best.start, best.end)
    asked, there = facts(question), facts(text[start:end])
    # A rule that denies ("no boat with more than …") answers many a question, but none that denies something itself.
    against = (bool(asked.denied) and contradicts(asked, there)) or opposed(asked, there)
    return Signs(
        margin=best.margin,
        holds=best.holds,
        sentence=best.sentence,
        relevance=_log_odds(evidence.relevance),
        missing=span_reading.share_missing(question, best.held),
        contradicts=against,
        covered=span_reading.share_covered(question, best.held),
        meaning=best.meaning,
        first=best.first,
        echo=span_reading.share_echoed(question, text[best.start : best.end]),
        terse=span_reading.share_terse(text),
    )


def _log_odds(probability: float) -> float:
    """Cut off at `SUREST`."""
    likely = min(max(probability, 1e-9), 1 - 1e-9)
    return min(SUREST, max(-SUREST, math.log(likely / (1 - likely))))


def _overlaps(sentence: quoting.Candidate, passage: Passage, start: int, end: int) -> bool:
    return sentence.passage.rank == passage.rank and sentence.start < end and start < sentence.end
