"""What a judge of citations must see in small words, in the passive and in other wordings of the same."""

from pathlib import Path

import pytest

from engine.citing import citing
from engine.evals import citation_eval
from engine.paths import resources
from engine.text import sentences
from engine.types import Source


def said(sentence: str, text: str) -> bool:
    return citing.judge(sentence, 0, [Source(1, Path("a.md"), "", {}, text, 0, len(text))]).supported


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        ("The court may refer it back.", "The court may refer it back.", "The court must refer it back."),
        ("He must return the deposit.", "He has to return the deposit.", "He may return the deposit."),
        ("Dorvex may cause drowsiness.", "Dorvex might cause drowsiness.", "Dorvex causes drowsiness."),
        ("Kern plans to install panels.", "Kern intends to install panels.", "Kern installed panels."),
        ("The group will report in June.", "The group will report in June.", "The group reported in June."),
        ("All bolts must be tight.", "Every bolt must be tight.", "Some bolts must be tight."),
        ("Most of the flats have gas.", "Most of the flats have gas.", "All of the flats have gas."),
        ("Members who paid may vote.", "Members who paid may vote.", "All members may vote."),
        ("At least two nurses are here.", "No fewer than two nurses are here.", "At most two nurses are here."),
        (
            "The owner returns the deposit in May, unless damage is found.",
            "Unless damage is found, the owner returns the deposit in May.",
            "The owner returns the deposit in May.",
        ),
        (
            "Critics allege that the mayor sold the park.",
            "Critics allege that the mayor sold the park.",
            "The mayor sold the park.",
        ),
        (
            "The bath is open every day except on Wednesdays.",
            "The bath is open every day except Wednesdays.",
            "The bath is open on Wednesdays.",
        ),
        ("Breakfast is included in all rooms except suites.", "", "Breakfast is included in all rooms."),
        ("Tenants may keep a cat, but a dog only with consent.", "", "Tenants may keep a dog."),
        ("The algae came in 2022, probably owing to the heat.", "", "The algae came in 2022 because of the heat."),
        ("The otters were seen under four of the seven bridges.", "", "The otters were seen under all seven bridges."),
        ("Most of the young do not survive.", "", "None of the young survive."),
        ("Whoever held it cannot apply again for five years.", "", "Whoever held it can never apply again."),
        (
            "Oil is covered with sand, even if the spill is small.",
            "Oil is covered with sand.",
            "Oil is covered with sand only if the spill is small.",
        ),
        ("Guests pay 8 euros and, if they like, 2 euros for a towel.", "Guests pay 8 euros.", ""),
        ("It is not only a school.", "It is not only a school.", "It is only a school."),
        ("Staff may open the cabinet.", "The staff may open the cabinet.", "Only staff may open the cabinet."),
    ],
)  # fmt: skip
def test_small_words_keep_their_force(text: str, right: str, wrong: str) -> None:
    assert not right or said(right, text)
    assert not wrong or not said(wrong, text)


