"""What a question about all files or all rows asks for, in its own words: how many, the sum, the highest, all of
them. Pure.

The rule that keeps ordinary questions away is the same for files and tables: a question is answered from the
whole only if every word of it is understood. A word that is not one of the operation, a number, a time, a name, a
column or a value, and not one of the `FILLERS`, says something that counting cannot answer.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Literal

from engine.questions.periods import Period, periods

Op = Literal["count", "sum", "mean", "median", "max", "min", "list"]

LONGEST = 300  # characters; who writes more is telling a story
STATES = frozenset(
    """
    recorded measured listed entered noted registered logged taken found held kept stored contained reported observed
    full complete made make come came go went got hold holds contain contains include includes exist exists
    belong belongs saw seen see perform performs performed carry carried handle handles handled treat treats treated
    conduct conducted deliver delivers delivered supply supplies supplied provide provides provided bring brought attend
    attended keep keeps offer offers offered use uses used charge charged run runs ran lead leads led happen happened
    occur occurred take takes took place placed places receive received grow grows grew grown plant planted work works
    worked employ employs employed live lives lived own owns owned produce produces produced collect collected gather
    gathered due write wrote written stand stands show shows showed scheduled
    """.split()  # noqa: SIM905 - one word a line would hide the list
)
"""Fillers that say something where a table holds them: orders that were "delivered" of those that were not."""
FILLERS = STATES | frozenset(
    """
    a an the this that these those there here is are was were be been being am do does did done have has had having
    can could will would shall should i me my we us our ours you your it its they them their he she his her
    of in on at by for from to into with within under as and or so per please tell give find get look let
    know want need like which what who whom whose where when how many much number amount list name all any each every
    overall ever currently now far yet still altogether together combined total exactly just only
    according file files document documents table tables sheet sheets spreadsheet spreadsheets column columns field
    fields row rows entry entries record records line lines value values figure figures data dataset item items one
    ones thing things stuff csv xlsx excel folder folders directory across whole entire s t worth
    about than also if where's what's calculate compute work out sum count add up through during over year
    years month months everything
    """.split()  # noqa: SIM905 - as above
)
ROW_NOUNS = frozenset("row entry record line item one thing value datum".split())  # noqa: SIM905 - as above
COLUMN_NOUNS = frozenset({"column", "field", "cell"})
IN_TABLES = frozenset({"row", "entri", "record", "line"}) | COLUMN_NOUNS
"""Stems of what tables are made of, and files are not."""
_IRREGULAR = {
    "bought": "buy", "paid": "pay", "sold": "sell", "spent": "spend", "mice": "mouse", "geese": "goose",
    "children": "child", "men": "man", "women": "woman", "people": "person", "feet": "foot", "teeth": "tooth",
    "calves": "calf", "wolves": "wolf", "leaves": "leaf", "oxen": "ox", "expenditure": "spend", "expenditures": "spend",
    "spending": "spend", "sale": "sell", "sales": "sell", "lost": "lose", "given": "give", "weighs": "weight",
    "weigh": "weight", "weighed": "weight", "analyses": "analysis", "knives": "knife", "loaves": "loaf",
    "taught": "teach",
}  # fmt: skip
_TOKEN = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)?|[£$€%]")
_PLAIN = {"e-mail": "email", "e-mails": "emails", "E-mail": "email", "E-mails": "emails"}

_WITHOUT_SIGN = re.compile(r"\b(what|where|who|how)s\b", re.IGNORECASE)  # "whats the total"


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the question; `start` is its place there."""

    text: str
    stem: str
    start: int
    end: int

    @property
    def filler(self) -> bool:
        return self.text in FILLERS


@dataclass(frozen=True, slots=True)
class Superlative:
    """`hints` are stems of columns it speaks of: "heaviest" of a weight. `age` says that it may be of a date too."""

    op: Literal["max", "min"]
    hints: frozenset[str] = frozenset()
    age: bool = False


