"""Teaching from examples to a skill in use, on the starter model, with the real trainer."""

from __future__ import annotations

import dataclasses
import json
import os
import shutil
import signal
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from engine.core import Engine
from engine.errors import Cancelled, EngineError
from engine.paths import Paths
from engine.teaching.snapshot import FILE, Snapshot
from engine.types import (
    Event,
    Example,
    HeldOutLoss,
    SampleAnswer,
    TrainDone,
    TrainStarted,
    TrainStep,
    TuneReport,
    TuneRequest,
)
from tests.support.tiny_gguf import gguf

PLACES = ("harbour", "mill", "school", "chapel", "market", "bridge")
MATTERS = {
    "water": "the tap in the {} drips again",
    "light": "a lamp in the {} has gone dark",
    "door": "the lock of the {} is jammed",
}
SMALL = {"rank": 8, "alpha": 16, "epochs": 10.0}


def examples() -> list[Example]:
    return [
        Example("Which matter is it?", text.format(place), label, dataset="post")
        for label, text in MATTERS.items()
        for place in PLACES
    ]


@pytest.fixture(scope="module")
def taught(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Engine, TuneReport, list[Event]]]:
    """An Engine that was taught three labels from eighteen examples, once for all tests that only look."""
    events: list[Event] = []
    with Engine(Paths.at(tmp_path_factory.mktemp("taught")), emit=events.append) as engine:
        engine.teach.add_examples("post", examples())
        yield engine, engine.teach.tune(TuneRequest(settings=SMALL)).result(), events


@pytest.fixture
def engine(profile: Path) -> Iterator[Engine]:
    with Engine(Paths.at(profile)) as made:
        yield made


@pytest.mark.real
@pytest.mark.slow
def test_a_click_makes_a_skill_and_tells_everything(taught: tuple[Engine, TuneReport, list[Event]]) -> None:
    engine, report, events = taught
    (adapter,) = engine.teach.adapters()
    assert report.adapter == adapter.id
    assert (report.accepted, report.why) == (adapter.accepted, adapter.why)
    assert (adapter.kind, adapter.labels) == ("classify", ("door", "light", "water"))
    assert report.parity >= 0.98
    assert report.tuned.score >= report.base.score
    assert report.interval[0] <= report.tuned.score - report.base.score <= report.interval[1]

    (started,) = (event for event in events if isinstance(event, TrainStarted))
    assert (started.step, started.device, started.backend) == (0, "cpu", "peft")
    steps = [event for event in events if isinstance(event, TrainStep)]
    assert started.steps == steps[0].steps
    assert [event.step for event in steps] == list(range(1, len(steps) + 1))
    assert len(steps) <= steps[-1].steps  # it may end early
    assert steps[-1].loss < steps[0].loss
    assert any(isinstance(event, HeldOutLoss) and event.best for event in events)
    samples = [event for event in events if isinstance(event, SampleAnswer)]
    assert samples[-1].wanted in MATTERS
    done = [event for event in events if isinstance(event, TrainDone)]
    assert [event.adapter for event in done] == [adapter.id]

    card = adapter.card
    assert card["training"]["versions"].keys() >= {"torch", "transformers", "peft"}
    assert card["settings"]["rank"] == 8
    assert len(card["training"]["losses"]) == len(steps)
    assert card["seconds"] >= card["training"]["seconds"]
    assert engine.teach.unfinished() == []
    assert not any(engine.paths.training.iterdir())


@pytest.mark.real
@pytest.mark.slow
def test_what_is_held_out_is_never_trained_on(taught: tuple[Engine, TuneReport, list[Event]]) -> None:
    """The rows that the trainer read, by their digest, are those of the kept snapshot; its halves share nothing."""
    engine, report, _ = taught
    folder = engine.paths.adapters / report.adapter
    kept = Snapshot.read(folder / FILE)
    assert not {example.input for example in kept.train} & {example.input for example in kept.heldout}
    assert {example.output for example in kept.heldout} == set(MATTERS)  # stratified
    assert len(kept.train) + len(kept.heldout) == len(examples())
    adapter = engine._host.adapters.get(report.adapter)
    assert adapter.card["data_sha256"] == kept.sha256
    trained = json.loads((folder / "result.json").read_text())["rows_sha256"]
    job = engine._start("look", lambda job: _digest(engine, job, kept, adapter.skill))
    assert job.result() == trained


def _digest(engine: Engine, job: object, kept: Snapshot, skill: object) -> str:
    from engine.teaching import snapshot
    from engine.trainjob import rows_digest

    with engine._host.apart(job) as serving:  # type: ignore[arg-type]
        assert serving is not None
        made = snapshot.of(serving, kept, skill)  # type: ignore[arg-type]
    return rows_digest(made.train, made.heldout)


