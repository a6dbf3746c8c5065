"""Twelve contradictions between an older and a newer file, planted among files on other subjects.

The subjects are invented and fixed, the values are drawn by a seed. In half of the pairs the date stands in the text,
in the others in the file's name or only in its modification time; the newer file is not the last one written.
"""

from __future__ import annotations

import os
import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_PEOPLE = ("Ottoline Brack", "Jasper Quent", "Mirela Tarn", "Davin Holloway", "Petra Lindqvist", "Samir Okafor")
_MONTHS = ("January", "March", "April", "June", "September", "November")
_NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
DAY = 86_400


@dataclass(frozen=True, slots=True)
class Planted:
    """A question and the two values that files give for it, each with its file's name; the newer first."""

    question: str
    newer: tuple[str, str]
    older: tuple[str, str]


def plant(folder: Path, seed: int = 11) -> list[Planted]:
    """Writes the twelve pairs into `folder` and says what was written."""
    draw = random.Random(seed)
    found = []
    for question, old, new in _pairs(draw):
        for name, text, _, modified in (new, old):
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(text, encoding="utf-8")
            os.utime(folder / name, (modified, modified))
        found.append(Planted(question, (new[0], new[2]), (old[0], old[2])))
    return found


File = tuple[str, str, str, float]  # name, text, the value it gives, time of modification