@dataclass(frozen=True, slots=True)
class Comparison:
    """`sign` is as in SQL. `value` is None where a column is named instead of a number; `money` where a currency is."""

    sign: str
    value: Decimal | None
    upper: Decimal | None
    span: tuple[int, int]
    hints: frozenset[str] = frozenset()
    money: bool = False


@dataclass(frozen=True, slots=True)
class Request:
    """A question taken apart.

    Attributes:
        op: what is wanted of the rows or files.
        best: with which superlative; None without one. With `op` "sum", "mean" or "count" it asks for the group
            that has most of it.
        top: how many, in "the three cheapest".
        words: all words, in order; those of the operation, of times and comparisons are not in `open`.
        open: places in `words` of words that are still to be explained by what they name.
        op_stems: stems of the operation's own words: a column may be called so ("mean level").
        asked: "which", "who", "where", "when", "what", "how many", "how much" or "list".
        noun: places in `words` of what is counted or listed: the words right after `asked`.
        distinct: "how many different".
        most: the superlative is a bare "most" or "fewest": of everything together, not in one row.
        spent: the sum is one of money that was spent, paid or earned, though no word says that a sum is meant.
        ranked_by: "the top 3 customers by total": the figure by which they are ranked is named.
        each: place of the word after which a column to group by is named; -1 without one.
    """

    text: str
    op: Op
    words: tuple[Word, ...]
    open: frozenset[int]
    op_stems: frozenset[str]
    asked: str
    noun: tuple[int, ...]
    best: Superlative | None = None
    top: int = 1
    distinct: bool = False
    each: int = -1
    periods: tuple[Period, ...] = ()
    comparisons: tuple[Comparison, ...] = ()
    often: bool = False
    most: bool = False
    spent: bool = False
    ranked_by: bool = False
    quoted: tuple[str, ...] = field(default=())


@lru_cache(maxsize=8192)
def stem(word: str) -> str:
    """The stem of a word, so that plural and singular, and forms of a verb, are one."""
    from py_rust_stemmers import SnowballStemmer

    word = word.lower().replace("’", "'").removesuffix("'s").strip("'")
    return str(SnowballStemmer("english").stem_word(_IRREGULAR.get(word, word)))


@lru_cache(maxsize=1_024)
def forms(stem_: str) -> frozenset[str]:
    """The irregular words of a stem: "sale" and "sold" of "sell"."""
    return frozenset(word for word in _IRREGULAR if stem(word) == stem_)


def words(text: str) -> list[Word]:
    """The words and numbers of a text."""
    found = []
    for match in _TOKEN.finditer(text):
        word = match.group().lower().replace("’", "'").removesuffix("'s")
        found.append(Word(word, stem(word), match.start(), match.end()))
    return found


def stems(text: str) -> tuple[str, ...]:
    """The stems of a name or value; parts joined by case, digits or underscores are words of their own."""
    parted = re.sub(r"(?<=[a-z]{2})(?=[A-Z])|_", " ", text)
    return tuple(word.stem for word in words(parted))


# --------------------------------------------------------------------------- the operation

MONEY = frozenset(
    {
        "price",
        "cost",
        "fee",
        "charg",
        "amount",
        "pay",
        "spend",
        "valu",
        "rate",
        "salari",
        "wage",
        "premium",
        "preis",
        "betrag",
    }
)
_LENGTH = frozenset({"length", "durat", "hour", "minut", "distanc", "time", "day", "long"})
_WEIGHT = frozenset({"weight", "mass"})
_AGE = frozenset({"age"})
_WARM = frozenset({"temperatur", "temp"})
_SUPERLATIVES: dict[str, Superlative] = {
    **dict.fromkeys(("most expensive", "dearest", "costliest", "priciest", "most costly"), Superlative("max", MONEY)),
    **dict.fromkeys(("least expensive", "cheapest"), Superlative("min", MONEY)),
    **dict.fromkeys(
        ("highest", "greatest", "largest", "biggest", "maximum", "max", "peak", "most", "maximal"), Superlative("max")
    ),
    **dict.fromkeys(("lowest", "smallest", "least", "minimum", "min", "fewest", "minimal"), Superlative("min")),
    "longest": Superlative("max", _LENGTH), "shortest": Superlative("min", _LENGTH | {"height"}),
    "tallest": Superlative("max", frozenset({"height"})), "heaviest": Superlative("max", _WEIGHT),
    "lightest": Superlative("min", _WEIGHT), "hottest": Superlative("max", _WARM), "warmest": Superlative("max", _WARM),
    "coldest": Superlative("min", _WARM), "coolest": Superlative("min", _WARM),
    "deepest": Superlative("max", frozenset({"depth"})), "fastest": Superlative("max", frozenset({"speed"})),
    "slowest": Superlative("min", frozenset({"speed"})),
    "wettest": Superlative("max", frozenset({"rain", "rainfal", "precipit"})),
    "driest": Superlative("min", frozenset({"rain", "rainfal", "precipit"})),
    "oldest": Superlative("max", _AGE, age=True), "youngest": Superlative("min", _AGE, age=True),
    **dict.fromkeys(("newest", "latest", "most recent", "most recently", "last"), Superlative("min", _AGE, age=True)),
    **dict.fromkeys(("earliest", "first"), Superlative("max", _AGE, age=True)),
}  # fmt: skip
"""Of a date, "oldest" is the least though of an age it is the most: `age` says so."""

_HOW_MANY = r"(?:[1-9]\d{0,2}|two|three|four|five|six|seven|eight|nine|ten)"
_SUPERLATIVE = re.compile(
    r"\b(?:(?:the\s+(?:top\s+)?|top\s+|(?<=list )|(?<=me ))"
    rf"(?P<top>{_HOW_MANY})\s+|the\s+)?"
    rf"(?P<word>{'|'.join(sorted(_SUPERLATIVES, key=len, reverse=True)).replace(' ', ' +')})\b"
    rf"(?:(?<=first|.last)\s+(?P<after>{_HOW_MANY})\b(?![.,]?\d))?"
)
_TOP = re.compile(
    r"^(?:(?:what|which|who)\s+(?:are|were)\s+|(?:list|show|give|name)\s+(?:me\s+)?)?(?:the\s+|our\s+|my\s+)*"
    rf"(?P<end>top|bottom)\s+(?P<top>{_HOW_MANY})\s+(?P<noun>[^\W\d_]+(?:\s+[^\W\d_]+){{0,2}}?)\s+by\s"
)
_HOW_MANY_OF = re.compile(rf"^(?:which|what|what\s+are\s+the|which\s+are\s+the)\s+(?P<top>{_HOW_MANY})\s")
_NUMERALS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10}
_OPS: tuple[tuple[Op, re.Pattern[str]], ...] = (
    ("median", re.compile(r"\bmedian\b")),
    ("mean", re.compile(r"\b(?:on\s+average|averaged?|mean)\b")),
    ("count", re.compile(
        r"\bhow\s+many(?:\s+times)?\b|\b(?:the\s+|total\s+|overall\s+)*(?:number|count)\s+of\b|\bcount(?:\s+(?:up|all))?\b"
    )),
    ("sum", re.compile(
        r"\b(?:grand\s+|sum\s+|combined\s+)?totals?(?:\s+up)?(?:\s+(?:sum|amount))?\b|\bsum(?:\s+up)?(?:\s+of)?\b"
        r"|\bhow\s+(?:big|large)\b|\bin\s+(?:total|all|sum)\b|\baltogether\b|\ball\s+together\b|\bcombined\b|\btogether\b|\badd(?:ed|s)?\s+up\b|\boverall\b"
    )),
)  # fmt: skip
_SPENT = re.compile(
    r"\b(?:how\s+much|what)\s+(?:did|have|has)\s+(?:[^\W\d_]+\s+){1,3}?"
    r"(?:spend|spent|pay|paid|earn|earned|take|taken|receive|received)\b"
)
"""What was spent is a sum. What one spends, has to pay or may earn is what some paper says of it."""
_LIST = re.compile(
    r"^(?:please\s+|can\s+you\s+|could\s+you\s+)*(?:list|enumerate|show|give|name|find)\b"
    r"|\bwhat\s+(?:are|\w+s\s+(?:are|do|have|were|did|in)|kinds?|types?|sorts?|file)\b|\bwhich\b"
)
_ASKED = re.compile(r"\b(how\s+many|how\s+much|which|who|whom|where|when|what|list|name|show|give|enumerate)\b")
_DISTINCT = re.compile(r"\b(?:different|distinct|unique|separate)\b")
_PIECE = re.compile(r"\b(?:pieces?|items?|bits?)\s+of(?:\s+the)?\b")
_EACH = re.compile(r"\b(?:for\s+each|for\s+every|per|by\s+each|broken\s+down\s+by|grouped\s+by|by)\b")
_OFTEN = re.compile(r"\b(?:often|frequently|frequent|common|times)\b")
_QUOTED = re.compile(r"[\"“„]([^\"”“]{2,80})[\"”“]|(?<!\w)['‘]([^'’]{2,80})['’](?!\w)")

# --------------------------------------------------------------------------- comparisons

_NUMBER = r"(?:[£$€]\s?)?\d+(?:,\d{3})*(?:[.,]\d+)?(?![.,]?\d)"  # no date, version or address of a computer
_GREATER = (
    r"(?:more|greater|higher|larger|bigger|heavier|longer|older|taller|deeper|warmer|hotter|dearer|costlier)\s+than"
    r"|more\s+expensive\s+than|in\s+excess\s+of|above|over|exceed(?:s|ed|ing)?|upwards\s+of|>"
)
_LESS = r"(?:less|fewer|lower|smaller|lighter|shorter|younger|cheaper|colder|cooler)\s+than|below|under|beneath|<"
_SIGNS: tuple[tuple[str, str], ...] = (
    ("<=", r"no\s+(?:more|greater|higher|larger|older|longer)\s+than|not\s+(?:more|over)(?:\s+than)?|at\s+most"
           r"|up\s+to|≤|<=|a\s+maximum\s+of"),
    (">=", r"no\s+(?:less|fewer|lower|smaller|younger|shorter)\s+than|not\s+(?:less|below)(?:\s+than)?|at\s+least"
           r"|≥|>=|a\s+minimum\s+of"),
    (">", _GREATER),
    ("<", _LESS),
    ("=", r"exactly|equal(?:s)?(?:\s+to)?|="),
)  # fmt: skip
_COMPARED = re.compile(
    rf"\b(?:is|are|was|were|has|have|had)?\s*(?:(?P<between>between)\s+(?P<low>{_NUMBER})\s+and\s+(?P<high>{_NUMBER})|(?:"
    + "|".join(f"(?P<s{index}>(?<![\\w]){pattern})" for index, (_, pattern) in enumerate(_SIGNS))
    + rf")\s*(?P<value>{_NUMBER})?)(?P<percent>\s?%)?"
)
_A_MONTH = re.compile(r"(?:st|nd|rd|th)?\s+(?:of\s+)?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)")
_HINTS = {
    "heavier": _WEIGHT, "lighter": _WEIGHT, "older": _AGE, "younger": _AGE, "longer": _LENGTH, "shorter": _LENGTH,
    "taller": frozenset({"height"}), "deeper": frozenset({"depth"}), "warmer": _WARM, "hotter": _WARM, "colder": _WARM,
    "cooler": _WARM, "dearer": MONEY, "costlier": MONEY, "cheaper": MONEY, "expensive": MONEY,
}  # fmt: skip


def comparisons(text: str) -> list[Comparison]:
    """The comparisons with a number or a column in a lower-case text."""
    found = []
    for match in _COMPARED.finditer(text):
        hints = next((stems for word, stems in _HINTS.items() if word in match.group()), frozenset())
        money = re.search(r"[£$€]", match.group()) is not None or bool(
            re.match(r"\s*(?:pounds|euros?|dollars|gbp|eur|usd)\b", text[match.end() :])
        )
        span = (match.start(), match.end())
        if match["between"]:
            low, high = _decimal(match["low"]), _decimal(match["high"])
            if re.fullmatch(r"(?:19|20)\d\d", match["low"]) and re.fullmatch(r"(?:19|20)\d\d", match["high"]):
                continue  # years: a period
            if _A_MONTH.match(text[match.end() :]):
                continue  # "between 1 and 15 May": a period
            found.append(Comparison("between", low, high, span, hints, money))
            continue
        sign = next(sign for index, (sign, _) in enumerate(_SIGNS) if match[f"s{index}"])
        value = match["value"]
        if value is None and sign in ("=", "<=", ">="):
            continue
        if value is not None and _A_MONTH.match(text[match.end() :]):
            continue  # "up to 31 March": a period
        if value is not None and re.match(r"[-/.]\d", text[match.end() :]):
            continue
        found.append(Comparison(sign, None if value is None else _decimal(value), None, span, hints, money))
    return found


def _decimal(text: str) -> Decimal:
    digits = re.sub(r"[£$€\s]", "", text)
    if re.fullmatch(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?", digits):
        return Decimal(digits.replace(",", ""))
    return Decimal(
        digits.replace(",", ".") if digits.count(",") == 1 and "." not in digits else digits.replace(",", "")
    )


# --------------------------------------------------------------------------- a question taken apart


def request(question: str, today: date) -> Request | None:
    """The question taken apart; None if it asks for nothing that is counted, summed, compared or listed."""
    if len(question) > LONGEST:
        return None
    text = " ".join(question.split()).rstrip(" ?.!")
    for written, plain in _PLAIN.items():
        text = text.replace(written, plain)
    text = _WITHOUT_SIGN.sub(r"\1's", text)
    lower = text.lower()
    op, spans = _operation(lower)
    best, top = None, 1
    match = None
    if (ranking := _TOP.search(lower)) is not None:
        best = Superlative("max" if ranking["end"] == "top" else "min")
        top = _number(ranking["top"])
        spans.append((ranking.start("end"), ranking.end("top")))
        op = op if op in ("mean", "count") else "sum"
    elif (match := _superlative(lower)) is not None:
        best = _SUPERLATIVES[" ".join(match["word"].split())]
        top = _number(match["top"] or match["after"] or "1")
        spans.append(match.span())
        op = op if op in ("sum", "mean", "count") else best.op
        if top == 1 and (counted_off := _HOW_MANY_OF.search(lower)) is not None:
            top = _number(counted_off["top"])
            spans.append(counted_off.span("top"))
    spent = op is None and _SPENT.search(lower) is not None
    if spent:
        op = "sum"
    if op is None:
        if not _LIST.search(lower):
            return None
        op = "list"
    compared = comparisons(lower)
    times = [
        period
        for period in periods(text, today)
        if not any(_overlap(period.span, each.span) and each.value is not None for each in compared)
    ]
    compared = [each for each in compared if not any(_overlap(period.span, each.span) for period in times)]
    taken = [*spans, *(period.span for period in times), *(each.span for each in compared)]
    taken += [match.span() for match in _DISTINCT.finditer(lower)]
    taken += [match.span() for match in _PIECE.finditer(lower)]
    found = tuple(words(text))
    inside = {index for index, word in enumerate(found) if any(start <= word.start < end for start, end in taken)}
    asked = _ASKED.search(lower)
    counted = next(pattern for each, pattern in _OPS if each == "count").search(lower)
    each = next((index for index, word in enumerate(found) for match in _EACH.finditer(lower)
                 if word.start >= match.end()), -1) if _EACH.search(lower) else -1  # fmt: skip
    return Request(
        text=text,
        op=op,
        words=found,
        open=frozenset(index for index, word in enumerate(found) if index not in inside and not word.filler),
        op_stems=frozenset(word.stem for word in found if any(start <= word.start < end for start, end in spans)),
        asked="list" if ranking else " ".join(asked.group().split()) if asked else "",
        noun=_between(found, ranking.span("noun"))
        if ranking
        else _noun(found, inside, counted.end() if op == "count" and counted else asked.end() if asked else 0)
        or (_noun(found, inside, match.end()) if match is not None and best is not None and best.hints else ()),
        best=best,
        top=top,
        distinct=_DISTINCT.search(lower) is not None,
        each=-1 if ranking else each,
        periods=tuple(times),
        comparisons=tuple(compared),
        often=_OFTEN.search(lower) is not None,
        most=match is not None and match["word"] in ("most", "fewest", "least"),
        spent=spent,
        ranked_by=ranking is not None,
        quoted=tuple(first or second for first, second in _QUOTED.findall(text)),
    )


def _operation(lower: str) -> tuple[Op | None, list[tuple[int, int]]]:
    """The first of the operations that is asked for, and where all words stand that say one."""
    found: list[tuple[Op, tuple[int, int]]] = []
    for op, pattern in _OPS:
        found += [(op, match.span()) for match in pattern.finditer(lower)]
    if not found:
        return None, []
    named = [op for op, _ in found]
    op = next(each for each in ("median", "mean", "count", "sum") if each in named)
    return op, [span for each, span in found if each == op or each == "sum"]


def _superlative(lower: str) -> re.Match[str] | None:
    for match in _SUPERLATIVE.finditer(lower):
        before = lower[: match.start()].rstrip()
        if before.endswith((" at", " the last", " the past")) or re.match(r"\s+of\s+the\b", lower[match.end() :]):
            continue  # "at least", "at most", "most of the"
        if re.match(
            rf"\s+(?:(?:\d+|{_HOW_MANY})\s+)?(?:days?|weeks?|months?|years?|quarter|half|name|names)\b",
            lower[match.end("word") :],
        ) and (match["word"] in ("last", "first")):
            continue
        return match
    return None


_ENDS_NOUN = frozenset(
    """
    is are was were be been do does did have has had can could will would shall should may might must in on of with
    from that which who whose there by for at to under above below before after since during per and or we i you they
    than not without saw seen perform performs performed carry carried handle handles handled treat treats treated
    deliver delivers delivered supply supplied provide provides provided bring brought attend attended keep keeps offer
    offers offered use uses used cost costs weigh weighs expire expires need needs get got buy bought sell sold make
    made
    """.split()  # noqa: SIM905 - as above
)


def _noun(found: Sequence[Word], inside: Iterable[int], start: int) -> tuple[int, ...]:
    noun: list[int] = []
    taken = set(inside)
    for index, word in enumerate(found):
        if word.start < start or index in taken or word.text in ("the", "all", "me", "us", "of", "our", "my", "any"):
            if noun and word.text not in ("the",):
                break
            continue
        if word.text in _ENDS_NOUN and (noun or word.text not in ("cost", "costs", "use", "uses", "needs")):
            break
        noun.append(index)
    return tuple(noun)


def _between(found: Sequence[Word], span: tuple[int, int]) -> tuple[int, ...]:
    return tuple(index for index, word in enumerate(found) if span[0] <= word.start < span[1])


def _number(written: str) -> int:
    return _NUMERALS.get(written) or int(written)


def _overlap(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]
