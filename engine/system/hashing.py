"""The sha256 of large files, remembered for as long as the file has not changed."""

from __future__ import annotations

import contextlib
import hashlib
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from engine.errors import Cancelled, EngineError

CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class HashCache:
    """Where hashes are kept between runs; the key is path, size, mtime_ns and inode of the stat given."""

    cached: Callable[[Path, os.stat_result], str | None]
    remember: Callable[[Path, os.stat_result, str], None]


def file_sha256(
    path: Path,
    cache: HashCache | None = None,
    *,
    cancelled: Callable[[], bool] = lambda: False,
    progress: Callable[[int], None] = lambda _done: None,
) -> str:
    """The hexadecimal sha256 of a whole file, from `cache` where it knows this very file.

    Args:
        progress: called with the bytes that are read.

    Raises:
        OSError: the file cannot be read.
        Cancelled: `cancelled()` became true.
    """
    with path.open("rb") as stream:
        stat = os.fstat(stream.fileno())
        if cache and (known := cache.cached(path, stat)):
            return known
        digest = hashlib.sha256()
        while piece := stream.read(CHUNK):
            if cancelled():
                raise Cancelled
            digest.update(piece)
            progress(stream.tell())
        after = os.fstat(stream.fileno())
    sha256 = digest.hexdigest()
    # A file that changed while it was read has a hash that belongs to neither state.
    if cache and (after.st_size, after.st_mtime_ns) == (stat.st_size, stat.st_mtime_ns):
        with contextlib.suppress(EngineError):  # a full disk: then it is hashed again the next time
            cache.remember(path, stat, sha256)
    return sha256
