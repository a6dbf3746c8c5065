"""Whether a question wants a file read to its end, and by which words it names the file; pure.

"Summarise the lease", "what is in budget.xlsx" and "what changed between these two" cannot be answered from a few
passages. A question is taken for one of these only by its form as a whole: "what does the lease say about dogs" is
an ordinary question. Whether the words name a file is for `engine.whole_files.named_files` to say.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from engine.questions.plain_forms import in_english

WholeKind = Literal["summary", "difference"]

LONGEST = 300
"""Characters. Whoever pastes a page asks of the page."""

_POLITE = re.compile(
    r"^(?:(?:please|kindly|hi|hello|and|so|then|now|ok|okay|just|briefly|quickly)\b[,:]?\s*"
    r"|(?:can|could|would|will) you\s+(?:please\s+)?(?:briefly\s+)?"
    r"|(?:i|we)(?:'d| would)? (?:want|need|like)(?: you)?(?: to (?:have|see|know|get))?\s+(?:to\s+)?)+",
    re.IGNORECASE,
)
_TAIL = re.compile(
    # No words in two ways, "in short" say: else a question that goes on and on with them takes for ever.
    r"(?:[\s,]+(?:please|for me|for us|briefly|shortly|in brief|overall|in general|thanks|thank you"
    r"|(?:in|with|as) (?:a few|one|two|three|four|five|six|ten|\d+|some|bullet|short|key|simple|plain)"
    r"(?: (?:short|key|main|bullet|simple))?"
    r"(?: (?:points?|sentences?|words?|bullets?|lines?|paragraphs?|terms|english))?)"
    r")*[\s.?!]*$",
    re.IGNORECASE,
)
_SUMMARY = r"(?:summar(?:y|ies)|overview|outline|gist|digest|synopsis|abstract|rundown|recap|highlights|tl;?dr)"
_POINTS = (
    r"(?:key|main|most important|important|essential|central)"
    r" (?:points?|terms|facts|statements|messages|takeaways|provisions|contents?|ideas|findings)"
)
_SURE = (
    r"(?:summari[sz]e|sum up|outline|recap|condense)\s+(?P<ref>.+)",
    r"read\s+(?P<ref>.+?)(?: to the end)?,? and (?:summari[sz]e|sum up)(?: it)?",
    rf"(?:(?:give|show|write|make|get|provide|prepare|tell)\s+(?:me |us )?)?(?:an? |the )?(?:\w+ ){{0,2}}?{_SUMMARY}\s+"
    r"(?:of|for|from|about)\s+(?P<ref>.+)",
    rf"(?:(?:give|show|list|tell|get)\s+(?:me |us )?)?(?:all )?(?:what (?:are|is) )?the {_POINTS}\s+(?:of|in|from)\s+"
    r"(?P<ref>.+)",
    r"(?P<ref>.+?)[:,]? (?:summary|tl;?dr)",
    r"(?:summary|tl;?dr)[:,]\s*(?P<ref>.+)",
)
_LIKELY = (
    r"what(?:'s|’s| is| are)(?: written| contained| there)? (?:in|inside)\s+(?P<ref>.+)",
    r"what (?:does|do|did)\s+(?P<ref>.+?)\s+(?:say|contain|cover|state|deal with)",
    r"what(?:'s|’s| is| are)\s+(?P<ref>.+?)\s+(?:all )?about",
    r"what(?:'s|’s| is| are) the contents? of\s+(?P<ref>.+)",
    r"(?:describe|explain|walk me through|go through)\s+(?P<ref>.+)",
)
_WHAT = r"what(?:'s|’s| is| are| has| have| was| were| else)?"
_CHANGED = (
    rf"{_WHAT}(?: been)? changed\s+(?:between|from|in|since|of)\s+(?P<ref>.+)",
    rf"{_WHAT}(?: the)? changes?\s+(?:between|from|in|since|of)\s+(?P<ref>.+)",
    rf"{_WHAT} new in\s+(?P<ref>.+)",
    r"(?:(?:show|list|tell|give|find|get)\s+(?:me |us )?)?(?:all |what )?(?:the )?(?:changes?|changed)\s+"
    r"(?:between|from|in|of)\s+(?P<ref>.+)",
    r"how (?:has|have|did)\s+(?P<ref>.+?)\s+changed?(?P<more>\s+(?:between|from|since|to)\s+.+)?",
    r"(?:has|did|have) (?:anything|something|something else) changed?\s+(?:between|from|in|since)\s+(?P<ref>.+)",
    rf"{_WHAT} changed",
)
_DIFFERS = (
    rf"{_WHAT}(?: the| any)? (?:differences?|different|differs?)\s+(?:between|in|from|of)\s+(?P<ref>.+)",
    r"(?:(?:show|list|tell|give|find|get|are there)\s+(?:me |us )?)?(?:all |any )?(?:the )?differences?\s+"
    r"(?:between|of|in)\s+(?P<ref>.+)",
    r"(?:compare|diff)\s+(?P<ref>.+)",
    r"how (?:do|does|did|is|are)\s+(?P<ref>.+?)\s+(?:differ|different)(?P<more>\s+(?:from|to|than)\s+.+)?",
)
_FORMS: tuple[tuple[WholeKind, bool, tuple[str, ...]], ...] = (
    ("difference", True, _CHANGED),
    ("difference", False, _DIFFERS),
    ("summary", True, _SURE),
    ("summary", False, _LIKELY),
)
_BETWEEN = re.compile(
    r"\s+(?:and|with|to|versus|vs\.?|against|from|than|compared (?:to|with)|since|over|in|or)\s+|\s*(?:->|→|,)\s*",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Asked:
    """What is wanted of one or two whole files.

    `reference` is how the question calls them; `pairs` every way in which it may name two. `sure` says that the
    words leave little doubt; without it, only a reference that can be nothing but a file counts.
    """

    kind: WholeKind
    reference: str
    pairs: tuple[tuple[str, str], ...]
    sure: bool


def recognise(question: str) -> Asked | None:
    """What the question wants of whole files; None if its form is another."""
    text = " ".join((in_english(question) or question).split())
    if not text or len(text) > LONGEST:
        return None
    text = _TAIL.sub("", _POLITE.sub("", text))
    for kind, sure, forms in _FORMS:
        for form in forms:
            if (match := re.fullmatch(form, text, re.IGNORECASE)) is not None:
                named = match.groupdict()
                reference = ((named.get("ref") or "") + (named.get("more") or "")).strip(" \"'“”‘’")
                return Asked(kind, reference, _pairs(reference) if kind == "difference" else (), sure)
    return None


def _pairs(reference: str) -> tuple[tuple[str, str], ...]:
    cuts = [(reference[: match.start()], reference[match.end() :]) for match in _BETWEEN.finditer(reference)]
    return tuple((before, after) for before, after in cuts if before.strip() and after.strip())
