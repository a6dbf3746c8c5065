"""Loading what embeds opens no socket, not even to look around. (A trace of everything is in `make bench`.)"""

from __future__ import annotations

import subprocess
import sys

import pytest

SCRIPT = """
import sys
opened = []
sys.addaudithook(lambda event, arguments: opened.append(arguments) if event == "socket.__new__" else None)
from engine.embedding.embedding_model import EmbedderSpec, EmbeddingModel
from engine.paths import resources
EmbeddingModel(EmbedderSpec.load(resources() / "embedder")).embed(["a text"])
assert "urllib3" in sys.modules, "this test looks for what urllib3 does"
assert not opened, opened
"""


@pytest.mark.real
def test_loading_the_embedder_opens_no_socket() -> None:
    done = subprocess.run([sys.executable, "-c", SCRIPT], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
