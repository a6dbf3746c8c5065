"""Where sentences begin and end, as exact offsets.

Rules instead of a model: sentence splitting must cost microseconds, give the same answer everywhere, and never
move a character. The rules are those of Unicode Annex 29 in spirit, with the exceptions that matter for finding
facts: abbreviations, initials, hard-wrapped lines, list items and table rows.
"""

from __future__ import annotations

import re
from itertools import pairwise

# Abbreviations that are followed by a name or a number and so hardly ever end a sentence.
_TITLES = frozenset(
    """
    mr mrs ms dr prof rev hon st sr jr gen col lt capt cmdr sgt maj gov sen rep pres supt mt ft
    no nos nr fig figs eq eqs sec sect ch chap vol vols pp p art tab ref refs op cf vs v ca approx al viz
    jan feb mar apr jun jul aug sep sept oct nov dec e.g i.e z.b bzw usw bspw abb art bd hr fr
    """.split()  # noqa: SIM905 (one word a line would hide the list)
)
# Abbreviations that may end a sentence: they do so only before a word that usually begins one.
_MAYBE = frozenset(
    """
    etc inc ltd co corp bros dept est univ assn a.m p.m ph.d b.c a.d u.s u.k u.n u.s.a e.u
    """.split()  # noqa: SIM905
)
_STARTERS = frozenset(
    """
    the a an in on at it its he she they we you i this that these those there here his her their our my
    as by for from with after before during since until while when where who what which how why although though
    however but and or so if because despite according many most some several each every both all another other
    no not one two three first second finally also then thus therefore according under over between among
    """.split()  # noqa: SIM905 (one word a line would hide the list)
)

_END = re.compile(
    r"""
      (?<![.!?…]) [.!?…]+ ["'”’»)\]]* (?:\[[\w\s,:]{1,12}\])* (?=\s)  # with what closes over it, and marks like [12]
    | [。！？｡．] [」』”’）】]*                            # scripts without spaces
    """,
    re.VERBOSE,
)
_ITEM = re.compile(r"[ \t]*(?:[-*+•·–—▪◦‣]\s|\(?(?:\d{1,3}|[a-zA-Z])[.)]\s|\#{1,6}\s|>|\||\.\.\s|```|~~~|:\w+:)")
_LINE_START = re.compile(r"(?:\A|\n)[ \t]*(?:(?:\#{1,6}|[-*+>])[ \t]+)?\Z")
_VALUES = re.compile(r"[^:;]{1,60}: [^;]*; [^:;]{1,60}: ")  # "Name: Ann; Age: 40", a row of a table
_CELLS = re.compile(r"\t|\s\|\s|\|\s*$")
_ASKS = re.compile(r"""\?["'”’»)\]*_]*\Z""")
_BAR = re.compile(r"\s*\|?[ \t]*:?-{2,}:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*(?:\n|\Z)")
_NOT_SPACE = re.compile(r"\S")
_RULE = re.compile(r"\s*[=\-~^\"'`#*+_.:<>]{3,}\s*$")

LEAD = 20
"""Characters before a number in which the beginning of its line is looked for."""
NARROWEST = 25
"""Characters. No margin is narrower: shorter lines are broken on purpose."""
SLACK = 0.8
"""Share of the widest line. A line was broken by the margin if its next word would have passed this width
(characters differ in width, and hyphenation is never perfect, hence less than 1)."""


