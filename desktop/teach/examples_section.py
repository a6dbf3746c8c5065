"""The examples of the chosen skill, and the import of more: what the Engine is asked, and what is said of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFileDialog, QStackedWidget, QWidget

from desktop.backend import Backend, Running
from desktop.language import marked, tr
from desktop.teach.examples_panel import ExamplesPanel
from desktop.teach.import_panel import ImportPanel
from desktop.widgets.message_bar import MessageBar
from engine.errors import EngineError
from engine.types import Event, Example, ExampleKind, ExamplesChanged, ImportPreview, ImportReport

REFRESH_MS = 200
FILES = (marked("Examples (*.csv *.tsv *.xlsx *.xls *.ods *.jsonl *.json *.txt)"), marked("All files (*)"))
EXPORTS = (marked("CSV table (*.csv)"), marked("JSON Lines (*.jsonl)"))


class ExamplesSection(QStackedWidget):
    """Signals: `ask_wanted`: the person wants to correct an answer."""

    ask_wanted = Signal()

    def __init__(self, backend: Backend, message: MessageBar, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._backend = backend
        self._message = message
        self._kind: ExampleKind = "free"
        self._file: Path | None = None
        self._reading: Running | None = None
        self.dataset = ""
        self.panel = ExamplesPanel()
        self.imports = ImportPanel()
        self.addWidget(self.panel)
        self.addWidget(self.imports)
        self.panel.edited.connect(self._edit)
        self.panel.added.connect(lambda example: self._add([example]))
        self.panel.pasted.connect(self._paste)
        self.panel.removed.connect(self._remove)
        self.panel.import_wanted.connect(self.bring)
        self.panel.export_wanted.connect(self._choose_export)
        self.panel.ask_wanted.connect(self.ask_wanted)
        self.imports.columns_chosen.connect(self._preview)
        self.imports.accepted.connect(self._import)
        self.imports.cancelled.connect(self._leave_import)
        self._stale = QTimer(self)
        self._stale.setSingleShot(True)
        self._stale.setInterval(REFRESH_MS)
        self._stale.timeout.connect(self.refresh)
        backend.engine_event.connect(self._take)

    # ------------------------------------------------------------------ what is shown

    def show_dataset(self, name: str, kind: ExampleKind) -> None:
        """Shows the examples of this skill."""
        self._kind = kind
        if name != self.dataset:
            self.dataset = name
            self._leave_import()
            self.panel.begin()
            self.panel.show_examples((), kind)
        self.refresh()

    def show_set_aside(self) -> None:
        self.panel.only_aside.setChecked(True)

    def refresh(self) -> None:
        """Reads the examples again."""
        dataset = self.dataset

        def show(examples: Sequence[Example]) -> None:
            if dataset == self.dataset:
                self.panel.show_examples(examples, self._kind)

        if dataset:
            self._backend.teach.examples(dataset, show)

    def _take(self, event: Event) -> None:
        if isinstance(event, ExamplesChanged) and event.dataset == self.dataset and not self._stale.isActive():
            self._stale.start()

    # ------------------------------------------------------------------ changes

    def _add(self, examples: Sequence[Example], said: str = "") -> None:
        def added(ids: Sequence[int]) -> None:
            self.refresh()
            if said:
                stored = [replace(example, id=id) for example, id in zip(examples, ids, strict=True)]
                undo = (tr("Undo"), lambda: self._backend.teach.remove(stored, lambda _: self.refresh()))
                self._message.show_message(said, actions=[undo])

        self._backend.teach.add(self.dataset, examples, added, self._fail)

    def _edit(self, example: Example) -> None:
        self._backend.teach.edit(example, self._fail, self.refresh)

    def _paste(self, examples: Sequence[Example], others: int) -> None:
        if not examples:
            hint = tr(
                "Copy two columns of a table, the input and the wanted answer; or three, with an instruction first"
            )
            self._message.show_message(tr("There are no examples on the clipboard"), hint, level="warning")
            return
        said = tr("%n example(s) pasted", "", len(examples))
        if others:
            said += "; " + tr("%n row(s) without two or three columns left out", "", others)
        self._add(examples, said)

    def _remove(self, examples: Sequence[Example]) -> None:
        dataset = self.dataset

        def back() -> None:
            self._backend.teach.add(dataset, examples, lambda _: self.refresh(), self._fail)

        def removed(_nothing: object) -> None:
            self.refresh()
            said = tr("%n example(s) deleted", "", len(examples))
            self._message.show_message(said, actions=[(tr("Undo"), back)])

        self._backend.teach.remove(examples, removed)

    def _fail(self, error: EngineError) -> None:
        self._message.show_error(error)
        self.refresh()

    # ------------------------------------------------------------------ files

    def bring(self, file: Path | None) -> None:
        """Begins an import: of this file, or of one that is asked for."""
        if file is None:
            dialog = QFileDialog(self, tr("Choose a file of examples"))
            dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
            dialog.setNameFilters([tr(each) for each in FILES])
            dialog.fileSelected.connect(lambda chosen: self.bring(Path(chosen)))
            dialog.open()
            return
        self._message.dismiss()
        self._file = file
        self.imports.show_reading(file)
        self.setCurrentWidget(self.imports)
        self._preview(None)

    def _preview(self, columns: Mapping[str, str] | None) -> None:
        """Reads the file again with these columns; only the newest reading is shown."""
        if self._file is None:
            return
        if self._reading is not None:
            self._backend.stop(self._reading)
        self._message.dismiss()

        def show(preview: ImportPreview) -> None:
            if self._reading is reading:
                self.imports.show_preview(preview, self.dataset)

        def failed(error: EngineError) -> None:
            if self._reading is not reading:
                return
            if columns is None:
                self._leave_import()
            else:
                self.imports.show_refused()
            self._message.show_error(error)

        self._reading = reading = self._backend.teach.preview_import(self._file, columns, show, failed)

    def _import(self) -> None:
        if self._file is None:
            return
        file = self._file

        def imported(report: ImportReport) -> None:
            self._leave_import()
            self.refresh()
            said = tr("%n example(s) imported from {file}", "", report.imported, file=file.name)
            if report.set_aside:
                said += "; " + tr("%n set aside", "", len(report.set_aside))
            self._message.show_message(said)

        def failed(error: EngineError) -> None:
            self.imports.keep.setEnabled(True)
            self._fail(error)

        self.imports.keep.setEnabled(False)
        self._backend.teach.import_examples(file, self.dataset, self.imports.chosen, imported, failed)

    def _leave_import(self) -> None:
        self._file = self._reading = None
        self.setCurrentWidget(self.panel)

    def _choose_export(self) -> None:
        dialog = QFileDialog(self, tr("Export the examples"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters([tr(each) for each in EXPORTS])
        dialog.setDefaultSuffix("csv")
        dialog.selectFile(f"{self.dataset}.csv")
        dialog.fileSelected.connect(lambda chosen: self.export(Path(chosen)))
        dialog.open()

    def export(self, file: Path) -> None:
        """Writes all examples of the skill to a file."""

        def written(number: int) -> None:
            self._message.show_message(tr("%n example(s) written to {file}", "", number, file=file.name))

        self._backend.teach.export(file, self.dataset, written, self._fail)
