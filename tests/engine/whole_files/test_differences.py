"""Two texts, two tables: what differs; pure."""

from __future__ import annotations

import pytest

from engine.text import sentences
from engine.whole_files.differences import Difference, Unit, compare
from engine.whole_files.row_differences import compare_tables

OLD = """The rent is 1,250 pounds a year. It is paid on the first day of each quarter.

The tenant keeps the roof in repair. No dogs are allowed in the house.

Notice is given in writing six months before the end of the term."""


def units(text: str) -> list[Unit]:
    return [Unit(text[start:end], start, end) for start, end in sentences.split(text)]


def difference(new: str, old: str = OLD) -> Difference:
    return compare(units(old), units(new))


def told(found: Difference) -> list[tuple[str, str, str]]:
    return [
        (edit.kind, edit.before.text if edit.before else "", edit.after.text if edit.after else "")
        for edit in found.edits
    ]


def test_nothing_differs_in_the_same_text_however_it_is_broken() -> None:
    found = difference(" ".join(OLD.split()).replace("'", "’"))
    assert (found.edits, found.same, found.moved) == ((), 5, 0)


def test_a_changed_number_is_told_first_with_both_sides() -> None:
    new = OLD.replace("No dogs are allowed", "No cats are allowed").replace("1,250", "1,400")
    found = difference(new)
    assert told(found) == [
        ("changed", "The rent is 1,250 pounds a year.", "The rent is 1,400 pounds a year."),
        ("changed", "No dogs are allowed in the house.", "No cats are allowed in the house."),
    ]
    assert [edit.facts for edit in found.edits] == [True, False]
    assert found.edits[0].words == (("1,250", "1,400"),)


def test_a_month_is_a_date() -> None:
    found = difference("It is due in May.", old="It is due in June.")
    assert found.edits[0].facts


def test_what_was_added_and_removed() -> None:
    new = OLD.replace(" No dogs are allowed in the house.", "") + "\n\nA deposit of two months is held by the bank."
    assert told(difference(new)) == [
        ("added", "", "A deposit of two months is held by the bank."),
        ("removed", "No dogs are allowed in the house.", ""),
    ]


def test_what_only_moved_is_no_change() -> None:
    first, second, third = OLD.split("\n\n")
    found = difference("\n\n".join((third, first, second)))
    assert (found.edits, found.moved) == ((), 1)


def test_what_moved_and_changed_is_one_change() -> None:
    first, second, third = OLD.split("\n\n")
    found = difference("\n\n".join((third.replace("six", "nine"), first, second)))
    assert [edit.kind for edit in found.edits] == ["changed"]


def test_a_number_in_a_list_is_not_the_statement() -> None:
    old = "1. Fold the filter.\n2. Add the acetone.\n3. Wait an hour."
    found = difference("1. Fold the filter.\n2. Label the tube.\n3. Add the acetone.\n4. Wait an hour.", old=old)
    assert told(found) == [("added", "", "2. Label the tube.")]


@pytest.mark.parametrize(
    ("old", "new", "added"),
    [
        ("1. Fold the filter.", "1. Fold the filter.\n2. Label the tube.", 1),
        ("## 3.1 Rent\n\n## 3.2 Dogs", "## 3.1 Keys\n\n## 3.2 Rent\n\n## 3.3 Dogs", 1),
        ("(a) the rent\n(b) the keys", "(a) the deposit\n(b) the rent\n(c) the keys", 1),
        ("Fold the filter.\nWait an hour.", "1. Fold the filter.\n2. Wait an hour.", 0),
        ("- Fold the filter.\n- Wait an hour.", "* Fold the filter.\n* Wait an hour.", 0),
    ],
)
def test_what_is_only_numbered_anew_is_the_same(old: str, new: str, added: int) -> None:
    assert [kind for kind, _, _ in told(difference(new, old))] == ["added"] * added


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("15. März 2026: Kündigung", "16. März 2026: Kündigung"),
        ("15. März 2026: Kündigung\n16. März 2026: Auszug", "16. März 2026: Kündigung\n17. März 2026: Auszug"),
        ("1.5 GB of memory", "2.5 GB of memory"),
        ("30. April 2024 ends the lease.", "29. April 2024 ends the lease."),
        ("J. Smith shall pay the rent.", "K. Smith shall pay the rent."),
        ("J. Smith shall pay.\nK. Jones shall not.", "K. Smith shall pay.\nL. Jones shall not."),
        ("- 5,000 EUR", "5,000 EUR"),
        ("- £5,000 at the end of March", "£5,000 at the end of March"),
        ("3. Stock: Weber\n4. Stock: Maier", "4. Stock: Weber\n5. Stock: Maier"),
        ("7. Sign here.", "8. Sign here."),
    ],
)
def test_a_number_or_letter_that_numbers_no_list_is_the_statement(old: str, new: str) -> None:
    found = difference(new, old)
    assert {edit.kind for edit in found.edits} == {"changed"}
    assert (found.same, found.moved) == (0, 0)


