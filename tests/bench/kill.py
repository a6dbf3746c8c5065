"""kill -9 at random moments of an index run: `doctor` is content each time, and the end is a fresh index's."""

from __future__ import annotations

import random
import shutil
import time
from collections.abc import Iterator
from pathlib import Path

from tests.bench.ground import scratch, size
from tests.bench.rows import Row
from tests.support.killing import after, document, killed, write_folder

SEED = 7


def run() -> Iterator[Row]:
    moments = size(100, 3)
    with scratch() as place:
        write_folder(place / "folder")
        document(place / "before", "add", str(place / "folder"))
        digest, seconds = _quiet(place)
        content, complaints, finished, equal = 0, [], 0, 0
        chance = random.Random(SEED)
        while content + len(complaints) < moments:
            profile = place / f"profile-{finished}"
            shutil.copytree(place / "before", profile)
            # The same profile is killed again and again until a run gets to its end.
            while content + len(complaints) < moments and killed(profile, after(chance.uniform(0, seconds)), "index"):
                report = document(profile, "doctor", code=None)
                if report["ok"]:
                    content += 1
                else:
                    complaints += [
                        f"{check['name']}: {check['detail']}" for check in report["checks"] if not check["ok"]
                    ]
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


def _quiet(place: Path) -> tuple[str, float]:
    """Digest and duration of a run that nobody disturbs."""
    shutil.copytree(place / "before", place / "quiet")
    begun = time.monotonic()
    document(place / "quiet", "index")
    seconds = time.monotonic() - begun
    return document(place / "quiet", "doctor")["digest"], seconds
