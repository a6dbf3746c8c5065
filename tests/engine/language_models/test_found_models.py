"""Models that other programs keep: found by their places, read by their headers, never followed out."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from engine.core import Engine
from engine.errors import EngineError
from engine.language_models import found_models
from engine.language_models.found_models import find
from engine.paths import Paths
from tests.support.fake_embedder import FakeEmbedder
from tests.support.tiny_gguf import gguf

DIGEST = "a" * 64


def put(path: Path, content: bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path


def ollama(home: Path, name: str, digest: str) -> None:
    layers = [
        {"mediaType": "application/vnd.ollama.image.license", "digest": "sha256:" + "b" * 64},
        {"mediaType": "application/vnd.ollama.image.model", "digest": f"sha256:{digest}"},
    ]
    put(home / ".ollama/models/manifests" / name, json.dumps({"layers": layers}).encode())


def test_each_program_s_models_are_found_under_its_own_names(tmp_path: Path) -> None:
    hub = tmp_path / ".cache/huggingface/hub/models--maker--small"
    put(hub / "blobs/1234", gguf())
    (hub / "snapshots/rev").mkdir(parents=True)
    (hub / "snapshots/rev/Small.Q8_0.gguf").symlink_to("../../blobs/1234")
    put(tmp_path / ".lmstudio/models/maker/Other/other.gguf", gguf({"general.license": "apache-2.0"}))
    put(tmp_path / ".local/share/nomic.ai/GPT4All/older.gguf", b"ggml of another time")
    put(tmp_path / ".local/share/Jan/data/llamacpp/models/Janus/model.gguf", gguf({"split.count": 3}))
    put(tmp_path / "jan/models/vectors.gguf", gguf({"llama.attention.causal": 0}).replace(
        b"llama.attention.causal" + b"\x04\0\0\0" + bytes(4), b"llama.attention.causal" + b"\x07\0\0\0" + bytes(1)
    ))  # fmt: skip
    put(tmp_path / f".ollama/models/blobs/sha256-{DIGEST}", gguf())
    put(tmp_path / f".ollama/models/blobs/sha256-{'c' * 64}", b"safetensors")
    ollama(tmp_path, "registry.ollama.ai/library/llama3/latest", DIGEST)
    ollama(tmp_path, "registry.ollama.ai/someone/other/1b", "c" * 64)
    ollama(tmp_path, "registry.ollama.ai/library/evil/latest", "../../../secret")
    put(tmp_path / ".ollama/models/manifests/broken/latest", b"[" * 100_000)

    found = {(model.program, model.name): model for model in find(tmp_path)}
    assert set(found) == {
        ("GPT4All", "older"),
        ("Hugging Face", "Small.Q8_0"),
        ("Jan", "Janus"),
        ("Jan", "vectors"),
        ("LM Studio", "other"),
        ("Ollama", "llama3:latest"),
    }
    small = found["Hugging Face", "Small.Q8_0"]
    assert (small.quant, small.context, small.license, small.why_not) == ("F32", 256, "mit", "")
    assert "3 parts" in found["Jan", "Janus"].why_not
    assert "not a GGUF file" in found["GPT4All", "older"].why_not
    assert found["Ollama", "llama3:latest"].path.name == f"sha256-{DIGEST}"


def test_no_link_leads_out_and_no_walk_is_endless(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    outside = put(tmp_path / "elsewhere/private.gguf", gguf()).parent
    home = tmp_path / "home"
    models = home / ".lmstudio/models"
    models.mkdir(parents=True)
    (models / "link.gguf").symlink_to(outside / "private.gguf")
    (models / "folder").symlink_to(outside)
    (models / "loop.gguf").symlink_to("loop.gguf")
    os.mkfifo(models / "pipe.gguf")
    (home / "jan").mkdir()
    (home / "jan/models").symlink_to(outside)
    put(models.joinpath(*"abcdefghij") / "deep.gguf", gguf())
    assert find(home) == []
    for number in range(5):
        put(models / f"{number}.gguf", gguf())
    monkeypatch.setattr(found_models, "MAX_FOUND", 3)
    assert [model.name for model in find(home)] == ["0", "1", "2"]


def test_a_found_model_is_used_where_it_is_and_only_forgotten(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    file = put(tmp_path / f".ollama/models/blobs/sha256-{DIGEST}", gguf())
    ollama(tmp_path, "registry.ollama.ai/library/llama3/latest", DIGEST)
    with Engine(Paths.at(tmp_path / "profile"), embedder=FakeEmbedder()) as engine:
        (found,) = engine.find_models().result(30)
        assert found.known_as == ""
        model = engine.import_model(found.path, copy=False, name=found.name).result(30)
        assert model == "llama3-latest"
        listed = next(known for known in engine.models() if known.id == model)
        assert (listed.path, listed.owner, listed.context) == (file, "elsewhere", 256)
        assert engine.find_models().result(30)[0].known_as == model
        engine.remove_model(model)
        assert file.exists()
        with pytest.raises(EngineError, match="no model"):
            engine.use_model(model)
