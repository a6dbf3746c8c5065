"""AF_INET and AF_INET6 sockets in a trace of the whole process tree: none, ever.

Traced are all the other benchmarks at their tiny sizes, the command line's main verbs, and 200 idle seconds with
every component loaded (a telemetry thread takes its time: 150 s were seen). Then the verbs once more in a
namespace without any network.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from engine.paths import Paths, resources
from tests.bench.ground import QUICK, REPOSITORY, engine, scratch, size
from tests.bench.rows import Row, Unavailable

INTERNET = re.compile(r"socket\((AF_INET6?)\b")
OTHERS = (
    "indexing", "freshness", "moves", "edits", "search", "retrieval", "quotes", "attacks", "generation", "chats",
    "yielding", "tuning", "startup", "kill", "faults",
)  # fmt: skip
QUESTION = "What are the opening hours?"


def run() -> Iterator[Row]:
    strace = shutil.which("strace")
    if strace is None:
        raise Unavailable("strace is not installed")
    with scratch() as place:
        yield traced("every benchmark, tiny", place, ["-m", "tests.bench", "--quick", *OTHERS])
        yield traced("the command line's main verbs", place, ["-m", "tests.bench.sockets", "verbs", str(place / "a")])
        seconds = size(200, 5)
        what = f"{seconds} idle seconds with every component loaded"
        yield traced(what, place, ["-m", "tests.bench.sockets", "idle", str(place / "b"), str(seconds)])
        yield _without_network(place)


def traced(what: str, place: Path, arguments: Sequence[str]) -> Row:
    """The row of one command of this Python, with its whole tree."""
    log = place / "trace"
    begun = time.monotonic()
    tracing = f"strace -f --seccomp-bpf -qq -e trace=socket -e signal=none -o {log}".split()
    done = subprocess.run(
        [*tracing, sys.executable, *arguments],
        cwd=REPOSITORY,
        env={**os.environ, QUICK: "1"},
        stdout=subprocess.DEVNULL,
        check=False,
    )
    calls = log.read_text(errors="replace").splitlines()
    found = [line for line in calls if INTERNET.search(line)]
    note = f"{time.monotonic() - begun:.0f} s traced, {len(calls)} sockets of other kinds"
    if done.returncode not in (0, 1):  # 1: a tiny size missed a bar
        note = f"it ended with {done.returncode}"
    return Row(
        f"internet sockets: {what}",
        str(len(found)),
        "0",
        not found and done.returncode in (0, 1),
        "; ".join(found[:3]) or note,
        {"calls": found},
    )


def _without_network(place: Path) -> Row:
    what = "the main verbs in a namespace without a network"
    unshare = shutil.which("unshare")
    if unshare is None or subprocess.run([unshare, "-rn", "true"], check=False, stderr=subprocess.DEVNULL).returncode:
        return Row(what, "not run", "all work", False, "this machine lets no one make a network namespace")
    command = [unshare, "-rn", sys.executable, "-m", "tests.bench.sockets", "verbs", str(place / "c")]
    done = subprocess.run(command, cwd=REPOSITORY, check=False, capture_output=True, text=True)
    return Row(what, "all work" if done.returncode == 0 else "failed", "all work", done.returncode == 0, done.stderr)


# --------------------------------------------------------------------------- what is traced


def verbs(place: Path) -> None:
    """A person's first minutes: every verb that needs nothing but the sample folder."""
    folder = place / "sample"
    shutil.copytree(resources() / "sample", folder)
    profile = ("--profile", str(place / "profile"), "--json")
    commands = (
        ("add", str(folder)), ("index",), ("status", "--files"), ("folders",), ("search", QUESTION), ("ask", QUESTION),
        ("ask", "--no-rag", "Say hello."), ("chats",), ("models",), ("doctor",), ("remove", str(folder)),
    )  # fmt: skip
    for command in commands:
        done = subprocess.run(
            [sys.executable, "-m", "desktop", *profile, *command], capture_output=True, text=True, check=False
        )
        if done.returncode:
            raise SystemExit(f"alcove {' '.join(command)} ended with {done.returncode}: {done.stderr}")
        json.loads(done.stdout)


def idle(place: Path, seconds: float) -> None:
    """Watcher, reader, embedder, language model and window, all loaded, and then nothing to do."""
    place.mkdir()
    folder = place / "sample"
    shutil.copytree(resources() / "sample", folder)
    with engine(place) as alcove:
        alcove.add_folder(folder)
        alcove.index().result()
    window = subprocess.Popen(
        [sys.executable, "-m", "desktop", "--profile", str(Paths.at(place / "profile").root)],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )
    try:
        with engine(place) as alcove:
            watching = alcove.watch()
            alcove.ask(QUESTION).result()
            time.sleep(seconds)
            watching.cancel()
        ended = window.poll()
    finally:
        window.terminate()
        window.wait()
    if ended is not None:
        raise SystemExit(f"the window closed by itself with {ended}")


if __name__ == "__main__":
    if sys.argv[1] == "verbs":
        verbs(Path(sys.argv[2]))
    else:
        idle(Path(sys.argv[2]), float(sys.argv[3]))