MINUTES = (
    "The minutes are written by the secretary and signed by the chair. Ann Berg, who learnt from Jo Lund, left Bonn."
)


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        (MINUTES, "The minutes are signed by the chair.", "The minutes are signed by the secretary."),
        (MINUTES, "The secretary writes the minutes.", "The chair writes the minutes."),
        (MINUTES, "Ann Berg left Bonn.", "Jo Lund left Bonn."),
        (
            "The board approved the plan of the architect.",
            "The plan of the architect was approved by the board.",
            "The architect approved the plan of the board.",
        ),
        (
            "The matter was referred to the finance group.",
            "The matter was referred to the finance group.",
            "The finance group referred the matter.",
        ),
        (
            "Staff get 28 days of leave; those under 18 get 30 days.",
            "Staff get 28 days of leave.",
            "Staff under 18 get 28 days of leave.",
        ),
        (
            "Ann Berg chairs the board. The treasurer warned of a loss.",
            "The treasurer warned of a loss.",
            "Ann Berg warned of a loss.",
        ),
        ("Its chair, Ann Berg, left.", "Ann Berg left.", "The treasurer left."),
    ],
)
def test_who_acts_stays_who_acts(text: str, right: str, wrong: str) -> None:
    assert said(right, text)
    assert not said(wrong, text)


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        (
            "The ferry sank in May 1931, and the last of its crew was saved on 4 June.",
            "The ferry sank in May 1931.",
            "The ferry was saved on 4 June.",
        ),
        (
            "Dates ripen on the south bank in June, but frost destroyed the palms of the north bank.",
            "Frost destroyed the palms of the north bank.",
            "Dates ripen on the north bank.",
        ),
        (
            "Novices learn the drum before the flute.",
            "Novices learn the drum before the flute.",
            "Novices learn the flute before the drum.",
        ),
        (
            "Visitors sign in at 9:00 and members sign out at 17:00.",
            "Visitors sign in at 9:00.",
            "Visitors sign in at 17:00 and members sign out at 9:00.",
        ),
        (
            "The line leases its engines from the Orr bank.",
            "The line leases its engines from the Orr bank.",
            "The line leases its engines to the Orr bank.",
        ),
        (
            "Rooms with a view were repainted.",
            "Rooms with a view were repainted.",
            "All rooms with a view were repainted.",
        ),
        ("The pump failed and the cellar filled.", "The pump failed.", "The pump failed because the cellar filled."),
        (
            "The toll was to end in 1605 but stayed.",
            "The toll was to end in 1605.",
            "The toll was ended in 1605.",
        ),
        (
            "It is not known whether the cable broke in winter.",
            "It is not known whether the cable broke in winter.",
            "The cable broke in winter.",
        ),
        (
            "Leak tests are compulsory for all pipes except drains.",
            "Leak tests are compulsory for all pipes except drains.",
            "Leak tests are compulsory only for drains.",
        ),
    ],
)
def test_clauses_and_words_that_changed_places_say_something_else(text: str, right: str, wrong: str) -> None:
    assert said(right, text)
    assert not said(wrong, text)


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        ("It opened on 4 May 1987.", "It opened on May 4, 1987.", "It opened on May 5, 1987."),
        ("Kern sold the mill on 2021-03-14.", "Kern sold the mill on 14 March 2021.", "He sold it on 14 April 2021."),
        ("The pool shuts at 7 pm.", "The pool shuts at 19:00.", "The pool shuts at 7:00."),
        ("Appeals are filed within four weeks.", "Appeals are submitted within 28 days.", "They are filed in 4 days."),
        ("The pump moves 90 litres per minute.", "The pump moves 90 l/min.", "The pump moves 90 l/h."),
        ("Heat switches the motor off.", "Heat turns off the motor.", "Heat turns the motor on."),
        ("Rents rose in 2023.", "Rents increased in 2023.", "Rents fell in 2023."),
        ("The Tower Theater is old.", "The Tower Theatre is old.", "The Town Theatre is old."),
        ("Kern is the chief town and port of Orr.", "The port of Orr is Kern.", "The port of Kern is Orr."),
        ("Neither Kern nor Orr attended.", "Kern did not attend.", "Kern attended."),
        ("Dr Kern checks the lines daily.", "Every day Dr Kern checks the lines.", "Every week Dr Kern checks them."),
        ("Members are not charged.", "For members it is free.", "Members are charged."),
        ("The hall is 48 metres long.", "The hall has a length of 48 metres.", "The hall has a width of 48 metres."),
        ("The pool is closed at weekends.", "At weekends the pool is not open.", "At weekends the pool is open."),
        ("Take Dorvex twice a day.", "Take Dorvex two times a day.", "Take Dorvex three times a day."),
    ],
)  # fmt: skip
def test_other_wordings_meet_and_their_likes_do_not(text: str, right: str, wrong: str) -> None:
    assert said(right, text)
    assert not said(wrong, text)


