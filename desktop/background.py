"""What becomes of the window when it is closed: it hides in the tray, tells what is unfinished, or goes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSettings, Qt, QTimer
from PySide6.QtWidgets import QMainWindow

from desktop import unfinished
from desktop.language import marked, tr
from desktop.tray import Tray
from engine import settings

if TYPE_CHECKING:
    from desktop.backend import Backend
    from desktop.widgets.message_bar import MessageBar
    from engine.types import Status

NO_TRAY = marked("This desktop shows no tray that it could hide in.")
LOGOUT_MS = 30_000  # after which systems end a program that is still there
TOLD = "window/told_that_it_hides"
HIDING = (
    marked("Alcove goes on in the background"),
    marked("Its icon in the tray brings the window back, and quits."),
)


class Background(QObject):
    """Decides what closing and quitting mean.

    Args:
        window: is shown, hidden and closed.
        message: where it is said what is unfinished.
        kept: the window's own settings.
        tray: of the system.
    """

    def __init__(
        self, window: QMainWindow, backend: Backend, message: MessageBar, kept: QSettings, tray: Tray | None = None
    ) -> None:
        super().__init__(window)
        self._window = window
        self._backend = backend
        self._message = message
        self._kept = kept
        self.tray = tray or Tray(self)
        self.leaving = False  # closing is final
        self._logout = QTimer(self, singleShot=True)  # while it runs, the session may be ending
        self.beginning = False  # without its window, until it is known whether there is a tray
        self.tray.open_wanted.connect(self.come)
        self.tray.quit_wanted.connect(self.quit)

    def refresh(self) -> None:
        """Reads anew whether the window hides when it is closed."""
        self._backend.upkeep.setting(settings.TRAY, self._show_tray)

    def _show_tray(self, wanted: bool) -> None:
        begun, self.beginning = self.beginning, False
        if wanted and self.tray.available:  # asked last: it may have to ask another program
            self.tray.show()
            return
        self.tray.hide()
        if begun:
            self._window.showMinimized()
        elif self._window.isHidden():  # nothing else would bring it back
            self.come()

    def show_status(self, status: Status) -> None:
        self.tray.show_status(status)

    # ------------------------------------------------------------------ coming, hiding, going

    def begin_hidden(self) -> None:
        """Begins without the window: in the tray if closing hides it there, else minimised."""
        self.beginning = True
        self._backend.failed.connect(self._show_failure)

    def _show_failure(self, _error: object) -> None:
        if self._window.isHidden():
            self.come()

    def come(self) -> None:
        """Brings the window to the front, from wherever it is."""
        self._window.setWindowState(self._window.windowState() & ~Qt.WindowState.WindowMinimized)
        self._window.show()
        self._window.raise_()
        self._window.activateWindow()

    def may_close(self) -> bool:
        """Whether the window closes now; else it is hidden, or says what is unfinished."""
        if self.leaving or self._logout.isActive():
            return True
        if self.tray.shown:
            self._hide()
            return False
        return not self._tell_unfinished()

    def quit(self) -> None:
        """Ends Alcove, hidden or not, unless something is unfinished: then it is said first."""
        if self.leaving or self._logout.isActive() or not self._tell_unfinished():
            self.leave()

    def leave(self) -> None:
        """Ends Alcove whatever is under way."""
        self.leaving = True
        self._window.close()

    def end_session(self) -> None:
        """The person logs out: whatever closes the window then, it goes. The system does not say when the logout was
        stopped, by another program maybe; so after a while closing means again what it did."""
        self._logout.start(LOGOUT_MS)

    def _hide(self) -> None:
        first = self._kept.value(TOLD) is None
        self._kept.setValue(TOLD, "yes")
        title, words = map(tr, HIDING)
        if first and not self.tray.say(title, words):
            actions = [(tr("Hide the window"), self._window.hide), (tr("Quit"), self.quit)]
            self._message.show_message(title, words, actions=actions)
            return
        self._window.hide()

    def _tell_unfinished(self) -> bool:
        works = self._backend.unfinished
        if not works:
            return False
        self.come()
        away = [(tr("Go on in the background"), self._window.hide)] if self.tray.shown else []
        self._message.show_message(
            *unfinished.said(works),
            level="warning",
            actions=[(tr("Go on with it"), self._message.dismiss), *away, (tr("Quit anyway"), self.leave)],
        )
        return True
