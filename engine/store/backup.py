"""Copies `user.db` to a file, and brings a copy back, while it is open: by SQLite's own online backup.

A copy brought back keeps the present index where it can. `user.db` names index files and numbers folders, and
an index knows its folders by those numbers: if both agree on the folders, the present index goes on serving; if
not, none is named, and the next run builds one. An index is derived; a wrong one would show files that are not.

The files of skills travel in a table of their own that only a backup has: one file is easier to keep than two.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import time
from pathlib import Path

import apsw

from engine.errors import EngineError
from engine.store.connection import connect, rows, transaction, translated
from engine.store.health import user_faults
from engine.store.migrations import migrate
from engine.store.user import SCHEMA, UserStore

NOT_A_BACKUP = "choose a file that Alcove wrote as a backup"
SKILL_FILES = "CREATE TABLE skill_file(skill TEXT NOT NULL, name TEXT NOT NULL, content BLOB NOT NULL)"
TABLES = {"folder", "setting", "chat", "turn"}  # of the first schema; later ones have more


def save(users: UserStore, target: Path, skills: Path) -> int:
    """Writes a copy to `target`, readable by the person alone; gives its bytes. A former backup is replaced.

    Args:
        skills: folder of the adapters, each in a folder by its id.

    Raises:
        EngineError: `target` is something else than a backup, or cannot be written.
    """
    # A `user.db`, of whichever profile, is restored from but never replaced: only a backup has the files of skills.
    if target.exists() and (target.samefile(users.path) or not _has(target, {*TABLES, "skill_file"})):
        raise EngineError(f"{target} is something else than a backup of Alcove", "choose another name for the backup")
    part = target.with_name(f"{target.name}.part")
    try:
        part.unlink(missing_ok=True)
        os.close(os.open(part, os.O_CREAT | os.O_RDWR | os.O_EXCL, 0o600))
    except OSError as error:
        raise EngineError(
            f"{target} cannot be written: {error.strerror}", "choose a folder that is there and that you may write to"
        ) from error
    try:
        with users.locked() as source:
            _copy(source, part)
        _pack(part, skills)
        part.replace(target)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    return target.stat().st_size


def restore(users: UserStore, source: Path, skills: Path) -> Path:
    """Puts what `source` holds in the place of all that `users` holds; gives the file that keeps the former.

    Only for the holder of the indexer's lock. It happens as a whole or not at all. Files of skills that are here
    stay, also of those that the backup does not know: what is kept may be restored again.

    Raises:
        EngineError: `source` is no backup, is damaged, or was written by a newer version.
    """
    if not source.is_file():
        raise EngineError(f"there is no file {source}", NOT_A_BACKUP)
    if not _has(source, TABLES):  # also a `user.db` itself: those kept aside are brought back by this
        raise EngineError(f"{source} is no backup of Alcove", NOT_A_BACKUP)
    fresh = users.path.with_name(f"{users.path.name}.restoring")
    kept = users.path.with_name(f"{users.path.name}.before-restore-{time.strftime('%Y%m%d-%H%M%S')}")
    try:
        with contextlib.closing(connect(source, durable=False, read_only=True)) as chosen:
            _copy(chosen, fresh)
        if found := user_faults(fresh):
            raise EngineError(f"the backup {source} is damaged: {found[0]}", "choose another backup")
        with contextlib.closing(connect(fresh, durable=True)) as copy:
            migrate(copy, fresh, SCHEMA, backup=False)
            _unpack(copy, fresh, skills)
            with users.locked() as present:
                _adapt(copy, fresh, present)
                _copy(present, kept)
                with translated(users.path), present.backup("main", copy, "main") as whole:
                    whole.step()
    finally:
        for suffix in ("", "-wal", "-shm", "-journal"):
            fresh.with_name(fresh.name + suffix).unlink(missing_ok=True)
    return kept


def _has(file: Path, wanted: set[str]) -> bool:
    """Whether it is a database with these tables."""
    try:
        with contextlib.closing(connect(file, durable=False, read_only=True)) as found, translated(file):
            tables = {str(row[0]) for row in rows(found, "SELECT name FROM sqlite_schema WHERE type = 'table'")}
    except EngineError:
        return False
    return tables >= wanted


def _copy(source: apsw.Connection, target: Path) -> None:
    """A copy in one file that needs no other beside it."""
    with translated(target):
        destination = apsw.Connection(os.fspath(target))
        try:
            with destination.backup("main", source, "main") as whole:
                whole.step()
            destination.execute("PRAGMA journal_mode = DELETE")
        finally:
            destination.close()
        target.chmod(0o600)


def _pack(backup: Path, skills: Path) -> None:
    """Puts the files of every skill into a backup; of one whose files are gone, there are none."""
    with contextlib.closing(apsw.Connection(os.fspath(backup))) as copy, transaction(copy, backup):
        copy.execute(SKILL_FILES)
        for (skill,) in rows(copy, "SELECT id FROM adapter"):
            for file in sorted((skills / skill).glob("*")):
                copy.execute("INSERT INTO skill_file VALUES (?, ?, ?)", (skill, file.name, file.read_bytes()))


def _unpack(copy: apsw.Connection, path: Path, skills: Path) -> None:
    """Takes the files of skills out of the copy of a backup; those that are here already stay as they are.

    Only plain names are taken: a backup may come from anywhere.
    """
    if not rows(copy, "SELECT 1 FROM sqlite_schema WHERE name = 'skill_file'"):
        return
    with translated(skills):
        skills.mkdir(mode=0o700, parents=True, exist_ok=True)
        packed = "SELECT DISTINCT skill FROM skill_file WHERE skill IN (SELECT id FROM adapter)"
        for (skill,) in rows(copy, packed):
            if _plain(skill) and not (skills / skill).exists():
                part = skills / f"{skill}.part"
                shutil.rmtree(part, ignore_errors=True)
                part.mkdir(mode=0o700)
                for name, content in copy.execute("SELECT name, content FROM skill_file WHERE skill = ?", (skill,)):
                    if _plain(name):
                        (part / name).write_bytes(content)
                        (part / name).chmod(0o600)
                part.rename(skills / skill)
    with transaction(copy, path):
        copy.execute("DROP TABLE skill_file")
    with translated(path):
        copy.execute("VACUUM")


def _plain(name: str) -> bool:
    return Path(name).name == name and "\\" not in name and not name.startswith(".")


def _adapt(copy: apsw.Connection, path: Path, present: apsw.Connection) -> None:
    """Makes the copy fit the index files that are there now; forgets what others had asked for then."""
    folders = "SELECT id, path FROM folder ORDER BY id"
    generations = rows(present, "SELECT * FROM generation")
    same = rows(copy, folders) == rows(present, folders)
    last = "SELECT key, CAST(value AS INTEGER) FROM setting WHERE key IN ('last_generation', 'last_folder')"
    numbers = sorted((*rows(copy, last), *rows(present, last)))  # of each key the highest at the end
    with transaction(copy, path):
        copy.execute("DELETE FROM request")
        copy.execute("DELETE FROM generation")
        if same and generations:
            marks = ", ".join("?" * len(generations[0]))
            copy.executemany(f"INSERT INTO generation VALUES ({marks})", generations)
        for key, number in numbers:  # index files are never named alike twice, nor folders numbered
            copy.execute("INSERT OR REPLACE INTO setting VALUES (?, ?)", (key, str(number)))
