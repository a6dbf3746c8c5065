"""The strip at the foot of the window: what is searchable, what is under way, and pause."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QWidget

from desktop.language import marked, tr
from desktop.theme import icon, tokens
from desktop.widgets.buttons import IconButton
from desktop.widgets.labels import label
from desktop.wording import coverage, time_left

if TYPE_CHECKING:
    from engine.types import IndexProgress, Status

PAUSE = ("pause", marked("Pause reading the folders"))
PLAY = ("play", marked("Go on reading the folders"))


class StatusStrip(QFrame):
    """Signals: `pause_wanted(bool)`: the person wants indexing paused, or resumed."""

    pause_wanted = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._paused = False
        self.setObjectName("status-strip")
        self.coverage = label(tr("Opening…"), kind="status")
        self.coverage.setAccessibleName(tr("What is searchable"))
        self.time = label(kind="muted")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(tr("Progress of reading the folders"))
        self.bar.setFixedWidth(self.fontMetrics().height() * 8)
        self.pause = IconButton(PAUSE[0], tr(PAUSE[1]))
        self.pause.clicked.connect(lambda: self.pause_wanted.emit(not self._paused))
        self._lock = label()
        self._private = label(tr("Nothing leaves this computer"), kind="muted")
        row = QHBoxLayout(self)
        for widget in (self.coverage, self.bar, self.time, self.pause):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(self._lock)
        row.addWidget(self._private)
        self._show_activity(False)
        self._redraw()

    def show_status(self, status: Status) -> None:
        """Shows the ledger's counts."""
        self._paused = status.paused
        words = coverage(status) if status.files else tr("No files yet")
        rest = ""
        if status.paused:
            rest = tr("paused")
        elif status.quiet_until:
            rest = tr("quiet until {time}", time=status.quiet_until)
        self.coverage.setText(f"{words} · {rest}" if rest else words)
        if rest:
            self.time.clear()
        drawing, name = PLAY if status.paused else PAUSE
        self.pause.rename(drawing, tr(name))
        self._show_activity(bool(status.waiting))
        if status.waiting and status.files:
            self._show_bar(status.files - status.waiting, status.files)

    def show_progress(self, progress: IndexProgress) -> None:
        """Shows how far the present run is."""
        working = progress.done < progress.total
        self._show_activity(working)
        self.time.setText(time_left(progress.seconds_left) if working and not progress.paused else "")
        self._show_bar(progress.done, progress.total)

    def _show_bar(self, done: int, total: int) -> None:
        self.bar.setRange(0, max(1, total))
        self.bar.setValue(done)

    def _show_activity(self, working: bool) -> None:
        self.bar.setVisible(working)
        self.time.setVisible(working)
        self.pause.setVisible(working or self._paused)

    def _redraw(self) -> None:
        size = self.fontMetrics().height()
        self._lock.setPixmap(icon("lock", tokens().muted, size).pixmap(size, size))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._redraw()
