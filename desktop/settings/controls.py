"""What a setting is chosen with: one kind of control for each kind of declaration."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, QTime, Signal
from PySide6.QtWidgets import (
    QDoubleSpinBox,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QSlider,
    QSpinBox,
    QTimeEdit,
    QVBoxLayout,
    QWidget,
)

from desktop.language import marked, number, told, tr
from desktop.widgets.buttons import TextButton
from desktop.widgets.choice import Choice
from desktop.widgets.labels import label
from desktop.widgets.switch import Switch
from desktop.wording import as_sentence
from engine.settings import Setting

UNITS = (marked("tokens"),)
"""What the Engine calls the units that are words."""
FURTHEST = 2**31 - 1
LINES = 4


class Control(QWidget):
    """A value that can be shown and chosen.

    Signals:
        chosen(object): another value, by the person.
        meaning(str): what the value that is shown means, in a sentence.
    """

    chosen = Signal(object)
    meaning = Signal(str)
    wide = False  # whether it stands below its label, as wide as the page
    small = False  # whether it takes no more room than it needs

    def __init__(self, setting: Setting[Any], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setting = setting
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)

    def take(self, field: QWidget) -> None:
        """Puts the field in its place; a wheel that turns over it goes on scrolling the page."""
        self.name(field, told(self.setting.label))
        self.setFocusProxy(field)
        self.column.addWidget(field)

    def name(self, field: QWidget, name: str) -> None:
        """Tells a screen reader what it is, and keeps wheels from turning it."""
        field.setAccessibleName(name)
        field.setAccessibleDescription(as_sentence(told(self.setting.help)))
        field.installEventFilter(_Unturned(self))

    def show_value(self, value: Any) -> None:
        raise NotImplementedError


class _Unturned(QObject):
    """A field's filter for wheels."""

    def eventFilter(self, _field: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Wheel:
            event.ignore()
            return True
        return False


class SwitchControl(Control):
    small = True

    def __init__(self, setting: Setting[Any], parent: QWidget | None = None) -> None:
        super().__init__(setting, parent)
        self.field = Switch(told(setting.label))
        self.field.clicked.connect(lambda on: self.chosen.emit(on))
        self.take(self.field)

    def show_value(self, value: bool) -> None:
        self.field.setChecked(value)


class ChoiceControl(Control):
    def __init__(self, setting: Setting[Any], parent: QWidget | None = None) -> None:
        super().__init__(setting, parent)
        self.field = Choice()
        for value, words in zip(setting.choices, setting.words or setting.choices, strict=True):
            self.field.addItem(told(words), value)
        self.field.activated.connect(lambda: self.chosen.emit(self.field.currentData()))
        self.take(self.field)

    def show_value(self, value: str) -> None:
        self.field.setCurrentIndex(self.field.findData(value))


class SliderControl(Control):
    """A number between two ends: at the setting's own stops, or at every step of its range."""

    def __init__(self, setting: Setting[Any], parent: QWidget | None = None) -> None:
        super().__init__(setting, parent)
        low, high = setting.minimum or 0.0, setting.maximum or 0.0
        steps = round((high - low) / setting.step)
        self.stops = setting.stops or tuple(
            (low + at * setting.step, f"{number(low + at * setting.step, 'g')} {told(setting.unit)}")
            for at in range(steps + 1)
        )
        self.field = QSlider(Qt.Orientation.Horizontal)
        self.field.setRange(0, len(self.stops) - 1)
        self.field.setPageStep(1)
        self.field.setTracking(False)  # while it is being dragged, nothing changes under the hand
        self.field.sliderMoved.connect(self._tell)
        self.field.valueChanged.connect(self._choose)
        self.take(self.field)
        least, most = setting.ends or ("", "")
        ends = QHBoxLayout()
        ends.addWidget(label(told(least), kind="muted", scale=0.92))
        ends.addStretch(1)
        ends.addWidget(label(told(most), kind="muted", scale=0.92))
        self.column.addLayout(ends)

    def show_value(self, value: float) -> None:
        self.field.blockSignals(True)
        self.field.setValue(self._nearest(value))
        self.field.blockSignals(False)
        self._tell(self.field.value())

    def _nearest(self, value: float) -> int:
        """The stop of this value, or the nearest; a default that means 'as measured' is near to nothing else."""
        values = [stop for stop, _ in self.stops]
        if value in values:
            return values.index(value)
        others = [at for at, stop in enumerate(values) if stop != self.setting.default]
        return min(others, key=lambda at: abs(values[at] - value))

    def _tell(self, place: int) -> None:
        means = told(self.stops[place][1])
        self.field.setAccessibleDescription(means)
        self.meaning.emit(means)

    def _choose(self, place: int) -> None:
        self._tell(place)
        self.chosen.emit(type(self.setting.default)(self.stops[place][0]))


class NumberControl(Control):
    def __init__(self, setting: Setting[Any], parent: QWidget | None = None) -> None:
        super().__init__(setting, parent)
        whole = isinstance(setting.default, int)
        field = QSpinBox() if whole else QDoubleSpinBox()
        kind = int if whole else float
        field.setRange(
            kind(-FURTHEST if setting.minimum is None else setting.minimum),  # type: ignore[arg-type]  # as the field's kind
            kind(FURTHEST if setting.maximum is None else setting.maximum),  # type: ignore[arg-type]
        )
        field.setSingleStep(kind(setting.step))  # type: ignore[arg-type]
        field.setKeyboardTracking(False)
        if isinstance(field, QDoubleSpinBox):
            field.setDecimals(0 if setting.step >= 1 else 2)
        margin = self.fontMetrics().height() // 2
        field.lineEdit().setTextMargins(margin, 0, margin, 0)  # a style sheet's padding is not heeded there
        if setting.unit:
            field.setSuffix(f" {told(setting.unit)}")
        field.valueChanged.connect(lambda value: self.chosen.emit(value))
        self.field = field
        self.take(field)

    def show_value(self, value: float) -> None:
        self.field.blockSignals(True)
        self.field.setValue(value)  # type: ignore[arg-type]  # of the setting's kind
        self.field.blockSignals(False)


class HoursControl(Control):
    """A part of the day, "22:00-06:00", or none: two times that are there while it is switched on."""

    def __init__(self, setting: Setting[Any], parent: QWidget | None = None) -> None:
        super().__init__(setting, parent)
        self.field = Switch(told(setting.label))
        self.begin, self.end = QTimeEdit(QTime(22, 0)), QTimeEdit(QTime(7, 0))
        self._to = label(tr("to", "between two times of the day"), kind="muted")
        self.name(self.field, told(setting.label))
        self.name(self.begin, tr("{setting} begin", setting=told(setting.label)))
        self.name(self.end, tr("{setting} end", setting=told(setting.label)))
        self.setFocusProxy(self.field)
        self.field.clicked.connect(self._choose)
        margin = self.fontMetrics().height() // 2
        for edit in (self.begin, self.end):
            edit.setKeyboardTracking(False)
            edit.lineEdit().setTextMargins(margin, 0, 0, 0)
            edit.timeChanged.connect(self._choose)
        line = QHBoxLayout()
        line.addStretch(1)
        for widget in (self.begin, self._to, self.end, self.field):
            line.addWidget(widget)
        self.column.addLayout(line)
        self._show_times()

    @property
    def value(self) -> str:
        """What is chosen; empty: none."""
        times = [edit.time().toString("HH:mm") for edit in (self.begin, self.end)]
        return "-".join(times) if self.field.isChecked() else ""

    def show_value(self, value: str) -> None:
        self.field.setChecked(bool(value))
        if value:  # else the hours of before are there to be switched on again
            for edit, time in zip((self.begin, self.end), value.split("-"), strict=True):
                edit.blockSignals(True)
                edit.setTime(QTime.fromString(time, "HH:mm"))
                edit.blockSignals(False)
        self._show_times()

    def _choose(self) -> None:
        self._show_times()
        self.chosen.emit(self.value)

    def _show_times(self) -> None:
        for widget in (self.begin, self._to, self.end):
            widget.setVisible(self.field.isChecked())


class TextControl(Control):
    def __init__(self, setting: Setting[Any], parent: QWidget | None = None) -> None:
        super().__init__(setting, parent)
        self._shown = ""
        self.field = QLineEdit()
        self.field.editingFinished.connect(self._choose)
        self.take(self.field)

    def show_value(self, value: str) -> None:
        if self.field.text().strip() == self._shown:  # else the person is typing
            self.field.setText(value)
        self._shown = value

    def _choose(self) -> None:
        if (text := self.field.text().strip()) != self._shown:
            self._shown = text
            self.chosen.emit(text)


class LinesControl(Control):
    """Several values, a line each; they count once the person says so."""

    wide = True

    def __init__(self, setting: Setting[Any], parent: QWidget | None = None) -> None:
        super().__init__(setting, parent)
        self._shown: list[str] = []
        self.field = QPlainTextEdit()
        self.field.setObjectName("reasons")
        self.field.setTabChangesFocus(True)
        self.field.setFixedHeight(self.field.fontMetrics().lineSpacing() * (LINES + 1))
        self.field.textChanged.connect(self._compare)
        self.take(self.field)
        self.keep = TextButton(tr("Apply", "what was typed"), kind="primary")
        self.keep.clicked.connect(lambda: self.chosen.emit(self.lines))
        self.column.addWidget(self.keep, 0, Qt.AlignmentFlag.AlignLeft)
        self._compare()

    @property
    def lines(self) -> list[str]:
        return [line.strip() for line in self.field.toPlainText().splitlines() if line.strip()]

    def show_value(self, value: list[str]) -> None:
        if self.lines == self._shown != value:  # else the person is typing
            self.field.setPlainText("\n".join(value))
        self._shown = list(value)
        self._compare()

    def _compare(self) -> None:
        self.keep.setVisible(self.lines != self._shown)


KINDS: dict[str, type[Control]] = {
    "switch": SwitchControl,
    "choice": ChoiceControl,
    "slider": SliderControl,
    "number": NumberControl,
    "text": TextControl,
    "lines": LinesControl,
    "hours": HoursControl,
}