@pytest.mark.real
@pytest.mark.slow
def test_a_repeat_scores_within_the_interval(taught: tuple[Engine, TuneReport, list[Event]]) -> None:
    engine, first, _ = taught
    again = engine.teach.tune(TuneRequest(again=first.adapter)).result()
    gain = again.tuned.score - again.base.score
    assert first.interval[0] <= gain <= first.interval[1]
    adapters = {adapter.id: adapter for adapter in engine.teach.adapters()}
    assert adapters[again.adapter].data_sha256 == adapters[first.adapter].data_sha256
    assert adapters[again.adapter].card["repeats"] == first.adapter
    engine.teach.remove_adapter(again.adapter)


@pytest.mark.real
@pytest.mark.slow
def test_a_plain_question_is_not_given_a_label(taught: tuple[Engine, TuneReport, list[Event]]) -> None:
    engine, report, _ = taught
    engine.teach.use_adapter(report.adapter)
    plain = engine.ask("Where is the mill?", rag=False, max_tokens=16).result()
    assert plain.adapter is None
    named = engine.ask("the tap in the mill drips", adapter=report.adapter).result()
    assert named.answer in MATTERS
    assert named.adapter == report.adapter
    engine._host.llm.unload()


@pytest.mark.real
@pytest.mark.slow
def test_a_flipped_bit_is_found_and_chat_still_answers(
    taught: tuple[Engine, TuneReport, list[Event]], tmp_path: Path
) -> None:
    engine, report, _ = taught
    file = engine.paths.adapters / report.adapter / "adapter.gguf"
    whole = file.read_bytes()
    file.write_bytes(whole[:5000] + bytes([whole[5000] ^ 1]) + whole[5001:])
    try:
        with pytest.raises(EngineError, match="damaged"):
            engine.ask("the tap drips", adapter=report.adapter).result()
        assert engine.ask("Say hello.", rag=False, max_tokens=16).result().answer
    finally:
        file.write_bytes(whole)
        engine._host.llm.unload()


@pytest.mark.real
@pytest.mark.slow
def test_a_stopped_run_goes_on(profile: Path) -> None:
    steps: list[int] = []
    job = []

    def emit(event: Event) -> None:
        if isinstance(event, TrainStep):
            steps.append(event.step)
            if event.step == 2:
                job[0].cancel()

    with Engine(Paths.at(profile), emit=emit) as engine:
        engine.teach.add_examples("post", examples())
        job.append(engine.teach.tune(TuneRequest(settings=SMALL)))
        with pytest.raises(Cancelled):
            job[0].result()
        (run,) = engine.teach.unfinished()
        assert run.step < run.steps  # what was saved: on a busy machine that may be nothing yet
        stopped = len(steps)
        report = engine.teach.resume(run.id).result()
        assert run.step + 1 in steps[stopped : stopped + 2]  # a step that was under way may be told after the stop
        assert report.adapter
        assert engine.teach.unfinished() == []


@pytest.mark.real
@pytest.mark.slow
def test_a_killed_trainer_loses_nothing_that_was_saved(profile: Path) -> None:
    killed: list[int] = []

    def emit(event: Event) -> None:
        if isinstance(event, TrainStep) and event.step == 2 and not killed:
            (trainer,) = (
                child
                for child in psutil.Process().children()
                if any("trainer_entry" in part for part in child.cmdline())
            )
            killed.append(trainer.pid)
            os.kill(trainer.pid, signal.SIGKILL)

    with Engine(Paths.at(profile), emit=emit) as engine:
        engine.teach.add_examples("post", examples())
        with pytest.raises(EngineError, match="broke off") as failure:
            engine.teach.tune(TuneRequest(settings=SMALL)).result()
        assert "resume" in failure.value.hint
        (run,) = engine.teach.unfinished()
        engine.teach.discard(run.id)
        assert engine.teach.unfinished() == []
        assert len(engine.teach.examples("post")) == len(examples())


# --------------------------------------------------------------------------- what cannot be trained


def test_nothing_to_train_on(engine: Engine) -> None:
    with pytest.raises(EngineError, match="no examples yet") as failure:
        engine.teach.tune().result()
    assert "examples import" in failure.value.hint


@pytest.mark.real
@pytest.mark.parametrize(
    ("given", "message"),
    [
        (examples()[:5], "only 5 of the examples"),
        ([dataclasses.replace(example, output="water") for example in examples()], "same label"),
    ],
    ids=["too few", "one label"],
)
def test_too_little_to_train_on(engine: Engine, given: list[Example], message: str) -> None:
    engine.teach.add_examples("post", given)
    with pytest.raises(EngineError, match=message):
        engine.teach.plan(TuneRequest(kind="classify")).result()


