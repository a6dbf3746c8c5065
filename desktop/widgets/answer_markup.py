"""An answer's text as Markdown that carries marks, and where such a text may be parted. Pure, but for the last.

Marks must survive Markdown, so they travel through it as single characters of rare punctuation, which are then found
in the rendered document and replaced. (Punctuation, not private-use characters: the rules for `**` look at what
stands beside it.)
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtGui import QTextCharFormat, QTextCursor, QTextDocument

if TYPE_CHECKING:
    from engine.types import AnswerSentence

OPEN, CLOSE, CITE = "\u2e28", "\u2e29", "\u2e42"
MARKS = re.compile(f"[{OPEN}{CLOSE}{CITE}]")
# What Markdown wants at the very start or end of a line stays outside the marks.
_BLOCK_START = re.compile(r"(?:\s|[-*+]\s|\d+[.)]\s|#{1,6}\s|>|\||(?:```|~~~)[^\n]*\n)*")
_BLOCK_END = re.compile(r"(?:\s|\||\n(?:```|~~~))*\Z")
# After a blank line, what cannot go on with the block before it: no item, quotation, row or indented line.
_BREAK = re.compile(r"\n[ \t]*\n+(?=[^\s>|])(?![-*+]\s|\d+[.)]\s)")
_FENCE = re.compile(r"^ {0,3}(?:```|~~~)", re.MULTILINE)


def with_marks(text: str, sentences: Sequence[AnswerSentence]) -> str:
    """The text with a pair of marks around each unsupported sentence and one after each cited one."""
    text = MARKS.sub("\ufffd", text)
    made, done = [], 0
    for sentence in sentences:
        body = text[sentence.start : sentence.end]
        if sentence.start < done or not body.strip():
            continue
        head = len(match.group()) if (match := _BLOCK_START.match(body)) else 0
        tail = match.start() if (match := _BLOCK_END.search(body, head)) else len(body)
        before, within, after = body[:head], body[head:tail], body[tail:]
        if not sentence.supported:
            within = f"{OPEN}{within}{CLOSE}"
        made += [text[done : sentence.start], before, within, CITE if sentence.citations else "", after]
        done = sentence.end
    return "".join([*made, text[done:]])


def break_after(text: str, start: int, least: int, sentences: Sequence[AnswerSentence]) -> int | None:
    """Where `text` may be parted so that both sides are rendered as they are together: at the first such place that
    is `least` characters or more after `start`, itself such a place. None if there is none."""
    fences, looked = 0, start
    for match in _BREAK.finditer(text, start + least):
        at = match.end()
        fences += len(_FENCE.findall(text[looked:at]))
        looked = at
        if fences % 2 == 0 and not any(sentence.start < at < sentence.end for sentence in sentences):
            return at
    return None


def without_links(document: QTextDocument) -> None:
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
