"""What a question asks of: its noun phrases, each with its place, parted from the verbs beside them; pure.

No parser: in a short English question the word before a run of content words says what the run is. After 'is' it ends
in the predicate ('where is acetone kept'), after 'does' in the verb ('what does the hall cost'), after 'who' it begins
with the verb ('who wrote Hamlet'). Where that does not tell, the phrase is not `sure`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from engine.text.terms import STOP_WORDS

ASKING = frozenset(
    """
    who whom whose what which when where why how is are was were be do does did has have had can could may might must
    shall should will would list show tell name give find explain describe
    """.split()  # noqa: SIM905 - one word a line would hide the lists
)
PREPOSITIONS = frozenset(
    "in on at for from of to by with without after before during since until under over within per as".split()  # noqa: SIM905
)
ASKED = frozenset(
    """
    many much long often far old large big high kind sort type please tell say show give list explain describe name
    year date day month time place reason way exactly else
    """.split()  # noqa: SIM905
)
WORD = re.compile(r"[^\W_]+(?:['’.\-/][^\W_]+)*")
DETERMINERS = frozenset("the a an my our your his her its their this that these those".split())  # noqa: SIM905

_BE = frozenset("is are was were be been being isn't aren't wasn't weren't has have had".split())  # noqa: SIM905
_DO = frozenset("do does did can could may might must shall should will would don't doesn't didn't".split())  # noqa: SIM905
_AUXILIARIES = _BE | _DO
_COMMANDS = frozenset("summarise summarize compare find count open read outline list show explain describe".split())  # noqa: SIM905
_DOERS = frozenset("i we you they he she".split())  # noqa: SIM905
_FUNCTION = STOP_WORDS | ASKED | ASKING | PREPOSITIONS
_COURTESY = frozenset("thanks thank cheers great good fine nice right yes no sure okay hello hi sorry".split())  # noqa: SIM905
_SHORTENED = re.compile(r"(?P<base>\w+?)(?:['’](?P<verb>s|re|ll|d|ve)|n['’]t)$")
_IN_FULL = {"s": "is", "re": "are", "ll": "will", "d": "would", "ve": "have"}
_BEFORE_ONE = frozenset(
    "list show tell name give find explain describe about between into there me us and or any no all some".split()  # noqa: SIM905
)
_VERBS = frozenset(
    """
    apply arrive begin belong charge close come continue cost die earn end exist expire finish fit flow get go grow
    happen last leave lie live look mean measure meet need open operate own pay receive retire run sell serve spend
    stand start stay stop take use want weigh work
    """.split()  # noqa: SIM905
)
_PREDICATES = frozenset(
    """
    born built bought broken brought chosen cut done drawn driven due empty fallen forbidden found free frozen full
    given grown held hidden kept known laid left lost made met missing open paid put read ready sent set shown sold
    spent spoken stolen sworn taken taught told torn valid won worn written
    accessible available compulsory mandatory necessary optional possible responsible
    """.split()  # noqa: SIM905
)
_NOUNS_IN_ED = re.compile(
    r"(?:.*eed|(?:.*[ -])?(?:bed|shed|sled|red)|watershed|flowerbed|seabed|hundred|infrared|moped)$"
)
_DATE = re.compile(
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)days?|today|tonight|tomorrow|yesterday|\d[\d./-]*)$",
    re.IGNORECASE,
)
_TIME = re.compile(
    r"(?:now|currently|nowadays|again|always|earlier|later|recently|formerly|previously|afterwards|annually|monthly|weekly"
    r"|daily|the|in|on|next|past|last|this|that|every|each|weeks?|weekends?|weekdays?|years?|months?|days?|nights?"
    r"|mornings?|evenings?|afternoons?|summers?|winters?|spring|autumn|christmas|easter|holidays?)$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase of a question: `question[start:end]`, with the preposition before it ("" if none).

    Not `sure`: it may hold a verb, or be no phrase of a whole question.
    """

    preposition: str
    start: int
    end: int
    sure: bool = True


@dataclass(frozen=True, slots=True)
class _Word:
    text: str
    start: int
    end: int

    @property
    def low(self) -> str:
        return self.text.lower().replace("’", "'")


def chunks(text: str) -> list[Phrase]:
    """Runs of content words, verbs and all; "using your own car" after a preposition is one.

    Not `sure`: its first words alone may be replaced.
    """
    found: list[Phrase] = []
    doing = False
    for preposition, _, run, after in _runs(text):
        if doing:
            found[-1] = replace(found[-1], end=run[-1].end, sure=True)
        else:
            found.append(Phrase(preposition, run[0].start, run[-1].end, sure=False))
        doing = bool(preposition) and len(run) == 1 and run[0].low.endswith("ing") and after in DETERMINERS
    return found


