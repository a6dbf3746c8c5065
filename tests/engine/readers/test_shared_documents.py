"""The real documents of many kinds, where they are at hand: each gives its text, or the right reason."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from engine.readers import Unreadable, read, supported
from tests.engine.readers.files import check

DOCUMENTS = Path(__file__).parents[3] / "../shared/data/documents"
WORDS = {  # what a person would look for in them
    "docling__word_sample.docx": "Don’t forget to drink water",
    "docling__docx_rich_tables_01.docx": "Feature: Document Clause Ordering; Action Needed: Reorganize",
    "rust-book-docx__chapter04.docx": "ownership",
    "docling__docx_comments.docx": "Anonymous feedback on this paragraph.",
    "docling__textbox.docx": "Student falls ill",
    "docling__redp5110_sampled.pdf": "Row and Column Access Control",
    "docling__2305.03393v1-pg9.pdf": "Effects of reducing the # of layers",
    "markitdown__movie-theater-booking-2024.pdf": "STARLIGHT CINEMAS",
    "docling__powerpoint_sample.pptx": "Second slide title",
    "docling__pptx_chart.pptx": "Freshwater Ducks: 2019: 120; 2020: 130",
    "docling__xlsx_02_sample_sales_data.xlsm": "Product: Widget B; Date: 2024-01-02; Quantity: 10; Revenue: 12000",
    "tika__testRTFJapanese.rtf": "古書店で処刑記録見つかる",
    "tika__testMHTMLFirefox.mhtml": "Aperture",
    "docling__csv-semicolon.csv": "First Name: Sheryl; Last Name: Baxter",
    "docling__wiki_duck.html": "Ducks are sometimes confused with",
    "markitdown__test_mskanji.csv": "佐藤太郎",
    "tika__testPDF_protected.pdf": "RETHINKING THE FINANCIAL NETWORK",
    "docling__Strict.docx": "Some text",
    "docling__legacy_sample.xls": "Duck",
}
REASONS = {
    "docling__2206.01062_pg3.pdf": ("skipped", "password protected"),
    "msoffcrypto__example_password.docx": ("skipped", "password protected"),
    "msoffcrypto__example_password.xlsx": ("skipped", "password protected"),
    "tika__testPPT_protected_passtika.pptx": ("skipped", "password protected"),
    "tika__testODTEncrypted.odt": ("skipped", "password protected"),
    "docling__ocr_test.pdf": ("skipped", "scanned pages without text: run text recognition (OCR) on it first"),
    "docling__old_newspaper.png": ("skipped", "not supported: picture"),
    "docling__legacy_sample.doc": ("skipped", "not supported: old Word format; save it as .docx"),
    "tika__testWORD_truncated.docx": ("failed", "damaged file: it cannot be unpacked"),
    "tika__testODTnotaZipFile.odt": ("failed", "damaged file: it cannot be unpacked"),
    "markitdown__random.bin": ("skipped", "binary file"),
}


def documents() -> list[tuple[str, Path]]:
    if not DOCUMENTS.is_dir():
        return []
    with (DOCUMENTS / "manifest.csv").open(encoding="utf-8") as rows:
        return [(row["class"], DOCUMENTS / row["path"]) for row in csv.DictReader(rows)]


@pytest.mark.skipif(not DOCUMENTS.is_dir(), reason="the shared documents are not here")
@pytest.mark.parametrize(("kind", "path"), documents(), ids=lambda value: getattr(value, "name", value))
def test_a_real_document(kind: str, path: Path) -> None:
    extension = path.suffix[1:]
    refusal: Unreadable | None = None
    text = ""
    try:
        text = check(read(path.read_bytes(), extension)).text
    except Unreadable as caught:
        refusal = caught
    if refusal is not None:
        found = (refusal.kind, refusal.reason)
        assert found == REASONS.get(path.name, found)
        assert path.name not in WORDS
        assert kind != "normal" or not supported(extension)
    else:
        assert path.name not in REASONS
        assert WORDS.get(path.name, "") in text
        if kind == "normal" and extension != "pdf":  # some letters of a PDF have no Unicode
            assert "\ufffd" not in text
