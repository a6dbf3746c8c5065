"""Which index serves, which is being built beside it, and the embedder that belongs to each, with its scale.

A changed embedder or chunker never touches the index that serves: the next generation is built in a file of
its own, and one row in `user.db` moves the pointer when it is complete. A killed build goes on where it was.
"""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from engine.embedding import cosines
from engine.errors import EngineError
from engine.paths import Paths, resources

if TYPE_CHECKING:
    from engine.embedding.embedder import Embedder
    from engine.store.index import IndexWriter
    from engine.store.user import GenerationRow, UserStore
    from engine.types import ModelInfo

STARTER = ""  # how `user.db` names the embedder that ships with Alcove
SCALE = "cosines"  # where `user.db` keeps the scale of the embedder in use, if it is another


def starter_folder() -> Path:
    return resources() / "embedder"


class EmbedderAway(EngineError):
    """The embedder of an index is not to be had; its disk is away, say."""


class Generations:
    """Index generations of one profile.

    Args:
        make_embedder: from an embedder's folder; tests hand in a small one.
    """

    def __init__(self, paths: Paths, users: UserStore, make_embedder: Callable[[Path], Embedder]) -> None:
        self._paths = paths
        self._users = users
        self._make_embedder = make_embedder
        self._lock = threading.Lock()
        self._embedders: dict[str, Embedder] = {}

    def close(self) -> None:
        with self._lock:
            for embedder in self._embedders.values():
                embedder.close()
            self._embedders.clear()

    def serving(self) -> GenerationRow | None:
        """The generation that answers; None before anything was ever indexed."""
        return self._users.generation("serving")

    def building(self) -> GenerationRow | None:
        return self._users.generation("building")

    def file(self, row: GenerationRow) -> Path:
        return self._paths.index / f"{row.id}.db"

    def embedder(self, place: str) -> Embedder:
        """The embedder of a folder (STARTER: the one that ships), made once and kept.

        Raises:
            EngineError: there is no such model.
        """
        with self._lock:
            if place not in self._embedders:
                self._embedders[place] = self._make_embedder(Path(place) if place else starter_folder())
            return self._embedders[place]

    def embedder_of(self, row: GenerationRow) -> Embedder:
        """The embedder that a generation is made with.

        Raises:
            EmbedderAway: it is.
            EngineError: another has come into its place, or the one that ships with Alcove is damaged.
        """
        try:
            embedder = self.embedder(row.embedder)
        except EngineError as error:
            if row.embedder == STARTER:
                raise
            raise EmbedderAway(
                f"the embedder {row.name} is not to be had: {error.message}",
                "connect the disk that it is on, or choose another with: alcove models use-embedder starter",
            ) from error
        if embedder.identity != row.identity:
            raise EngineError(
                f"the index was made by another version of the embedder {row.name}",
                "bring it up to date: alcove index"
                if row.state == "serving"
                else "choose the embedder again with: alcove models use-embedder",
            )
        return embedder

    def scale(self, row: GenerationRow) -> cosines.Scale:
        """How the cosines of a generation's embedder are read: measured at its first question, then kept.

        Raises:
            EngineError: the embedder is not to be had any more.
        """
        if row.embedder == STARTER:
            return cosines.STARTER
        made = {"embedder": row.identity, "version": cosines.VERSION}
        kept = self._users.setting(SCALE) or {}
        if kept.items() >= made.items():
            return cosines.Scale(kept["unrelated"], kept["answering"])
        scale = cosines.measured(self.embedder(row.embedder))
        self._users.set_setting(SCALE, {**made, **asdict(scale)})
        return scale

    def writer(self, row: GenerationRow) -> IndexWriter:
        """Opens a generation for writing; only for the holder of the indexer's lock."""
        from engine.store.index import IndexWriter

        return IndexWriter(self.file(row), row.dimensions)

    def ensure_serving(self) -> GenerationRow:
        """The serving generation, made if there is none; only for the holder of the indexer's lock.

        One that was made by another version of the chunker goes on serving while its successor is built. One
        whose embedder has other vectors now is of no use and is begun anew. One whose embedder is away is kept as it
        is: its disk may come back.

        Raises:
            EngineError: the embedder that ships with Alcove is damaged.
        """
        row = self.serving()
        if row is None:
            return self._begin(STARTER, "serving")
        try:
            identity = self.embedder(row.embedder).identity
        except EngineError:
            if row.embedder == STARTER:
                raise
            return row
        if identity != row.identity:
            return self._begin(row.embedder, "serving")
        if row.chunker != _chunker() and self.building() is None:
            self._begin(row.embedder, "building")
        return row

    def serves(self, place: str) -> bool:
        """Whether the index that serves was made with the embedder at `place`, and by this version of the chunker.

        Raises:
            EngineError: there is no such model.
        """
        serving = self.serving()
        identity = self.embedder(place).identity
        return serving is not None and (serving.identity, serving.chunker) == (identity, _chunker())

    def begin_building(self, place: str) -> GenerationRow | None:
        """Records that an index with another embedder is wanted. None if the serving one is just that.

        Raises:
            EngineError: there is no such model, or it cannot be run.
        """
        building = self.building()
        if self.serves(place):
            if building is not None:
                self._users.forget_generation(building.id)
            return None
        made = (self.embedder(place).identity, _chunker())
        if building is not None and (building.identity, building.chunker) == made:
            return building
        return self._begin(place, "building")

    def _begin(self, place: str, state: str) -> GenerationRow:
        embedder = self.embedder(place)
        if place != STARTER:
            embedder.load()  # one that cannot embed is told before anything is given up for it
        return self._users.new_generation(
            embedder=place,
            name=embedder.name,
            identity=embedder.identity,
            dimensions=embedder.dimensions,
            chunker=_chunker(),
            state="serving" if state == "serving" else "building",
        )

    def serve(self, row: GenerationRow) -> bool:
        """Moves the pointer to a complete generation; False if it was given up meanwhile."""
        return self._users.serve_generation(row.id)

    def abandon(self, row: GenerationRow) -> None:
        """Gives up a generation that is being built; the serving one stays."""
        self._users.forget_generation(row.id)

    def give_up(self, place: str) -> None:
        """Gives up the index that is being built with the embedder at `place`, if one is, in whatever process: who
        builds it sees that and stops.

        Raises:
            EngineError: there is no such model.
        """
        building = self.building()
        if building is not None and building.identity == self.embedder(place).identity:
            self.abandon(building)

    def begin_anew(self, row: GenerationRow) -> GenerationRow:
        """Gives up a damaged generation for an empty one in its place; only for the holder of the lock.

        Raises:
            EngineError: its embedder is not to be had any more.
        """
        return self._begin(row.embedder, row.state)

    def leftover(self) -> list[Path]:
        """Index files that nothing points to."""
        wanted = {row.id for row in (self.serving(), self.building()) if row is not None}
        numbered = [(file.name.partition(".")[0], file) for file in sorted(self._paths.index.glob("*.db*"))]
        return [file for number, file in numbered if number.isdigit() and int(number) not in wanted]

    def sweep(self) -> None:
        """Deletes the leftover files; only for the holder of the lock."""
        for file in self.leftover():
            with contextlib.suppress(OSError):  # a reader on Windows holds it: the next sweep gets it
                file.unlink()


def _chunker() -> int:
    """The version of the chunker. It is loaded by who writes an index, not by who only reads one."""
    from engine.indexing.chunker import CHUNKER_VERSION

    return CHUNKER_VERSION


def embedders(generations: Generations) -> list[ModelInfo]:
    """The embedder that ships with Alcove, and the one in use if it is another."""
    from engine.types import ModelInfo

    serving = generations.serving()
    used = serving.embedder if serving else STARTER
    found = []
    for place in dict.fromkeys((STARTER, used)):
        try:
            spec = generations.embedder(place).spec
        except EngineError:  # its folder is gone: the list must still be shown, to choose another
            continue
        size = sum(file.stat().st_size for file in spec.folder.iterdir() if file.is_file())
        found.append(
            ModelInfo(
                id=spec.name,
                kind="embedder",
                path=spec.folder,
                bytes=size,
                sha256=spec.identity,
                quant="int8" if "int8" in spec.name else "",
                license=spec.licence,
                in_use=place == used,
                backend="CPU",
            )
        )
    return found
