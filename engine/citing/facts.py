"""What must not differ between a statement and its source: numbers, names, what is denied, and the order of words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from engine.text import quantities
from engine.text.stems import stem
from engine.text.terms import STOP_WORDS

_TOKEN = re.compile(
    r"\d[\d.,:/]*\d(?:(?:st|nd|rd|th)\b)?|\d(?:(?:st|nd|rd|th)\b)?|[^\W\d_]+\d+[^\W_]*|[^\W\d_]+(?:['’\-][^\W\d_]+)*|°[CF]\b|[%€$£¥°]"
)
_PUNCTUATION = re.compile(r"[,;.:()]")
_DENIALS = "not no never none nobody nothing neither nor without cannot hardly n't"
_NEGATIONS = frozenset(_DENIALS.split())
_SUBJECTS = frozenset(
    """
    i you he she it we they the a an
    """.split()  # noqa: SIM905 (one word a line would hide the list)
)
_JOINING = frozenset(
    """
    although though whereas while because since until against through whether unless around approximately
    roughly each every per towards toward upon onto
    """.split()  # noqa: SIM905 (one word a line would hide the list)
)
_REACH = 4
"""Words after a negation that it may deny, if the clause does not end before."""
MARKERS = frozenset(
    """
    at by for from in into of off on onto out over to up with without about after before between during under if than
    as because when where while since until against through towards toward upon onto
    """.split()  # noqa: SIM905 (one word a line would hide the list)
)
"""What gives the words after it their part in the sentence, wherever they stand in it."""
Sort = Literal["name", "number", ""]


@dataclass(frozen=True, slots=True)
class Word:
    """A word that carries meaning, or a number, and what leads to it.

    `form` is the word as it stands, in small letters, or the unit of a number; `marker` the preposition or conjunction
    that it follows, `between` all small words and marks since the word before.
    """

    stem: str
    form: str
    sort: Sort
    marker: str
    between: frozenset[str]


@dataclass(frozen=True, slots=True)
class Facts:
    """The words of a text that carry meaning, and those of them that must be found again to the letter.

    `words` are stems in order; `numbers` digits; `measures` numbers with their units; `names` stems of what is
    written with a capital inside a sentence; `denied` the stems within reach of each negation; `raw` all words as they
    stand, in small letters; `stream` words and numbers as they follow each other; `opening` the stems of a word
    whose capital may come from its place alone; `stems` all stems and numbers; `implied` the measures of numbers that
    leave out the unit of the one before ("ten years, letters for six").
    """

    words: tuple[str, ...]
    numbers: frozenset[str]
    measures: frozenset[tuple[str, str]]
    names: frozenset[str]
    denied: tuple[tuple[str, ...], ...]
    raw: frozenset[str]
    stream: tuple[Word, ...]
    opening: frozenset[str]
    stems: frozenset[str]
    implied: frozenset[tuple[str, str]] = frozenset()


def merged(held: Sequence[Facts]) -> Facts:
    """What texts that follow each other hold together."""
    if len(held) == 1:
        return held[0]
    return Facts(
        tuple(word for each in held for word in each.words),
        frozenset().union(*(each.numbers for each in held)),
        frozenset().union(*(each.measures for each in held)),
        frozenset().union(*(each.names for each in held)),
        tuple(group for each in held for group in each.denied),
        frozenset().union(*(each.raw for each in held)),
        tuple(word for each in held for word in each.stream),
        frozenset().union(*(each.opening for each in held)),
        frozenset().union(*(each.stems for each in held)),
        frozenset().union(*(each.implied for each in held)),
    )


@lru_cache(maxsize=1_024)
def facts(text: str) -> Facts:
    """What is to be compared of a text, be it a sentence or several."""
    tokens = list(_tokens(text))
    found = list(quantities.values([token for token, _ in tokens]))
    values = {each.at: (each.value, each.unit) for each in found}
    units = {at: each.unit for each in found for at in range(each.at + 1, each.end)}
    openings = _openings(text)
    words: list[str] = []
    names: set[str] = set()
    denied: list[list[str]] = []
    opening: set[str] = set()
    stream: list[Word] = []
    between: list[str] = []
    last = reach = began = 0
    for i, (token, begin) in enumerate(tokens):
        lower = token.lower().replace("’", "'")
        marks = _PUNCTUATION.findall(text, last, begin)
        between += marks
        last = begin + len(token)
        if marks or lower in ("but", "and"):
            if denied and not denied[-1] and marks:
                denied[-1] += [
                    word.stem for word in stream[began:]
                ]  # "bathrobes are not": it denies what stands before
            began = len(stream)
        if marks == [","] and reach and _row(tokens[i:]):
            reach = 2 * _REACH  # "not in the hall, the kitchen or the cellar"
        elif (marks and denied and denied[-1]) or lower == "but" or (lower in _SUBJECTS and between[-1:] == ["and"]):
            reach = 0
        reach = max(0, reach - 1)
        if i in units:
            words.append(units[i])
        elif i in values:
            stream.append(_word(values[i][0], values[i][1], "number", between))
            if reach:
                denied[-1].append(values[i][0])
            between = []
        elif (
            _small(token, begin in openings, text)
            or lower in _NEGATIONS
            or lower.endswith("n't")
            or not token[0].isalpha()
        ):
            between.append(lower)
            following = tokens[i + 1][0].lower() if i + 1 < len(tokens) else ""
            if _denies(lower, following):
                # "no boat, not even a small one" denies once; "none of the two that were hurt had to stay" reaches far
                if not (lower == "nor" and reach) and not (following == "even" and denied):
                    denied.append([])
                reach = _REACH + 1 if following != "of" else 3 * _REACH
        else:
            parts = [stem(part) for part in lower.split("-") if part not in STOP_WORDS or part == lower]
            words += parts
            name = token[0].isupper() and begin not in openings
            if (
                name
                or (token.isupper() and len(token) > 1)
                or any(not letter.islower() for letter in token[1:] if letter.isalnum())
            ):
                name = True
                names.update(parts)
            elif token[0].isupper():
                opening.update(parts)
            if reach:
                denied[-1] += parts
            for part in parts:
                stream.append(_word(part, lower, "name" if name else "", between))
                between = []
    if denied and not denied[-1]:
        denied[-1] += [word.stem for word in stream[began:]]
    return Facts(
        tuple(words),
        frozenset(value for value, _ in values.values()),
        frozenset((value, unit) for value, unit in values.values() if unit),
        frozenset(names),
        tuple(map(tuple, denied)),
        frozenset(token.lower().replace("’", "'") for token, _ in tokens),
        tuple(stream),
        frozenset(opening),
        frozenset([*words, *(word.stem for word in stream)]),
        frozenset(_implied(found, tokens, text)),
    )


def _implied(
    found: Sequence[quantities.Quantity], tokens: Sequence[tuple[str, int]], text: str
) -> Iterator[tuple[str, str]]:
    """A number that ends a clause takes the unit of the measure before it in the same sentence."""
    unit, last = "", 0
    for each in found:
        begin = tokens[each.at][1]
        if re.search(r"[.!?]\s", text[last:begin]):
            unit = ""
        last = tokens[each.end - 1][1] + len(tokens[each.end - 1][0])
        if each.unit:
            unit = each.unit
        elif unit and re.match(r"\s*(?:[,;.:)]|$|(?:and|or|for|at|on|in) )", text[last:]):
            yield each.value, unit


def _tokens(text: str) -> list[tuple[str, int]]:
    """Words, numbers and signs with their offsets; a number that a hyphen binds to a word stands alone."""
    found = []
    for match in _TOKEN.finditer(text):
        token, begin = match.group(), match.start()
        head, hyphen, rest = token.partition("-")
        if hyphen and quantities.is_number(head.lower()) and not quantities.is_number(token.lower()):
            found += [(head, begin), (rest, begin + len(head) + 1)]
        else:
            found.append((token, begin))
    return found


def _word(stem_: str, form: str, sort: Sort, between: list[str]) -> Word:
    marker = next((each for each in reversed(between) if each in MARKERS), "")
    return Word(stem_, form, sort, marker, frozenset(between))


def _small(token: str, opening: bool, text: str) -> bool:
    """Whether a word only holds others together; "May" and "WHO" inside a sentence are names."""
    if (
        token[0].isupper()
        and not opening
        and (token == "May" or (len(token) > 1 and token.isupper() != text.isupper()))
    ):
        return token != "May" and not token.isupper() and token.lower() in STOP_WORDS | _JOINING
    return token.lower() in STOP_WORDS or token.lower() in _JOINING


def _row(tokens: Sequence[tuple[str, int]]) -> bool:
    """Whether a row goes on to an "or"."""
    return any(token.lower() in ("or", "nor") for token, _ in tokens[: 2 * _REACH])


def _denies(word: str, following: str) -> bool:
    if word == "not" and following in ("only", "just", "merely", "until"):
        return False
    return word in _NEGATIONS or word.endswith("n't")


def _openings(text: str) -> set[int]:
    """Where a capital says nothing: at the beginning, after a full stop, in a quotation or a list."""
    found = re.finditer(r"(?:^|[.!?:;…]\s+|\n\s*(?:[-*•]\s+|\d+[.)]\s+)?|[\"“‘(]\s*)(?=\w)", text)
    return {match.end() for match in found}
