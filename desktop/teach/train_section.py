"""Teaching a skill: what there is to train with, the plan, the run. What the Engine is asked, and what is said."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from desktop.backend import Backend, Running
from desktop.language import tr
from desktop.teach import loss_chart
from desktop.teach.plan_card import PlanCard
from desktop.teach.setup_card import SetupCard
from desktop.teach.training_view import TrainingView
from desktop.widgets.message_bar import MessageBar
from desktop.widgets.scrolling import scrolled
from engine.errors import EngineError
from engine.types import Event, Progress, TrainerStatus, TrainPlan, TuneReport, TuneRequest


class TrainSection(QWidget):
    """Signals:
    taught(TuneReport): a run is over.
    stopped: a run ended without a skill: it was stopped, or it failed. It may be gone on with.
    aside_wanted: show the examples that are set aside.
    """

    taught = Signal(object)
    stopped = Signal()
    aside_wanted = Signal()

    def __init__(self, backend: Backend, message: MessageBar, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._backend = backend
        self._message = message
        self._request = TuneRequest()
        self._planning: Running | None = None
        self._training: Running | None = None
        self._setting_up: Running | None = None
        self._failed = False  # why the last run failed is being said, which matters more than why there is no plan
        self.setup = SetupCard()
        self.plan = PlanCard()
        self.training = TrainingView()
        self.setup.setup_wanted.connect(self._set_up)
        self.setup.stop_wanted.connect(self._stop_setup)
        self.plan.train_wanted.connect(self.train)
        self.plan.changed.connect(lambda chosen: self._replan(replace(self._request, settings=chosen)))
        self.plan.kind_chosen.connect(lambda kind: self._replan(replace(self._request, kind=kind, settings={})))
        self.plan.threshold_chosen.connect(lambda share: self._replan(replace(self._request, none_below=share)))
        self.plan.aside_wanted.connect(self.aside_wanted)
        self.training.stop_wanted.connect(self.stop)
        self._stack = QStackedWidget()
        for card in (self.setup, self.plan):
            self._stack.addWidget(_scrolled(card))
        self._stack.addWidget(self.training)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._stack)
        backend.engine_event.connect(self._take)

    @property
    def busy(self) -> bool:
        """Whether a skill is being taught."""
        return self._training is not None

    # ------------------------------------------------------------------ the plan

    def prepare(self, dataset: str) -> None:
        """Shows what teaching this skill would be; while one is being taught, shows that."""
        if self.busy or self._setting_up is not None:
            return
        self._failed = False
        self._begin(dataset)
        self._look()

    def prepare_again(self, dataset: str) -> None:
        """The same after a run that ended without a skill: what was chosen for this one stays."""
        if dataset != self._request.dataset:
            self._begin(dataset)
        self._look()

    def _begin(self, dataset: str) -> None:
        self._request = TuneRequest(dataset=dataset)
        self.plan.begin()

    def _look(self) -> None:
        self.plan.show_planning(self._request.dataset)
        self._stack.setCurrentIndex(1)
        self._backend.teach.trainer(self._show_trainer)

    def _show_trainer(self, status: TrainerStatus) -> None:
        if self.busy:  # a run that was gone on with has begun since, and its card has the button that stops it
            return
        if status.why_not:
            self.setup.show_status(status)
            self._stack.setCurrentIndex(0)
        else:
            self._replan(self._request)

    def _replan(self, request: TuneRequest) -> None:
        """Plans anew; only the newest plan is shown."""
        self._request = request
        if self._planning is not None:
            self._backend.stop(self._planning)
        self.plan.show_planning(request.dataset)
        self._stack.setCurrentIndex(1)

        def show(plan: TrainPlan) -> None:
            if self._planning is planning:
                self._failed = False
                self.plan.show_plan(plan)

        def failed(error: EngineError) -> None:
            if self._planning is planning:
                self.plan.show_failed()
                if not self._failed:
                    self._fail(error)

        self._planning = planning = self._backend.teach.plan(request, show, failed)

    # ------------------------------------------------------------------ the run

    def train(self) -> None:
        """Teaches as planned."""
        self._run(
            self._request.name or self._request.dataset, lambda *ways: self._backend.teach.tune(self._request, *ways)
        )

    def repeat(self, adapter: str, name: str) -> None:
        """Repeats the training of a skill, with its very examples and settings."""
        request = TuneRequest(again=adapter)
        self._run(name, lambda *ways: self._backend.teach.tune(request, *ways))

    def go_on(self, run: str, name: str) -> None:
        """Goes on with a run that was stopped."""
        self._run(name, lambda *ways: self._backend.teach.resume(run, *ways))

    def _run(self, name: str, start: Any) -> None:
        if self.busy:
            return
        self._failed = False
        self._message.dismiss()
        self.training.begin(name)
        self._stack.setCurrentIndex(2)
        if not self.training.chart.drawn:
            self._backend.off_thread(loss_chart.load, self.training.chart.draw_with)
        over = False

        def done(report: TuneReport) -> None:
            nonlocal over
            over = True
            self.taught.emit(report)

        def failed(error: EngineError) -> None:
            self._failed = True
            self._fail(error)

        def ended() -> None:
            self._training = None
            self._stack.setCurrentIndex(1)
            if not over:
                self.stopped.emit()

        self._training = start(done, failed, ended)

    def stop(self) -> None:
        """Stops the run; what was learnt is kept."""
        if self._training is not None:
            self._backend.stop(self._training)

    def _take(self, event: Event) -> None:
        if self._training is not None and self._training.owns(event):
            self.training.take(event)
        elif isinstance(event, Progress) and self._setting_up is not None and self._setting_up.owns(event):
            self.setup.show_progress(event)

    # ------------------------------------------------------------------ what there is to train with

    def _set_up(self) -> None:
        self._message.dismiss()
        self.setup.show_busy()
        over = False

        def done(_status: object) -> None:
            nonlocal over
            over = True

        def failed(error: EngineError) -> None:
            self._fail(error)

        def ended() -> None:
            self._setting_up = None
            self.setup.show_idle("" if over else tr("Not set up yet; what was fetched is kept."))
            if over:
                self.prepare(self._request.dataset)

        self._setting_up = self._backend.teach.set_up(done, failed, ended)

    def _stop_setup(self) -> None:
        if self._setting_up is not None:
            self._backend.stop(self._setting_up)

    def _fail(self, error: EngineError) -> None:
        self._message.show_error(error)


def _scrolled(card: QWidget) -> QScrollArea:
    """The card at the top of a page that scrolls."""
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(card)
    column.addStretch(1)
    return scrolled(page)
