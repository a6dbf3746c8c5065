"""Looks at what is in a folder, without reading any file: names, sizes, time stamps, and why not.

Every file gets an entry, also one that will not be indexed, so that nothing is silently missing; a directory
gets one only if it is not looked into. Paths are bytes below the root, separated by "/", because a file's name
may be any bytes.
"""

# ruff: noqa: PTH116, PTH118, PTH120
# (A hundred thousand names in a few seconds: strings and os.scandir, not Path objects.)

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from engine.errors import Cancelled, EngineError
from engine.store.stat import Stat
from engine.watching.ignoring import IgnoreRules

MB = 1_000_000
TEXT_LIMIT = 50 * MB  # a plain text above this is a log or a dump
FILE_LIMIT = 256 * MB
_CONTAINERS = frozenset(
    {"pdf", "docx", "docm", "pptx", "pptm", "xlsx", "xlsm", "xlsb", "xls", "ods", "odt", "odp", "epub", "mbox", "eml"}
)
"""Formats whose bytes are mostly not text: they may be as large as FILE_LIMIT."""

NO_PERMISSION = "no permission"  # told
NOT_REGULAR = "not a regular file"  # told
LINK_INSIDE = "link to a file in this folder"  # told
LINK_OUT = "link out of the folder"  # told
LINK_BROKEN = "link to nothing"  # told
CLOUD = "only in the cloud"  # told

Kind = Literal["file", "directory", "unreadable"]


@dataclass(frozen=True, slots=True)
class Entry:
    """One file as it stands on the disk, or one directory that was not looked into.

    Args:
        relative: path below the root, "/" between its parts.
        size: bytes. mtime_ns, ctime_ns: nanoseconds since 1970. These, with inode, tell a changed file; see `Stat`.
        skip: why it is not to be indexed, in words for the ledger; None if it is.
        kind: "file" (of any sort), "directory" (left out on purpose, all below it is ignored) or "unreadable"
            (a directory that could not be listed: nothing is known about the files below it).
    """

    relative: bytes
    size: int
    mtime_ns: int
    ctime_ns: int
    inode: int
    skip: str | None = None
    kind: Kind = "file"

    @property
    def directory(self) -> bool:
        return self.kind != "file"


def scan(
    root: Path, rules: IgnoreRules, *, below: bytes = b"", cancelled: Callable[[], bool] = lambda: False
) -> Iterator[Entry]:
    """Every file of a folder, one directory after the other, each in the order of its names.

    Going through to the end means that the folder was there all the time: only then does a file that did not
    come mean a deleted file. Links are never followed.

    Args:
        below: only this directory of the folder.
        cancelled: asked once per directory.

    Raises:
        EngineError: the folder is not there or cannot be listed, or it went away meanwhile.
        Cancelled: `cancelled` said so.
    """
    base = os.path.realpath(root)
    try:
        identity = _identity(os.stat(base))
        os.scandir(base).close()
    except OSError as error:
        raise _gone(root, error) from error
    start = os.fsdecode(below)
    if start and (reason := rules.reason(start, True)):
        yield _directory(base, start, reason, "directory")
        return
    waiting = [start]
    while waiting:
        if cancelled():
            raise Cancelled
        directory = waiting.pop()
        entries, deeper, problem = _list(base, directory, rules)
        if problem is not None:
            yield _directory(base, directory, problem, "unreadable")
        yield from entries
        waiting.extend(reversed(deeper))
    try:
        if _identity(os.stat(base)) != identity:
            raise _gone(root, None)
    except OSError as error:
        raise _gone(root, error) from error


def stat_entry(root: Path, relative: bytes, rules: IgnoreRules | None = None) -> Entry | None:
    """One path as `scan` would give it; None if nothing is there, or nothing that belongs to the folder.

    A path whose parents lead through a link lies elsewhere, whatever its name says. A directory, which `scan`
    would look into, gives an entry of kind "directory".
    """
    name = os.fsdecode(relative)
    if not name or "\0" in name or {"", ".", ".."} & set(name.split("/")):
        return None
    base = os.path.realpath(root)
    path = os.path.join(base, name)
    parent = os.path.dirname(path)
    if os.path.normcase(os.path.realpath(parent)) != os.path.normcase(parent):
        return None
    try:
        status = os.lstat(path)
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        return Entry(relative, 0, 0, 0, 0, _words(error))
    is_dir = stat.S_ISDIR(status.st_mode) and not _is_reparse_link(status)
    skip = rules.reason(name, is_dir) if rules is not None else None
    return _entry(name, status, skip, "directory") if is_dir else _file(base, name, status, skip)


def device_of(root: Path) -> int | None:
    """A number for the file system that holds `root`, for `root_present`; None if it is not there.

    `f_fsid` where the system gives one: unlike `st_dev`, it stays the same when an ext4, btrfs or zfs volume is
    mounted again or the computer restarts (statvfs(3)). Always below 2**63.
    """
    try:
        number = os.statvfs(root).f_fsid if hasattr(os, "statvfs") else 0
        return (number or os.stat(root).st_dev) & 0x7FFF_FFFF_FFFF_FFFF
    except OSError:
        return None


