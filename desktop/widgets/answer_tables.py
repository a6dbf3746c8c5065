"""Tables in an answer: how they look, how one grows as it streams and goes on in the next piece, how one is copied.

A table is laid out whole whenever a cell of it changes, so a long one stands as several, each below the other with
the same columns: those that are finished are never laid out again.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any, NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
)

from desktop.theme import scaled, tokens

Shares = tuple[float, ...]  # of the width, by column, in percent

JOINT = -4  # pixels: with the grid of each about itself, the lines of two tables then lie upon each other
WIDEST = 40  # characters from which on a column is not made wider, but its cells are wrapped
_SIDES = {Qt.AlignmentFlag.AlignHCenter: ":---:", Qt.AlignmentFlag.AlignRight: "---:"}
_PIECES = re.compile(r"\\.|[|\n]|[^|\\\n]+|\\", re.DOTALL)


def tables_of(document: QTextDocument) -> list[QTextTable]:
    return [frame for frame in document.rootFrame().childFrames() if isinstance(frame, QTextTable)]


def _table_at(cursor: QTextCursor) -> QTextTable | None:
    return cursor.currentTable()


def dress(document: QTextDocument) -> None:
    """Gives all tables a quiet grid, and what stands in their heads the side of its column."""
    em = QFontMetricsF(document.defaultFont()).height()
    for table in tables_of(document):
        look = table.format()
        look.setBorder(1)
        look.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
        look.setBorderBrush(QColor(tokens().border))
        look.setBorderCollapse(True)
        look.setCellSpacing(0)
        look.setCellPadding(round(em * 0.25))
        look.setTopMargin(round(em * 0.4))
        look.setBottomMargin(round(em * 0.5))
        look.setHeaderRowCount(1)
        table.setFormat(look)
        for column in range(table.columns()):
            _dress_head(table, column)
    _unescape(document)


def _dress_head(table: QTextTable, column: int) -> None:
    cell = table.cellAt(0, column)
    ground = cell.format()
    ground.setBackground(QColor(tokens().sunken))
    cell.setFormat(ground)
    words = cell.firstCursorPosition()
    if words.block().length() == 1 and words.position() < cell.lastPosition():
        words.deleteChar()  # below code and quotations Qt begins the first cell with an empty line, and not in bold
    if table.rows() > 1:
        _align(words, table.cellAt(1, column).firstCursorPosition().blockFormat().alignment())
    words.setPosition(cell.lastPosition(), QTextCursor.MoveMode.KeepAnchor)
    bold = QTextCharFormat()
    bold.setFontWeight(QFont.Weight.Bold)
    words.mergeCharFormat(bold)


def _align(cell: QTextCursor, side: Qt.AlignmentFlag) -> None:
    look = cell.blockFormat()
    look.setAlignment(side)
    cell.setBlockFormat(look)


def _unescape(document: QTextDocument) -> None:
    r"""In a cell `\|` is a stroke, in code too; Qt leaves it there as it is."""
    cursor = QTextCursor(document)
    while not (cursor := document.find(r"\|", cursor)).isNull():
        if cursor.charFormat().fontFixedPitch() and _table_at(cursor) is not None:
            cursor.insertText("|", cursor.charFormat())


def shares_of(table: QTextTable) -> Shares:
    """How much of the width each column is to have, by its longest cell."""
    font = table.document().defaultFont()
    usual, bold = QFontMetricsF(font), QFontMetricsF(scaled(font, 1, QFont.Weight.Bold))
    most = usual.averageCharWidth() * WIDEST
    widths = []
    for column in range(table.columns()):
        cells = [table.cellAt(row, column).firstCursorPosition().block().text() for row in range(table.rows())]
        longest = max(bold.horizontalAdvance(cells[0]), *map(usual.horizontalAdvance, cells))
        widths.append(min(longest, most) + usual.height())
    return tuple(100 * width / sum(widths) for width in widths)


def fix(table: QTextTable, shares: Shares, *, last: bool) -> None:
    """Gives a piece of a long table its columns; nothing parts it from the next unless it is the last."""
    look = table.format()
    look.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    look.setColumnWidthConstraints([QTextLength(QTextLength.Type.PercentageLength, share) for share in shares])
    if not last:
        look.setBottomMargin(0)
    table.setFormat(look)


def behead(document: QTextDocument) -> bool:
    """Takes the head off the table at the start, which goes on with one that stands above; False if there is none."""
    tables = tables_of(document)
    if not tables or tables[0].firstPosition() > 1 or tables[0].rows() < 2:
        return False
    table = tables[0]
    table.removeRows(0, 1)
    look = table.format()
    look.setHeaderRowCount(0)
    look.setTopMargin(JOINT)
    table.setFormat(look)
    return True


def row_end(position: int, document: QTextDocument) -> int:
    """Where the row that holds this position ends; outside of tables, where the block does."""
    cursor = QTextCursor(document)
    cursor.setPosition(position)
    table = _table_at(cursor)
    if table is None:
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
        return cursor.position()
    return table.cellAt(table.cellAt(cursor).row(), table.columns() - 1).lastPosition()


class GrowingRow:
    """The last row of a table that streams: its text is put into its cells plainly, until it is rendered."""

    def __init__(self, table: QTextTable, above: str, line: str) -> None:
        self._table = table
        self._piped = above.lstrip().startswith("|")
        self._begun = bool(line.strip())
        strokes = sum(piece == "|" for piece in _PIECES.findall(line))
        self._column = strokes - line.lstrip().startswith("|")

    @classmethod
    def at_end(cls, document: QTextDocument, text: str) -> GrowingRow | None:
        """That of the table with which a document ends, and the text that it shows; None if it ends otherwise."""
        last = document.lastBlock()
        *_, above, line = ["", *text.rsplit("\n", 2)]
        if last.length() > 1 or last.position() == 0 or not (above + line).strip():
            return None
        cursor = QTextCursor(document)
        cursor.setPosition(last.position() - 1)
        table = _table_at(cursor)
        return None if table is None else cls(table, above, line)

    def add(self, text: str) -> str | None:
        """Puts a piece of text where it belongs; where the table ends, gives what is no longer of it."""
        pieces = _PIECES.findall(text)
        for number, piece in enumerate(pieces):
            if piece == "\n":
                if not self._begun:
                    return "".join(pieces[number + 1 :])
                self._begun = False
            elif not self._begun:
                if not piece.strip():
                    continue
                if self._piped and piece != "|":
                    return "".join(pieces[number:])
                self._begin(piece)
            elif piece == "|":
                self._column += 1
            else:
                self._write(piece)
        return None

    def _begin(self, piece: str) -> None:
        self._begun, self._column = True, 0
        self._table.appendRows(1)
        row = self._table.rows() - 1
        for column in range(self._table.columns()):
            cell = self._table.cellAt(row, column)
            cell.setFormat(QTextCharFormat())
            side = self._table.cellAt(row - 1, column).firstCursorPosition().blockFormat().alignment()
            _align(cell.firstCursorPosition(), side)
        if piece != "|":
            self._write(piece)

    def _write(self, words: str) -> None:
        if self._column >= self._table.columns():
            return  # more cells than the table has
        cell = self._table.cellAt(self._table.rows() - 1, self._column).lastCursorPosition()
        words = words.removeprefix("\\") if words == r"\|" else words
        cell.insertText(words if cell.block().length() > 1 else words.lstrip(), QTextCharFormat())


def selected_text(selection: QTextCursor) -> str | None:
    """What is selected, with its tables as Markdown; None if it holds no table, or no more than one cell."""
    found = list(_selected(selection))
    if len(found) < 2 or all(piece.table is None for piece in found):
        return None
    lines: list[str] = []
    within = False
    for _, group in groupby(found, key=lambda piece: piece.line):
        pieces = list(group)
        table, row = pieces[0].table, pieces[0].row
        if table is None:
            if pieces[0].words or not within:  # below a table is an empty line that nobody sees
                lines += ["", pieces[0].words] if within else [pieces[0].words]
                within = False
            continue
        heads = row < table.format().headerRowCount()
        if lines and lines[-1] and (heads or not within):
            lines.append("")
        lines.append(_row(piece.words.replace("|", r"\|") for piece in pieces))
        if heads:
            lines.append(_row(piece.side for piece in pieces))
        within = True
    return "\n".join(lines).lstrip("\n")


class _Selected(NamedTuple):
    """A block of what is selected. `line` is the same for all cells of a row."""

    line: tuple[int, int]
    words: str
    table: QTextTable | None = None
    row: int = 0
    side: str = ""


def _selected(selection: QTextCursor) -> Iterator[_Selected]:
    first, end = selection.selectionStart(), selection.selectionEnd()
    columns: range | None = None
    if selection.hasComplexSelection():  # from cell to cell of a table: all that stands between their rows and columns
        table = selection.currentTable()
        at: Any = selection.selectedTableCells()
        columns = range(at[2], at[2] + at[3])
        first = table.cellAt(at[0], at[2]).firstPosition()
        end = table.cellAt(at[0] + at[1] - 1, columns[-1]).lastPosition()
    block = selection.document().findBlock(first)
    while block.isValid() and block.position() <= end:
        cursor = QTextCursor(block)
        within = _table_at(cursor)
        if within is None:
            yield _Selected((-1, block.position()), _words(cursor, first, end))
        else:
            cell = within.cellAt(cursor)
            if columns is None or cell.column() in columns:
                side = _SIDES.get(block.blockFormat().alignment() & Qt.AlignmentFlag.AlignHorizontal_Mask, "---")
                row = cell.row()
                yield _Selected((within.firstPosition(), row), _words(cursor, first, end), within, row, side)
        block = block.next()


def _words(block: QTextCursor, first: int, end: int) -> str:
    """What is selected of the block that the cursor is at the start of."""
    last = block.position() + block.block().length() - 1
    block.setPosition(max(first, block.position()))
    block.setPosition(min(end, last), QTextCursor.MoveMode.KeepAnchor)
    return block.selectedText().replace("\u2028", "\n").replace("\u00a0", " ")


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"
