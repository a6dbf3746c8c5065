"""Queries as they are typed, and where their words stand in a text."""

from __future__ import annotations

import pytest

from engine.retrieval.matching import Wanted
from engine.text.typed import Typed, as_typed

TEXT = "# Policy\n\nThe policies were opened in May. Zoë's invoice, paid at the end\nof each month, is new."


@pytest.mark.parametrize(
    ("query", "typed"),
    [
        ("boat hou", Typed("boat hou", unfinished="hou")),
        ("boat house ", Typed("boat house ")),
        ("go to the", Typed("go to the")),
        ('say "each month" now', Typed("say each month now", ("each month",), unfinished="now")),
        ("„jeden Monat“", Typed("jeden Monat", ("jeden Monat",))),
        ('"each mon', Typed("each mon", begun="each mon")),
        ('a 12" pipe', Typed('a 12" pipe', unfinished="pipe")),
        ('""', Typed("")),
    ],
)
def test_a_query_is_read_as_it_is_typed(query: str, typed: Typed) -> None:
    assert as_typed(query) == typed


def test_an_unfinished_word_may_become_what_begins_so_and_what_its_ending_hides() -> None:
    assert as_typed("connectio").beginnings() == ['"connectio" *', '"connect"', '"connec"']
    assert [stem for stem in ("heat", "heater", "he", "heati") if as_typed("heati").may_become(stem)] == [
        "heat",
        "heati",
    ]
    assert as_typed("heat ").beginnings() == []


@pytest.mark.parametrize(
    ("query", "marks", "sentence"),
    [
        ("policy opens", ["Policy", "policies", "opened"], "The policies were opened in May."),
        ("zoe inv", ["Zoë", "invoice"], "Zoë's invoice, paid at the end\nof each month, is new."),
        ('"of each month"', ["of each month"], "Zoë's invoice, paid at the end\nof each month, is new."),
        ("the", ["The", "the"], "The policies were opened in May."),
        ("elephant", [], "The policies were opened in May."),
    ],
)
def test_words_are_marked_and_the_best_sentence_chosen(query: str, marks: list[str], sentence: str) -> None:
    wanted = Wanted(as_typed(query))
    assert [TEXT[start:end] for start, end in wanted.marks(TEXT)] == marks
    start, end = wanted.sentence(TEXT)
    assert TEXT[start:end] == sentence


def test_scripts_without_spaces_are_marked_within_their_runs() -> None:
    assert Wanted(as_typed("首都")).marks("東京都は日本の首都である。") == [(7, 9)]
