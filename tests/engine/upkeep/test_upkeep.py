"""Backups that bring everything back or change nothing, the log of connections, and erasing only what is ours."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import apsw
import pytest

from engine import cli, settings
from engine.errors import EngineError
from engine.network import Network
from engine.paths import Paths
from engine.store.adapters import AdapterRow, AdapterStore
from engine.store.user import SCHEMA, UserStore
from tests.support.profiles import examine, index, open_engine, opened, write_notes


@pytest.fixture
def notes(tmp_path: Path) -> Path:
    write_notes(tmp_path / "notes", 2)
    return tmp_path / "notes"


def backed_up(profile: Path, file: Path) -> Path:
    with open_engine(profile) as engine:
        report = engine.upkeep.backup(file).result(30)
    assert report.bytes == file.stat().st_size
    return file


def restored(profile: Path, file: Path) -> Path:
    with open_engine(profile) as engine:
        kept = engine.upkeep.restore(file).result(30).kept
    assert kept is not None
    return kept


def chats(profile: Path) -> list[str]:
    with open_engine(profile) as engine:
        return [chat.title for chat in engine.chats()]


def add_chat(profile: Path, title: str) -> None:
    users = UserStore(Paths.at(profile).user_db)
    users.add_turn(title, title, "{}", "{}")
    users.close()


def generation(profile: Path) -> int | None:
    users = UserStore(Paths.at(profile).user_db)
    row = users.generation("serving")
    users.close()
    return row.id if row else None


def test_a_backup_brings_everything_back_and_the_former_is_kept(profile: Path, notes: Path, tmp_path: Path) -> None:
    index(profile, notes)
    add_chat(profile, "before")
    with open_engine(profile) as engine:
        engine.settings.set(settings.STYLE, "short")
    file = backed_up(profile, tmp_path / "safe.db")
    assert file.stat().st_mode & 0o077 == 0
    with open_engine(profile) as engine:
        engine.remove_chat("before")
        engine.settings.set(settings.STYLE, "full")
    add_chat(profile, "after")
    kept = restored(profile, file)
    with open_engine(profile) as engine:
        assert engine.settings.get(settings.STYLE) == "short"
        assert engine.search("larch", mode="keyword").results  # the same index serves on
    assert chats(profile) == ["before"]
    assert examine(profile).ok
    restored(profile, kept)
    assert chats(profile) == ["after"]
    assert [path.name for path in profile.glob("user.db.restoring*")] == []


def test_skills_travel_with_their_files(profile: Path, tmp_path: Path) -> None:
    paths = Paths.at(profile)
    users = UserStore(paths.user_db)
    AdapterStore(users).put(AdapterRow("tone-1", "Tone", "rewrite", "m", "a", {}, 1.0))
    users.close()
    (paths.adapters / "tone-1").mkdir(parents=True)
    (paths.adapters / "tone-1" / "adapter.gguf").write_bytes(b"weights")
    file = backed_up(profile, tmp_path / "safe.db")
    with opened(file) as spoilt:
        spoilt.execute("INSERT INTO skill_file VALUES ('tone-1', '../../escaped', 'x'), ('../out', 'escaped', 'x')")
    elsewhere = tmp_path / "elsewhere" / "profile"
    restored(elsewhere, file)
    (skill,) = (elsewhere / "adapters").iterdir()
    assert [(each.name, each.read_bytes()) for each in skill.iterdir()] == [("adapter.gguf", b"weights")]
    assert list(tmp_path.rglob("escaped")) == []
    with opened(elsewhere / "user.db") as live:
        assert live.execute("SELECT name FROM sqlite_schema WHERE name = 'skill_file'").fetchall() == []


def test_an_index_of_other_folders_does_not_serve_what_is_restored(profile: Path, notes: Path, tmp_path: Path) -> None:
    write_notes(tmp_path / "others", 3)
    index(profile, notes)
    file = backed_up(profile, tmp_path / "safe.db")
    with open_engine(profile) as engine:
        engine.remove_folder(notes).result(30)
    with opened(profile / "user.db") as database:
        database.execute("DELETE FROM setting WHERE key = 'last_folder'")
    index(profile, tmp_path / "others")  # gets the number that the folder of the backup has
    before = generation(profile)
    restored(profile, file)
    assert generation(profile) is None
    index(profile)
    assert (generation(profile) or 0) > (before or 0)
    with open_engine(profile) as engine:
        assert {each.path.parent for each in engine.files()} == {notes}
    assert examine(profile).ok


def test_numbers_that_were_used_since_the_backup_are_not_used_again(profile: Path, notes: Path, tmp_path: Path) -> None:
    index(profile, notes)
    file = backed_up(profile, tmp_path / "safe.db")
    users = UserStore(profile / "user.db")
    last = users.add_folder(tmp_path, 1, [])
    users.remove_folder(last)
    users.close()
    restored(profile, file)
    assert generation(profile)  # the same index, which may know that folder
    users = UserStore(profile / "user.db")
    assert users.add_folder(tmp_path, 1, []) > last
    users.close()


def test_a_backup_of_an_older_version_is_brought_up_to_date(profile: Path, tmp_path: Path) -> None:
    with opened(tmp_path / "old.db") as old:
        old.execute(SCHEMA[0])
        old.execute("PRAGMA user_version = 1")
        old.execute("INSERT INTO chat VALUES ('c', 'long ago', 1, 1)")
    restored(profile, tmp_path / "old.db")
    assert chats(profile) == ["long ago"]


def _text(file: Path) -> None:
    file.write_text("no database at all", "utf-8")


def _another_database(file: Path) -> None:
    with opened(file) as other:
        other.execute("CREATE TABLE folder(id)")


def _cut(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:-8192])


def _newer(file: Path) -> None:
    with opened(file) as backup:
        backup.execute(f"PRAGMA user_version = {len(SCHEMA) + 1}")


@pytest.mark.parametrize("spoil", [Path.unlink, _text, _another_database, _cut, _newer])
def test_what_is_no_sound_backup_is_refused_and_changes_nothing(
    spoil: Callable[[Path], None], profile: Path, tmp_path: Path
) -> None:
    add_chat(profile, "mine")
    file = backed_up(profile, tmp_path / "safe.db")
    if spoil is _another_database:
        file.unlink()
    spoil(file)
    with open_engine(profile) as engine, pytest.raises(EngineError) as refused:
        engine.upkeep.restore(file).result(30)
    assert refused.value.hint
    assert chats(profile) == ["mine"]
    assert sorted(path.name for path in profile.glob("user.db.*")) == []


def test_a_backup_takes_the_place_of_a_backup_and_of_nothing_else(profile: Path, tmp_path: Path) -> None:
    add_chat(profile, "first")
    file = backed_up(profile, tmp_path / "safe.db")
    add_chat(profile, "second")
    backed_up(profile, file)
    shutil.copy(file, tmp_path / "copy.db")
    other = tmp_path / "thesis.txt"
    other.write_text("years of work", "utf-8")
    with open_engine(profile) as engine:
        for target in (other, tmp_path, profile / "user.db", tmp_path / "no" / "such" / "folder.db"):
            with pytest.raises(EngineError) as refused:
                engine.upkeep.backup(target).result(30)
            assert refused.value.hint
    assert other.read_text("utf-8") == "years of work"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["copy.db", "profile", "safe.db", "thesis.txt"]
    with apsw.Connection(str(file)) as copy:
        assert copy.execute("SELECT count(*) FROM chat").fetchall() == [(2,)]
    copy.close()


def test_a_backup_never_takes_the_place_of_what_a_profile_lives_by(profile: Path, tmp_path: Path) -> None:
    add_chat(profile, "mine")
    add_chat(tmp_path / "another", "of somebody else")
    former = profile / "user.db.before-v2"
    shutil.copy(profile / "user.db", former)
    with open_engine(profile) as engine:
        for target in (tmp_path / "another" / "user.db", former):
            before = target.read_bytes()
            with pytest.raises(EngineError, match="something else than a backup"):
                engine.upkeep.backup(target).result(30)
            assert target.read_bytes() == before
    restored(profile, former)  # yet it can be brought back


def test_the_log_of_connections_is_read_back(profile: Path) -> None:
    paths = Paths.at(profile)
    with open_engine(profile) as engine:
        assert engine.upkeep.connections() == []
        network = Network(paths.connections)
        network.note_child("first.example.org", "set up the trainer")
        network._note("second.example.org", "download a/b", "GET 200", 1234)
        with paths.connections.open("a", encoding="utf-8") as log:
            log.write("half a li")
        latest, first = engine.upkeep.connections()
    assert (latest.host, latest.purpose, latest.outcome, latest.bytes) == (
        "second.example.org",
        "download a/b",
        "GET 200",
        1234,
    )
    assert (first.outcome, first.bytes) == ("by a child", None)
    assert first.when <= latest.when


def test_erasing_takes_what_is_ours_and_nothing_else(profile: Path, notes: Path) -> None:
    index(profile, notes)
    (profile / "window.ini").write_text("[window]", "utf-8")
    (profile / "thesis.txt").write_text("years of work", "utf-8")
    for name in ("user.db.before-v3", "user.db.before-restore-20260101-101010", "user.db.damaged-20260101-101010-wal"):
        (profile / name).write_bytes(b"an earlier state")
    with open_engine(profile) as engine:
        assert engine.upkeep.erase() > 0
    assert [path.name for path in profile.iterdir()] == ["thesis.txt"]
    assert len(list(notes.iterdir())) == 2


def test_erasing_takes_the_trainers_of_its_folder_and_names_those_of_another(
    profile: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for trainers in (profile / "trainers", tmp_path / "shared" / "trainers"):
        (trainers / "0123456789abcdef").mkdir(parents=True)
        monkeypatch.setenv("ALCOVE_TRAINERS", str(trainers))
        open_engine(profile).close()
        assert cli.main(["--profile", str(profile), "erase", "--yes"]) == 0
        assert not profile.exists()
    assert trainers.exists()
    assert str(trainers) in capsys.readouterr().out.splitlines()[-1]


def test_the_commands(profile: Path, notes: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def run(*arguments: object, code: int = 0) -> dict:
        assert cli.main(["--profile", str(profile), "--json", *map(str, arguments)]) == code
        printed = capsys.readouterr()
        return json.loads(printed.out) if code == 0 else {"error": printed.err}

    assert run("settings", "answer.style", "short") == {"settings": {"answer.style": "short"}}
    assert run("settings", "index.ignore", '["*.bak"]') == {"settings": {"index.ignore": ["*.bak"]}}
    assert run("settings", "index.quiet_hours", "22:00-6:00") == {"settings": {"index.quiet_hours": "22:00-06:00"}}
    assert "no quiet hours" in run("settings", "index.quiet_hours", "at night", code=1)["error"]
    assert run("settings", "index.processor", "25") == {"settings": {"index.processor": 25}}
    assert "choose one of" in run("settings", "answer.style", "loud", code=1)["error"]
    assert "see: alcove settings" in run("settings", "no.such", code=1)["error"]
    run("settings", "network.offline", "true")
    assert "runs offline" in run("models", "pull", "smollm2-360m-instruct", code=1)["error"]
    assert run("connections") == {"connections": []}
    assert run("backup", tmp_path / "safe.db") == {"bytes": (tmp_path / "safe.db").stat().st_size}
    assert run("settings", "answer.style", "default")["settings"] == {"answer.style": "full"}
    assert Path(run("restore", tmp_path / "safe.db")["kept"]).exists()
    assert run("settings")["settings"]["answer.style"] == "short"
    assert "--yes" in run("erase", "--copies", code=1)["error"]
    (kept,) = run("erase", "--copies", "--yes")["copies"]
    assert Path(kept).name.startswith("user.db.before-restore-")
    assert not Path(kept).exists()
    assert run("erase", "--copies") == {"bytes": 0, "copies": []}
    assert run("settings")["settings"]["answer.style"] == "short"
    assert "alcove erase --yes" in run("erase", code=1)["error"]
    assert profile.exists()
    assert run("erase", "--yes")["bytes"] > 0
    assert not profile.exists()
