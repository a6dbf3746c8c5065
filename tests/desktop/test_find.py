"""The Find page: search as one types, from the keyboard alone."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop import opening
from desktop.finding import Place, cut
from desktop.main_window import FIND, LIBRARY
from desktop.pages import find as module
from desktop.pages.find import FindPage
from desktop.widgets.find_filters import CODE, KINDS, FindFilters, extensions
from engine.errors import EngineError
from engine.readers import readable
from engine.types import FileChanged, Quote, Source
from tests.desktop.conftest import Alcove, fake_only

CONTROL = Qt.KeyboardModifier.ControlModifier


def opened(alcove: Alcove) -> FindPage:
    """The page, reached as a person reaches it."""
    alcove.qtbot.keyClick(alcove.window, Qt.Key.Key_2, CONTROL)
    page = alcove.window.find_page
    assert alcove.window.pages.currentWidget() is page
    alcove.until(page.field.hasFocus)
    return page


def found(alcove: Alcove, query: str) -> FindPage:
    """The page with what it lists for a query that was typed there."""
    page = opened(alcove)
    page.field.clear()
    alcove.qtbot.keyClicks(page.field, query)
    alcove.until(lambda: page.shown_query == query)
    return page


def marked(place: Place) -> list[str]:
    return [place.shown[start:end] for start, end in place.marks]


def names(page: FindPage) -> list[str]:
    """The files in the order of the list."""
    return [place.path.name for place in page.model.rows if place.others is not None]


def test_a_place_is_found_as_one_types_and_shown_without_the_mouse(alcove: Alcove, notes: Path) -> None:
    alcove.add(notes)
    page = found(alcove, "jetty repairs")
    assert page.stack.currentWidget() is page.list
    first = page.model.rows[0]
    assert (first.path.name, first.sentence.text) == ("lease.md", "The tenant repairs the jetty.")
    assert marked(first) == ["repairs", "jetty"]
    press = alcove.qtbot.keyClick
    press(page.field, Qt.Key.Key_Down)
    alcove.until(page.list.hasFocus)
    assert page.list.currentIndex().row() == 0
    press(page.list, Qt.Key.Key_Return)
    assert page.panel.isVisible()
    assert page.panel.file.text() == "lease.md"
    alcove.until(lambda: "The tenant repairs the jetty." in page.panel.passage.toPlainText())
    press(page.list, Qt.Key.Key_Escape)
    alcove.until(page.field.hasFocus)
    press(page.field, Qt.Key.Key_Escape)
    assert page.panel.isHidden()
    assert page.field.text() == "jetty repairs"
    press(page.field, Qt.Key.Key_Escape)
    assert page.field.text() == ""
    assert page.stack.currentWidget() is page.tips


@pytest.mark.parametrize("alcove", ["real"], indirect=True)
def test_beginnings_phrases_names_and_filters_find_what_they_say(alcove: Alcove, notes: Path) -> None:
    alcove.add(notes)
    page = found(alcove, "zx")  # too little to say that there is nothing
    assert page.stack.currentWidget() is page.tips
    page = found(alcove, "boil")
    assert names(page)[0] == "heating.txt"
    assert marked(page.model.rows[0]) == ["boiler"]
    assert [place.path.name for place in page.model.rows if not place.near_in_meaning] == ["heating.txt"]
    page = found(alcove, '"third of each month"')
    assert names(page) == ["lease.md"]
    assert marked(page.model.rows[0]) == ["third of each month"]
    page = found(alcove, '"month each of third"')
    assert page.stack.currentWidget() is page.nothing
    page.nothing.apart.click()
    alcove.until(lambda: page.shown_query == "month each of third")
    assert names(page)[0] == "lease.md"
    page = found(alcove, "heatin")
    assert page.model.rows[0].name_marks == ((0, 7),)
    page.filters.kind.setCurrentText("PDF")
    alcove.until(lambda: page.stack.currentWidget() is page.nothing)
    page.nothing.everywhere.click()
    alcove.until(lambda: names(page)[:1] == ["heating.txt"])
    page.filters.folder.setCurrentIndex(1)
    assert page.filters.filters().within == (notes,)
    page.filters.way.setCurrentIndex(1)
    found(alcove, "zeppelin")
    assert page.stack.currentWidget() is page.nothing
    assert page.nothing.both.isVisible()


def test_nothing_found_says_what_was_not_read_and_shows_it_in_the_library(alcove: Alcove, notes: Path) -> None:
    alcove.add(notes)
    page = found(alcove, '"no such words"' if alcove.kind == "real" else "zeppelin")
    assert page.stack.currentWidget() is page.nothing
    alcove.until(page.nothing.library.isVisible)
    assert page.nothing.unread.text().startswith("1 file was not read: ")
    page.nothing.library.click()
    assert alcove.window.sidebar.page == LIBRARY
    alcove.until(lambda: [row.path.name for row in alcove.window.library.ledger.rows] == ["picture.raw"])


@fake_only
def test_only_the_newest_search_is_shown(alcove: Alcove, notes: Path) -> None:
    alcove.add(notes)
    page = opened(alcove)
    alcove.engine.gate.clear()
    page.field.setText("boiler")
    page.search()
    alcove.until(lambda: alcove.engine.searched == ["boiler"])
    for query in ("jett", "jetty"):
        page.field.setText(query)
        page.search()
    alcove.engine.gate.set()
    alcove.until(lambda: page.shown_query == "jetty")
    assert alcove.engine.searched == ["boiler", "jetty"]
    assert names(page) == ["lease.md"]
    alcove.engine.gate.clear()
    page.field.setText("boiler")
    page.search()
    page.field.clear()
    alcove.engine.gate.set()
    alcove.until(lambda: len(alcove.engine.searched) == 3)
    assert page.stack.currentWidget() is page.tips
    assert not page.searching


@fake_only
def test_a_list_that_was_scrolled_stays_where_it_is_while_files_are_read(
    alcove: Alcove, notes: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    many = "".join(f"The harbour has a mooring with the number {number}.\n\n" for number in range(40))
    for name in ("moorings.md", "berths.md", "piers.md"):
        (notes / name).write_text(many, "utf-8")
    alcove.add(notes)
    page = found(alcove, "harbour mooring")
    monkeypatch.setattr("tests.support.fake_engine.FakeEngine._found", _every_place(alcove))
    page.search()
    alcove.until(lambda: len(page.model.rows) > 20)
    bar = page.list.verticalScrollBar()
    alcove.until(lambda: bar.maximum() > 0)
    page._renew.setInterval(1)
    searched = len(alcove.engine.searched)
    bar.setValue(bar.maximum() // 2)
    where = bar.value()
    alcove.backend.engine_event.emit(FileChanged("indexed", tmp_path / "other.md", 1.0, ""))
    alcove.until(lambda: not page._renew.isActive())
    alcove.until(lambda: not page.searching)
    assert bar.value() == where
    assert len(alcove.engine.searched) == searched, "a list that was scrolled is left alone"

    bar.setValue(0)
    alcove.engine.gate.clear()
    alcove.backend.engine_event.emit(FileChanged("indexed", tmp_path / "other.md", 1.0, ""))
    alcove.until(lambda: page.searching)
    bar.setValue(where)  # scrolled while the search ran
    alcove.engine.gate.set()
    alcove.until(lambda: not page.searching)
    assert bar.value() == where

    page.filters.kind.setCurrentText("Notes and text")  # another search of the same words
    alcove.until(lambda: not page.searching)
    assert bar.value() == 0


def _every_place(alcove: Alcove) -> Callable[..., tuple[tuple[Quote, ...], tuple[Source, ...]]]:
    """In the place of the three that the small Engine finds at most."""

    def find(_engine: object, _question: str) -> tuple[tuple[Quote, ...], tuple[Source, ...]]:
        sources = []
        for entry in alcove.engine.files(state="indexed"):
            text = entry.path.read_text("utf-8")
            for match in re.finditer(r"The harbour[^.]*\.", text):
                line = text.count("\n", 0, match.start()) + 1
                place = {"line_start": line, "line_end": line}
                n = len(sources) + 1
                sources.append(Source(n, entry.path, "", place, match.group(), match.start(), match.end()))
        return (), tuple(sources)

    return find


@fake_only
def test_the_list_gives_keys_back_and_opens_files(alcove: Alcove, notes: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    outside: list[Path] = []
    monkeypatch.setattr(module, "open_outside", outside.append)
    alcove.add(notes)
    page = found(alcove, "landlord tenant")
    press = alcove.qtbot.keyClick
    press(page.field, Qt.Key.Key_Return)  # from the field: the first place
    assert page.panel.isVisible()
    press(page.field, Qt.Key.Key_Down)
    alcove.until(page.list.hasFocus)
    press(page.list, Qt.Key.Key_Down)
    assert page.list.currentIndex().row() == 1
    press(page.list, Qt.Key.Key_Return, CONTROL)
    alcove.until(lambda: outside == [notes / "lease.md"])
    press(page.list, Qt.Key.Key_Up)
    press(page.list, Qt.Key.Key_Up)
    alcove.until(page.field.hasFocus)
    press(page.field, Qt.Key.Key_Down)
    QTest.keyClick(page.list, Qt.Key.Key_S)
    assert page.field.text() == "landlord tenants"
    alcove.until(lambda: page.shown_query == "landlord tenants")
    (notes / "lease.md").unlink()
    press(page.field, Qt.Key.Key_Return, CONTROL)
    alcove.until(lambda: page.message.message == "“lease.md” is not there any more.")
    assert outside == [notes / "lease.md"]


@fake_only
def test_before_there_are_folders_the_page_says_how_to_begin(alcove: Alcove, notes: Path) -> None:
    page = found(alcove, "rent")
    assert not page.message.message
    assert page.tips.library.isVisible()
    alcove.add(notes)
    alcove.window.show_page(FIND)
    alcove.until(lambda: not page.tips.library.isVisible())
    alcove.engine.broken["search"] = EngineError("the index is damaged", "mend it: alcove doctor")
    found(alcove, "boiler")
    assert page.message.message == "The index is damaged."
    alcove.engine.broken = {}
    found(alcove, "jetty")
    assert not page.message.message


def test_every_kind_of_file_that_is_read_can_be_chosen() -> None:
    kinds = [extensions(kind) for kind in (*KINDS, CODE)]
    assert sorted(extension for kind in kinds for extension in kind) == sorted(readable())


def test_a_long_sentence_is_cut_around_the_first_word() -> None:
    sentence = "word\n" * 100 + "jetty " + "word " * 100
    shown, marks = cut(sentence, [(500, 505)])
    assert shown.startswith("… word ")
    assert [shown[start:end] for start, end in marks] == ["jetty"]
    assert len(shown) < 330
    assert cut("a jetty", [(2, 7)]) == ("a jetty", [(2, 7)])


def test_what_could_run_is_not_opened_but_shown_in_its_folder(tmp_path: Path) -> None:
    (tmp_path / "run.sh").write_text("")
    assert opening.to_open(tmp_path / "run.sh") == tmp_path
    assert opening.to_open(tmp_path / "gone.pdf") is None


def test_today_begins_at_midnight(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    filters = FindFilters()
    qtbot.addWidget(filters)
    filters.time.setCurrentIndex(filters.time.findText("Changed today"))
    since = filters.filters().since
    assert since is not None
    assert time.localtime(since)[:6] == (*time.localtime()[:3], 0, 0, 0)
    filters.time.setCurrentIndex(filters.time.findText("Past week"))
    assert filters.filters().since == pytest.approx(time.time() - 7 * 86_400, abs=5)
