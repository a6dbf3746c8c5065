"""One model on this computer: what it is, how fast it was measured, and what can be done with it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.language import marked, number, told, tr
from desktop.teach.figures import Figures
from desktop.widgets.buttons import TextButton
from desktop.widgets.labels import label
from desktop.wording import as_sentence, folder, percent, size
from engine.types import ModelInfo

OWNERS = {
    "package": marked("part of the installation"),
    "profile": marked("Alcove's own copy"),
    "elsewhere": marked("used where it is; Alcove never changes or deletes it"),
}


class ModelView(QFrame):
    """Signals, all about the model that is shown: `use_wanted`, `tune_wanted`, `remove_wanted`."""

    use_wanted = Signal()
    tune_wanted = Signal()
    remove_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        em = self.fontMetrics().height()
        self.title = label(scale=1.25, bold=True, wrap=True)
        self.why_not = label(kind="refusal", wrap=True)
        self.figures = Figures()
        self.measured = label(kind="outcome", wrap=True)
        self.use = TextButton(tr("Use for answers"), kind="primary", drawing="check")
        self.use.clicked.connect(self.use_wanted)
        self.tune = TextButton(tr("Tune for this computer…"), drawing="teach")
        self.tune.clicked.connect(self.tune_wanted)
        self.remove = TextButton(tr("Remove…"), drawing="trash")
        self.remove.clicked.connect(self.remove_wanted)
        buttons = QHBoxLayout()
        for button in (self.use, self.tune, self.remove):
            buttons.addWidget(button)
        buttons.addStretch(1)
        self._facts = QGridLayout()
        self._facts.setHorizontalSpacing(em)
        self._facts.setVerticalSpacing(round(em * 0.35))
        self._facts.setColumnStretch(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(round(em * 1.3), round(em * 1.1), round(em * 1.3), round(em * 1.1))
        column.setSpacing(round(em * 0.8))
        for widget in (self.title, self.why_not, self.figures, self.measured):
            column.addWidget(widget)
        column.addLayout(buttons)
        column.addLayout(self._facts)
        self._rows: dict[str, tuple[QLabel, QLabel]] = {}

    @property
    def facts(self) -> dict[str, str]:
        """What is said of the model, by its caption in English."""
        return {caption: said.text() for caption, (_, said) in self._rows.items() if not said.isHidden()}

    def show_model(self, model: ModelInfo, *, compared: str = "", busy: bool = False) -> None:
        """Shows a model.

        Args:
            compared: what tuning measured before and after, in words.
            busy: another long thing is under way, so that tuning cannot begin.
        """
        self.title.setText(model.id)
        self.why_not.setText(as_sentence(told(model.why_not)))
        self.why_not.setVisible(bool(model.why_not))
        self.figures.show_figures(_figures(model))
        self.measured.setText(compared)
        self.measured.setVisible(bool(compared))
        self.use.setText(tr("In use") if model.in_use else tr("Use for answers"))
        self.use.setEnabled(not model.in_use and not model.why_not)
        self.tune.setEnabled(not busy and not model.why_not and not model.variant_of)
        self.tune.setToolTip(
            tr("It was made from {model}: tune that", model=model.variant_of)
            if model.variant_of
            else tr("Measures other quantisations and settings here, and uses what is fastest and answers alike")
        )
        self.remove.setEnabled(model.owner != "package")
        self.remove.setToolTip(tr("It is part of the installation") if model.owner == "package" else "")
        alike = percent(model.agreement) if model.agreement else ""
        self._show_facts(
            [
                (marked("Answers"), _answers(model)),
                (marked("Runs on"), told(model.backend)),
                (marked("On the GPU"), _layers(model)),
                (marked("Quantisation"), model.quant),
                (marked("Made from"), model.variant_of),
                (marked("Answers alike"), tr("{share} of the places compared", share=alike) if alike else ""),
                (marked("Licence"), tr("unknown") if model.license == "unknown" else model.license),
                (marked("File"), folder(model.path)),
                (marked("Kept as"), tr(OWNERS[model.owner])),
                ("sha256", model.sha256),
            ]
        )

    def _show_facts(self, facts: Sequence[tuple[str, str]]) -> None:
        for caption, words in facts:
            if caption not in self._rows:
                row = (label(tr(caption), kind="muted"), label(wrap=True))
                row[1].setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
                self._facts.addWidget(row[0], len(self._rows), 0, Qt.AlignmentFlag.AlignTop)
                self._facts.addWidget(row[1], len(self._rows), 1)
                self._rows[caption] = row
            # A label breaks lines at blanks alone, and a path or hash has none: let it break anywhere in them.
            shown = words.replace("/", "/\u200b") if caption == "File" else words
            if caption == "sha256":
                shown = "\u200b".join(words[at : at + 8] for at in range(0, len(words), 8))
            head, said = self._rows[caption]
            said.setText(shown)
            said.setAccessibleName(f"{tr(caption)}: {words}")
            head.setVisible(bool(words))
            said.setVisible(bool(words))


def _answers(model: ModelInfo) -> str:
    if model.why_not:
        return ""
    if model.reads:
        return tr("in its own words, each sentence checked against your files")
    return tr("in the words of your files: it is too small to read them by itself")


def _figures(model: ModelInfo) -> list[tuple[str, str]]:
    figures = [(size(model.bytes), tr("on the disk"))]
    if model.memory_bytes:
        figures.append((size(model.memory_bytes), tr("of memory when it answers")))
    if model.context:
        figures.append((number(model.context), tr("tokens of context at most")))
    if model.tokens_per_s:
        figures.append((f"{model.tokens_per_s:.0f}", tr("tokens a second written, as measured here")))
    elif model.prompt_tokens_per_s:
        figures.append((f"{model.prompt_tokens_per_s:.0f}", tr("tokens a second read, as measured here")))
    return figures


def _layers(model: ModelInfo) -> str:
    if model.gpu_layers is None:
        return ""
    if not model.gpu_layers:
        return tr("no layers; the processor does it all")
    return tr("{some} of {all} layers", some=model.gpu_layers, all=model.layers)
