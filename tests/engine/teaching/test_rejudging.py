"""Skills on a variant of their model that they were not judged on, over a scripted model."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from engine.errors import EngineError
from engine.teaching import snapshot
from engine.teaching.snapshot import Snapshot
from engine.types import AdaptersChanged, Example
from tests.support.taught import TaughtDesk


@pytest.fixture
def desk(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[TaughtDesk]:
    made = TaughtDesk(tmp_path, getattr(request, "param", 1.0))
    yield made
    made.engine.close()


def test_a_skill_that_agrees_is_served(desk: TaughtDesk) -> None:
    skill = desk.teach()
    with pytest.raises(EngineError, match="not compared"):
        desk.host.adapters.use(skill)
    found = desk.engine.teach.rejudge().result(30)
    assert (found[skill].positions, found[skill].share, found[skill].passed) == (30, 1.0, True)
    assert desk.host.adapters.use(skill) is not None
    assert [event.adapter for event in desk.events if isinstance(event, AdaptersChanged)] == [skill]
    assert desk.engine.teach.rejudge().result(30) == {}  # judged once


@pytest.mark.parametrize("desk", [0.8], indirect=True)
def test_a_skill_that_does_not_is_refused_with_the_numbers(desk: TaughtDesk) -> None:
    skill = desk.teach()
    assert not desk.engine.teach.rejudge(skill).result(30)[skill].passed
    with pytest.raises(EngineError, match="at 6 of 30 places"):
        desk.host.adapters.use(skill)


@pytest.mark.parametrize("desk", [0.8], indirect=True)
def test_a_variant_that_serves_a_refused_skill_is_named(desk: TaughtDesk) -> None:
    skill = desk.host.adapters.get(desk.teach())
    assert desk.engine.teach.rejudge().result(30)[skill.id].share == 0.8
    assert desk.passing(skill) == ""
    finer = desk.variant("finer")
    assert desk.passing(skill) == finer
    assert desk.host.adapters.parity_of(skill.id, desk.host.models.get(finer).sha256) is not None
    with pytest.raises(EngineError) as caught:
        desk.host.adapters.use(skill.id)
    assert f"models use {finer}" in caught.value.hint


def test_choosing_a_model_judges_its_skills(desk: TaughtDesk) -> None:
    skill = desk.teach()
    desk.engine.use_model(desk.model.id)
    desk.engine.teach.rejudge().result(30)  # the one under way, or another that finds nothing left to do
    assert desk.host.adapters.parity_of(skill, desk.model.sha256) is not None


@pytest.mark.parametrize("spoil", ["probes.jsonl", "result.json", snapshot.FILE])
def test_one_damaged_skill_keeps_no_other_from_being_judged(desk: TaughtDesk, spoil: str) -> None:
    damaged, sound = desk.teach("damaged", spoil=spoil), desk.teach("sound")
    with pytest.raises(EngineError) as caught:
        desk.engine.teach.rejudge().result(30)
    assert "alcove tune" in caught.value.hint
    assert desk.host.adapters.parity_of(sound, desk.model.sha256) is not None
    assert desk.host.adapters.parity_of(damaged, desk.model.sha256) is None


def test_another_models_skill_is_not_judged(desk: TaughtDesk) -> None:
    skill = desk.teach(model_sha256="0" * 64)
    assert desk.engine.teach.rejudge().result(30) == {}
    with pytest.raises(EngineError, match="another model"):
        desk.engine.teach.rejudge(skill).result(30)


def test_other_ids_than_were_trained_on_fail(desk: TaughtDesk) -> None:
    skill = desk.teach()
    folder = desk.host.adapters.get(skill).folder
    kept = Snapshot.read(folder / snapshot.FILE)
    other = tuple(Example("", f"{example.input}!", example.output) for example in kept.heldout)
    (folder / snapshot.FILE).write_bytes(Snapshot(kept.train, other).encode())
    found = desk.engine.teach.rejudge(skill).result(30)[skill]
    assert not found.ids_equal
    assert not found.passed
