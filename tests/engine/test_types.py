from __future__ import annotations

import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

import engine.types

SUBJECTS = {subject: names.split() for subject, names in engine.types._NAMES.items()}


@pytest.mark.parametrize("subject", SUBJECTS)
def test_everything_of_a_subject_can_be_imported_from_the_package(subject: str) -> None:
    module = import_module(f"engine.types.{subject}")
    kept = {name for name, value in vars(module).items() if getattr(value, "__module__", "") == module.__name__}
    assert kept <= set(SUBJECTS[subject])
    for name in SUBJECTS[subject]:
        assert getattr(engine.types, name) is getattr(module, name)


def test_every_subject_is_named() -> None:
    (folder,) = engine.types.__path__
    assert {file.stem for file in Path(folder).glob("[!_]*.py")} == set(SUBJECTS)


def test_a_subject_is_loaded_when_it_is_asked_for() -> None:
    code = (
        "import sys, engine.types; before = set(sys.modules); from engine.types import Chunk; "
        "print(*sorted(set(sys.modules) - before))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert [name for name in done.stdout.split() if name.startswith("engine")] == ["engine.types.documents"]


def test_a_name_that_is_not_there_is_told() -> None:
    with pytest.raises(ImportError, match="Anser"):
        from engine.types import Anser  # type: ignore[attr-defined]  # noqa: F401
