"""The frozen app answers as an old processor would have it: a Nehalem (2008) and a Haswell (2013), by qemu.

    python packaging/old_processors.py [APP] [PROCESSOR ...]

Needs Linux 6.7 or newer, and qemu's user mode (Debian: qemu-user). The app's program is given a name of its own
(`alcove.emulated`), and in a namespace of its own the kernel runs whatever is so named through qemu. So each child,
which is the same program again, is emulated too; a library with one instruction too new ends its process by SIGILL.
Emulated processes take ten to fifty times as long.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HOUSE = Path(__file__).resolve().parent.parent
PROCESSORS = ("Nehalem", "Haswell")
NAME = "alcove.emulated"
LIMIT_S = 1200
LEASE = "# Lease\n\nThe rent of the boathouse is due on the third of each month. Late payment costs five pounds.\n"
QUESTION, ANSWER = "When is the rent of the boathouse due?", "third"
REGISTERED = (
    'set -e; mount -t binfmt_misc none /proc/sys/fs/binfmt_misc; echo ":alcove:E::emulated::$1:" '
    '> /proc/sys/fs/binfmt_misc/register; shift; exec "$@"'
)


class Emulated:
    """The app on one kind of processor, with a profile of its own."""

    def __init__(self, app: Path, processor: str, home: Path, qemu: str) -> None:
        self._argv = ["unshare", "--user", "--map-root-user", "--mount", "sh", "-c", REGISTERED, "sh", qemu]
        self._program = app / NAME
        self._home = home
        self._variables = {
            "PATH": "/nonexistent",
            "HOME": str(home),
            "ALCOVE_HOME": str(home / "profile"),
            "LANG": "C.UTF-8",
            "QEMU_CPU": processor,
        }

    def run(self, *arguments: str) -> str:
        """What the app prints.

        Raises:
            SystemExit: it ended with an error.
        """
        begun = time.monotonic()
        variables = ["/usr/bin/env", "-i", *(f"{name}={value}" for name, value in self._variables.items())]
        done = subprocess.run(
            [*self._argv, *variables, self._program, *arguments],
            capture_output=True,
            encoding="utf-8",
            timeout=LIMIT_S,
            check=False,
            cwd=self._home,
        )
        print(f"  {time.monotonic() - begun:6.1f} s  alcove {' '.join(arguments)}", flush=True)
        if done.returncode:
            raise SystemExit(f"error: it ended with {done.returncode}\n{done.stdout[-2000:]}{done.stderr[-4000:]}")
        return done.stdout


def try_one(app: Path, processor: str, qemu: str) -> None:
    """Reads a file, answers from it by quotes, and has the language model say something."""
    print(processor, flush=True)
    with tempfile.TemporaryDirectory(prefix="alcove-old-") as place:
        home = Path(place)
        (home / "papers").mkdir()
        (home / "papers" / "lease.md").write_text(LEASE, encoding="utf-8")
        emulated = Emulated(app, processor, home, qemu)
        print("  " + emulated.run("--version").strip())
        emulated.run("add", str(home / "papers"))
        emulated.run("index")
        said = json.loads(emulated.run("ask", "--json", QUESTION))["answer"]
        if ANSWER not in said:
            raise SystemExit(f"error: as a {processor} it answers: {said}")
        told = json.loads(emulated.run("ask", "--no-rag", "--max-tokens", "16", "--json", "Name a colour."))["answer"]
        if not told.strip():
            raise SystemExit(f"error: as a {processor} its language model says nothing")
        print(f"  it answers {said!r} and says {told!r}", flush=True)


def main() -> int:
    app = Path(sys.argv[1] if len(sys.argv) > 1 else HOUSE / "dist" / "alcove").resolve()
    qemu = shutil.which("qemu-x86_64-static") or shutil.which("qemu-x86_64")
    if qemu is None:
        print("error: qemu's user mode is not here\nhint: sudo apt-get install qemu-user", file=sys.stderr)
        return 1
    program = app / NAME
    program.unlink(missing_ok=True)
    os.link(app / "alcove", program)
    try:
        for processor in sys.argv[2:] or PROCESSORS:
            try_one(app, processor, qemu)
    finally:
        program.unlink()
    print("the frozen app answers on old processors")
    return 0


if __name__ == "__main__":
    sys.exit(main())
