from __future__ import annotations

import datetime
import os
import statistics
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

import apsw
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.census import census_words, table_answer, table_census, table_sql
from engine.census.table_answer import Told
from engine.census.table_census import Plan
from engine.census.table_schema import Schema
from engine.census.table_sql import Database, OverLimit, figure, literal, quoted
from engine.text.tables import NUMBER_OF_ROW, TOTAL_MARK, Table
from tests.engine.text.test_tables import tables

ENDLESS = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"
GROWING = "WITH RECURSIVE n(i) AS (SELECT 1 UNION SELECT i + 1 FROM n) SELECT count(*) FROM n"


def table_of(csv: str, name: str = "t.csv") -> Table:
    (table,) = tables(csv.encode(), name)
    return table


def asked(csv: str, query: str) -> list[tuple[table_sql.Value, ...]]:
    with Database(table_of(csv)) as database:
        return database.ask(query)


def told(csv: str, question: str, name: str = "orders.csv") -> Told:
    request = census_words.request(question, datetime.date(2026, 11, 26))
    assert request is not None
    plan = table_census.understood(request, Schema(table_of(csv, name)))
    assert plan is not None
    answer = table_answer.told(plan)
    assert answer is not None
    return answer


# --------------------------------------------------------------------------- what a query may do


@pytest.mark.parametrize(
    "query",
    [
        "ATTACH '/tmp/alcove-must-not-be-made.db' AS other",
        "VACUUM INTO '/tmp/alcove-must-not-be-made.db'",
        "SELECT load_extension('vec0')",
        "SELECT readfile('/etc/hostname')",
        "SELECT writefile('/tmp/alcove-must-not-be-written', 'x')",
        "SELECT * FROM fsdir('/etc')",
        "SELECT * FROM pragma_database_list",
        "SELECT name FROM sqlite_schema",
        "SELECT * FROM dbstat",
        "SELECT randomblob(100000000)",
        "PRAGMA temp_store_directory = '/tmp'",
        "PRAGMA query_only = false",
        "PRAGMA writable_schema = true",
        "INSERT INTO \"t.csv\" VALUES (2, 0, 'x', '1')",
        'UPDATE "t.csv" SET "name" = \'x\'',
        'DELETE FROM "t.csv"',
        'DROP TABLE "t.csv"',
        "CREATE TABLE other (x)",
        "CREATE TEMP TABLE other (x)",
        "CREATE VIRTUAL TABLE other USING fts5(x)",
        "BEGIN",
        "SELECT 1; DELETE FROM \"t.csv\"",
    ],
)  # fmt: skip
def test_the_database_is_shut_off(query: str) -> None:
    with Database(table_of("name,fee\nAnna,1\nBela,2\n")) as database:
        with pytest.raises(apsw.Error):
            database.ask(query)
        assert database.ask('SELECT count(*) FROM "t.csv"') == [(2,)]
    assert not list(Path("/tmp").glob("alcove-must-not-be*"))


def test_a_name_that_is_misspelt_is_no_text() -> None:
    with pytest.raises(apsw.SQLError, match="no such column"):
        asked("name,fee\nAnna,1\nBela,2\n", 'SELECT count(*) FROM "t.csv" WHERE "nmae" = \'nmae\'')


def test_a_query_without_end_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(table_sql, "SECONDS", 0.2)
    with Database(table_of("name,fee\nAnna,1\nBela,2\n")) as database:
        with pytest.raises(OverLimit):
            database.ask(ENDLESS)
        assert database.ask('SELECT sum("fee") FROM "t.csv"') == [("3",)]


def test_a_query_that_grows_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    with Database(table_of("name,fee\nAnna,1\nBela,2\n")) as database:
        monkeypatch.setattr(table_sql, "MEMORY", 4_000_000)
        apsw.memory_high_water(True)
        before = apsw.memory_used()
        with pytest.raises(OverLimit):
            database.ask(GROWING)
        assert apsw.memory_high_water() < before + 20_000_000


def test_a_table_that_is_too_large_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(table_sql, "MEMORY", 100_000)
    table = table_of("name,fee\n" + "".join(f"{'Anna' * 100},{number}\n" for number in range(500)))
    with pytest.raises(OverLimit):
        Database(table)


def test_a_question_whose_query_is_stopped_is_left_to_the_ordinary_way(monkeypatch: pytest.MonkeyPatch) -> None:
    request = census_words.request("What is the total fee?", datetime.date(2026, 11, 26))
    assert request is not None
    plan = table_census.understood(request, Schema(table_of("name,fee\nAnna,1\nBela,2\n")))
    assert plan is not None
    monkeypatch.setattr(table_sql, "SECONDS", -1.0)
    monkeypatch.setattr(table_sql, "STEPS", 1)
    assert table_answer.told(plan) is None


