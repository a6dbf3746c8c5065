"""A file opened in the system's own program; one that a system might run instead is shown in its folder."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

_RUN_SOMEWHERE = (
    "app applescript bash bat cjs cmd com command cpl csh desktop exe fish gadget hta jar js jse ksh lnk lua mjs msc "
    "php pl ps1 ps1m psm1 py pyc pyw pyz r rb reg scf scr sh swift tcl url vb vbe vbs wsf wsh zsh"
)


def may_run(path: Path) -> bool:
    """Whether opening it could start it, here or on another system: its name ends so, or not at all."""
    return path.suffix.lower().lstrip(".") in _RUN_SOMEWHERE.split() or not path.suffix


def to_open(path: Path) -> Path | None:
    """What is opened for a file: it, or its folder if it may run; None if that is not there. May block."""
    opened = path.parent if may_run(path) else path
    try:
        return opened if opened.exists() else None
    except OSError:
        return None


def open_outside(path: Path) -> None:
    """Opens what `to_open` gave."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
