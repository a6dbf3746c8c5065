"""Settings: declared once, checked, stored in user.db."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine import settings
from engine.errors import EngineError
from engine.settings import Settings
from engine.store.user import UserStore


@pytest.fixture
def chosen(tmp_path: Path):
    store = UserStore(tmp_path / "user.db")
    yield Settings(store)
    store.close()


def test_a_default_holds_until_something_is_chosen(chosen: Settings) -> None:
    assert chosen.get(settings.PAUSED) is False
    chosen.set(settings.PAUSED, True)
    assert chosen.get(settings.PAUSED) is True
    chosen.set(settings.PAUSED, None)
    assert chosen.get(settings.PAUSED) is False


@pytest.mark.parametrize(
    ("setting", "value"),
    [(settings.CONTEXT, 1), (settings.CONTEXT, "many"), (settings.STYLE, "loud"), (settings.PAUSED, 1)],
)
def test_what_does_not_fit_is_refused_and_changes_nothing(chosen: Settings, setting, value) -> None:
    with pytest.raises(EngineError) as refused:
        chosen.set(setting, value)
    assert refused.value.hint
    assert chosen.get(setting) == setting.default


def test_a_stored_value_that_fits_no_more_is_passed_over(chosen: Settings, tmp_path: Path) -> None:
    store = UserStore(tmp_path / "user.db")
    store.set_setting(settings.CONTEXT.key, 1)
    store.close()
    assert chosen.get(settings.CONTEXT) == settings.CONTEXT.default


def test_keys_are_unique_and_defaults_fit_their_own_ranges() -> None:
    assert len({setting.key for setting in settings.ALL}) == len(settings.ALL)
    for setting in settings.ALL:
        assert setting.checked(setting.default) == setting.default
