"""Sentences taken apart into statements, said in other words, and what must not be taken for the same."""

import random
from pathlib import Path

import pytest

from engine import citing
from engine.clauses import statements
from engine.readings import readings
from engine.synonyms import kin, mates
from engine.types import Source
from engine.wordings import plain, without_opener


def said(sentence: str, text: str) -> bool:
    return citing.judge(sentence, 0, [Source(1, Path("a.md"), "", {}, text, 0, len(text))]).supported


@pytest.mark.parametrize(
    ("sentence", "parts"),
    [
        (
            "Receipts must be kept for ten years, letters for six.",
            ("Receipts must be kept for ten years.", "Letters must be kept for six years."),
        ),
        (
            "Loaves from the stone oven need 55 minutes, those from the deck oven 48.",
            ("Loaves from the stone oven need 55 minutes.", "Loaves from the deck oven need 48 minutes."),
        ),
        (
            "Professor Ito supervises theses on soil, Dr Brandl those on water.",
            ("Professor Ito supervises theses on soil.", "Dr Brandl supervises theses on water."),
        ),
        (
            "The tenant may keep a cat, but a dog only with written consent.",
            ("The tenant may keep a cat.", "The tenant may keep a dog only with written consent."),
        ),
        (
            "The swarm weighed 2 kilos and was given to Ann.",
            ("The swarm weighed 2 kilos.", "The swarm was given to Ann."),
        ),
        ("Swatch C, which was waxed, faded least.", ("Swatch C faded least.", "Swatch C was waxed.")),
        (
            "The gym opens at 9 on weekdays and at 10 at weekends.",
            ("The gym opens at 9 on weekdays.", "The gym opens at 10 at weekends."),
        ),
        ("Bread and butter are sold in the hall.", ("Bread and butter are sold in the hall.",)),
        ("In 2023, about a third of the parcels went abroad.", ("In 2023, about a third of the parcels went abroad.",)),
    ],
)
def test_a_sentence_is_taken_apart_and_what_is_left_out_is_put_back(sentence: str, parts: tuple[str, ...]) -> None:
    assert statements(sentence) == parts


def test_who_is_meant_is_put_in_and_told_where_it_stands() -> None:
    text = "The Brenner Cut was dug in 1794. Its engineer, Jo Lund, planned nine locks."
    told = {each.text: (each.sentence, each.before) for each in readings(text)}
    assert told["The Brenner Cut's engineer, Jo Lund, planned nine locks."] == (1, (0,))


def test_the_sentence_that_names_who_is_meant_is_cited_too() -> None:
    text = "Mrs Dunmore was seen on 9 May. She walks with a stick. The wound has healed."
    found = citing.judge("Mrs Dunmore walks with a stick.", 0, [Source(1, Path("a"), "", {}, text, 0, len(text))])
    assert [each.text for each in found.citations] == ["Mrs Dunmore was seen on 9 May. She walks with a stick."]


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("The tenant may keep a cat.", "Yes, the tenant is allowed to keep a cat."),
        ("Tom, aged nine, has had asthma since he was four.", "Tom is 9 years old."),
        ("The dough is fed at five in the afternoon.", "The dough is fed at 5 p.m."),
        ("Fog caused more delays than engine trouble did.", "Engine trouble caused fewer delays than fog."),
        ("The frame is younger than the picture.", "The picture is older than the frame."),
        ("Bonfires are forbidden in May.", "No, bonfires are not allowed in May."),
        ("Most of the young do not survive their first winter.", "Most of the young die in their first winter."),
        ("Batch 11 was thrown away.", "Batch 11 was discarded."),
        ("The hall has no kitchen, so we shall bring two ovens.", "The caterer will bring two ovens."),
        ("The filter must be cleaned monthly, or else it clogs.", "If the filter is not cleaned monthly, it clogs."),
        ("The nurse, Ms Achter, has been sent a copy.", "A copy was sent to Ms Achter, the nurse."),
        ("Plot holders pay 48 pounds a year.", "A plot costs holders 48 pounds a year."),
    ],
)
def test_what_is_said_in_other_words_is_found(text: str, right: str) -> None:
    assert said(right, text)


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("The male hatches the eggs; the female leaves the nest.", "The female hatches the eggs."),
        ("Cash is insured up to 800 francs, jewels up to 5,000.", "Cash is insured up to 5,000 francs."),
        ("The tenant may keep a cat, but a dog only with consent.", "The tenant may keep a dog."),
        ("Patients without an appointment are seen only in an emergency.", "Patients without an appointment are seen."),
        ("Sheds of up to six square metres may be put up.", "Sheds may be put up."),
        ("Tradition holds that Lund drowned in the canal.", "Lund drowned in the canal."),
        ("The dam was finished in 1962. Salmon vanished in the fifties.", "Salmon vanished because of the dam."),
        ("Most of the young do not survive.", "None of the young survive."),
        ("The plan was approved with one vote against.", "The plan was approved unanimously."),
        ("Dogs are welcome, but not in the dining room.", "Dogs are welcome in the dining room."),
        ("The grant pays for travel, but not for equipment.", "The grant pays for travel and equipment."),
        ("It was lent by Ann Berg. Her teacher Jo Lund persuaded her to sell.", "Ann Berg persuaded Jo Lund to sell."),
        ("I have stopped the ramipril and prescribed candesartan.", "Candesartan was stopped."),
        ("The crane dates from 1938 and has been ours since 1977.", "The crane has been ours since 1938."),
        ("Staff may work at home.", "Anyone may work at home."),
    ],
)
def test_what_only_shares_its_words_is_not(text: str, wrong: str) -> None:
    assert not said(wrong, text)


def test_words_of_one_family_meet_and_others_do_not() -> None:
    assert kin("remov", "removal")
    assert not kin("employer", "employee")
    assert "wag" in mates("pay")
    assert "reject" not in mates("accept")


@pytest.mark.parametrize(
    ("text", "wording"),
    [
        ("It opens at half past nine in the evening.", "It opens at 21:30."),
        ("A nine-year-old came.", "A aged nine years came."),
        ("He is no longer ill.", "He is not ill."),
    ],
)
def test_set_phrases_have_one_form(text: str, wording: str) -> None:
    assert plain(text) == wording


def test_only_an_answer_loses_its_yes() -> None:
    assert without_opener("Yes, dogs may come.") == "Dogs may come."
    assert without_opener("No dogs may come.") == "No dogs may come."


def test_any_row_of_words_is_judged() -> None:
    links = ["and", "but", "or", "not", "only", "which", "of", "them", "those", "the", "one", ",", ";", ":", "("]
    words = [*links, "5", "two", "every", "it", "her", "there", "A", "°C", "run", "runs", "by"]
    rng = random.Random(5)
    for _ in range(150):
        text = " ".join(rng.choices(words, k=rng.randint(1, 14)))
        found = citing.judge(" ".join(rng.choices(words, k=6)), 0, [Source(1, Path("a"), "", {}, text, 0, len(text))])
        assert all(each.text == text[each.start : each.end] for each in found.citations)
