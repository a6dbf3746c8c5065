"""The models on this computer, those of other programs, and those that can be downloaded, as rows."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Any

from PySide6.QtCore import Qt

from desktop.language import told, tr
from desktop.models.rows import Role, RowsModel
from desktop.wording import as_sentence, as_tip, size
from engine.types import FoundModel, ModelInfo, OfferedModel


class LocalModelsModel(RowsModel[ModelInfo]):
    """A row a model: its name, what it is, whether it is in use."""

    def identity(self, row: ModelInfo) -> Hashable:
        return row.id

    def shown(self, row: ModelInfo) -> dict[int, Any]:
        speed = tr("{speed} tokens/s", speed=f"{row.tokens_per_s:.0f}") if row.tokens_per_s else ""
        state = tr("in use") if row.in_use else tr("damaged") if row.why_not else ""
        return _row(row.id, [row.quant, size(row.bytes), speed], state, tip=str(row.path))


class FoundModelsModel(RowsModel[FoundModel]):
    """A row a file of another program: its name, what it is, and why it cannot be used, if so."""

    def identity(self, row: FoundModel) -> Hashable:
        return row.path

    def shown(self, row: FoundModel) -> dict[int, Any]:
        state = tr("here already") if row.known_as else tr("cannot be used") if row.why_not else ""
        tip = f"{row.path}\n{as_sentence(told(row.why_not))}" if row.why_not else str(row.path)
        return _row(row.name, [row.program, row.quant, size(row.bytes), row.license], state, tip=tip)


class OfferedModelsModel(RowsModel[OfferedModel]):
    """A row a model of the catalogue: its name, where it comes from, and how much of it is here."""

    def identity(self, row: OfferedModel) -> Hashable:
        return row.id

    def shown(self, row: OfferedModel) -> dict[int, Any]:
        part = tr("{size} are here", size=size(row.part_bytes)) if row.part_bytes else ""
        state = tr("here already") if row.here else part
        return _row(row.name, [row.repository, row.license], state, tip=f"{row.repository}/{row.file}")


def _row(name: str, facts: list[str], state: str, *, tip: str) -> dict[int, Any]:
    said = " · ".join(filter(None, facts))
    return {
        Qt.ItemDataRole.DisplayRole: name,
        Qt.ItemDataRole.ToolTipRole: as_tip(tip),
        Qt.ItemDataRole.AccessibleTextRole: ", ".join(filter(None, (name, said, state))),
        Role.SUBTITLE: said,
        Role.SIDE: state,
    }
