"""What people measure in: units of one dimension can be brought to one, exactly. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Unit:
    """`factor` is how many of the dimension's smallest it is: a kg is a million mg."""

    name: str
    dimension: str
    factor: Decimal


_DIMENSIONS = {
    "mass": {"mg": 1, "g": 1_000, "kg": 1_000_000, "t": 1_000_000_000},
    "volume": {"ml": 1, "cl": 10, "dl": 100, "l": 1_000},
    "length": {"mm": 1, "cm": 10, "m": 1_000, "km": 1_000_000},
    "time": {"s": 1, "min": 60, "h": 3_600},
}
_SPELT = {
    "gram": "g", "gramme": "g", "kilo": "kg", "kilogram": "kg", "kilogramme": "kg", "tonne": "t", "litre": "l",
    "liter": "l", "millilitre": "ml", "milliliter": "ml", "metre": "m", "meter": "m", "centimetre": "cm",
    "centimeter": "cm", "millimetre": "mm", "millimeter": "mm", "kilometre": "km", "kilometer": "km", "minute": "min",
    "hour": "h", "hr": "h", "second": "s", "sec": "s",
}  # fmt: skip
_UNITS = {
    name: Unit(name, dimension, Decimal(factor))
    for dimension, units in _DIMENSIONS.items()
    for name, factor in units.items()
}


def unit(written: str) -> Unit | None:
    """The unit of this name; None if it is not known. A lone capital is none but for the litre: "M" is a million."""
    if len(written) == 1 and written.isupper() and written != "L":
        return None
    word = written.lower()
    return _UNITS.get(word) or _UNITS.get(_SPELT.get(word) or _SPELT.get(word.removesuffix("s"), ""))


def common(written: Iterable[str]) -> Unit | None:
    """The unit that numbers in all of these can be brought to without a loss: the most frequent, of times the smallest.

    None if one of them is not known, or not of the others' dimension.
    """
    found = [unit(each) for each in written]
    known = [each for each in found if each is not None]
    if not known or len(known) < len(found) or len({each.dimension for each in known}) > 1:
        return None
    if known[0].dimension == "time":
        return min(known, key=lambda each: each.factor)
    return Counter(known).most_common(1)[0][0]


def brought(value: Decimal, one: Unit, other: Unit) -> Decimal:
    """A number in one unit, in another of its dimension."""
    return value * one.factor / other.factor
