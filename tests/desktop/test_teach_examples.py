"""Examples in the window: typed, pasted, edited in place, filtered, deleted with a way back, imported after a look."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QWidget

from desktop.main_window import TEACH
from desktop.models.examples import INPUT, INSTRUCTION, OUTPUT, PASSAGES, STATE, ExampleFilter, ExamplesModel, pasted
from desktop.pages.teach import TeachPage
from desktop.teach.examples_panel import ExamplesPanel, summary
from engine.types import Example
from tests.desktop.conftest import Alcove, fake_only

CSV = "text,label\n" + "".join(
    f"message {n} about {('cards', 'loans')[n % 2]},{('cards', 'loans')[n % 2]}\n" for n in range(20)
)

LONG = "long " * 30_000  # more than the csv module takes unless it is told to


def opened(alcove: Alcove) -> TeachPage:
    alcove.window.show_page(TEACH)
    return alcove.window.teach


def type_into(alcove: Alcove, panel: ExamplesPanel, column: int, words: str) -> None:
    """Types into the cell being edited and presses Enter."""
    index = panel.model.index(panel.model.rowCount() - 1, column)
    panel.table.setCurrentIndex(index)
    panel.table.edit(index)
    editor = editor_of(panel)
    alcove.qtbot.keyClicks(editor, words)
    alcove.qtbot.keyClick(editor, Qt.Key.Key_Return)


def editor_of(panel: ExamplesPanel) -> QWidget:
    """The open editor; one that was closed lives on until the next round of events."""
    return [each for each in panel.table.viewport().findChildren(QWidget, "cell") if each.isVisible()][-1]


def filled(alcove: Alcove, rows: int = 12) -> ExamplesPanel:
    """Examples pasted as a spreadsheet gives them."""
    page = opened(alcove)
    panel = page.examples.panel
    lines = [f"message {n} about {('cards', 'loans')[n % 2]}\t{('cards', 'loans')[n % 2]}" for n in range(rows)]
    QGuiApplication.clipboard().setText("\n".join(lines))
    panel.paste()
    alcove.until(lambda: len(panel.model.examples) == rows)
    alcove.until(lambda: page.train.isEnabled())
    return panel


def test_the_empty_page_offers_three_ways(alcove: Alcove) -> None:
    page = opened(alcove)
    panel = page.examples.panel
    alcove.until(lambda: page.dataset)
    assert [button.text() for button in panel.ways] == ["Type a few", "Import a file…", "Correct an answer…"]
    assert all(button.isVisible() for button in panel.ways)
    assert not page.train.isEnabled()
    panel.ways[2].click()
    assert alcove.window.pages.currentWidget() is alcove.window.ask


def test_an_example_is_typed_into_the_last_row(alcove: Alcove) -> None:
    page = opened(alcove)
    panel = page.examples.panel
    panel.ways[0].click()
    assert panel.table.isVisible()
    editor = editor_of(panel)
    assert editor.hasFocus()
    alcove.qtbot.keyClicks(editor, "Where is my card?")
    alcove.qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert panel.model.draft.input == "Where is my card?"
    assert not panel.model.examples, "half an example is not kept"
    type_into(alcove, panel, OUTPUT, "cards")
    alcove.until(lambda: panel.model.examples)
    assert (panel.model.examples[0].input, panel.model.examples[0].output) == ("Where is my card?", "cards")
    assert panel.model.draft == Example("", "", "")
    alcove.until(lambda: "7 more are needed" in panel.counts.text())


def test_a_cell_keeps_its_lines_and_escape_leaves_it(alcove: Alcove) -> None:
    panel = filled(alcove)
    index = panel.model.index(0, INPUT)
    panel.table.setCurrentIndex(index)
    panel.table.edit(index)
    editor = editor_of(panel)
    alcove.qtbot.keyClicks(editor, "first")
    alcove.qtbot.keyClick(editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    alcove.qtbot.keyClicks(editor, "second")
    alcove.qtbot.keyClick(editor, Qt.Key.Key_Return)
    alcove.until(lambda: [row for row in alcove.engine.teach.examples() if row.input == "first\nsecond"])
    assert panel.model.data(index) == "first second", "a row shows one line"
    panel.table.edit(index)
    alcove.qtbot.keyClicks(editor_of(panel), "nothing")
    alcove.qtbot.keyClick(editor_of(panel), Qt.Key.Key_Escape)
    assert panel.model.data(index) == "first second"


def test_a_cell_that_is_emptied_is_set_aside_with_its_reason(alcove: Alcove) -> None:
    panel = filled(alcove)
    panel.model.setData(panel.model.index(3, OUTPUT), "")
    alcove.until(lambda: panel.model.examples[3].set_aside)
    said = panel.model.data(panel.model.index(3, STATE))
    assert said.startswith("Set aside: ")
    assert said.endswith(panel.model.examples[3].set_aside)
    alcove.until(lambda: panel.only_aside.text() == "Set aside (1)")
    panel.only_aside.click()
    assert len(panel.model.rows) == 1
    assert panel.model.rowCount() == 2, "the row to type into stays"


def test_rows_are_deleted_and_brought_back(alcove: Alcove) -> None:
    panel = filled(alcove)
    message = alcove.window.teach.message
    panel.table.setFocus()
    panel.table.selectRow(0)
    assert panel.delete.isEnabled()
    alcove.qtbot.keyClick(panel.table, Qt.Key.Key_Delete)
    alcove.until(lambda: message.message == "1 example deleted.")
    alcove.until(lambda: len(panel.model.examples) == 11)
    message.buttons["Undo"].click()
    alcove.until(lambda: len(panel.model.examples) == 12)
    assert "message 0 about cards" in [example.input for example in panel.model.examples]


def test_pasting_is_said_and_can_be_undone(alcove: Alcove) -> None:
    panel = filled(alcove)
    message = alcove.window.teach.message
    assert message.message == "12 examples pasted."
    QGuiApplication.clipboard().setText("just a text")
    panel.paste()
    assert message.message == "There are no examples on the clipboard."
    QGuiApplication.clipboard().setText("a\tx\nb\ty")
    panel.table.setFocus()
    alcove.qtbot.keyClick(panel.table, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    alcove.until(lambda: len(panel.model.examples) == 14)
    alcove.until(lambda: message.message == "2 examples pasted.")
    message.buttons["Undo"].click()
    alcove.until(lambda: len(panel.model.examples) == 12)


def test_filters_by_words_and_by_answer(alcove: Alcove) -> None:
    panel = filled(alcove)
    panel.search.setText("MESSAGE 1 A")
    assert [example.input for example in panel.model.rows] == ["message 1 about loans"]
    panel.search.clear()
    alcove.until(lambda: panel.answers.count() == 3)
    assert [panel.answers.itemText(n) for n in range(panel.answers.count())] == [
        "All answers",
        "cards (6)",
        "loans (6)",
    ]
    panel.answers.setCurrentIndex(2)
    panel.answers.activated.emit(2)
    assert {example.output for example in panel.model.rows} == {"loans"}
    assert len(panel.model.rows) == 6


def test_a_file_is_shown_before_it_is_kept(alcove: Alcove, tmp_path: Path) -> None:
    file = tmp_path / "messages.csv"
    file.write_text(CSV + ",loans\n", "utf-8")
    page = opened(alcove)
    if alcove.kind == "fake":
        from engine.types import ImportPreview, SetAside

        examples = tuple(Example("", f"message {n}", ("cards", "loans")[n % 2]) for n in range(20))
        columns = {"input": "text", "output": "label"}
        alcove.engine.teach.preview = ImportPreview(
            "CSV", ("text", "label"), columns, examples, 21, (SetAside(22, "it is empty"),), "classify"
        )
    panel, mime = page.examples.panel, QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(file))])
    copy, left, plain = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(5, 5), copy, mime, left, plain)
    panel.dragEnterEvent(enter)
    assert enter.isAccepted()
    panel.dropEvent(QDropEvent(QPointF(5, 5), copy, mime, left, plain))
    imports = page.examples.imports
    alcove.until(lambda: imports.preview)
    assert imports.isVisible()
    assert imports.columns["input"].currentText() == "text"
    assert imports.columns["output"].currentText() == "label"
    assert imports.columns["instruction"].currentText() == "none"
    assert len(imports.model.rows) == 20
    assert imports.aside.toPlainText().startswith("Row 22: ")
    assert not alcove.engine.teach.examples(), "nothing is kept yet"
    imports.columns["input"].setCurrentIndex(imports.columns["input"].findData("label"))
    before = imports.preview
    imports.columns["input"].activated.emit(0)
    alcove.until(lambda: imports.preview is not before or page.message.message)
    imports.columns["input"].setCurrentIndex(imports.columns["input"].findData("text"))
    imports.columns["input"].activated.emit(0)
    alcove.until(lambda: imports.keep.isEnabled() and imports.preview and imports.preview.columns["input"] == "text")
    imports.keep.click()
    alcove.until(lambda: page.message.message.startswith("20 examples imported from messages.csv"))
    alcove.until(lambda: panel.isVisible() and len(panel.model.examples) >= 20)


@pytest.mark.parametrize("alcove", ["real"], indirect=True)
def test_a_file_that_is_none_is_said(alcove: Alcove, tmp_path: Path) -> None:
    page = opened(alcove)
    page.import_file(tmp_path / "missing.csv")
    alcove.until(lambda: page.message.message)
    assert "missing.csv" in page.message.message
    assert page.examples.panel.isVisible()


def test_examples_are_exported(alcove: Alcove, tmp_path: Path) -> None:
    filled(alcove)
    page = alcove.window.teach
    page.examples.export(tmp_path / "out.csv")
    alcove.until(lambda: page.message.message == "12 examples written to out.csv.")


def test_a_new_skill_has_its_own_examples(alcove: Alcove) -> None:
    filled(alcove)
    page = alcove.window.teach
    page.new.click()
    assert page.name.hasFocus()
    alcove.qtbot.keyClicks(page.name, "Letters")
    alcove.qtbot.keyClick(page.name, Qt.Key.Key_Return)
    assert page.dataset == "Letters"
    assert not page.examples.panel.model.examples
    assert not page.train.isEnabled()
    QGuiApplication.clipboard().setText("a\tx\nb\ty")
    page.examples.panel.paste()
    alcove.until(lambda: len(page.examples.panel.model.examples) == 2)
    alcove.until(lambda: {page.choice.itemText(n) for n in range(page.choice.count())} == {"Letters", "My skill"})
    page.choice.setCurrentIndex(page.choice.findData("My skill"))
    page.choice.activated.emit(page.choice.currentIndex())
    alcove.until(lambda: len(page.examples.panel.model.examples) == 12)


@pytest.mark.qt_log_ignore("This plugin does not support")
@fake_only
def test_passages_open_beside_their_row(alcove: Alcove) -> None:
    page = opened(alcove)
    alcove.engine.teach.add_examples("Leases", [Example("", "When?", "On the third.", ("Rent is due on the third.",))])
    panel = page.examples.panel
    alcove.until(lambda: panel.model.examples)
    index = panel.model.index(0, PASSAGES)
    assert not panel.table.isColumnHidden(PASSAGES)
    assert panel.table.isColumnHidden(INSTRUCTION)
    assert panel.model.data(index) == "1 passage"
    panel.table.clicked.emit(index)
    assert panel.popup is not None
    assert "1. Rent is due on the third." in panel.popup.findChild(QWidget, "passages").toPlainText()
    panel.popup.close()


# --------------------------------------------------------------------------- the model


def numbered(*inputs: str) -> list[Example]:
    return [Example("", text, "x", id=number) for number, text in enumerate(inputs, 1)]


def test_only_what_differs_is_told_to_the_view() -> None:
    model = ExamplesModel()
    model.update(numbered("a", "b", "c", "d"))
    told: list[tuple[str, int, int]] = []
    model.rowsInserted.connect(lambda _, first, last: told.append(("in", first, last)))
    model.rowsRemoved.connect(lambda _, first, last: told.append(("out", first, last)))
    model.dataChanged.connect(lambda first, last: told.append(("changed", first.row(), last.row())))
    rows = numbered("a", "b", "c", "d", "e")
    model.update(rows)
    model.update([rows[0], *rows[2:]])
    model.update([rows[0], *rows[2:4], Example("", "other", "x", id=5)])
    model.update(rows[:0])
    assert told == [("in", 4, 4), ("out", 1, 1), ("changed", 3, 3), ("out", 0, 3)]
    assert model.rowCount() == 1


def test_a_filter_looks_at_all_that_is_said() -> None:
    example = Example("translate", "Guten Tag", "Good day", set_aside="a duplicate of row 3")
    assert ExampleFilter("GUTEN").keeps(example)
    assert ExampleFilter("row 3").keeps(example)
    assert ExampleFilter(label="Good day", only_set_aside=True).keeps(example)
    assert not ExampleFilter("bonjour").keeps(example)
    assert not ExampleFilter(label="Good").keeps(example)


@pytest.mark.parametrize(
    ("text", "examples", "others"),
    [
        ("a\tb", [("", "a", "b")], 0),
        ("text\tlabel\na\tb\r\nc\td\r\n", [("", "a", "b"), ("", "c", "d")], 0),
        ("do\ta\tb", [("do", "a", "b")], 0),
        ('"two\nlines"\tb', [("", "two\nlines", "b")], 0),
        ("a\tb\n\nc\nd\te\tf\tg", [("", "a", "b")], 2),
        ("", [], 0),
        ('"unclosed\tb\nc\td\ne\tf', [("", '"unclosed', "b"), ("", "c", "d"), ("", "e", "f")], 0),
        ('a\tb\n"x" and y\tz', [("", "a", "b"), ("", '"x" and y', "z")], 0),
        (f"{LONG}\tb\nc\td", [("", LONG.strip(), "b"), ("", "c", "d")], 0),
        (f'"{LONG}\n{LONG}"\tb\nc\td', [("", f"{LONG}\n{LONG.strip()}", "b"), ("", "c", "d")], 0),
        ('"said ""yes"""\tb', [("", 'said "yes"', "b")], 0),
        ("one\x0bcell\tb", [("", "one\x0bcell", "b")], 0),
    ],
    ids=range(12),
)
def test_what_a_spreadsheet_copies(text: str, examples: list[tuple[str, str, str]], others: int) -> None:
    limit = csv.field_size_limit(131_072)  # as in a process that has read no table yet
    try:
        found, left_out = pasted(text)
    finally:
        csv.field_size_limit(limit)
    assert [(each.instruction, each.input, each.output) for each in found] == examples
    assert left_out == others


def test_the_summary_counts_what_is_used() -> None:
    rows = [*numbered(*map(str, range(9))), Example("", "z", "", set_aside="it has no output")]
    assert summary(rows, "classify") == (
        "9 examples of giving a label, 1 label; 1 set aside, which are kept but not learnt from."
    )
