"""The source panel: the page or the text around cited words, stepping through them, and what became of the file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt, QUrl, Slot
from PySide6.QtGui import QColor, QDesktopServices, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.models.cited import Evidence, cited_places, place_of, step_of
from desktop.models.rows import Role
from desktop.theme import LIGHT
from desktop.widgets.grid_view import GridView, marked_cells
from desktop.widgets.leaf_bar import LeafBar
from desktop.widgets.passage_view import PassageView
from desktop.widgets.source_panel import SourcePanel
from desktop.widgets.source_view import SourceView
from engine.types import Citation, Quote, Source, StoredTable, StoredText
from tests.desktop.conftest import Alcove, fake_only
from tests.desktop.test_ask import RENT, marked
from tests.engine.readers.files import lines_at, pdf

real_only = pytest.mark.parametrize("alcove", ["real"], indirect=True)

KEEPER = "The lighthouse keeper counts the ships each evening."
LAMP = "The lamp of the lighthouse is cleaned by Mrs Orla Finch."
LIGHTHOUSE = pdf(
    lines_at(72, 700, 12, "The first page speaks of the weather and of nothing else."),
    lines_at(72, 700, 12, KEEPER) + lines_at(72, 300, 12, LAMP),
    lines_at(72, 700, 12, "The last page speaks of the harbour."),
)


@pytest.fixture
def lighthouse(tmp_path: Path) -> Path:
    folder = tmp_path / "papers"
    folder.mkdir()
    (folder / "lighthouse.pdf").write_bytes(LIGHTHOUSE)
    return folder


def opened(alcove: Alcove, question: str) -> SourcePanel:
    """Asks, and presses the first card."""
    alcove.ask(question).cards[0].click()
    return alcove.window.ask.panel


@real_only
def test_a_pdf_shows_its_page_with_the_words_marked(alcove: Alcove, lighthouse: Path) -> None:
    alcove.add(lighthouse)
    panel = opened(alcove, "Who cleans the lamp of the lighthouse?")
    view, sheet = panel.view, panel.view.pages.sheet
    alcove.until(lambda: not sheet.image.isNull())
    assert panel.place.text() == "page 2"
    assert view.bar.said == "Page 2 of 3"
    assert view.note.isHidden()
    assert view.pages.accessibleName() == "Page 2 of 3 of lighthouse.pdf, with the cited words marked"
    assert sheet.image.width() == view.pages.pixels
    (mark,) = sheet.marks
    assert mark.top() / sheet.height() == pytest.approx((792 - 300 - 10) / 792, abs=0.02)
    paper, row = sheet.grab().toImage(), round(mark.center().y())
    marker = QColor(LIGHT.highlight)
    ground = [x for x in range(paper.width()) if paper.pixelColor(x, row) == marker]
    assert ground, "the paper shows between the letters"
    assert mark.left() - 1 <= ground[0] <= ground[-1] <= mark.right() + 1
    assert view.pages.viewport().rect().contains(sheet.mapTo(view.pages.viewport(), mark.center().toPoint()))

    small = sheet.image.width()
    alcove.qtbot.keyClick(view.pages, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.clipboard().text() == LAMP
    window = QShortcut(QKeySequence("Ctrl++"), alcove.window)
    taken = []
    window.activated.connect(lambda: taken.append(1))
    alcove.qtbot.keyClick(view.pages, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    alcove.until(lambda: sheet.image.width() > small)
    assert not taken, "on the page, these keys mean the page"
    alcove.qtbot.keyClick(view.bar.larger, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    alcove.until(lambda: sheet.image.width() == small)

    view.bar.after.click()
    alcove.until(lambda: view.bar.said == "Page 3 of 3" and not sheet.marks)
    assert panel.place.text() == "page 3"
    assert not view.bar.after.isEnabled()
    assert view.note.isHidden(), "another page need not hold the words"
    view.bar.before.click()
    alcove.until(lambda: len(sheet.marks) == 1)


@real_only
def test_a_page_that_cannot_be_drawn_gives_way_to_the_stored_text(alcove: Alcove, lighthouse: Path) -> None:
    alcove.add(lighthouse)
    turn = alcove.ask("Who cleans the lamp of the lighthouse?")
    (lighthouse / "lighthouse.pdf").write_bytes(b"%PDF-1.4 and nothing")
    turn.cards[0].click()
    view = alcove.window.ask.panel.view
    alcove.until(lambda: view.passage.isVisible() and view.note.text().startswith("This file has changed"))
    assert marked(view.passage) == [LAMP]
    assert not view.bar.number.isVisible()
    assert view.note.text() == (
        "This file has changed since this answer. The page cannot be shown: damaged PDF: it cannot be opened. "
        "This is its text as it was read."
    )


def test_text_is_shown_with_what_stands_around_the_words(alcove: Alcove, notes: Path) -> None:
    alcove.add(notes)
    panel = opened(alcove, "When is the rent of the boathouse due?")
    view = panel.view.passage
    alcove.until(lambda: view.toPlainText() == (notes / "lease.md").read_text("utf-8"))
    assert marked(view) == [RENT]
    assert panel.view.note.isHidden()


def test_what_became_of_the_file_is_said(alcove: Alcove, notes: Path) -> None:
    alcove.add(notes)
    turn = alcove.ask("When is the rent of the boathouse due?")
    panel = alcove.window.ask.panel
    note = panel.view.note
    (notes / "lease.md").write_text("# Lease\n\nThe rent is due in May.\n", "utf-8")
    turn.cards[0].click()
    alcove.until(lambda: note.text().startswith("This file has changed since this answer."))
    assert marked(panel.view.passage) == [RENT], "the words are those that were answered with"
    (notes / "lease.md").unlink()
    turn.cards[0].click()
    alcove.until(lambda: note.text().startswith("This file is gone from where it was."))


def test_two_panels_with_one_file_are_both_told_of_a_change(alcove: Alcove, notes: Path, qtbot: QtBot) -> None:
    """As those of Ask and of Find."""
    alcove.add(notes)
    panel = opened(alcove, "When is the rent of the boathouse due?")
    first = panel.view
    other = SourceView(alcove.backend)
    qtbot.addWidget(other)
    other.show_place(place_of(panel.model.index(0).data(Role.ROW), []))
    alcove.until(other.passage.toPlainText)
    (notes / "lease.md").write_text("# Lease\n\nThe rent is due in May.\n", "utf-8")
    first.look_again()
    other.look_again()
    for view in (first, other):
        alcove.until(lambda view=view: view.note.text().startswith("This file has changed"))


@real_only
def test_a_moved_file_is_followed(alcove: Alcove, lighthouse: Path) -> None:
    alcove.add(lighthouse)
    turn = alcove.ask("Who cleans the lamp of the lighthouse?")
    (lighthouse / "old").mkdir()
    (lighthouse / "lighthouse.pdf").rename(lighthouse / "old" / "tower.pdf")
    turn.cards[0].click()
    panel = alcove.window.ask.panel
    alcove.until(lambda: panel.file.text() == "tower.pdf" and len(panel.view.pages.sheet.marks) == 1)
    assert panel.view.pages.isVisible()
    assert panel.view.note.text() == "This file has been moved since this answer."


@real_only
def test_a_long_text_is_read_on_in_parts(alcove: Alcove, tmp_path: Path) -> None:
    folder = tmp_path / "papers"
    folder.mkdir()
    lines = [f"Sentence number {n} of the long report on winters at the lake.\n\n" for n in range(1200)]
    lines[600] = "The cormorant was first seen at the jetty in Marchwood.\n\n"
    (folder / "report.md").write_text("".join(lines), "utf-8")
    alcove.add(folder)
    view = opened(alcove, "Where was the cormorant first seen?").view
    alcove.until(view.bar.isVisible)
    first = view.passage.toPlainText()
    assert marked(view.passage) == [lines[600].strip()]
    assert "number 580 of" in first
    view.bar.after.click()
    alcove.until(lambda: view.passage.toPlainText() != first)
    assert marked(view.passage) == [], "the words are not in this part"
    top = view.passage.cursorForPosition(view.passage.viewport().rect().topLeft()).block()
    words = top.text() or top.next().text()
    assert words.startswith("Sentence number")
    assert words not in first, "what comes next is at the top"
    for _ in range(2):
        shown = view.passage.toPlainText()
        view.bar.before.click()
        alcove.until(lambda shown=shown: view.passage.toPlainText() != shown)
    assert int(view.bar.number.text().split("–")[0]) < 50


@fake_only
def test_cited_places_are_stepped_through_by_key(alcove: Alcove, notes: Path) -> None:
    alcove.add(notes)
    turn = alcove.ask("Which engineer services the boiler, and who repairs the roof of the boathouse?")
    assert len(turn.cards) == 3
    panel = alcove.window.ask.panel
    turn.cards[0].click()
    assert panel.steps.text() == "1 of 3"
    assert not panel.earlier.isEnabled()
    seen = [marked(panel.view.passage)]
    for step in ("2 of 3", "3 of 3", "3 of 3"):
        alcove.qtbot.keyClick(alcove.window, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
        assert panel.steps.text() == step
        seen.append(marked(panel.view.passage))
    assert seen == [[card.quote.text] for card in (*turn.cards, turn.cards[2])]
    assert panel.file.text() == turn.cards[2].quote.path.name
    alcove.qtbot.keyClick(alcove.window, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert panel.steps.text() == "2 of 3"


class Outside(QObject):
    """Stands where the system's own programs would."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[str] = []

    @Slot(QUrl)
    def open(self, address: QUrl) -> None:
        self.opened.append(address.toLocalFile())


