"""How wide the parts of a page are, kept from one time to the next in the window's own file."""

from __future__ import annotations

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QSplitter, QWidget


class Places:
    """The splitters of pages, by a name."""

    def __init__(self, kept: QSettings) -> None:
        self._kept = kept
        self._splitters: dict[str, QSplitter] = {}

    def remember(self, name: str, part: QWidget) -> None:
        """Gives the splitters in a part, or the one that it is, the place they had the last time."""
        found = [part] if isinstance(part, QSplitter) else part.findChildren(QSplitter)
        for number, splitter in enumerate(found):
            key = f"window/{name}{number or ''}"
            self._splitters[key] = splitter
            if (state := self._kept.value(key)) is not None:
                splitter.restoreState(state)

    def keep(self) -> None:
        for key, splitter in self._splitters.items():
            self._kept.setValue(key, splitter.saveState())
