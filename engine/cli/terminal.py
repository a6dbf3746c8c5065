"""How words stand out in a terminal.

Standard output is asked each time it is written to: what is piped, or wanted without colours (NO_COLOR, no-color.org),
gets the words alone.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable

BOLD = ("\x1b[1m", "\x1b[22m")
MUTED = ("\x1b[2m", "\x1b[22m")
REVERSED = ("\x1b[7m", "\x1b[27m")  # light and dark exchanged

Style = tuple[str, str]


def styled() -> bool:
    """Whether standard output shows styles."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def in_style(text: str, style: Style) -> str:
    return f"{style[0]}{text}{style[1]}" if text and styled() else text


def with_marks(text: str, spans: Iterable[tuple[int, int]], style: Style = BOLD) -> str:
    """`text` with these spans of it, in order and apart, in a style."""
    if not styled():
        return text
    marked, at = "", 0
    for start, end in spans:
        marked += text[at:start] + in_style(text[start:end], style)
        at = end
    return marked + text[at:]
