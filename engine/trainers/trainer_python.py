"""The Python that trains: the one of the setting, this one, or one that Alcove made for itself.

The app's own process never imports torch, so training runs in a child, and the child may be another Python than
ours: a frozen app has no packages to offer. `find` looks, cheaply; `trainer_setup` makes what is not there.
"""

from __future__ import annotations

import importlib.util
import json
import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

from engine.errors import EngineError
from engine.paths import sources
from engine.settings import TRAINER_PYTHON, Settings
from engine.trainers.trainer_locks import Choice, Lock, choose
from engine.types import TrainerStatus

TRAINERS_VARIABLE = "ALCOVE_TRAINERS"
PACKAGES = ("torch", "transformers", "peft", "gguf")
LEAST_PYTHON = (3, 11)
PROBE_SECONDS = 60.0
SETUP = "alcove tune --setup"
PROBE = (
    "import sys; sys.path = [p for p in sys.path if p]; "  # a Python before 3.11 looks into the current folder first
    "import importlib.util as u, json; "
    "print(json.dumps([sys.version_info[:2], [p for p in sys.argv[1:] if u.find_spec(p) is None]]))"
)

Kind = Literal["setting", "here", "managed"]


@dataclass(frozen=True, slots=True)
class Trainer:
    """A Python with what `finetune` needs."""

    python: Path
    kind: Kind

    def argv(self, job: Path) -> list[str]:
        """Command line that trains what lies in a job folder."""
        return [str(self.python), "-P", str(sources() / "engine" / "trainers" / "trainer_entry.py"), str(job)]

    @property
    def environment(self) -> Mapping[str, str]:
        """Variables to add: none of ours lead it astray, and it fetches and reports nothing."""
        return {
            **clean_environment(),
            "PYTHONNOUSERSITE": "1" if self.kind == "managed" else "",
            "HF_HUB_OFFLINE": "1",
            "HF_HUB_DISABLE_TELEMETRY": "1",
            "UNSLOTH_DISABLE_STATISTICS": "1",
        }


def clean_environment() -> dict[str, str]:
    """Variables that keep another Python from our packages, from whatever lies in the current folder, and (frozen)
    from our libraries.

    Empty is what CPython takes for not set. A frozen app's loader sets LD_LIBRARY_PATH to its own libraries and
    keeps the person's own value under another name.
    """
    cleaned = {"PYTHONPATH": "", "PYTHONHOME": "", "PYTHONSAFEPATH": "1"}
    if getattr(sys, "frozen", False) and sys.platform == "linux":
        cleaned["LD_LIBRARY_PATH"] = os.environ.get("LD_LIBRARY_PATH_ORIG", "")
    return cleaned


def trainers_folder() -> Path:
    """Where managed environments lie: shared by all profiles, since each is hundreds of megabytes."""
    if chosen := os.environ.get(TRAINERS_VARIABLE):
        return Path(os.path.abspath(Path(chosen).expanduser()))
    import platformdirs

    return platformdirs.user_data_path("alcove", appauthor=False) / "trainers"


def managed_folder(lock: Lock) -> Path:
    return trainers_folder() / lock.sha256[:16]


def python_of(environment: Path) -> Path:
    """The interpreter of a virtual environment."""
    return environment / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")


def find(settings: Settings, choice: Choice | None = None) -> Trainer:
    """The Python to train with.

    Args:
        choice: the lock whose managed environment counts; chosen for this machine unless it is given.

    Raises:
        EngineError: there is none, or the one of the setting will not do.
    """
    if wanted := settings.get(TRAINER_PYTHON):
        return Trainer(_checked(Path(wanted).expanduser()), "setting")
    if here():
        return Trainer(Path(sys.executable), "here")
    choice = choice or choose()
    if choice.lock is not None:
        python = python_of(managed_folder(choice.lock))
        if python.exists():
            return Trainer(python, "managed")
    raise EngineError("training needs PyTorch, which is not here yet", f"see what it takes: {SETUP}")


def here() -> bool:
    """Whether this interpreter can train; nothing is imported. A frozen app's is no interpreter at all."""
    if getattr(sys, "frozen", False):
        return False
    return all(importlib.util.find_spec(package) is not None for package in PACKAGES)


