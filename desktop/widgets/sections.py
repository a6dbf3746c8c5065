"""Sections of a page, one of them shown; a row of chips says which."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QStackedWidget, QWidget

from desktop.widgets.buttons import TextButton


class Sections(QStackedWidget):
    """Signals: `wanted(int)`: a chip was clicked. `chips` is the row, to be placed above."""

    wanted = Signal(int)

    def __init__(self, names: Sequence[str], sections: Sequence[QWidget]) -> None:
        super().__init__()
        self.chips = QHBoxLayout()
        self.chips.setSpacing(round(self.fontMetrics().height() * 0.3))
        self._buttons = QButtonGroup(self)
        for number, (name, section) in enumerate(zip(names, sections, strict=True)):
            chip = TextButton(name, kind="chip")
            chip.setCheckable(True)
            self._buttons.addButton(chip, number)
            self.chips.addWidget(chip)
            self.addWidget(section)
        self.chips.addStretch(1)
        self._buttons.idClicked.connect(self.wanted)

    def show_section(self, number: int) -> None:
        self.setCurrentIndex(number)
        self._buttons.button(number).setChecked(True)
