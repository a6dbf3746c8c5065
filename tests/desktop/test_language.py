"""The languages of the window: what is said, and that no text was forgotten."""

from __future__ import annotations

import json
import re
import runpy
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest

from desktop import language
from desktop.templates import Template
from engine import quiet
from engine.errors import EngineError
from engine.examples.example_checks import check
from engine.paths import resources
from engine.questions import languages
from engine.readers.base import CUT, hidden_text
from engine.readers.pdf import _pages
from engine.readers.unsupported import described
from engine.settings import OFFLINE
from engine.teaching.recommending import Circumstances, recommend
from engine.types import Example, ModeScore
from engine.watching.ignoring import NOT_OURS

MAKE = Path(__file__).parents[2] / "packaging" / "make_translations.py"
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


# --------------------------------------------------------------------------- what the Engine says


def test_a_reason_of_several_remarks_is_said_with_its_numbers(german: None) -> None:
    pages = _pages([2, 5, 6, 7], "page {} has no text", "pages {} have no text")
    assert language.told("; ".join([hidden_text(3), pages, CUT])) == (
        "verborgener Text ausgelassen: 3 Stellen; Seiten 2, 5-7 haben keinen Text; "
        "nach 20.000.000 Zeichen abgeschnitten"
    )
    assert language.told(NOT_OURS) == "übergangen: ein anderer Ordner oder Alcoves eigene Dateien"
    assert language.told(described("rar")) == "nicht unterstützt: Archiv; entpacken Sie es"
    assert language.told(described("xyz")) == "nicht unterstützt: .xyz-Dateien"


def test_an_error_is_said_with_what_was_typed_and_its_hint_with_the_setting(german: None) -> None:
    with pytest.raises(EngineError) as refusal:
        quiet.span("never")
    assert language.told(refusal.value.message) == "„never“ sind keine Ruhezeit"
    with pytest.raises(EngineError) as refusal:
        OFFLINE.checked("often")
    assert language.told(refusal.value.hint).startswith("Offline bleiben: keine Verbindung wird geöffnet")


def test_a_reason_inside_of_another_text_is_said_too(german: None) -> None:
    assert language.told("the page cannot be shown: password protected") == (
        "die Seite kann nicht gezeigt werden: mit einem Passwort geschützt"
    )
    assert language.told("/home/me/a b cannot be written: No space left on device") == (
        "/home/me/a b kann nicht geschrieben werden: kein Platz mehr auf dem Datenträger"
    )
    same = [Example("", "a text", str(each), id=each + 1) for each in range(3)]
    assert language.told(check(same, "rewrite")[0]) == (
        "widersprüchlich: dieselbe Eingabe hat eine andere Ausgabe in Beispiele 2 und 3"
    )


def test_a_notice_of_two_sentences_names_the_languages(german: None) -> None:
    message, hint = languages.notice("cs", ("en", "fr"), files=True)
    said = language.told(f"{message} {hint[0].upper()}{hint[1:]}")
    assert said.startswith("Das verwendete Einbettungsmodell kennt nur Englisch und Französisch; diese Dateien sind")
    assert "auf Tschechisch: nur Wörter" in said
    assert "gefunden. Für andere Sprachen gibt es Modelle, die viele kennen, etwa multilingual-e5-small" in said
    assert said.endswith("wählen Sie eines davon: alcove models use-embedder DIR")


def test_a_recommendation_of_several_sentences_is_said_with_its_figures(german: None) -> None:
    rows = [
        ModeScore("base", 0.5, "accuracy", 900.0, 40.0, 60),
        ModeScore("base+documents", None, "accuracy", why="nothing is indexed, and the examples bring no passages"),
        ModeScore("tuned", 0.75, "accuracy", 1_500.0, 40.0, 60, interval=(0.1, 0.4)),
    ]
    known = Circumstances("classify", {("base", "tuned"): (0.1, 0.4)}, training_seconds=300.0)
    assert language.told(recommend(rows, known).why) == (
        "Die angelernte Fähigkeit allein verwenden: accuracy 0,75 gegen 0,50 beim Modell, wie es ist, ein Gewinn von "
        "0,10 bis 0,40 an 60 Beispielen. Das Wissen steckt in Ihren Beispielen: welches Etikett passt, ist Ihre "
        "Gewohnheit, die in keiner Datei steht. Eine Antwort braucht 1,5 s und 40 Token Eingabe; das Anlernen dauerte "
        "5 min, einmalig. Nicht versucht: base+documents (nichts ist indiziert, und die Beispiele bringen keine "
        "Textstellen mit)."
    )


@pytest.mark.parametrize("name", ["Files", "Documents", "reading list", "row of houses", "index", "3.11"])
def test_the_names_of_the_persons_things_stay_as_they_are(german: None, name: str) -> None:
    assert language.told(f"there is no folder {name}") == f"es gibt keinen Ordner {name}"


def test_every_text_is_found_again_with_whatever_values_it_is_said(german: None) -> None:
    told = {message.findtext("source") or "": message.findtext("translation") or "" for message in messages()}
    templates = json.loads((resources() / language.FOLDER / language.TEMPLATES).read_text("utf-8"))
    for text, numbers in templates.items():
        figures = not Template.of(text).telling
        values = [str(place + 3) if figures or place in numbers else f"/a b/Haus{place}.pdf" for place in range(9)]
        assert language.told(text.format(*values)) == told[text].format(*values)


def test_texts_of_the_engine_are_those_that_its_code_says() -> None:
    texts, _ = runpy.run_path(str(MAKE))["engine_texts"]()
    contexts = ElementTree.parse(resources() / language.FOLDER / "alcove_de.ts").iter("context")
    engine = next(each for each in contexts if each.findtext("name") == language.ENGINE)
    known = {message.findtext("source") for message in engine.iter("message")}
    assert known == set(texts), "run: make translations"


def test_what_is_told_is_found_in_code() -> None:
    code = """
HINT = "try again"
KINDS = {  # told: values
    "a": "one thing",
    "b": "word",
}
raise EngineError(f"{name} has {size:,} {'bytes' if size else 'files'}{more}", HINT)
said = f"it is at {HINT}"  # told
print("a text that nobody is told")
"""
    found = {*runpy.run_path(str(MAKE))["Module"](code).texts()}
    assert found == {
        "one thing", "word", "\0 has \1 bytes\0", "\0 has \1 files\0", "try again", "it is at try again"
    }  # fmt: skip
