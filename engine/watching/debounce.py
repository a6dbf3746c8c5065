"""Waits until a changed path is still. Knows no thread, no clock and no disk: all three are handed in."""

from __future__ import annotations

import heapq
import threading
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from typing import Generic, TypeVar

Key = TypeVar("Key", bound=Hashable)
Look = tuple[int, ...] | None  # what a path looks like: equal looks mean that it did not change; None: gone


@dataclass(frozen=True, slots=True)
class Settled(Generic[Key]):
    """A path that has come to rest, or that kept changing for as long as patience lasts."""

    key: Key
    look: Look
    deleted: bool  # an event said so; a path that is gone without one was never ours


@dataclass(slots=True)
class _Pending:
    first: float
    last: float
    quiet: float
    deleted: bool
    looked: bool = False
    look: Look = None


class Debounce(Generic[Key]):
    """Per path: still means no event for `quiet` seconds and two equal looks, the first a third of `quiet` in.

    Args:
        patience: seconds after which a path that never rests is reported all the same.

    `touch` may be called from any thread, everything else from one.
    """

    def __init__(self, *, patience: float) -> None:
        self._patience = patience
        self._lock = threading.Lock()
        self._pending: dict[Key, _Pending] = {}
        self._due: list[tuple[float, int, Key]] = []  # a heap, with exactly one item for each pending key
        self._count = 0

    def touch(self, key: Key, now: float, *, quiet: float, deleted: bool = False) -> float:
        """Notes an event about `key`; gives the time at which `settle` has to be called for it, if that is new."""
        with self._lock:
            pending = self._pending.get(key)
            if pending is None:
                self._pending[key] = _Pending(now, now, quiet, deleted)
                self._schedule(key, now + quiet / 3)
                return now + quiet / 3
            pending.last = now
            pending.quiet = quiet
            pending.deleted = pending.deleted or deleted
            return float("inf")

    def next_due(self) -> float:
        """When to call `settle` next; infinity if nothing waits."""
        with self._lock:
            return self._due[0][0] if self._due else float("inf")

    def settle(self, now: float, look: Callable[[Key], Look]) -> list[Settled[Key]]:
        """Looks at what is due, and gives and forgets what is still."""
        keys: list[Key] = []
        with self._lock:
            while self._due and self._due[0][0] <= now:
                keys.append(heapq.heappop(self._due)[2])
        looks = [(key, look(key)) for key in keys]  # not under the lock: it may go to the disk
        settled: list[Settled[Key]] = []
        with self._lock:
            for key, seen in looks:
                pending = self._pending.get(key)
                if pending is None:
                    continue  # forgotten meanwhile
                still = pending.looked and seen == pending.look and now >= pending.last + pending.quiet
                if still or now >= pending.first + self._patience:
                    del self._pending[key]
                    settled.append(Settled(key, seen, pending.deleted))
                else:
                    pending.looked, pending.look = True, seen
                    self._schedule(key, max(pending.last + pending.quiet, now + pending.quiet / 2))
        return settled

    def forget(self, unwanted: Callable[[Key], bool]) -> None:
        """Drops every pending path for which `unwanted` is true."""
        with self._lock:
            self._pending = {key: pending for key, pending in self._pending.items() if not unwanted(key)}
            self._due = [item for item in self._due if item[2] in self._pending]
            heapq.heapify(self._due)

    def _schedule(self, key: Key, due: float) -> None:
        self._count += 1  # breaks ties, so that keys are never compared
        heapq.heappush(self._due, (due, self._count, key))
