"""Numbers and their units as they are written in sentences, each in one form."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_TO_TWENTY = """
    zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
    eighteen nineteen twenty
"""
_ORDINALS = """
    fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth
    seventeenth
    eighteenth nineteenth twentieth
"""
_SMALL = {word: str(value) for value, word in enumerate(_TO_TWENTY.split())} | {
    word: str(value) for value, word in enumerate(_ORDINALS.split(), 4)
}
_TENS = {
    word: str(value * 10)
    for value, word in enumerate(["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], 2)
}
_WRITTEN = _SMALL | _TENS
_NOT_COUNTED = frozenset({"one", "zero"})  # "one" is a pronoun more often than a number
_MULTIPLES = frozenset(["hundred", "thousand", "million", "billion", "trillion", "dozen"])
_SAME = """
    % percent percentage|€ euro eur|$ dollar usd|£ pound gbp quid|km kilometre kilometer|m metre meter|
    cm centimetre centimeter|mm millimetre millimeter|kg kilogram kilogramme kilo|g gram gramme|mg milligram|
    t tonne|l litre liter|ml millilitre milliliter|foot feet ft|inch inches in|mile mi|yard yd|acre|hectare ha|
    ton|ounce oz|pence penny|franc|yen ¥|crown|mark|cent|rupee|second sec|minute min|hour hr|day|night|week|fortnight|
    month|quarter|year yr|decade|century centuries|millennium millennia|degree °|°c celsius|
    °f fahrenheit|watt|kw kilowatt|
    mw megawatt|kwh|volt|ampere amp|hertz|mhz|ghz|byte|kb kilobyte|mb megabyte|gb gigabyte|
    tb terabyte|bit|kpa|bar|psi|
    newton|joule|calorie|gigaton|megaton|horsepower hp|knot|mph|kph|point|page|floor|storey
"""
_UNITS = {
    form: group.split()[0]
    for group in _SAME.split("|")
    for word in group.split()
    for form in (word, word + "s")
    if word != "in"
}


def number(token: str) -> str:
    """A number as digits, however it was written: "1,200", "1200.0" and "twelve" give "1200", "1200" and "12"."""
    if token in _WRITTEN:
        return _WRITTEN[token]
    tens, _, ones = token.partition("-")
    if tens in _TENS and ones in _SMALL:
        return str(int(_TENS[tens]) + int(_SMALL[ones]))
    token = re.sub(r"(?:st|nd|rd|th)$", "", token)
    if re.fullmatch(r"\d{1,3}(?:[,.]\d{3})+", token):
        return re.sub(r"[,.]", "", token)
    if re.fullmatch(r"\d{1,3}(?:,\d{3})*\.\d+", token):
        token = token.replace(",", "")
    if re.fullmatch(r"\d+,\d+", token):
        token = token.replace(",", ".")
    if re.fullmatch(r"\d+\.\d+", token):
        token = token.rstrip("0").rstrip(".")
    return token.lstrip("0") or "0"


def is_number(token: str) -> bool:
    """Whether a word, in small letters, is a number that counts or orders something."""
    if token[0].isdigit():
        return True
    tens, _, ones = token.partition("-")
    return (token in _WRITTEN and token not in _NOT_COUNTED) or (tens in _TENS and ones in _SMALL)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number among the tokens of a text: tokens[at:end] are the number, its multiple and its unit.

    `unit` is "" if it has none, or stands before it.
    """

    at: int
    end: int
    value: str
    unit: str


def values(tokens: Sequence[str]) -> Iterator[Quantity]:
    """The numbers among the tokens, in order."""
    for at, token in enumerate(tokens):
        lower = token.lower()
        if not is_number(lower):
            continue
        value = number(lower)
        end = at + 1
        while end < len(tokens) and tokens[end].lower() in _MULTIPLES:
            value += f" {tokens[end].lower()}"
            end += 1
        unit = _UNITS.get(tokens[end].lower(), "") if end < len(tokens) else ""
        if unit:
            end += 1
        elif at and tokens[at - 1] in "€$£¥":
            unit = _UNITS[tokens[at - 1]]
        yield Quantity(at, end, value, unit)
