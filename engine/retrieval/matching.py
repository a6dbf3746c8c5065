"""Where the words that were looked for stand in a found text, and the sentence of it that shows them best.

Pure and quick (microseconds a sentence), for lists of what was found: words are compared by stem and by beginning
as the keyword index does it, or more generously. `quoting` chooses better, with vectors, where an answer depends
on it.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from engine.text import sentences
from engine.text.stems import stem
from engine.text.terms import STOP_WORDS
from engine.text.typed import Typed

SHARED_BEGINNING = 4
"""Letters from which a word that begins another one counts as the same word."""
FRAGMENT = 4
"""Words; what has fewer is a heading or a label, and shows little."""

_WORD = re.compile(r"[^\W_]+")

Span = tuple[int, int]


class Wanted:
    """What a query looks for, ready to be held against many texts."""

    def __init__(self, query: Typed) -> None:
        words = list(dict.fromkeys(folded(match.group()) for match in _WORD.finditer(query.text)))
        self._unfinished = folded(query.unfinished)
        self._words = [word for word in words if word not in STOP_WORDS] or words
        self._by_stem = {stem(word): number for number, word in enumerate(self._words)}
        self._known: dict[str, int | None] = {}
        self._spaceless = [word for word in self._words if not word.isascii() and len(word) > 1]
        phrases = [(words, False) for words in query.phrases] + [(query.begun, True)] * bool(query.begun)
        self._phrases = [_pattern(*phrase) for phrase in phrases]

    def marks(self, text: str) -> list[Span]:
        """The spans of `text` that were looked for, in order and apart."""
        return _merged([span for span, _ in self._found(text)])

    def sentence(self, text: str) -> Span:
        """The sentence of `text` that holds most of what was looked for; of equals one that is no heading, and the
        first. The whole of a text without a sentence."""
        found = self._found(text)
        best: tuple[float, int, Span] | None = None
        for number, (start, end) in enumerate(_split(text)):
            held = {what for (first, last), what in found if first < end and start < last}
            whole = len(_WORD.findall(text[start:end])) >= FRAGMENT
            closed = text[start:end].rstrip("\"'”’»)").endswith((".", "!", "?", "。"))
            worth = sum(3.0 if what < 0 else 1.0 for what in held) + 0.5 * whole + 0.25 * closed
            if best is None or (worth, -number) > best[:2]:
                best = (worth, -number, (start, end))
        return best[2] if best else (0, len(text))

    def _found(self, text: str) -> list[tuple[Span, int]]:
        """Spans with what stands there: the number of a word, or a phrase as a number below zero."""
        found = [
            (match.span(), which) for match in _WORD.finditer(text) if (which := self._which(match.group())) is not None
        ]
        for number, word in enumerate(self._spaceless):
            found += [(match.span(), number) for match in re.finditer(re.escape(word), text)]
        for number, pattern in enumerate(self._phrases):
            found += [(match.span(), -1 - number) for match in pattern.finditer(text)]
        return found

    def _which(self, word: str) -> int | None:
        if word not in self._known:
            self._known[word] = self._number(folded(word))
        return self._known[word]

    def _number(self, word: str) -> int | None:
        if (number := self._by_stem.get(stem(word))) is not None:
            return number
        for number, wanted in enumerate(self._words):
            if wanted == self._unfinished and word.startswith(wanted):
                return number
            if min(len(word), len(wanted)) >= SHARED_BEGINNING and (word.startswith(wanted) or wanted.startswith(word)):
                return number
        return None


@lru_cache(maxsize=256)
def _split(text: str) -> tuple[Span, ...]:
    """Kept, since each letter that a person types finds most passages of the letter before."""
    return tuple(sentences.split(text))


@lru_cache(maxsize=16_384)
def folded(word: str) -> str:
    """A word as searches compare it: small letters, no accents."""
    if word.isascii():
        return word.lower()
    return "".join(each for each in unicodedata.normalize("NFD", word.lower()) if not unicodedata.combining(each))


def _pattern(phrase: str, goes_on: bool) -> re.Pattern[str]:
    words = r"[\W_]+".join(map(re.escape, _WORD.findall(phrase)))
    return re.compile(rf"(?<!\w){words}" + (r"\w*" if goes_on else r"(?!\w)"), re.IGNORECASE)


def _merged(spans: list[Span]) -> list[Span]:
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged
