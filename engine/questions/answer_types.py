"""What kind of thing a question asks for, and whether a sentence holds one: names, numbers, dates, reasons.

Cheap cues for choosing among sentences that are all on the subject ("expected answer type", as old as TREC's
question answering track); they decide nothing alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)"
)
_NUMBER_WORD = (
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen"
    r"|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundreds?|thousands?|millions?"
    r"|billions?|trillions?|dozens?|half|third|quarter|twice|once|none|first|second)"
)
_TIME = re.compile(
    rf"\b(?:1\d{{3}}|20\d{{2}})\b|\b\d{{1,2}}(?:st|nd|rd|th)?\s+{_MONTH}\b|\b{_MONTH}\s+\d|\d\s*(?:bc|ad|bce|ce|am|pm)\b"
    r"|\bcentur(?:y|ies)\b|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\b\d{1,2}[:.]\d{2}\b|\bdecades?\b"
    r"|\b(?:spring|summer|autumn|winter)\b|\b\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}\b",
    re.IGNORECASE,
)
_NUMBER = re.compile(rf"\d|\b{_NUMBER_WORD}\b", re.IGNORECASE)
_SHARE = re.compile(r"%|\bper\s?cent(?:age)?\b|\bhalf\b|\bthird\b|\bquarter\b|\b\d/\d", re.IGNORECASE)
_MONEY = re.compile(
    r"[$€£¥₹]|\b(?:dollars?|euros?|pounds?|francs?|yen|cents?|usd|eur|gbp|million|billion)\b", re.IGNORECASE
)
_NAME = re.compile(r"(?<![.!?…]\s)(?<!^)(?<![\"“‘(])\b[A-Z][\w’'-]+")
_REASON = re.compile(
    r"\b(?:because|due to|since|as a result|in order to|so that|caused? by|owing to|thanks to|therefore|to \w+)\b",
    re.IGNORECASE,
)

_QUESTIONS: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...] = tuple(
    (re.compile(asked, re.IGNORECASE), held)
    for asked, held in (
        (r"\b(?:percent(?:age)?|proportion|fraction|share) of\b|\bwhat percent", _SHARE),
        (r"\bhow much (?:money|did|does|was|were|is|would)\b.*\b(?:cost|pay|paid|worth|spen[dt]|earn|price)", _MONEY),
        (r"\bhow (?:many|much|long|old|far|tall|high|deep|large|big|often|fast|wide|heavy)\b", _NUMBER),
        (r"\b(?:what|which) (?:number|amount|age|size|population|temperature|length|height|distance)\b", _NUMBER),
        (r"\bwhen\b|\b(?:what|which|whose) (?:\w+ )?(?:year|date|day|month|century|decade|time|era|season)\b", _TIME),
        (r"\b(?:who|whom|whose)\b|\b(?:what|which) (?:person|people|king|queen|leader|author|company|team)\b", _NAME),
        (r"\bwhere\b|\b(?:what|which) (?:city|country|state|place|river|region|county|continent|street)\b", _NAME),
        (r"\bwhy\b|\bfor what reason\b|\bwhat (?:caused|was the (?:cause|reason))\b", _REASON),
    )
)


def expected(question: str, known: frozenset[str]) -> Callable[[str], float]:
    """A judge of sentences: 1 if one holds what `question` asks for, 0 if not, 0.5 if that cannot be told.

    Args:
        known: lower-case words of the question; a name or number that it gives itself answers nothing.
    """
    held = next((held for asked, held in _QUESTIONS if asked.search(question)), None)
    if held is None:
        return lambda _: 0.5

    def judge(sentence: str) -> float:
        return float(any(match.group().lower().strip("'’") not in known for match in held.finditer(sentence)))

    return judge
