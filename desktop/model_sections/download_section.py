"""Models that can be downloaded: the hub is asked first, and what it says is shown before anything is fetched."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.language import marked, tr
from desktop.models.local_models import OfferedModelsModel
from desktop.models.rows import Role
from desktop.teach.figures import Figures
from desktop.widgets.buttons import TextButton
from desktop.widgets.labels import label
from desktop.widgets.rows import RowDelegate, list_view
from desktop.wording import size

if TYPE_CHECKING:
    from desktop.backend import Backend, Running
    from desktop.model_sections.work import Work
    from desktop.widgets.message_bar import MessageBar
    from engine.types import HubAnswer, OfferedModel

PROMISE = marked(
    "Open models that can answer here. How large each is, only the hub knows: asking it and downloading use the "
    "network. Nothing of yours is sent, and every connection is written down."
)


class DownloadSection(QWidget):
    """Signals: `downloaded(str)`: a model is here."""

    downloaded = Signal(str)

    def __init__(self, backend: Backend, work: Work, message: MessageBar, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._backend = backend
        self._work = work
        self._message = message
        self._asking: Running | None = None
        self._answers: dict[str, HubAnswer] = {}
        self._wanted = ""  # id of the model to be downloaded once it is listed
        em = self.fontMetrics().height()
        self.model = OfferedModelsModel(self)
        self.list = list_view(tr("Models that can be downloaded"), RowDelegate(two_lines=True), self)
        self.list.setObjectName("models")
        self.list.setModel(self.model)
        self.list.selectionModel().selectionChanged.connect(self._show_selected)
        self.title = label(scale=1.25, bold=True, wrap=True)
        self.figures = Figures()
        self.fits = label(wrap=True)
        self.hash = label(kind="muted", wrap=True)
        self.hash.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.ask = TextButton(tr("Ask the hub…"), kind="primary", drawing="info")
        self.ask.clicked.connect(self.ask_hub)
        self.get = TextButton(tr("Download"), kind="primary", drawing="down")
        self.get.clicked.connect(self.download)
        buttons = QHBoxLayout()
        buttons.addWidget(self.ask)
        buttons.addWidget(self.get)
        buttons.addStretch(1)
        self.card = QFrame()
        self.card.setObjectName("card")
        inside = QVBoxLayout(self.card)
        inside.setContentsMargins(round(em * 1.3), round(em * 1.1), round(em * 1.3), round(em * 1.1))
        inside.setSpacing(round(em * 0.7))
        for widget in (self.title, self.figures, self.fits, self.hash):
            inside.addWidget(widget)
        inside.addLayout(buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(round(em * 0.7))
        column.addWidget(label(tr(PROMISE), kind="muted", wrap=True))
        column.addWidget(self.list, 1)
        column.addWidget(self.card)
        work.changed.connect(self._show_selected)

    @property
    def selected(self) -> OfferedModel | None:
        indexes = self.list.selectionModel().selectedIndexes()
        model: OfferedModel | None = indexes[0].data(Role.ROW) if indexes else None
        return model

    def refresh(self) -> None:
        """Reads the catalogue again; this opens no connection."""
        self._backend.models.offered(self._show)

    def fetch(self, answer: HubAnswer) -> None:
        """Downloads the model of which the hub says this, as soon as it is listed."""
        self._answers[answer.model] = answer
        self._wanted = answer.model
        self.refresh()

    def _show(self, offered: Sequence[OfferedModel]) -> None:
        self.model.update(offered)
        if (row := next((row for row, each in enumerate(offered) if each.id == self._wanted), -1)) >= 0:
            self._wanted = ""
            flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.list.selectionModel().setCurrentIndex(self.model.index(row), flag)
            self.download()
        if self.selected is None and offered:
            flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.list.selectionModel().setCurrentIndex(self.model.index(0), flag)
        self._show_selected()

    def _show_selected(self) -> None:
        model = self.selected
        self.card.setVisible(model is not None)
        if model is None:
            return
        answer = self._answers.get(model.id)
        self.title.setText(model.name)
        self.figures.show_figures(figures_of(answer) if answer else [])
        self.figures.setVisible(answer is not None)
        here = tr("It is on this computer already.") if model.here else ""
        self.fits.setText(here or (fits(answer) if answer else ""))
        self.fits.setVisible(bool(self.fits.text()))
        self.hash.setText(_origin(model, answer))
        self.ask.setVisible(answer is None and not model.here)
        self.ask.setText(tr("Asking…") if self._asking else tr("Ask the hub for its size"))
        self.ask.setEnabled(self._asking is None)
        self.get.setVisible(answer is not None and not model.here)
        whole = tr("Download {size}", size=size(answer.bytes) if answer else "")
        self.get.setText(tr("Go on downloading") if model.part_bytes else whole)
        self.get.setEnabled(not self._work.busy)

    def ask_hub(self) -> None:
        """Asks the hub what the selected model is; the person pressed the button that says so."""
        if (model := self.selected) is None or self._asking is not None:
            return
        self._message.dismiss()

        def answered(answer: HubAnswer) -> None:
            self._answers[answer.model] = answer

        def ended() -> None:
            self._asking = None
            self._show_selected()

        self._asking = self._backend.models.ask_hub(model.id, answered, self._message.show_error, ended)
        self._show_selected()

    def download(self) -> None:
        """Downloads the selected model, whose size and hash are on the screen."""
        if (model := self.selected) is None or model.id not in self._answers:
            return

        def got(sha256: str) -> None:
            self.downloaded.emit(model.id)
            self._message.show_message(
                tr("{model} is here", model=model.name),
                tr("Its sha256 is the one the hub announced: {sha256}…", sha256=sha256[:16]),
            )

        self._work.begin(
            tr("Downloading {model}", model=model.name),
            lambda failed, ended: self._backend.models.pull(model.id, got, failed, ended),
            in_bytes=True,
            stopped=lambda: self._message.show_message(
                tr("The download was stopped"), tr("What has arrived is kept; the next one goes on from there")
            ),
        )


def _origin(model: OfferedModel, answer: HubAnswer | None) -> str:
    """Which file it is, and how much of it is here."""
    if answer:
        said = tr(
            "sha256 {sha256}, as the hub says. A file that arrives with another one is not kept.", sha256=answer.sha256
        )
    else:
        said = tr(
            "{file} of {repository}, licence {license}.",
            file=model.file,
            repository=model.repository,
            license=model.license,
        )
    if not model.part_bytes:
        return said
    part = tr("{size} of it are here already; a download goes on from there.", size=size(model.part_bytes))
    return f"{said} {part}"


def figures_of(answer: HubAnswer) -> list[tuple[str, str]]:
    """What a download would be, in figures: size, memory, and speed where that can be told."""
    figures = [
        (size(answer.bytes), tr("to download; {size} of disk are free", size=size(answer.disk_free))),
        (size(answer.memory_bytes), tr("of memory at least; {size} are free", size=size(answer.memory_free))),
    ]
    if answer.tokens_per_s:
        figures.append(
            (
                f"≈ {answer.tokens_per_s:.0f}",
                tr("tokens a second, judged by its size from what was measured here"),
            )
        )
    return figures


def fits(answer: HubAnswer) -> str:
    """Whether this computer has room for it now."""
    if answer.bytes > answer.disk_free:
        return tr("The disk has no room for it. Make room, or choose a smaller one.")
    if answer.memory_bytes > answer.memory_free:
        return tr("It does not fit into the memory that is free now. Close other programs, or choose a smaller one.")
    return tr("It fits this computer.")
