"""PDF: pages, paragraphs, headings, and boxes that lie where the words are."""

from __future__ import annotations

import pytest

from engine.readers import Unreadable, read
from engine.readers.pdf import boxes
from tests.engine.readers.files import check, lines_at, pdf

TWO_PAGES = pdf(
    lines_at(72, 720, 24, "The main title")
    + lines_at(72, 660, 12, "First line of a paragraph that goes on and", "ends on its second line.")
    + lines_at(72, 600, 12, "Another paragraph of the first page."),
    lines_at(72, 700, 12, "Words of the second page."),
    title="report_v2.docx",
)


def place_of(data: bytes, words: str) -> tuple[int, list[tuple[float, float, float, float]]]:
    document = check(read(data, "pdf"))
    start = document.text.index(words)
    page = next(int(s.locator["page"]) for s in document.spans if s.start <= start < s.end)
    return page, boxes(data, page, start, start + len(words))


def test_pages_paragraphs_and_headings() -> None:
    document = check(read(TWO_PAGES, "pdf"))
    assert [(s.kind, s.level, dict(s.locator), document.text[s.start : s.end]) for s in document.spans] == [
        ("heading", 1, {"page": 1, "heading": "The main title"}, "The main title"),
        (
            "paragraph",
            0,
            {"page": 1, "heading": "The main title"},
            "First line of a paragraph that goes on and\nends on its second line.",
        ),
        ("paragraph", 0, {"page": 1, "heading": "The main title"}, "Another paragraph of the first page."),
        ("paragraph", 0, {"page": 2, "heading": "The main title"}, "Words of the second page."),
    ]
    assert document.title == "The main title"  # a file's name is no title


def test_a_sensible_title_is_taken() -> None:
    assert read(pdf(lines_at(72, 700, 12, "text"), title="Annual report"), "pdf").title == "Annual report"


def test_boxes_lie_where_the_words_are() -> None:
    page, found = place_of(TWO_PAGES, "Words of the second")
    assert page == 2
    assert len(found) == 1
    left, top, right, bottom = found[0]
    assert left == pytest.approx(72, abs=2)
    assert top == pytest.approx(792 - 700 - 9, abs=3)  # the baseline is at 700, capitals are about 9 high
    assert bottom == pytest.approx(792 - 700, abs=4)
    assert right == pytest.approx(72 + 12 * 0.5 * len("Words of the second"), rel=0.2)


def test_words_over_two_lines_have_two_boxes() -> None:
    _, found = place_of(TWO_PAGES, "goes on and\nends on")
    assert len(found) == 2
    assert found[0][3] < found[1][3]
    assert found[1][0] == pytest.approx(72, abs=2)


def test_boxes_follow_rotation_and_crop() -> None:
    content = lines_at(100, 700, 12, "Turned words")
    _, upright = place_of(pdf(content, page="/MediaBox [0 0 612 792] /CropBox [50 100 562 750]"), "Turned")
    assert upright[0][0] == pytest.approx(50, abs=2)
    assert upright[0][3] == pytest.approx(50, abs=4)
    _, turned = place_of(pdf(content, page="/MediaBox [0 0 612 792] /Rotate 90"), "Turned")
    left, top, right, bottom = turned[0]
    assert bottom - top > right - left  # it now runs from top to bottom
    assert left == pytest.approx(700, abs=4)
    assert top == pytest.approx(100, abs=2)


def test_boxes_outside_of_the_document_are_none() -> None:
    assert boxes(TWO_PAGES, 3, 0, 5) == []
    assert boxes(TWO_PAGES, 1, 100_000, 100_005) == []
    assert boxes(TWO_PAGES, 2, 0, 5) == []  # these characters stand on page 1


def test_characters_that_are_left_out_do_not_shift_boxes() -> None:
    data = pdf(lines_at(72, 700, 12, "be\\255fore the mark", "\\003after it"))  # soft hyphen, control character
    document = check(read(data, "pdf"))
    assert "\u00ad" not in document.text
    assert "\x03" not in document.text
    _, found = place_of(data, "mark")
    _, line = place_of(data, "the mark")
    assert found[0][2] == pytest.approx(line[0][2], abs=0.5)
    assert found[0][0] > line[0][0] + 10


def test_pages_without_text_are_named() -> None:
    data = pdf("", lines_at(72, 700, 12, "text"), "", "")
    assert read(data, "pdf").flags == ("pages 1, 3-4 have no text",)


@pytest.mark.parametrize(
    ("data", "kind", "reason"),
    [
        (pdf("", ""), "skipped", "scanned pages without text: run text recognition (OCR) on it first"),
        (b"%PDF-1.4 and nothing", "failed", "damaged PDF: it cannot be opened"),
        (b"not a PDF at all", "failed", "damaged PDF: it cannot be opened"),
    ],
)
def test_what_cannot_be_read(data: bytes, kind: str, reason: str) -> None:
    with pytest.raises(Unreadable) as caught:
        read(data, "pdf")
    assert (caught.value.kind, caught.value.reason) == (kind, reason)
