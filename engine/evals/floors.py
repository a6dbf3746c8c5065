"""Bars that a measurement must reach, as `alcove eval … --floor f1=0.45` gives them. Pure.

A figure is named by its place in the command's JSON, keys joined by dots: `f1`, `refusal.recall`,
`ndcg@10.hybrid`, `by_kind.near-miss.refusal.recall`. Where less is better (`LOWER_IS_BETTER`), the bar is a ceiling.
A figure that nothing was there to measure by misses its bar, and so does one of a kind or type that does not occur:
silence is no pass, and what was measured is never thrown away for a name.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from engine.errors import EngineError

LOWER_IS_BETTER = frozenset({"wrongly_refused", "called_supported_wrongly"})
"""Last parts of names whose bars are ceilings."""
GROUPS = ("by_kind.", "by_type.")


@dataclass(frozen=True, slots=True)
class Floor:
    """A bar. `ceiling` says that the figure may be at most, instead of at least, this."""

    name: str
    bar: float

    @property
    def ceiling(self) -> bool:
        return self.name.rpartition(".")[2] in LOWER_IS_BETTER


@dataclass(frozen=True, slots=True)
class Reached:
    """What became of a bar; `measured` is None where there was nothing to measure. `missing` says what is not there."""

    floor: Floor
    measured: float | None
    ok: bool
    missing: str = ""

    def __str__(self) -> str:
        sign = "≤" if self.floor.ceiling else "≥"
        if self.missing:
            return f"{self.floor.name}, wanted {sign} {self.floor.bar:g}: {self.missing}"
        measured = "nothing to measure" if self.measured is None else f"{self.measured:.4f}"
        return f"{self.floor.name}: {measured}, wanted {sign} {self.floor.bar:g}"

    def to_json(self) -> dict[str, Any]:
        return {
            "name": self.floor.name,
            "bar": self.floor.bar,
            "ceiling": self.floor.ceiling,
            "measured": self.measured,
            "ok": self.ok,
        }


def parse(text: str) -> Floor:
    """A bar from NAME=VALUE.

    Raises:
        ValueError: it is not of that form.
    """
    name, equals, value = text.partition("=")
    if not equals or not name.strip():
        raise ValueError(f"{text!r} is not NAME=VALUE")
    return Floor(name.strip(), float(value))


def check_names(floors: Sequence[Floor], figures: Mapping[str, Any]) -> None:
    """Says of a mistyped name before hours are spent on measuring; which groups there are is known only afterwards.

    Args:
        figures: with every name there is, such as the scores of no question.

    Raises:
        EngineError: a name is not there.
    """
    known = [name for name, _ in names(figures)]
    for floor in floors:
        in_group = floor.name.startswith(GROUPS) and floor.name.endswith(tuple(f".{name}" for name in known))
        if floor.name not in known and not in_group:
            raise EngineError(f"nothing is called {floor.name!r} here", f"choose of: {', '.join(known)}")


def check(floors: Sequence[Floor], figures: Mapping[str, Any]) -> list[Reached]:
    """Holds what was measured against the bars."""
    known = dict(names(figures))
    found: list[Reached] = []
    for floor in floors:
        measured = known.get(floor.name)
        reached = measured is not None and (measured <= floor.bar if floor.ceiling else measured >= floor.bar)
        found.append(Reached(floor, measured, reached, "" if floor.name in known else _missing(floor.name, figures)))
    return found


def _missing(name: str, figures: Mapping[str, Any]) -> str:
    """What is not there, and which groups are, for a name that no figure has."""
    by, _, rest = name.partition(".")
    groups = figures.get(by) or {}
    if not name.startswith(GROUPS) or any(rest.startswith(f"{group}.") for group in groups):
        return "there is no such figure"
    return f"no such {by.removeprefix('by_')} occurs; there are: {', '.join(map(str, groups)) or 'none'}"


def names(figures: Mapping[str, Any], before: str = "") -> Iterator[tuple[str, float | None]]:
    """Each figure with its name; lists and texts are no figures."""
    for key, value in figures.items():
        if isinstance(value, Mapping):
            yield from names(value, f"{before}{key}.")
        elif value is None or (isinstance(value, int | float) and not isinstance(value, bool)):
            yield before + key, value
