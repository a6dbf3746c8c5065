"""What the Library says while it holds no folder: how to begin, and what it will tell of every file."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from desktop.language import marked, tr
from desktop.models.ledger import STATES
from desktop.widgets.buttons import TextButton
from desktop.widgets.labels import label
from desktop.widgets.middle import in_the_middle

WORDS = marked(
    "Choose one, or drop it here. Its files stay where they are, are only ever read, and are followed as they change."
)
MEANINGS = {
    "indexed": marked("can be asked about and found"),
    "waiting": marked("will be read; you can ask meanwhile"),
    "skipped": marked("left out: by a rule, or because nothing in it can be read"),
    "failed": marked("could not be read, and why: damaged, encrypted, no permission"),
}


class NoFolders(QFrame):
    """Signals: `folder_wanted`, `sample_wanted`: the two ways to begin."""

    folder_wanted = Signal()
    sample_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("drop-zone")
        em = self.fontMetrics().height()
        centred = Qt.AlignmentFlag.AlignHCenter
        heading = label(tr("No folders yet"), scale=1.25, bold=True)
        words = label(tr(WORDS), kind="muted", wrap=True)
        words.setAlignment(centred)
        folder = TextButton(tr("Choose a folder…"), drawing="library")
        folder.clicked.connect(self.folder_wanted)
        sample = TextButton(tr("Try the sample"))
        sample.clicked.connect(self.sample_wanted)
        buttons = QHBoxLayout()
        buttons.setSpacing(em // 2)
        buttons.addStretch(1)
        buttons.addWidget(folder)
        buttons.addWidget(sample)
        buttons.addStretch(1)
        told = QWidget()
        grid = QGridLayout(told)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(round(em * 1.2))
        grid.setVerticalSpacing(round(em * 0.3))
        grid.addWidget(label(tr("Every file is then listed with what became of it"), kind="muted"), 0, 0, 1, 2)
        for row, (state, meaning) in enumerate(MEANINGS.items(), 1):
            grid.addWidget(label(tr(STATES[state]), bold=True), row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(label(tr(meaning), kind="muted", wrap=True), row, 1)
        grid.setColumnStretch(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(em * 2, em * 2, em * 2, em * 2)
        column.setSpacing(em)
        column.addStretch(2)
        column.addWidget(heading, 0, centred)
        column.addLayout(in_the_middle(words, em * 36))
        column.addLayout(buttons)
        column.addSpacing(em)
        column.addLayout(in_the_middle(told, em * 32))
        column.addStretch(3)
