"""Faults are planted one at a time: the doctor names each, mends it, and the index is then as a fresh one."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import apsw
import numpy as np
import pytest

from engine.errors import EngineError
from engine.indexing.generations import starter_folder
from engine.paths import Paths
from engine.store.user import UserStore
from engine.upkeep.doctor import rescue
from tests.support.fake_embedder import DIMENSIONS
from tests.support.killing import command, document
from tests.support.profiles import bad, examine, fresh_digest, index, index_file, open_engine, opened, write_notes


class Sound(NamedTuple):
    """A profile without a fault, its folder, and its digest."""

    profile: Path
    notes: Path
    digest: str


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Sound:
    place = tmp_path_factory.mktemp("sound")
    write_notes(place / "notes")
    index(place / "profile", place / "notes")
    return Sound(place / "profile", place / "notes", fresh_digest(place / "notes", place / "fresh"))


@pytest.fixture
def copied(sound: Sound, profile: Path) -> Path:
    """A copy of the sound profile, to plant a fault in."""
    shutil.copytree(sound.profile, profile)
    return profile


def test_a_sound_profile_is_sound(sound: Sound, copied: Path) -> None:
    report = examine(copied)
    assert report.ok, bad(report)
    assert report.digest == sound.digest
    assert {check.name for check in report.checks} >= {
        "user database", "permissions", "index database", "passages", "places", "vectors", "keyword index",
        "index against disk", "embedder files", "vectors and embedder", "reader", "libraries",
    }  # fmt: skip


# --------------------------------------------------------------------------- faults inside the index

Plant = Callable[[apsw.Connection], object]


def blob(values: np.ndarray[tuple[int], np.dtype[np.float64]]) -> bytes:
    return values.astype("<f4").tobytes()


def sql(*statements: str) -> Plant:
    return lambda db: [db.execute(statement).fetchall() for statement in statements]


def set_vector(passage: int, vector: bytes) -> Plant:
    return lambda db: db.execute("UPDATE passage_vector SET embedding = ? WHERE rowid = ?", (vector, passage))


def swap_vectors(db: apsw.Connection) -> None:
    """Every vector is sound, and belongs to another text."""
    held = db.execute("SELECT rowid, embedding FROM passage_vector ORDER BY rowid").fetchall()
    for (passage, _), (_, vector) in zip(held, held[1:] + held[:1], strict=True):
        db.execute("UPDATE passage_vector SET embedding = ? WHERE rowid = ?", (vector, passage))


ONE_FILE = "(SELECT file FROM occurrence WHERE passage = 2 LIMIT 1)"

FAULTS: dict[str, tuple[Plant, str, str]] = {
    # name: (how it is planted, the check that finds it, a word of what it says)
    "vector row missing": (sql("DELETE FROM passage_vector WHERE rowid = 2"), "vectors", "without a vector"),
    "vector row without its slot": (
        sql("DELETE FROM passage_vector_rowids WHERE rowid = 2"),
        "vectors",
        "contradict each other",
    ),
    "orphan vector": (
        lambda db: db.execute("INSERT INTO passage_vector VALUES (999, ?)", (blob(np.eye(DIMENSIONS)[0]),)),
        "vectors",
        "belong to no passage",
    ),
    "NaN vector": (set_vector(2, blob(np.full(DIMENSIONS, np.nan))), "vectors", "not finite"),
    "unnormalised vector": (set_vector(2, blob(np.eye(DIMENSIONS)[0] * 1.5)), "vectors", "not of length 1"),
    "vectors of other texts": (swap_vectors, "vectors and embedder", "least cosine"),
    "orphan FTS row": (
        sql("INSERT INTO passage_fts(rowid, context, text) VALUES (999, '', 'larch of nobody')"),
        "keyword index",
        "orphans",
    ),
    "missing FTS row": (
        sql(
            "INSERT INTO passage_fts(passage_fts, rowid, context, text) "
            "SELECT 'delete', id, context, text FROM passage WHERE id = 2"
        ),
        "keyword index",
        "missing in passage_fts",
    ),
    "FTS row with other words": (
        sql(
            "INSERT INTO passage_fts(passage_fts, rowid, context, text) "
            "SELECT 'delete', id, context, text FROM passage WHERE id = 2",
            "INSERT INTO passage_fts(rowid, context, text) VALUES (2, '', 'words of another text')",
        ),
        "keyword index",
        "words in passage_fts",
    ),
    "missing trigram row": (
        sql(
            "INSERT INTO passage_trigram(passage_trigram, rowid, text) "
            "SELECT 'delete', id, text FROM passage WHERE spaceless LIMIT 1"
        ),
        "keyword index",
        "missing in passage_trigram",
    ),
    "missing file name": (
        sql("INSERT INTO file_name(file_name, rowid, display) SELECT 'delete', id, display FROM file LIMIT 1"),
        "keyword index",
        "missing in file_name",
    ),
    "wrong text": (sql("UPDATE passage SET text = text || 'x' WHERE id = 2"), "passages", "another text"),
    "wrong text hash": (sql("UPDATE passage SET key = zeroblob(32) WHERE id = 2"), "passages", "another text"),
    "orphan passage": (
        lambda db: (
            db.execute("INSERT INTO passage VALUES (999, zeroblob(32), '', 'of no file', 0)"),
            db.execute("INSERT INTO passage_vector VALUES (999, ?)", (blob(np.eye(DIMENSIONS)[0]),)),
        ),
        "passages",
        "stand in no file",
    ),
    "gap between places": (sql(f"DELETE FROM occurrence WHERE ordinal = 1 AND file = {ONE_FILE}"), "places", "note"),
    "last place missing": (sql(f"DELETE FROM occurrence WHERE ordinal = 3 AND file = {ONE_FILE}"), "places", "note"),
    "shifted place": (
        sql(f"UPDATE occurrence SET start = start + 1 WHERE ordinal = 1 AND file = {ONE_FILE}"),
        "places",
        "note",
    ),
    "place of a missing passage": (sql("DELETE FROM passage WHERE id = 2"), "places", "do not join"),
    "trigger missing": (sql("DROP TRIGGER passage_deleted"), "index database", "passage_deleted is missing"),
    "place with an unknown passage": (
        sql(f"UPDATE occurrence SET passage = 999 WHERE ordinal = 1 AND file = {ONE_FILE}"),
        "places",
        "do not join",
    ),
    "place in a missing file": (
        sql("INSERT INTO occurrence SELECT 999, ordinal, start, end, passage, locator FROM occurrence LIMIT 1"),
        "places",
        "files that do not exist",
    ),
    "row of a removed folder": (
        sql("UPDATE file SET folder = 999 WHERE id = 1"),
        "index against disk",
        "folders that were removed",
    ),
    "wrong file hash": (
        sql("UPDATE file SET sha256 = 'f00d' WHERE id = 1"),
        "index against disk",
        "changed since they were read",
    ),
    "file missing in the ledger": (
        sql("DELETE FROM occurrence WHERE file = 1", "DELETE FROM file WHERE id = 1"),
        "index against disk",
        "not in the index",
    ),
    "table missing": (sql("DROP TABLE draft"), "index database", "draft is missing"),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_in_the_index_is_named_and_mended(name: str, sound: Sound, copied: Path) -> None:
    plant, check, word = FAULTS[name]
    with opened(index_file(copied)) as database:
        plant(database)
    found = bad(examine(copied))
    assert check in found, found
    assert word in found[check]
    report = examine(copied, repair=True)
    assert report.ok, bad(report)
    assert report.digest == sound.digest
    with open_engine(copied) as engine:
        assert len(engine.search("shipwright", mode="keyword").results) == 6
        assert engine.search("1953", mode="hybrid").results[0].path == sound.notes / "note 3.md"


def test_a_file_of_a_missing_passage_is_read_again_and_no_other(sound: Sound, copied: Path) -> None:
    with opened(index_file(copied)) as database:
        database.execute("DELETE FROM passage_vector WHERE rowid = 2")
    report = examine(copied, repair=True)
    told = next(check.detail for check in report.checks if check.name == "repair")
    assert "read 1 files again" in told, told


def damage_page(file: Path, table: str) -> None:
    """Overwrites the page on which `table` begins."""
    with opened(file) as database:
        ((page,),) = database.execute("SELECT rootpage FROM sqlite_schema WHERE name = ?", (table,)).fetchall()
        size = int(database.pragma("page_size"))
    with file.open("r+b") as stream:
        stream.seek((page - 1) * size)
        stream.write(b"\xa5" * size)


@pytest.mark.parametrize("table", ["passage", "occurrence_passage", "passage_fts_data", "passage_vector_chunks"])
def test_a_corrupt_page_gives_the_index_up_for_a_new_one(table: str, sound: Sound, copied: Path) -> None:
    damage_page(index_file(copied), table)
    report = examine(copied)
    assert "index database" in bad(report)
    mended = examine(copied, repair=True)
    assert mended.ok, bad(mended)
    assert mended.digest == sound.digest


def test_an_index_that_is_no_database_is_built_anew(sound: Sound, copied: Path) -> None:
    index_file(copied).write_bytes(b"no database at all, " * 500)
    assert "index database" in bad(examine(copied))
    report = examine(copied, repair=True)
    assert report.ok, bad(report)
    assert report.digest == sound.digest


@pytest.mark.parametrize("script", ["", "PRAGMA user_version = 0; CREATE TABLE file(id INTEGER PRIMARY KEY)"])
def test_an_index_that_was_only_begun_is_no_problem(script: str, sound: Sound, copied: Path) -> None:
    file = index_file(copied)
    file.write_bytes(b"")
    with opened(file) as database:
        database.execute(script)
    report = examine(copied)
    assert report.ok, bad(report)
    assert report.digest == ""


def test_a_truncated_index_is_built_anew(sound: Sound, copied: Path) -> None:
    file = index_file(copied)
    with file.open("r+b") as stream:
        stream.truncate(file.stat().st_size // 2)
    assert "index database" in bad(examine(copied))
    report = examine(copied, repair=True)
    assert report.ok, bad(report)
    assert report.digest == sound.digest


# --------------------------------------------------------------------------- faults around the index


def test_a_missing_index_file_is_named_and_built_anew(sound: Sound, copied: Path) -> None:
    index_file(copied).unlink()
    assert "is missing" in bad(examine(copied))["index files"]
    report = examine(copied, repair=True)
    assert report.ok, bad(report)
    assert report.digest == sound.digest


def test_a_leftover_index_file_is_named_and_deleted(copied: Path) -> None:
    leftover = copied / "index" / "77.db"
    shutil.copy(index_file(copied), leftover)
    assert "77.db" in bad(examine(copied))["index files"]
    assert examine(copied, repair=True).ok
    assert not leftover.exists()


def test_files_that_others_may_read_are_closed_to_them(copied: Path) -> None:
    (copied / "user.db").chmod(0o644)
    (copied / "index").chmod(0o755)
    told = bad(examine(copied))["permissions"]
    assert "user.db" in told
    assert "index" in told
    assert examine(copied, repair=True).ok
    assert (copied / "user.db").stat().st_mode & 0o777 == 0o600
    assert (copied / "index").stat().st_mode & 0o777 == 0o700


def test_changed_new_and_deleted_files_are_named_and_read(profile: Path, tmp_path: Path) -> None:
    notes = tmp_path / "notes"
    write_notes(notes)
    index(profile, notes)
    changed = notes / "note 1.md"
    stat = changed.stat()
    changed.write_bytes(changed.read_bytes().replace(b"larch", b"birch"))
    os.utime(changed, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    (notes / "note 2.md").unlink()
    (notes / "note 9.md").write_text("A new note.")
    told = bad(examine(profile))["index against disk"]
    assert "1 files changed since they were read: note 1.md" in told
    assert "1 files are gone from the disk: note 2.md" in told
    assert "1 files are not in the index: note 9.md" in told
    report = examine(profile, repair=True)
    assert report.ok, bad(report)
    assert report.digest == fresh_digest(notes, tmp_path / "fresh")


def test_a_folder_that_was_not_read_yet_and_one_that_is_offline_are_no_problem(profile: Path, tmp_path: Path) -> None:
    write_notes(tmp_path / "here")
    write_notes(tmp_path / "away")
    index(profile, tmp_path / "here", tmp_path / "away")
    (tmp_path / "away").rename(tmp_path / "taken")
    write_notes(tmp_path / "unread")
    with open_engine(profile) as engine:
        engine.add_folder(tmp_path / "unread")
        report = engine.doctor().result(60)
    told = next(check.detail for check in report.checks if check.name == "index against disk")
    assert report.ok, bad(report)
    assert f"offline: {tmp_path / 'away'}" in told
    assert f"not read yet: {tmp_path / 'unread'}" in told


def test_waiting_files_are_reported_and_no_problem(copied: Path) -> None:
    with opened(index_file(copied)) as database:
        database.execute("UPDATE file SET state = 'waiting' WHERE id < 3")
    report = examine(copied)
    assert report.ok, bad(report)
    assert "2 waiting" in next(check.detail for check in report.checks if check.name == "index against disk")


def test_a_profile_that_was_never_used_is_sound(profile: Path) -> None:
    assert examine(profile).ok
    assert examine(profile, repair=True).ok


# --------------------------------------------------------------------------- models


@pytest.fixture
def model(copied: Path) -> Path:
    """A registered model."""
    path = copied / "models" / "tiny.gguf"
    path.write_bytes(b"GGUF" + bytes(1000))
    store = UserStore(copied / "user.db")
    try:
        store.put_model(
            {
                "id": "tiny",
                "kind": "chat",
                "path": str(path),
                "bytes": 1004,
                "sha256": hashlib.sha256(path.read_bytes()).hexdigest(),
                "quant": "",
                "license": "",
                "source_sha256": "",
            }
        )
    finally:
        store.close()
    return path


def test_a_truncated_model_is_named(copied: Path, model: Path) -> None:
    model.write_bytes(model.read_bytes()[:500])
    assert "500 bytes, not 1004" in bad(examine(copied))["model tiny"]


def test_a_changed_model_is_named(copied: Path, model: Path) -> None:
    assert examine(copied).ok
    model.write_bytes(b"GGUF" + bytes(999) + b"x")
    assert "has changed" in bad(examine(copied))["model tiny"]


def test_a_missing_model_is_named(copied: Path, model: Path) -> None:
    model.unlink()
    assert "cannot be read" in bad(examine(copied))["model tiny"]


def test_a_changed_embedder_file_is_named(copied: Path, tmp_path: Path) -> None:
    folder = tmp_path / "embedder"
    shutil.copytree(starter_folder(), folder)
    with opened(copied / "user.db") as database:
        database.execute("UPDATE generation SET embedder = ?", (str(folder),))
    assert "embedder files" not in bad(examine(copied))
    with (folder / "tokenizer.json").open("ab") as stream:
        stream.write(b" ")
    assert "tokenizer.json has changed" in bad(examine(copied))["embedder files"]


# --------------------------------------------------------------------------- user.db


def remember_something(profile: Path) -> None:
    """Puts 300 turns into two chats, and a setting."""
    store = UserStore(profile / "user.db")
    try:
        for number in range(300):
            store.add_turn("long" if number % 2 else "short", f"question {number}", "{}" * 200, "{}")
        store.set_setting("answer.style", "short")
    finally:
        store.close()


def test_what_can_be_read_of_a_damaged_user_database_is_saved(sound: Sound, copied: Path) -> None:
    remember_something(copied)
    with opened(copied / "user.db") as database:
        leaves = database.execute(
            "SELECT pageno FROM dbstat WHERE name = 'turn' AND pagetype = 'leaf' ORDER BY pageno"
        ).fetchall()
        size = int(database.pragma("page_size"))
    with (copied / "user.db").open("r+b") as stream:
        stream.seek((leaves[len(leaves) // 2][0] - 1) * size)
        stream.write(b"\xa5" * size)

    told = rescue(Paths.at(copied))

    (kept,) = (path for path in copied.glob("user.db.damaged-*") if not path.name.endswith(("-wal", "-shm")))
    assert str(kept) in told[0]
    report = examine(copied)
    assert report.ok, bad(report)
    assert report.digest == sound.digest
    store = UserStore(copied / "user.db")
    try:
        turns = sum(chat[2] for chat in store.chats())
        assert 250 < turns < 300
        assert store.setting("answer.style") == "short"
        assert [folder.path for folder in store.folders()] == [sound.notes]
    finally:
        store.close()


def test_a_user_database_that_says_nothing_gives_way_to_its_backup(copied: Path) -> None:
    remember_something(copied)
    shutil.copy(copied / "user.db", copied / "user.db.before-v2")
    garbage = b"\xa5" * 50_000
    (copied / "user.db").write_bytes(garbage)
    with pytest.raises(EngineError) as refused:
        open_engine(copied)
    assert "doctor --repair" in refused.value.hint

    told = rescue(Paths.at(copied))

    assert "before-v2" in " ".join(told)
    (kept,) = copied.glob("user.db.damaged-*")
    assert kept.read_bytes() == garbage
    store = UserStore(copied / "user.db")
    try:
        assert sum(chat[2] for chat in store.chats()) == 300
    finally:
        store.close()


@pytest.mark.parametrize("step", ["engine.store.salvage._copy_rows", "pathlib.Path.replace"])
def test_a_rescue_that_is_cut_short_can_be_begun_again(
    step: str, copied: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    remember_something(copied)
    with opened(copied / "user.db") as database:
        database.execute("DROP INDEX turn_chat")
    monkeypatch.setattr(step, stop)
    with pytest.raises(KeyboardInterrupt):
        rescue(Paths.at(copied))
    monkeypatch.undo()
    assert (copied / "user.db").exists()  # else the next start would begin with an empty profile
    rescue(Paths.at(copied))
    assert examine(copied).ok
    store = UserStore(copied / "user.db")
    assert sum(chat[2] for chat in store.chats()) == 300
    store.close()


def test_what_stands_only_in_the_log_of_a_damaged_user_database_is_saved_and_kept(copied: Path, tmp_path: Path) -> None:
    with opened(copied / "user.db") as database:
        database.execute("DROP INDEX turn_chat")
    store = UserStore(copied / "user.db")
    store.add_turn("c", "Is it in the log?", "{}", "{}")
    for suffix in ("", "-wal", "-shm"):  # as they lie there after a power cut
        shutil.copy(copied / f"user.db{suffix}", tmp_path / f"cut.db{suffix}")
    store.close()
    for suffix in ("", "-wal", "-shm"):
        shutil.copy(tmp_path / f"cut.db{suffix}", copied / f"user.db{suffix}")

    rescue(Paths.at(copied))

    (kept,) = (path for path in copied.glob("user.db.damaged-*") if not path.name.endswith(("-wal", "-shm")))
    for file in (copied / "user.db", kept):
        with opened(file) as database:
            assert database.execute("SELECT count(*) FROM turn").fetchall() == [(1,)], file


def test_a_row_that_belongs_to_nothing_is_no_fault_twice(copied: Path) -> None:
    with opened(copied / "user.db") as database:
        database.execute("INSERT INTO parity VALUES ('gone', 'v', 1, '{}', 1.0)")
        database.execute("INSERT INTO turn(chat, question, answer, sent, created) VALUES ('lost', 'Why?', '{}', '', 1)")
    assert "belongs to nothing" in bad(examine(copied))["user database"]
    assert "parity" not in rescue(Paths.at(copied))[-1]
    assert examine(copied).ok
    assert rescue(Paths.at(copied)) == []


def test_a_sound_user_database_is_left_alone(copied: Path) -> None:
    before = (copied / "user.db").read_bytes()
    assert rescue(Paths.at(copied)) == []
    assert (copied / "user.db").read_bytes() == before


def test_a_missing_index_of_the_user_database_is_found(copied: Path) -> None:
    with opened(copied / "user.db") as database:
        database.execute("DROP INDEX turn_chat")
    assert "turn_chat is missing" in bad(examine(copied))["user database"]
    rescue(Paths.at(copied))
    assert examine(copied).ok


# --------------------------------------------------------------------------- the command


@pytest.mark.real
def test_the_command_says_by_its_exit_code_what_it_found(sound: Sound, copied: Path) -> None:
    """The command has the real embedder: to it, an index made by another is a fault to be mended."""
    report = document(copied, "doctor", code=3)
    assert not report["ok"]
    assert [check["name"] for check in report["checks"] if not check["ok"]] == ["vectors and embedder"]
    (copied / "user.db").write_bytes(b"garbage " * 5000)
    refused = subprocess.run(command(copied, "doctor"), capture_output=True, text=True, timeout=120)
    assert refused.returncode == 1
    assert "doctor --repair" in refused.stderr
    report = document(copied, "doctor", "--repair")
    assert report["ok"]
    assert document(copied, "folders") == {"folders": []}  # nothing could be read, and there was no backup
