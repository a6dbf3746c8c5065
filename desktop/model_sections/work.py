"""The one long job with models that may be under way, and what the page's sections share of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.language import tr
from engine.errors import EngineError
from engine.types import IndexProgress, Progress

if TYPE_CHECKING:
    from desktop.backend import Backend, Running
    from desktop.model_sections.work_card import WorkCard
    from desktop.widgets.message_bar import MessageBar
    from engine.types import Event

Ended = Callable[[], None]
Failed = Callable[[EngineError], None]


class Work(QObject):
    """Importing, downloading, tuning and building an index each want the whole disk or processor: one at a time.

    Signals:
        changed: something was begun or has ended.
    """

    changed = Signal()

    def __init__(self, backend: Backend, card: WorkCard, message: MessageBar, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._backend = backend
        self._card = card
        self._message = message
        self._running: Running | None = None
        self._in_bytes = False
        card.stop_wanted.connect(self.stop)
        backend.engine_event.connect(self._take)

    @property
    def busy(self) -> bool:
        return self._running is not None

    def begin(
        self,
        title: str,
        start: Callable[[Failed, Ended], Running],
        *,
        in_bytes: bool = False,
        stopped: Callable[[], object] = lambda: None,
    ) -> None:
        """Begins a job, unless one is under way.

        Args:
            start: starts it, given what to call when it fails and when it has ended.
            in_bytes: its progress counts bytes.
            stopped: called when the person has stopped it.
        """
        if self.busy:
            self._message.show_message(
                tr("Something else is under way"), tr("Wait for it, or stop it"), level="warning"
            )
            return
        self._message.dismiss()
        self._in_bytes = in_bytes
        self._card.begin(title)
        running: list[Running] = []

        def ended() -> None:
            self._running = None
            self._card.hide()
            if running and running[0].stopped:
                stopped()
            self.changed.emit()

        self._running = start(self._message.show_error, ended)
        running.append(self._running)
        self.changed.emit()

    def stop(self) -> None:
        """Stops what is under way."""
        if self._running is not None:
            self._backend.stop(self._running)

    def _take(self, event: Event) -> None:
        if self._running is None or not self._running.owns(event):
            return
        if isinstance(event, IndexProgress):
            self._card.show_files(event)
        elif isinstance(event, Progress):
            (self._card.show_bytes if self._in_bytes else self._card.show_share)(event)