# --------------------------------------------------------------------------- names


def test_odd_names_are_asked_for_as_they_are() -> None:
    table = table_of("Name,name,#,is a total\nx,y,1,yes\nz,w,3,no\n", 'sqlite_o\'dd "1".csv')
    with Database(table) as database:
        found = database.ask(f"SELECT {', '.join(map(quoted, table.names))} FROM {quoted(table.name)}")
        assert found == [("x", "y", "1", 1), ("z", "w", "3", 0)]
        rows = database.ask(f"SELECT {quoted(NUMBER_OF_ROW)}, {quoted(TOTAL_MARK)} FROM {quoted(table.name)}")
        assert rows == [(0, 0), (1, 0)]


def test_of_a_wide_table_only_what_is_asked_for_is_held() -> None:
    header = ",".join(["name", *(f"c{number}" for number in range(2500))])
    table = table_of(f"{header}\nAnna,{','.join('1' * 2500)}\nBela,{','.join('2' * 2500)}\n")
    with Database(table, [0, 2400]) as database:
        assert database.ask('SELECT "name", "c2399" FROM "t.csv"') == [("Anna", "1"), ("Bela", "2")]


# --------------------------------------------------------------------------- numbers

NUMBERS = st.lists(st.decimals(-(10**14), 10**14, places=4), min_size=1, max_size=12)


def numbers(values: Sequence[Decimal]) -> str:
    return "name,fee\n" + "".join(f"n{index},{value:f}\n" for index, value in enumerate(values))


@given(NUMBERS)
def test_what_is_computed_is_exact(values: list[Decimal]) -> None:
    ((total, mean, middle, low, high),) = asked(
        numbers(values), 'SELECT sum("fee"), avg("fee"), median("fee"), min("fee"), max("fee") FROM "t.csv"'
    )
    assert Decimal(str(total)) == sum(values)
    assert abs(Decimal(str(mean)) * len(values) - sum(values)) < Decimal("1e-40")
    assert Decimal(str(middle)) == statistics.median(values)
    assert (Decimal(str(low)), Decimal(str(high))) == (min(values), max(values))


@given(NUMBERS, st.decimals(-(10**18), 10**18, places=3))
def test_numbers_compare_by_what_they_are_worth(values: list[Decimal], limit: Decimal) -> None:
    with Database(table_of(numbers([*values, limit]))) as database:
        for sign, holds in ((">", Decimal.__gt__), ("=", Decimal.__eq__), ("<=", Decimal.__le__)):
            ((count,),) = database.ask(f'SELECT count(*) FROM "t.csv" WHERE "fee" {sign} {figure(limit)}')
            assert count == sum(holds(value, limit) for value in (*values, limit))
        found = [Decimal(str(value)) for (value,) in database.ask('SELECT "fee" FROM "t.csv" ORDER BY "fee" DESC')]
        assert found == sorted((*values, limit), reverse=True)


def test_a_large_number_keeps_its_digits() -> None:
    large = "name,fee\na,1234567890123456789012.5\nb,0.25\nc,1234567890123456789012.25\n"
    assert asked(large, 'SELECT sum("fee") FROM "t.csv"') == [("2469135780246913578025.00",)]
    query = f'SELECT "name" FROM "t.csv" WHERE "fee" > {figure(Decimal("1234567890123456789012.25"))}'
    assert asked(large, query) == [("a",)]


@pytest.mark.parametrize(
    ("value", "written"),
    [("50", "50"), ("-3", "-3"), ("50.25", "'50.25'"), ("1E+3", "1000"), (str(2**63), f"'{2**63}'")],
)
def test_a_number_is_written_so_that_sqlite_keeps_it(value: str, written: str) -> None:
    assert figure(Decimal(value)) == written


def test_blank_cells_do_not_count() -> None:
    csv = "name,one,two\na,9.5,\nb,,10.25\nc,1,2\nd,,\n"
    query = 'SELECT sum("one"), avg("two"), median("two"), count("one") FROM "t.csv"'
    assert asked(csv, query) == [("10.5", "6.125", "6.125", 2)]
    assert asked(csv, 'SELECT sum("one"), avg("one"), median("one") FROM "t.csv" WHERE "name" = \'d\'') == [
        (None, None, None)
    ]
    assert asked(csv, 'SELECT greatest("one", "two"), least("one", "two") FROM "t.csv"') == [
        ("9.5", "9.5"), ("10.25", "10.25"), ("2.00", "1.0"), (None, None),
    ]  # fmt: skip


def test_lower_knows_more_letters_than_ascii() -> None:
    found = asked("name,fee\nSÜẞ,1\nsauer,2\n", f'SELECT "fee" FROM "t.csv" WHERE lower("name") = {literal("süß")}')
    assert found == [("1",)]


# --------------------------------------------------------------------------- answers

