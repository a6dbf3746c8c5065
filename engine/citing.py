"""The passage span that supports a sentence of an answer; pure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from engine import sentences
from engine.types import AnswerSentence, Citation, Source

_WORD = re.compile(r"\w+")


def split_all(text: str) -> list[tuple[int, int]]:
    return sentences.split(text)


def split_ready(text: str, done_upto: int) -> list[tuple[int, int]]:
    """Finished sentences after `done_upto`: all but the last, which may still grow."""
    return sentences.split(text, done_upto)[:-1]


def judge(sentence: str, start: int, sources: Sequence[Source]) -> AnswerSentence:
    wanted = {word.lower() for word in _WORD.findall(sentence) if len(word) > 3 or word.isdigit()}
    best: tuple[float, Citation] | None = None
    for source in sources:
        for first, last in sentences.split(source.text):
            words = {word.lower() for word in _WORD.findall(source.text[first:last])}
            share = len(wanted & words) / len(wanted) if wanted else 0.0
            if best is None or share > best[0]:
                text = source.text[first:last]
                best = (share, Citation(source.n, source.start + first, source.start + last, text))
    supported = best is not None and best[0] >= 0.8
    return AnswerSentence(sentence, start, start + len(sentence), supported, (best[1],) if best and supported else ())
