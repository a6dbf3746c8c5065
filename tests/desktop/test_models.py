"""Models in the window: what is here, importing, other programs', downloading, tuning, and the embedder."""

from __future__ import annotations

import functools
import hashlib
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication

from desktop.main_window import MODELS
from desktop.pages.models import DOWNLOAD, FOUND, ModelsPage
from engine import network
from engine.errors import EngineError
from engine.jobs import Job
from engine.language_models.tuning import Candidate, Speed, Tuned
from engine.types import Progress
from tests.desktop.conftest import Alcove, fake_only
from tests.support.hub import running
from tests.support.tiny_gguf import gguf

real_only = pytest.mark.parametrize("alcove", ["real"], indirect=True)


@pytest.fixture
def page(alcove: Alcove) -> ModelsPage:
    alcove.window.show_page(MODELS)
    return alcove.window.models


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "mine.gguf"
    path.write_bytes(gguf())
    return path


def listed(page: ModelsPage) -> list[str]:
    return [model.id for model in page.here.model.rows]


def drop(alcove: Alcove, *files: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    alcove.window.dropEvent(QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, data, buttons, keys))


def bring(alcove: Alcove, page: ModelsPage, file: Path, button: str = "Copy it") -> None:
    alcove.until(lambda: page.here.model.rows)
    drop(alcove, file)
    page.question.buttons[button].click()
    alcove.until(lambda: "mine" in listed(page) and page.here.selected.id == "mine")
    alcove.until(lambda: not page.work.busy)


@real_only
def test_a_dropped_file_is_imported_used_and_removed(alcove: Alcove, page: ModelsPage, file: Path) -> None:
    alcove.until(lambda: page.here.model.rows)
    (starter,) = page.here.model.rows
    assert starter.in_use
    assert not page.here.view.remove.isEnabled(), "the starter belongs to the installation"
    bring(alcove, page, file)
    assert page.message.message == "“mine” is here."
    facts = page.here.view.facts
    assert facts["sha256"].replace("\u200b", "") == hashlib.sha256(file.read_bytes()).hexdigest()
    assert facts["Kept as"] == "Alcove's own copy"
    assert facts["Answers"].startswith("in the words of your files"), "a model of some thousand weights reads nothing"
    assert any(said.startswith("256 tokens of context") for said in page.here.view.figures.said)

    page.here.view.use.click()
    alcove.until(lambda: page.here.selected.in_use)
    assert not page.here.view.use.isEnabled()
    page.message.buttons[f"Back to “{starter.id}”"].click()
    alcove.until(lambda: page.here.model.rows[0].in_use)

    copy = page.here.selected.path
    assert copy.exists()
    page.here.list.setFocus()
    alcove.qtbot.keyClick(page.here.list, Qt.Key.Key_Delete)
    assert page.message.message == "Remove “mine”?"
    page.message.buttons["Keep"].click()
    assert copy.exists()
    page.here.view.remove.click()
    page.message.buttons["Remove"].click()
    alcove.until(lambda: listed(page) == [starter.id])
    assert not copy.exists()
    assert file.exists()


@real_only
def test_a_file_used_where_it_is_is_only_forgotten_and_can_be_had_back(
    alcove: Alcove, page: ModelsPage, file: Path
) -> None:
    bring(alcove, page, file, "Use it where it is")
    assert page.here.selected.path == file
    page.here.view.remove.click()
    assert "stays where it is" in page.message.hint
    page.message.buttons["Remove"].click()
    alcove.until(lambda: "mine" not in listed(page))
    assert file.exists()
    alcove.until(lambda: "Undo" in page.message.buttons)
    page.message.buttons["Undo"].click()
    alcove.until(lambda: "mine" in listed(page))


@real_only
def test_a_file_that_is_no_model_is_refused_with_what_to_do(alcove: Alcove, page: ModelsPage, file: Path) -> None:
    file.write_bytes(gguf()[:600])
    drop(alcove, file)
    page.question.buttons["Copy it"].click()
    alcove.until(lambda: "cut short" in page.message.message)
    assert page.message.hint == "Copy or download the file again."
    alcove.until(lambda: page.card.isHidden())
    assert "mine" not in listed(page)


