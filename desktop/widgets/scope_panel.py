"""What a chat's questions are limited to: folders, kinds of files, and how recently they were changed."""

from __future__ import annotations

import re
import time
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QLocale, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QDateEdit, QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from desktop.language import language, marked, tr
from desktop.widgets.buttons import TextButton
from desktop.widgets.labels import label
from desktop.wording import as_tip
from engine.system.moments import local
from engine.types import Filters

if TYPE_CHECKING:
    from engine.types import Folder

ALL = marked("All files")
EARLIEST = QDate(1970, 1, 2)  # Windows knows no seconds of earlier days
RECENT_DAYS = 30  # where the date begins that is offered first


def scope_words(filters: Filters) -> str:
    """Filters in a few words: "Post · pdf, docx · since 3 Feb 2026", or "All files"."""
    said = [", ".join(place.name or str(place) for place in filters.within), ", ".join(filters.extensions)]
    if filters.since is not None:
        day = local(filters.since)
        written = QLocale(language()).toString(
            QDate(day.year, day.month, day.day), tr("d MMM yyyy", "how a date is written")
        )
        said.append(tr("since {day}", day=written))
    return " · ".join(filter(None, said)) or tr(ALL)


class ScopePanel(QFrame):
    """A small panel over the window; what is changed in it holds at once.

    Signals:
        changed: `filters` are others now.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("popup")
        self.setAccessibleName(tr("Where answers are looked for"))
        em = self.fontMetrics().height()
        self.setMinimumWidth(em * 17)
        self._within: tuple[Path, ...] = ()
        self.folders: list[QCheckBox] = []
        self._folders = QVBoxLayout()
        self._folders.setSpacing(round(em * 0.3))
        self.kinds = QLineEdit()
        self.kinds.setPlaceholderText(tr("All kinds, or: pdf, docx"))
        self.kinds.setAccessibleName(tr("Kinds of files, by their endings"))
        self.kinds.editingFinished.connect(self.changed)
        self.recent = QCheckBox(tr("Changed since"))
        self.since = QDateEdit()
        self.since.setMinimumDate(EARLIEST)
        self.since.setButtonSymbols(QDateEdit.ButtonSymbols.NoButtons)
        self.since.setAccessibleName(tr("Changed since"))
        self.since.setLocale(QLocale(language()))
        self.since.setDisplayFormat(tr("d MMM yyyy", "how a date is written"))
        self.recent.toggled.connect(self.since.setEnabled)
        self.recent.toggled.connect(self.changed)
        self.since.dateChanged.connect(self.changed)
        self.clear = TextButton(tr(ALL), kind="quiet")
        self.clear.setAccessibleName(tr("Look in all files again"))
        self.clear.clicked.connect(self._clear)
        close = TextButton(tr("Done"), kind="primary")
        close.clicked.connect(self.close)
        when = QHBoxLayout()
        when.addWidget(self.recent)
        when.addWidget(self.since, 1)
        buttons = QHBoxLayout()
        buttons.addWidget(self.clear)
        buttons.addStretch(1)
        buttons.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(em, em, em, round(em * 0.8))
        column.setSpacing(round(em * 0.6))
        column.addWidget(label(tr("Look only in"), kind="caption", scale=0.92, bold=True))
        column.addLayout(self._folders)
        column.addWidget(self.kinds)
        column.addLayout(when)
        column.addLayout(buttons)

    @property
    def filters(self) -> Filters:
        kinds = tuple(kind.lower() for kind in re.findall(r"\w+", self.kinds.text()))
        since = None
        if self.recent.isChecked():
            day = self.since.date()
            since = datetime(day.year(), day.month(), day.day()).timestamp()  # noqa: DTZ001 - the person's own day
        return Filters(self._within, kinds, since)

    def show_filters(self, filters: Filters, folders: Sequence[Folder]) -> None:
        """Shows what is chosen among what there is to choose; no place chosen means all of them."""
        self.blockSignals(True)
        self._within = filters.within
        self.kinds.setText(", ".join(filters.extensions))
        day = local(filters.since or time.time() - RECENT_DAYS * 86_400)
        self.since.setDate(QDate(day.year, day.month, day.day))
        self.recent.setChecked(filters.since is not None)
        self.since.setEnabled(self.recent.isChecked())
        for old in self.folders:
            self._folders.removeWidget(old)
            old.deleteLater()
        self.folders = []
        for place in dict.fromkeys([*(folder.path for folder in folders), *filters.within]):
            box = QCheckBox((place.name or str(place)).replace("&", "&&"))
            box.setToolTip(as_tip(str(place)))
            box.setChecked(place in filters.within)
            box.toggled.connect(lambda on, place=place: self._take(place, on))
            self._folders.addWidget(box)
            self.folders.append(box)
        self.blockSignals(False)

    def _take(self, place: Path, on: bool) -> None:
        self._within = tuple(each for each in self._within if each != place) + ((place,) if on else ())
        self.changed.emit()

    def _clear(self) -> None:
        for box in self.folders:
            box.setChecked(False)
        self.kinds.clear()
        self.recent.setChecked(False)
        self.changed.emit()
