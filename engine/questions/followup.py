"""Makes a follow-up question stand on its own for retrieval: 'who signed it?' needs to know what 'it' is. Pure.

Only the query for the index is completed; the model reads the question as it was asked, after the turns before.
Three things are told apart. A fragment ('and in 2023?', 'what about the deputy?') takes the place of its like in the
question before. A question that points back ('when was it bought?', 'why?') takes along what that question was about,
and the name that answered it. Anything else may be a new subject or may lean on the old one without a word
('what is the total?'): both readings are given, and what the files hold decides (`Reading.sure`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from engine.embedding import cosines
from engine.questions import noun_phrases
from engine.questions.noun_phrases import ASKED, ASKING, DETERMINERS, PREPOSITIONS, WORD, Phrase
from engine.questions.whole_questions import recognise
from engine.text.terms import STOP_WORDS

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Embed = Callable[[Sequence[str]], NDArray[np.float32]]

ENOUGH = 6
"""Content words of a question's own from which it stands alone, unless it points back."""
WHOLE = 2
"""Content words of a question that follows a lead-in from which it stands alone."""
NAMES = 2
"""Names of an answer that are taken along at most."""
REMEMBERED = 300
"""Characters of the question before that are taken along."""
TRUSTED = 0.02
"""By how much the files may speak less to a completed question and still be what was meant."""
LIKENESS = 0.35
"""Cosine, on the starter's scale, from which two phrases count as of one kind: 'job applications' takes the place of
'recordings'."""

_OPENING = re.compile(r"^\s*(?:and|but|or|so|also|then|ok|okay|what about|how about|what of)\b[\s,:]*", re.IGNORECASE)
_ABOUT = re.compile(r"^\s*(?:(?:and|but|or|so|then)\s+)?(?:what about|how about|what of)\b[\s,:]*", re.IGNORECASE)
_PART = re.compile(r"[.:;,]\s+")
_LEAD_IN = re.compile(
    r"^[\s.,:;]*(?:(?:now|next|something else|another (?:question|thing|matter)|by the way)\b[\s.,:;–-]*)*",
    re.IGNORECASE,
)
_PERSON = frozenset("he she him her his hers".split())  # noqa: SIM905
_THING = frozenset(
    "it its they them their theirs this these those same one ones other others former latter".split()  # noqa: SIM905
)
_BEFORE_POINTING_THAT = frozenset("is was of about after before for with from than like and did does do".split())  # noqa: SIM905
_ORDINALS = {"first": 0, "former": 0, "second": 1, "latter": 1, "third": 2, "fourth": 3, "fifth": 4, "last": -1}
_MONTH = r"(?:january|february|march|april|may|june|july|august|september|october|november|december)"
_DATES = tuple(
    re.compile(each, re.IGNORECASE)
    for each in (rf"\b\d{{1,2}} {_MONTH}(?: \d{{4}})?\b", rf"\b{_MONTH}\b", r"\b(?:1[0-9]|20)\d\d\b")
)
_ASKS_A_NAME = re.compile(r"\s*(?:\w+ )?(?:who|whom|which|where)\b", re.IGNORECASE)
_ARTICLE = re.compile(r"^(?:the|a|an)\s+", re.IGNORECASE)
_LISTED = re.compile(
    # One blank between two words, never an optional one: else the ways to part a list grow with its length as powers.
    r"(?<![\w'’-])((?:W ){0,3}W)((?:, W(?: W){0,4}){0,30}),? (?:and|or) (W(?: W){0,3})".replace("W", r"[\w'’-]++")
)
_NAME = re.compile(r"\b(?:[A-ZÀ-Þ][\w'’-]*)(?:\s+(?:(?:of|the|de|von|van|der|al|y)\s+)?[A-ZÀ-Þ][\w'’-]*)*")


@dataclass(frozen=True, slots=True)
class Earlier:
    """A turn before: the query that stood for its question, and the sentence that answered it ("" if none did)."""

    query: str
    found: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """A question made to stand alone. Where it is not `sure` that it leans on the turn before, the question as it
    was asked is to be tried as well."""

    query: str
    sure: bool


def standalone(
    question: str, earlier: Sequence[Earlier], embed: Embed | None = None, scale: cosines.Scale = cosines.STARTER
) -> Reading:
    """The query for `question`, given the chat's earlier turns, oldest first.

    Args:
        embed: unit vectors of a few phrases, to tell which part of the question before a fragment replaces; without
            it, their words and prepositions tell.
        scale: of the cosines of these vectors.
    """
    before = next((turn for turn in reversed(earlier) if _content(turn.query)), None)
    if before is None:
        return Reading(question, sure=True)
    begun, rest = _begun(question)
    words = [match.group().lower() for match in WORD.finditer(rest)]
    own = _content(rest)
    if whole := _asks_by_itself(rest):
        return Reading(whole, sure=True)
    if not begun and (len(own) >= ENOUGH or _wants_a_summary(question)) and not _points_back(words):
        return Reading(question, sure=True)
    if is_fragment(question):
        nth = _nth(words, before)
        if nth:
            return Reading(f"{_subject(before.query)} {nth}", sure=True)
        return Reading(_replaced(before.query, rest, embed, scale, added=bool(begun)), sure=bool(begun))
    if _points_back(words):
        return Reading(_taken_along(rest, words, before, points=True), sure=len(own) < ENOUGH)
    if not own:
        return Reading(f"{rest.rstrip(' ?!.')} {_subject(before.query)}", sure=True)
    return Reading(_taken_along(rest, words, before, points=False), sure=False)


