"""Find: every place in the files that holds what is typed, as it is typed, with the chosen one beside the list."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import cast

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from desktop.backend import FOUND, Backend
from desktop.finding import Place, sources
from desktop.language import tr
from desktop.models.found import FoundModel
from desktop.models.rows import Role
from desktop.opening import open_outside, to_open
from desktop.theme import scaled
from desktop.widgets.find_filters import FindFilters
from desktop.widgets.find_states import KEYS, NothingFound, Tips
from desktop.widgets.found_rows import found_view
from desktop.widgets.labels import label
from desktop.widgets.message_bar import MessageBar
from desktop.widgets.side import put_beside, with_room
from desktop.widgets.source_panel import Evidence, SourcePanel
from desktop.wording import file_name
from engine.errors import EngineError
from engine.text.typed import as_typed
from engine.types import Event, FileChanged, FolderChanged, Status

TYPING_MS = 20  # letters that come together are one search; while one runs, only the newest of the others waits
RENEW_MS = 1500  # how often a list is searched anew while files are being read
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class FindPage(QWidget):
    """Searches with every letter; of searches under way only the newest one's outcome is shown.

    Signals:
        folder_wanted: there is nothing to search yet, and the person wants to choose a folder.
        library_wanted(str): the person wants to see the files in this state.
    """

    folder_wanted = Signal()
    library_wanted = Signal(str)

    def __init__(self, backend: Backend, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._backend = backend
        self._files = 1  # until the ledger says otherwise, there may be something to find
        self._ready = False
        self._query = ""
        self.searching = False
        self.shown_query = ""  # whose outcome the page shows
        em = self.fontMetrics().height()

        self.field = QLineEdit(placeholderText=tr("Find in your files"), clearButtonEnabled=True)
        self.field.setAccessibleName(tr("What to find"))
        self.field.setAccessibleDescription(", ".join(f"{tr(key)}: {tr(act)}" for key, act in KEYS))
        self.field.setFont(scaled(self.field.font(), 1.15))
        self.field.textChanged.connect(self._type)
        self.filters = FindFilters()
        self.filters.changed.connect(self.search)
        self.message = MessageBar()
        self.model = FoundModel(self)
        self.list = found_view()
        self.list.setModel(self.model)
        self.list.clicked.connect(self._show)
        self.list.selectionModel().currentChanged.connect(self._move)
        self.tips = Tips()
        self.tips.library_wanted.connect(self.folder_wanted)
        self.nothing = NothingFound()
        self.nothing.everywhere_wanted.connect(self.filters.search_everywhere)
        self.nothing.both_wanted.connect(self.filters.search_both_ways)
        self.nothing.apart_wanted.connect(self._type_apart)
        self.nothing.library_wanted.connect(self.library_wanted)
        self.stack = QStackedWidget()
        for state in (self.tips, self.list, self.nothing):
            self.stack.addWidget(state)
        self.summary = label(kind="muted", scale=0.92)
        self.summary.setAccessibleName(tr("How much was found"))

        centre = QWidget()
        column = QVBoxLayout(centre)
        column.setContentsMargins(round(em * 1.8), round(em * 1.4), round(em * 1.8), round(em * 0.7))
        column.setSpacing(round(em * 0.6))
        column.addWidget(label(tr("Find"), scale=1.7, bold=True))
        column.addWidget(self.field)
        column.addWidget(self.filters)
        column.addWidget(self.message)
        column.addWidget(self.stack, 1)
        column.addWidget(self.summary)
        self.panel = SourcePanel(backend)
        self.panel.closed.connect(self._close_panel)
        self.splitter = with_room(centre)
        put_beside(self.splitter, self.panel)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.splitter)

        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(TYPING_MS)
        self._pause.timeout.connect(self.search)
        self._renew = QTimer(self)
        self._renew.setSingleShot(True)
        self._renew.setInterval(RENEW_MS)
        self._renew.timeout.connect(self._search_anew)
        self.field.installEventFilter(self)
        self.list.installEventFilter(self)
        self.setFocusProxy(self.field)
        backend.engine_event.connect(self._take)

    # ------------------------------------------------------------------ searching

    def begin(self) -> None:
        """The person is about to type: what stands in the field gives way to it."""
        self.field.setFocus()
        self.field.selectAll()

    def _type(self) -> None:
        if self.field.text().strip():
            self._pause.start()
        else:
            self.search()

    def search(self) -> None:
        """Searches for what stands in the field now, and shows the best of it."""
        self._search(stay=False)

    def _search(self, *, stay: bool) -> None:
        """`stay`: the list stays where the person has scrolled it to meanwhile."""
        self._pause.stop()
        self._query = query = self.field.text()
        self.searching = bool(query.strip())
        if not self.searching:
            self.shown_query = ""
            self.message.dismiss()
            self.model.update([])
            self._tell(self.tips, "")
            return
        self._backend.find(
            query,
            mode=self.filters.mode,
            filters=self.filters.filters(),
            done=lambda places: self._list(query, places, stay=stay),
            failed=lambda error: self._fail(query, error),
        )

    def _search_anew(self) -> None:
        """The files have changed; a list under the person's hands stays as it is."""
        if self.searching:  # what a search finds that began before is perhaps old already
            self._renew.start()
        elif self.isVisible() and not self._in_use and not self._pause.isActive():
            self._search(stay=True)

    @property
    def _in_use(self) -> bool:
        """Whether the person is in the list: with the keys, or scrolled away from its top."""
        scrolled = self.stack.currentWidget() is self.list and self.list.verticalScrollBar().value() > 0
        return scrolled or self.list.hasFocus()

    def _list(self, query: str, places: Sequence[Place], *, stay: bool) -> None:
        if query != self._query:
            return  # the field was emptied meanwhile
        self.searching = False
        self.shown_query = query
        self.message.dismiss()
        typed = as_typed(query)
        if not places and typed.too_short:
            self.summary.setText(tr("Go on typing…"))  # what is shown stays: it is no answer yet that there is nothing
            return
        self.model.update(places)
        if places:
            if not stay:
                self.list.scrollToTop()
            self._tell(self.list, _summary(places, self.filters.mode == "hybrid"))
            return
        self.nothing.show_query(
            query, limited=self.filters.limited, one_way=self.filters.mode != "hybrid", together=typed.together
        )
        self._tell(self.nothing, "")
        self._backend.unread(self.nothing.show_unread)

    def _fail(self, query: str, error: EngineError) -> None:
        if query != self._query:
            return
        self.searching = False
        self.shown_query = query
        self.model.update([])
        self._tell(self.tips, "")
        if self._files:  # if there are none, the page says so itself
            self.message.show_error(error)

    def _tell(self, state: QWidget, summary: str) -> None:
        self.stack.setCurrentWidget(state)
        self.summary.setText(summary)

    def _type_apart(self) -> None:
        self.field.setText(as_typed(self.field.text()).text)

    # ------------------------------------------------------------------ the chosen place

    @property
    def chosen(self) -> Place | None:
        """The place that the list stands at, or its first."""
        index = self.list.currentIndex()
        if not index.isValid() and self.model.rows:
            index = self.model.index(0)
        place: Place | None = index.data(Role.ROW) if index.isValid() else None
        return place

    def show_passage(self) -> None:
        """Shows the chosen place beside the list."""
        if (place := self.chosen) is None:
            return
        self._select()
        of_file = [each for each in self.model.rows if each.path == place.path]
        if self.panel.isHidden():
            self.panel.show()
            if self.splitter.sizes()[1] < self.width() // 4:  # never yet given its room
                self.splitter.setSizes([self.width() * 3, self.width() * 2])
        self.panel.show_evidence(Evidence(sources(of_file), [each.sentence for each in of_file]), place.sentence)
        self.panel.sources.hide()  # the list beside it is the list of sources

    def open_file(self) -> None:
        """Opens the chosen file in the system's own program."""
        if (place := self.chosen) is None:
            return

        def opened(path: Path | None) -> None:
            if path is not None:
                open_outside(path)
            else:
                self.message.show_message(
                    tr("“{name}” is not there any more", name=file_name(place.path)),
                    tr("its disk may be away"),
                    level="warning",
                )

        self._backend.off_thread(lambda: to_open(place.path), opened)

    def _show(self, _index: QModelIndex) -> None:
        self.show_passage()

    def _move(self, current: QModelIndex) -> None:
        if current.isValid() and not self.panel.isHidden():
            self.show_passage()

    def _close_panel(self) -> None:
        self.panel.hide()
        (self.list if self.list.currentIndex().isValid() and self.list.isVisible() else self.field).setFocus()

    # ------------------------------------------------------------------ keys

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and self._press(watched, event):
            return True
        return super().eventFilter(watched, event)

    def _press(self, watched: QObject, event: QKeyEvent) -> bool:
        """What a key does in the field and in the list beyond the usual; False if nothing."""
        key, control = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if key in ENTER:
            self.open_file() if control else self.show_passage()
            return True
        if watched is self.field:
            if key in (Qt.Key.Key_Down, Qt.Key.Key_PageDown) and self.model.rows:
                self._enter_list()
                return True
            return False
        if key == Qt.Key.Key_Up and self.list.currentIndex().row() <= 0:
            self.field.setFocus()
            return True
        if event.text().isprintable() and event.text().strip() and not control:
            self.field.setFocus()
            self.field.insert(event.text())
            return True
        return False

    def _enter_list(self) -> None:
        self._select()
        self.list.setFocus()

    def _select(self) -> None:
        """Marks the place that the list stands at, or its first; moves nothing if one is marked."""
        if not self.list.selectionModel().hasSelection():
            self.list.setCurrentIndex(self.model.index(max(0, self.list.currentIndex().row())))

    def event(self, event: QEvent) -> bool:
        shortcut = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride
        if shortcut and cast(QKeyEvent, event).key() == Qt.Key.Key_Escape:  # else the window takes it for its own
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back by one step: to the field, then the panel closes, then the field is emptied."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif not self.field.hasFocus():
            self.field.setFocus()
        elif not self.panel.isHidden():
            self.panel.hide()
        else:
            self.field.clear()

    # ------------------------------------------------------------------ news

    def show_status(self, status: Status) -> None:
        """What the page says where nothing is typed depends on what there is to search."""
        self._files = status.files
        self.filters.setEnabled(bool(status.files))
        self.tips.show_status(status)
        if status.indexed and not self._ready:
            self._ready = True
            self._backend.get_ready_to_find()

    def _take(self, event: Event) -> None:
        if isinstance(event, FolderChanged):
            self._refresh_folders()
        if isinstance(event, FolderChanged | FileChanged) and self._query.strip() and not self._renew.isActive():
            self._renew.start()

    def _refresh_folders(self) -> None:
        self._backend.folders(self.filters.show_folders, key="folders to search")

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._refresh_folders()


def _summary(places: Sequence[Place], both: bool) -> str:
    files = len({place.path for place in places})
    if both and all(place.near_in_meaning for place in places):
        return tr("No file holds these words; the nearest in meaning in %n file(s)", "", files)
    in_files = tr("%n file(s)", "", files)
    if len(places) >= FOUND:
        return tr("The best %n place(s) in {files}", "", len(places), files=in_files)
    return tr("%n place(s) in {files}", "", len(places), files=in_files)
