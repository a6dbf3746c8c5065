"""The button beside a question that has it answered in another way too."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QMenu, QWidget

from desktop.actions import shown
from desktop.language import marked, tr
from desktop.widgets.buttons import IconButton

if TYPE_CHECKING:
    from engine.answering.beside import Way

NAME = marked("Answer it another way too, side by side")
SHORTCUT = "Ctrl+B"


class CompareButton(IconButton):
    """Signals: `wanted`: the Way that the person chose; where there is only one, at once."""

    wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("beside", f"{tr(NAME)} ({shown(SHORTCUT)})", parent)
        self.ways: Sequence[Way] = ()
        self.menu_shown = QMenu(self)
        self.clicked.connect(self._choose)

    def offer(self, ways: Sequence[Way]) -> None:
        """Shows the button, with these ways to choose from; the first is what the shortcut takes."""
        self.ways = ways
        self.rename("beside", f"{words(ways[0]) if len(ways) == 1 else tr(NAME)} ({shown(SHORTCUT)})")
        self.show()

    def _choose(self) -> None:
        if len(self.ways) == 1:
            self.wanted.emit(self.ways[0])
            return
        self.fill_menu()
        self.menu_shown.popup(self.mapToGlobal(QPoint(0, self.height())))

    def fill_menu(self) -> None:
        """Lists the ways anew."""
        self.menu_shown.clear()
        for way in self.ways:
            self.menu_shown.addAction(words(way)).triggered.connect(lambda _=False, way=way: self.wanted.emit(way))


def words(way: Way) -> str:
    """The way as something to do."""
    if not way.skill:
        return tr("Answer it without the skill too, side by side")
    if way.documents:
        return tr("Answer it with documents too, side by side")
    return tr("Answer it without documents too, side by side")
