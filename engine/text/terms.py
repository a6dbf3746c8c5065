"""What keyword search asks for: the words of a question that can find something, as an FTS5 expression."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from engine.text.typed import Typed

MAX_QUERY_WORDS = 256
"""Distinct words of a query that are looked at; who pastes a document as a question is served by its beginning."""
MAX_TERMS = 12
"""Terms that are searched, the rarest first: each common term costs a walk over most passages and says little."""

STOP_WORDS = frozenset(
    """
    a an the this that these those and or but nor so if then than as at by for from in into of off on onto out over
    to up with without about after before between during under is are was were be been being am do does did doing
    done have has had having can could may might must shall should will would i me my we our you your he him his she
    her it its they them their what which who whom whose when where why how there here not no any some all also
    s t d ll m re ve
    """.split()  # noqa: SIM905 (one word a line would hide the list)
)

_WORD = re.compile(r"[^\W_]+")


class Vocabulary(Protocol):
    """What is asked of the index: its tokeniser, and how common a word is in it."""

    def stems(self, text: str) -> list[str]: ...

    def term_counts(self, stems: Iterable[str]) -> dict[str, int]: ...


@dataclass(frozen=True, slots=True)
class Term:
    """A word of a query, the stem under which the index knows it, and the number of passages that hold it."""

    word: str
    stem: str
    count: int


def terms(query: str, vocabulary: Vocabulary) -> list[Term]:
    """The distinct content words of `query` in its order; those that no passage holds have count 0.

    A query of nothing but stop words keeps them: "who is who" is still a question.
    """
    words = list(dict.fromkeys(match.group().lower() for match in _WORD.finditer(query)))[:MAX_QUERY_WORDS]
    content = [word for word in words if word not in STOP_WORDS] or words
    by_stem: dict[str, str] = {}
    for word in content:
        for stem in vocabulary.stems(word):
            by_stem.setdefault(stem, word)
    counts = vocabulary.term_counts(by_stem)
    return [Term(word, stem, counts.get(stem, 0)) for stem, word in by_stem.items()]


def expression(found: Iterable[Term], typed: Typed | None = None, *, goes_on: bool = False) -> str:
    """An FTS5 expression that finds any of the rarest terms; "" if no passage holds any.

    Every word is quoted, so nothing a person types can be read as FTS5 syntax. Of a `typed` query all phrases must
    be there, and its unfinished word is found by what begins so if it `goes_on`.
    """
    words = [f'"{term.word}"' for term in searched(found)]
    if typed is None:
        return " OR ".join(dict.fromkeys(words))
    if goes_on:
        words += typed.beginnings()
    phrases = [f'"{phrase}"' for phrase in typed.phrases] + [f'"{typed.begun}" *'] * bool(typed.begun)
    anything = " OR ".join(dict.fromkeys(phrases + words))
    return f"{' AND '.join(phrases)} AND ({anything})" if phrases else anything


def searched(found: Iterable[Term]) -> list[Term]:
    """The terms that are searched, the rarest first."""
    return sorted((term for term in found if term.count), key=lambda term: term.count)[:MAX_TERMS]


def trigrams(query: str, spaceless: Iterable[tuple[int, int]]) -> str:
    """An FTS5 expression over the three-character pieces of what is written without spaces; "" if there is none."""
    inside = "".join(f"{re.escape(chr(first))}-{re.escape(chr(last))}" for first, last in spaceless)
    pieces = [
        run[i : i + 3] for run in re.findall(f"[{inside}]{{3,}}", query[:MAX_QUERY_WORDS]) for i in range(len(run) - 2)
    ]
    return " OR ".join(f'"{piece}"' for piece in dict.fromkeys(pieces))
