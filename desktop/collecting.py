"""Reference cycles are collected on the GUI thread alone.

Python collects them in whatever thread makes the next object. A widget in one would then be deleted in a thread of
the Engine, which Qt does not survive: the process hangs or falls over, seldom and far from the cause.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

INTERVAL_MS = 1000
SETTLES_MS = 4000


class Collector(QObject):
    """From its making on, cycles are collected only while the GUI thread's loop runs, as often as Python would.

    Args:
        settles: after so many milliseconds what a start has made, modules and the window, counts as made for good:
            looking through all of it again and again is what a full collection takes its time for.
    """

    def __init__(self, parent: QObject, *, settles: int | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        if settles is not None:
            QTimer.singleShot(settles, self, self._settle)
        timer = QTimer(self)
        timer.timeout.connect(self.collect)
        timer.start(INTERVAL_MS)

    def collect(self) -> None:
        """Collects the oldest generation that is due, if one is (by the thresholds of the `gc` module)."""
        due = [count > threshold for count, threshold in zip(gc.get_count(), gc.get_threshold(), strict=True)]
        if due[0]:
            gc.collect(max(generation for generation, is_due in enumerate(due) if is_due))

    def _settle(self) -> None:
        gc.freeze()  # uncollected: to look through it all once more is what it spares, and a start makes little garbage
