from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from engine import cli, scoring, wire
from engine.core import Engine
from engine.errors import Cancelled, EngineError
from engine.language_models.llm import Llm
from engine.language_models.prompt import Budget, ChatTemplate
from engine.language_models.skills import Skill
from engine.paths import Paths
from engine.reports import chart
from engine.teaching import comparing
from engine.teaching.comparing import Documents, Model, Taught
from engine.types import Comparison, Event, Example, Notice, Passage, Progress
from tests.support.fake_embedder import FakeEmbedder
from tests.support.scripted_llm import ScriptedLlm
from tests.support.taught import HELD_OUT, TaughtDesk

SKILL = Skill("free", "Answer.")
TEXT = "The crane was built in 1911. "


@contextmanager
def scripted(folder: Path, *replies: str) -> Iterator[tuple[Model, ScriptedLlm]]:
    """A model that gives these replies in order, one an example and mode."""
    script = ScriptedLlm(folder)
    script.enqueue(*replies)
    with closing(Llm(folder, argv=script.argv)) as llm:
        loaded = llm.load(script.config)
        template = ChatTemplate(llm.render)
        yield Model(llm, template, Budget.of(loaded.n_ctx)), script


def read(model: Model, script: ScriptedLlm) -> list[str]:
    """The texts that the model was given to answer, markup left out."""
    return [model.llm.detokenize(request["tokens"]) for request in script.requests("generate")]


def asked(count: int, *, passages: tuple[str, ...] = ()) -> list[Example]:
    return [Example("", f"When was crane {i} built?", f"in {1900 + i}", passages) for i in range(count)]


def library(*texts: str, files: int = 10, changed: int = 0) -> Documents:
    found = [
        Passage(rank, 1.0, Path("/docs/harbour.md"), "", {}, text, rank * 100, rank * 100 + len(text))
        for rank, text in enumerate(texts, 1)
    ]
    return Documents(lambda _: found, files, 4096, changed)


@pytest.fixture
def taught(tmp_path: Path) -> Taught:
    adapter = tmp_path / "adapter.gguf"
    adapter.write_bytes(b"an adapter")
    return Taught("skill-1", adapter, 240.0)


def test_four_ways_in_one_run(tmp_path: Path, taught: Taught) -> None:
    examples = asked(3)
    right = [example.output for example in examples]
    replies = ["no", "no", "no", "no", *right[1:], *right[:2], "no", *right]
    details = tmp_path / "details.jsonl"
    seen: list[tuple[float, float]] = []
    with scripted(tmp_path / "llm", *replies) as (model, script):
        found = comparing.compare(
            model, SKILL, examples, taught=taught, documents=library(TEXT), details=details,
            progress=lambda done, total: seen.append((done, total)),
        )  # fmt: skip
    assert [row.mode for row in found.rows] == ["base", "base+documents", "tuned", "tuned+documents"]
    assert [row.score for row in found.rows] == [0.0, pytest.approx(2 / 3), pytest.approx(2 / 3), 1.0]
    assert {row.metric for row in found.rows} == {"token_f1"}
    assert found.rows[0].interval is None
    assert found.rows[3].interval == (1.0, 1.0)
    base, documents, tuned, both = (row.prompt_tokens or 0.0 for row in found.rows)
    assert base == tuned < documents == both
    assert (found.adapter, found.training_seconds, found.files, found.index_bytes) == ("skill-1", 240.0, 10, 4096)
    assert found.held == 0.0
    assert seen[-1][0] == seen[-1][1] == 15  # passages of three examples, then four answers to each
    assert seen == sorted(seen)
    # One switch of the adapter, between the modes without and those with it.
    assert [request["path"] for request in script.requests("adapter")] == [str(taught.path)]


