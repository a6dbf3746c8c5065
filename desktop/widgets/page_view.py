"""A page of a PDF as a picture, with the cited words marked; it fits the width, or is larger by `zoom`.

The picture is drawn elsewhere, off the GUI thread, as many pixels wide as this view says; until it comes, the last
one is stretched.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFocusEvent, QImage, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from desktop.language import marked, tr
from desktop.theme import LIGHT, tokens
from engine.types import PagePicture

STEP = 1.25
LARGEST = 4.0
SETTLE_MS = 90  # a page is drawn anew when the width has rested for so long
SLOW_MS = 700
DRAWING = marked("Drawing the page…")
PORTRAIT = 1.414


class PageView(QScrollArea):
    """Shows one page.

    Signals:
        wanted: a picture of another size is needed, see `pixels`.
        turned: the person went on past the end of the page (1) or back before its beginning (-1).
    """

    wanted = Signal()
    turned = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page-view")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.sheet = _Sheet(self)
        self.setWidget(self.sheet)
        self.zoom = 1.0
        self._settled = QTimer(self)
        self._settled.setSingleShot(True)
        self._settled.timeout.connect(self.wanted)
        self._slow = QTimer(self)
        self._slow.setSingleShot(True)
        self._slow.setInterval(SLOW_MS)
        self._slow.timeout.connect(lambda: self.sheet.say(tr(DRAWING)))

    @property
    def across(self) -> int:
        """The width of the page on the screen; room for the scroll bar is kept, so that it never changes the width."""
        return max(1, round((self.width() - self.verticalScrollBar().sizeHint().width() - 2) * self.zoom))

    @property
    def pixels(self) -> int:
        """How many pixels wide the picture should be."""
        return round(self.across * self.devicePixelRatioF())

    def want(self) -> None:
        """Asks for a picture as soon as the view has its size."""
        self._settled.start(0)

    def blank(self) -> None:
        """An empty page, until the first picture of another document comes."""
        self._slow.start()
        self.sheet.show_picture(None, QImage())
        self._lay_out()
        self.verticalScrollBar().setValue(0)

    def show_picture(self, page: PagePicture, image: QImage, *, to_words: bool) -> None:
        """Shows a page; `to_words` brings the first marked words into sight."""
        self._slow.stop()
        self.sheet.show_picture(page, image)
        self._lay_out()
        if to_words:
            mark = self.sheet.marks[0] if self.sheet.marks else None
            self.verticalScrollBar().setValue(round(mark.top() - self.viewport().height() / 4) if mark else 0)
            if mark and self.zoom > 1:
                self.horizontalScrollBar().setValue(round(mark.left() - self.viewport().width() / 4))

    def magnify(self, factor: float) -> None:
        """Makes the page larger or smaller, between the view's width and four times that; 0 fits the width.

        What stays where it is: the marked words if they are in sight, else the middle of what is.
        """
        zoom = min(LARGEST, max(1.0, self.zoom * factor))
        if zoom == self.zoom:
            return
        seen = QRectF(self.viewport().rect().translated(-self.sheet.pos()))
        held = next((mark.center() for mark in self.sheet.marks if seen.intersects(mark)), seen.center())
        kept, change = held - seen.topLeft(), zoom / self.zoom
        self.zoom = zoom
        self._lay_out()
        self.horizontalScrollBar().setValue(round(held.x() * change - kept.x()))
        self.verticalScrollBar().setValue(round(held.y() * change - kept.y()))
        self._settled.start(SETTLE_MS)

    def _lay_out(self) -> None:
        self.sheet.resize(QSize(self.across, round(self.across * self.sheet.shape)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar = self.verticalScrollBar()
        if event.key() == Qt.Key.Key_PageDown and bar.value() == bar.maximum():
            self.turned.emit(1)
        elif event.key() == Qt.Key.Key_PageUp and bar.value() == bar.minimum():
            self.turned.emit(-1)
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.magnify(STEP if event.angleDelta().y() > 0 else 1 / STEP)
        else:
            super().wheelEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._lay_out()
            if self.isVisible():
                self._settled.start(SETTLE_MS)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.sheet.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.sheet.update()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._settled.start(SETTLE_MS)
        return bool(super().event(event))


class _Sheet(QWidget):
    """The paper. It stays white in the dark, as the page is; the words are marked as they are on white elsewhere."""

    def __init__(self, view: PageView) -> None:
        super().__init__()
        self._view = view
        self._page: PagePicture | None = None
        self._said = ""
        self.image = QImage()

    @property
    def shape(self) -> float:
        """Height for a width of one."""
        return self._page.height / self._page.width if self._page else PORTRAIT

    @property
    def marks(self) -> list[QRectF]:
        """Where the marked words are on the paper as it is shown."""
        if self._page is None:
            return []
        x, y = self.width() / self._page.width, self.height() / self._page.height
        return [
            QRectF(left * x, top * y, (right - left) * x, (bottom - top) * y).adjusted(-1, -1, 1, 1)
            for left, top, right, bottom in self._page.boxes
        ]

    def show_picture(self, page: PagePicture | None, image: QImage) -> None:
        self._page, self.image, self._said = page, image, ""
        self.update()

    def say(self, words: str) -> None:
        """Says something on the empty paper."""
        self._said = words
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(LIGHT.surface))
        if not self.image.isNull():
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(QRectF(self.rect()), self.image)
        elif self._said:
            painter.setPen(QColor(LIGHT.muted))
            painter.drawText(self.visibleRegion().boundingRect(), Qt.AlignmentFlag.AlignCenter, self._said)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
        for mark in self.marks:
            painter.fillRect(mark, QColor(LIGHT.highlight))
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
        painter.setPen(QPen(QColor(tokens().accent if self._view.hasFocus() else tokens().border), 1))
        painter.drawRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))
