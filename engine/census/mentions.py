"""Questions for the places of words in all files: "which files mention the boiler". Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass

from engine.census.census_words import stem

_VERBS = (
    r"mention(?:s|ed|ing)?|refer(?:s|red|ring)?\s+to|talk(?:s|ed|ing)?\s+about|speak(?:s|ing)?\s+of|contain(?:s|ed|ing)?"
    r"|include(?:s|d)?|say(?:s|ing)?|use(?:s|d)?|cite(?:s|d)?|name(?:s|d)?"
)
_HAS_TERM = re.compile(
    rf"^(?P<head>.*?\b(?:files?|documents?|docs?|pdfs?|e?mails?|messages?|spreadsheets?|notes|reports|ones|presentations|"
    rf"letters)\b[^.,;]*?)\b(?P<verb>{_VERBS})\s+(?:the\s+(?:word|words|term|phrase|name|text|expression)\s+)?(?P<term>.+)$",
    re.IGNORECASE,
)
_NAMED_HAS_TERM = re.compile(
    r"^(?P<head>(?:which|how\s+many|list\s+all|list|show\s+me)\s+(?:of\s+)?(?:(?:the|our|my)\s+)?[^\W\d_]+(?:\s+[^\W\d_]+)?)"
    r"(?:\s+(?:that|which))?\s+(?P<verb>mention|refer\s+to|talk\s+about|speak\s+of)\s+"
    r"(?:the\s+(?:word|words|term|phrase|name)\s+)?(?P<term>.+)$",
    re.IGNORECASE,
)
"""Of things that are files only where files are named so: "which invoices mention"."""
_IS_IN = re.compile(
    r"^(?:in|by)\s+(?P<head>(?:which|how\s+many|what)\s+(?:of\s+the\s+|of\s+my\s+)?(?:[\w-]+\s+)?(?:files?|documents?|"
    r"docs?|pdfs?|e?mails?|messages?|spreadsheets?|presentations?))\s+(?:is|are|was|were|does|do)\s+(?:the\s+(?:word|term|phrase|name)\s+)?"
    r"(?P<term>.+?)\s+(?:mentioned|named|referred\s+to|cited|occur|appear|used|found|contained)$",
    re.IGNORECASE,
)
_TIMES = re.compile(
    r"^how\s+(?:often|many\s+times)\s+(?:is|are|was|were|does|do)\s+(?:the\s+(?:word|term|phrase|name)\s+)?(?P<term>.+?)\s+"
    r"(?:mentioned|named|used|occur|appear|come\s+up)(?:\s+in\s+(?:all\s+)?(?:the\s+|my\s+|our\s+)?(?:files|documents|folder))?$",
    re.IGNORECASE,
)
_NO_TERM = frozenset({"that", "how", "why", "when", "whether", "who", "what", "which", "where", "a", "an", "any",
                      "some", "both", "no", "not"})  # fmt: skip
_SIGN = re.compile(r"[^\w\s'’-]")
TERM_WORDS = 6
_VERB_NEEDS_SIGN = re.compile(r"contain|include|say|use|name", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Mention:
    """A question for the places of words: `terms` are all wanted, or `either` of them. `exact` ones stood in
    quotation marks. `head` is the part of the question that says which files."""

    terms: tuple[str, ...]
    either: bool
    exact: bool
    head: str
    count: bool
    times: bool = False


def mention(text: str) -> Mention | None:
    """The question as one for the files that hold certain words; None if it is none."""
    text = " ".join(text.split()).rstrip(" ?.!")
    times = _TIMES.match(text)
    match = times or _IS_IN.match(text) or _HAS_TERM.match(text) or _NAMED_HAS_TERM.match(text)
    if match is None:
        return None
    term = match["term"].strip()
    quoted = re.findall(r"[\"“„']([^\"”“']{2,80})[\"”“']", term)
    if quoted:
        rest = re.sub(r"[\"“„'][^\"”“']{2,80}[\"”“']", "", term).strip().lower()
        if rest not in ("", "and", "or", "both", "both  and", "either  or"):
            return None
        parts, either = quoted, "or" in rest.split()
    else:
        verb = match.groupdict().get("verb") or ""
        if _VERB_NEEDS_SIGN.match(verb) and not re.search(rf"{verb}\s+the\s+(?:word|term|phrase|name|text)", text):
            return None
        either = re.search(r"\s+or\s+", term) is not None
        parts = re.split(r"\s+or\s+|\s+and\s+" if not either else r"\s+or\s+", re.sub(r"^(?:both|either)\s+", "", term))
        parts = [re.sub(r"^(?:the|a|an|our|my)\s+", "", part, flags=re.IGNORECASE).strip() for part in parts]
        if any(not part or len(part.split()) > TERM_WORDS or part.split()[0].lower() in _NO_TERM for part in parts):
            return None
        if re.search(r"[,;:]|\b(?:but|except|without|not|before|after|since)\b", term):
            return None
    head = "files" if times else match["head"].strip()
    head = re.sub(r"\s+(?:that|which|who|do|does|all)$", "", head, flags=re.IGNORECASE)
    count = times is not None or re.search(r"\bhow\s+many\b|\bnumber\s+of\b|\bcount\b", head, re.IGNORECASE) is not None
    return Mention(tuple(parts), either, bool(quoted), head, count, times is not None)


def places(text: str, term: str, *, exact: bool) -> list[tuple[int, int]]:
    """Where `term` stands in `text`, as offsets: its words in order, in any form, or as they are if `exact` or if it
    has signs, which are no part of a word: "C++" is not every C."""
    if exact or _SIGN.search(term):
        pattern = r"\s+".join(map(re.escape, term.split()))
        before = r"(?<!\w)" if re.match(r"\w", term) else ""
        after = r"(?!\w)" if re.search(r"\w$", term) else f"(?!{re.escape(term[-1])})"
        return [match.span() for match in re.finditer(f"{before}{pattern}{after}", text, re.IGNORECASE)]
    wanted = [stem(word) for word in re.findall(r"[^\W_]+", term)]
    if not wanted:
        return []
    found, window = [], []
    for match in re.finditer(r"[^\W_]+", text):
        window.append(match)
        if len(window) > len(wanted):
            window.pop(0)
        if len(window) == len(wanted) and all(
            stem(each.group()) == word for each, word in zip(window, wanted, strict=True)
        ):
            found.append((window[0].start(), match.end()))
    return found
