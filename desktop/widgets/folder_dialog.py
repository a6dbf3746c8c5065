"""The system's own dialog for a folder."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.language import tr


def ask_for_folder(parent: QWidget, chosen: Callable[[Path], object]) -> None:
    """Opens the dialog; `chosen` is called with the folder, unless the person closes it."""
    dialog = QFileDialog(parent, tr("Choose a folder to ask about"))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    dialog.fileSelected.connect(lambda path: chosen(Path(path)))
    dialog.open()
