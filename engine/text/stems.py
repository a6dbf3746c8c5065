"""Words without their inflection, so that "opened" meets "opens" and "taught" meets "teach"; light, and English."""

from __future__ import annotations

from functools import lru_cache

_SUFFIXES = (
    ("ies", "y"), ("sses", "ss"), ("ness", ""), ("edly", ""), ("ings", ""), ("ing", ""), ("ied", "y"), ("ed", ""),
    ("ly", ""), ("xes", "x"), ("ches", "ch"), ("shes", "sh"), ("s", ""),
)  # fmt: skip
_IRREGULAR = """
    arise arose arisen|beat beaten|become became|begin began begun|bend bent|bind bound|
    bite bit bitten|blow blew blown|
    break broke broken|bring brought|build built|burn burnt|buy bought|catch caught|choose chose chosen|come came|
    creep crept|deal dealt|dig dug|draw drew drawn|drink drank drunk|drive drove driven|
    eat ate eaten|fall fell fallen|
    feed fed|feel felt|fight fought|find found|fly flew flown flies|forget forgot forgotten|freeze froze frozen|
    get got gotten|give gave given|go went gone|grow grew grown|hang hung|hear heard|hide hid hidden|hold held|
    keep kept|know knew known|lay laid|lead led|learn learnt|leave left|lend lent|lose lost|make made|mean meant|
    meet met|overcome overcame|pay paid|ride rode ridden|ring rang rung|rise rose risen|run ran|say said|see saw seen|
    seek sought|sell sold|send sent|shake shook shaken|shine shone|shoot shot|show shown|shrink shrank shrunk|
    sing sang sung|sink sank sunk|sit sat|sleep slept|speak spoke spoken|spend spent|spring sprang sprung|stand stood|
    steal stole stolen|stick stuck|strike struck|swear swore sworn|swim swam swum|take took taken|teach taught|
    tear tore torn|tell told|think thought|throw threw thrown|understand understood|undertake undertook undertaken|
    wake woke woken|wear wore worn|win won|wind wound|withdraw withdrew withdrawn|write wrote written|
    mow mown|sew sewn|sow sown|prove proven|grind ground|cling clung|spin spun|weave wove woven|
    forbid forbade forbidden|use used using|owe owed owing|die died dying|tie tied tying|
    day daily|night nightly|week weekly|month monthly|year yearly annual annually|hour hourly|
    child children|man men|woman women|foot feet|tooth teeth|mouse mice|person people|half halves|leaf leaves|
    life lives|wife wives|knife knives|analysis analyses|basis bases|crisis crises|criterion criteria|medium media|
    phenomenon phenomena|nucleus nuclei|index indices|good better best|bad worse worst
"""
_NOT_ONE = frozenset({"left", "better", "best", "worse", "worst", "saw", "wound", "lives", "leaves", "bases", "media"})
"""Forms that are more often a word of their own."""
_BASE = {
    form: group.split()[0]
    for group in _IRREGULAR.split("|")
    for form in group.split()[1:]
    if form not in _NOT_ONE
}  # fmt: skip


@lru_cache(maxsize=16_384)
def stem(word: str) -> str:
    """The part of a word that its inflections share; in the manner of Harman's S-stemmer."""
    word = word.lower().replace("’", "'").removesuffix("'s").removesuffix("'")
    word = _BASE.get(word, word)
    for suffix, put in _SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= 3 and not word.endswith(("ss", "us", "is")):
            word = word[: len(word) - len(suffix)] + put
            break
    if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "aeiouls":
        word = word[:-1]
    return word.removesuffix("e") if len(word) > 3 else word
