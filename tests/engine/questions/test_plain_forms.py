"""Plain questions about all files and whole ones in German, Spanish and French; and ordinary ones, left alone."""

from __future__ import annotations

import datetime

import pytest

from engine.census import census_words, uncounted
from engine.questions.plain_forms import in_english
from engine.questions.whole_questions import recognise
from engine.whole_files.whole_files import _choose
from tests.engine.questions.test_whole_questions import files

SAID = {
    "Wie viele PDF-Dateien gibt es?": "How many PDF files are there?",
    "wie viele Dateien habe ich insgesamt": "How many files are there?",
    "Wie viele Dokumente sind im Ordner finanzen?": "How many files are there in the folder finanzen?",
    "Liste alle Dateien auf": "List all files.",
    "Bitte alle E-Mails auflisten": "List all emails.",
    "Welche Word-Dokumente gibt es?": "List all Word files.",
    "Was ist die neueste Datei?": "What is the newest file?",
    "Welche Datei ist am größten?": "What is the largest file?",
    "Welche Datei wurde zuletzt geändert?": "Which file was changed last?",
    "Fasse den Mietvertrag zusammen": "Summarise the document Mietvertrag",
    "Können Sie bitte plan.pdf kurz zusammenfassen?": "Summarise plan.pdf",
    "Fasse dieses Dokument bitte zusammen.": "Summarise this document",
    "Vergleiche die Preise 2024 und die Preise 2025": "Compare Preise 2024 and Preise 2025",
    "Was ist der Unterschied zwischen alt.csv und neu.csv?": "What are the differences between alt.csv and neu.csv?",
    "¿Cuántos archivos PDF hay?": "How many PDF files are there?",
    "¿Cuántos documentos tengo en total?": "How many files are there?",
    "Cuantos ficheros hay en la carpeta finanzas": "How many files are there in the folder finanzas?",
    "Lista todos los archivos": "List all files.",
    "Muéstrame todos los documentos de Word": "List all Word files.",
    "¿Qué correos tengo?": "List all emails.",
    "¿Cuál es el archivo más reciente?": "What is the newest file?",
    "¿Qué archivo es el más grande?": "What is the largest file?",
    "Resume el contrato de alquiler": "Summarise the document contrato alquiler",
    "Hazme un resumen de plan.pdf, por favor": "Summarise plan.pdf",
    "Resuma este documento": "Summarise this document",
    "Compara viejo.csv y nuevo.csv": "Compare viejo.csv and nuevo.csv",
    "¿Cuáles son las diferencias entre viejo.csv y nuevo.csv?":
        "What are the differences between viejo.csv and nuevo.csv?",
    "Combien y a-t-il de fichiers PDF ?": "How many PDF files are there?",
    "Combien de documents ai-je ?": "How many files are there?",
    "Il y a combien d'e-mails ?": "How many emails are there?",
    "Combien de fichiers y a-t-il dans le dossier finances ?": "How many files are there in the folder finances?",
    "Liste tous les fichiers": "List all files.",
    "Quels sont mes documents Word ?": "List all Word files.",
    "Quel est le fichier le plus récent ?": "What is the newest file?",
    "Quel est le plus gros fichier ?": "What is the largest file?",
    "Résume le contrat de location": "Summarise the document contrat location",
    "Pouvez-vous résumer plan.pdf, s'il vous plaît ?": "Summarise plan.pdf",
    "Fais-moi un résumé de ce document": "Summarise this document",
    "Compare ancien.csv et nouveau.csv": "Compare ancien.csv and nouveau.csv",
    "Quelles sont les différences entre le bail 2019 et le bail 2024 ?":
        "What are the differences between the document bail 2019 and the document bail 2024?",
}  # fmt: skip


@pytest.mark.parametrize(("question", "english"), SAID.items())
def test_plain_forms_are_said_in_english(question: str, english: str) -> None:
    assert in_english(question) == english


@pytest.mark.parametrize("english", sorted(set(SAID.values())))
def test_the_english_is_understood_as_such(english: str) -> None:
    counted = census_words.request(english, datetime.date(2026, 11, 26)) is not None
    assert counted or recognise(english) is not None


@pytest.mark.parametrize(
    ("question", "meant"),
    [
        ("Fasse den Mietvertrag zusammen", ["mietvertrag.pdf"]),
        ("Zusammenfassung des Mietvertrags", ["mietvertrag.pdf"]),
        ("Vergleiche die Preise 2024 mit den Preisen 2025", []),
        ("Vergleiche Preise-2024 und Preise-2025", ["preise-2024.csv", "preise-2025.csv"]),
        ("Resume el contrato de alquiler", ["contrato-alquiler.docx"]),
        ("Compara preise-2024.csv con preise-2025.csv", ["preise-2024.csv", "preise-2025.csv"]),
        ("Résume le bail", ["bail-2024.pdf"]),
        ("Fais un résumé du bail de 2024", ["bail-2024.pdf"]),
    ],
)
def test_the_file_is_found_by_its_name(question: str, meant: list[str]) -> None:
    held = files("mietvertrag.pdf", "preise-2024.csv", "preise-2025.csv", "contrato-alquiler.docx", "bail-2024.pdf")
    asked = recognise(question)
    assert asked is not None
    chosen = _choose(asked, held, None, limited=False)
    assert [file.path.name for file in chosen.files] == meant if chosen else meant == []


