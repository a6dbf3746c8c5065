"""The window's threads: off the GUI thread and back, newest wins, clean end."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from pytestqt.exceptions import capture_exceptions
from pytestqt.qtbot import QtBot

from desktop.backend import coalesced
from desktop.tasks import Tasks
from engine.errors import Cancelled, EngineError
from engine.types import FileChanged, IndexProgress, Token


@pytest.fixture
def tasks(qtbot: QtBot) -> Iterator[Tasks]:
    made = Tasks()
    yield made
    assert made.close()


def test_the_call_is_elsewhere_and_its_outcome_is_here(qtbot: QtBot, tasks: Tasks) -> None:
    seen: list[object] = []
    tasks.run(threading.get_ident, done=lambda there: seen.extend([there, threading.get_ident()]))
    qtbot.waitUntil(lambda: len(seen) == 2)
    assert seen[0] != threading.get_ident()
    assert seen[1] == threading.get_ident()


def test_an_error_for_the_person_and_a_cancel(qtbot: QtBot, tasks: Tasks) -> None:
    def fail() -> None:
        raise EngineError("no", "do")

    def cancel() -> None:
        raise Cancelled

    seen: list[str] = []
    tasks.run(fail, failed=lambda error: seen.append(error.hint), ended=lambda: seen.append("ended"))
    qtbot.waitUntil(lambda: seen == ["do", "ended"])
    tasks.run(
        cancel,
        done=lambda _: seen.append("done"),
        failed=lambda _: seen.append("failed"),
        ended=lambda: seen.append("cancelled"),
    )
    qtbot.waitUntil(lambda: seen == ["do", "ended", "cancelled"])


def test_a_bug_is_raised_on_the_gui_thread_and_still_ends(qtbot: QtBot, tasks: Tasks) -> None:
    def bug() -> None:
        raise ZeroDivisionError("bug")

    ended: list[bool] = []
    with capture_exceptions() as caught:
        tasks.run(bug, ended=lambda: ended.append(True))
        qtbot.waitUntil(lambda: bool(caught))
    assert caught[0][0] is ZeroDivisionError
    assert ended == [True]


def test_of_a_key_one_runs_one_waits_and_the_newest_wins(qtbot: QtBot, tasks: Tasks) -> None:
    go = threading.Event()
    ran: list[int] = []
    seen: list[int] = []

    def call(number: int) -> int:
        go.wait()
        ran.append(number)
        return number

    for number in range(50):
        tasks.run(lambda number=number: call(number), done=seen.append, key="list")
    go.set()
    qtbot.waitUntil(lambda: seen == [49])
    assert ran == [0, 49]


def test_keys_do_not_hold_up_each_other(qtbot: QtBot, tasks: Tasks) -> None:
    go = threading.Event()
    seen: list[str] = []
    tasks.run(go.wait, key="slow", done=lambda _: seen.append("slow"))
    tasks.run(lambda: None, key="fast", done=lambda _: seen.append("fast"))
    qtbot.waitUntil(lambda: seen == ["fast"])
    go.set()
    qtbot.waitUntil(lambda: seen == ["fast", "slow"])


def test_nothing_is_delivered_after_the_end(qtbot: QtBot) -> None:
    tasks = Tasks()
    go, seen = threading.Event(), []
    tasks.run(go.wait, done=seen.append)
    assert not tasks.close(timeout=0.01)
    go.set()
    assert tasks.close()
    tasks.run(lambda: 1, done=seen.append)
    qtbot.wait(1)
    assert seen == []


def test_tokens_are_joined_and_only_the_newest_progress_is_kept() -> None:
    changed = FileChanged("indexed", None, 1.0)  # type: ignore[arg-type]
    events = [
        Token("a", "x"),
        Token("a", "y"),
        IndexProgress(1, 9, 0, None),
        Token("a", "z"),
        Token("b", "w"),
        changed,
        IndexProgress(2, 9, 0, None),
    ]
    assert coalesced(events) == [
        Token("a", "xy"),
        IndexProgress(2, 9, 0, None),
        Token("a", "z"),
        Token("b", "w"),
        changed,
    ]
