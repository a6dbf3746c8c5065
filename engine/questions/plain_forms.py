"""The plainest questions about all files and whole ones, in German, Spanish and French: each is said in English, and so
answered as the English one is. Data, and what reads it; pure.

A question has one of the forms from its first word to its last, or it is left alone: which language it is in need not
be guessed, and a name of a file cannot mislead. Of other questions and languages `engine.census.uncounted` knows.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

LONGEST = 300
"""Characters. Whoever pastes a page asks of the page."""

_KINDS = {
    "pdf": "PDF", "word": "Word", "excel": "Excel", "csv": "CSV", "powerpoint": "PowerPoint", "markdown": "Markdown",
    "html": "HTML", "mail": "email", "correo": "email", "courriel": "email",
}  # fmt: skip
"""What makes a kind of file of a noun, in any of the languages."""
_KIND = "(?:pdf|word|excel|csv|powerpoint|markdown|html)"
_ENGLISH = re.compile(r"\b(?:the|and|with|of|versus|vs)\b", re.IGNORECASE)
"""In "Compare vitamins E and K", a form of another language would be there by chance."""
_FILE_NAME = re.compile(r"\w\.[a-z][a-z0-9]{1,4}\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Language:
    """How a language says it.

    Attributes:
        polite: what may stand before or after a form.
        files, file: nouns for files, in the plural and in the singular.
        there: "are there", with what may follow; `folder` names one.
        best: superlatives and the English ones.
        forms: patterns, with places for the above, and the English of each: `{files}` is the noun that stood there,
            `{best}` the superlative, `{ref}` what names a file, `{pair}` two of them.
        joints: what stands between two names.
        this: demonstratives; `document`: words for what a file is; `small`: words that are in no file's name.
    """

    polite: str
    files: str
    file: str
    there: str
    folder: str
    best: dict[str, str]
    forms: tuple[tuple[str, str], ...]
    joints: str
    this: str
    document: str
    small: str


COUNT, LIST = "How many {files} are there{folder}?", "List all {files}{folder}."
BEST, CHANGED = "What is the {best} {file}{folder}?", "Which file was changed last{folder}?"
SUMMARY, COMPARED, DIFFERS = "Summarise {ref}", "Compare {pair}", "What are the differences between {pair}?"

_LANGUAGES: tuple[_Language, ...] = (
    _Language(
        polite=r"bitte|kannst du(?: mir)?|können sie(?: mir)?|könntest du(?: mir)?"
        r"|könnten sie(?: mir)?",
        files=rf"(?:{_KIND}[- ]?(?:dateien|dokumente)|pdfs|dateien|dokumente|e-?mails)",
        file=rf"(?:{_KIND}[- ]?(?:datei|dokument)|pdf|datei|dokument|e-?mail)",
        there=r"(?: (?:gibt es|habe ich|haben wir|sind(?: es| das| da| hier| vorhanden)?|liegen(?: hier)?))?"
        r"(?: (?:hier|insgesamt|da|denn|alles))*",
        folder=r"(?: (?:im|in dem) (?:ordner|verzeichnis) (?P<folder>[\w.-]+))?",
        best={"neueste": "newest", "neuste": "newest", "aktuellste": "newest", "älteste": "oldest",
              "größte": "largest", "grösste": "largest", "kleinste": "smallest"},
        forms=(
            ("wie ?viele {files}{there}{folder}{there}", COUNT),
            ("(?:wie (?:groß|hoch) ist )?(?:die )?(?:an)?zahl (?:der|aller|meiner) {files}{folder}", COUNT),
            ("zähle?(?: alle| die| meine)? {files}{folder}", COUNT),
            ("(?:liste|zeige?|nenne?)(?: mir)?(?: bitte)? (?:alle|die|meine)(?: meine)? {files}{folder}(?: auf| an)?",
             LIST),
            ("alle(?: meine)? {files}{folder} (?:auflisten|anzeigen|zeigen|nennen)", LIST),
            ("welche {files} (?:gibt es|habe ich|haben wir|sind da|sind vorhanden){folder}", LIST),
            ("(?:was|welche[sr]?|wie heißt) ?(?:ist )?(?:die|das|meine|mein) {best}[snr]? {file}{folder}", BEST),
            ("welche[sr]? {file} ist (?:die|das|am) {best}n?{folder}", BEST),
            ("welche datei wurde zuletzt (?:geändert|bearbeitet|gespeichert){folder}", CHANGED),
            ("fass(?:e|en sie)?(?: mir)?(?: bitte)? {ref} (?:bitte )?(?:kurz )?zusammen", SUMMARY),
            ("{ref} (?:kurz )?zusammenfassen", SUMMARY),
            ("(?:(?:gib|geben sie|erstelle?|erstellen sie|schreibe?)(?: mir)? )?(?:eine |die )?(?:kurze )?"
             "zusammenfassung (?:von|vom|des|der|zu|zum|zur) {ref}", SUMMARY),
            ("vergleich(?:e|en sie)?(?: mir)?(?: bitte)? {pair}(?: miteinander)?", COMPARED),
            ("was (?:ist|sind) (?:der|die) unterschiede? zwischen {pair}", DIFFERS),
            ("(?:die )?unterschiede? zwischen {pair}", DIFFERS),
        ),
        joints="und|mit",
        this="dies(?:e[rsnm]?)?",
        document=r"\w*(?:datei|dokument|vertrag|vertrags|bericht|berichts|protokoll|protokolls|handbuch|satzung|rechnung"
        r"|angebot|ordnung|richtlinie|brief|text|tabelle|präsentation|leitfaden|bescheid|gutachten)",
        small="der die das den dem des ein eine einen einem einer von vom zum zur für aus über im in am und",
    ),
    _Language(
        polite=r"por favor|puedes|podrías|puede|podría|me puedes",
        files=rf"(?:(?:archivos|ficheros|documentos)(?: (?:de |en )?{_KIND})?|pdfs?|correos(?: electrónicos)?"
        "|e-?mails)",
        file=rf"(?:(?:archivo|fichero|documento)(?: (?:de |en )?{_KIND})?|pdf|correo(?: electrónico)?|e-?mail)",
        there=r"(?: (?:hay|tengo|tenemos|existen|son))?(?: (?:en total|aquí))*",
        folder=r"(?: en (?:la|mi) carpeta (?P<folder>[\w.-]+))?",
        best={"más reciente": "newest", "mas reciente": "newest", "más nuevo": "newest", "mas nuevo": "newest",
              "más antiguo": "oldest", "mas antiguo": "oldest", "más viejo": "oldest", "más grande": "largest",
              "mas grande": "largest", "más pequeño": "smallest", "mas pequeño": "smallest"},
        forms=(
            ("cu[aá]ntos {files}{there}{folder}{there}", COUNT),
            ("(?:cu[aá]l es )?(?:el )?n[uú]mero (?:total )?de {files}{folder}", COUNT),
            ("cuenta (?:todos )?(?:los|mis) {files}{folder}", COUNT),
            ("(?:lista|listar|enumera|enumerar|muestra|mu[eé]strame|mostrar|dame)(?: una lista de)?(?: todos)?"
             " (?:los|mis) {files}{folder}", LIST),
            ("(?:qu[eé]|cu[aá]les) {files} (?:hay|tengo|tenemos|existen){folder}", LIST),
            ("(?:cu[aá]l|qu[eé]) es (?:el|mi) {file} {best}{folder}", BEST),
            ("qu[eé] {file} es (?:el )?{best}{folder}", BEST),
            ("qu[eé] archivo se (?:modificó|cambió|guardó) (?:por última vez|el último){folder}", CHANGED),
            ("(?:resume|resuma|resumir|res[uú]meme|sintetiza) {ref}", SUMMARY),
            ("(?:(?:haz|hazme|dame|escribe|prepara) )?(?:un |el )?(?:breve )?resumen de(?:l| la| los| las)? {ref}",
             SUMMARY),
            ("compar(?:a|e|ar) {pair}", COMPARED),
            ("(?:(?:cu[aá]l es|cu[aá]les son|qu[eé]) )?(?:las? )?diferencias?(?: hay)? entre {pair}", DIFFERS),
        ),
        joints="y|e(?= h?i)|con",
        this="est[eao]s?",
        document=r"(?:archivo|fichero|documento|contrato|informe|acta|actas|manual|reglamento|factura|presupuesto|carta"
        r"|texto|tabla|presentación|guía|política|estatutos|acuerdo)",
        small="el la los las un una unos unas de del al a en para por con y",
    ),
    _Language(
        polite=r"s['’]il (?:te|vous) pla[iî]t|peux-tu(?: me)?|pouvez-vous(?: me)?|pourrais-tu(?: me)?"
        r"|pourriez-vous(?: me)?|merci de",
        files=rf"(?:(?:fichiers|documents)(?: (?:en )?{_KIND})?|pdf|e-?mails|courriels)",
        file=rf"(?:(?:fichier|document)(?: (?:en )?{_KIND})?|pdf|e-?mail|courriel)",
        there=r"(?: (?:y a[- ]t[- ]il|il y a|ai-je|avons-nous|existe-t-il|j['’]ai))?(?: (?:en tout|au total|ici))*",
        folder=r"(?: dans le dossier (?P<folder>[\w.-]+))?",
        best={"récent": "newest", "recent": "newest", "ancien": "oldest", "vieux": "oldest", "gros": "largest",
              "grand": "largest", "volumineux": "largest", "lourd": "largest", "petit": "smallest"},
        forms=(
            ("combien (?:de |d['’]){files}{there}{folder}{there}", COUNT),
            ("combien (?:y a[- ]t[- ]il|ai-je|avons-nous) (?:de |d['’]){files}{folder}", COUNT),
            ("(?:il y a|j['’]ai) combien (?:de |d['’]){files}{folder}", COUNT),
            ("(?:quel est )?(?:le )?nombre (?:total )?(?:de |d['’]|des ){files}{folder}", COUNT),
            ("(?:liste[rz]?|énumère[rz]?|montre[rz]?(?:-moi)?|affiche[rz]?|donne[rz]?(?:-moi)?)(?: la liste de)?"
             "(?: tous)? (?:les|mes) {files}{folder}", LIST),
            ("quels {files} (?:y a[- ]t[- ]il|ai-je|avons-nous){folder}", LIST),
            ("quels sont (?:tous )?(?:les|mes) {files}{folder}", LIST),
            ("quel est (?:le|mon) {file} le plus {best}{folder}", BEST),
            ("quel est (?:le|mon) plus {best} {file}{folder}", BEST),
            ("quel {file} est le plus {best}{folder}", BEST),
            ("quel fichier a été modifié en dernier{folder}", CHANGED),
            ("r[ée]sume[rz]?(?:-moi)? {ref}", SUMMARY),
            ("(?:(?:fais|faites|donne|donnez|écris)(?:-moi)? )?(?:un |le )?(?:bref |court )?résumé"
             " (?:de la |de l['’]|de |du |des |d['’]){ref}", SUMMARY),
            ("compare[rz]? {pair}", COMPARED),
            ("(?:quelles? (?:est|sont) )?(?:la |les )?différences? entre {pair}", DIFFERS),
        ),
        joints=r"et(?! al\b)|avec|à",
        this="(?:cet?|cette|ces)",
        document=r"(?:fichier|document|contrat|bail|rapport|procès-verbal|manuel|règlement|facture|devis|lettre|texte"
        r"|tableau|présentation|guide|politique|statuts|accord)",
        small="le la les l un une des de du d au aux à en dans pour sur et",
    ),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Form:
    pattern: re.Pattern[str]
    english: str
    language: _Language


def _form(pattern: str, english: str, language: _Language) -> _Form:
    best = "|".join(sorted(language.best, key=len, reverse=True))
    pair = rf"(?P<pair>\S.*? (?:{language.joints}) .*\S)"
    places = {
        "files": rf"(?P<files>{language.files})", "file": rf"(?P<file>{language.file})", "there": language.there,
        "folder": language.folder, "best": rf"(?P<best>{best})", "ref": r"(?P<ref>\S.*?)", "pair": pair,
    }  # fmt: skip
    for place, said in places.items():
        pattern = pattern.replace(f"{{{place}}}", said)
    polite = rf"(?:{language.polite})"
    return _Form(re.compile(rf"(?:{polite},? )*{pattern}(?:,? {polite})*", re.IGNORECASE), english, language)


@cache
def _forms() -> tuple[_Form, ...]:
    """Made at the first question: the patterns take some milliseconds."""
    return tuple(_form(*each, language) for language in _LANGUAGES for each in language.forms)


def in_english(question: str) -> str | None:
    """The English question that this one is in another language; None if it has none of the forms."""
    found = _found(question)
    return None if found is None else _english(*found)


def asks_for_files(question: str) -> bool:
    """Whether it has one of the forms and can mean nothing but files: what is summed up is called a document."""
    if (found := _found(question)) is None:
        return False
    match, form = found
    if form.english == DIFFERS:  # of a purchase and a lease, say
        return False
    named = " ".join(filter(None, (match.groupdict().get("ref"), match.groupdict().get("pair"))))
    return _speaks_of_a_document(named, form.language) if named else True


def plain(question: str) -> str:
    """The question in one line without its marks; empty if it is too long to be a plain one."""
    return " ".join(question.split()).strip(" ?!¿¡.") if len(question) <= LONGEST else ""


def _found(question: str) -> tuple[re.Match[str], _Form] | None:
    text = plain(question)
    if not text or _ENGLISH.search(text):
        return None
    found = ((form.pattern.fullmatch(text), form) for form in _forms())
    return next(((match, form) for match, form in found if match is not None), None)


def _english(match: re.Match[str], form: _Form) -> str:
    said = {name: each or "" for name, each in match.groupdict().items()}
    language = form.language
    pair = re.split(rf" (?:{language.joints}) ", said.get("pair", ""), flags=re.IGNORECASE)
    return form.english.format(
        files=_kind(said.get("files", ""), "emails", "files"),
        file=_kind(said.get("file", ""), "email", "file"),
        folder=f" in the folder {said['folder']}" if said.get("folder") else "",
        best=language.best.get(said.get("best", "").lower(), ""),
        ref=_named(said.get("ref", ""), language),
        pair=" and ".join(_named(each, language) for each in pair),
    )


def _kind(said: str, mail: str, files: str) -> str:
    kind = next((english for word, english in _KINDS.items() if word in said.lower()), "")
    return mail if kind == "email" else f"{kind} {files}".strip()


def _named(said: str, language: _Language) -> str:
    """What names a file, without the words that are in no file's name. A word for a kind of document is kept, and
    "the document" stands before it: it may be the name, and is no English word that would tell the same."""
    said = said.strip(" \"'“”„«»‘’")
    if re.fullmatch(rf"(?:{language.this}) (?:{language.document})", said, re.IGNORECASE):
        return "this document"
    words = re.sub(r"\b[ld]['’]", "", said).split()
    small = frozenset(language.small.split())
    if _FILE_NAME.search(said):
        while len(words) > 1 and (words[0].lower() in small or re.fullmatch(language.document, words[0], re.I)):
            words = words[1:]
        return " ".join(words)
    kept = " ".join(word for word in words if word.lower() not in small) or said
    return f"the document {kept}" if _speaks_of_a_document(said, language) else kept


def _speaks_of_a_document(said: str, language: _Language) -> bool:
    return re.search(rf"\b(?:{language.document})s?\b", said, re.IGNORECASE) is not None
