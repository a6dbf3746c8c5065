"""A verb that takes time: it runs on a thread of its own, can be cancelled, and has a result."""

from __future__ import annotations

import itertools
import logging
import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, Generic, TypeVar

from engine.errors import Cancelled, EngineError
from engine.types import Progress

if TYPE_CHECKING:
    from engine.types import Event

T = TypeVar("T")

_numbers = itertools.count(1)
_log = logging.getLogger(__name__)


class Job(Generic[T]):
    """Work under way. `id` is in every Event the work emits.

    Args:
        name: of the verb; the thread and the id carry it.
        work: gets this job, looks at `job.cancelled()` often, returns the result.
        on_cancel: called once, from the thread that cancels, to wake up what the work waits for.
    """

    def __init__(self, name: str, work: Callable[[Job[T]], T], *, on_cancel: Callable[[], None] | None = None) -> None:
        self.id = f"{name}-{next(_numbers)}"
        self._work = work
        self._on_cancel = on_cancel
        self._cancelled = threading.Event()
        self._finished = threading.Event()
        self._result: T | None = None
        self._error: BaseException | None = None
        self._thread = threading.Thread(target=self._run, name=name, daemon=True)

    def start(self) -> Job[T]:
        self._thread.start()
        return self

    def _run(self) -> None:
        try:
            self._result = self._work(self)
        except (EngineError, Cancelled) as error:
            self._error = error
        except BaseException as error:  # noqa: BLE001 - handed to whoever asks for the result
            _log.exception("%s failed; this is a bug of Alcove", self.id)
            self._error = error
        finally:
            self._finished.set()

    @property
    def done(self) -> bool:
        return self._finished.is_set()

    def cancelled(self) -> bool:
        """Whether the work should stop; a bound method, so that it can be handed on."""
        return self._cancelled.is_set()

    def check(self) -> None:
        """Raises Cancelled if the work should stop."""
        if self._cancelled.is_set():
            raise Cancelled

    def wait(self, seconds: float) -> None:
        """Sleeps, or raises Cancelled as soon as the work should stop."""
        if self._cancelled.wait(seconds):
            raise Cancelled

    def shows(self, emit: Callable[[Event], None], label: str) -> Callable[[float, float], None]:
        """Progress (done, total) as Events of this job; raises Cancelled where the work should stop."""

        def show(done: float, total: float) -> None:
            self.check()
            emit(Progress(self.id, label, done, total))

        return show

    def cancel(self) -> None:
        """Asks the work to stop; returns at once."""
        first = not self._cancelled.is_set()
        self._cancelled.set()
        if first and self._on_cancel is not None:
            self._on_cancel()

    def join(self, timeout: float | None = None) -> None:
        """Waits for the end, whatever it is."""
        if threading.current_thread() is not self._thread:
            self._thread.join(timeout)

    def result(self, timeout: float | None = None) -> T:
        """Waits for the work and gives what it returned.

        Raises:
            EngineError, Cancelled: as the work did; any other exception is a bug, raised here too.
            TimeoutError: it is not done after `timeout` seconds; it goes on.
        """
        if not self._finished.wait(timeout):
            raise TimeoutError(f"{self.id} is not done after {timeout} s")
        if self._error is not None:
            raise self._error
        return self._result  # type: ignore[return-value]  # set whenever there is no error
