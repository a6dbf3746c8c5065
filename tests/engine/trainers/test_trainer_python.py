"""Which Python trains, which lock a machine gets, and that a Python without Alcove can start the trainer."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from engine.errors import EngineError, NeedsConfirmation
from engine.paths import Paths, resources
from engine.settings import TRAINER_PYTHON, Settings
from engine.store.user import UserStore
from engine.trainers import trainer_locks
from engine.trainers.trainer_locks import Choice, Lock, choose, nvidia_driver, platform_name, variants
from engine.trainers.trainer_python import (
    PACKAGES,
    PROBE,
    Trainer,
    clean_environment,
    devices,
    find,
    managed_folder,
    python_of,
    status,
)
from tests.support.package_index import make_lock, make_wheels

ENTRY = Path(trainer_locks.__file__).with_name("trainer_entry.py")
linux = pytest.mark.skipif(sys.platform != "linux", reason="device files of Linux")


@pytest.fixture
def settings(tmp_path: Path) -> Iterator[Settings]:
    store = UserStore(tmp_path / "user.db")
    yield Settings(store)
    store.close()


@pytest.fixture
def frozen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As in an installed app: this program is no interpreter, and nothing was set up."""
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setenv("ALCOVE_TRAINERS", str(tmp_path / "trainers"))


@pytest.fixture
def choice(tmp_path: Path) -> Choice:
    choose.cache_clear()
    return choose(make_lock(tmp_path / "locks", make_wheels(tmp_path / "wheels")), Path("/nowhere"))


def interpreter(folder: Path, packages: tuple[str, ...] = PACKAGES) -> Path:
    """An environment without anything but empty packages of these names."""
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(folder)], check=True)
    python = python_of(folder)
    asked = [str(python), "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"]
    site = Path(subprocess.run(asked, check=True, capture_output=True, text=True).stdout.strip())
    for package in packages:
        (site / f"{package}.py").write_text("")
    return python


def test_there_is_none(settings: Settings, choice: Choice, frozen: None) -> None:
    with pytest.raises(EngineError) as missing:
        find(settings, choice)
    assert "alcove tune --setup" in missing.value.hint
    told = status(settings, choice)
    assert (told.kind, told.packages, told.disk_bytes) == ("", 4, 4096)
    assert told.why_not == missing.value.message


def test_the_setting_comes_first_and_may_name_the_environment(
    settings: Settings, choice: Choice, tmp_path: Path
) -> None:
    python = interpreter(tmp_path / "mine")
    settings.set(TRAINER_PYTHON, str(tmp_path / "mine"))
    assert find(settings, choice) == Trainer(python, "setting")


HERE = """
import sys
sys.path.append(sys.argv[1])
from engine.trainers.trainer_python import here
print(here(), "torch" in sys.modules)
"""


@pytest.mark.parametrize("packages", [PACKAGES, ()])
def test_this_interpreter_counts_only_with_the_packages_and_imports_none(
    tmp_path: Path, packages: tuple[str, ...]
) -> None:
    python = interpreter(tmp_path / "here", packages)
    asked = [str(python), "-P", "-c", HERE, str(ENTRY.parents[2])]
    done = subprocess.run(asked, cwd=tmp_path, check=True, capture_output=True, text=True)
    assert done.stdout.split() == [str(packages == PACKAGES), "False"]


def test_a_managed_one_is_found_by_its_lock(settings: Settings, choice: Choice, frozen: None) -> None:
    assert choice.lock is not None
    python = python_of(managed_folder(choice.lock))
    python.parent.mkdir(parents=True)
    python.touch()
    assert find(settings, choice) == Trainer(python, "managed")


def test_a_setting_that_names_nothing(settings: Settings, choice: Choice, tmp_path: Path) -> None:
    settings.set(TRAINER_PYTHON, str(tmp_path / "python"))
    with pytest.raises(EngineError, match="no Python at"):
        find(settings, choice)


def test_a_setting_that_names_no_python(settings: Settings, choice: Choice, tmp_path: Path) -> None:
    program = tmp_path / "python"
    program.write_text("#!/bin/sh\necho nonsense\n")
    program.chmod(0o700)
    settings.set(TRAINER_PYTHON, str(program))
    with pytest.raises(EngineError, match="does not run as a Python"):
        find(settings, choice)


