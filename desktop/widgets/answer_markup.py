"""An answer's text as Markdown that carries marks, and where such a text may be parted. Pure, but for the last.

Marks must survive Markdown, so they travel through it as a few characters of rare punctuation, which are then found
in the rendered document and replaced. (Punctuation, not private-use characters: the rules for `**` look at what
stands beside it.) Each says whose it is: a row that has more cells than its table loses those, and their marks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtGui import QTextCharFormat, QTextCursor, QTextDocument, QTextFormat

from desktop.wording import as_tip
from engine.text.markdown import said

if TYPE_CHECKING:
    from engine.types import AnswerSentence

OPEN, CLOSE = "\u2e28", "\u2e29"
_DIGITS = "\u2e2a\u2e2b\u2e2c\u2e2d"
MARKS = re.compile(f"[{OPEN}{CLOSE}][{_DIGITS}]+")
_OURS = re.compile(f"[{OPEN}{CLOSE}{_DIGITS}]")
# What begins a block wherever it stands, and so ends a table.
_BLOCK = re.compile(r" {0,3}(?:[-*+]\s|\d+[.)]\s|#{1,6}\s|>|```|~~~)")
# After a blank line, what cannot go on with the block before it: no item, quotation or indented line.
_FRESH = re.compile(r"(?![-*+]\s|\d+[.)]\s)[^\s>]")
_FENCE = re.compile(r" {0,3}(?:```|~~~)")
_BELOW_HEAD = re.compile(r" {0,3}(?=.*\|)\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?\s*\Z")


class Break(NamedTuple):
    """Where a text is parted, and the head of the table that goes on there: its first two lines."""

    at: int
    head: str = ""


class Least(NamedTuple):
    """How many characters a piece of the text has at least: of any text, before a table, and of a table's rows."""

    words: int
    before_table: int
    of_table: int


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    text: str
    code: bool  # within a fence
    fresh: bool  # there is nothing above it, or a blank line
    heads: bool  # the line below the head of a table, which begins with it
    row_of: str  # the head of the table that it is a row of


def with_marks(text: str, sentences: Sequence[AnswerSentence]) -> str:
    """The text with a pair of marks around each sentence that is unsupported or cited."""
    text = _OURS.sub("\ufffd", text)
    made, done = [], 0
    for number, sentence in enumerate(sentences):
        first, last = said(text[sentence.start : sentence.end])
        if sentence.start < done or first == last or (sentence.supported and not sentence.citations):
            continue
        first, last = sentence.start + first, sentence.start + last
        name = _name(number)
        made += [text[done:first], OPEN, name, text[first:last], CLOSE, name]
        done = last
    return "".join([*made, text[done:]])


def _name(number: int) -> str:
    name = ""
    while number or not name:
        number, digit = divmod(number, len(_DIGITS))
        name = _DIGITS[digit] + name
    return name


def marked_sentence(mark: str) -> int:
    """Whose mark it is: the place of the sentence among those that were given."""
    number = 0
    for digit in mark[1:]:
        number = number * len(_DIGITS) + _DIGITS.index(digit)
    return number


def break_after(
    text: str, start: int, least: Least, sentences: Sequence[AnswerSentence], head: str = ""
) -> Break | None:
    """Where `text` may be parted so that both sides are rendered as they are together: at the first such place that
    is far enough from `start`, itself such a place. None if there is none.

    Args:
        head: of the table that goes on at `start`.
    """

    def parts_sentence(at: int) -> bool:
        return any(sentence.start < at < sentence.end for sentence in sentences)

    above = None
    table = start
    for line in _lines(text, start, head):
        if line.heads and above is not None:
            table = above.start
            if above.fresh and table >= start + least.before_table and not parts_sentence(table):
                return Break(table)
        fresh = line.fresh and not line.code and _FRESH.match(line.text)
        far = (fresh and line.start >= start + least.words) or (line.row_of and line.start >= table + least.of_table)
        if far and not parts_sentence(line.start):
            return Break(line.start, line.row_of)
        above = line
    return None


def with_tables_apart(text: str) -> str:
    """The text with a blank line before each table that stands right below other words, where Markdown wants one."""
    parts, done = [], 0
    above: _Line | None = None
    for line in _lines(text):
        if line.heads and above is not None and not above.fresh:
            parts += [text[done : above.start], "\n"]
            done = above.start
        above = line
    return "".join([*parts, text[done:]])


def heads_table(text: str) -> bool:
    """Whether the last whole line of a text may be the one below the head of a table."""
    *_, above, below, _ = ["", "", *text.rsplit("\n", 3)]
    return "|" in above and bool(_BELOW_HEAD.match(below))


def _lines(text: str, start: int = 0, head: str = "") -> Iterator[_Line]:
    code, fresh, above = False, True, ""
    while start < len(text):
        end = text.find("\n", start) + 1 or len(text)
        line = text[start:end].rstrip("\r\n")
        fence = bool(_FENCE.match(line))
        heads = False
        if not line.strip() or code or _BLOCK.match(line):
            head = ""
        elif not head and "|" in above and _BELOW_HEAD.match(line):
            heads = True
        yield _Line(start, line, code, fresh, heads, head)
        if heads:
            head = f"{above}\n{line}\n"
        code ^= fence
        fresh = not line.strip()
        above = "" if code or fence or _BLOCK.match(line) or line.startswith("    ") else line
        start = end


def keep_words(document: QTextDocument) -> None:
    """Makes plain words of all links and pictures; hovering tells where they led.

    So only our own citations can be clicked, and no picture is there to be drawn: Qt would read it from the disk by
    itself, whatever the document answers when it is asked for it.
    """
    block = document.begin()
    while block.isValid():
        found = []
        fragments = block.begin()
        while not fragments.atEnd():
            fragment = fragments.fragment()
            look = fragment.charFormat()
            if look.isImageFormat():
                picture = look.toImageFormat()
                words = str(picture.property(QTextFormat.Property.ImageAltText) or "") * fragment.length()
                found.append((fragment.position(), fragment.length(), words, _plain(QTextCharFormat(), picture.name())))
            elif look.isAnchor():
                plain = _plain(look, look.anchorHref())
                found.append((fragment.position(), fragment.length(), fragment.text(), plain))
            fragments += 1
        for start, length, words, plain in reversed(found):
            cursor = QTextCursor(document)
            cursor.setPosition(start)
            cursor.setPosition(start + length, QTextCursor.MoveMode.KeepAnchor)
            cursor.insertText(words, plain)
        block = block.next()


def _plain(look: QTextCharFormat, address: str) -> QTextCharFormat:
    plain = QTextCharFormat(look)
    plain.setToolTip(as_tip(address))
    plain.setAnchor(False)
    plain.clearProperty(QTextFormat.Property.AnchorHref)
    plain.clearProperty(QTextFormat.Property.AnchorName)
    plain.clearForeground()
    plain.setFontUnderline(False)
    return plain
