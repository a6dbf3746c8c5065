"""The examples of one skill as a table that can be edited, filtered, and ends with a row to type into."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QBrush, QColor

from desktop.language import marked, told, tr
from desktop.models.rows import Index, Role
from desktop.theme import tokens
from desktop.wording import as_tip
from engine.types import Example

INSTRUCTION, INPUT, OUTPUT, PASSAGES, STATE = range(5)
COLUMNS = (marked("Instruction"), marked("Input"), marked("Wanted answer"), marked("Passages"), marked("State"))
FIELDS = {INSTRUCTION: "instruction", INPUT: "input", OUTPUT: "output"}
SHOWN = 300  # characters of a cell; a whole page in one row would cost time to lay out and show no more
PROMPTS = {
    INSTRUCTION: marked("as the others"),
    INPUT: marked("Type a new example…"),
    OUTPUT: marked("and its answer"),
}


@dataclass(frozen=True, slots=True)
class ExampleFilter:
    """Which rows are shown: those with `words` in any field, only bad ones, only those answered by `label`."""

    words: str = ""
    only_set_aside: bool = False
    label: str = ""

    def keeps(self, example: Example) -> bool:
        if self.only_set_aside and not example.set_aside:
            return False
        if self.label and example.output.strip() != self.label:
            return False
        words = self.words.casefold()
        texts = (example.input, example.output, example.instruction, told(example.set_aside))
        return not words or any(words in text.casefold() for text in texts)


class ExamplesModel(QAbstractTableModel):
    """A row an example; the last row is a draft that becomes an example once it has an input and an answer.

    Args:
        drafts: False: nothing can be edited, and there is no last row to type into.

    Signals:
        edited: an Example that the person changed.
        added: an Example that the person typed.
    """

    edited = Signal(object)
    added = Signal(object)

    def __init__(self, parent: QObject | None = None, *, drafts: bool = True) -> None:
        super().__init__(parent)
        self._drafts = drafts
        self._all: list[Example] = []
        self._rows: list[Example] = []
        self._filter = ExampleFilter()
        self.draft = Example("", "", "")

    @property
    def examples(self) -> Sequence[Example]:
        """All examples, shown or not."""
        return self._all

    @property
    def rows(self) -> Sequence[Example]:
        """The examples that are shown."""
        return self._rows

    def labels(self) -> Counter[str]:
        """How often each answer is given."""
        return Counter(example.output.strip() for example in self._all if example.output.strip())

    def update(self, examples: Sequence[Example]) -> None:
        """Shows these examples now. Rows that are the same keep their place, their selection and an open editor."""
        self._all = list(examples)
        self._show([example for example in self._all if self._filter.keeps(example)])

    def filter(self, wanted: ExampleFilter) -> None:
        """Shows only the rows that `wanted` keeps."""
        self._filter = wanted
        self.update(self._all)

    def _show(self, new: list[Example]) -> None:
        """Replaces only the stretch of rows that differs: what is before and after it stays where it is."""
        old = self._rows
        head = 0
        while head < min(len(old), len(new)) and _same(old[head], new[head]):
            head += 1
        tail = 0
        while tail < min(len(old), len(new)) - head and _same(old[-1 - tail], new[-1 - tail]):
            tail += 1
        if (gone := len(old) - tail - head) > 0:
            self.beginRemoveRows(QModelIndex(), head, head + gone - 1)
            self._rows = old[:head] + old[len(old) - tail :]
            self.endRemoveRows()
        if (come := len(new) - tail - head) > 0:
            self.beginInsertRows(QModelIndex(), head, head + come - 1)
            self._rows = self._rows[:head] + new[head : len(new) - tail] + self._rows[head:]
            self.endInsertRows()
        before, self._rows = self._rows, new
        for row, (was, now) in enumerate(zip(before, new, strict=True)):
            if was != now:
                self.dataChanged.emit(self.index(row, 0), self.index(row, len(COLUMNS) - 1))

    def example(self, row: int) -> Example | None:
        """The example of a row; None for the draft."""
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._rows) + self._drafts

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return tr(COLUMNS[section])
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsEditable if self._drafts and index.column() in FIELDS else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        example = self.example(index.row())
        if example is None:
            return self._draft_data(index.column(), role)
        column = index.column()
        match role:
            case Role.ROW:
                return example
            case Qt.ItemDataRole.EditRole if column in FIELDS:
                return getattr(example, FIELDS[column])
            case Qt.ItemDataRole.DisplayRole:
                return _shown(example, column)
            case Qt.ItemDataRole.ToolTipRole:
                return as_tip(_tip(example, column)) if _tip(example, column) else None
            case Qt.ItemDataRole.AccessibleTextRole:
                said = _shown(example, column) or tr("empty")
                return f"{tr(COLUMNS[column])}: {said}"
            case Qt.ItemDataRole.ForegroundRole if example.set_aside:
                return QBrush(QColor(tokens().warning if column == STATE else tokens().muted))
        return None

    def _draft_data(self, column: int, role: int) -> Any:
        said = str(getattr(self.draft, FIELDS[column])) if column in FIELDS else ""
        match role:
            case Qt.ItemDataRole.EditRole:
                return said
            case Qt.ItemDataRole.DisplayRole:
                return said or (tr(PROMPTS[column]) if column in PROMPTS else "")
            case Qt.ItemDataRole.ForegroundRole if not said:
                return QBrush(QColor(tokens().muted))
            case Qt.ItemDataRole.AccessibleTextRole:
                return tr("New example, {column}: {text}", column=tr(COLUMNS[column]), text=said or tr("empty"))
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole or index.column() not in FIELDS:
            return False
        change: dict[str, Any] = {FIELDS[index.column()]: str(value)}
        example = self.example(index.row())
        if example is None:
            self.draft = replace(self.draft, **change)
            if self.draft.input.strip() and self.draft.output.strip():
                whole, self.draft = self.draft, Example("", "", "")
                self.added.emit(whole)
            self.dataChanged.emit(self.index(index.row(), 0), self.index(index.row(), len(COLUMNS) - 1))
            return True
        changed = replace(example, **change)
        if changed == example:
            return False
        self._all = [changed if known.id == changed.id else known for known in self._all]
        self._rows[index.row()] = changed
        self.dataChanged.emit(index, index)
        self.edited.emit(changed)
        return True


def _same(one: Example, other: Example) -> bool:
    """Whether it is the same example, perhaps changed; ones that are not stored are told apart by all they say."""
    return one.id == other.id if one.id else one == other


def _shown(example: Example, column: int) -> str:
    match column:
        case 3:
            return tr("%n passage(s)", "", len(example.passages)) if example.passages else ""
        case 4:
            return tr("Set aside: {why}", why=told(example.set_aside)) if example.set_aside else tr("Used")
        case _:
            return " ".join(str(getattr(example, FIELDS[column]))[:SHOWN].split())


def _tip(example: Example, column: int) -> str:
    if column == PASSAGES:
        return tr("Press to read them") if example.passages else ""
    return told(example.set_aside) if column == STATE else str(getattr(example, FIELDS[column]))[: SHOWN * 4]


HEADINGS = {"instruction", "input", "output", "text", "label", "question", "answer"}


def pasted(text: str) -> tuple[list[Example], int]:
    """The examples in what a spreadsheet puts on the clipboard, and how many rows were not such.

    Two columns are input and answer; three are instruction, input and answer. A first row of headings is left out.
    """
    examples, others = [], 0
    for number, cells in enumerate(_cells(text)):
        if not any(cell.strip() for cell in cells):
            continue
        if number == 0 and all(cell.strip().casefold() in HEADINGS for cell in cells):
            continue
        if len(cells) not in (2, 3):
            others += 1
            continue
        instruction, given, wanted = cells if len(cells) == 3 else ("", *cells)
        examples.append(Example(instruction.strip(), given.strip(), wanted.strip()))
    return examples, others


def _cells(text: str) -> list[list[str]]:
    """The cells of each row. Quotation marks that are not a spreadsheet's own, about a whole cell, are a person's."""
    csv.field_size_limit(max(csv.field_size_limit(), len(text)))  # of the whole process: never less than others set
    lines = list(io.StringIO(text, newline=""))
    try:
        return list(csv.reader(lines, dialect="excel-tab", strict=True))
    except csv.Error:
        return [line.rstrip("\r\n").split("\t") for line in lines]