def test_details_are_enough_to_score_it_again(tmp_path: Path, taught: Taught) -> None:
    examples = asked(3)
    replies = ["in 1900", "x", "in 1902"] * 4
    details = tmp_path / "details.jsonl"
    with scripted(tmp_path / "llm", *replies) as (model, _):
        found = comparing.compare(
            model, SKILL, examples, taught=taught, documents=library(TEXT, "Rye bread."), details=details
        )
    lines = [json.loads(line) for line in details.read_text().splitlines()]
    assert len(lines) == 12
    for row in found.rows:
        mine = [line for line in lines if line["mode"] == row.mode]
        assert [line["input"] for line in mine] == [example.input for example in examples]
        again, _ = scoring.score_rows(
            Skill.from_json(mine[0]["skill"]), [line["wanted"] for line in mine], [line["answer"] for line in mine]
        )
        assert again.score == row.score
        assert [line["score"] for line in mine] == [1.0, 0.0, 1.0]
        places = [] if row.mode in ("base", "tuned") else [TEXT, "Rye bread."]
        assert [passage["text"] for passage in mine[0]["passages"]] == places
    put = next(line["passages"][0] for line in lines if line["passages"])
    assert (put["path"], put["start"], put["end"]) == ("/docs/harbour.md", 100, 100 + len(TEXT))


def test_ways_that_cannot_run_say_why(tmp_path: Path) -> None:
    with scripted(tmp_path / "llm", "in 1900", "x") as (model, script):
        found = comparing.compare(
            model, SKILL, asked(2), taught=None, documents=None, untaught="no skill named 'mail' is here"
        )
    base, *others = found.rows
    assert base.score == 0.5
    assert [row.score for row in others] == [None, None, None]
    assert others[0].why == comparing.NOT_INDEXED
    assert others[1].why == "no skill named 'mail' is here"
    assert found.recommend == "base"
    assert script.requests("adapter") == []
    json.dumps(wire.comparison_json(found), allow_nan=False)


def test_own_passages_are_used_where_nothing_is_indexed(tmp_path: Path) -> None:
    examples = asked(2, passages=("The crane 0 was built in 1900.", "It is green."))
    with scripted(tmp_path / "llm", "x", "x", "in 1900", "in 1901") as (model, script):
        found = comparing.compare(model, SKILL, examples, taught=None, documents=None)
        texts = read(model, script)
    assert (found.rows[1].score, found.rows[1].why) == (1.0, comparing.OWN_PASSAGES)
    assert found.held == 0.5  # the second example's answer is in none of its passages
    assert ["It is green." in text for text in texts] == [False, False, True, True]


def test_passages_that_are_looked_up_replace_the_examples_own(tmp_path: Path) -> None:
    with scripted(tmp_path / "llm", "x", "y") as (model, script):
        comparing.compare(
            model, SKILL, asked(1, passages=("It is green.",)), taught=None, documents=library("It is red.")
        )
        texts = read(model, script)
    assert not any("green" in text for text in texts)
    assert "red" in texts[1]


def test_passages_stay_within_the_budget(tmp_path: Path) -> None:
    long = "word " * 60
    with scripted(tmp_path / "llm", "x", "y") as (model, script):
        tight = replace(model, budget=replace(model.budget, passages=70))
        comparing.compare(tight, SKILL, asked(1), taught=None, documents=library(long, long, "short one"))
        text = read(model, script)[1]
    assert text.count(long.strip()) == 1
    assert "short one" in text


def test_refused_before_any_work(tmp_path: Path) -> None:
    with scripted(tmp_path / "llm") as (model, script):
        with pytest.raises(EngineError, match="no examples"):
            comparing.compare(model, SKILL, [], taught=None, documents=None)
        with pytest.raises(EngineError, match="cannot be written"):
            comparing.compare(
                model, SKILL, asked(1), taught=None, documents=None, details=tmp_path / "missing" / "details.jsonl"
            )
    assert script.requests("generate") == []


def test_cancelling_leaves_former_details_alone(tmp_path: Path) -> None:
    details = tmp_path / "details.jsonl"
    details.write_text("former\n")

    def stop(done: float, total: float) -> None:
        if done >= 3:
            raise Cancelled

    with scripted(tmp_path / "llm", "x", "y", "z") as (model, _), pytest.raises(Cancelled):
        comparing.compare(model, SKILL, asked(3), taught=None, documents=None, details=details, progress=stop)
    assert details.read_text() == "former\n"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["details.jsonl", "llm"]