SCHOOL = (
    "Lessons at Thornbury School start at 8:25. Telephones stay away. Parents apply to the head, Mr Sorley, in time."
)


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        ("If a rash appears, the nurse is called.", "The nurse is called if a rash appears.", ""),
        ("The seal breaks when the pump runs dry.", "If the pump runs dry, the seal breaks.", ""),
        (
            "Because the newt breathes air, soap kills it.",
            "Soap kills it, because the newt breathes air.",
            "Soap breathes air.",
        ),
        ("In 2006, Kern met Orr, doubling its staff to 90.", "Kern met Orr, doubling its staff to 90 in 2006.", ""),
        ("Should a rash appear, Ann Berg is called.", "If a rash appears, Ann Berg is called.", ""),
        ("The wreck was blown up in 2005.", "It was in 2005 that the wreck was blown up.", ""),
        ("Ann Berg signed the lease.", "It was Ann Berg who signed the lease.", "It was Jo Lund who signed the lease."),
        ("Rent is taxed at 7 per cent.", "Rent is taxed at 7%.", "Rent is taxed at 9%."),
        ("Kern (German: Kerno; from ker, a stone) is the port of Orr.", "Kern is the port of Orr.", ""),
        (SCHOOL, "The head of Thornbury School is Mr Sorley.", "The head of Kern School is Mr Sorley."),
        ("Haldor Paper runs two mills. The company bought a press.", "Haldor Paper bought a press.", ""),
        (
            "Haldor Paper runs two mills. The owners of Kern bought a press.",
            "The owners of Kern bought a press.",
            "The owners of Haldor Paper bought a press.",
        ),
        ("A volunteer winds the clock.", "A volunteer is the person who winds the clock.", ""),
    ],
)
def test_what_is_turned_or_named_otherwise_is_the_same(text: str, right: str, wrong: str) -> None:
    assert said(right, text)
    assert not wrong or not said(wrong, text)


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        (
            "Cars must be there twenty minutes before departure, foot passengers ten.",
            "Foot passengers must be there 20 minutes before departure and cars 10.",
        ),
        ("Shoes can be hired, ropes must be brought.", "Ropes can be hired, shoes must be brought."),
        (
            "Although repairs are the tenant's affair, the landlady, Mrs Varga, pays for the boiler.",
            "The boiler is paid for by the tenant, and the landlady sees to repairs.",
        ),
        ("Espresso is roasted for 14 minutes, filter coffee for 11.", "Espresso is roasted for 11 minutes."),
        ("Heating was moved from oil to gas.", "Heating was moved from gas to oil."),
        ("The court allowed the appeal.", "The court disallowed the appeal."),
        ("The soil is permeable.", "The soil is impermeable."),
        ("Visitors may not enter unless they hold a pass.", "Visitors may enter without a pass."),
        ("Two nurses sign the form.", "One nurse signs the form."),
        ("Lind is the treasurer.", "Lind is the captain."),
        ("The landlord is liable for the damage.", "The person is liable for the damage and the total."),
        ("It is believed that the wreck lies at 30 metres.", "The wreck lies at 30 metres."),
        ("The plan is to cut the budget by half.", "The plan must cut the budget by half."),
        ("Nobody left the ship and not even the captain slept.", "The captain slept."),
    ],
)
def test_what_is_said_of_another_is_not_said_of_this_one(text: str, wrong: str) -> None:
    assert said(text, text)
    assert not said(wrong, text)


@pytest.mark.parametrize(
    "text",
    [
        "Play begins on each of the three days.",
        "The mill was allegedly built by Lind.",
        "Only 4 mm of rain fell, all of it on the 19th.",
        "The pool (outdoor) (built by Lind) opens at nine.",
        "No boat leaves the slip, not even with an instructor on board.",
        "It was said that the wreck lies at 30 metres.",
    ],
)
def test_every_sentence_supports_itself(text: str) -> None:
    assert said(text, text)


def test_a_name_is_shown_only_with_the_words_that_have_it() -> None:
    text = "Haldor Paper runs two mills. It employs 640 people. The company bought a press."
    (judged,) = [citing.judge("Haldor Paper bought a press.", 0, [Source(1, Path("a.md"), "", {}, text, 0, len(text))])]
    assert [each.text for each in judged.citations] == ["Haldor Paper runs two mills.", "The company bought a press."]


def test_what_is_said_of_hers_is_not_said_of_her() -> None:
    assert not said("Ada Lind died in 1900.", "Ada Lind married in 1890. Her husband died in 1900.")
    assert said("Ada Lind died in 1900.", "Ada Lind married in 1890. She died in 1900.")


def test_every_sentence_of_the_frozen_passages_supports_itself() -> None:
    rows = citation_eval.labelled(resources() / "eval" / "citations-held-answers.jsonl")
    for text in dict.fromkeys(passage for row in rows for passage in row.passages):
        assert all(said(text[start:end], text) for start, end in sentences.split(text))
