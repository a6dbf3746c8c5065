"""What the reader is trained and judged on: SQuAD parted by file, distractors, clozes, and texts of our own.

Everything is seeded: the same questions make the same examples.
"""

from __future__ import annotations

import hashlib
import json
import math
import random
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from engine import scoring
from engine.citing.facts import stem
from engine.text import sentences
from engine.text.terms import STOP_WORDS

SEED = 20261126
HELD_OUT = 6
DEV = 2

_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Example:
    """A question and one passage. `answers`: offsets in `passage` of what is right; () if it holds no answer.

    `context` stands above the passage, as it does in the index; no answer is taken from it. `rivals` numbers a
    question whose windows compete: all with its number are read together; 0: of none other.
    """

    question: str
    context: str
    passage: str
    answers: tuple[tuple[int, int], ...]
    kind: str
    wanted: tuple[str, ...] = ()
    rivals: int = 0


@dataclass(frozen=True, slots=True)
class Files:
    """Names of the files, parted: never is a file on two sides."""

    train: tuple[str, ...]
    dev: tuple[str, ...]
    held_out: tuple[str, ...]


def read_rows(file: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]


def parted(rows: Sequence[dict[str, Any]]) -> Files:
    names = sorted({row["file"] for row in rows})
    random.Random(SEED).shuffle(names)
    held_out, dev, train = names[:HELD_OUT], names[HELD_OUT : HELD_OUT + DEV], names[HELD_OUT + DEV :]
    return Files(tuple(sorted(train)), tuple(sorted(dev)), tuple(sorted(held_out)))


def title(file: str) -> str:
    return Path(file).stem.replace("_", " ")


# --------------------------------------------------------------------------- SQuAD


def questions(rows: Iterable[dict[str, Any]], files: Sequence[str]) -> list[Example]:
    """Each question of these files with the passage it was written for."""
    found = []
    for row in rows:
        if row["file"] not in files:
            continue
        if not row["answerable"]:
            found.append(Example(row["question"], title(row["file"]), row["passage"], (), "near-miss"))
            continue
        spans = located(row["question"], row["passage"], row["answers"])
        if spans:
            wanted = tuple(row["answers"])
            found.append(Example(row["question"], title(row["file"]), row["passage"], spans, "answerable", wanted))
    return found


def about_squad(rows: Iterable[dict[str, Any]], files: Sequence[str], file: Path) -> list[Example]:
    """Questions of our own about passages of these files: most of them close to the passage, and not answered by it.

    Args:
        file: JSON lines of `id` (the first twelve digits of the passage's sha256), `question`, and `answers`, which
            stand in the passage.
    """
    passages = {hashlib.sha256(row["passage"].encode()).hexdigest()[:12]: row for row in rows if row["file"] in files}
    asked = [{**passages[own["id"]], **own, "answerable": bool(own["answers"])} for own in read_rows(file)]
    return questions(asked, files)


def about_own(file: Path) -> list[Example]:
    """Questions of the same making about passages of our own.

    Args:
        file: JSON lines of `title`, `passage`, and `questions`, each with `question` and `answers`.
    """
    asked = [
        {**own, "file": row["title"], "passage": row["passage"], "answerable": bool(own["answers"])}
        for row in read_rows(file)
        for own in row["questions"]
    ]
    return questions(asked, sorted({row["file"] for row in asked}))


def located(question: str, passage: str, answers: Sequence[str]) -> tuple[tuple[int, int], ...]:
    """Where the answers stand; of several places those in the sentence that shares most words with the question.

    The data set as it lies at hand has the words of the answers and not their places.
    """
    places = [place for answer in set(answers) for place in _occurrences(passage, answer)]
    if not places:
        return ()
    asked = words(question)
    longest = max(end - start for start, end in places)
    anchors = [place for place in places if place[1] - place[0] == longest]
    if len(anchors) > 1:
        shared = {(start, end): len(asked & words(passage[start:end])) for start, end in sentences.split(passage)}

        def shares(place: tuple[int, int]) -> int:
            return max((n for (start, end), n in shared.items() if start <= place[0] < end), default=0)

        best = max(map(shares, anchors))
        anchors = [place for place in anchors if shares(place) == best]
    return tuple(sorted(place for place in places if any(place[0] < b and a < place[1] for a, b in anchors)))


def _occurrences(passage: str, answer: str) -> Iterator[tuple[int, int]]:
    if not answer.strip():
        return
    left = r"(?<!\w)" if answer[0].isalnum() else ""
    right = r"(?!\w)" if answer[-1].isalnum() else ""
    for match in re.finditer(left + re.escape(answer) + right, passage):
        yield match.span()


def words(text: str) -> set[str]:
    return {stem(word) for word in map(str.lower, _WORD.findall(text)) if word not in STOP_WORDS}


