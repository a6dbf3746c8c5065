"""Buttons whose icons follow the palette."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QAbstractButton, QPushButton, QToolButton, QWidget

from desktop.theme import icon, tokens

LOOK = "look-of-icon"  # property of a button: the drawing, colour and size that it shows
REDRAWN_ON = (QEvent.Type.PaletteChange, QEvent.Type.FontChange, QEvent.Type.EnabledChange)


def _icon_size(widget: QWidget) -> int:
    return round(widget.fontMetrics().height() * 1.15)


class IconButton(QToolButton):
    """A button that is only an icon; `name` is its accessible name and its tooltip."""

    def __init__(self, drawing: str, name: str, parent: QWidget | None = None, *, colour: str = "muted") -> None:
        super().__init__(parent)
        self._drawing, self._colour = drawing, colour
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.rename(drawing, name)

    def rename(self, drawing: str, name: str) -> None:
        """Gives the button another meaning."""
        self._drawing = drawing
        self.setAccessibleName(name)
        self.setToolTip(name)
        self._redraw()

    def _redraw(self) -> None:
        _tint(self, self._drawing, self._colour if self.isEnabled() else "muted")

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in REDRAWN_ON:
            self._redraw()


class TextButton(QPushButton):
    """A button with words and, before them, an icon. `kind` is "primary", "plain", "quiet" or "nav"."""

    def __init__(self, text: str, parent: QWidget | None = None, *, drawing: str = "", kind: str = "plain") -> None:
        super().__init__(text, parent)
        self._drawing = drawing
        self._kind = kind
        self.setProperty("kind", kind)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._redraw()

    def redraw(self, drawing: str) -> None:
        """Changes the icon."""
        self._drawing = drawing
        self._redraw()

    def _redraw(self) -> None:
        if self._drawing:
            colour = {"primary": "on_accent", "plain": "text"}.get(self._kind, "muted")
            _tint(self, self._drawing, colour if self.isEnabled() else "muted")

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in REDRAWN_ON:
            self._redraw()


def _tint(button: QAbstractButton, drawing: str, colour: str) -> None:
    size = _icon_size(button)
    shade = getattr(tokens(), colour)
    look = f"{drawing} {shade} {size}"
    if button.property(LOOK) != look:  # Qt tells of a change many times while a window is put together
        button.setProperty(LOOK, look)
        button.setIcon(icon(drawing, shade, size))
        button.setIconSize(QSize(size, size))
