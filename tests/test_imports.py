"""What a start must not load: it keeps the command quick and the house's direction true."""

from __future__ import annotations

import subprocess
import sys

import pytest

HEAVY = ["PySide6", "torch", "onnxruntime", "fastembed", "llama_cpp", "transformers"]


def modules_of(statement: str) -> set[str]:
    code = f"import sys; {statement}; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(done.stdout.split())


def loaded_by(statement: str) -> set[str]:
    return {name.partition(".")[0] for name in modules_of(statement)}


@pytest.mark.parametrize(
    "module", ["engine.core", "engine.cli.commands", "engine.answering.asking", "engine.language_models.serving"]
)
def test_the_engine_loads_nothing_heavy(module: str) -> None:
    assert not loaded_by(f"import {module}") & set(HEAVY)


def test_the_window_loads_qt_and_nothing_else_heavy() -> None:
    assert loaded_by("import desktop.main_window") & set(HEAVY) == {"PySide6"}


def test_a_start_of_the_window_loads_what_it_shows() -> None:
    loaded = modules_of("import desktop.app, engine.core")
    later = {
        *(f"desktop.pages.{name}" for name in ("find", "library", "teach", "models", "settings", "search_test")),
        *(f"desktop.widgets.{name}" for name in ("turn_view", "source_panel", "palette", "shortcut_sheet")),
        *(f"engine.types.{name}" for name in ("answers", "models", "examples", "skills", "training", "measuring")),
        *("engine.wire", "engine.store.index", "engine.indexing.chunker", "engine.indexing.keeper"),
        *("engine.system.login", "engine.text.typed"),
        "logging.handlers",  # sockets and pickle
        "subprocess",
        "numpy",
    }
    assert not loaded & later


def test_what_is_imported_for_the_window_is_not_read_by_pyside() -> None:
    code = (
        "from desktop import own_import; import colorsys; own_import.restore(); import wave; "
        "from PySide6.support.feature import pyside_feature_dict as read; print('colorsys' in read, 'wave' in read)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["True", "False"]


def test_help_loads_neither_a_database_nor_numbers() -> None:
    assert not loaded_by("import engine.cli; engine.cli.parser()") & {"apsw", "numpy", *HEAVY}
