"""Says which paths may have changed, and when only a fresh look at a whole folder can tell.

Events of the operating system are no more than hints. A path is reported once it is still; whatever events
cannot be trusted with (lost ones, a folder that was away, the computer asleep, a network share, a file that is
never closed) becomes a rescan. The index is brought in step by whoever hears it, from the disk as it then is.
"""

from __future__ import annotations

import os
import queue
import stat
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from engine.types import Notice
from engine.watching.debounce import Debounce, Look, Settled
from engine.watching.ignoring import IgnoreRules, changes_rules
from engine.watching.observing import Change, Trouble, healthy, observe, remote_file_system
from engine.watching.scanning import device_of, root_present

if TYPE_CHECKING:
    from watchdog.observers.api import BaseObserver

FINISHED_SHARE = 0.6  # of the debounce, for a file that was closed or moved here: nobody is writing it any more
RESCAN_DELAY = 1.0  # seconds in which further reasons for a rescan of the same folder join the first
RESCAN_PATIENCE = 5.0  # seconds after which it comes although reasons keep coming
JUMP = 5.0  # seconds by which wall clock and monotonic clock may drift apart between two checks
LIMIT_HINT = (
    "let programs watch more: sudo sysctl fs.inotify.max_user_watches=1048576 fs.inotify.max_user_instances=1024; "
    "until then changes there are found by looking again every {seconds:.0f} seconds"  # told
)

_Key = tuple[Path, str]  # root, path below it


@dataclass(slots=True)
class _Root:
    path: Path
    rules: IgnoreRules
    device: int | None
    next_rescan: float
    present: bool = True
    polled: bool = False
    limited: bool = False
    observer: BaseObserver | None = None
    identity: tuple[int, int] | None = None
    prefix: str = field(init=False)

    def __post_init__(self) -> None:
        self.prefix = os.path.join(self.path, "")  # noqa: PTH118 - Path drops the final separator


@dataclass(slots=True)
class _Rescan:
    why: str
    due: float
    latest: float


