"""Nearest-neighbour search over passages: sqlite-vec, exact, inside the same transactions as the text.

Vectors are L2-normalised float32, so that squared distance and cosine say the same: |a-b|² = 2 - 2·cos.
L2 is the metric because on x86 it is the one that sqlite-vec computes with SIMD.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

import apsw

from engine.store.connection import rows

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

MAX_NEIGHBOURS = 4096  # sqlite-vec's own limit for k
REBUILD_SHARE = 3  # rebuild when more than one slot in three is dead: sqlite-vec never compacts
CHUNK_SLOTS = 1024  # vectors in one of sqlite-vec's blobs


def create(connection: apsw.Connection, dimensions: int) -> None:
    connection.execute(f"CREATE VIRTUAL TABLE passage_vector USING vec0(embedding float[{dimensions}])")


def insert(connection: apsw.Connection, passage: int, vector: NDArray[np.float32]) -> None:
    """Stores a passage's vector.

    Raises:
        ValueError: NaN or infinity, which sqlite-vec would store and then sort anywhere.
    """
    import numpy as np

    if not np.isfinite(vector).all():
        raise ValueError("a vector holds NaN or infinity")
    connection.execute(
        "INSERT INTO passage_vector(rowid, embedding) VALUES (?, ?)",
        (passage, vector.astype("<f4").tobytes()),
    )


def erase(connection: apsw.Connection, passages: Sequence[int], dimensions: int) -> None:
    """Deletes vectors; their slots are overwritten first, since a dead slot keeps its bytes."""
    blank = bytes(4 * dimensions)
    for passage in passages:
        connection.execute("UPDATE passage_vector SET embedding = ? WHERE rowid = ?", (blank, passage))
        connection.execute("DELETE FROM passage_vector WHERE rowid = ?", (passage,))


def fetch(connection: apsw.Connection, passages: Iterable[int]) -> dict[int, NDArray[np.float32]]:
    """The vectors of `passages`, those that exist."""
    import numpy as np

    found = {}
    for passage in passages:
        for (blob,) in connection.execute("SELECT embedding FROM passage_vector WHERE rowid = ?", (passage,)):
            found[passage] = np.frombuffer(blob, dtype="<f4")
    return found


def nearest(
    connection: apsw.Connection,
    query: NDArray[np.float32],
    limit: int,
    allowed: tuple[str, Sequence[Any]] | None,
) -> list[tuple[int, float]]:
    """The `limit` passages closest to `query`, exactly, as (passage, cosine), best first.

    Args:
        allowed: SQL and bindings of a query that gives the passages to choose from; None for all.
    """
    sql = "SELECT rowid, distance FROM passage_vector WHERE embedding MATCH ? AND k = ?"
    bindings: list[Any] = [query.astype("<f4").tobytes(), min(limit, MAX_NEIGHBOURS)]
    if allowed is not None:
        sql += f" AND rowid IN ({allowed[0]})"
        bindings.extend(allowed[1])
    found: list[tuple[Any, ...]] = connection.execute(sql, bindings).fetchall()
    return [(int(passage), 1.0 - float(distance) ** 2 / 2.0) for passage, distance in found]


def wasteful(connection: apsw.Connection) -> bool:
    """Whether so many slots are dead that the table should be rebuilt."""
    slots = CHUNK_SLOTS * int(rows(connection, "SELECT count(*) FROM passage_vector_chunks")[0][0])
    live = int(rows(connection, "SELECT count(*) FROM passage_vector_rowids")[0][0])
    return slots > 4 * CHUNK_SLOTS and (slots - live) * REBUILD_SHARE > slots


def rebuild(connection: apsw.Connection, dimensions: int) -> None:
    """Writes the table anew without dead slots; part of the caller's transaction."""
    connection.execute("CREATE TEMP TABLE kept AS SELECT rowid AS passage, embedding FROM passage_vector")
    connection.execute("DROP TABLE passage_vector")
    create(connection, dimensions)
    connection.execute("INSERT INTO passage_vector(rowid, embedding) SELECT passage, embedding FROM kept")
    connection.execute("DROP TABLE kept")
