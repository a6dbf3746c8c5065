"""Deleted means gone: no byte of what was in a file is left in the profile, whichever way it went."""

from __future__ import annotations

import json
import os
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from engine import readers
from engine.core import Engine
from engine.indexing import chunker
from engine.indexing.indexer import WINDOW
from engine.jobs import Job
from engine.readers import __main__ as reader_child
from engine.store.user import UserStore
from engine.types import Document, Event, FileChanged, IndexProgress
from tests.support.fake_embedder import FakeEmbedder
from tests.support.profiles import index, index_file, open_engine, opened, write_notes

LATIN = "qyzvorkelnwub"
CJK = "鑰匙藏於鐘樓"
NAME = "jwhvexplurg"

# Keyword tables keep words without what they share with the word before, and scripts without spaces in threes.
NEEDLES = [LATIN[2:-2], NAME[2:-2], *(CJK[at : at + 3] for at in range(len(CJK) - 2))]
SECRET = f"# The {LATIN} plan\n\nBehold: {LATIN}s are kept where {CJK}是也 says.\n"


def leaks(profile: Path) -> dict[str, list[str]]:
    """Files of the profile that still hold a piece of the secret, with the pieces."""
    found: dict[str, list[str]] = {}
    for path in profile.rglob("*"):
        if path.is_file():
            try:
                content = path.read_bytes().lower()
            except FileNotFoundError:  # SQLite deletes its helping files when a connection closes
                continue
            for needle in NEEDLES:
                if any(needle.encode(code) in content for code in ("utf-8", "utf-16-le")):
                    found.setdefault(str(path.relative_to(profile)), []).append(needle)
    return found


@pytest.fixture
def notes(tmp_path: Path) -> Path:
    """A folder of harmless notes, and a secret one."""
    folder = tmp_path / "notes"
    write_notes(folder)
    (folder / f"{NAME}.md").write_text(SECRET, encoding="utf-8")
    return folder


def secret_of(notes: Path) -> Path:
    return notes / f"{NAME}.md"


def test_the_secret_is_seen_before_it_is_forgotten(notes: Path, profile: Path) -> None:
    index(profile, notes)
    assert {needle for needles in leaks(profile).values() for needle in needles} == set(NEEDLES)


def test_a_deleted_file(notes: Path, profile: Path) -> None:
    index(profile, notes)
    secret_of(notes).unlink()
    assert index(profile).deleted == 1
    assert leaks(profile) == {}


def test_a_deleted_file_while_the_engine_goes_on(notes: Path, profile: Path) -> None:
    """The write-ahead logs of an open profile hold nothing either, and searches do not keep them alive."""
    with open_engine(profile) as engine:
        engine.add_folder(notes)
        engine.index().result(60)
        assert engine.search(LATIN).results[0].path == secret_of(notes)
        secret_of(notes).unlink()
        engine.index().result(60)
        assert leaks(profile) == {}


def test_an_edit(notes: Path, profile: Path) -> None:
    with open_engine(profile) as engine:
        engine.add_folder(notes)
        engine.index().result(60)
        secret_of(notes).write_text("# The plan\n\nNothing to see here.\n")
        secret_of(notes).rename(notes / "harmless.md")
        engine.index().result(60)
        assert leaks(profile) == {}


def test_a_removed_folder(notes: Path, profile: Path, tmp_path: Path) -> None:
    place = tmp_path / f"folder of {NAME}"
    notes.rename(place)
    write_notes(tmp_path / "other")
    with open_engine(profile) as engine:
        engine.add_folder(place)
        engine.add_folder(tmp_path / "other")
        engine.index().result(60)
        engine.remove_folder(place).result(60)
        assert leaks(profile) == {}
        assert engine.status().files == 6
    assert leaks(profile) == {}


def test_a_file_that_is_ignored_from_now_on(notes: Path, profile: Path) -> None:
    with open_engine(profile) as engine:
        engine.add_folder(notes)
        engine.index().result(60)
        secret_of(notes).rename(notes / "plan.md")
        (notes / ".alcoveignore").write_text("plan.md\n")
        engine.index().result(60)
        assert leaks(profile) == {}


def test_a_file_that_no_reader_can_read_any_more(notes: Path, profile: Path) -> None:
    page = notes / "page.docx"
    with open_engine(profile) as engine:
        engine.add_folder(notes)
        engine.index().result(60)
        secret_of(notes).rename(page)
        page.write_bytes(b"PK\x03\x04" + b"\0" * 100)
        assert engine.index().result(60).failed == 1
        assert leaks(profile) == {}


def test_what_a_reader_stumbled_over_is_not_in_its_log(notes: Path, profile: Path) -> None:
    secret_of(notes).unlink()
    (notes / "broken.ipynb").write_text(json.dumps({"cells": [{"cell_type": "markdown", "source": {LATIN: 1}}]}))
    (notes / "broken.json").write_text(f'{{"{LATIN}": {LATIN}}}')
    (notes / "broken.eml").write_bytes(b"Content-Type: text/plain; charset=%s\n\nhello" % LATIN.encode())
    (notes / "broken.html").write_text(f"<html><{LATIN}><p></{LATIN}x>")
    index(profile, notes)
    for path in notes.glob("broken.*"):
        path.unlink()
    index(profile)
    assert leaks(profile) == {}


