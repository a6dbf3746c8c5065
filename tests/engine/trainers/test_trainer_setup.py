"""Setting up the Python that trains: the real uv, against an index on this machine and a folder of wheels."""

from __future__ import annotations

import lzma
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import filelock
import pytest

from engine.errors import Cancelled, EngineError, NeedsConfirmation
from engine.jobs import Job
from engine.network import Network
from engine.settings import TRAINER_INDEX, TRAINER_WHEELS, Settings
from engine.store.user import UserStore
from engine.trainers.trainer_locks import Choice, choose
from engine.trainers.trainer_python import PACKAGES, Trainer, find, status
from engine.trainers.trainer_setup import TrainerSetup
from engine.trainers.uv import complaint, find_uv, unpacked
from tests.support.package_index import PackageIndex, make_lock, make_wheel, make_wheels, serving

NO_DEVICES = Path("/nowhere")


def test_a_packed_uv_is_unpacked_once_and_runs(tmp_path: Path) -> None:
    packed = tmp_path / "uv.xz"
    packed.write_bytes(lzma.compress(find_uv().read_bytes(), preset=0))
    program = unpacked(packed, tmp_path / "trainers")
    made = program.stat().st_mtime_ns
    said = subprocess.run([program, "--version"], capture_output=True, text=True, check=True).stdout
    assert said.startswith("uv ")
    assert unpacked(packed, tmp_path / "trainers") == program
    assert program.stat().st_mtime_ns == made
    assert [file.name for file in program.parent.iterdir()] == [program.name]


def test_a_damaged_packed_uv_is_told(tmp_path: Path) -> None:
    packed = tmp_path / "uv.xz"
    packed.write_bytes(b"not xz")
    with pytest.raises(EngineError, match="cannot be unpacked"):
        unpacked(packed, tmp_path / "trainers")


