"""How the window says things, in the person's language: places in files, counts, times. Pure functions."""

from __future__ import annotations

import re
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate

from desktop.language import locale, marked, number, told, tr
from engine.system.moments import local
from engine.text.shown import harmless

if TYPE_CHECKING:
    from engine.types import FileGroup, Locator, Status

_WORD = re.compile(r"\w+")
_ASKING = frozenset(
    _WORD.findall(
        "what when where which whose does have many much that this with from your they them their there about"
    )
)
_PLACES = (
    ("page", marked("page {at}"), marked("pages {at}–{last}")),
    ("slide", marked("slide {at}"), marked("slides {at}–{last}")),
    ("sheet", marked("sheet {at}"), ""),
    ("row", marked("row {at}"), marked("rows {at}–{last}")),
    ("cell", marked("cell {at}"), ""),
    ("part", marked("part {at}"), ""),
    ("line_start", marked("line {at}"), marked("lines {at}–{last}")),
)
"""Keys of a `Locator` in the order in which they are said; some never reach from one to another."""
_KINDS = (
    marked("notes", "part"),
    marked("comment", "part"),
    marked("footnote", "part"),
    marked("endnote", "part"),
    marked("header", "part"),
    marked("footer", "part"),
    marked("output", "part"),
)
"""Parts that have a name in place of a number."""
_SHOWN = 3  # of the names that stand for a group
_SHORTEST_WORD = 4  # shorter ones are mostly "the", "is", "who"; digits count at any length


def as_sentence(words: str) -> str:
    """The Engine's messages begin small and end without a full stop; the window shows them as sentences."""
    if not words:
        return ""
    whole = words[0].upper() + words[1:]
    return whole if whole[-1] in ".?!…" else whole + "."


def as_tip(words: str) -> str:
    """A tooltip is read as markup if it looks like it, and then loads pictures: so it is made markup, escaped."""
    return f"<p>{escape(words)}</p>"


def place(locator: Locator) -> str:
    """Where in a file, as a person would say it: "page 3", "line 12", "sheet Budget, rows 4–6"."""
    said = []
    for key, one, many in _PLACES:
        if key not in locator:
            continue
        first = locator[key]
        last = locator.get(f"{key.removesuffix('_start')}_end", first)
        if key == "part" and first in _KINDS:
            said.append(tr("part {kind}", kind=tr(str(first), "part")))
        else:
            said.append(tr(one, at=first) if last == first else tr(many, at=first, last=last))
    if not said and "heading" in locator:
        said.append(tr("under “{heading}”", heading=locator["heading"]))
    return harmless(", ".join(said))


def file_name(path: Path) -> str:
    """A file's or folder's name, a whole disk's path; it cannot pass for another by turning its characters round."""
    return harmless(path.name or str(path))


def named_place(path: Path, locator: Locator) -> str:
    """A file's name and where in it: "lease.pdf, page 2"."""
    return ", ".join(filter(None, (file_name(path), place(locator))))


def folder(path: Path) -> str:
    """A folder's path, with the person's home folder said as "~"."""
    home = Path.home()
    return harmless(str(Path("~") / path.relative_to(home) if path.is_relative_to(home) else path))


def coverage(status: Status) -> str:
    """The ledger in one line: "31 files searchable, 2 waiting, 1 left out"."""
    said = [tr("%n file(s) searchable", "", status.indexed)]
    if status.waiting:
        said.append(tr("%n waiting", "", status.waiting))
    if left_out := status.skipped + status.failed:
        said.append(tr("%n left out", "", left_out))
    return ", ".join(said)


def left_out(group: FileGroup) -> str:
    """Why files are not to be read, with which they are: "Ignored: build output (dist, target)"."""
    if group.name.startswith("not supported") and group.extensions:
        which = [f".{each}" if each else tr("no extension") for each in group.extensions]
    else:
        which = [each for each in group.examples if each not in group.name]
    shown = ", ".join(which[:_SHOWN]) + ("…" if len(which) > _SHOWN else "")
    reason = as_sentence(told(group.name)).removesuffix(".")
    return f"{reason} ({shown})" if shown else reason


