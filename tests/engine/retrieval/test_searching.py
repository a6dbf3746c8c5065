"""What is kept open between questions, and for how long."""

from __future__ import annotations

import time
from pathlib import Path

from engine.retrieval.searching import Searching
from tests.support.profiles import index, open_engine, write_notes


def test_an_index_that_nobody_searches_is_closed_and_opened_again(tmp_path: Path) -> None:
    notes, profile = tmp_path / "notes", tmp_path / "profile"
    write_notes(notes)
    index(profile, notes)
    with open_engine(profile) as engine:
        searching = Searching(engine._users, engine._generations, idle_seconds=0.2)
        with searching.retriever() as first, searching.retriever() as second:
            assert first is not second
        assert searching.idle == 2
        with searching.retriever() as again:
            assert again in (first, second)
            limit = time.monotonic() + 10
            while searching.idle and time.monotonic() < limit:
                time.sleep(0.02)
            assert searching.idle == 0
            assert again.search("shipwright", k=1), "one that is used stays open"
        with searching.retriever() as later:
            assert later.search("shipwright", k=1)
        searching.close()
        assert searching.idle == 0
