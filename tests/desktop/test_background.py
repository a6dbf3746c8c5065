"""Closing, hiding and quitting: the tray, what is unfinished, and the one window of a profile."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QUrl
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop import background as background_module
from desktop.background import NO_TRAY
from desktop.main_window import SETTINGS
from desktop.one_window import LIMIT, OneWindow
from desktop.opened_files import OpenedFiles
from desktop.tray import Tray
from desktop.unfinished import DOWNLOAD, TRAINING
from engine import settings
from engine.jobs import Job
from engine.paths import Paths
from engine.system import login
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


def test_a_logout_that_was_stopped_changes_closing_for_a_while_only(
    hiding: Alcove, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(background_module, "LOGOUT_MS", 100)
    running = hiding.backend.run(lambda _: Job("tune", lambda job: job.wait(600)).start(), work=TRAINING)
    hiding.until(lambda: running.job)
    background = hiding.window.background
    background.end_session()
    assert background.may_close()
    hiding.qtbot.wait(200)
    assert not background.may_close()  # it hides
    background.quit()
    assert hiding.window.message.message == "A skill is being taught."
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


def test_what_is_opened_with_alcove_reaches_the_window_that_is_there(qtbot: QtBot, tmp_path: Path) -> None:
    """Explorer starts a program once for each of several chosen files: none is lost between two looks at the file."""
    first = OneWindow(Paths.at(tmp_path / "profile"))
    Paths.at(tmp_path / "profile").create()
    assert first.take()
    heard: list[Path] = []
    first.called.connect(heard.extend)
    odd = os.fsdecode(b"/models/\xe4 b.gguf")
    for given in ([tmp_path / "a.gguf", tmp_path], [Path(odd)]):
        started = [sys.executable, "-m", "desktop", "--profile", str(tmp_path / "profile"), *map(str, given)]
        assert subprocess.run(started, check=False, timeout=60).returncode == 0
    qtbot.waitUntil(lambda: len(heard) == 3)
    assert heard == [tmp_path / "a.gguf", tmp_path, Path(odd)]
    first.release()


def test_what_is_no_call_is_ignored(qtbot: QtBot, tmp_path: Path) -> None:
    paths = Paths.at(tmp_path)
    first, second = OneWindow(paths), OneWindow(paths)
    assert first.take()
    heard: list[object] = []
    first.called.connect(heard.append)
    calls = [(3, []), ("", 3), ("", ["x.gguf", 4]), ("\0", []), ("", ["a\0"]), ("\ud800", [])]
    told = [json.dumps({"token": token, "paths": given}) for token, given in calls]
    lines = ["25423 ", "[1]", "{", '"\udce4"', "[" * 10_000, "x" * 3 * LIMIT, *told]
    with paths.window_call.open("ab") as file:
        file.write("\n".join([*lines, ""]).encode("utf-8", "surrogateescape"))
    assert not second.take(bringing=[tmp_path])
    qtbot.waitUntil(lambda: bool(heard))
    assert heard == [(tmp_path,)]
    paths.window_call.write_text("")  # as an earlier version begins its call
    assert not second.take()
    qtbot.waitUntil(lambda: len(heard) == 2)
    assert heard[1] == ()
    first.release()


def test_files_that_macos_hands_over_are_brought(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> None:
    files = OpenedFiles(qapp)
    with qtbot.waitSignal(files.opened) as caught:
        QApplication.sendEvent(qapp, QFileOpenEvent(QUrl.fromLocalFile(str(tmp_path / "a.gguf"))))
    assert caught.args == [(tmp_path / "a.gguf",)]
    with qtbot.assertNotEmitted(files.opened):
        QApplication.sendEvent(qapp, QFileOpenEvent(QUrl("https://example.org/a.gguf")))
    qapp.removeEventFilter(files)


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
