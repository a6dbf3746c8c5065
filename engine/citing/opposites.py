"""Whether one text denies what another states, or says its opposite."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from engine.citing.facts import Facts
from engine.paths import resources
from engine.text.stems import stem

_PAIRS = """
    increase/decrease increased/decreased rise/fall rose/fell risen/fallen grow/shrink grew/shrank grow/decline
    increase/reduce raise/lower raised/lowered increase/decline up/down more/less more/fewer most/least most/fewest
    many/few much/little majority/minority before/after first/last above/below over/under win/lose won/lost
    victory/defeat allow/forbid allow/prohibit allow/ban permit/prohibit permit/forbid permit/ban allowed/forbidden
    accept/reject accept/refuse accept/decline accept/deny approve/reject agree/disagree agree/refuse admit/deny
    confirm/deny begin/end began/ended beginning/end start/stop start/end start/finish begin/finish open/close
    open/shut opened/closed highest/lowest higher/lower high/low largest/smallest larger/smaller large/small
    biggest/smallest bigger/smaller big/small great/small great/little greater/lesser greater/smaller greater/less
    maximum/minimum best/worst better/worse good/bad good/evil early/late earlier/later earliest/latest
    older/newer oldest/newest old/new old/young older/younger oldest/youngest modern/ancient new/ancient
    recent/ancient
    north/south northern/southern northeast/southwest northwest/southeast east/west eastern/western left/right
    true/false right/wrong correct/incorrect correct/wrong same/different similar/different include/exclude
    including/excluding gain/loss gain/lose gained/lost profit/loss enable/disable success/failure succeed/fail
    successful/unsuccessful pass/fail inside/outside internal/external interior/exterior inner/outer indoor/outdoor
    buy/sell bought/sold import/export lend/borrow lent/borrowed give/take gave/took given/taken send/receive
    sent/received mandatory/optional required/optional compulsory/voluntary compulsory/optional always/never
    often/rarely often/seldom frequently/rarely usually/rarely common/rare commonly/rarely all/none everyone/nobody
    everything/nothing safe/dangerous public/private strong/weak stronger/weaker strongest/weakest rich/poor
    richer/poorer richest/poorest wealthy/poor long/short longer/shorter longest/shortest tall/short wide/narrow
    wider/narrower broad/narrow deep/shallow thick/thin heavy/light heavier/lighter fast/slow faster/slower
    quick/slow rapid/slow rapidly/slowly quickly/slowly hot/cold hotter/colder warm/cool warm/cold warmer/cooler
    wet/dry hard/soft hard/easy easy/difficult simple/complex simple/complicated major/minor upper/lower top/bottom
    front/back full/empty positive/negative male/female man/woman men/women boy/girl husband/wife father/mother
    son/daughter brother/sister king/queen urban/rural legal/illegal formal/informal dependent/independent
    direct/indirect active/passive possible/impossible visible/invisible add/remove added/removed attach/detach
    insert/remove create/destroy built/destroyed build/demolish expand/contract expand/reduce extend/shorten
    accelerate/decelerate strengthen/weaken improve/worsen encourage/discourage support/oppose supporter/opponent
    attack/defend love/hate like/dislike friend/enemy ally/enemy war/peace offensive/defensive import/export
    arrive/depart arrival/departure enter/leave entered/left join/leave joined/left come/go rise/set push/pull
    ascend/descend appear/disappear remember/forget remembered/forgot save/spend save/delete keep/discard
    temporary/permanent temporarily/permanently fixed/variable constant/variable partial/complete partly/completely
    partially/fully liberal/conservative guilty/innocent sick/healthy alive/dead live/die born/died odd/even
    single/multiple single/double single/married former/latter previous/next past/future day/night morning/evening
    summer/winter spring/autumn white/black light/dark bright/dark clean/dirty sweet/sour alkaline/acidic
    acid/alkaline
    liquid/solid natural/artificial theoretical/practical quantitative/qualitative primary/secondary
    sufficient/insufficient
    superior/inferior domestic/foreign native/foreign local/foreign voluntary/involuntary absent/present
    absence/presence
    near/far nearer/farther nearest/farthest close/distant on/off locked/unlocked lock/unlock employed/unemployed
    exactly/approximately at-least/at-most horizontal/vertical horizontally/vertically clockwise/anticlockwise
    unique/common ordinary/extraordinary smooth/rough abundant/scarce plentiful/scarce parent/child landlord/tenant
    employer/employee teacher/student teacher/pupil seller/buyer lender/borrower doctor/patient winner/loser
    ancestor/descendant predecessor/successor preceded/succeeded preceded/followed precede/follow cause/prevent
    cause/effect debit/credit asset/liability revenue/expense income/expense supply/demand question/answer
    until/after until/since pay/free only/nonexclusively just/nonexclusively merely/nonexclusively
    upstream/downstream import/export maximum/minimum maximise/minimise overestimate/underestimate
