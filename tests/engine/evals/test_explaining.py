"""An explanation says what `ask` really does: its steps are held against the answer to the same question."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from engine import settings
from engine.cli.explain_commands import explanation_json, lines
from engine.core import Engine
from engine.errors import EngineError
from engine.language_models.llm import Llm
from engine.paths import Paths
from engine.types import Explanation
from tests.support.fake_embedder import FakeEmbedder
from tests.support.scripted_llm import ScriptedLlm
from tests.support.tiny_gguf import READS, gguf

QUESTION = "How often is the keel of the boat mended?"


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """Twenty files on boats, one of them so long that it is several passages, and a model that reads."""
    place = tmp_path_factory.mktemp("explain")
    folder = place / "docs"
    folder.mkdir()
    for number in range(20):
        text = (
            f"# Boat {number}\n\nThe boat number {number} was built of larch. Its sail was mended in {1950 + number}.\n"
        )
        (folder / f"boat {number}.md").write_text(text)
    long = "\n\n".join(
        f"The keel of the boat is mended every {n} years by a shipwright of yard {n}." for n in range(90)
    )
    (folder / "keels.md").write_text(f"# Keels\n\n{long}\n")
    made = Engine(
        Paths.at(place / "profile"),
        embedder=FakeEmbedder(),
        llm=Llm(place / "logs", argv=ScriptedLlm(place / "script", default={"text": "Every year."}).argv),
    )
    made.add_folder(folder)
    made.index().result(60)
    file = place / "reader.gguf"
    file.write_bytes(gguf(parameters=READS))
    made.import_model(file).result(30)
    made.use_model("reader")
    yield made
    made.close()


@pytest.fixture(scope="module")
def found(engine: Engine) -> Explanation:
    return engine.explain(QUESTION).result(60)


def test_it_agrees_with_the_search_and_the_answer(engine: Engine, found: Explanation) -> None:
    answer = engine.ask(QUESTION).result(60)
    assert [(each.path, each.start, each.end) for each in found.passages] == [
        (each.path, each.start, each.end) for each in answer.sources
    ]
    assert [each.quote.text for each in found.quotes] == [quote.text for quote in answer.quotes]
    assert (found.relevance, found.threshold, found.refused) == (answer.relevance, answer.threshold, answer.refused)
    assert found.prompt_tokens == answer.timings.prompt_tokens
    assert found.model == answer.model


def test_the_parts_of_a_score_add_up_to_it(found: Explanation) -> None:
    assert found.hits
    for hit in found.hits:
        assert hit.keyword_part + hit.vector_part + hit.name_part == pytest.approx(hit.score)
    assert [hit.rank for hit in found.hits] == list(range(1, len(found.hits) + 1))
    scores = [hit.score for hit in found.hits]
    assert scores == sorted(scores, reverse=True)
    named = [hit for hit in found.hits if hit.name_part]
    assert not named or named[0].path.name in ("keels.md", "boat 0.md")
    for quote in found.quotes:
        assert sum(found.weights[name] * value for name, value in quote.figures.items()) == pytest.approx(
            quote.quote.score
        )


def test_each_half_is_ranked_by_its_own_score(found: Explanation) -> None:
    for half in ("keyword", "vector"):
        ranked = {
            getattr(hit, f"{half}_rank"): getattr(hit, half) for hit in found.hits if getattr(hit, f"{half}_rank")
        }
        assert sorted(ranked) == list(range(1, len(ranked) + 1))
        in_order = [ranked[rank] for rank in sorted(ranked)]
        assert in_order == sorted(in_order, reverse=True)
    assert all((hit.keyword_rank is None) == (hit.keyword is None) for hit in found.hits)


def test_the_cut_says_what_became_of_each(found: Explanation) -> None:
    fates = {hit.fate for hit in found.hits}
    assert {"used", "merged", "below-cut"} <= fates
    for hit in found.hits:
        assert hit.why
        if hit.fate == "below-cut":
            assert hit.source == 0
            continue
        passage = found.passages[hit.source - 1]
        assert passage.path == hit.path
        assert passage.start <= hit.start < hit.end <= passage.end
    leading = [hit.source for hit in found.hits if hit.fate != "merged" and hit.source]
    assert sorted(leading) == list(range(1, len(found.passages) + 1)), "each passage has one hit that leads it"


def test_what_the_prompt_has_no_room_for_is_over_budget(found: Explanation) -> None:
    over = [hit for hit in found.hits if hit.fate == "over-budget"]
    assert over, "the long passages do not all fit the small context of this model"
    assert str(found.budget_tokens) in over[0].why
    assert any("as [1]" in hit.why for hit in found.hits)


def test_weak_evidence_is_refused_and_no_model_is_asked(engine: Engine) -> None:
    engine.settings.set(settings.CAREFULNESS, 1.0)
    try:
        found = engine.explain(QUESTION).result(60)
    finally:
        engine.settings.set(settings.CAREFULNESS, None)
    assert (found.refused, found.threshold, found.model, found.prompt_tokens) == (True, 1.0, None, 0)
    assert "too weak" in found.hits[0].why


def test_words_that_no_passage_holds_are_told(engine: Engine) -> None:
    found = engine.explain("Does the zeppelin have a keel?").result(60)
    assert {term.word: (term.count > 0, term.searched) for term in found.terms} == {
        "zeppelin": (False, False),
        "keel": (True, True),
    }


def test_it_is_told_as_lines_and_as_json(found: Explanation) -> None:
    text = "\n".join(lines(found))
    for words in (
        "Keyword search",
        "Vector search",
        "Fusion:",
        "below the best",
        "Quotes",
        "Evidence",
        "given to the model",
    ):
        assert words in text
    told = explanation_json(found)
    assert told["query"] == QUESTION
    assert told["results"][0].keys() >= {"rank", "score", "path", "text", "start", "end"}
    assert len(told["candidates"]) == len(found.hits)
    assert told["candidates"][0].keys() >= {"keyword", "keyword_rank", "vector", "vector_rank", "fate", "why", "source"}


def test_an_empty_question_is_refused(engine: Engine) -> None:
    with pytest.raises(EngineError, match="empty"):
        engine.explain("  ")


# --------------------------------------------------------------------------- as it comes: the starter, and the reader


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Engine, ScriptedLlm]]:
    """A lease and a recipe, with the embedder and the reader that ship; the starter is scripted, and in use."""
    place = tmp_path_factory.mktemp("shipped")
    folder = place / "docs"
    folder.mkdir()
    (folder / "lease.txt").write_text(
        "Lease of the boathouse\n\nThe lease of the boathouse was signed by Margaret Ellison in June 2019. "
        "The rent is 1,250 pounds a year.\n"
    )
    (folder / "bread.txt").write_text("Bread\n\nMix flour, water and salt. Bake the loaf for 40 minutes.\n")
    for number in range(12):
        (folder / f"boat {number}.md").write_text(
            f"# Boat {number}\n\nThe boat of yard {number} lies in a boathouse.\n"
        )
    script = ScriptedLlm(place / "script")
    made = Engine(Paths.at(place / "profile"), llm=Llm(place / "logs", argv=script.argv))
    made.add_folder(folder)
    made.index().result(60)
    made.search("boathouse")  # opens the index, and the threads that search it
    yield made, script
    made.close()


@pytest.mark.real
@pytest.mark.parametrize(
    "question",
    [
        "Who signed the lease of the boathouse?",
        "What is the rent of the boathouse a year?",
        "Who painted the boathouse?",
        "Did Napoleon sign the lease of the boathouse?",
        "Which medicine helps against headaches?",
        "How many text files are there?",
        "Summarise lease.txt",
        "Summarise nothing.txt",
    ],
)
def test_it_agrees_with_the_answer_as_it_comes(shipped: tuple[Engine, ScriptedLlm], question: str) -> None:
    engine, script = shipped
    answer = engine.ask(question).result(60)
    found = engine.explain(question).result(60)
    assert found.refused == answer.refused
    assert found.answerable == answer.answerable
    assert (found.way or "documents") == ("documents" if answer.method == "quotes" else answer.method)
    assert found.points_at == (answer.answer if answer.answerable and not answer.refused else "")
    assert (found.model, found.prompt_tokens) == (None, 0)
    assert script.requests("load") == [], "neither loads a model"
    if found.way is None:
        assert [(each.path, each.start) for each in found.passages] == [
            (each.path, each.start) for each in answer.sources
        ]
        assert (found.relevance, found.threshold) == (answer.relevance, answer.threshold)
    if answer.answerable or found.way:
        assert found.why == answer.why


@pytest.mark.real
def test_it_says_what_the_reader_reads_and_where_it_points(shipped: tuple[Engine, ScriptedLlm]) -> None:
    engine, _ = shipped
    found = engine.explain("Who signed the lease of the boathouse?").result(60)
    pointed = [hit for hit in found.hits if "points at" in hit.why]
    assert [hit.path.name for hit in pointed] == ["lease.txt"]
    assert "Margaret Ellison" in pointed[0].why
    assert any(hit.why == "read by the reader" for hit in found.hits)
    left = [hit for hit in found.hits if hit.fate == "not-offered"]
    assert left
    assert all(hit.why == "beyond what the reader reads" for hit in left)
    assert all(hit.source > 5 for hit in left)
    assert not any("given to the model" in hit.why for hit in found.hits)
    told = explanation_json(found)
    assert told["answerable"]["probability"] >= told["answerable"]["threshold"]
    assert "Margaret Ellison" in told["points_at"]
    assert "Reader" in "\n".join(lines(found))
    assert "answered with “The lease" in "\n".join(lines(found))


@pytest.mark.real
def test_a_refusal_of_the_reader_is_told_with_its_reason(shipped: tuple[Engine, ScriptedLlm]) -> None:
    engine, _ = shipped
    found = engine.explain("Did Napoleon sign the lease of the boathouse?").result(60)
    assert found.refused
    assert found.relevance >= found.threshold
    assert "Napoleon" in found.why
    *_, evidence, reader = "\n".join(lines(found)).splitlines()
    assert evidence.startswith("Evidence")
    assert "answered" not in evidence
    assert ": refused. The nearest passages say nothing of Napoleon." in reader


def test_a_question_that_passages_do_not_answer_is_told_apart(engine: Engine) -> None:
    counted = engine.explain("How many Markdown files are there?").result(60)
    assert (counted.way, counted.refused, counted.model) == ("ledger", False, None)
    assert all("from all files" in hit.why for hit in counted.hits if hit.source)
    assert "from all files" in counted.model_note
    unclear = engine.explain("Summarise nothing.txt").result(60)
    assert (unclear.way, unclear.refused) == ("whole-file", True)
    assert "nothing.txt" in unclear.why
    assert "Refused: there is no file nothing.txt" in "\n".join(lines(unclear))
