"""The skills that were taught: which is in use, how good each is, and putting one to work."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QItemSelectionModel, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from desktop.backend import Backend, Running
from desktop.language import marked, tr
from desktop.models.rows import Role
from desktop.models.skills import SkillsModel
from desktop.teach.apply_panel import ApplyPanel
from desktop.teach.comparison_view import ComparisonView
from desktop.teach.skill_view import SkillView, rows_of
from desktop.widgets.buttons import TextButton
from desktop.widgets.labels import label
from desktop.widgets.message_bar import MessageBar
from desktop.widgets.rows import RowDelegate, list_view
from desktop.widgets.scrolling import scrolled
from engine.errors import EngineError
from engine.types import (
    AdapterInfo,
    AdaptersChanged,
    ApplyReport,
    Comparison,
    Event,
    Progress,
    SkillAnswer,
)

REFRESH_MS = 200
EMPTY = marked("No skills yet. Give examples of what you want, and press Train: what the model learns is listed here.")


class SkillsSection(QWidget):
    """Signals:
    repeat_wanted(str, str): id and name of a skill whose training is to be repeated.
    """

    repeat_wanted = Signal(str, str)

    def __init__(self, backend: Backend, message: MessageBar, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._backend = backend
        self._message = message
        self._comparing: Running | None = None
        self._applying: Running | None = None
        self._trying: Running | None = None
        self._compared: dict[str, Comparison] = {}
        self._wanted = ""
        em = self.fontMetrics().height()

        self.model = SkillsModel(self)
        self.list = list_view(tr("Skills"), RowDelegate(two_lines=True), self)
        self.list.setObjectName("skills")
        self.list.setModel(self.model)
        self.list.setMinimumWidth(em * 11)
        self.list.selectionModel().selectionChanged.connect(self._select)
        self.none = TextButton(tr("Use no skill"), kind="quiet")
        self.none.clicked.connect(lambda: self.use(None))
        left = QWidget()
        side = QVBoxLayout(left)
        side.setContentsMargins(0, 0, round(em * 0.6), 0)
        side.addWidget(self.list, 1)
        side.addWidget(self.none, 0, Qt.AlignmentFlag.AlignLeft)

        self.view = SkillView()
        self.view.use_wanted.connect(self.use)
        self.view.remove_wanted.connect(self.ask_remove)
        self.view.repeat_wanted.connect(self._repeat)
        self.view.apply_wanted.connect(self.show_apply)
        self.view.tried.connect(self._try)
        self.apply = ApplyPanel()
        self.apply.hide()
        self.apply.chosen.connect(self._read_columns)
        self.apply.begun.connect(self._apply)
        self.apply.stop_wanted.connect(lambda: self._stop(self._applying))
        self.apply.closed.connect(self.apply.hide)
        self.comparison = ComparisonView()
        self.comparison.compare_wanted.connect(self._compare)
        self.comparison.stop_wanted.connect(lambda: self._stop(self._comparing))
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(em, 0, round(em * 0.6), 0)
        column.setSpacing(em)
        for widget in (self.view, self.apply, self.comparison):
            column.addWidget(widget)
        column.addStretch(1)
        self.area = scrolled(page)
        self.splitter = QSplitter(Qt.Orientation.Horizontal, childrenCollapsible=False, handleWidth=1)
        self.splitter.addWidget(left)
        self.splitter.addWidget(self.area)
        self.splitter.setStretchFactor(1, 1)
        self.splitter.setSizes([em * 14, em * 44])
        self.empty = label(tr(EMPTY), kind="drop-here", wrap=True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.empty)
        self._stack.addWidget(self.splitter)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._stack)
        self._stale = QTimer(self)
        self._stale.setSingleShot(True)
        self._stale.setInterval(REFRESH_MS)
        self._stale.timeout.connect(self.refresh)
        backend.engine_event.connect(self._take)

    # ------------------------------------------------------------------ the list

    @property
    def selected(self) -> AdapterInfo | None:
        indexes = self.list.selectionModel().selectedIndexes()
        skill: AdapterInfo | None = indexes[0].data(Role.ROW) if indexes else None
        return skill

    def refresh(self) -> None:
        """Reads the skills again."""
        self._backend.teach.adapters(self._show)

    def show_skill(self, adapter: str) -> None:
        """Shows this skill as soon as it is listed."""
        self._wanted = adapter
        self.refresh()

    def _show(self, skills: Sequence[AdapterInfo]) -> None:
        chosen = self._wanted or (self.selected.id if self.selected else "")
        self.model.update(skills)
        self._stack.setCurrentIndex(1 if skills else 0)
        row = self.model.row_of(chosen)
        if row >= 0:
            self._wanted = ""
        if skills:
            index = self.model.index(max(0, row))
            self.list.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
            self._show_selected()
        self.none.setVisible(any(skill.active for skill in skills))

    def _select(self) -> None:
        self._show_selected()
        if self._applying is None:
            self.apply.hide()

    def _show_selected(self) -> None:
        skill = self.selected
        if skill is None:
            return
        if self.view.skill is not None and self.view.skill.id != skill.id:
            self._stop(self._trying)  # nobody waits for its answer any more
            self._trying = None
        self.view.show_skill(skill)
        self.view.show_rows(rows_of(skill))
        if self._comparing is None:
            self.comparison.show_none()
            if found := self._compared.get(skill.id):
                self.comparison.show_comparison(found)

    def _take(self, event: Event) -> None:
        if isinstance(event, AdaptersChanged):
            if not self._stale.isActive():
                self._stale.start()
        elif isinstance(event, Progress):
            if self._comparing is not None and self._comparing.owns(event):
                self.comparison.show_progress(event)
            elif self._applying is not None and self._applying.owns(event):
                self.apply.show_progress(event)

    # ------------------------------------------------------------------ use, delete, repeat, try

    def use(self, adapter: str | None) -> None:
        """Uses this skill for answers from now on, or none; the former one is a button away."""
        former = next((skill for skill in self.model.rows if skill.active), None)
        name = next((skill.name for skill in self.model.rows if skill.id == adapter), "")

        def used(_nothing: object) -> None:
            self.refresh()
            said = (
                tr("Answers use “{skill}” from now on", skill=name)
                if adapter
                else tr("Answers use no skill from now on")
            )
            back = tr("Back to “{skill}”", skill=former.name) if former else tr("Back to none")
            self._message.show_message(said, actions=[(back, lambda: self.use(former.id if former else None))])

        self._backend.teach.use(adapter, used, self._fail)

    def ask_remove(self) -> None:
        """Asks in place whether the selected skill shall go."""
        if (skill := self.selected) is None:
            return
        self._message.show_message(
            tr("Delete the skill “{skill}”?", skill=skill.name),
            tr("It can only be had again by teaching it again. Its examples stay."),
            level="warning",
            actions=[(tr("Delete"), lambda: self._remove(skill)), (tr("Keep"), self._message.dismiss)],
        )

    def _remove(self, skill: AdapterInfo) -> None:
        def removed(_nothing: object) -> None:
            self.refresh()
            self._message.show_message(tr("“{skill}” is deleted", skill=skill.name))

        self._backend.teach.remove_adapter(skill.id, removed, self._fail)

    def _repeat(self) -> None:
        if (skill := self.selected) is not None:
            self.repeat_wanted.emit(skill.id, skill.name)

    def _try(self, text: str) -> None:
        if (skill := self.selected) is None:
            return

        def answered(answer: SkillAnswer) -> None:
            if self._trying is trying:
                self.view.show_answer(answer.text, answer.probability)

        def failed(error: EngineError) -> None:
            if self._trying is trying:
                self.view.show_no_answer()
                self._fail(error)

        self._trying = trying = self._backend.teach.try_skill(skill.id, text, answered, failed)

    # ------------------------------------------------------------------ compare

    def _compare(self) -> None:
        if (skill := self.selected) is None or self._comparing is not None:
            return
        self._message.dismiss()
        self.comparison.show_busy()

        def compared(found: Comparison) -> None:
            self._compared[skill.id] = found

        def ended() -> None:
            self._comparing = None
            self.comparison.show_idle()
            self._show_selected()

        self._comparing = self._backend.teach.compare(skill.id, compared, self._fail, ended)

    # ------------------------------------------------------------------ apply

    def show_apply_of(self, adapter: str) -> None:
        """The same for this skill."""
        self._wanted = adapter

        def show(skills: Sequence[AdapterInfo]) -> None:
            self._show(skills)
            self.show_apply()

        self._backend.teach.adapters(show, key="skill to apply")

    def show_apply(self) -> None:
        """Opens the panel that applies the selected skill to a table or folder."""
        if (skill := self.selected) is None:
            return
        if self._applying is None:
            self.apply.begin(skill.name)
        self.apply.show()
        QTimer.singleShot(0, self, lambda: self.area.ensureWidgetVisible(self.apply))

    def _read_columns(self, path: Path) -> None:
        def show(names: Sequence[str]) -> None:
            if self.apply.path.text() == str(path):
                self.apply.show_columns(names)

        self._backend.teach.columns(path, show)

    def _apply(self, path: Path, column: str, out: Path | None) -> None:
        if (skill := self.selected) is None or self._applying is not None:
            return
        self._message.dismiss()
        self.apply.show_busy()
        over: list[Callable[[], None]] = []

        def done(report: ApplyReport) -> None:
            over.append(lambda: self.apply.show_report(report))

        def failed(error: EngineError) -> None:
            over.append(self.apply.show_idle)
            self._fail(error)

        def ended() -> None:
            self._applying = None
            (over[0] if over else self.apply.show_stopped)()

        self._applying = self._backend.teach.apply(skill.id, path, column, out, done, failed, ended)

    def _stop(self, running: Running | None) -> None:
        if running is not None:
            self._backend.stop(running)

    def _fail(self, error: EngineError) -> None:
        self._message.show_error(error)
