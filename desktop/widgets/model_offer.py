"""A better model for this computer, offered and never required: how large it is, only the hub can say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.language import marked, tr
from desktop.teach.figures import Figures
from desktop.widgets.buttons import TextButton
from desktop.widgets.labels import label
from desktop.wording import size

if TYPE_CHECKING:
    from desktop.backend import Backend, Running
    from engine.errors import EngineError
    from engine.types import BetterModel, HubAnswer

OFFER = marked(
    "Answers come at once, in your files' own words, with the model that came along. A larger one can also put things "
    "in words of its own. Which suits this computer, only the model hub can say: asking it uses the network, and "
    "nothing of yours is sent."
)
NONE = marked(
    "None of the models on offer has room on this computer as it is now. The one that came along goes on answering."
)
UNMEASURED = marked("How fast it would write is not known: no model has been measured on this computer yet.")


class ModelOffer(QFrame):
    """Hidden as long as there is nothing to offer.

    Signals:
        wanted: the HubAnswer for the model to be downloaded.
        others_wanted: the person wants to see all models.
        dismissed: the person does not want to be offered one again.
        failed: the EngineError for which the hub did not answer.
    """

    wanted = Signal(object)
    others_wanted = Signal()
    dismissed = Signal()
    failed = Signal(object)

    def __init__(self, backend: Backend, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._backend = backend
        self._asking: Running | None = None
        self._best: HubAnswer | None = None
        self.off = False
        em = self.fontMetrics().height()
        self.title = label(bold=True, wrap=True)
        self.words = label(kind="muted", wrap=True)
        self.figures = Figures()
        self.ask = TextButton(tr("Ask the hub which suits"), drawing="info")
        self.ask.clicked.connect(self.ask_hub)
        self.get = TextButton(tr("Download"), drawing="down")
        self.get.clicked.connect(lambda: self.wanted.emit(self._best))
        self.others = TextButton(tr("Other models…"), kind="quiet")
        self.others.clicked.connect(self.others_wanted)
        self.no = TextButton(tr("No, thank you"), kind="quiet")
        self.no.clicked.connect(self.dismiss)
        buttons = QHBoxLayout()
        buttons.setSpacing(em // 2)
        for button in (self.ask, self.get, self.others, self.no):
            buttons.addWidget(button)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(round(em * 1.3), em, round(em * 1.3), em)
        column.setSpacing(round(em * 0.6))
        for widget in (self.title, self.figures, self.words):
            column.addWidget(widget)
        column.addLayout(buttons)
        self._show_begin()
        self.hide()

    def look(self) -> None:
        """Shows the offer if the model that came along is the one that answers, and a better one can be had."""
        if self.off:
            self.hide()
        else:
            self._backend.models.may_be_better(lambda better: self.setVisible(better and not self.off))

    def dismiss(self) -> None:
        self.off = True
        self.hide()
        self.dismissed.emit()

    def ask_hub(self) -> None:
        """Asks which model suits this computer; the person pressed the button that says so."""
        if self._asking is None:
            self.ask.setEnabled(False)
            self.ask.setText(tr("Asking…"))
            self._asking = self._backend.models.better(self._show, self._fail, self._end)

    def _end(self) -> None:
        self._asking = None
        self.ask.setText(tr("Ask the hub which suits"))
        self.ask.setEnabled(True)

    def _fail(self, error: EngineError) -> None:
        self._show_begin()
        self.failed.emit(error)

    def _show_begin(self) -> None:
        self.title.setText(tr("A better model, if you like"))
        self.words.setText(tr(OFFER))
        self.figures.hide()
        self.ask.show()
        self.get.hide()
        self.others.hide()

    def _show(self, better: BetterModel) -> None:
        from desktop.model_sections.download_section import figures_of  # of the page that follows, seldom wanted here

        best = self._best = better.best
        self.ask.hide()
        self.others.show()
        self.get.setVisible(best is not None)
        self.figures.setVisible(best is not None)
        if best is None:
            self.words.setText(tr(NONE))
            return
        self.title.setText(tr("{name} suits this computer", name=best.name))
        self.figures.show_figures(figures_of(best))
        self.words.setText(tr("It is optional, and can be removed again.") if best.tokens_per_s else tr(UNMEASURED))
        self.get.setText(tr("Download {size}", size=size(best.bytes)))
