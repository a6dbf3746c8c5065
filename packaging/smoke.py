"""The frozen app tries itself: moved elsewhere, with an empty PATH, and with no Python and no source in sight.

    python packaging/smoke.py [APP] [--keep PICTURE.png]

On Linux it runs in a mount namespace of its own, in which this repository, its environment and every Python's
library are hidden behind empty folders; where that is not allowed, it says so and tries without.
"""

from __future__ import annotations

import argparse
import json
import os
import shlex
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

HOUSE = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(HOUSE))

from engine.trainers import uv  # noqa: E402

MOVED = "Moved dir é 测试"
LIMIT_S = 600
QUESTION, ANSWER, SOURCE = "How large may a petrol engine be on a boat kept at the boathouse?", "10 horsepower", "lease"


def pythons() -> list[Path]:
    """Every folder that another Python could be found in, and this repository."""
    found = {HOUSE, Path(sys.prefix), Path(sys.base_prefix)}
    found |= {folder for root in ("/usr/lib", "/usr/local/lib") for folder in Path(root).glob("python3*")}
    found |= {folder for folder in (Path.home() / ".pyenv", Path.home() / ".cache") if folder.exists()}
    found = {folder.resolve() for folder in found if folder.is_dir()} - {Path("/"), Path("/usr"), Path("/usr/local")}
    return sorted(folder for folder in found if not found & set(folder.parents))


def hiding() -> list[str]:
    """The beginning of a command line that hides them from what follows it; empty where the system refuses."""
    if sys.platform != "linux" or shutil.which("unshare") is None:
        return []
    apart = ["unshare", "--mount"] if os.geteuid() == 0 else ["unshare", "--user", "--map-root-user", "--mount"]
    script = "; ".join(f"mount -t tmpfs none {shlex.quote(str(folder))}" for folder in pythons())
    argv = [*apart, "sh", "-c", f'set -e; {script}; exec "$@"', "sh"]
    allowed = subprocess.run([*argv, "true"], capture_output=True, check=False).returncode == 0
    return argv if allowed else []


class Trial:
    """The app at its new place, and what it said.

    Args:
        app: its folder.
        home: where it may write; nothing else of the person's is there.
    """

    def __init__(self, app: Path, home: Path) -> None:
        self.app = app
        self._home = home
        self._hiding = hiding()
        if not self._hiding:
            print("note: this system does not let Python be hidden; tried with an empty PATH alone")

    def run(self, *arguments: str, program: str = "alcove", codes: Sequence[int] = (0,)) -> str:
        """What the app prints.

        Raises:
            SystemExit: it ended otherwise than it should, or took longer than `LIMIT_S`.
        """
        variables = {
            "PATH": "/nonexistent",
            "HOME": str(self._home),
            "ALCOVE_HOME": str(self._home / "profile"),
            "LANG": "C.UTF-8",
            "QT_QPA_PLATFORM": "offscreen",
        }
        inner = ["/usr/bin/env", "-i", *(f"{name}={value}" for name, value in variables.items())]
        suffix = ".exe" if sys.platform == "win32" else ""
        command = [str(self.app / f"{program.removesuffix(suffix)}{suffix}"), *arguments]
        begun = time.monotonic()
        argv = command if sys.platform == "win32" else [*self._hiding, *inner, *command]
        done = subprocess.run(argv, capture_output=True, encoding="utf-8", timeout=LIMIT_S, check=False, cwd=self._home)
        print(f"{time.monotonic() - begun:6.2f} s  {program} {shlex.join(arguments)}", flush=True)
        if done.returncode not in codes:
            raise SystemExit(f"error: it ended with {done.returncode}\n{done.stdout[-2000:]}{done.stderr[-4000:]}")
        return done.stdout


def hold(true: object, what: str) -> None:
    """Raises SystemExit: what was expected is not so."""
    if not true:
        raise SystemExit(f"error: {what}")


def try_all(trial: Trial, picture: Path) -> None:
    """Every way into the app, and each of its children."""
    sample = trial.app / "_internal" / "resources" / "sample"
    hold(trial.run("--version").startswith("alcove "), "it does not know its version")
    installer = uv.unpacked(trial.app / uv.PACKED, trial.app.parent)
    hold(trial.run("--version", program=str(installer)).startswith("uv "), "uv does not run")
    trial.run("add", str(sample))
    trial.run("index")
    states = {file["state"] for file in json.loads(trial.run("status", "--files", "--json"))["entries"]}
    hold("indexed" in states and not states & {"failed", "waiting"}, f"the sample is not read: {states}")
    said = trial.run("ask", QUESTION)
    hold(ANSWER in said and SOURCE in said, f"the answer is not there: {said}")
    alone = json.loads(trial.run("ask", "--no-rag", "--json", "Name a colour."))
    hold(alone["answer"].strip(), "the language model says nothing")
    models = trial.run("models", "--json")
    hold("SmolLM2" in models, "the starter model is not there")
    checks = {check["name"]: check for check in json.loads(trial.run("doctor", "--json"))["checks"]}
    hold(all(check["ok"] for check in checks.values()), f"doctor finds fault: {checks}")
    lines = [json.loads(line) for line in trial.run("--self-test", str(picture)).splitlines()]
    hold(lines[0]["usable"] and lines[-1]["page_drawn"] and picture.stat().st_size > 20_000, f"the window: {lines}")
    print(f"the window: {lines[-1]['coverage']}; {lines[-1]['quotes']} quotes, and the page of the first is drawn")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("app", nargs="?", type=Path, default=HOUSE / "dist" / "alcove")
    parser.add_argument("--keep", type=Path, metavar="PICTURE")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="alcove-smoke-") as place:
        home = Path(place) / "home"
        home.mkdir()
        moved = Path(place) / MOVED / "alcove"
        shutil.copytree(options.app, moved, symlinks=True)
        picture = home / "window.png"
        try_all(Trial(moved, home), picture)
        if options.keep:
            shutil.copyfile(picture, options.keep)
    print("the frozen app passes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
