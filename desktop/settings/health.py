"""Check and repair: what the doctor looked at, a line each, and what it mended."""

from __future__ import annotations

import re

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QProgressBar, QVBoxLayout, QWidget

from desktop.language import marked, told, tr
from desktop.settings.rows import headed
from desktop.theme import icon, tokens
from desktop.widgets.buttons import TextButton
from desktop.widgets.labels import label
from engine.types import Check, DoctorReport, Progress

PROMISE = marked(
    "Looks through databases, the index, models and the folders as they are on the disk, and says what it finds. "
    "Repairing makes again what can be made again; nothing that you made is deleted."
)
REPAIR = marked("press Repair")
WORDS = (
    marked("user database", "check"),
    marked("profile", "check"),
    marked("permissions", "check"),
    marked("disk space", "check"),
    marked("index files", "check"),
    marked("index being built", "check"),
    marked("index", "check"),
    marked("index database", "check"),
    marked("index contents", "check"),
    marked("passages", "check"),
    marked("places", "check"),
    marked("vectors", "check"),
    marked("keyword index", "check"),
    marked("index against disk", "check"),
    marked("embedder", "check"),
    marked("vectors and embedder", "check"),
    marked("embedder files", "check"),
    marked("embedder on this processor", "check"),
    marked("models", "check"),
    marked("reader", "check"),
    marked("libraries", "check"),
    marked("no telemetry", "check"),
    marked("repair", "check"),
    marked("sound", "check"),
    marked("complete", "check"),
)
"""What the doctor says in a word or two, which may mean something else elsewhere: its steps, checks and findings."""
_COMMAND = re.compile(r"(?<!then )run: (?:alcove index, or )?alcove doctor --repair")


class Health(QWidget):
    """Signals: `check_wanted`, `repair_wanted`; `stop_wanted`: of what is under way."""

    check_wanted = Signal()
    stop_wanted = Signal()
    repair_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        em = self.fontMetrics().height()
        self.state = label(tr(PROMISE), kind="muted", wrap=True)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(tr("Progress of the check"))
        self.check = TextButton(tr("Check"), drawing="check")
        self.check.clicked.connect(self.check_wanted)
        self.repair = TextButton(tr("Repair"), kind="primary")
        self.repair.clicked.connect(self.repair_wanted)
        self.stop = TextButton(tr("Stop"), drawing="stop")
        self.stop.clicked.connect(self.stop_wanted)
        self.unfold = TextButton(tr("What was looked at"), kind="section", drawing="right")
        self.unfold.setCheckable(True)
        self.unfold.toggled.connect(self._unfold)
        self._lines = QWidget()
        self._grid = QGridLayout(self._lines)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(round(em * 0.6))
        self._grid.setVerticalSpacing(round(em * 0.35))
        self._grid.setColumnStretch(2, 1)
        self.checks: tuple[Check, ...] = ()
        buttons = QHBoxLayout()
        buttons.addWidget(self.check)
        buttons.addWidget(self.stop)
        buttons.addWidget(self.repair)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(round(em * 0.5))
        column.addLayout(headed(tr("Check and repair"), self.state))
        column.addWidget(self.bar)
        column.addLayout(buttons)
        column.addWidget(self.unfold, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._lines)
        for widget in (self.bar, self.stop, self.repair, self.unfold, self._lines):
            widget.hide()

    def show_working(self, working: bool) -> None:
        """Whether it is under way."""
        self.bar.setRange(0, 0)
        self.bar.setVisible(working)
        self.check.setVisible(not working)
        self.stop.setVisible(working)
        self.repair.setEnabled(not working)
        if working:
            self.state.setText(tr("Looking…"))

    def show_progress(self, progress: Progress) -> None:
        self.bar.setRange(0, round(progress.total))
        self.bar.setValue(round(progress.done))
        self.state.setText(tr("Looking at: {step}…", step=_called(progress.label)))

    def show_nothing(self) -> None:
        """It did not come to its end."""
        self.state.setText(tr(PROMISE))

    def show_report(self, report: DoctorReport) -> None:
        """What was found: the whole in one line, and what is wrong at once; the rest when it is unfolded."""
        wrong = [check for check in report.checks if not check.ok]
        self.checks = report.checks
        self.state.setText(
            tr("%n thing(s) wrong:", "", len(wrong))
            if wrong
            else tr("All is well: %n check(s) found nothing wrong.", "", len(report.checks))
        )
        self.repair.setVisible(bool(wrong))
        self.unfold.show()
        self.unfold.setChecked(bool(wrong))
        self._show_lines()

    def _unfold(self, unfolded: bool) -> None:
        self.unfold.redraw("down" if unfolded else "right")
        self._lines.setVisible(unfolded)

    def _show_lines(self) -> None:
        while (item := self._grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        size = round(self.fontMetrics().height() * 1.1)
        top = Qt.AlignmentFlag.AlignTop
        for row, check in enumerate(sorted(self.checks, key=lambda check: check.ok)):
            sign = QLabel()
            colour = tokens().accent if check.ok else tokens().error
            sign.setPixmap(icon("check" if check.ok else "warning", colour, size).pixmap(size, size))
            called = _called(check.name)
            name = label(called[:1].upper() + called[1:])
            detail = label(_here(check.detail), kind="muted" if check.ok else "", wrap=True)
            sign.setAccessibleName(tr("sound", "check") if check.ok else tr("wrong", "check"))
            self._grid.addWidget(sign, row, 0, top)
            self._grid.addWidget(name, row, 1, top)
            self._grid.addWidget(detail, row, 2, top)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self.checks:
            self._show_lines()


def _called(words: str) -> str:
    """What the doctor says in a few words, in the person's language."""
    return told(tr(words, "check"))


def _here(detail: str) -> str:
    """The doctor's words with the button in the place of its command, where the button does the same."""
    said = _COMMAND.sub(REPAIR, detail)
    whole = _called(said)
    return whole if whole != said else "; ".join(_called(each) for each in said.split("; "))
