"""Schemas only move forward, in whole steps, with a copy kept; old files open, newer ones are refused."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import apsw
import pytest

from engine.errors import EngineError
from engine.store import user
from engine.store.connection import connect
from engine.store.examples import ExampleStore
from engine.store.health import user_faults
from engine.store.index import IndexWriter
from engine.store.migrations import migrate
from engine.store.user import UserStore
from engine.types import Example
from tests.support.profiles import examine, opened

OLD = Path(__file__).parents[2] / "data" / "old"
STEPS = ("CREATE TABLE boat(id INTEGER PRIMARY KEY, name TEXT)", "ALTER TABLE boat ADD COLUMN length REAL")


def version(path: Path) -> int:
    with opened(path) as database:
        return int(database.pragma("user_version"))


def test_steps_run_once_and_in_order(tmp_path: Path) -> None:
    path = tmp_path / "boats.db"
    for _ in range(2):
        connection = connect(path, durable=True)
        migrate(connection, path, STEPS, backup=True)
        connection.close()
    assert version(path) == 2
    assert list(tmp_path.glob("*.before-v*")) == []  # there was nothing to keep


def test_a_copy_is_kept_before_an_existing_database_changes(tmp_path: Path) -> None:
    path = tmp_path / "boats.db"
    connection = connect(path, durable=True)
    migrate(connection, path, STEPS[:1], backup=True)
    connection.execute("INSERT INTO boat VALUES (1, 'Heron')")
    migrate(connection, path, STEPS, backup=True)
    assert connection.execute("SELECT name, length FROM boat").fetchall() == [("Heron", None)]
    connection.close()
    copy = tmp_path / "boats.db.before-v2"
    assert version(copy) == 1
    assert copy.stat().st_mode & 0o777 == 0o600
    with opened(copy) as database:
        assert database.execute("SELECT * FROM boat").fetchall() == [(1, "Heron")]


def test_a_step_that_fails_leaves_nothing_of_itself(tmp_path: Path) -> None:
    """So does one that is killed: a step and its record are one transaction."""
    path = tmp_path / "boats.db"
    connection = connect(path, durable=True)
    broken = "CREATE TABLE oar(id INTEGER PRIMARY KEY); INSERT INTO no_such_table VALUES (1);"
    with pytest.raises(apsw.SQLError):
        migrate(connection, path, (STEPS[0], broken), backup=True)
    assert connection.execute("SELECT name FROM sqlite_schema ORDER BY name").fetchall() == [("boat",)]
    assert connection.pragma("user_version") == 1
    migrate(connection, path, STEPS, backup=True)
    assert connection.pragma("user_version") == 2
    connection.close()


def test_two_processes_migrate_once(tmp_path: Path) -> None:
    path = tmp_path / "boats.db"
    first, second = connect(path, durable=True), connect(path, durable=True)
    migrate(first, path, STEPS, backup=True)
    migrate(second, path, STEPS, backup=True)
    first.close()
    second.close()
    assert version(path) == 2


@pytest.mark.parametrize("file", ["user.db", "index/1.db"])
def test_a_newer_schema_is_refused_and_left_as_it_is(file: str, profile: Path) -> None:
    path = profile / file
    if file == "user.db":
        UserStore(path).close()
    else:
        IndexWriter(path, 8).close()
    with opened(path) as database:
        database.execute("PRAGMA user_version = 99")
    with pytest.raises(EngineError) as refused:
        UserStore(path) if file == "user.db" else IndexWriter(path, 8)
    assert "newer version" in refused.value.message
    assert "install the newer version" in refused.value.hint
    assert version(path) == 99


@pytest.mark.parametrize("old", sorted(OLD.glob("user-v*.db")), ids=lambda path: path.name)
def test_an_old_user_database_opens_with_all_it_held(old: Path, profile: Path) -> None:
    profile.mkdir()
    shutil.copyfile(old, profile / "user.db")
    (profile / "user.db").chmod(0o600)  # git keeps no such mode
    store = UserStore(profile / "user.db")
    try:
        assert [str(folder.path) for folder in store.folders()] == ["/home/ada/papers", "/home/ada/post"]
        assert store.folders()[0].ignore == ("*.log",)
        assert store.setting("answer.style") == "short"
        assert [chat[0] for chat in store.chats()] == ["c2", "c1"]
        assert [turn[0] for turn in store.turns("c1")] == ["Who mended the jetty?", "And when?"]
        if old.name != "user-v1.db":
            _holds_what_was_taught(store)
    finally:
        store.close()
    assert user_faults(profile / "user.db") == []
    assert version(profile / "user.db") == len(user.SCHEMA)
    assert examine(profile).ok


def _holds_what_was_taught(store: UserStore) -> None:
    origin = {"file": "post.csv", "row": 2}
    fine = Example("Sort the post.", "Dear Ada", "letters", ("page one",), "imported", "post", "", 1, origin)
    assert ExampleStore(store).load() == [fine, replace(fine, output="", set_aside="the label is missing", id=2)]
    assert store.read("SELECT id, name, kind, model_sha256, sha256, card FROM adapter") == [
        ("a1", "Post", "classify", "mm", "aa", "{}")
    ]
    assert store.read("SELECT adapter, variant_sha256, passed, result FROM parity") == [("a1", "vv", 1, "{}")]
    assert store.read("SELECT id, adapter FROM chat ORDER BY id") == [("c1", "a1"), ("c2", None)]


def test_there_is_an_old_database_for_every_schema() -> None:
    """A new step comes with a file of the schema before it: see tests/data/old/README.md."""
    assert {path.name for path in OLD.glob("user-v*.db")} == {f"user-v{n}.db" for n in range(1, len(user.SCHEMA) + 1)}
