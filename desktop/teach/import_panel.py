"""What a file of examples holds, before anything of it is kept: its columns, its first rows, what is set aside."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from desktop.language import marked, number, told, tr
from desktop.models.examples import INPUT, INSTRUCTION, OUTPUT, PASSAGES, STATE, ExamplesModel
from desktop.teach.examples_panel import KINDS
from desktop.widgets.buttons import TextButton
from desktop.widgets.choice import Choice
from desktop.widgets.labels import label
from desktop.widgets.tables import table_view
from engine.types import ImportPreview

PARTS = {
    "instruction": marked("Instruction"),
    "input": marked("Input"),
    "output": marked("Wanted answer"),
    "passages": marked("Passages"),
}
NEEDED = ("input", "output")
NO_COLUMN = marked("none", "column")
REASONS_SHOWN = 200


class ImportPanel(QFrame):
    """Signals:
    columns_chosen(dict): a part of an example -> the name of its column; the preview is to be made again.
    accepted: keep these examples.
    cancelled: keep nothing.
    """

    columns_chosen = Signal(dict)
    accepted = Signal()
    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        em = self.fontMetrics().height()
        self.preview: ImportPreview | None = None
        self.title = label(scale=1.25, bold=True, wrap=True)
        self.found = label(kind="muted", wrap=True)
        self.columns: dict[str, Choice] = {}
        self._columns = QWidget()
        choices = QHBoxLayout(self._columns)
        choices.setContentsMargins(0, 0, 0, 0)
        choices.setSpacing(em)
        for part, words in PARTS.items():
            combo = Choice()
            combo.setAccessibleName(tr("Column of: {part}", part=tr(words)))
            combo.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToContents)
            combo.activated.connect(self._choose)
            named = label(tr(words), kind="caption", scale=0.92)
            named.setBuddy(combo)
            pair = QVBoxLayout()
            pair.setSpacing(2)
            pair.addWidget(named)
            pair.addWidget(combo)
            choices.addLayout(pair)
            self.columns[part] = combo
        choices.addStretch(1)
        self.model = ExamplesModel(self, drafts=False)
        self.table = table_view(
            tr("The first rows, as they would be kept"),
            self.model,
            stretch=INPUT,
            widths={INSTRUCTION: 10, OUTPUT: 14, PASSAGES: 7, STATE: 13},
        )
        self.aside_title = label(kind="caption", bold=True, scale=0.92)
        self.aside = QPlainTextEdit()
        self.aside.setReadOnly(True)
        self.aside.setTabChangesFocus(True)
        self.aside.setAccessibleName(tr("Rows that are set aside, and why"))
        self.aside.setObjectName("reasons")
        self.aside.setFixedHeight(em * 6)
        self.keep = TextButton(tr("Import"), kind="primary", drawing="import")
        self.keep.clicked.connect(self.accepted)
        cancel = TextButton(tr("Cancel"))
        cancel.clicked.connect(self.cancelled)
        foot = QHBoxLayout()
        foot.addWidget(self.keep)
        foot.addWidget(cancel)
        foot.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(round(em * 1.3), round(em * 1.2), round(em * 1.3), round(em * 1.2))
        column.setSpacing(round(em * 0.6))
        column.addWidget(self.title)
        column.addWidget(self.found)
        column.addWidget(self._columns)
        column.addWidget(self.table, 1)
        column.addWidget(self.aside_title)
        column.addWidget(self.aside)
        column.addLayout(foot)

    def show_reading(self, file: Path) -> None:
        """The file is being read."""
        self.preview = None
        self.title.setText(file.name)
        self.found.setText(tr("Reading the file…"))
        self.keep.setEnabled(False)
        self.model.update([])
        self._show_aside(None)
        self._columns.hide()

    def show_preview(self, preview: ImportPreview, dataset: str) -> None:
        self.preview = preview
        good = preview.rows - len(preview.set_aside)
        said = tr(
            "{format}, %n row(s): {kind}. These are the first, as they would be kept in “{skill}”.",
            "",
            preview.rows,
            format=told(preview.format),
            kind=tr(KINDS[preview.kind]),
            skill=dataset,
        )
        self.found.setText(said + " " + tr("Is each column what you mean?") if preview.columns else said)
        self._columns.setVisible(bool(preview.columns))
        for part, combo in self.columns.items():
            combo.clear()
            if part not in NEEDED:
                combo.addItem(tr(NO_COLUMN, "column"), "")
            for name in preview.names:
                combo.addItem(name, name)
            combo.setCurrentIndex(max(0, combo.findData(preview.columns.get(part, ""))))
        self.model.update(preview.examples)
        self.table.setColumnHidden(INSTRUCTION, not any(example.instruction for example in preview.examples))
        self.table.setColumnHidden(PASSAGES, not any(example.passages for example in preview.examples))
        self._show_aside(preview)
        self.keep.setText(tr("Import %n row(s)", "", preview.rows) if good else tr("Import"))
        self.keep.setEnabled(bool(preview.rows))
        self.keep.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_refused(self) -> None:
        """The chosen columns will not do; why is said elsewhere."""
        self.keep.setEnabled(False)

    @property
    def chosen(self) -> dict[str, str]:
        """The columns as they are chosen now; empty where there is nothing to choose."""
        if self.preview is None or not self.preview.columns:
            return {}
        return {part: combo.currentData() or "" for part, combo in self.columns.items()}

    def _show_aside(self, preview: ImportPreview | None) -> None:
        aside = preview.set_aside if preview else ()
        for widget in (self.aside_title, self.aside):
            widget.setVisible(bool(aside))
        self.aside_title.setText(
            tr("%n row(s) (is/are) set aside: not learnt from until mended; copies are left out", "", len(aside))
        )
        lines = [tr("Row {row}: {why}", row=number(row.row), why=told(row.why)) for row in aside[:REASONS_SHOWN]]
        if len(aside) > REASONS_SHOWN:
            lines.append(tr("and %n more", "", len(aside) - REASONS_SHOWN))
        self.aside.setPlainText("\n".join(lines))

    def _choose(self) -> None:
        self.columns_chosen.emit(self.chosen)
