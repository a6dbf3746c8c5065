from __future__ import annotations

import contextlib
import struct
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.errors import EngineError
from engine.language_models.gguf import read_header
from engine.language_models.hardware import Backends, Device, Machine, describe, layers_that_fit, machine
from engine.language_models.models import ModelGone, Models, starter_path
from engine.paths import Paths
from engine.settings import Settings
from engine.store.user import UserStore
from engine.system.hashing import file_sha256
from tests.support.tiny_gguf import READS, gguf, string

ROOMY = Machine(memory_total=64 << 30, memory_free=64 << 30, cores=4)
STARTER = "smollm2-135m-instruct"


@pytest.fixture
def models(tmp_path: Path) -> Iterator[Models]:
    paths = Paths.at(tmp_path / "profile")
    paths.create()
    user = UserStore(paths.user_db)
    yield Models(paths, user, Settings(user))
    user.close()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "My Model.Q4.gguf"
    path.write_bytes(gguf())
    return path


# --------------------------------------------------------------------------- headers


def test_a_header_tells_what_a_model_is(file: Path) -> None:
    header = read_header(file)
    assert (header.architecture, header.license, header.quant, header.layers) == ("llama", "mit", "F32", 2)
    assert header.layer_bytes == 64 * 64 * 4
    assert header.kv_bytes(100) == 100 * 2 * (16 + 16) * 2
    assert header.metadata["tokenizer.ggml.tokens"] == ()


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "not a GGUF file"),
        (b"PK\x03\x04 a zip file", "not a GGUF file"),
        (gguf(version=1), "GGUF version 1"),
        (gguf(version=50331648), "GGUF version 50331648"),  # another byte order
        (gguf()[:40], "cut short"),
        (gguf()[:-1], "cut short"),
        (gguf(weights=b""), "cut short"),
        (gguf({"general.type": "adapter"}), "not a language model"),
        (gguf({"llama.block_count": 0}), "not a language model"),
        (gguf({"general.alignment": 0}), "damaged"),
        (b"GGUF" + struct.pack("<IQQ", 3, 1 << 60, 0), "damaged"),
        (b"GGUF" + struct.pack("<IQQ", 3, 0, 1) + struct.pack("<Q", 1 << 62), "damaged"),
        (b"GGUF" + struct.pack("<IQQ", 3, 0, 1) + string("k") + struct.pack("<IIQ", 9, 4, 1 << 61), "damaged"),
        (b"GGUF" + struct.pack("<IQQ", 3, 0, 1) + string("k") + struct.pack("<I", 99), "damaged"),
    ],
)
def test_a_file_that_is_no_sound_model_is_refused(tmp_path: Path, content: bytes, says: str) -> None:
    path = tmp_path / "bad.gguf"
    path.write_bytes(content)
    with pytest.raises(EngineError, match=says) as refusal:
        read_header(path)
    assert refusal.value.hint


