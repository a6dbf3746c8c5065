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
_QUANTIFIERS = frozenset({"few", "many", "most", "some", "all", "both", "several"})
"""What may stand for those that it counts: "few passed"."""
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
    accept accommodate accompany accuse achieve act adapt add address adjust admit adopt advertise advise affect agree
    aim allow amount analyse announce answer apologise appear apply appoint approach approve argue arrange arrive ask
    assess assist assume attach attack attend award bake balance ban bathe beat become beg begin believe belong bend
    benefit bite blame block bloom blow boil book borrow bother breach break breathe breed bring brush build burn bury
    buy calculate call camp cancel care carry cast catch cause celebrate chair challenge change charge chase check
    choose circulate cite claim clean clear climb close coat collect combine come comment commit compare compete
    complain complete compose comprise conceal concern conclude condemn conduct confess confirm connect consider
    consist consult consume contact contain continue contract contrast contribute control convert convince cook cool
    copy correct correspond cost cough count cover crack crash crawl create criticise cross crush cure cut cycle
    damage dance deal debate decide declare decline decorate decrease dedicate deduct defeat defend delay delete
    deliver demand deny depart depend derive describe desert deserve design destroy detect determine develop die
    differ dig direct disagree disappear discharge discover discuss dislike dismiss display dispute dissolve
    distribute disturb divide donate double doubt download draft drain draw dress drift drink drive drop drown dry
    dump dye earn eat edit educate elect emerge emit emphasise employ empty enable encourage end enforce engage enjoy
    enrol ensure enter equal equip erect erupt escape establish estimate evaluate evict evolve examine exceed exchange
    exclude excuse execute exercise exhibit exist expand expect expire explain explode exploit explore export expose
    extend face fade fail fall favour fear feature feed feel ferment fetch fight fill film filter finance find finish
    fire fish fit fix flash flee float flood flow fly focus fold follow forbid force forecast form found freeze fuel
    fulfil function fund gain gather get give glow go govern grab grant greet grip grow guard guess guide halve hand
    handle hang happen harm harvest hatch hate head heal hear heat help hesitate hide hire hit hold hope house hunt
    hurry hurt identify ignore illustrate imagine implement imply import impress improve include increase incubate
    inform inherit injure insist inspect inspire install instruct insure intend interrupt interview introduce invent
    invest investigate invite involve issue join judge jump keep kill knock know label lack land lapse last launch lay
    lead leak learn leave lecture lend let lick lie lift like limit link list listen live load locate lock lodge lose
    love lower maintain make manage manufacture march mark marry match mean measure meet melt mend mention merge mind
    miss mix monitor mount move multiply need nominate note notice obey object oblige observe obtain occupy occur
    offer open operate oppose order organise outnumber overflow overlook overtake owe own pack paint park participate
    pass pay peak perform permit persist persuade phone photograph pick pitch plan plant play plead please plough
    point possess post postpone pour praise pray preach predict prefer prepare prescribe present preserve press
    presume pretend prevent print proceed process produce prohibit promise promote propose protect prove provide
    provoke prune publish pull pump punish purchase pursue push put qualify question quit race rain raise rank reach
    read realise recall receive recognise recommend record recover recruit reduce refer reflect refund refuse register
    regret regulate rehearse reign reinforce reject relate relax release rely remain remark remember remind remove
    renew rent repair repay replace reply report represent request require rescind rescue reserve resign resist
    resolve rest restore restrict result retain retire retreat return reveal reverse review revise reward ride ring
    rise risk roast rob roll rot rotate row rub ruin rule run rush sack sail satisfy save say scare schedule score
    scratch scream screen seal search seat secrete see seek seem seize select sell send sense separate serve set
    settle shake share shelter shift shine ship shock shoot shout show shrink shut sign sing sink sit sketch sleep
    slip smell smile smoke snow soak solve sort sound speak specify spend spin split sponsor spray spread squeeze
    stamp stand start state stay steal steer stem stick sting stir stop store strengthen stress stretch strike strip
    struggle study submit substitute subtract succeed suffer suggest suit supervise supply support suppose surprise
    surround survey survive suspect suspend sustain swallow swarm sweep swim swing switch take talk target taste tax
    teach tell tempt tend terminate test thank think threaten throw tie tighten touch tow trace track trade train
    transfer transform translate transport trap travel treat trigger trim trip triple trust try tune turn twist
    undergo understand unite update upgrade urge use value vanish vary view visit volunteer vote wait walk wander want
    warm warn warrant wash waste watch weaken wear weigh welcome whisper widen win winter wipe wish withdraw witness
    wonder work worry wound wrap wreck write yield
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
    return at > 0 and (_nominal(tokens[at - 1]) or before in _PRONOUNS | ADVERBS | _PARTICLES | _QUANTIFIERS)


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
