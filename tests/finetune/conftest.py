"""What the trainer's tests share. torch is loaded into the tests' own process here, and nowhere else."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

pytest.importorskip("torch")
pytest.importorskip("peft")

import torch

from finetune import backends
from finetune.backends import Trainee
from tests.finetune.tools import settings
from tests.support.tiny_models import tiny_model

os.environ["HF_HUB_OFFLINE"] = "1"
os.environ["TQDM_DISABLE"] = "1"
torch.set_num_threads(1)


@pytest.fixture(scope="session")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A tiny llama in Hugging Face's layout."""
    folder = tmp_path_factory.mktemp("llama")
    tiny_model("llama").bfloat16().save_pretrained(folder)
    return folder


@pytest.fixture
def trainee(base: Path) -> Trainee:
    """The tiny llama with a fresh adapter."""
    return backends.load(base, settings())
