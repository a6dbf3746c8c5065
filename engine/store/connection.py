"""Opens SQLite databases the one way Alcove opens them, and words their failures for the person.

apsw rather than the standard library: it brings a SQLite with FTS5, loads sqlite-vec, and releases the GIL
while a statement runs.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import apsw

from engine.errors import EngineError

REBUILT = "an index is rebuilt from your files"  # told
BUSY_MS = 10_000  # how long a writer waits for another process's short transaction


class DatabaseDamaged(EngineError):
    """The file is not a sound database any more; a derived one may be deleted and built anew."""


def connect(path: Path, *, durable: bool, vectors: bool = False, read_only: bool = False) -> apsw.Connection:
    """Opens a database in WAL mode, creating it with mode 0600 unless `read_only`.

    Args:
        durable: True for what the person typed (synchronous=FULL); False for what can be rebuilt
            (synchronous=NORMAL: never corrupt, but the last commits may be lost with the power).
        vectors: load sqlite-vec into this connection.
        read_only: open for reading only; the file must exist.

    Raises:
        EngineError: missing, unreadable, locked, or not a database.
    """
    with translated(path):
        if read_only:
            flags = apsw.SQLITE_OPEN_READONLY
        else:
            if not path.exists():
                path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
                os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
            flags = apsw.SQLITE_OPEN_READWRITE | apsw.SQLITE_OPEN_CREATE
        connection = apsw.Connection(os.fspath(path), flags=flags)
        try:
            connection.set_busy_timeout(BUSY_MS)
            if vectors:
                _load_sqlite_vec(connection)
            if not read_only:
                connection.execute("PRAGMA journal_mode = WAL")
                connection.execute(f"PRAGMA synchronous = {'FULL' if durable else 'NORMAL'}")
                connection.execute("PRAGMA secure_delete = ON")
                connection.execute("PRAGMA foreign_keys = ON")
                connection.execute("PRAGMA journal_size_limit = 8000000")
            connection.execute("SELECT count(*) FROM sqlite_schema").fetchall()
        except BaseException:
            connection.close()
            raise
    return connection


def _load_sqlite_vec(connection: apsw.Connection) -> None:
    # Its own loadable_path() says the same, but importing the package imports numpy: 80 ms before a window shows what
    # there is.
    found = find_spec("sqlite_vec")
    assert found is not None, "sqlite-vec is not installed"
    assert found.origin is not None
    connection.enable_load_extension(True)
    connection.load_extension(str(Path(found.origin).parent / "vec0"))
    connection.enable_load_extension(False)


@contextlib.contextmanager
def translated(path: Path) -> Iterator[None]:
    """Turns SQLite's and the system's errors about `path` into EngineErrors with a hint."""
    try:
        yield
    except (apsw.CorruptError, apsw.NotADBError) as error:
        raise DatabaseDamaged(
            f"the database {path} is damaged",
            f"run: alcove doctor --repair ({REBUILT})",
        ) from error
    except apsw.FullError as error:
        raise EngineError(
            "the disk is full", f"free some space on the disk that holds {path.parent}; nothing was lost"
        ) from error
    except (apsw.BusyError, apsw.LockedError) as error:
        raise EngineError(
            f"the database {path} is locked by another program", "close the other program, or try again"
        ) from error
    except (apsw.ReadOnlyError, apsw.PermissionsError, apsw.CantOpenError, apsw.AuthError) as error:
        raise EngineError(
            f"the database {path} cannot be opened or written",
            "check the permissions of the profile folder, or choose another with --profile",
        ) from error
    except apsw.IOError as error:
        raise EngineError(
            f"the disk reported an error at {path}", "check the disk's health and free space, then try again"
        ) from error
    except OSError as error:
        raise EngineError(
            f"the file {path} cannot be opened: {error.strerror}",
            "check that the profile folder can be written",
        ) from error


@contextlib.contextmanager
def transaction(connection: apsw.Connection, path: Path) -> Iterator[None]:
    """One BEGIN IMMEDIATE … COMMIT; rolled back if anything is raised.

    IMMEDIATE, since a transaction that reads first and writes later cannot wait for another writer.
    """
    with translated(path):
        connection.execute("BEGIN IMMEDIATE")
        try:
            yield
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise


def rows(connection: apsw.Connection, sql: str, *bindings: Any) -> list[tuple[Any, ...]]:
    """All rows of a query."""
    return connection.execute(sql, bindings).fetchall()
