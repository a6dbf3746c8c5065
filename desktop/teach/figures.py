"""A row of large figures, each with a line that says what it is."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.widgets.labels import label


class Figures(QWidget):
    """Shows (figure, what it is) pairs side by side."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(self.fontMetrics().height() * 2)
        self._labels: list[tuple[QLabel, QLabel]] = []

    @property
    def said(self) -> list[str]:
        """Each figure with its words."""
        return [f"{figure.text()} {words.text()}" for figure, words in self._labels]

    def show_figures(self, figures: Sequence[tuple[str, str]]) -> None:
        while len(self._labels) < len(figures):
            figure = label(scale=1.5, bold=True)
            words = label(kind="muted", wrap=True)
            column = QVBoxLayout()
            column.setSpacing(0)
            column.addWidget(figure)
            column.addWidget(words)
            column.addStretch(1)
            self._row.addLayout(column, 1)
            self._labels.append((figure, words))
        for number, (figure, words) in enumerate(self._labels):
            shown = number < len(figures)
            figure.setVisible(shown)
            words.setVisible(shown)
            if shown:
                figure.setText(figures[number][0])
                words.setText(figures[number][1])
