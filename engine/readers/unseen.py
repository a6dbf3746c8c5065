"""Characters that nobody sees, and what can be hidden in them.

Some scripts need some of them: Persian and the Indic scripts join and part letters by them, emoji are put together
with them, Hebrew and Arabic are given a direction by them. There, one at a time, they stay. Everywhere else, and in
runs, which can spell out a whole sentence, they are left out.
"""

from __future__ import annotations

import re

# Soft hyphen, Hangul fillers, zero-width space, word joiner and its kin, deprecated format characters, byte order
# mark, interlinear annotation, tags.
ALWAYS = "\u00ad\u180e\u200b\u2060-\u2065\u206a-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e007f"
_JOINERS = "\u034f\u200c\u200d"
_SELECTORS = "\ufe00-\ufe0f\U000e0100-\U000e01ef"
_DIRECTIONS = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
# What a joiner may follow: Hebrew to Tibetan and the scripts of South-East Asia, Mongolian, symbols and emoji.
_JOINING = (
    "\u0590-\u1cff\u2190-\u2bff\u3030\u303d\ua800-\uabff\ufb1d-\ufdff\ufe0f\ufe70-\ufefc\u00a9\u00ae"
    "\U00010a00-\U00011fff\U0001e900-\U0001e95f\U0001f000-\U0001faff"
)
_FLAG = "(?<=\U0001f3f4)[\U000e0030-\U000e0039\U000e0061-\U000e007a]{1,6}\U000e007f"  # Scotland's, say
_HAN = "\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"

_any = re.compile(f"[{ALWAYS}{_JOINERS}{_SELECTORS}{_DIRECTIONS}]")
_right_to_left = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_run = re.compile(
    f"(?P<kept>{_FLAG}"
    f"|(?<=[{_JOINING}])[{_JOINERS}]"
    # One selector after a sign or an ideograph, and the joiner of an emoji after it.
    f"|(?<=[0-9#*{_JOINING}\u2010-\u2bff{_HAN}\u3000-\u303f\uff00-\uffee])[\ufe00-\ufe0f]"
    f"|(?<=[{_HAN}])[\U000e0100-\U000e01ef])"
    f"|(?P<directions>[{_DIRECTIONS}]+)"
    f"|(?P<harmless>[\u00ad\u2060\ufeff]+|(?<=\\w)[{_JOINERS}](?=\\w))"
    f"|[{ALWAYS}{_JOINERS}{_SELECTORS}]+"
)


def spans(text: str) -> tuple[list[tuple[int, int]], bool]:
    """Where in a text characters stand that nobody sees and no script needs; and whether one is of the hiding kind.

    (A soft hyphen, a word joiner, a stray byte order mark or a joiner between two letters hides nothing; all break
    words for a search.)
    """
    if text.isascii() or not _any.search(text):
        return [], False
    directed = _right_to_left.search(text) is not None
    found, hiding = [], False
    for match in _run.finditer(text):
        kind = match.lastgroup
        if kind == "kept" or (kind == "directions" and directed and not re.search("[\u202d\u202e]", match[0])):
            continue
        found.append(match.span())
        if kind == "directions":
            hiding = hiding or max(match[0]) >= "\u202d"
        elif kind != "harmless":
            hiding = True
    return found, hiding


def without(text: str) -> tuple[str, bool]:
    """The text without them, and whether one was of the hiding kind."""
    found, hiding = spans(text)
    if not found:
        return text, False
    parts, done = [], 0
    for start, end in found:
        parts.append(text[done:start])
        done = end
    return "".join([*parts, text[done:]]), hiding
