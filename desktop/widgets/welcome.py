"""What stands where no conversation is yet: how to begin, or what may be asked."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.theme import icon
from desktop.widgets.buttons import TextButton
from desktop.widgets.labels import label

PRIVACY = "Everything happens on this computer: no file, question or answer ever leaves it."


class Welcome(QWidget):
    """Signals: `folder_wanted`, `sample_wanted`: the two ways to begin; `suggested(str)`: a question."""

    folder_wanted = Signal()
    sample_wanted = Signal()
    suggested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        em = self.fontMetrics().height()
        centred = Qt.AlignmentFlag.AlignHCenter
        sign = label()
        sign.setPixmap(icon("alcove", "", em * 4).pixmap(em * 4, em * 4))
        self.heading = label(scale=1.7, bold=True, wrap=True)
        self.words = label(kind="muted", scale=1.08, wrap=True)
        self.folder = TextButton("Choose a folder…", drawing="library", kind="primary")
        self.folder.clicked.connect(self.folder_wanted)
        self.sample = TextButton("Try the sample")
        self.sample.clicked.connect(self.sample_wanted)
        self._begin = QWidget()
        buttons = QHBoxLayout(self._begin)
        buttons.setContentsMargins(0, 0, 0, 0)
        buttons.setSpacing(em // 2)
        buttons.addStretch(1)
        buttons.addWidget(self.folder)
        buttons.addWidget(self.sample)
        buttons.addStretch(1)
        self.questions: list[TextButton] = []
        self._suggestions = QVBoxLayout()
        self._suggestions.setSpacing(em // 2)
        self.privacy = label(PRIVACY, kind="muted", wrap=True)
        for words in (sign, self.heading, self.words, self.privacy):
            words.setAlignment(centred)
        column = QVBoxLayout(self)
        column.setContentsMargins(em, em, em, em)
        column.setSpacing(em)
        column.addStretch(3)
        column.addWidget(sign)
        column.addWidget(self.heading)
        column.addWidget(self.words)
        column.addWidget(self._begin)
        column.addLayout(self._suggestions)
        column.addWidget(self.privacy)
        column.addStretch(4)
        self.show_first_run()

    def show_first_run(self) -> None:
        """There is no folder yet."""
        self.heading.setText("Ask your own files")
        self.words.setText(
            "Choose a folder. Alcove reads the files in it and answers your questions with their exact words, "
            "and shows you where they stand."
        )
        self._begin.show()
        self.privacy.show()

    def show_ready(self, words: str) -> None:
        """There are folders; `words` say what of them is searchable."""
        self.heading.setText("What would you like to know?")
        self.words.setText(words)
        self._begin.hide()
        self.privacy.hide()

    def suggest(self, questions: Sequence[str]) -> None:
        """Offers questions; each is a button that asks it."""
        for old in self.questions:
            self._suggestions.removeWidget(old)
            old.deleteLater()
        self.questions = []
        for question in questions:
            button = TextButton(question.replace("&", "&&"))
            button.clicked.connect(lambda _=False, question=question: self.suggested.emit(question))
            self._suggestions.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
            self.questions.append(button)