@real_only
def test_a_model_of_another_program_is_used_in_place(
    alcove: Alcove, page: ModelsPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    page.show_section(FOUND)
    alcove.until(lambda: page.found.said.text().startswith("No models of other programs"))
    kept = tmp_path / ".lmstudio/models/maker/mine.gguf"
    kept.parent.mkdir(parents=True)
    kept.write_bytes(gguf())
    (kept.parent / "broken.gguf").write_bytes(b"GGUF")
    page.found.again.click()
    alcove.until(lambda: [model.name for model in page.found.model.rows] == ["broken", "mine"])
    page.found.list.setCurrentIndex(page.found.model.index(0))
    assert not page.found.take.isEnabled()
    assert "cut short" in page.found.about.text()
    page.found.list.setCurrentIndex(page.found.model.index(1))
    page.found.take.click()
    alcove.until(lambda: "mine" in listed(page) and page.here.selected.path == kept)
    alcove.until(lambda: page.found.model.rows[1].known_as == "mine")


@real_only
def test_a_download_is_asked_about_stopped_gone_on_with_and_checked(
    alcove: Alcove, page: ModelsPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    with running() as hub:
        monkeypatch.setattr(network, "Network", functools.partial(network.Network, hub=hub.url, retry_seconds=0))
        section = page.download
        page.show_section(DOWNLOAD)
        alcove.until(lambda: section.selected is not None)
        model = section.selected
        section.ask.click()
        alcove.until(lambda: page.message.message.startswith("The hub has no"))
        assert not section.get.isVisible()
        content = gguf(weights=bytes(4 << 20))
        hub.path = f"/{model.repository}/resolve/main/{model.file}"
        hub.content, hub.size, hub.sha256 = content, len(content), hashlib.sha256(content).hexdigest()
        section.ask.click()
        alcove.until(section.get.isVisible)
        assert hub.sha256 in section.hash.text()
        assert section.figures.said[0].startswith("4 MB to download")
        assert {request[0] for request in hub.requests} == {"HEAD"}

        hub.cuts = [1 << 20] + [0] * network.ATTEMPTS  # it breaks off and does not come back
        section.get.click()
        alcove.until(lambda: "failed" in page.message.message)
        assert "what has arrived is kept" in page.message.hint
        alcove.until(lambda: section.get.text() == "Go on downloading")
        hub.cuts = []
        section.get.click()
        alcove.until(lambda: model.id in listed(page))
        assert hub.requests[-1][2] == f"bytes={1 << 20}-"
        alcove.until(lambda: page.here.selected.id == model.id)
        assert page.here.selected.sha256 == hub.sha256
        alcove.until(lambda: section.selected.here)


@real_only
def test_tuning_is_explained_first_and_shows_before_and_after(
    alcove: Alcove, page: ModelsPage, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bring(alcove, page, file)
    told = threading.Event()
    before = Candidate("F32", 2, None, Speed(100.0, 10.0), 1.0)
    after = Candidate("Q8_0", 1, True, Speed(200.0, 30.0), 0.991)

    def work(job: Job[Tuned]) -> Tuned:
        alcove.engine._emit(Progress(job.id, "measuring Q8_0", 0.5, 1.0))
        told.wait(30)
        job.check()
        return Tuned(alcove.engine._host.models.get("mine"), after, before, (before, after))

    monkeypatch.setattr(alcove.engine, "tune_model", lambda _: Job("tune", work, on_cancel=told.set).start())
    page.here.view.tune.click()
    assert "takes minutes" in page.message.hint
    page.message.buttons["Tune"].click()
    alcove.until(lambda: page.card.state.text() == "Measuring Q8_0 · 50 %")
    assert not page.here.view.tune.isEnabled()
    page.card.stop.click()
    alcove.until(lambda: page.message.message == "Tuning was stopped.")
    page.here.ask_tune()
    page.message.buttons["Tune"].click()
    alcove.until(lambda: page.here.view.measured.isVisible())
    assert "10 written" in page.here.view.measured.text()
    assert "30 written" in page.here.view.measured.text()
    assert "99.1 %" in page.here.view.measured.text()


@real_only
def test_the_embedder_in_use_is_shown_and_no_embedder_is_refused(
    alcove: Alcove, page: ModelsPage, tmp_path: Path
) -> None:
    section = page.embedder
    alcove.until(lambda: section.title.text() == "hashed-words")
    section.ask_use(str(tmp_path), "nothing")
    assert "answered from the index that is there" in page.message.hint
    page.message.buttons["Embed all files again"].click()
    alcove.until(lambda: page.message.message.startswith("/") or "no embedding model" in page.message.message)
    alcove.until(lambda: not page.work.busy)
    assert section.next.isHidden()


@fake_only
def test_without_a_model_the_page_teaches(alcove: Alcove, page: ModelsPage) -> None:
    alcove.until(page.here.empty.isVisible)
    assert "Import a GGUF file" in page.here.empty.text()
    error = EngineError("there is no model 'x' here", "see: alcove models list")
    page.message.show_error(error)
    assert "alcove models" not in page.message.hint


@real_only
def test_of_several_files_and_a_folder_none_is_lost(
    alcove: Alcove, page: ModelsPage, file: Path, notes: Path, tmp_path: Path
) -> None:
    window = alcove.window
    others = [tmp_path / "broken.gguf", tmp_path / "third.gguf", tmp_path / "fourth.gguf"]
    others[0].write_bytes(b"GGUF")
    for other in others[1:]:
        other.write_bytes(gguf())
    alcove.until(lambda: page.here.model.rows)
    drop(alcove, file, notes, *others)
    assert window.pages.currentWidget() is page
    assert page.question.message == "Import mine.gguf?"
    assert "3 more file" in page.question.hint
    assert window.message.message == "Still to be looked at: 1 folder."
    window.message.buttons["Show"].click()
    alcove.until(lambda: window.ask.welcome.offer.isVisible())
    window.show_page(MODELS)
    assert page.question.message == "Import mine.gguf?"
    page.question.buttons["Copy it"].click()
    alcove.until(lambda: "mine" in listed(page) and not page.work.busy)
    alcove.until(lambda: page.question.message == "Import broken.gguf?" and page.question.buttons)
    page.question.buttons["Copy it"].click()
    alcove.until(lambda: page.question.message == "Import third.gguf?" and page.question.buttons)
    assert "cut short" in page.message.message
    page.question.dismiss()
    alcove.until(lambda: page.question.message == "Import fourth.gguf?")
    page.question.dismiss()
    QApplication.processEvents()
    assert page.question.message == ""