def test_no_answerable_example_gives_no_gain(tmp_path: Path, taught: Taught) -> None:
    skill = Skill("answer", "Answer.", refusal="The documents do not say.")
    examples = [Example("", f"q{i}", skill.refusal, ("A passage.",)) for i in range(2)]
    with scripted(tmp_path / "llm", *["x"] * 8) as (model, _):
        found = comparing.compare(model, skill, examples, taught=taught, documents=None)
    assert [row.n for row in found.rows] == [0, 0, 0, 0]
    assert found.recommend == "base"
    assert "too few" in found.why


def test_labels_are_compared_with_their_probabilities(tmp_path: Path) -> None:
    script = ScriptedLlm(tmp_path / "llm", likely_label="pending")
    skill = Skill("classify", "Give the label.", ("card", "pending"))
    examples = [Example("", f"message {i}", "pending" if i % 4 else "card") for i in range(8)]
    details = tmp_path / "details.jsonl"
    with closing(Llm(tmp_path / "llm", argv=script.argv)) as llm:
        loaded = llm.load(script.config)
        template = ChatTemplate(llm.render)
        model = Model(llm, template, Budget.of(loaded.n_ctx))
        found = comparing.compare(model, skill, examples, taught=None, documents=None, details=details)
    assert (found.rows[0].score, found.rows[0].metric) == (0.75, "accuracy")
    assert found.rows[0].details["macro_f1"] == pytest.approx((0 + 2 * 6 / (8 + 6)) / 2)
    lines = [json.loads(line) for line in details.read_text().splitlines()]
    assert [line["probability"] for line in lines] == [pytest.approx(0.9)] * 8
    assert script.requests("generate") == []


def test_the_chart_is_one_sound_picture(tmp_path: Path) -> None:
    with scripted(tmp_path / "llm", "in 1900", "x") as (model, _):
        found = comparing.compare(model, SKILL, asked(2), taught=None, documents=None, untaught="<none> & nothing")
    picture = ET.fromstring(chart.svg(found))
    texts = [element.text or "" for element in picture.iter("{http://www.w3.org/2000/svg}text")]
    assert {"base", "base+documents", "tuned", "tuned+documents"} <= set(texts)
    assert any("<none> & nothing" in text for text in texts)
    assert not [name for element in picture.iter() for name in element.attrib if "href" in name]


