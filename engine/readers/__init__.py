"""Files -> Documents. One module for a family of formats; `_FAMILIES` says which reads what.

A new format is a module with `read(data, extension) -> Document` and a line in the table. Readers parse what
others wrote: they run in a child process without rights (`engine.indexing.reading` is the way to them).
"""

from __future__ import annotations

import importlib
from collections.abc import Callable
from dataclasses import replace
from typing import cast

from engine.readers.base import FILE_LIMIT, HIDDEN, Unreadable
from engine.text import orders
from engine.types import Document

__all__ = ["WORDS", "Document", "Unreadable", "family", "preload", "read", "readable", "supported"]

_FAMILIES = {
    "text": "txt text log vtt srt "
    # source code, settings and data that are text
    "adb ads asm astro awk bash bat bib c cc cfg clj cljs cmake cmd conf cpp cs css cu cxx d dart diff dockerfile "
    "editorconfig el elm erl ex exs f f90 fish fs fsx gd go gradle graphql groovy h hh hpp hrl hs hxx ini java jl "
    "js json json5 jsonc jsonl jsx kt kts less lisp lua m makefile mjs mk ml mli mm ndjson nim nix patch php pl pm "
    "po properties proto ps1 pxd py pyi pyx r rb rkt rs s sass scala scm scss sh sol sql sty svelte swift tcl tex "
    "tf toml ts tsx v vb vhd vhdl vim vue xml xsd xsl xslt yaml yml zig zsh",
    "markdown": "md markdown mdown mkd mdx qmd rmd",
    "rst": "rst rest",
    "html": "html htm xhtml",
    "pdf": "pdf",
    "docx": "docx docm dotx dotm",
    "pptx": "pptx pptm ppsx ppsm potx",
    "odf": "odt ott odp otp",
    "workbook": "xlsx xlsm xltx xlsb xls ods",
    "delimited": "csv tsv",
    "epub": "epub",
    "mail": "eml mht mhtml mbox",
    "notebook": "ipynb",
    "rtf": "rtf",
}
_MODULES = {extension: module for module, extensions in _FAMILIES.items() for extension in extensions.split()}
_MODULES[""] = "text"  # README, LICENSE, Makefile
WORDS = frozenset(("", "txt", "text", "vtt", "srt", "tex"))
"""Extensions of the family "text" whose lines are sentences; those of the others are code, data or a log."""


def supported(extension: str) -> bool:
    """Whether a reader exists for files with this extension (any case, no dot; "" for none)."""
    return extension.lower() in _MODULES


def family(extension: str) -> str:
    """Which module reads files with this extension (any case, no dot); "" if none does."""
    return _MODULES.get(extension.lower(), "")


def readable() -> frozenset[str]:
    """The extensions for which a reader exists; "" stands for files without one."""
    return frozenset(_MODULES)


def read(data: bytes, extension: str) -> Document:
    """Parses a file in this process; for tests and for the reader child. Others use `engine.indexing.reading`.

    Args:
        extension: of the file's name, without its dot; "" for none.

    Raises:
        Unreadable: with the reason for the ledger.
    """
    extension = extension.lower()
    if len(data) > FILE_LIMIT:
        raise Unreadable(f"file over {FILE_LIMIT // 1_000_000} MB", "skipped")
    if extension not in _MODULES:
        from engine.readers.unsupported import refuse

        raise refuse(data, extension)
    if not data.strip(b"\0 \t\r\n"):
        raise Unreadable("empty file", "skipped")
    document = _reader(_MODULES[extension])(data, extension)
    if not document.spans:
        unseen = any(flag.startswith(HIDDEN) for flag in document.flags)
        raise Unreadable("no text in it that a person would see" if unseen else "no text in it", "skipped")
    return _with_orders_told(document)


def _with_orders_told(document: Document) -> Document:
    """The document with a remark on what reads like an order to an assistant; as a title, that is dropped."""
    places = orders.count(document.text)
    as_title = bool(document.title) and orders.reads_like_one(document.title)
    if not (places or as_title):
        return document
    places += as_title
    remark = f"reads like an order to an assistant: {places} place{'s' if places > 1 else ''}"  # told
    return replace(document, title="" if as_title else document.title, flags=(*document.flags, remark))


def preload() -> None:
    """Imports every reader and what it needs; after the sandbox is closed that may be impossible."""
    for module in _FAMILIES:
        _reader(module)
    for module in ("unsupported", "wire", "pdf_page"):
        importlib.import_module(f"engine.readers.{module}")
    importlib.import_module("charset_normalizer")


def _reader(module: str) -> Callable[[bytes, str], Document]:
    return cast(Callable[[bytes, str], Document], importlib.import_module(f"engine.readers.{module}").read)
