"""The page that tests the search, over the real Engine and over the small one."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtWidgets import QTableView, QWidget

from desktop.models.explained import FATES
from desktop.pages.search_test import SearchTestPage
from engine.errors import EngineError
from engine.types import Answerable, ExplainedHit
from tests.desktop.conftest import Alcove, fake_only


def shown(model: QAbstractItemModel, row: int) -> dict[str, str]:
    """A row's cells by their heads."""
    return {
        str(model.headerData(column, Qt.Orientation.Horizontal)): str(model.index(row, column).data())
        for column in range(model.columnCount())
    }


def explained(alcove: Alcove, question: str) -> SearchTestPage:
    """The page with what it says of a question that was typed there."""
    alcove.window.library.test.click()
    page = alcove.window.search_test
    assert alcove.window.pages.currentWidget() is page
    page.question.clear()
    alcove.qtbot.keyClicks(page.question, question)
    alcove.qtbot.keyClick(page.question, Qt.Key.Key_Return)
    alcove.until(lambda: not page.busy)
    return page


def test_a_question_is_explained_step_by_step(alcove: Alcove, notes: Path) -> None:
    alcove.add(notes)
    page = explained(alcove, "When is the rent of the boathouse due?")
    assert page.empty.isHidden()
    assert page.explanation is not None
    assert "rent (" in page.words.text()
    assert any("answered: it reaches 0.40" in said for said in page.figures.said)
    best = shown(page.keyword, 0)
    assert best["#"] == "1"
    assert best["Keyword search"].startswith("lease.md")
    assert shown(page.vector, 0)["Vector search"].startswith("lease.md")
    page.chips.button(1).click()
    row = shown(page.fusion, 0)
    assert row["Passage"].startswith("lease.md")
    assert row["Outcome"] == "Used"
    assert row["Why"]
    assert "× keyword" in page.weights.text()
    page.chips.button(2).click()
    assert "rent" in shown(page.quotes, 0)["Quote"]
    assert "rent of the boathouse is due" in page.passage.toPlainText()
    assert page.place.text().startswith("lease.md")


def test_what_is_chosen_is_read_below(alcove: Alcove, notes: Path) -> None:
    alcove.add(notes)
    page = explained(alcove, "Who services the boiler and when is rent due?")
    page.show_step(1)
    for row, hit in enumerate(page.fusion.rows):
        page.fusion_table.selectRow(row)
        assert page.passage.toPlainText() == hit.text.strip()
        assert page.place.text().startswith(hit.path.name)
    page.show_step(0)
    page.vector_table.setFocus()
    page.vector_table.selectRow(0)
    assert not page.keyword_table.selectionModel().hasSelection(), "one passage is read at a time"


@fake_only
def test_what_is_not_used_stands_back_and_says_why(alcove: Alcove, notes: Path) -> None:
    alcove.add(notes)
    page = explained(alcove, "the rent of the boathouse, the landlord, the tenant, the boiler")
    last: ExplainedHit = page.fusion.rows[-1]
    assert last.fate == "below-cut"
    cell = page.fusion.index(len(page.fusion.rows) - 1, 0)
    assert cell.data(Qt.ItemDataRole.ForegroundRole) is not None
    assert page.fusion.index(0, 0).data(Qt.ItemDataRole.ForegroundRole) is None
    assert shown(page.fusion, cell.row())["Outcome"] == FATES["below-cut"]
    assert "below the cut" in cell.data(Qt.ItemDataRole.ToolTipRole)


def test_weak_evidence_is_said_to_be_refused(alcove: Alcove, notes: Path) -> None:
    alcove.add(notes)
    page = explained(alcove, "quarterly zeppelin dividends")
    assert any("refused: it is below 0.40" in said for said in page.figures.said)


@fake_only
def test_what_the_reader_decides_is_said(alcove: Alcove, notes: Path) -> None:
    alcove.add(notes)
    page = explained(alcove, "When is the rent of the boathouse due?")
    assert page.explanation is not None
    page.show_explanation(replace(page.explanation, answerable=Answerable(0.9, 0.33)))
    assert any("reader; answered: it reaches 0.33" in said for said in page.figures.said)
    why = "The nearest passages are about this, but none of them answers it."
    page.show_explanation(replace(page.explanation, refused=True, answerable=Answerable(0.2, 0.33), why=why))
    assert any("reader; refused: it is below 0.33" in said for said in page.figures.said)
    assert any(why in said for said in page.figures.said)
    assert not any("evidence; refused" in said or "evidence; answered" in said for said in page.figures.said)
    page.show_explanation(replace(page.explanation, way="ledger", answerable=None, why=""))
    assert any("does not decide here" in said for said in page.figures.said)


@fake_only
def test_an_error_is_said_on_the_page(alcove: Alcove) -> None:
    alcove.engine.broken["explained"] = EngineError("nothing is indexed yet", "add a folder")
    page = explained(alcove, "anything")
    assert page.message.message == "Nothing is indexed yet."
    assert page.empty.isVisible()
    del alcove.engine.broken["explained"]
    explained(alcove, "anything")
    assert not page.message.message


@fake_only
def test_the_newest_question_wins(alcove: Alcove, notes: Path) -> None:
    alcove.add(notes)
    alcove.engine.gate.clear()
    alcove.window.test_search()
    page = alcove.window.search_test
    page.question.setText("the rent of the boathouse")
    page.test()
    assert page.go.text() == "Searching…"
    page.question.setText("the boiler in October")
    page.test()
    alcove.engine.gate.set()
    alcove.until(lambda: not page.busy)
    assert page.explanation is not None
    assert page.explanation.query == "the boiler in October"
    assert page.go.text() == "Test"


@fake_only
def test_it_is_used_by_keyboard_and_named_for_a_screen_reader(alcove: Alcove, notes: Path) -> None:
    alcove.add(notes)
    alcove.window.activateWindow()
    page = explained(alcove, "rent of the boathouse")
    for widget in page.findChildren(QTableView):
        assert widget.accessibleName()
        assert not widget.tabKeyNavigation(), "Tab leaves a table"
        assert widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    assert page.question.accessibleName()
    assert page.passage.accessibleName()
    chain: list[QWidget] = [page.question]
    while (following := chain[-1].nextInFocusChain()) is not page.question and len(chain) < 200:
        chain.append(following)
    for widget in (page.go, page.chips.button(0), page.keyword_table, page.passage):
        assert widget in chain
    assert page.chips.button(1).accessibleName() == "Step 2: Fusion and cut"
    page.back.click()
    assert alcove.window.pages.currentWidget() is alcove.window.library


@pytest.mark.parametrize("question", ["", "   "])
@fake_only
def test_nothing_typed_tests_nothing(alcove: Alcove, question: str) -> None:
    alcove.window.test_search()
    page = alcove.window.search_test
    page.question.setText(question)
    page.test()
    assert not page.busy
    assert not page.go.isEnabled()
