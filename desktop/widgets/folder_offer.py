"""A chosen folder before anything of it is read: what would be, by kind, and what would not and why."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.backend import SAMPLE, Backend, Running
from desktop.language import marked, told, tr
from desktop.widgets.buttons import TextButton
from desktop.widgets.labels import label
from desktop.wording import as_sentence, folder, left_out, size
from engine.types import Progress

if TYPE_CHECKING:
    from engine.errors import EngineError
    from engine.types import Event, FileGroup, Folder, FolderPreview

REASONS_SHOWN = 5
SAMPLE_NAME = marked("The sample: papers of an invented field station")
LOOKING = marked("Looking at names and sizes…")
PROMISE = marked("So far only names and sizes were looked at. Your files stay where they are and are only ever read.")
SMALLER = marked("A smaller folder inside it is read sooner, and its answers are easier to find.")


class FolderOffer(QFrame):
    """Looks into a folder and, once the person says so, adds it; of several, one after the other.

    Signals:
        added: the Folder is among the others now.
        other_wanted: the person wants to choose another one.
        closed: the person wants none of it, and no other one waits.
        failed: the EngineError for which it could not be looked at, or added.
    """

    added = Signal(object)
    other_wanted = Signal()
    closed = Signal()
    failed = Signal(object)

    def __init__(self, backend: Backend, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._backend = backend
        self._looking: Running | None = None
        self._path = Path()
        self._waiting: list[Path] = []
        self.preview: FolderPreview | None = None
        em = self.fontMetrics().height()
        self.title = label(scale=1.25, bold=True, wrap=True)
        self.summary = label(wrap=True)
        self.summary.setAccessibleName(tr("What would be read"))
        self.warning = label(kind="verdict", wrap=True)
        self.kinds = _Rows(tr("To be read"))
        self.reasons = _Rows(tr("Not to be read"))
        promise = label(tr(PROMISE), kind="muted", scale=0.92, wrap=True)
        self.more = label(kind="muted", scale=0.92, wrap=True)
        self.read = TextButton(tr("Read this folder"), kind="primary")
        self.read.clicked.connect(self._add)
        self.other = TextButton(tr("Choose another…"))
        self.other.clicked.connect(self.other_wanted)
        self.cancel = TextButton(tr("Not now"), kind="quiet")
        self.cancel.clicked.connect(self._close)
        buttons = QHBoxLayout()
        buttons.setSpacing(em // 2)
        for button in (self.read, self.other, self.cancel):
            buttons.addWidget(button)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(round(em * 1.3), round(em * 1.1), round(em * 1.3), round(em * 1.1))
        column.setSpacing(round(em * 0.6))
        for widget in (self.title, self.summary, self.warning, self.kinds, self.reasons, promise, self.more):
            column.addWidget(widget)
        column.addSpacing(round(em * 0.3))
        column.addLayout(buttons)
        backend.engine_event.connect(self._take)
        self.hide()

    def look(self, path: Path, *more: Path) -> None:
        """Shows what of this folder would be read, as soon as that is known, in the place of what is shown now; then
        of each of the others, and of those that wait already."""
        self._waiting = [each for each in dict.fromkeys((*more, *self._waiting)) if each != path]
        self._stop()
        self._path, self.preview = path, None
        self.title.setText(tr(SAMPLE_NAME) if path == SAMPLE else folder(path))
        self.summary.setText(tr(LOOKING))
        for widget in (self.warning, self.kinds, self.reasons):
            widget.hide()
        self.more.setText(tr("%n more folder(s) to look at after this one.", "", len(self._waiting)))
        self.more.setVisible(bool(self._waiting))
        self.read.setEnabled(False)
        self.show()
        self._looking = looking = self._backend.preview_folder(
            path,
            done=lambda preview: self._show(looking, preview),
            failed=lambda error: self._fail(looking, error),
        )

    def _stop(self) -> None:
        if self._looking is not None:
            self._backend.stop(self._looking)
            self._looking = None

    def _close(self) -> None:
        self._stop()
        self._go_on()
        if self.isHidden():
            self.closed.emit()

    def _go_on(self) -> None:
        """Turns to the next folder, if there is one."""
        if self._waiting:
            self.look(self._waiting[0])
        else:
            self.hide()

    def _fail(self, looking: Running, error: EngineError) -> None:
        if self._looking is looking:
            self._looking = None
            self._close()
            self.failed.emit(error)

    def _show(self, looking: Running, preview: FolderPreview) -> None:
        if self._looking is not looking:
            return
        self._looking, self.preview = None, preview
        self.summary.setText(_summary(preview))
        self.warning.setText(f"{as_sentence(told(preview.warning))} {tr(SMALLER)}")
        self.warning.setVisible(bool(preview.warning))
        self.kinds.show_rows(_kinds(preview.read))
        self.reasons.show_rows(_reasons(preview.left_out))
        doubtful = preview.warning or not preview.read
        self.read.setText(tr("Read it all the same") if doubtful else tr("Read this folder"))
        self.read.setEnabled(True)
        self.read.setFocus()

    def _add(self) -> None:
        path = self._path
        self.read.setEnabled(False)

        def failed(error: EngineError) -> None:
            self.read.setEnabled(True)
            self.failed.emit(error)

        self._backend.add_folder(path, lambda added: self._added(path, added), failed, confirmed=True)

    def _added(self, path: Path, added: Folder) -> None:
        if self._path == path:  # else another one is looked at already
            self._go_on()
        self.added.emit(added)

    def _take(self, event: Event) -> None:
        if isinstance(event, Progress) and self._looking is not None and self._looking.owns(event):
            self.summary.setText(tr("Looking at names and sizes… %n file(s) so far", "", int(event.done)))


class _Rows(QWidget):
    """A caption, and below it rows of three: what, how many, how large."""

    def __init__(self, caption: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        em = self.fontMetrics().height()
        self.setAccessibleName(caption)
        self._cells: list[QLabel] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, round(em * 0.3), 0, 0)
        self._grid.setHorizontalSpacing(round(em * 1.6))
        self._grid.setVerticalSpacing(round(em * 0.25))
        self._grid.setColumnStretch(0, 1)
        for column in (1, 2):  # the same in every group of rows
            self._grid.setColumnMinimumWidth(column, em * 5)
        self._grid.addWidget(label(caption, kind="caption", scale=0.92, bold=True), 0, 0, 1, 3)

    @property
    def said(self) -> list[str]:
        """Each row in a line."""
        words = [cell.text() for cell in self._cells]
        return [" ".join(filter(None, words[at : at + 3])) for at in range(0, len(words), 3)]

    def show_rows(self, rows: Sequence[tuple[str, str, str]]) -> None:
        for cell in self._cells:
            self._grid.removeWidget(cell)
            cell.deleteLater()
        self._cells = []
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop
        for number, (what, many, large) in enumerate(rows, 1):
            cells = (label(what, wrap=True), label(many), label(large, kind="muted"))
            for column, cell in enumerate(cells):
                self._grid.addWidget(cell, number, column, right if column else Qt.AlignmentFlag.AlignTop)
            self._cells += cells
        self.setVisible(bool(rows))


def _summary(preview: FolderPreview) -> str:
    if not preview.read:
        return tr("There is nothing in it now that Alcove can read. What is put there later will be read.")
    return tr("%n file(s) would be read, {size} in all.", "", preview.files, size=size(preview.bytes))


def _kinds(read: Sequence[FileGroup]) -> list[tuple[str, str, str]]:
    return [(told(group.name), tr("%n file(s)", "", group.files), size(group.bytes)) for group in read]


def _reasons(groups: Sequence[FileGroup]) -> list[tuple[str, str, str]]:
    rows = [(left_out(group), *_many(group.files, group.folders, group.bytes)) for group in groups[:REASONS_SHOWN]]
    if rest := groups[REASONS_SHOWN:]:
        many = _many(*(sum(getattr(group, each) for group in rest) for each in ("files", "folders", "bytes")))
        rows.append((tr("For other reasons"), *many))
    return rows


def _many(files: int, folders: int, of_bytes: int) -> tuple[str, str]:
    """How many files and folders; what lies in a folder that is left out whole was not looked at."""
    said = [tr("%n folder(s)", "", folders)] if folders else []
    said += [tr("%n file(s)", "", files)] if files else []
    return ", ".join(said), size(of_bytes) if files else ""
