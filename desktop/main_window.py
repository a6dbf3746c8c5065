"""The window: sidebar, pages, status strip, and what holds for all of them."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QMainWindow, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from desktop.appearance import TEXT_SIZE, Appearance
from desktop.backend import SAMPLE, Backend
from desktop.background import NO_TRAY, Background
from desktop.chat_keeper import ChatKeeper
from desktop.dropped_files import FilesPassedOn
from desktop.language import told, tr
from desktop.pages.ask import AskPage
from desktop.places import Places
from desktop.widgets.folder_dialog import ask_for_folder
from desktop.widgets.message_bar import MessageBar
from desktop.widgets.sidebar import Sidebar
from desktop.widgets.status_strip import StatusStrip
from desktop.window_actions import actions, chat_actions
from engine import settings as declared
from engine.types import AdaptersChanged, FileChanged, FolderChanged, IndexProgress, Notice, Resting, Restored

if TYPE_CHECKING:
    from desktop.pages.find import FindPage
    from desktop.pages.library import LibraryPage
    from desktop.pages.models import ModelsPage
    from desktop.pages.search_test import SearchTestPage
    from desktop.pages.settings import SettingsPage
    from desktop.pages.teach import TeachPage
    from desktop.tray import Tray
    from desktop.widgets.palette import Palette
    from desktop.widgets.shortcut_sheet import ShortcutSheet
    from engine.types import Event, HubAnswer, Status

ASK, FIND, LIBRARY, TEACH, MODELS, SETTINGS = range(6)
REFRESH_MS = 400
MODEL = ".gguf"


class MainWindow(QMainWindow):
    """Wires the pages to each other; what they show comes from the Backend.

    Args:
        settings: where the window's place and sizes are kept from one time to the next.
        tray: in place of the system's own (tests).

    Signals:
        left: it is closed for good, and Alcove has to end.
    """

    left = Signal()

    def __init__(self, backend: Backend, settings: QSettings, tray: Tray | None = None) -> None:
        super().__init__()
        self.setWindowTitle("Alcove")
        self._backend = backend
        self._settings = settings
        self._places = Places(settings)
        em = self.fontMetrics().height()

        self.sidebar = Sidebar()
        self.ask = AskPage(backend)
        self._library: LibraryPage | None = None
        self._find_page: FindPage | None = None
        self._teach: TeachPage | None = None
        self._models: ModelsPage | None = None
        self._search_test: SearchTestPage | None = None
        self._settings_page: SettingsPage | None = None
        self._palette: Palette | None = None
        self._shortcut_sheet: ShortcutSheet | None = None
        self._erased = False
        self._greeted = False
        self.appearance = Appearance(settings)
        self.message = MessageBar()
        self.background = Background(self, backend, self.message, settings, tray)
        self.strip = StatusStrip()
        self.pages = QStackedWidget()
        self.pages.addWidget(self.ask)
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
        FilesPassedOn(self.sidebar.chats.search)

        self.sidebar.page_chosen.connect(self.show_page)
        self.chats = ChatKeeper(backend, self.sidebar.chats, self.message)
        self.chats.removed.connect(self.ask.drop_chat)
        self.chats.restored.connect(self.open_chat)
        self.sidebar.chats.new_wanted.connect(self.new_chat)
        self.sidebar.chats.chosen.connect(self.open_chat)
        self.ask.chat_changed.connect(self._refresh_chats)
        self.ask.folder_wanted.connect(self.choose_folder)
        self.ask.sample_wanted.connect(lambda: self.offer_folder(SAMPLE))
        self.ask.welcome.offer.added.connect(self._begin_asking)
        self.ask.welcome.model.wanted.connect(self._download)
        self.ask.welcome.model.others_wanted.connect(lambda: self._download(None))
        self.ask.welcome.model.dismissed.connect(lambda: settings.setValue("window/better-model", "no"))
        self.ask.welcome.model.off = settings.value("window/better-model") == "no"
        self.ask.teach_wanted.connect(self._show_examples)
        self.ask.apply_wanted.connect(self._apply_skill)
        for pause_wanted in (self.strip.pause_wanted, self.background.tray.pause_wanted):
            pause_wanted.connect(lambda paused: backend.set_paused(paused, self._refresh_status))
        backend.failed.connect(self.message.show_error)
        backend.engine_event.connect(self._take)
        self._stale = QTimer(self)
        self._stale.setSingleShot(True)
        self._stale.setInterval(REFRESH_MS)
        self._stale.timeout.connect(self._refresh_status)
        self._actions = actions(self)
        for action in self._actions:
            for keys in action.keys:
                if action.run is not None:
                    QShortcut(QKeySequence(keys), self).activated.connect(action.run)

        self._restore()
        self._refresh_status()
        self._refresh_chats(None)
        self.background.refresh()
        if self.sidebar.page == ASK:
            self.ask.composer.setFocus()

    # ------------------------------------------------------------------ pages

    @property
    def library(self) -> LibraryPage:
        """The Library page, made when it is first wanted."""
        if self._library is None:
            from desktop.pages.library import LibraryPage

            self._library = LibraryPage(self._backend)
            self._library.folders_changed.connect(self._refresh_status)
            self._library.folders_changed.connect(self._refresh_suggestions)
            self._library.test_wanted.connect(self.test_search)
            self._library.folder_wanted.connect(self.choose_folder)
            self._library.sample_wanted.connect(lambda: self.offer_folder(SAMPLE))
            self.pages.addWidget(self._library)
        return self._library

    @property
    def find_page(self) -> FindPage:
        """The Find page, made when it is first wanted."""
        if self._find_page is None:
            from desktop.pages.find import FindPage

            self._find_page = FindPage(self._backend)
            FilesPassedOn(self._find_page.field)
            self._find_page.folder_wanted.connect(self.choose_folder)
            self._find_page.library_wanted.connect(self._show_files)
            self.pages.addWidget(self._find_page)
            self._places.remember("found", self._find_page)
            self._refresh_status()
        return self._find_page

    @property
    def teach(self) -> TeachPage:
        """The Teach page, made when it is first wanted: most starts of the window never need it."""
        if self._teach is None:
            from desktop.pages.teach import TeachPage

            self._teach = TeachPage(self._backend)
            self._teach.ask_wanted.connect(self.focus_question)
            self._places.remember("teach", self._teach)
            self.pages.addWidget(self._teach)
        return self._teach

    @property
    def models(self) -> ModelsPage:
        """The Models page, made when it is first wanted."""
        if self._models is None:
            from desktop.pages.models import ModelsPage

            self._models = ModelsPage(self._backend)
            self._places.remember("models", self._models)
            self.pages.addWidget(self._models)
        return self._models

    @property
    def search_test(self) -> SearchTestPage:
        """The page behind the Library that tests the search, made when it is first wanted."""
        if self._search_test is None:
            from desktop.pages.search_test import SearchTestPage

            self._search_test = SearchTestPage(self._backend)
            self._search_test.left.connect(lambda: self.show_page(LIBRARY))
            self._places.remember("test", self._search_test)
            self.pages.addWidget(self._search_test)
        return self._search_test

    @property
    def settings_page(self) -> SettingsPage:
        """The Settings page, made when it is first wanted."""
        if self._settings_page is None:
            from desktop.pages.settings import SettingsPage

            self._settings_page = SettingsPage(self._backend, self.appearance)
            self._settings_page.erased.connect(self._leave_nothing)
            self._settings_page.changed.connect(self.background.refresh)
            self._settings_page.changed.connect(self._refresh_status)
            if not self.background.tray.available:
                self._settings_page.refuse(declared.TRAY, tr(NO_TRAY))
            self.pages.addWidget(self._settings_page)
        return self._settings_page

    @property
    def palette_box(self) -> Palette:
        """The command palette, made when it is first wanted."""
        if self._palette is None:
            from desktop.widgets.palette import Palette

            self._palette = Palette(self)
        return self._palette

    @property
    def shortcut_sheet(self) -> ShortcutSheet:
        """The sheet of shortcuts, made when it is first wanted."""
        if self._shortcut_sheet is None:
            from desktop.widgets.shortcut_sheet import ShortcutSheet

            self._shortcut_sheet = ShortcutSheet(self)
        return self._shortcut_sheet

    def test_search(self) -> None:
        self.pages.setCurrentWidget(self.search_test)
        self.sidebar.show_page(LIBRARY)
        self.search_test.setFocus()

    def show_page(self, number: int) -> None:
        if number == FIND:
            self.pages.setCurrentWidget(self.find_page)
            self.find_page.begin()
        elif number == TEACH:
            self.pages.setCurrentWidget(self.teach)
        elif number == SETTINGS:
            self.pages.setCurrentWidget(self.settings_page)
        elif number == MODELS:
            self.pages.setCurrentWidget(self.models)
        else:
            self.pages.setCurrentWidget(self.library if number == LIBRARY else self.ask)
        self.sidebar.show_page(number)

    def show_setting(self, key: str) -> None:
        self.show_page(SETTINGS)
        self.settings_page.show_row(key)

    def show_upkeep(self) -> None:
        self.show_page(SETTINGS)
        self.settings_page.show_upkeep()

    def open_palette(self) -> None:
        self.palette_box.offer([*self._actions, *chat_actions(self)])

    def open_shortcuts(self) -> None:
        self.shortcut_sheet.show_actions(self._actions)

    def step_text_size(self, by: int) -> None:
        """Makes text larger or smaller by steps; 0: as the system has it."""
        self.appearance.step(TEXT_SIZE, by)
        if self._settings_page is not None:
            self._settings_page.show_look()

    def focus_question(self) -> None:
        self.show_page(ASK)
        self.ask.composer.setFocus()

    def compare(self) -> None:
        self.show_page(ASK)
        self.ask.compare_newest()

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

    def bring(self, paths: Sequence[Path]) -> None:
        """Takes what was dropped, or opened with Alcove: model files and folders. A folder is shown before it is
        read: the first one where its questions are asked, others in the Library."""
        models = [path for path in paths if path.suffix.lower() == MODEL]
        if folders := [path for path in paths if path not in models]:
            if self.ask.welcome.first_run:
                self.offer_folder(*folders)
            else:
                self.show_page(LIBRARY)
                self.library.offer_folder(*folders)
        if models:
            offered = self.sidebar.page
            self.import_models(*models)
            if folders:
                said = tr("Still to be looked at: %n folder(s)", "", len(folders))
                self.message.show_message(said, actions=[(tr("Show"), lambda: self.show_page(offered))])

    def come_with(self, paths: Sequence[Path]) -> None:
        """Comes to the front with what was opened with Alcove while it was there already; it may be nothing."""
        self.background.come()
        self.bring(paths)

    def import_models(self, *files: Path) -> None:
        """Asks on the Models page how files are to be imported."""
        self.show_page(MODELS)
        self.models.ask_import(*files)

    def _show_files(self, state: str) -> None:
        self.show_page(LIBRARY)
        self.library.choose_state(state)

    def choose_folder(self) -> None:
        """Asks for a folder, which is then shown before it is read."""
        if self.ask.welcome.first_run:
            ask_for_folder(self, self.offer_folder)
        else:
            self.show_page(LIBRARY)
            self.library.choose_folder()

    def offer_folder(self, path: Path, *more: Path) -> None:
        """Shows what would be read of a folder, where its first questions are asked."""
        self.show_page(ASK)
        self.ask.offer_folder(path, *more)

    def _begin_asking(self, _folder: object) -> None:
        self._refresh_status()
        self._refresh_suggestions()
        self.ask.composer.setFocus()

    def _download(self, answer: HubAnswer | None) -> None:
        from desktop.pages.models import DOWNLOAD

        self.show_page(MODELS)
        self.models.show_section(DOWNLOAD)
        if answer is not None:
            self.models.download.fetch(answer)

    # ------------------------------------------------------------------ news

    def _take(self, event: Event) -> None:
        match event:
            case IndexProgress():
                self.strip.show_progress(event)
                self._refresh_soon()
            case FolderChanged() | FileChanged() | Resting():
                self._refresh_soon()
            case AdaptersChanged():
                self._refresh_skills()
            case Restored():
                self._show_restored()
            case Notice(level="error" | "warning"):
                self.message.show_message(told(event.message), told(event.hint), level=event.level)

    def _refresh_soon(self) -> None:
        if not self._stale.isActive():
            self._stale.start()

    def _refresh_status(self, _changed: object = None) -> None:
        self._backend.status(self._show_status)

    def _show_status(self, status: Status) -> None:
        self.strip.show_status(status)
        self.background.show_status(status)
        self.ask.show_status(status)
        if self._find_page is not None:
            self._find_page.show_status(status)
        if not self._greeted:  # what can be done without comes after what the person looks for first
            self._greeted = True
            self._refresh_skills()
            self._backend.upkeep.renew_login()
            self._backend.off_thread(_import_pages, lambda _: None)

    def _refresh_chats(self, chat: str | None) -> None:
        self.chats.mark(chat)
        if chat is None:
            self._refresh_suggestions()

    def _refresh_skills(self) -> None:
        self._backend.teach.adapters(self.ask.show_skills, key="skills to ask with")

    def _show_restored(self) -> None:
        self.ask.new_chat()
        self._refresh_skills()
        self._refresh_status()
        if self._library is not None:
            self._library.refresh()

    def _refresh_suggestions(self) -> None:
        self._backend.sample_questions(self.ask.welcome.suggest)

    # ------------------------------------------------------------------ place and size

    def _restore(self) -> None:
        if (state := self._settings.value("window/geometry")) is not None:
            self.restoreGeometry(state)
        self._places.remember("sidebar", self.splitter)
        self.ask.panel_made.connect(lambda: self._places.remember("sources", self.ask.splitter))
        page = str(self._settings.value("window/page", ASK))
        self.show_page(next((known for known in (FIND, LIBRARY, TEACH, MODELS, SETTINGS) if page == str(known)), ASK))

    def _leave_nothing(self) -> None:
        """The profile is erased: the window goes without writing anything into it again."""
        self._erased = True
        self.background.leave()

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self._erased:
            self._settings.setValue("window/geometry", self.saveGeometry())
            self._places.keep()
            self._settings.setValue("window/page", self.sidebar.page)
            self._settings.sync()
        if not self.background.may_close():
            event.ignore()
            return
        super().closeEvent(event)
        self.left.emit()

    # ------------------------------------------------------------------ folders and models dropped anywhere

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        self.bring([Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()])
        event.acceptProposedAction()


def _import_pages() -> None:
    """Loads what an answer and the most wanted pages are made of, in a thread: the first look at one waits less."""
    for name in ("widgets.turn_view", "pages.library", "pages.find", "pages.settings", "pages.models"):
        import_module(f"desktop.{name}")
