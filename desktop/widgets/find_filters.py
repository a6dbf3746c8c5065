"""What a search is limited to: folder, kind of file, date changed; and whether words or meaning lead."""

from __future__ import annotations

import time
from collections.abc import Sequence
from datetime import date, datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.language import marked, tr
from desktop.widgets.choice import Choice
from desktop.wording import file_name
from engine.types import Filters, Folder, SearchMode

DAY = 86_400.0
KINDS = {
    marked("PDF"): "pdf",
    marked("Documents"): "docx docm dotx dotm odt ott rtf epub",
    marked("Notes and text"): "txt text log md markdown mdown mkd mdx qmd rmd rst rest",
    marked("Spreadsheets"): "xlsx xlsm xltx xlsb xls ods csv tsv",
    marked("Presentations"): "pptx pptm ppsx ppsm potx odp otp",
    marked("Mail"): "eml mht mhtml mbox",
    marked("Web pages"): "html htm xhtml",
}
CODE = marked("Code and data")  # all else that can be read
TODAY = 0.0
TIMES = {  # seconds back from now; today begins at midnight
    marked("Changed today"): TODAY,
    marked("Past week"): 7 * DAY,
    marked("Past month"): 31 * DAY,
    marked("Past year"): 366 * DAY,
}
MODES: dict[SearchMode, str] = {
    "hybrid": marked("Any match"),
    "keyword": marked("By words"),
    "vector": marked("By meaning"),
}


class FindFilters(QWidget):
    """Four choices in a row, each at its widest to begin with.

    Signals: `changed`: the person chose something else.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._listed: list[str] = []
        self.folder = _choice(tr("Folder to search"), tr("All folders"))
        self.kind = _choice(tr("Kind of file to search"), tr("All kinds"))
        for words in (*KINDS, CODE):
            self.kind.addItem(tr(words), words)
        self.time = _choice(tr("When the file was changed"), tr("Any time"))
        for words, seconds in TIMES.items():
            self.time.addItem(tr(words), seconds)
        self.way = Choice()
        self.way.setAccessibleName(tr("Whether words or meaning lead"))
        for mode, words in MODES.items():
            self.way.addItem(tr(words), mode)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        em = self.fontMetrics().height()
        row.setSpacing(em // 2)
        for choice in (self.folder, self.kind, self.time, self.way):
            choice.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            choice.setMinimumContentsLength(8)
            choice.currentIndexChanged.connect(self.changed)
            choice.setMaximumWidth(em * 11)
            row.addWidget(choice, 1000)
        row.addStretch(1)

    def show_folders(self, folders: Sequence[Folder]) -> None:
        """Offers these folders; the chosen one stays chosen if it is still there."""
        paths = [str(folder.path) for folder in folders]
        if paths == self._listed:
            return
        chosen, self._listed = self.folder.currentData(), paths
        self.folder.blockSignals(True)
        while self.folder.count() > 1:
            self.folder.removeItem(1)
        for folder in folders:
            self.folder.addItem(file_name(folder.path), folder.path)
        self.folder.setCurrentIndex(1 + paths.index(str(chosen)) if str(chosen) in paths else 0)
        self.folder.blockSignals(False)
        if chosen is not None and str(chosen) not in paths:
            self.changed.emit()

    @property
    def mode(self) -> SearchMode:
        mode: SearchMode = self.way.currentData()
        return mode

    @property
    def limited(self) -> bool:
        """Whether some files are left out."""
        return any(choice.currentIndex() > 0 for choice in (self.folder, self.kind, self.time))

    def filters(self) -> Filters:
        folder, kind, seconds = self.folder.currentData(), self.kind.currentData(), self.time.currentData()
        return Filters(
            within=() if folder is None else (folder,),
            extensions=() if kind is None else extensions(kind),
            since=None if seconds is None else _midnight() if seconds == TODAY else time.time() - seconds,
        )

    def search_everywhere(self) -> None:
        """Leaves no file out."""
        self._set(self.folder, self.kind, self.time)

    def search_both_ways(self) -> None:
        """Lets words and meaning lead."""
        self._set(self.way)

    def _set(self, *choices: Choice) -> None:
        self.blockSignals(True)
        for choice in choices:
            choice.setCurrentIndex(0)
        self.blockSignals(False)
        self.changed.emit()


def extensions(kind: str) -> tuple[str, ...]:
    """Those of a kind of file."""
    from engine.readers import readable

    if kind == CODE:
        named = {extension for group in KINDS.values() for extension in group.split()}
        return tuple(sorted(readable() - named))
    return tuple(KINDS[kind].split())


def _midnight() -> float:
    day = date.today()  # noqa: DTZ011 - the person's own day
    return datetime(day.year, day.month, day.day).timestamp()  # noqa: DTZ001


def _choice(name: str, everything: str) -> Choice:
    made = Choice()
    made.setAccessibleName(name)
    made.addItem(everything, None)
    return made
