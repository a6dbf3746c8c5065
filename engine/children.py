"""The modules that Alcove runs as processes of their own, and how each is started, from source or frozen.

From source a child is `python -P -m MODULE`. A frozen app is no Python, so there it is the app itself with a hidden
first argument, by which it becomes that module before anything else is imported.
"""

from __future__ import annotations

import runpy
import sys
from collections.abc import Sequence

CHILD = "--child"
MODULES = ("engine.readers", "engine.embedding.embed_worker", "engine.language_models.llm_worker")


def child_argv(module: str, *arguments: str) -> list[str]:
    """The command line that runs one of `MODULES`."""
    assert module in MODULES, module
    if getattr(sys, "frozen", False):
        return [sys.executable, CHILD, module, *arguments]
    return [sys.executable, "-P", "-m", module, *arguments]


def run_child(arguments: Sequence[str]) -> int:
    """Becomes a child, given what follows `CHILD` on the command line; returns the exit code.

    Only `MODULES` can be run so: the app is no way to run any module it holds.
    """
    if not arguments or arguments[0] not in MODULES:
        print(f"error: {CHILD} is for Alcove's own processes", file=sys.stderr)
        return 2
    sys.argv = list(arguments)
    runpy.run_module(arguments[0], run_name="__main__", alter_sys=True)
    return 0
