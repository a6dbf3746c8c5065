"""Asks of one model file after another how it is to be imported."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from desktop.language import marked, tr
from desktop.widgets.message_bar import MessageBar

MEANS = marked(
    "A copy is Alcove's own and stays when the file goes. Used where it is, it takes no further room, and "
    "must stay there unchanged"
)


class ImportQuestion(MessageBar):
    """Waits with the next file while another one is imported. A file whose question is dismissed is left alone.

    Signals:
        answered(Path, bool): this file is to be imported, as a copy or where it is.
    """

    answered = Signal(object, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._files: list[Path] = []
        self._busy = False

    def ask(self, *files: Path) -> None:
        """Asks about these files, after those that wait already."""
        self._files = list(dict.fromkeys((*self._files, *files)))
        self._show()

    def set_busy(self, busy: bool) -> None:
        """While something else is under way, no file can be imported."""
        self._busy = busy
        self._show()

    def dismiss(self) -> None:
        super().dismiss()
        self._files = self._files[1:]
        QTimer.singleShot(0, self, self._show)  # after what a button does, which may be to begin the import

    def _show(self) -> None:
        if not self._files:
            return
        file, *later = self._files
        more = tr("%n more file(s) after this one.", "", len(later)) if later else ""
        if self._busy:
            self.show_message(tr("Import {file}?", file=file.name), tr("Something else is under way"))
            return
        self.show_message(
            tr("Import {file}?", file=file.name),
            f"{tr(MEANS)}. {more}" if more else tr(MEANS),
            actions=[
                (tr("Copy it"), lambda: self.answered.emit(file, True)),
                (tr("Use it where it is"), lambda: self.answered.emit(file, False)),
            ],
        )
