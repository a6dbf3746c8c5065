"""The folders a person pointed at: which may be added, what was read of them, and what a filter may name."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from engine.errors import EngineError, NeedsConfirmation
from engine.types import Filters, Folder, LedgerPage, Status

if TYPE_CHECKING:
    from engine.indexing.generations import Generations
    from engine.paths import Paths
    from engine.retrieval.searching import Searching
    from engine.store.user import FolderRow, UserStore
    from engine.types import FileState, FolderPreview, LedgerView, LeftOut


class Library:
    """Folders and their coverage ledger. Records only; reading is the keeper's."""

    def __init__(self, paths: Paths, users: UserStore, generations: Generations, searching: Searching) -> None:
        self._paths = paths
        self._users = users
        self._generations = generations
        self._searching = searching

    # ------------------------------------------------------------------ adding and removing

    def add(self, path: Path, ignore: Sequence[str] | None, *, confirmed: bool) -> int:
        """Records a folder and gives its id; raises as `Engine.add_folder`."""
        from engine.watching.scanning import device_of

        place, warning = self._new(path)
        if warning and not confirmed:
            raise NeedsConfirmation(warning, "choose a smaller folder inside it, or add --yes to take it all")
        with self._searching.reader() as reader:
            last = reader.last_folder() if reader else 0
        return self._users.add_folder(place, device_of(place) or 0, ignore, above=last)

    def preview(
        self,
        path: Path,
        ignore: Sequence[str] | None,
        *,
        everywhere: Sequence[str],
        cancelled: Callable[[], bool],
        progress: Callable[[int], None],
    ) -> FolderPreview:
        """What `add` would have read of a folder, by names and sizes alone; raises as that, but never asks back.

        Args:
            everywhere: patterns for every folder.
        """
        from engine.watching.ignoring import IgnoreRules
        from engine.watching.previewing import previewed

        place, warning = self._new(path)
        known = {folder.path: folder.ignore for folder in self._users.folders()}
        own = known.pop(place, ())
        rules = IgnoreRules(
            place, [*everywhere, *(own if ignore is None else ignore)], exclude=[self._paths.root, *known]
        )
        return previewed(place, rules, warning=warning, cancelled=cancelled, progress=progress)

    def _new(self, path: Path) -> tuple[Path, str]:
        """The place of a folder that may be added, and why that should be thought over; raises EngineError if not."""
        place = self._usable(path)
        _forbid_inside(place, self._users.folders())
        large = place in (place.parent, Path.home()) or os.path.ismount(place)
        return place, f"{place} is very large: a whole disk or home folder" if large else ""  # told

    def remove(self, path: Path) -> int:
        """Takes a folder off the list and gives its id; raises EngineError if it was never added."""
        folder = self.known(path).id
        self._users.remove_folder(folder)
        return folder

    def relink(self, path: Path, moved_to: Path) -> int:
        """Records where a folder has moved; raises as `Engine.relink_folder`."""
        from engine.watching.scanning import device_of

        folder = self.known(path)
        others = [other for other in self._users.folders() if other.id != folder.id]
        place = self._usable(moved_to)
        _forbid_inside(place, others)
        if any(other.path == place for other in others):
            raise EngineError(
                f"{place} is already added",
                f"it is read as a folder of its own; if {folder.path} is no more: alcove remove {folder.path}",
            )
        self._users.move_folder(folder.id, place, device_of(place) or 0)
        return folder.id

    def _usable(self, path: Path) -> Path:
        """The folder's real place: absolute, links resolved, so that one folder has one name."""
        place = Path(os.path.realpath(path.expanduser()))
        try:
            if not place.is_dir():
                if place.exists():
                    raise EngineError(f"{place} is a file, not a folder", f"add the folder it is in: {place.parent}")
                raise EngineError(f"there is no folder {place}", "check the spelling; is its disk connected?")
            os.scandir(place).close()
        except OSError as error:
            raise EngineError(
                f"the folder {place} cannot be read: {error.strerror}", "change its permissions, or choose another"
            ) from error
        if place.is_relative_to(self._paths.root):
            raise EngineError(f"{place} belongs to Alcove itself", "choose a folder of your own files")
        return place

    def known(self, path: Path) -> FolderRow:
        """The recorded folder of that place.

        Raises:
            EngineError: it was never added.
        """
        wanted = {Path(os.path.abspath(path.expanduser())), Path(os.path.realpath(path.expanduser()))}
        known = self._users.folders()
        for folder in known:
            if folder.path in wanted:
                return folder
        names = ", ".join(str(folder.path) for folder in known) or "none yet"  # told
        raise EngineError(f"{path} is not one of the folders", f"folders: {names}")

    # ------------------------------------------------------------------ the ledger

    def folders(self) -> list[Folder]:
        """The folders with the counts of their ledgers."""
        with self._searching.reader() as reader:
            counts = reader.counts() if reader else {}
        return [
            Folder(
                row.id,
                row.path,
                row.state,
                files=sum(counts.get(row.id, {}).values()),
                indexed=counts.get(row.id, {}).get("indexed", 0),
                waiting=counts.get(row.id, {}).get("waiting", 0),
                skipped=counts.get(row.id, {}).get("skipped", 0),
                failed=counts.get(row.id, {}).get("failed", 0),
                ignore=row.ignore,
            )
            for row in self._users.folders()
        ]

    def status(self, *, paused: bool, quiet_until: str) -> Status:
        """The coverage ledger in one line."""
        serving, building = self._generations.serving(), self._generations.building()
        with self._searching.reader() as reader:
            chunks = reader.chunks() if reader else 0
        folders = self.folders()
        return Status(
            files=sum(folder.files for folder in folders),
            indexed=sum(folder.indexed for folder in folders),
            waiting=sum(folder.waiting for folder in folders),
            skipped=sum(folder.skipped for folder in folders),
            failed=sum(folder.failed for folder in folders),
            chunks=chunks,
            embedder=serving.name if serving else "",
            index_bytes=self._paths.index_bytes(),
            paused=paused,
            quiet_until=quiet_until,
            next_embedder=building.name if building else "",
            folders=len(folders),
        )

    def files(self, folder: Path | None, state: str | None) -> list[FileState]:
        """Every file with its state and reason, sorted by folder and path."""
        wanted = None if folder is None else self.known(folder).id
        with self._searching.reader() as reader:
            return reader.file_states(wanted, state) if reader else []

    def left_out(self) -> list[LeftOut]:
        """What is not searchable, counted by state and reason, the commonest first."""
        with self._searching.reader() as reader:
            return reader.left_out() if reader else []

    def page(self, view: LedgerView, start: int, count: int) -> LedgerPage:
        """A stretch of the ledger; raises as `Engine.ledger`."""
        wanted = None if view.folder is None else self.known(view.folder).id
        with self._searching.reader() as reader:
            if reader is None:
                return LedgerPage(0, (), 0)
            return reader.ledger_page(wanted, view.state, view.order, start, count, descending=view.descending)

    # ------------------------------------------------------------------ filters

    def checked(self, filters: Filters) -> Filters:
        """The filters with absolute places.

        Raises:
            EngineError: a place lies in none of the folders, and holds none; a kind is empty.
        """
        places = []
        roots = [folder.path for folder in self._users.folders()]
        for place in filters.within:
            real = Path(os.path.realpath(place.expanduser()))
            if not any(real.is_relative_to(root) or root.is_relative_to(real) for root in roots):
                raise EngineError(f"{place} is in none of the folders", "see: alcove folders")
            places.append(real)
        kinds = tuple(kind.lower().lstrip(".") for kind in filters.extensions)
        if not all(kinds):
            raise EngineError("a kind of file is empty", "name it by its ending, such as: --type pdf")
        return Filters(tuple(places), kinds, filters.since)


def _forbid_inside(place: Path, folders: Sequence[FolderRow]) -> None:
    for known in folders:
        if place != known.path and place.is_relative_to(known.path):
            raise EngineError(
                f"{place} is inside {known.path}, which is already added",
                f"it is read with that folder; to give it rules of its own, first: alcove remove {known.path}",
            )
