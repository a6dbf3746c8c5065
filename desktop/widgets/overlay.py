"""A panel that stands over the window until it is done with: Esc, or a click beside it, takes it away."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QFrame, QVBoxLayout, QWidget


class Overlay(QFrame):
    """Stands in the middle of `over`, near its top. It blocks nothing, and gives the focus back to what had it.

    Args:
        width: in ems.
    """

    def __init__(self, over: QWidget, *, width: float) -> None:
        super().__init__(over)
        self.setObjectName("overlay")
        self._over = over
        self._ems = width
        self._before: QWidget | None = None
        em = self.fontMetrics().height()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(em, em, em, em)
        self.column.setSpacing(round(em * 0.6))
        over.installEventFilter(self)
        QApplication.instance().focusChanged.connect(self._leave)  # type: ignore[union-attr]  # there is one
        self.hide()

    def open(self, first: QWidget) -> None:
        """Shows the panel, with the focus on `first`."""
        if self.isHidden():
            self._before = QApplication.focusWidget()
        self._place()
        self.show()
        self.raise_()
        first.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def close_up(self) -> None:
        """Takes the panel away."""
        if self.isHidden():
            return
        before, self._before = self._before, None
        self.hide()
        if before is not None and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)

    def _place(self) -> None:
        em = self.fontMetrics().height()
        room = self._over.rect().adjusted(em, em * 2, -em, -em)
        width = min(round(em * self._ems), room.width())
        height = min(self._height(), room.height())
        self.setGeometry(room.center().x() - width // 2, room.top() + room.height() // 12, width, height)

    def _height(self) -> int:
        """As tall as it would be with all the room there is."""
        return self.sizeHint().height()

    def _leave(self, _before: QWidget | None, now: QWidget | None) -> None:
        """The focus went to something else in the window: the person is done here."""
        if self.isVisible() and now is not None and now is not self and not self.isAncestorOf(now):
            self._before = None
            self.hide()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            event.setAccepted(event.key() == Qt.Key.Key_Escape)  # it has not the window's own meaning here
            return event.isAccepted()
        return super().event(event)

    def eventFilter(self, _over: QObject, event: QEvent) -> bool:
        if self.isVisible():
            if event.type() == QEvent.Type.Resize:
                self._place()
            elif event.type() == QEvent.Type.MouseButtonPress:
                self.close_up()
        return False

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()  # it is no click beside

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_up()
        else:
            super().keyPressEvent(event)
