"""What is trained is what is served: each architecture, from its GGUF file through torch and back into llama.cpp."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
import torch
from transformers import AutoModelForCausalLM

from engine.errors import EngineError
from engine.language_models.gguf import read_header
from engine.language_models.llm import Llm, LlmConfig
from engine.trainjob import TRAINABLE
from finetune import backends, base, export, train
from tests.finetune.tools import disturb, rows, settings
from tests.support.tiny_models import CONTEXT, tiny_model, write_gguf

CASES: Mapping[str, tuple[str, Mapping[str, Any]]] = {
    **{architecture: (architecture, {}) for architecture in TRAINABLE},
    "mistral": ("llama", {"num_attention_heads": 8, "num_key_value_heads": 2, "tie_word_embeddings": False}),
    "llama of one key head": ("llama", {"num_attention_heads": 8, "num_key_value_heads": 1}),
    "llama 3.1": (
        "llama",
        {
            "scaling": {
                "rope_type": "llama3",
                "factor": 8.0,
                "low_freq_factor": 1.0,
                "high_freq_factor": 4.0,
                "original_max_position_embeddings": 8192,
            }
        },
    ),
    "stablelm without biases": ("stablelm", {"use_qkv_bias": False}),
    "llama stretched evenly": ("llama", {"scaling": {"rope_type": "linear", "factor": 4.0}}),
}
PROMPT = 16
PLACES = 60


@pytest.fixture
def llm(tmp_path: Path) -> Iterator[Llm]:
    llm = Llm(tmp_path / "logs")
    yield llm
    llm.close()


def config_of(path: Path) -> LlmConfig:
    return LlmConfig(path, hashlib.sha256(path.read_bytes()).hexdigest(), n_ctx=CONTEXT)


@pytest.mark.parametrize("case", CASES)
def test_torch_and_llama_cpp_agree(case: str, tmp_path: Path, llm: Llm) -> None:
    architecture, changes = CASES[case]
    original = tiny_model(architecture, **changes)
    path = write_gguf(original, architecture, tmp_path / "model.gguf")
    assert read_header(path).architecture == architecture

    folder = base.ensure(path, tmp_path / "base")
    converted = AutoModelForCausalLM.from_pretrained(folder, dtype=torch.float32, local_files_only=True)
    theirs = converted.state_dict()
    for name, weight in original.state_dict().items():
        torch.testing.assert_close(theirs[name], weight, rtol=0, atol=1e-7, msg=name)

    trainee = backends.load(folder, settings())
    disturb(trainee)
    plain = backends.Trainee(trainee.model.float(), "cpu")  # without bfloat16's rounding, which is not our subject
    adapter = tmp_path / "adapter.gguf"
    export.write(train.weights(plain), base.config(folder), architecture, settings().alpha, adapter)
    llm.load(config_of(path))

    ids = [token for row in rows(20) for token in row.prompt][: PROMPT + PLACES]
    differences = []
    for skill in (None, adapter):
        llm.adapter(skill)
        scores = llm.score(ids[:PROMPT], ids[PROMPT:])
        with torch.no_grad():
            if skill:
                logits = plain.model(input_ids=torch.tensor([ids])).logits
            else:
                with plain.model.disable_adapter():
                    logits = plain.model(input_ids=torch.tensor([ids])).logits
        logp = logits[0, PROMPT - 1 : -1].log_softmax(-1)
        own = logp.gather(-1, torch.tensor(ids[PROMPT:])[:, None])[:, 0]
        found = logp.gather(-1, torch.tensor(scores.top)[:, None])[:, 0]
        # llama.cpp keeps keys and values in F16: two tokens as likely as each other may change places.
        torch.testing.assert_close(found, logp.max(-1).values, rtol=0, atol=0.05)
        torch.testing.assert_close(torch.tensor(scores.logprobs), own, rtol=0, atol=0.05)
        differences.append(own)
    assert (differences[0] - differences[1]).abs().mean() > 0.3  # the adapter does something


def test_another_stretching_is_refused(tmp_path: Path) -> None:
    path = write_gguf(tiny_model("llama"), "llama", tmp_path / "model.gguf", rotation="yarn")
    with pytest.raises(EngineError, match="yarn"):
        base.ensure(path, tmp_path / "base")
    assert not (tmp_path / "base").exists()
