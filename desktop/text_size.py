"""Makes everything in the window larger or smaller while it stands.

All sizes are made from the font when a widget is made, so a widget made later needs nothing. Those that are there
already keep what they were given: their own fonts, lengths and the room in their layouts are scaled here.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QHeaderView, QLayout, QWidget

SHARE = "share-of-text-size"  # property of a widget with a font of its own: its size, of the application's
UNLIMITED = (1 << 24) - 1  # Qt's QWIDGETSIZE_MAX: no limit was set


def rescale(app: QApplication, points: float, *, dress: Callable[[], None]) -> None:
    """Gives the application's font this size, and brings all that is there along.

    Args:
        dress: sets the application's style sheet again, and calls `fit`. What is dressed takes no other font.
    """
    font = app.font()
    ratio = points / font.pointSizeF()
    if abs(ratio - 1) < 1e-6:
        return
    widgets = app.allWidgets()
    for widget in widgets:
        if widget.testAttribute(Qt.WidgetAttribute.WA_SetFont) and widget.property(SHARE) is None:
            widget.setProperty(SHARE, widget.font().pointSizeF() / font.pointSizeF())
    for widget in widgets:  # before the fonts: what measures its own text has the last word
        _scale_lengths(widget, ratio)
        if (layout := widget.layout()) is not None:
            _scale_room(layout, ratio)
        if isinstance(widget, QHeaderView):
            _scale_sections(widget, ratio)
    app.setStyleSheet("")
    font.setPointSizeF(points)
    app.setFont(font)
    dress()


def fit(app: QApplication) -> None:
    """Gives widgets that were there when the size changed their own size again: a new style sheet takes it away."""
    points = app.font().pointSizeF()
    for widget in app.allWidgets():
        if (share := widget.property(SHARE)) is not None:
            font = widget.font()
            font.setPointSizeF(points * share)
            widget.setFont(font)


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
