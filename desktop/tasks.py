"""All threading of the window: run a call off the GUI thread, bring its outcome back onto it.

The GUI thread calls `Tasks.run`; later, on the GUI thread, `done` or `failed` is called, and then always
`ended`. Cancelled is silent: only `ended` is called. Anything else that a call raises is a bug: it is raised
again on the GUI thread, where `sys.excepthook` reports it with its traceback.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal

from engine.errors import Cancelled, EngineError

T = TypeVar("T")


@dataclass(eq=False, slots=True)
class _Task:
    call: Callable[[], Any]
    done: Callable[[Any], None] | None
    failed: Callable[[EngineError], None] | None
    ended: Callable[[], None] | None
    key: str
    result: Any = None
    error: BaseException | None = None


class Tasks(QObject):
    """Runs calls in threads of their own, so that a long one never holds up a short one."""

    _finished = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._threads: dict[_Task, threading.Thread] = {}
        self._newest: dict[str, _Task] = {}
        self._waiting: dict[str, _Task] = {}
        self._closed = False
        self._finished.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        call: Callable[[], T],
        *,
        done: Callable[[T], None] | None = None,
        failed: Callable[[EngineError], None] | None = None,
        ended: Callable[[], None] | None = None,
        key: str = "",
    ) -> None:
        """Starts `call` in a thread.

        Of the calls that share a `key`, one runs and one waits; a newer call takes the place of the waiting
        one, and only the newest call's outcome is delivered. So a list that is asked for a hundred times a
        second is read as often as it can be read, and the last reading wins.

        Args:
            failed: called with an EngineError; without it, such an error counts as a bug.
            ended: called last, whatever the outcome was.
        """
        if self._closed:
            return
        task = _Task(call, done, failed, ended, key)
        if key:
            busy = any(running.key == key for running in self._threads)
            self._newest[key] = task
            if busy:
                self._waiting[key] = task
                return
        self._start(task)

    def close(self, timeout: float = 10.0) -> bool:
        """Delivers nothing more and waits for the running calls; False if some outlasted `timeout` seconds."""
        self._closed = True
        self._waiting.clear()
        until = time.monotonic() + timeout
        for thread in self._threads.values():
            thread.join(max(0.0, until - time.monotonic()))
        return not any(thread.is_alive() for thread in self._threads.values())

    def _start(self, task: _Task) -> None:
        thread = threading.Thread(target=self._work, args=(task,), name=f"window {task.key}", daemon=True)
        self._threads[task] = thread
        thread.start()

    def _work(self, task: _Task) -> None:
        try:
            task.result = task.call()
        except BaseException as error:  # noqa: BLE001 - judged on the GUI thread, in _deliver
            task.error = error
        if not self._closed:
            self._finished.emit(task)

    def _deliver(self, task: _Task) -> None:
        if self._closed:
            return
        del self._threads[task]
        superseded = bool(task.key) and self._newest[task.key] is not task
        if following := self._waiting.pop(task.key, None):
            self._start(following)
        if superseded and (task.error is None or isinstance(task.error, EngineError | Cancelled)):
            return
        try:
            self._report(task)
        finally:
            if task.ended:
                task.ended()

    @staticmethod
    def _report(task: _Task) -> None:
        error = task.error
        if error is None:
            if task.done:
                task.done(task.result)
        elif isinstance(error, EngineError) and task.failed:
            task.failed(error)
        elif not isinstance(error, Cancelled):
            raise error
