"""Tables of what a search looked at: each half's ranking, their fusion with the cut, and the quotes' figures."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt
from PySide6.QtGui import QColor

from desktop.language import marked, number, told, tr
from desktop.models.rows import Index, Role
from desktop.theme import tokens
from desktop.wording import as_sentence, as_tip, named_place
from engine.types import ExplainedHit, ExplainedQuote

Row = TypeVar("Row")

FATES = {
    "used": marked("Used"),
    "merged": marked("Joined"),
    "over-budget": marked("No room"),
    "not-offered": marked("Held back"),
    "below-cut": marked("Below the cut"),
}
FIGURES: Mapping[str, tuple[str, str]] = {
    "meaning": (marked("Meaning"), marked("nearness of the sentence's vector to the question's")),
    "nearby": (marked("Nearby"), marked("the question's words in it, its neighbours and the headings above")),
    "passage": (marked("Passage"), marked("fused score of its passage")),
    "words": (marked("Words"), marked("the question's words in it, rare ones counting more")),
    "pairs": (marked("Pairs"), marked("neighbouring words of the question that stand together in it")),
    "kind": (marked("Kind"), marked("whether it holds what is asked for: a name, a number, a date, a reason")),
    "names": (
        marked("Names"),
        marked("the question's names; against it, since the sentence that answers often says “it”"),
    ),
    "fragment": (marked("Short"), marked("too short to be a statement; against it")),
}


@dataclass(frozen=True, slots=True)
class Column(Generic[Row]):
    """A column: its title, what it shows of a row, and the tip of its title. Figures stand at the right."""

    title: str
    shown: Callable[[Row], str]
    figure: bool = True
    tip: str = ""


class ExplainedModel(QAbstractTableModel, Generic[Row]):
    """Rows of frozen values that never change; `faint` says which stand back, `tip` what is said of each."""

    def __init__(
        self,
        columns: Sequence[Column[Row]],
        *,
        tip: Callable[[Row], str],
        faint: Callable[[Row], bool] = lambda _row: False,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._columns = columns
        self._faint = faint
        self._tip = tip
        self._rows: list[Row] = []

    @property
    def rows(self) -> Sequence[Row]:
        return self._rows

    def update(self, rows: Sequence[Row]) -> None:
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        column = self._columns[section]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return column.title
            case Qt.ItemDataRole.TextAlignmentRole:
                return _alignment(column.figure)
            case Qt.ItemDataRole.ToolTipRole if column.tip:
                return as_tip(as_sentence(column.tip))
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], self._columns[index.column()]
        match role:
            case Role.ROW:
                return row
            case Qt.ItemDataRole.DisplayRole:
                return column.shown(row)
            case Qt.ItemDataRole.TextAlignmentRole:
                return _alignment(column.figure)
            case Qt.ItemDataRole.ForegroundRole if self._faint(row):
                return QColor(tokens().muted)
            case Qt.ItemDataRole.ToolTipRole:
                return as_tip(self._tip(row))
        return None


def _alignment(figure: bool) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if figure else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter


def _named(hit: ExplainedHit) -> str:
    return named_place(hit.path, hit.locator)


def _hit_tip(hit: ExplainedHit) -> str:
    return f"{hit.path}: {told(hit.why)}"


def keyword_model(parent: QObject) -> ExplainedModel[ExplainedHit]:
    columns: Sequence[Column[ExplainedHit]] = (
        Column("#", lambda hit: str(hit.keyword_rank)),
        Column(
            "bm25",
            lambda hit: number(hit.keyword or 0.0, ".2f"),
            tip=tr("how well its words fit, rare ones counting more"),
        ),
        Column(tr("Keyword search"), _named, figure=False),
    )
    return ExplainedModel(columns, tip=_hit_tip, parent=parent)


def vector_model(parent: QObject) -> ExplainedModel[ExplainedHit]:
    columns: Sequence[Column[ExplainedHit]] = (
        Column("#", lambda hit: str(hit.vector_rank)),
        Column(
            tr("Cosine"),
            lambda hit: number(hit.vector or 0.0, ".3f"),
            tip=tr("nearness of its vector to the question's"),
        ),
        Column(tr("Vector search"), _named, figure=False),
    )
    return ExplainedModel(columns, tip=_hit_tip, parent=parent)


def fusion_model(parent: QObject) -> ExplainedModel[ExplainedHit]:
    columns: Sequence[Column[ExplainedHit]] = (
        Column("#", lambda hit: str(hit.rank)),
        Column(
            tr("Score"), lambda hit: number(hit.score, ".3f"), tip=tr("what both halves and the file's name add up to")
        ),
        Column(tr("Keyword"), lambda hit: _part(hit.keyword_part), tip=tr("what keyword search adds")),
        Column(tr("Vector"), lambda hit: _part(hit.vector_part), tip=tr("what vector search adds")),
        Column(
            tr("Name"), lambda hit: _part(hit.name_part), tip=tr("what the file's name adds, where it was asked for")
        ),
        Column(tr("Passage"), _named, figure=False),
        Column(tr("Outcome"), lambda hit: tr(FATES[hit.fate]), figure=False),
        Column(tr("Why"), lambda hit: as_sentence(told(hit.why)), figure=False),
    )
    return ExplainedModel(columns, tip=_hit_tip, faint=lambda hit: hit.fate == "below-cut", parent=parent)


def quotes_model(parent: QObject) -> ExplainedModel[ExplainedQuote]:
    def figure(name: str) -> Callable[[ExplainedQuote], str]:
        return lambda each: number(each.figures.get(name, 0.0), ".2f")

    columns: Sequence[Column[ExplainedQuote]] = (
        Column(
            tr("Score"),
            lambda each: number(each.quote.score, ".3f"),
            tip=tr("weighted sum of the figures at the right"),
        ),
        Column(tr("Quote"), lambda each: " ".join(each.quote.text.split()), figure=False),
        Column(tr("Place"), lambda each: named_place(each.quote.path, each.quote.locator), figure=False),
        *(Column(tr(title), figure(name), tip=tr(tip)) for name, (title, tip) in FIGURES.items()),
    )
    return ExplainedModel(columns, tip=lambda each: each.quote.text, parent=parent)


def _part(value: float) -> str:
    return number(value, ".3f") if value else "–"
