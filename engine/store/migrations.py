"""Brings a database to the schema this version knows: an ordered, append-only list of steps.

`PRAGMA user_version` records the last step that ran; step and record are one transaction, so a killed
migration has either happened or not. A newer schema than ours is refused, never guessed at.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import apsw

from engine.errors import EngineError
from engine.store.connection import transaction, translated


def migrate(connection: apsw.Connection, path: Path, steps: Sequence[str], *, backup: bool) -> None:
    """Runs the steps that `connection`'s database has not seen.

    Args:
        steps: SQL scripts; the n-th (from 1) leads to `user_version` n. Never edited, only appended.
        backup: copy the database beside itself (`NAME.before-vN`) before the first step of an existing one.

    Raises:
        EngineError: the database was written by a newer version.
    """
    with translated(path):
        version = int(connection.pragma("user_version"))
    if version > len(steps):
        raise EngineError(
            f"{path.name} was written by a newer version of Alcove (schema {version}, this one knows {len(steps)})",
            "install the newer version, or start with another profile: --profile DIR",
        )
    if version == len(steps):
        return
    if backup and version > 0:
        _copy(connection, path.with_name(f"{path.name}.before-v{version + 1}"))
    for number in range(version + 1, len(steps) + 1):
        with transaction(connection, path):
            if int(connection.pragma("user_version")) >= number:
                continue  # another process was quicker
            connection.execute(steps[number - 1])
            connection.execute(f"PRAGMA user_version = {number}")


def _copy(connection: apsw.Connection, target: Path) -> None:
    target.unlink(missing_ok=True)
    destination = apsw.Connection(str(target))
    try:
        with destination.backup("main", connection, "main") as backup:
            backup.step()
    finally:
        destination.close()
    target.chmod(0o600)