def split(text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """The sentences of `text[start:end]` as offsets in `text`, in order.

    Spans carry no white space at either end, never overlap, and everything between them is white space. What
    is no prose is cut at lines: list items, headings, rows of cells.
    """
    stop = len(text) if end is None else end
    cuts = sorted({*_line_cuts(text, start, stop), *_stop_cuts(text, start, stop), stop})
    spans: list[tuple[int, int]] = []
    begin = start
    for cut in cuts:
        piece = text[begin:cut]
        stripped = piece.strip()
        if stripped:
            first = begin + len(piece) - len(piece.lstrip())
            spans.append((first, first + len(stripped)))
        begin = cut
    return spans


def states(text: str, start: int, end: int) -> bool:
    """Whether the sentence at `start` to `end` can state anything: no question does, no header of a table, no rule."""
    if _ASKS.search(text, start, end) or is_rule(text, start, end):
        return False
    return "|" not in text[start:end] or not _BAR.match(text, end)


def is_rule(text: str, start: int, end: int) -> bool:
    """Whether it is the row of dashes below the header of a table in Markdown."""
    return "-" in text[start:end] and _BAR.match(text, start, end) is not None


def _stop_cuts(text: str, start: int, stop: int) -> list[int]:
    """Where a full stop, or its like, ends a sentence."""
    cuts = []
    for match in _END.finditer(text, start, stop):
        mark = text[match.start()]
        after = _NOT_SPACE.search(text, match.end(), stop)
        if after is None:
            break
        following = text[after.start()]
        wide = mark in "。！？｡．"
        goes_on = following.islower() or following in ",;:)]%"
        plain = mark == "." and not text.startswith("..", match.start())
        if wide or not (goes_on or (plain and not _ends(text, match, after.start()))):
            cuts.append(match.end())
    return cuts


def _ends(text: str, match: re.Match[str], after: int) -> bool:
    """Whether the full stop at `match` ends a sentence, judged by the words around it."""
    begin = match.start()
    while begin > 0 and not text[begin - 1].isspace() and text[begin - 1] not in "([\"“‘'/":
        begin -= 1
    word = text[begin : match.start()].lower()
    if match.end() - match.start() > 1:  # closed by a bracket or a quotation mark
        return word not in _TITLES
    if word in _TITLES:
        return False
    initial = len(word) == 1 and word.isalpha()
    if initial or word in _MAYBE or re.fullmatch(r"(?:[a-z]\.)+[a-z]", word):
        next_word = re.match(r"[^\W\d_]+", text[after : after + 30])
        return next_word is not None and next_word.group().lower() in _STARTERS and len(next_word.group()) > 1
    # "1. First item": a number at the beginning of a line counts, it ends nothing.
    return not (word.isdigit() and len(word) <= 3 and _opens_line(text, begin))


def _opens_line(text: str, place: int) -> bool:
    """Whether nothing but the mark of a heading or of an item stands before in its line."""
    before = text[max(0, place - LEAD) : place]
    found = _LINE_START.search(before)
    return found is not None and (place <= LEAD or before[found.start()] == "\n")


def _line_cuts(text: str, start: int, stop: int) -> list[int]:
    """Where the end of a line ends a sentence: not where prose was wrapped at a margin."""
    if text.find("\n", start, stop) < 0:
        return []
    ends = [start + place + 1 for place, mark in enumerate(text[start:stop]) if mark == "\n"]
    bounds = [start, *ends, stop]
    lines = [text[begin:end].strip() for begin, end in pairwise(bounds)]
    cuts = []
    width = 0
    for i, end in enumerate(ends):
        line, following = lines[i], lines[i + 1]
        if i == 0 or not lines[i - 1]:  # a new paragraph: how wide is it?
            width = max(len(each) for each in _until_blank(lines, i))
        if (
            not line
            or not following
            or width < NARROWEST
            or _ITEM.match(following)
            or _CELLS.search(line)
            or _CELLS.search(following)
            or _VALUES.match(line)
            or _VALUES.match(following)
            or _RULE.match(line)
            or _RULE.match(following)
            or len(line) + 1 + len(following.split(None, 1)[0]) <= SLACK * width
        ):
            cuts.append(end)
    return cuts


def _until_blank(lines: list[str], first: int) -> list[str]:
    last = first
    while last < len(lines) and lines[last]:
        last += 1
    return lines[first:last] or [""]
