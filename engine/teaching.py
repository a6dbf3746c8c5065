"""Teaching a model a skill: the Engine's verbs about examples, training, adapters and their use.

Reached as `engine.teach`; a part of the Engine that most of what people do with it never loads.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from engine.jobs import Job
from engine.paths import Paths
from engine.settings import Settings
from engine.store.user import UserStore
from engine.types import Event, Progress

if TYPE_CHECKING:
    from engine.searching import Searching
    from engine.serving import ModelHost

Start = Callable[[str, Callable[[Job[Any]], Any]], Job[Any]]


class Teaching:
    """The verbs. Those that take time return a Job; the rest return at once.

    Args:
        start: makes a Job of a name and its work, and starts it.
        host: the language model; called when it is needed, since making it loads its module.
        emit: gets every Event.
    """

    def __init__(
        self,
        paths: Paths,
        users: UserStore,
        settings: Settings,
        searching: Searching,
        host: Callable[[], ModelHost],
        start: Start,
        emit: Callable[[Event], None],
        *,
        offline: bool,
    ) -> None:
        self._paths = paths
        self._users = users
        self._settings = settings
        self._searching = searching
        self._host = host
        self._start = start
        self._emit = emit
        self._offline = offline

    def _progress(self, job: Job[Any], label: str) -> Callable[[float, float], None]:
        def show(done: float, total: float) -> None:
            job.check()
            self._emit(Progress(job.id, label, done, total))

        return show

    # ------------------------------------------------------------------ examples

    # ------------------------------------------------------------------ training

    # ------------------------------------------------------------------ adapters

    # ------------------------------------------------------------------ putting a skill to work

    # ------------------------------------------------------------------ comparing