def test_a_comparison_prints_as_a_table(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from engine.cli import render

    with scripted(tmp_path / "llm", "in 1900", "x") as (model, _):
        found: Comparison = comparing.compare(model, SKILL, asked(2), taught=None, documents=None)
    render.comparison(found)
    printed = capsys.readouterr().out
    assert "tuned+documents          -  not run: no skill was taught yet" in printed
    assert "base                 0.500" in printed


# --------------------------------------------------------------------------- through the Engine


@contextmanager
def desk(tmp_path: Path, *replies: str) -> Iterator[tuple[Engine, ScriptedLlm, list[Event]]]:
    """An Engine whose starter says these replies."""
    script = ScriptedLlm(tmp_path / "script")
    script.enqueue(*replies)
    events: list[Event] = []
    with Engine(
        Paths.at(tmp_path / "profile"),
        emit=events.append,
        embedder=FakeEmbedder(),  # type: ignore[arg-type]  # its contract
        llm=Llm(tmp_path / "logs", argv=script.argv),
    ) as engine:
        yield engine, script, events


def write_examples(file: Path) -> Path:
    rows = [
        {"instruction": "Answer.", "input": "Who signed the lease of the boathouse?", "output": "Margaret Ellison"},
        {"instruction": "Answer.", "input": "How long is the loaf baked?", "output": "40 minutes"},
        {"instruction": "Answer.", "input": "What colour is the door?", "output": ""},
        {"instruction": "Answer.", "input": "word " * 5000, "output": "too long"},
    ]
    file.write_text("\n".join(map(json.dumps, rows)))
    return file


def test_a_file_is_compared_over_the_indexed_folders(tmp_path: Path) -> None:
    docs = tmp_path / "docs"
    docs.mkdir()
    (docs / "lease.txt").write_text("The lease of the boathouse was signed by Margaret Ellison in June 2019.\n")
    (docs / "bread.txt").write_text("Mix flour, water and salt. The loaf is baked for 40 minutes.\n")
    file, details = write_examples(tmp_path / "examples.jsonl"), tmp_path / "details.jsonl"
    with desk(tmp_path, "x", "y", "Margaret Ellison", "40 minutes") as (engine, _, events):
        engine.add_folder(docs)
        engine.index().result(30)
        found = engine.teach.compare(file, details=details).result(60)
        assert engine.chats() == []
    base, documents, *tuned = found.rows
    assert (base.score, documents.score) == (0.0, 1.0)
    assert [row.score for row in tuned] == [None, None]
    assert found.examples == 2
    assert (found.files, found.changed_lately, found.held) == (2, 2, 1.0)
    assert found.index_bytes > 0
    paths = [json.loads(line)["passages"][0]["path"] for line in details.read_text().splitlines()[2:]]
    assert paths == [str(docs / "lease.txt"), str(docs / "bread.txt")]
    told = [event.message for event in events if isinstance(event, Notice)]
    assert "1 rows of examples.jsonl" in told[0]
    assert "1 examples are too long" in told[1]
    assert any(isinstance(event, Progress) and event.label == "comparing" for event in events)


def test_without_a_file_and_a_skill_there_is_nothing_to_compare(tmp_path: Path) -> None:
    with desk(tmp_path) as (engine, script, _):
        with pytest.raises(EngineError, match="nothing to compare on") as caught:
            engine.teach.compare().result(30)
        assert "alcove compare FILE" in caught.value.hint
        with pytest.raises(EngineError):
            engine.teach.compare(tmp_path / "missing.jsonl").result(30)
    assert script.requests("load") == []


def test_a_skill_is_compared_on_what_was_held_out(tmp_path: Path) -> None:
    desk = TaughtDesk(tmp_path)
    with desk.engine as engine:
        skill = desk.teach()
        engine.teach.rejudge().result(30)
        desk.script.enqueue(*["x"] * HELD_OUT, *[f"answer {i}" for i in range(HELD_OUT)])
        found = engine.teach.compare().result(30)  # the newest of this model, since none is in use
        assert (found.adapter, found.examples, found.training_seconds) == (skill, HELD_OUT, 240.0)
        assert [row.score for row in found.rows] == [0.0, None, 1.0, None]
        assert engine.teach.compare(None, "mail").result(30).adapter == skill
        with pytest.raises(EngineError, match="no adapter 'other'"):
            engine.teach.compare(None, "other").result(30)
        with pytest.raises(EngineError, match="nothing to compare on"):
            engine.teach.compare(None, "none").result(30)


def test_a_skill_that_this_variant_does_not_serve_is_left_out_with_the_reason(tmp_path: Path) -> None:
    desk = TaughtDesk(tmp_path, agreement=0.8)
    with desk.engine as engine:
        desk.teach()
        engine.teach.rejudge().result(30)
        found = engine.teach.compare().result(30)
    assert [row.score is None for row in found.rows] == [False, True, True, True]
    assert "at 6 of 30 places" in found.rows[2].why


def test_the_command_says_what_is_missing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["compare", "--profile", str(tmp_path / "profile"), "--json"]) == 1
    assert "hint: give a file" in capsys.readouterr().err


@pytest.mark.real
def test_the_command_gives_the_promised_keys(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "examples.csv"
    rows = [("Where is my card?", "card"), ("The payment hangs", "pending"), ("My card is lost", "card")] * 3
    file.write_text("text,label\n" + "\n".join(f"{text} {i},{label}" for i, (text, label) in enumerate(rows)))
    picture, details = tmp_path / "chart.svg", tmp_path / "details.jsonl"
    profile = ["--profile", str(tmp_path / "profile"), "--json"]
    assert cli.main(["compare", str(file), *profile, "--chart", str(picture), "--details", str(details)]) == 0
    found = json.loads(capsys.readouterr().out)
    assert {"rows", "recommend", "why"} <= set(found)
    assert [row["mode"] for row in found["rows"]] == ["base", "base+documents", "tuned", "tuned+documents"]
    for row in found["rows"]:
        assert {"mode", "score", "metric", "p50_ms", "prompt_tokens", "why"} <= set(row)
        assert row["score"] is not None or row["why"]
    assert found["kind"] == "classify"
    assert found["recommend"] == "base"
    ET.parse(picture)
    assert len(details.read_text().splitlines()) == 9
