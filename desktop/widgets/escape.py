"""Esc in a place of its own, where the window would take it to stop the answer."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget


class Escape(QObject):
    """Calls `leave` when Esc is pressed in `place`. (Two shortcuts with one key would cancel each other.)"""

    def __init__(self, place: QWidget, leave: Callable[[], object]) -> None:
        super().__init__(place)
        self._leave = leave
        place.installEventFilter(self)

    def eventFilter(self, place: QObject, event: QEvent) -> bool:
        if event.type() not in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress):
            return super().eventFilter(place, event)
        if cast(QKeyEvent, event).key() != Qt.Key.Key_Escape:
            return False
        if event.type() == QEvent.Type.KeyPress:
            self._leave()
        event.accept()
        return True
