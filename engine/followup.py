"""Makes a follow-up question stand on its own for retrieval: 'who signed it?' needs to know what 'it' is. Pure.

Only the query for the index is completed; the model reads the question as it was asked, after the turns before.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

_POINTING = frozenset(
    """
    it its they them their theirs he him his she her hers this that these those there then such one ones same
    former latter so again else another other more also too
    """.split()  # noqa: SIM905 - one word a line would hide the list
)
_OPENING = re.compile(
    r"^\s*(?:and|but|or|so|then|what about|how about|why\?|why not|when\?|where\?|who\?)\b", re.IGNORECASE
)
_WORD = re.compile(r"\w+")
_SMALL = frozenset(
    """
    a an the of in on at to for from by with and or but is are was were be been do does did has have had will would
    can could should may might must who whom whose what which when where why how many much long old far often about
    i you we me us my your our please tell say give name
    """.split()  # noqa: SIM905
)

ALONE = 3  # so many words of its own make a question stand alone, unless it points back
REMEMBERED = 400  # characters of the questions before that are carried along


def standalone(question: str, earlier: Sequence[str]) -> str:
    """The query for `question`, given the standalone queries of the chat's earlier questions, oldest first.

    A question that points back, opens with 'and', or says too little by itself takes along the latest query.
    """
    if not earlier:
        return question
    words = [word.lower() for word in _WORD.findall(question)]
    own = [word for word in words if word not in _SMALL and word not in _POINTING]
    points_back = any(word in _POINTING for word in words) or _OPENING.match(question) is not None
    if not points_back and len(own) >= ALONE:
        return question
    if len(own) >= 2 * ALONE:
        return question  # it points at something it names itself
    return f"{earlier[-1][-REMEMBERED:]} {question}"
