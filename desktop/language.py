"""The words of the window in the person's language: Qt translations, chosen once when the window starts.

Source texts are English and stand in the code. `resources/translations/alcove_de.ts` holds the German ones;
`packaging/make_translations.py` keeps it in step with the code and makes the `.qm` files that are read here.
What the Engine says is translated where it is shown: the Engine itself, the command and its JSON stay English.
"""

from __future__ import annotations

import json
import re
from functools import lru_cache

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from desktop.telling import Telling
from desktop.templates import Template
from engine.paths import resources

FOLDER = "translations"
LANGUAGES = ("en", "de")
ENGINE = "engine"
"""Context of what the Engine says; that of the window's own words is empty."""
TEMPLATES = "engine.json"
"""The Engine's texts that have places for values, as "{0} cannot be read", and which of these are numbers; and words
that are put into others."""

_NO_UTF8 = re.compile("[\ud800-\udfff]")
"""What Python makes of bytes in the name of a file that are no UTF-8."""


class _Words:
    """The translations in use. English is one too: it has the plurals."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.locale = QLocale(QLocale.Language.German if language == "de" else QLocale.Language.English)
        self.translators = []
        for each in dict.fromkeys((language, "en")):
            translator = QTranslator()
            translator.load(str(resources() / FOLDER / f"alcove_{each}.qm"))
            self.translators.append(translator)

    def find(self, context: str, text: str, comment: str, n: int) -> str:
        if _NO_UTF8.search(text):  # Qt takes no such text
            return text
        for translator in self.translators:
            found = translator.translate(context, text, comment or None, n)
            if found:
                return found
        return text


_words: _Words | None = None


def use(language: str) -> None:
    """Chooses the language of the window; also of Qt's own words, if there is an application.

    Args:
        language: one of `LANGUAGES`, or "system".
    """
    global _words
    if language == "system":
        language = QLocale.system().name().partition("_")[0]
    _words = _Words(language if language in LANGUAGES else "en")
    told.cache_clear()
    _telling.cache_clear()
    app = QCoreApplication.instance()
    if app is not None and _words.language != "en":
        own = QTranslator(app)
        if own.load(f"qtbase_{_words.language}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
            app.installTranslator(own)


def language() -> str:
    """The language in use: one of `LANGUAGES`."""
    return _used().language


def locale() -> QLocale:
    """How dates are written in the language in use."""
    return _used().locale


def number(value: float, form: str = ",") -> str:
    """A number as the language in use writes it: `number(12000)` is "12,000" or "12.000".

    Args:
        form: as of Python's `format`, as ",.1f", "+.0f" or "g"; a "," in it parts the thousands.
    """
    said, used = format(value, form), _used()
    if used.language == "en":
        return said
    return said.translate({ord(","): used.locale.groupSeparator(), ord("."): used.locale.decimalPoint()})


def tr(text: str, comment: str = "", n: int = -1, /, **values: object) -> str:
    """A text of the window in the person's language.

    `tr("Delete {name}?", name=title)` and `tr("%n file(s)", "", count)`. Source texts must be literals here or be
    `marked`: that is how they are found for translation.

    Args:
        comment: tells apart what is the same in English and not in other languages.
        n: a number that chooses between singular and plural; `%n` in the text stands for it.
        values: put into the places named in the text.
    """
    used = _used()
    said = used.find("", text, comment, n)
    if n >= 0:
        said = said.replace("%n", used.locale.toString(n))
    return said.format(**values) if values else said


def marked(text: str, comment: str = "") -> str:
    """The text itself, noted for translation: of a constant that is given to `tr` or `told` when it is shown."""
    del comment
    return text


@lru_cache(maxsize=4096)
def told(text: str) -> str:
    """What the Engine says, in the person's language: a sentence as it is, with values in its places, or several.

    What is not known stays English: a message is never lost for want of a translation.
    """
    if _used().language == "en" or not text:
        return text
    return _telling().told(text) or text


@lru_cache(maxsize=1)
def _telling() -> Telling:
    used = _used()

    def find(text: str, window: bool) -> str:
        for context in (ENGINE, "") if window else (ENGINE,):
            found = used.find(context, text, "", -1)
            if found != text:
                return found
        return ""

    texts: dict[str, list[int]] = json.loads((resources() / FOLDER / TEMPLATES).read_text(encoding="utf-8"))
    return Telling(
        find,
        [Template.of(text, numbers) for text, numbers in texts.items() if "{" in text],
        [text for text in texts if "{" not in text],
        separator=used.locale.groupSeparator(),
        point=used.locale.decimalPoint(),
        quoted=tr("“{words}”"),
        joints=[(": ", ": "), (", and ", tr(", and ")), (", or ", tr(", or ")), (" and ", tr(" and "))],
    )


def _used() -> _Words:
    global _words
    if _words is None:
        _words = _Words("en")
    return _words
