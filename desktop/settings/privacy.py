"""Every connection that was ever opened, or that there was none."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.language import marked, tr
from desktop.models.connections import ConnectionsModel
from desktop.settings.rows import headed
from desktop.widgets.labels import label
from desktop.widgets.tables import table_view
from engine.types import Connection

NONE_YET = marked(
    "None was ever opened. Alcove opens one only for a download that you order, such as a model, "
    "and it would be listed here."
)
ROWS_SHOWN = 8


class Connections(QWidget):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        em = self.fontMetrics().height()
        self.state = label(tr(NONE_YET), kind="muted", wrap=True)
        self.model = ConnectionsModel(self)
        opened = tr("Connections that were opened")
        self.table = table_view(opened, self.model, stretch=2, widths={0: 7, 1: 9, 3: 6, 4: 6})
        self.table.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(round(em * 0.5))
        column.addLayout(headed(tr("Connections"), self.state))
        column.addWidget(self.table)

    def show_connections(self, connections: Sequence[Connection]) -> None:
        self.model.update(connections)
        said = tr("%n connection(s), the latest first. There were no others.", "", len(connections))
        self.state.setText(said if connections else tr(NONE_YET))
        row = self.table.verticalHeader().defaultSectionSize()
        shown = min(len(connections), ROWS_SHOWN) + 1
        self.table.setFixedHeight(row * shown + self.table.horizontalHeader().sizeHint().height() // 2)
        self.table.setVisible(bool(connections))
