"""Reference cycles are collected on the GUI thread alone.

Python collects them in whatever thread makes the next object. A widget in one would then be deleted in a thread of
the Engine, which Qt does not survive: the process hangs or falls over, seldom and far from the cause.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

INTERVAL_MS = 1000


class Collector(QObject):
    """From its making on, cycles are collected only while the GUI thread's loop runs, as often as Python would."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        timer = QTimer(self)
        timer.timeout.connect(self.collect)
        timer.start(INTERVAL_MS)

    def collect(self) -> None:
        """Collects the oldest generation that is due, if one is (by the thresholds of the `gc` module)."""
        due = [count > threshold for count, threshold in zip(gc.get_count(), gc.get_threshold(), strict=True)]
        if due[0]:
            gc.collect(max(generation for generation, is_due in enumerate(due) if is_due))
