"""The chunker on a tokenizer made for the test: one token a word or mark, one [UNK] for anything else."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tokenizers import Tokenizer, models, pre_tokenizers

from engine.indexing.chunker import CONTEXT_LIMIT, LIMIT, chunk, heading_text
from engine.types import Chunk, Document, Span

WORDS = [f"{a}{b}{c}" for a in "bdfgklmnprst" for b in "aeiou" for c in ("n", "r", "st", "ck")]


@pytest.fixture(scope="module")
def tokenizer() -> Tokenizer:
    made = Tokenizer(models.WordLevel({"[UNK]": 0}, unk_token="[UNK]"))
    made.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    return made


def document(paragraphs: list[str], *, heads: tuple[int, ...] = (), title: str = "") -> Document:
    """Paragraphs parted by empty lines; those at `heads` are headings."""
    spans, position, line = [], 0, 1
    for i, paragraph in enumerate(paragraphs):
        height = paragraph.count("\n")
        spans.append(
            Span(
                position,
                position + len(paragraph),
                "heading" if i in heads else "paragraph",
                {"line_start": line, "line_end": line + height},
                1 if i in heads else 0,
            )
        )
        position += len(paragraph) + 2
        line += height + 2
    return Document("\n\n".join(paragraphs), tuple(spans), title)


def prose(seed: int, words: int = 60) -> str:
    draw = random.Random(seed)
    return " ".join(draw.choice(WORDS) for _ in range(words - 1)).capitalize() + "."


def keys(chunks: list[Chunk]) -> set[tuple[str, str]]:
    return {(each.context, each.text.strip()) for each in chunks}


def check(chunks: list[Chunk], of: Document, tokenizer: Tokenizer) -> None:
    assert "".join(each.text for each in chunks) == of.text
    position = 0
    for each in chunks:
        assert (each.start, each.text) == (position, of.text[each.start : each.end])
        position = each.end
        assert each.text.strip()
        assert len(tokenizer.encode(each.embedded_text).ids) <= each.tokens <= LIMIT


def test_chunks_fit_and_leave_no_gap(tokenizer: Tokenizer) -> None:
    doc = document([prose(i, 5 + i * 7 % 300) for i in range(200)], heads=(0, 50, 51), title="Report")
    check(chunk(doc, tokenizer=tokenizer), doc, tokenizer)


@pytest.mark.parametrize(
    "paragraphs",
    [
        [prose(i) for i in range(1000)],
        [prose(i, 12) for i in range(1000)],
        [prose(i, 150) for i in range(1000)],
        [prose(7)] * 1000,
    ],
    ids=["equal length", "short", "long", "identical"],
)
def test_an_edit_embeds_at_most_five_chunks_anew(tokenizer: Tokenizer, paragraphs: list[str]) -> None:
    before = keys(chunk(document(paragraphs), tokenizer=tokenizer))
    draw = random.Random(5)
    length = len(paragraphs[0].split())
    for place in (0, 3, 500, 999, *(draw.randrange(1000) for _ in range(2))):
        new = prose(10_000 + place, length)
        for edited in (
            [*paragraphs[:place], new, *paragraphs[place + 1 :]],
            [*paragraphs[:place], new, *paragraphs[place:]],
            [*paragraphs[:place], *paragraphs[place + 1 :]],
        ):
            assert len(keys(chunk(document(edited), tokenizer=tokenizer)) - before) <= 5


@pytest.mark.parametrize("kind", ["equal", "periodic", "numbered"])
def test_rows_fall_back_into_step(tokenizer: Tokenizer, kind: str) -> None:
    def table(rows: list[str]) -> Document:
        spans, position = [], 0
        for i, row in enumerate(rows):
            spans.append(Span(position, position + len(row), "row", {"row": i + 1}))
            position += len(row) + 1
        return Document("\n".join(rows), tuple(spans))

    periodic = ["start job", "heart beat", "job done", "heart beat", "sleep five seconds"]
    rows = {
        "equal": ["1,ok,2"] * 2000,
        "periodic": [periodic[i % 5] for i in range(2000)],
        "numbered": [f"{i},ok,{i * i % 17}" for i in range(2000)],
    }[kind]
    before = keys(chunk(table(rows), tokenizer=tokenizer))
    for place in (0, 1, 700, 1500, 1999):
        inserted = chunk(table([*rows[:place], "an odd row", *rows[place:]]), tokenizer=tokenizer)
        assert len(keys(inserted) - before) <= 5
        deleted = chunk(table([*rows[:place], *rows[place + 1 :]]), tokenizer=tokenizer)
        assert len(keys(deleted) - before) <= 5


def test_a_heading_begins_a_chunk_and_names_what_follows(tokenizer: Tokenizer) -> None:
    doc = document(["# Guide", prose(1, 20), "# Cost", "## Of tea ##", prose(2, 20)], heads=(0, 2, 3), title="Guide")
    spans = list(doc.spans)
    spans[3] = Span(spans[3].start, spans[3].end, "heading", spans[3].locator, 2)
    first, second = chunk(Document(doc.text, tuple(spans), doc.title), tokenizer=tokenizer)
    assert first.context == "Guide"
    assert second.text.startswith("# Cost\n\n## Of tea")
    assert second.context == "Guide > Cost > Of tea"
    assert second.locator == {"line_start": 5, "line_end": 9, "heading": "Of tea"}


def test_no_chunk_crosses_a_page(tokenizer: Tokenizer) -> None:
    spans = (
        Span(0, 9, "paragraph", {"page": 1}),
        Span(11, 20, "paragraph", {"page": 1}),
        Span(22, 31, "paragraph", {"page": 2}),
    )
    first, second = chunk(Document("Page one.\n\nPage one.\n\nPage two.", spans), tokenizer=tokenizer)
    assert (first.locator, first.text.strip()) == ({"page": 1}, "Page one.\n\nPage one.")
    assert (second.locator, second.text) == ({"page": 2}, "Page two.")


def test_a_long_paragraph_is_cut_between_sentences_and_says_its_lines(tokenizer: Tokenizer) -> None:
    sentences = [prose(i, 40) for i in range(30)]
    doc = document(["\n".join(sentences)])
    chunks = chunk(doc, tokenizer=tokenizer)
    check(chunks, doc, tokenizer)
    line = 1
    for each in chunks:
        assert each.text.strip().endswith(".")
        held = each.text.strip().split("\n")
        assert each.locator == {"line_start": line, "line_end": line + len(held) - 1}
        line += len(held)


def test_a_long_context_is_cut_to_its_share(tokenizer: Tokenizer) -> None:
    doc = document([prose(1, 90), prose(2, 90), prose(3, 30)], heads=(0, 1), title=prose(4, 90))
    chunks = chunk(doc, tokenizer=tokenizer)
    assert all(0 < len(tokenizer.encode(each.context).ids) <= CONTEXT_LIMIT for each in chunks)
    check(chunks, doc, tokenizer)


@pytest.mark.parametrize(
    "text",
    [
        "a" * 50_000,
        "漢字" * 5_000,
        "=-" * 5_000,
        "word " * 10_000,
        "😀" * 5_000,
        "e" + "\u0301" * 20_000,
        "x" + " " * 50_000 + "y",
        "x" + "\n" * 50_000 + "y",
        "\0" * 3_000 + "abc",
        "  \n leading white space",
        '{"a":1,"b":[2,3]},' * 2_000,
    ],
    ids=["unbroken", "no spaces", "marks", "no stops", "emoji", "accents", "blanks", "lines", "nul", "lead", "json"],
)
@pytest.mark.parametrize("kind", ["paragraph", "code"])
def test_texts_without_structure(tokenizer: Tokenizer, text: str, kind: str) -> None:
    first = len(text) - len(text.lstrip())
    doc = Document(text, (Span(first, len(text), kind, {}),))  # type: ignore[arg-type]
    chunks = chunk(doc, tokenizer=tokenizer)
    check(chunks, doc, tokenizer)
    assert len(chunks) >= len(text.split()[0]) // 2_000


def test_a_blank_document_has_no_chunks(tokenizer: Tokenizer) -> None:
    assert chunk(Document("", ()), tokenizer=tokenizer) == []
    assert chunk(Document(" \n\t", ()), tokenizer=tokenizer) == []


@given(st.lists(st.text(alphabet=st.sampled_from("ab1 .\n!漢-#"), min_size=1, max_size=700), min_size=1, max_size=8))
def test_any_text_is_kept_whole(paragraphs: list[str]) -> None:
    made = Tokenizer(models.WordLevel({"[UNK]": 0}, unk_token="[UNK]"))
    made.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    doc = document([paragraph.strip() or "x" for paragraph in paragraphs])
    check(chunk(doc, tokenizer=made), doc, made)


@pytest.mark.parametrize(
    ("raw", "words"),
    [("## Cost ##", "Cost"), ("Cost\n====", "Cost"), ("====\n Cost\n====", "Cost"), ("--", "")],
)
def test_heading_text(raw: str, words: str) -> None:
    assert heading_text(raw) == words
