"""A query as a person types it to find a place: words in quotation marks belong together, and the last word may
not be finished yet."""

from __future__ import annotations

import re
from dataclasses import dataclass

from engine.text.terms import STOP_WORDS

LEAST_TYPED = 3
"""Letters from which a beginning stands for the words that begin so; fewer begin half of all words."""

LEAST_STEM = 4
_TAILS = ("i", "in", "io", "ti", "tio", "ati", "atio", "me", "men", "ne", "nes")
"""How the usual endings look before they are complete: the index knows a word by its stem alone."""

_PHRASE = re.compile(r'(?<!\w)["“„«]([^"“”„«»]*)(["”“»]?)')
_LAST = re.compile(r"[^\W_]+$")


@dataclass(frozen=True, slots=True)
class Typed:
    """What is looked for.

    Attributes:
        text: the query without its quotation marks.
        phrases: what stood between them, apart from one that is not closed.
        begun: the phrase whose closing mark is still to come; "" if there is none.
        unfinished: the last word, as long as it may go on; "" if it may not.
    """

    text: str
    phrases: tuple[str, ...] = ()
    begun: str = ""
    unfinished: str = ""

    @property
    def too_short(self) -> bool:
        """Whether it ends in so few letters of a word that little can be found before there are more."""
        return bool((last := _LAST.search(self.text)) and len(last.group()) < LEAST_TYPED)

    @property
    def together(self) -> bool:
        """Whether some words must stand together."""
        return bool(self.phrases or self.begun)

    def beginnings(self) -> list[str]:
        """FTS5 expressions for what the unfinished word may become."""
        return [f'"{self.unfinished}" *', *(f'"{stem}"' for stem in self._stems())] if self.unfinished else []

    def may_become(self, stem: str) -> bool:
        """Whether the unfinished word may become one with this stem."""
        return bool(self.unfinished) and (stem.startswith(self.unfinished) or stem in self._stems())

    def _stems(self) -> list[str]:
        """The stems that it may have if it is in the middle of one of the usual endings."""
        cut = (self.unfinished.removesuffix(tail) for tail in _TAILS if self.unfinished.endswith(tail))
        return [stem for stem in cut if len(stem) >= LEAST_STEM]


def as_typed(query: str) -> Typed:
    """Reads a query."""
    phrases, begun, unfinished = [], "", ""
    for match in _PHRASE.finditer(query):
        words = " ".join(match.group(1).split())
        if any(letter.isalnum() for letter in words):
            if match.group(2):
                phrases.append(words)
            else:
                begun = words
    text = _PHRASE.sub(r"\1", query)
    last = _LAST.search(query)
    if last and not begun and len(last.group()) >= LEAST_TYPED and last.group().lower() not in STOP_WORDS:
        unfinished = last.group().lower()
    return Typed(text, tuple(phrases), begun, unfinished)
