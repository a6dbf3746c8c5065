"""Closing, hiding and quitting: the tray, what is unfinished, and the one window of a profile."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.background import NO_TRAY
from desktop.main_window import SETTINGS
from desktop.one_window import OneWindow
from desktop.tray import Tray
from desktop.unfinished import DOWNLOAD, TRAINING
from engine import login, settings
from engine.jobs import Job
from engine.paths import Paths
from tests.desktop.conftest import Alcove, fake_only

real_only = pytest.mark.parametrize("alcove", ["real"], indirect=True)


class OwnTray(Tray):
    """A tray where there is none. `says`: whether it shows messages."""

    says = True

    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []

    @property
    def available(self) -> bool:
        return True

    def say(self, title: str, words: str) -> bool:
        self.said.append(title)
        return self.says


@pytest.fixture
def hiding(qtbot: QtBot, tmp_path: Path) -> Iterator[Alcove]:
    """A window that hides in the tray when it is closed."""
    made = Alcove(qtbot, Paths.at(tmp_path / "profile"), "fake", OwnTray())
    made.engine.settings.set(settings.TRAY, True)
    made.window.background.refresh()
    made.until(lambda: made.window.background.tray.shown)
    yield made
    assert made.close()
    made.window.background.tray.hide()
    made.window.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_closing_hides_in_the_tray_and_says_so_once(hiding: Alcove, notes: Path) -> None:
    window, tray = hiding.window, hiding.window.background.tray
    window.close()
    assert window.isHidden()
    assert tray.said == ["Alcove goes on in the background"]
    hiding.engine.add_folder(notes)  # it goes on
    hiding.until(lambda: "2 files searchable" in window.strip.coverage.text())
    tray.pause.trigger()
    hiding.until(lambda: tray.pause.text() == "Go on reading")
    assert hiding.engine.paused
    tray.pause.trigger()
    hiding.until(lambda: tray.pause.text() == "Pause reading")
    tray.open.trigger()
    assert window.isVisible()
    window.close()
    assert len(tray.said) == 1
    window.background.begin_hidden()  # as at login
    window.background.refresh()
    hiding.until(lambda: not window.background.beginning)
    assert window.isHidden()
    with hiding.qtbot.waitSignal(window.left):
        tray.quit.trigger()


def test_where_the_tray_says_nothing_the_window_does_before_it_hides(hiding: Alcove) -> None:
    window = hiding.window
    window.background.tray.says = False
    window.close()
    assert window.isVisible()
    window.message.buttons["Hide the window"].click()
    assert window.isHidden()
    hiding.engine.settings.set(settings.TRAY, False)  # as a terminal would
    window.background.refresh()
    hiding.until(window.isVisible)  # nothing else would bring it back
    assert not window.background.tray.shown
    window.hide()
    window.background.begin_hidden()  # as at login
    window.background.refresh()
    hiding.until(window.isMinimized)


@real_only
def test_without_a_tray_closing_quits_and_the_setting_says_why(alcove: Alcove) -> None:
    window = alcove.window
    alcove.engine.settings.set(settings.TRAY, True)
    window.background.refresh()
    window.show_page(SETTINGS)
    row = window.settings_page.rows[settings.TRAY.key]
    assert not row.control.isEnabled()
    assert row.meaning.text() == NO_TRAY
    with alcove.qtbot.waitSignal(window.left):
        window.close()


@fake_only
def test_what_is_unfinished_is_told_before_quitting(alcove: Alcove) -> None:
    window = alcove.window
    jobs: list[Job[None]] = []

    def endless(*_: object) -> Job[None]:
        jobs.append(Job("pull", lambda job: job.wait(600)).start())
        return jobs[-1]

    pulling = alcove.backend.run(endless, work=DOWNLOAD)
    alcove.backend.run(endless, work=TRAINING)
    alcove.until(lambda: len(jobs) == 2 and pulling.job)
    window.close()
    assert window.isVisible()
    assert window.message.message == "A model is being downloaded, and a skill is being taught."
    assert "the next download goes on from there" in window.message.hint
    window.message.buttons["Go on with it"].click()
    alcove.backend.stop(pulling)
    alcove.until(lambda: alcove.backend.unfinished == [TRAINING])
    window.background.quit()
    assert window.message.message == "A skill is being taught."
    with alcove.qtbot.waitSignal(window.left):
        window.message.buttons["Quit anyway"].click()
    for job in jobs:
        job.cancel()


def test_quitting_from_the_tray_shows_what_is_unfinished(hiding: Alcove) -> None:
    window = hiding.window
    window.hide()
    running = hiding.backend.run(lambda _: Job("pull", lambda job: job.wait(600)).start(), work=DOWNLOAD)
    hiding.until(lambda: running.job)
    window.background.tray.quit.trigger()
    assert window.isVisible()
    window.message.buttons["Go on in the background"].click()
    assert window.isHidden()
    hiding.backend.stop(running)
    hiding.until(lambda: not hiding.backend.unfinished)


def test_a_second_start_calls_the_first_ones_window(qtbot: QtBot, tmp_path: Path) -> None:
    paths = Paths.at(tmp_path)
    first, second = OneWindow(paths), OneWindow(paths)
    assert first.take()
    for _ in range(2):
        with qtbot.waitSignal(first.called):
            assert not second.take()
    first.release()
    assert second.take()
    second.release()


@pytest.mark.skipif(sys.platform != "linux", reason="an autostart folder is a thing of Linux")
def test_a_moved_program_is_started_at_login_from_where_it_is_now(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    paths = Paths.at(tmp_path / "profile")
    with monkeypatch.context() as before:
        before.setattr(sys, "executable", str(tmp_path / "moved" / "python"))
        login.start(paths.root)
    (entry,) = (tmp_path / "config" / "autostart").iterdir()
    assert sys.executable not in entry.read_text("utf-8")
    alcove = Alcove(qtbot, paths, "real")
    alcove.until(lambda: f'Exec="{sys.executable}" ' in entry.read_text("utf-8"))
    assert alcove.close()
