"""Teach: the examples of a skill, teaching it, and the skills that were taught."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from desktop.backend import Backend
from desktop.language import marked, number, told, tr
from desktop.pages.page import Page
from desktop.teach.examples_section import ExamplesSection
from desktop.teach.skills_section import SkillsSection
from desktop.teach.train_section import TrainSection
from desktop.widgets.buttons import TextButton
from desktop.widgets.choice import Choice
from desktop.widgets.labels import label
from desktop.widgets.message_bar import MessageBar
from desktop.widgets.sections import Sections
from desktop.wording import as_sentence
from engine.types import Dataset, Event, ExampleKind, ExamplesChanged, TuneReport, UnfinishedRun

REFRESH_MS = 200
FIRST = marked("My skill")  # the name of the first one, until the person gives another
EXAMPLES, TRAIN, SKILLS = range(3)
SECTIONS = (marked("Examples"), marked("Train"), marked("Learnt skills"))


class TeachPage(Page):
    """Signals: `ask_wanted`: the person wants to correct an answer."""

    ask_wanted = Signal()

    def __init__(self, backend: Backend, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._backend = backend
        self._datasets: list[Dataset] = []
        self._wanted = ""  # a skill to show once it is listed
        self._named: list[str] = []  # skills that were named and have no examples yet
        em = self.fontMetrics().height()

        self.choice = Choice()
        self.choice.setAccessibleName(tr("Skill whose examples are shown"))
        self.choice.setMinimumWidth(em * 12)
        self.choice.activated.connect(lambda: self.show_dataset(self.choice.currentData()))
        self.new = TextButton(tr("New skill…"), drawing="plus")
        self.new.clicked.connect(self._ask_name)
        self.name = QLineEdit(placeholderText=tr("Name of the new skill"))
        self.name.setAccessibleName(tr("Name of the new skill"))
        self.name.setMinimumWidth(em * 12)
        self.name.returnPressed.connect(self._create)
        self.create_new = TextButton(tr("Create"), kind="primary")
        self.create_new.clicked.connect(self._create)
        self.not_new = TextButton(tr("Cancel"))
        self.not_new.clicked.connect(lambda: self._show_naming(False))
        self.train = TextButton(tr("Train"), kind="primary", drawing="teach")
        self.train.setToolTip(tr("Shows what would be done first"))
        self.train.clicked.connect(self.prepare)
        head = QHBoxLayout()
        head.setSpacing(round(em * 0.5))
        title = label(tr("Teach"), scale=1.7, bold=True)
        title.setMinimumHeight(max(self.choice.sizeHint().height(), self.name.sizeHint().height()) + 2)
        head.addWidget(title)
        head.addSpacing(em)
        for widget in (self.choice, self.new, self.name, self.create_new, self.not_new):
            head.addWidget(widget)
        head.addStretch(1)
        head.addWidget(self.train)
        self.unfinished = MessageBar()

        self.examples = ExamplesSection(backend, self.message)
        self.training = TrainSection(backend, self.message)
        self.skills = SkillsSection(backend, self.message)
        self.stack = Sections([tr(each) for each in SECTIONS], (self.examples, self.training, self.skills))
        self.stack.wanted.connect(self.show_section)
        column = QVBoxLayout(self)
        column.setContentsMargins(round(em * 1.8), round(em * 1.4), round(em * 1.8), em)
        column.setSpacing(round(em * 0.7))
        column.addLayout(head)
        column.addWidget(self.unfinished)
        column.addWidget(self.message)
        column.addLayout(self.stack.chips)
        column.addWidget(self.stack, 1)

        self.examples.ask_wanted.connect(self.ask_wanted)
        self.training.aside_wanted.connect(self._show_set_aside)
        self.training.taught.connect(self._show_taught)
        self.training.stopped.connect(self._show_stopped)
        self.skills.repeat_wanted.connect(self._repeat)
        self._stale = QTimer(self)
        self._stale.setSingleShot(True)
        self._stale.setInterval(REFRESH_MS)
        self._stale.timeout.connect(self._refresh_datasets)
        backend.engine_event.connect(self._take)
        self._show_naming(False)
        self._show_datasets([])
        self.show_section(EXAMPLES)

    # ------------------------------------------------------------------ skills by name

    @property
    def dataset(self) -> str:
        """The skill whose examples are shown."""
        return self.examples.dataset

    def refresh(self) -> None:
        """Reads everything again."""
        self._refresh_datasets()
        self._refresh_unfinished()
        self.examples.refresh()
        self.skills.refresh()

    def _refresh_datasets(self) -> None:
        self._backend.teach.datasets(self._show_datasets)

    def _show_datasets(self, datasets: Sequence[Dataset]) -> None:
        self._datasets = list(datasets)
        names = [dataset.name for dataset in datasets]
        self._named = [name for name in self._named if name not in names]
        names += self._named
        self.choice.clear()
        for name in names or [tr(FIRST)]:
            self.choice.addItem(name, name)
        shown = self._wanted if self._wanted in names else self.dataset
        wanted = shown if shown in names else names[0] if names else tr(FIRST)
        self._wanted = "" if wanted == self._wanted else self._wanted
        self.show_dataset(wanted)

    def show_dataset(self, name: str) -> None:
        """Shows this skill's examples."""
        self.choice.setCurrentIndex(self.choice.findData(name))
        known = next((dataset for dataset in self._datasets if dataset.name == name), None)
        changed = name != self.dataset
        kind: ExampleKind = known.kind if known else "free"
        self.examples.show_dataset(name, kind)
        self.train.setEnabled(known is not None)
        if changed and self.stack.currentWidget() is self.training:
            self.prepare()

    def open_dataset(self, name: str) -> None:
        """Shows this skill's examples as soon as they are listed."""
        self._wanted = name
        self._show(EXAMPLES)
        self._refresh_datasets()

    def _ask_name(self) -> None:
        self._show_naming(True)
        self.name.clear()
        self.name.setFocus()

    def _show_naming(self, naming: bool) -> None:
        for widget in (self.name, self.create_new, self.not_new):
            widget.setVisible(naming)
        for button in (self.choice, self.new):
            button.setVisible(not naming)

    def _create(self) -> None:
        if name := self.name.text().strip():
            self._show_naming(False)
            if name not in [dataset.name for dataset in self._datasets]:
                self._named.append(name)
            self._show_datasets(self._datasets)
            self.show_dataset(name)
            self.show_section(EXAMPLES)

    # ------------------------------------------------------------------ sections

    def show_section(self, number: int) -> None:
        if number == TRAIN and not self.training.busy:
            self.prepare()
            return
        self._show(number)

    def _show(self, number: int) -> None:
        self.stack.show_section(number)
        self.train.setVisible(number == EXAMPLES)
        self.choice.setVisible(number != SKILLS)
        self.new.setVisible(number != SKILLS)

    def prepare(self) -> None:
        """Shows what teaching the chosen skill would be."""
        self.training.prepare(self.dataset)
        self._show(TRAIN)

    def import_file(self, file: Path | None) -> None:
        """Shows what a file of examples holds, to be kept or not."""
        self._show(EXAMPLES)
        self.examples.bring(file)

    def apply_skill(self, adapter: str) -> None:
        """Opens the panel that applies a skill to a table or folder."""
        self._show(SKILLS)
        self.skills.show_apply_of(adapter)

    def _show_set_aside(self) -> None:
        self._show(EXAMPLES)
        self.examples.show_set_aside()

    # ------------------------------------------------------------------ runs

    def _repeat(self, adapter: str, name: str) -> None:
        self._show(TRAIN)
        self.training.repeat(adapter, name)

    def _show_taught(self, report: TuneReport) -> None:
        self._refresh_unfinished()
        self.skills.show_skill(report.adapter)
        self._show(SKILLS)

    def _show_stopped(self) -> None:
        self.training.prepare_again(self.dataset)
        self._refresh_unfinished()

    def _refresh_unfinished(self) -> None:
        self._backend.teach.unfinished(self._show_unfinished)

    def _show_unfinished(self, runs: Sequence[UnfinishedRun]) -> None:
        if not runs or self.training.busy:
            self.unfinished.dismiss()
            return
        run = next((each for each in runs if not each.why_not), runs[0])

        def discard() -> None:
            self._backend.teach.discard(run.id, lambda _: self._refresh_unfinished())

        if run.why_not:
            said = tr("The training {name} cannot go on", name=run.name)
            self.unfinished.show_message(said, as_sentence(told(run.why_not)), actions=[(tr("Discard it"), discard)])
            return
        said = tr(
            "Teaching “{name}” was interrupted at step {step} of {steps}",
            name=run.name,
            step=number(run.step),
            steps=number(run.steps),
        )

        def go_on() -> None:
            self._show(TRAIN)
            self.training.go_on(run.id, run.name)

        actions = [(tr("Go on"), go_on), (tr("Discard it"), discard)]
        self.unfinished.show_message(said, tr("What was learnt so far is kept"), actions=actions)

    def _take(self, event: Event) -> None:
        if isinstance(event, ExamplesChanged) and not self._stale.isActive():
            self._stale.start()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()
