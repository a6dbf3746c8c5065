"""A watched folder while there is other work: edits go first, moves embed nothing. Real files and events."""

from __future__ import annotations

import os
import shutil
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from engine.core import Engine
from engine.errors import Cancelled
from engine.paths import Paths
from engine.types import Event, FileChanged
from tests.support.fake_embedder import FakeEmbedder, never
from tests.support.profiles import write_notes

PATIENCE = 30.0


class GatedEmbedder(FakeEmbedder):
    """Embeds what is urgent at once, and the backlog only while the gate is open."""

    def __init__(self) -> None:
        super().__init__()
        self.gate = threading.Event()
        self.gate.set()
        self.waited_for = threading.Event()

    def close_gate(self) -> None:
        self.waited_for.clear()
        self.gate.clear()

    def embed_passages(
        self,
        texts: Sequence[str],
        *,
        tokens: Sequence[int] | None = None,
        cancelled: Callable[[], bool] = never,
        yielding: Callable[[], bool] = never,
        urgent: bool = False,
    ) -> NDArray[np.float32]:
        if not urgent and not self.gate.is_set():
            self.waited_for.set()
            while not self.gate.wait(0.01):
                if cancelled():
                    raise Cancelled
        return super().embed_passages(texts, tokens=tokens, cancelled=cancelled, yielding=yielding, urgent=urgent)


class Desk:
    """An engine that watches a folder of six notes, and everything it said."""

    def __init__(self, place: Path) -> None:
        self.folder = place / "notes"
        write_notes(self.folder)
        self.other = place / "other"
        self.embedder = GatedEmbedder()
        self.heard = threading.Condition()
        self.events: list[Event] = []
        self.engine = Engine(Paths.at(place / "profile"), emit=self._hear, embedder=self.embedder)  # type: ignore[arg-type]  # its contract
        self.engine.add_folder(self.folder)
        self.engine.watch()
        self.until(lambda: self.indexed(self.folder) == 6)

    def _hear(self, event: Event) -> None:
        with self.heard:
            self.events.append(event)
            self.heard.notify_all()

    def until(self, happened: Callable[[], bool]) -> None:
        """Waits for something that must happen; not everything comes with an event."""
        end = time.monotonic() + PATIENCE
        while not happened():
            assert time.monotonic() < end, self.events[-20:]
            with self.heard:
                self.heard.wait(0.05)

    def indexed(self, below: Path) -> int:
        """Distinct files below a folder that were said to be indexed or moved there."""
        said = [event for event in self.events if isinstance(event, FileChanged)]
        return len({event.path for event in said if event.path.is_relative_to(below) and event.event != "deleted"})

    def begin_backlog(self) -> None:
        """Adds a second folder, whose embedding begins and does not come to its end."""
        write_notes(self.other, 20)
        for file in self.other.iterdir():
            file.write_text(file.read_text().replace("boat", "barge"))
        self.embedder.close_gate()
        self.engine.add_folder(self.other)
        assert self.embedder.waited_for.wait(PATIENCE)

    def texts(self, word: str) -> list[Path]:
        return [found.path for found in self.engine.search(word, mode="keyword").results]


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = Desk(tmp_path)
    yield desk
    desk.engine.close()


def test_an_edit_is_found_while_the_backlog_is_being_embedded(desk: Desk) -> None:
    desk.begin_backlog()
    note = desk.folder / "note 3.md"
    desk.events.clear()
    note.write_text("# Note 3\n\nThe keel was replaced by one of teakwood.\n", encoding="utf-8")
    desk.until(lambda: desk.indexed(desk.folder) == 1)
    assert desk.texts("teakwood") == [note]
    assert desk.engine.status().waiting == 20
    desk.embedder.gate.set()
    desk.until(lambda: desk.indexed(desk.other) == 20)


def test_what_was_being_embedded_does_not_overwrite_a_newer_edit(desk: Desk) -> None:
    desk.begin_backlog()
    note = desk.other / "note 3.md"
    note.write_text("# Note 3\n\nThe keel was replaced by one of teakwood.\n", encoding="utf-8")
    desk.until(lambda: desk.indexed(desk.other) == 1)
    desk.embedder.gate.set()
    desk.until(lambda: desk.indexed(desk.other) == 20)
    assert desk.texts("teakwood") == [note]
    assert note not in desk.texts("shipwright")


def test_what_was_being_embedded_does_not_bring_back_a_deleted_file(desk: Desk) -> None:
    desk.begin_backlog()
    note = desk.other / "note 3.md"
    note.unlink()
    desk.folder.joinpath("note 0.md").unlink()  # said to be deleted, as its passages were in the index
    desk.until(lambda: any(isinstance(event, FileChanged) and event.event == "deleted" for event in desk.events))
    desk.until(lambda: note not in {file.path for file in desk.engine.files()})
    desk.embedder.gate.set()
    desk.until(lambda: desk.indexed(desk.other) == 19)
    assert note not in desk.texts("shipwright")


def test_many_files_copied_in_at_once_are_backlog_and_an_edit_goes_before_them(desk: Desk) -> None:
    desk.embedder.close_gate()
    write_notes(desk.other, 40)
    for file in desk.other.iterdir():
        file.write_text(file.read_text().replace("boat", "barge"))
    desk.other.rename(desk.folder / "copied")
    assert desk.embedder.waited_for.wait(PATIENCE)
    note = desk.folder / "note 3.md"
    desk.events.clear()
    note.write_text("# Note 3\n\nThe keel was replaced by one of teakwood.\n", encoding="utf-8")
    desk.until(lambda: desk.indexed(desk.folder) == 1)
    assert desk.texts("teakwood") == [note]
    desk.embedder.gate.set()
    desk.until(lambda: desk.indexed(desk.folder / "copied") == 40)


def test_a_renamed_folder_takes_its_passages_along(desk: Desk, tmp_path: Path) -> None:
    (desk.folder / "deep").mkdir()
    for number in range(4):
        shutil.move(desk.folder / f"note {number}.md", desk.folder / "deep")
    desk.until(lambda: desk.indexed(desk.folder / "deep") == 4)
    embedded = desk.embedder.passages_embedded
    (desk.folder / "deep").rename(desk.folder / "elsewhere")
    desk.until(lambda: desk.indexed(desk.folder / "elsewhere") == 4)
    desk.until(lambda: not any(file.path.parent.name == "deep" for file in desk.engine.files()))
    assert desk.embedder.passages_embedded == embedded
    assert {path.parent.name for path in desk.texts("1950")} == {"elsewhere"}
    assert {file.state for file in desk.engine.files()} == {"indexed"}


def test_a_file_of_a_far_date_is_indexed_like_any_other_and_ends_nothing(desk: Desk) -> None:
    far = desk.other / "far.md"
    write_notes(desk.other, 1)
    far.write_text("# Far\n\nThe hull of the ark was of gopherwood.\n", encoding="utf-8")
    os.utime(far, (1e12, 1e12))  # the file system may know no such date, and write its own last one
    if far.stat().st_mtime_ns < 2**63:
        pytest.skip("this file system knows no such date")
    desk.engine.add_folder(desk.other)
    desk.until(lambda: desk.indexed(desk.other) == 2)
    assert desk.texts("gopherwood") == [far]
    assert desk.engine.status().indexed == 8
    answer = desk.engine.ask("What is the newest file?").result(PATIENCE).answer
    assert "far.md" in answer
    assert "2262" in answer
    (desk.folder / "after.md").write_text("# After\n\nA raft of balsa.\n", encoding="utf-8")
    desk.until(lambda: desk.texts("balsa") == [desk.folder / "after.md"])
