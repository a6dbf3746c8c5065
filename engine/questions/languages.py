"""Which language a question is in, and what to say when the embedder does not know it.

fastText's small model (`resources/language`, 0.9 MB) does it offline in 0.1 ms, once it is loaded (20 ms, 6 MB: at
the first question, never before). It knows 176 languages and is unsure of a few words, so it chooses among those
that people keep files in, a question is read in three ways (as it is, without capitals, without names), and English
words that no other language has count as well: 'Who leads Médecins Sans Frontières?' is English.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Any

from engine.embedding.embedding_model import ALL_LANGUAGES
from engine.paths import resources

MODEL = "lid.176.ftz"
ENGLISH = "en"
NAMES = {  # told: names
    "en": "English", "de": "German", "fr": "French", "es": "Spanish", "it": "Italian", "pt": "Portuguese",
    "nl": "Dutch", "pl": "Polish", "sv": "Swedish", "da": "Danish", "no": "Norwegian", "fi": "Finnish", "cs": "Czech",
    "sk": "Slovak", "sl": "Slovenian", "hr": "Croatian", "tr": "Turkish", "ro": "Romanian", "hu": "Hungarian",
    "ru": "Russian", "uk": "Ukrainian", "bg": "Bulgarian", "el": "Greek", "ca": "Catalan", "gl": "Galician",
    "et": "Estonian", "lt": "Lithuanian", "lv": "Latvian", "vi": "Vietnamese", "id": "Indonesian", "ja": "Japanese",
    "zh": "Chinese", "ko": "Korean", "ar": "Arabic", "he": "Hebrew", "fa": "Persian", "hi": "Hindi",
}  # fmt: skip
DOUBT = 0.18
"""Share of English from which a few words may be English."""
DOUBT_FEW_WORDS = 0.06
"""The same for one word or two: those are often names, and English by default."""
DOUBT_MARKED = 0.02
"""The same where a word stands that only English has."""
PROSE = 0.02
"""Share of English below which a passage is in another language."""
READ = 600
"""Characters of a text that are looked at."""

_ONLY_ENGLISH = frozenset(
    """
    who whom whose what which where when why how the did does this that would could should your
    """.split()  # noqa: SIM905 (one word a line would hide the list)
)
_WORD = re.compile(r"[^\W\d_]+")
_NAME = re.compile(r"(?<=\s)[A-ZÀ-Þ][\w'’-]*")


def of_question(question: str) -> str:
    """Its language (ISO 639-1); English unless it is clearly another one."""
    text = _line(question)
    words = _WORD.findall(text.lower())
    if not words:
        return ENGLISH
    readings = [_shares(reading) for reading in {text, text.lower(), _NAME.sub("", text).strip() or text}]
    english = max(shares.get(ENGLISH, 0.0) for shares in readings)
    if _ONLY_ENGLISH.intersection(words):
        doubt = DOUBT_MARKED
    else:
        doubt = DOUBT if len(text.split()) > 2 else DOUBT_FEW_WORDS
    if english >= doubt:
        return ENGLISH
    sums = {code: sum(shares.get(code, 0.0) for shares in readings) for code in NAMES if code != ENGLISH}
    return max(sums, key=sums.__getitem__)


def of_passages(texts: Sequence[str]) -> str:
    """The language that most of them are in; English if no other one has the majority."""
    found = []
    for text in texts:
        shares = _shares(_line(text))
        foreign = shares.get(ENGLISH, 0.0) < PROSE and len(_WORD.findall(text)) >= 8  # not of tables and labels
        found.append(max(shares, key=shares.__getitem__) if foreign else ENGLISH)
    return next((code for code in set(found) if found.count(code) * 2 > len(found)), ENGLISH)


def unknown(code: str, known: Sequence[str]) -> bool:
    """Whether an embedder that declares the languages `known` lacks this one; not if it declares nothing."""
    return bool(known) and ALL_LANGUAGES not in known and code not in known


def notice(code: str, known: Sequence[str], *, files: bool = False, whole: bool = False) -> tuple[str, str]:
    """What to tell a person whose question, or whose `files`, are in a language the embedder lacks, and what to do.

    Args:
        whole: the files were read to their ends; nothing had to be found in them.
    """
    knows = " and ".join(NAMES.get(each, each) for each in known)
    lost = (  # told
        "which of their statements say most, and which say the same, is judged by words that are written alike"
        if whole
        else "only words, numbers and names that are written alike are found"
    )
    return (  # told
        f"The embedder in use knows {knows} only; {'these files seem' if files else 'the question seems'} to be in "
        f"{NAMES[code]}: {lost}.",
        "for other languages choose one that knows many, such as multilingual-e5-small or "
        "paraphrase-multilingual-MiniLM-L12-v2: alcove models use-embedder DIR",
    )


def _line(text: str) -> str:
    return " ".join(text[:READ].split())


def _shares(line: str) -> dict[str, float]:
    """How likely each of the languages is; they add up to 1."""
    labels, shares = _model().predict(line, k=176)
    told = {label.removeprefix("__label__"): float(share) for label, share in zip(labels, shares, strict=True)}
    among = {code: told.get(code, 0.0) for code in NAMES}
    total = sum(among.values()) or 1.0
    return {code: share / total for code, share in among.items()}


@cache
def _model() -> Any:
    import fasttext

    return fasttext.load_model(str(resources() / "language" / MODEL))
