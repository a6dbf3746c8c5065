"""The yardstick of a start: an empty PySide6 window that prints when it was painted, its processor time, and goes."""

from __future__ import annotations

import sys
import time

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QMainWindow


class BareWindow(QMainWindow):
    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's own name
        super().paintEvent(event)
        print(time.monotonic(), time.process_time(), flush=True)
        QTimer.singleShot(0, self.close)


if __name__ == "__main__":
    app = QApplication(sys.argv[:1])
    window = BareWindow()
    window.show()
    sys.exit(app.exec())
