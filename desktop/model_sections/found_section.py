"""GGUF files that other programs keep, to be used where they are."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.backend import Backend, Running
from desktop.language import marked, told, tr
from desktop.model_sections.work import Work
from desktop.models.local_models import FoundModelsModel
from desktop.models.rows import Role
from desktop.widgets.buttons import TextButton
from desktop.widgets.labels import label
from desktop.widgets.message_bar import MessageBar
from desktop.widgets.rows import RowDelegate, list_view
from desktop.wording import as_sentence, folder
from engine.types import FoundModel

LOOKING = marked("Looking in the folders of Hugging Face, LM Studio, Ollama, GPT4All and Jan…")
NONE = marked(
    "No models of other programs were found. Alcove looks where Hugging Face, LM Studio, Ollama, GPT4All and Jan keep "
    "theirs in your home folder; a file anywhere else can be imported."
)
CHOOSE = marked(
    "Choose a model to see where it is. It is used there, uncopied: should that program delete it, it is gone."
)


class FoundSection(QWidget):
    """Signals: `used(str)`: a model was registered under this id."""

    used = Signal(str)

    def __init__(self, backend: Backend, work: Work, message: MessageBar, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._backend = backend
        self._work = work
        self._message = message
        self._looking: Running | None = None
        em = self.fontMetrics().height()
        self.said = label(kind="muted", wrap=True)
        self.again = TextButton(tr("Look again"))
        self.again.clicked.connect(self.look)
        head = QHBoxLayout()
        head.addWidget(self.said, 1)
        head.addWidget(self.again)
        self.model = FoundModelsModel(self)
        self.list = list_view(tr("Models of other programs"), RowDelegate(two_lines=True), self)
        self.list.setObjectName("models")
        self.list.setModel(self.model)
        self.list.selectionModel().selectionChanged.connect(self._show_selected)
        self.list.activated.connect(self.use)
        self.about = label(kind="muted", wrap=True)
        self.take = TextButton(tr("Use it where it is"), kind="primary", drawing="check")
        self.take.clicked.connect(self.use)
        foot = QHBoxLayout()
        foot.addWidget(self.about, 1)
        foot.addWidget(self.take)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(round(em * 0.6))
        column.addLayout(head)
        column.addWidget(self.list, 1)
        column.addLayout(foot)
        work.changed.connect(self._show_selected)
        self._show([])
        self.said.setText("")

    @property
    def selected(self) -> FoundModel | None:
        indexes = self.list.selectionModel().selectedIndexes()
        model: FoundModel | None = indexes[0].data(Role.ROW) if indexes else None
        return model

    def look(self) -> None:
        """Looks for them; only headers are read."""
        if self._looking is not None:
            return
        self.said.setText(tr(LOOKING))
        self.again.setEnabled(False)

        def ended() -> None:
            self._looking = None
            self.again.setEnabled(True)

        self._looking = self._backend.models.find(self._show, self._message.show_error, ended)

    def _show(self, found: Sequence[FoundModel]) -> None:
        self.model.update(found)
        programs = ", ".join(dict.fromkeys(model.program for model in found))
        said = tr("%n model(s) found: {programs}", "", len(found), programs=programs)
        self.said.setText(said if found else tr(NONE))
        self.list.setVisible(bool(found))
        self.take.setVisible(bool(found))
        self._show_selected()

    def _show_selected(self) -> None:
        model = self.selected
        self.take.setEnabled(model is not None and not model.why_not and not model.known_as and not self._work.busy)
        if model is None:
            self.about.setText(tr(CHOOSE) if self.model.rows else "")
            return
        known = tr("It is here as {model}.", model=model.known_as) if model.known_as else ""
        state = known or as_sentence(told(model.why_not))
        context = tr("%n token(s) of context.", "", model.context) if model.context else ""
        self.about.setText(" ".join(filter(None, (folder(model.path).replace("/", "/\u200b"), "·", context, state))))

    def use(self) -> None:
        """Registers the selected one without copying it: its hash is taken, so that a change is noticed."""
        model = self.selected
        if model is None or model.why_not or model.known_as:
            return

        def brought(known: str) -> None:
            self.used.emit(known)
            self._message.show_message(
                tr("“{model}” is here", model=known), tr("Press “Use for answers” to have it answer")
            )
            self.look()

        self._work.begin(
            tr("Checking {model}", model=model.name),
            lambda failed, ended: self._backend.models.bring(
                model.path, model.name, brought, failed, ended, copy=False
            ),
            in_bytes=True,
        )
