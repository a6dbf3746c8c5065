from __future__ import annotations

import datetime
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from engine import wire
from engine.census import catalogue, census
from engine.cli import render
from engine.core import Engine
from engine.paths import Paths
from engine.types import Answer, Filters, Notice, Quotes, Sources
from tests.engine.readers.files import xlsx
from tests.support.fake_embedder import FakeEmbedder

VISITS = """date,animal,species,vet,fee_eur,paid
2025-01-08,Biscuit,dog,Dr Hollis,"1,040.50",yes
2025-01-20,Mochi,cat,Dr Hollis,35.00,no
2025-02-03,Biscuit,dog,Dr Marchetti,60.25,yes
2025-03-11,Pepper,rabbit,Dr Hollis,20.00,yes
"""


class Desk:
    def __init__(self, tmp_path: Path) -> None:
        self.folder = tmp_path / "docs"
        (self.folder / "minutes").mkdir(parents=True)
        self.write("visits.csv", VISITS)
        self.write("minutes/2025-02-11-team.md", "# Team\n\nThe asbestos was spoken of.\n")
        self.write("minutes/2025-09-02-team.md", "# Team\n\nThe parking places were spoken of.\n")
        self.write("letter.txt", "Dear client, the asbestos is gone.\n")
        for name, day in (("Lena", "Tue, 11 Feb 2025"), ("Omar", "Wed, 12 Mar 2025")):
            head = f"From: {name} <{name}@x.example>\nDate: {day} 09:00:00 +0000\nSubject: A"
            self.write(f"mail/{name}.eml", f"{head}\n\nHi\n")
        self.write("empty.txt", "")
        rows: list[list[str | float | None]] = [["Amoxicillin", 3, 10], ["Tramadol", 40, 12], ["Total", 43, None]]
        stock: list[list[str | float | None]] = [["Medicine", "Packs", "Reorder level"], *rows]
        (self.folder / "stock.xlsx").write_bytes(xlsx(Medicines=stock))
        self.events: list[object] = []
        self.engine = Engine(Paths.at(tmp_path / "profile"), emit=self.events.append, embedder=FakeEmbedder())  # type: ignore[arg-type]  # its contract
        self.engine.add_folder(self.folder)
        self.engine.index().result(60)
        self.events.clear()

    def write(self, name: str, text: str) -> None:
        path = self.folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def ask(self, question: str, filters: Filters = Filters()) -> Answer:
        return self.engine.ask(question, filters=filters, adapter="none").result(60)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = Desk(tmp_path)
    yield desk
    desk.engine.close()


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("How many files are there?", "8 files."),
        ("How many Markdown files are in the minutes folder?", "2 Markdown files in the folder minutes:"),
        ("Which files mention asbestos?", "2 files mention “asbestos”: letter.txt; 2025-02-11-team.md."),
        ("How many e-mails are from Lena?", "1 e-mail from “lena”: Lena.eml"),
        ("What are the latest minutes?", "The latest of 2 files named “minutes”: 2025-09-02-team.md"),
        ("How many files could not be read, and why?", "1 file that is not read: empty.txt (skipped: empty file)."),
    ],
)
def test_files_are_counted_and_listed_from_the_ledger(desk: Desk, question: str, said: str) -> None:
    answer = desk.ask(question)
    assert answer.method == "ledger"
    assert answer.answer.startswith(said)
    assert answer.total == 8
    assert answer.looked_at in (7, 8)  # words are looked for where there are any


@pytest.mark.parametrize(
    ("question", "said", "query"),
    [
        ("How many visits were there?", "4 rows of visits.csv.", 'SELECT count(*) FROM "visits.csv";'),
        ("What do all fees add up to?", "The total of fee_eur in visits.csv is 1,155.75.",
         'SELECT sum("fee_eur") FROM "visits.csv";'),
        ("How many visits have not been paid?", "1 row of visits.csv, where paid is no",
         'SELECT count(*) FROM "visits.csv" WHERE NOT "paid";'),
        ("Which vet had the most visits?", "Dr Hollis: 3",
         'SELECT "vet", count(*) FROM "visits.csv" WHERE "vet" IS NOT NULL GROUP BY "vet" ORDER BY 2 DESC, 1;'),
        ("How many packs do we have in total?", "The total of Packs in stock.xlsx, sheet Medicines is 43.",
         'SELECT sum("Packs") FROM "stock.xlsx / Medicines" WHERE NOT "is a total";'),
        ("Which medicines are below the reorder level?", "Medicine in stock.xlsx, sheet Medicines", None),
    ],
)  # fmt: skip
def test_rows_are_asked_by_a_query_that_is_shown(desk: Desk, question: str, said: str, query: str | None) -> None:
    answer = desk.ask(question)
    assert answer.method == "table"
    assert answer.answer.startswith(said)
    assert query is None or answer.query == query
    assert wire.answer_from_json(wire.answer_json(answer)) == answer


