"""HTML, books, mail, notebooks, RTF."""

from __future__ import annotations

import json
from email.message import EmailMessage

import pytest

from engine.readers import Unreadable, mail, read
from engine.readers.base import Builder
from engine.types import Locator
from tests.engine.readers.files import blocks, check, zipped


def html(body: str, head: str = "") -> list[tuple[str, str]]:
    return blocks(read(f"<html><head>{head}</head><body>{body}</body></html>".encode(), "html"))


def test_html_blocks_and_title() -> None:
    page = b"""<html><head><title>The page</title></head><body><h1>Top</h1>
    <p>Some <b>bold</b>\n   text<br>and more</p><div>loose<p>inner</p>tail</div>
    <ul><li>one<li>two<ul><li>deep</ul></ul><pre>a\n  b</pre><script>x()</script></body></html>"""
    document = read(page, "html")
    assert blocks(document) == [
        ("heading", "Top"),
        ("paragraph", "Some bold text\nand more"),
        ("paragraph", "loose"),
        ("paragraph", "inner"),
        ("paragraph", "tail"),
        ("paragraph", "one\ntwo\ndeep"),
        ("code", "a\n  b"),
    ]
    assert document.title == "The page"
    assert document.spans[1].locator == {"heading": "Top"}


@pytest.mark.parametrize(
    "hidden",
    [
        '<p style="display: none">x</p>',
        '<p style="color:red; VISIBILITY:hidden">x</p>',
        '<span style="font-size:0px">x</span>',
        "<p hidden>x</p>",
        '<p class="other ghost">x</p>',
        '<p id="gone">x</p>',
    ],
)
def test_html_hidden_text_is_removed_and_named(hidden: str) -> None:
    head = "<style>.ghost, p#gone { display : none } @media print { .seen { display: none } }</style>"
    page = f'<html><head>{head}</head><body><p class="seen">Seen</p>{hidden}</body></html>'
    document = check(read(page.encode(), "html"))
    assert (document.text, document.flags) == ("Seen", ("hidden text left out: 1 place",))


def test_html_text_of_a_small_size_stays() -> None:
    assert html('<p style="font-size:0.8em;opacity:0.5">Seen</p>') == [("paragraph", "Seen")]


def test_html_data_tables_are_rows_and_layout_tables_are_not() -> None:
    data = "<table><caption>Prices</caption><tr><th>Item<th>Cost<tr><td>Pen<td>3</table>"
    assert html(data) == [("paragraph", "Prices"), ("row", "Item | Cost"), ("row", "Item: Pen; Cost: 3")]
    layout = f"<table><tr><td><h2>Menu</h2></td><td>{data}</td></tr></table>"
    assert html(layout) == [("heading", "Menu"), *html(data)]


@pytest.mark.parametrize(
    "data",
    [
        '<meta charset="iso-8859-2"><p>Łódź'.encode("iso-8859-2"),
        '<meta charset="no-such-set"><p>Łódź'.encode(),
        "<p>Łódź".encode("utf-16"),
        '<meta charset="iso-8859-1"><p>Łódź'.encode("utf-8-sig"),  # the byte order mark knows better
        '<meta charset="utf-16"><p>Łódź'.encode(),  # it could not have been found in UTF-16
        '<meta charset="us-ascii"><p>Łódź'.encode(),
    ],
)
def test_html_encodings(data: bytes) -> None:
    assert read(data, "html").text == "Łódź"


@pytest.mark.parametrize("name", ["iso-8859-1", "latin1", "ISO_8859-1", "windows-1252", "us-ascii"])
def test_html_in_latin_1_is_windows_1252(name: str) -> None:
    page = f'<meta charset="{name}"><p>It’s “five” €'.encode("cp1252")
    assert read(page, "html").text == "It’s “five” €"
    if name != "us-ascii":
        assert read(page + b" \x81", "html").text.startswith("It’s “five” €")


# --------------------------------------------------------------------------- books

XHTML = '<html xmlns="http://www.w3.org/1999/xhtml"><head><script src="a.js"/></head><body>{}</body></html>'


def epub(**extra: str) -> bytes:
    package = """<package xmlns="http://www.idpf.org/2007/opf"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
    <dc:title>The book</dc:title></metadata><manifest>
    <item id="b" href="two.xhtml" media-type="application/xhtml+xml"/>
    <item id="a" href="text/one%20a.xhtml" media-type="application/xhtml+xml"/></manifest>
    <spine><itemref idref="a"/><itemref idref="b"/></spine></package>"""
    return zipped(
        {
            "META-INF/container.xml": '<container><rootfiles><rootfile full-path="O/p.opf"/></rootfiles></container>',
            "O/p.opf": package,
            "O/text/one a.xhtml": XHTML.format("<h1>One</h1><p>first&nbsp;page</p>"),
            "O/two.xhtml": XHTML.format("<p>second</p>"),
            **extra,
        }
    )


