"""Starting at login: the entry of the XDG autostart folder, and what the other systems' would hold."""

from __future__ import annotations

import plistlib
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine import settings
from engine.paths import Paths
from engine.system import login, login_words
from engine.upkeep.erasing import erase
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


@linux_only
def test_an_entry_is_written_anew_only_if_its_program_is_ours_and_gone(
    profile: Path, autostart: Path, tmp_path: Path
) -> None:
    there = tmp_path / "there" / "alcove"
    there.parent.mkdir()
    there.touch()
    told = ["--profile", str(profile), "--background"]
    moved = [[str(tmp_path / "old" / "python"), "-P", "-m", "desktop", *told], ["/nowhere/alcove/alcove", *told]]
    stay = [
        [str(there), *told],  # another Alcove, which is still there
        [str(there / "alcove"), "--profile", "/elsewhere", "--background"],
        ["/nowhere/rsync", *told],
        ["/nowhere/env", "X=1", "/nowhere/alcove", *told],
        ["alcove", *told],  # wherever the system finds it
        ["/nowhere/alcove", "status"],
        [],
    ]
    with open_engine(profile) as engine:
        assert not engine.upkeep.renew_login(), "it does not start at login"
        engine.settings.set(settings.AT_LOGIN, True)
        assert not engine.upkeep.renew_login(), "it names this program"
        (entry,) = autostart.iterdir()
        ours = entry.read_bytes()
        for argv in stay:
            entry.write_bytes(login.desktop_entry(argv))
            assert not engine.upkeep.renew_login()
            assert entry.read_bytes() == login.desktop_entry(argv)
        for argv in moved:
            off = login.desktop_entry(argv) + b"Hidden=true\n"
            entry.write_bytes(off)
            assert not engine.upkeep.renew_login()
            assert entry.read_bytes() == off, "who switched it off is not overruled"
            entry.write_bytes(login.desktop_entry(argv))
            assert engine.upkeep.renew_login()
            assert entry.read_bytes() == ours


words = st.lists(st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"])), min_size=1)


@given(words)
def test_what_an_entry_starts_is_read_back_as_it_was_written(argv: list[str]) -> None:
    assert login_words.of_desktop_entry(login.desktop_entry(argv).decode()) == argv
    assert login_words.of_command_line(subprocess.list2cmdline(argv)) == argv


def test_what_is_no_entry_starts_nothing() -> None:
    assert login_words.of_desktop_entry("[Desktop Entry]\nName=Alcove\n") == []
    assert login_words.of_launch_agent(b"not a list") == []
    assert login_words.of_launch_agent(plistlib.dumps(["alcove"])) == []
    assert login_words.of_launch_agent(login.launch_agent("alcove", ["/opt/alcove"])) == ["/opt/alcove"]
    assert login_words.of_command_line("") == []


def test_words_of_a_command_are_quoted_as_desktop_entries_want() -> None:
    text = login.desktop_entry(["/opt/a b/alcove", '$HOME "50 %" back\\slash']).decode()
    (command,) = [line for line in text.splitlines() if line.startswith("Exec=")]
    assert command == r'Exec="/opt/a b/alcove" "\\$HOME \\"50 %%\\" back\\\\slash"'


def test_a_launch_agent_starts_the_program_once() -> None:
    held = plistlib.loads(login.launch_agent("alcove", ["/opt/alcove", "--background"]))
    assert held["ProgramArguments"] == ["/opt/alcove", "--background"]
    assert held["RunAtLoad"] is True
