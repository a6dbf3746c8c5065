"""The first run: a folder is shown before it is read and asked while it is; a better model is offered, not required."""

from __future__ import annotations

import functools
import hashlib
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from desktop.main_window import ASK, LIBRARY, MODELS
from desktop.widgets.folder_offer import FolderOffer
from engine import network
from engine.paths import Paths
from engine.types import BetterModel, HubAnswer
from tests.desktop.conftest import Alcove, drop, fake_only
from tests.support.fake_embedder import FakeEmbedder
from tests.support.hub import running
from tests.support.tiny_gguf import gguf

real_only = pytest.mark.parametrize("alcove", ["real"], indirect=True)


def shown(alcove: Alcove) -> FolderOffer:
    """The offer of a folder, as soon as it was looked at."""
    offer = alcove.window.ask.welcome.offer
    alcove.until(offer.read.isEnabled)
    return offer


def test_the_first_run_teaches_and_the_sample_begins(alcove: Alcove) -> None:
    welcome = alcove.window.ask.welcome
    assert welcome.folder.isVisible()
    assert "ever leaves it" in welcome.privacy.text()
    welcome.sample.click()
    assert shown(alcove).title.text().startswith("The sample")
    assert not welcome.folder.isVisible()
    welcome.offer.read.click()
    alcove.until(lambda: welcome.heading.isVisible())
    alcove.until(lambda: welcome.heading.text() == "What would you like to know?")
    alcove.until(lambda: welcome.questions)
    assert len(welcome.questions) == 3
    alcove.until(lambda: "waiting" not in alcove.window.strip.coverage.text())
    welcome.questions[0].click()
    alcove.until(lambda: alcove.window.ask.turns and not alcove.window.ask.busy)
    assert alcove.window.ask.turns[0].asked == welcome.questions[0].text()


def test_a_dropped_folder_is_shown_before_anything_of_it_is_read(alcove: Alcove, notes: Path) -> None:
    alcove.window.show_page(LIBRARY)
    drop(alcove, notes)
    assert alcove.window.sidebar.page == ASK
    offer = shown(alcove)
    assert offer.summary.text().startswith("2 files would be read")
    assert [row.split(" ")[0] for row in offer.kinds.said] == ["Notes"]
    assert offer.reasons.said == ["Not supported: picture (.raw) 1 file 2 B"]
    assert offer.warning.isHidden()
    assert alcove.engine.folders() == []
    offer.cancel.click()
    assert alcove.window.ask.welcome.folder.isVisible()
    drop(alcove, notes)
    shown(alcove).read.click()
    alcove.until(lambda: "2 files searchable" in alcove.window.ask.welcome.words.text())


def test_of_several_dropped_folders_each_is_shown(alcove: Alcove, notes: Path, tmp_path: Path) -> None:
    others = [tmp_path / "one", tmp_path / "two"]
    for folder in others:
        folder.mkdir()
    drop(alcove, notes, notes / "lease.md", *others)
    offer = shown(alcove)
    assert offer.title.text().endswith("notes")
    assert offer.more.text() == "3 more folders to look at after this one."
    offer.read.click()
    message = alcove.window.ask.message
    alcove.until(lambda: message.message.endswith("lease.md is a file, not a folder."))
    alcove.until(lambda: offer.title.text().endswith("one") and offer.read.isEnabled())
    assert offer.more.text() == "1 more folder to look at after this one."
    offer.cancel.click()
    alcove.until(lambda: offer.title.text().endswith("two") and offer.read.isEnabled())
    assert offer.more.isHidden()
    offer.read.click()
    alcove.until(offer.isHidden)
    assert [folder.path for folder in alcove.engine.folders()] == [notes, others[1]]


def test_a_folder_is_chosen_in_a_dialog_and_another_instead(alcove: Alcove, notes: Path, tmp_path: Path) -> None:
    welcome = alcove.window.ask.welcome
    for button, path in ((welcome.folder, notes), (welcome.offer.other, tmp_path / "empty")):
        path.mkdir(exist_ok=True)
        button.click()
        dialog = alcove.window.findChildren(QFileDialog)[-1]
        dialog.fileSelected.emit(str(path))
        dialog.close()
        shown(alcove)
    assert welcome.offer.title.text().endswith("empty")
    assert "nothing in it now" in welcome.offer.summary.text()
    assert welcome.offer.read.text() == "Read it all the same"


