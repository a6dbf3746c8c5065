"""What training would do, on one screen, before it does it: and every choice can be changed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from desktop.language import locale, marked, number, told, tr
from desktop.teach.examples_panel import KINDS
from desktop.teach.figures import Figures
from desktop.widgets.buttons import TextButton
from desktop.widgets.choice import Choice
from desktop.widgets.labels import label
from desktop.wording import as_sentence, duration, for_window, percent, size
from engine.types import ExampleKind, TrainPlan

CHOICES: Mapping[str, Mapping[Any, str]] = {
    "backend": {"peft": "PEFT", "unsloth": "Unsloth"},
    "four_bit": {False: marked("No"), True: marked("Yes")},
    "device": {
        "cpu": marked("Processor"),
        "cuda": marked("GPU (CUDA, ROCm)"),
        "xpu": marked("Intel GPU"),
        "mps": marked("Apple GPU"),
    },
}
SETTINGS: Mapping[str, str] = {
    "epochs": marked("Rounds over the examples"),
    "learning_rate": marked("Learning rate"),
    "rank": marked("Rank"),
    "alpha": marked("Alpha"),
    "batch_size": marked("Examples a step"),
    "max_tokens": marked("Longest example, tokens"),
    "patience": marked("Rounds without progress before it stops"),
    "device": marked("Runs on"),
    "backend": marked("Trained by"),
    "four_bit": marked("Base in 4 bits"),
    "seed": marked("Seed"),
}
"""What can be changed, in this order; other settings are not worth a person's time."""

THRESHOLDS = (0.0, *(share / 100 for share in (30, 50, 70, 80, 90)))
"""Probabilities of the likeliest label, below which a classifier may answer that it is none of them."""


