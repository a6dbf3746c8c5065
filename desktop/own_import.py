"""Python's own `import` statement, in place of the one that PySide6 puts there when it is loaded.

That one reads the source of every module that is imported afterwards, to see whether it is written in the snake_case
of PySide6's `__feature__`. Alcove never is, and the reading takes a tenth of the start of its window.
"""

from __future__ import annotations

import builtins

import PySide6.QtCore  # noqa: F401 - puts its own in place


def restore() -> None:
    """From now on modules are imported as if PySide6 were not there."""
    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
