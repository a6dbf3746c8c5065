"""Text from documents and models, shown so that it can do nothing but be read."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import pairwise

from PySide6.QtCore import QByteArray, QSize, Qt, QUrl
from PySide6.QtGui import QTextCharFormat, QTextCursor, QTextOption, QWheelEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextBrowser, QWidget

Styled = tuple[int, int, QTextCharFormat]  # from, to, how it looks


class TextView(QTextBrowser):
    """A text browser that loads nothing and follows no link by itself.

    Args:
        grows: it is as high as its text, for use inside a scroll area; else it scrolls by itself.
    """

    def __init__(self, parent: QWidget | None = None, *, grows: bool = True) -> None:
        super().__init__(parent)
        self._grows = grows
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(0)
        self.document().setUndoRedoEnabled(False)
        if not grows:
            self.setViewportMargins(0, 0, self.fontMetrics().height() // 3, 0)  # off the scroll bar
        if grows:
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            self.document().documentLayout().documentSizeChanged.connect(self._grow)

    def show_text(
        self,
        text: str,
        marked: Sequence[tuple[int, int]] = (),
        mark: QTextCharFormat | None = None,
        styled: Sequence[Styled] = (),
    ) -> None:
        """Shows plain text, with the spans `marked` (code points, in order, apart) in the format `mark`.

        A view that scrolls brings the first of them into sight.

        Args:
            styled: spans in formats of their own, in order and apart; marks lie on top of them.
        """
        self.clear()
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        first = None
        for piece, style, is_marked in _pieces(text, marked, styled):
            look = QTextCharFormat(style)
            if is_marked:
                first = cursor.position() if first is None else first
                look.merge(mark or look)
            cursor.insertText(piece, look)
        cursor.endEditBlock()
        cursor.setPosition(first or 0)
        self.setTextCursor(cursor)
        if not self._grows and first is not None:
            self.verticalScrollBar().setValue(
                self.verticalScrollBar().value() + self.cursorRect().top() - self.height() // 4
            )

    def loadResource(self, kind: int, name: QUrl | str) -> QByteArray:
        """Nothing: an image or a style sheet named in a text is never fetched, not even from the disk.

        It must be an empty value, not None: on None the document goes and reads the file by itself.
        """
        del kind, name
        return QByteArray()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self._grows:
            event.ignore()  # the scroll area around it scrolls
        else:
            super().wheelEvent(event)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self.height()) if self._grows else super().sizeHint()

    def _grow(self) -> None:
        height = math.ceil(self.document().size().height())
        if height != self.height():
            self.setFixedHeight(height)


def _pieces(
    text: str, marked: Sequence[tuple[int, int]], styled: Sequence[Styled]
) -> Iterator[tuple[str, QTextCharFormat, bool]]:
    """The text cut wherever a mark or a style begins or ends."""
    plain = QTextCharFormat()
    edges = {0, len(text), *(edge for span in marked for edge in span), *(edge for span in styled for edge in span[:2])}
    marks, styles = list(marked), list(styled)
    for start, end in pairwise(sorted(edges)):
        while marks and marks[0][1] <= start:
            marks.pop(0)
        while styles and styles[0][1] <= start:
            styles.pop(0)
        style = styles[0][2] if styles and styles[0][0] <= start else plain
        yield text[start:end], style, bool(marks) and marks[0][0] <= start
