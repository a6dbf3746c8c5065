"""What keeps a profile well, beside `doctor`: backups, the log of connections, erasing. A part of the Engine."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from engine.types import Restored

if TYPE_CHECKING:
    from engine.indexing.keeper import Keeper
    from engine.jobs import Job
    from engine.paths import Paths
    from engine.store.user import UserStore
    from engine.types import BackupReport, Connection, Event, KeptCopy


class Upkeep:
    """The Engine's verbs about the profile as a whole.

    Args:
        start: makes and starts a Job.
        unwatched: while it is entered, this process does not watch.
        close: closes the Engine.
    """

    def __init__(
        self,
        paths: Paths,
        users: UserStore,
        keeper: Callable[[], Keeper],
        start: Callable[[str, Callable[[Job[Any]], Any]], Job[Any]],
        emit: Callable[[Event], None],
        unwatched: Callable[[], AbstractContextManager[None]],
        close: Callable[[], None],
    ) -> None:
        self._paths = paths
        self._users = users
        self._keeper = keeper
        self._start = start
        self._emit = emit
        self._unwatched = unwatched
        self._close = close

    def connections(self) -> list[Connection]:
        """Every connection that this profile ever opened, the latest first."""
        from engine.network import connections

        return connections(self._paths.connections)

    def renew_login(self) -> bool:
        """Where Alcove starts at login and the system's entry names a program of ours that is gone, has it name this
        one; gives whether it did. For what opens a window, as its folder may have been moved.

        Raises:
            EngineError: the entry cannot be written.
        """
        from engine.system import login

        return login.renew(self._paths.root)

    def backup(self, file: Path) -> Job[BackupReport]:
        """Writes what the person made (folders, settings, chats, examples, skills) to a file.

        Models and the index are not in it. A former backup of that name is replaced. The job
        raises EngineError if the file is something else, or cannot be written.
        """
        from engine.store.backup import save
        from engine.types import BackupReport

        place = Path(file).expanduser().absolute()
        return self._start("backup", lambda _: BackupReport(place, save(self._users, place, self._paths.adapters)))

    def restore(self, file: Path) -> Job[BackupReport]:
        """Puts what a backup holds in the place of what is here; the former is kept beside `user.db`.

        The job raises EngineError if the file is no backup, damaged or newer, or another process indexes.
        """
        from engine.store.backup import restore
        from engine.types import BackupReport

        place = Path(file).expanduser().absolute()

        def work(job: Job[BackupReport]) -> BackupReport:
            with self._unwatched():
                kept = self._keeper().repair(job, lambda: {"kept": restore(self._users, place, self._paths.adapters)})[
                    "kept"
                ]
            self._emit(Restored())
            return BackupReport(place, place.stat().st_size, kept)

        return self._start("restore", work)

    def copies(self) -> list[KeptCopy]:
        """What was there before an update, a restore or a repair, the latest first. What was deleted since, a chat
        say, still stands in them, as it does in backups."""
        from engine.upkeep.erasing import copies

        return copies(self._paths)

    def erase_copies(self) -> int:
        """Deletes them for good; gives the bytes that were freed. Backups that were written elsewhere stay.

        Raises:
            EngineError: one cannot be deleted.
        """
        from engine.upkeep.erasing import erase_copies

        return erase_copies(self._paths)

    def erase(self) -> int:
        """Closes the Engine and deletes all that the profile holds; gives the bytes that were freed.

        The folders that were read stay as they are, and so do Pythons that were set up for training: they hold
        nothing of the person's, and other profiles use them.

        Raises:
            EngineError: another process indexes, or a file cannot be deleted.
        """
        from engine.upkeep.erasing import erase

        with self._unwatched():
            self._start("erase", lambda job: self._keeper().repair(job, dict)).result()
            self._close()
        return erase(self._paths)
