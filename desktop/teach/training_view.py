"""A skill being taught: how far, how fast, how well so far, and Stop."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from desktop.language import number, told, tr
from desktop.teach.loss_chart import LossChart
from desktop.widgets.buttons import TextButton
from desktop.widgets.labels import label
from desktop.wording import as_sentence, time_left
from engine.types import HeldOutLoss, Progress, SampleAnswer, TrainStep

SAMPLES_SHOWN = 4
WORDS_SHOWN = 160  # characters of a sample's text


class TrainingView(QFrame):
    """Feed it the Events of a run with `take`. Signals: `stop_wanted`."""

    stop_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        em = self.fontMetrics().height()
        self.title = label(scale=1.25, bold=True, wrap=True)
        self.phase = label(kind="muted")
        self.phase.setAccessibleName(tr("What is being done"))
        self.speed = label(kind="muted")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(tr("Progress of teaching"))
        self.chart = LossChart()
        self.stop = TextButton(tr("Stop"), drawing="stop")
        self.stop.setToolTip(tr("What was learnt so far is kept, and can be gone on with"))
        self.stop.clicked.connect(self._stop)
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.stop)
        line = QHBoxLayout()
        line.addWidget(self.phase)
        line.addStretch(1)
        line.addWidget(self.speed)
        self._samples: dict[str, SampleAnswer] = {}
        self._sample_title = label(
            tr("What it answers so far, to examples it has not seen"), kind="caption", bold=True, scale=0.92
        )
        self.samples = [_SampleLine() for _ in range(SAMPLES_SHOWN)]
        right = QVBoxLayout()
        right.setSpacing(round(em * 0.6))
        right.addWidget(self._sample_title)
        for sample in self.samples:
            right.addWidget(sample)
        right.addStretch(1)
        body = QHBoxLayout()
        body.setSpacing(round(em * 1.5))
        body.addWidget(self.chart, 3)
        body.addLayout(right, 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(round(em * 1.3), round(em * 1.2), round(em * 1.3), round(em * 1.2))
        column.setSpacing(round(em * 0.6))
        column.addLayout(head)
        column.addWidget(self.bar)
        column.addLayout(line)
        column.addLayout(body, 1)

    def begin(self, name: str) -> None:
        """A run begins."""
        self.title.setText(tr("Teaching “{skill}”", skill=name))
        self.phase.setText(tr("Preparing…"))
        self.speed.setText("")
        self.bar.setRange(0, 0)
        self.chart.clear()
        self.stop.setEnabled(True)
        self.stop.setText(tr("Stop"))
        self._samples = {}
        self._show_samples()

    def take(self, event: object) -> None:
        """Shows an Event of the run."""
        match event:
            case TrainStep():
                self.chart.add_step(event.step, event.loss)
                step, steps = number(event.step), number(event.steps)
                self.phase.setText(tr("Learning: step {step} of {steps}", step=step, steps=steps))
                left = time_left(event.seconds_left)
                speed = tr("{number} tokens/s", number=number(event.tokens_per_s, ",.0f"))
                self.speed.setText(" · ".join(filter(None, (left, speed))))
                self.bar.setRange(0, event.steps)
                self.bar.setValue(event.step)
            case HeldOutLoss():
                self.chart.add_held_out(event.step, event.loss)
            case SampleAnswer():
                self._samples.pop(event.input, None)
                self._samples[event.input] = event
                self._show_samples()
            case Progress():
                self.phase.setText(as_sentence(told(event.label)))
                self.speed.setText("")
                self.bar.setRange(0, 1000 if event.total else 0)
                if event.total:
                    self.bar.setValue(round(1000 * event.done / event.total))

    def _show_samples(self) -> None:
        newest = list(self._samples.values())[::-1][:SAMPLES_SHOWN]
        self._sample_title.setVisible(bool(newest))
        for row, line in enumerate(self.samples):
            line.setVisible(row < len(newest))
            if row < len(newest):
                line.show_sample(newest[row])

    def _stop(self) -> None:
        self.stop.setEnabled(False)
        self.phase.setText(tr("Stopping, and keeping what was learnt…"))
        self.stop_wanted.emit()


class _SampleLine(QFrame):
    """One example with the answer wanted and the answer given."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("sample")
        em = self.fontMetrics().height()
        self.given = label(wrap=True)
        self.said = label(kind="muted", wrap=True)
        self.said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column = QVBoxLayout(self)
        column.setContentsMargins(round(em * 0.7), round(em * 0.5), round(em * 0.7), round(em * 0.5))
        column.setSpacing(2)
        column.addWidget(self.given)
        column.addWidget(self.said)

    def show_sample(self, sample: SampleAnswer) -> None:
        same = sample.answer.strip() == sample.wanted.strip()
        self.given.setText(_short(sample.input))
        self.said.setText(
            f"✓ {_short(sample.answer)}"
            if same
            else tr("✗ {answer} (wanted: {wanted})", answer=_short(sample.answer), wanted=_short(sample.wanted))
        )


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= WORDS_SHOWN else line[:WORDS_SHOWN] + " …"
