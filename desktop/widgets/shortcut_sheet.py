"""The sheet of shortcuts: every key that does something, by where it does it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QWidget

from desktop.actions import Action, shown
from desktop.language import tr
from desktop.widgets.labels import label
from desktop.widgets.overlay import Overlay


class ShortcutSheet(Overlay):
    """Shows actions that have keys; Esc takes it away."""

    def __init__(self, over: QWidget) -> None:
        super().__init__(over, width=34)
        self._inner = QWidget()
        self.area = QScrollArea(widgetResizable=True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setAccessibleName(tr("Keyboard shortcuts"))
        self._title = label(tr("Keyboard shortcuts"), scale=1.25, bold=True)
        self.column.addWidget(self._title)
        self.column.addWidget(self.area, 1)

    def show_actions(self, actions: Sequence[Action]) -> None:
        """Opens with the keys of these, each group under its heading."""
        em = self.fontMetrics().height()
        self._inner = QWidget()
        grid = QGridLayout(self._inner)
        grid.setContentsMargins(0, 0, round(em * 0.8), 0)
        grid.setHorizontalSpacing(em)
        grid.setVerticalSpacing(round(em * 0.35))
        grid.setColumnStretch(0, 1)
        between = "  " + tr("or") + "  "
        keyed = [action for action in actions if action.keys]
        for group in dict.fromkeys(action.group for action in keyed):
            heading = label(group, kind="caption", scale=0.92, bold=True)
            heading.setContentsMargins(0, round(em * 0.4), 0, 0)
            grid.addWidget(heading, grid.rowCount(), 0, 1, 2)
            for action in keyed:
                if action.group == group:
                    row = grid.rowCount()
                    grid.addWidget(label(action.name), row, 0)
                    keys = label(between.join(shown(key) for key in action.keys), kind="muted")
                    grid.addWidget(keys, row, 1, Qt.AlignmentFlag.AlignRight)
        grid.setRowStretch(grid.rowCount(), 1)
        self.area.setWidget(self._inner)
        self.open(self.area)

    def _height(self) -> int:
        margins = self.column.contentsMargins()
        parts = self._title.sizeHint().height() + self.column.spacing() + self._inner.sizeHint().height()
        return margins.top() + parts + margins.bottom() + 4
