"""The embedder: which one the index is made with, and changing it while the old index goes on serving."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.backend import Backend
from desktop.language import marked, tr
from desktop.model_sections.work import Work
from desktop.widgets.buttons import TextButton
from desktop.widgets.labels import label
from desktop.widgets.message_bar import MessageBar
from desktop.wording import folder, size
from engine.core import STARTER_EMBEDDER
from engine.types import ModelInfo, Status

ABOUT = marked(
    "The embedder turns passages into vectors, so that a question finds what means the same in other words. The whole "
    "index belongs to it: with another one, all files are embedded again."
)
SERVES = marked("Until that is done, questions are answered from the index that is there; stopping it keeps that one")


class EmbedderSection(QWidget):
    def __init__(self, backend: Backend, work: Work, message: MessageBar, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._backend = backend
        self._work = work
        self._message = message
        em = self.fontMetrics().height()
        self.title = label(scale=1.25, bold=True, wrap=True)
        self.facts = label(kind="muted", wrap=True)
        self.next = label(kind="outcome", wrap=True)
        self.next.hide()
        self.other = TextButton(tr("Use another…"), drawing="library")
        self.other.setToolTip(tr("A folder with an ONNX model and its tokenizer, in Hugging Face's layout"))
        self.other.clicked.connect(self.choose_folder)
        self.starter = TextButton(tr("Back to the one that came with Alcove"))
        self.starter.clicked.connect(lambda: self.ask_use(STARTER_EMBEDDER, ""))
        buttons = QHBoxLayout()
        buttons.addWidget(self.other)
        buttons.addWidget(self.starter)
        buttons.addStretch(1)
        card = QFrame()
        card.setObjectName("card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(round(em * 1.3), round(em * 1.1), round(em * 1.3), round(em * 1.1))
        inside.setSpacing(round(em * 0.7))
        for widget in (self.title, self.facts, self.next):
            inside.addWidget(widget)
        inside.addLayout(buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(round(em * 0.7))
        column.addWidget(label(tr(ABOUT), kind="muted", wrap=True))
        column.addWidget(card)
        column.addStretch(1)
        work.changed.connect(self._show_busy)
        self.show_embedders([])

    def refresh(self) -> None:
        """Reads whether an index is being built."""
        self._backend.status(self.show_status, key="embedder")

    def show_status(self, status: Status) -> None:
        self.next.setText(
            tr(
                "An index with {new} is being built. Until it is done, questions are answered from the one with {old}.",
                new=status.next_embedder,
                old=status.embedder,
            )
        )
        self.next.setVisible(bool(status.next_embedder))

    def show_embedders(self, embedders: Sequence[ModelInfo]) -> None:
        """Shows the one in use; the one that ships is always the first."""
        used = next((model for model in embedders if model.in_use), None)
        gone = tr("The embedder of your index is gone") if embedders else ""
        self.title.setText(used.id if used else gone)
        self.facts.setText(_facts(used) if used else tr("Choose one: the index is then made anew."))
        self.starter.setVisible(len(embedders) > 1 or (used is None and bool(embedders)))

    def _show_busy(self) -> None:
        for button in (self.other, self.starter):
            button.setEnabled(not self._work.busy)

    def choose_folder(self) -> None:
        """Asks for the folder of an embedder, in the system's own dialog."""
        dialog = QFileDialog(self, tr("Choose the folder of an embedder"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(lambda chosen: self.ask_use(chosen, Path(chosen).name))
        dialog.open()

    def ask_use(self, place: str, name: str) -> None:
        """Says what it costs before it is done; the one that came with Alcove has no name here."""
        actions = [
            (tr("Embed all files again"), lambda: self.use(place, name)),
            (tr("Not now"), self._message.dismiss),
        ]
        asked = (
            tr("Use {name} for all files?", name=name)
            if name
            else tr("Use the embedder that came with Alcove for all files?")
        )
        self._message.show_message(asked, tr(SERVES), actions=actions)

    def use(self, place: str, name: str) -> None:
        """Builds the index anew with the embedder of a folder; the old one serves meanwhile."""

        def built(changed: bool) -> None:
            self._message.show_message(_built(name, changed=changed))

        self._work.begin(
            tr("Building the index with {name}; the old one answers until it is done", name=name)
            if name
            else tr("Building the index with the embedder that came with Alcove; the old one answers until it is done"),
            lambda failed, ended: self._backend.models.use_embedder(place, built, failed, ended),
            stopped=lambda: self._message.show_message(
                tr("The change was stopped"), tr("The old index goes on serving")
            ),
        )
        self.refresh()


def _facts(used: ModelInfo) -> str:
    said = tr(
        "In use · {size} · {license} · runs on the processor",
        size=size(used.bytes),
        license=used.license or tr("licence unknown"),
    )
    return "\n".join((said, folder(used.path).replace("/", "/\u200b")))


def _built(name: str, *, changed: bool) -> str:
    """That the index is made with the embedder of this name, or with the one that came with Alcove."""
    if changed:
        return (
            tr("The index is made with {name} now", name=name)
            if name
            else tr("The index is made with the embedder that came with Alcove now")
        )
    return (
        tr("The index is made with {name} already", name=name)
        if name
        else tr("The index is made with the embedder that came with Alcove already")
    )
