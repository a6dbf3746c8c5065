from __future__ import annotations

import datetime
import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import pytest

from engine.readers import read
from engine.text.cells import judged
from engine.text.tables import NUMBER_OF_ROW, TOTAL_MARK, Table, rebuilt
from engine.types import Occurrence
from tests.engine.readers.files import xlsx


def tables(data: bytes, name: str) -> list[Table]:
    """The tables of a file, from its text in chunks of a few rows, as the index holds it."""
    document = read(data, name.rpartition(".")[2])
    chunks, start = [], 0
    ends = [span.start for span in document.spans[2::2]] + [len(document.text)]
    for ordinal, end in enumerate(ends):
        locator = next(span.locator for span in document.spans if span.end > start)
        text = document.text[start:end]
        chunks.append(Occurrence(ordinal, 1, ordinal, start, end, Path("/f") / name, "", locator, text, "", "", 0))
        start = end
    found = rebuilt(chunks)
    for table in found:
        assert table.text(table.header.start, table.header.end) == table.header.text
        for row in table.rows:
            assert all(document.text[cell.start : cell.end] == cell.text for cell in row.cells)
    return found


@pytest.mark.parametrize(
    ("cells", "values"),
    [
        (["1,250.00", "99.5", "-"], (Decimal("1250.00"), Decimal("99.5"), None)),
        (["1.250,00 €", "12,5 €"], (Decimal("1250.00"), Decimal("12.5"))),
        (["£1,250", "(£120)"], (Decimal(1250), Decimal(-120))),
        (["12 kg", "3.5 kg"], (Decimal(12), Decimal("3.5"))),
        (["2026-01-14", "14 May 2026"], (datetime.date(2026, 1, 14), datetime.date(2026, 5, 14))),
        (["02/14/2026", "03/04/2026"], (datetime.date(2026, 2, 14), datetime.date(2026, 3, 4))),
        (["14/02/2026", "03/04/2026"], (datetime.date(2026, 2, 14), datetime.date(2026, 4, 3))),
        (["yes", "", "no"], (True, None, False)),
        (["B-01", "12"], ("B-01", "12")),
    ],
)
def test_a_column_is_judged_as_a_whole(cells: list[str], values: tuple[object, ...]) -> None:
    assert judged(cells).values == values


def test_rows_and_cells_are_rebuilt_with_their_offsets() -> None:
    (table,) = tables(b'name,note,weight\nAnna,"a; b: c",3\nBela,,4.5\nCleo,x,7\n', "pets.csv")
    assert table.names == ("name", "note", "weight")
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["Anna", "a; b: c", "3"], ["Bela", "", "4.5"], ["Cleo", "x", "7"],
    ]  # fmt: skip
    assert table.place(table.rows[1].start, table.rows[1].end)["row"] == 3


def test_each_sheet_is_a_table_and_its_total_is_no_row_like_others() -> None:
    data = xlsx(
        Boats=[["Boat", "Cost"], ["Larch", 100], ["Oak", 250], ["Total", 350]],
        Oars=[["Oar", "Length"], ["Short", 2], ["Long", 3]],
    )
    boats, oars = tables(data, "club.xlsx")
    assert (boats.sheet, oars.sheet) == ("Boats", "Oars")
    assert [row.total for row in boats.rows] == [False, False, True]
    assert not oars.has_totals


def test_a_thing_that_is_called_total_is_a_row_unless_it_is_the_sum() -> None:
    (table,) = tables(b"parameter,count\nTotal phosphorus,4\nTotal nitrogen,5\npH,9\n", "lab.csv")
    assert not table.has_totals
    (table,) = tables(b"item,cost\nrent,4\nheat,5\nTotal of both,9\n", "costs.csv")
    assert table.rows[-1].total


def test_a_table_in_markdown_is_read() -> None:
    text = "# Work\n\nBefore.\n\n| Task | Days |\n|---|---:|\n| tying | 5 |\n| pruning | 12 |\n\nAfter.\n"
    (table,) = tables(text.encode(), "work.md")
    assert table.names == ("Task", "Days")
    assert table.columns[1].values == (Decimal(5), Decimal(12))


def test_names_that_sql_would_take_for_one_are_told_apart() -> None:
    (table,) = tables(b"Name,name,#,total,is a total\nx,y,1,2,yes\nz,w,3,4,no\n", "odd.csv")
    assert len({name.lower() for name in table.names} | {NUMBER_OF_ROW, TOTAL_MARK}) == len(table.names) + 2


def test_cross_tables_and_tables_by_year_have_columns() -> None:
    (table,) = tables(b",2023,2024\nNorth,10,12\nSouth,5,7\nWest,,9\n", "cross.csv")
    assert table.names == ("column 1", "2023", "2024")
    assert [values.kind for values in table.columns] == ["text", "number", "number"]
    assert table.columns[1].values == (Decimal(10), Decimal(5), None)


@pytest.mark.parametrize("cell", ["(" + " " * 300 + "x", "9" + " " * 300 + "x y", "1 " * 200 + "x y", "- " * 200])
def test_no_cell_makes_reading_a_column_endless(cell: str) -> None:
    code = f"from engine.text.cells import judged; print(judged([{cell!r}] * 2000 + ['x', '3']).kind)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=20, check=True)
    assert done.stdout == "text\n"


def test_blanks_in_a_number_are_one_however_many() -> None:
    written = judged(["(  1,250.00   EUR )", "  3   kg", "1 250"])
    assert written.values == (Decimal("-1250.00"), Decimal(3), Decimal(1250))