@pytest.fixture
def outside(qapp: object) -> Iterator[Outside]:
    made = Outside()
    QDesktopServices.setUrlHandler("file", made, "open")
    yield made
    QDesktopServices.unsetUrlHandler("file")


@fake_only
def test_a_file_is_opened_outside_and_one_that_may_run_is_not(alcove: Alcove, notes: Path, outside: Outside) -> None:
    (notes / "tool.md").write_text("The crane of the harbour lifts two tonnes.\n", "utf-8")
    alcove.add(notes)
    panel = opened(alcove, "How much does the crane of the harbour lift?")
    panel.open.click()
    alcove.until(lambda: outside.opened == [str(notes / "tool.md")])
    script = notes / "tool.py"
    script.write_text("print()", "utf-8")
    source = Source(1, script, "", {}, "print()", 0, 7)
    panel.show_evidence(Evidence([source]))
    assert panel.open.toolTip() == "Show in its folder"
    panel.open.click()
    alcove.until(lambda: len(outside.opened) == 2)
    assert outside.opened[1] == str(notes)


@real_only
def test_a_table_is_a_grid_with_the_cited_cells_marked(alcove: Alcove, tmp_path: Path) -> None:
    folder = tmp_path / "papers"
    folder.mkdir()
    rows = [f"Boat {n},yard {n},{1900 + n}" for n in range(60)]
    (folder / "boats.csv").write_text("\n".join(["name,built at,year", *rows]), "utf-8")
    alcove.add(folder)
    panel = opened(alcove, "When was Boat 41 built at yard 41?")
    grid = panel.view.grid
    alcove.until(grid.isVisible)
    assert panel.view.note.isHidden()
    assert [grid.grid.headerData(column, Qt.Orientation.Horizontal) for column in range(3)] == [
        "name",
        "built at",
        "year",
    ]
    assert grid.grid.rowCount() == 60
    cited = panel.view._place
    assert cited is not None
    said = {str(grid.grid.index(row, 0).data()) for row, _ in grid.grid.marked}
    assert said == set(re.findall(r"name: (Boat \d+)", cited.words)) != set()
    first = grid.grid.index(*min(grid.grid.marked))
    assert grid.viewport().rect().contains(grid.visualRect(first).center())
    grid.selectRow(first.row())
    alcove.qtbot.keyClick(grid, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.clipboard().text() == "\t".join(rows[first.row()].split(","))


def test_a_cell_of_any_length_is_shown_in_part_and_copied_whole(qtbot: QtBot) -> None:
    long, grid = "word " * 70_000, GridView()
    qtbot.addWidget(grid)
    grid.show_table(StoredTable(("name", long), ((("one", 0, 3), (long, 4, 4 + len(long))),)), [(0, 3)])
    grid.show()
    cell = grid.grid.index(0, 1)
    for role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
        assert "word word" in str(cell.data(role))
        assert len(str(cell.data(role))) < 2_000
    for role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
        assert len(str(grid.grid.headerData(1, Qt.Orientation.Horizontal, role) or "")) < 2_000
    assert cell.data(Qt.ItemDataRole.EditRole) == long
    assert grid.grid.index(0, 0).data() == "one"
    grid.selectRow(0)
    qtbot.keyClick(grid, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.clipboard().text() == f"one\t{long}"


def test_only_cells_that_hold_marked_words_are_marked() -> None:
    table = StoredTable(("a", "b"), ((("one", 10, 13), ("", 0, 0)), (("two", 20, 23), ("three", 25, 30))))
    assert marked_cells(table, [(11, 12)]) == {(0, 0)}
    assert marked_cells(table, [(12, 26)]) == {(0, 0), (1, 0), (1, 1)}
    assert marked_cells(table, [(13, 20), (30, 99), (0, 5)]) == set()


def test_places_follow_the_answer_and_name_no_words_twice() -> None:
    source = Source(2, Path("a.md"), "", {"line_start": 4, "line_end": 6}, "One.\nTwo three.\nFour.", 100, 121)
    citation = Citation(2, 105, 108, "Two")
    quotes = [Quote("Two three.", source.path, {}, 105, 115, 1.0, 2), Quote("Four.", source.path, {}, 116, 121, 1.0, 2)]
    places = cited_places(Evidence([source], quotes, [citation, citation]))
    assert [words.text for words in places] == ["Two", "Four."]
    assert step_of(places, quotes[0]) == 0
    assert step_of(places, Citation(1, 105, 108, "Two")) is None
    assert place_of(source, (), citation).locator == {"line_start": 5, "line_end": 5}
    assert place_of(source, places).marks == ((5, 8), (16, 21))


def test_code_stands_in_even_letters_and_headings_stand_out(qtbot: QtBot) -> None:
    view = PassageView()
    qtbot.addWidget(view)
    text = "# Top 😀\n\nWords here.\n\n```\nx = 1\n```\n"
    view.show_stored(StoredText(text, 0, len(text), "markdown", ((0, 7),)), [(9, 14)])
    assert view.toPlainText() == text
    assert marked(view) == ["Words"]
    formats = {}
    block = view.document().begin()
    while block.isValid():
        if not (fragments := block.begin()).atEnd():
            formats[block.text()] = fragments.fragment().charFormat()
        block = block.next()
    assert formats["# Top 😀"].fontWeight() > formats["Words here."].fontWeight()
    assert formats["x = 1"].fontFixedPitch()
    assert not formats["Words here."].fontFixedPitch()
    assert view.lines.isHidden()
    view.show_stored(StoredText("x = 1\n" * 30, 0, 180, "code", line=95), [])
    assert not view.lines.isHidden()
    assert view.viewportMargins().left() == view.lines.width() > view.fontMetrics().horizontalAdvance("124")
    view.show_stored(StoredText("x = 1\n", 0, 6, "prose", line=95), [])
    assert view.viewportMargins().left() == 0


def test_where_words_have_no_room_the_bar_shows_figures(qtbot: QtBot) -> None:
    bar = LeafBar()
    qtbot.addWidget(bar)
    bar.resize(600, 40)
    bar.show_page(2, 6, 1.0)
    assert bar.number.text() == "Page 2 of 6"
    bar.resize(bar.minimumSizeHint().width(), 40)
    assert (bar.number.text(), bar.number.accessibleName()) == ("2 / 6", "Page 2 of 6")
    bar.resize(600, 40)
    assert bar.number.text() == "Page 2 of 6"
