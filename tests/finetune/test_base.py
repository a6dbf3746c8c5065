from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from engine.errors import EngineError
from finetune import backends, base
from tests.finetune.tools import settings
from tests.support.tiny_models import tiny_model, write_gguf


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_gguf(tiny_model("llama"), "llama", tmp_path_factory.mktemp("model") / "tiny.gguf")


@pytest.mark.parametrize("damage", ["cut", "header", "other", "empty"])
def test_a_broken_model_is_said_to_be_broken(damage: str, model: Path, tmp_path: Path) -> None:
    whole = model.read_bytes()
    broken = tmp_path / "broken.gguf"
    broken.write_bytes(
        {"cut": whole[: len(whole) // 2], "header": whole[:300], "other": b"nothing of the kind", "empty": b""}[damage]
    )
    with pytest.raises(EngineError, match="cannot be unpacked"):
        base.ensure(broken, tmp_path / "base")
    assert not (tmp_path / "base").exists()
    assert not (tmp_path / "base.part").exists()


def test_a_model_that_is_gone_is_no_full_disk(tmp_path: Path) -> None:
    with pytest.raises(EngineError, match="cannot be unpacked"):
        base.ensure(tmp_path / "gone.gguf", tmp_path / "base")


def test_a_base_is_made_once(model: Path, tmp_path: Path) -> None:
    folder = base.ensure(model, tmp_path / "base")
    assert base.ensure(tmp_path / "gone.gguf", folder) == folder
    assert base.decoder(folder)([10, 11, 12])


def test_trainers_at_once_make_one_base(model: Path, tmp_path: Path) -> None:
    script = "import sys; from pathlib import Path; from finetune import base; base.ensure(*map(Path, sys.argv[1:]))"
    command = [sys.executable, "-c", script, str(model), str(tmp_path / "base")]
    trainers = [subprocess.Popen(command) for _ in range(3)]
    assert [trainer.wait() for trainer in trainers] == [0, 0, 0]
    assert base.decoder(tmp_path / "base")([10, 11, 12])
    assert not (tmp_path / "base.part").exists()


def test_a_folder_without_a_model_is_refused(tmp_path: Path) -> None:
    with pytest.raises(EngineError, match="holds no model"):
        base.ensure(None, tmp_path)


@pytest.mark.parametrize("text", ["", "{}", "{", '{"model_type": "nothing-known"}', '{"model_type": "t5"}'])
def test_a_folder_with_an_odd_configuration_is_refused(text: str, tmp_path: Path) -> None:
    (tmp_path / "config.json").write_text(text)
    with pytest.raises(EngineError, match="no weights"):
        backends.load(base.ensure(None, tmp_path), settings())


@pytest.mark.parametrize("text", ["", "{", "{}", "[1]", '"llama"', '{"model_type": 1}'])
def test_a_configuration_that_is_none_is_refused(text: str, tmp_path: Path) -> None:
    (tmp_path / "config.json").write_text(text)
    with pytest.raises(EngineError, match="no model"):
        base.config(tmp_path)


@pytest.mark.parametrize("weights", [None, b"", b"nothing of the kind", bytes(1000)])
def test_a_folder_without_sound_weights_is_refused(weights: bytes | None, tmp_path: Path) -> None:
    tiny_model("llama").config.save_pretrained(tmp_path)
    if weights is not None:
        (tmp_path / "model.safetensors").write_bytes(weights)
    with pytest.raises(EngineError, match="no weights"):
        backends.load(tmp_path, settings())


def test_without_a_tokeniser_an_answer_is_told_in_numbers(tmp_path: Path) -> None:
    tiny_model("llama").config.save_pretrained(tmp_path)
    assert base.decoder(tmp_path)([1, 2, 3]) == "(3 tokens)"


@pytest.mark.skipif(sys.platform == "win32", reason="the system sets no limit to the size of a file")
def test_a_full_disk_is_said_to_be_full(model: Path, tmp_path: Path) -> None:
    script = (
        "import resource, signal, sys; from pathlib import Path\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "from engine.errors import EngineError; from finetune import base\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))\n"
        "try: base.ensure(Path(sys.argv[1]), Path(sys.argv[2]))\n"
        "except EngineError as error: print(error.message, '|', error.hint)\n"
    )
    folder = tmp_path / "base"
    command = [sys.executable, "-c", script, str(model), str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    message, hint = done.stdout.split(" | ")
    assert message.startswith("the base model cannot be written to")
    assert "File too large" in message
    assert "--resume" in hint
    assert [left.name for left in tmp_path.iterdir()] == ["base.lock"]
