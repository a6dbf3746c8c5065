"""What can be asked, one line for each kind of question that is answered in a way of its own."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from desktop.widgets.labels import label

KINDS = (
    ("When does the lease end?", "The words that answer, with file and place"),
    ("Summarise lease.pdf", "A whole file, read to its end"),
    ("What changed between budget-2025 and budget-2026?", "Two files, statement by statement or row by row"),
    ("Which files mention the boiler?", "Every one of them"),
    ("How many PDFs are there?", "Counted, not guessed"),
)


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
            grid.addWidget(label(answer, kind="muted", wrap=True), row, 1, Qt.AlignmentFlag.AlignTop)
        grid.setColumnStretch(0, 5)
        grid.setColumnStretch(1, 4)
