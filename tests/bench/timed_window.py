"""`alcove`, which prints when its window could be used, what it took of the processor, when it was painted, and goes.

It can be used when the Engine is open, the counts of the ledger are on the screen, and a question can be typed.
"""

from __future__ import annotations

import sys
import time

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent

from desktop import own_import

own_import.restore()  # as `alcove` does it, before all that is imported for the window

import desktop.app  # noqa: E402
from desktop.__main__ import main  # noqa: E402


class TimedWindow(desktop.app.MainWindow):
    painted = 0.0

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's own name
        super().paintEvent(event)
        if not self.painted:
            self.painted = time.monotonic()
            self._look = QTimer(self)
            self._look.timeout.connect(self._tell)
            self._look.start(1)

    def _tell(self) -> None:
        if "searchable" in self.strip.coverage.text() and self.ask.composer.edit.isEnabled():
            self._look.stop()
            self.strip.repaint()
            print(time.monotonic(), time.process_time(), self.painted, flush=True)
            self.close()


if __name__ == "__main__":
    desktop.app.MainWindow = TimedWindow  # type: ignore[misc]
    sys.exit(main(sys.argv[1:]))
