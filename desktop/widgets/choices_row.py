"""What the next question of a chat is asked with: documents or not, where they lie, and which model."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QWidget

from desktop.language import marked, tr
from desktop.widgets.buttons import TextButton
from desktop.widgets.scope_panel import ScopePanel, scope_words
from engine.types import ChatChoices, Filters

if TYPE_CHECKING:
    from engine.types import Folder, ModelInfo

IN_USE = marked("Model in use")
WIDEST_EMS = 18  # of a chip's words


class ChoicesRow(QWidget):
    """Three small buttons under the place where one types.

    Signals:
        changed: the person chose something else; `choices` says what holds.
        scope_wanted, models_wanted: `open_scope` or `open_models` is to be called with what there is.
    """

    changed = Signal()
    scope_wanted = Signal()
    models_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.choices = ChatChoices()
        em = self.fontMetrics().height()
        self.documents = TextButton("", kind="chip")
        self.documents.setCheckable(True)
        self.documents.clicked.connect(lambda on: self._take(replace(self.choices, documents=on)))
        self.scope = TextButton("", kind="chip")
        self.scope.clicked.connect(self.scope_wanted)
        self.model = TextButton("", kind="chip")
        self.model.clicked.connect(self.models_wanted)
        self.panel = ScopePanel(self)
        self.panel.changed.connect(lambda: self._take(replace(self.choices, filters=self.panel.filters)))
        self.menu = QMenu(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(round(em * 0.3), 0, 0, 0)
        row.setSpacing(round(em * 0.2))
        for button in (self.documents, self.scope, self.model):
            row.addWidget(button)
        row.addStretch(1)
        self._draw()

    def show_choices(self, choices: ChatChoices) -> None:
        """Shows what a chat is asked with."""
        self.choices = choices
        self._draw()

    def open_scope(self, folders: Sequence[Folder]) -> None:
        """Opens the panel of places, kinds and dates."""
        self.panel.show_filters(self.choices.filters, folders)
        self.panel.adjustSize()
        self.panel.move(self._above(self.scope, self.panel.height()))
        self.panel.show()
        self.panel.setFocus()

    def open_models(self, models: Sequence[ModelInfo]) -> None:
        """Opens the menu of the models that can answer."""
        self.menu.clear()
        group = QActionGroup(self.menu)
        ids = dict.fromkeys(model.id for model in models if model.kind == "chat")
        for id in (None, *ids):
            action = QAction((id or tr(IN_USE)).replace("&", "&&"), self.menu, checkable=True)
            action.setChecked(id == self.choices.model)
            action.triggered.connect(lambda _=False, id=id: self._take(replace(self.choices, model=id)))
            group.addAction(action)
            self.menu.addAction(action)
        self.menu.popup(self._above(self.model, self.menu.sizeHint().height()))

    @staticmethod
    def _above(button: QPushButton, height: int) -> QPoint:
        return button.mapToGlobal(QPoint(0, -height - 2))

    def _take(self, choices: ChatChoices) -> None:
        if choices != self.choices:
            self.show_choices(choices)
            self.changed.emit()

    def _draw(self) -> None:
        on, filters, model = self.choices.documents, self.choices.filters, self.choices.model
        self.documents.setChecked(on)
        self.documents.setText(tr("Documents") if on else tr("No documents"))
        self.documents.setToolTip(
            tr("Answers come from your files") if on else tr("The model answers alone, from no file")
        )
        self._say(self.scope, scope_words(filters), tr("Where answers are looked for"))
        self.scope.setVisible(on)
        self.scope.setProperty("set", filters != Filters())
        self._say(self.model, model or tr(IN_USE), tr("Which model answers"))
        self.model.setProperty("set", model is not None)
        for button in (self.scope, self.model):
            button.style().unpolish(button)
            button.style().polish(button)

    def _say(self, button: TextButton, words: str, name: str) -> None:
        width = self.fontMetrics().height() * WIDEST_EMS
        button.setText(self.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, width).replace("&", "&&"))
        button.setAccessibleName(f"{name}: {words}")
        button.setToolTip(name)
