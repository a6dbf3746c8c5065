"""Settings: rows made of declarations, with effect at once and kept; upkeep of the profile from the window."""

from __future__ import annotations

import math
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QLabel

from desktop.app import settings_in
from desktop.appearance import TEXT_SIZE, THEME, Appearance
from desktop.main_window import SETTINGS
from desktop.pages.settings import SettingsPage
from desktop.settings.privacy import NONE_YET
from desktop.theme import DARK, LIGHT, Theme, tokens
from desktop.widgets.text_view import TextView
from engine import settings
from engine.network import Network
from engine.settings import Setting
from tests.desktop.conftest import Alcove, fake_only, nameless

real_only = pytest.mark.parametrize("alcove", ["real"], indirect=True)


@pytest.fixture(autouse=True)
def _undressed(theme: Theme) -> Iterator[None]:
    """Colours and size belong to the application, and so to the tests that follow."""
    yield
    theme.choose("system")
    theme.resize(100)


def opened(alcove: Alcove) -> SettingsPage:
    """The page, with the values of the Engine on it."""
    alcove.window.show_page(SETTINGS)
    page = alcove.window.settings_page
    alcove.until(lambda: page.shown)
    return page


def kept(alcove: Alcove, setting: Setting) -> object:
    return alcove.engine.settings.get(setting)


@real_only
def test_what_is_chosen_reaches_the_engine_and_is_there_the_next_time(alcove: Alcove) -> None:
    alcove.window.open_palette()
    alcove.qtbot.keyClicks(alcove.window.palette_box.edit, "longest")
    alcove.qtbot.keyClick(alcove.window.palette_box.edit, Qt.Key.Key_Return)
    page = opened(alcove)
    assert page.rows[settings.MAX_TOKENS.key].control.field.hasFocus()
    assert page.area.verticalScrollBar().value() > 0
    style, careful = page.rows[settings.STYLE.key].control, page.rows[settings.CAREFULNESS.key].control
    alcove.qtbot.keyClick(style.field, Qt.Key.Key_Up)
    alcove.until(lambda: kept(alcove, settings.STYLE) == "short")
    alcove.until(lambda: careful.field.value() == 2)  # as measured, in the middle
    alcove.qtbot.keyClick(careful.field, Qt.Key.Key_Home)
    alcove.until(lambda: kept(alcove, settings.CAREFULNESS) == 0.7)
    assert page.rows[settings.CAREFULNESS.key].meaning.text().startswith("Answers only where nearly everything")
    ignore = page.rows[settings.IGNORE.key].control
    ignore.field.setPlainText("*.bak\n\n drafts/ ")
    assert kept(alcove, settings.IGNORE) == []
    alcove.qtbot.mouseClick(ignore.keep, Qt.MouseButton.LeftButton)
    alcove.until(lambda: kept(alcove, settings.IGNORE) == ["*.bak", "drafts/"])
    alcove.until(ignore.keep.isHidden)
    assert nameless(page) == []
    number = page.rows[settings.MAX_TOKENS.key].control.field
    name = number.accessibleName()
    number.setAccessibleName("")
    assert nameless(page) == [number], "the value of a spin box is no name"
    number.setAccessibleName(name)
    alcove.engine.settings.set(settings.OFFLINE, True)  # as another window would
    page.refresh()
    alcove.until(page.rows[settings.OFFLINE.key].control.field.isChecked)


@real_only
def test_quiet_hours_are_chosen_by_two_times_and_said_in_the_strip(alcove: Alcove) -> None:
    alcove.engine._clock = lambda: time.struct_time((2026, 11, 26, 12, 0, 0, 3, 330, 0))
    page = opened(alcove)
    hours = page.rows[settings.QUIET_HOURS.key].control
    assert not hours.begin.isVisible()
    hours.field.click()
    alcove.until(lambda: kept(alcove, settings.QUIET_HOURS) == "22:00-07:00")
    hours.end.setTime(hours.begin.time())
    alcove.until(lambda: page.message.message.startswith("Quiet hours that begin and end at"))
    alcove.until(lambda: hours.value == "22:00-07:00")
    alcove.engine.settings.set(settings.QUIET_HOURS, "09:00-17:30")
    page.refresh()
    alcove.until(lambda: hours.value == "09:00-17:30")
    alcove.until(lambda: alcove.window.strip.coverage.text() == "No files yet · quiet until 17:30")
    hours.field.click()
    alcove.until(lambda: kept(alcove, settings.QUIET_HOURS) == "")
    alcove.until(lambda: alcove.window.strip.coverage.text() == "No files yet")


