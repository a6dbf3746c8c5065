"""Whatever happens to files, the index follows, and nothing is embedded that is known already."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from engine.core import Engine
from engine.errors import Cancelled, EngineError
from engine.indexing import indexer
from engine.indexing.indexer import WINDOW, racy
from engine.store.stat import Stat
from engine.store.user import UserStore
from engine.types import Event, FileChanged, IndexReport
from tests.support.fake_embedder import FakeEmbedder
from tests.support.profiles import bad, fresh_digest, open_engine, write_notes

ROOT = os.name != "posix" or os.geteuid() == 0


class Desk:
    """An Engine on a folder of notes, and what it said."""

    def __init__(self, profile: Path, notes: Path) -> None:
        self.notes = notes
        self.embedder = FakeEmbedder()
        self.events: list[Event] = []
        self.engine: Engine = open_engine(profile, embedder=self.embedder, emit=self.events.append)

    def index(self) -> IndexReport:
        self.events.clear()
        return self.engine.index().result(120)

    def changes(self) -> set[tuple[str, str]]:
        return {
            (event.event, event.path.relative_to(self.notes).as_posix())
            for event in self.events
            if isinstance(event, FileChanged)
        }

    def states(self) -> dict[str, tuple[str, str]]:
        return {
            entry.path.relative_to(self.notes).as_posix(): (entry.state, entry.reason) for entry in self.engine.files()
        }

    def finds(self, words: str) -> set[str]:
        found = self.engine.search(words, mode="keyword", k=50).results
        return {passage.path.relative_to(self.notes).as_posix() for passage in found}


@pytest.fixture
def desk(profile: Path, tmp_path: Path) -> Iterator[Desk]:
    notes = tmp_path / "notes"
    write_notes(notes / "sub", 5)
    desk = Desk(profile, notes)
    with desk.engine:
        desk.engine.add_folder(notes)
        assert desk.index().added == 5
        yield desk


def check(desk: Desk, tmp_path: Path) -> None:
    """The index is sound and as if it had been made just now."""
    report = desk.engine.doctor().result(60)
    assert report.ok, bad(report)
    assert report.digest == fresh_digest(desk.notes, tmp_path / "fresh")


# --------------------------------------------------------------------------- nothing is embedded again


def nothing(notes: Path) -> None:
    """No change at all."""


def touch(notes: Path) -> None:
    for path in (notes / "sub").iterdir():
        os.utime(path)


def rename_file(notes: Path) -> None:
    (notes / "sub" / "note 1.md").rename(notes / "renamed.md")


def rename_folder(notes: Path) -> None:
    (notes / "sub").rename(notes / "other name")


def change_case(notes: Path) -> None:
    (notes / "sub" / "note 1.md").rename(notes / "sub" / "NOTE 1.md")


def copy_file(notes: Path) -> None:
    shutil.copy(notes / "sub" / "note 1.md", notes / "copy.md")


def copy_folder(notes: Path) -> None:
    shutil.copytree(notes / "sub", notes / "copy")


def save_by_rename(notes: Path) -> None:
    """As editors save: a new file with the same bytes takes the old one's place."""
    new = notes / "sub" / "note 1.md.tmp"
    shutil.copyfile(notes / "sub" / "note 1.md", new)
    new.replace(notes / "sub" / "note 1.md")


def swap_two(notes: Path) -> None:
    one, two, away = notes / "sub" / "note 1.md", notes / "sub" / "note 2.md", notes / "away"
    one.rename(away)
    two.rename(one)
    away.rename(two)


def rotate(notes: Path) -> None:
    """As logs are: each takes the name of the next, the last is gone."""
    for number in (3, 2, 1):
        (notes / "sub" / f"note {number}.md").replace(notes / "sub" / f"note {number + 1}.md")


def cut_a_paragraph(notes: Path) -> None:
    path = notes / "sub" / "note 1.md"
    path.write_text(path.read_text("utf-8").partition("## 修理")[0], encoding="utf-8")


