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

from desktop.widgets.buttons import IconButton, TextButton
from desktop.widgets.choice import Choice
from desktop.widgets.labels import label
from desktop.wording import as_sentence, counted
from engine.types import ApplyReport, Progress

TABLES = ["Tables (*.csv *.tsv *.xlsx *.xls *.ods *.jsonl)", "All files (*)"]
OUTPUTS = ["CSV table (*.csv)", "JSON Lines (*.jsonl)"]
GUESSED = "Find it by itself"


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
        close = IconButton("close", "Close")
        close.clicked.connect(self.closed)
        self.path = QLineEdit(placeholderText="A table or a folder; it is only read")
        self.path.setAccessibleName("Table or folder")
        self.path.editingFinished.connect(self._typed)
        self.table = TextButton("Table…", drawing="table")
        self.table.clicked.connect(lambda: self._choose(QFileDialog.FileMode.ExistingFile))
        self.folder = TextButton("Folder…", drawing="library")
        self.folder.clicked.connect(lambda: self._choose(QFileDialog.FileMode.Directory))
        self.column = Choice()
        self.column.setAccessibleName("Column to read")
        self.column.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToContents)
        self.column_label = label("Column")
        self.out = QLineEdit(placeholderText="Beside it, with the skill in its name")
        self.out.setAccessibleName("Where the answers are written")
        self.elsewhere = TextButton("Choose…")
        self.elsewhere.clicked.connect(self._choose_out)
        self.start = TextButton("Start", kind="primary", drawing="play")
        self.start.clicked.connect(self._begin)
        self.stop = TextButton("Stop", drawing="stop")
        self.stop.clicked.connect(self.stop_wanted)
        self.open = TextButton("Open the result", drawing="file")
        self.open.clicked.connect(self._open)
        self.state = label(kind="muted", wrap=True)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName("Progress of applying")
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(close)
        grid = QGridLayout()
        grid.setColumnStretch(1, 1)
        grid.setHorizontalSpacing(round(em * 0.6))
        grid.addWidget(label("Read"), 0, 0)
        grid.addWidget(self.path, 0, 1)
        grid.addWidget(self.table, 0, 2)
        grid.addWidget(self.folder, 0, 3)
        grid.addWidget(self.column_label, 1, 0)
        grid.addWidget(self.column, 1, 1, Qt.AlignmentFlag.AlignLeft)
        grid.addWidget(label("Write"), 2, 0)
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
        self.title.setText(f"Apply “{skill}” to a table or folder")
        self.state.setText("Each answer stands beside its row, with its probability; nothing that is there is changed.")
        self.open.hide()
        self.path.setFocus()

    def show_columns(self, names: Sequence[str]) -> None:
        """The columns of the chosen table; none for a folder."""
        self.column.clear()
        self.column.addItem(GUESSED, "")
        for name in names:
            self.column.addItem(name, name)
        self.column.setVisible(bool(names))
        self.column_label.setVisible(bool(names))

    def show_idle(self) -> None:
        """Nothing is under way."""
        self.bar.hide()
        self.stop.hide()
        self.open.hide()
        self.start.setText("Start")
        self._enable(True)

    def show_busy(self) -> None:
        self._enable(False)
        self.open.hide()
        self.stop.show()
        self.bar.setRange(0, 0)
        self.bar.show()
        self.state.setText("Beginning…")

    def show_progress(self, progress: Progress) -> None:
        self.bar.setRange(0, 1000 if progress.total else 0)
        if progress.total:
            self.bar.setValue(round(1000 * progress.done / progress.total))
            self.state.setText(f"{progress.done:,.0f} of {progress.total:,.0f}")

    def show_stopped(self) -> None:
        """It was stopped; what was answered is kept."""
        self.show_idle()
        self.start.setText("Go on")
        self.state.setText("Stopped. What was answered is kept; Go on does the rest.")

    def show_report(self, report: ApplyReport) -> None:
        self.show_idle()
        self._out = report.out
        failed = f", {report.failed:,} could not be" if report.failed else ""
        self.state.setText(f"{report.done:,} of {counted(report.rows, 'row')} answered{failed}. {report.out}")
        self.open.show()

    def _enable(self, enabled: bool) -> None:
        for widget in (self.path, self.table, self.folder, self.column, self.out, self.elsewhere, self.start):
            widget.setEnabled(enabled)

    # ------------------------------------------------------------------ choosing

    def choose(self, path: Path) -> None:
        """Takes this table or folder."""
        self.path.setText(str(path))
        self.show_columns(())
        self.start.setText("Start")
        self.chosen.emit(path)

    def _typed(self) -> None:
        if self.path.isModified() and (words := self.path.text().strip()):
            self.path.setModified(False)
            self.choose(Path(words))

    def _choose(self, mode: QFileDialog.FileMode) -> None:
        folder = mode == QFileDialog.FileMode.Directory
        dialog = QFileDialog(self, "Choose a folder" if folder else "Choose a table")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(mode)
        if not folder:
            dialog.setNameFilters(TABLES)
        dialog.fileSelected.connect(lambda chosen: self.choose(Path(chosen)))
        dialog.open()

    def _choose_out(self) -> None:
        dialog = QFileDialog(self, "Where to write the answers")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters(OUTPUTS)
        dialog.setDefaultSuffix("csv")
        dialog.fileSelected.connect(self.out.setText)
        dialog.open()

    def _begin(self) -> None:
        words, out = self.path.text().strip(), self.out.text().strip()
        if not words:
            self.state.setText(as_sentence("choose a table or a folder first"))
            return
        self.begun.emit(Path(words), self.column.currentData() or "", Path(out) if out else None)

    def _open(self) -> None:
        if self._out is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._out)))
