"""What can be asked, one line for each kind of question that is answered in a way of its own."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from desktop.language import marked, tr
from desktop.widgets.labels import label

KINDS = (
    ("When does the lease end?", marked("The words that answer, with file and place")),
    ("Summarise lease.pdf", marked("A whole file, read to its end")),
    ("What changed between budget-2025 and budget-2026?", marked("Two files, statement by statement or row by row")),
    ("Which files mention the boiler?", marked("Every one of them")),
    ("How many PDFs are there?", marked("Counted, not guessed")),
)
"""Each with what it brings. The questions stay English: only so does the Engine know their kinds by their form."""


class QuestionKinds(QWidget):
    """Examples at the left, what comes of them at the right."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        em = self.fontMetrics().height()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(round(em * 1.6))
        grid.setVerticalSpacing(round(em * 0.55))
        for row, (question, answer) in enumerate(KINDS):
            grid.addWidget(label(question, kind="accent", wrap=True), row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(label(tr(answer), kind="muted", wrap=True), row, 1, Qt.AlignmentFlag.AlignTop)
        grid.setColumnStretch(0, 5)
        grid.setColumnStretch(1, 4)