def is_fragment(question: str) -> bool:
    """Whether it says only what is different from the question before: 'and in 2023?', 'the deputy'."""
    _, rest = _begun(question)
    words = [match.group().lower() for match in WORD.finditer(rest)]
    asks = bool(words) and (words[0] in ASKING or (words[0] in PREPOSITIONS and len(words) > 1 and words[1] in ASKING))
    return _ABOUT.match(question) is not None or (not asks and not _wants_a_summary(rest) and bool(_content(rest)))


def leans(alone: float, completed: float, asked_of_completed: float) -> bool:
    """Whether a question that may stand alone or lean on the turn before leans on it, judged by what was found.

    On a new subject the words taken along are not found where the question is answered; or they crowd out what the
    question itself would have found.

    Args:
        alone: relevance (0..1) of what the question as asked finds.
        completed: to the completed query, of the passage that answers the question best among what that query finds.
        asked_of_completed: of what the completed query finds, to the question as asked.
    """
    return min(completed, asked_of_completed) >= alone - TRUSTED


def _begun(question: str) -> tuple[str, str]:
    """The words that take up the question before ('and', 'what about'; "" if none), and the rest."""
    opening = _ABOUT.match(question) or _OPENING.match(question)
    return (opening.group(), question[opening.end() :]) if opening else ("", question)


def _asks_by_itself(question: str) -> str:
    """What is asked after a lead-in: "OK. Now something else: how many holidays does Ms Keller have?"; "" if its last
    part is no question that can stand alone."""
    last = _PART.split(question)[-1]
    words = [match.group().lower() for match in WORD.finditer(last)]
    if last == question or not words or words[0] not in ASKING or _points_back(words) or len(_content(last)) < WHOLE:
        return ""
    return _LEAD_IN.sub("", question)


def _wants_a_summary(question: str) -> bool:
    """Whether it is an order of its own: 'summarise the lease'."""
    asked = recognise(question)
    return asked is not None and asked.sure and asked.kind == "summary"


def _content(text: str) -> list[str]:
    """The words that carry meaning, in order."""
    words = [match.group().lower() for match in WORD.finditer(text)]
    return [word for word in words if word not in STOP_WORDS | ASKED | _PERSON | _THING | ASKING and len(word) > 1] or [
        word for word in words if word.isdigit()
    ]


def _points_back(words: Sequence[str]) -> bool:
    """Whether a pronoun stands for something said before."""
    for i, word in enumerate(words):
        if word in _PERSON or word in _THING:
            return True
        if word == "that" and (i == 0 or i == len(words) - 1 or words[i - 1] in _BEFORE_POINTING_THAT):
            return True
        if (
            word == "there"
            and (i == len(words) - 1 or words[i - 1] in PREPOSITIONS)
            and i
            and words[i - 1]
            not in (
                "is",
                "are",
                "was",
                "were",
            )
        ):
            return True
    return False


def _subject(query: str) -> str:
    """What a question is about: it from its first content word on, without the words that only ask."""
    for match in WORD.finditer(query):
        if match.group().lower() not in STOP_WORDS | ASKED | ASKING:
            return query[match.start() :][:REMEMBERED].rstrip(" ?!.")
    return query[:REMEMBERED].rstrip(" ?!.")


def _taken_along(question: str, words: Sequence[str], before: Earlier, *, points: bool) -> str:
    """The question with what the one before was about, the name that answered it, and what 'the second' is."""
    parts = [_joined(question.rstrip(" ?!."), _subject(before.query))]
    known = set(_content(before.query)) | set(_content(question))
    if points and (_PERSON.intersection(words) or "there" in words or _ASKS_A_NAME.match(before.query)):
        parts += [name for name in _names(before.found) if not set(_content(name)) <= known][:NAMES]
    if nth := _nth(words, before):
        parts.append(nth)
    return " ".join(parts)


def _joined(question: str, subject: str) -> str:
    """Both, what the one ends and the other begins with once: "what is the rate" and "rate for cars"."""
    ends = [match.end() for match in WORD.finditer(subject)]
    same = (end for end in reversed(ends) if question.lower().endswith(f" {subject[:end].lower()}"))
    return f"{question}{subject[end:]}" if (end := next(same, 0)) else f"{question} {subject}"


def _names(text: str) -> list[str]:
    """What is written with capitals: first those of several words, which are no accident of a sentence's beginning."""
    found = [match.group() for match in _NAME.finditer(text)]
    several = [name for name in found if len(name.split()) > 1 and name.split()[0].lower() not in STOP_WORDS]
    inside = [
        match.group()
        for match in _NAME.finditer(text)
        if match.start() and match.group().lower() not in STOP_WORDS and match.group() not in several
    ]
    return list(dict.fromkeys([*several, *inside]))


