"""Settings: built from the declarations, and what keeps a profile well: checking, backups, privacy, erasing."""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QShowEvent
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from desktop import appearance
from desktop.appearance import Appearance
from desktop.backend import Backend, Running
from desktop.language import marked, told, tr
from desktop.pages.page import Page
from desktop.settings.erase_row import EraseRow
from desktop.settings.health import Health
from desktop.settings.privacy import Connections
from desktop.settings.rows import Card, Row, SettingRow
from desktop.widgets.buttons import TextButton
from desktop.widgets.labels import label
from desktop.widgets.scrolling import scrolled
from desktop.wording import folder, size
from engine import settings
from engine.errors import EngineError
from engine.settings import Setting
from engine.types import BackupReport, DoctorReport, Event, KeptCopy, Progress

WIDEST_EMS = 46  # wider, a row's words and its control lose each other
BACKUP = marked(
    "One file with what you made: which folders, settings, chats, examples and skills. Models, the index and the "
    "folders' own files are not in it. What you delete later stays in it."
)
COPIES = marked(
    "What was there before an update, a restore or a repair is kept. Chats that you deleted since still stand in it"
)
GROUPS = (marked("Answering"), marked("Files"), marked("In the background"), marked("Privacy"))
"""What the Engine calls the groups of its settings that stand under a heading."""


