"""Nearest-neighbour search over passages: exact, inside the same transactions as the text.

sqlite-vec keeps the vectors, L2-normalised float32; `nearest` reads its blobs, whose layout is that of the version
this project pins.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

import apsw

from engine.store.connection import rows

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

MAX_NEIGHBOURS = 4096  # as many as anyone will look at
REBUILD_SHARE = 3  # rebuild when more than one slot in three is dead: sqlite-vec never compacts
CHUNK_SLOTS = 1024  # vectors in one of sqlite-vec's blobs
VECTORS = "passage_vector_vector_chunks00"  # where sqlite-vec keeps them: a blob a row, float32, by the block's number


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

    The rows are read as sqlite-vec lays them down and multiplied by numpy: its own search spends three times as long
    on the same rows (66 ms against 20 for 100,000 of them), and more where only some are allowed. The caller's
    transaction holds what is read together.

    Args:
        allowed: SQL and bindings of a query that gives the passages to choose from; None for all.
    """
    import numpy as np

    blocks = rows(connection, "SELECT chunk_id, validity, rowids FROM passage_vector_chunks ORDER BY chunk_id")
    if not blocks or limit < 1:
        return []
    passages = np.concatenate([np.frombuffer(ids, "<i8") for _, _, ids in blocks])
    valid = np.frombuffer(b"".join(live for _, live, _ in blocks), np.uint8)
    wanted = np.unpackbits(valid, bitorder="little").astype(bool)
    if allowed is not None:
        chosen = [passage for (passage,) in connection.execute(*allowed)]
        wanted &= np.isin(passages, np.array(chosen, np.int64))
    cosines = np.full(len(passages), -np.inf, np.float32)
    memory = bytearray(4 * CHUNK_SLOTS * len(query))
    block = np.frombuffer(memory, "<f4").reshape(CHUNK_SLOTS, -1)
    blob: apsw.Blob | None = None
    try:
        for number, (chunk, _, _) in enumerate(blocks):
            here = slice(number * CHUNK_SLOTS, (number + 1) * CHUNK_SLOTS)
            if not wanted[here].any():
                continue
            if blob is None:
                blob = connection.blob_open("main", VECTORS, "vectors", chunk, False)
            else:
                blob.reopen(chunk)
            blob.read_into(memory)
            np.matmul(block, query, out=cosines[here])
    finally:
        if blob is not None:
            blob.close()
    cosines[~wanted] = -np.inf
    count = min(limit, MAX_NEIGHBOURS, int(wanted.sum()))
    if not count:
        return []
    least = np.partition(cosines, -count)[-count]
    best = np.flatnonzero(cosines >= least)  # with all that tie with the last, so that the order decides, not chance
    best = best[np.lexsort((passages[best], -cosines[best]))][:count]
    return list(zip(passages[best].tolist(), cosines[best].tolist(), strict=True))


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
