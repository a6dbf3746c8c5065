"""Widgets are deleted on the GUI thread, whoever makes the garbage."""

from __future__ import annotations

import gc
import threading
import weakref

from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.collecting import Collector


def test_a_widget_in_a_cycle_is_collected_on_the_gui_thread(collector: Collector, qtbot: QtBot) -> None:
    where: list[int] = []

    def make_garbage() -> None:
        widget = QWidget()
        widget.itself = widget  # type: ignore[attr-defined]
        weakref.finalize(widget, lambda: where.append(threading.get_ident()))

    def allocate() -> None:
        for _ in range(gc.get_threshold()[0] * 20):
            cycle: list[object] = []
            cycle.append(cycle)

    make_garbage()
    worker = threading.Thread(target=allocate)
    worker.start()
    worker.join()
    assert not where
    collector.collect()
    assert where == [threading.get_ident()]


def test_what_a_start_has_made_is_not_looked_through_again(
    qapp: QApplication, collector: Collector, qtbot: QtBot
) -> None:
    settling = Collector(qapp, settles=1)
    try:
        qtbot.waitUntil(lambda: gc.get_freeze_count() > 0)
        kept = len(gc.get_objects())
        assert kept < gc.get_freeze_count()
    finally:
        gc.unfreeze()
        settling.deleteLater()
