"""The window's log: a file that is made when there is something to write."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from logging.handlers import RotatingFileHandler
    from pathlib import Path

LIMIT = 1_000_000  # bytes, of this file and of the one before


class LogFile(logging.Handler):
    """Hands on to a RotatingFileHandler, which brings sockets and pickle along: most starts never write a line."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._path = path
        self._file: RotatingFileHandler | None = None

    def emit(self, record: logging.LogRecord) -> None:
        if self._file is None:
            from logging.handlers import RotatingFileHandler

            self._file = RotatingFileHandler(self._path, maxBytes=LIMIT, backupCount=1, encoding="utf-8")
        self._file.emit(record)

    def close(self) -> None:
        if self._file is not None:
            self._file.close()
        super().close()