class Ground:
    """A place to set up in: settings, a lock for four small wheels, and where environments go."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.trainers = root / "trainers"
        self.wheels = make_wheels(root / "wheels")
        self.locks = make_lock(root / "locks", self.wheels)
        self.store = UserStore(root / "user.db")
        self.settings = Settings(self.store)
        self.progress: list[tuple[float, float]] = []

    @property
    def choice(self) -> Choice:
        return choose(self.locks, NO_DEVICES)

    def setup(self, *, online: bool = True) -> TrainerSetup:
        network = Network(self.root / "connections.log", allowed=online)
        return TrainerSetup(self.settings, self.choice, network, self.root / "logs")

    def job(self) -> Job[Trainer]:
        setup = self.setup()
        return Job("setup", lambda job: setup.run(job, lambda done, total: self.progress.append((done, total)))).start()

    def left(self) -> list[str]:
        return sorted(path.suffix for path in self.trainers.iterdir() if path.is_dir())


@pytest.fixture
def ground(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Ground]:
    choose.cache_clear()
    monkeypatch.setenv("ALCOVE_TRAINERS", str(tmp_path / "trainers"))
    monkeypatch.setenv("UV_HTTP_RETRIES", "0")
    for name in ("UV_INDEX_URL", "UV_FIND_LINKS", "UV_OFFLINE"):
        monkeypatch.delenv(name, raising=False)
    made = Ground(tmp_path)
    yield made
    made.store.close()


@pytest.fixture
def index(ground: Ground) -> Iterator[PackageIndex]:
    with serving(ground.wheels) as served:
        ground.settings.set(TRAINER_INDEX, served.url)
        yield served


def imports(python: Path, modules: str) -> int:
    return subprocess.run([str(python), "-I", "-c", f"import {modules}"], check=False, capture_output=True).returncode


def test_from_an_index(ground: Ground, index: PackageIndex) -> None:
    trainer = ground.job().result(60)

    assert imports(trainer.python, ", ".join(PACKAGES)) == 0
    assert imports(trainer.python, "numpy") != 0, "it must not see the packages of this environment"
    assert trainer.python.is_relative_to(ground.trainers / ground.choice.lock.sha256[:16])
    assert ground.left() == [""], "neither the unfinished environment nor the cache is left"
    assert ground.progress[-1] == (4096, 4096)
    assert sorted(index.served) == sorted(f"{name}-1.0-py3-none-any.whl" for name in PACKAGES)
    lines = (ground.root / "connections.log").read_text().splitlines()
    assert [line.split("\t")[1:3] for line in lines] == [["127.0.0.1", "tune --setup"]]


def test_those_of_former_locks_go_when_the_new_one_is_there(ground: Ground, index: PackageIndex) -> None:
    former, busy = ground.trainers / "0123456789abcdef", ground.trainers / "fedcba9876543210"
    for folder in (former, former.with_suffix(".cache"), busy, ground.trainers / "python", ground.trainers / "mine"):
        folder.mkdir(parents=True)
    with filelock.FileLock(busy.with_suffix(".lock")):
        ground.job().result(60)
    left = {path.name for path in ground.trainers.iterdir() if path.is_dir()}
    assert left == {ground.choice.lock.sha256[:16], busy.name, "python", "mine"}


def test_from_a_folder_of_wheels_offline(ground: Ground) -> None:
    ground.settings.set(TRAINER_WHEELS, str(ground.wheels))
    setup = ground.setup(online=False)
    trainer = Job("setup", lambda job: setup.run(job, lambda *_: None)).start().result(60)
    assert imports(trainer.python, ", ".join(PACKAGES)) == 0
    assert not (ground.root / "connections.log").exists()


def test_it_is_found_once_it_is_there_and_set_up_anew_when_its_base_is_gone(
    ground: Ground, index: PackageIndex, monkeypatch: pytest.MonkeyPatch
) -> None:
    trainer = ground.job().result(60)
    monkeypatch.setattr(sys, "frozen", True, raising=False)  # so that this interpreter does not count
    assert find(ground.settings, ground.choice) == trainer
    assert status(ground.settings, ground.choice).device == "cpu"
    monkeypatch.undo()
    monkeypatch.setenv("ALCOVE_TRAINERS", str(ground.trainers))

    trainer.python.unlink()
    trainer.python.symlink_to(ground.root / "python-that-was-removed")
    assert imports(ground.job().result(60).python, "torch") == 0


def test_consent_says_what_it_takes_and_nothing_is_asked_of_the_index(ground: Ground, index: PackageIndex) -> None:
    asked = ground.setup().consent()
    assert isinstance(asked, NeedsConfirmation)
    assert "4 packages" in asked.message
    assert str(ground.trainers) in asked.message
    assert not index.asked.is_set()
    assert not ground.trainers.exists()


def test_a_wrong_hash_is_refused_and_named(ground: Ground, index: PackageIndex) -> None:
    make_wheel(ground.wheels, "peft", "stolen = True\n")
    with pytest.raises(EngineError, match=r"peft==1.0 arrived with another hash") as refused:
        ground.job().result(60)
    assert refused.value.hint
    assert "" not in ground.left()


def test_a_broken_connection_is_told_and_what_came_is_not_fetched_again(
    ground: Ground, index: PackageIndex, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("UV_CONCURRENT_DOWNLOADS", "1")  # so that it is known what had come when it broke
    index.broken = {"torch"}
    with pytest.raises(EngineError, match="connection") as failed:
        ground.job().result(60)
    assert "kept" in failed.value.hint
    before = list(index.served)
    assert 0 < len(before) < len(PACKAGES)

    index.broken = set()
    ground.job().result(60)
    assert len(index.served) == len(PACKAGES), f"sent twice: {index.served}"


def test_an_index_that_is_gone(ground: Ground) -> None:
    ground.settings.set(TRAINER_INDEX, "http://127.0.0.1:9/simple")
    with pytest.raises(EngineError, match="connection"):
        ground.job().result(60)


def test_a_package_that_the_index_does_not_have(ground: Ground, index: PackageIndex) -> None:
    (ground.wheels / "gguf-1.0-py3-none-any.whl").unlink()
    with pytest.raises(EngineError, match="gguf"):
        ground.job().result(60)


def test_cancelling_ends_uv_and_the_next_time_goes_on(ground: Ground, index: PackageIndex) -> None:
    index.held.clear()
    job = ground.job()
    assert index.asked.wait(60)
    job.cancel()
    with pytest.raises(Cancelled):
        job.result(20)
    index.held.set()
    assert "" not in ground.left()
    assert imports(ground.job().result(60).python, "torch") == 0


KILLED = """
import sys
from pathlib import Path
from tests.engine.trainers.test_trainer_setup import Ground
Ground(Path(sys.argv[1])).job().result()
"""


def test_killed_outright_the_next_time_goes_on(ground: Ground, index: PackageIndex) -> None:
    index.held.clear()
    process = subprocess.Popen([sys.executable, "-c", KILLED, str(ground.root)], cwd=Path(__file__).parents[3])
    assert index.asked.wait(60)
    process.kill()
    process.wait()
    index.held.set()
    assert imports(ground.job().result(60).python, ", ".join(PACKAGES)) == 0
    assert ground.left() == [""]


def test_two_at_once_make_one(ground: Ground, index: PackageIndex) -> None:
    index.held.clear()
    first = ground.job()
    assert index.asked.wait(60)
    second = ground.job()
    index.held.set()
    assert first.result(60) == second.result(60)
    assert len(index.served) == len(PACKAGES)


def test_packages_that_do_not_import_are_not_taken_into_use(ground: Ground, index: PackageIndex) -> None:
    make_wheel(ground.wheels, "torch", "raise ImportError('made for another processor')\n")
    make_lock(ground.locks, ground.wheels)
    choose.cache_clear()
    with pytest.raises(EngineError, match="does not work") as failed:
        ground.job().result(60)
    log = Path(failed.value.hint.removeprefix("see the end of "))
    assert "made for another processor" in log.read_text()
    assert "" not in ground.left()


def test_offline(ground: Ground, index: PackageIndex) -> None:
    with pytest.raises(EngineError, match="offline"):
        ground.setup(online=False)
    assert not index.asked.is_set()


def test_no_uv(ground: Ground, index: PackageIndex, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "uv", None)
    monkeypatch.setenv("PATH", str(ground.root))
    with pytest.raises(EngineError, match="uv") as failed:
        ground.setup()
    assert failed.value.hint


def test_a_place_that_cannot_be_written(ground: Ground, index: PackageIndex) -> None:
    ground.trainers.write_text("a file where the folder should be")
    with pytest.raises(EngineError, match="cannot be written"):
        ground.job().result(60)


def test_a_disk_without_room(ground: Ground, index: PackageIndex) -> None:
    make_lock(ground.locks, ground.wheels, disk=10**18)
    choose.cache_clear()
    with pytest.raises(EngineError, match="free"):
        ground.job().result(60)
    assert not index.asked.is_set()


@pytest.mark.parametrize(
    ("setting", "value"), [(TRAINER_INDEX, "pypi.example.org"), (TRAINER_WHEELS, "/no/such/folder")]
)
def test_a_source_that_is_none(ground: Ground, setting, value: str) -> None:
    ground.settings.set(setting, value)
    with pytest.raises(EngineError) as refused:
        ground.setup()
    assert setting.key in refused.value.message + refused.value.hint


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("error: Failed to extract archive\n  cause: No space left on device (os error 28)\n", "disk is full"),
        ("error: No interpreter found for Python 3.12 in managed installations\n", "no Python"),
        ("error: something nobody has seen\n  cause: at all\n", "something nobody has seen"),
    ],
)
def test_complaints_in_words(said: str, expected: str) -> None:
    error = complaint(["DEBUG dns error\n", *said.splitlines(keepends=True)], Path("/log"))
    assert expected in error.message
    assert error.hint
