"""From logits to words, with logits made by hand."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from engine.answering.span_reading import (
    Calibration,
    Logits,
    Signs,
    missing,
    sentence_around,
    share_covered,
    share_echoed,
    share_missing,
    share_terse,
    spans,
    stated,
    windows,
)

TEXT = "The lease was signed by Margaret Ellison in June 2019."


def tokens(text: str) -> tuple[tuple[int, int], ...]:
    return tuple(match.span() for match in re.finditer(r"\w+|[^\w\s]", text))


def logits(text: str, best: str, *, none: float = 0.0, also: str = "") -> Logits:
    """What begins and ends `best` gets 5, what begins and ends `also` 3, and everything else 0."""
    places = tokens(text)
    start, end = [0.0] * len(places), [0.0] * len(places)
    for words, value in ((also, 3.0), (best, 5.0)):
        if words:
            at = text.index(words)
            start[next(i for i, (a, _) in enumerate(places) if a == at)] = value
            end[next(i for i, (_, b) in enumerate(places) if b == at + len(words))] = value
    return Logits(places, tuple(start), tuple(end), none, 1.0)


def test_the_best_span_is_a_slice_and_its_margin_counts_against_no_answer() -> None:
    (best, *_) = spans(logits(TEXT, "Margaret Ellison", none=4.0), 3)
    assert TEXT[best.start : best.end] == "Margaret Ellison"
    assert best.margin == 6.0


def test_the_next_best_does_not_overlap_the_best() -> None:
    found = spans(logits(TEXT, "Margaret Ellison", also="June 2019"), 2)
    assert [TEXT[each.start : each.end] for each in found] == ["Margaret Ellison", "June 2019"]


def test_an_answer_never_ends_before_it_begins() -> None:
    places = tokens(TEXT)
    start, end = [0.0] * len(places), [0.0] * len(places)
    start[-2], end[0] = 9.0, 9.0
    for each in spans(Logits(places, tuple(start), tuple(end), 0.0, 0.0), 5):
        assert each.start < each.end


def test_a_window_of_no_tokens_holds_nothing() -> None:
    assert spans(Logits((), (), (), 0.0, 0.0), 3) == []


def test_windows_are_whole_sentences_that_cover_the_text_and_overlap() -> None:
    text = "One is here now. Two is here now. Three is here now. Four is here now."
    found = list(windows(text, tokens(text), 10))
    assert [text[start:end] for start, end in found] == [
        "One is here now. Two is here now.",
        "Two is here now. Three is here now.",
        "Three is here now. Four is here now.",
    ]


def test_a_sentence_longer_than_the_room_is_a_window_of_its_own() -> None:
    text = "Short one. Long " + "word " * 30 + "end. Short two."
    found = list(windows(text, tokens(text), 10))
    assert [text[start:end].split()[0] for start, end in found] == ["Short", "Long", "Short"]


def test_what_the_passage_does_not_name_is_told() -> None:
    assert missing("When did Napoleon sign the lease in 2020?", TEXT) == ["Napoleon", "2020"]
    assert share_missing("When did Napoleon sign the lease in 2020?", TEXT) == 1.0
    assert share_missing("When did Margaret Ellison sign it in 2019?", TEXT) == 0.0
    assert share_missing("who signed it?", TEXT) == 0.0


def test_a_short_sentence_is_shown_whole() -> None:
    text = f"Before it. {TEXT} After it."
    at = text.index("June")
    start, end = sentence_around(text, at, at + 9)
    assert text[start:end] == TEXT


def test_of_a_long_sentence_the_clauses_around_the_span_are_shown() -> None:
    text = (
        "It began "
        + "so very long ago " * 6
        + ", and in June it was signed by Margaret Ellison, "
        + "as told " * 9
        + "."
    )
    at = text.index("Margaret Ellison")
    start, end = sentence_around(text, at, at + 16)
    shown = text[start:end]
    assert "in June it was signed by Margaret Ellison" in shown
    assert len(shown.split()) <= 30
    assert not shown.endswith(",")


def test_of_one_long_clause_the_words_around_the_span_are_shown() -> None:
    text = "word " * 50 + "Margaret Ellison " + "word " * 50
    at = text.index("Margaret Ellison")
    start, end = sentence_around(text, at, at + 16)
    assert "Margaret Ellison" in text[start:end]
    assert len(text[start:end].split()) <= 30


WEIGHTS = {
    "margin": 0.5, "holds": 0.5, "sentence": 1.5, "relevance": 0.4, "missing": -3.0, "contradicts": -2.0,
    "covered": 1.0, "meaning": 2.0, "first": 0.7, "echo": -0.5, "terse": 0.6,
}  # fmt: skip
CALIBRATION = Calibration(bias=-1.0, **WEIGHTS, threshold=0.5, sentence_weight=0.0)
PLAIN = Signs(
    margin=0.0, holds=0.0, sentence=0.5, relevance=0.0, missing=0.0, contradicts=False, covered=0.5, meaning=0.5,
    first=False, echo=0.0, terse=0.5,
)  # fmt: skip


@pytest.mark.parametrize("sign", WEIGHTS)
def test_every_sign_moves_the_probability(sign: str) -> None:
    more = replace(PLAIN, **{sign: getattr(PLAIN, sign) + 1})
    assert (CALIBRATION.probability(more) > CALIBRATION.probability(PLAIN)) == (WEIGHTS[sign] > 0)
    assert CALIBRATION.probability(more) != CALIBRATION.probability(PLAIN)


def test_extremes_are_probabilities_still() -> None:
    assert CALIBRATION.probability(replace(PLAIN, margin=1e9)) <= 1.0
    assert CALIBRATION.probability(replace(PLAIN, margin=-1e9)) >= 0.0


def test_what_the_question_says_is_told_from_what_answers_it() -> None:
    question = "How quickly must a leak be reported?"
    assert share_covered(question, "To report any leak of water within 48 hours.") == pytest.approx(2 / 3)
    assert share_covered("Who is it?", "anything") == 1.0
    assert share_echoed(question, "reported leaks") == 1.0
    assert share_echoed(question, "within 48 hours") == 0.0
    assert share_echoed(question, "") == 0.0


def test_clauses_and_lists_are_terse() -> None:
    assert share_terse("No pets. No smoking. Rent is due on the first.") == 1.0
    assert share_terse("The boathouse, which had stood empty since the war, was let for a term of 21 years.") == 0.0
    assert share_terse("") == 0.0


@pytest.mark.parametrize(
    ("words", "states"), [("Fee 2025", False), ("95", True), ("Who pays", False), ("The client", True)]
)
def test_headers_and_questions_state_nothing(words: str, states: bool) -> None:
    text = "| Service | Fee 2025 |\n|---|---|\n| Interview | 95 |\n\nWho pays the fee? The client does."
    at = text.rindex(words)
    assert stated(text, at, at + len(words)) == states


def test_a_clause_that_was_cut_off_does_not_begin_with_what_joined_it() -> None:
    before = "when the bicycle is free at the house you take it on every trip of less than four miles in all weathers"
    text = f"Well, {before}, and you are paid 48 pence a mile if you drive your own car."
    span = text.index("48 pence"), text.index("48 pence") + 8
    start, end = sentence_around(text, *span)
    assert text[start:end] == "you are paid 48 pence a mile if you drive your own car."
    at = text.index("and you")
    assert sentence_around(text, at, at + 7)[0] == at, "words of the answer itself stay"
