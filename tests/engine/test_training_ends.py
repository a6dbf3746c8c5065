"""What becomes of a run around its training: what is asked of it before, and its end. Over a scripted model."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from engine.types import TrainDone
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
