"""Tables as the window shows all of them."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QAbstractItemModel
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView

ROW_EMS = 1.9


def table_view(
    name: str, model: QAbstractItemModel, *, stretch: int, widths: Mapping[int, float], rows: float = ROW_EMS
) -> QTableView:
    """A table of whole rows, which cannot be edited unless its maker lets it be.

    Args:
        name: the accessible name.
        stretch: the column that takes what width is left.
        widths: of the other columns, in ems.
        rows: height of a row in ems; the same for all, so that thousands cost nothing.
    """
    table = QTableView()
    table.setFrameShape(QFrame.Shape.NoFrame)
    table.setShowGrid(False)
    table.setWordWrap(False)
    table.setAccessibleName(name)
    table.setModel(model)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    table.setTabKeyNavigation(False)
    table.verticalHeader().hide()
    table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    em = table.fontMetrics().height()
    table.verticalHeader().setDefaultSectionSize(round(em * rows))
    header = table.horizontalHeader()
    header.setHighlightSections(False)
    header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
    header.setSectionResizeMode(stretch, QHeaderView.ResizeMode.Stretch)
    for section, ems in widths.items():
        header.resizeSection(section, round(em * ems))
    return table
