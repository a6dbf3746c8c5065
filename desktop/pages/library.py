"""Library: the folders, how far they are read, and the ledger of every file with its reason."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QItemSelectionModel, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from desktop.backend import Backend
from desktop.language import marked, tr
from desktop.models.folders import FoldersModel
from desktop.models.ledger import COLUMNS, ORDERS, STATES, LedgerModel
from desktop.models.rows import Role
from desktop.pages.page import Page
from desktop.widgets.buttons import TextButton
from desktop.widgets.folder_dialog import ask_for_folder
from desktop.widgets.folder_offer import FolderOffer
from desktop.widgets.labels import label
from desktop.widgets.no_folders import NoFolders
from desktop.widgets.rows import RowDelegate, list_view
from desktop.widgets.scrolling import scrolled
from desktop.widgets.tables import table_view
from desktop.wording import file_name
from engine.types import (
    Event,
    FileChanged,
    FileStateName,
    Folder,
    FolderChanged,
    IndexProgress,
    LedgerOrder,
    LedgerPage,
    LedgerView,
)

REFRESH_MS = 400  # while files are being read: often enough to feel live, seldom enough to cost nothing
FOLDERS_SHOWN = 5
ROWS_AROUND = 100  # fetched above and below those in sight, so that a turn of the wheel waits for nothing


class LibraryPage(Page):
    """Signals: `folders_changed`: a folder was added or removed by the person; `test_wanted`: of the search;
    `folder_wanted`, `sample_wanted`: the ways to begin while there is none."""

    folders_changed = Signal()
    test_wanted = Signal()
    folder_wanted = Signal()
    sample_wanted = Signal()

    def __init__(self, backend: Backend, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._backend = backend
        self._state: FileStateName | None = None
        em = self.fontMetrics().height()

        title = label(tr("Library"), scale=1.7, bold=True)
        self.add = TextButton(tr("Add folder…"), drawing="plus", kind="primary")
        self.add.clicked.connect(self.choose_folder)
        self.remove = TextButton(tr("Remove…"), drawing="trash")
        self.remove.setEnabled(False)
        self.remove.clicked.connect(self.ask_remove)
        self.test = TextButton(tr("Test the search"), drawing="info")
        self.test.setToolTip(tr("Why a question finds what it finds (Ctrl+T)"))
        self.test.clicked.connect(self.test_wanted)
        head = QHBoxLayout()
        head.addWidget(title)
        head.addStretch(1)
        head.addWidget(self.test)
        head.addWidget(self.remove)
        head.addWidget(self.add)
        self.empty = NoFolders()
        self.empty.folder_wanted.connect(self.folder_wanted)
        self.empty.sample_wanted.connect(self.sample_wanted)
        self.offer = FolderOffer(backend)
        self.offer.added.connect(self._added)
        self.offer.closed.connect(self._end_offer)
        self.offer.failed.connect(self.message.show_error)
        self.offer.other_wanted.connect(self.choose_folder)
        self.folders = FoldersModel(self)
        self.folder_view = list_view(tr("Folders"), RowDelegate(two_lines=True), self)
        self.folder_view.setObjectName("folders")
        self.folder_view.setModel(self.folders)
        self.folder_view.selectionModel().selectionChanged.connect(self._select)
        delete = QShortcut(QKeySequence(QKeySequence.StandardKey.Delete), self.folder_view)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        delete.activated.connect(self.ask_remove)

        self.files_title = label(tr("All files"), kind="caption", scale=0.92, bold=True)
        chips = QHBoxLayout()
        chips.setSpacing(round(em * 0.3))
        chips.addWidget(self.files_title, 1)
        self.states = QButtonGroup(self)
        for number, (state, words) in enumerate([("", marked("All")), *STATES.items()]):
            chip = TextButton(tr(words), kind="chip")
            chip.setCheckable(True)
            chip.setChecked(not state)
            chip.setAccessibleName(tr("Show files: {state}", state=tr(words)))
            chip.clicked.connect(lambda _=False, state=state: self.show_state(state or None))
            self.states.addButton(chip, number)
            chips.addWidget(chip)
        self.ledger = LedgerModel(self)
        self.table = table_view(
            tr("Files, with what became of each"), self.ledger, stretch=2, widths={0: 18, 1: 9, 3: 8}, sorts=True
        )
        self.table.setObjectName("ledger")
        self.ledger.wanted.connect(self._refresh_files, Qt.ConnectionType.QueuedConnection)
        header = self.table.horizontalHeader()
        header.setSortIndicatorClearable(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        header.sortIndicatorChanged.connect(self._refresh_files)
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)  # the same from the keyboard
        for number, caption in enumerate(COLUMNS):
            sort = QAction(tr("Sort by “{column}”", column=tr(caption)), self.table)
            sort.triggered.connect(partial(self.sort_files, number))
            self.table.addAction(sort)
        self._files = QWidget()
        below = QVBoxLayout(self._files)
        below.setContentsMargins(0, em, 0, 0)
        below.addLayout(chips)
        below.addWidget(self.table, 1)

        offered = QWidget()
        top = QVBoxLayout(offered)
        top.setContentsMargins(0, em, 0, 0)
        top.addWidget(self.offer)
        top.addStretch(1)
        self._offered = scrolled(offered)

        column = QVBoxLayout(self)
        column.setContentsMargins(round(em * 1.8), round(em * 1.4), round(em * 1.8), em)
        column.setSpacing(round(em * 0.7))
        column.addLayout(head)
        column.addWidget(self.message)
        column.addWidget(self.empty, 1)
        column.addWidget(self.folder_view)
        column.addWidget(self._offered, 1)
        column.addWidget(self._files, 1)

        self._stale = QTimer(self)
        self._stale.setSingleShot(True)
        self._stale.setInterval(REFRESH_MS)
        self._stale.timeout.connect(self.refresh)
        backend.engine_event.connect(self._take)
        self._show_folders([])

    # ------------------------------------------------------------------ folders

    def choose_folder(self) -> None:
        """Asks for a folder, in the system's own dialog, and shows what would be read of it."""
        ask_for_folder(self, self.offer_folder)

    def offer_folder(self, path: Path, *more: Path) -> None:
        """Shows what would be read of a folder, and then of others; the person decides of each."""
        self.message.dismiss()
        self.offer.look(path, *more)
        self._show_parts()

    def add_folder(self, path: Path, ignore: Sequence[str] | None = None) -> None:
        """Adds a folder that need not be shown first; without `ignore` it keeps the patterns that it may have."""
        self.message.dismiss()
        self._backend.add_folder(path, self._added, self.message.show_error, ignore=ignore, confirmed=True)

    def _added(self, _folder: Folder) -> None:
        self._end_offer()
        self.refresh()
        self.folders_changed.emit()

    def _end_offer(self) -> None:
        """What the offer stood in the place of is there again, unless it goes on with another folder."""
        self._show_parts()
        if self.offer.isHidden():
            self.add.setFocus()

    def ask_remove(self) -> None:
        """Asks in place whether the selected folder shall go."""
        if (folder := self.selected) is None:
            return
        self.message.show_message(
            tr("Remove “{name}” from Alcove?", name=file_name(folder.path)),
            tr("Its files stay on the disk. %n file(s) can then no longer be found here.", "", folder.indexed),
            level="warning",
            actions=[(tr("Remove"), lambda: self.remove_folder(folder)), (tr("Keep"), self.message.dismiss)],
        )

    def remove_folder(self, folder: Folder) -> None:
        def removed(_nothing: object) -> None:
            self.refresh()
            self.folders_changed.emit()
            self.message.show_message(
                tr("“{name}” is removed", name=file_name(folder.path)),
                actions=[(tr("Undo"), lambda: self.add_folder(folder.path, folder.ignore))],
            )

        self._backend.remove_folder(folder.path, removed)

    @property
    def selected(self) -> Folder | None:
        indexes = self.folder_view.selectionModel().selectedIndexes()
        folder: Folder | None = indexes[0].data(Role.ROW) if indexes else None
        return folder

    # ------------------------------------------------------------------ ledger

    def show_state(self, state: FileStateName | None) -> None:
        """Shows only the files in this state; None for all."""
        self._state = state
        self._refresh_files()

    def sort_files(self, column: int) -> None:
        """Sorts by this column; the other way round if it is sorted by it already."""
        header = self.table.horizontalHeader()
        again = header.sortIndicatorSection() == column
        upside_down = again and header.sortIndicatorOrder() == Qt.SortOrder.AscendingOrder
        header.setSortIndicator(column, Qt.SortOrder.DescendingOrder if upside_down else Qt.SortOrder.AscendingOrder)

    def choose_state(self, state: str) -> None:
        """Shows only the files in this state, as if its button had been pressed; "" for all."""
        self.states.button(["", *STATES].index(state)).click()

    def refresh(self) -> None:
        """Reads folders and files again, unless the page is out of sight: it does so when it is shown."""
        if not self.isVisible():
            return
        self._backend.folders(self._show_folders)
        self._refresh_files()

    @property
    def _view(self) -> LedgerView:
        """What the table is to show, as its head and the choices above it say."""
        header = self.table.horizontalHeader()
        column = header.sortIndicatorSection()
        order: LedgerOrder = ORDERS[column] if 0 <= column < len(ORDERS) else "path"
        descending = order != "path" and header.sortIndicatorOrder() == Qt.SortOrder.DescendingOrder
        return LedgerView(self.selected.path if self.selected else None, self._state, order, descending)

    def _in_sight(self) -> tuple[int, int]:
        """Numbers of the table's first and last row in sight, had it enough rows."""
        first = max(0, self.table.rowAt(0))
        return first, first + self.table.viewport().height() // self.table.verticalHeader().defaultSectionSize()

    def _refresh_files(self) -> None:
        if not self.isVisible():
            return
        view = self._view
        first, last = self._in_sight() if view == self.ledger.view else (0, self._in_sight()[1])
        start = max(0, first - ROWS_AROUND)
        self._backend.ledger(view, start, last + ROWS_AROUND - start, partial(self._show_files, view))

    def _show_files(self, view: LedgerView, page: LedgerPage) -> None:
        if view != self.ledger.view:
            self.table.scrollToTop()
        self.ledger.show(view, page)
        if not self.ledger.holds(*self._in_sight()):  # it was scrolled meanwhile
            self._refresh_files()

    def _show_folders(self, folders: Sequence[Folder]) -> None:
        chosen = self.selected
        self.folders.update(folders)
        if chosen is not None and self.selected is None and (row := self.folders.row_of(chosen.id)) >= 0:
            self.folder_view.selectionModel().select(
                self.folders.index(row), QItemSelectionModel.SelectionFlag.ClearAndSelect
            )
        self._show_parts()
        frame = 2 * round(self.fontMetrics().height() * 0.4)
        row_height = self.folder_view.sizeHintForRow(0) if folders else 0
        self.folder_view.setFixedHeight(row_height * min(len(folders), FOLDERS_SHOWN) + frame)

    def _show_parts(self) -> None:
        """While a folder is offered, that stands in the place of the files."""
        folders, offering = bool(self.folders.rows), not self.offer.isHidden()
        self.empty.setVisible(not folders and not offering)
        self.folder_view.setVisible(folders)
        self._offered.setVisible(offering)
        self._files.setVisible(folders and not offering)

    def _select(self) -> None:
        folder = self.selected
        self.remove.setEnabled(folder is not None)
        self.files_title.setText(tr("Files in “{name}”", name=file_name(folder.path)) if folder else tr("All files"))
        self._refresh_files()

    def _take(self, event: Event) -> None:
        if isinstance(event, FolderChanged | FileChanged | IndexProgress) and not self._stale.isActive():
            self._stale.start()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()