def test_epub_pages_in_order_of_the_spine() -> None:
    document = read(epub(), "epub")
    assert blocks(document) == [("heading", "One"), ("paragraph", "first page"), ("paragraph", "second")]
    assert [dict(s.locator) for s in document.spans] == [{"part": 1, "heading": "One"}] * 2 + [{"part": 2}]
    assert document.title == "The book"


def test_epub_with_copy_protection_is_skipped() -> None:
    parts = {"META-INF/encryption.xml": '<encryption><CipherReference URI="O/two.xhtml"/></encryption>'}
    with pytest.raises(Unreadable, match="copy protected book"):
        read(epub(**parts), "epub")


# --------------------------------------------------------------------------- mail

MAIL = """From: =?utf-8?q?J=C3=BCrgen?= <j@example.org>
To: ann@example.org
Subject: =?utf-8?b?UsOkdW11bmc=?= on Monday
Date: Mon, 3 Jun 2024 10:00:00 +0200
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary=B

--B
Content-Type: multipart/alternative; boundary=C

--C
Content-Type: text/plain; charset=iso-8859-1
Content-Transfer-Encoding: quoted-printable

Gr=FC=DFe

second
--C
Content-Type: text/html

<p>never both</p>
--C--
--B
Content-Type: application/pdf
Content-Disposition: attachment; filename="plan.pdf"

x
--B
Content-Type: message/rfc822

Subject: Before
From: ann@example.org

inner text
--B--
"""


def test_eml_headers_body_attachments_and_attached_messages() -> None:
    document = read(MAIL.replace("\n", "\r\n").encode(), "eml")
    assert document.title == "Räumung on Monday"
    assert blocks(document) == [
        ("heading", "Räumung on Monday"),
        ("note", "From: Jürgen <j@example.org>\nTo: ann@example.org\nDate: Mon, 03 Jun 2024 10:00:00 +0200"),
        ("paragraph", "Grüße"),
        ("paragraph", "second"),
        ("note", "Attachments: plan.pdf"),
        ("heading", "Before"),
        ("note", "From: ann@example.org"),
        ("paragraph", "inner text"),
    ]


def test_messages_attached_to_attached_messages_are_read_once_each_with_their_own_attachments() -> None:
    def message(number: int, inner: EmailMessage | None) -> EmailMessage:
        made = EmailMessage()
        made["Subject"] = f"Message {number}"
        made.set_content(f"The body of message {number}.")
        if inner is not None:
            made.add_attachment(inner)
        made.add_attachment(b"%PDF", maintype="application", subtype="pdf", filename=f"plan-{number}.pdf")
        return made

    document = read(message(1, message(2, message(3, None))).as_bytes(), "eml")
    assert blocks(document) == [
        each
        for number in (1, 2, 3)
        for each in (
            ("heading", f"Message {number}"),
            ("paragraph", f"The body of message {number}."),
            ("note", f"Attachments: plan-{number}.pdf"),
        )
    ]


def test_eml_with_html_only_and_an_unknown_character_set() -> None:
    mail = b"Subject: S\nContent-Type: text/html; charset=no-such\n\n<p>caf\xc3\xa9</p>"
    assert blocks(read(mail, "eml")) == [("heading", "S"), ("paragraph", "café")]


@pytest.mark.parametrize(
    ("charset", "encoding"),
    [
        ("us-ascii", "utf-8"),
        ("us-ascii", "cp1252"),
        ("iso-8859-1", "cp1252"),
        ("utf-8", "cp1252"),
        ("iso-2022-jp", "utf-8"),
        ("idna", "utf-8"),
        ("punycode", "utf-8"),
        ("undefined", "utf-8"),
        ("x\0y", "utf-8"),
        ("hex", "utf-8"),
        ("", "utf-8"),
    ],
)
def test_eml_with_a_character_set_that_does_not_fit(charset: str, encoding: str) -> None:
    head = f'Subject: a\nContent-Type: text/plain; charset="{charset}"\nContent-Transfer-Encoding: 8bit\n\n'
    text = "Herr Müller’s fee for Köln is €5."
    assert read(head.encode() + text.encode(encoding), "eml").text.endswith(text)


def test_eml_with_one_broken_character_is_read_as_it_says() -> None:
    head = b"Subject: a\nContent-Type: text/plain; charset=iso-2022-jp\n\n"
    text = "賃貸契約は三年間です。" * 5
    assert text in read(head + text.encode("iso-2022-jp") + b" \xff", "eml").text


