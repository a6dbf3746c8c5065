"""Adapters in `user.db`: their cards, on which variants of a model they may be served, and which chat uses which."""

from __future__ import annotations

import json
import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from engine.store.user import UserStore

_COLUMNS = "id, name, kind, model_sha256, sha256, card, created"


@dataclass(frozen=True, slots=True)
class AdapterRow:
    """One adapter. `model_sha256` is of the source model, `sha256` of the adapter's own file."""

    id: str
    name: str
    kind: str
    model_sha256: str
    sha256: str
    card: Mapping[str, Any]
    created: float


@dataclass(frozen=True, slots=True)
class ParityRow:
    """What the parity gate found for an adapter on one variant of its model."""

    adapter: str
    variant_sha256: str
    passed: bool
    result: Mapping[str, Any]
    measured: float


class AdapterStore:
    """Reads and writes adapters.

    Raises:
        EngineError: from any method, as `UserStore`.
    """

    def __init__(self, users: UserStore) -> None:
        self._users = users

    def all(self) -> list[AdapterRow]:
        """The newest first."""
        return [_row(*found) for found in self._users.read(f"SELECT {_COLUMNS} FROM adapter ORDER BY created DESC, id")]

    def one(self, adapter: str) -> AdapterRow | None:
        """The adapter of just this id, without reading the others' cards; None if there is none."""
        found = self._users.read(f"SELECT {_COLUMNS} FROM adapter WHERE id = ?", adapter)
        return _row(*found[0]) if found else None

    def put(self, row: AdapterRow) -> None:
        self._users.write(
            "INSERT INTO adapter(id, name, kind, model_sha256, sha256, card, created) VALUES (?, ?, ?, ?, ?, ?, ?)",
            row.id,
            row.name,
            row.kind,
            row.model_sha256,
            row.sha256,
            json.dumps(dict(row.card)),
            row.created,
        )

    def remove(self, adapter: str) -> None:
        """Forgets an adapter, its parity, and that chats used it; for good."""
        with self._users.transaction() as database:
            database.execute("DELETE FROM adapter WHERE id = ?", (adapter,))
            database.execute("UPDATE chat SET adapter = NULL WHERE adapter = ?", (adapter,))
        self._users.empty_log()

    # ------------------------------------------------------------------ parity

    def parities(self) -> list[ParityRow]:
        found = self._users.read("SELECT adapter, variant_sha256, passed, result, measured FROM parity")
        return [
            ParityRow(str(adapter), str(variant), bool(passed), json.loads(result), float(measured))
            for adapter, variant, passed, result, measured in found
        ]

    def put_parity(self, adapter: str, variant_sha256: str, passed: bool, result: Mapping[str, Any]) -> None:
        self._users.write(
            "INSERT OR REPLACE INTO parity(adapter, variant_sha256, passed, result, measured) VALUES (?, ?, ?, ?, ?)",
            adapter,
            variant_sha256,
            int(passed),
            json.dumps(dict(result)),
            time.time(),
        )

    # ------------------------------------------------------------------ chats

    def of_chat(self, chat: str) -> str | None:
        """The adapter that was chosen for a chat, or "none"; None if nothing was chosen for it."""
        found = self._users.read("SELECT adapter FROM chat WHERE id = ?", chat)
        return None if not found or found[0][0] is None else str(found[0][0])

    def choose_for_chat(self, chat: str, adapter: str) -> None:
        self._users.write("UPDATE chat SET adapter = ? WHERE id = ?", adapter, chat)


def _row(id_: Any, name: Any, kind: Any, model: Any, sha256: Any, card: Any, created: Any) -> AdapterRow:
    return AdapterRow(str(id_), str(name), str(kind), str(model), str(sha256), json.loads(card), float(created))
