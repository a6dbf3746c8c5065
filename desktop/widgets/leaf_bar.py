"""The bar below a document: where in it one is, to the next part and back, and how large a page is shown."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.language import tr
from desktop.widgets.buttons import IconButton
from desktop.widgets.labels import label
from desktop.widgets.page_view import LARGEST, STEP


class LeafBar(QWidget):
    """Signals: `turned`: to the next part (1) or the one before (-1); `magnified`: by a factor, 0 to fit the width.

    `said` is where one is, in words; where there is no room for them, figures are shown.
    """

    turned = Signal(int)
    magnified = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        em = self.fontMetrics().height()
        self.before = IconButton("left", tr("Back"))
        self.before.clicked.connect(lambda: self.turned.emit(-1))
        self.said = self._short = ""
        self.number = label(kind="muted")
        self.after = IconButton("right", tr("On", "to the next part"))
        self.after.clicked.connect(lambda: self.turned.emit(1))
        self.smaller = IconButton("minus", tr("Smaller (Ctrl+−)"))
        self.smaller.clicked.connect(lambda: self.magnified.emit(1 / STEP))
        self.fit = IconButton("width", tr("Fit the width (Ctrl+0)"))
        self.fit.clicked.connect(lambda: self.magnified.emit(0.0))
        self.larger = IconButton("plus", tr("Larger (Ctrl++)"))
        self.larger.clicked.connect(lambda: self.magnified.emit(STEP))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(round(em * 0.2))
        for widget in (self.before, self.number, self.after):
            row.addWidget(widget)
        row.addStretch(1)
        for button in (self.smaller, self.fit, self.larger):
            row.addWidget(button)

    def show_page(self, page: int, pages: int, zoom: float) -> None:
        """A page of so many; 0 while that is not known."""
        said = tr("Page {page} of {pages}", page=page, pages=pages) if pages else tr("Page {page}", page=page)
        self._show(said, 1 < page <= pages, page < pages, short=f"{page} / {pages}" if pages else f"{page}")
        self._name(tr("Page before"), tr("Next page"), magnifies=True)
        self.smaller.setEnabled(zoom > 1)
        self.fit.setEnabled(zoom > 1)
        self.larger.setEnabled(zoom < LARGEST)

    def show_part(self, start: int, end: int, characters: int) -> None:
        """A part of a text of so many characters; nothing where it is the whole."""
        first, last = 100 * start // characters, -(-100 * end // characters)
        share = tr("{first}–{last} % of the text", first=first, last=last)
        self._show(share, start > 0, end < characters)
        self._name(tr("The text before"), tr("The text after"), magnifies=False)
        self.setVisible(start > 0 or end < characters)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        width = self.number.fontMetrics().horizontalAdvance
        self.number.setMinimumWidth(width(self._short))
        others = self.minimumSizeHint().width() - self.number.minimumWidth()
        self.number.setText(self.said if others + width(self.said) <= self.width() else self._short)

    def _show(self, said: str, before: bool, after: bool, short: str = "") -> None:
        self.said, self._short = said, short or said
        self.number.setAccessibleName(said)
        self.before.setEnabled(before)
        self.after.setEnabled(after)
        self.show()
        self._fit()

    def _name(self, before: str, after: str, *, magnifies: bool) -> None:
        self.before.rename("left", before)
        self.after.rename("right", after)
        for button in (self.smaller, self.fit, self.larger):
            button.setVisible(magnifies)
