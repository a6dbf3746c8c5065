"""What a start must not load: it keeps the command quick and the house's direction true."""

from __future__ import annotations

import subprocess
import sys

import pytest

HEAVY = ["PySide6", "torch", "onnxruntime", "fastembed", "llama_cpp", "transformers"]


def loaded_by(statement: str) -> set[str]:
    code = f"import sys; {statement}; print(*{{name.partition('.')[0] for name in sys.modules}})"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(done.stdout.split())


@pytest.mark.parametrize("module", ["engine.core", "engine.commands", "engine.asking", "engine.serving"])
def test_the_engine_loads_nothing_heavy(module: str) -> None:
    assert not loaded_by(f"import {module}") & set(HEAVY)


def test_the_window_loads_qt_and_nothing_else_heavy() -> None:
    assert loaded_by("import desktop.main_window") & set(HEAVY) == {"PySide6"}


def test_help_loads_neither_a_database_nor_numbers() -> None:
    assert not loaded_by("import engine.cli; engine.cli.parser()") & {"apsw", "numpy", *HEAVY}
