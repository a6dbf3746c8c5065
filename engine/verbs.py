"""Words of a sentence in order, and which of them is its verb and its subject, by small words and a list; pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from engine.quantities import is_number
from engine.stems import is_irregular, stem

_TOKEN = re.compile(
    r"\b[Nn]o longer\b|[^\W_]+\.(?=[A-Za-z]\.)(?:[A-Za-z]\.)*|\b(?:Mr|Mrs|Ms|Dr|Prof|St|Cllr|No)\.|°[CF]\b"
    r"|\d[\d.,:/]*\d(?:st|nd|rd|th)?(?:-[^\W\d_]+)*|\d(?:st|nd|rd|th)?(?:-[^\W\d_]+)+"
    r"|[^\W_]+(?:['’\-&/.][^\W_]+)*['’]?|[^\w\s]"
)
DETERMINERS = frozenset(
    """
    the a an this that these those its his her their our my your some any no every each all both another such either
    neither many few several most
    """.split()  # noqa: SIM905 (one word a line would hide the list)
)
AUXILIARIES = frozenset(
    """
    is are was were be been being am has have had do does did may might can could will would shall should must cannot
    isn't aren't wasn't weren't hasn't haven't hadn't don't doesn't didn't can't couldn't won't wouldn't shouldn't
    mustn't need needn't
    """.split()  # noqa: SIM905 (one word a line would hide the list)
)
MODALS = frozenset("may might can could will would shall should must cannot".split())  # noqa: SIM905
_PRONOUNS = frozenset(
    """
    i you he she it we they this that these those there nobody somebody everybody someone everyone none who which
    """.split()  # noqa: SIM905 (one word a line would hide the list)
)
PREPOSITIONS = frozenset(
    """
    at by for from in into of off on onto out over to up with without about after before between during under than as
    until against through per within since towards along among near upon via inside outside behind above below across
    """.split()  # noqa: SIM905 (one word a line would hide the list)
)
_PARTICLES = frozenset({"over", "up", "off", "out", "down", "away"})
LINKS = frozenset({"and", "but", "while", "whereas", "yet", "or", "nor", "so", "though", "although"})
RELATIVES = frozenset({"which", "who", "whose", "where"})
SUBORDINATE = frozenset(
    """
    because since as if when unless until although though while whereas before after provided once so for that than
    """.split()  # noqa: SIM905 (one word a line would hide the list)
)
ADVERBS = frozenset(
    """
    rarely hardly therefore thus not never also only still then now again just even always often usually already
    soon mostly mainly later
    """.split()  # noqa: SIM905 (one word a line would hide the list)
) | {"no longer"}
VERBS = frozenset(
    stem(word)
    for word in """
    accept achieve act add admit advise affect agree aim allow announce answer appear apply appoint approve argue
    arrive ask attack attend award bake ban beat become begin believe belong blame block boil book borrow break
    breathe breed bring build burn buy calculate call cancel carry cast catch cause celebrate change charge check
    choose claim clean climb close collect come complain complete conclude conduct confirm connect consider consist
    contain continue contract contribute control convert cook cool copy cost cough count cover create cross cut damage
    deal decide declare decline decrease dedicate defeat defend deliver demand deny depart depend derive describe
    design destroy determine develop die differ dig direct disappear discover discuss dissolve distribute divide
    double doubt draw drink drive drop drown earn eat elect employ enable end enforce enjoy enrol ensure enter equal
    escape establish exceed exclude exist expand expect expire explain extend fade fail fall feed feel ferment fetch
    fight fill finance find finish fit fix flee flood flow fly follow forbid force forecast form found freeze gain
    gather get give go govern grant grow guide hand handle hang happen hatch hate head heal hear heat help hide hire
    hit hold hope house hurt identify imply import improve include increase incubate inform inherit injure insist
    inspect install insure introduce invent invest invite involve issue join judge jump keep kill know lack land lapse
    last launch lay lead leak learn leave lend let lie lift like limit link list listen live load locate lock lose
    love maintain make manage mark marry match mean measure meet melt mention mind miss move need note notice obey
    obtain occur offer open operate oppose order organise overtake own pack paint park pass pay peak perform permit
    persuade pick plan plant play please point possess post pour praise predict prefer prepare present press prevent
    print process produce prohibit promise promote propose protect prove provide publish pull punish push put quit
    raise rank reach read receive recommend record recover reduce refer reflect refuse register rehearse reject
    release remain remember remove renew rent repair replace reply report represent request require rescue reserve
    resign resist resolve rest restore result retain retire return reveal ride ring rise roll rotate rule run sail
    save say seal search secrete see seek seem sell send separate serve set settle shake share shine ship shoot show
    shrink shut sign sing sink sit sleep smell solve sort sound speak spend spin split spread stand start state stay
    steal stick sting stop store stress strike study submit succeed suffer suggest suit supervise supply support
    suppose survive suspect swarm sweep swim swing switch take talk taste teach tell tend terminate test thank think
    threaten throw touch trade train translate transport travel treat trigger trip trust try turn understand unite
    update use vanish vary visit vote wait walk want warm warn wash watch wear weigh welcome win winter wish withdraw
    work worry write yield
    """.split()  # noqa: SIM905 (one word a line would hide the list)
)


@dataclass(frozen=True, slots=True)
class Token:
    """A word or mark; `space` stands before it, `low` is the word in small letters, but for the "A" of "Plot A"."""

    text: str
    space: str
    low: str = field(init=False)

    def __post_init__(self) -> None:
        low = self.text.lower().replace("’", "'") if self.text != "A" or not self.space else "A"
        object.__setattr__(self, "low", low)

    @property
    def is_word(self) -> bool:
        return self.text[0].isalnum() or self.text[0] in "°%"


def tokens_of(text: str) -> list[Token]:
    found, last = [], 0
    for match in _TOKEN.finditer(text):
        found.append(Token(match.group(), text[last : match.start()]))
        last = match.end()
    return found


def written(tokens: Sequence[Token], stop: str = ".") -> str:
    text = "".join((each.space or " ") + each.text if each.is_word or each.space else each.text for each in tokens)
    text = " ".join(text.split()).strip(" ,;:")
    return text[:1].upper() + text[1:] + stop if text else ""


def is_verb(tokens: Sequence[Token], at: int) -> bool:
    """Whether the word is likely the verb that says something of what stands before it."""
    token = tokens[at]
    if not token.text[0].isalpha() or (token.text[0].isupper() and at):
        return False
    low = token.low
    before = tokens[at - 1].low if at else ""
    if low in AUXILIARIES:
        return not (low == "need" and before in DETERMINERS)
    if before in DETERMINERS - {
        "this",
        "that",
        "these",
        "those",
        "all",
        "both",
        "each",
        "some",
        "most",
        "many",
        "few",
    }:
        return False
    if (before in PREPOSITIONS - _PARTICLES) or before.endswith("'s"):
        return False
    root = stem(low)
    if before == "," and participle(low) and sum(each.text == "," for each in tokens[:at]) == 1:
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
    return at > 0 and (_nominal(tokens[at - 1]) or before in _PRONOUNS | ADVERBS | _PARTICLES)


def _plural(tokens: Sequence[Token]) -> bool:
    """Whether a subject can have the bare form of a verb: "the restore test" cannot."""
    return any(
        each.low.endswith("s")
        or each.low
        in _PRONOUNS | ADVERBS | {"people", "children", "men", "women", "data", "police", "staff", "and", "to"}
        or is_number(each.low)
        for each in tokens
    )


def _nominal(token: Token) -> bool:
    return token.is_word and token.low not in PREPOSITIONS | LINKS | DETERMINERS


def _adjective(tokens: Sequence[Token], at: int) -> bool:
    """Whether "locked" in "a locked cellar" only describes."""
    return at + 1 < len(tokens) and at > 0 and tokens[at - 1].low in DETERMINERS


def _goes_on(tokens: Sequence[Token], at: int) -> bool:
    """Whether what follows can follow a verb."""
    if at + 1 == len(tokens):
        return True
    following = tokens[at + 1]
    return following.low in DETERMINERS | PREPOSITIONS | ADVERBS | _PRONOUNS or not following.is_word


def verb_of(tokens: Sequence[Token]) -> int:
    """The place of the first verb after a subject; 0 if there is none."""
    depth = False
    for at, token in enumerate(tokens):
        if token.low in RELATIVES:
            depth = True
        if at and is_verb(tokens, at):
            if depth and token.low not in AUXILIARIES:
                depth = False
                continue
            return at if token.low in AUXILIARIES else _later(tokens, at)
    return 0


def _later(tokens: Sequence[Token], at: int) -> int:
    """The verb that follows where this word is rather a noun: "annual leave is", "the night train runs"."""
    base = not tokens[at].low.endswith(("s", "ed"))
    for i in range(at + 1, len(tokens)):
        low = tokens[i].low
        if low in RELATIVES | SUBORDINATE | LINKS | {"to"} or not tokens[i].is_word:
            break
        if (low in AUXILIARIES or (base and low.endswith("s") and stem(low) in VERBS)) and is_verb(tokens, i):
            return i
    return at


def subject_of(tokens: Sequence[Token]) -> list[Token]:
    """What stands before the verb, from the last comma on where an adverbial comes first."""
    end = verb_of(tokens)
    begin = 0
    if tokens and tokens[0].low in PREPOSITIONS | SUBORDINATE:
        commas = [at for at in range(end) if tokens[at].text == ","]
        begin = commas[0] + 1 if commas else 0
    while end > begin and tokens[end - 1].low in ADVERBS:
        end -= 1
    return list(tokens[begin:end])


def bare_verb(tokens: Sequence[Token], at: int) -> bool:
    """Whether a verb follows right after the "and": "opened at nine and closed at ten"."""
    low = tokens[at].low
    root = stem(low)
    if tokens[at].text[0].isupper() or low.endswith("ing"):
        return False
    finite = low.endswith(("ed", "s")) or is_irregular(low) or low == "left" or _after_modal(tokens, at)
    if (root in VERBS or low == "left") and finite:
        following = tokens[at + 1] if at + 1 < len(tokens) else None
        return following is not None and (
            following.low in DETERMINERS | PREPOSITIONS | ADVERBS
            or is_number(following.low)
            or following.text[0].isupper()
            or low.endswith("ed")
            or is_irregular(low)
            or (low.endswith("s") and tokens[verb_of(tokens[:at])].low.endswith("s"))
        )
    return False


def _after_modal(tokens: Sequence[Token], at: int) -> bool:
    verb = verb_of(tokens[:at])
    return bool(verb) and tokens[verb].low in MODALS


def passive(tokens: Sequence[Token], verb: int) -> bool:
    """Whether the verb is a form of "be" or "have" before a participle."""
    after = [each for each in tokens[verb + 1 : verb + 3] if each.low not in ADVERBS]
    return bool(after) and tokens[verb].low in AUXILIARIES and participle(after[0].low)


def participle(word: str) -> bool:
    return word.endswith("ed") or is_irregular(word)


def spaced(tokens: Sequence[Token]) -> list[Token]:
    return [Token(tokens[0].text, " "), *tokens[1:]] if tokens else []
