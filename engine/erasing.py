"""Deletes a profile: exactly what Alcove puts there, so that nothing else is lost if it was put among other files."""

from __future__ import annotations

import contextlib
import shutil
from pathlib import Path

from engine import login
from engine.errors import EngineError
from engine.paths import Paths

FILES = ("user.db*", "window.ini*", "window.lock", "window.call", "indexer.lock")
SCRATCH = "eval-*"  # folders that a measurement left when it was killed


def erase(paths: Paths) -> int:
    """Deletes what the profile holds, and its folder if nothing else is in it; gives the bytes that were freed.

    It is not started at login any more. No process may have it open.

    Raises:
        EngineError: something cannot be deleted; what could be is gone.
    """
    login.start_no_more(paths.root)
    root = paths.root
    folders = [paths.index, paths.models, paths.adapters, paths.training, paths.bases, paths.logs, *root.glob(SCRATCH)]
    files = [file for pattern in FILES for file in root.glob(pattern)]
    freed, failed = 0, ""
    for place in (*files, *(folder for folder in folders if folder.exists())):
        size = _size(place)
        try:
            if place.is_dir() and not place.is_symlink():
                shutil.rmtree(place)
            else:
                place.unlink()
            freed += size
        except OSError as error:
            failed = f"{error.filename or place} cannot be deleted: {error.strerror}"
    if failed:
        raise EngineError(failed, f"close all programs that use it, then delete the folder {root} yourself")
    with contextlib.suppress(OSError):  # other files are in it
        root.rmdir()
    return freed


def _size(place: Path) -> int:
    """Bytes of a file, or of all files below a folder; links are not followed."""
    files = place.rglob("*") if place.is_dir() and not place.is_symlink() else [place]
    return sum(file.lstat().st_size for file in files if not file.is_dir())
