"""What must not differ between a statement and its source: numbers, names, negations, opposites."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from engine.terms import STOP_WORDS

_TOKEN = re.compile(r"\d[\d.,:/]*\d|\d|[^\W\d_]+(?:['’\-][^\W\d_]+)*|[%€$£¥°]")
_TO_TWENTY = """
    zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
    eighteen nineteen twenty
"""
_SMALL = {word: str(value) for value, word in enumerate(_TO_TWENTY.split())}
_TENS = {"thirty": "30", "forty": "40", "fifty": "50", "sixty": "60", "seventy": "70", "eighty": "80", "ninety": "90"}
_MULTIPLES = {"hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000, "dozen": 12}
_COUNTED = "second minute hour day week month year mile foot inch ton degree"
_UNITS = {
    **dict.fromkeys(("%", "percent", "per cent", "percentage"), "%"),
    **dict.fromkeys(("€", "euro", "euros", "eur"), "€"),
    **dict.fromkeys(("$", "dollar", "dollars", "usd"), "$"),
    **dict.fromkeys(("£", "pound", "pounds", "gbp"), "£"),
    **{form: unit for unit in _COUNTED.split() for form in (unit, unit + "s")},
    **dict.fromkeys(("feet",), "foot"),
    **dict.fromkeys(("km", "kilometre", "kilometres", "kilometer", "kilometers"), "km"),
    **dict.fromkeys(("m", "metre", "metres", "meter", "meters"), "m"),
    **dict.fromkeys(("cm", "centimetre", "centimetres", "centimeter", "centimeters"), "cm"),
    **dict.fromkeys(("mm", "millimetre", "millimetres", "millimeter", "millimeters"), "mm"),
    **dict.fromkeys(("kg", "kilogram", "kilograms", "kilo", "kilos"), "kg"),
    **dict.fromkeys(("g", "gram", "grams"), "g"),
    **dict.fromkeys(("l", "litre", "litres", "liter", "liters"), "l"),
}  # fmt: skip
_DENIALS = "not no never none nobody nothing neither nor without cannot hardly n't"
_NEGATIONS = frozenset(_DENIALS.split())
_REACH = 4
"""Words after a negation that it may deny."""
_PAIRS = """
    increase/decrease rise/fall rose/fell grow/shrink grew/shrank more/less more/fewer most/least before/after
    first/last above/below over/under win/lose won/lost allow/forbid allow/prohibit permit/prohibit accept/reject
    begin/end start/stop start/end open/close highest/lowest largest/smallest maximum/minimum best/worst
    early/late older/newer oldest/newest north/south east/west left/right true/false high/low same/different
    include/exclude gain/loss profit/loss enable/disable success/failure pass/fail inside/outside buy/sell
    mandatory/optional required/optional always/never all/none safe/dangerous public/private
    """
_OPPOSITES = tuple(tuple(pair.split("/")) for pair in _PAIRS.split())
_SUFFIXES = (
    ("ies", "y"), ("sses", "ss"), ("ness", ""), ("edly", ""), ("ings", ""), ("ing", ""), ("ied", "y"), ("ed", ""),
    ("ly", ""), ("xes", "x"), ("ches", "ch"), ("shes", "sh"), ("s", ""),
)  # fmt: skip


@lru_cache(maxsize=16_384)
def stem(word: str) -> str:
    """A word without its inflection, so that "opened" meets "opens"; light, in the manner of Harman's S-stemmer."""
    word = word.lower().replace("’", "'").removesuffix("'s").removesuffix("'")
    for suffix, put in _SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= 3 and not word.endswith(("ss", "us", "is")):
            word = word[: len(word) - len(suffix)] + put
            break
    if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "aeiouls":
        word = word[:-1]
    return word.removesuffix("e") if len(word) > 3 else word


def number(token: str) -> str:
    """A number as digits, however it was written: "1,200", "1200.0" and "twelve" give "1200", "1200" and "12"."""
    if token in _SMALL:
        return _SMALL[token]
    if token in _TENS:
        return _TENS[token]
    if re.fullmatch(r"\d{1,3}(?:[,.]\d{3})+", token):
        return re.sub(r"[,.]", "", token)
    if re.fullmatch(r"\d{1,3}(?:,\d{3})*\.\d+", token):
        token = token.replace(",", "")
    if re.fullmatch(r"\d+,\d+", token):
        token = token.replace(",", ".")
    if re.fullmatch(r"\d+\.\d+", token):
        token = token.rstrip("0").rstrip(".")
    return token.lstrip("0") or "0"


