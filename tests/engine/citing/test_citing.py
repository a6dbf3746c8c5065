from pathlib import Path

import pytest

from engine.citing import citing
from engine.text.quantities import number
from engine.text.stems import stem
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


ROLES = (
    "The members elected Brown in 1990. Brown appointed Lee as clerk. A nurse counts the tablets, and a doctor signs."
)


def said(sentence: str, *texts: str) -> bool:
    sources = [Source(n, Path(f"{n}.md"), "", {}, text, 0, len(text)) for n, text in enumerate(texts, 1)]
    return citing.judge(sentence, 0, sources).supported


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        (ROLES, "Brown was elected by the members in 1990.", "Brown elected the members in 1990."),
        (ROLES, "Lee was appointed as clerk by Brown.", "Lee appointed Brown as clerk."),
        (ROLES, "Brown appointed Lee as clerk.", "Brown was appointed clerk by Lee."),
        (ROLES, "A doctor signs.", "A nurse signs."),
        (ROLES, "The tablets are counted by a nurse.", "A doctor counts the tablets."),
        ("It ran from Bonn to Graz.", "It ran from Bonn to Graz.", "It ran from Graz to Bonn."),
        ("Profit fell from 9.1 to 7.4 million.", "Profit fell to 7.4 million.", "Profit fell from 7.4 to 9.1 million."),
        ("Ann Berg was a pupil of Jo Lund.", "Ann Berg was a pupil of Jo Lund.", "Jo Lund was a pupil of Ann Berg."),
        ("Ann Berg, the treasurer, resigned.", "The treasurer is Ann Berg.", "The treasurer was sacked."),
        (
            "A group of Swiss under the lead of Orr came.",
            "A group of Swiss came.",
            "A group of Orr under the lead of Swiss came.",
        ),
    ],
)
def test_exchanged_roles_are_noticed(text: str, right: str, wrong: str) -> None:
    assert said(right, text)
    assert not said(wrong, text)


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        ("It is kept for 3 weeks.", "It is kept for three weeks.", "It is kept for 3 months."),
        ("It weighs 4 kilograms.", "It weighs 4 kg.", "It weighs 4 pounds."),
        ("It holds 28,000 students.", "It holds 28,000 students.", "It holds 28,000 teachers."),
        ("It was 40 °C warm.", "It was 40 °C warm.", "It was 40 °F warm."),
        ("It dates from the 1960s.", "It dates from the 1960s.", "It dates from the 1961s."),
        ("It ended in January 1912.", "It ended in January 1912.", "It ended in May 1912."),
        (
            "It took two-thirds of the 45 seats.",
            "It took 2-thirds of the forty-five seats.",
            "It took two-thirds of the forty-six seats.",
        ),
        ("Tea costs 2 euros, coffee 3 euros.", "Tea costs 2 euros.", "Tea costs 3 euros."),
        (
            "A berth costs 64 crowns in a cabin of four and 118 crowns in a single.",
            "A berth costs 64 crowns in a cabin of four.",
            "A berth costs 64 crowns in a single.",
        ),
        (
            "Receipts must be kept for ten years, letters for six.",
            "Letters must be kept for six years.",
            "Letters must be kept for six months.",
        ),
        ("It covers 5 km2 of marsh.", "It covers 5 km2 of marsh.", "It covers 2 km2 of marsh."),
    ],
)
def test_numbers_and_units_belong_together(text: str, right: str, wrong: str) -> None:
    assert said(right, text)
    assert not said(wrong, text)


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        ("The wide gate is locked.", "The gate is locked.", "The gate is unlocked."),
        ("It heads east to the coast.", "It heads east to the coast.", "It heads west to the coast."),
        (
            "The same rope was used for the same load.",
            "The same rope was used.",
            "The different rope was used for the same load.",
        ),
        (
            "Smoking is not allowed in the hall, the yard or the cellar.",
            "Smoking is not allowed in the cellar.",
            "Smoking is allowed in the cellar.",
        ),
        (
            "The palace is made of brick instead of stone.",
            "The palace is made of brick.",
            "The palace is made of stone.",
        ),
        (
            "Adults pay 5 euros, and families get in free.",
            "Adults pay 5 euros.",
            "Families pay.",
        ),
        ("The record is 46 degrees.", "The record is 46 degrees.", "The record is not 46 degrees."),
        (
            "It does not let atoms pass between two layers.",
            "It does not let atoms pass.",
            "It does let atoms pass between two layers.",
        ),
        (
            "When it is not free and you drive your own car, the rate is 48 pence.",
            "If you drive your own car, the rate is 48 pence.",
            "If you do not drive your own car, the rate is 48 pence.",
        ),
    ],
)
def test_denials_and_opposites_are_noticed(text: str, right: str, wrong: str) -> None:
    assert said(right, text)
    assert not said(wrong, text)


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        (
            "Kern Ltd is old. The company employs 90 people.",
            "Kern Ltd employs 90 people.",
            "Orr Ltd employs 90 people.",
        ),
        ("Ann Berg was a doctor. She left Bonn in 1912.", "Ann Berg left Bonn in 1912.", "Jo Lund left Bonn in 1912."),
        (
            "The journal is Science. The Amazon absorbs carbon.",
            "The Amazon absorbs carbon.",
            "The Science absorbs carbon.",
        ),
        (
            "It heads north to Reedley, past the Reedley pass, then south to Yost.",
            "It heads north to Reedley.",
            "It heads north to Yost.",
        ),
        (
            "It lies on a seat of the Dukes of Orr, the capital of Mark.",
            "It lies on a seat of the Dukes of Orr.",
            "It lies on a seat of Mark.",
        ),
    ],
)
def test_a_name_from_elsewhere_does_not_stand_in(text: str, right: str, wrong: str) -> None:
    assert said(right, text)
    assert not said(wrong, text)


@pytest.mark.parametrize(
    "made_up",
    [
        ", and a copy stands in the garden.",
        "; nobody was hurt.",
        ", but critics called it wasteful.",
        " and smells of almonds.",
    ],
)
def test_what_is_made_up_behind_a_conjunction_spoils_the_sentence(made_up: str) -> None:
    assert said("The harbour crane was built in 1911 by Ada Kern.", HARBOUR)
    assert not said("The harbour crane was built in 1911 by Ada Kern" + made_up, HARBOUR)


def test_a_first_word_that_is_a_name_must_be_there() -> None:
    assert said("Cranes lift forty tonnes.", "The tall cranes lift forty tonnes.")
    assert not said("Ott lifts forty tonnes.", "It lifts forty tonnes.")


def test_two_sources_do_not_make_one_statement() -> None:
    rates = (
        "The rate is 48 pence a mile, and 5 pence a mile more for each colleague.",
        "A bicycle is paid at 15 pence a mile.",
    )
    assert not said("For each colleague 15 pence a mile more is paid.", *rates)


@pytest.mark.parametrize(
    ("one", "other"),
    [("taught", "teaches"), ("flown", "flies"), ("built", "builds"), ("mown", "mows"), ("women", "woman")],
)
def test_irregular_forms_meet(one: str, other: str) -> None:
    assert stem(one) == stem(other)