def test_every_setting_has_a_place_or_none_and_says_what_it_means() -> None:
    groups = {settings.ANSWERS, settings.FILES, settings.BACKGROUND, settings.PRIVACY, settings.MORE}
    for setting in settings.ALL:
        assert setting.group in groups | {""}
        assert setting.help or not setting.group
        for value, meaning in setting.stops:
            assert setting.checked(value) == value
            assert meaning


@real_only
def test_colours_and_size_change_at_once_and_are_kept(alcove: Alcove) -> None:
    page, app = alcove.window.settings_page, QApplication.instance()
    points, title = app.font().pointSizeF(), page.rows[TEXT_SIZE.key].title
    alcove.window.show_page(SETTINGS)
    colours = page.rows[THEME.key].control
    alcove.qtbot.keyClick(colours.field, Qt.Key.Key_End)
    assert tokens() is DARK
    height, margin = title.font().pointSizeF(), page.layout().contentsMargins().left()
    rows = page.connections.table.verticalHeader().defaultSectionSize()
    alcove.qtbot.keyClick(page.rows[TEXT_SIZE.key].control.field, Qt.Key.Key_End)
    assert app.font().pointSizeF() == pytest.approx(1.5 * points)
    assert title.font().pointSizeF() == pytest.approx(1.5 * height)
    assert page.layout().contentsMargins().left() == round(1.5 * margin)
    header = page.connections.table.verticalHeader()  # it is not seen, and follows after what is
    alcove.until(lambda: header.defaultSectionSize() == round(1.5 * rows))
    alcove.qtbot.keyClick(colours.field, Qt.Key.Key_Up)
    assert tokens() is LIGHT
    assert title.font().pointSizeF() == pytest.approx(1.5 * height)
    alcove.qtbot.keyClick(alcove.window, Qt.Key.Key_Minus, Qt.KeyboardModifier.ControlModifier)
    assert page.rows[TEXT_SIZE.key].meaning.text() == "140 %"
    again = Appearance(settings_in(alcove.paths.root))
    assert (again.get(THEME), again.get(TEXT_SIZE)) == ("light", 140)


@real_only
@pytest.mark.parametrize("scheme", [Qt.ColorScheme.Light, Qt.ColorScheme.Dark])
def test_a_switch_that_cannot_be_used_looks_so_and_still_says_what_holds(
    alcove: Alcove, theme: Theme, scheme: Qt.ColorScheme
) -> None:
    theme.use(scheme)
    switch = opened(alcove).rows[settings.OFFLINE.key].control.field

    def colours(enabled: bool, on: bool) -> list[list[str]]:
        switch.setEnabled(enabled)
        switch.setChecked(on)
        image = switch.grab().toImage()
        return [[image.pixelColor(x, y).name() for x in range(image.width())] for y in range(image.height())]

    for on in (False, True):
        assert colours(True, on) != colours(False, on)
        shades = {QColor(shade).hsvSaturationF() for line in colours(False, on) for shade in line}
        assert max(shades) < 0.25, "the accent is of what can be used"
    assert QColor(tokens().accent).hsvSaturationF() > 0.4
    assert colours(False, True) != colours(False, False)


@fake_only
def test_no_text_is_cut_when_its_size_changes(alcove: Alcove, notes: Path) -> None:
    alcove.add(notes)
    turn = alcove.ask("When is the rent of the boathouse due?")
    for step in (5, -6, 3):
        alcove.window.step_text_size(step)
        QApplication.processEvents()
        views = [view for view in turn.findChildren(TextView) if view.isVisible()]
        assert len(views) > 1
        assert [view.height() for view in views] == [math.ceil(view.document().size().height()) for view in views]


@fake_only
def test_what_is_not_seen_follows_after_what_is(alcove: Alcove) -> None:
    window, points = alcove.window, QApplication.font().pointSizeF()
    seen, hidden = window.strip.coverage, window.library.findChild(QLabel)
    shown, share = seen.font().pointSizeF() / points, hidden.font().pointSizeF() / points
    window.step_text_size(5)
    later = window.find_page.findChild(QLabel)
    assert seen.font().pointSizeF() == pytest.approx(1.5 * points * shown)
    assert hidden.font().pointSizeF() == pytest.approx(points * share)
    made = later.font().pointSizeF() / (1.5 * points)
    window.step_text_size(-2)
    window.step_text_size(0)
    for widget, wanted in ((seen, shown), (hidden, share), (later, made)):
        alcove.until(lambda widget=widget, wanted=wanted: widget.font().pointSizeF() == pytest.approx(points * wanted))


