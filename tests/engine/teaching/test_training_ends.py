"""What becomes of a run around its training: what is asked of it before, and its end. Over a scripted model."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from engine.errors import Cancelled, EngineError
from engine.jobs import Job
from engine.language_models.serving import Serving
from engine.settings import TRAINER_PYTHON
from engine.trainjob import TrainJob
from engine.types import Event, Example, Token, TrainDone, TrainPlanned
from tests.support.taught import TaughtDesk


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[TaughtDesk]:
    made = TaughtDesk(tmp_path)
    yield made
    made.engine.close()


def resumed(desk: TaughtDesk, folder: Path) -> str:
    """Goes on with a run to its end; gives why it was accepted."""
    report = desk.engine.teach.resume(folder.name).result(30)
    assert report.accepted
    assert desk.engine.teach.unfinished() == []
    assert [event.adapter for event in desk.events if isinstance(event, TrainDone)] == [report.adapter]
    return report.why


def test_a_skill_of_the_model_in_use_is_used(desk: TaughtDesk) -> None:
    assert "models use" not in resumed(desk, desk.run())
    assert [skill.active for skill in desk.engine.teach.adapters()] == [True]


def test_a_skill_of_a_model_that_is_not_in_use_is_kept_and_says_with_what_it_works(desk: TaughtDesk) -> None:
    other = desk.other_model()
    why = resumed(desk, desk.run(model=other))
    assert why.endswith("; it works with stranger: alcove models use stranger")
    (skill,) = desk.engine.teach.adapters()
    assert (skill.active, skill.accepted) == (False, True)


def test_so_is_one_whose_training_ends_while_the_chosen_model_is_away(desk: TaughtDesk) -> None:
    away = desk.other_model()
    desk.engine.use_model(away.id)
    away.path.unlink()
    assert "; it works with smollm2" in resumed(desk, desk.run(model=desk.model))


def no_trainer(desk: TaughtDesk) -> None:
    """A Python that has all packages and ends as soon as it is to train."""
    program = desk.folder / "python"
    program.write_text("#!/bin/sh\n[ \"$1\" = -c ] && echo '[[3, 12], []]' && exit 0\nexit 1\n")
    program.chmod(0o700)
    desk.engine.settings.set(TRAINER_PYTHON, str(program))


def refused(desk: TaughtDesk, folder: Path) -> str:
    """Why a run does not go on."""
    no_trainer(desk)
    with pytest.raises(EngineError) as refusal:
        desk.engine.teach.resume(folder.name).result(30)
    return refusal.value.message


def test_a_model_that_is_gone_is_told_before_it_is_trained(desk: TaughtDesk) -> None:
    other = desk.other_model()
    folder = desk.run(model=other, trained=False)
    other.path.unlink()
    assert refused(desk, folder) == "the model stranger is not here any more"
    assert [run.id for run in desk.engine.teach.unfinished()] == [folder.name]


def test_a_file_that_took_the_model_s_place_is_never_unpacked(desk: TaughtDesk) -> None:
    other = desk.other_model()
    folder = desk.run(model=other, trained=False)
    other.path.write_bytes(b"another model")
    assert refused(desk, folder).startswith(f"the model file {other.path} has changed: its sha256 is")


def test_a_model_that_has_moved_is_unpacked_where_it_is(desk: TaughtDesk) -> None:
    other = desk.other_model()
    folder = desk.run(model=other, trained=False)
    file = desk.folder / "moved.gguf"
    file.write_bytes(other.path.read_bytes())
    desk.engine.remove_model(other.id)
    desk.engine.import_model(file, copy=False).result(30)
    assert refused(desk, folder).startswith("the trainer did not start")
    assert TrainJob.read(folder).model == str(file)


def test_what_is_planned_is_told_before_it_is_done(desk: TaughtDesk) -> None:
    no_trainer(desk)
    kept = [Example("", f"question {n}", f"answer {n}", dataset="set") for n in range(12)]
    desk.engine.teach.add_examples("set", [*kept, Example("", "odd", "", dataset="set")])
    with pytest.raises(EngineError, match="the trainer did not start"):
        desk.engine.teach.tune().result(30)
    (planned,) = [event.plan for event in desk.events if isinstance(event, TrainPlanned)]
    assert (planned.train + planned.heldout, [row.why for row in planned.set_aside]) == (12, ["the output is empty"])
    assert planned.seconds > 0


class Held:
    """A place where one thread waits until another lets it go."""

    def __init__(self) -> None:
        self.reached, self.free = threading.Event(), threading.Event()

    def wait(self) -> None:
        self.reached.set()
        assert self.free.wait(30)


def test_training_lets_the_answer_be_written_that_is_being_written(desk: TaughtDesk) -> None:
    folder = desk.run(trained=False)
    no_trainer(desk)
    held = Held()

    def emit(event: Event) -> None:
        if isinstance(event, Token) and not held.reached.is_set():
            held.wait()

    desk.emit = emit
    asked = desk.engine.ask("What is it?", rag=False)
    assert held.reached.wait(30)
    training = desk.engine.teach.resume(folder.name)
    training.join(0.5)
    assert not training.done
    held.free.set()
    assert asked.result(30).answer == "No."
    with pytest.raises(EngineError, match="the trainer did not start"):
        training.result(30)
    assert desk.host.llm.loaded is None


def test_training_that_waits_for_an_answer_can_be_stopped(desk: TaughtDesk) -> None:
    folder = desk.run(trained=False)
    with desk.engine._alone(Job("test", lambda _: None)):
        training = desk.engine.teach.resume(folder.name)
        training.join(0.3)
        training.cancel()
        with pytest.raises(Cancelled):
            training.result(3)


def test_a_skill_that_is_tried_changes_no_answer_that_is_being_made(
    desk: TaughtDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    skill = desk.teach()
    desk.engine.teach.rejudge(skill).result(30)
    before = len(desk.script.requests("adapter", "generate"))
    held, ready = Held(), desk.host.ready

    def held_ready(job: Job[Any], *arguments: Any, **named: Any) -> Serving | None:
        serving = ready(job, *arguments, **named)
        if job.id.startswith("ask-"):
            held.wait()
        return serving

    monkeypatch.setattr(desk.host, "ready", held_ready)
    asked = desk.engine.ask("What is it?", rag=False)
    assert held.reached.wait(30)
    tried = desk.engine.teach.try_skill(skill, "What is it?")
    tried.join(0.5)
    held.free.set()
    assert asked.result(30).adapter is None
    tried.result(30)
    done = desk.script.requests("adapter", "generate")[before:]
    assert [request["do"] for request in done] == ["generate", "adapter", "generate"]
