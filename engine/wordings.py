"""One wording for what is said in several ways, so that a statement can be held against its source; pure.

Times, dates, bounds of a number, duties and permissions are rewritten in the text; spellings and close synonyms meet
in their stems. Only words that may stand for each other in nearly every sentence are synonyms here: none that is wider
or narrower than the other ("dog", "animal"), none that depends on who speaks ("buy", "sell").
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from engine.facts import Facts
from engine.quantities import is_number
from engine.stems import stem

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_MONTH = "|".join(f"{month[:3]}(?:{month[3:]})?" for month in _MONTHS) + "|Sept"
_COUNTED = (
    "(?= (?:[\\d€£$]|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|sixteen|eighteen|twenty|thirty"
    "|forty|fifty|sixty|hundred))"
)
_PHRASES: tuple[tuple[str, str], ...] = (
    (r"(?:do|does|did)(?: not|n['’]t) (?:have|need) to|(?:is|are|was|were) not (?:required|obliged) to", "need not"),
    (r"(?:has|have|had|needs?|needed|ought) to|(?:is|are|was|were) (?:required|obliged) to", "must"),
    (r"(?:is|are) (?:allowed|permitted) to", "may"),
    (r"(?:is|are) not (?:allowed|permitted) to", "may not"),
    (r"(?:is|are|be) able to", "can"),
    (r"(?:is|are) going to", "will"),
    (r"(?:is|are) entitled to|(?:has|have) a right to", "is entitled to"),
    (r"no (?:fewer|less) than|not (?:fewer|less) than|a minimum of", "at least"),
    (r"(?:no|not) more than|a maximum of|(?:must|may|shall|should|does|do) not exceed|up to(?= [\d€£$])", "at most"),
    (rf"up to{_COUNTED}", "at most"),
    (r"(?:rises?|goes) above(?= [\d€£$])|exceeds?(?= [\d€£$])", "is more than"),
    (r"(?:falls?|drops?|goes) below(?= [\d€£$])", "is less than"),
    (rf"(?:longer|greater|higher|larger) than{_COUNTED}|over(?= [\d€£$])|over{_COUNTED}|upwards of", "more than"),
    (rf"(?:shorter|lower|smaller|fewer) than{_COUNTED}", "less than"),
    (r"per cent", "percent"),
    (r"at once(?! a)|right away|straight away", "immediately"),
    (r"(?:is|are|was|were) in charge of", "manages"),
    (r"had to be", "was"),
    (r"(?:for|because of|due to|owing to) (?:a |the )?(?:lack|want|shortage) of", "because no"),
    (r"free of charge|at no (?:charge|cost)", "free"),
    (r"at the moment|at present|for now|for the time being", "now"),
    (r"(?:throw|throws|threw|thrown|throwing) (?:away|out)", "discarded"),
    (r"(?:wipe|wipes|wiped) out", "exterminated"),
    (r"(?:give|gives|gave|given|send|sends|sent|hand|handed|bring|brings|brought|come|comes|came) back", "returned"),
    (r"(?:pay|pays|paid) back", "repaid"),
    (r"(?:set|sets) up", "established"),
    (r"(?:find|finds|found) out", "discovered"),
    (r"(?:pick|picks|picked) up", "collected"),
    (r"(?:call|calls|called) off", "cancelled"),
    (r"(?:turn|turns|turned) down", "rejected"),
    (r"(?:give|gives|gave|given) up", "abandoned"),
    (r"(?:carry|carries|carried|go|goes|went) on", "continued"),
    (r"(?:take|takes|took|taken) place", "happened"),
    (r"(?:make|makes|made) sure", "ensure"),
    (r"(?:get|gets|got) rid of", "removed"),
    (r"(?:break|breaks|broke|broken) down", "failed"),
    (r"(?:fill|fills|filled) (?:in|out)", "completed"),
    (r"(?:run|runs|ran) out", "expired"),
    (r"provided that|provided(?= (?:the|an?|it|he|she|they|you|we|his|her|their|its)\b)|on condition that", "if"),
    (r"(?:as|so) long as", "if"),
    (r"(?:is|are) payable", "must be paid"),
    (r"(?:stays?|stayed|remains?|remained)(?= (?:open|closed|shut|empty|cold|dry|free|the same)\b)", "is"),
    (r"no longer", "not"),
    (r"only(?= \d+ of )", ""),
    (r"instead of|rather than|as opposed to", "not"),
    (r"any (?:more|longer)(?=[.,;]|$)", "now"),
    (r"(?:is|are|was|were) going on", "happens"),
    (r"due to|owing to|on account of", "because of"),
    (r"as well as", "and"),
    (r"(?:is|are|was|were) made up of", "consists of"),
    (r"(?:goes|gone|went|go) up", "rise"),
    (r"(?:goes|gone|went|go) down", "fall"),
    (r"(?:hand|turn|give)(?:s|ed|ing)? in", "submit"),
    (r"hand(?:s|ed|ing)? out|giv(?:en|es|e|ing) out|gave out", "distribute"),
    (r"(?:is|are|was|were) (?:forbidden|prohibited|banned)", "is not allowed"),
    (r"(?:is|are|was|were) (?:excluded)(?! from)", "is not covered"),
    (r"(?:is|are|was|were) out of order", "does not work"),
    (r"(?:drops|dropped|ends|ended|stops|stopped|withdraws|withdrew) (?:the )?support (?:for|of)", "does not support"),
    (r"advis(?:e|es|ed) against", "advises not"),
    (r"(?:the|a) (?:vast |great )?majority of", "most of"),
    (r"(?<=be )left|(?<=been )left|(?<=is )left|(?<=are )left|(?<=was )left|(?<=were )left", "leave"),
    (r"(?:put|puts|putting) off", "postpone"),
    (r"(?:hand|handed|hands) over", "hand"),
    (r"(?:turn|shut|switch)(?:s|es|ed|ting|ing)? off", "switched off"),
    (r"carr(?:y|ied|ies) out", "perform"),
    (r"(?:take|takes|took|taken) part in", "attend"),
    (r"in (?:the )?case of|in the event of", "if"),
    (r"so that", "so to"),
    (r"no one", "nobody"),
    (r"in any case|at all times|in all cases|regardless|no matter (?:what|when|how)", "always"),
    (r"(?:was|were|is|are) (?:long )?(?:taken|held|thought) (?:for|to be)", "is believed to be"),
    (r"a great deal|a lot of|lots of", "much"),
    (r"once (?=a (?:day|week|month|year))", "one time "),
    (r"in order to", "to"),
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
_PARTICLE = re.compile(
    r"\b((?:switch|turn|shut|carr|pick|hand|tak|put|set)\w*)"
    r" ((?:the|an?|its|their|his|her) (?:\w+ )??\w+) (off|on|up|down|out)\b"
)
_OPENER = re.compile(r"^\W*(?:yes|no|correct|right|exactly|sure|indeed)\b ?[,:;.!–—-]+ *(?=\w)", re.IGNORECASE)
_NUMBER_WORD = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
_PART_OF_DAY = re.compile(
    rf"\b(?:(half|quarter|ten|twenty) (past|to) )?({_NUMBER_WORD}|1[0-2]|[1-9])(?:[.:](\d\d))?(?: o['’]clock)?"
    r" (?:in the (morning|afternoon|evening)|at (night))\b",
    re.IGNORECASE,
)
_YEARS_OLD = re.compile(
    r"\b(\w+(?:-\w+)?)(?: years? old| years? of age|-year-old)\b|\b(?:aged|(?:the )?age of) (\w+(?:-\w+)?)\b"
    r"|\b(?<=since he was )(\w+)\b(?=[.,;]|$)|\b(?<=since she was )(\w+)\b(?=[.,;]|$)"
)
_BETWEEN = re.compile(r"\bbetween ((?:\d[\w.:,]*|[A-Z]\w+)) and (?=(?:\d|[A-Z]))")
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
    whole entire complete|yearly annual|almost nearly|lawyer attorney|judgment verdict|contract agreement|child kid|
    rubbish garbage trash|ship vessel|try attempt|stay remain|permission consent|speak talk|guest visitor|
    carry transport|inform notify|assume suppose|obey observe comply|demolish destroy|rich wealthy|famous renowned|
    usual normal ordinary|gather collect|live dwell reside|locate situate|main principal|postpone delay defer|
    cancel annul|resign quit|defect fault flaw|medicine drug medication|trip journey voyage|wedding marriage|
    teenager adolescent|result outcome consequence|inspect examine check|colleague coworker|hurt injure|
    enough sufficient adequate|maximum maximal|minimum minimal|exact precise|wire cable|replace substitute|plan intend
"""
"""Words for the same, the one that stands for them first."""
_NOTHING = """
    now currently today then still too yet also however therefore thus approximate approximately roughly nearly anything
    anyone respectively namely actually altogether
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
    text = _PART_OF_DAY.sub(_hour_of_day, text)
    text = _YEARS_OLD.sub(_age, text)
    text = _BETWEEN.sub(r"from \1 to ", text)
    text = _ISO.sub(lambda found: _date(found[3], found[2], found[1], found[0]), text)
    text = _SLASHED.sub(lambda found: _slashed(*found.groups(), whole=found[0]), text)
    text = _MONTH_FIRST.sub(lambda found: f"{int(found[2])} {_full(found[1])} ", text)
    text = _DAY_FIRST.sub(lambda found: f"{int(found[1])} {_full(found[2])}", text)
    text = _ACCORDING.sub(r"\1 said that ", text)
    text = _PARTICLE.sub(r"\1 \3 \2", text)
    return _phrases().sub(_phrase, text)


_ACCORDING = re.compile(
    r"^According to ((?:(?:the|an?|his|her|its|their|our) )?[^,]+?)(?:, | (?=(?:the|there|an?|it|he|she|they|no) ))"
)


def without_opener(sentence: str) -> str:
    """An answer without the "Yes," before what it states."""
    rest = _OPENER.sub("", sentence, count=1)
    return rest[:1].upper() + rest[1:]


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
        denied=tuple(tuple(word for word in group if word not in _EMPTY) for group in held.denied),
        stream=tuple(stream),
        opening=held.opening - _EMPTY,
        stems=held.stems - (_EMPTY - {word.stem for word in stream}),
    )


@lru_cache(maxsize=1)
def _phrases() -> re.Pattern[str]:
    return re.compile(rf"(?:(?<!\w)|(?=/))(?:{'|'.join(f'({phrase})' for phrase, _ in _PHRASES)})(?!\w)", re.IGNORECASE)


def _phrase(found: re.Match[str]) -> str:
    put = _PHRASES[(found.lastindex or 1) - 1][1]
    return put[:1].upper() + put[1:] if found[0][0].isupper() else put


def _clock(found: re.Match[str]) -> str:
    hour = int(found[1]) % 12 + (12 if found[3].lower() == "p" else 0)
    return f"{hour}:{found[2] or '00'}"


def _hour_of_day(found: re.Match[str]) -> str:
    """ "17:00" of "five in the afternoon"."""
    words = _NUMBER_WORD.split("|")
    said = found[3].lower()
    hour = (words.index(said) + 1 if said in words else int(said)) % 12
    part = (found[5] or found[6]).lower()
    if part in ("afternoon", "evening") or (part == "night" and hour >= 6):
        hour += 12
    minute = int(found[4] or 0)
    if found[1]:
        by = {"half": 30, "quarter": 15, "ten": 10, "twenty": 20}[found[1].lower()]
        minute = by if found[2].lower() == "past" else -by
    total = (hour * 60 + minute) % (24 * 60)
    return f"{total // 60}:{total % 60:02d}"


def _age(found: re.Match[str]) -> str:
    number = next(each for each in found.groups() if each)
    if not is_number(number.lower()):
        return found[0]
    return f"aged {number} years"


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
