"""PDF: pages, paragraphs, headings, pictures of pages, and boxes that lie where the words are."""

from __future__ import annotations

import pytest

from engine.readers import Unreadable, read
from engine.readers.base import PAGE_PIXELS
from engine.readers.pdf_page import picture
from tests.engine.readers.files import check, lines_at, pdf

TWO_PAGES = pdf(
    lines_at(72, 720, 24, "The main title")
    + lines_at(72, 660, 12, "First line of a paragraph that goes on and", "ends on its second line.")
    + lines_at(72, 600, 12, "Another paragraph of the first page."),
    lines_at(72, 700, 12, "Words of the second page."),
    title="report_v2.docx",
)


def place_of(data: bytes, words: str) -> tuple[int, list[tuple[float, float, float, float]]]:
    """The page that words stand on, found from the first on, and their boxes in points."""
    text = check(read(data, "pdf")).text
    start = text.index(words)
    shown = picture(data, 1, 200, text, [(start, start + len(words))], follow=True)
    points = 792 if shown.width > shown.height else 512 if shown.height / shown.width < 1.28 else 612
    scale = points / shown.width
    return shown.page, [(x0 * scale, y0 * scale, x1 * scale, y1 * scale) for x0, y0, x1, y1 in shown.boxes]


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


def test_a_passage_is_found_on_its_page_by_its_own_words() -> None:
    text = read(TWO_PAGES, "pdf").text
    passage = text[text.index("ends on its") :]  # from the middle of page 1 to the end of page 2
    first, second = (passage.index(words) for words in ("Another paragraph", "second page"))
    on_first = picture(TWO_PAGES, 1, 612, passage, [(first, first + 7)])
    assert (on_first.page, len(on_first.boxes)) == (1, 1)
    assert picture(TWO_PAGES, 1, 612, passage, [(second, second + 6)]).boxes == (), "they stand on the next page"
    followed = picture(TWO_PAGES, 1, 612, passage, [(second, second + 6)], follow=True)
    assert (followed.page, len(followed.boxes)) == (2, 1)
    assert picture(TWO_PAGES, 2, 612, passage, [(first, second + 6)]).boxes[0][0] == pytest.approx(72, abs=2)
    short = text[text.index("page.") :]  # one word on page 1
    mark = short.index("second")
    assert picture(TWO_PAGES, 1, 612, short, [(mark, mark + 6)], follow=True).page == 2


def test_words_of_a_passage_that_changed_are_marked_only_where_they_stand_once() -> None:
    passage = "Quite another sentence. Another paragraph of the first page. It goes on."
    start = passage.index("Another")
    assert len(picture(TWO_PAGES, 1, 612, passage, [(start, start + len("Another paragraph"))]).boxes) == 1
    start = passage.index("of")
    assert picture(TWO_PAGES, 1, 612, passage, [(start, start + 2)]).boxes == (), "“of” stands there twice"
    assert picture(TWO_PAGES, 1, 612, "not there", [(0, 9)]).boxes == ()


def test_a_page_is_drawn_as_it_looks() -> None:
    shown = picture(pdf("1 0 0 rg 0 396 306 396 re f"), 1, 306)  # the upper left quarter is red
    assert (shown.page, shown.pages, shown.width, shown.height) == (1, 1, 306, 396)
    rows = [shown.pixels[row * 306 * 4 : (row + 1) * 306 * 4] for row in range(396)]
    assert rows[10][4 * 10 : 4 * 10 + 3] == bytes((0, 0, 255)), "blue, green, red"
    assert rows[10][4 * 300 : 4 * 300 + 3] == rows[390][40:43] == bytes((255, 255, 255))
    assert picture(TWO_PAGES, 99, 100).page == 2


def test_no_page_is_larger_than_the_limit() -> None:
    for box in ("/MediaBox [0 0 612 792]", "/MediaBox [0 0 14400 2]", "/MediaBox [0 0 2 14400]"):
        shown = picture(pdf("", page=box), 1, 1_000_000)
        assert PAGE_PIXELS * 0.4 < shown.width * shown.height <= PAGE_PIXELS
    with pytest.raises(Unreadable, match="no sensible size"):
        picture(pdf("", page="/MediaBox [0 0 100000 100000]"), 1, 100)


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
