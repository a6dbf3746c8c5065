from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from engine.questions import answer_types
from engine.retrieval import quoting
from engine.types import Passage
from tests.support.fake_embedder import FakeEmbedder

TEXT = (
    "# Harbour\n\n"
    "The harbour crane is painted red. It was built in 1911 by Ada Kern after the great flood had come. "
    "Visitors like to look at it from the pier in the evening.\n"
)


def stems(text: str) -> list[str]:
    return "".join(each.lower() if each.isalnum() else " " for each in text).split()


def passage(text: str, rank: int, *, score: float = 1.0, start: int = 0, title: str = "Harbour") -> Passage:
    lines = {"line_start": 1, "line_end": 1 + text.rstrip().count("\n")}
    return Passage(rank, score, Path(f"/{rank}.md"), title, lines, text, start, start + len(text))


def evidence(question: str, *passages: Passage) -> quoting.Evidence:
    embedder = FakeEmbedder()
    weights = {word: 1.0 for word in stems(question) if len(word) > 3}
    asked = quoting.Question(question, weights, embedder.embed_query(question))
    return quoting.quote(asked, passages, stems=stems, embed=embedder.embed_sentences)


def test_a_quote_is_an_exact_span_with_its_own_line() -> None:
    found = evidence("When was the crane built, in which year?", passage(TEXT, 1, start=40))
    best = found.quotes[0]
    assert "1911" in best.text
    assert best.text == TEXT[best.start - 40 : best.end - 40]
    assert best.locator == {"line_start": 3, "line_end": 3}


def test_quotes_do_not_overlap_and_are_at_most_three() -> None:
    found = evidence("crane built flood pier evening", passage(TEXT, 1), passage(TEXT.replace("red", "blue"), 2))
    spans = sorted((quote.path, quote.start, quote.end) for quote in found.quotes)
    assert 1 <= len(spans) <= quoting.QUOTES
    assert all(one[0] != two[0] or one[2] <= two[1] for one, two in pairwise(spans))
    assert [quote.score for quote in found.quotes] == sorted((quote.score for quote in found.quotes), reverse=True)


def test_neighbours_that_score_alike_are_one_quote() -> None:
    twins = "The red crane stands near the old harbour. The red crane stands near the new harbour."
    (quote,) = evidence("Where stands the red crane near the harbour?", passage(twins, 1, title="")).quotes
    assert quote.text == twins


def test_a_better_passage_counts() -> None:
    same = "The red crane stands in the old harbour of the town."
    found = evidence("Where is the red crane?", passage(same, 1, score=0.2), passage(same, 2, score=0.9))
    assert found.quotes[0].path == Path("/2.md")


def test_relevance_is_a_probability_and_falls_with_what_is_missing() -> None:
    about = evidence("When was the harbour crane built by Kern?", passage(TEXT, 1)).relevance
    partly = evidence("When was the harbour crane sold to Portugal?", passage(TEXT, 1)).relevance
    foreign = evidence("Which medicine helps against headaches?", passage(TEXT, 1)).relevance
    assert 0.0 <= foreign < partly < about <= 1.0


def test_without_passages_there_is_no_evidence() -> None:
    found = evidence("When was the crane built?")
    assert (found.quotes, found.relevance) == ((), 0.0)


def test_the_bounds_of_work(monkeypatch: pytest.MonkeyPatch) -> None:
    embedded: list[str] = []

    def embed(texts: list[str]) -> np.ndarray:
        embedded.extend(texts)
        return FakeEmbedder().embed_sentences(texts)

    long = " ".join(f"Sentence number {i} speaks of the crane in the harbour." for i in range(200))
    asked = quoting.Question("crane", {"crane": 1.0}, FakeEmbedder().embed_query("crane"))
    quoting.quote(asked, [passage(long, 1)], stems=stems, embed=embed)  # type: ignore[arg-type]
    assert 0 < len(embedded) <= quoting.EMBEDDED


@pytest.mark.parametrize(
    ("question", "sentence", "figure"),
    [
        ("When was it built?", "It was built in 1911.", 1.0),
        ("When was it built?", "It was built by hand.", 0.0),
        ("What happened after 1911, and in what year?", "Nothing changed after 1911.", 0.0),
        ("Who built it?", "It was built by Ada Kern.", 1.0),
        ("Who built it?", "Nobody knows who built it.", 0.0),
        ("How many cranes are there?", "There are seven cranes.", 1.0),
        ("What percentage of the cranes is red?", "It is 40% of them.", 1.0),
        ("Why is it red?", "It is red because of the rust.", 1.0),
        ("What is a crane?", "A crane lifts things.", 0.5),
    ],
)
def test_the_kind_of_answer(question: str, sentence: str, figure: float) -> None:
    known = frozenset(stems(question))
    assert answer_types.expected(question, known)(sentence) == figure
