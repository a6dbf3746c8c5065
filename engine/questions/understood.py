"""How a question was understood, where that is more than what was typed."""

from __future__ import annotations


def understood_as(question: str, query: str) -> str:
    """`query`, which stood for `question` where it was looked for, in one line; "" if it is the same question.

    The same is said in other capitals or with another end, and what is the beginning of a question was only too long.
    """
    asked, looked_for = _plain(question), _plain(query)
    return "" if not asked or asked.startswith(looked_for) else " ".join(query.split())


def _plain(question: str) -> str:
    """A question without what does not change its meaning."""
    return " ".join(question.split()).rstrip(" ?!.").casefold()
