"""The installer `uv` as a child process: found, run, listened to, and its complaints put into words.

uv opens the connections itself. It names every address in its verbose output, which is how they get into the
same log as our own.
"""

from __future__ import annotations

import contextlib
import hashlib
import importlib.util
import lzma
import os
import queue
import re
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from engine.errors import EngineError
from engine.network import Network
from engine.trainers.trainer_python import clean_environment, trainers_folder

PROGRAM = "uv.exe" if sys.platform == "win32" else "uv"
PACKED = f"{PROGRAM}.xz"
TICK_SECONDS = 0.25
KEPT_LINES = 200  # of the output, for the error message
TERMINATE_SECONDS = 3.0
REQUEST = re.compile(r"\b(?:GET|HEAD|range|revalidation) request for:? (https?)://(?:[^/@\s]*@)?([^/\s:?#]+)")
FETCHED_PYTHON = re.compile(r"\bDownloading (https?)://(?:[^/@\s]*@)?([^/\s:?#]+)")
MISPLACING = ("VIRTUAL_ENV", "CONDA_PREFIX", "UV_SYSTEM_PYTHON", "UV_PYTHON", "UV_BREAK_SYSTEM_PACKAGES")

KEPT = "what has arrived is kept"  # told
COMPLAINTS = (
    (
        r"Hash mismatch for `([^`]+)`",
        "{0} arrived with another hash than it should have, and was thrown away",  # told
        "try again; if it happens again, the index or the way to it is not to be trusted",  # told
    ),
    (
        r"No space left on device|os error 28\b|os error 112\b|[Dd]isk quota exceeded",
        "the disk is full",  # told
        f"make room and try again; {KEPT}",  # told
    ),
    (
        r"Permission denied|os error 13\b|os error 5\b",
        "a file cannot be written",  # told
        "check the folder's permissions",  # told
    ),
    (
        r"No interpreter found|No download found|no managed Python|Failed to (?:install|download) (?:cpython|Python)",
        "no Python was found that the packages are made for",  # told
        "install Python 3.11 to 3.13, or name one that has PyTorch in the setting train.python",  # told
    ),
    (
        r"dns error|tcp connect|[Cc]onnection (?:refused|reset|closed)|error sending request|operation timed out"
        r"|Request failed after|request or response body error|Could not connect|[Nn]etwork is unreachable"
        r"|IncompleteMessage|end of file before message length|connection was disabled",
        "the connection to the package index failed",  # told
        f"check the network and try again; {KEPT}",  # told
    ),
    (
        r"\b(\S+)(?: was)? not found in the (?:package registry|provided package locations)"
        r"|there (?:is|are) no (?:version|wheel)s? of (\S+?)(?:==\S+)?\b",
        "the package index has no {0} that fits",  # told
        "see the settings train.index and train.wheels",  # told
    ),
    (
        r"\b(?:HTTP status|status code)[^\n]*?\b([45]\d\d)\b",
        "the package index refused (status {0})",  # told
        "try again later, or see the setting train.index",  # told
    ),
)


def find_uv() -> Path:
    """uv beside the frozen app, else that of this environment, else that of PATH.

    Raises:
        EngineError: there is none.
    """
    if getattr(sys, "frozen", False) and (packed := Path(sys.executable).with_name(PACKED)).is_file():
        return unpacked(packed, trainers_folder())
    if importlib.util.find_spec("uv") is not None:
        import uv

        with contextlib.suppress(FileNotFoundError):
            return Path(uv.find_uv_bin())
    if found := shutil.which(PROGRAM):
        return Path(found)
    raise EngineError(
        "the installer uv is not here",
        "install it (pip install uv), or name a Python that has PyTorch in the setting train.python",
    )


