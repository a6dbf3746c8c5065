"""A cited place inside its document: the page of a PDF, or the text around the words; and what became of the file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QImage, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop.backend import Backend
from desktop.models.cited import Place
from desktop.widgets.buttons import IconButton
from desktop.widgets.grid_view import GridView
from desktop.widgets.labels import label
from desktop.widgets.page_view import LARGEST, STEP, PageView
from desktop.widgets.passage_view import PassageView
from desktop.wording import as_sentence
from engine.errors import EngineError
from engine.types import Event, FileChanged, FileNow, PagePicture, StoredText

if TYPE_CHECKING:
    from engine.core import Engine

BECAME: dict[FileNow, str] = {
    "same": "",
    "changed": "This file has changed since this answer.",
    "gone": "This file is gone from where it was.",
    "away": "This file cannot be reached: is its disk connected?",
}
NOT_ON_PAGE = "The cited words were not found on this page."
AS_READ = "This is the passage as it was read."
KEY = "source shown"  # of what is shown, only the newest request is answered


class SourceView(QWidget):
    """Shows a `Place`.

    Signals:
        placed: the Locator of what is shown; it may be more exact, or a later page, than was known.
    """

    placed = Signal(object)

    def __init__(self, backend: Backend, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._backend = backend
        self._place: Place | None = None
        self._page = self._pages = 0
        self._arriving = False  # the page that comes next is shown where the words are
        self._follow = False  # it may be a later one than was asked for, if the words stand there
        self._now: FileNow = "same"
        self._error = ""
        self._as_read = False
        em = self.fontMetrics().height()
        self.note = label(kind="source-note", wrap=True)
        self.note.setAccessibleName("About this file")
        self.note.hide()
        self.passage = PassageView(self)
        self.passage.setAccessibleName("The text of the file, with the cited words marked")
        self.pages = PageView(self)
        self.pages.wanted.connect(self._draw_page)
        self.pages.turned.connect(self.turn)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.passage)
        self._stack.addWidget(self.pages)
        self.grid = GridView(self)
        self.grid.setAccessibleName("The table, with the cited cells marked")
        self._stack.addWidget(self.grid)
        self.before = IconButton("left", "Page before")
        self.before.clicked.connect(lambda: self.turn(-1))
        self.after = IconButton("right", "Next page")
        self.after.clicked.connect(lambda: self.turn(1))
        self.number = label(kind="muted")
        self.smaller = IconButton("minus", "Smaller (Ctrl+−)")
        self.smaller.clicked.connect(lambda: self._magnify(1 / STEP))
        self.fit = IconButton("width", "Fit the width (Ctrl+0)")
        self.fit.clicked.connect(lambda: self._magnify(0))
        self.larger = IconButton("plus", "Larger (Ctrl++)")
        self.larger.clicked.connect(lambda: self._magnify(STEP))
        self._bar = QWidget()
        row = QHBoxLayout(self._bar)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(round(em * 0.2))
        for widget in (self.before, self.number, self.after):
            row.addWidget(widget)
        row.addStretch(1)
        for button in (self.smaller, self.fit, self.larger):
            row.addWidget(button)
        self._bar.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(round(em * 0.4))
        column.addWidget(self.note)
        column.addWidget(self._stack, 1)
        column.addWidget(self._bar)
        for keys, factor in (
            (QKeySequence.StandardKey.ZoomIn, STEP),
            (QKeySequence("Ctrl+="), STEP),
            (QKeySequence.StandardKey.ZoomOut, 1 / STEP),
            (QKeySequence("Ctrl+0"), 0.0),
        ):
            QShortcut(QKeySequence(keys), self.pages).activated.connect(lambda factor=factor: self._magnify(factor))
        backend.engine_event.connect(self._take)

    def show_place(self, place: Place) -> None:
        """Shows a passage: what is known of it at once, its document as soon as that comes."""
        known = self._place
        other = known is None or (known.path, known.sha256) != (place.path, place.sha256)
        self._place = place
        self._error, self._as_read = "", False
        if other:
            self._now, self._pages = "same", 0
        self._say()
        if place.page:
            if other or self._stack.currentWidget() is not self.pages:
                self.pages.blank()
            self._stack.setCurrentWidget(self.pages)
            self._page, self._arriving, self._follow = place.page, True, True
            self._show_bar()
            self.pages.want()
        else:
            self._show_passage(place)
        self.look_again()

    # ------------------------------------------------------------------ text

    def _show_passage(self, place: Place) -> None:
        self._bar.hide()
        self._stack.setCurrentWidget(self.passage)
        self.passage.show_stored(StoredText(place.text, place.start, 0, "prose"), list(place.marks))
        first, last = place.marks[0] if place.marks else (0, len(place.text))
        self._backend.call(
            lambda engine: engine.viewing.text(place.path, place.sha256, place.start + first, place.start + last),
            lambda stored: self._show_text(place, stored),
            lambda error: self._fall_back(place, error),
            key=KEY,
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
        marks = [(start + place.start, end + place.start) for start, end in place.marks]
        if stored.table is not None and self.grid.show_table(stored.table, marks):
            self._stack.setCurrentWidget(self.grid)
            return
        end = stored.start + len(stored.text)
        held = [(start - stored.start, min(last, end) - stored.start) for start, last in marks if start < end]
        self.passage.show_stored(stored, [span for span in held if span[0] >= 0])

    def _fall_back(self, place: Place, error: EngineError) -> None:
        """The stored text instead of what cannot be shown."""
        if place is self._place:
            self._error = " ".join(map(as_sentence, filter(None, (error.message, error.hint))))
            self._say()
            if self._stack.currentWidget() is self.pages:
                self._show_passage(place)

    # ------------------------------------------------------------------ pages

    def turn(self, pages: int) -> None:
        """Looks at a page before or after this one, if there is one."""
        if 1 <= self._page + pages <= self._pages:
            self._page, self._arriving, self._follow = self._page + pages, True, False
            self._show_bar()
            self._draw_page()

    def _magnify(self, factor: float) -> None:
        self.pages.magnify(factor)
        self._show_bar()

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
            key=KEY,
        )

    def _show_page(self, place: Place, picture: PagePicture, image: QImage) -> None:
        if place is not self._place:
            return
        if self._follow and place.marks and not picture.boxes:
            self._error = NOT_ON_PAGE
            self._say()
        self._page, self._pages = picture.page, picture.pages
        self.pages.show_picture(picture, image, to_words=self._arriving)
        self._arriving = self._follow = False
        self._show_bar()
        marked = ", with the cited words marked" if picture.boxes else ""
        self.pages.setAccessibleName(f"{self.number.text()} of {place.path.name}{marked}")
        self.pages.setAccessibleDescription(place.words)
        self.placed.emit({**place.locator, "page": picture.page})

    def _show_bar(self) -> None:
        self._bar.show()
        self.number.setText(f"Page {self._page} of {self._pages}" if self._pages else f"Page {self._page}")
        self.before.setEnabled(1 < self._page <= self._pages)
        self.after.setEnabled(self._page < self._pages)
        self.smaller.setEnabled(self.pages.zoom > 1)
        self.fit.setEnabled(self.pages.zoom > 1)
        self.larger.setEnabled(self.pages.zoom < LARGEST)

    # ------------------------------------------------------------------ what became of the file

    def look_again(self) -> None:
        """Asks what became of the file, and says it."""
        place = self._place
        if place is not None and place.sha256:
            self._backend.call(
                lambda engine: engine.viewing.now(place.path, place.sha256),
                lambda now: self._became(place, now),
                lambda _error: None,  # the index cannot be read: that is said where it matters
                key=f"{KEY} now",
            )

    def _became(self, place: Place, now: FileNow) -> None:
        if place is self._place:
            self._now = now
            self._say()

    def _take(self, event: Event) -> None:
        if isinstance(event, FileChanged) and self._place is not None and event.path == self._place.path:
            self.look_again()

    def _say(self) -> None:
        """In one line what became of the file, and why something else than its page is shown."""
        said = [BECAME[self._now]]
        if self._error and self._now in ("same", "changed"):
            said.append(self._error)
        elif self._now != "same" and (self._error or self._as_read):
            said.append(AS_READ)
        self.note.setText(" ".join(filter(None, said)))
        self.note.setVisible(bool(self.note.text()))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.passage.redraw()
            self.grid.viewport().update()
