"""Killed at any moment: the profile is sound, nothing finished is lost, and the end is that of a quiet run."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import NamedTuple

import pytest

from engine.store.health import user_faults
from engine.store.user import UserStore
from tests.support.killing import after, document, killed, passages, write_folder

pytestmark = [pytest.mark.real, pytest.mark.slow]

MOMENTS = (0.15, 0.35, 0.55, 0.75, 0.95)  # of the time that a whole run takes, each shifted by chance


class Quiet(NamedTuple):
    """What a run that nobody disturbed did."""

    folder: Path
    before: Path  # a profile that knows the folder and has read nothing
    seconds: float
    digest: str
    chunks_embedded: int


@pytest.fixture(scope="module")
def quiet(tmp_path_factory: pytest.TempPathFactory) -> Quiet:
    place = tmp_path_factory.mktemp("quiet")
    write_folder(place / "folder")
    document(place / "before", "add", str(place / "folder"))
    shutil.copytree(place / "before", place / "profile")
    begun = time.monotonic()
    report = document(place / "profile", "index")
    seconds = time.monotonic() - begun
    digest = document(place / "profile", "doctor")["digest"]
    return Quiet(place / "folder", place / "before", seconds, digest, report["chunks_embedded"])


@pytest.mark.parametrize("moment", MOMENTS)
def test_an_index_run_that_is_killed_is_sound_and_goes_on(quiet: Quiet, profile: Path, moment: float) -> None:
    shutil.copytree(quiet.before, profile)
    shift = random.Random(moment).uniform(-0.1, 0.1)
    killed(profile, after((moment + shift) * quiet.seconds), "index")

    assert document(profile, "doctor")["ok"]

    report = document(profile, "index")
    assert document(profile, "doctor")["digest"] == quiet.digest
    assert report["chunks_embedded"] <= quiet.chunks_embedded
    assert report["failed"] == 1


def test_nothing_embedded_is_embedded_again(quiet: Quiet, profile: Path) -> None:
    """What a killed run had written stays: the next one embeds the rest only."""
    shutil.copytree(quiet.before, profile)
    assert killed(profile, lambda: passages(profile) > 0, "index")
    written = passages(profile)
    assert 0 < written < quiet.chunks_embedded
    assert document(profile, "index")["chunks_embedded"] <= quiet.chunks_embedded - written


WRITER = """
import sys
from pathlib import Path
from engine.store.user import UserStore
store = UserStore(Path(sys.argv[1]))
for number in range(1_000_000):
    store.add_turn(f"chat {number % 3}", f"question {number}", "{}", "{}")
    store.set_setting("answer.style", ["short", "full"][number % 2])
    print(number, flush=True)
"""


@pytest.mark.parametrize("turns", [1, 7, 40])
def test_what_was_typed_survives(quiet: Quiet, profile: Path, turns: int) -> None:
    shutil.copytree(quiet.before, profile)
    process = subprocess.Popen(
        [sys.executable, "-c", WRITER, str(profile / "user.db")], stdout=subprocess.PIPE, env=os.environ, text=True
    )
    assert process.stdout is not None
    with process.stdout:
        told = [int(process.stdout.readline()) for _ in range(turns)]
        process.kill()
        told += [int(line) for line in process.stdout if line.endswith("\n")]
    process.wait()
    assert user_faults(profile / "user.db") == []
    store = UserStore(profile / "user.db")
    try:
        kept = {turn[0] for chat in store.chats() for turn in store.turns(chat[0])}
        assert kept >= {f"question {number}" for number in told}
        assert len(kept) <= len(told) + 1
        assert [folder.path for folder in store.folders()] == [quiet.folder]
        assert store.setting("answer.style") in ("short", "full")
    finally:
        store.close()