@pytest.mark.parametrize(
    ("question", "said", "passed_over"),
    [
        ("How many visits were there?", "4 rows of visits.csv.", "stock.xlsx"),
        ("How many visits have not been paid?", "1 row of visits.csv, where paid is no", "stock.xlsx"),
        ("Which medicines are below the reorder level?", "Medicine in stock.xlsx, sheet Medicines", "visits.csv"),
        ("What are the total sales?", "The total of Sales in regions.csv is 9.", "stock.xlsx"),
        ("What is the total amount of the orders?", "The total of totalAmount in orders.csv is 12.", ""),
    ],
)
def test_of_many_files_with_tables_only_those_with_the_words_are_rebuilt(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, question: str, said: str, passed_over: str
) -> None:
    desk.write("orders.csv", "orderNumber,totalAmount\n1,5\n2,7\n")
    desk.write("regions.csv", "Region,Sales\nNorth,4\nSouth,5\n")
    desk.engine.index().result(60)
    rebuilt: list[str] = []
    tables = catalogue.Catalogue.tables
    monkeypatch.setattr(census, "FEW", 0)
    monkeypatch.setattr(
        catalogue.Catalogue,
        "tables",
        lambda self, reader, entry: rebuilt.append(entry.path.name) or tables(self, reader, entry),  # type: ignore[func-returns-value]
    )
    answer = desk.ask(question)
    assert answer.answer.startswith(said)
    assert answer.looked_at == 4
    assert passed_over not in rebuilt


def test_a_program_holds_no_tables(desk: Desk) -> None:
    desk.write("shapes.py", "def area(width: int | None, height: int | None) -> int | None:\n    return None\n")
    desk.engine.index().result(60)
    answer = desk.ask("How many visits were there?")
    assert (answer.method, answer.looked_at) == ("table", 2)


def test_an_answer_from_rows_cites_them_to_the_letter(desk: Desk) -> None:
    answer = desk.ask("What was the highest fee?")
    (sentence,) = answer.sentences
    (citation,) = sentence.citations
    source = answer.sources[citation.source - 1]
    assert citation.text.startswith("date: 2025-01-08; animal: Biscuit")
    assert source.text[citation.start - source.start : citation.end - source.start] == citation.text
    assert answer.answer[sentence.start : sentence.end] == sentence.text
    assert answer.quotes[0].locator["row"] == 2
    assert [type(event) for event in desk.events if isinstance(event, (Quotes, Sources))][-2:] == [Quotes, Sources]


def test_filters_limit_what_is_counted(desk: Desk) -> None:
    within = desk.ask("How many files are there?", Filters(within=(desk.folder / "minutes",)))
    assert (within.answer, within.looked_at, within.total) == ("2 files.", 2, 8)
    typed = desk.ask("How many files are there?", Filters(extensions=("eml",)))
    assert typed.answer == "2 files."
    assert desk.ask("How many visits were there?", Filters(within=(desk.folder / "minutes",))).method == "quotes"


@pytest.mark.parametrize(
    "question",
    [
        "How many people live in Kenya?",
        "How many visits were cancelled?",
        "What is the total fee of all parrots?",
        "Which vet is the kindest?",
        "What is the average age of the dogs?",
        "How many of the dogs have owners in Paris?",
        "Which file explains the asbestos rules best?",
    ],
)
def test_a_question_with_a_word_that_is_not_understood_is_left_to_the_ordinary_way(desk: Desk, question: str) -> None:
    assert desk.ask(question).method in ("quotes", "documents")