class SettingsPage(Page):
    """Signals: `erased`: nothing is left, and the window has to close; `changed`: something was chosen."""

    erased = Signal()
    changed = Signal()

    def __init__(self, backend: Backend, look: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._backend = backend
        self._look = look
        em = self.fontMetrics().height()
        self._place: Path | None = None
        self._examining: Running | None = None
        self._reported = False
        self.shown = False  # whether what the Engine keeps is on the page yet
        self.rows: dict[str, SettingRow] = {}
        self._column = QVBoxLayout()
        self._column.setContentsMargins(0, 0, round(em * 0.8), em)
        self._column.setSpacing(round(em * 0.6))
        self._section(appearance.GROUP, self._card(appearance.GROUP, appearance.ALL))
        self._section(settings.ANSWERS, self._card(settings.ANSWERS))
        files = self._card(settings.FILES)
        files.add(self._data_folder())
        self._section(settings.FILES, files)
        self._section(settings.BACKGROUND, self._card(settings.BACKGROUND))
        privacy = self._card(settings.PRIVACY)
        self.connections = Connections()
        privacy.add(self.connections)
        self._section(settings.PRIVACY, privacy)
        self._section(tr("Upkeep"), self._upkeep())
        self.more = TextButton(tr("More settings"), kind="section", drawing="right")
        self.more.setCheckable(True)
        self.more.toggled.connect(self._unfold)
        self._more = self._card(settings.MORE)
        self._more.hide()
        self._column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addWidget(self._more)
        self._column.addStretch(1)

        inner = QWidget()
        inner.setMaximumWidth(em * WIDEST_EMS)
        inner.setLayout(self._column)
        self.area = scrolled(inner)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(round(em * 1.8), round(em * 1.4), round(em * 0.6), 0)
        whole.setSpacing(round(em * 0.7))
        whole.addWidget(label(tr("Settings"), scale=1.7, bold=True))
        whole.addWidget(self.message)
        whole.addWidget(self.area, 1)
        backend.engine_event.connect(self._take)
        self.show_look()

    # ------------------------------------------------------------------ what it is made of

    def _section(self, title: str, card: QWidget) -> None:
        if self._column.count():
            self._column.addSpacing(self.fontMetrics().height())
        self._column.addWidget(label(told(title), kind="caption", scale=0.92, bold=True))
        self._column.addWidget(card)

    def _card(self, group: str, declared: Sequence[Setting[Any]] = settings.ALL) -> Card:
        card = Card()
        for setting in declared:
            if setting.group == group:
                row = SettingRow(setting)
                row.chosen.connect(self._choose)
                self.rows[setting.key] = row
                card.add(row)
        return card

    def _data_folder(self) -> Row:
        self.open_folder = TextButton(tr("Open"), drawing="library")
        self.open_folder.clicked.connect(self._open_folder)
        means = tr("Everything that Alcove keeps lies in it")
        row = Row(tr("Data folder"), means, _at_the_right(self.open_folder))
        self.place = row.meaning
        return row

    def _upkeep(self) -> Card:
        self.health = Health()
        self.health.check_wanted.connect(lambda: self._examine(repair=False))
        self.health.repair_wanted.connect(lambda: self._examine(repair=True))
        self.health.stop_wanted.connect(self._stop_examining)
        self.back_up = TextButton(tr("Back up…"), drawing="copy")
        self.back_up.clicked.connect(self._choose_target)
        self.bring_back = TextButton(tr("Restore…"))
        self.bring_back.clicked.connect(self._choose_source)
        self.forget = TextButton(tr("Delete them…"), drawing="trash")
        self.forget.setEnabled(False)
        self.forget.clicked.connect(self._ask_forget)
        self.copies = Row(tr("Earlier copies"), tr(COPIES), _at_the_right(self.forget))
        self.erasing = EraseRow()
        self.erasing.erase_wanted.connect(self._erase)
        card = Card()
        card.add(self.health)
        card.add(Row(tr("Backup"), tr(BACKUP), _at_the_right(self.back_up, self.bring_back)))
        card.add(self.copies)
        card.add(self.erasing)
        return card

    def _unfold(self, unfolded: bool) -> None:
        self.more.redraw("down" if unfolded else "right")
        self._more.setVisible(unfolded)

    def show_row(self, key: str) -> None:
        """Brings a setting into view, with the focus on it."""
        row = self.rows[key]
        if row.setting.group == settings.MORE:
            self.more.setChecked(True)
        self._bring_into_view(row, row.control)

    def refuse(self, setting: Setting[Any], why: str) -> None:
        """Says why a setting cannot be chosen here."""
        self.rows[setting.key].control.setEnabled(False)
        self.rows[setting.key].tell(why)

    def show_upkeep(self) -> None:
        """Brings checks, backups and erasing into view."""
        self._bring_into_view(self.health, self.health.check)

    def _bring_into_view(self, part: QWidget, focus: QWidget) -> None:
        self._column.activate()  # what was unfolded just now has its place then
        self.area.ensureWidgetVisible(part)
        focus.setFocus(Qt.FocusReason.ShortcutFocusReason)

    # ------------------------------------------------------------------ values

    def refresh(self) -> None:
        """Reads everything again."""
        self._backend.upkeep.settings(self._show)
        self._backend.upkeep.data_folder(self._show_place)
        self._backend.upkeep.connections(self.connections.show_connections)
        self._backend.upkeep.copies(self._show_copies)

    def _show(self, values: dict[str, Any]) -> None:
        for key, value in values.items():
            if key in self.rows:
                self.rows[key].control.show_value(value)
        self.shown = True

    def show_look(self) -> None:
        """Shows which colours and size are chosen now."""
        for setting in appearance.ALL:
            self.rows[setting.key].control.show_value(self._look.get(setting))

    def _choose(self, setting: Setting[Any], value: Any) -> None:
        if setting in appearance.ALL:
            self._look.set(setting, value)
            return
        self._backend.upkeep.choose(setting, value, self._not_chosen, self._chosen)

    def _chosen(self) -> None:
        self.changed.emit()
        self.refresh()

    def _not_chosen(self, error: EngineError) -> None:
        self.message.show_error(error)

    # ------------------------------------------------------------------ upkeep

    def _show_place(self, place: Path) -> None:
        self._place = place
        self.place.setText(folder(place))
        self.place.show()

    def _open_folder(self) -> None:
        if self._place is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._place)))

    def _examine(self, *, repair: bool) -> None:
        self._reported = False

        def show(report: DoctorReport) -> None:
            self._reported = True
            self.health.show_report(report)

        def ended() -> None:
            self.health.show_working(False)
            if not self._reported:
                self.health.show_nothing()

        self.health.show_working(True)
        self._examining = self._backend.upkeep.doctor(
            repair=repair, done=show, failed=self.message.show_error, ended=ended
        )

    def _stop_examining(self) -> None:
        if self._examining is not None:
            self._backend.stop(self._examining)

    def _take(self, event: Event) -> None:
        if isinstance(event, Progress) and self._examining is not None and self._examining.owns(event):
            self.health.show_progress(event)

    def _choose_target(self) -> None:
        dialog = QFileDialog(self, tr("Back up to a file"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.selectFile(f"alcove {time.strftime('%Y-%m-%d')}.db")
        dialog.fileSelected.connect(lambda chosen: self.backup(Path(chosen)))
        _opened(dialog)

    def backup(self, file: Path) -> None:
        """Writes a backup, and says so."""

        def done(report: BackupReport) -> None:
            file, written = folder(report.file), size(report.bytes)
            self.message.show_message(tr("The backup is written: {file}, {size}", file=file, size=written))

        self.back_up.setEnabled(False)
        self._backend.upkeep.backup(file, done, self.message.show_error, lambda: self.back_up.setEnabled(True))

    def _choose_source(self) -> None:
        dialog = QFileDialog(self, tr("Restore from a backup"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda chosen: self.ask_restore(Path(chosen)))
        _opened(dialog)

    def ask_restore(self, file: Path) -> None:
        """Asks in place whether a backup shall take the place of what is here."""
        self.message.show_message(
            tr("Restore from “{file}”?", file=file.name),
            tr(
                "Its folders, settings, chats, examples and skills take the place of those that are here. What is "
                "here now is kept as a file in the data folder."
            ),
            level="warning",
            actions=[
                (tr("Restore"), lambda: self.restore(file)),
                (tr("Leave all as it is"), self.message.dismiss),
            ],
        )

    def restore(self, file: Path) -> None:
        """Puts a backup in the place of what is here, and says what was kept."""

        def done(report: BackupReport) -> None:
            kept = report.kept.name if report.kept else ""
            self.message.show_message(
                tr("The backup is restored"), tr("What was here before is kept as {file}", file=kept)
            )
            self.refresh()

        self.bring_back.setEnabled(False)
        self._backend.upkeep.restore(file, done, self.message.show_error, lambda: self.bring_back.setEnabled(True))

    def _show_copies(self, copies: Sequence[KeptCopy]) -> None:
        self.forget.setEnabled(bool(copies))
        held = size(sum(copy.bytes for copy in copies))
        said = tr("%n cop(y/ies), {size}", "", len(copies), size=held) if copies else tr("There are none.")
        self.copies.tell(said)

    def _ask_forget(self) -> None:
        self.message.show_message(
            tr("Delete the earlier copies?"),
            tr(
                "What you deleted since is then gone from this computer, unless a backup that you wrote holds it. "
                "What is here now stays"
            ),
            level="warning",
            actions=[(tr("Delete the copies"), self._forget), (tr("Keep them"), self.message.dismiss)],
        )

    def _forget(self) -> None:
        def done(freed: int) -> None:
            self.message.show_message(tr("The earlier copies are deleted: {size}", size=size(freed)))
            self.refresh()

        self._backend.upkeep.erase_copies(done, self.message.show_error)

    def _erase(self) -> None:
        self.setEnabled(False)

        def failed(error: EngineError) -> None:
            self.setEnabled(True)
            self.message.show_error(error)

        self._backend.upkeep.erase(lambda _freed: self.erased.emit(), failed)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()


def _at_the_right(*buttons: TextButton) -> QWidget:
    """Buttons one above the other, where the other rows have their controls."""
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    for button in buttons:
        column.addWidget(button, 0, Qt.AlignmentFlag.AlignRight)
    return made


def _opened(dialog: QFileDialog) -> None:
    """Shows one of the system's own dialogs; it goes when it is done with."""
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