@dataclass(frozen=True, slots=True)
class Facts:
    """The words of a text that carry meaning, and those of them that must be found again to the letter.

    `words` are stems in order; `numbers` digits; `measures` numbers with their units; `names` stems of what is
    written with a capital inside a sentence; `denied` stems within reach of a negation.
    """

    words: tuple[str, ...]
    numbers: frozenset[str]
    measures: frozenset[tuple[str, str]]
    names: frozenset[str]
    denied: frozenset[str]
    raw: frozenset[str]


@lru_cache(maxsize=4_096)
def facts(text: str) -> Facts:
    tokens = [match.group() for match in _TOKEN.finditer(text)]
    words: list[str] = []
    names: set[str] = set()
    raw: set[str] = set()
    opening = _opening(text)
    for token, begin in ((match.group(), match.start()) for match in _TOKEN.finditer(text)):
        lower = token.lower().replace("’", "'")
        raw.add(lower)
        if token[0].isdigit() or not token[0].isalpha() or lower in STOP_WORDS or lower in _NEGATIONS:
            continue
        if lower.endswith("n't"):
            continue
        words += [stem(part) for part in lower.split("-") if part not in STOP_WORDS]
        capital = token[0].isupper() and begin not in opening
        if capital or (token.isupper() and len(token) > 1) or any(c.isupper() for c in token[1:]):
            names.update(stem(part) for part in lower.split("-") if part not in STOP_WORDS)
    values = list(_values(tokens))
    return Facts(
        tuple(words),
        frozenset(value for value, _ in values),
        frozenset((value, unit) for value, unit in values if unit),
        frozenset(names),
        frozenset(_denied(tokens)),
        frozenset(raw),
    )


def _opening(text: str) -> set[int]:
    """Where a capital says nothing: at the beginning, after a full stop, in a quotation or a list."""
    found = re.finditer(r"(?:^|[.!?:…]\s+|\n\s*(?:[-*•]\s+|\d+[.)]\s+)?|[\"“‘(]\s*)(?=\w)", text)
    return {match.end() for match in found}


def _values(tokens: list[str]) -> Iterator[tuple[str, str]]:
    """Each number with its unit, or "" if it has none."""
    for i, token in enumerate(tokens):
        lower = token.lower()
        written = lower in _TENS or (lower in _SMALL and lower not in ("one", "zero"))
        if not token[0].isdigit() and not written:
            continue
        following = [each.lower() for each in tokens[i + 1 : i + 3]]
        unit = next((_UNITS[each] for each in following[:1] if each in _UNITS), "")
        if not unit and len(following) > 1 and following[0] in _MULTIPLES:
            unit = _UNITS.get(following[1], "")
        if not unit and i and tokens[i - 1] in _UNITS:
            unit = _UNITS[tokens[i - 1]]
        value = number(lower)
        if following and following[0] in _MULTIPLES:
            value = f"{value} {following[0]}"
        yield value, unit


def _denied(tokens: list[str]) -> Iterator[str]:
    for i, token in enumerate(tokens):
        lower = token.lower().replace("’", "'")
        if (lower in _NEGATIONS or lower.endswith("n't")) and not (
            lower == "not" and i + 1 < len(tokens) and tokens[i + 1].lower() in ("only", "just", "merely")
        ):
            reach = [each.lower() for each in tokens[i + 1 : i + 1 + _REACH]]
            yield from (stem(each) for each in reach if each[0].isalpha() and each not in STOP_WORDS)


def contradicts(claim: Facts, source: Facts) -> bool:
    """Whether one denies what the other states, or says its opposite."""
    said, held = set(claim.words), set(source.words)
    if (claim.denied & held) - source.denied or (source.denied & said) - claim.denied:
        return True
    for one, other in _OPPOSITES:
        for mine, theirs in ((one, other), (other, one)):
            mine_, theirs_ = _forms(mine), _forms(theirs)
            if _has(claim, mine_) and not _has(source, mine_) and _has(source, theirs_) and not _has(claim, theirs_):
                return True
    return False


@lru_cache(maxsize=256)
def _forms(word: str) -> tuple[str, str]:
    return word, stem(word)


def _has(held: Facts, forms: tuple[str, str]) -> bool:
    return forms[0] in held.raw or forms[1] in held.words
