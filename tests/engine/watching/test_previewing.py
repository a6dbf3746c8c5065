"""What would be read of a folder and what not, before anything is; held against what a run then does."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from engine.core import Engine
from engine.errors import Cancelled, EngineError
from engine.paths import Paths
from engine.types import FolderPreview
from engine.watching.ignoring import IgnoreRules
from engine.watching.previewing import previewed
from tests.support.fake_embedder import FakeEmbedder

FILES = {
    "lease.md": "# Lease\n\nThe rent is due.\n",
    "notes.txt": "The boiler is serviced every October.\n",
    "prices.CSV": "item,price\noar,30\n",
    "tool.py": "print('boat')\n",
    "empty.txt": "",
    "old.log": "left out by a rule\n",
    "boat.jpg": "\x00\x01",
    "photos/jetty.PNG": "\x00\x01\x02",
    "photos/strange.xyz": "\x00",
    "node_modules/left/pad.js": "never looked at",
    ".alcoveignore": "*.log\n",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "papers"
    for name, text in FILES.items():
        (place / name).parent.mkdir(parents=True, exist_ok=True)
        (place / name).write_text(text, "utf-8")
    return place


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    with Engine(Paths.at(tmp_path / "profile"), embedder=FakeEmbedder()) as engine:
        yield engine


def told(preview: FolderPreview) -> tuple[dict[str, int], dict[str, int]]:
    """Files by kind, and files and folders by the reason why they are left out."""
    left_out = {group.name: group.files + group.folders for group in preview.left_out}
    return {group.name: group.files for group in preview.read}, left_out


def test_a_preview_says_what_a_run_then_does(engine: Engine, folder: Path) -> None:
    preview = engine.preview_folder(folder).result(30)
    assert engine.folders() == []
    read, left_out = told(preview)
    assert read == {"Notes and text": 2, "Spreadsheets": 1, "Code and data": 1}
    assert left_out == {
        "not supported: picture": 2,
        "not supported: .xyz files": 1,
        "empty file": 1,
        "ignored by .alcoveignore: *.log": 1,
        "ignored: dependency folder": 1,
        "ignored: a file of rules about other files": 1,
    }
    pictures = preview.left_out[0]
    assert (pictures.extensions, pictures.examples, pictures.bytes) == (
        ("jpg", "png"),
        ("boat.jpg", "photos/jetty.PNG"),
        5,
    )
    assert preview.bytes == sum(len(FILES[name]) for name in ("lease.md", "notes.txt", "prices.CSV", "tool.py"))
    engine.add_folder(folder)
    engine.index().result(60)
    status = engine.status()
    assert (status.indexed, status.skipped, status.failed) == (preview.files, sum(left_out.values()), 0)


def test_a_preview_knows_the_rules_and_the_other_folders(engine: Engine, folder: Path) -> None:
    engine.add_folder(folder / "photos")
    left_out = told(engine.preview_folder(folder, ignore=["*.py"]).result(30))[1]
    assert left_out["ignored by the folder's settings: *.py"] == 1
    assert left_out["ignored: another folder, or Alcove's own files"] == 1
    (folder / "photos" / "deep").mkdir()
    with pytest.raises(EngineError, match="already added"):
        engine.preview_folder(folder / "photos" / "deep").result(30)


def test_a_preview_of_a_known_folder_knows_its_patterns(engine: Engine, folder: Path) -> None:
    engine.add_folder(folder, ignore=["*.py"])
    assert told(engine.preview_folder(folder).result(30))[1]["ignored by the folder's settings: *.py"] == 1
    assert "ignored by the folder's settings: *.py" not in told(engine.preview_folder(folder, ignore=[]).result(30))[1]


def test_a_whole_home_folder_is_shown_with_a_warning(
    engine: Engine, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(folder))
    monkeypatch.setenv("USERPROFILE", str(folder))
    assert "very large" in engine.preview_folder(folder).result(30).warning
    assert not engine.preview_folder(folder / "photos").result(30).warning
    with pytest.raises(EngineError, match="a file, not a folder"):
        engine.preview_folder(folder / "lease.md").result(30)


def test_looking_can_be_stopped(folder: Path) -> None:
    with pytest.raises(Cancelled):
        previewed(folder, IgnoreRules(folder), cancelled=lambda: True)