@real_only
def test_connections_are_listed_and_offline_is_obeyed(alcove: Alcove) -> None:
    page = opened(alcove)
    assert page.connections.state.text() == NONE_YET
    Network(alcove.paths.connections).note_child("files.example.org", "set up the trainer")
    page.refresh()
    alcove.until(lambda: page.connections.model.rows)
    assert page.connections.model.rows[0].host == "files.example.org"
    assert page.connections.state.text().startswith("1 connection")
    assert not alcove.engine.offline
    page.rows[settings.OFFLINE.key].control.field.click()
    alcove.until(lambda: alcove.engine.offline)


@real_only
def test_check_shows_its_lines_and_repair_mends_while_the_window_watches(alcove: Alcove, notes: Path) -> None:
    alcove.add(notes)
    page = opened(alcove)
    page.health.check.click()
    page.health.stop.click()
    alcove.until(page.health.check.isVisible)
    assert page.health.checks == ()
    alcove.paths.index.chmod(0o755)  # others may read it
    page.health.check.click()
    alcove.until(lambda: page.health.checks and page.health.check.isVisible())
    assert page.health.state.text() == "1 thing wrong:"
    assert [check.name for check in page.health.checks if not check.ok] == ["permissions"]
    assert any(said.text().endswith("; press Repair") for said in page.health.findChildren(QLabel))
    page.health.repair.click()
    alcove.until(lambda: page.health.state.text().startswith("All is well"))
    assert alcove.paths.index.stat().st_mode & 0o077 == 0
    (notes / "new.md").write_text("# New\n\nThe mast is of spruce.\n", "utf-8")  # the window watches again
    alcove.until(lambda: alcove.window.strip.coverage.text().startswith("3 files searchable"))


@real_only
def test_a_backup_brings_back_what_was_there(alcove: Alcove, notes: Path, tmp_path: Path) -> None:
    alcove.add(notes)
    alcove.say("On the third.")
    alcove.ask("When is the rent of the boathouse due?")
    page, window = opened(alcove), alcove.window
    page.backup(tmp_path / "safe.db")
    alcove.until(lambda: page.message.message.startswith("The backup is written"))
    (chat,) = alcove.engine.chats()
    alcove.engine.remove_chat(chat.id)
    window.new_chat()
    alcove.until(lambda: not window.sidebar.chats.model.rows)
    window.show_page(SETTINGS)
    page.ask_restore(tmp_path / "safe.db")
    page.message.buttons["Restore"].click()
    alcove.until(lambda: page.message.message == "The backup is restored.")
    alcove.until(lambda: [row.id for row in window.sidebar.chats.model.rows] == [chat.id])
    assert "searchable" in window.strip.coverage.text()


@real_only
def test_a_deleted_chat_is_told_to_stand_in_copies_until_they_are_deleted(alcove: Alcove, notes: Path) -> None:
    alcove.add(notes)
    alcove.say("On the third.")
    alcove.ask("When is the rent of the boathouse due?")
    copy = alcove.paths.user_db.with_name("user.db.before-v3")
    copy.write_bytes(b"an earlier state")
    window = alcove.window
    alcove.until(lambda: window.sidebar.chats.model.rows)
    window.chats.remove(window.ask.chat)
    assert window.message.hint == "Backups that you wrote earlier still hold it."
    alcove.until(lambda: "1 copy in the data folder" in window.message.hint)
    page = opened(alcove)
    alcove.until(page.forget.isEnabled)
    assert page.copies.meaning.text() == "1 copy, 16 B"
    page.forget.click()
    assert copy.exists(), "it asks first"
    page.message.buttons["Delete the copies"].click()
    alcove.until(lambda: page.copies.meaning.text() == "There are none.")
    assert not copy.exists()
    assert not page.forget.isEnabled()


@real_only
def test_erasing_needs_the_word_and_leaves_nothing(alcove: Alcove, notes: Path) -> None:
    alcove.add(notes)
    page = opened(alcove)
    page.erasing.begin.click()
    alcove.qtbot.keyClicks(page.erasing.word, "eras")
    alcove.qtbot.keyClick(page.erasing.word, Qt.Key.Key_Return)
    assert not page.erasing.erase.isEnabled()
    assert alcove.paths.user_db.exists()
    alcove.qtbot.keyClicks(page.erasing.word, "e")
    page.erasing.erase.click()
    alcove.until(alcove.window.isHidden)
    assert not alcove.paths.root.exists()
    assert sorted(path.name for path in notes.rglob("*")) == ["deep", "heating.txt", "lease.md", "picture.raw"]
