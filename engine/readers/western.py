"""Does a text read as Windows-1252 look like one in a Western language? Asked before an encoding is guessed.

A guess weighs a hundred encodings by how often letters follow one another, and a few accents in an English or German
text are too little for that: any of the encodings may win. What Windows-1252 makes of another encoding, on the other
hand, looks like nothing that is written: signs inside words, words of accents alone, letters where none stand.
"""

from __future__ import annotations

import re

# German, French, Spanish, Portuguese, Italian, Catalan, Dutch, Danish, Norwegian, Swedish, Finnish. Others that
# Windows-1252 has, such as ð, þ, ý, š and ž, are mostly what it makes of Turkish, Baltic or Czech letters.
_LETTERS = "ÄÖÜäöüßÀÂÇÉÈÊËÎÏÔÛÙàâçéèêëîïôûùŒÆœæÑÁÍÓÚñáíóúÃÕãõÌÒìòÅØåø"
_BETWEEN_LETTERS = "’‘´–—…·\xa0\xad"  # It’s, Köln–Bonn, col·legi
_SIGNS = "€£¢¥§°²³“”«»„‚‹›•™©®¡¿ºª½¼¾±×÷µ‰†" + _BETWEEN_LETTERS
_unusual = re.compile(rf"[^\x00-\x7f{_LETTERS}{_SIGNS}]")
_signs_apart = "".join(sorted(set(_SIGNS) - set(_BETWEEN_LETTERS)))
_any = f"[A-Za-z{_LETTERS}]"
_unlikely = re.compile(
    rf"(?<={_any})[{_signs_apart}](?={_any})"  # German in DOS's code page, Polish, Romanian
    rf"|(?<={_any})[¿¡]|(?<={_any})(?<!m)³|[£ºª](?={_any})"  # Polish ż, ł and Ł, Romanian ş and Ş
    rf"|(?<!{_any})[{_LETTERS}]{{2,}}(?!{_any})"  # words of other alphabets
    rf"|[{_LETTERS}]{{4}}"
    rf"|[ìù](?={_any})"  # Czech ě and ů; Italian and French have ì and ù at the end
    rf"|[aeiouáéíóú]ø|ø[áéíóúì]"  # Czech ř
    rf"|õ(?!e)|Õ(?!E)"  # Hungarian ő
    rf"|œ(?!{_any})|œ[wlrcnp]"  # Polish ś
)


def is_likely(text: str) -> bool:
    """Whether bytes that Windows-1252 makes `text` of were meant so; an odd place in fifty is a foreign name."""
    odd = sum(1 for _ in _unlikely.finditer(text)) + sum(1 for _ in _unusual.finditer(text))
    return odd * 50 <= len(text) - len(text.encode("ascii", "ignore"))
