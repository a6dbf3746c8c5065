"""Where something may be written into Markdown so that it means the same as before; pure.

A sentence of an answer is a span of Markdown: it may begin with a list's dash and end with the last stroke of a row,
or be no more than the line below a table's head.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from engine.types import AnswerSentence

# What Markdown wants at the very start or end of a line.
_START = re.compile(r"(?:\s|[-*+]\s|\d+[.)]\s|\[[ xX]\]\s|#{1,6}\s|>|\||(?:```|~~~)[^\n]*(?:\n|\Z))*")
_END = re.compile(r"(?:\s|(?<!\\)\||\n(?:```|~~~))*\Z")
_NOTHING = re.compile(r"[\s|:=~*_-]*\Z")  # a rule, the line below a heading or a table's head


def said(sentence: str) -> tuple[int, int]:
    """From where to where a sentence says something; both are its end if it is nothing but Markdown."""
    match = _START.match(sentence)
    first = match.end() if match else 0
    if _NOTHING.match(sentence, first):
        return len(sentence), len(sentence)
    last = match.start() if (match := _END.search(sentence, first)) else len(sentence)
    return first, last


def with_numbers(text: str, sentences: Sequence[AnswerSentence]) -> str:
    """An answer with the numbers of its sources: in a table they stand in the row, not after it."""
    parts, done = [], 0
    for sentence in sentences:
        at = sentence.start + said(sentence.text)[1]
        numbers = sorted({citation.source for citation in sentence.citations})
        parts += [text[done:at], *(f" [{number}]" for number in numbers)]
        done = at
    return "".join([*parts, text[done:]])
