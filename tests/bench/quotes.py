"""Quotes: does the best one, or one of three, hold a right answer? Over the whole SQuAD folder, no model asked.

Scored here from what `eval answers` wrote, by SQuAD's own normalisation (Rajpurkar et al. 2016: lower case, no
punctuation, no articles), whole words only.
"""

from __future__ import annotations

import json
import re
import string
from collections.abc import Iterator, Sequence
from statistics import fmean

from tests.bench import corpora
from tests.bench.ground import questions, scratch, size
from tests.bench.rows import Row, at_least

_ARTICLES = re.compile(r"\b(a|an|the)\b")
_PUNCTUATION = str.maketrans("", "", string.punctuation)


def run() -> Iterator[Row]:
    asked = questions(size(1000, 30), seed=3, answerable=True)
    with scratch() as place, corpora.squad() as alcove:
        file, details = place / "questions.jsonl", place / "details.jsonl"
        file.write_text("".join(json.dumps(entry) + "\n" for entry in asked), encoding="utf-8")
        alcove.measure.answers(file, details=details).result()
        rows = [json.loads(line) for line in details.read_text(encoding="utf-8").splitlines()]
    held = [[_holds(quote["text"], row["answers"]) for quote in row["result"]["quotes"]] for row in rows]
    refused = fmean(row["result"]["refused"] for row in rows)
    note = f"{len(rows)} answerable questions over 26 articles, seed 3; {refused:.1%} of them refused"
    yield at_least("the best quote holds a right answer", fmean(any(each[:1]) for each in held), 0.80, note=note)
    yield at_least("one of three quotes holds a right answer", fmean(any(each[:3]) for each in held), 0.92)


def _holds(text: str, answers: Sequence[str]) -> bool:
    words = f" {_normal(text)} "
    return any(f" {_normal(answer)} " in words for answer in answers if _normal(answer))


def _normal(text: str) -> str:
    return " ".join(_ARTICLES.sub(" ", text.lower().translate(_PUNCTUATION)).split())
