from pathlib import Path

import pytest

from engine import citing
from engine.quantities import number
from engine.stems import stem
from engine.types import Source

HARBOUR = (
    "The harbour crane was built in 1911 by Ada Kern. It lifts forty tonnes. "
    "The fee for a mooring is 1,200 euros a year. Dogs are not allowed on the pier. "
    "In winter the water level rises by 3 metres. Guests may stay for 14 days."
)
BAKERY = "A loaf of rye bread costs three euros. The bakery opens at 7:30 on Mondays."
SOURCES = (
    Source(1, Path("/harbour.md"), "", {}, HARBOUR, 100, 100 + len(HARBOUR)),
    Source(2, Path("/bakery.md"), "", {}, BAKERY, 0, len(BAKERY)),
)


def judged(sentence: str) -> list[str] | None:
    """The texts cited for `sentence`, after checking each against its source; None if it is unsupported."""
    found = citing.judge(sentence, 7, SOURCES)
    assert (found.text, found.start, found.end) == (sentence, 7, 7 + len(sentence))
    for citation in found.citations:
        source = SOURCES[citation.source - 1]
        assert citation.text == source.text[citation.start - source.start : citation.end - source.start]
    assert found.supported == bool(found.citations)
    return [citation.text for citation in found.citations] or None


@pytest.mark.parametrize(
    ("sentence", "cited"),
    [
        ("The harbour crane was built in 1911 by Ada Kern.", "The harbour crane was built in 1911 by Ada Kern."),
        ("Ada Kern built the crane of the harbour in 1911.", "The harbour crane was built in 1911 by Ada Kern."),
        ("The mooring fee is 1200 euros per year.", "The fee for a mooring is 1,200 euros a year."),
        ("A mooring costs a fee of €1,200 a year.", "The fee for a mooring is 1,200 euros a year."),
        ("A loaf of rye bread costs 3 euros.", "A loaf of rye bread costs three euros."),
        ("Dogs aren't allowed on the pier.", "Dogs are not allowed on the pier."),
        ("Water levels rise by three metres in winter.", "In winter the water level rises by 3 metres."),
    ],
)
def test_what_a_source_says_is_cited_to_the_character(sentence: str, cited: str) -> None:
    assert judged(sentence) == [cited]


@pytest.mark.parametrize(
    "sentence",
    [
        "The harbour crane was built in 1912 by Ada Kern.",
        "The harbour crane was built in 1911 by Ada Stone.",
        "The fee for a mooring is 1,300 euros a year.",
        "The fee for a mooring is 1,200 dollars a year.",
        "Dogs are allowed on the pier.",
        "A loaf of rye bread does not cost three euros.",
        "In winter the water level falls by 3 metres.",
        "Guests may stay for 14 weeks.",
        "The bakery opens at 7:45 on Mondays.",
        "The bakery opens at 7:30 on Sundays.",
        "The mayor collects rare stamps from overseas.",
        "Yes.",
        "",
        "I could not find this in the documents.",
    ],
)
def test_what_differs_in_a_fact_is_unsupported(sentence: str) -> None:
    assert judged(sentence) is None


def test_one_citation_may_join_neighbouring_sentences() -> None:
    assert judged("The harbour crane, built in 1911, lifts forty tonnes.") == [
        "The harbour crane was built in 1911 by Ada Kern. It lifts forty tonnes."
    ]


def test_a_sentence_may_rest_on_two_sources() -> None:
    sentence = "The harbour crane was built in 1911 by Ada Kern, and a loaf of rye bread costs three euros."
    assert judged(sentence) == [
        "The harbour crane was built in 1911 by Ada Kern.",
        "A loaf of rye bread costs three euros.",
    ]


def test_without_sources_nothing_is_supported() -> None:
    assert not citing.judge("The crane was built in 1911.", 0, ()).supported


def test_streamed_sentences_are_released_once_and_only_when_finished() -> None:
    answer = "The U.S. Army paid 3.5 million. Dr. Kern agreed (as always). It was over.\n- one item\n- another item"
    released: list[tuple[int, int]] = []
    upto = 0
    for length in range(1, len(answer) + 1):
        for start, end in citing.split_ready(answer[:length], upto):
            released.append((start, end))
            upto = end
    whole = citing.split_all(answer)
    assert released == whole[: len(released)]
    assert len(released) >= len(whole) - 2


@pytest.mark.parametrize(
    ("written", "value"),
    [("1,200", "1200"), ("1.200", "1200"), ("1200.0", "1200"), ("twelve", "12"), ("3,5", "3.5"), ("007", "7")],
)
def test_a_number_is_the_same_however_written(written: str, value: str) -> None:
    assert number(written) == value


@pytest.mark.parametrize(
    ("one", "other"),
    [("opened", "opens"), ("cities", "city"), ("stopped", "stopping"), ("Kern's", "Kern"), ("closes", "closed")],
)
def test_inflections_meet(one: str, other: str) -> None:
    assert stem(one) == stem(other)


def test_different_words_stay_different() -> None:
    assert len({stem(word) for word in ("bus", "bush", "business", "new", "policy", "police")}) == 6


def test_a_number_of_another_statement_proves_nothing() -> None:
    old = "If you use your own car, the station pays 40 pence a mile. A private bicycle is paid at 15 pence a mile."
    new = "When you drive your own car, the mileage rate is 48 pence a mile."
    sources = [
        Source(1, Path("old.md"), "", {}, old, 0, len(old)),
        Source(2, Path("new.md"), "", {}, new, 0, len(new)),
    ]
    assert not citing.judge("The mileage rate for using your own car is 15 pence a mile.", 0, sources).supported
    assert citing.judge("The mileage rate for your own car is 48 pence a mile.", 0, sources).supported
    both = "The station pays 40 pence a mile if you use your own car, and a private bicycle is paid 15 pence a mile."
    assert citing.judge(both, 0, sources).supported
