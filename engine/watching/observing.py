"""The operating system's change events for one folder, through watchdog; and where there are none to rely on.

watchdog is imported when the first folder is watched. Events are hints: they may be late, doubled or lost.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Literal, Protocol

if TYPE_CHECKING:
    from watchdog.observers.api import BaseObserver

Change = Literal["started", "finished", "gone"]
"""started: made or written, maybe still open. finished: closed after writing, or moved here. gone: not here."""

Trouble = Literal["overflow", "limit"]
"""overflow: events were lost. limit: the system grants no more watches; some directories are not watched."""


class OnChange(Protocol):
    def __call__(self, path: str, is_dir: bool, change: Change) -> None: ...


_REMOTE = frozenset(
    {"nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "afs", "ceph", "vboxsf", "prl_fs", "davfs", "virtiofs"}
)
_LOCAL_FUSE = frozenset({"fuse.gocryptfs", "fuse.encfs", "fuse.cryfs", "fuse.veracrypt", "fuse.portal"})


def observe(
    root: Path, *, on_change: OnChange, on_trouble: Callable[[Trouble], None], ignored: Callable[[bytes], bool]
) -> BaseObserver:
    """Starts to watch a folder and everything below it; `stop()` and `join()` the observer to end that.

    Args:
        on_change: called from a thread of the observer with an absolute path. The content of a directory that
            was moved is not reported, only the directory.
        ignored: whether a directory (absolute path) needs no watch.

    Raises:
        OSError: the folder cannot be watched; ENOSPC or EMFILE if the system grants no more watches.
    """
    from watchdog import events

    class Handler(events.FileSystemEventHandler):
        def dispatch(self, event: events.FileSystemEvent) -> None:
            if event.is_synthetic:
                return
            source, directory = os.fsdecode(event.src_path), event.is_directory
            if isinstance(event, events.FileSystemMovedEvent):
                on_change(source, directory, "gone")
                on_change(os.fsdecode(event.dest_path), directory, "finished")
            elif isinstance(event, events.FileDeletedEvent | events.DirDeletedEvent):
                on_change(source, directory, "gone")
            else:
                on_change(source, directory, "finished" if isinstance(event, events.FileClosedEvent) else "started")

    # Without the modified events a burst is less than half as long, and less is lost (inotify holds 16,384). A
    # file that is written and never closed is found by the next rescan. Elsewhere there is no closed event.
    wanted: list[type[events.FileSystemEvent]] = [
        events.FileCreatedEvent,
        events.FileMovedEvent,
        events.FileDeletedEvent,
        events.DirCreatedEvent,
        events.DirMovedEvent,
        events.DirDeletedEvent,
    ]
    name = f"watch-{root.name}"
    observer: BaseObserver
    if sys.platform == "linux":
        from engine.watching.inotify import FolderObserver

        observer = FolderObserver(ignored=ignored, on_trouble=on_trouble, name=name)
        wanted.append(events.FileClosedEvent)
    else:
        from watchdog.observers import Observer

        observer = Observer()
        wanted.append(events.FileModifiedEvent)
    observer.name = name
    try:
        observer.schedule(Handler(), str(root), recursive=True, event_filter=wanted)
        for emitter in observer.emitters:
            emitter.name = f"{name}-emitter"
        observer.start()
    except OSError:
        observer.stop()
        raise
    return observer


def healthy(observer: BaseObserver) -> bool:
    """Whether the observer still hears of changes. False once the folder itself was deleted."""
    alive: bool = getattr(observer, "healthy", observer.is_alive())
    return alive and all(emitter.is_alive() for emitter in observer.emitters)


def remote_file_system(root: Path) -> str | None:
    """The kind of network file system that `root` lies on, where others' changes make no events; or None."""
    if sys.platform == "win32":
        return "network share" if str(root).startswith("\\\\") else None
    try:
        mounts = Path("/proc/self/mountinfo").read_bytes()
    except OSError:
        return None  # not Linux: macOS reports changes of network volumes as far as it knows them
    kind = _file_system(mounts, os.fsencode(os.path.realpath(root)))
    remote = kind in _REMOTE or (kind.startswith("fuse.") and kind not in _LOCAL_FUSE)
    return kind if remote else None


def _file_system(mountinfo: bytes, path: bytes) -> str:
    """The type of the file system at `path`, from the text of /proc/self/mountinfo (proc(5))."""
    best, kind = b"", ""
    for line in mountinfo.splitlines():
        fields, _, rest = line.partition(b" - ")
        point = re.sub(rb"\\([0-7]{3})", lambda octal: bytes([int(octal[1], 8)]), fields.split(b" ")[4])
        inside = path == point or path.startswith(point.rstrip(b"/") + b"/")
        if inside and len(point) >= len(best):  # of two on one point, the later one is on top
            best, kind = point, rest.split(b" ")[0].decode("ascii", "replace")
    return kind
