"""Kills real commands at chosen moments, as a crash or a power cut would."""

from __future__ import annotations

import contextlib
import json
import random
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import psutil

from engine.store.search import IndexReader, NothingIndexed

FILES = 60
WORDS = (
    "oar",
    "sail",
    "mast",
    "rope",
    "tide",
    "harbour",
    "keel",
    "rudder",
    "anchor",
    "gull",
    "lantern",
    "fog",
    "plank",
)


def write_folder(folder: Path, *, seed: int = 0) -> None:
    """A small folder with something of everything: short and long files, copies, other scripts, broken ones."""
    folder.mkdir(parents=True)
    chance = random.Random(seed)
    for number in range(FILES):
        sections = (
            f"## Part {part} of {number}\n\n{' '.join(chance.choices(WORDS, k=chance.randrange(20, 60)))}.\n"
            for part in range(chance.randrange(1, 5))
        )
        (folder / f"{number:02}.md").write_text(f"# Log {number}\n\n" + "\n".join(sections), encoding="utf-8")
    (folder / "copy.md").write_bytes((folder / "07.md").read_bytes())
    (folder / "船.txt").write_text("船は新しい帆を受け取りました。", encoding="utf-8")
    (folder / "broken.docx").write_bytes(b"PK\x03\x04 and nothing more")
    (folder / "picture.raw").write_bytes(bytes(100))


def command(profile: Path, *arguments: str) -> list[str]:
    return [sys.executable, "-m", "desktop", "--profile", str(profile), *arguments]


def document(profile: Path, *arguments: str, code: int | None = 0) -> dict[str, Any]:
    """Runs a command to its end and gives its JSON document; any exit code will do if `code` is None."""
    done = subprocess.run(command(profile, *arguments, "--json"), capture_output=True, text=True, timeout=300)
    assert code in (None, done.returncode), done.stderr + done.stdout
    result: dict[str, Any] = json.loads(done.stdout)
    return result


def after(seconds: float) -> Callable[[], bool]:
    """A moment so many seconds from now."""
    end = time.monotonic() + seconds
    return lambda: time.monotonic() > end


def passages(profile: Path) -> int:
    """Passages in the index so far."""
    for file in (profile / "index").glob("*.db"):
        with contextlib.suppress(NothingIndexed), contextlib.closing(IndexReader(file, {})) as reader:
            return reader.passages()
    return 0


def killed(profile: Path, moment: Callable[[], bool], *arguments: str) -> bool:
    """Starts a command and kills it with SIGKILL as soon as `moment()`; False if it was done before.

    Its children must be gone soon after: none may go on by itself, or hold a database open.
    """
    process = subprocess.Popen(
        command(profile, *arguments), stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    family: list[psutil.Process] = []
    try:
        while process.poll() is None and not moment():
            try:
                family = psutil.Process(process.pid).children(recursive=True)
            except psutil.NoSuchProcess:
                break
            time.sleep(0.005)
        finished = process.poll() is not None
    finally:
        process.kill()
        process.wait()
    _, alive = psutil.wait_procs(family, timeout=30)
    assert not alive, f"children outlive their parent: {alive}"
    return not finished