def noun_phrases(question: str) -> list[Phrase]:
    """What the question asks of, in order; a date is none."""
    found = []
    words = [word.low for word in _words(question)]
    for preposition, before, run, after in _runs(question):
        if all(_DATE.match(word.text) for word in run):
            continue
        first, last, sure = _without_verb(before, run, after, words)
        if first < last:
            end = run[last].start if last < len(run) else run[-1].end
            end = len(question[:end].rstrip())
            found.append(Phrase(preposition, run[first].start, end, sure))
    return found


def tells_when(text: str) -> bool:
    """Whether nothing is said but when: 'now', 'last year', 'Sunday'."""
    words = _words(text)
    return bool(words) and all(_DATE.match(word.text) or _TIME.match(word.text) for word in words)


def is_one(text: str) -> bool:
    """Whether it can stand where a noun phrase does: it is no statement, no question, and no mere courtesy."""
    words = [word.low for word in _words(text)]
    return bool(words) and words[0] not in _COURTESY and not any(word in ASKING | _AUXILIARIES for word in words)


def _without_verb(before: list[str], run: list[_Word], after: str, words: list[str]) -> tuple[int, int, bool]:
    """(first, end, sure): which words of a run are its noun phrase; `before` and `after`: the words around it."""
    whole = len(run)
    lead = next((word for word in reversed(before) if word not in DETERMINERS), "")
    last = run[-1]
    if run[0].low in _COMMANDS and lead in ("", "please", "now", "also"):
        return 1, whole, True
    if not before:
        return 0, whole, False
    if lead == "who":
        verb = next((i for i, word in enumerate(run) if not word.low.endswith("ly") and word.low != "first"), 0)
        return verb + 1, whole, True
    if lead == "how":
        return 0, 0 if whole == 1 else whole, False  # 'how tall'
    if lead == "what" and whole == 1 and after not in _AUXILIARIES:
        return 0, 0, True  # 'what happened in'
    if lead in ("what", "which", "whose", "many", "much"):
        return 0, whole, after in _AUXILIARIES or (lead in ("many", "much") and whole == 1)
    if lead in _DOERS and lead == before[-1]:
        return 1, whole, True
    if lead in _BE:
        said_before = len(before) > 2 and words[0] not in ("who", "what")
        if whole == 1 and _is_predicate(last.text) and (said_before or after in PREPOSITIONS):
            return 0, 0, True  # 'how much acetone is left', 'who is responsible for'
        return 0, whole - (whole > 1 and _is_predicate(last.text)), True
    if lead in _DO:
        if whole == 1 or after in _AUXILIARIES:
            return 0, whole, True
        is_verb = last.text[0].islower() and (
            whole == 2
            or last.low in _VERBS
            or words[0] in ("what", "who", "whom", "which")
            or words[:2] in (["how", "much"], ["how", "many"])
        )
        return 0, whole - is_verb, is_verb
    if lead in PREPOSITIONS or lead not in _FUNCTION:  # 'in the shed', 'signed the lease'
        is_verb = not _BE.isdisjoint(before) and _is_predicate(last.text)
        is_verb = is_verb or (not _DO.isdisjoint(before) and last.low in _VERBS and not after)
        return 0, whole - (whole > 1 and is_verb), lead != "to" or before[-1] in DETERMINERS
    return 0, whole, lead in _BEFORE_ONE


def _is_predicate(word: str) -> bool:
    """Whether a word after a noun and 'is' can be what is said of it: 'kept', 'founded', 'due'."""
    low = word.lower()
    return word[0].islower() and (
        low in _PREDICATES or (low.endswith(("ed", "able", "ible")) and not _NOUNS_IN_ED.match(low))
    )


def _runs(text: str) -> list[tuple[str, list[str], list[_Word], str]]:
    """(preposition before it, all words before it, its words, the word after it) of each run of content words."""
    found: list[tuple[str, list[str], list[_Word], str]] = []
    preposition = ""
    before: list[str] = []
    run: list[_Word] = []
    begun: list[str] = []
    for word in _words(text):
        if word.low in _FUNCTION or word.low in _AUXILIARIES:
            if run:
                found.append((preposition, begun, run, word.low))
                run, preposition = [], ""
            if word.low in PREPOSITIONS:
                preposition = word.low
        else:
            begun = begun if run else list(before)
            run.append(word)
        before.append(word.low)
    if run:
        found.append((preposition, begun, run, ""))
    return found


def _words(text: str) -> list[_Word]:
    """The words; "who's" is "who" and "is"."""
    found = []
    for match in WORD.finditer(text):
        short = _SHORTENED.match(match.group())
        if short and short["verb"] and short["base"].lower() in _FUNCTION:
            middle = match.start() + len(short["base"])
            found.append(_Word(short["base"], match.start(), middle))
            found.append(_Word(_IN_FULL[short["verb"].lower()], middle, match.end()))
        else:
            found.append(_Word(match.group(), match.start(), match.end()))
    return found
