"""The same examples answered four ways, as a chart, with what to make of it in words."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from desktop.language import marked, number, told, tr
from desktop.teach.score_bars import Bar, ScoreBars
from desktop.widgets.buttons import TextButton
from desktop.widgets.labels import label
from desktop.wording import as_sentence
from engine.types import Comparison, ModeScore, Progress

MODES = {
    "base": marked("As it came"),
    "base+documents": marked("With your files"),
    "tuned": marked("Taught"),
    "tuned+documents": marked("Taught, with your files"),
}
BEST = {
    "base": marked("Best for you: as it came."),
    "base+documents": marked("Best for you: with your files."),
    "tuned": marked("Best for you: taught."),
    "tuned+documents": marked("Best for you: taught, with your files."),
}
METRICS = {
    "accuracy": marked("share of right answers"),
    "token_f1": marked("words right (F1)"),
    "chrf": marked("likeness to what was wanted (chrF)"),
}
IDLE = marked(
    "Is it worth teaching, or would your files do? This answers the held-out examples four ways: as the model came, "
    "with passages of your files, taught, and both."
)


class ComparisonView(QFrame):
    """Signals: `compare_wanted`, `stop_wanted`."""

    compare_wanted = Signal()
    stop_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        em = self.fontMetrics().height()
        self.title = label(tr("Teach, look up, or both?"), bold=True, scale=1.1)
        self.words = label(tr(IDLE), kind="muted", wrap=True)
        self.bars = ScoreBars(tr("Score of the four ways"))
        self.recommend = label(kind="verdict", wrap=True)
        self.recommend.setProperty("good", True)
        self.notes = label(kind="muted", wrap=True)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(tr("Progress of comparing"))
        self.state = label(kind="muted")
        self.go = TextButton(tr("Compare"))
        self.go.clicked.connect(self.compare_wanted)
        self.stop = TextButton(tr("Stop"), drawing="stop")
        self.stop.clicked.connect(self.stop_wanted)
        foot = QHBoxLayout()
        foot.addWidget(self.go)
        foot.addWidget(self.stop)
        foot.addWidget(self.state, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(em, em, em, em)
        column.setSpacing(round(em * 0.6))
        for widget in (self.title, self.words, self.bars, self.recommend, self.notes, self.bar):
            column.addWidget(widget)
        column.addLayout(foot)
        self.show_none()

    def show_none(self) -> None:
        """Nothing was compared yet."""
        self.words.setText(tr(IDLE))
        for widget in (self.bars, self.recommend, self.notes):
            widget.hide()
        self.show_idle()

    def show_idle(self) -> None:
        """Nothing is under way."""
        self.bar.hide()
        self.stop.hide()
        self.state.setText("")
        self.go.setEnabled(True)

    def show_busy(self) -> None:
        self.go.setEnabled(False)
        self.stop.show()
        self.bar.setRange(0, 0)
        self.bar.show()
        self.state.setText(tr("Beginning…"))

    def show_progress(self, progress: Progress) -> None:
        self.state.setText(as_sentence(told(progress.label)))
        self.bar.setRange(0, 1000 if progress.total else 0)
        if progress.total:
            self.bar.setValue(round(1000 * progress.done / progress.total))

    def show_comparison(self, found: Comparison) -> None:
        metric = next((row.metric for row in found.rows if row.score is not None), "")
        self.words.setText(
            tr("%n held-out example(s); {metric}.", "", found.examples, metric=tr(METRICS.get(metric, metric)))
        )
        self.bars.show_bars(
            [
                Bar(tr(MODES[row.mode]), row.score, row.score_interval, _cost(row), lead=row.mode == found.recommend)
                for row in found.rows
            ]
        )
        self.recommend.setText(f"{tr(BEST[found.recommend])} {as_sentence(told(found.why))}")
        notes = [f"{tr(MODES[row.mode])}: {told(row.why)}" for row in found.rows if row.why]
        self.notes.setText("\n".join(as_sentence(note) for note in notes))
        self.bars.show()
        self.recommend.show()
        self.notes.setVisible(bool(notes))
        self.go.setText(tr("Compare again"))


def _cost(row: ModeScore) -> str:
    said = []
    if row.p50_ms is not None:
        said.append(f"{number(row.p50_ms / 1000, '.1f')} s" if row.p50_ms >= 1000 else f"{row.p50_ms:.0f} ms")
    if row.prompt_tokens is not None:
        said.append(tr("%n token(s) read", "", round(row.prompt_tokens)))
    return ", ".join(said)
