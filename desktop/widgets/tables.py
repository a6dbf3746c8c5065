"""Tables as the window shows all of them."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QAbstractItemModel
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView

from desktop.language import tr
from desktop.widgets.sort_head import SortHead

ROW_EMS = 1.9


def dress(table: QTableView, rows: float = ROW_EMS) -> None:
    """The look and manners of every table: no grid, nothing edited, rows of one height in ems, Tab leaves it."""
    table.setFrameShape(QFrame.Shape.NoFrame)
    table.setShowGrid(False)
    table.setWordWrap(False)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    table.setTabKeyNavigation(False)
    table.verticalHeader().hide()
    table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    table.verticalHeader().setDefaultSectionSize(round(table.fontMetrics().height() * rows))
    table.horizontalHeader().setHighlightSections(False)


def table_view(
    name: str,
    model: QAbstractItemModel,
    *,
    stretch: int,
    widths: Mapping[int, float],
    rows: float = ROW_EMS,
    sorts: bool = False,
) -> QTableView:
    """A table of whole rows, which cannot be edited unless its maker lets it be.

    Args:
        name: the accessible name.
        stretch: the column that takes what width is left.
        widths: of the other columns, in ems; more where the head needs it.
        rows: height of a row in ems; the same for all, so that thousands cost nothing.
        sorts: its head can be clicked, and shows by an arrow what it is sorted by.
    """
    table = QTableView()
    if sorts:
        table.setHorizontalHeader(SortHead(table))
        table.horizontalHeader().setAccessibleName(tr("Heads of the columns"))
        table.horizontalHeader().setSortIndicatorShown(True)  # a table hides it in each head that it is given
    dress(table, rows)
    table.setAccessibleName(name)
    table.setModel(model)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    em = table.fontMetrics().height()
    header = table.horizontalHeader()
    header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
    header.setSectionResizeMode(stretch, QHeaderView.ResizeMode.Stretch)
    for section, ems in widths.items():
        header.resizeSection(section, max(round(em * ems), header.sectionSizeHint(section)))
    return table