class PlanCard(QFrame):
    """Signals:
    train_wanted: the person agrees.
    changed(dict): settings that the person chose instead, by the names of `trainjob.TrainSettings`.
    kind_chosen(str): it is another kind of skill.
    threshold_chosen(float): a label less probable than this is to be "none of these".
    aside_wanted: the person wants to see what is set aside.
    """

    train_wanted = Signal()
    changed = Signal(dict)
    kind_chosen = Signal(str)
    threshold_chosen = Signal(float)
    aside_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        em = self.fontMetrics().height()
        self._plan: TrainPlan | None = None
        self._chosen: dict[str, Any] = {}
        self._none_below = 0.0
        self.title = label(scale=1.25, bold=True, wrap=True)
        self.figures = Figures()
        self.why_not = label(kind="refusal", wrap=True)
        self.aside = TextButton(tr("Set aside"), kind="quiet", drawing="info")
        self.aside.clicked.connect(self.aside_wanted)
        self.promise = label(
            tr(
                "Everything happens on this computer. When it is done, it is tried on the held-out examples, in the "
                "very program that will use it, and only a skill that has become better is put to use."
            ),
            kind="muted",
            wrap=True,
        )
        self.change = TextButton(tr("Change…"), kind="section", drawing="right")
        self.change.setCheckable(True)
        self.change.toggled.connect(self._fold)
        self.form = QWidget()
        self._grid = QGridLayout(self.form)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(em)
        self._grid.setVerticalSpacing(round(em * 0.4))
        self._grid.setColumnStretch(2, 1)
        self.fields: dict[str, QWidget] = {}
        for widget in (self.form, self.why_not, self.aside):
            widget.hide()
        self.train = TextButton(tr("Train"), kind="primary", drawing="teach")
        self.train.clicked.connect(self.train_wanted)
        self.train.setEnabled(False)  # until there is a plan to agree to
        self.state = label(kind="muted")
        foot = QHBoxLayout()
        foot.addWidget(self.train)
        foot.addWidget(self.state, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(round(em * 1.3), round(em * 1.2), round(em * 1.3), round(em * 1.2))
        column.setSpacing(round(em * 0.8))
        column.addWidget(self.title)
        column.addWidget(self.figures)
        column.addWidget(self.aside, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.why_not)
        column.addWidget(self.promise)
        column.addWidget(self.change, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.form)
        column.addLayout(foot)

    def show_planning(self, dataset: str) -> None:
        """The plan is being made."""
        self._plan = None
        self.title.setText(tr("Teach “{skill}”", skill=dataset))
        self.state.setText(tr("Looking at the examples, the model and this computer…"))
        self.train.setEnabled(False)
        self.figures.setEnabled(False)

    def show_plan(self, plan: TrainPlan) -> None:
        self._plan = plan
        self.title.setText(tr("Teach “{skill}”: {kind}", skill=plan.dataset, kind=tr(KINDS[plan.kind])))
        self.figures.setEnabled(True)
        self.figures.show_figures(
            [
                (number(plan.train), tr("examples to learn from")),
                (number(plan.heldout), tr("held out, to check it on")),
                (duration(plan.seconds), tr("for everything")),
                (size(plan.memory_bytes), tr("of memory; {size} is free", size=size(plan.memory_free))),
            ]
        )
        self.aside.setText(tr("%n example(s) (is/are) set aside", "", len(plan.set_aside)))
        self.aside.setVisible(bool(plan.set_aside))
        self.why_not.setText(
            as_sentence(told(plan.why_not)) + (f" {as_sentence(for_window(told(plan.hint)))}" if plan.hint else "")
        )
        self.why_not.setVisible(bool(plan.why_not))
        self.promise.setVisible(not plan.why_not)
        self.train.setEnabled(not plan.why_not)
        self.state.setText("")
        self._show_settings(plan)

    def show_failed(self) -> None:
        """There is no plan; why is said elsewhere."""
        self.state.setText("")

    def begin(self) -> None:
        """Another skill is planned: nothing of the former choices holds."""
        self._chosen = {}
        self._none_below = 0.0
        self.change.setChecked(False)

    # ------------------------------------------------------------------ settings

    def _show_settings(self, plan: TrainPlan) -> None:
        focused = next((name for name, field in self.fields.items() if field.hasFocus()), "")
        for widget in self.form.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
            self._grid.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        self.fields = {}
        kinds = Choice()
        for kind, words in KINDS.items():
            kinds.addItem(_capital(tr(words)), kind)
        kinds.setCurrentIndex(kinds.findData(plan.kind))
        kinds.activated.connect(lambda: self._choose_kind(kinds.currentData()))
        self._row("kind", tr("Kind of skill"), kinds, told(plan.reasons.get("kind", "")))
        if plan.kind == "classify":
            threshold = Choice()
            for share in THRESHOLDS:
                words = tr("Below {share}", share=percent(share)) if share else tr("Never")
                threshold.addItem(words, share)
            threshold.setCurrentIndex(threshold.findData(self._none_below))
            threshold.activated.connect(lambda: self._choose_threshold(threshold.currentData()))
            reason = tr("where no label is as probable as that")
            self._row("none_below", tr("Answers “None of these”"), threshold, reason)
        for name, words in SETTINGS.items():
            if name in plan.settings:
                self._row(name, tr(words), self._field(name, plan.settings[name]), told(plan.reasons.get(name, "")))
        if focused in self.fields:
            self.fields[focused].setFocus()

    def _row(self, name: str, words: str, field: QWidget, reason: str) -> None:
        row = self._grid.rowCount()
        named = label(words)
        named.setBuddy(field)
        field.setAccessibleName(words)
        field.setAccessibleDescription(reason)
        field.setMaximumWidth(self.fontMetrics().height() * 14)
        self._grid.addWidget(named, row, 0)
        self._grid.addWidget(field, row, 1)
        self._grid.addWidget(label(as_sentence(reason), kind="muted", wrap=True), row, 2)
        self.fields[name] = field

    def _field(self, name: str, value: Any) -> QWidget:
        if name in CHOICES:
            combo = Choice()
            for choice, words in CHOICES[name].items():
                combo.addItem(tr(words), choice)
            combo.setCurrentIndex(combo.findData(value))
            combo.activated.connect(lambda: self._choose(name, combo.currentData()))
            return combo
        line = QLineEdit(_written(value))
        line.editingFinished.connect(lambda: self._typed(name, line, value))
        return line

    def _typed(self, name: str, line: QLineEdit, value: int | float) -> None:
        try:
            typed = type(value)(line.text().strip().replace(locale().decimalPoint(), "."))
        except ValueError:
            line.setText(_written(value))
            return
        if typed != value:
            self._choose(name, typed)

    def _choose(self, name: str, value: Any) -> None:
        self._chosen[name] = value
        self.changed.emit(dict(self._chosen))

    def _choose_kind(self, kind: ExampleKind) -> None:
        if self._plan is not None and kind != self._plan.kind:
            self._chosen = {}
            self.kind_chosen.emit(kind)

    def _choose_threshold(self, share: float) -> None:
        if share != self._none_below:
            self._none_below = share
            self.threshold_chosen.emit(share)

    def _fold(self, unfolded: bool) -> None:
        self.change.redraw("down" if unfolded else "right")
        self.form.setVisible(unfolded)


def _written(value: Any) -> str:
    return number(value, "g") if isinstance(value, float) else str(value)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