def time_left(seconds: float | None) -> str:
    """A rough time left; empty while it is unknown."""
    if seconds is None:
        return ""
    if seconds < 60:
        return tr("less than a minute left")
    if seconds < 5400:
        return tr("about {minutes} min left", minutes=round(seconds / 60))
    return tr("about {hours} h left", hours=round(seconds / 3600))


def duration(seconds: float) -> str:
    """A rough length of time: "40 s", "6 min", "2.5 h"."""
    if seconds < 90:
        return f"{max(1, round(seconds))} s"
    if seconds < 5400:
        return f"{round(seconds / 60)} min"
    return f"{number(seconds / 3600, '.1f')} h"


def size(count: float) -> str:
    """Bytes as a person would say them: "2.1 GB"."""
    for unit in ("B", "KB", "MB"):
        if count < 1000:
            return f"{count:.0f} {unit}"
        count /= 1000
    return f"{number(count, '.1f')} GB"


def percent(share: float) -> str:
    """A share from 0 to 1: "93.5 %"; without decimals where they say nothing."""
    return f"{number(round(100 * share, 1), 'g')} %"


def labelled(text: str, probability: float | None) -> str:
    """An answer of a skill: a label with its probability, "None of these", or a text that is only itself."""
    if probability is None:
        return text
    said = text or tr("None of these")
    return f"{said} ({percent(probability)})"


def points(low: float, high: float) -> str:
    """A 95 % interval of a gain in percentage points: "+21 to +39 points"."""
    return tr("{low} to {high} points", low=number(100 * low, "+.0f"), high=number(100 * high, "+.0f"))


_PAGES = {
    r"alcove (?:examples|tune|adapters|apply|compare)\b": marked("Teach"),
    r"alcove models\b": marked("Models"),
}
_COMMANDS = [
    (
        re.compile(rf"(?:(?: with| mit)?:| mit(?= `?alcove)) `?{command}[^`;,)]*`?"),  # "import one: alcove examples …"
        re.compile(rf"`{command}[^`]*`|{command}[^`;,)]*"),
        page,
    )
    for command, page in _PAGES.items()
]


def for_window(hint: str) -> str:
    """A hint that names a command of teaching or models, with the page that does the same in its place.

    It may be one of the Engine, or `told` already.
    """
    hint = told(hint)
    for after, quoted, page in _COMMANDS:
        hint = after.sub(" " + tr("on the {page} page", page=tr(page)), hint)
        hint = quoted.sub(tr("the {page} page", page=tr(page)), hint)
    return hint


def when(moment: float, now: float) -> str:
    """A day as a person would say it: the time for today, "yesterday", else the date; empty for no moment of ours."""
    try:
        then, today = local(moment), local(now)
    except (OverflowError, ValueError):
        return ""
    days = (today.date() - then.date()).days
    if days <= 0:
        return f"{then:%H:%M}"
    if days == 1:
        return tr("yesterday")
    form = (
        tr("d MMM", "how a date is written") if then.year == today.year else tr("d MMM yyyy", "how a date is written")
    )
    return locale().toString(QDate(then.year, then.month, then.day), form)


def shared_words(question: str, text: str) -> list[tuple[int, int]]:
    """The spans of `text` whose words stand in the question too, also with another ending.

    Two words are the same if one begins with the other ("invoice", "invoices").
    """
    asked = {word for match in _WORD.finditer(question) if _telling(word := match.group().casefold())}
    spans = []
    for match in _WORD.finditer(text):
        word = match.group().casefold()
        if _telling(word) and any(word.startswith(other) or other.startswith(word) for other in asked):
            spans.append(match.span())
    return spans


def _telling(word: str) -> bool:
    return (len(word) >= _SHORTEST_WORD and word not in _ASKING) or any(letter.isdigit() for letter in word)