class Distractors:
    """Passages that share many words with a question and do not hold its answer."""

    NEAREST = 4

    def __init__(self, rows: Iterable[dict[str, Any]], files: Sequence[str]) -> None:
        passages = {row["passage"]: row["file"] for row in rows if row["file"] in files}
        self._passages = list(passages.items())
        self._words = [words(f"{title(file)} {passage}") for passage, file in self._passages]
        counts = Counter(word for each in self._words for word in each)
        self._weights = {word: math.log(len(self._words) / count) for word, count in counts.items()}
        self._holding: dict[str, set[int]] = defaultdict(set)
        for place, each in enumerate(self._words):
            for word in each:
                self._holding[word].add(place)

    def drawn(self, example: Example, draw: random.Random, *, same: bool) -> Example | None:
        """One of the nearest passages of the same file, or of all others."""
        scores: Counter[int] = Counter()
        for word in words(example.question):
            for place in self._holding.get(word, ()):
                scores[place] += self._weights[word]
        near = []
        for place, _ in scores.most_common(60):
            passage, file = self._passages[place]
            if (title(file) == example.context) != same or passage == example.passage:
                continue
            if scoring.contains(passage, example.wanted):
                continue
            near.append((passage, file))
            if len(near) == self.NEAREST:
                break
        if not near:
            return None
        passage, file = draw.choice(near)
        kind = "distractor" if same else "foreign"
        return Example(example.question, title(file), passage, (), kind, example.wanted)


# --------------------------------------------------------------------------- windows


def cropped(example: Example, draw: random.Random) -> Example:
    """A run of two to five sentences that still holds the answers, or the sentence nearest to the question."""
    spans = sentences.split(example.passage)
    if len(spans) < 3:
        return example
    if example.answers:
        low, high = min(start for start, _ in example.answers), max(end for _, end in example.answers)
    else:
        asked = words(example.question)
        low, high = max(spans, key=lambda span: len(asked & words(example.passage[span[0] : span[1]])))
    first = max(i for i, (start, _) in enumerate(spans) if start <= low or i == 0)
    last = max(first, min(i for i, (_, end) in enumerate(spans) if end >= high or i == len(spans) - 1))
    for _ in range(draw.randint(1, 4)):
        if draw.random() < 0.5:
            first = max(0, first - 1)
        else:
            last = min(len(spans) - 1, last + 1)
    start, end = spans[first][0], spans[last][1]
    moved = tuple((a - start, b - start) for a, b in example.answers)
    return replace(example, passage=example.passage[start:end], answers=moved)


# --------------------------------------------------------------------------- clozes

_MONTH = "January|February|March|April|May|June|July|August|September|October|November|December"
_ANSWERS = (
    (re.compile(rf"\b(?:\d{{1,2}} )?(?:{_MONTH})(?: \d{{1,2}},)?(?: \d{{4}})?\b"), ("When", "On what date")),
    (re.compile(r"\b1\d{3}\b|\b20\d{2}\b"), ("When", "In what year", "What year")),
    (re.compile(r"\b\d[\d.,]*(?: ?%| percent| million| billion)\b"), ("How much", "What percentage", "How many")),
    (re.compile(r"\b\d[\d,.]*\d\b|\b(?:two|three|four|five|six|seven|eight|nine|ten|twelve)\b"), ("How many",)),
    (
        re.compile(r"(?<=[a-z,] )(?:[A-Z][\w'’-]+(?: (?:of|the|de|and) (?=[A-Z])| (?=[A-Z])|\b)){1,5}"),
        ("Who", "What", "Which", "Where"),
    ),
    (re.compile(r"(?<=\bthe )[a-z]+ [a-z]{4,}(?= (?:of|that|which|is|was|were|are|in)\b)"), ("What", "Which thing")),
)  # fmt: skip


def clozes(passages: Iterable[tuple[str, str]], draw: random.Random, count: int) -> list[Example]:
    """Statements of (file, passage) turned into rough questions: some words become "who" or "when", some go.

    (Lewis et al. 2019, "Unsupervised question answering by cloze translation", in its simplest form.) Half as
    many again ask for what is not there: the same statement with another name or number in it.
    """
    found: list[Example] = []
    pool: list[str] = []
    shuffled = list(passages)
    draw.shuffle(shuffled)
    while len(found) < count and shuffled:
        file, passage = shuffled.pop()
        options = [
            (begin, end, match.start(), match.end(), asked)
            for begin, end in sentences.split(passage)
            for pattern, asked in _ANSWERS
            for match in pattern.finditer(passage, begin, end)
        ]
        for begin, end, start, stop, asked in draw.sample(options, min(4, len(options))):
            stop -= len(passage[start:stop]) - len(passage[start:stop].rstrip())
            answer = passage[start:stop]
            pool.append(answer)
            question = _cloze(passage[begin:start], passage[stop:end], draw.choice(asked), draw)
            if len(words(question)) < 3:
                continue
            if draw.random() < 0.3:
                changed = _changed(question, pool[-200:], draw)
                if changed is not None:
                    found.append(Example(changed, title(file), passage, (), "cloze, none"))
                continue
            found.append(Example(question, title(file), passage, ((start, stop),), "cloze", (answer,)))
    return found[:count]


