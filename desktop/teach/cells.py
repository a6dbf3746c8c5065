"""How a cell of the examples is edited in place: texts of many lines, labels with completion."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from PySide6.QtCore import QAbstractItemModel, QEvent, QObject, QRect, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QCompleter,
    QLineEdit,
    QPlainTextEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from desktop.language import tr
from desktop.models.examples import COLUMNS, OUTPUT
from desktop.models.rows import Index

LINES = 4


class ExampleDelegate(QStyledItemDelegate):
    """Enter keeps what was typed, Shift+Enter begins a new line, Esc leaves it as it was.

    Attributes:
        labels: answers to complete from; empty where answers are free text.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.labels: Sequence[str] = ()

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor: QWidget
        if index.column() == OUTPUT and self.labels:
            line = QLineEdit(parent)
            line.setFrame(False)
            completer = QCompleter(list(self.labels), line)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
            line.setCompleter(completer)
            editor = line
        else:
            text = QPlainTextEdit(parent)
            text.setTabChangesFocus(True)
            editor = text
        editor.setObjectName("cell")
        editor.setAccessibleName(tr(COLUMNS[index.column()]))
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        said = str(index.data(Qt.ItemDataRole.EditRole) or "")
        if isinstance(editor, QPlainTextEdit):
            if not editor.document().isModified():
                editor.setPlainText(said)
                editor.selectAll()
                editor.document().setModified(False)
        else:
            cast(QLineEdit, editor).setText(said)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        said = editor.toPlainText() if isinstance(editor, QPlainTextEdit) else cast(QLineEdit, editor).text()
        model.setData(index, said, Qt.ItemDataRole.EditRole)

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, _index: Index) -> None:
        rect: QRect = option.rect
        if isinstance(editor, QPlainTextEdit):
            rect.setHeight(editor.fontMetrics().lineSpacing() * LINES + 8)
            around = cast(QWidget, editor.parentWidget())  # the view's viewport
            rect.moveBottom(min(rect.bottom(), around.height() - 2))
        editor.setGeometry(rect)

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """Qt keeps Enter to the text editor; here it ends the editing, as in every other cell."""
        if (
            isinstance(editor, QPlainTextEdit)
            and event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        ):
            self.commitData.emit(editor)
            self.closeEditor.emit(editor, QAbstractItemDelegate.EndEditHint.NoHint)
            return True
        return super().eventFilter(editor, event)
