"""Settings and upkeep, as the window reaches them: the Engine's verbs without waiting. A part of the Backend."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from engine.errors import EngineError
from engine.settings import ALL, Setting

if TYPE_CHECKING:
    from desktop.backend import Backend, Running
    from engine.core import Engine
    from engine.types import BackupReport, Connection, DoctorReport, KeptCopy

Failed = Callable[[EngineError], None]
Ended = Callable[[], None]
Values = dict[str, Any]
T = TypeVar("T", bound="bool | int | float | str | list[str]")


class Upkeep:
    """Every method returns at once; the outcome comes on the GUI thread, as `Backend.call` and `Backend.run` say."""

    def __init__(self, backend: Backend) -> None:
        self._backend = backend

    # ------------------------------------------------------------------ settings

    def settings(self, done: Callable[[Values], None]) -> None:
        """The values of all settings, by their keys."""

        def read(engine: Engine) -> Values:
            return {setting.key: engine.settings.get(setting) for setting in ALL}

        self._backend.call(read, done, key="settings")

    def setting(self, setting: Setting[T], done: Callable[[T], None]) -> None:
        """The value of one setting."""
        self._backend.call(lambda engine: engine.settings.get(setting), done, key=f"value of {setting.key}")

    def choose(self, setting: Setting[Any], value: Any, failed: Failed, ended: Ended) -> None:
        self._backend.call(
            lambda engine: engine.settings.set(setting, value), None, failed, ended, key=f"setting {setting.key}"
        )

    def renew_login(self) -> None:
        """Mends the entry that starts Alcove at login, if the program's folder was moved."""
        self._backend.call(lambda engine: engine.upkeep.renew_login(), None)

    # ------------------------------------------------------------------ the profile as a whole

    def data_folder(self, done: Callable[[Path], None]) -> None:
        self._backend.call(lambda engine: engine.paths.root, done, key="data folder")

    def connections(self, done: Callable[[list[Connection]], None]) -> None:
        self._backend.call(lambda engine: engine.upkeep.connections(), done, key="connections")

    def doctor(self, *, repair: bool, done: Callable[[DoctorReport], None], failed: Failed, ended: Ended) -> Running:
        return self._backend.run(lambda engine: engine.doctor(repair=repair), done=done, failed=failed, ended=ended)

    def backup(self, file: Path, done: Callable[[BackupReport], None], failed: Failed, ended: Ended) -> Running:
        return self._backend.run(lambda engine: engine.upkeep.backup(file), done=done, failed=failed, ended=ended)

    def restore(self, file: Path, done: Callable[[BackupReport], None], failed: Failed, ended: Ended) -> Running:
        return self._backend.run(lambda engine: engine.upkeep.restore(file), done=done, failed=failed, ended=ended)

    def copies(self, done: Callable[[list[KeptCopy]], None]) -> None:
        """Earlier states of what the person made, which still hold what was deleted since."""
        self._backend.call(lambda engine: engine.upkeep.copies(), done)

    def erase_copies(self, done: Callable[[int], None], failed: Failed) -> None:
        self._backend.call(lambda engine: engine.upkeep.erase_copies(), done, failed)

    def erase(self, done: Callable[[int], None], failed: Failed) -> None:
        """Nothing else reaches the Engine meanwhile, nor afterwards; after a failure all is as before."""
        self._backend.end_with(lambda engine: engine.upkeep.erase(), done, failed)
