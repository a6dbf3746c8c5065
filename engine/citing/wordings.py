"""One wording for what is said in several ways, so that a statement can be held against its source; pure.

Times, dates, bounds of a number, duties and permissions are rewritten in the text; spellings and close synonyms meet
in their stems. Only words that may stand for each other in nearly every sentence are synonyms here: none that is wider
or narrower than the other ("dog", "animal"), none that depends on who speaks ("buy", "sell").
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from engine.citing.facts import Facts
from engine.text.stems import stem

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_MONTH = "|".join(f"{month[:3]}(?:{month[3:]})?" for month in _MONTHS) + "|Sept"
_COUNTED = "(?= (?:[\\d€£$]|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|thirty|forty|fifty|hundred))"
_PHRASES: tuple[tuple[str, str], ...] = (
    (r"(?:do|does|did)(?: not|n['’]t) (?:have|need) to|(?:is|are|was|were) not (?:required|obliged) to", "need not"),
    (r"(?:has|have|had|needs?|needed|ought) to|(?:is|are|was|were) (?:required|obliged) to", "must"),
    (r"(?:is|are) (?:allowed|permitted) to", "may"),
    (r"(?:is|are) (?:not (?:allowed|permitted)|forbidden|prohibited) to", "may not"),
    (r"(?:declined?|refused?|fail(?:s|ed)?|refuses|declines) to(?! pay)", "does not"),
    (r"instead of|rather than", "not"),
    (r"not (?:only|just|merely)", "nonexclusively"),
    (r"(?:is|are|was|were) not open", "is closed"),
    (r"(?:is|are|was|were) not closed", "is open"),
    (r"(?:is|are|was|were) (?:out of order|out of service|broken down|not working)", "is broken"),
    (r"(?:do|does|did) not work", "is broken"),
    (r"(?:is|are|was|were) not charged|pays? nothing|paid nothing|costs? nothing", "is free"),
    (r"free of charge|without charge|at no cost|for nothing", "free"),
    (r"daily", "every day"),
    (r"weekly", "every week"),
    (r"monthly", "every month"),
    (r"hourly", "every hour"),
    (r"annual(?:ly)?|yearly", "every year"),
    (r"(?:is|are) to(?= be )", "must"),
    (r"(?:is|are) able to", "can"),
    (r"(?:is|are) going to", "will"),
    (r"(?:is|are) entitled to|(?:has|have) a right to", "is entitled to"),
    (r"no (?:fewer|less) than|not (?:fewer|less) than|a minimum of", "at least"),
    (r"(?:no|not) more than|a maximum of|(?:must|may|shall|should|does|do) not exceed|up to(?= [\d€£$])", "at most"),
    (r"(?:rises?|goes) above(?= [\d€£$])|exceeds?(?= [\d€£$])", "is more than"),
    (r"(?:falls?|drops?|goes) below(?= [\d€£$])", "is less than"),
    (rf"(?:longer|greater|higher|larger) than{_COUNTED}|over(?= [\d€£$])|upwards of", "more than"),
    (rf"(?:shorter|lower|smaller|fewer) than{_COUNTED}", "less than"),
    (r"due to|owing to|on account of", "because of"),
    (r"as well as", "and"),
    (r"in order to", "to"),
    (r"per cent", "percent"),
    (r"provided that|on condition that|as long as|in the event that", "if"),
    (r"whenever|as soon as", "when"),
    (r"(?:is|are)(?: not|n['’]t) (?:allowed|permitted)(?! to)", "is forbidden"),
    (r"(?:legend|rumour|tradition) has it that|it is said that", "one claims that"),
    (r"at once", "immediately"),
    (r"twice", "two times"),
    (r"thrice", "three times"),
    (r"(?:a|one) fortnight", "two weeks"),
    (r"a dozen", "twelve"),
    (r"approx\.?(?= )", "approximately"),
    (r"km/h", "kilometres per hour"),
    (r"/ ?min", " per minute"),
    (r"/ ?h(?:our)?", " per hour"),
    (r"/ ?s(?:ec)?", " per second"),
    (r"noon", "12:00"),
)
_LEADING = "in|on|at|by|for|from|after|before|during|since|until|because"
_TURNED: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), put)
    for pattern, put in (
        (rf"^It (?:is|was) ((?:{_LEADING}) .+?) that (.+?)\.?$", r"\2 \1."),
        (r"^It (?:is|was) ((?:the |[A-Z\d]).+?),? (?:that|who|which) (.+)$", r"\1 \2"),
        (r"^What (.+?) (?:is|are|was|were) (?!not |un)(.+)$", r"\1 \2"),
        (r"^(.+?) (?:is|are|was|were) what (.+?)\.?$", r"\2 \1."),
        (r"\b(?:at|from|until|to) the age of (\w+)", r"when \1 years old"),
        (r"^The (?:year|month|day|date|time|hour) (?:in|on|at|within|by|for) which ", ""),
        (r"^Should (?=[^,?]+,)", "If "),
        (r"^Provided (?=(?:the|an?|it|they|he|she|you|we|neither|no|that) )", "If "),
    )
)
"""Sentences turned so that a part of them stands first, and how they are said plainly."""
_PARTICLE = re.compile(
    r"\b((?:switch|turn|shut|carr|pick|hand|tak|put|set)\w*)"
    r" ((?:the|an?|its|their|his|her) (?:\w+ )??\w+) (off|on|up|down|out)\b"
)
_CLOCK = re.compile(r"\b(1[0-2]|0?[1-9])(?:[:.](\d\d))? ?([ap])\.?m\b\.?(?=\W|$)", re.IGNORECASE)
_MONTH_FIRST = re.compile(rf"\b({_MONTH})\.? (\d{{1,2}})(?:st|nd|rd|th)?(?:,? (?=\d{{4}}\b)|(?![\d:.,]*\d))")
_DAY_FIRST = re.compile(rf"\b(\d{{1,2}})(?:st|nd|rd|th)? (?:of )?({_MONTH})\b\.?(?=,? \d{{4}}\b|\W|$),?")
_ISO = re.compile(r"\b(\d{4})-(\d\d)-(\d\d)\b")
_SLASHED = re.compile(r"\b(\d{1,2})([/.])(\d{1,2})\2(\d{4})\b")
_GROUPS = """
    begin start commence|end finish terminate|buy purchase|get receive obtain|need require|large big|little small|
    allow permit|forbid prohibit ban|build construct erect|decrease fall drop decline|increase rise grow climb|
    doctor physician|film movie|automobile car|aeroplane airplane|repair fix mend|choose select pick|error mistake|
    illness disease sickness|ill sick|reply answer|help assist|employ hire|quick fast rapid|wage salary|
    fee cost price|lodge file submit|provide supply|switch turn convert|own possess|show display exhibit|
    keep retain|empty vacant|find discover|happen occur|flat apartment|elevator lift|lorry truck|holiday vacation|
    whole entire complete|almost nearly|lawyer attorney|judgment verdict|contract agreement|child kid|
    rubbish garbage trash|ship vessel|try attempt|stay remain|permission consent|speak talk|guest visitor|
    carry transport|inform notify|assume suppose|obey observe comply|demolish destroy|rich wealthy|famous renowned|
    usual normal ordinary|gather collect|live dwell reside|locate situate|main principal|postpone delay defer|
    cancel annul|resign quit|defect fault flaw|medicine drug medication|trip journey voyage|wedding marriage|
    teenager adolescent|result outcome consequence|inspect examine check|colleague coworker|hurt injure|
    enough sufficient adequate|maximum maximal|minimum minimal|exact precise|wire cable|replace substitute|plan intend|
    long length|wide width|high height|deep depth|thick thickness|convert conversion
