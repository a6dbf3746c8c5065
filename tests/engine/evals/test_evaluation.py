from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from engine import wire
from engine.errors import Cancelled, EngineError
from engine.evals import evaluation, retrieval_eval
from engine.evals.evaluation import LabelledQuestion
from engine.types import Answer, AnswerSentence, Citation, Quote, Source, Timings
from tests.support.fake_embedder import FakeEmbedder

TEXT = "The crane was built in 1911 by Ada Kern."


def answer(words: str, *, refused: bool = False, cited: str = TEXT, file: str = "/docs/a/harbour.md") -> Answer:
    source = Source(1, Path(file), "", {}, TEXT, 0, len(TEXT))
    citation = Citation(1, 0, len(cited), cited)
    quotes = tuple(Quote(text, Path(file), {}, 0, 1, 1.0, 1) for text in ("The pier is long.", TEXT, "Other."))
    sentence = AnswerSentence(words, 0, len(words), True, (citation,))
    return Answer(
        answer=words, refused=refused, why="", method="documents", sentences=(sentence,), quotes=quotes,
        sources=(source,), looked_at=1, total=1, standalone_query="", chat="", model=None, adapter=None,
        timings=Timings(),
    )  # fmt: skip


def test_answers_are_scored_as_the_command_promises(tmp_path: Path) -> None:
    asked = [
        LabelledQuestion("right", ("1911",), True, "a/harbour.md", "fact"),
        LabelledQuestion("wrong file", ("1911",), True, "b/harbour.md", "fact"),
        LabelledQuestion("refused", ("1911",), True, "harbour.md", "list"),
        LabelledQuestion("no answer, refused", (), False, "", "none"),
        LabelledQuestion("no answer, answered", (), False, "", "none"),
    ]
    given = {
        "right": answer("1911"),
        "wrong file": answer("In 1911, I think."),
        "refused": answer("", refused=True),
        "no answer, refused": answer("", refused=True),
        "no answer, answered": answer("Something."),
    }
    file = tmp_path / "details.jsonl"
    scores = evaluation.answers(asked, given.__getitem__, details=file)
    got = scores.to_json()
    by_kind, by_type = got.pop("by_kind"), got.pop("by_type")
    assert got.pop("intervals").keys() >= {"f1", "refusal.recall"}
    assert got.pop("stages") == {
        evaluation.ANSWERED: 2, evaluation.REFUSED: 1, evaluation.NOT_SAID: 0, evaluation.NOT_QUOTED: 0,
        evaluation.NOT_FOUND: 0,
    }  # fmt: skip
    assert {type: each["n"] for type, each in by_type.items()} == {"md": 3}
    assert got == {
        "f1": pytest.approx((1 + 2 * 0.25 / 1.25 + 0) / 3),
        "em": pytest.approx(1 / 3),
        "contains": pytest.approx(2 / 3),
        "quotes": {"at_1": 0.0, "at_3": 1.0},
        "passage_at_5": pytest.approx(2 / 3),
        "best_quote": {"f1": 0.0, "em": 0.0, "contains": 0.0},
        "refusal": {"precision": 0.5, "recall": 0.5, "wrongly_refused": pytest.approx(1 / 3)},
        "citation": {"precision": 0.5, "recall": 0.5},
        "n": 5,
    }
    assert {kind: each["n"] for kind, each in by_kind.items()} == {"fact": 2, "list": 1, "none": 2}
    assert by_kind["none"]["f1"] is None
    rows = [json.loads(line) for line in file.read_text().splitlines()]
    assert [row["question"] for row in rows] == [each.question for each in asked]
    assert wire.answer_from_json(rows[0]["result"]).answer == "1911"


def test_details_keep_what_was_measured_before_an_interrupt(tmp_path: Path) -> None:
    file = tmp_path / "details.jsonl"
    asked = [LabelledQuestion(text, ("1911",), True) for text in ("first", "second", "third")]

    def ask(text: str) -> Answer:
        if text == "third":
            assert len(file.read_text("utf-8").splitlines()) == 2  # each is there as soon as it is answered
            raise Cancelled
        return answer("1911")

    with pytest.raises(Cancelled):
        evaluation.answers(asked, ask, details=file)
    assert [json.loads(line)["question"] for line in file.read_text("utf-8").splitlines()] == ["first", "second"]


