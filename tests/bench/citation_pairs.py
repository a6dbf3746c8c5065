"""Sentences over passages, right and wrong by rule, made from SQuAD with a seed: what judges of support are judged by.

Nothing of SQuAD is kept here; the pairs are made anew each time. Half of the articles are for tuning, the others
are held. What a rule makes is right or wrong by its making, so no one labels it; some labels are off all the same
(an exchanged pair of names may be true as well), which is part of the error that is measured.
"""

from __future__ import annotations

import json
import random
import re
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from engine.evals.citation_eval import LabelledSentence
from engine.text import sentences
from tests.bench.citation_words import DAYS, FOREIGN, MONTHS, OPPOSITES, UNITS, WRITTEN

EACH = 100
"""Pairs of a kind; there are fifteen kinds."""
OTHERS = 2
"""Passages of the same article that stand beside the right one."""

_NAME = re.compile(r"(?<![.!?:\"“(] )(?<=[\w,;] )[A-Z][a-zà-ÿ]{2,}(?: (?:of )?[A-Z][a-zà-ÿ]+)*")
_FIRST_NAME = re.compile(r"^[A-Z][a-zà-ÿ]{2,}(?: [A-Z][a-zà-ÿ]+)+")
_YEAR = re.compile(r"(?<![\d,.–-])(1\d{3}|20\d{2})(?![\d,–-]|\.\d)")
_NUMBER = re.compile(r"(?<![\w,.–-])\d{1,3}(?:,\d{3})*(?:\.\d+)?(?![\w–-]|,\d|\.\d)")
_COPULA = re.compile(r"\b(is|are|was|were|can|could|will|would|must|should|may|has been|have been|had been)\b(?! not)")
_VERB = re.compile(
    r"\b(?:[a-z]{3,}ed|led|won|made|took|gave|built|wrote|beat|became|found|sent|held|brought|began|left|born|"
    r"is the|was the|was a|succeeded)\b"
)


@dataclass(frozen=True, slots=True)
class _Article:
    file: str
    passages: tuple[str, ...]
    questions: tuple[tuple[str, str, str], ...]
    """Question, answer, passage."""
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Right:
    """A sentence that is right, its passage, and the ends of the words that say so."""

    text: str
    passage: str
    spans: tuple[tuple[int, int], ...]