@real_only
def test_what_cannot_be_a_folder_is_said_and_a_home_folder_is_warned_of(
    alcove: Alcove, notes: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = alcove.window.ask
    drop(alcove, notes / "lease.md")
    alcove.until(lambda: page.message.message)
    assert page.message.message.endswith("lease.md is a file, not a folder.")
    assert page.welcome.folder.isVisible()
    monkeypatch.setenv("HOME", str(notes))
    monkeypatch.setenv("USERPROFILE", str(notes))
    drop(alcove, notes)
    offer = shown(alcove)
    assert not page.message.message
    assert "very large" in offer.warning.text()
    offer.read.click()
    alcove.until(lambda: alcove.engine.folders())


@pytest.mark.parametrize("alcove", ["fake"], indirect=True)  # the starter may write for longer than a test waits
def test_the_first_question_is_answered_while_files_wait_and_says_so(
    alcove: Alcove, notes: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = alcove.window.ask
    alcove.add(notes)
    gate = threading.Event()
    monkeypatch.setattr(FakeEmbedder, "held_back", gate)
    if alcove.kind == "fake":
        alcove.engine.pause()
    more = notes.with_name("more")
    more.mkdir()
    (more / "regatta.md").write_text("The regatta begins at noon.\n")
    alcove.window.library.add_folder(more)
    alcove.until(lambda: "1 waiting" in alcove.window.strip.coverage.text())
    assert "1 waiting" in page.welcome.words.text()
    turn = alcove.ask("When is the rent of the boathouse due?")
    assert turn.cards
    assert turn.unread.isVisible()
    assert turn.unread.text() == "2 of 3 files had been read when this was answered."
    gate.set()
    alcove.engine.resume()
    alcove.until(lambda: "ask again" in turn.unread.text())
    alcove.qtbot.mouseClick(turn.again, Qt.MouseButton.LeftButton)
    alcove.until(lambda: not page.busy and page.turns[-1].answer is not None)
    assert page.turns[-1].unread.isHidden()


@fake_only
def test_the_library_teaches_while_it_is_empty(alcove: Alcove) -> None:
    alcove.window.show_page(LIBRARY)
    assert alcove.window.library.empty.isVisible()
    alcove.window.library.sample_wanted.emit()
    assert alcove.window.sidebar.page == ASK
    assert shown(alcove).preview is not None


# --------------------------------------------------------------------------- a better model


@real_only
def test_a_better_model_is_offered_with_what_the_hub_says_and_downloaded(
    alcove: Alcove, notes: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    offer = alcove.window.ask.welcome.model
    assert offer.isHidden(), "first a folder"
    alcove.add(notes)
    alcove.window.show_page(ASK)
    alcove.until(offer.isVisible)
    assert offer.figures.isHidden(), "no size from memory"
    content = gguf(weights=bytes(2 << 20))
    with running() as hub:
        monkeypatch.setattr(network, "Network", functools.partial(network.Network, hub=hub.url, retry_seconds=0))
        offer.ask.click()
        alcove.until(lambda: alcove.window.ask.message.message.startswith("The hub has no"))
        assert offer.ask.isEnabled()
        model = alcove.engine.offered_models()[1]
        hub.path = f"/{model.repository}/resolve/main/{model.file}"
        hub.content, hub.size, hub.sha256 = content, len(content), hashlib.sha256(content).hexdigest()
        offer.ask.click()
        alcove.until(offer.get.isVisible)
        assert offer.title.text() == f"{model.name} suits this computer"
        assert offer.figures.said[0].startswith("2 MB to download")
        assert "of memory at least" in offer.figures.said[1]
        assert "not known" in offer.words.text(), "nothing was measured here"
        assert {request[0] for request in hub.requests} == {"HEAD"}
        offer.get.click()
        assert alcove.window.sidebar.page == MODELS
        page = alcove.window.models
        alcove.until(lambda: model.id in [each.id for each in page.here.model.rows])
        alcove.until(lambda: not page.work.busy)
        alcove.until(lambda: page.message.message == f"{model.name} is here.")


@fake_only
def test_nothing_that_suits_is_said_and_a_declined_offer_stays_away(
    alcove: Alcove, notes: Path, qtbot: QtBot, tmp_path: Path
) -> None:
    offer = alcove.window.ask.welcome.model
    large = HubAnswer("large", "https://hub/large", 10, "0", memory_bytes=20, memory_free=15, disk_free=99)
    offer._show(BetterModel((large,), None))
    assert offer.get.isHidden()
    assert "has room" in offer.words.text()
    offer.no.click()
    assert offer.isHidden()
    alcove.window.close()
    again = Alcove(qtbot, Paths.at(tmp_path / "profile"), "fake")
    assert again.window.ask.welcome.model.off
    assert again.close()
