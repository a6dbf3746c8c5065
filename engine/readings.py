"""What each sentence of a source states, with who is meant put in for "it", "she" and "there"; pure.

Who is meant stands in another sentence, which is then part of the citation. Where two may be meant there are two
readings: the subject of the sentence before, and what the passage is about.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from engine import clauses, sentences

_POINTING = re.compile(
    r"\b(it|he|she|they|its|his|her|hers|their|him|them|this|these|there|here)\b(?!['’])", re.IGNORECASE
)
_POSSESSIVE = frozenset({"its", "his", "her", "their"})
_SUBJECT = frozenset({"it", "he", "she", "they", "him", "them", "hers"})
_PERSONAL = frozenset({"he", "she", "his", "her", "him", "hers"})
_FORMS_OF_BE = ("is", "are", "was", "were", "be", "been", "has", "have", "had", "may", "must", "will", "can")
_KINDS = re.compile(
    r"\b[Tt]he ((?:bird|company|firm|novel|book|painting|picture|river|town|city|village|ferry|ship|boat|vessel"
    r"|building|house|man|woman|boy|girl|patient|child|plant|animal|device|machine|drug|medicine|policy|module|course"
    r"|flat|garage|school|club|group|museum|project|system|service|software|app|product|magazine|hotel|bridge|lake"
    r"|island|mission|probe|trial|study|engine|car|train|tower|church|garden|association|society|team))"
    r"(?=[,.;]| (?:is|are|was|were|has|had|can|could|may|must|will|would|should|did|does|in|on|at|by|for|from|to"
    r"|[a-z]+s|[a-z]+ed)\b)"
)
_ADDRESSED = re.compile(r"^\W*(?:Dear|Hello|Hi|Good (?:morning|evening)),? ((?:[A-Z][\w’'.-]*\s?)+),")
_NAMES = re.compile(r"(?:(?:Mr|Mrs|Ms|Dr|Prof)\.? )?[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*(?!['’\w])")
_OWNER = re.compile(r"\b([A-Z][\w-]+(?: [A-Z][\w-]+)*)['’]s\b")
_GREETING = re.compile(r"^(?:Dear|Hello|Hi) (?:[A-Z][\w’'.-]*\s?)+, ")
_YOU = re.compile(r"\b(you|your)\b", re.IGNORECASE)
_FIRST_NAME = re.compile(r"(?:^|: |, )((?:(?:Mr|Mrs|Ms|Dr|Prof)\.? )?[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*)")
_ELSE = re.compile(r"(.+?) (?:must|should|has to|have to|needs? to) (be )?(.+?), (?:otherwise|or else|or) (.+)")
_LEADING = "in|on|at|of|after|before|during|since|by|for|from|under|with|when|if|as|until"
_NOBODY = frozenset({"we", "i", "you", "nobody", "anyone", "everyone", "whoever", "those", "what", "most"})
_LAST_NAME = re.compile(r"\b((?:(?:Mr|Mrs|Ms|Dr|Prof)\.? )?[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*)$")
_LONGEST = 12
"""Words of a subject that may be put in for a pronoun."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A statement of a source.

    Attributes:
        text: the statement as a sentence of its own.
        sentence: number of the sentence that states it.
        before: numbers of the sentences where who is meant is named; none if nothing was put in.
    """

    text: str
    sentence: int
    before: tuple[int, ...]


@lru_cache(maxsize=64)
def readings(text: str) -> tuple[Reading, ...]:
    """All statements of a text, in order, the whole sentences among them."""
    spans = sentences.split(text)
    found: list[Reading] = []
    subjects: list[tuple[str, int]] = []
    addressed = _ADDRESSED.match(text)
    for n, (start, end) in enumerate(spans):
        sentence = " ".join(text[start:end].split())
        meant = _meant(subjects)
        versions = [(_GREETING.sub("", version), at) for version, at in _versions(sentence, meant)]
        if addressed:
            name = addressed[1].strip()
            versions = [
                (_addressing(version, name), {*at, 0} if _YOU.search(version) else at) for version, at in versions
            ]
        for version, at in versions:
            before = tuple(sorted(set(at) - {n}))
            for each in (version, *clauses.statements(version), *_otherwise(version)):
                found.append(Reading(each, n, before))
        if own := _named(sentence, versions[-1 if len(versions) == 1 else 1][0] if meant else sentence):
            subjects.append((own, n))
    return tuple(dict.fromkeys(found))


def topic(text: str) -> str:
    """What a text is about: the subject of its first sentence; "" if that has none."""
    spans = sentences.split(text)
    if not spans:
        return ""
    first = " ".join(text[slice(*spans[0])].split())
    return _named(first, first)


def _otherwise(sentence: str) -> Iterator[str]:
    """ "If it is not cleaned, it breaks" for "It must be cleaned, or else it breaks"."""
    if found := _ELSE.match(sentence):
        whose, be, what, then = found.groups()
        yield f"If {_inside(whose)} {'is' if be else 'does'} not {what}, {then}"


def _meant(subjects: Sequence[tuple[str, int]]) -> list[tuple[str, int]]:
    """Who or what a pronoun may mean: the last subject and the first."""
    if not subjects:
        return []
    owners = [(found[1], at) for who, at in (subjects[-1], subjects[0]) if (found := _OWNER.search(who))]
    return list(dict.fromkeys([subjects[-1], subjects[0], *owners]))


def _named(sentence: str, resolved: str) -> str:
    """The subject of a sentence, as it would stand for a pronoun of the next."""
    whose = clauses.subject(_GREETING.sub("", resolved))
    whose = re.split(r" ?[,(]", whose)[0]
    if re.match(rf"(?:{_LEADING})\b", whose, re.IGNORECASE):  # "In 2023 the food bank": without the year
        found = re.search(r".*\b((?:the|an?|our) [^,]+)$", whose, re.IGNORECASE)
        name = _LAST_NAME.search(whose)
        whose = found[1] if found else name[1] if name else ""
    if whose and len(whose.split()) <= _LONGEST and not _POINTING.match(whose) and whose.lower() not in _NOBODY:
        return whose[0].upper() + whose[1:]
    found = _FIRST_NAME.search(sentence) if not clauses.subject(sentence) else None
    return found[1] if found else ""


def _versions(sentence: str, meant: Sequence[tuple[str, int]]) -> Iterator[tuple[str, set[int]]]:
    """The sentence as it stands, and with each of those who may be meant."""
    yield sentence, set()
    own = clauses.subject(sentence)
    pronoun_first = bool(_POINTING.search(own)) or own.lower() in _NOBODY or not own
    if own and not pronoun_first:
        within = _put_in(sentence, own, start=sentence.find(own) + len(own), only=_POSSESSIVE)
        if within != sentence:
            yield within, set()
    for who, at in meant:
        version = (
            _put_in(sentence, who)
            if pronoun_first or not own
            else _put_in(sentence, who, only=_elsewhere(sentence, own))
        )
        version = _with_kind(version, who)
        if version != sentence:
            yield version, {at}


def _elsewhere(sentence: str, own: str) -> frozenset[str]:
    """The pronouns that mean something of another sentence though this one has a subject: "Dahl translated it"."""
    rest = sentence[sentence.find(own) + len(own) :]
    first = re.split(r"[,;:]| and | but ", rest)[0]
    return frozenset({"there", "it", "them"}) if re.search(r"\b(?:it|them)\b", first) else frozenset({"there"})


def _put_in(sentence: str, who: str, start: int = 0, only: frozenset[str] | None = None) -> str:
    """The sentence with `who` for its pronouns."""
    first = who.split()[0].lower()
    person = who.split()[0][:1].isupper() and first not in ("the", "a", "an") and not any(c.isdigit() for c in who)

    def put(found: re.Match[str]) -> str:
        word = found[1].lower()
        if found.start() < start or (only is not None and word not in only):
            return found[0]
        after = sentence[found.end() :].split()
        following = after[0].lower() if after else ""
        if word in _PERSONAL and not person and first not in ("the", "a", "an"):
            return found[0]
        nearest = _NAMES.findall(sentence[: found.start()]) if word in _PERSONAL and only else []
        name = nearest[-1] if nearest else who if found.start() == 0 else _inside(who)
        if word in ("there", "here"):
            if following.strip(".,") in _FORMS_OF_BE or not found.start():
                return found[0]
            return f"in {name}"
        if word in _POSSESSIVE and not (word == "her" and not _noun_follows(following)):
            return f"{name}'s"
        if word in _SUBJECT or word == "her":
            return name
        return found[0]

    return _POINTING.sub(put, sentence)


def _with_kind(sentence: str, who: str) -> str:
    """The sentence with "the sandpiper bird" for "the bird"."""
    inside = _inside(who)
    return _KINDS.sub(
        lambda found: inside if found[1] in who.lower().split() else f"{inside} {found[1]}", sentence, count=1
    )


def _noun_follows(word: str) -> bool:
    return bool(word) and word.strip(".,;") not in (
        *_FORMS_OF_BE, "to", "in", "on", "at", "for", "from", "with", "by", "out", "a", "an", "the", "and",
    ) and word[-1:] not in ".,;"  # fmt: skip


def _inside(who: str) -> str:
    """A subject as it stands inside a sentence."""
    first, _, rest = who.partition(" ")
    return (
        who if first not in ("The", "A", "An", "Our", "My", "Its", "His", "Her", "Their") else f"{first.lower()} {rest}"
    )


def _addressing(sentence: str, name: str) -> str:
    """A sentence of a letter with the name of who is addressed for "you"."""
    return _YOU.sub(lambda found: name if found[1].lower() == "you" else f"{name}'s", sentence)
