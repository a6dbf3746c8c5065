"""Which skill answers: a button with a menu, in the place where one types."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from desktop.language import marked, tr
from desktop.widgets.buttons import TextButton

if TYPE_CHECKING:
    from engine.types import AdapterInfo

NONE = marked("No skill")
APPLY = marked("Apply to a table or folder…")


class SkillPicker(TextButton):
    """Hidden while there are no skills.

    Signals:
        chosen: the person chose another skill, or none.
        apply_wanted(str): the chosen skill is to be applied to a table or folder.
    """

    chosen = Signal()
    apply_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr(NONE), parent, kind="quiet", drawing="skill")
        self._skills: tuple[AdapterInfo, ...] = ()
        self._chosen: str | None = None
        self.menu_shown = QMenu(self)
        self.setMenu(self.menu_shown)
        self.hide()

    @property
    def skill(self) -> AdapterInfo | None:
        """The skill that answers."""
        return next((skill for skill in self._skills if skill.id == self._chosen), None)

    @property
    def adapter(self) -> str | None:
        """What `Engine.ask` is to be told: an id, "none", or nothing where there is no skill to choose."""
        if not self._skills:
            return None
        return self.skill.id if self.skill else "none"

    def show_skills(self, skills: Sequence[AdapterInfo]) -> None:
        """Offers these; what was chosen stays if it is still there."""
        self._skills = tuple(skills)
        self._build()

    def choose(self, adapter: str | None) -> None:
        """Chooses a skill by its id, or none."""
        self._chosen = adapter
        self._build()

    def choose_active(self) -> None:
        """Chooses what answers unless something else is said."""
        self.choose(next((skill.id for skill in self._skills if skill.active), None))

    def _build(self) -> None:
        self.menu_shown.clear()
        group = QActionGroup(self.menu_shown)
        for id, name in [(None, tr(NONE)), *((skill.id, skill.name) for skill in self._skills)]:
            action = QAction(name.replace("&", "&&"), self.menu_shown, checkable=True)
            action.setChecked(id == (self.skill.id if self.skill else None))
            action.triggered.connect(lambda _=False, id=id: self._take(id))
            group.addAction(action)
            self.menu_shown.addAction(action)
        self.menu_shown.addSeparator()
        apply = QAction(tr(APPLY), self.menu_shown)
        apply.triggered.connect(lambda: self.apply_wanted.emit(self._chosen or self._skills[0].id))
        self.menu_shown.addAction(apply)
        name = self.skill.name if self.skill else tr(NONE)
        short = self.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, self.fontMetrics().height() * 10)
        self.setText(short.replace("&", "&&"))
        self.setAccessibleName(tr("Skill that answers: {name}", name=name))
        self.setToolTip(tr("Which skill answers"))
        self.setVisible(bool(self._skills))

    def _take(self, adapter: str | None) -> None:
        self.choose(adapter)
        self.chosen.emit()
