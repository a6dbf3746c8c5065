"""Tokens to text: whole characters only, nothing of a stop text, and an end to what repeats itself. Pure."""

from __future__ import annotations

import codecs
from collections.abc import Sequence

LOOPS = ((8, 64, 2), (2, 7, 4))
"""Shortest and longest period in tokens, and how often it must stand in a row: small models taken greedily fall
into repeating a sentence for ever, while a list or a table repeats a few tokens rightly."""


def looping(tokens: Sequence[int]) -> bool:
    """Whether an answer has begun to repeat itself word for word."""
    for shortest, longest, times in LOOPS:
        for period in range(shortest, min(longest, len(tokens) // times) + 1):
            last = tokens[-period:]
            if all(tokens[-(n + 1) * period : -n * period] == last for n in range(1, times)):
                return True
    return False


class TextStream:
    """Bytes of tokens in, whole characters out, held back where a stop string may have begun."""

    def __init__(self, stops: Sequence[str]) -> None:
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")
        self._stops = [stop for stop in stops if stop]
        self._held = ""
        self.stopped = False

    @property
    def between_characters(self) -> bool:
        return not self._decoder.getstate()[0]

    def feed(self, piece: bytes) -> str:
        """The text that is now certain; after a stop string `stopped` is true and nothing more comes."""
        self._held += self._decoder.decode(piece)
        found = [at for stop in self._stops if (at := self._held.find(stop)) >= 0]
        if found:
            self.stopped = True
            text, self._held = self._held[: min(found)], ""
            return text
        keep = max((_overlap(self._held, stop) for stop in self._stops), default=0)
        cut = len(self._held) - keep
        text, self._held = self._held[:cut], self._held[cut:]
        return text

    def rest(self) -> str:
        """What was held back when generation ended. Bytes of an unfinished character are dropped."""
        text, self._held = self._held, ""
        return text


def _overlap(text: str, stop: str) -> int:
    """Length of the longest end of `text` that begins `stop`."""
    return next((n for n in range(min(len(text), len(stop) - 1), 0, -1) if text.endswith(stop[:n])), 0)