def _nth(words: Sequence[str], before: Earlier) -> str:
    """What 'the second one' or 'the latter' is among things listed by the answer or the question before; "" if
    nothing was."""
    place = next((_ORDINALS[word] for word in words if word in _ORDINALS), None)
    if place is None or not {"one", "ones", "former", "latter"}.intersection(words):
        return ""
    for text in (before.found, before.query):
        if (listed := _LISTED.search(text)) is None:
            continue
        items = [listed.group(1), *filter(None, listed.group(2).split(", ")), listed.group(3)]
        if place < len(items):
            return str(items[place]).strip()
    return ""


def _replaced(query: str, fragment: str, embed: Embed | None, scale: cosines.Scale, *, added: bool) -> str:
    """`query` with `fragment` in the place of its like, or at its end if it has none.

    Args:
        added: it began with 'and' or 'what about', and so is no new subject.
    """
    fragment = fragment.strip().rstrip(" ?!.")
    kept = query.rstrip(" ?!.")
    for date in _DATES:
        if (given := date.search(fragment)) and date.search(kept):
            kept = date.sub(given.group(), kept, count=1)
            fragment = date.sub("", fragment).strip()
            fragment = re.sub(r"\b(?:in|on|since|for|of|at|from|by|until|before|after|during)$", "", fragment).strip()
    if not fragment:
        return kept
    words = fragment.lower().split()
    if _PERSON.intersection(words) or _THING.intersection(words):
        return f"{kept} {fragment}"
    preposition = words[0] if words[0] in PREPOSITIONS else ""
    own = set(_content(fragment))
    for chunk in noun_phrases.chunks(kept):
        if preposition and chunk.preposition == preposition:
            whole = kept[chunk.start : chunk.end]
            replaced = len(whole) if chunk.sure else _first(whole, len(words) - 1)
            return f"{kept[: chunk.start]}{_bare(fragment[len(preposition) :])}{kept[chunk.start + replaced :]}"
        shared = [m.end() for m in WORD.finditer(kept[chunk.start : chunk.end]) if m.group().lower() in own]
        if shared and not preposition:  # 'a shared room cost', 'a single room': what follows the room stays
            return f"{kept[: chunk.start]}{_bare(fragment)}{kept[chunk.start + shared[-1] :]}"
    if preposition or not noun_phrases.is_one(fragment):
        return f"{kept} {fragment}"
    place = _place(kept, fragment, embed, scale, added=added)
    return f"{kept} {fragment}" if place is None else _put(kept, fragment, place)


def _place(query: str, fragment: str, embed: Embed | None, scale: cosines.Scale, *, added: bool) -> Phrase | None:
    """The noun phrase of `query` that the fragment takes the place of: the only one, else the one most like it."""
    phrases = noun_phrases.noun_phrases(query)
    if noun_phrases.tells_when(fragment):
        phrases = [each for each in phrases if noun_phrases.tells_when(query[each.start : each.end])]
    texts = [query[each.start : each.end] for each in phrases]
    if len(phrases) == 1:
        (only,) = phrases
        if not only.sure:
            return None
        if added and (embed is None or _alike(query[: only.start], texts[0], fragment)):
            return only
    if embed is None or not phrases:
        return None
    vectors = embed([fragment, *texts])
    likeness = vectors[1:] @ vectors[0]
    best = int(likeness.argmax())
    return phrases[best] if scale(float(likeness[best])) >= LIKENESS else None


def _alike(before: str, phrase: str, fragment: str) -> bool:
    """Whether both have a determiner or neither has: 'the ferry' and 'children' need not be of a kind. A name has
    none anyway."""
    own = bool(DETERMINERS.intersection(fragment.lower().split()[:1]))
    return _is_name(phrase) or _is_name(fragment) or own == bool(_determiner(before))


def _put(query: str, fragment: str, place: Phrase) -> str:
    """`query` with the fragment there. Its own 'the' or 'my' takes the place of that before the phrase; a name has
    none, nor has what is counted."""
    before = query[: place.start]
    if before.lower().endswith(("many ", "much ")):
        fragment = _bare(fragment)
    elif fragment.lower().split()[0] in DETERMINERS:
        fragment = fragment[0].lower() + fragment[1:]
        before = before.removesuffix(_determiner(before))
    elif _is_name(fragment) and not _is_name(query[place.start : place.end]):
        before = before.removesuffix(_determiner(before))
    return f"{before}{fragment}{query[place.end :]}"


def _determiner(before: str) -> str:
    """The determiner, and the blank after it, that a text ends in; "" if none."""
    found = re.search(r"\w+\s+$", before)
    return found.group() if found and found.group().strip().lower() in DETERMINERS else ""


def _is_name(phrase: str) -> bool:
    return all(word[0].isupper() for word in phrase.split())


def _first(chunk: str, count: int) -> int:
    """Where the first `count` words of a chunk end."""
    ends = [match.end() for match in WORD.finditer(chunk)]
    return ends[min(max(count, 1), len(ends)) - 1]


def _bare(phrase: str) -> str:
    return _ARTICLE.sub("", phrase.strip())