def test_mbox_messages_are_parts() -> None:
    one = b"From a@b Mon Jun  3 10:00:00 2024\nSubject: One\n\nFrom me\n\n"
    two = b"From c@d Mon Jun  3 11:00:00 2024\nSubject: Two\n\nhello\n"
    document = check(read(one + two, "mbox"))
    assert [(s.locator["part"], document.text[s.start : s.end]) for s in document.spans] == [
        (1, "One"),
        (1, "From me"),
        (2, "Two"),
        (2, "hello"),
    ]


# --------------------------------------------------------------------------- notebooks


@pytest.mark.parametrize(
    "odd",
    [
        "Date: Mon, 3 Jun 2024 10:00:00 +9999999999999999",
        "Date: Mon, 3 Jun 99999999999999999999 10:00:00 +0000",
        "Content-Type: text/plain; charset=idna",
        "Content-Type: text/plain; charset=undefined",
        'Content-Type: text/plain; charset="a\0b"',
        "Content-Type: text/html; charset=punycode",
        "Content-Type: multipart/mixed; boundary=",
        "From: =?utf-8?q?=",
        "To: <@",
        "Content-Disposition: attachment; filename*=idna''%ff",
    ],
)
def test_an_odd_message_costs_no_mailbox(odd: str) -> None:
    one = "From a@b Mon Jun  3 10:00:00 2024\nSubject: {}\n{}\n\nwords {}\n\n"
    text = one.format("first", "X: y", 1) + one.format("second", odd, "ü") + one.format("third", "X: y", 3)
    document = check(read(text.encode(), "mbox"))
    assert {"words 1", "words 3"} <= {text for _, text in blocks(document)}


def test_a_message_that_cannot_be_read_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = mail._message

    def fails(builder: Builder, message: EmailMessage, place: Locator, depth: int) -> None:
        if message["Subject"] == "second":
            raise KeyError("what a later version of the parser may throw")
        whole(builder, message, place, depth)

    monkeypatch.setattr(mail, "_message", fails)
    one = "From a@b Mon Jun  3 10:00:00 2024\nSubject: {}\n\nwords\n\n"
    document = check(read("".join(map(one.format, ("first", "second", "third"))).encode(), "mbox"))
    assert [text for _, text in blocks(document)] == ["first", "words", "third", "words"]
    assert document.flags == ("message 2 could not be read",)


def test_notebook_cells() -> None:
    cells = [
        {"cell_type": "markdown", "source": ["# Load\n", "\n", "The **data**."]},
        {
            "cell_type": "code",
            "source": "  x = 1\nprint(x)",
            "outputs": [{"output_type": "stream", "text": ["1\n"]}, {"data": {"text/plain": "2"}}],
        },
    ]
    document = read(json.dumps({"cells": cells}).encode(), "ipynb")
    assert blocks(document) == [
        ("heading", "Load"),
        ("paragraph", "The **data**."),
        ("code", "  x = 1\nprint(x)"),
        ("note", "1"),
        ("note", "2"),
    ]
    assert [s.locator["cell"] for s in document.spans] == [1, 1, 2, 2, 2]
    assert document.title == "Load"


@pytest.mark.parametrize("data", [b"{", b"[]", b'{"nothing": 1}', b"[" * 100_000])
def test_a_damaged_notebook_fails(data: bytes) -> None:
    with pytest.raises(Unreadable, match="damaged notebook"):
        read(data, "ipynb")


# --------------------------------------------------------------------------- RTF


def test_rtf() -> None:
    text = (
        rb"{\rtf1\ansi\ansicpg1252\uc1{\fonttbl{\f0\fcharset0 Arial;}{\f1\fcharset204 Arial;}}"
        rb"{\info{\title A report}}{\*\generator Word;}{\header page}"
        rb"\f0 Gr\'fc\'dfe \u8364?\par{\f1 \'cc\'e8\'f0}\par{\v unseen}\b bold\b0  word\par"
        rb"\trowd a\cell b\cell\row}"
    )
    document = read(text, "rtf")
    assert blocks(document) == [
        ("paragraph", "Grüße €"),
        ("paragraph", "Мир"),
        ("paragraph", "bold word"),
        ("row", "a | b"),
    ]
    assert document.title == "A report"
    assert document.flags == ("hidden text left out: 1 place",)


def test_a_mailbox_without_messages_has_no_text() -> None:
    with pytest.raises(Unreadable, match="no text in it"):
        read(b"no message begins here\n", "mbox")
