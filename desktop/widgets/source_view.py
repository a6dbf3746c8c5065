"""A cited place in its document: the page of a PDF, a table, or the text around; and what became of the file."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QStackedWidget, QVBoxLayout, QWidget

from desktop.backend import Backend
from desktop.language import marked, told, tr
from desktop.models.cited import Place
from desktop.widgets.grid_view import GridView
from desktop.widgets.labels import label
from desktop.widgets.leaf_bar import LeafBar
from desktop.widgets.page_view import STEP, PageView
from desktop.widgets.passage_view import PassageView
from desktop.wording import as_sentence, file_name
from engine.errors import EngineError
from engine.types import Event, FileChanged, FileNow, FileToday, PagePicture, StoredText

if TYPE_CHECKING:
    from engine.core import Engine

BECAME: dict[FileNow, str] = {
    "same": "",
    "changed": marked("This file has changed since this answer."),
    "moved": marked("This file has been moved since this answer."),
    "gone": marked("This file is gone from where it was."),
    "away": marked("This file cannot be reached: is its disk connected?"),
}
NOT_ON_PAGE = marked("The cited words were not found on this page.")
AS_READ = marked("This is the passage as it was read.")
CONTROL = Qt.KeyboardModifier.ControlModifier
ALL = CONTROL | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
ZOOM_KEYS: dict[int, float] = {
    Qt.Key.Key_Plus: STEP,
    Qt.Key.Key_Equal: STEP,  # the same key without shift
    Qt.Key.Key_Minus: 1 / STEP,
    Qt.Key.Key_0: 0.0,
}


class SourceView(QWidget):
    """Shows a `Place`.

    Signals:
        placed: the Locator of what is shown; it may be more exact, or a later page, than was known.
        moved: the Path where the file lies now.
    """

    placed = Signal(object)
    moved = Signal(object)

    def __init__(self, backend: Backend, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._backend = backend
        self._key = f"source shown {id(self)}"  # of what is shown here, only the newest request is answered
        self._place: Place | None = None
        self._stored: StoredText | None = None
        self._stored_of: tuple[Path, str] | None = None
        self._page = self._pages = 0
        self._arriving = False  # the page that comes next is shown where the words are
        self._follow = False  # it may be a later one than was asked for, if the words stand there
        self._now: FileNow = "same"
        self._error = ""
        self._as_read = False
        self.note = label(kind="source-note", wrap=True)
        self.note.setAccessibleName(tr("About this file"))
        self.note.hide()
        self.passage = PassageView(self)
        self.passage.setAccessibleName(tr("The text of the file, with the cited words marked"))
        self.pages = PageView(self)
        self.pages.wanted.connect(self._draw_page)
        self.pages.turned.connect(self.turn)
        self.grid = GridView(self)
        self.grid.setAccessibleName(tr("The table, with the cited cells marked"))
        self._stack = QStackedWidget()
        for view in (self.passage, self.pages, self.grid):
            self._stack.addWidget(view)
        self.bar = LeafBar()
        self.bar.turned.connect(self.turn)
        self.bar.magnified.connect(self._magnify)
        self.bar.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(round(self.fontMetrics().height() * 0.4))
        column.addWidget(self.note)
        column.addWidget(self._stack, 1)
        column.addWidget(self.bar)
        backend.engine_event.connect(self._take)

    def show_place(self, place: Place) -> None:
        """Shows a passage: what is known of it at once, its document as soon as that comes."""
        known = self._place
        if known is None or (known.path, known.sha256) != (place.path, place.sha256):
            self._now, self._pages = "same", 0
            self.pages.blank()
        self._show(place)
        self.look_again()

    def turn(self, parts: int) -> None:
        """Looks at the page, or the part of a long text, before (-1) or after (1) the one that is shown."""
        if self._stack.currentWidget() is self.passage:
            self._read_on(parts)
        elif 1 <= self._page + parts <= self._pages:
            self._page, self._arriving, self._follow = self._page + parts, True, False
            self._show_page_bar()
            self._draw_page()

    def _show(self, place: Place) -> None:
        self._place = place
        self._error, self._as_read = "", False
        self._say()
        if place.page:
            self._stack.setCurrentWidget(self.pages)
            self._page, self._arriving, self._follow = place.page, True, True
            self._show_page_bar()
            self.pages.want()
        else:
            self._show_passage(place)

    # ------------------------------------------------------------------ text

    def _show_passage(self, place: Place) -> None:
        if self._stored_of != (place.path, place.sha256) or not self._stored or not self._show_in(place, self._stored):
            self.bar.hide()
            self._stack.setCurrentWidget(self.passage)
            self.passage.show_stored(StoredText(place.text, place.start, 0, "prose"), list(place.marks))
        if not place.sha256:
            return  # of which bytes it was read is not known yet
        first, last = place.marks[0] if place.marks else (0, len(place.text))
        self._backend.call(
            lambda engine: engine.viewing.text(place.path, place.sha256, place.start + first, place.start + last),
            lambda stored: self._show_text(place, stored),
            lambda error: self._fall_back(place, error),
            key=self._key,
        )

    def _show_text(self, place: Place, stored: StoredText | None) -> None:
        if place is not self._place:
            return
        if stored is None:
            self._as_read = True
            self._say()
            return
        if stored.locator and not place.page:
            self.placed.emit(stored.locator)
        self._show_in(place, stored)

    def _show_in(self, place: Place, stored: StoredText) -> bool:
        """Shows the place in what is stored around it, or around words near it; False if it is not in there."""
        first = place.start + (place.marks[0][0] if place.marks else 0)
        marks = [(start + place.start, end + place.start) for start, end in place.marks]
        if stored.table is not None and self.grid.show_table(stored.table, marks):
            self.bar.hide()
            self._stack.setCurrentWidget(self.grid)
            self._keep(place, stored)
        elif stored.start <= first < stored.start + len(stored.text):
            self._stack.setCurrentWidget(self.passage)
            self._show_stored(place, stored)
        else:
            return False
        return True

    def _keep(self, place: Place, stored: StoredText) -> None:
        """For the next place in this file, which can then be shown at once."""
        self._stored, self._stored_of = stored, (place.path, place.sha256)

    def _show_stored(self, place: Place, stored: StoredText, see: int | None = None) -> None:
        """A stretch of the text with what is marked of it; `see`, an offset in the document, is brought to the top."""
        self._keep(place, stored)
        end = stored.start + len(stored.text)
        spans = [(start + place.start, min(last + place.start, end)) for start, last in place.marks]
        held = [(start - stored.start, last - stored.start) for start, last in spans if stored.start <= start < last]
        self.passage.show_stored(stored, held, None if see is None else see - stored.start)
        self.bar.show_part(stored.start, end, stored.characters)

    def _read_on(self, parts: int) -> None:
        place, stored = self._place, self._stored
        if place is None or stored is None:
            return
        end = stored.start + len(stored.text)
        at = end if parts > 0 else stored.start - 1
        if not 0 <= at < stored.characters:
            return

        def read(part: StoredText | None) -> None:
            if place is self._place and part is not None:
                self._show_stored(place, part, at)

        self._backend.call(
            lambda engine: engine.viewing.text(place.path, place.sha256, at, at + 1),
            read,
            lambda error: self._fall_back(place, error),
            key=self._key,
        )

    def _fall_back(self, place: Place, error: EngineError) -> None:
        """The stored text instead of what cannot be shown."""
        if place is self._place:
            self._error = " ".join(as_sentence(told(each)) for each in (error.message, error.hint) if each)
            self._say()
            if self._stack.currentWidget() is self.pages:
                self._show_passage(place)

    # ------------------------------------------------------------------ pages

    def _magnify(self, factor: float) -> None:
        self.pages.magnify(factor)
        self._show_page_bar()

    def _draw_page(self) -> None:
        place, page, follow, width = self._place, self._page, self._follow, self.pages.pixels
        if place is None or self._stack.currentWidget() is not self.pages:
            return

        def drawn(engine: Engine) -> tuple[PagePicture, QImage]:
            picture = engine.viewing.page(
                place.path, page, width=width, passage=place.text, marks=place.marks, follow=follow
            )
            rows = QImage(picture.pixels, picture.width, picture.height, picture.width * 4, QImage.Format.Format_RGB32)
            return picture, rows.copy()  # of its own: the bytes go with the picture

        self._backend.call(
            drawn,
            lambda made: self._show_page(place, *made),
            lambda error: self._fall_back(place, error),
            key=self._key,
        )

    def _show_page(self, place: Place, picture: PagePicture, image: QImage) -> None:
        if place is not self._place:
            return
        if self._follow and place.marks and not picture.boxes:
            self._error = tr(NOT_ON_PAGE)
            self._say()
        self._page, self._pages = picture.page, picture.pages
        self.pages.show_picture(picture, image, to_words=self._arriving)
        self._arriving = self._follow = False
        self._show_page_bar()
        page, file = self.bar.said, file_name(place.path)
        self.pages.setAccessibleName(
            tr("{page} of {file}, with the cited words marked", page=page, file=file)
            if picture.boxes
            else tr("{page} of {file}", page=page, file=file)
        )
        self.pages.setAccessibleDescription(place.words)
        self.placed.emit({**place.locator, "page": picture.page})

    def _show_page_bar(self) -> None:
        self.bar.show_page(self._page, self._pages, self.pages.zoom)

    # ------------------------------------------------------------------ what became of the file

    def look_again(self) -> None:
        """Asks what became of the file, and says it."""
        place = self._place
        if place is not None and place.sha256:
            self._backend.call(
                lambda engine: engine.viewing.now(place.path, place.sha256),
                lambda today: self._became(place, today),
                lambda _error: None,  # the index cannot be read: that is said where it matters
                key=f"{self._key} now",
            )

    def _became(self, place: Place, today: FileToday) -> None:
        if place is not self._place or (today.now == "same" and self._now == "moved"):
            return
        self._now = today.now
        if today.now == "moved":
            self.moved.emit(today.path)
            self._show(replace(place, path=today.path))
        else:
            self._say()

    def _take(self, event: Event) -> None:
        place = self._place
        if isinstance(event, FileChanged) and place and (event.path == place.path or self._now == "gone"):
            self.look_again()

    def _say(self) -> None:
        """In one line what became of the file, and why something else than its page is shown."""
        said = [tr(BECAME[self._now])]
        if self._now in ("gone", "away"):
            said.append(tr(AS_READ))
        elif self._error:
            said.append(self._error)
        elif self._as_read and self._now == "changed":
            said.append(tr(AS_READ))
        self.note.setText(" ".join(filter(None, said)))
        self.note.setVisible(bool(self.note.text()))

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride and self._factor(event) >= 0:
            event.accept()  # here these keys mean the page, whatever they mean in the window
            return True
        return bool(super().event(event))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if (factor := self._factor(event)) >= 0:
            self._magnify(factor)
        elif self._place is not None and event.matches(QKeySequence.StandardKey.Copy):
            QApplication.clipboard().setText(self._place.words)  # of a picture, what can be copied is what is cited
        else:
            super().keyPressEvent(event)

    def _factor(self, event: QKeyEvent) -> float:
        """By how much a key magnifies the page, as `PageView.magnify` takes it; negative if it does not."""
        if self._stack.currentWidget() is not self.pages or event.modifiers() & ALL != CONTROL:
            return -1
        return ZOOM_KEYS.get(event.key(), -1)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.passage.redraw()
            self.grid.viewport().update()
