"""Scores as bars with their 95 % intervals."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.theme import scaled, tokens
from desktop.wording import percent

ROW_EMS = 2.4


@dataclass(frozen=True, slots=True)
class Bar:
    """`score` is from 0 to 1, or None where there is none; `note` stands at the right."""

    name: str
    score: float | None
    interval: tuple[float, float] | None = None
    note: str = ""
    lead: bool = False


class ScoreBars(QWidget):
    """Horizontal bars, all on the scale from 0 to 1; the leading ones in the accent colour."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self.bars: tuple[Bar, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(name)

    def show_bars(self, bars: Sequence[Bar]) -> None:
        self.bars = tuple(bars)
        said = [f"{bar.name} {_score(bar)}{', ' + bar.note if bar.note else ''}" for bar in bars]
        self.setAccessibleName(f"{self._name}: {'; '.join(said)}")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        em = self.fontMetrics().height()
        return QSize(em * 30, round(em * ROW_EMS) * max(1, len(self.bars)))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.fontMetrics().height() * 18, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        table, metrics = tokens(), self.fontMetrics()
        em = metrics.height()
        bold = scaled(self.font(), 1.0, QFont.Weight.DemiBold)
        small = scaled(self.font(), 0.9)
        named = max((metrics.horizontalAdvance(bar.name) for bar in self.bars), default=0) + em
        noted = max((QFontMetrics(small).horizontalAdvance(bar.note) for bar in self.bars), default=0)
        noted = min(noted + em if noted else 0, self.width() // 3)
        figure = QFontMetrics(bold).horizontalAdvance("100.0 %") + em
        length = max(em * 4.0, self.width() - named - figure - noted)
        middle = Qt.AlignmentFlag.AlignVCenter
        row = round(em * ROW_EMS)
        for number, bar in enumerate(self.bars):
            top = number * row
            painter.setFont(self.font())
            painter.setPen(QColor(table.text))
            painter.drawText(QRectF(0, top, named, row), middle, bar.name)
            track = QRectF(named, top + row / 2 - em * 0.35, length, em * 0.7)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(table.sunken))
            painter.drawRoundedRect(track, em * 0.2, em * 0.2)
            if bar.score is not None:
                filled = QRectF(track)
                filled.setWidth(max(em * 0.2, length * min(1.0, max(0.0, bar.score))))
                painter.setBrush(QColor(table.accent if bar.lead else table.muted))
                painter.drawRoundedRect(filled, em * 0.2, em * 0.2)
                if bar.interval is not None:
                    self._whisker(painter, track, bar.interval, em)
            painter.setFont(bold)
            painter.setPen(QColor(table.text if bar.score is not None else table.muted))
            painter.drawText(QRectF(named + length + em * 0.6, top, figure, row), middle, _score(bar))
            painter.setFont(small)
            painter.setPen(QColor(table.muted))
            words = QFontMetrics(small).elidedText(bar.note, Qt.TextElideMode.ElideRight, noted)
            painter.drawText(QRectF(self.width() - noted, top, noted, row), middle | Qt.AlignmentFlag.AlignRight, words)

    @staticmethod
    def _whisker(painter: QPainter, track: QRectF, interval: tuple[float, float], em: int) -> None:
        low, high = (track.left() + track.width() * min(1.0, max(0.0, end)) for end in interval)
        y = track.center().y()
        for colour, width in ((tokens().surface, 4.0), (tokens().text, 1.4)):
            painter.setPen(QPen(QColor(colour), width))
            painter.drawLine(round(low), round(y), round(high), round(y))
            for end in (low, high):
                painter.drawLine(round(end), round(y - em * 0.25), round(end), round(y + em * 0.25))


def _score(bar: Bar) -> str:
    return "–" if bar.score is None else percent(bar.score)