@given(st.data())
def test_no_damage_to_a_header_does_worse_than_an_error(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    content = bytearray(gguf())
    header_size = len(content) - 64 * 64 * 4
    for _ in range(data.draw(st.integers(1, 8))):
        content[data.draw(st.integers(4, header_size - 1))] = data.draw(st.integers(0, 255))
    path = tmp_path_factory.getbasetemp() / "damaged.gguf"
    path.write_bytes(content)
    with contextlib.suppress(EngineError):
        read_header(path).kv_bytes(4096)


@pytest.mark.real
def test_the_starter_has_the_hash_the_catalogue_knows(models: Models) -> None:
    path = starter_path()
    if path is None:
        pytest.skip("the starter model is not installed")
    starter = models.get(STARTER)
    assert file_sha256(path) == starter.sha256
    header = read_header(path)
    assert (header.quant, header.license.lower()) == (starter.quant, starter.license.lower())


# --------------------------------------------------------------------------- import, use, remove


def test_an_imported_file_is_copied_registered_and_can_be_used(models: Models, file: Path) -> None:
    local = models.import_file(file)
    assert local.id == "my-model.q4"
    assert local.path != file
    assert local.path.read_bytes() == file.read_bytes()
    assert (local.license, local.quant, local.sha256) == ("mit", "F32", file_sha256(file))
    models.use("my-")
    assert models.current() == local
    assert [(info.id, info.backend) for info in models.list("CPU") if info.in_use] == [("my-model.q4", "CPU")]


def test_a_file_can_be_used_where_it_is(models: Models, file: Path) -> None:
    local = models.import_file(file, copy=False)
    assert local.path == file
    models.remove(local.id)
    assert file.exists(), "what the profile does not own is not deleted"


def test_the_same_file_twice_is_one_model_and_another_gets_another_name(models: Models, file: Path) -> None:
    first = models.import_file(file)
    assert models.import_file(file) == first
    file.write_bytes(gguf({"general.license": "apache-2.0"}))
    assert models.import_file(file).id == "my-model.q4-2"


def test_removing_a_model_takes_its_file_and_variants_and_frees_the_choice(models: Models, file: Path) -> None:
    source = models.import_file(file)
    variant_path = source.path.with_name("variant.gguf")
    variant_path.write_bytes(gguf({"general.license": "variant"}))
    header = read_header(variant_path)
    models.register(
        "variant", header, variant_path, file_sha256(variant_path), license="mit", source_sha256=source.sha256
    )
    models.use("variant")
    models.remove(source.id)
    assert not source.path.exists()
    assert not variant_path.exists()
    assert [local.id for local in models.all() if local.id != STARTER] == []
    assert models.current() is None or models.current() == models.get(STARTER)


def test_removing_a_model_takes_what_was_unpacked_of_it_for_training(models: Models, file: Path) -> None:
    local, other = models.import_file(file), models._paths.bases / "0123456789abcdef"
    base = models._paths.bases / local.sha256[:16]
    for folder in (base, base.with_name(f"{base.name}.part"), other):
        folder.mkdir(parents=True)
        (folder / "model.safetensors").write_bytes(b"weights")
    models.remove(local.id)
    assert list(other.parent.iterdir()) == [other]


def test_a_chosen_model_that_is_gone_is_an_error_and_the_list_still_shows(models: Models, file: Path) -> None:
    local = models.import_file(file)
    models.use(local.id)
    file.write_bytes(gguf({"general.license": "apache-2.0"}))
    assert models.import_file(file).id.startswith(local.id), "which is not the one that was chosen"
    local.path.unlink()
    with pytest.raises(EngineError, match="no model"):
        models.current()
    assert not any(info.in_use for info in models.list(""))


def test_a_model_whose_disk_is_away_keeps_its_name_and_is_there_again_with_it(
    models: Models, file: Path, tmp_path: Path
) -> None:
    chosen = models.import_file(file, copy=False)
    models.use(chosen.id)
    unplugged = file.rename(file.with_name("unplugged"))
    other_file = tmp_path / "elsewhere" / file.name
    other_file.parent.mkdir()
    other_file.write_bytes(gguf({"general.license": "apache-2.0"}))
    other = models.import_file(other_file)
    assert other.id == f"{chosen.id}-2"
    with pytest.raises(ModelGone):
        models.current()
    unplugged.rename(file)
    assert models.current() == chosen


def test_a_model_that_is_gone_can_be_forgotten(models: Models, file: Path) -> None:
    gone = models.import_file(file, copy=False)
    models.use(gone.id)
    file.unlink()
    models.remove(gone.id)
    assert models.current() is None or models.current() == models.get(STARTER)
    file.write_bytes(gguf({"general.license": "apache-2.0"}))
    assert models.import_file(file).id == gone.id, "the name is free again"


def test_a_model_that_is_gone_is_brought_back_by_its_file(models: Models, file: Path) -> None:
    gone = models.import_file(file)
    models.use(gone.id)
    models.remember(gone, {"threads": 3})
    gone.path.unlink()
    elsewhere = file.rename(file.with_name("copy.gguf"))
    back = models.import_file(elsewhere, copy=False)
    assert (back.id, back.path, back.settings) == (gone.id, elsewhere, {"threads": 3})
    assert models.current() == back


def test_an_unknown_or_ambiguous_name_is_an_error(models: Models, file: Path) -> None:
    models.import_file(file)
    file.write_bytes(gguf({"general.license": "apache-2.0"}))
    models.import_file(file)
    assert models.get("my-model.q4").license == "mit", "a whole name is never ambiguous"
    with pytest.raises(EngineError, match="may be any of"):
        models.get("my-")
    with pytest.raises(EngineError, match="no model 'nothing'") as error:
        models.get("nothing")
    assert "models list" in error.value.hint


def test_what_was_measured_of_a_model_is_kept(models: Models, file: Path) -> None:
    local = models.import_file(file)
    models.remember(local, {"threads": 3})
    models.remember(models.get(local.id), {"flash_attention": True})
    assert models.get(local.id).settings == {"threads": 3, "flash_attention": True}
    config = models.config(models.get(local.id), ROOMY, context=4096)
    assert (config.threads, config.flash_attention, config.n_ctx) == (3, True, 256)
    assert models.config(models.get(local.id), ROOMY, context=100, threads=1).threads == 1


@pytest.mark.real
def test_what_was_measured_of_the_starter_is_kept_too(models: Models) -> None:
    if starter_path() is None:
        pytest.skip("the starter model is not installed")
    assert models.current() == models.get(STARTER)
    models.remember(models.get(STARTER), {"threads": 1})
    assert models.get(STARTER).settings == {"threads": 1}
    assert len([local for local in models.all() if local.id == STARTER]) == 1
    with pytest.raises(EngineError, match="part of the installation"):
        models.remove(STARTER)


def test_a_model_too_large_for_memory_is_refused_with_figures(models: Models, file: Path) -> None:
    local = models.import_file(file)
    small = Machine(memory_total=1 << 30, memory_free=100 << 20, cores=1)
    with pytest.raises(EngineError, match=r"needs 0\.3 GiB of memory .* and 0\.1 GiB are free"):
        models.config(local, small, context=4096)
    assert models.config(local, small, context=4096, gpu_free=8 << 30).gpu_layers is None
    assert models.config(local, small, context=4096, in_memory=local.path).path == local.path
    local.path.unlink()
    with pytest.raises(EngineError, match="cannot be read"):
        models.config(local, small, context=4096)


@pytest.mark.parametrize(("parameters", "reads"), [(0, False), (600_000_000, False), (READS, True)])
def test_a_model_reads_by_its_size(models: Models, tmp_path: Path, parameters: int, reads: bool) -> None:
    file = tmp_path / "any name.gguf"
    file.write_bytes(gguf(parameters=parameters))
    local = models.import_file(file, copy=False)
    assert read_header(file).parameters >= parameters
    assert models.reads(local) == reads
    assert [info.reads for info in models.list("CPU") if info.id == local.id] == [reads]
    file.unlink()
    assert not models.reads(local)


def test_the_starter_and_its_variants_do_not_read(models: Models, tmp_path: Path) -> None:
    assert not models.reads(models.get(STARTER))
    file = tmp_path / "variant.gguf"
    file.write_bytes(gguf())
    variant = models.register(
        "variant", read_header(file), file, "0" * 64, license="", source_sha256=models.get(STARTER).sha256
    )
    assert not models.reads(variant)


# --------------------------------------------------------------------------- hardware


def test_layers_that_fit_keep_a_margin() -> None:
    assert layers_that_fit(1000, layers=30, layer_bytes=10, margin=500) == 30
    assert layers_that_fit(600, layers=30, layer_bytes=10, margin=500) == 10
    assert layers_that_fit(499, layers=30, layer_bytes=10, margin=500) == 0
    assert layers_that_fit(10**9, layers=30, layer_bytes=0) == 0


def test_the_backend_is_described_with_the_reason_for_not_using_another() -> None:
    cpu = Device("CPU", "a processor", "cpu", 1 << 30, 1 << 30)
    gpu = Device("CUDA0", "a card", "gpu", 6 << 30, 8 << 30)
    assert describe(Backends(True, (cpu, gpu))) == "CUDA0 (a card, 6.0 of 8.0 GiB free)"
    assert "found none" in describe(Backends(True, (cpu,)))
    assert "GPU=cuda" in describe(Backends(False, (cpu,)), vendors=["NVIDIA"])
    assert "GPU=vulkan" in describe(Backends(False, (cpu,)), vendors=["AMD"])
    assert "no GPU was found" in describe(Backends(False, (cpu,)))


def test_this_machine_has_memory_and_cores() -> None:
    found = machine()
    assert 0 < found.memory_free <= found.memory_total
    assert found.cores >= 1
