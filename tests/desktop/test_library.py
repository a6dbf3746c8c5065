"""Folders and their ledger in the window."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, QRect, QRectF, QSizeF, Qt, QUrl
from PySide6.QtGui import QColor, QDragEnterEvent, QImage
from PySide6.QtWidgets import QFileDialog

from desktop.main_window import ASK, LIBRARY
from desktop.theme import Theme, tokens
from engine.errors import EngineError
from engine.types import Folder, IndexProgress
from tests.desktop.conftest import Alcove, drop, fake_only


def test_a_folder_is_added_and_its_files_are_listed_with_reasons(alcove: Alcove, notes: Path) -> None:
    page = alcove.window.library
    alcove.window.show_page(LIBRARY)
    assert page.empty.isVisible()
    alcove.add(notes)
    assert page.empty.isHidden()
    folder = page.folders.rows[0]
    assert (folder.path, folder.indexed, folder.skipped) == (notes, 2, 1)
    assert page.folders.said(folder) == "2 files, 1 left out"
    alcove.until(lambda: len(page.ledger.rows) == 3)
    shown = {page.ledger.index(row, 0).data(): page.ledger.index(row, 2).data() for row in range(3)}
    assert shown["picture.raw"], "a file that is left out says why"
    assert alcove.window.strip.coverage.text() == "2 files searchable, 1 left out"


def test_the_ledger_is_filtered_by_state_and_folder(alcove: Alcove, notes: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    (other / "one.md").write_text("One.")
    alcove.add(notes)
    alcove.add(other)
    page = alcove.window.library
    alcove.until(lambda: len(page.ledger.rows) == 4)
    page.states.button(3).click()
    alcove.until(lambda: [row.path.name for row in page.ledger.rows] == ["picture.raw"])
    page.states.button(0).click()
    page.folder_view.setCurrentIndex(page.folders.index(1))
    alcove.until(lambda: [row.path.name for row in page.ledger.rows] == ["one.md"])
    assert page.files_title.text() == "Files in “other”"


def test_the_ledger_is_sorted_by_its_head_and_by_its_menu(alcove: Alcove, notes: Path) -> None:
    alcove.add(notes)
    page = alcove.window.library
    header = page.table.horizontalHeader()

    def names() -> list[str]:
        return [str(page.ledger.index(row, 0).data()) for row in range(page.ledger.rowCount())]

    middle = QPoint(header.sectionViewportPosition(0) + 10, header.height() // 2)
    alcove.qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    alcove.until(lambda: names() == ["heating.txt", "lease.md", "picture.raw"])
    alcove.qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    alcove.until(lambda: names() == ["picture.raw", "lease.md", "heating.txt"])
    by_reason = next(action for action in page.table.actions() if "Why" in action.text())
    by_reason.trigger()
    alcove.until(lambda: names()[-1] == "picture.raw")
    by_reason.trigger()
    alcove.until(lambda: names()[0] == "picture.raw")


@fake_only
@pytest.mark.qt_log_ignore("This plugin does not support")
def test_a_library_out_of_sight_reads_nothing_and_takes_no_ones_place(
    alcove: Alcove, notes: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    alcove.add(notes)
    page, row = alcove.window.library, alcove.window.ask.choices
    read = alcove.engine.folders
    reading, go_on = threading.Event(), threading.Event()
    go_on.set()
    calls: list[None] = []

    def folders() -> list[Folder]:
        calls.append(None)
        reading.set()
        go_on.wait(30)
        return read()

    monkeypatch.setattr(alcove.engine, "folders", folders)
    alcove.window.show_page(ASK)
    alcove.backend.engine_event.emit(IndexProgress(1, 2, 1, None, job="index-1"))
    alcove.until(lambda: not page._stale.isActive())
    assert calls == []

    go_on.clear()
    row.scope.click()
    alcove.until(reading.is_set)
    alcove.backend.folders(page._show_folders)  # as the Library does, once it is shown
    go_on.set()
    alcove.until(row.panel.isVisible)
    row.panel.close()


@fake_only
@pytest.mark.parametrize("ratio", [1.0, 1.25])
@pytest.mark.parametrize("scheme", [Qt.ColorScheme.Light, Qt.ColorScheme.Dark])
def test_the_arrow_of_the_head_is_whole_and_in_the_accent(
    alcove: Alcove, notes: Path, theme: Theme, scheme: Qt.ColorScheme, ratio: float
) -> None:
    alcove.add(notes)
    theme.use(scheme)
    page = alcove.window.library
    head = page.table.horizontalHeader()

    def drawn() -> QImage:
        image = QImage((QSizeF(head.size()) * ratio).toSize(), QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(ratio)
        image.fill(tokens().surface)
        head.render(image)
        return image

    for section, width in ((0, 0), (3, 0), (1, 46)):  # the last, and one that has no room for its name
        if width:
            head.resizeSection(section, width)
        head.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        before = drawn()
        page.sort_files(section)
        after = drawn()
        place = QRect(head.sectionViewportPosition(section), 0, head.sectionSize(section), head.height())
        arrow = head.arrow_in(place)
        assert place.contains(arrow)
        shown = QRectF(arrow.x() * ratio, arrow.y() * ratio, arrow.width() * ratio, arrow.height() * ratio)
        every = [QPoint(x, y) for x in range(after.width()) for y in range(after.height())]
        ground = QColor(tokens().surface).rgb()
        of_arrow = [each for each in every if shown.contains(QPointF(each)) and after.pixel(each) != ground]
        across = {each.x() for each in of_arrow}
        assert max(across) - min(across) > 0.4 * shown.width()
        assert min(across) > shown.left() + 1, "not cut, and no word beneath"
        assert max(across) < shown.right() - 2
        if not width:
            assert [each for each in every if after.pixel(each) != before.pixel(each)] == of_arrow, "and nothing else"
        shades = [after.pixelColor(each) for each in of_arrow]
        assert any(_near(shade, QColor(tokens().accent)) for shade in shades)


def _near(one: QColor, other: QColor) -> bool:
    apart = (one.red() - other.red(), one.green() - other.green(), one.blue() - other.blue())
    return max(map(abs, apart)) < 40


@fake_only
def test_of_a_long_ledger_only_what_is_in_sight_is_held(alcove: Alcove, tmp_path: Path) -> None:
    many = tmp_path / "many"
    many.mkdir()
    for number in range(1500):
        (many / f"{number:04}.raw").touch()
    alcove.add(many)
    page = alcove.window.library
    alcove.until(lambda: page.ledger.rowCount() == 1500 and page.ledger.rows)
    assert len(page.ledger.rows) < 500
    assert page.ledger.index(0, 0).data() == "0000.raw"
    page.table.scrollToBottom()
    alcove.until(lambda: page.ledger.index(1499, 0).data() == "1499.raw")
    assert len(page.ledger.rows) < 500
    page.states.button(1).click()
    alcove.until(lambda: page.ledger.rowCount() == 0)
    page.states.button(0).click()
    alcove.until(lambda: page.ledger.rowCount() == 1500)
    assert page.table.rowAt(0) == 0


@pytest.mark.parametrize("alcove", ["real"], indirect=True)
def test_a_home_folder_is_warned_of(alcove: Alcove, notes: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(notes))
    monkeypatch.setenv("USERPROFILE", str(notes))
    page = alcove.window.library
    alcove.window.show_page(LIBRARY)
    page.offer_folder(notes)
    alcove.until(page.offer.read.isEnabled)
    assert "very large" in page.offer.warning.text()
    assert not page.folders.rows
    page.offer.read.click()
    alcove.until(lambda: page.folders.rows)
    assert not page.message.message


def test_what_cannot_be_added_is_said(alcove: Alcove, notes: Path) -> None:
    page = alcove.window.library
    alcove.window.show_page(LIBRARY)
    page.offer_folder(notes / "lease.md")
    alcove.until(lambda: page.message.message)
    assert page.message.message.endswith("lease.md is a file, not a folder.")
    assert page.message.hint.startswith("Add the folder it is in")
    assert page.message.buttons == {}
    assert page.empty.isVisible()


def test_removing_is_asked_in_place_and_can_be_undone(alcove: Alcove, notes: Path) -> None:
    alcove.add(notes)
    page = alcove.window.library
    assert not page.remove.isEnabled()
    page.folder_view.setCurrentIndex(page.folders.index(0))
    page.remove.click()
    assert page.message.message == "Remove “notes” from Alcove?"
    page.message.buttons["Keep"].click()
    assert page.folders.rows
    alcove.qtbot.keyClick(page.folder_view, Qt.Key.Key_Delete)
    page.message.buttons["Remove"].click()
    alcove.until(lambda: not page.folders.rows)
    assert page.empty.isVisible()
    assert (notes / "lease.md").exists()
    alcove.until(lambda: "Undo" in page.message.buttons)
    page.message.buttons["Undo"].click()
    alcove.until(lambda: page.folders.rows)


def test_what_a_folder_leaves_out_survives_its_removal_and_another_offer(alcove: Alcove, notes: Path) -> None:
    alcove.engine.add_folder(notes, ignore=("lease.*",))
    page = alcove.window.library
    alcove.window.show_page(LIBRARY)
    alcove.until(lambda: page.folders.rows)
    page.remove_folder(page.folders.rows[0])
    alcove.until(lambda: "Undo" in page.message.buttons)
    page.message.buttons["Undo"].click()
    alcove.until(alcove.engine.folders)
    assert alcove.engine.folders()[0].ignore == ("lease.*",)
    page.offer_folder(notes)
    alcove.until(page.offer.read.isEnabled)
    assert "gnored by the folder's settings: lease.*" in " ".join(page.offer.reasons.said)
    page.offer.read.click()
    alcove.until(page.offer.isHidden)
    assert alcove.engine.folders()[0].ignore == ("lease.*",)


def choose(alcove: Alcove, folder: Path) -> None:
    """Chooses a folder in the dialog that stands open."""
    dialog = alcove.window.library.findChildren(QFileDialog)[-1]
    dialog.fileSelected.emit(str(folder))
    dialog.close()


def test_a_folder_chosen_in_the_dialog_is_shown_before_it_is_added(alcove: Alcove, notes: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    (other / "one.md").write_text("One.")
    page, offer = alcove.window.library, alcove.window.library.offer
    alcove.window.show_page(LIBRARY)
    assert page.empty.isVisible()
    page.add.click()
    choose(alcove, other)
    alcove.until(offer.read.isEnabled)
    assert page.empty.isHidden()
    assert offer.summary.text().startswith("1 file would be read"), "a small one too"
    offer.other.click()
    choose(alcove, notes)
    alcove.until(lambda: offer.title.text().endswith("notes") and offer.read.isEnabled())
    assert offer.summary.text().startswith("2 files would be read")
    assert offer.reasons.said == ["Not supported: picture (.raw) 1 file 2 B"]
    assert alcove.engine.folders() == []
    offer.cancel.click()
    assert page.empty.isVisible()
    assert alcove.window.focusWidget() is page.add
    page.offer_folder(notes)
    alcove.until(lambda: offer.read.isEnabled() and alcove.window.focusWidget() is offer.read)
    alcove.qtbot.keyClick(offer.read, Qt.Key.Key_Space)
    alcove.until(lambda: page.folders.rows and page.table.isVisible())
    assert [folder.path for folder in page.folders.rows] == [notes]
    assert not offer.isVisible()


def test_a_folder_dropped_on_the_window_is_shown_and_added(alcove: Alcove, notes: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    (other / "one.md").write_text("One.")
    alcove.add(other)
    alcove.window.show_page(ASK)
    drop(alcove, notes)
    page = alcove.window.library
    assert alcove.window.sidebar.page == LIBRARY
    alcove.until(lambda: page.offer.isVisible() and page.offer.read.isEnabled())
    assert page.folder_view.isVisible()
    assert not page.table.isVisible()
    assert [folder.path for folder in alcove.engine.folders()] == [other]
    page.offer.read.click()
    alcove.until(lambda: [folder.path for folder in page.folders.rows] == [other, notes])
    alcove.until(page.table.isVisible)


def test_a_dropped_web_address_is_not_taken(alcove: Alcove) -> None:
    dropped = QMimeData()
    dropped.setUrls([QUrl("https://example.org/")])
    enter = QDragEnterEvent(
        QPoint(5, 5),
        Qt.DropAction.CopyAction,
        dropped,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    enter.ignore()
    alcove.window.dragEnterEvent(enter)
    assert not enter.isAccepted()


@fake_only
def test_pause_holds_reading_and_resume_goes_on(alcove: Alcove, notes: Path) -> None:
    strip = alcove.window.strip
    strip.pause_wanted.emit(True)
    alcove.until(lambda: alcove.engine.paused)
    alcove.window.show_page(LIBRARY)
    alcove.window.library.add_folder(notes)
    alcove.until(lambda: strip.coverage.text() == "0 files searchable, 3 waiting · paused")
    assert strip.pause.isVisible()
    assert alcove.window.library.folders.rows[0].waiting == 3
    strip.pause.click()
    alcove.until(lambda: strip.coverage.text() == "2 files searchable, 1 left out")
    assert strip.pause.isHidden()


@fake_only
def test_progress_is_shown_while_files_are_read(alcove: Alcove) -> None:
    strip = alcove.window.strip
    alcove.engine._emit(IndexProgress(30, 120, 400, 150.0))
    alcove.until(strip.bar.isVisible)
    assert (strip.bar.value(), strip.bar.maximum()) == (30, 120)
    assert strip.time.text() == "about 2 min left"
    alcove.engine._emit(IndexProgress(120, 120, 900, 0.0))
    alcove.until(strip.bar.isHidden)


@fake_only
def test_a_failing_engine_is_said_in_the_window(alcove: Alcove, notes: Path) -> None:
    alcove.engine.broken["status"] = EngineError("the disk is full", "make some room")
    alcove.window.show_page(LIBRARY)
    alcove.window.library.add_folder(notes)
    alcove.until(lambda: alcove.window.message.message)
    assert alcove.window.message.message == "The disk is full."
    assert alcove.window.message.hint == "Make some room."
