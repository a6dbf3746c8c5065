"""The panel at the right: the sources of an answer, and the chosen one in its document with the words marked."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelection, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.actions import shown as written
from desktop.language import tr
from desktop.models.cited import Evidence, Place, cited_places, place_of, step_of
from desktop.models.rows import Role
from desktop.models.sources import SourcesModel
from desktop.opening import may_run, open_outside, to_open
from desktop.widgets.buttons import IconButton
from desktop.widgets.labels import label
from desktop.widgets.rows import RowDelegate, list_view
from desktop.wording import file_name, folder, place
from engine.types import Quote

if TYPE_CHECKING:
    from desktop.backend import Backend
    from desktop.widgets.source_view import SourceView
    from engine.types import Citation, Locator, Source

__all__ = ["Evidence", "SourcePanel"]

ROWS_SHOWN = 4


class SourcePanel(QFrame):
    """Signals: `closed`: the person closed the panel."""

    closed = Signal()

    def __init__(self, backend: Backend, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("source-panel")
        self._backend = backend
        em = self.fontMetrics().height()
        self.setMinimumWidth(em * 16)
        self.model = SourcesModel(self)
        self._evidence = Evidence()
        self._cited: list[Citation] = []
        self._step = -1  # which of them is shown; -1 for none
        self._path = Path()  # of the file that is shown
        title = label(tr("Sources"), bold=True)
        self.steps = label(kind="muted", scale=0.92)
        self.earlier = IconButton("up", tr("Previous cited place ({keys})", keys=written("Alt+Up")))
        self.earlier.clicked.connect(partial(self.step, -1))
        self.later = IconButton("down", tr("Next cited place ({keys})", keys=written("Alt+Down")))
        self.later.clicked.connect(partial(self.step, 1))
        close = IconButton("close", tr("Close the sources"))
        close.clicked.connect(self.closed)
        self.sources = list_view(tr("Sources of the answer"), RowDelegate(two_lines=True, badge=True), self)
        self.sources.setModel(self.model)
        self.sources.selectionModel().selectionChanged.connect(self._choose)
        self.file = label(scale=1.1, bold=True, wrap=True)
        self.open = IconButton("open", tr("Open"))
        self.open.clicked.connect(self._open)
        self.place = label(kind="accent", wrap=True)
        self.folder = label(kind="muted", wrap=True)
        self._view: SourceView | None = None
        head = QHBoxLayout()
        head.setSpacing(round(em * 0.2))
        head.addWidget(title)
        head.addStretch(1)
        head.addWidget(self.steps)
        head.addWidget(self.earlier)
        head.addWidget(self.later)
        head.addWidget(close)
        name = QHBoxLayout()
        name.addWidget(self.file, 1)
        name.addWidget(self.open, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(em, round(em * 0.7), em, em)
        column.setSpacing(round(em * 0.3))
        column.addLayout(head)
        column.addWidget(self.sources)
        column.addSpacing(round(em * 0.6))
        column.addLayout(name)
        column.addWidget(self.place)
        column.addWidget(self.folder)
        column.addSpacing(round(em * 0.4))
        self._column = column
        for keys, steps in (("Alt+Up", -1), ("Alt+Down", 1)):
            QShortcut(QKeySequence(keys), self).activated.connect(partial(self.step, steps))

    @property
    def view(self) -> SourceView:
        """What shows the document, made when it is first wanted: a window starts without it."""
        if self._view is None:
            from desktop.widgets.source_view import SourceView

            self._view = SourceView(self._backend)
            self._view.placed.connect(self._show_where)
            self._view.moved.connect(self._show_path)
            self._column.addWidget(self._view, 1)
        return self._view

    @property
    def passage(self) -> QWidget:
        """The text that is shown."""
        return self.view.passage

    def show_evidence(self, evidence: Evidence, chosen: Citation | Quote | None = None) -> None:
        """Lists an answer's sources and shows the place that the chosen words stand at.

        Without chosen words, the first source with all that was cited of it. A quote whose passage is not
        known yet is shown alone.
        """
        self._evidence = evidence
        self._cited = cited_places(evidence)
        self._list(evidence.sources)
        if chosen is None:
            if evidence.sources:
                self._select(0)
            return
        for row, source in enumerate(evidence.sources):
            if source.n == chosen.source:
                self._select(row)
                step = step_of(self._cited, chosen)
                self._show(place_of(source, (), chosen), -1 if step is None else step)
                return
        if isinstance(chosen, Quote):
            self.sources.clearSelection()
            marks = ((0, len(chosen.text)),)
            self._show(Place(chosen.path, "", chosen.locator, chosen.text, chosen.start, marks), -1)

    def step(self, steps: int) -> None:
        """Goes to the next cited place of the answer (1), or to the one before (-1), if there is one."""
        step = self._step + steps if self._step >= 0 else 0
        if not 0 <= step < len(self._cited):
            return
        chosen = self._cited[step]
        for row, source in enumerate(self._evidence.sources):
            if source.n == chosen.source:
                self._select(row)
                self._show(place_of(source, (), chosen), step)

    def _list(self, sources: Sequence[Source]) -> None:
        self.model.update(sources)
        row = self.sources.sizeHintForRow(0) if sources else 0
        self.sources.setFixedHeight(row * min(len(sources), ROWS_SHOWN) + 2)
        self.sources.setVisible(bool(sources))

    def _select(self, row: int) -> None:
        self.sources.setCurrentIndex(self.model.index(row))

    def _choose(self, selected: QItemSelection) -> None:
        if indexes := selected.indexes():
            source: Source = indexes[0].data(Role.ROW)
            cited = [words for words in self._cited if words.source == source.n]
            self._show(place_of(source, cited), self._cited.index(cited[0]) if cited else -1)

    def _show(self, shown: Place, step: int) -> None:
        self._step = step
        self._show_path(shown.path)
        self._show_where(shown.locator)
        several = len(self._cited) > 1
        for widget in (self.steps, self.earlier, self.later):
            widget.setVisible(several)
        every = len(self._cited)
        self.steps.setText(
            tr("{number} of {every}", number=step + 1, every=every) if step >= 0 else tr("%n cited", "", every)
        )
        self.earlier.setEnabled(step > 0)
        self.later.setEnabled(step + 1 < len(self._cited))
        self.view.show_place(shown)

    def _show_path(self, path: Path) -> None:
        self._path = path
        self.file.setText(file_name(path))
        self.folder.setText(folder(path.parent))
        self.open.rename("open", tr("Show in its folder") if may_run(path) else tr("Open in its own program"))

    def _show_where(self, locator: Locator) -> None:
        self.place.setText(place(locator))
        self.place.setVisible(bool(self.place.text()))

    def _open(self) -> None:
        path = self._path

        def opened(there: Path | None) -> None:
            if there is not None:
                open_outside(there)
            else:
                self.view.look_again()

        self._backend.off_thread(lambda: to_open(path), opened)