def test_an_error_that_quotes_the_file_is_logged_without_the_quote(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def stumble(data: bytes, extension: str) -> Document:
        raise ValueError(f"cannot make sense of {data.decode()!r}")

    monkeypatch.setattr(readers, "read", stumble)
    reply, _ = reader_child._answer({"do": "read", "extension": "txt"}, LATIN.encode())
    assert "ValueError" in reply["unreadable"]
    logged = capsys.readouterr().err
    assert "ValueError" in logged
    assert LATIN not in logged


class Watching:
    """A running watch; `until` waits for an event, which may have come already."""

    def __init__(self, profile: Path) -> None:
        self._seen: list[Event] = []
        self._news = threading.Condition()
        self.engine: Engine = open_engine(profile, emit=self._emit)
        self.job: Job[None] | None = None

    def _emit(self, event: Event) -> None:
        with self._news:
            self._seen.append(event)
            self._news.notify_all()

    def until(self, wanted: Callable[[Event], bool]) -> None:
        with self._news:
            assert self._news.wait_for(lambda: any(map(wanted, self._seen)), 60), self._seen


@pytest.fixture
def watching(profile: Path) -> Iterator[Watching]:
    watching = Watching(profile)
    with watching.engine:
        yield watching


def test_a_file_deleted_under_watch(notes: Path, profile: Path, watching: Watching) -> None:
    watching.engine.add_folder(notes)
    watching.engine.index().result(60)
    watching.job = watching.engine.watch()
    secret_of(notes).unlink()
    watching.until(lambda event: isinstance(event, FileChanged) and event.event == "deleted")
    # An index run by the same watcher answers only after the watcher has tidied up.
    watching.engine.index().result(60)
    assert leaks(profile) == {}


def test_a_folder_removed_under_watch(notes: Path, profile: Path, watching: Watching) -> None:
    watching.engine.add_folder(notes)
    watching.job = watching.engine.watch()
    watching.engine.index().result(60)
    watching.engine.remove_folder(notes).result(60)
    assert leaks(profile) == {}


def test_a_file_deleted_while_an_index_is_built_anew(
    notes: Path, profile: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    index(profile, notes)
    before = index_file(profile)
    secret_of(notes).unlink()
    monkeypatch.setattr(chunker, "CHUNKER_VERSION", chunker.CHUNKER_VERSION + 1)
    index(profile)
    assert index_file(profile) != before
    assert leaks(profile) == {}


def test_a_folder_removed_while_the_building_of_an_index_rests(
    notes: Path, profile: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is half built holds its text already, and lets go of it before the removal is done."""
    other = tmp_path / "other"
    write_notes(other, 200)
    for number, file in enumerate([*other.iterdir(), *notes.iterdir()], 1):
        os.utime(file, (number, number))  # the latest are read first
    index(profile, notes, other)
    monkeypatch.setattr(chunker, "CHUNKER_VERSION", chunker.CHUNKER_VERSION + 1)
    rests = threading.Event()

    class Pausing(FakeEmbedder):
        def embed_passages(self, texts, **kwargs):  # type: ignore[no-untyped-def]
            if self.passages_embedded >= 2 * WINDOW and not engine.paused:
                engine.pause()
            return super().embed_passages(texts, **kwargs)

    def hear(event: Event) -> None:
        if isinstance(event, IndexProgress) and event.paused:
            rests.set()

    with open_engine(profile, embedder=Pausing(), emit=hear) as engine:
        engine.watch()
        assert rests.wait(60)
        assert {Path(name).name.partition(".")[0] for name in leaks(profile)} == {"1", "2"}
        engine.remove_folder(notes).result(60)
        assert leaks(profile) == {}


def test_a_large_file_deleted_before_it_was_written(notes: Path, profile: Path) -> None:
    """Its drafts hold no text, and go too."""
    pieces = (f"## Part {number}\n\n{LATIN} number {number} is here.\n" for number in range(6 * WINDOW))
    secret_of(notes).write_text("\n".join(pieces))
    windows = 0

    def count(event: Event) -> None:
        nonlocal windows
        windows += isinstance(event, IndexProgress)

    with open_engine(profile, emit=count) as engine:
        engine.add_folder(notes)
        job = engine.index()
        while not job.done:
            if index_is_drafting(profile):
                job.cancel()
                break
        job.join()
        assert index_is_drafting(profile)
        secret_of(notes).unlink()
        engine.index().result(60)
    assert leaks(profile) == {}
    assert not index_is_drafting(profile)


def index_is_drafting(profile: Path) -> bool:
    files = list((profile / "index").glob("*.db"))
    if not files:
        return False
    with opened(files[0]) as database:
        tables = database.execute("SELECT 1 FROM sqlite_schema WHERE name = 'draft'").fetchall()
        return bool(tables) and bool(database.execute("SELECT 1 FROM draft LIMIT 1").fetchall())


def test_chats_keep_what_the_person_was_told(notes: Path, profile: Path) -> None:
    index(profile, notes)
    store = UserStore(profile / "user.db")
    try:
        store.add_turn("kept", f"What is the {LATIN} plan?", json.dumps({"answer": SECRET}), "{}")
        secret_of(notes).unlink()
        index(profile)
        assert {name.removesuffix("-wal") for name in leaks(profile)} == {"user.db"}
        store.remove_chat("kept")
        assert leaks(profile) == {}
    finally:
        store.close()