"""
_DENYING = frozenset(
    """
    fail fails failed unable lack lacks lacked lacking refuse refuses refused forbid forbids forbidden prohibit
    prohibits
    prohibited ban bans banned exclude excludes excluded except avoid free rarely seldom impossible
    """.split()  # noqa: SIM905 (one word a line would hide the list)
)
"""Words of a source for which a statement may put a negation."""
_OPPOSITES = tuple((pair.split("/")[0], pair.split("/")[1]) for pair in dict.fromkeys(_PAIRS.split()))
"""Ours: with forms, and with pairs that a dictionary does not call antonyms. "nonexclusively" is how `wordings` writes
"not only"."""
DICTIONARY = "opposites.txt"
"""The antonyms of WordNet, two words a line; made by `packaging/make_opposites.py`."""
_PREFIXES = ("un", "in", "im", "ir", "il", "dis", "non", "de")
"""What makes a word its own opposite."""
_SHORTEST = 4
"""Letters of a word that one of the prefixes may turn round; "able" in "unable", but no "do" in "undo"."""


def contradicts(claim: Facts, source: Facts) -> bool:
    """Whether one denies what the other states."""
    if len(claim.denied) > len(source.denied) and not source.raw & _DENYING:
        return True
    return _denies(claim, source.stems, source) or _denies(source, claim.stems, claim)


def opposed(claim: Facts, source: Facts) -> bool:
    """Whether one uses a word where the other uses its opposite."""
    said, held = frozenset(claim.words), frozenset(source.words)
    mine, theirs = said - held, held - said
    raw = source.raw - claim.raw
    if "only" in source.raw and "before" in claim.raw:
        raw -= {"after"}  # "only after B" is "before A, B"
    for words in (claim.raw - source.raw, mine):
        for word in words:
            if stem(word) in held:
                continue  # "begin" of what "begins", though it ends as well
            for other in _opposites(word):
                if (other in raw and stem(other) not in said) or stem(other) in theirs:
                    return True
    return any(one in theirs for one in _turned(mine)) or any(one in mine for one in _turned(theirs))


def are_opposites(one: str, other: str) -> bool:
    """Whether two words, in small letters, say the opposite of each other."""
    return other in _opposites(one) or stem(other) in {stem(each) for each in _opposites(one)}


def _denies(one: Facts, words: frozenset[str], other: Facts) -> bool:
    """Whether a negation of one text meets words that the other holds and does not deny."""
    denied = {word for group in other.denied for word in group}
    for group in one.denied:
        met = [word for word in group if word in words]
        if met and (met[0] == group[0] or len(met) > 1) and not denied & set(group):
            return True
    return False


def _turned(words: frozenset[str]) -> Iterator[str]:
    """The words without a prefix that denies them."""
    for word in words:
        for prefix in _PREFIXES:
            if word.startswith(prefix) and len(word) - len(prefix) >= _SHORTEST:
                yield word.removeprefix(prefix)


def _opposites(word: str) -> frozenset[str]:
    return _table().get(word, frozenset())


@lru_cache(maxsize=1)
def _table() -> dict[str, frozenset[str]]:
    """Opposites of each word and of its stem."""
    table: dict[str, set[str]] = {}
    lines = (resources() / "language" / DICTIONARY).read_text(encoding="utf-8").splitlines()
    for one, other in (*_OPPOSITES, *(line.split() for line in lines)):
        for mine, theirs in ((one, other), (other, one)):
            for form in {mine, stem(mine)}:
                table.setdefault(form, set()).add(theirs)
    return {word: frozenset(others) for word, others in table.items()}
