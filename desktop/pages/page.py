"""What the pages with messages have in common."""

from __future__ import annotations

from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QWidget

from desktop.widgets.message_bar import MessageBar


class Page(QWidget):
    """A page of the window. What its `message` says goes when the person turns to another page; it is there still
    when the window comes back that was minimised, or hidden in the tray."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.message = MessageBar()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if not self.isVisibleTo(self.window()):
            self.turned_from()

    def turned_from(self) -> None:
        """Called when another page takes its place."""
        self.message.dismiss()
