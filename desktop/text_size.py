"""Makes everything in the window larger or smaller while it stands.

All sizes are made from the font when a widget is made, so a widget made later needs nothing. Those that are there
already keep what they were given: their own fonts, lengths and the room in their layouts are scaled here, what is
seen at once, and all else in slices of time right after, so that the window never stands still.

A font set on the application reaches no widget that a style sheet has dressed, so each is given its own. The style
sheet is not set anew: that dresses every widget of every page. A single widget that is polished again forgets the
lengths that were made of its former font.
"""

from __future__ import annotations

import time
from collections import deque

import shiboken6
from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QHeaderView, QLayout, QWidget

SHARE = "share-of-text-size"  # property of a widget: the size of its font, of the application's
MADE_FOR = "text-size"  # property of a widget: the size of the application's font, in points, that it is scaled to
KEPT_BY_QT = "_q_styleSheetWidgetFont"  # the font that a widget had before it was dressed; polishing brings it back
UNLIMITED = (1 << 24) - 1  # Qt's QWIDGETSIZE_MAX: no limit was set
SLICE_S = 0.008


class TextSize(QObject):
    """Gives the application and all that it shows another size of text."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        self._waiting: deque[QWidget] = deque()
        self._rounds = QTimer(self)
        self._rounds.setInterval(0)
        self._rounds.timeout.connect(self._go_on)

    def rescale(self, points: float) -> None:
        """Shows text at this size from now on."""
        font = self._app.font()
        before = font.pointSizeF()
        if abs(points / before - 1) < 1e-6:
            return
        widgets = self._app.allWidgets()
        for widget in widgets:
            made_for = widget.property(MADE_FOR)
            if made_for is None or made_for == before:  # else it still waits, and its share is known
                widget.setProperty(MADE_FOR, before)
                widget.setProperty(SHARE, widget.font().pointSizeF() / before)
        font.setPointSizeF(points)
        self._app.setFont(font)
        for widget in widgets:
            if widget.isVisible():
                _bring(widget, points)
        self._waiting = deque(widget for widget in widgets if not widget.isVisible())
        self._rounds.start()

    def _go_on(self) -> None:
        until = time.perf_counter() + SLICE_S
        points = self._app.font().pointSizeF()
        while self._waiting and time.perf_counter() < until:
            widget = self._waiting.popleft()
            if shiboken6.isValid(widget):
                _bring(widget, points)
        if not self._waiting:
            self._rounds.stop()


def _bring(widget: QWidget, points: float) -> None:
    """Scales a widget to this size of the application's font, from the one that it was made or last scaled for."""
    ratio = points / widget.property(MADE_FOR)
    if abs(ratio - 1) < 1e-6:
        return
    widget.setProperty(MADE_FOR, points)
    _scale_lengths(widget, ratio)  # before the font: what measures its own text has the last word
    if (layout := widget.layout()) is not None:
        _scale_room(layout, ratio)
    if isinstance(widget, QHeaderView):
        _scale_sections(widget, ratio)
    font = widget.font()
    font.setPointSizeF(points * widget.property(SHARE))
    widget.setFont(font)
    widget.setProperty(KEPT_BY_QT, None)
    widget.style().polish(widget)


def _scale_lengths(widget: QWidget, ratio: float) -> None:
    least, most = widget.minimumSize(), widget.maximumSize()
    width, height = _scaled(least.width(), ratio), _scaled(least.height(), ratio)
    widget.setMaximumSize(max(width, _scaled(most.width(), ratio)), max(height, _scaled(most.height(), ratio)))
    widget.setMinimumSize(width, height)


def _scale_sections(header: QHeaderView, ratio: float) -> None:
    """The rows of a table, or those of its columns that have a width of their own."""
    if header.orientation() == Qt.Orientation.Vertical:
        header.setDefaultSectionSize(_scaled(header.defaultSectionSize(), ratio))
        return
    for section in range(header.count()):
        if header.sectionResizeMode(section) == QHeaderView.ResizeMode.Interactive:
            header.resizeSection(section, _scaled(header.sectionSize(section), ratio))


def _scale_room(layout: QLayout, ratio: float) -> None:
    margins = layout.contentsMargins()
    layout.setContentsMargins(
        _scaled(margins.left(), ratio),
        _scaled(margins.top(), ratio),
        _scaled(margins.right(), ratio),
        _scaled(margins.bottom(), ratio),
    )
    if layout.spacing() > 0:
        layout.setSpacing(_scaled(layout.spacing(), ratio))
    for number in range(layout.count()):
        item = layout.itemAt(number)
        if item is not None and (inner := item.layout()) is not None:
            _scale_room(inner, ratio)


def _scaled(length: int, ratio: float) -> int:
    """A length in pixels; one pixel is a line, and stays one."""
    return length if length <= 1 or length >= UNLIMITED else round(length * ratio)
