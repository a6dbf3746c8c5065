"""What a benchmark says: rows of (what, measured, bar, ok), as a table and as JSON."""

from __future__ import annotations

import dataclasses
import math
import textwrap
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

WIDTH = 118


class Unavailable(Exception):
    """A row cannot be measured here, and why. It is no pass."""


@dataclass(frozen=True, slots=True)
class Row:
    """One bar. `figures` is what else was measured, for the JSON; `note` is for people."""

    what: str
    measured: str
    bar: str
    ok: bool
    note: str = ""
    figures: dict[str, Any] = field(default_factory=dict)

    def to_json(self) -> dict[str, Any]:
        return dataclasses.asdict(self)


def at_least(what: str, value: float, bar: float, *, unit: str = "", note: str = "", **figures: Any) -> Row:
    return Row(what, f"{value:.4g}{unit}", f"≥ {bar:g}{unit}", value >= bar, note, {"value": value, **figures})


def at_most(what: str, value: float, bar: float, *, unit: str = "", note: str = "", **figures: Any) -> Row:
    return Row(what, f"{value:.4g}{unit}", f"≤ {bar:g}{unit}", value <= bar, note, {"value": value, **figures})


def percentile(values: Iterable[float], share: float) -> float:
    """The nearest-rank percentile: a value that was really measured."""
    ordered = sorted(values)
    return ordered[max(0, math.ceil(share * len(ordered)) - 1)]


def table(rows: Sequence[Row]) -> str:
    """Rows for a terminal; notes stand below their row."""
    measured = max(len(row.measured) for row in rows)
    bar = max(len(row.bar) for row in rows)
    what = WIDTH - measured - bar - 10
    lines = []
    for row in rows:
        head, *rest = textwrap.wrap(row.what, what)
        lines.append(f"{head:{what}}  {row.measured:>{measured}}  {row.bar:>{bar}}  {'ok' if row.ok else 'MISSED'}")
        lines += [f"{line}" for line in rest]
        lines += textwrap.wrap(row.note, WIDTH - 6, initial_indent="    ", subsequent_indent="    ")
    return "\n".join(lines)
