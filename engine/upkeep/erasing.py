"""Deletes a profile: exactly what Alcove puts there, so that nothing else is lost if it was put among other files."""

from __future__ import annotations

import contextlib
import shutil
from pathlib import Path

from engine.errors import EngineError
from engine.paths import Paths
from engine.system import login
from engine.trainers.trainer_python import trainers_folder
from engine.types import KeptCopy

FILES = ("user.db*", "window.ini*", "window.lock", "window.call", "indexer.lock")
SCRATCH = "eval-*"  # folders that a measurement left when it was killed
COPIES = ("user.db.before-*", "user.db.damaged-*")
"""What was there before an update, a restore or a repair: a chat that was deleted since still stands in it."""


def erase(paths: Paths) -> int:
    """Deletes what the profile holds, and its folder if nothing else is in it; gives the bytes that were freed.

    The Pythons that train lie in the usual profile's folder, and go with that one: see `shared_trainers`.

    It is not started at login any more. No process may have it open.

    Raises:
        EngineError: something cannot be deleted; what could be is gone.
    """
    login.start_no_more(paths.root)
    root = paths.root
    folders = [paths.index, paths.models, paths.adapters, paths.training, paths.bases, paths.logs, *root.glob(SCRATCH)]
    if trainers_folder().parent == root:
        folders.append(trainers_folder())
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


def shared_trainers(paths: Paths) -> Path | None:
    """Where the Pythons that train are, if there are any and erasing this profile leaves them: others use them too."""
    folder = trainers_folder()
    return folder if folder.parent != paths.root and folder.is_dir() else None


def copies(paths: Paths) -> list[KeptCopy]:
    """The earlier states of `user.db` that the profile keeps, the latest first."""
    found = []
    for file in (file for pattern in COPIES for file in paths.root.glob(pattern)):
        with contextlib.suppress(FileNotFoundError):  # another process deletes them too
            about = file.stat()
            found.append(KeptCopy(file, about.st_size, about.st_mtime))
    return sorted(found, key=lambda copy: copy.made, reverse=True)


def erase_copies(paths: Paths) -> int:
    """Deletes them; gives the bytes that were freed.

    Raises:
        EngineError: one cannot be deleted; what could be is gone.
    """
    freed = 0
    for copy in copies(paths):
        try:
            copy.file.unlink(missing_ok=True)
        except OSError as error:
            raise EngineError(
                f"{copy.file} cannot be deleted: {error.strerror}", "close all programs that use it, then try again"
            ) from error
        freed += copy.bytes
    return freed


def _size(place: Path) -> int:
    """Bytes of a file, or of all files below a folder; links are not followed."""
    files = place.rglob("*") if place.is_dir() and not place.is_symlink() else [place]
    return sum(file.lstat().st_size for file in files if not file.is_dir())
