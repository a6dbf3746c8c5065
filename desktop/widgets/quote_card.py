"""A quote: the very words of a file, and where they stand. Pressing it shows them in their passage."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QColor, QTextCharFormat
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from desktop.language import tr
from desktop.theme import scaled, tokens
from desktop.widgets.labels import label
from desktop.widgets.text_view import TextView
from desktop.wording import as_tip, file_name, named_place, place, shared_words

if TYPE_CHECKING:
    from engine.types import Quote


class QuoteCard(QPushButton):
    """One quote as a button. `lead` ones are what the answer is made of; others stand back."""

    def __init__(self, quote: Quote, question: str, parent: QWidget | None = None, *, lead: bool) -> None:
        super().__init__(parent)
        self.quote = quote
        self._question = question
        self._drawn: tuple[str, str, str] | None = None
        self.setObjectName("quote-card")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._words = TextView(self)
        self._words.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._words.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self._words.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._number = label(kind="badge")
        self._file = label(file_name(quote.path), kind="file", scale=0.92, bold=True)
        self._place = label(place(quote.locator), kind="muted", scale=0.92)
        foot = QHBoxLayout()
        foot.addWidget(self._number)
        foot.addWidget(self._file)
        foot.addWidget(self._place)
        foot.addStretch(1)
        self._column = column = QVBoxLayout(self)
        em = self.fontMetrics().height()
        column.setContentsMargins(em, round(em * 0.7), em, round(em * 0.7))
        column.setSpacing(round(em * 0.45))
        column.addWidget(self._words)
        column.addLayout(foot)
        self.setToolTip(as_tip(str(quote.path)))
        self.update_quote(quote, lead=lead)

    def update_quote(self, quote: Quote, *, lead: bool) -> None:
        """The same words, now with the number of their source, and whether the answer is made of them."""
        self.quote = quote
        self.setProperty("lead", lead)
        self.style().unpolish(self)
        self.style().polish(self)
        self._words.setFont(scaled(self.font(), 1.12 if lead else 1.0))
        self._number.setText(str(quote.source))
        self._number.setVisible(bool(quote.source))
        where = named_place(quote.path, quote.locator)
        self.setAccessibleName(tr("Quote from {where}: {text}", where=where, text=quote.text))
        self.setAccessibleDescription(tr("Shows the passage that this quote stands in"))
        self._draw_words()

    def _draw_words(self) -> None:
        table = tokens()
        drawn = (self.quote.text, table.highlight, table.on_highlight)
        if drawn == self._drawn:  # a palette is told of several times while a card is made
            return
        self._drawn = drawn
        mark = QTextCharFormat()
        mark.setBackground(QColor(table.highlight))
        mark.setForeground(QColor(table.on_highlight))
        text = self.quote.text
        self._words.show_text(text, shared_words(self._question, text), mark)

    def sizeHint(self) -> QSize:
        return self._column.sizeHint()

    def minimumSizeHint(self) -> QSize:
        return self._column.minimumSize()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._draw_words()