ORDINARY = """
Wie viele Tage Kündigungsfrist gibt es?
Wann endet der Mietvertrag?
Wer hat den Vertrag unterschrieben?
Was steht im Mietvertrag über Hunde?
Welche Dokumente muss ich dem Antrag beilegen?
Welche Unterlagen sind für die Anmeldung erforderlich?
Wie viele Einwohner hat Kenia?
Was ist der größte See der Schweiz?
Welche Stadt ist am ältesten?
Was ist die neueste Fassung der Satzung?
Nenne die Gründe für die Dürre
Liste die Mitglieder des Vorstands auf
Was ist der Unterschied zwischen Kauf und Miete?
Was ist der Unterschied zwischen einem Kaufvertrag und einem Werkvertrag?
Vergleiche Bienen und Wespen
Fasse die Ursachen der Dürre zusammen
Wie lässt sich der Lärm zusammenfassen?
Wie viele Exemplare wurden verkauft?
Wo werden die Dateien gespeichert?
Wie hoch ist die Miete?
Zeige mir den Weg zum Bahnhof
¿Cuántos días de preaviso hay?
¿Cuándo termina el contrato?
¿Quién firmó el contrato?
¿Qué dice el contrato sobre los perros?
¿Qué documentos debo presentar con la solicitud?
¿Cuántos documentos hay que presentar?
¿Cuántos habitantes tiene Kenia?
¿Cuál es el lago más grande de Suiza?
¿Cuál es la ciudad más antigua?
¿Cuál es la versión más reciente de los estatutos?
Enumera las causas de la sequía
Lista los miembros de la junta
¿Qué diferencia hay entre comprar y alquilar?
¿Cuál es la diferencia entre un contrato de compra y un contrato de obra?
Compara las abejas y las avispas
Resume las causas de la sequía
¿Cuántos ejemplares se vendieron?
¿Dónde se guardan los archivos?
¿Cuánto cuesta el alquiler?
Muéstrame el camino a la estación
¿En qué año se fundó el archivo municipal?
Combien de jours de préavis y a-t-il ?
Quand se termine le bail ?
Qui a signé le contrat ?
Que dit le bail au sujet des chiens ?
Quels documents dois-je joindre à la demande ?
Combien de documents faut-il fournir ?
Combien d'habitants compte le Kenya ?
Quel est le plus grand lac de Suisse ?
Quelle est la ville la plus ancienne ?
Quelle est la version la plus récente des statuts ?
Énumère les causes de la sécheresse
Liste les membres du conseil
Quelle est la différence entre acheter et louer ?
Quelle est la différence entre un contrat de vente et un contrat de location ?
Compare les abeilles et les guêpes
Résume les causes de la sécheresse
Combien d'exemplaires ont été vendus ?
Où sont enregistrés les fichiers ?
Quel est le montant du loyer ?
Montre-moi le chemin de la gare
En quelle année les archives ont-elles été fondées ?
""".strip().splitlines()


@pytest.mark.parametrize("question", ORDINARY)
def test_ordinary_questions_are_not_taken_for_one(question: str) -> None:
    held = files("mietvertrag.pdf", "preise-2024.csv", "contrato-alquiler.docx", "bail-2024.pdf", "satzung.docx")
    asked = recognise(question)
    assert asked is None or _choose(asked, held, None, limited=False) is None
    assert in_english(question) is None or asked is not None, "nothing is counted or listed"
    assert not uncounted.about_all_in_another_language(question)


@pytest.mark.parametrize(
    "question",
    [
        "Compare vitamins E and K",
        "Compare Smith et al. and Jones",
        "Resume the lease",
        "Compare x and y",
        "Compare plan e to plan f",
        "How many files are there?",
        "",
        "Wie viele Dateien " + "und " * 100,
    ],
)
def test_english_is_left_as_it_is(question: str) -> None:
    assert in_english(question) is None


@pytest.mark.parametrize(
    "question",
    [
        "Wie viele Dateien wurden von Anna geschrieben?",
        "Welche PDF-Dateien erwähnen den Kessel?",
        "Welche meiner Dateien handeln vom Mietvertrag?",
        "¿Cuántos archivos mencionan la caldera?",
        "¿Qué archivos hablan de la caldera?",
        "Combien de fichiers mentionnent la chaudière ?",
        "Quels fichiers parlent de la chaudière ?",
        "Quanti file ci sono?",
        "Quantos arquivos existem?",
        "Hoeveel bestanden zijn er?",
        "Ile jest plików?",
        "Сколько файлов в папке?",
        "Fasse bitte alles, was in diesem Dokument steht, zusammen: das Dokument ist lang",
        "Riassumi il documento per favore",
    ],
)
def test_what_seems_to_ask_for_all_in_another_language_is_noticed(question: str) -> None:
    assert uncounted.about_all_in_another_language(question)
