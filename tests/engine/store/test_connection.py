"""What can go wrong with a database file is told in the person's words, with a hint, and loses nothing."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import apsw
import pytest

from engine.errors import EngineError
from engine.store import connection as connecting
from engine.store.connection import DatabaseDamaged, connect, transaction
from engine.store.index import IndexWriter
from engine.store.search import IndexReader, NothingIndexed
from engine.store.user import UserStore
from tests.support.profiles import bad, examine, fresh_digest, index, index_file, open_engine, opened, write_notes

ROOT = os.name != "posix" or os.geteuid() == 0
needs_permissions = pytest.mark.skipif(ROOT, reason="the administrator may read and write everything")


@pytest.fixture
def database(tmp_path: Path) -> Path:
    path = tmp_path / "some.db"
    connection = connect(path, durable=True)
    connection.execute("CREATE TABLE boat(name); INSERT INTO boat VALUES ('Heron')")
    connection.close()
    return path


def test_a_database_is_made_for_the_person_alone(database: Path) -> None:
    connection = connect(database, durable=True)
    connection.execute("INSERT INTO boat VALUES ('Teal')")
    files = list(database.parent.glob("some.db*"))
    assert len(files) == 3  # the database, its log and the log's index
    assert {path.stat().st_mode & 0o777 for path in files} == {0o600}
    connection.close()


def test_what_the_person_typed_is_synced_and_the_index_is_not(tmp_path: Path) -> None:
    for durable, level in ((True, 2), (False, 1)):  # FULL, NORMAL
        connection = connect(tmp_path / f"{durable}.db", durable=durable)
        assert connection.pragma("synchronous") == level
        assert connection.pragma("journal_mode") == "wal"
        assert connection.pragma("secure_delete") == 1
        connection.close()


@pytest.mark.parametrize("content", [b"no database " * 1000, b"SQLite format 3\0" + b"\xff" * 5000])
@pytest.mark.parametrize("opener", [UserStore, lambda path: IndexWriter(path, 8), lambda path: IndexReader(path, {})])
def test_garbage_is_called_damaged(content: bytes, opener: Callable[[Path], object], tmp_path: Path) -> None:
    path = tmp_path / "garbage.db"
    path.write_bytes(content)
    with pytest.raises(DatabaseDamaged) as damaged:
        opener(path)
    assert "garbage.db" in damaged.value.message
    assert "doctor --repair" in damaged.value.hint
    assert path.read_bytes() == content


def test_a_missing_index_is_nothing_indexed(tmp_path: Path) -> None:
    with pytest.raises(NothingIndexed):
        IndexReader(tmp_path / "1.db", {})


def test_a_locked_database_is_waited_for_and_then_told(database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connecting, "BUSY_MS", 50)
    holder, other = connect(database, durable=True), connect(database, durable=True)
    with transaction(holder, database):
        with pytest.raises(EngineError) as locked, transaction(other, database):
            pass
        assert "locked by another program" in locked.value.message
        assert locked.value.hint
    with transaction(other, database):  # and once it is free, all is well
        other.execute("INSERT INTO boat VALUES ('Teal')")
    holder.close()
    other.close()


def test_a_folder_in_the_way_is_told(tmp_path: Path) -> None:
    (tmp_path / "user.db").mkdir()
    with pytest.raises(EngineError) as refused:
        UserStore(tmp_path / "user.db")
    assert "cannot be opened" in refused.value.message
    assert refused.value.hint


@needs_permissions
def test_a_read_only_database_is_told(database: Path) -> None:
    database.chmod(0o400)
    database.parent.chmod(0o500)
    try:
        with pytest.raises(EngineError) as refused:
            connect(database, durable=True).execute("INSERT INTO boat VALUES ('Teal')")
        assert "cannot be opened or written" in refused.value.message
    finally:
        database.parent.chmod(0o700)


def test_writing_to_a_connection_that_may_only_read_is_told(database: Path) -> None:
    connection = connect(database, durable=True, read_only=True)
    with pytest.raises(EngineError) as refused, transaction(connection, database):
        connection.execute("INSERT INTO boat VALUES ('Teal')")
    assert "cannot be opened or written" in refused.value.message
    connection.close()


def test_a_transaction_that_fails_is_undone(database: Path) -> None:
    connection = connect(database, durable=True)

    def stumble() -> None:
        with transaction(connection, database):
            connection.execute("DELETE FROM boat")
            raise KeyError

    with pytest.raises(KeyError):
        stumble()
    assert connection.execute("SELECT name FROM boat").fetchall() == [("Heron",)]
    connection.close()


# --------------------------------------------------------------------------- a full disk


def test_a_full_disk_is_told_and_undone(database: Path) -> None:
    connection = connect(database, durable=True)
    connection.execute(f"PRAGMA max_page_count = {connection.pragma('page_count')}")

    def fill() -> None:
        with transaction(connection, database):
            connection.execute("DELETE FROM boat; INSERT INTO boat VALUES (zeroblob(100000))")

    with pytest.raises(EngineError) as full:
        fill()
    assert full.value.message == "the disk is full"
    assert "nothing was lost" in full.value.hint
    assert connection.execute("SELECT name FROM boat").fetchall() == [("Heron",)]
    connection.close()


INDEX = """
import resource, sys
from pathlib import Path
from engine.errors import EngineError
from tests.support.profiles import open_engine
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]), resource.RLIM_INFINITY))
try:
    with open_engine(Path(sys.argv[1])) as engine:
        engine.index().result(120)
