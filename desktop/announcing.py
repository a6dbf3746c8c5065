"""What happens away from the focus, told to screen readers: they say by themselves only what the focus is on."""

from __future__ import annotations

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget

SAID = 400  # characters: about half a minute; the rest is read where it stands


def announce(widget: QWidget, words: str, *, urgent: bool = False) -> None:
    """Has a screen reader say what a widget shows now; nothing of a widget that is not in sight.

    Args:
        urgent: it interrupts what is being said.
    """
    if not words or not widget.isVisible():
        return
    event = QAccessibleAnnouncementEvent(widget, words if len(words) <= SAID else f"{words[:SAID]} …")
    politeness = QAccessible.AnnouncementPoliteness
    event.setPoliteness(politeness.Assertive if urgent else politeness.Polite)
    QAccessible.updateAccessibility(event)
