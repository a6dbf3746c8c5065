"""From when a file is, as far as its own words say: which of two that disagree is the newer. Pure.

A stated day counts most ('in force from', 'dated', a `date:` of front matter), then a date in the file's name, then
any date in its first lines, and only then the time of its last change: copying a folder makes everything new.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from engine.system.moments import utc

LOOKED_AT = 1_200
"""Characters at the beginning of a file that may say what date it is of."""

Origin = Literal["text", "name", "modified"]

_MONTHS = "january february march april may june july august september october november december".split()  # noqa: SIM905
_MONTH = "|".join(f"{month[:3]}(?:{month[3:]})?\\.?" for month in _MONTHS)
_DAY = re.compile(
    rf"(?P<iso>\b(?:19|20)\d\d[-/.](?:0?[1-9]|1[0-2])(?:[-/.](?:3[01]|[12]\d|0?[1-9]))?\b)"
    rf"|\b(?P<d>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?:\s+of)?\s+(?P<m>{_MONTH}),?\s+(?P<y>(?:19|20)\d\d)\b"
    rf"|\b(?P<m2>{_MONTH})(?:\s+(?P<d2>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?,?)?\s+(?P<y2>(?:19|20)\d\d)\b"
    rf"|\b(?P<d3>3[01]|[12]\d|0?[1-9])[./](?P<m3>1[0-2]|0?[1-9])[./](?P<y3>(?:19|20)\d\d)\b"
    rf"|(?<![\w.,£$€-])(?P<year>(?:19|20)\d\d)(?![\w%-]|[.,]\d)",
    re.IGNORECASE,
)
_IN_A_NAME = re.compile(r"(?<!\d)((?:19|20)\d\d)(?:[-_. ]?(0[1-9]|1[0-2])(?:[-_. ]?(3[01]|[12]\d|0[1-9]))?)?(?!\d)")
_VERSION = re.compile(r"(?<![a-z])v(?:er(?:sion)?)?[-_. ]?(\d{1,3})(?!\d)", re.IGNORECASE)
_STATED = re.compile(
    r"(?:in force|effective|with effect|valid|applies|applicable)\s+(?:from|since|as of|on)?"
    r"|\bas (?:of|at)\b|\bdated?\b"
    r"|\b(?:version|edition|order|letter|agreement|contract|circular|notice|minutes|statement|meeting)\b[^.\n]{0,40}?"
    r"\b(?:of|from|on)?|\b(?:adopted|approved|revised|updated|issued|signed|amended|published|held|last changed"
    r"|last reviewed)"
    r"(?:\s+(?:on|in))?",
    re.IGNORECASE,
)
_OF_ANOTHER = re.compile(
    r"(?:replac\w+|supersed\w+|in place of|instead of|changes|amends|var(?:y|ies|ied)|withdrawn|withdraws|expire[sd]?"
    r"|revok\w+|cancel\w+|until|up to|lease of|next)\b[^.\n]{0,80}$",
    re.IGNORECASE,
)
_WITHDRAWN = re.compile(
    r"\b(?:withdrawn|superseded by|obsolete)\b|\bthis (?:\w+ ){1,3}?(?:is|was|has been) (?:replaced by|no longer)\b",
    re.IGNORECASE,
)
_NEAR = 60
"""Characters between a word that states a date and the date."""


@dataclass(frozen=True, slots=True)
class Dated:
    """`day` is an ISO date, as far as it is known: "2025", "2025-02" or "2025-02-03".

    `version` is the number in a name like 'offer-v2', 0 without one; `withdrawn` means that the file says so itself.
    """

    day: str
    origin: Origin
    version: int = 0
    withdrawn: bool = False

    @property
    def order(self) -> tuple[bool, bool, str, int]:
        """Sorts the newer last. A date of the file's own words beats a later time of change."""
        return (not self.withdrawn, self.origin != "modified", self.day, self.version)

    @property
    def year(self) -> str:
        return self.day[:4]


def dated(path: Path, opening: str, modified: float) -> Dated:
    """The date of a file.

    Args:
        opening: how its text begins.
        modified: seconds since 1970.
    """
    head = opening[:LOOKED_AT]
    version = _VERSION.search(path.stem)
    number = int(version.group(1)) if version else 0
    withdrawn = _WITHDRAWN.search(head) is not None
    days = [(_iso(match), match.start(), match.end()) for match in _DAY.finditer(head)]
    own = [(day, start) for day, start, _ in days if not _OF_ANOTHER.search(head[max(0, start - 100) : start])]
    for day, start in own:
        for said in _STATED.finditer(head, max(0, start - _NEAR), start):
            if "\n\n" not in head[said.end() : start] and (len(day) > 4 or not _of_name(path)):
                return Dated(day, "text", number, withdrawn)
    if day := _of_name(path):
        return Dated(day, "name", number, withdrawn)
    if own:
        return Dated(own[0][0], "text", number, withdrawn)
    return Dated(utc(modified).date().isoformat(), "modified", number, withdrawn)


def _of_name(path: Path) -> str:
    """The date in a file's name, else in its folder's."""
    for part in (path.stem, path.parent.name):
        if found := list(_IN_A_NAME.finditer(part)):
            return "-".join(filter(None, found[-1].groups()))
    return ""


def _iso(match: re.Match[str]) -> str:
    if iso := match["iso"]:
        parts = re.split(r"[-/.]", iso)
    elif match["year"]:
        parts = [match["year"]]
    else:
        year = match["y"] or match["y2"] or match["y3"]
        name = match["m"] or match["m2"]
        month = str(_number(name)) if name else match["m3"]
        parts = [year, month, *filter(None, (match["d"] or match["d2"] or match["d3"],))]
    return "-".join(part.zfill(2) for part in parts)


def _number(month: str) -> int:
    return next(n for n, name in enumerate(_MONTHS, 1) if name.startswith(month[:3].lower()))