ORDERS = """order,customer,date,price,weight,unit,paid
A,O'Neil,2025-03-02,9.50,1.5,kg,yes
B,Müller,2025-05-30,10.25,200,g,no
C,Müller,2026-03-31,100.00,2,kg,yes
D,Müller,2026-04-01,,3,,
"""


@pytest.mark.parametrize(
    ("question", "said", "query"),
    [
        ("Which customer has the lowest total price?", "O'Neil: 9.50: the lowest total of price in orders.csv.",
         'SELECT "customer", sum("price") FROM "orders.csv" WHERE "customer" IS NOT NULL GROUP BY "customer"'
         " ORDER BY 2 COLLATE number ASC, 1"),
        ("What is the median price?", "The median of price in orders.csv is 10.25.",
         'SELECT median("price") FROM "orders.csv"'),
        ("What is the average price?", "The average of price in orders.csv is 39.92.",
         'SELECT avg("price") FROM "orders.csv"'),
        ("What is the total weight?", "The total of weight in orders.csv is 200 g; 3.5 kg; 3.",
         'SELECT "unit", sum("weight") FROM "orders.csv" GROUP BY "unit" ORDER BY 1 NULLS LAST'),
        ("How many orders have a price above 9.75?", "2 rows of orders.csv, where price > 9.75: B; C.",
         'SELECT count(*) FROM "orders.csv" WHERE "price" > \'9.75\''),
        ("How many orders have a price below 10?", "1 row of orders.csv, where price < 10: A.",
         'SELECT count(*) FROM "orders.csv" WHERE "price" < 10'),
        ("How many orders were there in March?", "2 rows of orders.csv, where date is in March: A; C.",
         "SELECT count(*) FROM \"orders.csv\" WHERE strftime('%m', \"date\") = '03'"),
        ("How many orders were there since April 2025?", "3 rows of orders.csv, where date is since April 2025",
         'SELECT count(*) FROM "orders.csv" WHERE "date" >= \'2025-04-01\''),
        ("How many orders of O'Neil are there?", "1 row of orders.csv, where customer is O'Neil: A.",
         "SELECT count(*) FROM \"orders.csv\" WHERE \"customer\" = 'O''Neil'"),
        ("How many orders are not paid?", "1 row of orders.csv, where paid is no: B.",
         'SELECT count(*) FROM "orders.csv" WHERE NOT "paid"'),
        ("How many orders arent paid?", "1 row of orders.csv, where paid is no: B.",
         'SELECT count(*) FROM "orders.csv" WHERE NOT "paid"'),
    ],
)  # fmt: skip
def test_an_answer_and_its_query(question: str, said: str, query: str) -> None:
    answer = told(ORDERS, question)
    assert answer.sentence.startswith(said)
    assert answer.query == query


def test_yes_and_no_are_said_of_groups() -> None:
    answer = table_answer.told(Plan(Schema(table_of(ORDERS)), "count", None, (), 0.0, group=6))
    assert answer is not None
    assert answer.sentence == "Rows in t.csv, by paid: yes: 2; no: 1."
    assert answer.rows == (0, 1, 2)


def test_the_median_of_an_even_number_of_rows_is_halfway() -> None:
    assert told("order,amount\nA,1\nB,2\n", "What is the median amount?").sentence.endswith(" is 1.5.")


def test_the_highest_of_several_columns_is_sought_in_all_of_them() -> None:
    rain = "station,rain north (mm),rain south (mm)\nA,9.5,\nB,,10.25\nC,1.5,2.5\n"
    answer = told(rain, "What was the highest rain?", "rain.csv")
    assert answer.query == 'SELECT max(greatest("rain north (mm)", "rain south (mm)") COLLATE number) FROM "rain.csv"'
    assert answer.sentence == (
        "The highest of rain north (mm) and rain south (mm) in rain.csv is 10.25 mm (rain south (mm))."
    )
    assert asked(rain, answer.query.replace("rain.csv", "t.csv")) == [("10.25",)]


def test_a_sum_of_more_digits_than_a_number_of_python_keeps_is_told_in_full() -> None:
    csv = "order,amount\nA,1234567890123456789012345\nB,9999999999999999999999999\nC,0.123456789\n"
    assert told(csv, "What is the total amount?").sentence == (
        "The total of amount in orders.csv is 11234567890123456789012344.123456789."
    )
    assert told(csv, "What is the average amount?").value is None


def test_a_name_that_is_no_text_is_asked_for_all_the_same() -> None:
    (table,) = tables(b"name,fee\nAnna,1\nBela,2\n", os.fsdecode(b"fees-\xff.csv"))
    with Database(table) as database:
        assert database.ask(f"SELECT count(*) FROM {quoted(table.name)}") == [(2,)]
    assert table.name == "fees-?.csv"
