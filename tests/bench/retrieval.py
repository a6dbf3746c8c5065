"""Ranking: SciFact (documents scored by their best chunk) and SQuAD (question to passage), each way of searching.

nDCG@10 with binary gains (Järvelin and Kekäläinen 2002). SQuAD has one right passage a question; a result is right
if it shares more than half of the shorter of both.
"""

from __future__ import annotations

import csv
import json
import math
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from statistics import fmean

from engine.core import Engine
from engine.retrieval import retriever
from engine.text import terms
from engine.types import Passage, SearchMode
from tests.bench import corpora
from tests.bench.ground import data, questions, size, stored
from tests.bench.rows import Row, at_least, at_most

Scores = dict[SearchMode, float]
MODES: tuple[SearchMode, ...] = ("hybrid", "keyword", "vector")
DEPTH = 10
MARGIN = 0.005


def run() -> Iterator[Row]:
    with corpora.scifact() as alcove:
        scores: Scores = {mode: _scifact(alcove, mode) for mode in MODES}
        yield at_least("SciFact, hybrid: nDCG@10", scores["hybrid"], 0.73, note=_told(scores), scores=scores)
        yield _against_halves("SciFact", scores)
        kept = retriever.CANDIDATES, retriever.NEAREST, terms.MAX_TERMS
        retriever.CANDIDATES, retriever.NEAREST, terms.MAX_TERMS = 1000, 1000, 10_000
        unlimited = _scifact(alcove, "hybrid")
        retriever.CANDIDATES, retriever.NEAREST, terms.MAX_TERMS = kept
        yield at_most(
            "SciFact, hybrid: nDCG@10 lost by what makes search fast",
            unlimited - scores["hybrid"],
            0.001,
            note=f"{unlimited:.4f} with every word and 1,000 candidates a half, {scores['hybrid']:.4f} with "
            f"{kept[2]} words and {kept[0]} + {kept[1]} candidates",
        )
    with corpora.squad() as alcove:
        texts = {path.name: "".join(chunk.text for chunk in chunks) for path, chunks in stored(alcove).items()}
        asked = questions(size(1000, 30), seed=3, answerable=True)
        scores = {mode: _squad(alcove, mode, texts, asked) for mode in MODES}
        yield _against_halves(f"SQuAD, {len(asked)} questions to their passages", scores)


def _told(scores: Scores) -> str:
    return ", ".join(f"{mode} {score:.4f}" for mode, score in scores.items())


def _against_halves(what: str, scores: Scores) -> Row:
    return at_least(
        f"{what}: nDCG@10 of hybrid, above the better half by",
        scores["hybrid"] - max(scores["keyword"], scores["vector"]),
        -MARGIN,
        note=_told(scores),
        scores=dict(scores),
    )


def _scifact(alcove: Engine, mode: SearchMode) -> float:
    wanted: dict[str, set[str]] = {}
    with (data("scifact") / "qrels" / "test.tsv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            if int(row["score"]) > 0:
                wanted.setdefault(row["query-id"], set()).add(row["corpus-id"])
    lines = (data("scifact") / "queries.jsonl").read_text(encoding="utf-8").splitlines()
    queries = [query for query in map(json.loads, lines) if query["_id"] in wanted][: size(10_000, 20)]
    scores = []
    for query in queries:
        found = alcove.search(query["text"], k=100, mode=mode).results
        documents = list(dict.fromkeys(passage.path.stem for passage in found))[:DEPTH]
        right = wanted[query["_id"]]
        ideal = sum(_gain(rank) for rank in range(min(DEPTH, len(right))))
        scores.append(sum(_gain(rank) for rank, document in enumerate(documents) if document in right) / ideal)
    return fmean(scores)


def _gain(rank: int) -> float:
    return 1 / math.log2(rank + 2)


def _squad(alcove: Engine, mode: SearchMode, texts: Mapping[str, str], asked: Sequence[Mapping[str, str]]) -> float:
    scores = []
    for question in asked:
        start = texts[question["file"]].index(question["passage"][:60])  # the end may hold hidden characters
        place = (Path(question["file"]), start, start + len(question["passage"]))
        found = alcove.search(question["question"], k=DEPTH, mode=mode).results
        scores.append(next((_gain(rank) for rank, passage in enumerate(found) if _right(passage, *place)), 0.0))
    return fmean(scores)


def _right(passage: Passage, file: Path, start: int, end: int) -> bool:
    if passage.path.name != file.name:
        return False
    shared = min(passage.end, end) - max(passage.start, start)
    return shared > 0.5 * min(passage.end - passage.start, end - start)
