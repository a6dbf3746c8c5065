"""Where a sentence of Markdown says something, and where its numbers go."""

from __future__ import annotations

import pytest

from engine.citing.citing import split_all
from engine.text.markdown import said, with_numbers
from engine.types import AnswerSentence, Citation


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("Plain words.", "Plain words."),
        ("- an item", "an item"),
        ("- [x] done", "done"),
        ("## Head", "Head"),
        ("| Rope | 12.50 |", "Rope | 12.50"),
        ("| | Rope |", "Rope"),
        (r"| a \|", r"a \|"),
        ("```py\na = 1\n```", "a = 1"),
        ("**Never.**", "**Never.**"),
        ("|:---|---:|", ""),
        ("---|:-:", ""),
        ("| | |", ""),
        ("```python", ""),
        ("```", ""),
        ("-----", ""),
        ("  ", ""),
    ],
)
def test_what_a_sentence_says_is_what_markdown_leaves_of_it(sentence: str, words: str) -> None:
    first, last = said(sentence)
    assert sentence[first:last] == words


def test_numbers_stand_within_the_row_and_lines_stay() -> None:
    text = "The prices:\n\n| Item | Price |\n|---|---|\n| Rope | 12.50 |\n\n- **new**\n"
    cited = (Citation(2, 0, 1, "a"), Citation(1, 0, 1, "b"), Citation(2, 5, 6, "c"))
    sentences = [
        AnswerSentence(text[a:b], a, b, "12.50" in text[a:b], cited if "12.50" in text[a:b] else ())
        for a, b in split_all(text)
    ]
    assert with_numbers(text, sentences) == text.replace("12.50 |", "12.50 [1] [2] |")
