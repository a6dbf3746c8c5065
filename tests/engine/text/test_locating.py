from pathlib import Path

import pytest

from engine.text.locating import join, narrow, of_words
from engine.types import Locator, Part, Passage


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


def test_a_text_over_several_pages_says_so_and_one_over_several_sheets_keeps_to_the_first() -> None:
    assert join({"page": 2}, {"page": 3}) == {"page": 2, "page_end": 3}
    assert join({"slide": 2, "heading": "A"}, {"slide": 4}) == {"slide": 2, "slide_end": 4, "heading": "A"}
    assert join({"sheet": "S", "row": 3}, {"sheet": "T", "row": 8}) == {"sheet": "S", "row": 3}


def test_words_of_merged_chunks_have_the_place_of_their_own_chunk() -> None:
    text = "On page three.\nOn page four."
    parts = (Part(100, {"page": 3}), Part(115, {"page": 4}))
    merged = Passage(1, 1.0, Path("a.pdf"), "", {"page": 3, "page_end": 4}, text, 100, 128, parts=parts)
    assert of_words(merged, 100, 114) == {"page": 3}
    assert of_words(merged, 115, 128) == {"page": 4}
    assert of_words(merged, 103, 120) == {"page": 3, "page_end": 4}
    lines = (Part(0, {"line_start": 1, "line_end": 1}), Part(15, {"line_start": 9, "line_end": 9}))
    merged = Passage(1, 1.0, Path("a.md"), "", {"line_start": 1, "line_end": 9}, text, 0, 28, parts=lines)
    assert of_words(merged, 15, 28) == {"line_start": 9, "line_end": 9}
