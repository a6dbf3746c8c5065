"""An answer: text that streams, then stands with its citations and with what is unsupported marked.

While it streams, text is added plainly; a judged sentence has the text rendered again, but only the last piece of it:
what stands before a break of the text is rendered once and stays. A long answer that comes whole is rendered piece by
piece, a few in each round of the loop, so that neither holds up the window.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QEvent, QMimeData, QRegularExpression, QTimer, QUrl, Signal
from PySide6.QtGui import (
    QColor,
    QHelpEvent,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextDocumentFragment,
)
from PySide6.QtWidgets import QToolTip, QWidget

from desktop.language import marked, told, tr
from desktop.theme import tokens
from desktop.widgets.answer_markup import (
    MARKS,
    OPEN,
    Break,
    Least,
    break_after,
    heads_table,
    keep_words,
    marked_sentence,
    with_marks,
    with_tables_apart,
)
from desktop.widgets.answer_tables import (
    GrowingRow,
    Shares,
    behead,
    dress,
    fix,
    row_end,
    selected_text,
    shares_of,
    tables_of,
)
from desktop.widgets.text_view import TextView
from desktop.wording import as_sentence, as_tip, named_place
from engine.text.markdown import said

if TYPE_CHECKING:
    from engine.types import AnswerSentence, Citation, Source

NOT_FOUND = marked("not found in your files")
PIECE = Least(1_500, 300, 800)  # characters from which a piece of the text stands for itself: about 3 ms
AT_ONCE = 3_000  # characters that are rendered in one round of the loop
RENDER_WHILE_STREAMING = 6_000  # characters of a piece that finds no break
BETWEEN_MS = 40  # a table that grows is laid out this often, not with every word: it takes some milliseconds
# Of what GitHub adds to Markdown: tables, words struck out and boxes to tick. Qt names only all of it at once, which
# draws a line below words that are to be _slanted_; these are the values of its parser.
MARKDOWN = QTextDocument.MarkdownFeature.MarkdownNoHTML | QTextDocument.MarkdownFeature(0x100 | 0x200 | 0x800)


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
        self._row: GrowingRow | None = None  # the table's with which the text ends as yet
        self._of_row = ""  # what of it is not shown yet
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(BETWEEN_MS)
        self._soon.timeout.connect(self._add_to_row)
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
        if "\n" in text and heads_table(self._text) and self._is_short():
            self._render()
        elif self._row is not None:
            self._of_row += text
            if not self._soon.isActive():
                self._soon.start()
        else:
            self._add(text)

    def _add(self, text: str) -> None:
        cursor = QTextCursor(self.document())
        cursor.movePosition(QTextCursor.MoveOperation.End)
        cursor.insertText(text, QTextCharFormat())

    def _add_to_row(self) -> None:
        assert self._row is not None
        text, self._of_row = self._of_row, ""
        edit = QTextCursor(self.document())
        edit.beginEditBlock()
        rest = self._row.add(text)
        edit.endEditBlock()
        if rest is not None:
            self._row = None
            self._add(rest)

    def judge(self, sentence: AnswerSentence) -> None:
        """Marks a finished sentence of the text streamed so far."""
        self._sentences.append(sentence)
        if self._is_short():
            self._render()

    def _is_short(self) -> bool:
        return len(self._text) - self._settled.text <= RENDER_WHILE_STREAMING

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
        return any(not sentence.supported and _says(sentence.text) for sentence in self._sentences)

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
            found = break_after(self._text, self._settled.text, PIECE, self._sentences, self._settled.head)
            if found is None or found.at > judged:
                break
            self._settle(found, self._put(edit, found.at, goes_on=bool(found.head)))
        if self._settled.text < (min(limit, len(self._text)) if whole else len(self._text)):
            self._put(edit, len(self._text))
            if whole:
                self._settle(Break(len(self._text)))
        edit.endEditBlock()
        self._of_row = ""
        self._soon.stop()
        self._row = None if whole or self._exact else GrowingRow.at_end(document, self._text)
        if whole and self._settled.text < len(self._text):
            self._later.start(0)

    def _settle(self, found: Break, shares: Shares = ()) -> None:
        """All that is rendered now stays: the text up to here."""
        end = self.document().characterCount() - 1
        self._settled = _Settled(found.at, end, len(self._links), len(self._doubts), found.head, shares)

    def _take_back(self, edit: QTextCursor) -> None:
        """Takes away all that is not settled."""
        settled = self._settled
        del self._links[settled.links :], self._doubts[settled.doubts :]
        edit.setPosition(settled.position)
        edit.movePosition(QTextCursor.MoveOperation.End, QTextCursor.MoveMode.KeepAnchor)
        edit.removeSelectedText()

    def _put(self, edit: QTextCursor, end: int, *, goes_on: bool = False) -> Shares:
        """Renders the text from where it is settled on and puts it at the end of the document.

        Args:
            goes_on: it ends within a table; then the widths of its columns are given.
        """
        start = self._settled.text
        within = _within(self._sentences, start, end)
        moved = [replace(each, start=each.start - start, end=each.end - start) for each in within]
        text = with_marks(self._text[start:end], moved)
        piece = _Piece()
        piece.setDefaultFont(self.document().defaultFont())
        shares: Shares = ()
        if self._exact:
            piece.setPlainText(text)
        else:
            shares = self._put_markdown(piece, text, goes_on=goes_on)
        doubts = self._mark(piece, within)
        edit.movePosition(QTextCursor.MoveOperation.End)
        first = piece.begin()
        if edit.position() > 0:
            below_table = edit.block().length() == 1  # after a table a line is empty
            if not below_table:
                edit.insertBlock()
            edit.setBlockFormat(first.blockFormat())
            if not below_table or first.charFormat().propertyCount():  # or the table would be laid out anew
                edit.setBlockCharFormat(first.charFormat())
        at = edit.position()
        edit.insertFragment(QTextDocumentFragment(piece))
        self._doubts += [(first + at, last + at, sentence) for first, last, sentence in doubts]
        return shares

    def _put_markdown(self, piece: QTextDocument, text: str, *, goes_on: bool) -> Shares:
        """Renders Markdown, which may begin and end within a table; then each part of it has the same columns."""
        head = with_marks(self._settled.head, ())
        _read(piece, head + text)
        continues = bool(head) and behead(piece)
        if head and not continues:
            _read(piece, text)
        tables = tables_of(piece)
        if continues:
            fix(tables[0], self._settled.shares, last=not goes_on or len(tables) > 1)
        if not (goes_on and tables):
            return ()
        if continues and len(tables) == 1:
            return self._settled.shares
        shares = shares_of(tables[-1])
        fix(tables[-1], shares, last=False)
        return shares

    def _mark(self, document: QTextDocument, within: Sequence[AnswerSentence]) -> list[tuple[int, int, AnswerSentence]]:
        """Puts formats and numbers in the place of the marks; gives the spans of what is not supported."""
        doubts: list[tuple[int, int, AnswerSentence]] = []
        opened: tuple[int, AnswerSentence] | None = None

        def close(at: int, sentence: AnswerSentence) -> None:
            nonlocal opened
            if not sentence.supported and opened is not None:
                doubts.append((opened[0], at, sentence))
                self._doubt(document, opened[0], at)
            if sentence.citations:
                number = QTextCursor(document)
                number.setPosition(at)
                self._insert_numbers(number, sentence)
            opened = None

        cursor = QTextCursor(document)
        pattern = QRegularExpression(MARKS.pattern)
        while not (cursor := document.find(pattern, cursor)).isNull():
            mark = cursor.selectedText()
            sentence = within[marked_sentence(mark)]
            cursor.removeSelectedText()
            if opened is not None and (mark[0] == OPEN or sentence is not opened[1]):
                close(row_end(opened[0], document), opened[1])  # its own mark was in a cell too many
            if mark[0] == OPEN:
                opened = cursor.position(), sentence
            else:
                close(cursor.position(), sentence)
        if opened is not None:
            close(row_end(opened[0], document), opened[1])
        return doubts

    def _doubt(self, document: QTextDocument, first: int, last: int) -> None:
        """Marks what is not supported, cell by cell: what is selected across cells is always all of them."""
        mark = self._unsupported_format()
        block = document.findBlock(first)
        while block.isValid() and block.position() < last:
            cursor = QTextCursor(document)
            cursor.setPosition(max(first, block.position()))
            cursor.setPosition(min(last, block.position() + block.length() - 1), QTextCursor.MoveMode.KeepAnchor)
            cursor.mergeCharFormat(mark)
            block = block.next()

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
        return named_place(source.path, source.locator)

    def doubt_at(self, position: int) -> str:
        """Why the sentence at this position of the document is marked; empty if it is not."""
        for first, last, sentence in self._doubts:
            if first <= position < last:
                return f"{as_sentence(tr(NOT_FOUND))} {as_sentence(self._why(sentence))}"
        return ""

    def doubts(self) -> Iterator[str]:
        """Each sentence that is marked, as it is shown, with why; found as it is asked for."""
        for first, last, sentence in list(self._doubts):
            cursor = QTextCursor(self.document())
            cursor.setPosition(first)
            cursor.setPosition(last, QTextCursor.MoveMode.KeepAnchor)
            if words := " ".join(cursor.selectedText().split()):
                yield tr("“{words}”: {why}", words=words, why=self._why(sentence))

    def _why(self, sentence: AnswerSentence) -> str:
        from engine.citing.citing import why_not

        return told(why_not(sentence.text, self.sources))

    def viewportEvent(self, event: QEvent) -> bool:
        if not isinstance(event, QHelpEvent) or event.type() != QEvent.Type.ToolTip:
            return super().viewportEvent(event)
        # The reason is found when it is asked for: for a whole answer it would cost more than a frame.
        if words := self.doubt_at(self.cursorForPosition(event.pos()).position()):
            QToolTip.showText(event.globalPos(), as_tip(words), self)
            return True
        return super().viewportEvent(event)

    def createMimeDataFromSelection(self) -> QMimeData:
        copied = super().createMimeDataFromSelection()
        if (text := selected_text(self.textCursor())) is not None:
            copied.html()  # Qt writes every format when the first is asked for, and would do so over this
            copied.setText(text)
        return copied

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
    """How far an answer is rendered for good: in its text, in the document, and of what the document holds; and of the
    table that goes on there, if one does, the head and how wide its columns are."""

    text: int = 0
    position: int = 0
    links: int = 0
    doubts: int = 0
    head: str = ""
    shares: Shares = ()


class _Piece(QTextDocument):
    """A part of an answer on its way into the view. It loads nothing, as the view does not."""

    def loadResource(self, kind: int, name: QUrl | str) -> QByteArray:
        del kind, name
        return QByteArray()


def _read(piece: QTextDocument, text: str) -> None:
    piece.setMarkdown(with_tables_apart(text), MARKDOWN)
    keep_words(piece)
    dress(piece)


def _within(sentences: Sequence[AnswerSentence], start: int, end: int) -> list[AnswerSentence]:
    return [sentence for sentence in sentences if start <= sentence.start and sentence.end <= end]


def _says(sentence: str) -> bool:
    first, last = said(sentence)
    return first < last
