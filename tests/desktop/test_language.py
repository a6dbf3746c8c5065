"""The languages of the window: what is said, and that no text was forgotten."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree import ElementTree

import pytest

from desktop import language
from engine.paths import resources

PLACES = re.compile(r"%n|\{\w*\}")


@pytest.fixture
def german() -> Iterator[None]:
    language.use("de")
    yield
    language.use("en")


def messages() -> list[ElementTree.Element]:
    return list(ElementTree.parse(resources() / language.FOLDER / "alcove_de.ts").iter("message"))


def test_english_has_both_numbers() -> None:
    assert language.tr("%n file(s)", "", 1) == "1 file"
    assert language.tr("%n file(s)", "", 12_000) == "12,000 files"


def test_german_says_the_same_with_its_own_numbers(german: None) -> None:
    assert language.tr("%n file(s)", "", 1) == "1 Datei"
    assert language.tr("%n file(s)", "", 12_000) == "12.000 Dateien"


def test_numbers_in_english_are_as_python_writes_them() -> None:
    assert [language.number(12_000), language.number(1234.56, ",.1f"), language.number(7, "+.0f")] == [
        "12,000",
        "1,234.6",
        "+7",
    ]


def test_numbers_in_german_have_points_and_commas(german: None) -> None:
    assert [language.number(12_000), language.number(1234.56, ",.1f")] == ["12.000", "1.234,6"]


def test_the_name_of_a_file_that_is_no_utf8_passes(german: None) -> None:
    assert language.told("a\udcff is not there").startswith("a\udcff")
    assert "\udcff" in language.tr("written to {file}", file="a\udcff")


def test_what_the_engine_says_keeps_its_values(german: None) -> None:
    said = language.told("a learning rate of 7 destroys a model")
    assert "7" in said
    assert said != "a learning rate of 7 destroys a model"


def test_what_nobody_translated_stays_as_it_is(german: None) -> None:
    assert language.told("zyx is a word of no language") == "zyx is a word of no language"


def test_every_text_is_translated_with_all_its_places() -> None:
    for message in messages():
        source, translation = message.findtext("source") or "", message.find("translation")
        assert translation is not None
        assert translation.get("type") is None, f"not translated: {source}"
        for said in [form.text for form in translation.findall("numerusform")] or [translation.text]:
            assert said, source
            assert set(PLACES.findall(said)) - {"%n"} == set(PLACES.findall(source)) - {"%n"}, source
