"""Starting at login: the entry of the XDG autostart folder, and what the other systems' would hold."""

from __future__ import annotations

import plistlib
import sys
from pathlib import Path

import pytest

from engine import login, settings
from engine.erasing import erase
from engine.paths import Paths
from tests.support.profiles import open_engine

linux_only = pytest.mark.skipif(sys.platform != "linux", reason="an autostart folder is a thing of Linux")


@pytest.fixture
def autostart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    return tmp_path / "config" / "autostart"


@linux_only
def test_the_setting_is_the_entry_itself(profile: Path, autostart: Path) -> None:
    with open_engine(profile) as engine:
        assert engine.settings.get(settings.AT_LOGIN) is False
        engine.settings.set(settings.AT_LOGIN, True)
        (entry,) = autostart.iterdir()
        assert f'"--profile" "{profile}" "--background"' in entry.read_text("utf-8")
        assert engine.settings.get(settings.AT_LOGIN) is True
        entry.write_text(entry.read_text("utf-8") + "X-GNOME-Autostart-enabled=false\n", "utf-8")
        assert engine.settings.get(settings.AT_LOGIN) is False  # a desktop's own tool switched it off
        engine.settings.set(settings.AT_LOGIN, True)
        assert engine.settings.get(settings.AT_LOGIN) is True
        engine.settings.set(settings.AT_LOGIN, None)
        assert list(autostart.iterdir()) == []


@linux_only
def test_each_profile_has_its_own_entry_and_erasing_takes_only_that(tmp_path: Path, autostart: Path) -> None:
    usual, other = Paths.usual().root, tmp_path / "other"
    login.start(usual)
    login.start(other)
    assert len(list(autostart.iterdir())) == 2
    Paths.at(other).create()
    erase(Paths.at(other))
    assert [entry.name for entry in autostart.iterdir()] == ["alcove.desktop"]
    assert login.starts(usual)
    assert not login.starts(other)


def test_words_of_a_command_are_quoted_as_desktop_entries_want() -> None:
    text = login.desktop_entry(["/opt/a b/alcove", '$HOME "50 %" back\\slash']).decode()
    (command,) = [line for line in text.splitlines() if line.startswith("Exec=")]
    assert command == r'Exec="/opt/a b/alcove" "\\$HOME \\"50 %%\\" back\\\\slash"'


def test_a_launch_agent_starts_the_program_once() -> None:
    held = plistlib.loads(login.launch_agent("alcove", ["/opt/alcove", "--background"]))
    assert held["ProgramArguments"] == ["/opt/alcove", "--background"]
    assert held["RunAtLoad"] is True