except EngineError as error:
    print(error.message, "|", error.hint)
else:
    print("done")
"""


@pytest.mark.skipif(os.name != "posix", reason="no limit on file sizes here")
@pytest.mark.parametrize("share", [0.02, 0.3, 0.6, 0.9])
def test_a_disk_that_fills_up_while_indexing_loses_nothing(share: float, profile: Path, tmp_path: Path) -> None:
    """A limit on file sizes makes every write beyond it fail, as a full disk does."""
    notes = tmp_path / "notes"
    write_notes(notes, 40)
    index(tmp_path / "whole", notes)
    limit = int(share * index_file(tmp_path / "whole").stat().st_size)
    with open_engine(profile) as engine:
        engine.add_folder(notes)
    done = subprocess.run(
        [sys.executable, "-c", INDEX, str(profile), str(limit)], capture_output=True, text=True, timeout=120
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith(("the disk is full |", "the disk reported an error")), done.stdout
    report = examine(profile)
    assert report.ok, bad(report)
    index(profile)
    assert examine(profile).digest == fresh_digest(notes, tmp_path / "fresh")


# --------------------------------------------------------------------------- readers beside the writer


def test_readers_see_the_old_file_or_the_new_one(profile: Path, tmp_path: Path) -> None:
    """Whatever moment a reader is opened at, the passages of a file are all of one version."""
    notes = tmp_path / "notes"
    notes.mkdir()

    def write(version: int) -> None:
        parts = (f"## Part {part}\n\nVersion {version} of part {part} in this note.\n" for part in range(12))
        (notes / "note.md").write_text("\n".join(parts))

    write(0)
    seen: set[frozenset[str]] = set()
    with open_engine(profile) as engine:
        engine.add_folder(notes)
        engine.index().result(60)
        for version in range(1, 6):
            write(version)
            job = engine.index()
            while True:
                done = job.done
                reader = IndexReader(index_file(profile), {1: notes})
                places = reader.document(notes / "note.md")
                reader.close()
                assert len(places) == 12
                seen.add(frozenset(place.text.split()[4] for place in places))
                if done:
                    break
            job.result()
    assert all(len(versions) == 1 for versions in seen), seen
    assert len(seen) > 1


def test_a_reader_keeps_its_state_while_the_writer_goes_on(profile: Path, tmp_path: Path) -> None:
    notes = tmp_path / "notes"
    write_notes(notes, 2)
    index(profile, notes)
    reader = IndexReader(index_file(profile), {1: notes})
    before = reader.digest()
    with opened(index_file(profile)) as database:
        database.execute("BEGIN IMMEDIATE; DELETE FROM occurrence")
        assert reader.digest() == before
        database.execute("ROLLBACK")
    reader.close()


def test_a_damaged_page_met_while_searching_is_told(profile: Path, tmp_path: Path) -> None:
    write_notes(tmp_path / "notes")
    index(profile, tmp_path / "notes")
    with opened(index_file(profile)) as database:
        ((page,),) = database.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'passage'").fetchall()
        size = int(database.pragma("page_size"))
    with index_file(profile).open("r+b") as stream:
        stream.seek((page - 1) * size)
        stream.write(b"\xa5" * size)
    with open_engine(profile) as engine, pytest.raises(DatabaseDamaged) as damaged:
        engine.search("keel")
    assert "doctor --repair" in damaged.value.hint


def test_translating_keeps_what_is_our_own_bug(database: Path) -> None:
    connection = connect(database, durable=True)
    with pytest.raises(apsw.SQLError), transaction(connection, database):
        connection.execute("SELECT * FROM no_such_table")
    connection.close()
