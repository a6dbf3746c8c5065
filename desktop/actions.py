"""Everything the person can do from anywhere: one list for the keys, the palette and the sheet of shortcuts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from PySide6.QtGui import QKeySequence

from desktop.language import tr


@dataclass(frozen=True, slots=True)
class Action:
    """Something to do.

    Args:
        name: as the person would say it.
        run: does it; None where its keys only work in a place of their own, which looks after them.
        keys: in Qt's portable spelling; several mean the same. The palette shows the first.
        group: heading that it stands under.
    """

    name: str
    run: Callable[[], object] | None
    keys: tuple[str, ...] = ()
    group: str = field(default_factory=lambda: tr("Anywhere"))

    @property
    def shortcut(self) -> str:
        """Its first key as this system writes it; empty if it has none."""
        return shown(self.keys[0]) if self.keys else ""


def shown(keys: str) -> str:
    """Keys as this system writes them."""
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)


def matching(words: str, actions: Sequence[Action]) -> list[Action]:
    """Those whose names hold every word; first those in which a word begins where one was typed.

    Within each, their order stays.
    """
    typed = words.casefold().split()
    found = []
    for action in actions:
        name = action.name.casefold()
        if all(word in name for word in typed):
            begins = all(any(part.startswith(word) for part in name.split()) for word in typed)
            found.append((not (typed and name.startswith(typed[0])), not begins, action))
    found.sort(key=lambda each: each[:2])
    return [action for *_, action in found]
