"""Folders of people, with what they would ask of them, as examples for the reader.

What is read is what the app would read: each folder is indexed, each question retrieves, and the windows of the best
passages are the examples. SQuAD's paragraphs are long and round; a person's files are clauses, lists, rows and mails.
"""

from __future__ import annotations

import itertools
import random
import re
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from reader_data import Example, read_rows

from engine.answering import span_answers
from engine.answering.reader_model import ReaderModel
from engine.core import Engine
from engine.paths import Paths, resources
from engine.retrieval.retriever import Retriever
from engine.text import sentences

PASSAGES = 8  # as asked for by `asking`
BESIDE = 6
"""Windows without the answer beside those that hold it, the nearest ones."""
FOREIGN = 0.3
"""Share of the questions of other folders that are also asked of this one."""
SHARED = 0.6
"""Share of the evidence's words that a sentence must hold to be the one that answers."""

Entry = Mapping[str, Any]


def examples(folders: Sequence[Path], draw: random.Random) -> list[Example]:
    """Examples of every folder; a question that is answered "yes" or "no" points at no words and is left out.

    The windows of one question follow each other and have its number as `rivals`.
    """
    asked = {
        folder: [entry for entry in read_rows(folder / "questions.jsonl") if entry["kind"] != "yesno"]
        for folder in folders
    }
    found: list[Example] = []
    numbers = itertools.count(1)
    for folder, own in asked.items():
        others = [entry for other in folders if other != folder for entry in asked[other] if entry["answers"]]
        foreign = draw.sample(others, int(len(own) * FOREIGN)) if others else []
        with tempfile.TemporaryDirectory() as place:
            app = Engine(Paths.at(Path(place)))
            app.add_folder(folder / "files")
            app.index().result()
            with app, app._searching.retriever() as retriever:
                for entry in own:
                    found += _of(entry, retriever, next(numbers))
                for entry in foreign:
                    found += _of({**entry, "answers": [], "kind": "foreign"}, retriever, next(numbers))
    return found


def _of(entry: Entry, retriever: Retriever, number: int) -> Iterator[Example]:
    question = entry.get("standalone") or entry["question"]
    beside = 0
    for passage, start, end in span_answers.places(retriever.search(question, k=PASSAGES), _model()):
        text = passage.text[start:end]
        spans = located(text, entry) if passage.path.name in entry["files"] else ()
        if spans:
            yield Example(question, passage.context, text, spans, "answerable", tuple(entry["answers"]), number)
        elif beside < BESIDE and not _says(text, entry["answers"]):
            beside += 1
            kind = "distractor" if entry["answers"] else entry["kind"]
            yield Example(question, passage.context, text, (), kind, tuple(entry["answers"]), number)


@cache
def _model() -> ReaderModel:
    """What ships, of which only the tokenizer is used."""
    return ReaderModel(resources() / "reader", resources() / "embedder", threads=1)


def located(text: str, entry: Entry) -> tuple[tuple[int, int], ...]:
    """Where the accepted answers stand in the sentences that are the evidence."""
    evidence = _words(entry["evidence"]) if entry["answers"] else set()
    places = [place for answer in entry["answers"] for place in _occurrences(text, answer)]
    if not places or not evidence:
        return ()
    holding = []
    for start, end in sentences.split(text):
        words = _words(text[start:end])
        if len(words & evidence) >= SHARED * min(len(evidence), len(words)) and len(words & evidence) > 1:
            holding.append((start, end))
    return tuple(sorted({place for place in places if any(a <= place[0] < b for a, b in holding)}))


def _occurrences(text: str, answer: str) -> Iterator[tuple[int, int]]:
    wanted = r"\s+".join(re.escape(word) for word in answer.split())
    left, right = (r"(?<!\w)" if answer[:1].isalnum() else ""), (r"(?!\w)" if answer[-1:].isalnum() else "")
    for match in re.finditer(left + wanted + right, text, re.IGNORECASE):
        yield match.span()


def _says(text: str, answers: Sequence[str]) -> bool:
    return any(any(_occurrences(text, answer)) for answer in answers)


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.lower()))
