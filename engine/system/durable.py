"""What must outlive a power cut: files and folders are handed to the disk before anything relies on them."""

from __future__ import annotations

import os
import sys
from pathlib import Path


def settle(path: Path) -> None:
    """Returns once a file's content, or the names in a folder, are on the disk.

    Raises:
        OSError: the disk is full or fails.
    """
    if not path.is_dir():
        with path.open("r+b") as file:  # Windows settles only what may be written
            os.fsync(file.fileno())
    elif sys.platform != "win32":  # which has no such thing for folders
        handle = os.open(path, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def put_in_place(part: Path, path: Path) -> None:
    """Gives a finished file, or a folder of files, its name: after a power cut it is there whole or not at all.

    Raises:
        OSError: as `settle`, or the name cannot be given.
    """
    if part.is_dir():
        for file in part.iterdir():
            settle(file)
    settle(part)
    part.replace(path)
    settle(path.parent)
