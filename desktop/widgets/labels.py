"""Labels: plain text always, so that a file's name or an error can never be read as markup."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QLabel

from desktop.theme import scaled


def label(text: str = "", *, kind: str = "", scale: float = 1.0, bold: bool = False, wrap: bool = False) -> QLabel:
    """A label; `kind` is the name by which the style sheet knows it."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setObjectName(kind)
    made.setWordWrap(wrap)
    made.setFont(scaled(made.font(), scale, QFont.Weight.DemiBold if bold else None))
    return made
