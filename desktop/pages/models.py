"""Models: what is on this computer, what other programs keep, what can be downloaded, and the embedder."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from desktop.backend import Backend
from desktop.language import marked, tr
from desktop.model_sections.download_section import DownloadSection
from desktop.model_sections.embedder_section import EmbedderSection
from desktop.model_sections.found_section import FoundSection
from desktop.model_sections.here_section import HereSection
from desktop.model_sections.import_question import ImportQuestion
from desktop.model_sections.work import Work
from desktop.model_sections.work_card import WorkCard
from desktop.pages.page import Page
from desktop.widgets.buttons import TextButton
from desktop.widgets.labels import label
from desktop.widgets.sections import Sections
from engine.types import Event, ModelChanged, ModelInfo

REFRESH_MS = 200
HERE, FOUND, DOWNLOAD, EMBEDDER = range(4)
SECTIONS = (marked("On this computer"), marked("In other programs"), marked("Download"), marked("Embedder"))


class ModelsPage(Page):
    def __init__(self, backend: Backend, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._backend = backend
        em = self.fontMetrics().height()
        self.bring = TextButton(tr("Import GGUF…"), kind="primary", drawing="import")
        self.bring.setToolTip(tr("A model file of your own; it can be dropped here too"))
        self.bring.clicked.connect(self.choose_file)
        head = QHBoxLayout()
        head.addWidget(label(tr("Models"), scale=1.7, bold=True))
        head.addStretch(1)
        head.addWidget(self.bring)
        self.question = ImportQuestion()
        self.question.answered.connect(lambda file, copy: self.import_file(file, copy=copy))
        self.card = WorkCard()
        self.work = Work(backend, self.card, self.message, self)
        self.here = HereSection(backend, self.work, self.message)
        self.found = FoundSection(backend, self.work, self.message)
        self.download = DownloadSection(backend, self.work, self.message)
        self.embedder = EmbedderSection(backend, self.work, self.message)
        self.found.used.connect(self.show_model)
        self.download.downloaded.connect(self.show_model)
        parts = (self.here, self.found, self.download, self.embedder)
        self.stack = Sections([tr(each) for each in SECTIONS], parts)
        self.stack.wanted.connect(self.show_section)
        column = QVBoxLayout(self)
        column.setContentsMargins(round(em * 1.8), round(em * 1.4), round(em * 1.8), em)
        column.setSpacing(round(em * 0.7))
        column.addLayout(head)
        column.addWidget(self.message)
        column.addWidget(self.question)
        column.addWidget(self.card)
        column.addLayout(self.stack.chips)
        column.addWidget(self.stack, 1)
        self._stale = QTimer(self)
        self._stale.setSingleShot(True)
        self._stale.setInterval(REFRESH_MS)
        self._stale.timeout.connect(self.refresh)
        backend.engine_event.connect(self._take)
        self.work.changed.connect(self._show_work)
        self.show_section(HERE)

    def show_section(self, number: int) -> None:
        self.stack.show_section(number)
        if number == FOUND:
            self.found.look()

    def show_model(self, model: str) -> None:
        """Shows this model among those on this computer, as soon as it is listed."""
        self.show_section(HERE)
        self.here.select(model)

    # ------------------------------------------------------------------ import

    def choose_file(self) -> None:
        """Asks for a GGUF file, in the system's own dialog."""
        dialog = QFileDialog(self, tr("Choose a model"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([tr("Models (*.gguf)"), tr("All files (*)")])
        dialog.fileSelected.connect(lambda chosen: self.ask_import(Path(chosen)))
        dialog.open()

    def ask_import(self, *files: Path) -> None:
        """Asks in place, of one file after another, whether it is to be copied, or used where it is."""
        self.question.ask(*files)

    def import_file(self, file: Path, *, copy: bool) -> None:
        """Checks a file, takes its hash and registers it."""

        def brought(model: str) -> None:
            self.show_model(model)
            self.message.show_message(
                tr("“{model}” is here", model=model), tr("Press “Use for answers” to have it answer")
            )

        self.work.begin(
            tr("Importing {file}", file=file.name),
            lambda failed, ended: self._backend.models.bring(file, "", brought, failed, ended, copy=copy),
            in_bytes=True,
            stopped=lambda: self.message.show_message(tr("The import was stopped"), tr("Nothing of it was kept")),
        )

    # ------------------------------------------------------------------ news

    def refresh(self) -> None:
        """Reads everything again."""
        self._backend.models.models(self._show)
        self.download.refresh()
        self.embedder.refresh()

    def _show(self, models: Sequence[ModelInfo]) -> None:
        self.here.show_models([model for model in models if model.kind == "chat"])
        self.embedder.show_embedders([model for model in models if model.kind == "embedder"])

    def _show_work(self) -> None:
        self.bring.setEnabled(not self.work.busy)
        self.question.set_busy(self.work.busy)
        if not self.work.busy:
            self.refresh()

    def _take(self, event: Event) -> None:
        if isinstance(event, ModelChanged) and self.isVisible() and not self._stale.isActive():
            self._stale.start()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    def turned_from(self) -> None:
        if not self.work.busy:
            super().turned_from()
