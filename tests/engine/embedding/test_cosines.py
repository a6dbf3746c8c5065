"""Embedders with other cosines than the starter's: the same questions are answered, refused and listed."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from engine.answering.conflicts import conflicts
from engine.embedding import cosines
from engine.embedding.embedder import Embedder
from engine.embedding.embedding_model import EmbedderSpec
from engine.indexing.chunker import chunk
from engine.indexing.generations import STARTER, Generations, starter_folder
from engine.paths import Paths
from engine.readers import read
from engine.retrieval.retriever import Retriever
from engine.retrieval.searching import Searching
from engine.store.index import IndexWriter, passage_key
from engine.store.search import IndexReader
from engine.store.stat import Stat
from engine.store.user import UserStore
from engine.text.typed import as_typed
from engine.types import Passage, Quote
from tests.support.fake_embedder import FakeEmbedder

ROOT = Path(os.sep) / "papers"
FILES = {
    "crane.md": "# The harbour crane\n\nThe crane in the harbour lifts forty tonnes. It was built in 1911 by Ada Kern "
    "of the shipyard. Since the flood it stands on four new feet.\n",
    "bakery.md": "# The bakery\n\nA loaf of rye bread costs three euros. The oven is heated with beech wood from two "
    "in the morning. On Mondays the shop stays closed.\n",
    "lease.md": "# Lease of the boathouse\n\nThe club rents the boathouse from the town. The rent is 900 euros a year "
    "and is due in March. Either side may end the lease with three months' notice.\n",
    "regatta.txt": "The regatta is rowed on the first Sunday in June. Every crew pays a fee of twenty euros. The "
    "winners are given a silver cup.\n",
}
ANSWERED = (
    "Who built the harbour crane?",
    "How much is a loaf of rye bread?",
    "What is the rent of the boathouse?",
    "When is the regatta rowed?",
)
REFUSED = (
    "What is the capital of Mongolia?",
    "Which enzyme splits starch in saliva?",
    "How do I reset the password of the router?",
    "Who composed the opera about the barber?",
)


class Squeezed(FakeEmbedder):
    """Another embedder with a constant in its vectors, so that all its cosines are between 0.5 and 1; those of
    unrelated texts at about 0.76, as with E5."""

    def __init__(self, other: Embedder) -> None:
        super().__init__("squeezed")
        self.other = other
        self.dimensions = other.dimensions + 1
        self.measuring = 0

    def embed_query(self, text: str) -> NDArray[np.float32]:
        self.measuring += text == cosines.TEXTS[0][0]
        (row,) = squeezed(self.other.embed_query(text).reshape(1, -1))
        unit: NDArray[np.float32] = row
        return unit

    def embed_sentences(self, texts: Sequence[str]) -> NDArray[np.float32]:
        return squeezed(self.other.embed_sentences(texts))


def squeezed(rows: NDArray[np.float32]) -> NDArray[np.float32]:
    constant = np.full((len(rows), 1), np.sqrt(0.75), np.float32)
    return np.hstack([0.5 * rows, constant]).astype(np.float32)


@pytest.fixture(scope="module")
def starter(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Embedder]:
    embedder = Embedder(EmbedderSpec.load(starter_folder()), log_dir=tmp_path_factory.mktemp("logs"))
    yield embedder
    embedder.close()


@contextlib.contextmanager
def searching(
    place: Path, starter: Embedder, embedder: Embedder | Squeezed, scale: cosines.Scale
) -> Iterator[Retriever]:
    """A retriever over an index of `FILES` with vectors of `embedder`."""
    index = place / f"{embedder.name}.db"
    if not index.exists():
        with contextlib.closing(IndexWriter(index, embedder.dimensions)) as writer:
            for name, text in FILES.items():
                document = read(text.encode(), name.rpartition(".")[2])
                chunks = chunk(document, tokenizer=starter.tokenizer)
                rows = embedder.embed_sentences([each.embedded_text for each in chunks])
                vectors = {passage_key(each.context, each.text): row for each, row in zip(chunks, rows, strict=True)}
                writer.replace_file(
                    1, os.fsencode(name), Stat(len(text), 10**9, 1, 1), sha256=name, title=document.title, remark="",
                    read_ns=1, chunks=chunks, new_vectors=vectors,
                )  # fmt: skip
    opened = Retriever(lambda: IndexReader(index, {1: ROOT}), embedder, scale)  # type: ignore[arg-type]
    yield opened
    opened.close()


def judged(retriever: Retriever, question: str) -> tuple[float, bool, str]:
    """(relevance, refused, the best quote)"""
    found = retriever.quote(question, retriever.search(question))
    return found.relevance, found.relevance < found.threshold, found.quotes[0].text


def test_the_starters_cosines_stay_as_they_are_to_the_last_bit() -> None:
    for cosine in np.linspace(-1.0, 1.0, 999, dtype=np.float32).tolist():
        assert cosines.STARTER(cosine) == cosine


def test_the_starters_scale_is_the_one_that_is_measured(starter: Embedder) -> None:
    found = cosines.measured(starter)
    assert found.unrelated == pytest.approx(cosines.STARTER.unrelated, abs=0.005)
    assert found.answering == pytest.approx(cosines.STARTER.answering, abs=0.005)


def test_a_scale_keeps_order_and_what_is_identical() -> None:
    scale = cosines.Scale(unrelated=0.76, answering=0.86)
    assert scale(0.76) == pytest.approx(cosines.STARTER.unrelated)
    assert scale(0.86) == pytest.approx(cosines.STARTER.answering)
    assert scale(1.0) == pytest.approx(1.0)
    told = [scale(cosine) for cosine in np.linspace(-1.0, 1.0, 999).tolist()]
    assert told == sorted(told)


def test_an_embedder_that_tells_nothing_apart_is_taken_as_it_is() -> None:
    class Blind(FakeEmbedder):
        def embed_query(self, text: str) -> NDArray[np.float32]:
            return super().embed_query(str(len(text) % 3))

    assert cosines.measured(Blind()) == cosines.STARTER  # type: ignore[arg-type]  # its contract


def test_the_same_questions_are_answered_and_refused(starter: Embedder, tmp_path: Path) -> None:
    narrow = Squeezed(starter)
    scale = cosines.measured(narrow)  # type: ignore[arg-type]  # its contract
    assert scale.unrelated > 0.75
    with (
        searching(tmp_path, starter, starter, cosines.STARTER) as plain,
        searching(tmp_path, starter, narrow, scale) as scaled,
        searching(tmp_path, starter, narrow, cosines.STARTER) as unscaled,
    ):
        for question in (*ANSWERED, *REFUSED):
            relevance, refused, quote = judged(plain, question)
            assert refused == (question in REFUSED), question
            found = judged(scaled, question)
            assert found[0] == pytest.approx(relevance, abs=0.01)
            assert found[1:] == (refused, quote)
            assert not judged(unscaled, question)[1], "what this is all for: nothing is refused"


def test_places_are_found_and_listed_the_same(starter: Embedder, tmp_path: Path) -> None:
    narrow = Squeezed(starter)
    scale = cosines.measured(narrow)  # type: ignore[arg-type]  # its contract
    with (
        searching(tmp_path, starter, starter, cosines.STARTER) as plain,
        searching(tmp_path, starter, narrow, scale) as scaled,
    ):
        for query in (*ANSWERED, *REFUSED, "rowing competition", "part 4711"):
            for asked in (query, as_typed(query)):
                wanted, found = plain.candidates(asked), scaled.candidates(asked)
                assert wanted.keys() == found.keys()
                for passage, hit in wanted.items():
                    assert found[passage].score == pytest.approx(hit.score, abs=0.01)
                    assert found[passage].vector == pytest.approx(hit.vector, abs=0.01)


@pytest.mark.parametrize(
    ("other", "differ"),
    [
        ("The notice period of the lease for the boathouse is 6 months.", True),
        ("Whoever gives notice of the lease of a car has a period of 14 days to bring it to the dealer.", False),
    ],
)
def test_files_differ_on_the_same(starter: Embedder, other: str, differ: bool) -> None:
    narrow = Squeezed(starter)
    texts = ("The notice period of the lease of the boathouse is three months.", other)
    passages = [Passage(n, 1.0, Path(f"/{n}.txt"), "", {}, text, 0, len(text)) for n, text in enumerate(texts)]
    lead = Quote(texts[0], passages[0].path, {}, 0, len(texts[0]), 0.9)
    scale = cosines.measured(narrow)  # type: ignore[arg-type]  # its contract
    for embedder, used in ((starter, cosines.STARTER), (narrow, scale)):
        found = conflicts(
            "What is the notice period of the lease?", [lead], passages,
            embed=embedder.embed_sentences, opening=lambda *_: "", scale=used,
        )  # fmt: skip
        assert bool(found) == differ


def test_a_scale_is_measured_once_and_kept(starter: Embedder, tmp_path: Path) -> None:
    paths = Paths.at(tmp_path / "profile")
    users = UserStore(paths.user_db)
    narrow = Squeezed(starter)

    def opened() -> Generations:
        return Generations(paths, users, lambda folder: starter if folder == starter_folder() else narrow)  # type: ignore[arg-type, return-value]  # its contract

    generations = opened()
    assert generations.scale(generations.ensure_serving()) is cosines.STARTER
    row = generations.begin_building("another")
    assert row is not None
    assert row.embedder != STARTER
    generations.writer(row).close()
    generations.serve(row)
    for again in (generations, opened()):
        lent = Searching(users, again)
        with lent.retriever() as retriever:
            assert retriever.scale.unrelated > 0.75
        lent.close()
    assert narrow.measuring == 1
    users.set_setting("cosines", {"embedder": "of another", "version": 1, "unrelated": 0.5, "answering": 0.6})
    assert generations.scale(row).unrelated > 0.75
    assert narrow.measuring == 2
    users.close()
