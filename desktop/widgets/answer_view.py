"""An answer: text that streams, then stands with its citations and with what is unsupported marked.

While it streams, text is added plainly; a judged sentence has the text rendered again, but only the last piece of it:
what stands before a break of the text is rendered once and stays. A long answer that comes whole is rendered piece by
piece, a few in each round of the loop, so that neither holds up the window.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QEvent, QRegularExpression, QTimer, QUrl, Signal
from PySide6.QtGui import QColor, QHelpEvent, QTextCharFormat, QTextCursor, QTextDocument, QTextDocumentFragment
from PySide6.QtWidgets import QToolTip, QWidget

from desktop.language import marked, told, tr
from desktop.theme import tokens
from desktop.widgets.answer_markup import CLOSE, MARKS, OPEN, break_after, with_marks, without_links
from desktop.widgets.text_view import TextView
from desktop.wording import as_sentence, as_tip, place

if TYPE_CHECKING:
    from engine.types import AnswerSentence, Citation, Source

NOT_FOUND = marked("not found in your files")
PIECE = 1_500  # characters from which a piece of the text stands for itself: about 3 ms
AT_ONCE = 4_500  # characters that are rendered in one round of the loop
RENDER_WHILE_STREAMING = 6_000  # characters of a piece that finds no break


class AnswerView(TextView):
    """Shows one answer.

    Signals:
        cited: the Citation whose number was clicked.
    """

    cited = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sources: Sequence[Source] = ()
        self._text = ""
        self._sentences: list[AnswerSentence] = []
        self._exact = False
        self._whole = False  # no more of it will come
        self._links: list[Citation] = []
        self._doubts: list[tuple[int, int, AnswerSentence]] = []
        self._settled = _Settled()
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._render)
        self.anchorClicked.connect(self._open)

    @property
    def text(self) -> str:
        return self._text

    def stream(self, text: str) -> None:
        """Adds a piece of text."""
        self._text += text
        cursor = QTextCursor(self.document())
        cursor.movePosition(QTextCursor.MoveOperation.End)
        cursor.insertText(text, QTextCharFormat())

    def judge(self, sentence: AnswerSentence) -> None:
        """Marks a finished sentence of the text streamed so far."""
        self._sentences.append(sentence)
        if len(self._text) - self._settled.text <= RENDER_WHILE_STREAMING:
            self._render()

    def finish(self, text: str, sentences: Sequence[AnswerSentence], *, exact: bool = False) -> None:
        """Shows the whole answer. `exact` text is shown letter by letter, never read as Markdown."""
        end = self._settled.text
        kept = (
            not (exact or self._exact)
            and text[:end] == self._text[:end]
            and _within(sentences, 0, end) == _within(self._sentences, 0, end)
        )
        self._text, self._sentences, self._exact, self._whole = text, list(sentences), exact, True
        if not kept:
            self._settled = _Settled()
        self._render()

    def has_unsupported(self) -> bool:
        return any(not sentence.supported for sentence in self._sentences)

    def _render(self) -> None:
        """Renders the text from where it is settled on; of a whole one only so much at once, and the rest soon."""
        whole, document = self._whole, self.document()
        judged = len(self._text) if whole else self._sentences[-1].end if self._sentences else 0
        limit = self._settled.text + AT_ONCE
        if self._settled.position == 0:
            document.clear()
        edit = QTextCursor(document)
        edit.beginEditBlock()  # the document is laid out once, at the end
        self._take_back(edit)
        while not self._exact and not (whole and self._settled.text >= limit):
            at = break_after(self._text, self._settled.text, PIECE, self._sentences)
            if at is None or at > judged:
                break
            self._put(edit, self._settled.text, at)
            self._settle(at)
        if self._settled.text < (min(limit, len(self._text)) if whole else len(self._text)):
            self._put(edit, self._settled.text, len(self._text))
            if whole:
                self._settle(len(self._text))
        edit.endEditBlock()
        if whole and self._settled.text < len(self._text):
            self._later.start(0)

    def _settle(self, text: int) -> None:
        """All that is rendered now stays: the text up to here."""
        self._settled = _Settled(text, self.document().characterCount() - 1, len(self._links), len(self._doubts))

    def _take_back(self, edit: QTextCursor) -> None:
        """Takes away all that is not settled."""
        settled = self._settled
        del self._links[settled.links :], self._doubts[settled.doubts :]
        edit.setPosition(settled.position)
        edit.movePosition(QTextCursor.MoveOperation.End, QTextCursor.MoveMode.KeepAnchor)
        edit.removeSelectedText()

    def _put(self, edit: QTextCursor, start: int, end: int) -> None:
        """Renders a piece of the text and puts it at the end of the document."""
        said = _within(self._sentences, start, end)
        moved = [replace(each, start=each.start - start, end=each.end - start) for each in said]
        text = with_marks(self._text[start:end], moved)
        piece = _Piece()
        piece.setDefaultFont(self.document().defaultFont())
        if self._exact:
            piece.setPlainText(text)
        else:
            piece.setMarkdown(text, QTextDocument.MarkdownFeature.MarkdownNoHTML)
            without_links(piece)
        doubts = self._mark(piece, [each for each in said if self._text[each.start : each.end].strip()])
        edit.movePosition(QTextCursor.MoveOperation.End)
        first = piece.begin()
        if edit.position() > 0:
            if edit.block().length() > 1:  # what stands there is no table, after which a line is empty
                edit.insertBlock()
            edit.setBlockFormat(first.blockFormat())
            edit.setBlockCharFormat(first.charFormat())
        at = edit.position()
        edit.insertFragment(QTextDocumentFragment(piece))
        self._doubts += [(first + at, last + at, sentence) for first, last, sentence in doubts]

    def _mark(self, document: QTextDocument, said: Sequence[AnswerSentence]) -> list[tuple[int, int, AnswerSentence]]:
        """Puts formats and numbers in the place of the marks; gives the spans of what is not supported."""
        cited = iter([sentence for sentence in said if sentence.citations])
        doubtful = iter([sentence for sentence in said if not sentence.supported])
        doubts = []
        opened = 0
        cursor = QTextCursor(document)
        pattern = QRegularExpression(MARKS.pattern)
        while not (cursor := document.find(pattern, cursor)).isNull():
            mark = cursor.selectedText()
            cursor.removeSelectedText()
            if mark == OPEN:
                opened = cursor.position()
            elif mark == CLOSE:
                unsupported = QTextCursor(document)
                unsupported.setPosition(opened)
                unsupported.setPosition(cursor.position(), QTextCursor.MoveMode.KeepAnchor)
                doubts.append((opened, cursor.position(), next(doubtful)))
                unsupported.mergeCharFormat(self._unsupported_format())
            else:
                self._insert_numbers(cursor, next(cited))
        return doubts

    def _insert_numbers(self, cursor: QTextCursor, sentence: AnswerSentence) -> None:
        plain = cursor.charFormat()
        numbered = {citation.source: citation for citation in reversed(sentence.citations)}
        for number, citation in sorted(numbered.items()):
            self._links.append(citation)
            link = QTextCharFormat()
            link.setAnchor(True)
            link.setAnchorHref(f"cite:{len(self._links) - 1}")
            link.setForeground(QColor(tokens().accent))
            link.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignSuperScript)
            quoted = tr("{source}: “{words}”", source=self._named(number), words=citation.text)
            link.setToolTip(as_tip(quoted))
            cursor.insertText("\u2009", plain)  # a thin space
            cursor.insertText(f"[{number}]", link)
        cursor.setCharFormat(plain)

    def _named(self, number: int) -> str:
        source = next((source for source in self.sources if source.n == number), None)
        if source is None:
            return tr("Source {number}", number=number)
        return ", ".join(filter(None, (source.path.name, place(source.locator))))

    def doubt_at(self, position: int) -> str:
        """Why the sentence at this position of the document is marked; empty if it is not."""
        for first, last, sentence in self._doubts:
            if first <= position < last:
                from engine.citing import why_not

                why = told(why_not(sentence.text, self.sources))
                return f"{as_sentence(tr(NOT_FOUND))} {as_sentence(why)}"
        return ""

    def viewportEvent(self, event: QEvent) -> bool:
        if not isinstance(event, QHelpEvent) or event.type() != QEvent.Type.ToolTip:
            return super().viewportEvent(event)
        # The reason is found when it is asked for: for a whole answer it would cost more than a frame.
        if words := self.doubt_at(self.cursorForPosition(event.pos()).position()):
            QToolTip.showText(event.globalPos(), as_tip(words), self)
            return True
        return super().viewportEvent(event)

    def _unsupported_format(self) -> QTextCharFormat:
        colour = QColor(tokens().muted)
        mark = QTextCharFormat()
        mark.setForeground(colour)
        mark.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
        mark.setUnderlineColor(colour)
        mark.setToolTip(tr(NOT_FOUND))
        return mark

    def _open(self, url: QUrl) -> None:
        if url.scheme() == "cite":
            self.cited.emit(self._links[int(url.path())])

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self._text:
            self._settled = _Settled()
            self._render()


@dataclass(frozen=True, slots=True)
class _Settled:
    """How far an answer is rendered for good: in its text, in the document, and of what the document holds."""

    text: int = 0
    position: int = 0
    links: int = 0
    doubts: int = 0


class _Piece(QTextDocument):
    """A part of an answer on its way into the view. It loads nothing, as the view does not."""

    def loadResource(self, kind: int, name: QUrl | str) -> QByteArray:
        del kind, name
        return QByteArray()


def _within(sentences: Sequence[AnswerSentence], start: int, end: int) -> list[AnswerSentence]:
    return [sentence for sentence in sentences if start <= sentence.start and sentence.end <= end]
