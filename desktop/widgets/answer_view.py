"""An answer: text that streams, then stands with its citations and with what is unsupported marked.

While it streams, text is added plainly; each judged sentence, and the end, render the whole again (about 1.5 ms
for 2,000 characters). Marks must survive Markdown, so they travel through it as single characters of rare
punctuation, which are then found in the rendered document and replaced. (Punctuation, not private-use
characters: the rules for `**` look at what stands beside it.)
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRegularExpression, QUrl, Signal
from PySide6.QtGui import QColor, QHelpEvent, QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QToolTip, QWidget

from desktop.theme import tokens
from desktop.widgets.text_view import TextView
from desktop.wording import as_sentence, as_tip, place
from engine.citing import why_not
from engine.types import AnswerSentence, Citation, Source

NOT_FOUND = "not found in your files"
RENDER_WHILE_STREAMING = 12_000  # characters; a longer text would cost over 6 ms a sentence

_OPEN, _CLOSE, _CITE = "\u2e28", "\u2e29", "\u2e42"
_MARKS = re.compile(f"[{_OPEN}{_CLOSE}{_CITE}]")
# What Markdown wants at the very start or end of a line stays outside the marks.
_BLOCK_START = re.compile(r"(?:\s|[-*+]\s|\d+[.)]\s|#{1,6}\s|>|\||(?:```|~~~)[^\n]*\n)*")
_BLOCK_END = re.compile(r"(?:\s|\||\n(?:```|~~~))*\Z")


def with_marks(text: str, sentences: Sequence[AnswerSentence]) -> str:
    """The text with a pair of marks around each unsupported sentence and one after each cited one."""
    text = _MARKS.sub("\ufffd", text)
    made, done = [], 0
    for sentence in sentences:
        body = text[sentence.start : sentence.end]
        if sentence.start < done or not body.strip():
            continue
        head = len(match.group()) if (match := _BLOCK_START.match(body)) else 0
        tail = match.start() if (match := _BLOCK_END.search(body, head)) else len(body)
        before, within, after = body[:head], body[head:tail], body[tail:]
        if not sentence.supported:
            within = f"{_OPEN}{within}{_CLOSE}"
        made += [text[done : sentence.start], before, within, _CITE if sentence.citations else "", after]
        done = sentence.end
    return "".join([*made, text[done:]])


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
        self._links: list[Citation] = []
        self._doubts: list[tuple[int, int, AnswerSentence]] = []
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
        if len(self._text) <= RENDER_WHILE_STREAMING:
            self._render()

    def finish(self, text: str, sentences: Sequence[AnswerSentence], *, exact: bool = False) -> None:
        """Shows the whole answer. `exact` text is shown letter by letter, never read as Markdown."""
        self._text, self._sentences, self._exact = text, list(sentences), exact
        self._render()

    def has_unsupported(self) -> bool:
        return any(not sentence.supported for sentence in self._sentences)

    def _render(self) -> None:
        text = with_marks(self._text, self._sentences)
        document = self.document()
        if self._exact:
            self.show_text(text)
        else:
            document.setMarkdown(text, QTextDocument.MarkdownFeature.MarkdownNoHTML)
            _without_links(document)
        self._links = []
        cited = iter([sentence for sentence in self._sentences if sentence.citations])
        said = [each for each in self._sentences if self._text[each.start : each.end].strip()]
        doubtful = iter([sentence for sentence in said if not sentence.supported])
        self._doubts = []
        opened = 0
        cursor = QTextCursor(document)
        pattern = QRegularExpression(_MARKS.pattern)
        while not (cursor := document.find(pattern, cursor)).isNull():
            mark = cursor.selectedText()
            cursor.removeSelectedText()
            if mark == _OPEN:
                opened = cursor.position()
            elif mark == _CLOSE:
                unsupported = QTextCursor(document)
                unsupported.setPosition(opened)
                unsupported.setPosition(cursor.position(), QTextCursor.MoveMode.KeepAnchor)
                self._doubts.append((opened, cursor.position(), next(doubtful)))
                unsupported.mergeCharFormat(self._unsupported_format())
            else:
                self._insert_numbers(cursor, next(cited))

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
            link.setToolTip(as_tip(f"{self._named(number)}: “{citation.text}”"))
            cursor.insertText("\u2009", plain)  # a thin space
            cursor.insertText(f"[{number}]", link)
        cursor.setCharFormat(plain)

    def _named(self, number: int) -> str:
        source = next((source for source in self.sources if source.n == number), None)
        return ", ".join(filter(None, (source.path.name, place(source.locator)))) if source else f"Source {number}"

    def doubt_at(self, position: int) -> str:
        """Why the sentence at this position of the document is marked; empty if it is not."""
        for first, last, sentence in self._doubts:
            if first <= position < last:
                return f"{as_sentence(NOT_FOUND)} {as_sentence(why_not(sentence.text, self.sources))}"
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
        mark.setToolTip(NOT_FOUND)
        return mark

    def _open(self, url: QUrl) -> None:
        if url.scheme() == "cite":
            self.cited.emit(self._links[int(url.path())])

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self._text:
            self._render()


def _without_links(document: QTextDocument) -> None:
    """Makes plain words of all links, so that only our own citations can be clicked."""
    plain = QTextCharFormat()
    plain.setAnchor(False)
    plain.setAnchorHref("")
    plain.clearForeground()
    plain.setFontUnderline(False)
    block = document.begin()
    while block.isValid():
        spans = []
        fragments = block.begin()
        while not fragments.atEnd():
            fragment = fragments.fragment()
            if fragment.charFormat().isAnchor():
                spans.append((fragment.position(), fragment.length()))
            fragments += 1
        for start, length in spans:
            cursor = QTextCursor(document)
            cursor.setPosition(start)
            cursor.setPosition(start + length, QTextCursor.MoveMode.KeepAnchor)
            cursor.setCharFormat(plain)
        block = block.next()
