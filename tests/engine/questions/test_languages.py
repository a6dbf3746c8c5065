"""Which language a question is in, and what is said of an embedder that does not know it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from engine.embedding.embedding_model import EmbedderSpec
from engine.paths import resources
from engine.questions import languages


@pytest.mark.parametrize(
    ("question", "code"),
    [
        ("Wann endet der Pachtvertrag?", "de"),
        ("Kündigungsfrist?", "de"),
        ("¿Cuánto dura el contrato?", "es"),
        ("Qui a signé le bail ?", "fr"),
        ("Chi è il direttore?", "it"),
        ("Quem assinou o contrato?", "pt"),
        ("Wanneer is de volgende vergadering?", "nl"),
        ("Когда заканчивается договор?", "ru"),
        ("契約はいつ終わりますか", "ja"),
    ],
)
def test_short_questions_of_other_languages_are_recognised(question: str, code: str) -> None:
    assert languages.of_question(question) == code


@pytest.mark.parametrize(
    "question",
    [
        "When does the lease end?",
        "Who leads Médecins Sans Frontières?",
        "Which Länder border the Rhine?",
        "When did José García sign?",
        "Who was Johann Sebastian Bach?",
        "notice period",
        "Osei-Lind",
        "Q-1187b",
        "2023",
        "???",
        "a\nb\0",
    ],
)
def test_english_is_english_whatever_names_stand_in_it(question: str) -> None:
    assert languages.of_question(question) == "en"


def test_the_language_of_files_is_that_of_most_passages() -> None:
    german = "Der Pachtvertrag endet am 25. März 2029, wenn er nicht zwölf Monate vorher gekündigt wird."
    english = "The lease ends on 25 March 2029 unless notice is given twelve months before that day."
    assert languages.of_passages([german, german, english]) == "de"
    assert languages.of_passages([english, german, english]) == "en"
    assert languages.of_passages([]) == "en"
    assert languages.of_passages(["B1 | 21.00 | ja"]) == "en"


def test_an_embedder_lacks_only_what_it_does_not_declare() -> None:
    assert languages.unknown("de", ["en"])
    assert not languages.unknown("en", ["en"])
    assert not languages.unknown("de", [])
    assert not languages.unknown("de", ["multilingual"])


def test_the_notice_says_which_language_and_what_to_do() -> None:
    message, hint = languages.notice("de", ["en"])
    assert "knows English only" in message
    assert "German" in message
    assert "alcove models use-embedder DIR" in hint


def test_the_starter_declares_english() -> None:
    assert EmbedderSpec.load(resources() / "embedder").languages == ("en",)


@pytest.mark.parametrize(
    ("matter", "known"),
    [
        ("language: en\nlicense: mit", ("en",)),
        ("language:\n- en\n- de\nlicense: mit", ("en", "de")),
        ("language: [en, zh]", ("en", "zh")),
        ("language: multilingual", ("multilingual",)),
        ("language: en\ntags:\n- multilingual", ("multilingual",)),
        ("license: mit", ()),
    ],
)
def test_a_models_readme_says_what_it_knows(tmp_path: Path, matter: str, known: tuple[str, ...]) -> None:
    from engine.embedding.embedding_model import declared_languages

    (tmp_path / "README.md").write_text(f"---\n{matter}\n---\n# A model\n", encoding="utf-8")
    assert declared_languages(tmp_path) == known


def test_a_model_without_a_readme_declares_nothing(tmp_path: Path) -> None:
    from engine.embedding.embedding_model import declared_languages

    assert declared_languages(tmp_path) == ()


def test_the_model_is_loaded_at_the_first_question_and_not_before() -> None:
    code = (
        "import sys, json, engine.answering.asking, engine.questions.languages as l\n"
        "before = 'fasttext' in sys.modules\n"
        "l.of_question('Where is it?')\n"
        "print(json.dumps([before, 'fasttext' in sys.modules]))"
    )
    output = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout
    assert json.loads(output) == [False, True]