def _pairs(draw: random.Random) -> Iterator[tuple[str, File, File]]:
    base = 1_760_000_000.0
    late, early = base, base - 400 * DAY

    def two(low: int, high: int) -> tuple[int, int]:
        one, other = draw.sample(range(low, high), 2)
        return one, other

    a, b = two(1, 12)
    old, new = f"{_NUMBERS[a]} months", f"{_NUMBERS[b]} months"
    yield (
        "What is the notice period for the workshop lease?",
        (
            "workshop-lease-2019.md",
            "# Lease of the workshop in Tanner Street\n\nDated 4 May 2019\n\nThe landlord lets the workshop to the "
            "potters' cooperative.\n\n## Ending the lease\n\nEither party may end this lease of the workshop by giving "
            f"{old}' notice in writing. On leaving, the keys are handed over.\n",
            old,
            late,
        ),
        (
            "deed-of-variation-2025.md",
            "# Deed of variation of the workshop lease\n\nDated 9 January 2025\n\nThis deed changes the lease of the "
            f"workshop dated 4 May 2019.\n\nThe notice period for ending the workshop lease is {new}.\n",
            new,
            early,
        ),
    )
    a, b = two(20, 90)
    yield (
        "How much is the yearly membership fee of the rowing club?",
        (
            "rowing-club-rules.txt",
            "RULES OF THE ROWING CLUB\nAdopted on 12 March 2021\n\nThe yearly membership fee of the rowing club is "
            f"£{a}. Juniors pay half.\nBoats are washed after use.\n",
            f"£{a}",
            late,
        ),
        (
            "general-meeting.txt",
            "GENERAL MEETING OF THE ROWING CLUB\nHeld on 3 February 2024\n\nThe members agreed that the yearly "
            f"membership fee of the rowing club rises to £{b}.\nThe meeting closed at nine.\n",
            f"£{b}",
            early,
        ),
    )
    one, other = draw.sample(_PEOPLE, 2)
    yield (
        "Who is the fire warden of the mill building?",
        (
            "mill-safety-2020.md",
            f"# Safety in the mill building\n\nThe fire warden of the mill building is {one}. Extinguishers hang on "
            "every landing.\n",
            one,
            late,
        ),
        (
            "mill-safety-2023.md",
            f"# Safety in the mill building\n\nThe fire warden of the mill building is {other}. Exits are kept free.\n",
            other,
            early,
        ),
    )
    a, b = draw.sample(range(2, 28), 2)
    old_month, new_month = draw.sample(_MONTHS, 2)
    yield (
        "When is the deadline for the harvest grant application?",
        (
            "harvest-grant-v1.txt",
            "Harvest grant, first announcement. Version of 2 August 2022.\n\nThe deadline for the harvest grant "
            f"application is {a} {old_month} 2026. Orchards up to five hectares may apply.\n",
            f"{a} {old_month} 2026",
            early,
        ),
        (
            "harvest-grant-v2.txt",
            "Harvest grant, corrected announcement. Version of 19 October 2022. This text replaces that of 2 August "
            f"2022.\n\nThe deadline for the harvest grant application is {b} {new_month} 2026.\n",
            f"{b} {new_month} 2026",
            early,
        ),
    )
    a, b = two(3, 19)
    yield (
        "What percentage of interest does the savings scheme of the dockers pay?",
        (
            "dockers-scheme.html",
            "<html><head><title>Dockers' savings scheme</title></head><body><p>In force from 1 July 2018.</p><p>The "
            f"savings scheme of the dockers pays interest of {a} percent a year.</p></body></html>",
            f"{a} percent",
            late,
        ),
        (
            "dockers-scheme-new.html",
            "<html><head><title>Dockers' savings scheme</title></head><body><p>In force from 1 July 2023.</p><p>The "
            f"savings scheme of the dockers pays interest of {b} percent a year.</p></body></html>",
            f"{b} percent",
            early,
        ),
    )
    a, b = two(12, 60)
    yield (
        "How many people may be in the gallery at once?",
        (
            "gallery/2017/house-rules.txt",
            f"House rules of the gallery.\n\nAt most {a} people may be in the gallery at once. Bags are left below.\n",
            str(a),
            late,
        ),
        (
            "gallery/2022/house-rules.txt",
            f"House rules of the gallery.\n\nNo more than {b} people may be in the gallery at once. No flash.\n",
            str(b),
            early,
        ),
    )
    a, b = two(10, 70)
    yield (
        "Within how many days must a faulty kiln be reported?",
        (
            "kiln-handbook-2016.md",
            f"# Kiln handbook\n\nA faulty kiln must be reported within {a} days. Shelves are scraped monthly.\n",
            f"{a} days",
            late,
        ),
        (
            "kiln-circular.md",
            "---\ntitle: Circular on kilns\ndate: 2021-11-30\n---\n\nFrom now on a faulty kiln must be reported within "
            f"{b} days to the studio manager.\n",
            f"{b} days",
            early,
        ),
    )
    a, b = two(200, 900)
    yield (
        "What is the rent of the allotment in Brook Lane?",
        (
            "allotment-agreement.txt",
            f"Agreement of 30 September 2020.\n\nThe rent of the allotment in Brook Lane is {a} euros a year.\n",
            f"{a} euros",
            late,
        ),
        (
            "allotment-letter.txt",
            "Letter of 14 August 2024.\n\nDear tenants,\n\nas announced, the rent of the allotment in Brook Lane goes "
            f"up from {a} euros to {b} euros a year.\n",
            f"{b} euros",
            early,
        ),
    )
    a, b = two(4, 20)
    yield (
        "How long is the guarantee on the bell frame?",
        (
            "bell-offer.txt",
            f"Offer for the bell frame.\n\nThe guarantee on the bell frame is {a} years from delivery.\n",
            f"{a} years",
            base - 900 * DAY,
        ),
        (
            "bell-contract.txt",
            f"Contract for the bell frame.\n\nThe guarantee on the bell frame is {b} years from delivery.\n",
            f"{b} years",
            base - 100 * DAY,
        ),
    )
    one, other = draw.sample(_PEOPLE, 2)
    yield (
        "Who keeps the keys of the observatory?",
        (
            "observatory-notes-2018.txt",
            f"Notes for night duty.\n\nThe keys of the observatory are kept by {one}. The dome turns slowly.\n",
            one,
            late,
        ),
        (
            "observatory-notes-2024.txt",
            f"Notes for night duty.\n\nThe keys of the observatory are kept by {other}. The dome was oiled.\n",
            other,
            early,
        ),
    )
    a, b = draw.sample(range(1, 28), 2)
    yield (
        "On which day does the ferry timetable change for winter?",
        (
            "2019-08-01 ferry timetable.txt",
            f"The ferry timetable changes for winter on {a} October. Bicycles travel free.\n",
            f"{a} October",
            late,
        ),
        (
            "2023-08-01 ferry timetable.txt",
            f"The ferry timetable changes for winter on {b} November. Bicycles travel free.\n",
            f"{b} November",
            early,
        ),
    )
    a, b = two(15, 95)
    yield (
        "What is the speed limit on the quarry road?",
        (
            "quarry-order-a.txt",
            f"Order of 2015. The speed limit on the quarry road is {a} km per hour. Lorries give way.\n",
            f"{a} km",
            late,
        ),
        (
            "quarry-order-b.txt",
            f"Order of 2022. The speed limit on the quarry road is {b} km per hour. It supersedes the order of 2015.\n",
            f"{b} km",
            early,
        ),
    )