def test_a_statement_that_stands_twice_and_once() -> None:
    found = difference("Sign here. The end.", old="Sign here. Sign here. The end.")
    assert told(found) == [("removed", "Sign here.", "")]


def test_other_words_for_the_same_matter_are_paired_by_meaning() -> None:
    numpy = pytest.importorskip("numpy")

    def embed(texts: object) -> object:
        axes = {"car": 0, "mileage": 0, "hotel": 1, "train": 2}
        rows = numpy.zeros((len(texts), 4), numpy.float32)  # type: ignore[arg-type]
        for row, text in zip(rows, texts, strict=True):  # type: ignore[call-overload]
            row[next((axis for word, axis in axes.items() if word in text), 3)] = 1.0
        return rows

    old, new = "Your own car earns 40 pence. Trains go first.", "The mileage rate is 48 pence. A hotel may be booked."
    found = compare(units(old), units(new), embed=embed)  # type: ignore[arg-type]
    assert ("changed", "Your own car earns 40 pence.", "The mileage rate is 48 pence.") in told(found)


def rows_of(*lines: str, sheet: str = "") -> list[Unit]:
    return [Unit(line, 100 * n, 100 * n + len(line), sheet) for n, line in enumerate(lines)]


def test_rows_are_matched_by_their_key_whatever_their_order() -> None:
    old = rows_of(
        "code | name | price_gbp",
        "code: B1; name: Bunk; price_gbp: 18.00",
        "code: B2; name: Room; price_gbp: 34.00",
        "code: B3; name: Linen; price_gbp: 6.00",
    )
    new = rows_of(
        "Code | Name | Price GBP",
        "Code: B3; Name: Linen; Price GBP: 6",
        "Code: B1; Name: Bunk; Price GBP: 21",
        "Code: F5; Name: Boat; Price GBP: 90",
    )
    found = compare_tables(old, new)
    assert found is not None
    assert found.keys == ("Code",)
    assert [(edit.kind, edit.words) for edit in found.difference.edits] == [
        ("changed", (("price_gbp: 18.00", "Price GBP: 21"),)),
        ("added", ()),
        ("removed", ()),
    ]
    assert found.difference.same == 1
    assert (found.columns_added, found.columns_removed, found.rest) == ((), (), ((), ()))


def test_a_new_column_is_named_and_not_a_change_of_each_row() -> None:
    old = rows_of("id: 1; name: Anna", "id: 2; name: Bela")
    new = rows_of("id: 1; name: Anna; town: Graz", "id: 2; name: Bela; town: Linz")
    found = compare_tables(old, new)
    assert found is not None
    assert (found.difference.edits, found.columns_added) == ((), ("town",))


def test_tables_without_a_key_are_left_to_the_comparison_of_lines() -> None:
    old = rows_of("day: Monday; seen: 3", "day: Monday; seen: 3")
    assert compare_tables(old, old) is None


def test_columns_whose_names_are_all_signs_are_told_apart() -> None:
    old = rows_of("#: 1; name: Anna; %: 40", "#: 2; name: Bela; %: 60")
    new = rows_of("#: 1; name: Anna; %: 45", "#: 2; name: Bela; %: 60")
    found = compare_tables(old, new)
    assert found is not None
    assert [edit.words for edit in found.difference.edits] == [(("%: 40", "%: 45"),)]
    swapped = compare_tables(old, rows_of("#: 2; name: Anna; %: 40", "#: 1; name: Bela; %: 60"))
    assert swapped is not None
    assert len(swapped.difference.edits) == 2