def test_what_a_python_lacks_is_named_and_asked_for_again(settings: Settings, choice: Choice, tmp_path: Path) -> None:
    python = interpreter(tmp_path / "mine", PACKAGES[1:])
    settings.set(TRAINER_PYTHON, str(python))
    with pytest.raises(EngineError, match="has no torch"):
        find(settings, choice)
    interpreter(tmp_path / "mine")
    assert find(settings, choice).kind == "setting"


PLANTED = "import pathlib\npathlib.Path(__file__).with_name('ran').touch()\n"


@pytest.fixture
def planted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder, somebody else's: a file in it has the name of a module, and leaves a mark when it is run."""
    folder = tmp_path / "theirs"
    folder.mkdir()
    for module in ("json", "importlib", "torch"):
        (folder / f"{module}.py").write_text(PLANTED)
    monkeypatch.chdir(folder)
    return folder / "ran"


def test_a_python_is_asked_without_running_files_of_the_current_folder(
    settings: Settings, choice: Choice, planted: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from engine.language_models import hardware

    monkeypatch.setattr(hardware, "graphics_vendors", lambda: ("nvidia",))
    settings.set(TRAINER_PYTHON, str(interpreter(tmp_path / "mine")))
    assert find(settings, choice).kind == "setting"
    assert devices(settings) == {}
    assert not planted.exists()


def test_nor_does_a_python_too_old_to_know_of_safe_paths(planted: Path) -> None:
    subprocess.run([sys.executable, "-c", PROBE, "torch"], check=True, env={**os.environ, "PYTHONSAFEPATH": ""})
    assert not planted.exists()


TRAINER = (
    "import engine, finetune, sys; print(finetune.NAME, sys.argv[1], 'neighbour' in sys.modules); import neighbour"
)


def test_another_python_sees_our_packages_and_none_beside_them(tmp_path: Path) -> None:
    for package in ("engine", "finetune"):
        (tmp_path / package).mkdir()
        (tmp_path / package / "__init__.py").write_text(f"NAME = {package!r}\n")
    (tmp_path / "engine" / "trainers").mkdir()
    (tmp_path / "engine" / "trainers" / "trainer_entry.py").write_text(ENTRY.read_text())
    (tmp_path / "finetune" / "__main__.py").write_text(TRAINER)
    (tmp_path / "neighbour.py").write_text("")
    python = interpreter(tmp_path / "mine", ())
    asked = [str(python), "-P", str(tmp_path / "engine" / "trainers" / "trainer_entry.py"), "a job"]
    done = subprocess.run(asked, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.stdout.split() == ["finetune", "a", "job", "False"]
    assert "No module named 'neighbour'" in done.stderr


def test_what_the_trainer_needs_of_the_engine_is_standard_library(tmp_path: Path) -> None:
    root = ENTRY.parents[2]
    code = (
        "import runpy, sys; introduce = runpy.run_path(sys.argv[1])['introduce']; from pathlib import Path; "
        "introduce('engine', Path(sys.argv[2])); import engine.child, engine.trainjob, engine.errors, engine.types; "
        "print(*{name.partition('.')[0] for name in sys.modules} - set(sys.stdlib_module_names))"
    )
    done = subprocess.run(
        [sys.executable, "-I", "-S", "-c", code, str(ENTRY), str(root)],
        capture_output=True,
        text=True,
        check=True,
        cwd=tmp_path,
    )
    assert set(done.stdout.split()) <= {"engine", "__main__"}


def test_a_trainer_is_started_in_our_sources_and_fetches_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", "/somewhere/else")
    trainer = Trainer(Path("/p/python"), "managed")
    assert trainer.argv(Path("/job")) == ["/p/python", "-P", str(ENTRY), "/job"]
    assert trainer.environment["HF_HUB_OFFLINE"] == "1"
    assert trainer.environment["PYTHONPATH"] == ""


@linux
def test_a_frozen_app_gives_its_children_the_person_s_own_libraries(
    frozen: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LD_LIBRARY_PATH", "/app/libraries")
    monkeypatch.setenv("LD_LIBRARY_PATH_ORIG", "/opt/lib")
    assert clean_environment()["LD_LIBRARY_PATH"] == "/opt/lib"


DRIVERS = [
    ("NVRM version: NVIDIA UNIX x86_64 Kernel Module  535.104.05  Sat Aug 19 01:15:15 UTC 2023\n", 535),
    ("NVRM version: NVIDIA UNIX Open Kernel Module for x86_64  580.65.06  Release Build\n", 580),
    ("nothing of the kind", 0),
]


def driver(root: Path, text: str) -> Path:
    file = root / "proc/driver/nvidia/version"
    file.parent.mkdir(parents=True)
    file.write_text(text)
    return root


@pytest.mark.parametrize(("text", "version"), DRIVERS)
def test_the_driver_s_version(tmp_path: Path, text: str, version: int) -> None:
    assert nvidia_driver(driver(tmp_path, text)) == version


@linux
def test_devices_are_told_by_their_files(tmp_path: Path) -> None:
    assert variants(tmp_path) == ("cpu",)
    (tmp_path / "dev").mkdir()
    (tmp_path / "dev/kfd").touch()
    assert variants(tmp_path) == ("rocm", "cpu")
    assert variants(driver(tmp_path, DRIVERS[0][0])) == ("cuda", "cpu")


@pytest.mark.skipif(platform_name() != "linux-x86_64", reason="the locks for Linux on x86-64")
def test_an_old_driver_gives_the_processor_and_the_reason(tmp_path: Path) -> None:
    choose.cache_clear()
    old = choose(None, driver(tmp_path / "old", DRIVERS[0][0]))
    assert old.lock is not None
    assert old.lock.variant == "cpu"
    assert "535" in old.note
    new = choose(None, driver(tmp_path / "new", DRIVERS[1][0]))
    assert new.lock is not None
    assert (new.lock.variant, new.note) == ("cuda", "")


@pytest.mark.parametrize("variant", ["cpu", "cuda", "rocm", "mps"])
def test_the_locks_that_ship(variant: trainer_locks.Variant) -> None:
    """Each pin has a hash; sizes were made together with the lock; what is not whole says so in its head."""
    lock = Lock.load(variant, resources() / "trainer")
    text = lock.path.read_text(encoding="ascii")
    pins = [entry for entry in text.replace("\\\n", " ").splitlines() if entry and not entry.startswith("#")]
    assert all("==" in pin and "--hash=sha256:" in pin for pin in pins)
    described = json.loads(lock.path.with_suffix(".json").read_text())
    for target, what in described["missing"].items():
        assert f"#     {target}: {what}" in text
        assert target not in lock.targets
    for weight in lock.targets.values():
        assert 0 < weight.download < weight.disk
        assert weight.packages <= len(pins)
    if lock.targets:
        assert {"torch", "transformers", "peft", "gguf"} <= {pin.partition("==")[0] for pin in pins}
    if variant == "cuda":
        assert {"unsloth", "unsloth-zoo", "trl"} <= {pin.partition("==")[0] for pin in pins}


def test_a_lock_that_was_changed_by_hand_is_a_bug(tmp_path: Path) -> None:
    folder = make_lock(tmp_path / "locks", make_wheels(tmp_path / "wheels"))
    (folder / "cpu.lock").write_text("torch==2.0\n")
    with pytest.raises(ValueError, match="not made together"):
        Lock.load("cpu", folder)


def test_the_engine_asks_before_it_sets_up(profile: Path, frozen: None, monkeypatch: pytest.MonkeyPatch) -> None:
    from engine.core import Engine

    choose.cache_clear()
    with Engine(Paths.at(profile)) as engine:
        now = engine.teach.trainer()
        if not now.packages:
            pytest.skip("no lock is whole for this machine")
        with pytest.raises(NeedsConfirmation, match=f"{now.packages} packages"):
            engine.teach.setup_trainer()
        engine.settings.set(TRAINER_PYTHON, "/no/such/python")
        with pytest.raises(EngineError, match="no Python at"):
            engine.teach.setup_trainer(confirmed=True)
    assert not (profile / "logs" / "connections.log").exists()