def pairs(folder: Path, *, held: bool, seed: int = 11, each: int = EACH // 2) -> list[LabelledSentence]:
    """`each` pairs of every kind from the held half of the articles, or from the other.

    Args:
        folder: holds `questions.jsonl`, whose rows have question, answers, answerable, file and passage.
    """
    articles = _articles(folder)[held::2]
    rng = random.Random(f"{seed} {held}")
    made = []
    for kind, maker in {**_RIGHT, **_WRONG}.items():
        found: dict[str, LabelledSentence] = {}
        for _ in range(each * 400):
            if len(found) == each:
                break
            article = rng.choice(articles)
            right = maker(rng, article)
            if right is None or right.text in found:
                continue
            wrong = kind in _WRONG
            passages = _around(rng, article, right, without=kind == "wrong passage", other=rng.choice(articles))
            at = passages.index(right.passage) if not wrong else 0
            spans = () if wrong else tuple((at, start, end) for start, end in right.spans)
            found[right.text] = LabelledSentence(right.text, tuple(passages), not wrong, spans, kind)
        made += found.values()
    return made


def _articles(folder: Path) -> list[_Article]:
    rows: dict[str, list[dict[str, object]]] = defaultdict(list)
    for line in (folder / "questions.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        rows[row["file"]].append(row)
    articles = []
    for file in sorted(rows):
        passages = tuple(dict.fromkeys(str(row["passage"]) for row in rows[file]))
        questions = tuple(
            (str(row["question"]).strip(), str(row["answers"][0]), str(row["passage"]))  # type: ignore[index]
            for row in rows[file]
            if row["answerable"]
        )
        names = {name for passage in passages for name in _names(passage)}
        articles.append(_Article(file, passages, questions, tuple(sorted(names))))
    return articles


def _around(rng: random.Random, article: _Article, right: _Right, *, without: bool, other: _Article) -> list[str]:
    """The passages shown to the judge: the right one among others of the article, or others alone."""
    rest = [each for each in article.passages if each != right.passage]
    if without and rng.random() < 0.5 and other is not article:
        rest = list(other.passages)
    shown = rng.sample(rest, min(OTHERS + without, len(rest)))
    if not without:
        shown.insert(rng.randrange(len(shown) + 1), right.passage)
    return shown


# --------------------------------------------------------------------------- right


def _sentence(rng: random.Random, article: _Article) -> _Right:
    while True:
        passage = rng.choice(article.passages)
        start, end = rng.choice(sentences.split(passage))
        text = passage[start:end]
        if _plain(text):
            return _Right(text, passage, ((start, end),))


def _plain(text: str) -> bool:
    words = text.split()
    return (
        7 <= len(words) <= 35
        and text[0].isupper()
        and text.endswith(".")
        and not re.search(r"[\[\]:\"“”]|\.\S*\.", text[:-1])
        and words[0].lower() not in {"this", "these", "it", "he", "she", "they", "his", "her", "their", "however,"}
        and not re.match(r"(?:However|Nevertheless|Also|For example|Thus|Therefore|But|And|Such)\b", text)
    )


def _with(right: _Right, text: str) -> _Right | None:
    text = re.sub(r"\s+([,.])", r"\1", " ".join(text.split())).rstrip(" ,;.") + "."
    text = text[0].upper() + text[1:]
    return _Right(text, right.passage, right.spans) if text != right.text and len(text.split()) >= 5 else None


def _shortened(rng: random.Random, article: _Article) -> _Right | None:
    right = _sentence(rng, article)
    cuts = (
        r"\s\([^()]*\)",  # what stands in brackets
        r",\s(?:which|who|where|including|such as)\s[^,]*,(?=\s[a-z])",  # a relative clause between commas
        r",\s(?:which|who|where|including|such as|although|though|because|while|\w+ing)\s[^,]*(?=\.$)",
    )
    found = [(cut, match) for cut in cuts for match in re.finditer(cut, right.text)]
    if not found:
        return None
    _, match = rng.choice(found)
    return _with(right, right.text[: match.start()] + " " + right.text[match.end() :])


def _clause(rng: random.Random, article: _Article) -> _Right | None:
    right = _sentence(rng, article)
    parts = re.split(r"(?:,\s(?:and|but|while)|;)\s(?=(?:the|a|an|its|their|his|[A-Z]\w+)\s)", right.text)
    whole = [part for part in parts if _COPULA.search(part) or _VERB.search(part)]
    if len(parts) < 2 or not whole:
        return None
    return _with(right, rng.choice(whole))


def _statement(rng: random.Random, article: _Article) -> _Right | None:
    question, answer, passage = rng.choice(article.questions)
    said = _told(question, answer)
    if said is None or not 5 <= len(said.split()) <= 30:
        return None
    at = passage.find(answer)
    spans = [(start, end) for start, end in sentences.split(passage) if start <= at < end]
    return (
        _with(_Right("", passage, tuple(spans)), said)
        if spans and _same_words(said, passage[slice(*spans[0])])
        else None
    )


def _same_words(said: str, sentence: str) -> bool:
    """Whether a question speaks in the passage's words, inflected or not: synonyms are not demanded of the judge."""
    there = {word[:4] for word in re.findall(r"\w+", sentence.lower())}
    words = [word for word in re.findall(r"\w+", said.lower()) if len(word) > 3 or word.isdigit()]
    return all(word[:4] in there for word in words)


def _told(question: str, answer: str) -> str | None:
    """Question and answer as one statement; None where the rules cannot."""
    question, answer = question.rstrip(" ?"), answer.strip(" .,")
    if not answer or len(answer.split()) > 8:
        return None
    low = answer[0].lower() + answer[1:] if answer.split()[0] in ("The", "A", "An") else answer
    if found := re.match(
        r"(?:Who|What|Which [a-z]+|What [a-z]+) ((?!is |are |was |were |did |do |does )[a-z]+(?:ed|s) .+)", question
    ):
        return f"{answer} {found[1]}"
    if found := re.match(r"(?:What|Who) (is|are|was|were) (the .+)", question):
        return f"{found[2]} {found[1]} {low}"
    if found := re.match(r"Who (was|were) ([a-z]+ed .+)", question):
        return f"{answer} {found[1]} {found[2]}"
    if found := re.match(r"(?:When|In what year|In which year) (was|were) (.+?) ([a-z]+(?:ed|t|n|de))$", question):
        return f"{found[2]} {found[1]} {found[3]} {'' if answer.startswith(('in ', 'on ')) else 'in '}{low}"
    if found := re.match(r"How many ([a-z]+(?: [a-z]+)?) ((?:are|were|have|had|live) .+)", question):
        return f"{answer} {found[1]} {found[2]}"
    if found := re.match(r"Where (is|are|was|were) (.+?) (located|born|founded|built|held|found)$", question):
        return f"{found[2]} {found[1]} {found[3]} {'' if answer.startswith(('in ', 'at ', 'on ')) else 'in '}{low}"
    return None


def _paraphrase(rng: random.Random, article: _Article) -> _Right | None:
    right = _sentence(rng, article)
    text = right.text.rstrip(".")
    ways: list[str] = []
    if found := re.match(
        r"((?:In|On|At|During|By|After|Since|Under|From) [^,]{3,40}), ((?:the|a|an|[A-Z])\s?[^;]+)$", text
    ):
        ways.append(f"{found[2]} {found[1][0].lower()}{found[1][1:]}")
    if found := re.match(r"((?:The|A|An|[A-Z]\w+) [^,;]{8,}) ((?:in|during|after|since) (?:the )?[^,;]{3,30})$", text):
        ways.append(f"{found[2]}, {_lower(found[1])}")
    if found := re.match(r"([^,;]{3,50}) (was|were) ([a-z]+ed) by ([^,;]{3,60})$", text):
        ways.append(f"{found[4]} {found[3]} {_lower(found[1])}")
    if found := re.match(
        r"((?:[A-Z]\w+ )+)(founded|defeated|created|discovered|established|conquered|signed) ([^,;]+)$", text
    ):
        ways.append(f"{found[3]} was {found[2]} by {found[1]}")
    if found := re.match(r"(The [^,;]{3,40}) (is|was) (the [^,;]{5,})$", text):
        ways.append(f"{found[3]} {found[2]} {_lower(found[1])}")
    spelled = {
        "two": "2",
        "three": "3",
        "four": "4",
        "five": "5",
        "six": "6",
        "seven": "7",
        "ten": "10",
        "twelve": "12",
    }
    swapped = re.sub(r"\b(" + "|".join(spelled) + r")\b", lambda found: spelled[found[1]], text)
    swapped = swapped.replace("%", " percent").replace("did not", "didn't").replace("was not", "wasn't")
    if swapped != text:
        ways.append(swapped)
    return _with(right, rng.choice(ways)) if ways else None


def _joined(rng: random.Random, article: _Article) -> _Right | None:
    passage = rng.choice(article.passages)
    spans = [span for span in sentences.split(passage) if _plain(passage[slice(*span)]) and span[1] - span[0] < 140]
    if len(spans) < 2:
        return None
    one, other = sorted(rng.sample(spans, 2))
    first, second = passage[slice(*one)].rstrip("."), passage[slice(*other)]
    link = rng.choice((", and ", "; ", ", while "))
    return _with(_Right("", passage, (one, other)), first + link + _lower(second))


def _lower(text: str) -> str:
    """Its first letter small, if the word is no name."""
    first = text.split()[0]
    small = {"the", "a", "an", "in", "on", "at", "by", "after", "during", "some", "most", "many", "all", "both", "its"}
    return text[0].lower() + text[1:] if first.lower() in small else text


# --------------------------------------------------------------------------- wrong


def _base(rng: random.Random, article: _Article) -> _Right:
    """What a mistake is put into: mostly sentences as they stand, some shortened or made from a question."""
    for maker in rng.sample((_shortened, _statement, _paraphrase), 3):
        if rng.random() < 0.2 and (right := maker(rng, article)):
            return right
    return _sentence(rng, article)


def _changed(right: _Right, start: int, end: int, put: str) -> _Right | None:
    return _with(right, right.text[:start] + put + right.text[end:])


def _number(rng: random.Random, article: _Article) -> _Right | None:
    right = _base(rng, article)
    found = [match for match in _NUMBER.finditer(right.text) if not _YEAR.match(match.group())]
    if not found:
        return None
    match = rng.choice(found)
    elsewhere = [each for each in _NUMBER.findall(right.passage) if each not in right.text and not _YEAR.match(each)]
    if (
        len(found) == 2
        and rng.random() < 0.4
        and not re.fullmatch(r",? ?(?:and|or|to|–)? ?", right.text[found[0].end() : found[1].start()])
    ):
        one, two = found
        if "between" in right.text or one.group() == two.group():
            return None
        text = right.text[: one.start()] + two.group() + right.text[one.end() : two.start()] + one.group()
        return _with(right, text + right.text[two.end() :])
    if elsewhere and rng.random() < 0.4:
        return _changed(right, *match.span(), rng.choice(elsewhere))
    digits = match.group()
    at = rng.choice([i for i, each in enumerate(digits) if each.isdigit()])
    put = rng.choice([each for each in "123456789" if each != digits[at]])
    return _changed(right, *match.span(), digits[:at] + put + digits[at + 1 :])


def _date(rng: random.Random, article: _Article) -> _Right | None:
    right = _base(rng, article)
    found = [*_YEAR.finditer(right.text), *re.finditer(r"\b(?:" + "|".join(MONTHS + DAYS) + r")\b", right.text)]
    if not found:
        return None
    match = rng.choice(found)
    old = match.group()
    if old.isdigit():
        years = [each for each in _YEAR.findall(right.passage) if each not in right.text]
        put = rng.choice(years) if years and rng.random() < 0.4 else str(int(old) + rng.choice((-20, -7, -1, 1, 3, 10)))
    else:
        put = rng.choice([each for each in (MONTHS if old in MONTHS else DAYS) if each != old])
    return _changed(right, *match.span(), put)


def _name(rng: random.Random, article: _Article) -> _Right | None:
    right = _base(rng, article)
    found = list(_NAME.finditer(right.text)) + list(_FIRST_NAME.finditer(right.text))
    names = [each for each in _names(right.passage) if each not in right.text]
    others = [each for each in (names if names and rng.random() < 0.5 else article.names) if each not in right.text]
    if not found or not others:
        return None
    match = rng.choice(found)
    put = rng.choice(others)
    if set(put.split()) & set(match.group().split()) or match.group() in MONTHS + DAYS or put in MONTHS + DAYS:
        return None
    return _changed(right, *match.span(), put)


def _names(text: str) -> list[str]:
    return [match.group() for match in _NAME.finditer(text)]


def _negation(rng: random.Random, article: _Article) -> _Right | None:
    right = _base(rng, article)
    if found := re.search(r"\b(?:not|never) ", right.text):
        return None if "not only" in right.text else _changed(right, *found.span(), "")
    if not (found := _COPULA.search(right.text)):
        return None
    head, _, rest = found.group().partition(" ")
    return _changed(right, *found.span(), f"{head} {rng.choice(('not', 'never')) if rest else 'not'} {rest}")


def _unit(rng: random.Random, article: _Article) -> _Right | None:
    right = _base(rng, article)
    found = [
        (match, put)
        for unit, put in UNITS
        for match in re.finditer(rf"(?:\d|\b(?:{WRITTEN}))[ -]?({re.escape(unit)})(?![\w-])", right.text)
    ]
    if not found:
        return None
    match, put = rng.choice(found)
    return _changed(right, *match.span(1), put)


def _antonym(rng: random.Random, article: _Article) -> _Right | None:
    right = _base(rng, article)
    both = [pair for each in OPPOSITES for pair in (each, each[::-1])]
    found = [(match, put) for old, put in both if (match := re.search(rf"\b{old}\b", right.text))]
    if not found:
        return None
    match, put = rng.choice(found)
    return None if re.search(rf"\b{put}\b", right.text) else _changed(right, *match.span(), put)


def _role(rng: random.Random, article: _Article) -> _Right | None:
    right = _sentence(rng, article)
    found = sorted([*_NAME.finditer(right.text), *_FIRST_NAME.finditer(right.text)], key=lambda each: each.start())
    found = [match for match in found if match.group() not in MONTHS + DAYS]
    ways = []
    for one, two in pairwise(found):
        between = right.text[one.end() : two.start()]
        around = right.text[max(0, one.start() - 6) : one.start()] + "|" + right.text[two.end() : two.end() + 6]
        if (
            len(between.split()) <= 8
            and _VERB.search(between)
            and not re.search(r",|\b(?:and|or|between|with|as)\b", between + around)
            and not set(one.group().split()) & set(two.group().split())
        ):
            ways.append((one, two))
    if not ways:
        return None
    one, two = rng.choice(ways)
    text = right.text[: one.start()] + two.group() + right.text[one.end() : two.start()] + one.group()
    return _with(right, text + right.text[two.end() :])


def _partly(rng: random.Random, article: _Article) -> _Right | None:
    right = _base(rng, article)
    foreign = rng.choice(FOREIGN)
    if len(right.text.split()) > 22:
        return None
    link = rng.choice((", and ", ", but ", "; ", " and "))
    if rng.random() < 0.2:
        return _with(right, f"{foreign[0].upper()}{foreign[1:]}{link}{_lower(right.text)}")
    return _with(right, right.text.rstrip(".") + link + foreign)


def _is_right(rng: random.Random, article: _Article) -> _Right | None:
    return _base(rng, article)


_Maker = Callable[[random.Random, _Article], _Right | None]
_RIGHT: dict[str, _Maker] = {
    "verbatim": _sentence, "shortened": _shortened, "clause": _clause, "statement": _statement,
    "paraphrase": _paraphrase, "joined": _joined,
}  # fmt: skip
_WRONG: dict[str, _Maker] = {
    "number": _number, "date": _date, "name": _name, "negation": _negation, "unit": _unit, "antonym": _antonym,
    "role": _role, "wrong passage": _is_right, "partly": _partly,
}  # fmt: skip
