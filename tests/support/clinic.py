"""A veterinary clinic's folder, made from a seed, with questions whose answers are computed from the data in memory.

Spreadsheets, CSV with two delimiters, letters, notes and mail, as such folders are: totals below the rows, empty
cells, units and currencies in cells and headers, dates in names, a table a year.
"""

from __future__ import annotations

import datetime
import os
import random
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean
from typing import Literal

from tests.engine.readers.files import xlsx

Kind = Literal["figure", "names", "first"]
Expected = float | str | frozenset[str]


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with its one right answer: a figure, a set of names, or the name that comes first."""

    question: str
    kind: Kind
    expected: Expected


VETS = ("Dr Hollis", "Dr Marchetti", "Dr Oyelaran")
REASONS = ("vaccination", "check-up", "dental", "injury", "surgery", "allergy")
SPECIES = ("dog", "cat", "rabbit", "parrot")
ANIMALS = ("Biscuit", "Pepper", "Mochi", "Rufus", "Tilly", "Basil", "Nala", "Otto", "Juno", "Waffles", "Clover", "Pip")
OWNERS = (
    "Adair",
    "Benning",
    "Castell",
    "Dovey",
    "Eastman",
    "Farrow",
    "Gaskin",
    "Holm",
    "Iver",
    "Jessop",
    "Kemp",
    "Lund",
)
SUPPLIERS = ("Norvet Supplies", "Alder Pharma", "Greenline Medical")
MEDICINES = (
    "Amoxicillin",
    "Meloxicam",
    "Prednisolone",
    "Ivermectin",
    "Cefalexin",
    "Tramadol",
    "Ketamine",
    "Furosemide",
)
INSTRUMENTS = ("Ultrasound scanner", "X-ray unit", "Autoclave", "Dental drill", "Centrifuge", "Anaesthesia machine")


def make(place: Path, seed: int = 7) -> list[Asked]:
    """Writes the folder and gives 25 questions on it."""
    chance = random.Random(seed)
    asked = [*_visits(place, chance), *_stock(place, chance), *_money(place, chance), *_papers(place, chance)]
    return asked


def _visits(place: Path, chance: random.Random) -> list[Asked]:
    species = {animal: SPECIES[number % 4] for number, animal in enumerate(ANIMALS)}
    owner = dict(zip(ANIMALS, OWNERS, strict=True))
    rows = []
    day = datetime.date(2025, 1, 6)
    for _ in range(60):
        animal = chance.choice(ANIMALS)
        rows.append({
            "date": day, "animal": animal, "species": species[animal], "owner": owner[animal],
            "vet": chance.choices(VETS, (5, 3, 2))[0], "reason": chance.choice(REASONS),
            "weight_kg": round(chance.uniform(0.4, 38.0), 1), "fee_eur": round(chance.uniform(20, 400), 2),
            "paid": chance.choice(("yes", "yes", "yes", "no")),
        })  # fmt: skip
        day += datetime.timedelta(days=chance.randint(1, 9))
    head = ",".join(rows[0])
    lines = [",".join(str(value) for value in row.values()) for row in rows]
    (place / "records").mkdir(parents=True)
    (place / "records" / "visits-2025.csv").write_text("\n".join([head, *lines]) + "\n", encoding="utf-8")
    count = Counter(str(row["vet"]) for row in rows)
    heaviest = max(rows, key=lambda row: row["weight_kg"])
    march = [row for row in rows if row["date"].month == 3 and row["date"].year == 2025]
    return [
        Asked("How many visits were recorded in total?", "figure", len(rows)),
        Asked("How much did the fees add up to?", "figure", round(sum(row["fee_eur"] for row in rows), 2)),
        Asked("What was the average fee for surgery?", "figure",
              round(fmean(row["fee_eur"] for row in rows if row["reason"] == "surgery"), 2)),
        Asked("How many visits have not been paid?", "figure", sum(row["paid"] == "no" for row in rows)),
        Asked("Which vet saw the most visits?", "first", count.most_common(1)[0][0]),
        Asked("Which animal was the heaviest?", "first", str(heaviest["animal"])),
        Asked("How many cats did Dr Hollis see?", "figure",
              sum(row["species"] == "cat" and row["vet"] == "Dr Hollis" for row in rows)),
        Asked("How many visits were there in March 2025?", "figure", len(march)),
        Asked("How many visits cost more than 300 euros?", "figure", sum(row["fee_eur"] > 300 for row in rows)),
    ]  # fmt: skip


def _stock(place: Path, chance: random.Random) -> list[Asked]:
    medicines = [
        (name, chance.choice(SUPPLIERS), chance.randint(0, 60), 10 + number,
         round(chance.uniform(4, 90), 2), datetime.date(2026, 1, 1) + datetime.timedelta(days=chance.randint(0, 900)))
        for number, name in enumerate(MEDICINES)
    ]  # fmt: skip
    instruments = [
        (name, f"VC-{number:03}", datetime.date(2015 + number, 3, 2 + number), 900 + 731 * chance.randint(1, 9))
        for number, name in enumerate(INSTRUMENTS)
    ]
    cells: list[list[str | float | None]] = [
        ["Medicine", "Supplier", "Packs in stock", "Reorder level", "Price per pack (EUR)", "Expiry date"],
        *([name, by, packs, level, price, day.isoformat()] for name, by, packs, level, price, day in medicines),
    ]
    costs: list[list[str | float | None]] = [
        ["Instrument", "Asset no", "Purchased", "Cost EUR"],
        *([name, asset, day.isoformat(), cost] for name, asset, day, cost in instruments),
        ["Total", None, None, sum(cost for *_, cost in instruments)],
    ]
    (place / "stock.xlsx").write_bytes(xlsx(Medicines=cells, Instruments=costs))
    dear = max(medicines, key=lambda each: each[4])
    return [
        Asked("How many medicines do we stock?", "figure", len(medicines)),
        Asked("Which medicines expire before 2027?", "names",
              frozenset(name for name, *_, day in medicines if day.year < 2027)),
        Asked("Which medicines are below the reorder level?", "names",
              frozenset(name for name, _, packs, level, *_ in medicines if packs < level)),
        Asked("What is the most expensive medicine?", "first", dear[0]),
        Asked("What did all our instruments cost together?", "figure", sum(cost for *_, cost in instruments)),
        Asked("When did we purchase the oldest instrument?", "figure", str(min(day for _, _, day, _ in instruments))),
        Asked("How many different suppliers deliver medicines?", "figure", len({each[1] for each in medicines})),
    ]  # fmt: skip


def _money(place: Path, chance: random.Random) -> list[Asked]:
    names = ("Rent", "Wages", "Cleaning", "Laboratory", "Insurance", "Heating")
    lines, spent = ["Month;Category;Amount"], []
    for month in range(1, 13):
        for name in names:
            amount = chance.randint(9_000, 450_000)
            spent.append((month, name, amount))
            euros, cents = divmod(amount, 100)
            lines.append(f"{month:02}/2025;{name};{euros:,}".replace(",", ".") + f",{cents:02} €")
    lines = [line.replace(f"{line[:7]};", f"2025-{line[:2]};", 1) if line[0].isdigit() else line for line in lines]
    (place / "accounts").mkdir()
    (place / "accounts" / "expenses-2025.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    wages = sum(amount for _, name, amount in spent if name == "Wages") / 100
    may = sum(amount for month, _, amount in spent if month == 5) / 100
    return [
        Asked("How much did we spend on wages altogether?", "figure", wages),
        Asked("What were the total expenses in May?", "figure", may),
    ]


def _papers(place: Path, chance: random.Random) -> list[Asked]:
    minutes = place / "meetings"
    minutes.mkdir()
    mentioning = set()
    for month in (2, 5, 9, 11):
        asbestos = month in (5, 11)
        name = f"2025-{month:02}-{10 + month:02}-team-meeting.md"
        text = "We spoke of the asbestos in the old stable." if asbestos else "We spoke of the parking places."
        (minutes / name).write_text(f"# Team meeting\n\n{text} The next meeting is in a quarter.\n", encoding="utf-8")
        mentioning |= {name} if asbestos else set()
    letters = place / "letters"
    letters.mkdir()
    for number in range(1, 6):
        name = f"letter-{number}-to-{chance.choice(OWNERS).lower()}.txt"
        text = f"Dear client,\n\nthis is letter {number}: your animal is due for its yearly check.\n" * number
        if number == 3:
            text += "The asbestos works in the stable will be over by then.\n"
            mentioning.add(name)
        (letters / name).write_text(text, encoding="utf-8")
    mail = place / "mail"
    mail.mkdir()
    senders = ("Lena Fischer <lena@norvet.example>", "Omar Said <omar@alder.example>")
    sent = []
    for number in range(7):
        sender = senders[number % 3 == 0]
        day = datetime.datetime(2025, 2 + number, 11, 9, 30, tzinfo=datetime.UTC)
        name = f"message-{number}.eml"
        sent.append((name, sender))
        head = f"From: {sender}\nTo: desk@clinic.example\nDate: {day:%a, %d %b %Y %H:%M:%S +0000}\n"
        (mail / name).write_text(
            f"{head}Subject: Delivery {number}\n\nYour order {number} is on its way.\n", encoding="utf-8"
        )
    files = sorted(path for path in place.rglob("*") if path.is_file())
    for number, path in enumerate(files):  # the last change of each on a day of its own
        moment = 1_700_000_000 + 86_400 * ((number * 7) % len(files))
        os.utime(path, (moment, moment))
    newest = max(files, key=lambda path: path.stat().st_mtime)
    largest = max(files, key=lambda path: path.stat().st_size)
    return [
        Asked("How many files does this folder hold?", "figure", len(files)),
        Asked("Which documents mention asbestos?", "names", frozenset(mentioning)),
        Asked("List all CSV files.", "names", frozenset(path.name for path in files if path.suffix == ".csv")),
        Asked("How many e-mails came from Lena Fischer?", "figure", sum("Lena" in sender for _, sender in sent)),
        Asked("Which file was modified most recently?", "first", newest.name),
        Asked("What is the biggest file?", "first", largest.name),
        Asked("How many text files are there in the letters folder?", "figure", 5),
    ]
