"""The loss while a skill is being taught: of each step, smoothed, and on the held-out examples.

pyqtgraph is loaded when the first chart is wanted, off the GUI thread; points that come earlier are kept.
"""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.language import locale, number, tr
from desktop.theme import scaled, tokens
from desktop.widgets.labels import label

SMOOTHED_OVER = 0.1  # share of the steps that a point of the smooth line is a mean of
AXES = ("bottom", "left")
OPTIONS = {"antialias": True, "useOpenGL": False}


def load() -> Any:
    """Imports pyqtgraph, which takes a third of a second; for a thread."""
    import pyqtgraph

    pyqtgraph.setConfigOptions(**OPTIONS)
    return pyqtgraph


def smoothed(losses: list[float]) -> list[float]:
    """Exponential moving average without the pull of its start (as Adam corrects its moments)."""
    keep = 1 - 1 / max(1.0, SMOOTHED_OVER * len(losses))
    made, mean = [], 0.0
    for step, loss in enumerate(losses, 1):
        mean = keep * mean + (1 - keep) * loss
        made.append(mean / (1 - keep**step))
    return made


class LossChart(QWidget):
    """Add points with `add_step` and `add_held_out`; `words` says the same as the chart."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.steps: list[tuple[int, float]] = []
        self.held_out: list[tuple[int, float]] = []
        self._library: Any = None
        self._plot: Any = None
        self._curves: tuple[Any, Any, Any] | None = None
        self._place = QVBoxLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self._place, 1)
        self.words = label("", kind="muted", wrap=True)
        column.addWidget(self.words)
        self.setMinimumHeight(self.fontMetrics().height() * 14)
        self.setAccessibleName(tr("Loss by step"))

    def draw_with(self, library: Any) -> None:
        """Draws from now on, with pyqtgraph."""
        if self._plot is None:
            self._library = library
            self._plot = library.PlotWidget()
            self._plot.setMenuEnabled(False)
            self._plot.setMouseEnabled(False, False)
            self._plot.hideButtons()
            self._plot.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self._plot.setAccessibleName(tr("Chart of the loss; the line below says the same"))
            for side in AXES:
                _write_as_here(self._plot.getPlotItem().getAxis(side))
            self._place.addWidget(self._plot)
            self._dress()

    @property
    def drawn(self) -> bool:
        return self._plot is not None

    @property
    def ground(self) -> QColor:
        """The colour behind the curves, once they are drawn."""
        colour: QColor = self._plot.backgroundBrush().color()
        return colour

    def clear(self) -> None:
        self.steps, self.held_out = [], []
        self._draw()

    def add_step(self, step: int, loss: float) -> None:
        self.steps.append((step, loss))
        self._draw()

    def add_held_out(self, step: int, loss: float) -> None:
        self.held_out.append((step, loss))
        self._draw()

    def _dress(self) -> None:
        """Colours and sizes of the theme in force."""
        table, pg = tokens(), self._library
        plot = self._plot.getPlotItem()
        plot.clear()
        self._plot.setBackground(table.surface)
        small = scaled(self.font(), 0.9)
        for name, words in zip(AXES, (tr("step"), tr("loss")), strict=True):
            axis = plot.getAxis(name)
            axis.setPen(pg.mkPen(table.border))
            axis.setTextPen(pg.mkPen(table.muted))
            axis.setStyle(tickFont=small, tickLength=0)
            axis.setLabel(words, color=table.muted, **{"font-size": f"{small.pointSizeF():.1f}pt"})
            axis.enableAutoSIPrefix(False)
        if plot.legend is not None:
            plot.legend.scene().removeItem(plot.legend)
            plot.legend = None
        legend = plot.addLegend(offset=(-8, 8), labelTextColor=table.text, labelTextSize=f"{small.pointSizeF():.1f}pt")
        legend.setBrush(pg.mkBrush(QColor(table.surface)))
        faint = QColor(table.muted)
        faint.setAlpha(90)
        raw = plot.plot(pen=pg.mkPen(faint, width=1))
        line = plot.plot(pen=pg.mkPen(table.accent, width=2), name=tr("examples it learns from"))
        points = plot.plot(
            pen=pg.mkPen(table.warning, width=2, style=Qt.PenStyle.DashLine),
            symbol="o",
            symbolSize=round(self.fontMetrics().height() * 0.5),
            symbolBrush=table.warning,
            symbolPen=None,
            name=tr("held-out examples"),
        )
        self._curves = (raw, line, points)
        self._draw()

    def _draw(self) -> None:
        self.words.setText(self._said())
        if self._curves is None:
            return
        raw, line, points = self._curves
        at = [step for step, _ in self.steps]
        losses = [loss for _, loss in self.steps]
        raw.setData(at, losses)
        line.setData(at, smoothed(losses))
        points.setData([step for step, _ in self.held_out], [loss for _, loss in self.held_out])

    def _said(self) -> str:
        if not self.steps and not self.held_out:
            return tr("The curve appears with the first step. Lower is better.")
        said = []
        if self.steps:
            said.append(tr("Loss {loss}", loss=number(smoothed([loss for _, loss in self.steps])[-1], ".2f")))
        if self.held_out:
            step, best = min(self.held_out, key=lambda point: point[1])
            said.append(
                tr(
                    "on held-out examples {loss}, best {best} after step {step}",
                    loss=number(self.held_out[-1][1], ".2f"),
                    best=number(best, ".2f"),
                    step=number(step),
                )
            )
        return "; ".join(said) + ". " + tr("Lower is better.")

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self._plot is not None:
            # Not now: Qt is telling each item of the chart about its new palette, and dressing replaces items.
            QTimer.singleShot(0, self, self._dress)


def _write_as_here(axis: Any) -> None:
    """Lets an axis write its numbers as the language in use does."""
    written = axis.tickStrings
    axis.tickStrings = lambda *ticks: [each.replace(".", locale().decimalPoint()) for each in written(*ticks)]
