from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from engine import network
from engine.core import Engine
from engine.errors import EngineError
from engine.language_models.hub_models import HubModels, best_of, catalogue
from engine.language_models.models import Models
from engine.network import Network
from engine.paths import Paths
from engine.settings import Settings
from engine.store.user import UserStore
from engine.system.hashing import file_sha256
from engine.types import Event, HubAnswer, ModelChanged, Notice
from tests.support.hub import running
from tests.support.tiny_gguf import gguf


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    paths = Paths.at(tmp_path / "profile")
    paths.create()
    return paths


@pytest.fixture
def models(paths: Paths) -> Iterator[Models]:
    user = UserStore(paths.user_db)
    yield Models(paths, user, Settings(user))
    user.close()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "My Model.Q4.gguf"
    path.write_bytes(gguf())
    return path


def test_the_catalogue_names_open_models_and_pulling_others_is_refused(
    paths: Paths, models: Models, tmp_path: Path
) -> None:
    assert all(entry.license in ("Apache-2.0", "MIT") for entry in catalogue())
    assert all(entry.file.endswith(".gguf") and "/" in entry.repository for entry in catalogue())
    with pytest.raises(EngineError, match="no model 'gpt'"):
        HubModels(paths, models, Network(tmp_path / "log")).pull("gpt")
    with pytest.raises(EngineError, match="offline"):
        HubModels(paths, models, Network(tmp_path / "log", allowed=False)).pull(catalogue()[0].id)


def test_a_pulled_model_is_registered_and_one_that_is_here_by_another_name_is_not_fetched(
    paths: Paths, models: Models, file: Path, tmp_path: Path
) -> None:
    entry = catalogue()[0]
    with running() as hub:
        hub.path = f"/{entry.repository}/resolve/main/{entry.file}"
        hub.content = file.read_bytes()
        hub.size, hub.sha256 = len(hub.content), file_sha256(file)
        fetching = HubModels(paths, models, Network(tmp_path / "log", hub=hub.url))
        pulled = fetching.pull(entry.id)
        assert (pulled.id, pulled.license, pulled.sha256) == (entry.id, entry.license, hub.sha256)
        assert pulled.path.read_bytes() == hub.content
        models.remove(entry.id)
        mine = models.import_file(file)
        hub.requests.clear()
        assert fetching.pull(entry.id) == mine
        assert {method for method, _, _ in hub.requests} == {"HEAD"}
    assert list(mine.path.parent.iterdir()) == [mine.path]


def test_by_which_name_it_is_here_is_told(file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    entry = catalogue()[0]
    events: list[Event] = []
    with running() as hub, Engine(Paths.at(tmp_path / "profile"), emit=events.append) as engine:
        monkeypatch.setattr(network, "Network", partial(Network, hub=hub.url))
        hub.path = f"/{entry.repository}/resolve/main/{entry.file}"
        hub.sha256 = file_sha256(file)
        here = engine.import_model(file).result(30)
        events.clear()
        assert engine.pull_model(entry.id).result(30) == hub.sha256
    (notice,) = [event for event in events if isinstance(event, Notice)]
    assert notice.message == f"{entry.id} is here already, as {here}"
    assert [event.model for event in events if isinstance(event, ModelChanged)] == [here]


def test_the_largest_model_that_has_room_and_is_not_too_slow_suits_best() -> None:
    def answer(model: str, size: int, speed: float | None = None) -> HubAnswer:
        return HubAnswer(model, "", size, "", memory_bytes=size + 1, memory_free=50, disk_free=40, tokens_per_s=speed)

    small, middle, large, huge = answer("s", 10), answer("m", 30), answer("l", 40), answer("h", 45)
    assert best_of([small, huge, large, middle]) is large, "the disk has no room for the huge one"
    assert best_of([huge]) is None
    measured = [answer("s", 10, 20.0), answer("m", 30, 6.0), answer("l", 40, 3.0)]
    assert best_of(measured) is measured[1], "the large one would write slower than one reads"
