"""From when files are, by their own words first."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine.text.dating import dated

CHANGED = 1_760_000_000.0  # 9 October 2025


@pytest.mark.parametrize(
    ("name", "opening", "day", "origin"),
    [
        ("a.pdf", "Lease of the hall\n\nDated 25 March 2019\n\nBetween …", "2019-03-25", "text"),
        (
            "a.md",
            "# Policy\n\nIn force from 1 March 2026. It replaces the policy of 1 April 2024.",
            "2026-03-01",
            "text",
        ),
        ("a.md", "It replaces the policy of 1 April 2024. In force from 1 March 2026.", "2026-03-01", "text"),
        ("a.md", "---\ntitle: x\ndate: 2021-11-30\n---\n", "2021-11-30", "text"),
        ("a.html", "Page last changed on 30 March 2026.", "2026-03-30", "text"),
        ("a.txt", "Effective from July 2024.", "2024-07", "text"),
        ("notice-2024.txt", "No date here.", "2024", "name"),
        ("2026-03-12 minutes.txt", "Held in the library.", "2026-03-12", "name"),
        ("2019/rules.txt", "House rules.", "2019", "name"),
        ("report-2025.pdf", "The best year since 1994.", "2025", "name"),
        ("a.txt", "Founded in 1978 by anglers.", "1978", "text"),
        ("a.txt", "House rules.", "2025-10-09", "modified"),
        ("a.txt", "Pay £2019.50 for item 2024-117b.", "2025-10-09", "modified"),
    ],
)
def test_what_a_file_says_counts_before_its_name_and_that_before_its_change(
    name: str, opening: str, day: str, origin: str
) -> None:
    found = dated(Path("/files") / name, opening, CHANGED)
    assert (found.day, found.origin) == (day, origin)


def test_a_later_version_is_newer_on_the_same_day() -> None:
    one, two = (dated(Path(f"/f/offer-v{n}.txt"), "Offer of 2 May 2024.", CHANGED) for n in (1, 2))
    assert two.order > one.order


def test_what_says_that_it_is_withdrawn_is_older_whatever_its_date() -> None:
    old = dated(Path("/f/a.md"), "Issued 4 February 2029. Withdrawn on 15 January 2025; see version 3.", CHANGED)
    new = dated(Path("/f/b.md"), "Version 3, in force from 15 January 2025.", CHANGED)
    assert old.withdrawn
    assert new.order > old.order


def test_a_time_of_change_says_less_than_words() -> None:
    copied = dated(Path("/f/a.txt"), "House rules.", CHANGED)
    assert dated(Path("/f/b.txt"), "Dated 1 May 2021.", CHANGED).order > copied.order