DEVICES = (
    "import importlib.util, json, torch\n"
    "found = {}\n"
    "for kind in ('cuda', 'xpu'):\n"
    "    device = getattr(torch, kind)\n"
    "    if device.is_available():\n"
    "        found[kind] = device.mem_get_info()[0]\n"
    "if torch.backends.mps.is_available():\n"
    "    found['mps'] = torch.mps.recommended_max_memory()\n"
    "if found and importlib.util.find_spec('unsloth'):\n"
    "    found['unsloth'] = 1\n"
    "print(json.dumps(found))\n"
)


def devices(settings: Settings) -> Mapping[str, int]:
    """The accelerators that the trainer finds ("cuda", which ROCm calls itself too, "xpu", "mps") with their free
    bytes; "unsloth" is among them if it is installed and there is any. Asked of a child, and only where this
    machine has a graphics processor at all.

    Raises:
        EngineError: there is no trainer.
    """
    from engine.language_models.hardware import graphics_vendors

    trainer = find(settings)
    if not graphics_vendors() and sys.platform != "darwin":
        return {}
    environment = {**os.environ, **trainer.environment}
    try:
        said = subprocess.run(
            [str(trainer.python), "-c", DEVICES],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=PROBE_SECONDS,
            env=environment,
            check=True,
        )
        found: dict[str, int] = json.loads(said.stdout.splitlines()[-1])
    except (OSError, subprocess.SubprocessError, ValueError, IndexError):
        return {}  # a driver that does not work is as good as none: training on the processor still does
    return found


def status(settings: Settings, choice: Choice | None = None) -> TrainerStatus:
    """What there is to train with, or what it would take."""
    choice = choice or choose()
    variant = choice.lock.variant if choice.lock else ""
    try:
        found = find(settings, choice)
    except EngineError as error:
        if choice.lock is None:
            return TrainerStatus(why_not=f"{error.message}, and {choice.note}", hint=_own_python())
        weight = choice.lock.weight(choice.lock.pythons()[0])
        return TrainerStatus(
            device=variant,
            note=choice.note,
            packages=weight.packages,
            download_bytes=weight.download,
            disk_bytes=weight.disk,
            why_not=error.message,
            hint=error.hint,
        )
    return TrainerStatus(
        found.kind,
        found.python,
        variant if found.kind == "managed" else "",
        choice.note if found.kind == "managed" else "",
    )


def _own_python() -> str:
    return f"name a Python that has {', '.join(PACKAGES)} in the setting {TRAINER_PYTHON.key}"  # told


def _checked(python: Path) -> Path:
    """The interpreter of the setting, or of the environment it names."""
    if python.is_dir():
        python = python_of(python)
    try:
        changed = python.stat().st_mtime_ns
    except OSError as error:
        raise EngineError(
            f"there is no Python at {python}, which the setting {TRAINER_PYTHON.key} names",
            f"correct the setting, or empty it and use: {SETUP}",
        ) from error
    _probed(python, changed)
    return python


@cache
def _probed(python: Path, changed: int) -> None:  # noqa: ARG001 - `changed` makes a replaced file count anew
    """Asks a Python what it has; that it was fit is remembered, a fault is asked for again."""
    hint = f"correct the setting {TRAINER_PYTHON.key}, or empty it and use: {SETUP}"  # told
    try:
        done = subprocess.run(
            [str(python), "-c", PROBE, *PACKAGES],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=PROBE_SECONDS,
            env={**os.environ, **clean_environment()},
            check=True,
        )
        version, missing = json.loads(done.stdout)
        version = tuple(version)
    except (OSError, subprocess.SubprocessError, ValueError, TypeError) as error:
        raise EngineError(f"{python} does not run as a Python", hint) from error
    if version < LEAST_PYTHON:
        raise EngineError(f"{python} is Python {version[0]}.{version[1]}, and training needs 3.11 or newer", hint)
    if missing:
        raise EngineError(f"{python} has no {', '.join(missing)}", f"install it there, or {hint}")
