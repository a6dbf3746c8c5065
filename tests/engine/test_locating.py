import pytest

from engine.locating import join, narrow
from engine.types import Locator


def placed(locator: Locator, text: str, part: str) -> Locator:
    start = text.index(part)
    return narrow(locator, text, start, start + len(part))


def test_lines_are_counted_inside_a_text() -> None:
    text = "one\ntwo\n\nfour\nfive\n"
    place = {"line_start": 10, "line_end": 14, "heading": "Numbers"}
    assert placed(place, text, "one") == {"line_start": 10, "line_end": 10, "heading": "Numbers"}
    assert placed(place, text, "four\nfive") == {"line_start": 13, "line_end": 14, "heading": "Numbers"}


@pytest.mark.parametrize("above", ["", "Costs\n\n"])
def test_rows_that_stand_one_to_a_line_are_counted(above: str) -> None:
    text = above + "tea: 3\nmilk: 1\nbread: 2\n"
    place = {"sheet": "Costs", "row": 5, "row_end": 7}
    assert placed(place, text, "milk: 1") == {"sheet": "Costs", "row": 6}
    assert placed(place, text, "milk: 1\nbread") == {"sheet": "Costs", "row": 6, "row_end": 7}


@pytest.mark.parametrize(
    "text", ["tea: 3\nmilk: 1\n", "tea: 3\n\nmilk: 1\nbread: 2\n", "tea\nof: 3\nmilk: 1\nbread: 2"]
)
def test_rows_that_cannot_be_counted_keep_their_range(text: str) -> None:
    place = {"row": 5, "row_end": 7}
    assert placed(place, text, "milk: 1") == place


def test_what_has_no_lines_keeps_its_place() -> None:
    assert narrow({"page": 3}, "a\nb", 2, 3) == {"page": 3}


def test_two_places_are_joined_from_the_first_to_the_last() -> None:
    one, two = {"line_start": 1, "line_end": 2, "heading": "A"}, {"line_start": 4, "line_end": 6, "heading": "B"}
    assert join(one, two) == {"line_start": 1, "line_end": 6, "heading": "A"}
    assert join({"row": 3}, {"row": 8}) == {"row": 3, "row_end": 8}
    assert join({"sheet": "S"}, {"sheet": "S", "row": 2, "row_end": 4}) == {"sheet": "S", "row": 2, "row_end": 4}
    assert join({"page": 2}, {"page": 2}) == {"page": 2}
