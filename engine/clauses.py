"""The statements that a sentence is made of, each as a whole sentence of its own; pure.

"Letters are kept for six years, receipts for ten, and both are burnt afterwards; she signs" holds four. What a part
leaves out is put back from the part before: its subject, its verb, what "those" stands for. Without a grammar this
goes by small words, by a list of common verbs and by the shape of words; where that finds no verb, nothing is split.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from engine.quantities import is_number
from engine.stems import is_irregular, stem

_TOKEN = re.compile(
    r"\b[Nn]o longer\b|[^\W_]+\.(?=[A-Za-z]\.)(?:[A-Za-z]\.)*|\b(?:Mr|Mrs|Ms|Dr|Prof|St|Cllr|No)\.|°[CF]\b|\d[\d.,:/]*\d(?:st|nd|rd|th)?(?:-[^\W\d_]+)*|\d(?:st|nd|rd|th)?(?:-[^\W\d_]+)+|[^\W_]+(?:['’\-&/.][^\W_]+)*['’]?|[^\w\s]"
)
_DETERMINERS = frozenset(
    """
    the a an this that these those its his her their our my your some any no every each all both another such either
    neither many few several most
    """.split()  # noqa: SIM905 (one word a line would hide the list)
)
_AUXILIARIES = frozenset(
    """
    is are was were be been being am has have had do does did may might can could will would shall should must cannot
    isn't aren't wasn't weren't hasn't haven't hadn't don't doesn't didn't can't couldn't won't wouldn't shouldn't
    mustn't need needn't
    """.split()  # noqa: SIM905 (one word a line would hide the list)
)
_MODALS = frozenset("may might can could will would shall should must cannot".split())  # noqa: SIM905
_PRONOUNS = frozenset(
    """
    i you he she it we they this that these those there nobody somebody everybody someone everyone none who which
    """.split()  # noqa: SIM905 (one word a line would hide the list)
)
_PREPOSITIONS = frozenset(
    """
    at by for from in into of off on onto out over to up with without about after before between during under than as
    until against through per within since towards along among near upon via inside outside behind above below across
    """.split()  # noqa: SIM905 (one word a line would hide the list)
)
_PARTICLES = frozenset({"over", "up", "off", "out", "down", "away"})
_LINKS = frozenset({"and", "but", "while", "whereas", "yet", "or", "nor", "so", "though", "although"})
_RELATIVES = frozenset({"which", "who", "whose", "where"})
_SUBORDINATE = frozenset(
    """
    because since as if when unless until although though while whereas before after provided once so for that than
    """.split()  # noqa: SIM905 (one word a line would hide the list)
)
_ADVERBS = frozenset(
    """
    rarely hardly therefore thus not never also only still then now again just even always often usually already soon mostly mainly later
    """.split()  # noqa: SIM905 (one word a line would hide the list)
) | {"no longer"}
VERBS = frozenset(
    stem(word)
    for word in """
    accept achieve act add admit advise affect agree aim allow announce answer appear apply appoint approve argue arrive
    ask attack attend award bake ban beat become begin believe belong blame block boil book borrow break breathe breed
    bring build burn buy calculate call cancel carry cast catch cause celebrate change charge check choose claim clean
    climb close collect come complain complete conclude conduct confirm connect consider consist contain continue
    contribute control convert cook cool copy cost cough count cover create cross cut damage deal decide declare decline
    decrease dedicate defeat defend deliver demand depart depend describe design destroy determine develop die differ
    dig direct disappear discover discuss dissolve divide double draw drink drive drop drown earn eat elect employ
    enable end enforce enjoy enrol ensure enter equal escape establish exceed exclude exist expand expect expire explain
    extend fade fail fall feed feel ferment fetch fight fill find finish fit fix flood flow fly follow forbid force
    forecast form found freeze gain gather get give go govern grant grow guide hand handle hang happen hatch hate head
    heal hear help hide hire hit hold hope house hurt identify imply import improve include increase incubate inform
    inherit injure insist inspect install insure introduce invent invest invite involve issue join judge jump keep kill
    know lack land lapse last launch lay lead leak learn leave lend let lie lift like limit link list listen live load
    locate lock lose love maintain make manage mark marry match mean measure meet melt mention mind miss move need
    note notice obey obtain occur offer open operate order organise own pack paint park pass pay peak perform permit
    persuade pick plan plant play please point possess post pour praise predict prefer prepare present press prevent
    print process produce prohibit promise promote propose protect prove provide publish pull punish push put quit raise
    rank reach read receive recommend record recover reduce refer refuse register rehearse reject release remain remember
    remove renew rent repair replace reply report represent request require rescue reserve resign resist resolve rest
    restore result retain retire return reveal ride ring rise roll rotate rule run sail save say seal search see seek
    seem sell send separate serve set settle shake share shine ship shoot show shrink shut sign sing sink sit sleep
    smell solve sort sound speak spend split spread stand start state stay steal stick stop store strike study submit
    succeed suffer suggest suit supervise supply support suppose survive suspect swarm sweep swim switch take talk taste
    teach tell tend terminate test thank think threaten throw touch trade train translate transport travel treat trigger
    trip trust try turn understand unite update use vanish vary visit vote wait walk want warm warn wash watch wear weigh
    welcome win winter wish withdraw work worry doubt deny stress oppose defeat finance blame overtake settle flee heat spin swing sting distribute secrete contract derive reflect write yield
    """.split()
)
_POINTING = frozenset({"those", "that", "ones", "one"})
_NO_HEADS = frozenset({"each", "all", "including", "such", "both", "not", "only", "some", "none", "half", "most"})
"""What begins an apposition, not a statement in short."""
_LONGEST_GAP = 9
"""Words that a part without a verb may have: what is longer is no statement in short."""


@dataclass(frozen=True, slots=True)
class Token:
    """A word or mark; `space` is what stands before it, `low` the word in small letters, but for the "A" of "Plot A"."""

    text: str
    space: str
    low: str = field(init=False)

    def __post_init__(self) -> None:
        low = self.text.lower().replace("’", "'") if self.text != "A" or not self.space else "A"
        object.__setattr__(self, "low", low)

    @property
    def is_word(self) -> bool:
        return self.text[0].isalnum() or self.text[0] in "°%"


@lru_cache(maxsize=2_048)
def statements(sentence: str) -> tuple[str, ...]:
    """The statements of a sentence; itself alone if it is one."""
    parts = _parts(_tokens(sentence.strip().rstrip(".!")))
    made: list[list[Token]] = []
    for part in parts:
        for each in _relatives(part):
            made.append(each)
    if len(made) < 2:
        return (sentence,)
    return tuple(dict.fromkeys(_written(each) for each in made))


def subject(sentence: str) -> str:
    """The words before the verb of a sentence, without what begins it; "" if no verb is found."""
    tokens = _tokens(sentence.strip().rstrip(".!"))
    return _written(_subject(tokens), stop="") if _verb(tokens) else ""


def _tokens(text: str) -> list[Token]:
    found, last = [], 0
    for match in _TOKEN.finditer(text):
        found.append(Token(match.group(), text[last : match.start()]))
        last = match.end()
    return found


def _written(tokens: Sequence[Token], stop: str = ".") -> str:
    text = "".join((each.space or " ") + each.text if each.is_word or each.space else each.text for each in tokens)
    text = " ".join(text.split()).strip(" ,;:")
    return text[:1].upper() + text[1:] + stop if text else ""


# --------------------------------------------------------------------------- verbs and subjects


def _is_verb(tokens: Sequence[Token], at: int) -> bool:
    """Whether the word is likely the verb that says something of what stands before it."""
    token = tokens[at]
    if not token.text[0].isalpha() or (token.text[0].isupper() and at):
        return False
    low = token.low
    before = tokens[at - 1].low if at else ""
    if low in _AUXILIARIES:
        return not (low == "need" and before in _DETERMINERS)
    if before in _DETERMINERS - {"this", "that", "these", "those", "all", "both", "each", "some", "most", "many", "few"}:
        return False
    if (before in _PREPOSITIONS - _PARTICLES) or before.endswith("'s"):
        return False
    root = stem(low)
    if before == "," and _participle(low) and sum(each.text == "," for each in tokens[:at]) == 1:
        return False  # "The crane, built in 1911, …"
    if (is_irregular(low) and root in VERBS) or (low == "left" and _goes_on(tokens, at)):
        return at > 0
    if root not in VERBS:
        return low.endswith("ed") and len(low) > 4 and at > 0 and _nominal(tokens[at - 1]) and _goes_on(tokens, at)
    if low.endswith("ing") or (not low.endswith(("s", "ed")) and not _plural(tokens[:at])):
        return False
    if low.endswith("ed") and _adjective(tokens, at):
        return False
    if before == "," and at > 1 and _goes_on(tokens, at):
        return any(each.text == "," for each in tokens[: at - 1])  # "Its head, Ann Berg, joins it"
    return at > 0 and (_nominal(tokens[at - 1]) or before in _PRONOUNS | _ADVERBS | _PARTICLES)


def _plural(tokens: Sequence[Token]) -> bool:
    """Whether a subject can have the bare form of a verb: "the restore test" cannot."""
    return any(
        each.low.endswith("s") or each.low in _PRONOUNS | _ADVERBS | {"people", "children", "men", "women", "data", "police", "staff", "and", "to"} or is_number(each.low)
        for each in tokens
    )


def _nominal(token: Token) -> bool:
    return token.is_word and token.low not in _PREPOSITIONS | _LINKS | _DETERMINERS


def _adjective(tokens: Sequence[Token], at: int) -> bool:
    """Whether "locked" in "a locked cellar" only describes."""
    return at + 1 < len(tokens) and at > 0 and tokens[at - 1].low in _DETERMINERS


def _goes_on(tokens: Sequence[Token], at: int) -> bool:
    """Whether what follows can follow a verb."""
    if at + 1 == len(tokens):
        return True
    following = tokens[at + 1]
    return following.low in _DETERMINERS | _PREPOSITIONS | _ADVERBS | _PRONOUNS or not following.is_word


def _verb(tokens: Sequence[Token]) -> int:
    """The place of the first verb after a subject; 0 if there is none."""
    depth = False
    for at, token in enumerate(tokens):
        if token.low in _RELATIVES:
            depth = True
        if at and _is_verb(tokens, at):
            if depth and token.low not in _AUXILIARIES:
                depth = False
                continue
            return at if token.low in _AUXILIARIES else _later(tokens, at)
    return 0


def _later(tokens: Sequence[Token], at: int) -> int:
    """The verb that follows where this word is rather a noun: "annual leave is", "the night train runs"."""
    base = not tokens[at].low.endswith(("s", "ed"))
    for i in range(at + 1, len(tokens)):
        low = tokens[i].low
        if low in _RELATIVES | _SUBORDINATE | _LINKS | {"to"} or not tokens[i].is_word:
            break
        if (low in _AUXILIARIES or (base and low.endswith("s") and stem(low) in VERBS)) and _is_verb(tokens, i):
            return i
    return at


def _subject(tokens: Sequence[Token]) -> list[Token]:
    """What stands before the verb, from the last comma on where an adverbial comes first."""
    end = _verb(tokens)
    begin = 0
    if tokens and tokens[0].low in _PREPOSITIONS | _SUBORDINATE:
        commas = [at for at in range(end) if tokens[at].text == ","]
        begin = commas[0] + 1 if commas else 0
    while end > begin and tokens[end - 1].low in _ADVERBS:
        end -= 1
    return [each for each in tokens[begin:end]]


# --------------------------------------------------------------------------- parts


def _parts(tokens: list[Token]) -> Iterator[list[Token]]:
    """The coordinated parts, each with what it leaves out."""
    if tokens and tokens[0].low in ("although", "though", "whereas"):
        comma = next((at for at, each in enumerate(tokens) if each.text == ","), 0)
        if _verb(tokens[1:comma]) and _verb(tokens[comma + 1 :]):
            yield tokens[1:comma]
            tokens = tokens[comma + 1 :]
    cuts = [0]
    for at in range(1, len(tokens)):
        if _cut(tokens, at, cuts[-1]):
            cuts.append(at)
    cuts.append(len(tokens))
    last: list[Token] = []
    for begin, end in zip(cuts, cuts[1:], strict=False):
        part = tokens[begin:end]
        while part and (part[0].low in _LINKS or not part[0].is_word) and part[0].text not in "\"'‘“(":
            part = part[1:]
        while part and part[-1].text in ",;":
            part = part[:-1]
        if not part:
            continue
        if last:
            part = _completed(last, part)
        yield part
        last = part


def _cut(tokens: Sequence[Token], at: int, last: int) -> bool:
    """Whether a part begins here that says something of its own; the part before begins at `last`."""
    token = tokens[at]
    if token.text == ";":
        return True
    if token.text == ":":
        return bool(_verb(tokens[last:at]) and _verb(tokens[at + 1 :]))
    if tokens[at - 1].text in ",;" and token.low in _LINKS:
        return False  # the cut stood at the comma
    begin = at
    if token.text == ",":
        begin += 1
        comma = True
    else:
        comma = False
    link = ""
    if begin < len(tokens) and tokens[begin].low in _LINKS:
        link = tokens[begin].low
        begin += 1
    if not (comma or link) or begin >= len(tokens) or not _verb(tokens[:at]):
        return False
    if tokens[last].low in _SUBORDINATE and not any(each.text == "," for each in tokens[last:at]):
        return False  # "When it is free and you drive, …"
    if link in ("nor", "so"):
        return False
    rest = tokens[begin : _end(tokens, begin)]
    if not rest:
        return False
    if comma and link in ("and", "but") and tokens[begin].low in _PREPOSITIONS and _verb(rest):
        return True  # "…, but in 1988 it was sold"
    if comma and link in ("while", "whereas") and _verb(tokens[begin:]):
        return True
    if link == "but" and tokens[begin].low == "not" and rest[1:] and rest[1].low in _PREPOSITIONS:
        return True
    if link == "and" and rest[0].low == "every" and any(each.low == "every" for each in tokens[last:at]):
        return True
    if link == "and" and _parallel(tokens[last:at], rest):
        return True
    pointing = tokens[begin].low in _POINTING and rest[1:] and rest[1].low in _PREPOSITIONS
    if tokens[begin].low in _RELATIVES | _SUBORDINATE | _PREPOSITIONS and not pointing:
        return False
    if link in ("and", "or") and _counted_too(tokens[last:at], rest):
        return True
    if link == "or" and not _bare_verb(tokens, begin):
        return False
    if comma and not link and _verb(rest) and _points(rest):
        return True
    first = begin
    while first + 1 < len(tokens) and tokens[first].low in _ADVERBS:
        first += 1
    if link and (tokens[first].low in _AUXILIARIES or _bare_verb(tokens, first)):
        return bool(_subject(tokens[last:at])) and not (comma and first + 1 < len(tokens) and _end(tokens, first) < len(tokens) - 1 and link == "but")
    if link and _verb(rest):
        return bool(_verb([each for each in tokens[last:at] if each.low not in _LINKS and each.text != ","]))
    if comma and not link and tokens[0].low not in _PREPOSITIONS | _SUBORDINATE and len(rest) > 1:
        if any(each.low in _AUXILIARIES for each in rest[1:]) and not any(each.text == "," for each in tokens[:at]):
            return _whole(rest)
    return _gapped(tokens[last:at], rest) or (link == "but" and _except(rest) > 0)


def _points(rest: Sequence[Token]) -> bool:
    """Whether a part begins with "those" or "the one"."""
    return rest[0].low in ("those", "that") or (rest[0].low == "the" and rest[1:] and rest[1].low in ("one", "ones", "other"))


def _parallel(before: Sequence[Token], rest: Sequence[Token]) -> bool:
    """Whether a part gives another time or place with another number: "opens at 9 on weekdays and at 10 on Sundays"."""
    verb = _verb(before)
    if len(rest) < 4 or not verb or rest[0].low not in _PREPOSITIONS or _verb(rest):
        return False
    counted = any(is_number(each.low) for each in rest) and any(is_number(each.low) for each in before[verb:])
    return counted and any(each.low == rest[0].low for each in before[verb:]) and sum(each.low in _PREPOSITIONS for each in rest) > 1


def _counted_too(before: Sequence[Token], rest: Sequence[Token]) -> bool:
    """Whether a second number is said of the same: "48 metres long and 22 metres wide", "64 francs in A and 118 in B"."""
    if len(rest) < 3 or not is_number(rest[0].low) or not _verb(before):
        return False
    for at in range(len(before) - 2):
        if not is_number(before[at].low):
            continue
        same = before[at + 1].low == rest[1].low
        if same and before[at + 2].low != rest[2].low and rest[2].low not in _LINKS and before[at + 2].is_word:
            return True
        if same and before[at + 2].low == rest[2].low and rest[2].low in _PREPOSITIONS:
            return True
        if before[at + 2].low == rest[1].low and rest[1].low in _PREPOSITIONS - {"of", "per"}:
            return True
    last = before[-2:]
    return len(last) == 2 and is_number(last[0].low) and last[1].is_word and rest[1].low in _PREPOSITIONS - {"of", "per"}


def _except(rest: Sequence[Token]) -> int:
    """The place of the "only" in "a dog only with consent", which goes on from the part before; 0 if there is none."""
    at = next((i for i, each in enumerate(rest) if each.low in ("only", "not", "never")), 0)
    return at if at and rest[0].low not in _PREPOSITIONS and not _verb(rest[:at]) else 0


def _whole(rest: Sequence[Token]) -> bool:
    """Whether a part after a bare comma is a sentence of its own: "phones are not"."""
    verb = _verb(rest)
    return bool(verb) and all(each.low not in _PREPOSITIONS for each in rest[:verb])


def _bare_verb(tokens: Sequence[Token], at: int) -> bool:
    """Whether a verb follows right after the "and": "opened at nine and closed at ten"."""
    low = tokens[at].low
    root = stem(low)
    if tokens[at].text[0].isupper() or low.endswith("ing"):
        return False
    finite = low.endswith(("ed", "s")) or is_irregular(low) or low == "left" or _after_modal(tokens, at)
    if (root in VERBS or low == "left") and finite:
        following = tokens[at + 1] if at + 1 < len(tokens) else None
        return following is not None and (
            following.low in _DETERMINERS | _PREPOSITIONS | _ADVERBS
            or is_number(following.low)
            or following.text[0].isupper()
            or low.endswith("ed")
            or is_irregular(low)
            or (low.endswith("s") and tokens[_verb(tokens[:at])].low.endswith("s"))
        )
    return False


def _after_modal(tokens: Sequence[Token], at: int) -> bool:
    verb = _verb(tokens[:at])
    return bool(verb) and tokens[verb].low in _MODALS


def _end(tokens: Sequence[Token], begin: int) -> int:
    """Where the part ends at the latest: the next comma, semicolon or end."""
    return next((at for at in range(begin, len(tokens)) if tokens[at].text in ",;:("), len(tokens))


def _gapped(before: Sequence[Token], rest: Sequence[Token]) -> bool:
    """Whether a part without a verb says in short what the one before says at length: "coffee 3 euros"."""
    if _verb(rest) or not 2 <= len(rest) <= _LONGEST_GAP or any(each.low in ("or", "nor") for each in rest):
        return False
    head = rest[0]
    if not head.is_word or is_number(head.low) or head.low in _PREPOSITIONS | _NO_HEADS:
        return False
    numbers = any(is_number(each.low) for each in rest) and any(is_number(each.low) for each in before)
    theirs = {each.low for each in before[_verb(before) :]} & _PREPOSITIONS
    shared = any(each.low in theirs for each in rest[1:]) and any(not is_number(each.low) for each in rest[:1])
    if numbers or head.low in _POINTING:
        return True
    if shared and "of" not in {each.low for each in rest}:
        return True
    nouns = [at for at, each in enumerate(rest) if each.low in ("the", "a", "an") and at]
    return bool(nouns) and not shared and rest[nouns[0] - 1].low not in _PREPOSITIONS and rest[nouns[0] - 1].is_word


def _completed(before: list[Token], part: list[Token]) -> list[Token]:
    """A part with its subject, or its verb, from the part before."""
    first = next((at for at, each in enumerate(part) if each.low not in _ADVERBS), 0)
    if part[first].low in _AUXILIARIES:
        return [*_subject(before), *_spaced(part)]
    verb = _verb(before)
    if part[0].low == "not" and len(part) > 1 and part[1].low in _PREPOSITIONS and verb:
        made, done = _put_after(list(before[verb + 1 :]), part[1:])
        if not done:
            last = max((i for i, each in enumerate(made) if each.low in _PREPOSITIONS), default=len(made))
            made = [*made[:last], *_spaced(part[1:])]
        at = verb + (before[verb].low in _AUXILIARIES)
        return [*before[:at], *_spaced(part[:1]), *_spaced(before[at : verb + 1]), *_spaced(made)]
    if verb and not _verb(part) and (part[0].low == "every" or _parallel(before, part)):
        at = next((i for i in range(verb, len(before)) if before[i].low == part[0].low), len(before))
        return [*before[:at], *_spaced(part)]
    if is_number(part[0].low) and verb and not _verb(part):
        at = next((i for i in range(verb, len(before)) if is_number(before[i].low)), None)
        if at is not None:
            unit = before[at + 1 : at + 2] if part[1].low in _PREPOSITIONS else []
            return [*before[:at], *_spaced(part[:1]), *_spaced(unit), *_spaced(part[1:])]
    if _modal_before(before, part, first):
        verb = _verb(before)
        return [*_subject(before), *_spaced(before[verb : verb + 1]), *_spaced(part)]
    if _bare_verb(part, first) or (first and (part[first].low.endswith("ed") or stem(part[first].low) in VERBS)):
        verb = _verb(before)
        help_ = before[verb : verb + 1] if _passive(before, verb) and not _tensed(part[first]) else []
        return [*_subject(before), *_spaced(help_), *_spaced(part)]
    if verb := _verb(part):
        if len(part) > 2 and (part[1].low, part[2].low) == ("of", "them") and (whose := _subject(before)):
            return [*part[:2], *_spaced([each for each in whose if not is_number(each.low)]), *_spaced(part[3:])]
        if part[0].low in ("it", "he", "she", "they") and _may_be(part[0].low, whose := _subject(before)):
            return [*whose, *_spaced(part[1:])]
        if part[0].low in ("those", "that") and verb > 1 and part[1].low not in _RELATIVES:
            return [*_head(_subject(before)), *_filled(before, _spaced(part[1:]))]
        if _points(part) and part[1].low in ("one", "ones"):
            return [*_head(_subject(before)), *_spaced(part[2:])]
        if verb + 1 >= len(part) - 1 and part[verb].low in _AUXILIARIES and part[-1].low in (part[verb].low, "not"):
            return [*part, *_spaced(before[_verb(before) + 1 :])]  # "phones are not"
        return part
    if only := _except(part):
        return _excepted(before, part, only)
    if first == 0 and _gapped(before, part):
        return _from_gap(before, part)
    if part[0].low in _ADVERBS and is_number(part[-1].low):
        return [*_subject(before), *_spaced(_put_number([*_spaced(part[:first]), *before[_verb(before) :]], part[first:]))]
    return part


def _modal_before(before: Sequence[Token], part: Sequence[Token], first: int) -> bool:
    """Whether a part goes on with the base of a verb after "may" or "must"."""
    verb = _verb(before)
    low = part[first].low
    base = stem(low) in VERBS and not low.endswith(("ed", "s", "ing")) and not is_irregular(low)
    return bool(verb) and before[verb].low in _MODALS and base and not _verb(part)


def _excepted(before: list[Token], part: list[Token], only: int) -> list[Token]:
    """ "The tenant may keep a dog only with consent": what is excepted stands for the object, with "the" for the
    subject."""
    verb = _verb(before)
    if not verb:
        return part
    head, rest = part[:only], part[only:]
    if head[0].low in ("the", "those") or head[0].text[0].isupper():
        return [*_spaced(head), *_spaced(before[verb:]), *_spaced(rest)]
    end = verb + 1
    while end < len(before) and (before[end].low in _AUXILIARIES or _participle(before[end].low) or stem(before[end].low) in VERBS):
        end += 1
    return [*before[:end], *_spaced(head), *_spaced(rest)]


def _passive(tokens: Sequence[Token], verb: int) -> bool:
    """Whether the verb is a form of "be" or "have" before a participle."""
    after = [each for each in tokens[verb + 1 : verb + 3] if each.low not in _ADVERBS]
    return bool(after) and tokens[verb].low in _AUXILIARIES and _participle(after[0].low)


def _participle(word: str) -> bool:
    return word.endswith("ed") or is_irregular(word)


def _tensed(token: Token) -> bool:
    return not _participle(token.low)


def _may_be(pronoun: str, whose: Sequence[Token]) -> bool:
    """Whether a pronoun may stand for a subject: no "it" for a person."""
    if not whose:
        return False
    person = all(each.text[0].isupper() and each.text.isalpha() for each in whose) and whose[0].low not in _DETERMINERS
    return person == (pronoun in ("he", "she")) or (pronoun == "they") or (pronoun != "it" and not person)


def _head(whose: Sequence[Token]) -> list[Token]:
    """The noun of a subject before its "of" or "from"."""
    end = next((at for at, each in enumerate(whose) if each.low in _PREPOSITIONS | {","}), len(whose))
    return list(whose[:end])


def _filled(before: Sequence[Token], part: list[Token]) -> list[Token]:
    """A part whose last number has lost what it counts: "those over fifty have 30" after "have 27 days of leave"."""
    verb = _verb(before)
    if len(part) > 1 and is_number(part[-2].low):
        after = next(
            (i for i in range(verb, len(before) - 1) if is_number(before[i].low) and before[i + 1].low == part[-1].low), None
        )
        return [*part, *before[after + 2 :]] if after is not None else part
    if not is_number(part[-1].low):
        return part
    at = next((i for i in range(verb, len(before)) if is_number(before[i].low)), None)
    return [*part, *_counted(before, at)] if at is not None else part


def _counted(tokens: Sequence[Token], at: int) -> list[Token]:
    """What follows a number to the end of what it counts."""
    end = at + 1
    while end < len(tokens) and tokens[end].is_word and (tokens[end].low not in _PREPOSITIONS or tokens[end].low == "of"):
        end += 1
    return list(tokens[at + 1 : end])


def _from_gap(before: list[Token], part: list[Token]) -> list[Token]:
    """The part before with what this one has put in place of its subject, its numbers and its prepositions."""
    verb = _verb(before)
    if not verb:
        return part
    whose, rest = _subject(before), list(before[verb:])
    mine = list(part)
    if mine[0].low in ("a", "an", "the") and "of" in [each.low for each in mine] and rest[1:4] and rest[1].low == mine[0].low:
        if rest[3:4] and rest[3].low == "of":
            return [*whose, *rest[:1], *_spaced(mine)]  # "… has a length of 48 metres and a width of 22"
    trailing: list[Token] = []
    cut = _second(mine, rest)
    head, tail = mine[:cut], mine[cut:]
    if head and head[0].low in _POINTING:
        head = [*_head(whose), *_spaced(head[1:])]
    elif len(head) > 1 and head[0].low == "the" and head[1].low in ("one", "ones"):
        head = [*_head(whose), *_spaced(head[2:])]
    made = rest
    while tail:
        if tail[0].low in _POINTING and len(tail) > 1 and tail[1].low in _PREPOSITIONS:
            tail = tail[1:]  # "… theses on soil, Dr Brandl those on water"
        if tail[0].low in _PREPOSITIONS:
            end = next((i for i in range(1, len(tail)) if tail[i].low in _PREPOSITIONS - {"of"}), len(tail))
            chunk, tail = tail[:end], tail[end:]
            made, done = _put_after(made, chunk)
            if not done:
                trailing += _spaced(chunk)
        elif is_number(tail[0].low):
            end = next((i for i in range(1, len(tail)) if tail[i].low in _PREPOSITIONS - {"of"}), len(tail))
            chunk, tail = tail[:end], tail[end:]
            made = _put_number(made, chunk)
        else:
            end = next((i for i in range(1, len(tail)) if tail[i].low in _PREPOSITIONS - {"of"}), len(tail))
            chunk, tail = tail[:end], tail[end:]
            first = next(
                (i for i, each in enumerate(made) if each.low in _DETERMINERS and not _is_verb(made, i)), None
            )
            if first is None:
                first = 1
            stop = next((i for i in range(first + 1, len(made)) if made[i].low in _PREPOSITIONS - {"of"}), len(made))
            made = [*made[:first], *_spaced(chunk), *made[stop:]]
    return [*_spaced(head), *_spaced(made), *trailing]


def _second(part: Sequence[Token], rest: Sequence[Token]) -> int:
    """Where the subject of a part without a verb ends: at a number, a preposition that is shared, or a second noun."""
    theirs = {each.low for each in rest} & _PREPOSITIONS
    counted = any(is_number(each.low) for each in rest)
    for at in range(1, len(part)):
        low = part[at].low
        if low in _POINTING and at + 1 < len(part) and part[at + 1].low in _PREPOSITIONS:
            return at
        if low in theirs and low != "of" and part[0].low not in _POINTING:
            return at
        if is_number(low) and counted and not (part[at - 1].text[0].isalpha() and at == 1 and at + 1 < len(part)):
            return at
        if low in ("the", "a", "an") and part[at - 1].low not in _PREPOSITIONS:
            return at
        if low in theirs and part[0].low in _POINTING and at > 1 and low != "of":
            return at
    return len(part)


def _put_after(made: list[Token], chunk: list[Token]) -> tuple[list[Token], bool]:
    at = next((i for i, each in enumerate(made) if each.low == chunk[0].low), None)
    if at is None:
        return made, False
    end = next((i for i in range(at + 1, len(made)) if made[i].low in _PREPOSITIONS or not made[i].is_word), len(made))
    old = made[at:end]
    if len(chunk) == 2 and is_number(chunk[1].low):
        old_number = next((i for i, each in enumerate(old) if is_number(each.low)), None)
        if old_number is not None:
            return [*made[:at], *_spaced(chunk), *old[old_number + 1 :], *made[end:]], True
    return [*made[:at], *_spaced(chunk), *made[end:]], True


def _put_number(made: list[Token], chunk: list[Token]) -> list[Token]:
    at = next((i for i, each in enumerate(made) if is_number(each.low)), None)
    if at is None:
        return [*made, *_spaced(chunk)]
    if len(chunk) == 1:
        return [*made[:at], *_spaced(chunk), *made[at + 1 :]]
    end = at + 1 + len(_counted(made, at))
    return [*made[:at], *_spaced(chunk), *made[end:]]


def _spaced(tokens: Sequence[Token]) -> list[Token]:
    return [Token(tokens[0].text, " "), *tokens[1:]] if tokens else []


# --------------------------------------------------------------------------- relative clauses


def _relatives(tokens: list[Token]) -> Iterator[list[Token]]:
    """A statement without its relative clause between commas, and what that clause says of the word before it."""
    share = next(
        (i for i in range(2, len(tokens) - 1) if tokens[i].low == "of" and tokens[i + 1].low in ("which", "whom")), None
    )
    if share is not None:
        comma = next((i for i in range(share, 0, -1) if tokens[i].text == ","), 0)
        rest = [*tokens[comma + 1 : share], *tokens[share + 2 :]]
        verb, head = _verb(rest), _noun_before(tokens, comma)
        if comma and verb and head:
            head = [each for each in head if not is_number(each.low)]
            yield list(tokens[:comma])
            yield [*_spaced(rest[:verb]), Token("of", " "), *_spaced(head), *_spaced(rest[verb:])]
            return
    at = next(
        (i for i in range(2, len(tokens) - 1) if tokens[i - 1].text == "," and tokens[i].low in ("which", "who")), None
    )
    if at is None:
        made = _described(tokens)
        if made:
            yield from made
            return
        at = next((i for i in range(2, len(tokens) - 1) if tokens[i - 1].text == "," and _participial(tokens, i)), None)
        if at is None or not _verb(tokens[:at]):
            yield tokens
            return
        yield tokens[: at - 1]
        yield [*_subject(tokens[:at]), *_spaced(tokens[at:])]
        return
    end = next((i for i in range(at, len(tokens)) if tokens[i].text == ","), len(tokens))
    head = _noun_before(tokens, at - 1)
    yield [*tokens[: at - 1], *_spaced(tokens[end + 1 :])]
    if _verb(tokens[at + 1 : end]) and not _is_verb([*head, *tokens[at + 1 : end]], len(head)):
        yield list(tokens[at + 1 : end])  # "…, which the owner denies"
        return
    if head and _verb([*head, *tokens[at + 1 : end]]):
        yield [*head, *_spaced(tokens[at + 1 : end])]


def _described(tokens: list[Token]) -> list[list[Token]]:
    """ "The library, run by Ann, closes" as "The library closes" and "The library is run by Ann"."""
    commas = [i for i, each in enumerate(tokens) if each.text == ","]
    if len(commas) != 2:
        return []
    begin, end = commas
    inner = tokens[begin + 1 : end]
    head = tokens[:begin]
    if not inner or not head or _verb(head) or stem(inner[0].low) not in VERBS or len(inner) < 2:
        return []
    if not (_participle(inner[0].low) or inner[1].low == "by") or inner[1].low not in _PREPOSITIONS:
        return []
    return [[*head, *_spaced(tokens[end + 1 :])], [*head, Token("was", " "), *_spaced(inner)]]


def _participial(tokens: Sequence[Token], at: int) -> bool:
    """Whether ", leaving the water untouched" begins here, to the end of the sentence."""
    low = tokens[at].low
    return low.endswith("ing") and stem(low) in VERBS and not any(each.text == "," for each in tokens[at:])


def _noun_before(tokens: Sequence[Token], end: int) -> list[Token]:
    """The noun that ends before this place, with what belongs to it."""
    begin = end
    while begin and tokens[begin - 1].is_word and tokens[begin - 1].low not in _PREPOSITIONS | _LINKS | _AUXILIARIES:
        if _is_verb(tokens, begin - 1) and begin < end:
            break
        begin -= 1
        if tokens[begin].low in _DETERMINERS:
            break
    return list(tokens[begin:end])
