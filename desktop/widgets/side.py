"""A page, and at its right a panel: the person moves the line between them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QWidget


def with_room(page: QWidget) -> QSplitter:
    """The page, with room for a panel that may come later."""
    splitter = QSplitter(Qt.Orientation.Horizontal, childrenCollapsible=False, handleWidth=1)
    splitter.addWidget(page)
    splitter.setStretchFactor(0, 3)
    return splitter


def put_beside(splitter: QSplitter, panel: QWidget) -> None:
    """Puts the panel at the right; it is hidden at first."""
    panel.hide()
    splitter.addWidget(panel)
    splitter.setStretchFactor(1, 2)
