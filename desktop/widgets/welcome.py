"""What stands where no conversation is yet: how to begin, what would be read, or what may be asked."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.language import marked, tr
from desktop.theme import icon, tokens
from desktop.widgets.buttons import TextButton
from desktop.widgets.folder_offer import FolderOffer
from desktop.widgets.labels import label
from desktop.widgets.middle import in_the_middle
from desktop.widgets.model_offer import ModelOffer
from desktop.widgets.question_kinds import QuestionKinds
from engine.types import ModelChanged

if TYPE_CHECKING:
    from desktop.backend import Backend
    from engine.types import Event

PRIVACY = marked("Everything happens on this computer: no file, question or answer ever leaves it.")
STEPS = (
    (
        "library",
        marked("Choose a folder, or drop it here"),
        marked("You see what will be read of it, and what not, before it is."),
    ),
    ("ask", marked("Ask at once"), marked("Nobody has to wait until everything is read: answers come from what is.")),
    (
        "find",
        marked("Check every answer"),
        marked("The words of your files, with file, page and line; a click opens the place."),
    ),
)


class Welcome(QWidget):
    """Signals: `folder_wanted`, `sample_wanted`: the two ways to begin; `suggested(str)`: a question."""

    folder_wanted = Signal()
    sample_wanted = Signal()
    suggested = Signal(str)

    def __init__(self, backend: Backend, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        em = self.fontMetrics().height()
        centred = Qt.AlignmentFlag.AlignHCenter
        self._sign = label()
        self._sign.setPixmap(icon("alcove", "", em * 4).pixmap(em * 4, em * 4))
        self.heading = label(scale=1.7, bold=True, wrap=True)
        self.words = label(kind="muted", scale=1.08, wrap=True)
        self.folder = TextButton(tr("Choose a folder…"), drawing="library", kind="primary")
        self.folder.clicked.connect(self.folder_wanted)
        self.sample = TextButton(tr("Try the sample"))
        self.sample.clicked.connect(self.sample_wanted)
        self._steps = _Steps()
        self._begin = QWidget()
        buttons = QHBoxLayout(self._begin)
        buttons.setContentsMargins(0, 0, 0, 0)
        buttons.setSpacing(em // 2)
        buttons.addStretch(1)
        buttons.addWidget(self.folder)
        buttons.addWidget(self.sample)
        buttons.addStretch(1)
        self.offer = FolderOffer(backend)
        self.offer.other_wanted.connect(self.folder_wanted)
        self.offer.closed.connect(self._show_parts)
        self.offer.added.connect(self._show_parts)
        self.questions: list[TextButton] = []
        self._asked = QWidget()
        self._suggestions = QVBoxLayout(self._asked)
        self._suggestions.setContentsMargins(0, 0, 0, 0)
        self._suggestions.setSpacing(em // 2)
        self.kinds = QuestionKinds()
        self.privacy = label(tr(PRIVACY), kind="muted", wrap=True)
        self.model = ModelOffer(backend)
        for words in (self._sign, self.heading, self.words, self.privacy):
            words.setAlignment(centred)
        column = QVBoxLayout(self)
        column.setContentsMargins(em, em, em, em)
        column.setSpacing(em)
        column.addStretch(3)
        column.addWidget(self._sign)
        column.addWidget(self.heading)
        column.addWidget(self.words)
        column.addLayout(in_the_middle(self._steps, em * 36))
        column.addWidget(self._begin)
        column.addWidget(self.offer)
        column.addWidget(self._asked)
        column.addWidget(self.kinds)
        column.addWidget(self.privacy)
        column.addStretch(4)
        column.addWidget(self.model)
        self.first_run: bool | None = None  # not known before the Engine is open
        backend.engine_event.connect(self._take)
        self._show_parts()

    def show_first_run(self) -> None:
        """There is no folder yet."""
        self.first_run = True
        self.heading.setText(tr("Ask your own files"))
        self.words.setText(tr("Alcove answers with their exact words, and shows you where they stand."))
        self._show_parts()

    def show_ready(self, words: str) -> None:
        """There are folders; `words` say what of them is searchable."""
        if self.first_run is not False:
            self.model.look()
        self.first_run = False
        self.heading.setText(tr("What would you like to know?"))
        self.words.setText(words)
        self._show_parts()

    def _take(self, event: Event) -> None:
        if isinstance(event, ModelChanged) and event.state in ("added", "chosen", "removed") and not self.first_run:
            self.model.look()

    def offer_folder(self, path: Path, *more: Path) -> None:
        """Shows what would be read of a folder, and then of others; the person decides."""
        self.offer.look(path, *more)
        self._show_parts()

    def _show_parts(self) -> None:
        offering = not self.offer.isHidden()
        begin = self.first_run is True and not offering
        self._sign.setVisible(not offering)
        self.heading.setVisible(not offering and self.first_run is not None)
        self.words.setVisible(not offering and self.first_run is not None)
        self._steps.setVisible(begin)
        self._begin.setVisible(begin)
        self._asked.setVisible(not offering and bool(self.questions))
        self.kinds.setVisible(not offering and self.first_run is False and not self.questions)
        self.privacy.setVisible(offering or begin)

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
        self._show_parts()


class _Steps(QWidget):
    """How it goes, in three lines."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        em = self.fontMetrics().height()
        self._signs: list[QLabel] = []
        grid = QGridLayout(self)
        grid.setContentsMargins(0, round(em * 0.4), 0, round(em * 0.4))
        grid.setHorizontalSpacing(round(em * 0.8))
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(1, 1)
        for number, (_, title, words) in enumerate(STEPS):
            sign = label()
            self._signs.append(sign)
            grid.addWidget(sign, 3 * number, 0, Qt.AlignmentFlag.AlignVCenter)
            grid.addWidget(label(tr(title), bold=True, wrap=True), 3 * number, 1)
            grid.addWidget(label(tr(words), kind="muted", wrap=True), 3 * number + 1, 1)
            grid.setRowMinimumHeight(3 * number + 2, round(em * 0.7) if number + 1 < len(STEPS) else 0)
        self._redraw()

    def _redraw(self) -> None:
        size = round(self.fontMetrics().height() * 1.3)
        for sign, (drawing, _, _) in zip(self._signs, STEPS, strict=True):
            sign.setPixmap(icon(drawing, tokens().accent, size).pixmap(size, size))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self._redraw()
