"""Texts with places for values, as "{0} cannot be read: {1}", found again in what was said. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

_PLACE = re.compile(r"\{\d+\}")
_WORD = re.compile(r"[A-Za-z]{2,}")
_NUMBER = re.compile(r"[-+]?\d[\d,]*(?:\.\d+)?%?")
_FIGURES = re.compile(r"[-+]?\d+[\d.,:%–-]*(?:, \d+[\d–-]*)*")
"""As "5", "12,000", "2025-01-31" and "3, 5-9"."""
SENTENCES = re.compile(r"(?<=\.) (?=[A-Z(])")
"""Where one ends and another begins."""


@dataclass(frozen=True, slots=True)
class Template:
    """One text.

    Attributes:
        text: with its places, numbered in their order.
        own: what stands before, between and behind the values.
        numbers: the places that hold a number in a form, such as "1.5" or "12,000".
        telling: whether its own words make it sure that nothing else is taken for it, whatever the values are. Of
            others, as "{0} files" or "row {0}", the values must be figures.
        naming: whether it begins with its only word, which says what is done, as "reading {0}".
    """

    text: str
    own: tuple[str, ...]
    numbers: frozenset[int]
    telling: bool
    naming: bool

    @classmethod
    def of(cls, text: str, numbers: Sequence[int] = ()) -> Template:
        own = tuple(_PLACE.split(text))
        words = sum(len(_WORD.findall(each)) for each in own)
        marks = sum(each.count(mark) for each in own for mark in ":;,()–“”")
        naming = words == 1 and bool(_WORD.match(own[0]))
        return cls(text, own, frozenset(numbers), 2 * words + marks >= 4, naming)

    def values(self, said: str, *, inside: bool = False) -> list[str] | None:
        """What stands in its places; None if this is another text.

        Args:
            inside: `said` is itself a value of a text, and so may be data: the name of a file, of a column…
        """
        if len(said) < sum(map(len, self.own)) or not (said.startswith(self.own[0]) and said.endswith(self.own[-1])):
            return None
        if any(own not in said for own in self.own[1:-1]):
            return None
        found = self._values(said, 0, len(self.own[0]), set())
        if found is None or (self.own[-1] == "." and any(map(SENTENCES.search, found))):
            return None
        sure = self.telling or (self.naming and not inside) or all(map(_FIGURES.fullmatch, found))
        return found if sure else None

    def _values(self, said: str, place: int, at: int, failed: set[tuple[int, int]]) -> list[str] | None:
        """The values from a place on, each as short as can be; that of the first begins at `at`."""
        after = self.own[place + 1]
        last = place == len(self.own) - 2
        end = len(said) - len(after) if last else said.find(after, at)
        while end >= at and (place, at) not in failed:
            value = said[at:end]
            if _may_be(value, self.own[place]) and (place not in self.numbers or _NUMBER.fullmatch(value)):
                rest = [] if last else self._values(said, place + 1, end + len(after), failed)
                if rest is not None:
                    return [value, *rest]
            end = -1 if last else said.find(after, end + 1)
        failed.add((place, at))
        return None


def _may_be(value: str, before: str) -> bool:
    """Whether this may stand behind these words: where a space parts it from them, it cannot be missing."""
    return bool(value) or (bool(before) and not before[-1].isspace())


def rewritten(said: str, separator: str, point: str) -> str:
    """A number as another language writes it.

    Args:
        separator, point: of thousands and of decimals there.
    """
    return said.translate({ord(","): separator, ord("."): point}).replace("%", " %")