def unpacked(packed: Path, folder: Path) -> Path:
    """The program of an app that carries it compressed, since few train: unpacked once, beside the trainers.

    Args:
        packed: the program, compressed by xz.
        folder: gets a folder of its own for it, named by the hash of `packed`.

    Raises:
        EngineError: it cannot be written, or what is packed is damaged.
    """
    try:
        content = packed.read_bytes()
        program = folder / f"uv-{hashlib.sha256(content).hexdigest()[:16]}" / PROGRAM
        if not program.exists():
            program.parent.mkdir(parents=True, exist_ok=True)
            with tempfile.NamedTemporaryFile(dir=program.parent, delete=False) as whole:
                whole.write(lzma.decompress(content))
            Path(whole.name).chmod(0o755)
            Path(whole.name).replace(program)  # at once: another process may do the same
    except (OSError, lzma.LZMAError) as error:
        raise EngineError(
            f"the installer uv cannot be unpacked: {error}",
            "make room, or install Alcove again; or name a Python that has PyTorch in the setting train.python",
        ) from error
    return program


@dataclass(frozen=True, slots=True)
class Uv:
    """uv with what it may use.

    Attributes:
        log: its whole output goes here, begun anew by whoever makes a Uv.
        folder: it runs here, where no project can be mistaken for what is meant.
        network: its log of connections gets a line for each host at each run.
        purpose: what that line says.
    """

    program: Path
    log: Path
    folder: Path
    network: Network
    purpose: str

    def run(
        self, arguments: Sequence[str], *, tick: Callable[[], None] = lambda: None, python_folder: Path | None = None
    ) -> None:
        """Runs one command to its end.

        Args:
            tick: called a few times a second; if it raises, uv is ended and the exception goes on.
            python_folder: where a Python goes that uv has to fetch.

        Raises:
            EngineError: uv failed.
        """
        environment = {name: value for name, value in os.environ.items() if name not in MISPLACING}
        environment |= {**clean_environment(), "UV_NO_PROGRESS": "1", "NO_COLOR": "1"}
        if python_folder is not None:
            environment["UV_PYTHON_INSTALL_DIR"] = str(python_folder)
        try:
            process = subprocess.Popen(
                [str(self.program), "--verbose", *arguments],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.PIPE,
                cwd=self.folder,
                env=environment,
                encoding="utf-8",
                errors="replace",
            )
        except OSError as error:
            raise EngineError(f"{self.program} does not start: {error.strerror}", "install uv anew") from error
        assert process.stderr is not None
        lines: queue.Queue[str | None] = queue.Queue()
        reader = threading.Thread(target=_read, args=(process.stderr, lines), name="uv-output", daemon=True)
        reader.start()
        try:
            said = self._listen(lines, tick)
        except BaseException:
            _end(process)
            raise
        finally:
            code = process.wait()
            reader.join()
            process.stderr.close()
        if code != 0:
            raise complaint(said, self.log)

    def _listen(self, lines: queue.Queue[str | None], tick: Callable[[], None]) -> list[str]:
        """Writes the log until uv has said everything; gives the last lines."""
        hosts: set[str] = set()
        last: list[str] = []
        with self.log.open("a", encoding="utf-8") as log:
            while True:
                try:
                    line = lines.get(timeout=TICK_SECONDS)
                except queue.Empty:
                    tick()
                    continue
                if line is None:
                    return last
                log.write(line)
                last = [*last[1 - KEPT_LINES :], line]
                if (found := REQUEST.search(line) or FETCHED_PYTHON.search(line)) and found[2] not in hosts:
                    hosts.add(found[2])
                    self.network.note_child(found[2], self.purpose)


def complaint(said: Sequence[str], log: Path) -> EngineError:
    """uv's last words as an error the person can act on."""
    told = "".join(line for line in said if not line.startswith(("DEBUG", "TRACE")))
    _, marker, error = told.rpartition("error: ")
    for pattern, message, hint in COMPLAINTS:
        if found := re.search(pattern, error if marker else told):
            named = next((group for group in found.groups() if group), "")
            return EngineError(message.format(named), hint)
    first = error.strip().partition("\n")[0] or "it said nothing"  # told
    return EngineError(f"the installer failed: {first}", f"see {log}")


def _read(stream: IO[str], lines: queue.Queue[str | None]) -> None:
    for line in stream:
        lines.put(line)
    lines.put(None)


def _end(process: subprocess.Popen[str]) -> None:
    process.terminate()
    try:
        process.wait(TERMINATE_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