def test_details_that_cannot_be_written_are_told_before_anything_is_asked(tmp_path: Path) -> None:
    asked = [LabelledQuestion("q", ("1911",), True)]
    with pytest.raises(EngineError, match="cannot be written"):
        evaluation.answers(asked, lambda _: pytest.fail("asked"), details=tmp_path / "none" / "details.jsonl")


def test_a_citation_without_the_answer_is_wrong() -> None:
    asked = [LabelledQuestion("q", ("1911",), True)]
    wrong = evaluation.answers(asked, lambda _: answer("1911", cited="The crane was built"))
    assert (wrong.citation_precision, wrong.citation_recall) == (0.0, 0.0)
    none = evaluation.answers(asked, lambda _: replace(answer("1911"), sentences=()))
    assert (none.citation_precision, none.citation_recall) == (None, 0.0)


def test_a_sample_keeps_the_share_of_every_kind(tmp_path: Path) -> None:
    rows = [
        {"question": f"{i}", "answers": ["x"], "answerable": i % 4 != 0, "kind": "a" if i < 60 else "b"}
        for i in range(100)
    ]
    file = tmp_path / "questions.jsonl"
    file.write_text("\n".join(map(json.dumps, rows)) + "\n\n")
    chosen = evaluation.questions(file, limit=20, seed=1)
    assert len(chosen) == 20
    assert sum(each.kind == "a" for each in chosen) == 12
    assert sum(not each.answerable for each in chosen) == 5
    assert chosen == evaluation.questions(file, limit=20, seed=1) != evaluation.questions(file, limit=20, seed=2)
    assert len(evaluation.questions(file)) == len(evaluation.questions(file, limit=500)) == 100


@pytest.mark.parametrize("content", ["", "not json", "[1]", '{"question": "q"}'])
def test_a_bad_file_is_said_to_be_one(tmp_path: Path, content: str) -> None:
    file = tmp_path / "questions.jsonl"
    file.write_text(content)
    with pytest.raises(EngineError) as caught:
        evaluation.questions(file)
    assert str(file) in caught.value.message
    assert caught.value.hint


@pytest.fixture
def beir(tmp_path: Path) -> Path:
    corpus = {
        "d1": ("Harbour crane", "The crane in the harbour lifts forty tonnes."),
        "d2": ("Bakery", "Rye bread is baked in an oven heated with beech wood. " * 40),
        "d3": ("", "The lighthouse keeper writes letters."),
        "d4": ("Only a title", ""),
    }
    (tmp_path / "corpus.jsonl").write_text(
        "\n".join(json.dumps({"_id": key, "title": title, "text": text}) for key, (title, text) in corpus.items())
    )
    queries = {
        "q1": "what does the harbour crane lift",
        "q2": "beech wood oven",
        "q3": "letters keeper",
        "q4": "not judged",
    }
    (tmp_path / "queries.jsonl").write_text(
        "\n".join(json.dumps({"_id": key, "text": text}) for key, text in queries.items())
    )
    (tmp_path / "qrels").mkdir()
    (tmp_path / "qrels" / "test.tsv").write_text("query-id\tcorpus-id\tscore\nq1\td1\t1\nq2\td2\t2\nq3\td3\t1\n")
    return tmp_path


def test_retrieval_over_a_corpus(beir: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    steps: list[float] = []
    work = tmp_path_factory.mktemp("work")
    scores = retrieval_eval.retrieval(beir, FakeEmbedder(), work, progress=lambda done, _: steps.append(done))  # type: ignore[arg-type]
    assert scores.queries == 3
    assert set(scores.ndcg_10) == {"keyword", "vector", "hybrid"}
    assert scores.ndcg_10["hybrid"] == scores.recall_10["hybrid"] == scores.mrr_10["keyword"] == 1.0
    assert steps == sorted(steps)


def test_an_incomplete_corpus_is_said_to_be_one(beir: Path, tmp_path: Path) -> None:
    (beir / "qrels" / "test.tsv").write_text("q1 d1 1\n")
    with pytest.raises(EngineError, match="line 1"):
        retrieval_eval.retrieval(beir, FakeEmbedder(), tmp_path)  # type: ignore[arg-type]
    (beir / "qrels" / "test.tsv").unlink()
    with pytest.raises(EngineError, match="qrels"):
        retrieval_eval.retrieval(beir, FakeEmbedder(), tmp_path)  # type: ignore[arg-type]
