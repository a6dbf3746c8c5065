from __future__ import annotations

from engine.text import sentences
from engine.text.table_rows import described


def rows(text: str) -> list[str | None]:
    spans = sentences.split(text)
    return [described(text, spans, number) for number in range(len(spans))]


def test_rows_are_said_with_the_names_of_their_columns() -> None:
    text = "Fees.\n\n| Service | 2024 | 2025 |\n|---|---:|---|\n| First interview | 90 | 95 |\n| Letter | | 130 |\n"
    assert rows(text) == [
        None, None, None, "Service: First interview; 2024: 90; 2025: 95", "Service: Letter; 2025: 130",
    ]  # fmt: skip


def test_a_bar_that_is_escaped_is_of_its_cell() -> None:
    assert rows("| Sign | Means |\n|---|---|\n| a\\|b | either |")[-1] == "Sign: a\\|b; Means: either"


def test_what_has_no_header_or_other_columns_is_left() -> None:
    assert rows("| a | b |\n| c | d |") == [None, None]
    assert rows("| A | B |\n|---|---|\n| c | d | e |")[-1] is None
    assert rows("| A |\n|---|\n| b |\n\nProse.\n\n| c |")[-1] is None
