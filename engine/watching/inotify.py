"""Linux: watchdog's inotify observer with the three things it does not say: events were lost, a watch could not
be had, and it is dead. Ignored directories get no watch at all; watches are a limited resource of the system.
"""

from __future__ import annotations

import errno
import logging
import warnings
from collections.abc import Callable

from watchdog.observers.api import BaseObserver
from watchdog.observers.inotify import InotifyEmitter
from watchdog.observers.inotify_c import CallbackId, InotifyEvent, InotifyFD, Mask, WatchCallback, WatchDescriptor

from engine.watching.observing import Trouble

_LIMITS = (errno.ENOSPC, errno.EMFILE)  # max_user_watches, max_user_instances: inotify(7)


# Of a directory that appears while its parent is being walked: it is watched once all the same.
warnings.filterwarnings("ignore", message="Callback with id", category=RuntimeWarning)


class FolderObserver(BaseObserver):
    """An observer of one folder, with an inotify instance of its own.

    Args:
        ignored: whether a directory (absolute path, as bytes) needs no watch.
        on_trouble: called from watchdog's threads.

    Raises:
        OSError: no further inotify instance may be opened.
    """

    def __init__(self, *, ignored: Callable[[bytes], bool], on_trouble: Callable[[Trouble], None], name: str) -> None:
        self._log = _OverflowLog(on_trouble)
        self._inotify = _Inotify(ignored, on_trouble)
        self._inotify.name = f"{name}-inotify"
        self._inotify.start()
        super().__init__(InotifyEmitter, inotify_fd=self._inotify)
        self._log.attach()

    @property
    def healthy(self) -> bool:
        """False once the folder itself was deleted, or a thread has died."""
        return self.is_alive() and self._inotify.is_alive() and all(emitter.is_alive() for emitter in self.emitters)

    def on_thread_stop(self) -> None:
        self._log.detach()
        super().on_thread_stop()
        self._inotify.stop()
        self._inotify.join()


class _Inotify(InotifyFD):
    def __init__(self, ignored: Callable[[bytes], bool], on_trouble: Callable[[Trouble], None]) -> None:
        super().__init__()
        self._ignored = ignored
        self._on_trouble = on_trouble

    def handle_event(self, event: InotifyEvent) -> None:
        super().handle_event(event)
        if event.is_queue_overflow:
            self._on_trouble("overflow")

    def add_callback(self, path: bytes, mask: Mask, callback: WatchCallback, id_: CallbackId) -> WatchDescriptor:
        if self._ignored(path):
            # watchdog goes on without a watch if a directory below the folder cannot have one.
            raise OSError(errno.EPERM, "not watched because it is ignored")
        try:
            return super().add_callback(path, mask, callback, id_)
        except OSError as error:
            if error.errno in _LIMITS:
                self._on_trouble("limit")
            raise


class _OverflowLog(logging.Handler):
    """Second line of defence, should watchdog ever handle an overflow in another place: it also logs it."""

    _LOGGER = logging.getLogger("watchdog.observers.inotify_c")

    def __init__(self, on_trouble: Callable[[Trouble], None]) -> None:
        super().__init__(logging.WARNING)
        self._on_trouble = on_trouble

    def attach(self) -> None:
        self._LOGGER.addHandler(self)

    def detach(self) -> None:
        self._LOGGER.removeHandler(self)

    def emit(self, record: logging.LogRecord) -> None:
        if "overflow" in record.getMessage():
            self._on_trouble("overflow")
