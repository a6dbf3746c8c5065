"""Where nothing is there to train with: what it would take to set that up, and the button that does it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from desktop.language import marked, told, tr
from desktop.widgets.buttons import TextButton
from desktop.widgets.labels import label
from desktop.wording import as_sentence, for_window, size
from engine.types import Progress, TrainerStatus

DEVICES = {
    "cpu": marked("this computer's processor"),
    "cuda": marked("the NVIDIA GPU"),
    "rocm": marked("the AMD GPU"),
    "mps": marked("the Apple GPU"),
}


class SetupCard(QFrame):
    """Signals:
    setup_wanted: the person has read what is fetched and agrees.
    stop_wanted: stop fetching; what is there is kept.
    """

    setup_wanted = Signal()
    stop_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        em = self.fontMetrics().height()
        self.title = label(tr("Teaching needs one more part"), scale=1.25, bold=True, wrap=True)
        self.words = label(wrap=True)
        self.note = label(kind="muted", wrap=True)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(tr("Progress of setting up"))
        self.state = label(kind="muted", wrap=True)
        self.agree = TextButton(tr("Set up"), kind="primary", drawing="import")
        self.agree.clicked.connect(self.setup_wanted)
        self.stop = TextButton(tr("Stop"), drawing="stop")
        self.stop.clicked.connect(self.stop_wanted)
        foot = QHBoxLayout()
        foot.addWidget(self.agree)
        foot.addWidget(self.stop)
        foot.addWidget(self.state, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(round(em * 1.3), round(em * 1.2), round(em * 1.3), round(em * 1.2))
        column.setSpacing(round(em * 0.7))
        for widget in (self.title, self.words, self.note, self.bar):
            column.addWidget(widget)
        column.addLayout(foot)
        self.show_idle()

    def show_status(self, status: TrainerStatus) -> None:
        """Says what is missing, and what setting it up would fetch and keep."""
        can = bool(status.download_bytes)
        self.words.setText(
            tr(
                "The parts that train a model (PyTorch and %n more package(s)) are not on this computer. Setting them "
                "up fetches {download} from the Python Package Index once and takes {disk} of disk; it trains on "
                "{device}. Nothing of yours is sent. From then on, teaching needs no network.",
                "",
                max(0, status.packages - 1),
                download=size(status.download_bytes),
                disk=size(status.disk_bytes),
                device=tr(DEVICES.get(status.device, status.device)),
            )
            if can
            else " ".join(filter(None, (as_sentence(told(status.why_not)), as_sentence(for_window(told(status.hint))))))
        )
        self.note.setText(as_sentence(told(status.note)))
        self.note.setVisible(bool(status.note))
        self.agree.setText(tr("Set up ({size})", size=size(status.download_bytes)) if can else tr("Set up"))
        self.agree.setVisible(can)

    def show_busy(self) -> None:
        self.agree.setEnabled(False)
        self.stop.show()
        self.bar.setRange(0, 0)
        self.bar.show()
        self.state.setText(tr("Beginning…"))

    def show_progress(self, progress: Progress) -> None:
        self.state.setText(as_sentence(told(progress.label)))
        self.bar.setRange(0, 1000 if progress.total else 0)
        if progress.total:
            self.bar.setValue(round(1000 * progress.done / progress.total))

    def show_idle(self, said: str = "") -> None:
        self.agree.setEnabled(True)
        self.stop.hide()
        self.bar.hide()
        self.state.setText(said)
