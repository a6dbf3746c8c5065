"""What the Engine says, word by word in English, said with the words of another language. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from heapq import merge

from desktop.templates import SENTENCES, Template, rewritten

PARTS = 40
"""Parts of a text that are looked at one by one."""
_PLACE = re.compile(r"\{(\d+)\}")
_QUOTED = re.compile(r"“(.+)”|'(.+)'", re.DOTALL)


class _Templates:
    """Templates by their first letter, or by their last where they begin with a value."""

    def __init__(self, templates: Sequence[Template]) -> None:
        self._beginning: dict[str, list[Template]] = {}
        self._ending: dict[str, list[Template]] = {}
        for each in sorted(templates, key=_own):
            group, letter = (self._beginning, each.own[0][0]) if each.own[0] else (self._ending, each.own[-1][-1:])
            group.setdefault(letter, []).append(each)

    def like(self, text: str) -> Iterator[Template]:
        """Those that this text may be made of, the surest first: the others take for a value what stands before a
        part of them."""
        yield from self._beginning.get(text[:1], ())
        yield from merge(self._ending.get(text[-1:], ()), self._ending.get("", ()), key=_own)


def _own(template: Template) -> int:
    return -sum(map(len, template.own))


class Telling:
    """Finds the texts of which something was made that the Engine says.

    What is unknown is given as "" here: the Engine's own words are better than none.

    Args:
        find: the translation of a text; empty if it has none. A second argument says whether the window's own texts
            count too.
        templates: the texts with places for values.
        names: texts of one word that may be values of others; another such word is data, as the name of a file.
        separator, point: of thousands and of decimals in a number.
        quoted: has a place for words in quotation marks.
        joints: what stands between two texts that are told as one, such as ", and ", and its translation.
    """

    def __init__(
        self,
        find: Callable[[str, bool], str],
        templates: Sequence[Template],
        names: Collection[str],
        *,
        separator: str,
        point: str,
        quoted: str,
        joints: Sequence[tuple[str, str]],
    ) -> None:
        self._find = find
        self._templates = _Templates(templates)
        self._names = frozenset(names)
        self._separator = separator
        self._point = point
        self._quoted = quoted
        self._joints = joints

    def told(self, text: str) -> str:
        return self._known(text) or self._sentences(text) or self._joined(text)

    def _known(self, text: str, *, inside: bool = False) -> str:
        """A text that is translated as it is, or with values in its places.

        Args:
            inside: it is a value itself and may be data, as the name of a file, which stays as it is.
        """
        if (not inside or " " in text or text in self._names) and (found := self._find(text, not inside)):
            return found
        parts = text.split("; ")
        if 1 < len(parts) <= PARTS and all(told := [self._known(each, inside=inside) for each in parts]):
            return "; ".join(told)
        for template in self._templates.like(text):
            values = template.values(text, inside=inside)
            if values is not None:
                return self._filled(self._find(template.text, False) or template.text, template, values)
        return ""

    def _filled(self, translation: str, template: Template, values: Sequence[str]) -> str:
        """The translation with the values in its places, which may stand in another order."""
        shown = [
            rewritten(value, self._separator, self._point) if place in template.numbers else self._value(value)
            for place, value in enumerate(values)
        ]
        return _PLACE.sub(lambda place: shown[int(place[1])], translation)

    def _value(self, value: str) -> str:
        """A value as it is shown; it may hold a reason of its own, as ": password protected" or " (no text in it)"."""
        text = value.lstrip(" :;,")
        lead = value[: len(value) - len(text)]
        if said := self._known(text, inside=True) or self._sentences(text) or self._joined(text, inside=True):
            return lead + said
        if text.count(" ") > 1 and (said := self._known(text[:1].upper() + text[1:], inside=True)):
            return lead + said[:1].lower() + said[1:]
        if text[:1] == "(" and text[-1:] == ")":
            return f"{lead}({self._value(text[1:-1])})"
        if quoted := _QUOTED.fullmatch(text):
            return lead + self._quoted.format(words=quoted[1] or quoted[2])
        return value

    def _sentences(self, text: str) -> str:
        """Sentences one after the other; two that are one text stay together."""
        parts = SENTENCES.split(text)
        said: list[str] = []
        known = False
        while 1 < len(parts) <= PARTS or (said and parts):
            two = self._sentence(" ".join(parts[:2]))
            found = two or self._sentence(parts[0])
            known = known or bool(found)
            said.append(found or parts[0])
            parts = parts[2 if two else 1 :]
        return " ".join(said) if known else ""

    def _sentence(self, text: str) -> str:
        """A sentence, also one that the Engine says without its capital and its full stop."""
        small = text[:1].lower() + text[1:]
        found = self._known(text) or self._known(small)
        if not found and text.endswith("."):
            found = self._known(small[:-1]) or self._known(text[:-1])
            found += "." if found else ""
        found = found or self._joined(small)
        return found[:1].upper() + found[1:]

    def _joined(self, text: str, *, inside: bool = False) -> str:
        """Texts that were joined with a mark, or a text with another one in parentheses behind it."""
        parts = text.split("; ")
        if 1 < len(parts) <= PARTS:
            told = [self._known(each, inside=inside) or self._joined(each, inside=inside) for each in parts]
            if any(told):
                return "; ".join(new or old for new, old in zip(told, parts, strict=True))
        head, found, tail = text.removesuffix(")").rpartition(" (")
        if found and text.endswith(")") and (said := self._known(head, inside=inside)):
            return f"{said} ({self._value(tail)})"
        for joint, theirs in self._joints:
            head, found, tail = text.partition(joint)
            if found and (said := self._known(head, inside=True)):
                return said + theirs + self._value(tail)
        return ""
