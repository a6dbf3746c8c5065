"""What may go wrong in a way the person can act on.

Everything else that is raised is a bug of ours: it is logged with a traceback and reported as such.
"""

from __future__ import annotations


class EngineError(Exception):
    """Something the person can act on.

    Args:
        message: what happened, in the person's words, without a final full stop.
        hint: what to do next; may be empty only where nothing can be done.
    """

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class NeedsConfirmation(EngineError):
    """Refused until the person says that they mean it: repeat the call with `confirmed=True`."""


class Cancelled(Exception):
    """The person, or a newer request, stopped this work. Shown nowhere."""
