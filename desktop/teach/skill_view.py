"""One skill: whether it has become better, what it answers now, and what can be done with it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QLineEdit, QVBoxLayout, QWidget

from desktop.language import number, told, tr
from desktop.models.skills import BeforeAfterModel
from desktop.teach.score_bars import Bar, ScoreBars
from desktop.widgets.buttons import TextButton
from desktop.widgets.labels import label
from desktop.widgets.tables import table_view
from desktop.wording import as_sentence, duration, for_window, labelled, percent, points
from engine.types import AdapterInfo, BeforeAfter

ROWS_SHOWN = 10


class SkillView(QWidget):
    """Signals, all about the skill that is shown:
    use_wanted(str | None): use this skill, by its id, or none.
    remove_wanted, repeat_wanted, apply_wanted: as the buttons say.
    tried(str): a text to try it on.
    """

    use_wanted = Signal(object)
    remove_wanted = Signal()
    repeat_wanted = Signal()
    apply_wanted = Signal()
    tried = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.skill: AdapterInfo | None = None
        em = self.fontMetrics().height()
        self.title = label(scale=1.25, bold=True, wrap=True)
        self.verdict = label(wrap=True, kind="verdict")
        self.bars = ScoreBars(tr("Score on the held-out examples"))
        self.facts = label(kind="muted", wrap=True)
        self.use = TextButton(tr("Use it"), kind="primary", drawing="check")
        self.use.clicked.connect(self._toggle)
        self.apply = TextButton(tr("Apply to a table or folder…"), drawing="table")
        self.apply.clicked.connect(self.apply_wanted)
        self.repeat = TextButton(tr("Teach again"))
        self.repeat.setToolTip(tr("Repeats the training with the same examples and settings"))
        self.repeat.clicked.connect(self.repeat_wanted)
        self.remove = TextButton(tr("Delete…"), drawing="trash")
        self.remove.clicked.connect(self.remove_wanted)
        uses, others = QHBoxLayout(), QHBoxLayout()
        for row, buttons in ((uses, (self.use, self.apply)), (others, (self.repeat, self.remove))):
            for button in buttons:
                row.addWidget(button)
            row.addStretch(1)

        self.text = QLineEdit(placeholderText=tr("Try it on a text of your own"))
        self.text.setAccessibleName(tr("A text to try the skill on"))
        self.text.returnPressed.connect(self._try)
        self.go = TextButton(tr("Try"))
        self.go.clicked.connect(self._try)
        self.answer = label(wrap=True, kind="outcome")
        self.answer.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.answer.hide()
        trial = QHBoxLayout()
        trial.addWidget(self.text, 1)
        trial.addWidget(self.go)

        self.rows_title = label(kind="caption", bold=True, scale=0.92)
        self.model = BeforeAfterModel(self)
        self.table = table_view(
            tr("Held-out examples before and after, worst first"),
            self.model,
            stretch=0,
            widths={4: 8},
        )
        for section in range(1, 4):
            self.table.horizontalHeader().setSectionResizeMode(section, QHeaderView.ResizeMode.Stretch)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(round(em * 0.7))
        column.addWidget(self.title)
        column.addWidget(self.verdict)
        column.addWidget(self.bars)
        column.addWidget(self.facts)
        column.addLayout(uses)
        column.addLayout(trial)
        column.addWidget(self.answer)
        column.addWidget(self.rows_title)
        column.addWidget(self.table)
        column.addLayout(others)
        self.show_rows(())

    def show_skill(self, skill: AdapterInfo) -> None:
        """Shows a skill as it is kept."""
        if self.skill is None or self.skill.id != skill.id:
            self.show_no_answer()
            self.text.clear()
        self.skill = skill
        self.title.setText(skill.name)
        self.verdict.setText(as_sentence(for_window(told(skill.why))))
        self.verdict.setProperty("good", skill.accepted)
        self.verdict.style().unpolish(self.verdict)
        self.verdict.style().polish(self.verdict)
        base, tuned = skill.scores.get("base"), skill.scores.get("tuned")
        self.bars.show_bars([Bar(tr("Before"), base), Bar(tr("Taught"), tuned, lead=True)])
        self.bars.setVisible(base is not None or tuned is not None)
        self.facts.setText(facts(skill))
        if skill.active:
            self.use.setText(tr("Stop using it"))
        else:
            self.use.setText(tr("Use it") if skill.accepted else tr("Use it all the same"))
        self.use.redraw("" if skill.active else "check")

    def show_rows(self, rows: Sequence[BeforeAfter]) -> None:
        """Shows the held-out examples, if they are known."""
        self.model.update(rows)
        for widget in (self.rows_title, self.table):
            widget.setVisible(bool(rows))
        worse = sum(row.tuned_score < row.base_score for row in rows)
        better = sum(row.tuned_score > row.base_score for row in rows)
        self.rows_title.setText(
            tr(
                "%n held-out example(s), worst first: {better} better than before, {worse} worse",
                "",
                len(rows),
                better=number(better),
                worse=number(worse),
            )
        )
        height = self.table.verticalHeader().defaultSectionSize() * (min(len(rows), ROWS_SHOWN) + 1)
        self.table.setFixedHeight(height + self.fontMetrics().height())

    def show_answer(self, text: str, probability: float | None) -> None:
        """What the skill says to the text that was tried."""
        self.answer.setText(labelled(text, probability))
        self.answer.show()
        self.go.setEnabled(True)

    def show_no_answer(self) -> None:
        """Nothing is being tried, and nothing was answered."""
        self.answer.hide()
        self.go.setEnabled(True)

    def _try(self) -> None:
        if words := self.text.text().strip():
            self.go.setEnabled(False)
            self.answer.setText("…")
            self.answer.show()
            self.tried.emit(words)

    def _toggle(self) -> None:
        if self.skill is not None:
            self.use_wanted.emit(None if self.skill.active else self.skill.id)


def rows_of(skill: AdapterInfo) -> list[BeforeAfter]:
    """The held-out examples that its card keeps."""
    return [BeforeAfter(**row) for row in skill.card.get("rows", ())]


def facts(skill: AdapterInfo) -> str:
    """What else is known of a skill, in one line."""
    said = []
    if interval := skill.card.get("interval"):
        said.append(tr("gain {points} (95 % interval)", points=points(*interval)))
    if skill.parity:
        share = percent(min(skill.parity.values()))
        said.append(tr("answers as in training on {share} of the places checked", share=share))
    if skill.labels:
        said.append(tr("%n label(s)", "", len(skill.labels)))
    if isinstance(seconds := skill.card.get("seconds"), int | float):
        said.append(tr("taught in {time}", time=duration(seconds)))
    return as_sentence("; ".join(said))
