"""The `import` statement as it was before PySide6 put its own in its place.

That one reads the source of every module that is imported afterwards, to see whether it is written in the snake_case
of PySide6's `__feature__`. Alcove never is, and the reading took a tenth of the start of its window.
"""

from __future__ import annotations

import builtins

import PySide6.QtCore  # noqa: F401 - puts its own in place, and keeps the former


def restore() -> None:
    """From now on PySide6 reads no module that is imported."""
    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
