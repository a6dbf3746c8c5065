"""What happened and what to do next, said in place, never in a dialog."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.announcing import announce
from desktop.language import told, tr
from desktop.theme import icon, tokens
from desktop.widgets.buttons import IconButton, TextButton
from desktop.widgets.labels import label
from desktop.wording import as_sentence, for_window

if TYPE_CHECKING:
    from engine.errors import EngineError

Action = tuple[str, Callable[[], object]]


class MessageBar(QFrame):
    """One message at a time; hidden while there is none. `level` is "error", "warning" or "info"."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("message-bar")
        self._level = "info"
        self._sign = QLabel()
        self._message = label(kind="message", wrap=True)
        self._hint = label(kind="hint", wrap=True)
        flags = Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        self._message.setTextInteractionFlags(flags)
        self._hint.setTextInteractionFlags(flags)
        self._close = IconButton("close", tr("Dismiss this message"))
        self._close.clicked.connect(self.dismiss)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._message)
        words.addWidget(self._hint)
        self._actions = QHBoxLayout()
        self.buttons: dict[str, TextButton] = {}
        row = QHBoxLayout(self)
        row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        row.addLayout(self._actions)
        row.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()

    @property
    def message(self) -> str:
        return self._message.text() if not self.isHidden() else ""

    @property
    def hint(self) -> str:
        return self._hint.text()

    def show_error(self, error: EngineError) -> None:
        self.show_message(told(error.message), for_window(told(error.hint)), level="error")

    def show_message(
        self, message: str, hint: str = "", *, level: str = "info", actions: Sequence[Action] = ()
    ) -> None:
        """Shows a message. Each action is a button; pressing it dismisses the message first.

        `buttons` holds them by their words.
        """
        seen, before = self.isVisible(), self.accessibleName()
        self._level = level
        self._message.setText(as_sentence(message))
        self._hint.setText(as_sentence(hint))
        self._hint.setVisible(bool(hint))
        for old in self.buttons.values():
            self._actions.removeWidget(old)
            old.deleteLater()
        self.buttons = {}
        for words, act in actions:
            button = TextButton(words, kind="plain" if self.buttons else "primary")
            button.clicked.connect(self.dismiss)
            button.clicked.connect(lambda _=False, act=act: act())
            self._actions.addWidget(button)
            self.buttons[words] = button
        self.setProperty("level", level)
        self.style().unpolish(self)
        self.style().polish(self)
        self._redraw()
        self.setAccessibleName(f"{message}. {hint}".strip())
        self.show()
        if seen and (level == "error" or self.accessibleName() != before):
            self._announce()

    def dismiss(self) -> None:
        self.hide()

    def _announce(self) -> None:
        announce(self, f"{self._message.text()} {self._hint.text()}".strip(), urgent=self._level == "error")

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not event.spontaneous():
            self._announce()

    def _redraw(self) -> None:
        table = tokens()
        colour = {"error": table.error, "warning": table.warning}.get(self._level, table.accent)
        size = round(self.fontMetrics().height() * 1.2)
        drawing = "info" if self._level == "info" else "warning"
        self._sign.setPixmap(icon(drawing, colour, size).pixmap(size, size))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._redraw()
