"""The places of a profile."""

from __future__ import annotations

from pathlib import Path

from engine.paths import Paths


def test_a_journal_that_is_gone_before_it_is_measured_counts_nothing(tmp_path: Path) -> None:
    paths = Paths.at(tmp_path)
    paths.create()
    (paths.index / "1.db").write_bytes(b"x" * 10)
    (paths.index / "1.db-journal").symlink_to(tmp_path / "gone")  # listed, yet cannot be measured
    assert paths.index_bytes() == 10
