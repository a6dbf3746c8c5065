"""Which questions want whole files, and which files their words name; pure."""

from __future__ import annotations

import json
import random
import time
from dataclasses import replace
from pathlib import Path

import pytest

from engine.questions.whole_questions import recognise
from engine.types import LedgerEntry
from engine.whole_files import named_files
from engine.whole_files.named_files import named, named_pair

SAMPLE = Path(__file__).parents[3] / "resources" / "sample"


def files(*names: str, titles: dict[str, str] | None = None) -> list[LedgerEntry]:
    return [
        LedgerEntry(
            id=n,
            path=Path("/docs") / name,
            relative=Path(name),
            extension=Path(name).suffix,
            state="indexed",
            reason="",
            title=(titles or {}).get(name, ""),
            size=3,
            modified=1000.0 + n,
            sha256=f"sha-{n}",
            chunks=3,
        )
        for n, name in enumerate(names)
    ]


@pytest.mark.parametrize(
    ("question", "kind", "reference"),
    [
        ("Summarise the boathouse lease", "summary", "the boathouse lease"),
        ("Could you please summarize lease.pdf in three sentences?", "summary", "lease.pdf"),
        ("Give me a short overview of the handbook, please.", "summary", "the handbook"),
        ("What are the key points of the grant agreement?", "summary", "the grant agreement"),
        ("what is in inventory.xlsx?", "summary", "inventory.xlsx"),
        ("What's the annual report about?", "summary", "the annual report"),
        ("TL;DR of the strategy", "summary", "the strategy"),
        ("Summarise the strategy in short, please", "summary", "the strategy"),
        ("Summarise the strategy in short points", "summary", "the strategy"),
        ("Summarise the strategy in two, please", "summary", "the strategy"),
        ("What changed between a.md and b.md?", "difference", "a.md and b.md"),
        ("compare the two price lists", "difference", "the two price lists"),
        ("How does the new policy differ from the old one?", "difference", "the new policy from the old one"),
        ("What are the differences between version 2 and 3?", "difference", "version 2 and 3"),
    ],
)
def test_questions_about_whole_files_are_recognised(question: str, kind: str, reference: str) -> None:
    asked = recognise(question)
    assert asked is not None
    assert (asked.kind, asked.reference) == (kind, reference)


@pytest.mark.parametrize(
    "question",
    [
        "What does the lease say about dogs?",
        "Who signed the lease?",
        "How many changes were made in 2024?",
        "When was the summary written?",
        "",
        "summarise " + "word " * 200,
    ],
)
def test_other_questions_are_not(question: str) -> None:
    assert recognise(question) is None


def test_a_question_that_goes_on_and_on_is_read_at_once() -> None:
    begun = time.perf_counter()
    recognise("summarise the strategy" + " in short" * 27 + " §")
    assert time.perf_counter() - begun < 1


def name_of(reference: str, *held: str, titles: dict[str, str] | None = None) -> list[str]:
    found = named(reference, files(*held, titles=titles))
    return [] if found is None or not found.certain else [file.path.name for file in found.files]


def test_a_file_is_named_by_its_name_its_title_its_date_or_its_version() -> None:
    assert name_of("the boathouse lease", "boathouse-lease-2019.pdf", "deed.docx") == ["boathouse-lease-2019.pdf"]
    assert name_of("the deed of variation", "a.docx", "b.docx", titles={"b.docx": "Deed of variation"}) == ["b.docx"]
    minutes = ("2026-03-12-minutes.md", "2026-05-14-minutes.txt")
    assert name_of("the minutes of 14 May 2026", *minutes) == ["2026-05-14-minutes.txt"]
    assert name_of("version 3 of the SOP", "sop-v2.md", "sop-v3.pdf") == ["sop-v3.pdf"]
    assert name_of("LEASE.PDF", "lease.pdf", "lease.docx") == ["lease.pdf"]
    assert name_of("the lease pdf", "lease.pdf", "lease.docx") == ["lease.pdf"]


def test_where_several_fit_all_are_named() -> None:
    assert name_of("the travel policy", "travel-policy-2024.md", "travel-policy-2026.md", "lease.md") == [
        "travel-policy-2024.md",
        "travel-policy-2026.md",
    ]


def test_the_newest_or_the_oldest_of_several_can_be_meant() -> None:
    held = ("travel-policy-2026.md", "travel-policy-2024.md")
    assert name_of("the latest travel policy", *held) == ["travel-policy-2026.md"]
    assert name_of("the old travel policy", *held) == ["travel-policy-2024.md"]


def test_copies_of_a_file_are_one() -> None:
    one, two = files("lease.pdf", "copy/lease.pdf")
    same = replace(two, sha256=one.sha256)
    found = named("the lease", [one, same])
    assert found is not None
    assert len(found.files) == 1


@pytest.mark.parametrize("reference", ["the lake", "the causes of the drought", "acetone", "the lease of the moon"])
def test_a_thing_is_no_file(reference: str) -> None:
    assert name_of(reference, "boathouse-lease-2019.pdf", "lake-levels.csv") == []


def test_a_second_reference_may_be_short() -> None:
    held = files("travel-policy-2024.md", "travel-policy-2026.md", "lease-2024.md")
    pair = named_pair("travel policy 2024", "2026", held)
    assert pair is not None
    assert [file.path.name for side in pair for file in side.files] == [
        "travel-policy-2024.md",
        "travel-policy-2026.md",
    ]
    pair = named_pair("the 2024", "2026 travel policies", held)
    assert pair is not None
    assert [file.path.name for side in pair for file in side.files] == [
        "travel-policy-2024.md",
        "travel-policy-2026.md",
    ]


def test_the_older_comes_first_by_name_else_by_time_stamp() -> None:
    by_name = files("policy-2026.md", "policy-2024.md")
    assert [file.path.name for file in named_files.in_time(by_name)] == ["policy-2024.md", "policy-2026.md"]
    by_stamp = files("b.md", "a.md")
    assert [file.path.name for file in named_files.in_time(by_stamp)] == ["b.md", "a.md"]


def hijacked(questions: list[str], held: list[LedgerEntry]) -> list[str]:
    from engine.whole_files.whole_files import _choose

    taken = []
    for question in questions:
        asked = recognise(question)
        if asked is not None and _choose(asked, held, None, limited=False) is not None:
            taken.append(question)
    return taken


def test_no_ordinary_question_is_taken_for_one(shared_data: Path) -> None:
    sample = [json.loads(line)["question"] for line in (SAMPLE / "questions.jsonl").read_text("utf-8").splitlines()]
    lines = (shared_data / "squad" / "questions.jsonl").read_text("utf-8").splitlines()
    squad = [json.loads(line)["question"] for line in random.Random(5).sample(lines, 500)]
    articles = sorted(path.name for path in (shared_data / "squad" / "folder").iterdir())
    held = [
        *files(*(str(path.relative_to(SAMPLE)) for path in sorted(SAMPLE.rglob("*")) if path.is_file())),
        *files(*articles, titles={name: Path(name).stem.replace("_", " ") for name in articles}),
    ]
    taken = hijacked(sample + squad, held)
    print(f"{len(taken)} of {len(sample)} + {len(squad)} questions hijacked")
    assert taken == []
