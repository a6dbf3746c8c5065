"""The state of the profile as a whole."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Check:
    """One line of `doctor`."""

    name: str
    ok: bool
    detail: str


@dataclass(frozen=True, slots=True)
class DoctorReport:
    ok: bool
    digest: str
    checks: tuple[Check, ...]


@dataclass(frozen=True, slots=True)
class Connection:
    """A connection that was opened, as it was logged then. `bytes` received; None where a child opened it."""

    when: float
    host: str
    purpose: str
    outcome: str
    bytes: int | None


@dataclass(frozen=True, slots=True)
class BackupReport:
    """What the person made is now, or was, in `file`. `kept`: after restoring, what was there before."""

    file: Path
    bytes: int
    kept: Path | None = None


@dataclass(frozen=True, slots=True)
class KeptCopy:
    """An earlier state of what the person made, kept in the profile; `made` is when, in seconds of the epoch."""

    file: Path
    bytes: int
    made: float
