"""How child processes are started: the same modules from source and frozen."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import psutil
import pytest

from engine.child import Child, ChildFailed
from engine.children import CHILD, MODULES, child_argv
from engine.readers.sandbox import _readable_folders

APP = [sys.executable, "-P", "-c", "import sys; from desktop.__main__ import main; sys.exit(main())"]


@pytest.fixture
def frozen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """This process as it would be in a frozen app; gives its executable."""
    program = tmp_path / "alcove" / "alcove"
    program.parent.mkdir()
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(program))
    return program


def test_from_source_a_child_is_a_module_of_this_python() -> None:
    assert child_argv("engine.readers", "more") == [sys.executable, "-P", "-m", "engine.readers", "more"]


@pytest.mark.real
def test_the_app_becomes_the_child_that_a_frozen_one_starts(frozen: Path, tmp_path: Path) -> None:
    program, *arguments = child_argv("engine.readers")
    assert program == str(frozen)
    child = Child("reader", [*APP, *arguments], log=tmp_path / "child.log")
    try:
        child.send({"id": 1, "do": "read", "extension": "txt"}, b"The lamp is lit.")
        assert child.receive(60)[0]["id"] == 1
    finally:
        child.stop()


def test_a_child_that_does_not_say_hello_in_time_is_ended(tmp_path: Path) -> None:
    others = psutil.Process().children()
    with pytest.raises(ChildFailed, match=r"no answer for 0\.1 s"):
        Child("reader", [sys.executable, "-c", "import time; time.sleep(600)"], log=tmp_path / "log", hello_timeout=0.1)
    assert psutil.Process().children() == others


def test_no_other_module_can_be_run_so() -> None:
    for arguments in ([CHILD], [CHILD, "this"], [CHILD, "engine.cli", "--help"]):
        done = subprocess.run([*APP, *arguments], capture_output=True, text=True, check=False)
        assert (done.returncode, done.stdout) == (2, "")


def test_every_child_is_known() -> None:
    for module in MODULES:
        assert child_argv(module)[-1] == module


def test_a_frozen_reader_may_read_the_app_that_it_is(frozen: Path) -> None:
    assert frozen.parent in _readable_folders()