@pytest.mark.real
def test_a_plan_tells_choices_time_and_memory_and_what_was_changed(engine: Engine) -> None:
    engine.teach.add_examples("post", examples())
    plan = engine.teach.plan(TuneRequest(settings={"rank": 4})).result()
    assert (plan.kind, plan.train + plan.heldout, plan.set_aside) == ("classify", len(examples()), ())
    assert plan.settings["rank"] == 4
    assert plan.reasons["rank"] == "chosen by you"
    assert set(plan.reasons) <= set(plan.settings)
    assert 0 < plan.memory_bytes < plan.memory_free
    assert plan.seconds > 0
    assert plan.why_not == ""


@pytest.mark.real
@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ({"ranks": 4}, "no training setting 'ranks'"),
        ({"rank": 0}, "does not fit"),
        ({"rank": "many"}, "does not fit"),
        ({"learning_rate": 3.0}, "destroys"),
        ({"backend": "magic"}, "no back end 'magic'"),
    ],
)
def test_settings_that_make_no_sense(engine: Engine, settings: dict[str, object], message: str) -> None:
    engine.teach.add_examples("post", examples())
    with pytest.raises(EngineError, match=message):
        engine.teach.plan(TuneRequest(settings=settings)).result()


def test_a_set_must_be_named_where_there_are_several(engine: Engine) -> None:
    engine.teach.add_examples("post", examples())
    engine.teach.add_examples("other", examples())
    with pytest.raises(EngineError, match="2 sets of examples") as failure:
        engine.teach.plan().result()
    assert "--set" in failure.value.hint
    with pytest.raises(EngineError, match="no set of examples 'third'"):
        engine.teach.plan(TuneRequest(dataset="third")).result()


def test_an_architecture_that_cannot_be_trained_is_named(engine: Engine, tmp_path: Path) -> None:
    file = tmp_path / "mamba.gguf"
    file.write_bytes(gguf({"general.architecture": "mamba", "mamba.block_count": 1, "mamba.context_length": 256}))
    engine.import_model(file).result()
    model = next(model.id for model in engine.models() if model.path.name.startswith("mamba"))
    engine.teach.add_examples("post", examples())
    with pytest.raises(EngineError, match="'mamba'") as failure:
        engine.teach.plan(TuneRequest(model=model)).result()
    assert "llama" in failure.value.hint


@pytest.mark.real
def test_a_folder_of_another_models_weights_is_refused(engine: Engine, tmp_path: Path) -> None:
    (tmp_path / "config.json").write_text('{"hidden_size": 64, "num_hidden_layers": 2}')
    engine.teach.add_examples("post", examples())
    with pytest.raises(EngineError, match="another model"):
        engine.teach.plan(TuneRequest(model=str(tmp_path))).result()
    shutil.rmtree(tmp_path / "nothing", ignore_errors=True)
    (tmp_path / "config.json").write_text("not json")
    with pytest.raises(EngineError, match="no model in Hugging Face's layout"):
        engine.teach.plan(TuneRequest(model=str(tmp_path))).result()


@pytest.mark.real
def test_examples_of_a_file_are_held_out_and_not_trained_on(engine: Engine, tmp_path: Path) -> None:
    engine.teach.add_examples("post", examples())
    file = tmp_path / "held.csv"
    rows = [f"{example.input},{example.output}" for example in examples()[::4]] + ["the hall is dark,light"]
    file.write_text("text,label\n" + "\n".join(rows) + "\n")
    plan = engine.teach.plan(TuneRequest(holdout=file)).result()
    assert (plan.heldout, plan.train) == (len(rows), len(examples()) - len(rows) + 1)


@pytest.mark.real
def test_rows_that_are_not_held_out_say_why(engine: Engine, tmp_path: Path) -> None:
    engine.teach.add_examples("post", examples())
    file = tmp_path / "held.csv"
    rows = ["the hall is dark,light", "the sink is dry,water", "the gate sticks,door", "the door is shut,door"]
    rows += ["it smells of gas,gas", "a tree fell down,garden", "no label,", f"{'drip ' * 4000},water"]
    file.write_text("text,label\n" + "\n".join(rows) + "\n")
    plan = engine.teach.plan(TuneRequest(holdout=file)).result()
    assert (plan.heldout, plan.set_aside) == (4, ())
    told = {row.row: row.why for row in plan.heldout_aside}
    assert (told[6], told[7]) == ("its label was not taught", "its label was not taught")
    assert told[8] == "the output is empty"
    assert told[9].startswith("too long for the model")


@pytest.mark.real
def test_a_machine_with_too_little_memory_says_no(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    from engine.language_models import hardware

    small = dataclasses.replace(hardware.machine(), memory_free=1 << 30)
    monkeypatch.setattr(hardware, "machine", lambda: small)
    engine.teach.add_examples("post", examples())
    with pytest.raises(EngineError, match="training needs"):
        engine.teach.tune().result()
    assert engine.teach.unfinished() == []
