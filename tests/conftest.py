"""What every test shares: a throwaway profile, and nothing left running behind it."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

os.environ.setdefault("ORT_DISABLE_TELEMETRY", "1")
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

HOUSE = Path(__file__).resolve().parent.parent
SHARED_DATA = HOUSE.parent / "shared" / "data"


@pytest.fixture
def profile(tmp_path: Path) -> Path:
    """A profile of its own for one test."""
    return tmp_path / "profile"


@pytest.fixture
def shared_data() -> Path:
    """Real documents and questions that are not part of the project."""
    if not SHARED_DATA.is_dir():
        pytest.skip("the real data (../shared/data) is not here")
    return SHARED_DATA


@pytest.fixture(autouse=True)
def _no_stray_threads() -> Iterator[None]:
    """Fails the test that leaves a thread behind; pools of libraries, pytest's own, and the clock of an Engine that
    several tests share are let be."""
    before = set(threading.enumerate())
    yield
    strays = []
    for thread in set(threading.enumerate()) - before:
        if thread.name.startswith(("pytest", "execnet", "tqdm", "Dummy", "idle-index")):
            continue
        thread.join(5)
        if thread.is_alive():
            strays.append(thread.name)
    assert not strays, f"threads left behind: {strays}"
