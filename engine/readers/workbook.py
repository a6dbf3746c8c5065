"""Spreadsheets through python-calamine: each row a self-describing span that knows its sheet and row."""

from __future__ import annotations

import contextlib
import datetime
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import python_calamine

from engine.readers import sheet_look
from engine.readers.base import Builder, Unreadable
from engine.readers.container import OLE_MAGIC, Container, is_encrypted_office
from engine.readers.tables import described
from engine.types import Document

_default_name = re.compile(r"(?:Sheet|Tabelle|Feuille?|Feuil|Hoja|Foglio|Planilha|Лист|工作表)\s?\d*$", re.I)

_CELL_LIMIT = 5_000_000  # of a sheet, empty ones included: each is laid out


def read(data: bytes, _extension: str) -> Document:
    builder = Builder()
    with _opened(data) as workbook:
        _sheets(builder, workbook, _looked_at(data))
    return builder.document()


def table(data: bytes) -> tuple[str, list[list[str]]]:
    """The name of the first visible sheet with anything in it, and its rows as printed; raises as `read`.

    Rows and columns begin where the sheet begins, so that row n of the list is what the person calls row n + 1.
    """
    looks = _looked_at(data)
    with _opened(data) as workbook:
        for sheet in workbook.sheets_metadata:
            if str(sheet.typ).endswith("WorkSheet") and str(sheet.visible).endswith(".Visible"):
                try:
                    values = _values(workbook, sheet.name, looks)
                except _TooFar as error:
                    raise Unreadable(
                        f"sheet {sheet.name} cannot be read: it reaches to {error}"[:200], "failed"
                    ) from error
                if values:
                    return sheet.name, [_cells(row) for row in values]
    raise Unreadable("no table in it", "skipped")


@contextlib.contextmanager
def _opened(data: bytes) -> Iterator[Any]:
    """The workbook, once it is known to be no bomb; what is raised while it is read is a refusal of the file."""
    if data.startswith(OLE_MAGIC):
        if is_encrypted_office(data):
            raise Unreadable("password protected", "skipped")
    elif not data.startswith(b"PK"):
        raise Unreadable("not a spreadsheet inside, or damaged", "failed")
    else:
        with Container(data) as container:  # refuses bombs; calamine itself has no limits
            container.refuse_encrypted_open_document()
    try:
        with python_calamine.load_workbook(io.BytesIO(data)) as workbook:
            yield workbook
    except python_calamine.PasswordError:
        raise Unreadable("password protected", "skipped") from None
    except python_calamine.CalamineError as error:
        raise Unreadable(f"damaged spreadsheet ({error})"[:200], "failed") from error
    except BaseException as error:
        if type(error).__name__ != "PanicException":  # what Rust raises where its code gives up
            raise
        raise Unreadable("damaged spreadsheet", "failed") from error


def _sheets(builder: Builder, workbook: Any, hidden: Mapping[str, sheet_look.Hidden]) -> None:
    sheets = [sheet for sheet in workbook.sheets_metadata if str(sheet.typ).endswith("WorkSheet")]
    for sheet in sheets:
        if not str(sheet.visible).endswith(".Visible"):
            builder.flag(f"hidden sheet left out: {sheet.name}"[:200])
            continue
        try:
            values = _values(workbook, sheet.name, hidden)
        except _TooFar as error:
            builder.flag(f"sheet {sheet.name} left out: it reaches to {error}"[:200])
            continue
        if not values:
            continue
        cells = [_cells(row) for row in values]
        if sheet.name in hidden:
            builder.hidden(hidden[sheet.name].without(cells))
        builder.new_part()
        if len(sheets) > 1 or not _default_name.match(sheet.name):
            builder.add(sheet.name, "heading", level=1, place={"sheet": sheet.name})
        for index, text in described(cells):
            builder.add(text, "row", place={"sheet": sheet.name, "row": index + 1})


class _TooFar(Exception):
    """A sheet has too many cells up to its last one, which is named."""


def _looked_at(data: bytes) -> Mapping[str, sheet_look.Hidden]:
    return sheet_look.hidden(data) if data.startswith(b"PK") else {}


def _values(workbook: Any, name: str, looks: Mapping[str, sheet_look.Hidden]) -> list[list[object]]:
    """The rows of a sheet, from the first row and column on; raises _TooFar."""
    if name in looks:
        _refuse_far(*looks[name].reach)
    sheet = workbook.get_sheet_by_name(name)
    if sheet.end is not None:
        _refuse_far(sheet.end[0] + 1, sheet.end[1] + 1)
    values: list[list[object]] = sheet.to_python(skip_empty_area=False)
    return values


def _refuse_far(rows: int, columns: int) -> None:
    if rows * columns > _CELL_LIMIT:
        raise _TooFar(f"{sheet_look.column_name(columns)}{rows}")


def _cells(row: Sequence[object]) -> list[str]:
    return [_printed(value) for value in row]


def _printed(value: object) -> str:
    """A value as the person sees it, as near as can be had without number formats."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        return f"{value:.15g}"
    if isinstance(value, datetime.datetime):
        at_midnight = value.time() == datetime.time()
        return value.date().isoformat() if at_midnight else value.isoformat(" ", "seconds")
    return str(value)  # int, date, time, duration
