"""Alcove's icon in the system's tray, where there is one: back to the window, pause, quit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from desktop.language import tr
from desktop.theme import icon
from desktop.wording import coverage

if TYPE_CHECKING:
    from engine.types import Status

SAID_MS = 8000


class Tray(QObject):
    """Shown only while it is wanted.

    Signals:
        open_wanted: the window shall come back.
        pause_wanted(bool): indexing shall pause, or go on.
        quit_wanted: Alcove shall end.
    """

    open_wanted = Signal()
    pause_wanted = Signal(bool)
    quit_wanted = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._paused = False
        self._words = "Alcove"
        self._icon: QSystemTrayIcon | None = None
        self.menu: QMenu | None = None
        self.open = QAction(tr("Open Alcove"), self)
        self.open.triggered.connect(self.open_wanted)
        self.pause = QAction(tr("Pause reading"), self)
        self.pause.triggered.connect(lambda: self.pause_wanted.emit(not self._paused))
        self.quit = QAction(tr("Quit"), self)
        self.quit.triggered.connect(self.quit_wanted)

    @property
    def available(self) -> bool:
        """Whether this desktop has a tray."""
        return QSystemTrayIcon.isSystemTrayAvailable()

    @property
    def shown(self) -> bool:
        return self._icon is not None and self._icon.isVisible()

    def show(self) -> None:
        if self._icon is None:
            self.menu = QMenu()
            self.menu.addActions([self.open, self.pause])
            self.menu.addSeparator()
            self.menu.addAction(self.quit)
            self._icon = QSystemTrayIcon(icon("alcove", "", 64), self)
            self._icon.setContextMenu(self.menu)
            self._icon.activated.connect(self._activate)
            self._icon.setToolTip(self._words)
        self._icon.show()

    def hide(self) -> None:
        if self._icon is not None:
            self._icon.hide()

    def say(self, title: str, words: str) -> bool:
        """Shows a message beside the icon; False where the system has no such messages."""
        if self._icon is None or not self._icon.supportsMessages():
            return False
        self._icon.showMessage(title, words, icon("alcove", "", 64), SAID_MS)
        return True

    def show_status(self, status: Status) -> None:
        self._paused = status.paused
        self.pause.setText(tr("Go on reading") if status.paused else tr("Pause reading"))
        self._words = f"Alcove: {coverage(status)}"
        if status.paused:
            self._words += "\n" + tr("Paused")
        elif status.quiet_until:
            self._words += "\n" + tr("Quiet until {time}", time=status.quiet_until)
        if self._icon is not None:
            self._icon.setToolTip(self._words)

    def _activate(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason in (QSystemTrayIcon.ActivationReason.Trigger, QSystemTrayIcon.ActivationReason.DoubleClick):
            self.open_wanted.emit()
