"""The frozen sets say of the sample folder what is in it."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

from engine.evals import evaluation
from tests.conftest import HOUSE

SETS = HOUSE / "resources" / "eval"
SAMPLE = HOUSE / "resources" / "sample"


def rows(file: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in file.read_text("utf-8").splitlines()]


def test_each_query_is_answered_by_a_piece_that_holds_the_words() -> None:
    corpus = {row["_id"]: row for row in rows(SETS / "retrieval" / "corpus.jsonl")}
    queries = {row["_id"]: row for row in rows(SETS / "retrieval" / "queries.jsonl")}
    judged = [line.split("\t") for line in (SETS / "retrieval" / "qrels" / "test.tsv").read_text().splitlines()[1:]]
    assert {query for query, _, _ in judged} == queries.keys()
    assert {piece for _, piece, _ in judged} <= corpus.keys()
    written = [line.split("\t") for line in (HOUSE / "packaging/eval/queries.tsv").read_text("utf-8").splitlines()]
    assert [(row["metadata"]["kind"], row["text"]) for row in queries.values()] == [
        (kind, q) for kind, q, _, _ in written
    ]
    for query, piece, _ in judged:
        _, _, file, words = written[int(query[1:]) - 1]
        assert piece.startswith(f"{file}#")
        assert words in " ".join(corpus[piece]["text"].split())
    assert len(queries) == 60
    assert min(Counter(row["metadata"]["kind"] for row in queries.values()).values()) >= 4
    assert len({row["metadata"]["type"] for row in corpus.values()}) == 13


def test_the_questions_are_those_of_the_sample_with_finer_kinds() -> None:
    asked = evaluation.questions(SETS / "answers.jsonl")
    sample = rows(SAMPLE / "questions.jsonl")
    assert [(each.question, list(each.answers), each.answerable, each.file) for each in asked] == [
        (row["question"], row["answers"], row["answerable"], row.get("file", "")) for row in sample
    ]
    kinds = {"fact", "number", "date", "name", "table", "supersedes", "refusal-near", "refusal-foreign"}
    assert {each.kind for each in asked} == kinds
    assert all(each.kind.startswith("refusal") == (not each.answerable) for each in asked)