class Watcher:
    """Watches folders from one thread, `watch`, and the observers' own.

    Args:
        on_dirty: gets (root, path below it). The path may be a file or a directory, there or gone, and stands
            for everything below it. Ignored paths never come.
        on_rescan: gets (root, why): anything in this folder may have changed.
        on_presence: gets (root, whether it is there). A folder that is away keeps its index; when it is back,
            a rescan follows.
        on_notice: gets what the person should know.
        debounce: seconds without an event before a path counts as still; 0.6 of it for a file that was closed.
        patience: seconds after which a file that never rests is reported all the same.
        rescan_every: seconds between two rescans of a folder whose events can be trusted.
        poll: the same, for a folder whose events cannot.
        check_every: seconds between two checks that the folders and their observers are still there.

    All callbacks come from the thread `watch` and must be quick. None of them may call `stop`.
    """

    def __init__(
        self,
        on_dirty: Callable[[Path, bytes], None],
        on_rescan: Callable[[Path, str], None],
        on_presence: Callable[[Path, bool], None],
        on_notice: Callable[[Notice], None],
        *,
        debounce: float = 0.25,
        patience: float = 5.0,
        rescan_every: float = 600.0,
        poll: float = 30.0,
        check_every: float = 2.0,
    ) -> None:
        self._on_dirty = on_dirty
        self._on_rescan = on_rescan
        self._on_presence = on_presence
        self._on_notice = on_notice
        self._quiet = debounce
        self._rescan_every = rescan_every
        self._poll = poll
        self._check_every = check_every
        self._debounce: Debounce[_Key] = Debounce(patience=patience)
        self._clocks = ClockJump(time.monotonic(), time.time())
        self._lock = threading.RLock()  # guards the next three; never held while a callback runs
        self._roots: dict[Path, _Root] = {}
        self._rescans: dict[Path, _Rescan] = {}
        self._outbox: list[Callable[[], None]] = []
        self._troubles: queue.SimpleQueue[tuple[_Root, Trouble]] = queue.SimpleQueue()
        self._suspect = False  # something hints that a root is gone: check before believing any deletion
        self._wake = threading.Event()
        self._wakes_at = float("inf")
        self._stopping = False
        self._thread = threading.Thread(target=self._run, name="watch", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        """Ends all threads; what was not yet reported is left to the scan at the next start."""
        self._stopping = True
        self._wake.set()
        if self._thread.is_alive():
            self._thread.join()
        with self._lock:
            roots = list(self._roots.values())
            self._roots.clear()
        for root in roots:
            self._detach(root)

    def watch(self, root: Path, rules: IgnoreRules) -> None:
        """Begins to watch a folder. When this returns, later changes are noticed: watch first, then scan."""
        with self._lock:
            self.unwatch(root)
            watched = _Root(root, rules, device_of(root), time.monotonic() + self._rescan_every)
            self._roots[root] = watched
            if root_present(root, watched.device):
                self._attach(watched)
            else:
                self._suspect = True
        self._wake.set()

    def unwatch(self, root: Path) -> None:
        """Forgets a folder; nothing about it is reported any more."""
        with self._lock:
            watched = self._roots.pop(root, None)
            self._rescans.pop(root, None)
        if watched is not None:
            self._detach(watched)
            self._debounce.forget(lambda key: key[0] == root)

    # ------------------------------------------------------------------ in the observers' threads

    def _changed(self, root: _Root, path: str, is_dir: bool, change: Change) -> None:
        if not path.startswith(root.prefix):
            self._suspect = True  # the folder itself
            self._wake.set()
            return
        relative = path[len(root.prefix) :].replace(os.sep, "/")
        parent, _, name = relative.rpartition("/")
        if changes_rules(name):
            if root.rules.reason(parent, True):
                return
        elif root.rules.reason(relative, is_dir):
            return
        # A gone path waits the full time, so that the new name of a moved file is reported before the old one.
        quiet = self._quiet * FINISHED_SHARE if change == "finished" else self._quiet
        due = self._debounce.touch((root.path, relative), time.monotonic(), quiet=quiet, deleted=change == "gone")
        if due < self._wakes_at:
            self._wake.set()

    def _troubled(self, root: _Root, trouble: Trouble) -> None:
        self._troubles.put((root, trouble))
        self._wake.set()

    # ------------------------------------------------------------------ in the thread `watch`

    def _run(self) -> None:
        next_check = time.monotonic()
        while not self._stopping:
            # Infinity first: a touch between looking for the next time and waiting for it must wake us.
            self._wakes_at = float("inf")
            now = time.monotonic()
            with self._lock:
                self._hear_troubles(now)
                if now >= next_check or self._suspect:
                    next_check = now + self._check_every
                    self._check(now)
            settled = self._debounce.settle(now, _look)
            with self._lock:
                self._report(settled, now)
                self._release_rescans(now)
                outbox, self._outbox = self._outbox, []
                due = min((rescan.due for rescan in self._rescans.values()), default=float("inf"))
            for call in outbox:
                call()
            self._wakes_at = min(next_check, self._debounce.next_due(), due)
            if not self._suspect:
                self._wake.wait(max(0.0, self._wakes_at - time.monotonic()))
            self._wake.clear()

    def _report(self, settled: list[Settled[_Key]], now: float) -> None:
        if any(change.look is None for change in settled):
            self._check(now)  # a gone path counts only while its folder is there
        live = [change for change in settled if (root := self._roots.get(change.key[0])) and root.present]
        directories = {change.key for change in live if change.look and stat.S_ISDIR(change.look[0])}
        # Existing paths first: so a moved file is found at its new place before it is missed at the old one.
        for change in sorted(live, key=lambda change: change.look is None):
            if change.look is None and not change.deleted:
                continue  # made and gone at once, or an event of a directory that was moved out of the folder
            path, relative = change.key
            root = self._roots[path]
            if changes_rules(relative.rpartition("/")[2]):
                self._rules_changed(root, relative, now)
                if root.rules.reason(relative, False):
                    continue
            if not directories or not any((path, parent) in directories for parent in _parents(relative)):
                self._outbox.append(partial(self._on_dirty, path, os.fsencode(relative)))

    def _rules_changed(self, root: _Root, relative: str, now: float) -> None:
        root.rules.forget(relative.rpartition("/")[0])
        self._request(root, "the ignore rules changed", now)
        self._attach(root)  # for directories that were ignored and so had no watch

    def _hear_troubles(self, now: float) -> None:
        while not self._troubles.empty():
            root, trouble = self._troubles.get()
            if self._roots.get(root.path) is not root:
                continue
            if trouble == "overflow":
                self._request(root, "more changed at once than the system could report", now)
            else:
                self._limit(root)

    def _limit(self, root: _Root) -> None:
        root.polled = True
        root.next_rescan = min(root.next_rescan, time.monotonic() + self._poll)
        if not root.limited:
            root.limited = True
            message = f"the system does not let Alcove watch all of {root.path}"  # told
            hint = LIMIT_HINT.format(seconds=self._poll)
            self._outbox.append(partial(self._on_notice, Notice("warning", message, hint)))

    def _check(self, now: float) -> None:
        self._suspect = False
        jumped = self._clocks.jumped(time.monotonic(), time.time())
        for root in self._roots.values():
            if not root_present(root.path, root.device):
                if root.present:
                    self._lose(root)
            elif not root.present:
                root.present = True
                self._outbox.append(partial(self._on_presence, root.path, True))
                self._attach(root)
                self._request(root, "the folder is back", now, delay=0.0)
            elif (root.observer is not None and not healthy(root.observer)) or root.identity != _identity(root.path):
                self._attach(root)
                self._request(root, "the folder was replaced", now)
            elif jumped:
                self._request(root, "the computer slept, or its clock was set", now)
            elif now >= root.next_rescan:
                self._request(root, "from time to time", now, delay=0.0)

    def _lose(self, root: _Root) -> None:
        root.present = False
        self._detach(root)
        self._debounce.forget(lambda key: key[0] == root.path)
        self._rescans.pop(root.path, None)
        self._outbox.append(partial(self._on_presence, root.path, False))

    # ------------------------------------------------------------------ rescans

    def _request(self, root: _Root, why: str, now: float, *, delay: float = RESCAN_DELAY) -> None:
        rescan = self._rescans.setdefault(root.path, _Rescan(why, now + delay, now + RESCAN_PATIENCE))
        rescan.due = min(now + delay, rescan.latest)

    def _release_rescans(self, now: float) -> None:
        for path in [path for path, rescan in self._rescans.items() if rescan.due <= now]:
            root, rescan = self._roots[path], self._rescans.pop(path)
            root.next_rescan = now + (self._poll if root.polled else self._rescan_every)
            root.rules.forget_all()  # a change of the rules may be among what was missed
            self._outbox.append(partial(self._on_rescan, path, rescan.why))

    # ------------------------------------------------------------------ observers

    def _attach(self, root: _Root) -> None:
        """Starts an observer, and only then stops the one before: no moment is left unobserved."""
        before, root.observer = root.observer, None
        root.device, root.identity = device_of(root.path), _identity(root.path)
        root.polled = root.limited or remote_file_system(root.path) is not None
        try:
            root.observer = observe(
                root.path,
                on_change=partial(self._changed, root),
                on_trouble=partial(self._troubled, root),
                ignored=lambda path: self._unwatched(root, path),
            )
        except OSError:
            # Gone again, which the next check sees; or the system's limit, or a file system without events.
            if root_present(root.path, root.device):
                self._limit(root)
        finally:
            _stop(before)
        if root.polled:
            root.next_rescan = min(root.next_rescan, time.monotonic() + self._poll)

    def _unwatched(self, root: _Root, path: bytes) -> bool:
        name = os.fsdecode(path)
        return name.startswith(root.prefix) and root.rules.reason(name[len(root.prefix) :], True) is not None

    def _detach(self, root: _Root) -> None:
        observer, root.observer = root.observer, None
        _stop(observer)


class ClockJump:
    """Notices that the computer slept or that its clock was set, by the difference of its two clocks.

    The monotonic clock stands still during sleep on Linux (CLOCK_MONOTONIC) and macOS, and goes on on Windows:
    there, the time since the last look tells.
    """

    def __init__(self, monotonic: float, wall: float) -> None:
        self._monotonic = monotonic
        self._wall = wall

    def jumped(self, monotonic: float, wall: float) -> bool:
        """Whether that happened since the last call."""
        passed, shown = monotonic - self._monotonic, wall - self._wall
        self._monotonic, self._wall = monotonic, wall
        return abs(shown - passed) > JUMP or passed > 60.0


def _look(key: _Key) -> Look:
    root, relative = key
    try:
        status = os.lstat(f"{root}{os.sep}{relative}")
    except OSError:
        return None
    return (status.st_mode, status.st_size, status.st_mtime_ns, status.st_ino)


def _identity(root: Path) -> tuple[int, int] | None:
    try:
        status = root.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino


def _parents(relative: str) -> list[str]:
    parts = relative.split("/")
    return ["/".join(parts[:end]) for end in range(1, len(parts))]


def _stop(observer: BaseObserver | None) -> None:
    if observer is not None:
        observer.stop()
        observer.join()
