"""The one long thing that is under way with models: how far it is, how fast, and the button that stops it."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QProgressBar, QWidget

from desktop.language import number, told, tr
from desktop.widgets.buttons import TextButton
from desktop.widgets.labels import label
from desktop.wording import as_sentence, percent, size, time_left

if TYPE_CHECKING:
    from engine.types import IndexProgress, Progress


class WorkCard(QFrame):
    """Hidden while nothing is under way. Signals: `stop_wanted`."""

    stop_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        em = self.fontMetrics().height()
        self._begun: tuple[float, float] | None = None  # when the first progress came, and how far it was then
        self.title = label(bold=True, wrap=True)
        self.state = label(kind="muted", wrap=True)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.stop = TextButton(tr("Stop"), drawing="stop")
        self.stop.clicked.connect(self._stop)
        grid = QGridLayout(self)
        grid.setContentsMargins(em, round(em * 0.8), em, round(em * 0.8))
        grid.setHorizontalSpacing(em)
        grid.setVerticalSpacing(round(em * 0.4))
        grid.addWidget(self.title, 0, 0)
        grid.addWidget(self.state, 1, 0)
        grid.addWidget(self.stop, 0, 1, 2, 1)
        grid.addWidget(self.bar, 2, 0, 1, 2)
        grid.setColumnStretch(0, 1)
        self.hide()

    def begin(self, title: str) -> None:
        self._begun = None
        self.title.setText(title)
        self.bar.setAccessibleName(tr("Progress: {title}", title=title))
        self.bar.setRange(0, 0)
        self.state.setText(tr("Beginning…"))
        self.stop.setEnabled(True)
        self.show()

    def show_bytes(self, progress: Progress) -> None:
        """How many bytes are done, and how fast they come."""
        now = time.monotonic()
        if self._begun is None:
            self._begun = (now, progress.done)
        since, before = self._begun
        rate = (progress.done - before) / (now - since) if now > since else 0.0
        done = tr("{done} of {whole}", done=size(progress.done), whole=size(progress.total))
        speed = tr("{size} a second", size=size(rate)) if rate else ""
        self._show(progress.done, progress.total, [done, speed, time_left(progress.seconds_left)])

    def show_share(self, progress: Progress) -> None:
        """What is being done, and how much of all."""
        what = as_sentence(told(progress.label)).rstrip(".")
        said = [what, percent(round(progress.done / (progress.total or 1), 2))]
        self._show(progress.done, progress.total, said)

    def show_files(self, progress: IndexProgress) -> None:
        """How many files are embedded."""
        said = [
            tr("{done} of %n file(s)", "", progress.total, done=number(progress.done)),
            tr("paused") if progress.paused else time_left(progress.seconds_left),
        ]
        self._show(progress.done, progress.total, said)

    def _show(self, done: float, total: float, said: list[str]) -> None:
        self.bar.setRange(0, 1000 if total else 0)
        if total:
            self.bar.setValue(round(1000 * done / total))
        if self.stop.isEnabled():
            self.state.setText(" · ".join(filter(None, said)))

    def _stop(self) -> None:
        self.stop.setEnabled(False)
        self.state.setText(tr("Stopping…"))
        self.stop_wanted.emit()