def _cloze(before: str, after: str, asked: str, draw: random.Random) -> str:
    before, after = re.split(r"[;:(]", before)[-1], re.split(r"[;:)]", after)[0]
    if draw.random() < 0.5:  # the clause alone
        before, after = before.rsplit(",", 1)[-1], after.split(",", 1)[0]
    said = [*before.split()[-14:], *after.split()[:14]]
    said = [word.strip(',.()"') for word in said if draw.random() > (0.35 if word.lower() in STOP_WORDS else 0.12)]
    if draw.random() < 0.5 and len(said) > 3:
        at = draw.randrange(1, len(said) - 1)
        said = said[at:] + said[:at]
    return " ".join([asked, *(word for word in said if word)]).strip() + "?"


_OPPOSITES = """
    first/last before/after most/least largest/smallest highest/lowest increase/decrease more/fewer oldest/newest
    north/south east/west early/late began/ended won/lost rise/fall high/low best/worst public/private start/end
    northern/southern eastern/western major/minor maximum/minimum positive/negative longest/shortest same/different
""".split()  # noqa: SIM905 (one word a line would hide the list)
_TURNED = {word: other for pair in _OPPOSITES for word, other in (pair.split("/"), reversed(pair.split("/")))} | {
    "was": "wasn't",
    "were": "weren't",
    "did": "didn't",
    "is": "isn't",
    "can": "can't",
    "does": "doesn't",
}


def swapped(example: Example, pool: Sequence[str], draw: random.Random) -> Example | None:
    """Asks the same of another name, number or thing, or the opposite: SQuAD's own ways to one without an answer.

    Most of what is put in stands in the same passage, so that only its relation to the rest tells that it is wrong.
    """
    asked = example.question
    answered = {example.passage[start:end] for start, end in example.answers}
    own = [
        name for name in _NAMES.findall(example.passage) if not any(name in each or each in name for each in answered)
    ]
    ways = [
        lambda: _opposite(asked, draw),
        lambda: _changed(asked, own, draw),
        lambda: _changed(asked, draw.sample(pool, min(200, len(pool))), draw),
        lambda: _thing_changed(asked, example.passage, draw),
    ]
    order = draw.choices(ways, (3, 5, 2, 2), k=4) + ways
    changed = next((made for way in order if (made := way())), None)
    return None if changed is None else replace(example, question=changed, answers=(), kind="swapped", wanted=())


def emptied(example: Example) -> Example | None:
    """The same passage without the sentences that answer."""
    spans = sentences.split(example.passage)
    kept = [(a, b) for a, b in spans if not any(start < b and a < end for start, end in example.answers)]
    passage = " ".join(example.passage[a:b].strip() for a, b in kept)
    if not kept or scoring.contains(passage, example.wanted):
        return None
    return replace(example, passage=passage, answers=(), kind="emptied", wanted=())


_NAMES = re.compile(r"(?<=[a-z,] )(?:[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)*|\d[\d,.]*\d|\d)(?!\w)")
"""Capital letters within a sentence, and numbers."""
_THING = re.compile(r"\b(the|of|a|an|in|by|for) ([a-z]{4,})\b")


def _opposite(question: str, draw: random.Random) -> str | None:
    asked = question.split(" ")
    places = [i for i, word in enumerate(asked) if word.lower() in _TURNED]
    if not places:
        return None
    place = draw.choice(places)
    asked[place] = _TURNED[asked[place].lower()]
    return " ".join(asked)


def _thing_changed(question: str, passage: str, draw: random.Random) -> str | None:
    """With another noun of the passage in the place of one of its own; a noun is what stands behind "the" or "of"."""
    places = [match for match in _THING.finditer(question) if match[2] not in STOP_WORDS]
    others = sorted({match[2] for match in _THING.finditer(passage)} - STOP_WORDS - set(question.lower().split()))
    if not places or not others:
        return None
    place = draw.choice(places)
    return question[: place.start(2)] + draw.choice(others) + question[place.end(2) :]


def _changed(question: str, pool: Sequence[str], draw: random.Random) -> str | None:
    """With another name or number in the place of one of its own."""
    own = list(_NAMES.finditer(question))
    if not own:
        return None
    chosen = draw.choice(own)
    others = [each for each in pool if each[0].isdigit() == chosen[0][0].isdigit() and each not in question]
    others = [each for each in others if each[0].isdigit() or each[0].isupper()]
    return question[: chosen.start()] + draw.choice(others) + question[chosen.end() :] if others else None