"""
"""Words for the same, the one that stands for them first."""
_NOTHING = """
    now currently today then still too also however therefore thus approximate approximately roughly nearly anything
    anyone respectively namely actually altogether nonexclusively
"""
_EMPTY = frozenset(map(stem, _NOTHING.split()))
"""Words that say nothing of their own in a statement that stands alone."""
_BRITISH = (
    ("our", "or"), ("isation", "ization"), ("theatr", "theater"), ("centr", "center"), ("metr", "meter"),
    ("litr", "liter"),
)  # fmt: skip
_ONE_SPELLING = frozenset({"four", "hour", "tour", "pour", "flour"})


def plain(text: str) -> str:
    """The text with times, dates and set phrases in one form each; for comparing only, since offsets change."""
    text = _CLOCK.sub(_clock, text)
    text = _ISO.sub(lambda found: _date(found[3], found[2], found[1], found[0]), text)
    text = _SLASHED.sub(lambda found: _slashed(*found.groups(), whole=found[0]), text)
    text = _MONTH_FIRST.sub(lambda found: f"{int(found[2])} {_full(found[1])} ", text)
    text = _DAY_FIRST.sub(lambda found: f"{int(found[1])} {_full(found[2])}", text)
    text = _PARTICLE.sub(r"\1 \3 \2", text)
    text = _phrases().sub(_phrase, text)
    for pattern, put in _TURNED:
        text = pattern.sub(put, text)
    return text


def alike(held: Facts) -> Facts:
    """The facts with synonyms and spellings under one stem each; names keep the words that they are."""
    one = alike_stem
    held = _without_empty(held)
    stream = tuple(word if word.stem == one(word.stem) else replace(word, stem=one(word.stem)) for word in held.stream)
    return replace(
        held,
        words=tuple(map(one, held.words)),
        names=frozenset(map(one, held.names)),
        denied=tuple(tuple(map(one, group)) for group in held.denied),
        stream=stream,
        opening=frozenset(map(one, held.opening)),
        stems=frozenset(map(one, held.stems)),
    )


def _without_empty(held: Facts) -> Facts:
    if not _EMPTY & held.stems:
        return held
    stream = []
    between: frozenset[str] = frozenset()
    for word in held.stream:
        if word.stem in _EMPTY and not word.sort:
            between |= word.between
            continue
        stream.append(replace(word, between=word.between | between, marker=word.marker) if between else word)
        between = frozenset()
    return replace(
        held,
        words=tuple(word for word in held.words if word not in _EMPTY),
        stream=tuple(stream),
        opening=held.opening - _EMPTY,
    )


@lru_cache(maxsize=1)
def _phrases() -> re.Pattern[str]:
    return re.compile("|".join(f"({_bounded(phrase)})" for phrase, _ in _PHRASES), re.IGNORECASE)


def _bounded(phrase: str) -> str:
    return rf"(?:{phrase})(?!\w)" if phrase[0] == "/" else rf"\b(?:{phrase})(?!\w)"


def _phrase(found: re.Match[str]) -> str:
    put = _PHRASES[(found.lastindex or 1) - 1][1]
    return put[0].upper() + put[1:] if found[0][0].isupper() else put


def _clock(found: re.Match[str]) -> str:
    hour = int(found[1]) % 12 + (12 if found[3].lower() == "p" else 0)
    return f"{hour}:{found[2] or '00'}"


def _date(day: str, month: str, year: str, whole: str) -> str:
    if not (1 <= int(month) <= 12 and 1 <= int(day) <= 31):
        return whole
    return f"{int(day)} {_MONTHS[int(month) - 1]} {year}"


def _slashed(one: str, mark: str, other: str, year: str, *, whole: str) -> str:
    """A date in digits, where it is clear which of them is the month."""
    if one == other or int(one) > 12 or mark == ".":
        return _date(one, other, year, whole)
    return _date(other, one, year, whole) if int(other) > 12 else whole


def _full(month: str) -> str:
    return next(each for each in _MONTHS if each[:3] == month[:3])


@lru_cache(maxsize=16_384)
def alike_stem(stem_: str) -> str:
    """The stem that stands for all its synonyms."""
    word = _spelt(stem_)
    return _table().get(word) or _table().get(_verb(word), _verb(word))


def _verb(word: str) -> str:
    """What an action is called after: "elect" of "election", "pay" of "payment"."""
    if word.endswith("ment") and len(word) >= 7:
        return word.removesuffix("ment").removesuffix("e")
    return word.removesuffix("ion") if word.endswith(("tion", "sion")) and len(word) >= 8 else word


def _spelt(word: str) -> str:
    """The American spelling, if it is an English word that has two."""
    if len(word) < 5 or word in _ONE_SPELLING:
        return word
    for british, american in _BRITISH:
        if word.endswith(british):
            return word.removesuffix(british) + american
    return word


@lru_cache(maxsize=1)
def _table() -> dict[str, str]:
    table: dict[str, str] = {}
    for group in _GROUPS.split("|"):
        stems = [_spelt(stem(word)) for word in group.split()]
        known = next((table[each] for each in stems if each in table), stems[0])
        table.update({each: table.get(each, known) for each in stems})
    return table
