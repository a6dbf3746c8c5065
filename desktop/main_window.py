"""The window: sidebar, pages, status strip, and what holds for all of them."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSettings, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QMainWindow, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from desktop.backend import Backend
from desktop.pages.ask import AskPage
from desktop.pages.library import LibraryPage
from desktop.pages.models import ModelsPage
from desktop.pages.search_test import SearchTestPage
from desktop.pages.teach import TeachPage
from desktop.widgets.message_bar import MessageBar
from desktop.widgets.sidebar import Sidebar
from desktop.widgets.status_strip import StatusStrip
from engine.types import AdaptersChanged, ChatInfo, Event, FileChanged, FolderChanged, IndexProgress, Notice, Status

ASK, LIBRARY, TEACH, MODELS = range(4)
REFRESH_MS = 400


class MainWindow(QMainWindow):
    """Wires the pages to each other; what they show comes from the Backend.

    Args:
        settings: where the window's place and sizes are kept from one time to the next.
    """

    def __init__(self, backend: Backend, settings: QSettings) -> None:
        super().__init__()
        self.setWindowTitle("Alcove")
        self._backend = backend
        self._settings = settings
        em = self.fontMetrics().height()

        self.sidebar = Sidebar()
        self.ask = AskPage(backend)
        self.library = LibraryPage(backend)
        self._teach: TeachPage | None = None
        self._models: ModelsPage | None = None
        self._search_test: SearchTestPage | None = None
        self.message = MessageBar()
        self.strip = StatusStrip()
        self.pages = QStackedWidget()
        self.pages.addWidget(self.ask)
        self.pages.addWidget(self.library)
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.message)
        column.addWidget(self.pages, 1)
        self.splitter = QSplitter(Qt.Orientation.Horizontal, childrenCollapsible=False, handleWidth=1)
        self.splitter.addWidget(self.sidebar)
        self.splitter.addWidget(right)
        self.splitter.setStretchFactor(1, 1)
        self.splitter.setSizes([em * 14, em * 64])
        whole = QWidget()
        layout = QVBoxLayout(whole)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.splitter, 1)
        layout.addWidget(self.strip)
        self.setCentralWidget(whole)
        self.resize(em * 78, em * 50)
        self.setAcceptDrops(True)

        self.sidebar.page_chosen.connect(self.show_page)
        self.sidebar.new_chat.connect(self.new_chat)
        self.sidebar.chat_chosen.connect(self.open_chat)
        self.ask.chat_changed.connect(self._refresh_chats)
        self.ask.folder_wanted.connect(self._choose_first_folder)
        self.ask.sample_wanted.connect(self._add_sample)
        self.library.folders_changed.connect(self._refresh_status)
        self.library.folders_changed.connect(self._refresh_suggestions)
        self.library.test_wanted.connect(self.test_search)
        self.ask.teach_wanted.connect(self._show_examples)
        self.ask.apply_wanted.connect(self._apply_skill)
        self.strip.pause_wanted.connect(lambda paused: backend.set_paused(paused, self._refresh_status))
        backend.failed.connect(self.message.show_error)
        backend.engine_event.connect(self._take)
        self._stale = QTimer(self)
        self._stale.setSingleShot(True)
        self._stale.setInterval(REFRESH_MS)
        self._stale.timeout.connect(self._refresh_status)
        for keys, act in (
            ("Ctrl+N", self.new_chat),
            ("Ctrl+L", self.focus_question),
            ("Esc", self.ask.stop),
            ("Ctrl+1", lambda: self.show_page(ASK)),
            ("Ctrl+2", lambda: self.show_page(LIBRARY)),
            ("Ctrl+3", lambda: self.show_page(TEACH)),
            ("Ctrl+4", lambda: self.show_page(MODELS)),
            ("Ctrl+T", self.test_search),
            (QKeySequence(QKeySequence.StandardKey.Quit), self.close),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(act)

        self._restore()
        self._refresh_status()
        self._refresh_chats(None)
        self._refresh_skills()
        self.ask.composer.setFocus()

    # ------------------------------------------------------------------ pages

    @property
    def teach(self) -> TeachPage:
        """The Teach page, made when it is first wanted: most starts of the window never need it."""
        if self._teach is None:
            self._teach = TeachPage(self._backend)
            self._teach.ask_wanted.connect(self.focus_question)
            self.pages.addWidget(self._teach)
        return self._teach

    @property
    def models(self) -> ModelsPage:
        """The Models page, made when it is first wanted."""
        if self._models is None:
            self._models = ModelsPage(self._backend)
            self.pages.addWidget(self._models)
        return self._models

    @property
    def search_test(self) -> SearchTestPage:
        """The page behind the Library that tests the search, made when it is first wanted."""
        if self._search_test is None:
            self._search_test = SearchTestPage(self._backend)
            self._search_test.left.connect(lambda: self.show_page(LIBRARY))
            self.pages.addWidget(self._search_test)
        return self._search_test

    def test_search(self) -> None:
        self.pages.setCurrentWidget(self.search_test)
        self.sidebar.show_page(LIBRARY)
        self.search_test.setFocus()

    def show_page(self, number: int) -> None:
        if number == TEACH:
            self.pages.setCurrentWidget(self.teach)
        elif number == MODELS:
            self.pages.setCurrentWidget(self.models)
        else:
            self.pages.setCurrentIndex(number)
        self.sidebar.show_page(number)

    def focus_question(self) -> None:
        self.show_page(ASK)
        self.ask.composer.setFocus()

    def new_chat(self) -> None:
        self.show_page(ASK)
        self.ask.new_chat()

    def open_chat(self, chat: str) -> None:
        self.show_page(ASK)
        self.ask.open_chat(chat)

    def _show_examples(self, dataset: str) -> None:
        self.teach.open_dataset(dataset)
        self.show_page(TEACH)

    def _apply_skill(self, adapter: str) -> None:
        self.show_page(TEACH)
        self.teach.apply_skill(adapter)

    def add_folder(self, path: Path) -> None:
        """Adds a folder where its questions and errors can be seen."""
        self.show_page(LIBRARY)
        self.library.add_folder(path)

    def import_model(self, file: Path) -> None:
        """Asks on the Models page how a file is to be imported."""
        self.show_page(MODELS)
        self.models.ask_import(file)

    def _choose_first_folder(self) -> None:
        self.show_page(LIBRARY)
        self.library.choose_folder()

    def _add_sample(self) -> None:
        def added(_folder: object) -> None:
            self._refresh_status()
            self._refresh_suggestions()
            self.ask.composer.setFocus()

        self._backend.add_sample(added)

    # ------------------------------------------------------------------ news

    def _take(self, event: Event) -> None:
        match event:
            case IndexProgress():
                self.strip.show_progress(event)
                self._refresh_soon()
            case FolderChanged() | FileChanged():
                self._refresh_soon()
            case AdaptersChanged():
                self._refresh_skills()
            case Notice(level="error" | "warning"):
                self.message.show_message(event.message, event.hint, level=event.level)

    def _refresh_soon(self) -> None:
        if not self._stale.isActive():
            self._stale.start()

    def _refresh_status(self, _changed: object = None) -> None:
        self._backend.status(self._show_status)

    def _show_status(self, status: Status) -> None:
        self.strip.show_status(status)
        self.ask.show_status(status)

    def _refresh_chats(self, chat: str | None) -> None:
        self.sidebar.mark_chat(chat)
        if chat is None:
            self._refresh_suggestions()

        def show(chats: list[ChatInfo]) -> None:
            self.sidebar.show_chats(chats, self.ask.chat)

        self._backend.chats(show)

    def _refresh_skills(self) -> None:
        self._backend.teach.adapters(self.ask.show_skills, key="skills to ask with")

    def _refresh_suggestions(self) -> None:
        self._backend.sample_questions(self.ask.welcome.suggest)

    # ------------------------------------------------------------------ place and size

    def _restore(self) -> None:
        for name, restore in (
            ("window/geometry", self.restoreGeometry),
            ("window/sidebar", self.splitter.restoreState),
            ("window/sources", self.ask.splitter.restoreState),
        ):
            if (state := self._settings.value(name)) is not None:
                restore(state)
        page = str(self._settings.value("window/page", ASK))
        self.show_page(next((known for known in (LIBRARY, TEACH, MODELS) if page == str(known)), ASK))

    def closeEvent(self, event: QCloseEvent) -> None:
        self._settings.setValue("window/geometry", self.saveGeometry())
        self._settings.setValue("window/sidebar", self.splitter.saveState())
        self._settings.setValue("window/sources", self.ask.splitter.saveState())
        self._settings.setValue("window/page", self.sidebar.page)
        self._settings.sync()
        super().closeEvent(event)

    # ------------------------------------------------------------------ folders and models dropped anywhere

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        for url in event.mimeData().urls():
            if url.isLocalFile():
                path = Path(url.toLocalFile())
                (self.import_model if path.suffix.lower() == ".gguf" else self.add_folder)(path)
        event.acceptProposedAction()
