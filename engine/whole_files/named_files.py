"""Which of the files a few words name: by file name, by title, by where they lie; pure.

Every word that carries meaning must be found, so that a question about a thing is not taken for one about a file.
Where several files fit equally well, all are returned, and it is for the person to choose.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from engine.text.stems import stem
from engine.text.terms import STOP_WORDS
from engine.types import LedgerEntry

_TOKEN = re.compile(r"\bv\d+\b|[^\W\d_]+|\d+")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_VERSION = re.compile(r"\b(?:versions?|ver\.?|rev(?:ision)?\.?|v)[\s_.]*(\d+)\b", re.IGNORECASE)
_ISO_DATE = re.compile(r"(?<!\d)((?:19|20)\d\d)[-_.]?(0[1-9]|1[0-2])[-_.]?([0-2]\d|3[01])(?!\d)")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_MONTHS = "january february march april may june july august september october november december".split()  # noqa: SIM905
_KINDS = {
    **dict.fromkeys(("pdf",), ("pdf",)),
    **dict.fromkeys(("docx", "word"), ("docx", "doc", "odt", "rtf")),
    **dict.fromkeys(("spreadsheet", "excel", "workbook", "xlsx"), ("xlsx", "xls", "xlsb", "ods", "csv", "tsv")),
    **dict.fromkeys(("csv",), ("csv",)),
    **dict.fromkeys(("slides", "presentation", "powerpoint", "deck", "pptx"), ("pptx", "ppt", "odp")),
    **dict.fromkeys(("mail", "email"), ("eml", "msg")),
    **dict.fromkeys(("notebook",), ("ipynb",)),
}
_KIND_STEMS = {stem(word): extensions for word, extensions in _KINDS.items()}
_GENERIC = frozenset(
    stem(word)
    for word in """
    file files document documents doc docs text texts one ones two both version versions copy copies content contents
    whole entire full complete page pages these those this that it them other mr mrs ms miss dr prof
    """.split()  # noqa: SIM905
)
_NOUNS = frozenset(
    stem(word)
    for word in """
    file document doc text contract lease agreement policy handbook manual report minutes letter invoice memo memorandum
    spreadsheet presentation paper article guide guideline guidelines notebook log list table plan proposal deed
    statement procedure sop chapter book booklet brochure leaflet strategy budget notes note notice readme regulation
    regulations charter constitution statute statutes bylaws quotation offer order briefing protocol specification
    pep rfc standard transcript thesis essay speech script schedule inventory catalogue certificate
    """.split()  # noqa: SIM905
) | frozenset(_KIND_STEMS)
_NEWEST = frozenset(map(stem, ("newest", "latest", "current", "newer", "recent")))
_OLDEST = frozenset(map(stem, ("oldest", "older", "earliest", "earlier", "previous", "old", "former")))
_EXPLICIT = re.compile(r"[\w()\[\]&+,'-][\w .()\[\]&+,'-]*\.[A-Za-z][A-Za-z0-9]{1,5}\b")


@dataclass(frozen=True, slots=True)
class Named:
    """The files that fit `words` best, all equally well.

    `certain` says that the words can hardly mean anything but a file: its very name, a word for a kind of document,
    or all the words of its name.
    """

    files: tuple[LedgerEntry, ...]
    certain: bool
    exact: bool = False


def points(reference: str) -> bool:
    """Whether the words name nothing by themselves: "this contract", "these two", "it"."""
    words = _words(reference)
    pointing = re.search(r"\b(?:this|these|it|that|those|them|both|the two)\b", reference, re.IGNORECASE)
    return not reference or (bool(pointing) and all(word in _GENERIC | _NOUNS for word in words))


def explicit(reference: str) -> str:
    """A file name with its extension among the words; empty if there is none."""
    match = _EXPLICIT.search(reference)
    return match.group().split()[-1] if match else ""


def named(reference: str, files: Sequence[LedgerEntry]) -> Named | None:
    """The files that the words name; None if they name none."""
    if verbatim := _verbatim(reference, files):
        return Named(tuple(verbatim), certain=True, exact=True)
    words = set(_words(reference))
    newest, oldest = words & _NEWEST, words & _OLDEST
    words -= newest | oldest
    wanted = words - _GENERIC
    found = _by_words(wanted, files)
    if not found and wanted - _NOUNS:
        found = _by_words(wanted - _NOUNS, files)
    if not found:
        return None
    certain = bool(words & _NOUNS) or (
        any(_completes(wanted, file) for file in found) and len(wanted) > (0 if len(found) == 1 else 1)
    )
    found = _without_copies(found)
    if len(found) > 1 and (newest or oldest):
        ordered = in_time(found)
        found = [ordered[-1] if newest else ordered[0]]
    return Named(tuple(found), certain or len(wanted) > 1)


def named_pair(first: str, second: str, files: Sequence[LedgerEntry]) -> tuple[Named, Named] | None:
    """The files that two references name; a short one ("… and 2026") takes the words of the other along."""
    one, two = named(first, files), named(second, files)
    if one is None or _only_numbers(first):
        one = named(f"{first} {_without_numbers(second)}", files) or one
    if two is None or _only_numbers(second):
        two = named(f"{second} {_without_numbers(first)}", files) or two
    if one is None or two is None:
        return None
    # "The lease and the deed of the lease": a file that one side names for certain is not meant by the other.
    if len(two.files) == 1 and len(one.files) > 1:
        one = Named(tuple(file for file in one.files if file != two.files[0]), one.certain, one.exact)
    elif len(one.files) == 1 and len(two.files) > 1:
        two = Named(tuple(file for file in two.files if file != one.files[0]), two.certain, two.exact)
    return one, two


def mentioned(text: str, files: Sequence[LedgerEntry]) -> list[LedgerEntry]:
    """Files whose whole name, numbers aside, is among the words of `text`: what an earlier question spoke of."""
    if verbatim := _verbatim(text, files):
        return verbatim
    words = set(_words(text))
    found = [file for file in files if len(_letters(_name(file))) > 1 and _completes(words, file)]
    exact = [file for file in found if _name(file) <= words]
    return _without_copies(exact or found)


def in_time(files: Sequence[LedgerEntry]) -> list[LedgerEntry]:
    """The older first: by the years in their names if they have different ones, else by their time stamps."""
    if dated_by_name(files):
        return sorted(files, key=lambda file: _year(file) or 0)
    return sorted(files, key=lambda file: file.modified)


def dated_by_name(files: Sequence[LedgerEntry]) -> bool:
    """Whether the years in their names tell all of them apart."""
    years = [_year(file) for file in files]
    return None not in years and len(set(years)) == len(years)


def _verbatim(text: str, files: Sequence[LedgerEntry]) -> list[LedgerEntry]:
    """Files whose name stands in `text` to the letter, the longest such name only."""
    folded = text.casefold()
    best: list[LedgerEntry] = []
    longest = 0
    for file in files:
        for name in (str(file.path), file.path.name, file.path.stem):
            if len(name) < longest or name.casefold() not in folded or not _telling(name):
                continue
            if re.search(rf"(?<![\w-]){re.escape(name.casefold())}(?![\w-])", folded):
                best = [file] if len(name) > longest else [*best, file]
                longest = len(name)
                break
    return _without_copies(best)


def _telling(name: str) -> bool:
    """Whether a name cannot be a plain word: "lease" is one, "lease.pdf" and "travel-policy-2024" are not."""
    return re.search(r"[._\-\d/]|\w\s\w", name) is not None


def _by_words(words: set[str], files: Sequence[LedgerEntry]) -> list[LedgerEntry]:
    """The files that hold all words, those in whose very name they are before those in whose title or folder."""
    if not words:
        return []
    kinds = {word for word in words if word in _KIND_STEMS}
    tiers: tuple[list[LedgerEntry], ...] = ([], [], [], [])
    for file in files:
        extension = file.path.suffix[1:].lower()
        left = {word for word in words if not (word in kinds and extension in _KIND_STEMS[word])}
        name = _name(file)
        known = name | frozenset(_words(file.title))
        if left <= name:
            tiers[0].append(file)
        elif left <= known:
            tiers[1].append(file)
        elif left <= known | frozenset(_words(" ".join(file.path.parent.parts[-2:]))):
            tiers[2 if left & known else 3].append(file)
    best = tiers[0] or tiers[1] or tiers[2]
    if len(best) > 1 and not tiers[0]:  # the person is to choose: then from all that fit
        best = [*tiers[1], *tiers[2], *tiers[3]]
    complete = [file for file in best if _completes(words, file)]
    return complete or best


def _completes(words: set[str], file: LedgerEntry) -> bool:
    letters = _letters(_name(file))
    return bool(letters) and letters <= words


def _letters(words: frozenset[str]) -> set[str]:
    return {word for word in words if not any(char.isdigit() for char in word) and word not in _MONTH_STEMS}


_MONTH_STEMS = frozenset(map(stem, _MONTHS))


def _without_copies(files: Sequence[LedgerEntry]) -> list[LedgerEntry]:
    """Files of the same bytes are one, the one changed last."""
    kept: dict[str, LedgerEntry] = {}
    for file in files:
        key = file.sha256 or str(file.path)
        if key not in kept or file.modified > kept[key].modified:
            kept[key] = file
    return list(kept.values())


def _name(file: LedgerEntry) -> frozenset[str]:
    """The words of a file's name; a date such as 2026-03-12 is also one of March."""
    name = file.path.stem
    months = {stem(_MONTHS[int(match.group(2)) - 1]) for match in _ISO_DATE.finditer(name)}
    return frozenset(months | set(_words(name)))


def _year(file: LedgerEntry) -> int | None:
    """The latest year in the name, else in the title: files copied together have the same time stamp."""
    years = _YEAR.findall(file.path.stem) or _YEAR.findall(file.title)
    return max(map(int, years)) if years else None


@lru_cache(maxsize=50_000)
def _words(text: str) -> tuple[str, ...]:
    """The stems of the words that carry meaning; "version 2" is "v2"; numbers stay, without leading zeros."""
    text = _VERSION.sub(r" v\1 ", _CAMEL.sub(" ", text.replace("_", " ")))
    found = []
    for match in _TOKEN.finditer(text.lower()):
        word = match.group()
        if word.isdigit():
            found.append(word.lstrip("0") or "0")
        elif len(word) > 1 and (word not in STOP_WORDS or word == "may"):
            found.append(stem(word))
    return tuple(found)


def _only_numbers(reference: str) -> bool:
    words = [word for word in _words(reference) if word not in _GENERIC]
    return bool(words) and all(any(char.isdigit() for char in word) or word in _MONTH_STEMS for word in words)


def _without_numbers(reference: str) -> str:
    return re.sub(r"\S*\d\S*", " ", _VERSION.sub(" ", re.sub(r"[-_]", " ", reference)))
