"""Another embedder: built beside the serving index, through the real command, with the real float32 original."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from engine.core import Engine
from engine.errors import Cancelled
from engine.paths import Paths
from tests.support.fp32_model import make_fp32_model

pytestmark = pytest.mark.real
ALCOVE = Path(sys.executable).with_name("alcove")
QUESTION = "When was the harbour crane built?"


@pytest.fixture(scope="module")
def fp32(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_fp32_model(tmp_path_factory.mktemp("fp32"))


@pytest.fixture
def desk(profile: Path, tmp_path: Path) -> Path:
    """A profile with a small indexed folder."""
    folder = tmp_path / "docs"
    folder.mkdir()
    for n in range(12):
        paragraphs = [
            f"Log entry {n}.{m}: the ferry left pier {m} at {m + 6} o'clock with {n * m} crates." for m in range(40)
        ]
        (folder / f"log {n}.txt").write_text("\n\n".join(paragraphs))
    (folder / "crane.txt").write_text("The harbour crane was built in 1911 by Ada Kern.\n")
    with Engine(Paths.at(profile)) as engine:
        engine.add_folder(folder)
        engine.index().result(120)
    return profile


def start(*arguments: object, profile: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [ALCOVE, *map(str, arguments), "--json", "--profile", profile],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=os.environ,
    )


def finish(process: subprocess.Popen[str]) -> dict:
    out, err = process.communicate(timeout=240)
    assert process.returncode == 0, err
    return json.loads(out)


def finds_it(engine: Engine) -> bool:
    return "1911" in engine.search(QUESTION, k=1).results[0].text


def test_no_search_fails_while_the_next_index_is_built(desk: Path, fp32: Path) -> None:
    before = Engine(Paths.at(desk))
    with before as engine:
        name = engine.status().embedder
        building = start("models", "use-embedder", fp32, profile=desk)
        searches = 0
        while building.poll() is None:
            assert finds_it(engine)
            searches += 1
        models = finish(building)["models"]
        assert searches > 3
        assert finds_it(engine)  # by the new one now
        assert engine.status().embedder != name
    (used,) = [model for model in models if model["kind"] == "embedder" and model["in_use"]]
    assert Path(used["path"]) == fp32
    assert [file.suffix for file in (desk / "index").glob("*.db")] == [".db"]  # the old one is gone
    assert finish(start("doctor", profile=desk))["ok"]


def test_a_killed_build_goes_on_and_a_cancelled_one_keeps_the_old(desk: Path, fp32: Path) -> None:
    with Engine(Paths.at(desk)) as engine:
        name = engine.status().embedder
        building = start("models", "use-embedder", fp32, profile=desk)
        while len(list((desk / "index").glob("*.db"))) < 2 and building.poll() is None:
            assert finds_it(engine)
        building.send_signal(signal.SIGKILL)
        building.communicate()
        assert finds_it(engine)
        assert engine.status().embedder == name
        assert finish(start("index", profile=desk))["failed"] == 0  # goes on with it, and serves it
        assert engine.status().embedder != name
        assert finds_it(engine)

        changed = engine.status().embedder
        job = engine.use_embedder("starter")
        job.cancel()
        with pytest.raises(Cancelled):
            job.result(60)
        assert engine.status().embedder == changed
        assert finds_it(engine)


def test_stop_in_the_terminal_ends_the_building_that_a_window_does_for_it(desk: Path, fp32: Path) -> None:
    with Engine(Paths.at(desk)) as engine:
        name = engine.status().embedder
        engine.watch()
        building = start("models", "use-embedder", fp32, profile=desk)
        while not engine.status().next_embedder and building.poll() is None:
            assert finds_it(engine)
        building.send_signal(signal.SIGINT)
        building.communicate(timeout=60)
        assert building.returncode == 130
        assert engine.index().result(120).failed == 0  # whoever watches has stopped building
        now = engine.status()
        assert (now.embedder, now.next_embedder) == (name, "")
        assert finds_it(engine)

        assert finish(start("models", "use-embedder", fp32, profile=desk))["models"]
        assert engine.status().embedder != name
        assert finds_it(engine)