def test_what_changes_in_the_folder_changes_the_answer(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    assert desk.ask("How many visits were there?").answer.startswith("4 rows")
    desk.write("visits.csv", VISITS + "2025-04-01,Otto,dog,Dr Hollis,10.00,yes\n")
    os.utime(desk.folder / "letter.txt", (2_000_000_000, 2_000_000_000))
    desk.engine.index().result(60)
    assert desk.ask("How many visits were there?").answer.startswith("5 rows")
    assert "letter.txt" in desk.ask("Which file was changed last?").answer
    (desk.folder / "visits.csv").unlink()
    desk.engine.index().result(60)
    assert desk.ask("How many visits were there?").method == "quotes"
    desk.engine.close()


def notices(desk: Desk) -> list[Notice]:
    return [event for event in desk.events if isinstance(event, Notice)]


def test_what_is_not_counted_does_not_pass_for_counted(desk: Desk) -> None:
    answer = desk.ask("How many files were written about asbestos by somebody kind?")
    assert answer.method in ("quotes", "documents")
    assert answer.notice.startswith(
        "This asks about all files or rows and could not be counted; "
        f"only passages of {answer.looked_at} of {answer.total} files were looked at. Plain forms are understood"
    )
    (notice,) = notices(desk)
    assert (notice.level, answer.notice.startswith(notice.message)) == ("info", True)
    assert desk.engine.chat(answer.chat)[-1].answer == answer
    assert not desk.ask("How many days of notice are needed?").notice
    assert not desk.ask("How many files are there?").notice
    assert len(notices(desk)) == 1


@pytest.mark.parametrize(
    ("question", "english", "method"),
    [
        ("Wie viele Dateien gibt es?", "How many files are there?", "ledger"),
        ("Welche E-Mails gibt es?", "List all e-mails.", "ledger"),
        (
            "¿Cuántos archivos Markdown hay en la carpeta minutes?",
            "How many Markdown files are in the minutes folder?",
            "ledger",
        ),
        ("Quel est le plus gros fichier ?", "What is the largest file?", "ledger"),
        ("Fasse letter.txt zusammen", "Summarise letter.txt", "whole-file"),
        ("Résume le fichier letter.txt", "Summarise letter.txt", "whole-file"),
        (
            "Compara 2025-02-11-team.md y 2025-09-02-team.md",
            "Compare 2025-02-11-team.md and 2025-09-02-team.md",
            "whole-file",
        ),
    ],
)
def test_plain_questions_of_other_languages_are_answered_as_the_english_ones(
    desk: Desk, question: str, english: str, method: str
) -> None:
    answer = desk.ask(question)
    assert answer.method == method
    assert answer.answer == desk.ask(english).answer
    assert answer.standalone_query == question
    assert not answer.notice


def test_one_in_the_middle_of_a_chat_stands_for_itself(desk: Desk) -> None:
    first = desk.ask("What is said of the asbestos?")
    answer = desk.engine.ask("Wie viele Dateien gibt es?", chat=first.chat, adapter="none").result(60)
    assert answer.answer == "8 files."


def test_one_of_another_language_that_is_not_understood_is_told(desk: Desk) -> None:
    answer = desk.ask("Welche Dateien wurden von netten Menschen geschrieben?")
    assert "was not understood so" in answer.notice
    assert "German, Spanish and French" in answer.notice
    assert len(notices(desk)) == 1
    assert "was not understood so" in desk.ask("Wie viele Dateien gibt es im Ordner mars?").notice
    assert "was not understood so" in desk.ask("Fasse den Mietvertrag zusammen").notice
    assert not desk.ask("Wer hat den Mietvertrag unterschrieben?").notice


EXPENSES = """date,supplier,category,amount,vat note
2025-06-09,Brightwater Pharma,Drugs,"£2,038.42",
2025-06-12,Penrose Lab,Laboratory,£412.07,
2025-06-13,Brightwater Pharma,Rent,£80.00,
"""


@pytest.mark.parametrize(
    "question",
    [
        "How much did we pay, all told, to Brightwater Pharma so far?",
        "How much money have we spent on drugs lately?",
        "How many suppliers besides Brightwater are there?",
        "What is the average amount that Penrose Lab asks of us at present?",
    ],
)
def test_a_total_that_a_table_holds_and_is_left_to_passages_is_told(desk: Desk, question: str) -> None:
    desk.write("expenses.csv", EXPENSES)
    desk.engine.index().result(60)
    answer = desk.ask(question)
    assert answer.method in ("quotes", "documents")
    assert answer.notice.startswith("This asks about all files or rows and could not be counted")


@pytest.mark.parametrize(
    "question",
    [
        "How much is the monthly rent?",
        "How many days of notice are needed?",
        "How many people live in Penrose?",
        "How many suppliers besides Brightwater has Tesla?",
        "How many drugs are in order BW-2026 of Brightwater?",
        "What is the serial number of the supplier?",
        "What is the total rent of the boathouse?",
        "How much did Tesla earn in 2010?",
        "Who is the supplier of drugs?",
    ],
)
def test_a_total_of_what_no_table_holds_is_an_ordinary_question(desk: Desk, question: str) -> None:
    desk.write("expenses.csv", EXPENSES)
    desk.engine.index().result(60)
    answer = desk.ask(question)
    assert answer.method in ("quotes", "documents")
    assert not answer.notice


def test_tables_that_are_too_large_are_named(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert desk.ask("How many packs do we have in total?").too_large == ()
    monkeypatch.setattr(catalogue, "TABLE_LIMIT", len(VISITS))
    rows = "".join(f"2025-05-{1 + n % 28:02},Otto,dog,Dr Hollis,10.00,yes\n" for n in range(40))
    desk.write("visits.csv", VISITS + rows)
    desk.engine.index().result(60)
    answer = desk.ask("How many packs do we have in total?")
    assert answer.method == "table"
    assert [path.name for path in answer.too_large] == ["visits.csv"]
    assert wire.answer_json(answer)["coverage"]["too_large"] == [str(desk.folder / "visits.csv")]
    render.answer(answer)
    assert "Too large for their rows to be counted: visits.csv." in capsys.readouterr().out
    assert desk.engine.chat(answer.chat)[-1].answer == answer


def test_a_table_that_alone_could_tell_and_is_too_large_is_told(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(catalogue, "TABLE_LIMIT", 10)
    desk.write("visits.csv", VISITS + "2025-04-01,Otto,dog,Dr Hollis,10.00,yes\n")
    desk.engine.index().result(60)
    for _ in range(2):  # it is kept that the table is too large
        answer = desk.ask("What do all fees add up to?")
        assert answer.method in ("quotes", "documents")
        assert answer.notice.startswith("Too large for their rows to be counted: visits.csv; only passages of ")
    assert not desk.ask("What is said of the asbestos?").notice


def test_what_the_notice_says_is_understood_is(desk: Desk) -> None:
    assert desk.ask("number of Markdown files").answer.startswith("2 Markdown files")
    assert desk.ask("total of fee in visits.csv").answer.startswith("The total of fee_eur in visits.csv is 1,155.75.")


def test_the_file_that_is_named_is_asked_before_others(desk: Desk) -> None:
    desk.write("shop orders 2025.csv", "Order no,Product\nA,Hay\nB,Lead\nC,Duck\n")
    desk.write("suppliers.csv", "Supplier,Minimum order,Orders\nNorth,50,7\nSouth,20,4\n")
    desk.engine.index().result(60)
    assert desk.ask("How many orders are there?").answer == "3 rows of shop orders 2025.csv."


def test_the_name_of_a_folder_or_of_a_subject_is_no_kind_of_file(desk: Desk) -> None:
    desk.write("Archive/old list.txt", "Nothing.\n")
    desk.write("photos.md", "# Photos\n\nWhere they hang.\n")
    desk.engine.index().result(60)
    assert desk.ask("How many files are in the Archive folder?").answer.startswith("1 file in the folder archive:")
    assert desk.ask("What is the oldest file in the archive?").answer.startswith("The first changed of 1 files")
    assert desk.ask("Which files are named photos?").answer == "Files named “photos”: photos.md."
    assert desk.ask("Which e-mail address are appointments booked with?").method in ("quotes", "documents")
    assert desk.ask("How many zip files are there?").answer == "0 zip files."


def test_where_there_is_no_mail_a_question_is_not_for_one(desk: Desk) -> None:
    for name in ("Lena", "Omar"):
        (desk.folder / f"mail/{name}.eml").unlink()
    desk.engine.index().result(60)
    assert desk.ask("Which e-mail is used for appointments?").method in ("quotes", "documents")
    assert desk.ask("How many e-mails are there?").answer == "0 e-mails."


@pytest.mark.parametrize("noun", ["rows", "entries", "records", "lines"])
def test_the_rows_of_a_file_are_counted_and_not_the_file(desk: Desk, noun: str) -> None:
    assert desk.ask(f"How many {noun} are in visits.csv?").answer == "4 rows of visits.csv."
    assert desk.ask(f"How many {noun} does the CSV file visits have?").answer == "4 rows of visits.csv."


@pytest.mark.parametrize("noun", ["columns", "cells", "fields"])
def test_columns_are_neither_files_nor_rows(desk: Desk, noun: str) -> None:
    answer = desk.ask(f"How many {noun} are in visits.csv?")
    assert answer.method in ("quotes", "documents")
    assert "could not be counted" in answer.notice


def test_a_file_without_a_date_in_its_name_is_of_the_day_of_its_last_change(desk: Desk) -> None:
    for name, day in (("letter.txt", "2025-03-04"), ("visits.csv", "2024-03-04"), ("stock.xlsx", "2026-03-04")):
        moment = datetime.datetime.fromisoformat(f"{day}T12:00").timestamp()
        os.utime(desk.folder / name, (moment, moment))
    desk.write("2024-05-01 rent.txt", "The rent.\n")
    moment = datetime.datetime.fromisoformat("2025-06-01T12:00").timestamp()
    os.utime(desk.folder / "2024-05-01 rent.txt", (moment, moment))
    desk.engine.index().result(60)
    assert desk.ask("How many files are from 2025?").answer == (
        "3 files from 2025: letter.txt; 2025-02-11-team.md; 2025-09-02-team.md. "
        "2 by the date in the name of the file or folder, 1 without one by that of the last change."
    )
    assert desk.ask("Which files are dated 2024?").answer.startswith(
        "Files dated 2024: 2024-05-01 rent.txt; visits.csv. 1 by the date"
    )
    assert desk.ask("How many files were changed in 2025?").answer.startswith("2 files changed in 2025: 2024-05-01")
    named = desk.ask("How many Markdown files are from 2025?").answer
    assert named.endswith("The date is that in the name of the file or folder.")
    assert desk.ask("How many files are from 2019?").answer == "0 files from 2019."
    assert desk.ask("Which folder has the most files from 2019?").method in ("quotes", "documents")


def test_signs_are_looked_for_in_all_files(desk: Desk) -> None:
    desk.write("one.txt", "We write C++.\n")
    desk.write("two.txt", "Vitamin C is 5 € a box.\n")
    desk.engine.index().result(60)
    assert desk.ask("Which files mention C++?").answer == "1 file mentions “C++”: one.txt."
    assert desk.ask("Which files mention €?").answer == "1 file mentions “€”: two.txt."
    assert desk.ask("Which files mention C++ or hedgehogs?").answer == "1 file mentions “C++” or “hedgehogs”: one.txt."
    assert desk.ask("Which files mention C#?").answer.startswith("No file mentions “C#”")


def test_only_mail_that_was_read_makes_messages(desk: Desk) -> None:
    desk.write("mail/empty.eml", "")
    desk.engine.index().result(60)
    assert desk.ask("How many e-mails are there?").answer.startswith("2 e-mails: ")
    assert desk.ask("How many e-mails are there?").answer.endswith(" 1 mail file was not read.")
    assert desk.ask("Which e-mails could not be read?").answer.startswith("E-mails that are not read: empty.eml (")


def test_words_are_looked_for_in_files_that_are_known_by_name(desk: Desk) -> None:
    desk.write("Letters/Letter to Mr Sato.txt", "We refund the fee.\n")
    desk.write("Letters/Letter to Mrs Olsen.txt", "We regret the delay.\n")
    desk.engine.index().result(60)
    assert desk.ask("Which letters mention a refund?").answer == "1 file mentions “refund”: Letter to Mr Sato.txt."
    desk.write("Invoice 7.txt", "For the refund of a fee.\n")
    desk.write("orders.csv", "Order,Note\nA,a refund\nB,none\n")
    desk.engine.index().result(60)
    assert desk.ask("Which invoices mention a refund?").answer == "1 file mentions “refund”: Invoice 7.txt."
    assert desk.ask("How many orders mention a refund?").method in ("quotes", "documents")
    assert desk.ask("Which 2 files were changed last?").answer.startswith("The last changed of 12 files: ")


def test_csv_files_are_told_beside_spreadsheets(desk: Desk) -> None:
    assert desk.ask("How many spreadsheets are there?").answer == (
        "1 spreadsheet: stock.xlsx. CSV files hold tables too, 1 of them: visits.csv."
    )
    assert "too" not in desk.ask("How many CSV files are there?").answer
    assert "too" not in desk.ask("List all CSV files and spreadsheets.").answer
