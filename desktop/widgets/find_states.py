"""What the Find page says while it lists nothing: what can be found, or what to try."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from desktop.finding import Unread
from desktop.language import marked, told, tr
from desktop.widgets.buttons import TextButton
from desktop.widgets.labels import label
from desktop.wording import coverage
from engine.types import Status

REASONS_SHOWN = 3
EXAMPLES = (
    ("jetty repairs", marked("Words, in any of their forms")),
    ("“third of each month”", marked("Words in quotation marks stand together, in this order")),
    ("Amara Ho", marked("Names of people and things: the beginning of the last word is enough")),
    ("lease-2026", marked("Names of files and folders")),
    ("money back for trips", marked("What you mean: other words for the same are found too")),
)
KEYS = (
    ("↓", marked("Into the list")),
    (marked("Enter"), marked("Shows the passage beside the list")),
    (marked("Ctrl+Enter"), marked("Opens the file in its own program")),
    ("Esc", marked("Goes back, step by step")),
)
NOTHING_YET = marked("Choose a folder first: then every place in its files can be found here, as you type.")


class _State(QWidget):
    """A heading, and below it what a subclass adds; held together at the upper part of the page."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        em = self.fontMetrics().height()
        self.heading = label(scale=1.2, bold=True, wrap=True)
        self.column = QVBoxLayout()
        self.column.setSpacing(round(em * 0.7))
        self.column.addWidget(self.heading)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(round(em * 0.7), em, em, em)
        whole.addLayout(self.column)
        whole.addStretch(1)


class Tips(_State):
    """Nothing is typed. Signals: `library_wanted`."""

    library_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        em = self.fontMetrics().height()
        self.examples = QWidget()
        grid = QGridLayout(self.examples)
        grid.setContentsMargins(0, 0, 0, round(em * 0.6))
        grid.setHorizontalSpacing(round(em * 1.6))
        grid.setVerticalSpacing(round(em * 0.55))
        grid.setColumnStretch(1, 1)
        for row, (typed, meaning) in enumerate((*EXAMPLES, ("", ""), *KEYS)):
            if not typed:
                grid.setRowMinimumHeight(row, round(em * 0.5))
                continue
            grid.addWidget(label(tr(typed), kind="accent", wrap=True), row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(label(tr(meaning), kind="muted", wrap=True), row, 1)
        grid.setColumnMinimumWidth(0, em * 10)
        self.words = label(kind="muted", wrap=True)
        self.library = TextButton(tr("Choose a folder…"), drawing="library", kind="primary")
        self.library.clicked.connect(self.library_wanted)
        self.column.addWidget(self.examples)
        self.column.addWidget(self.words)
        self.column.addWidget(self.library, 0, Qt.AlignmentFlag.AlignLeft)
        self.show_status(None)

    def show_status(self, status: Status | None) -> None:
        """What there is to search; None while that is not known."""
        empty = status is not None and not status.files
        self.heading.setText(tr("Nothing to search yet") if empty else tr("What can be found"))
        self.examples.setVisible(not empty)
        self.library.setVisible(empty)
        self.words.setText(tr(NOTHING_YET) if empty else f"{coverage(status)}." if status else "")


class NothingFound(_State):
    """Signals: what the person wants to try: `everywhere_wanted`, `both_wanted`, `apart_wanted` (the words without
    their quotation marks); `library_wanted(str)`: to see the files in a state that were not read."""

    everywhere_wanted = Signal()
    both_wanted = Signal()
    apart_wanted = Signal()
    library_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        em = self.fontMetrics().height()
        self._state = ""
        self.words = label(kind="muted", wrap=True)
        self.everywhere = TextButton(tr("Search all files"))
        self.everywhere.clicked.connect(self.everywhere_wanted)
        self.both = TextButton(tr("Search by words and meaning"))
        self.both.clicked.connect(self.both_wanted)
        self.apart = TextButton(tr("Search without the quotation marks"))
        self.apart.clicked.connect(self.apart_wanted)
        tries = QVBoxLayout()  # beside each other they would take the room of the source beside the list
        tries.setSpacing(em // 2)
        for button in (self.everywhere, self.both, self.apart):
            tries.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        self.unread = label(wrap=True)
        self.library = TextButton(tr("Show them in the Library"), drawing="library")
        self.library.clicked.connect(lambda: self.library_wanted.emit(self._state))
        self.column.addWidget(self.words)
        self.column.addLayout(tries)
        self.column.addSpacing(round(em * 0.6))
        self.column.addWidget(self.unread)
        self.column.addWidget(self.library, 0, Qt.AlignmentFlag.AlignLeft)
        self.show_unread(Unread())

    def show_query(self, query: str, *, limited: bool, one_way: bool, together: bool) -> None:
        """Says that there is nothing, and offers what may help.

        Args:
            limited: some files were left out by the filters.
            one_way: only words, or only meaning, led.
            together: words had to stand together.
        """
        self.heading.setText(
            tr("Nothing found for {query}", query=query.strip())
            if together
            else tr("Nothing found for “{query}”", query=query.strip())
        )
        self.everywhere.setVisible(limited)
        self.both.setVisible(one_way)
        self.apart.setVisible(together)
        self.words.setText(tr("Try fewer words, the beginning of a word, or other words for the same."))

    def show_unread(self, unread: Unread) -> None:
        """Says how many files were not read, and why."""
        said = []
        if unread.left_out:
            reasons = _reasons(unread.reasons)
            said.append(tr("%n file(s) (was/were) not read: {reasons}.", "", unread.left_out, reasons=reasons))
        if unread.waiting:
            said.append(tr("%n file(s) (is/are) still waiting to be read.", "", unread.waiting))
        self._state = unread.state
        self.unread.setText(" ".join(said))
        self.unread.setVisible(bool(said))
        self.library.setVisible(bool(said))


def _reasons(reasons: Sequence[tuple[str, int]]) -> str:
    shown = [
        tr("{reason} (%n)", "", count, reason=told(reason)) if len(reasons) > 1 else told(reason)
        for reason, count in reasons[:REASONS_SHOWN]
    ]
    if more := sum(count for _, count in reasons[REASONS_SHOWN:]):
        shown.append(tr("other reasons (%n)", "", more))
    return ", ".join(shown)
