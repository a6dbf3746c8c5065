"""The text of a file around cited words: headings, code and tables set apart, the words marked.

The letters stay those of the file, so that what is selected and copied is what stands there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QTextCharFormat
from PySide6.QtWidgets import QTextBrowser, QWidget

from desktop.theme import tokens
from desktop.widgets.line_numbers import LineNumbers
from desktop.widgets.text_view import Styled, TextView
from engine.types import StoredText

_LISTING = re.compile(r"^[ \t]*(```|~~~)(?:.|\n)*?(?:^[ \t]*\1[ \t]*$|\Z)|^[ \t]*\|.*$", re.MULTILINE)
HEADING_SCALE = 1.1


class PassageView(TextView):
    """Shows a `StoredText`, or a passage of which no more is known."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, grows=False)
        self.setObjectName("passage")
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.lines = LineNumbers(self, self.fontMetrics().height() // 3)
        self._shown = StoredText("", 0, 0, "prose")
        self._marks: list[tuple[int, int]] = []

    def show_stored(self, stored: StoredText, marks: list[tuple[int, int]], see: int | None = None) -> None:
        """Shows a text with the spans `marks` of it in the colour of marked words.

        Args:
            see: offset in the text that is brought to the top; else the first mark is brought into sight.
        """
        self._shown, self._marks = stored, marks
        code = stored.form == "code"
        self.setLineWrapMode(QTextBrowser.LineWrapMode.NoWrap if code else QTextBrowser.LineWrapMode.WidgetWidth)
        self.setHorizontalScrollBarPolicy(
            Qt.ScrollBarPolicy.ScrollBarAsNeeded if code else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        )
        self.redraw()
        self.lines.count_from(stored.line if code else 0)
        if see is not None:
            cursor = self.textCursor()
            before = stored.text[:see].replace("\r\n", "\n")
            cursor.setPosition(len(before.encode("utf-16-le", "replace")) // 2)
            self.setTextCursor(cursor)
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + self.cursorRect().top())

    def redraw(self) -> None:
        """Shows the same in the colours now in force."""
        table = tokens()
        mark = QTextCharFormat()
        mark.setBackground(QColor(table.highlight))
        mark.setForeground(QColor(table.on_highlight))
        self.show_text(self._shown.text, self._marks, mark, list(self._styles()))

    def _styles(self) -> Iterator[Styled]:
        """Spans that look other than plain text, in order and apart."""
        stored, text = self._shown, self._shown.text
        listing = QTextCharFormat()
        fixed = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        listing.setFontFamilies([fixed.family()])
        listing.setFontFixedPitch(True)
        listing.setFontPointSize(self.font().pointSizeF() * 0.95)
        heading = QTextCharFormat()
        heading.setFontWeight(QFont.Weight.DemiBold)
        heading.setFontPointSize(self.font().pointSizeF() * HEADING_SCALE)
        styled: list[Styled] = []
        if stored.form == "code":
            styled = [(0, len(text), listing)]
        elif stored.form == "markdown":
            styled = [(*match.span(), listing) for match in _LISTING.finditer(text)]
        sign = QTextCharFormat(heading)
        sign.setForeground(QColor(tokens().muted))
        taken = [(start, end) for start, end, _ in styled]
        for start, end in stored.headings:
            if not any(first < end and start < last for first, last in taken):
                words = end - len(text[start:end].lstrip("# "))
                styled += [(start, words, sign), (words, end, heading)]
        return iter(sorted(styled, key=lambda each: each[0]))
