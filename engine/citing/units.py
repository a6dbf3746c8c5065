"""A measure of a statement in the unit of its source: "28 days" where that says "four weeks"; pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from engine.citing.facts import Facts

_EXACT = (
    ("week", "day", 7), ("day", "hour", 24), ("hour", "minute", 60), ("minute", "second", 60),
    ("year", "month", 12), ("km", "m", 1000), ("m", "cm", 100), ("cm", "mm", 10), ("m", "mm", 1000), ("t", "kg", 1000),
    ("kg", "g", 1000), ("g", "mg", 1000), ("l", "ml", 1000), ("€", "cent", 100),
)  # fmt: skip
"""A unit, a smaller one, and how many of these it is."""


def in_their_units(claim: Facts, measures: frozenset[tuple[str, str]]) -> Facts:
    """The statement with each measure that the sources lack in the one of theirs that is exactly the same.

    Args:
        claim: what the statement holds.
        measures: numbers and units of the sources.
    """
    for value, unit in claim.measures - measures:
        put = next((each for each in _equal(value, unit) if each in measures), None)
        if put:
            claim = _changed(claim, (value, unit), put)
    return claim


def _equal(value: str, unit: str) -> Iterator[tuple[str, str]]:
    try:
        number = Fraction(value)
    except ValueError:
        return  # "5 million"
    for large, small, times in _EXACT:
        if unit == large:
            yield _written(number * times), small
        elif unit == small:
            yield _written(number / times), large


def _written(number: Fraction) -> str:
    """The number as it would be read from a text; with more than three decimals, none is."""
    return str(number.numerator) if number.denominator == 1 else f"{float(number):.3f}".rstrip("0")


def _changed(claim: Facts, old: tuple[str, str], new: tuple[str, str]) -> Facts:
    stream = tuple(
        replace(word, stem=new[0], form=new[1]) if word.sort == "number" and (word.stem, word.form) == old else word
        for word in claim.stream
    )
    others = {value for value, unit in claim.measures if (value, unit) != old}
    words = tuple(new[1] if word == old[1] else word for word in claim.words)
    numbers = (claim.numbers - ({old[0]} - others)) | {new[0]}
    return replace(
        claim,
        words=words,
        numbers=numbers,
        measures=(claim.measures - {old}) | {new},
        stream=stream,
        stems=frozenset([*words, *(word.stem for word in stream)]),
    )
