"""Downloads from a hub on this machine that speaks the real protocol, and breaks it on demand."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from engine.errors import Cancelled, EngineError
from engine.network import ATTEMPTS, Network
from tests.support.hub import CONTENT, PATH, Hub, running


@pytest.fixture
def hub() -> Iterator[Hub]:
    with running() as state:
        yield state


@pytest.fixture
def network(hub: Hub, tmp_path: Path) -> Network:
    return Network(tmp_path / "network.log", hub=hub.url, retry_seconds=0)


def log(tmp_path: Path) -> list[list[str]]:
    return [line.split("\t") for line in (tmp_path / "network.log").read_text().splitlines()]


def test_a_file_arrives_whole_and_every_connection_is_logged(hub: Hub, network: Network, tmp_path: Path) -> None:
    seen: list[tuple[int, int]] = []
    done = network.download("maker/model", "model.gguf", tmp_path / "m.gguf", progress=lambda *at: seen.append(at))
    assert (tmp_path / "m.gguf").read_bytes() == CONTENT
    assert (done.bytes, done.sha256) == (len(CONTENT), hub.sha256)
    assert seen[-1] == (len(CONTENT), len(CONTENT))
    rows = log(tmp_path)
    assert [row[3] for row in rows] == ["HEAD 302", "GET 302", "GET 200"]
    assert {row[1] for row in rows} == {"127.0.0.1"}
    assert {row[2] for row in rows} == {"download maker/model/model.gguf"}
    assert rows[-1][4] == f"{len(CONTENT)} bytes"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["m.gguf", "network.log"]


def test_a_renamed_repository_is_followed(network: Network, tmp_path: Path) -> None:
    network.download("old/name", "model.gguf", tmp_path / "m.gguf")
    assert (tmp_path / "m.gguf").read_bytes() == CONTENT


def test_no_other_host_is_asked_whose_address_begins_as_the_hubs(hub: Hub, network: Network, tmp_path: Path) -> None:
    with running() as other:
        hub.moved = f"{hub.url}@{other.url.removeprefix('http://')}{PATH}"
        with pytest.raises(EngineError, match="did not say how large"):
            network.download("old/name", "model.gguf", tmp_path / "m.gguf")
        assert other.requests == []


def test_a_cut_connection_is_taken_up_where_it_broke(hub: Hub, network: Network, tmp_path: Path) -> None:
    hub.cuts = [1_500_000, 300_000]
    network.download("maker/model", "model.gguf", tmp_path / "m.gguf")
    assert (tmp_path / "m.gguf").read_bytes() == CONTENT
    ranges = [wanted for _, path, wanted in hub.requests if path == "/store/blob"]
    assert ranges[0] == "bytes=0-"
    assert len(ranges) == 3
    assert len(set(ranges)) == 3, "each attempt goes on from where the last one broke"


def test_a_later_attempt_goes_on_from_what_is_there(hub: Hub, network: Network, tmp_path: Path) -> None:
    hub.cuts = [1_000_000, *[0] * ATTEMPTS]
    with pytest.raises(EngineError, match="failed") as failure:
        network.download("maker/model", "model.gguf", tmp_path / "m.gguf")
    assert "is kept" in failure.value.hint
    assert not (tmp_path / "m.gguf").exists()
    hub.cuts.clear()
    hub.requests.clear()
    network.download("maker/model", "model.gguf", tmp_path / "m.gguf")
    assert (tmp_path / "m.gguf").read_bytes() == CONTENT
    assert hub.requests[-1][2] not in ("", "bytes=0-")


def test_a_store_without_ranges_begins_anew(hub: Hub, network: Network, tmp_path: Path) -> None:
    hub.cuts, hub.ranges = [1_000_000], False
    network.download("maker/model", "model.gguf", tmp_path / "m.gguf")
    assert (tmp_path / "m.gguf").read_bytes() == CONTENT


def test_content_with_another_hash_is_thrown_away(hub: Hub, network: Network, tmp_path: Path) -> None:
    hub.content = CONTENT[:-1] + b"!"
    with pytest.raises(EngineError, match="arrived damaged"):
        network.download("maker/model", "model.gguf", tmp_path / "m.gguf")
    assert [path.name for path in tmp_path.iterdir()] == ["network.log"]


def test_more_content_than_announced_is_an_error(hub: Hub, network: Network, tmp_path: Path) -> None:
    hub.content = CONTENT + b"more"
    with pytest.raises(EngineError, match="more than it announced"):
        network.download("maker/model", "model.gguf", tmp_path / "m.gguf")
    assert not (tmp_path / "m.gguf").exists()


@pytest.mark.parametrize(
    ("status", "says"), [(404, "has no"), (401, "not open to everyone"), (403, "not open"), (500, "status 500")]
)
def test_a_refusal_says_what_to_do(hub: Hub, network: Network, tmp_path: Path, status: int, says: str) -> None:
    hub.status = status
    with pytest.raises(EngineError, match=says) as refusal:
        network.download("maker/model", "model.gguf", tmp_path / "m.gguf")
    assert refusal.value.hint


def test_a_full_disk_is_said_before_anything_is_fetched(hub: Hub, network: Network, tmp_path: Path) -> None:
    hub.size = 10**18
    with pytest.raises(EngineError, match="GB free"):
        network.download("maker/model", "model.gguf", tmp_path / "m.gguf")
    assert [method for method, _, _ in hub.requests] == ["HEAD"]


def test_cancelling_keeps_what_arrived(network: Network, tmp_path: Path) -> None:
    seen: list[int] = []
    with pytest.raises(Cancelled):
        network.download(
            "maker/model",
            "model.gguf",
            tmp_path / "m.gguf",
            progress=lambda done, _: seen.append(done),
            cancelled=lambda: bool(seen),
        )
    (part,) = tmp_path.glob("*.part")
    assert 0 < part.stat().st_size < len(CONTENT)
    network.download("maker/model", "model.gguf", tmp_path / "m.gguf")
    assert (tmp_path / "m.gguf").read_bytes() == CONTENT


def test_cancelling_is_heard_while_the_network_is_down(hub: Hub, tmp_path: Path) -> None:
    hub.cuts = [0] * ATTEMPTS
    network = Network(tmp_path / "network.log", hub=hub.url, retry_seconds=5)
    with pytest.raises(Cancelled):
        network.download(
            "maker/model",
            "model.gguf",
            tmp_path / "m.gguf",
            cancelled=lambda: ("GET", PATH, "bytes=0-") in hub.requests,
        )
    assert len(hub.cuts) == ATTEMPTS - 1, "it is not tried again"


def test_offline_opens_no_connection(hub: Hub, tmp_path: Path) -> None:
    network = Network(tmp_path / "network.log", allowed=False, hub=hub.url)
    with pytest.raises(EngineError, match="runs offline") as refusal:
        network.download("maker/model", "model.gguf", tmp_path / "m.gguf")
    assert "--offline" in refusal.value.hint
    assert hub.requests == []
    assert not (tmp_path / "network.log").exists()


def test_a_hub_that_is_not_there_is_an_error_and_logged(tmp_path: Path) -> None:
    network = Network(tmp_path / "network.log", hub="http://127.0.0.1:9", retry_seconds=0)
    with pytest.raises(EngineError, match=r"connection to 127\.0\.0\.1:9 failed"):
        network.download("maker/model", "model.gguf", tmp_path / "m.gguf")
    assert log(tmp_path)[0][3].startswith("HEAD failed")


def test_the_hub_is_asked_for_size_and_hash_without_fetching(hub: Hub, network: Network, tmp_path: Path) -> None:
    remote = network.describe("maker/model", "model.gguf")
    assert (remote.bytes, remote.sha256) == (len(CONTENT), hub.sha256)
    assert [request[0] for request in hub.requests] == ["HEAD"]
    assert [row[2:4] for row in log(tmp_path)] == [["ask about maker/model/model.gguf", "HEAD 302"]]
    with pytest.raises(EngineError, match="runs offline"):
        Network(tmp_path / "network.log", allowed=False).describe("maker/model", "model.gguf")
