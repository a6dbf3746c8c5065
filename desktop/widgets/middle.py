"""A widget in the middle of whatever width there is."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget


def in_the_middle(widget: QWidget, widest: int) -> QHBoxLayout:
    """A row that gives the widget the middle, at most so many pixels wide. (An item that is aligned instead gets the
    height of its size hint, and wrapped words are cut.)"""
    widget.setMaximumWidth(widest)
    row = QHBoxLayout()
    row.addStretch(1)
    row.addWidget(widget, 1000)
    row.addStretch(1)
    return row
