"""A skill over every row of a table, or every file of a folder."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QProgressBar,
    QVBoxLayout,
    QWidget,
)

from desktop.language import marked, number, tr
from desktop.widgets.buttons import IconButton, TextButton
from desktop.widgets.choice import Choice
from desktop.widgets.labels import label
from engine.types import ApplyReport, Progress

TABLES = (marked("Tables (*.csv *.tsv *.xlsx *.xls *.ods *.jsonl)"), marked("All files (*)"))
OUTPUTS = (marked("CSV table (*.csv)"), marked("JSON Lines (*.jsonl)"))
GUESSED = marked("Find it by itself")


class ApplyPanel(QFrame):
    """Signals:
    chosen(Path): a table or folder; its columns are wanted.
    begun(Path, str, Path | None): apply to this, the column (empty: guessed), where to write (None: beside it).
    stop_wanted, closed: as the buttons say.
    """

    chosen = Signal(object)
    begun = Signal(object, str, object)
    stop_wanted = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        em = self.fontMetrics().height()
        self._out: Path | None = None
        self.title = label(scale=1.1, bold=True, wrap=True)
        close = IconButton("close", tr("Close"))
        close.clicked.connect(self.closed)
        self.path = QLineEdit(placeholderText=tr("A table or a folder; it is only read"))
        self.path.setAccessibleName(tr("Table or folder"))
        self.path.editingFinished.connect(self._typed)
        self.table = TextButton(tr("Table…"), drawing="table")
        self.table.clicked.connect(lambda: self._choose(QFileDialog.FileMode.ExistingFile))
        self.folder = TextButton(tr("Folder…"), drawing="library")
        self.folder.clicked.connect(lambda: self._choose(QFileDialog.FileMode.Directory))
        self.column = Choice()
        self.column.setAccessibleName(tr("Column to read"))
        self.column.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToContents)
        self.column_label = label(tr("Column"))
        self.out = QLineEdit(placeholderText=tr("Beside it, with the skill in its name"))
        self.out.setAccessibleName(tr("Where the answers are written"))
        self.elsewhere = TextButton(tr("Choose…"))
        self.elsewhere.clicked.connect(self._choose_out)
        self.start = TextButton(tr("Start"), kind="primary", drawing="play")
        self.start.clicked.connect(self._begin)
        self.stop = TextButton(tr("Stop"), drawing="stop")
        self.stop.clicked.connect(self.stop_wanted)
        self.open = TextButton(tr("Open the result"), drawing="file")
        self.open.clicked.connect(self._open)
        self.state = label(kind="muted", wrap=True)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(tr("Progress of applying"))
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(close)
        grid = QGridLayout()
        grid.setColumnStretch(1, 1)
        grid.setHorizontalSpacing(round(em * 0.6))
        grid.addWidget(label(tr("Read", "a table or folder")), 0, 0)
        grid.addWidget(self.path, 0, 1)
        grid.addWidget(self.table, 0, 2)
        grid.addWidget(self.folder, 0, 3)
        grid.addWidget(self.column_label, 1, 0)
        grid.addWidget(self.column, 1, 1, Qt.AlignmentFlag.AlignLeft)
        grid.addWidget(label(tr("Write", "a table")), 2, 0)
        grid.addWidget(self.out, 2, 1)
        grid.addWidget(self.elsewhere, 2, 2)
        foot = QHBoxLayout()
        for button in (self.start, self.stop, self.open):
            foot.addWidget(button)
        foot.addWidget(self.state, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(em, em, em, em)
        column.setSpacing(round(em * 0.6))
        column.addLayout(head)
        column.addLayout(grid)
        column.addWidget(self.bar)
        column.addLayout(foot)
        self.show_columns(())
        self.show_idle()

    def begin(self, skill: str) -> None:
        """Opens for this skill."""
        self.title.setText(tr("Apply “{skill}” to a table or folder", skill=skill))
        self.state.setText(
            tr("Each answer stands beside its row, with its probability; nothing that is there is changed.")
        )
        self.open.hide()
        self.path.setFocus()

    def show_columns(self, names: Sequence[str]) -> None:
        """The columns of the chosen table; none for a folder."""
        self.column.clear()
        self.column.addItem(tr(GUESSED), "")
        for name in names:
            self.column.addItem(name, name)
        self.column.setVisible(bool(names))
        self.column_label.setVisible(bool(names))

    def show_idle(self) -> None:
        """Nothing is under way."""
        self.bar.hide()
        self.stop.hide()
        self.open.hide()
        self.start.setText(tr("Start"))
        self._enable(True)

    def show_busy(self) -> None:
        self._enable(False)
        self.open.hide()
        self.stop.show()
        self.bar.setRange(0, 0)
        self.bar.show()
        self.state.setText(tr("Beginning…"))

    def show_progress(self, progress: Progress) -> None:
        self.bar.setRange(0, 1000 if progress.total else 0)
        if progress.total:
            self.bar.setValue(round(1000 * progress.done / progress.total))
            self.state.setText(
                tr("{done} of {total}", done=number(progress.done, ",.0f"), total=number(progress.total, ",.0f"))
            )

    def show_stopped(self) -> None:
        """It was stopped; what was answered is kept."""
        self.show_idle()
        self.start.setText(tr("Go on"))
        self.state.setText(tr("Stopped. What was answered is kept; Go on does the rest."))

    def show_report(self, report: ApplyReport) -> None:
        self.show_idle()
        self._out = report.out
        done, failed = number(report.done), number(report.failed)
        said = (
            tr("{done} of %n row(s) answered, {failed} could not be.", "", report.rows, done=done, failed=failed)
            if report.failed
            else tr("{done} of %n row(s) answered.", "", report.rows, done=done)
        )
        self.state.setText(f"{said} {report.out}")
        self.open.show()

    def _enable(self, enabled: bool) -> None:
        for widget in (self.path, self.table, self.folder, self.column, self.out, self.elsewhere, self.start):
            widget.setEnabled(enabled)

    # ------------------------------------------------------------------ choosing

    def choose(self, path: Path) -> None:
        """Takes this table or folder."""
        self.path.setText(str(path))
        self.show_columns(())
        self.start.setText(tr("Start"))
        self.chosen.emit(path)

    def _typed(self) -> None:
        if self.path.isModified() and (words := self.path.text().strip()):
            self.path.setModified(False)
            self.choose(Path(words))

    def _choose(self, mode: QFileDialog.FileMode) -> None:
        folder = mode == QFileDialog.FileMode.Directory
        dialog = QFileDialog(self, tr("Choose a folder") if folder else tr("Choose a table"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(mode)
        if not folder:
            dialog.setNameFilters([tr(each) for each in TABLES])
        dialog.fileSelected.connect(lambda chosen: self.choose(Path(chosen)))
        dialog.open()

    def _choose_out(self) -> None:
        dialog = QFileDialog(self, tr("Where to write the answers"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters([tr(each) for each in OUTPUTS])
        dialog.setDefaultSuffix("csv")
        dialog.fileSelected.connect(self.out.setText)
        dialog.open()

    def _begin(self) -> None:
        words, out = self.path.text().strip(), self.out.text().strip()
        if not words:
            self.state.setText(tr("Choose a table or a folder first."))
            return
        self.begun.emit(Path(words), self.column.currentData() or "", Path(out) if out else None)

    def _open(self) -> None:
        if self._out is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._out)))
