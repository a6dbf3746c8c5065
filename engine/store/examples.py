"""Labelled examples in `user.db`."""

from __future__ import annotations

import contextlib
import json
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from engine.store.connection import rows
from engine.store.user import UserStore
from engine.types import Example

_COLUMNS = "id, dataset, instruction, input, output, passages, source, origin, set_aside"


class ExampleStore:
    """Reads examples, and changes them in whole transactions.

    Raises:
        EngineError: from any method, as `UserStore`.
    """

    def __init__(self, users: UserStore) -> None:
        self._users = users

    def datasets(self) -> list[tuple[str, int, int]]:
        """(name, examples, those set aside), by name."""
        return [
            (str(name), int(examples), int(aside))
            for name, examples, aside in self._users.read(
                "SELECT dataset, count(*), sum(set_aside <> '') FROM example GROUP BY dataset ORDER BY dataset"
            )
        ]

    def load(self, dataset: str | None = None) -> list[Example]:
        """Examples in the order they came; of all sets if none is named."""
        if dataset is None:
            return _examples(self._users.read(f"SELECT {_COLUMNS} FROM example ORDER BY id"))
        return _examples(self._users.read(f"SELECT {_COLUMNS} FROM example WHERE dataset = ? ORDER BY id", dataset))

    @contextlib.contextmanager
    def changing(self) -> Iterator[ExampleChange]:
        """One transaction, in which a set is changed and judged anew."""
        with self._users.transaction() as database:
            yield ExampleChange(database)

    def empty_log(self) -> None:
        """See `UserStore.empty_log`: to be called after deleting."""
        self._users.empty_log()


class ExampleChange:
    """What can be done within a transaction."""

    def __init__(self, database: Any) -> None:
        self._db = database

    def load(self, dataset: str) -> list[Example]:
        return _examples(rows(self._db, f"SELECT {_COLUMNS} FROM example WHERE dataset = ? ORDER BY id", dataset))

    def find(self, example: int) -> Example | None:
        found = _examples(rows(self._db, f"SELECT {_COLUMNS} FROM example WHERE id = ?", example))
        return found[0] if found else None

    def correction(self, chat: str, turn: int, question: str) -> Example | None:
        """The example that was made of this answer.

        Args:
            turn: counted from 0.
            question: of that turn. Another one may have stood there before.
        """
        found = _examples(
            rows(
                self._db,
                f"SELECT {_COLUMNS} FROM example WHERE source = 'correction'"
                " AND json_extract(origin, '$.chat') = ? AND json_extract(origin, '$.turn') = ?"
                " AND json_extract(origin, '$.question') = ?",
                chat,
                turn,
                question,
            )
        )
        return found[0] if found else None

    def insert(self, dataset: str, examples: Iterable[Example]) -> list[int]:
        """Adds examples to a set; gives their ids, in their order."""
        ids: list[int] = []
        now = time.time()
        for example in examples:
            self._db.execute(
                "INSERT INTO example(dataset, instruction, input, output, passages, source, origin, set_aside, added)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (dataset, *_values(example)[1:], now),
            )
            ids.append(int(self._db.last_insert_rowid()))
        return ids

    def update(self, example: Example) -> None:
        """Replaces all of the example of this id."""
        self._db.execute(
            "UPDATE example SET dataset = ?, instruction = ?, input = ?, output = ?, passages = ?, source = ?,"
            " origin = ?, set_aside = ? WHERE id = ?",
            (*_values(example), example.id),
        )

    def delete(self, ids: Sequence[int]) -> None:
        self._db.executemany("DELETE FROM example WHERE id = ?", [(id_,) for id_ in ids])

    def set_aside(self, whys: Mapping[int, str]) -> None:
        """Why each of these examples is set aside; empty if it is not any more."""
        self._db.executemany("UPDATE example SET set_aside = ? WHERE id = ?", [(why, id_) for id_, why in whys.items()])


def _values(example: Example) -> tuple[str, ...]:
    return (
        example.dataset,
        example.instruction,
        example.input,
        example.output,
        json.dumps(example.passages),
        example.source,
        json.dumps(dict(example.origin)),
        example.set_aside,
    )


def _examples(found: Iterable[tuple[Any, ...]]) -> list[Example]:
    return [
        Example(
            instruction,
            input_,
            output,
            () if passages == "[]" else tuple(json.loads(passages)),
            source,
            dataset,
            set_aside,
            id_,
            {} if origin == "{}" else json.loads(origin),
        )
        for id_, dataset, instruction, input_, output, passages, source, origin, set_aside in found
    ]
