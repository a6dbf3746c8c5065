"""Saves what can be saved of a `user.db` that is damaged: it is moved aside, never deleted."""

from __future__ import annotations

import shutil
import time
from dataclasses import dataclass
from pathlib import Path

import apsw

from engine.store.connection import DatabaseDamaged, connect, rows, transaction, translated
from engine.store.health import user_faults
from engine.store.user import UserStore


@dataclass(frozen=True, slots=True)
class Salvage:
    """What was done: where the damaged file lies now, and how many rows of each table were saved.

    `backup` is the older copy that was taken in its place, where nothing of it could be read.
    """

    kept: Path
    saved: dict[str, int]
    backup: Path | None = None


def salvage(path: Path) -> Salvage | None:
    """Replaces a damaged `user.db` by what can still be read of it; None if it is sound or not there.

    No process may have it open. If nothing can be read, the newest copy from before a migration takes its
    place, and if there is none, an empty one. There is a `user.db` at every moment: one that is cut short can be
    begun again.

    Raises:
        EngineError: it cannot be opened for another reason than damage, such as a newer version's schema.
    """
    if not path.exists() or not _damaged(path):
        return None
    kept = path.with_name(f"{path.name}.damaged-{time.strftime('%Y%m%d-%H%M%S')}")
    fresh = path.with_name(f"{path.name}.salvaged")
    for suffix in ("", "-wal", "-shm"):
        fresh.with_name(fresh.name + suffix).unlink(missing_ok=True)
    UserStore(fresh).close()
    saved = _copy_rows(path, fresh)
    backup = None
    if not any(saved.values()):
        for backup in sorted(path.parent.glob(f"{path.name}.before-v*"), key=lambda copy: -copy.stat().st_mtime):
            if any((saved := _copy_rows(backup, fresh)).values()):
                break
        else:
            backup = None
    _keep(path, kept)
    fresh.replace(path)
    return Salvage(kept, saved, backup)


def _keep(path: Path, kept: Path) -> None:
    """Gives a database a second name, and takes its log away from the first: of another database, it would spoil it."""
    with translated(kept):
        kept.unlink(missing_ok=True)  # of one that was cut short a moment ago
        try:
            kept.hardlink_to(path)  # rather than a copy: a file that is damaged may not be readable to its end
        except OSError:  # not every file system has such links
            shutil.copy2(path, kept)
        for suffix in ("-wal", "-shm"):
            old = path.with_name(path.name + suffix)
            if old.exists():
                old.replace(kept.with_name(kept.name + suffix))


def _damaged(path: Path) -> bool:
    try:
        return bool(user_faults(path))
    except DatabaseDamaged:
        return True


def _copy_rows(source_path: Path, target_path: Path) -> dict[str, int]:
    """Copies every row that can be read, table by table; gives how many."""
    saved: dict[str, int] = {}
    target = connect(target_path, durable=True)
    try:
        target.execute("PRAGMA foreign_keys = OFF")
        try:
            source = connect(source_path, durable=True, read_only=True)
        except DatabaseDamaged:
            return saved
        try:
            for (table,) in rows(target, "SELECT name FROM sqlite_schema WHERE type = 'table'"):
                with transaction(target, target_path):
                    saved[table] = _copy_table(source, target, table)
        finally:
            source.close()
        with transaction(target, target_path):
            target.execute(  # turns whose chat was lost keep their words
                "INSERT INTO chat(id, title, created, updated) "
                "SELECT chat, substr(question, 1, 80), min(created), max(created) FROM turn "
                "WHERE chat NOT IN (SELECT id FROM chat) GROUP BY chat"
            )
            target.execute("DELETE FROM parity WHERE adapter NOT IN (SELECT id FROM adapter)")  # says nothing alone
            saved["parity"] -= target.changes()
    finally:
        target.close()
    return saved


def _copy_table(source: apsw.Connection, target: apsw.Connection, table: str) -> int:
    """Reads from both ends, so that a bad page in the middle costs only its own rows."""
    columns = [name for name in _columns(target, table) if name in _columns(source, table)]
    if not columns:
        return 0
    names = ", ".join(columns)
    insert = f"INSERT OR IGNORE INTO {table}({names}) VALUES ({', '.join('?' * len(columns))})"
    for direction in ("ASC", "DESC"):
        try:
            # The first column is the primary key everywhere: no sorting, a walk along the tree.
            for row in source.execute(f"SELECT {names} FROM {table} ORDER BY 1 {direction}"):
                target.execute(insert, row)
        except (apsw.CorruptError, apsw.NotADBError):
            continue
        break
    return int(rows(target, f"SELECT count(*) FROM {table}")[0][0])


def _columns(connection: apsw.Connection, table: str) -> list[str]:
    try:
        return [str(row[0]) for row in rows(connection, "SELECT name FROM pragma_table_info(?)", table)]
    except (apsw.CorruptError, apsw.NotADBError):
        return []
