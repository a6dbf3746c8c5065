"""Examples: what is wrong with them, what is kept, and answers that were corrected."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine import wire
from engine.answering.asking import NOT_SENT
from engine.core import Engine
from engine.errors import EngineError
from engine.examples.example_checks import FEWEST, MARKED_WRONG, check, trainable, usable
from engine.language_models.prompt import REFUSAL, SentTurn
from engine.store.user import UserStore
from engine.types import Answer, Event, Example, ExampleKind, ExamplesChanged, Source, Timings
from tests.support.profiles import files_holding, open_engine

LABELLED = [Example("", f"message {n}", "even" if n % 2 == 0 else "odd") for n in range(8)]


def whys(*examples: Example, kind: ExampleKind = "classify") -> list[str]:
    return [why.split(":")[0] for why in check(examples, kind)]


# --------------------------------------------------------------------------- checks


def test_sound_examples_pass() -> None:
    assert check(LABELLED, "classify") == [""] * 8
    trainable(LABELLED, "classify")


def test_what_is_wrong_with_an_example_by_itself() -> None:
    assert whys(*LABELLED, Example("", " \n", "odd"), Example("", "m", "")) == [
        *[""] * 8, "the input is empty", "the label is missing",
    ]  # fmt: skip
    assert whys(Example("", "m", " "), kind="free") == ["the output is empty"]


def test_copies_are_set_aside_but_for_the_first() -> None:
    copies = [*LABELLED, LABELLED[2], replace(LABELLED[2], input=" message 2 ")]
    assert check(copies, "classify")[8:] == ["duplicate: the same as row 3"] * 2
    other = replace(LABELLED[2], passages=("a page",))
    assert whys(*LABELLED, other)[8] == ""


def test_contradictory_rows_are_all_set_aside_and_name_each_other() -> None:
    rows = [
        *LABELLED,
        Example("", "Message  2", "odd"),
        Example("", "message 3", "even"),
        Example("", "message 3", "odd"),
    ]
    found = check(rows, "classify")
    assert found[2] == "contradictory: the same input has another output in row 9"
    assert found[8] == "contradictory: the same input has another output in row 3"
    assert found[3] == found[10] == "contradictory: the same input has another output in row 10"
    assert found[9] == "contradictory: the same input has another output in rows 4 and 11"
    many = check([Example("", "x", str(n)) for n in range(6)], "free")
    assert many[5] == "contradictory: the same input has another output in rows 1, 2, 3 and 2 more"


def test_case_is_the_matter_of_a_rewriting() -> None:
    rows = [Example("", "ok", "Fine."), Example("", "OK", "Fine!")]
    assert whys(*rows, kind="rewrite") == ["", ""]
    assert whys(*rows, kind="classify") == ["contradictory", "contradictory"]


def test_a_label_used_once_is_set_aside() -> None:
    assert check([*LABELLED, Example("", "m", "prime")], "classify")[8].startswith(
        "the label 'prime' is used only once"
    )
    assert whys(*LABELLED, Example("", "m", "prime"), kind="free")[8] == ""
    twice = [*LABELLED, Example("", "m", "prime"), Example("", "m", "prime")]
    assert whys(*twice)[8:] == ["the label 'prime' is used only once", "duplicate"]


def test_what_is_longer_than_the_model_reads_is_set_aside() -> None:
    rows = [*LABELLED, Example("", "long " * 50, "odd")]
    found = check(rows, "classify", tokens=lambda each: len(each.input.split()), most_tokens=20)
    assert found == [*[""] * 8, "too long for the model: 50 tokens, 20 is the most"]


@pytest.mark.parametrize(
    ("examples", "says"),
    [
        ([], "there is no example"),
        (LABELLED[: FEWEST - 1], "only 7 of the examples"),
        ([replace(each, output="odd") for each in LABELLED], "the same label 'odd'"),
    ],
)
def test_a_set_that_cannot_be_trained_on_is_refused(examples: list[Example], says: str) -> None:
    with pytest.raises(EngineError) as refused:
        trainable(examples, "classify")
    assert says in refused.value.message
    assert refused.value.hint


words = st.sampled_from(["", " ", "a", "A", "a  b", "c"])


@given(st.lists(st.builds(Example, words, words, words), max_size=12), st.sampled_from(["classify", "free"]))
def test_what_is_left_is_sound(examples: list[Example], kind: ExampleKind) -> None:
    """No two of the usable ones are the same or contradict each other, and nothing is lost."""
    fine, aside = usable(examples, kind)
    assert len(fine) + len(aside) == len(examples)
    assert usable(fine, kind) == (fine, [])


# --------------------------------------------------------------------------- kept in user.db


@pytest.fixture
def events() -> list[Event]:
    return []


@pytest.fixture
def engine(profile: Path, events: list[Event]) -> Iterator[Engine]:
    with open_engine(profile, emit=events.append) as engine:
        yield engine


def aside(engine: Engine, dataset: str = "post") -> list[str]:
    return [each.set_aside.split(":")[0] for each in engine.teach.examples(dataset)]


def test_what_is_added_is_there_after_a_restart(engine: Engine, profile: Path, events: list[Event]) -> None:
    ids = engine.teach.add_examples(
        "post", [*LABELLED, Example("Say.", "x\r\ny\0", "odd", ("p", " "), origin={"a": 1})]
    )
    assert events == [ExamplesChanged("post")]
    engine.close()
    with open_engine(profile) as again:
        found = again.teach.examples()
        assert [each.id for each in found] == ids
        assert found[8] == Example("Say.", "x\ny ", "odd", ("p",), "typed", "post", "", ids[8], {"a": 1})
        (dataset,) = again.teach.datasets()
        assert (dataset.name, dataset.kind, dataset.examples, dataset.set_aside) == ("post", "classify", 9, 0)


def test_a_contradiction_that_is_mended_comes_back(engine: Engine) -> None:
    engine.teach.add_examples("post", LABELLED)
    (wrong,) = engine.teach.add_examples("post", [Example("", "message 0", "odd")])
    assert aside(engine) == ["contradictory", *[""] * 7, "contradictory"]
    mended = engine.teach.edit_example(replace(engine.teach.examples("post")[8], input="message 9"))
    assert (mended.id, mended.set_aside) == (wrong, "")
    assert aside(engine) == [""] * 9
    engine.teach.edit_example(replace(mended, input="message 1"))
    engine.teach.remove_examples([engine.teach.examples("post")[1].id])
    assert aside(engine) == [""] * 8


def test_sets_do_not_see_each_other(engine: Engine) -> None:
    engine.teach.add_examples("post", LABELLED)
    ids = engine.teach.add_examples(" other  set ", [replace(each, output="x") for each in LABELLED])
    assert [each.name for each in engine.teach.datasets()] == ["other set", "post"]
    assert aside(engine) == [""] * 8
    moved = engine.teach.edit_example(replace(engine.teach.examples("other set")[0], dataset="post"))
    assert moved.id == ids[0]
    assert moved.set_aside.startswith("contradictory")
    assert len(engine.teach.examples("other set")) == 7


def test_an_edit_does_not_change_where_an_example_came_from(engine: Engine, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("text,label\n" + "".join(f"{e.input},{e.output}\n" for e in LABELLED))
    engine.teach.import_examples(tmp_path / "a.csv", "post").result(60)
    edited = engine.teach.edit_example(Example("", "other", "odd", dataset="post", id=1))
    assert edited.source == "imported"
    assert edited.origin == {"file": str(tmp_path / "a.csv"), "row": 2}


def test_what_is_not_there_cannot_be_changed(engine: Engine) -> None:
    ids = engine.teach.add_examples("post", LABELLED)
    for change in (
        lambda: engine.teach.edit_example(Example("", "a", "b", id=99)),
        lambda: engine.teach.remove_examples([ids[0], 99]),
    ):
        with pytest.raises(EngineError, match="no example 99"):
            change()
    assert len(engine.teach.examples("post")) == 8
    with pytest.raises(EngineError, match="no name"):
        engine.teach.add_examples(" ", LABELLED)
    with pytest.raises(EngineError, match="longer than any model"):
        engine.teach.add_examples("post", [Example("", "x" * 600_000, "odd")])


def test_removed_means_gone(engine: Engine, profile: Path) -> None:
    ids = engine.teach.add_examples("post", [Example("", "the walrus password", "odd")])
    assert files_holding(profile, "walrus")
    engine.teach.remove_examples(ids)
    assert files_holding(profile, "walrus") == []


# --------------------------------------------------------------------------- importing files


def test_an_import_reports_every_row(engine: Engine, tmp_path: Path) -> None:
    engine.teach.add_examples("post", LABELLED[:4])
    file = tmp_path / "a.csv"
    rows = [*LABELLED, LABELLED[7], Example("", "message 1", "even"), Example("", "no label", "")]
    file.write_text("text,label\n" + "".join(f"{each.input},{each.output}\n" for each in rows) + "a,b,c\n")
    preview = engine.teach.preview_import(file).result(60)
    assert (preview.rows, preview.kind, preview.columns) == (12, "classify", {"input": "text", "output": "label"})
    assert len(engine.teach.examples()) == 4
    report = engine.teach.import_examples(file, "post").result(60)
    assert report.imported == 4
    assert [(one.row, one.why.split(" (")[0]) for one in report.set_aside] == [
        *[(row, f"duplicate: the same as example {row - 1}") for row in (2, 3, 4, 5)],
        (10, "duplicate: the same as row 9"),
        (11, "contradictory: the same input has another output in example 2"),
        (12, "the label is missing"),
        (13, "3 cells where the table has 2: put quotation marks around text"),
    ]
    assert aside(engine) == ["", "contradictory", *[""] * 6, "contradictory", "the label is missing"]
    again = engine.teach.import_examples(file, "post").result(60)
    assert again.imported == 0
    assert len(again.set_aside) == 12
    assert len(engine.teach.examples()) == 10


def test_an_import_that_fails_keeps_nothing(engine: Engine, tmp_path: Path, events: list[Event]) -> None:
    (tmp_path / "a.csv").write_text("text,label\n,\n")
    for job in (engine.teach.preview_import, lambda file: engine.teach.import_examples(file, "post")):
        with pytest.raises(EngineError):
            job(tmp_path / "a.csv").result(60)
    assert engine.teach.examples() == []
    assert events == []
    with pytest.raises(EngineError, match="no examples to export"):
        engine.teach.export_examples(tmp_path / "b.csv")


def test_an_export_imports_into_another_profile(engine: Engine, tmp_path: Path, shared_data: Path) -> None:
    engine.teach.import_examples(shared_data / "banking77" / "test.csv", "bank").result(60)
    assert engine.teach.export_examples(tmp_path / "bank.csv", "bank") == 3079
    with open_engine(tmp_path / "other") as other:
        report = other.teach.import_examples(tmp_path / "bank.csv", "bank").result(60)
        assert (report.imported, report.set_aside) == (3079, ())
        theirs, ours = other.teach.examples("bank"), engine.teach.examples("bank")
        assert [(each.input, each.output) for each in theirs] == [(each.input, each.output) for each in ours]


# --------------------------------------------------------------------------- corrections

PAGES = ("The jetty was mended by Olaf.", "The boat is red.", "Nothing of note.")


def answer(text: str, query: str, *, refused: bool = False) -> Answer:
    sources = tuple(Source(n, Path("/a.md"), "", {}, page, 0, len(page)) for n, page in enumerate(PAGES, 1))
    return Answer(
        text, refused, "", "documents", (), (), sources, 1, 1, query, "c1", "m", None, Timings()
    )  # fmt: skip


@pytest.fixture
def chat(engine: Engine, profile: Path) -> str:
    """Three turns: one that sent two of three passages, one that sent none anew, one that no model read."""
    users = UserStore(profile / "user.db")
    for text, query, refused, sent in (
        ("Ada.", "Who mended the jetty?", False, SentTurn("", "", {1: PAGES[1], 2: PAGES[0]}).to_json()),
        ("In May.", "Who mended the jetty? And when?", False, SentTurn("", "").to_json()),
        ("", "What is tungsten?", True, NOT_SENT),
    ):
        given = answer(text, query, refused=refused)
        users.add_turn("c1", query.rpartition("? ")[2], json.dumps(wire.answer_json(given)), sent)
    users.close()
    return "c1"


def test_a_correction_keeps_question_passages_answer_and_correction(engine: Engine, chat: str) -> None:
    made = engine.teach.correct_answer(chat, 0, correction=" Olaf. ", dataset="post")
    assert (made.input, made.output, made.source, made.set_aside) == (
        "Who mended the jetty?",
        "Olaf.",
        "correction",
        "",
    )
    assert made.passages == PAGES[:2]
    assert made.origin == {
        "chat": "c1", "turn": 0, "question": "Who mended the jetty?", "answer": "Ada.", "correction": "Olaf.",
        "verdict": "corrected",
    }  # fmt: skip
    assert engine.teach.examples("post") == [made]


def test_a_follow_up_stands_by_itself_with_the_passages_of_the_turns_before(engine: Engine, chat: str) -> None:
    made = engine.teach.correct_answer(chat, 1, liked=True)
    assert (made.input, made.output, made.passages) == ("Who mended the jetty? And when?", "In May.", PAGES[:2])
    assert (made.origin["question"], made.dataset) == ("And when?", "examples")


def test_an_answer_without_a_model_comes_with_all_its_sources(engine: Engine, chat: str) -> None:
    made = engine.teach.correct_answer(chat, 2, liked=True)
    assert (made.output, made.passages) == (REFUSAL, PAGES)


def test_a_wrong_answer_waits_for_the_right_one(engine: Engine, chat: str) -> None:
    made = engine.teach.correct_answer(chat, 0, liked=False)
    assert (made.output, made.set_aside) == ("Ada.", MARKED_WRONG)
    assert engine.teach.edit_example(replace(made, output="Olaf.")).set_aside == ""


def test_saying_more_on_an_answer_replaces_its_example(engine: Engine, chat: str) -> None:
    first = engine.teach.correct_answer(chat, 0, liked=False)
    second = engine.teach.correct_answer(chat, 0, correction="Olaf.", liked=False, dataset="post")
    assert second.id == first.id
    assert [(each.output, each.set_aside, each.dataset) for each in engine.teach.examples()] == [("Olaf.", "", "post")]


def test_a_question_in_the_place_of_another_leaves_that_one_s_example(engine: Engine, profile: Path, chat: str) -> None:
    first = engine.teach.correct_answer(chat, 0, correction="Olaf.")
    users = UserStore(profile / "user.db")
    users.add_turn(chat, "Which boat is red?", json.dumps(wire.answer_json(answer("Hers.", ""))), NOT_SENT, keep=0)
    users.close()
    second = engine.teach.correct_answer(chat, 0, liked=True)
    assert engine.teach.examples() == [first, second]


def test_corrections_of_nothing_are_refused(engine: Engine, chat: str) -> None:
    for turn, correction, liked, says in (
        (3, "x", None, "no answer 3"),
        (-1, "x", None, "no answer"),
        (0, " ", None, "nothing is said"),
    ):
        with pytest.raises(EngineError, match=says):
            engine.teach.correct_answer(chat, turn, correction=correction, liked=liked)
    with pytest.raises(EngineError, match="no answer 0 in the chat 'none'"):
        engine.teach.correct_answer("none", 0, liked=True)
    assert engine.teach.examples() == []
