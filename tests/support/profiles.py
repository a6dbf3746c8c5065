"""Small folders and profiles to plant faults in, and a way to see their bytes."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import apsw
import sqlite_vec

from engine.core import Engine
from engine.paths import Paths
from engine.types import DoctorReport, Event, IndexReport
from tests.support.fake_embedder import FakeEmbedder

BOILERPLATE = "## Terms\n\nThis paper may be copied by members of the rowing club.\n"


def write_notes(folder: Path, count: int = 6) -> None:
    """Files of four passages each: two of their own, one in Japanese, one that differs only by its headings."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(count):
        (folder / f"note {number}.md").write_text(
            f"# Note {number}\n\nThe boat number {number} was built of larch and oak.\n\n"
            f"## Repairs of boat {number}\n\nIts keel was mended in the year {1950 + number} by a shipwright.\n\n"
            f"## 修理 {number}\n\n船は{number}月に新しい帆を受け取りました。\n\n{BOILERPLATE}",
            encoding="utf-8",
        )


def open_engine(
    profile: Path,
    *,
    embedder: FakeEmbedder | None = None,
    emit: Callable[[Event], None] = lambda _: None,
    clock: Callable[[], time.struct_time] = time.localtime,
) -> Engine:
    return Engine(Paths.at(profile), embedder=embedder or FakeEmbedder(), emit=emit, clock=clock)  # type: ignore[arg-type]  # its contract


def index(profile: Path, *folders: Path) -> IndexReport:
    """Adds these folders and brings all folders of the profile up to date."""
    with open_engine(profile) as engine:
        for folder in folders:
            engine.add_folder(folder)
        return engine.index().result(120)


def examine(profile: Path, *, repair: bool = False) -> DoctorReport:
    with open_engine(profile) as engine:
        return engine.doctor(repair=repair).result(120)


def fresh_digest(folder: Path, scratch: Path) -> str:
    """What `doctor` says of an index that never knew anything but `folder` as it is now."""
    index(scratch, folder)
    return examine(scratch).digest


def bad(report: DoctorReport) -> dict[str, str]:
    """The checks that found something, by name."""
    return {check.name: check.detail for check in report.checks if not check.ok}


def index_file(profile: Path) -> Path:
    (file,) = (profile / "index").glob("*.db")
    return file


@contextmanager
def opened(database: Path) -> Iterator[apsw.Connection]:
    """A bare connection, in which anything can be done to a database; everything is in its file afterwards."""
    connection = apsw.Connection(str(database))
    connection.set_busy_timeout(10_000)  # another process may be making the database this very moment
    try:
        connection.enable_load_extension(True)
        connection.load_extension(sqlite_vec.loadable_path())
        connection.execute("PRAGMA foreign_keys = OFF")
        yield connection
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    finally:
        connection.close()


def files_holding(profile: Path, marker: str) -> list[str]:
    """Files of the profile in whose raw bytes `marker` is found, in UTF-8 or UTF-16."""
    needles = [marker.encode(code) for code in ("utf-8", "utf-16-le", "utf-16-be")]
    return sorted(
        str(path.relative_to(profile))
        for path in profile.rglob("*")
        if path.is_file() and any(needle in path.read_bytes() for needle in needles)
    )
