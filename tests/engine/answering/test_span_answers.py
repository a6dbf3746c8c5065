"""What is made of the reader's figures: which span wins, how it is shown and cited, and why it is refused."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from engine.answering.span_answers import Seen, decided
from engine.answering.span_reading import Calibration
from engine.retrieval.quoting import Candidate, Evidence, Figures
from engine.text import sentences
from engine.types import Passage

LEASE = "The boathouse is let for 21 years. It was signed by Margaret Ellison in June 2019. The rent is due in May."
BREAD = "Bake the loaf for 40 minutes at 230 degrees."
CALIBRATION = Calibration(
    bias=0.0, margin=1.0, holds=0.0, sentence=0.0, relevance=0.0, missing=-4.0, contradicts=0.0, covered=0.0,
    meaning=0.0, first=0.0, echo=0.0, terse=0.0, threshold=0.5, sentence_weight=10.0,
)  # fmt: skip


def passage(rank: int, text: str) -> Passage:
    return Passage(rank, 1.0 / rank, Path(f"/{rank}.txt"), "", {}, text, 100, 100 + len(text))


def candidates(of: Passage, scores: list[float]) -> list[Candidate]:
    figures = Figures(0, 0, 0, 0, 0, 0, 0, 0)
    return [
        Candidate(of, i, start, end, figures, score)
        for i, ((start, end), score) in enumerate(zip(sentences.split(of.text), scores, strict=True))
    ]


LEASED, BAKED = passage(1, LEASE), passage(2, BREAD)
FOUND = [*candidates(LEASED, [0.6, 0.4, 0.2]), *candidates(BAKED, [0.1])]
EVIDENCE = Evidence((), 0.9, 0.4, tuple(FOUND))


def seen(of: Passage, words: str, margin: float, sentence: float) -> Seen:
    start = of.text.index(words)
    return Seen(of, start, start + len(words), margin, 0.0, sentence, 0.0, False, of.text)


SIGNED = seen(LEASED, "Margaret Ellison", 3.0, 0.4)
YEARS = seen(LEASED, "21 years", -2.0, 0.6)
MINUTES = seen(BAKED, "40 minutes", 4.0, 0.1)


def test_a_span_wins_by_its_margin_and_its_sentence() -> None:
    answer = decided("who signed it?", [YEARS, SIGNED, MINUTES], EVIDENCE, CALIBRATION)
    assert answer.best is SIGNED
    alone = decided("who signed it?", [YEARS, SIGNED, MINUTES], EVIDENCE, replace(CALIBRATION, sentence_weight=0.0))
    assert alone.best is MINUTES


@pytest.mark.parametrize(
    ("style", "words"),
    [("short", "Margaret Ellison"), ("full", "It was signed by Margaret Ellison in June 2019.")],
)
def test_the_answer_is_cited_to_the_character(style: str, words: str) -> None:
    sentence = decided("who signed it?", [SIGNED], EVIDENCE, CALIBRATION).sentence(1, style)
    assert sentence.text == words
    assert sentence.supported
    (citation,) = sentence.citations
    assert citation.source == 1
    assert LEASE[citation.start - 100 : citation.end - 100] == citation.text == words


def test_an_answer_over_a_line_break_reads_on_and_its_citation_keeps_the_break() -> None:
    broken = passage(1, LEASE.replace("Margaret Ellison", "Margaret\nEllison"))
    sentence = decided("who?", [seen(broken, "Margaret\nEllison", 3.0, 0.4)], EVIDENCE, CALIBRATION).sentence(
        1, "short"
    )
    assert sentence.text == "Margaret Ellison"
    assert sentence.citations[0].text == "Margaret\nEllison"


def test_a_question_that_says_the_opposite_is_less_likely_answered() -> None:
    calibration = replace(CALIBRATION, contradicts=-3.0)
    straight = decided("who signed it?", [SIGNED], EVIDENCE, calibration)
    turned = decided("who never signed it?", [SIGNED], EVIDENCE, calibration)
    assert turned.probability < straight.probability


def test_what_little_speaks_for_is_not_likely_an_answer() -> None:
    sure = decided("who signed it?", [SIGNED], EVIDENCE, CALIBRATION)
    unsure = decided("who signed it?", [YEARS], EVIDENCE, CALIBRATION)
    assert sure.probability > sure.threshold
    assert unsure.probability < unsure.threshold


def test_a_refusal_says_what_the_passages_do_not_name() -> None:
    answer = decided("Did Napoleon sign it?", [SIGNED], EVIDENCE, CALIBRATION)
    assert answer.probability < answer.threshold
    assert "Napoleon" in answer.why()
    assert "none of them" in decided("who signed it?", [YEARS], EVIDENCE, CALIBRATION).why()