def root_present(root: Path, device: int | None) -> bool:
    """Whether a folder can be trusted to show its files: only then may a missing file count as deleted.

    It must be a directory that can be listed. On another device than before it must not be empty: an empty one
    is the mount point of a disk that is not there now. One with files in it is accepted, since a stick, a
    network share or an XFS disk may get a new number each time it is mounted.

    Args:
        device: what `device_of` gave when the folder was added, relinked or begun to be watched; None if that is
            not known.
    """
    try:
        with os.scandir(root) as entries:
            return device is None or device_of(root) == device or next(entries, None) is not None
    except OSError:
        return False


# --------------------------------------------------------------------------- one directory, one file


def _list(base: str, directory: str, rules: IgnoreRules) -> tuple[list[Entry], list[str], str | None]:
    """A directory's entries and the directories in it to look into, or why it cannot be listed."""
    found: list[Entry] = []
    deeper: list[str] = []
    prefix = f"{directory}/" if directory else ""
    try:
        with os.scandir(os.path.join(base, directory)) as listing:
            children = sorted(listing, key=lambda child: child.name)
    except (FileNotFoundError, NotADirectoryError):
        return found, deeper, None  # gone since its parent was listed
    except OSError as error:
        return found, deeper, _words(error)
    for child in children:
        name = prefix + child.name
        is_dir = child.is_dir(follow_symlinks=False) and not _is_junction(child)
        skip = rules.reason(name, is_dir)
        if is_dir and skip is None:
            deeper.append(name)
            continue
        try:
            # Not child.stat() on Windows: it holds no inode there, and may be out of date.
            status = (
                os.lstat(os.path.join(base, name)) if sys.platform == "win32" else child.stat(follow_symlinks=False)
            )
        except FileNotFoundError:
            continue
        except OSError as error:
            found.append(Entry(os.fsencode(name), 0, 0, 0, 0, skip or _words(error)))
            continue
        if is_dir:
            found.append(_entry(name, status, skip, "directory"))
        else:
            found.append(_file(base, name, status, skip))
    return found, deeper, None


def _file(base: str, name: str, status: os.stat_result, skip: str | None) -> Entry:
    if skip is None:
        mode = status.st_mode
        if stat.S_ISREG(mode) and not _is_reparse_link(status):
            if status.st_size > TEXT_LIMIT:
                skip = _too_large(name, status.st_size)
            if only_in_cloud(status):
                skip = CLOUD
        elif stat.S_ISLNK(mode) or _is_reparse_link(status):
            skip = _link(base, name)
        else:
            skip = NOT_REGULAR
    return _entry(name, status, skip, "file")


def _entry(name: str, status: os.stat_result, skip: str | None, kind: Kind) -> Entry:
    held = Stat.of(status)
    return Entry(os.fsencode(name), held.size, held.mtime_ns, held.ctime_ns, held.inode, skip, kind)


def _directory(base: str, name: str, skip: str, kind: Kind) -> Entry:
    try:
        return _entry(name, os.lstat(os.path.join(base, name)), skip, kind)
    except OSError:
        return Entry(os.fsencode(name), 0, 0, 0, 0, skip, kind)


def _link(base: str, name: str) -> str:
    target = os.path.realpath(os.path.join(base, name))
    if not os.path.lexists(target):
        return LINK_BROKEN
    return LINK_INSIDE if target.startswith(os.path.join(base, "")) else LINK_OUT


def _too_large(name: str, size: int) -> str | None:
    limit = FILE_LIMIT if name.rpartition(".")[2].lower() in _CONTAINERS else TEXT_LIMIT
    return f"larger than {limit // MB} MB: {size / MB:,.0f} MB" if size > limit else None  # told


def only_in_cloud(status: os.stat_result) -> bool:
    """Whether the file's content is not on this disk, so that opening it would download it.

    Windows: FILE_ATTRIBUTE_OFFLINE, _RECALL_ON_OPEN and _RECALL_ON_DATA_ACCESS (winnt.h); macOS: SF_DATALESS
    (sys/stat.h). Linux has no such files.
    """
    attributes = getattr(status, "st_file_attributes", 0)
    flags = getattr(status, "st_flags", 0) if sys.platform == "darwin" else 0
    return bool(attributes & (0x1000 | 0x40000 | 0x400000) or flags & 0x4000_0000)


def _is_reparse_link(status: os.stat_result) -> bool:
    """Windows: a directory junction, which is a link in all but its mode."""
    return getattr(status, "st_reparse_tag", 0) == 0xA000_0003  # IO_REPARSE_TAG_MOUNT_POINT


def _is_junction(child: os.DirEntry[str]) -> bool:
    return sys.platform == "win32" and _is_reparse_link(child.stat(follow_symlinks=False))


def _identity(status: os.stat_result) -> tuple[int, int]:
    return status.st_dev, status.st_ino


def _words(error: OSError) -> str:
    return NO_PERMISSION if isinstance(error, PermissionError) else f"cannot be read: {error.strerror}"  # told


def _gone(root: Path, error: OSError | None) -> EngineError:
    if isinstance(error, PermissionError):
        return EngineError(f"the folder {root} may not be read", "change its permissions, or remove it from Alcove")
    return EngineError(
        f"the folder {root} is not there", "connect its disk, or tell Alcove where it is now with `alcove relink`"
    )
