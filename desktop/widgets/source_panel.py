"""The panel at the right: the sources of an answer, and the chosen one's passage with the words marked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QEvent, QItemSelection, Signal
from PySide6.QtGui import QColor, QTextCharFormat
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.models.rows import Role
from desktop.models.sources import SourcesModel
from desktop.theme import tokens
from desktop.widgets.buttons import IconButton
from desktop.widgets.labels import label
from desktop.widgets.rows import RowDelegate, list_view
from desktop.widgets.text_view import TextView
from desktop.wording import folder, place
from engine.types import Citation, Locator, Quote, Source

ROWS_SHOWN = 4


@dataclass(frozen=True, slots=True)
class Evidence:
    """What an answer stands on."""

    sources: Sequence[Source] = ()
    quotes: Sequence[Quote] = ()
    citations: Sequence[Citation] = ()


class SourcePanel(QFrame):
    """Signals: `closed`: the person closed the panel."""

    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("source-panel")
        em = self.fontMetrics().height()
        self.setMinimumWidth(em * 15)
        self.model = SourcesModel(self)
        self._cited: dict[int, list[tuple[int, int, str]]] = {}
        self._passage: tuple[str, list[tuple[int, int]]] = ("", [])
        title = label("Sources", bold=True)
        close = IconButton("close", "Close the sources")
        close.clicked.connect(self.closed)
        self.sources = list_view("Sources of the answer", RowDelegate(two_lines=True, badge=True), self)
        self.sources.setModel(self.model)
        self.sources.selectionModel().selectionChanged.connect(self._choose)
        self.file = label(scale=1.1, bold=True, wrap=True)
        self.place = label(kind="accent", wrap=True)
        self.folder = label(kind="muted", wrap=True)
        self.passage = TextView(self, grows=False)
        self.passage.setAccessibleName("The passage, with the cited words marked")
        self.passage.setObjectName("passage")
        head = QHBoxLayout()
        head.addWidget(title)
        head.addStretch(1)
        head.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(em, round(em * 0.7), em, em)
        column.setSpacing(round(em * 0.3))
        column.addLayout(head)
        column.addWidget(self.sources)
        column.addSpacing(round(em * 0.6))
        column.addWidget(self.file)
        column.addWidget(self.place)
        column.addWidget(self.folder)
        column.addSpacing(round(em * 0.4))
        column.addWidget(self.passage, 1)

    def show_evidence(self, evidence: Evidence, chosen: Citation | Quote | None = None) -> None:
        """Lists an answer's sources and shows the passage that the chosen words stand in.

        Without chosen words, the first source with all that was cited of it. A quote whose passage is not
        known yet is shown alone.
        """
        self._cited = {}
        for words in evidence.citations:
            self._cited.setdefault(words.source, []).append((words.start, words.end, words.text))
        for quote in evidence.quotes:
            self._cited.setdefault(quote.source, []).append((quote.start, quote.end, quote.text))
        self._list(evidence.sources)
        if chosen is None:
            if evidence.sources:
                self._select(0)
            return
        for row, source in enumerate(evidence.sources):
            if source.n == chosen.source:
                self._select(row)
                self._show(source, [(chosen.start, chosen.end, chosen.text)])
                return
        if isinstance(chosen, Quote):
            self.sources.clearSelection()
            self._show_passage(chosen.path, chosen.locator, chosen.text, [(0, len(chosen.text))])

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
            self._show(source, self._cited.get(source.n, []))

    def _show(self, source: Source, cited: Sequence[tuple[int, int, str]]) -> None:
        self._show_passage(source.path, source.locator, source.text, spans_within(source, cited))

    def _show_passage(self, path: Path, locator: Locator, text: str, spans: list[tuple[int, int]]) -> None:
        self.file.setText(path.name)
        self.place.setText(place(locator))
        self.place.setVisible(bool(self.place.text()))
        self.folder.setText(folder(path.parent))
        self._passage = (text, spans)
        self._draw()

    def _draw(self) -> None:
        table = tokens()
        mark = QTextCharFormat()
        mark.setBackground(QColor(table.highlight))
        mark.setForeground(QColor(table.on_highlight))
        self.passage.show_text(*self._passage, mark)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self._passage[0]:
            self._draw()


def spans_within(source: Source, cited: Sequence[tuple[int, int, str]]) -> list[tuple[int, int]]:
    """Where the cited words stand in the source's own text: spans in order, merged where they touch.

    Args:
        cited: start and end in the document's text, and the words.
    """
    spans: list[tuple[int, int]] = []
    for start, end, words in sorted(cited):
        first, last = max(0, start - source.start), min(len(source.text), end - source.start)
        if source.text[first:last] != words[: last - first] or first >= last:
            continue  # not of this passage: better no mark than a wrong one
        if spans and first <= spans[-1][1]:
            spans[-1] = (spans[-1][0], max(last, spans[-1][1]))
        else:
            spans.append((first, last))
    return spans
