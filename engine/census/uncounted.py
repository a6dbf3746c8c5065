"""What is told of a question about all files or rows, or about a whole file, that fell to a few passages. Pure.

Counting answers only what it understands to the last word; what it leaves must not pass for counted. A notice that is
not needed costs more trust than one that is missing: a question counts only if it plainly speaks of files or rows.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from engine.census.census_words import Request, Word, words
from engine.questions import languages, plain_forms
from engine.text.terms import STOP_WORDS

if TYPE_CHECKING:
    from engine.census.table_schema import Schema

NAMED = 3
"""Files that are named; the others are counted."""
NAMES_IT = 1.5
"""How closely a word is the name of a table (`Schema.own_name`) from which on it is one."""

_FILES = r"(?:(?:pdf|word|excel|csv|text|markdown) (?:files|documents|docs)|files|pdfs|spreadsheets|workbooks|emails)"
"""What hardly means anything else than files, once it is counted or listed."""
_MAYBE = rf"(?:{_FILES}|documents|docs|folders|presentations|notebooks|messages|rows|records|entries|tables|sheets)"
"""What may also be something that a file speaks of: "How many records did they sell?" """
_ASKS = r"(?:how many|(?:number|count|sum|total|list) of|count|list|enumerate|which|what|show(?: me)?|find|give me)"
_EVERY = r"(?:all|every one|my|our|these)"
_ALL = re.compile(
    "|".join((
        rf"\b{_ASKS}(?: (?:of|all|the|my|our|these|different|are))*(?: [\w-]+)?? {_FILES}\b",
        rf"\b{_ASKS}(?: of)?(?: the)? {_EVERY}(?: (?:of|the|my|our|these))*(?: [\w-]+)?? {_MAYBE}\b",
        rf"\b(?:all|across|throughout|every one of)(?: of)?(?: the| my| our| these)*(?: [\w-]+)?? {_MAYBE}\b",
        r"\b(?:how many|which) (?:documents|docs) (?:mention|contain|refer to|speak of|say|talk|are about|are there"
        r"|do (?:i|we) have|include)\b",
        r"\b(?:how many|which|count(?: the)?) (?:rows|records|entries|lines|columns|cells|fields) (?:[\w-]+ )*?"
        r"(?:where|(?:in|of) "
        r"(?:the |my |our |this )?(?:[\w-]+ )?(?:table|sheet|spreadsheet|file|csv|[\w-]+\.[a-z]{3,4}))\b",
        rf"\b(?:newest|oldest|largest|smallest|latest|biggest|most recent) (?:[\w-]+ )??"
        rf"(?:{_FILES}|file|pdf|spreadsheet)\b"
        r"(?!['’-]| (?:size|format|name|type|extension|system|sharing|transfer))",
    ))
)  # fmt: skip
_DUTY_IN_ENGLISH = re.compile(
    r"\b(?:must|should|shall|may|might|needs?|needed|required?|requires|allowed|permitted|ha(?:ve|s) to|uploaded?"
    r"|submit\w*|(?<!^)(?:can|could)(?! you\b))\b"
)


_MOVED = re.compile(
    r"\bhow much\b.*?\b(?:pay|paid|spend|spent|earn|earned|receive|received|invoiced?|billed?|charged?|buy|bought"
    r"|purchased?|sell|sold|donated?|raised?|owed?)\b",
    re.IGNORECASE,
)
"""What asks for a sum of money without a word for it: "How much did we pay Brightwater Pharma?" """
_TOTAL = re.compile(
    r"\b(?:how many|(?:the|total|overall) number of|total|sum of|sum up|altogether|average|median|the mean|mean of)\b"
    r"|^number of\b",
    re.IGNORECASE,
)
_OF_ONE = re.compile(r"\b[A-Z]{2,}-?\d")
"""The number of an order, say, of which something is asked."""
_OF_A_TOTAL = frozenset(
    "how much many different distinct number total sum up altogether average median mean money".split()  # noqa: SIM905
)

_COUNTED = (
    # how it asks for a number, for all or for the first of all, and what it calls files
    (r"wie ?viele|welche|liste|zähle?|zeige?|nenne?|anzahl|neueste|älteste|größte|kleinste",
     r"dateien|\w+-dateien|pdfs|e-?mails|(?:alle[rn]?|meine[rn]?) dokumenten?"),
    (r"cu[aá]nt[oa]s|qu[eé]|cu[aá]les|lista|enumera|muestra|n[uú]mero de|más reciente|más grande",
     r"archivos|ficheros|pdfs|correos electrónicos|(?:todos los|mis) documentos"),
    (r"combien|quels|liste|énumère|montre|affiche|nombre|plus récent|plus gros|plus ancien",
     r"fichiers|pdfs?|e-?mails|courriels|(?:tous les|mes) documents"),
    ("quanti|quali|elenca|mostra|numero di", "file|pdf|e-?mail|(?:tutti i|miei) documenti"),
    ("quantos|quais|lista|liste|listar|mostre|número de", "arquivos|ficheiros|pdfs|e-?mails"),
    ("hoeveel|welke|lijst|toon|aantal", "bestanden|pdf's|e-?mails"),
    ("ile|które|jakie|wymień|pokaż|liczba", "plików|pliki|pdf-ów"),
    ("hur många|vilka|lista|visa|antal", "filer|filerna|pdf-filer"),
    ("hvor mange|hvilke|list|vis|antall|antal", "filer|filene|filerne|pdf-filer"),
    ("kolik|které|vypiš|počet", "souborů|soubory"),
    ("сколько|какие|перечисли|покажи|скільки|які", "файлов|файлы|файлів|файли"),
    ("kaç|hangi|listele", "dosya|dosyalar|dosyalar[ıi]"),
    ("cuántos|quants|quins", "fitxers|arxius"),
)  # fmt: skip
_UNSPACED = re.compile(r"(?:多少|几|哪些|列出).{0,6}文件|ファイル.{0,8}(?:いくつ|何個|一覧)|파일.{0,8}(?:몇|목록)")
_NEAR = tuple(
    re.compile(
        rf"\b(?:{asks})\b(?:[ '’-][\w'’-]+){{0,2}}?[ '’](?:{nouns})\b|\b(?:{nouns})\b(?: \w+){{0,2}} (?:{asks})\b",
        re.IGNORECASE,
    )
    for asks, nouns in _COUNTED
)
_WHOLE = re.compile(
    r"\bfass\w*\b.*\bzusammen\b|\bzusammenfass\w*|\bvergleich\w*|\b(?:resum|résum)\w*|\bcompar\w*|\briassu\w*|\bconfront\w*"
    r"|\bvat\b.*\bsamen\b|\bsamenvatting\b|\bvergelijk\b",
    re.IGNORECASE,
)
_WHOLE_OF = re.compile(
    r"\b(?:(?:das|dieses) dokument|(?:die|diese) datei|(?:el|este) (?:archivo|fichero|documento)"
    r"|(?:le|ce) (?:fichier|document)|(?:il|questo) (?:file|documento)|o (?:arquivo|ficheiro|documento)"
    r"|(?:het|dit) (?:bestand|document))\b",
    re.IGNORECASE,
)
_DUTY = re.compile(
    r"\b(?:muss|müssen|soll|sollen|darf|dürfen|nötig|erforderlich|deb[eo]n?|debemos|hay que|tengo que|necesit\w*|puedo"
    r"|se puede[n]?|dois|doit|doivent|devons|faut|puis-je|peut-on|nécessaires?|dev[eo]|devono|devem|moet|moeten|mag)\b",
    re.IGNORECASE,
)


def about_all(request: Request) -> bool:
    """Whether an English question, taken apart, plainly asks about all files or rows; one that asks what must or may
    be done with files is an ordinary one, and so is one about days, people or records that were sold."""
    text = request.text.lower()
    return _ALL.search(text) is not None and _DUTY_IN_ENGLISH.search(text) is None


def about_all_in_another_language(question: str) -> bool:
    """Whether a question in another language seems to ask for what only all files, or a whole one, can tell."""
    text = plain_forms.plain(question)
    if not text or _DUTY.search(text):
        return False
    return (
        plain_forms.asks_for_files(question)
        or any(each.search(text) for each in _NEAR)
        or _UNSPACED.search(text) is not None
        or (_WHOLE.search(text) is not None and _WHOLE_OF.search(text) is not None)
    ) and languages.of_question(question) != languages.ENGLISH


def asks_for_a_total(question: str) -> bool:
    """Whether it asks for a sum, a mean or a count, as an ordinary question may too."""
    return _TOTAL.search(question) is not None or _MOVED.search(question) is not None


def names(question: str) -> list[str]:
    """The words of a question that are written like names, in small letters."""
    return [word.text for word in words(question) if word.start and question[word.start].isupper()]


def held_by(question: str, schema: Schema) -> bool:
    """Whether a question that asks for a total plainly asks it of this table: it knows all names of the question, and
    holds a value of it and, unless money was moved, what is counted; or it counts such things, and knows every word."""
    found = words(question)
    content = [n for n, word in enumerate(found) if not word.filler and word.text not in _OF_A_TOTAL]
    written = [word.stem for word in found if word.text in names(question) and word.text not in STOP_WORDS]
    if not content or _OF_ONE.search(question) or not schema.vocabulary.issuperset(written):
        return False
    values = _values(question, found, content, schema)
    if _MOVED.search(question) is not None:
        return bool(values) and any(not schema.identity(column) for column in schema.of_kind("number"))
    things = {n for n in content if schema.named(found[n]) or schema.own_name(found[n]) >= NAMES_IT}
    measures = {*schema.of_kind("number")}
    things |= {n for n, word in enumerate(found) if word.text not in STOP_WORDS and schema.named(word) & measures}
    named = {n for n in values if question[found[n].start].isupper()}
    known = content[0] in things and all(found[n].stem in schema.vocabulary for n in content)
    return bool(things) and (bool(named - things) or known)


def _values(question: str, found: Sequence[Word], content: Sequence[int], schema: Schema) -> set[int]:
    """Places of the words that are a value of the table, or a part of one if they are written like a name."""
    held: set[int] = set()
    for length in range(min(8, len(found)), 0, -1):
        for start in range(len(found) - length + 1):
            run = range(start, start + length)
            stems = tuple(found[n].stem for n in run)
            if not held.intersection(run) and not set(run).isdisjoint(content) and stems in schema.values:
                held.update(run)
    return held | {n for n in content if n and question[found[n].start].isupper() and found[n].stem in schema.parts}


def not_counted(looked_at: int, total: int) -> tuple[str, str]:
    """What to tell of an English question, and how to ask."""
    return (  # told
        "This asks about all files or rows and could not be counted; "
        f"only passages of {looked_at} of {total} files were looked at.",
        "plain forms are understood, such as “number of PDF files” or “total of price in orders.csv”",
    )


def not_understood(looked_at: int, total: int) -> tuple[str, str]:
    """The same of a question in another language."""
    return (  # told
        "This seems to ask about whole files or all of them and was not understood so; "
        f"only passages of {looked_at} of {total} files were looked at.",
        "such questions are understood in English, and in German, Spanish and French in their plainest forms: how many "
        "files there are, all of them, the newest or largest, a summary or comparison of files by their names",
    )


def too_large(names: Sequence[str], looked_at: int, total: int) -> tuple[str, str]:
    """The same of a question that only tables could answer that are too large."""
    return (  # told
        f"Too large for their rows to be counted: {listed(names)}; "
        f"only passages of {looked_at} of {total} files were looked at.",
        "part the table into several files",
    )


def listed(names: Sequence[str]) -> str:
    """The names of files, the first of them if they are many."""
    more = f" (+{len(names) - NAMED})" if len(names) > NAMED else ""
    return ", ".join(names[:NAMED]) + more
