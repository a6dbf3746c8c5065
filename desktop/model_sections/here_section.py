"""The models on this computer: the one in use, choosing another, tuning, and removing."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from desktop.backend import Backend
from desktop.language import marked, number, tr
from desktop.model_sections.model_view import ModelView
from desktop.model_sections.work import Work
from desktop.models.local_models import LocalModelsModel
from desktop.models.rows import Role
from desktop.widgets.labels import label
from desktop.widgets.message_bar import MessageBar
from desktop.widgets.rows import RowDelegate, list_view
from desktop.widgets.scrolling import scrolled
from desktop.wording import percent, size
from engine.types import ModelInfo

if TYPE_CHECKING:
    from engine.language_models.tuning import Candidate, Tuned

EMPTY = marked(
    "No language model yet. Questions are answered in the words of your files all the same. Import a GGUF file, drop "
    "one here, look in other programs, or download one."
)
TUNING = marked(
    "Other quantisations of its file are made and measured, with the number of threads and flash attention. It takes "
    "minutes and all of the processor. What is fastest and answers alike is used from then on; the file stays."
)


class HereSection(QWidget):
    def __init__(self, backend: Backend, work: Work, message: MessageBar, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._backend = backend
        self._work = work
        self._message = message
        self._wanted = ""
        self._compared: dict[str, str] = {}
        em = self.fontMetrics().height()
        self.model = LocalModelsModel(self)
        self.list = list_view(tr("Models on this computer"), RowDelegate(two_lines=True), self)
        self.list.setObjectName("models")
        self.list.setModel(self.model)
        self.list.setMinimumWidth(em * 13)
        self.list.selectionModel().selectionChanged.connect(self._show_selected)
        self.list.activated.connect(self.use)
        delete = QShortcut(QKeySequence(QKeySequence.StandardKey.Delete), self.list)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        delete.activated.connect(self.ask_remove)
        self.view = ModelView()
        self.view.use_wanted.connect(self.use)
        self.view.tune_wanted.connect(self.ask_tune)
        self.view.remove_wanted.connect(self.ask_remove)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(round(em * 0.6), 0, round(em * 0.6), 0)
        column.addWidget(self.view)
        column.addStretch(1)
        left = QWidget()
        side = QVBoxLayout(left)
        side.setContentsMargins(0, 0, round(em * 0.6), 0)
        side.addWidget(self.list)
        splitter = QSplitter(Qt.Orientation.Horizontal, childrenCollapsible=False, handleWidth=1)
        splitter.addWidget(left)
        splitter.addWidget(scrolled(inside))
        splitter.setStretchFactor(1, 1)
        splitter.setSizes([em * 17, em * 40])
        self.empty = label(tr(EMPTY), kind="drop-here", wrap=True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._stack = QStackedWidget()
        self._stack.addWidget(QWidget())  # while nothing is known yet
        self._stack.addWidget(self.empty)
        self._stack.addWidget(splitter)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._stack)
        work.changed.connect(self._show_selected)

    # ------------------------------------------------------------------ the list

    @property
    def selected(self) -> ModelInfo | None:
        indexes = self.list.selectionModel().selectedIndexes()
        model: ModelInfo | None = indexes[0].data(Role.ROW) if indexes else None
        return model

    def select(self, model: str) -> None:
        """Shows this model as soon as it is listed."""
        self._wanted = model
        self.show_models(self.model.rows)

    def show_models(self, models: Sequence[ModelInfo]) -> None:
        """Lists these; the selected one stays selected, else the one in use is."""
        chosen = self._wanted or (self.selected.id if self.selected else "")
        self.model.update(models)
        self._stack.setCurrentIndex(2 if models else 1)
        row = self.model.row_of(chosen)
        if row >= 0:
            self._wanted = ""
        else:
            row = next((number for number, model in enumerate(models) if model.in_use), 0)
        if models:
            flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.list.selectionModel().setCurrentIndex(self.model.index(row), flag)
        self._show_selected()

    def _show_selected(self) -> None:
        if (model := self.selected) is not None:
            self.view.show_model(model, compared=self._compared.get(model.id, ""), busy=self._work.busy)

    # ------------------------------------------------------------------ use

    def use(self) -> None:
        """Uses the selected model for answers; the former one is a button away."""
        if (model := self.selected) is not None and not model.in_use and not model.why_not:
            self._use(model.id)

    def _use(self, model: str) -> None:
        former = next((known.id for known in self.model.rows if known.in_use), "")

        def used(_nothing: object) -> None:
            actions = [(tr("Back to “{model}”", model=former), lambda: self._use(former))] if former else []
            self._message.show_message(tr("Answers use “{model}” from now on", model=model), actions=actions)

        self._backend.models.use(model, used, self._message.show_error)

    # ------------------------------------------------------------------ remove

    def ask_remove(self) -> None:
        """Asks in place whether the selected model shall go."""
        if (model := self.selected) is None or model.owner == "package":
            return
        variants = [known for known in self.model.rows if known.variant_of == model.id]
        ours = [known for known in (model, *variants) if known.owner == "profile"]
        said = []
        if model.owner == "elsewhere":
            said.append(tr("Its file stays where it is; Alcove only forgets it"))
        if variants:
            names = ", ".join(variant.id for variant in variants)
            said.append(
                tr("{model} was made from it and goes with it", model=names)
                if len(variants) == 1
                else tr("{models} were made from it and go with it", models=names)
            )
        if ours:
            freed = size(sum(known.bytes for known in ours))
            said.append(tr("{size} of Alcove's own copies are deleted from the disk", size=freed))
        actions = [(tr("Remove"), lambda: self._remove(model)), (tr("Keep"), self._message.dismiss)]
        self._message.show_message(
            tr("Remove “{model}”?", model=model.id), ". ".join(said), level="warning", actions=actions
        )

    def _remove(self, model: ModelInfo) -> None:
        def removed(_nothing: object) -> None:
            back = [(tr("Undo"), lambda: self._bring_back(model.path, model.id))] if model.owner == "elsewhere" else []
            self._message.show_message(tr("“{model}” is removed", model=model.id), actions=back)

        self._backend.models.remove(model.id, removed, self._message.show_error)

    def _bring_back(self, file: Path, name: str) -> None:
        self._work.begin(
            tr("Looking at {file}", file=file.name),
            lambda failed, ended: self._backend.models.bring(file, name, self.select, failed, ended, copy=False),
            in_bytes=True,
        )

    # ------------------------------------------------------------------ tune

    def ask_tune(self) -> None:
        """Says what tuning does before it does it."""
        if (model := self.selected) is None:
            return
        actions = [(tr("Tune"), lambda: self._tune(model.id)), (tr("Not now"), self._message.dismiss)]
        self._message.show_message(tr("Tune “{model}” for this computer?", model=model.id), tr(TUNING), actions=actions)

    def _tune(self, model: str) -> None:
        def tuned(found: Tuned) -> None:
            self._compared[found.model.id] = compared(found)
            self.select(found.model.id)
            self._message.show_message(
                tr("“{model}” is tuned", model=found.model.id),
                tr("It is {gain} times as fast as before", gain=number(found.gain, ".2f")),
            )

        self._work.begin(
            tr("Tuning “{model}”", model=model),
            lambda failed, ended: self._backend.models.tune(model, tuned, failed, ended),
            stopped=lambda: self._message.show_message(tr("Tuning was stopped"), tr("Nothing of it was kept")),
        )


def compared(tuned: Tuned) -> str:
    """What tuning measured, before and after."""
    best = tuned.best
    lines = [tr("Before: {measured}", measured=_said(tuned.source)), tr("Now: {measured}", measured=_said(best))]
    if best.agreement is not None:
        lines.append(tr("Answers alike: {share} of the places compared", share=percent(best.agreement)))
    return "\n".join(lines)


def _said(way: Candidate) -> str:
    return tr(
        "{quantisation}, {threads}, {read} tokens a second read and {written} written, "
        "{seconds} s for an answer of usual length",
        quantisation=way.quant,
        threads=tr("%n thread(s)", "", way.threads),
        read=f"{way.speed.prompt:.0f}",
        written=f"{way.speed.answer:.0f}",
        seconds=number(way.speed.seconds, ".1f"),
    )
