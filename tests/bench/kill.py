"""kill -9 at random moments of an index run: `doctor` is content each time, and the end is a fresh index's."""

from __future__ import annotations

import random
import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.bench.ground import scratch, size
from tests.bench.rows import Row
from tests.support.killing import after, document, killed, passages, write_folder

SEED = 7
KILLS = 3  # of one profile, before a run may come to its end


def run() -> Iterator[Row]:
    moments = size(100, 3)
    chance = random.Random(SEED)
    content, finished, equal = 0, 0, 0
    complaints: list[str] = []
    with scratch() as place:
        write_folder(place / "folder")
        document(place / "before", "add", str(place / "folder"))
        digest, seconds, total = _quiet(place)
        tried = 0
        while tried < moments:
            profile = place / f"profile-{finished}"
            shutil.copytree(place / "before", profile)
            for _ in range(KILLS):
                if tried == moments or not killed(profile, _moment(profile, chance, seconds, total), "index"):
                    break
                tried += 1
                report = document(profile, "doctor", code=None)
                content += report["ok"]
                complaints += [f"{check['name']}: {check['detail']}" for check in report["checks"] if not check["ok"]]
            document(profile, "index")
            finished += 1
            equal += document(profile, "doctor", code=None)["digest"] == digest
            shutil.rmtree(profile)
    yield Row(
        "kill -9 at random moments of an index run: doctor is content",
        f"{content} of {moments}",
        "all",
        content == moments,
        "; ".join(complaints),
        {"complaints": complaints},
    )
    yield Row(
        "runs finished after kills whose digest is a fresh index's", f"{equal} of {finished}", "all", equal == finished
    )


def _moment(profile: Path, chance: random.Random, seconds: float, total: int) -> Callable[[], bool]:
    """By the clock, or by how much is written: on a busy machine the clock alone would hit the start only."""
    if chance.random() < 0.5:
        return after(chance.uniform(0, seconds))
    enough = chance.randrange(total)
    return lambda: passages(profile) > enough


def _quiet(place: Path) -> tuple[str, float, int]:
    """Digest, duration and passages of a run that nobody disturbs."""
    shutil.copytree(place / "before", place / "quiet")
    begun = time.monotonic()
    document(place / "quiet", "index")
    seconds = time.monotonic() - begun
    return document(place / "quiet", "doctor")["digest"], seconds, passages(place / "quiet")