CHANGES: dict[Callable[[Path], None], dict[str, int]] = {
    nothing: {"unchanged": 5},
    touch: {"unchanged": 5},
    rename_file: {"moved": 1, "unchanged": 4},
    rename_folder: {"moved": 5},
    change_case: {"moved": 1, "unchanged": 4},
    copy_file: {"added": 1, "unchanged": 5},
    copy_folder: {"added": 5, "unchanged": 5},
    save_by_rename: {"unchanged": 5},
    swap_two: {"changed": 2, "unchanged": 3},
    rotate: {"moved": 1, "changed": 2, "unchanged": 1},
    cut_a_paragraph: {"changed": 1, "unchanged": 4},
}


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
def test_a_change_that_brings_no_new_text_embeds_nothing(
    change: Callable[[Path], None], desk: Desk, tmp_path: Path
) -> None:
    before = desk.embedder.passages_embedded
    change(desk.notes)
    report = desk.index()
    assert report.chunks_embedded == 0
    assert desk.embedder.passages_embedded == before
    assert {name: getattr(report, name) for name in CHANGES[change]} == CHANGES[change]
    assert report.failed == report.skipped == 0
    check(desk, tmp_path)


def test_a_move_between_two_folders_embeds_nothing(desk: Desk, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    desk.engine.add_folder(other)
    (desk.notes / "sub" / "note 1.md").rename(other / "note 1.md")
    report = desk.index()
    assert report.chunks_embedded == 0
    assert desk.engine.status().indexed == 5


def test_an_edit_embeds_what_is_new(desk: Desk, tmp_path: Path) -> None:
    path = desk.notes / "sub" / "note 1.md"
    path.write_text(path.read_text("utf-8").replace("larch", "birch"), encoding="utf-8")
    report = desk.index()
    assert (report.changed, report.chunks_embedded) == (1, 1)
    assert desk.changes() == {("indexed", "sub/note 1.md")}
    assert desk.finds("birch") == {"sub/note 1.md"}
    check(desk, tmp_path)


def test_deleted_files_and_folders_are_gone(desk: Desk, tmp_path: Path) -> None:
    (desk.notes / "sub" / "note 1.md").unlink()
    assert desk.index().deleted == 1
    assert desk.changes() == {("deleted", "sub/note 1.md")}
    shutil.rmtree(desk.notes / "sub")
    (desk.notes / "last.md").write_text("The last note.")
    report = desk.index()
    assert (report.deleted, report.added) == (4, 1)
    assert desk.finds("larch") == set()
    check(desk, tmp_path)


def test_a_directory_where_a_file_was_and_the_other_way_round(desk: Desk, tmp_path: Path) -> None:
    path = desk.notes / "sub" / "note 1.md"
    path.unlink()
    path.mkdir()
    (path / "inner.md").write_text("A note in a folder named like a note.")
    desk.index()
    assert desk.finds("named like") == {"sub/note 1.md/inner.md"}
    shutil.rmtree(path)
    path.write_text("A note again.")
    desk.index()
    assert desk.finds("again") == {"sub/note 1.md"}
    check(desk, tmp_path)


# --------------------------------------------------------------------------- folders


def test_a_root_that_vanishes_stays_searchable_and_returns_at_no_cost(desk: Desk, tmp_path: Path) -> None:
    desk.notes.rename(tmp_path / "unplugged")
    with pytest.raises(EngineError, match="is not there"):
        desk.index()
    assert [folder.state for folder in desk.engine.folders()] == ["offline"]
    assert len(desk.finds("larch")) == 5
    assert desk.engine.doctor().result(60).ok
    (tmp_path / "unplugged").rename(desk.notes)
    report = desk.index()
    assert (report.unchanged, report.chunks_embedded, report.deleted) == (5, 0, 0)
    assert [folder.state for folder in desk.engine.folders()] == ["ready"]
    check(desk, tmp_path)


def test_one_missing_root_does_not_stop_the_others(desk: Desk, tmp_path: Path) -> None:
    other = tmp_path / "other"
    write_notes(other, 2)
    desk.engine.add_folder(other)
    desk.index()
    desk.notes.rename(tmp_path / "unplugged")
    (other / "new.md").write_text("A new note.")
    assert desk.index().added == 1


@pytest.mark.parametrize("of_an_older_version", [False, True])
def test_what_was_read_of_a_removed_folder_is_not_found_in_another(
    of_an_older_version: bool, desk: Desk, profile: Path, tmp_path: Path
) -> None:
    users = UserStore(profile / "user.db")
    users.remove_folder(users.folders()[0].id)  # and what was read of it could not be deleted yet
    if of_an_older_version:
        users.set_setting("last_folder", None)
    users.close()
    (tmp_path / "other").mkdir()
    desk.engine.add_folder(tmp_path / "other")
    assert desk.engine.search("larch", mode="keyword").results == ()
    assert desk.engine.status().files == 0


def test_a_moved_root_is_relinked_at_no_cost(desk: Desk, tmp_path: Path) -> None:
    place = tmp_path / "new place"
    desk.notes.rename(place)
    desk.engine.relink_folder(desk.notes, place)
    report = desk.index()
    assert (report.unchanged, report.chunks_embedded) == (5, 0)
    desk.notes = place
    check(desk, tmp_path)


def test_a_folder_is_not_relinked_to_where_another_is_read(desk: Desk, tmp_path: Path) -> None:
    other = tmp_path / "other"
    write_notes(other / "deep", 1)
    desk.engine.add_folder(other)
    with pytest.raises(EngineError, match="already added") as taken:
        desk.engine.relink_folder(desk.notes, other)
    assert f"alcove remove {desk.notes}" in taken.value.hint
    with pytest.raises(EngineError, match="is inside"):
        desk.engine.relink_folder(desk.notes, other / "deep")
    assert [folder.path for folder in desk.engine.folders()] == [desk.notes, other]
    assert desk.engine.relink_folder(other, other / "deep").path == other / "deep"  # of itself, it may be a part
    assert desk.engine.relink_folder(desk.notes, desk.notes).path == desk.notes


def test_a_folder_around_a_known_one_reads_each_file_once(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(EngineError, match="is inside"):
        desk.engine.add_folder(desk.notes / "sub")
    (tmp_path / "outside.md").write_text("A note outside.")
    desk.engine.add_folder(tmp_path, ignore=["fresh", "*.db", "*.log"])
    desk.index()
    files = [entry.path for entry in desk.engine.files(state="indexed")]
    assert len(files) == len(set(files)) == 6
    assert not any(path.is_relative_to(tmp_path / "profile") for path in files)
    desk.engine.remove_folder(desk.notes).result(60)
    report = desk.index()
    assert report.failed == 0
    assert len(desk.engine.files(state="indexed")) == 6  # the outer folder has taken them in


def test_what_is_ignored_later_is_dropped_and_comes_back(desk: Desk, tmp_path: Path) -> None:
    desk.engine.add_folder(desk.notes, ignore=["note 1.*"])
    desk.index()
    assert desk.states()["sub/note 1.md"][0] == "skipped"
    assert "sub/note 1.md" not in desk.finds("larch")
    desk.engine.add_folder(desk.notes)  # nothing is said about patterns: they stay
    assert desk.engine.folders()[0].ignore == ("note 1.*",)
    assert desk.index().added == 0
    desk.engine.add_folder(desk.notes, ignore=[])
    report = desk.index()
    assert report.added == 1
    assert "sub/note 1.md" in desk.finds("larch")
    check(desk, tmp_path)


# --------------------------------------------------------------------------- single files


def test_every_file_has_a_state_and_a_reason(desk: Desk, tmp_path: Path) -> None:
    (desk.notes / "empty.md").write_text("")
    (desk.notes / "photo.raw").write_bytes(b"\0\1")
    (desk.notes / "broken.docx").write_bytes(b"PK\x03\x04 not really")
    (desk.notes / "link.md").symlink_to(desk.notes / "sub" / "note 1.md")
    os.mkfifo(desk.notes / "pipe.md")
    desk.index()
    states = desk.states()
    assert len(states) == 10
    assert states["photo.raw"] == ("skipped", "no reader for .raw files")
    assert states["broken.docx"][0] == "failed"
    assert states["broken.docx"][1]
    assert states["link.md"][0] == states["pipe.md"][0] == "skipped"
    assert states["empty.md"][0] in ("indexed", "skipped")
    again = desk.index()
    assert (again.added, again.changed, again.chunks_embedded) == (0, 0, 0)
    check(desk, tmp_path)


def test_a_remark_stays_as_long_as_the_bytes_do(desk: Desk, tmp_path: Path) -> None:
    page = desk.notes / "page.html"
    page.write_text("<p>The heron stood.</p><p style='display:none'>Nobody sees this.</p>")
    desk.index()
    state, remark = desk.states()["page.html"]
    assert (state, bool(remark)) == ("indexed", True)
    page.chmod(0o600)
    assert desk.index().unchanged == 6
    assert desk.states()["page.html"] == (state, remark)
    check(desk, tmp_path)
    page.write_text("<p>The heron stood.</p>")
    desk.index()
    assert desk.states()["page.html"] == (state, "")


@pytest.mark.skipif(ROOT, reason="the administrator may read everything")
def test_an_unreadable_file_fails_alone_and_is_read_when_it_may_be(desk: Desk, tmp_path: Path) -> None:
    secret = desk.notes / "secret.md"
    secret.write_text("A note that nobody may read.")
    secret.chmod(0)
    assert desk.index().failed == 1
    assert "cannot be opened" in desk.states()["secret.md"][1]
    secret.chmod(0o600)
    assert desk.index().added == 1
    check(desk, tmp_path)


@pytest.mark.parametrize("name", [b"\xff\xfe.md", "é 船.md".encode(), b"new\nline.md", b"-rf.md", b"a'\"*?[.md"])
def test_names_in_any_bytes(name: bytes, desk: Desk, tmp_path: Path) -> None:
    path = desk.notes / os.fsdecode(name)
    path.write_text("A note about herons.")
    assert desk.index().added == 1
    assert [os.fsencode(found.path.name) for found in desk.engine.search("herons").results[:1]] == [name]
    check(desk, tmp_path)
    path.unlink()
    assert desk.index().deleted == 1


def test_a_file_that_changes_while_it_is_read_is_read_again(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Even if it keeps its size and its time stamp is set back."""
    path = desk.notes / "moving.md"
    path.write_text("The heron is here.")
    os.utime(path, ns=(1, 1))
    read = indexer._read_bytes

    def read_and_change(place: Path) -> object:
        result = read(place)
        if place == path:
            path.write_text("The otter is here.")
            os.utime(path, ns=(1, 1))
        return result

    monkeypatch.setattr(indexer, "_read_bytes", read_and_change)
    desk.index()
    assert desk.finds("heron") == {"moving.md"}
    monkeypatch.setattr(indexer, "_read_bytes", read)
    assert desk.index().changed == 1
    assert desk.finds("otter") == {"moving.md"}
    check(desk, tmp_path)


def test_a_file_deleted_between_scan_and_reading(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = desk.notes / "brief.md"
    path.write_text("A brief life.")
    read = indexer._read_bytes

    def vanish(place: Path) -> object:
        place.unlink(missing_ok=place == path)
        return read(place)

    monkeypatch.setattr(indexer, "_read_bytes", vanish)
    report = desk.index()
    assert (report.added, report.failed) == (0, 0)
    monkeypatch.undo()
    check(desk, tmp_path)


@pytest.mark.parametrize("error", [errno.ENOENT, errno.EIO])
def test_a_root_that_vanishes_while_the_backlog_is_read_keeps_its_text(
    error: int, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Files that have changed and wait were searchable before, and stay so."""
    for path in sorted((desk.notes / "sub").iterdir()):
        path.write_text(path.read_text() + "\nIts mast is new.\n")
    read = indexer._read_bytes

    def unplug(place: Path) -> object:
        if desk.notes.exists():
            desk.notes.rename(tmp_path / "unplugged")
        if error != errno.ENOENT:
            raise OSError(error, os.strerror(error))
        return read(place)

    monkeypatch.setattr(indexer, "_read_bytes", unplug)
    with pytest.raises(EngineError, match="is not there"):
        desk.index()
    monkeypatch.undo()
    assert desk.changes() == set()
    assert [folder.state for folder in desk.engine.folders()] == ["offline"]
    assert len(desk.finds("larch")) == 5
    (tmp_path / "unplugged").rename(desk.notes)
    assert desk.index().changed == 5
    check(desk, tmp_path)


# --------------------------------------------------------------------------- stopping and starting


def test_a_cancelled_run_goes_on_where_it_stopped(profile: Path, tmp_path: Path) -> None:
    notes = tmp_path / "notes"
    write_notes(notes, 200)
    desk = Desk(profile, notes)
    with desk.engine:
        desk.engine.add_folder(notes)
        job = desk.engine.index()
        while not any(isinstance(event, FileChanged) for event in list(desk.events)) and not job.done:
            job.join(0.001)
        job.cancel()
        with pytest.raises(Cancelled):
            job.result(60)
        done = desk.engine.status()
        assert 0 < done.indexed < 200
        assert done.waiting == 200 - done.indexed
        assert desk.engine.doctor().result(60).ok
        assert desk.index().added == 200 - done.indexed
        assert 4 * 200 <= desk.embedder.passages_embedded <= 4 * 200 + 2 * WINDOW
        check(desk, tmp_path)


def test_a_large_file_that_is_interrupted_is_not_embedded_again(profile: Path, tmp_path: Path) -> None:
    notes = tmp_path / "notes"
    notes.mkdir()
    count = 10 * WINDOW
    pieces = (f"## Part {number}\n\nThe heron number {number} stood here.\n" for number in range(count))
    (notes / "large.md").write_text("\n".join(pieces))

    class Stopping(FakeEmbedder):
        """Cancels the run in the middle of the large file."""

        def embed_passages(self, texts, **kwargs):  # type: ignore[no-untyped-def]
            if desk.embedder.passages_embedded >= 5 * WINDOW and not stopped:
                stopped.append(True)
                job.cancel()
            return super().embed_passages(texts, **kwargs)

    stopped: list[bool] = []
    desk = Desk(profile, notes)
    with desk.engine:
        desk.engine.close()
    desk.embedder = Stopping()
    desk.engine = open_engine(profile, embedder=desk.embedder, emit=desk.events.append)
    with desk.engine:
        desk.engine.add_folder(notes)
        job = desk.engine.index()
        with pytest.raises(Cancelled):
            job.result(60)
        before = desk.embedder.passages_embedded
        assert 5 * WINDOW <= before < count
        assert desk.engine.status().indexed == 0
        assert desk.index().added == 1
        assert desk.embedder.passages_embedded == count
        check(desk, tmp_path)


def test_a_file_dated_long_ahead_is_not_hashed_again_and_again() -> None:
    now = 1_760_000_000_000_000_000
    ages = {"old": -9_000_000_000, "just now": -1_000_000_000, "clock ahead": 3_600_000_000_000, "far": 10**18}
    assert [name for name, age in ages.items() if racy(Stat(1, now + age, 0, 0), now)] == ["just now", "clock ahead"]
