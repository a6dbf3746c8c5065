"""`doctor`: looks at everything a profile holds and at what it stands on, names what is wrong, mends what it can.

Mending never guesses. What is derived is made again: a file whose passages are damaged is read again, an index
that SQLite cannot make sense of is given up for a new one. What the person made is never deleted: a damaged
`user.db` is moved aside, and what can be read of it is saved.
"""

from __future__ import annotations

import contextlib
import os
import shutil
from collections.abc import Callable, Iterator, Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING, Any

import filelock

from engine import settings
from engine.errors import EngineError
from engine.indexing.drift import Drift, compare
from engine.indexing.generations import Generations, starter_folder
from engine.paths import Paths
from engine.store.connection import DatabaseDamaged
from engine.store.health import Faults, IndexHealth, user_faults
from engine.store.search import IndexReader
from engine.system.hashing import HashCache, file_sha256
from engine.types import Check, Chunk, DoctorReport, Event, Progress
from engine.watching import scanning

if TYPE_CHECKING:
    from engine.embedding.embedder import Embedder
    from engine.indexing.keeper import Keeper
    from engine.jobs import Job
    from engine.store.user import GenerationRow, UserStore

NAMED = 3  # examples named of each fault
SAMPLE = 16  # passages embedded again, to see that the vectors are theirs
SAMPLE_COSINE = 0.9  # int8 models differ by up to 0.02 between batches; other texts stay far below
ROOM = 20_000_000  # bytes free on the profile's disk; below, a large file may not fit into the index
LIBRARIES = ("apsw", "sqlite-vec", "fastembed", "onnxruntime", "tokenizers", "numpy", "pypdfium2", "llama-cpp-python")
TELEMETRY_SINCE = (1, 29)  # the onnxruntime that began to send telemetry by default

INDEX_DATABASE, INDEX_CONTENTS = "index database", "index contents"  # told
REPAIR = "run: alcove doctor --repair"  # told


class Doctor:
    """Examines one profile, and mends its indexes.

    Args:
        job: looked at often; its cancel ends the work with Cancelled.
        emit: gets Progress.
    """

    def __init__(
        self,
        paths: Paths,
        users: UserStore,
        chosen: settings.Settings,
        generations: Generations,
        *,
        job: Job[Any],
        emit: Callable[[Event], None],
    ) -> None:
        self._paths = paths
        self._users = users
        self._settings = chosen
        self._generations = generations
        self._job = job
        self._emit = emit

    # ------------------------------------------------------------------ looking

    def examine(self, mended: Sequence[str] = ()) -> DoctorReport:
        """Checks everything.

        Args:
            mended: what was done before, for the report.
        """
        steps: dict[str, Callable[[], Iterator[Check]]] = {  # told: keys
            "user database": self._user_database,
            "profile": self._profile,
            "index files": self._index_files,
            "index": self._index,
            "embedder": self._embedder,
            "models": self._models,
            "reader": self._reader,
            "libraries": self._libraries,
        }
        checks = [Check("repair", True, "; ".join(mended))] if mended else []
        for number, (name, step) in enumerate(steps.items()):
            self._job.check()
            self._emit(Progress(self._job.id, name, number, len(steps)))
            checks += step()
        unsound = {check.name for check in checks if not check.ok}
        row = self._serving()
        digest = self._digest(row) if row is not None and not unsound & {INDEX_DATABASE, INDEX_CONTENTS} else ""
        return DoctorReport(not unsound, digest, tuple(checks))

    def _serving(self) -> GenerationRow | None:
        """The generation that answers, if it holds anything."""
        row = self._generations.serving()
        return row if row is not None and self._begun(row) else None

    def _begun(self, row: GenerationRow) -> bool:
        """Whether a generation has a file with anything in it, be it damaged."""
        if not self._generations.file(row).exists():
            return False
        try:
            with self._opened(row) as health:
                return health.begun()
        except DatabaseDamaged:
            return True

    def _opened(self, row: GenerationRow) -> contextlib.closing[IndexHealth]:
        return contextlib.closing(IndexHealth(self._generations.file(row), row.dimensions))

    def _digest(self, row: GenerationRow) -> str:
        roots = {folder.id: folder.path for folder in self._users.folders()}
        with contextlib.closing(IndexReader(self._generations.file(row), roots)) as reader:
            return reader.digest()

    def _user_database(self) -> Iterator[Check]:
        try:
            found = user_faults(self._paths.user_db)
        except DatabaseDamaged as error:
            found = [error.message]
        told = f"{'; '.join(found)}; close every Alcove, then {REPAIR}" if found else "sound"  # told
        yield Check("user database", not found, told)

    def _profile(self) -> Iterator[Check]:
        open_to_others = [path.name or str(path) for path in self._readable_by_others()]
        told = "readable by you alone"  # told
        if open_to_others:
            told = _to_mend(f"others may read {_some(open_to_others)}")  # told
        yield Check("permissions", not open_to_others, told)
        free = shutil.disk_usage(self._paths.root).free
        yield Check(
            "disk space",
            free >= ROOM,
            f"{free / 1e9:.1f} GB free" + ("" if free >= ROOM else f"; make room on the disk of {self._paths.root}"),
        )

    def _readable_by_others(self) -> list[Path]:
        """Files and folders of the profile with a wider mode than we give them (nothing on Windows)."""
        if os.name != "posix":
            return []
        ours = [*self._paths.root.glob("user.db*"), self._paths.index, self._paths.models, self._paths.logs]
        ours += self._paths.index.glob("*.db*")
        wide = []
        for path in ours:
            with contextlib.suppress(FileNotFoundError):  # a journal may be gone by now
                if path.stat().st_mode & 0o077:
                    wide.append(path)
        return wide

    def _index_files(self) -> Iterator[Check]:
        row = self._generations.serving()
        leftover = self._generations.leftover()
        if row is not None and not self._generations.file(row).exists():
            yield Check("index files", False, _to_mend(f"{self._generations.file(row)} is missing"))  # told
        elif leftover:
            names = _some([file.name for file in leftover])
            yield Check("index files", False, _to_mend(f"nothing uses {names}"))  # told
        else:
            yield Check("index files", True, "nothing was ever indexed" if row is None else "complete")

    def _index(self) -> Iterator[Check]:
        """The checks of the index; a damaged file ends them."""
        building = self._generations.building()
        if building is not None and (why := self._unsound(building)):
            yield Check("index being built", False, _to_mend(why))
        row = self._serving()
        if row is None:
            return
        if why := self._unsound(row):
            yield Check(INDEX_DATABASE, False, _to_mend(why))
            return
        yield Check(INDEX_DATABASE, True, "sound")
        try:
            with self._opened(row) as health:
                yield from self._contents(health)
                yield self._against_disk(health)
                yield from self._vectors_of_embedder(health, row)
        except EngineError as error:
            yield Check(INDEX_CONTENTS, False, f"{error.message}; {error.hint}")

    def _unsound(self, row: GenerationRow) -> str:
        """Why a generation cannot be used as a database; empty if it can, or if it holds nothing yet."""
        if not self._begun(row):
            return ""
        try:
            with self._opened(row) as health:
                return "; ".join(health.structure())
        except EngineError as error:
            return error.message

    def _contents(self, health: IndexHealth) -> Iterator[Check]:
        faults = health.faults(self._job.check)
        passages = _told(  # told
            ("{} with another text than was read, in {}", health.names_of_passages(faults.altered)),
            ("{} that stand in no file: {}", health.names_of_passages(faults.unused)),
        )
        counted = f"{faults.passages} passages"  # told
        yield Check("passages", not passages, passages or counted)
        places = _told(  # told
            ("{} whose places do not join to one text: {}", health.names(faults.broken)),
            ("{} places of files that do not exist{}", [""] * faults.stray_places),
        )
        joined = f"of {faults.files} files join without a gap"  # told
        yield Check("places", not places, places or joined)
        vectors = _told(  # told
            ("{} passages without a vector, in {}", health.names_of_passages(faults.no_vector)),
            (
                "{} vectors that are not finite or not of length 1 (a wrong size counts too), in {}",
                health.names_of_passages(faults.bad_vector),
            ),
            ("{} vectors that belong to no passage: {}", [f"number {vector}" for vector in faults.stray_vectors]),
        )
        if faults.torn_vectors:
            vectors = _to_mend(f"the table of vectors is damaged: {faults.torn_vectors}")  # told
        yield Check("vectors", not vectors, vectors or "one a passage, finite, of length 1")  # told
        keywords = health.keyword_faults()
        yield Check(
            "keyword index",
            not keywords,
            _to_mend("; ".join(keywords)) if keywords else "in step with the passages",  # told
        )

    def _against_disk(self, health: IndexHealth) -> Check:
        drift = self._drift(health)
        wrong = _told(  # told
            ("{} files changed since they were read: {}", drift.stale),
            ("{} files are gone from the disk: {}", drift.gone),
            ("{} files are not in the index: {}", drift.unknown),
            ("{} rows of folders that were removed{}", [""] * drift.forgotten),
            hint="run: alcove index, or alcove doctor --repair",
        )
        remarks = [f"{drift.files} files", f"{drift.waiting} waiting"]  # told
        remarks += [f"offline: {name}" for name in drift.offline]  # told
        remarks += [f"not read yet: {name}" for name in drift.unread]  # told
        return Check("index against disk", not wrong, wrong or "; ".join(remarks))

    def _drift(self, health: IndexHealth) -> Drift:
        return compare(
            health,
            self._users.folders(),
            everywhere=self._settings.get(settings.IGNORE),
            profile=self._paths.root,
            cancelled=self._job.cancelled,
        )

    def _vectors_of_embedder(self, health: IndexHealth, row: GenerationRow) -> Iterator[Check]:
        """Embeds a few stored passages again: sound vectors may still be those of other texts."""
        try:
            embedder = self._generations.embedder(row.embedder)
        except EngineError:  # said by the check of its files
            return
        if row.identity != embedder.identity:
            yield Check("vectors and embedder", False, _to_mend("made by another embedder"))  # told
            return
        cosine = _least_agreement(health, embedder)
        ok = cosine >= SAMPLE_COSINE
        told = f"least cosine of up to {SAMPLE} passages embedded again {cosine:.3f}"  # told
        yield Check("vectors and embedder", ok, told if ok else _to_mend(told))

    def _embedder(self) -> Iterator[Check]:
        """Its files by their hashes, then what they compute on this processor."""
        from engine.embedding.embedder import CANONICAL_COSINE, CANONICAL_FILE, check_canonical
        from engine.embedding.embedding_model import EmbedderSpec

        row = self._generations.serving()
        place = row.embedder if row is not None else ""
        folder = Path(place) if place else starter_folder()
        try:
            spec = EmbedderSpec.load(folder)
            spec.verify()
            embedder = self._generations.embedder(place)
        except EngineError as error:
            yield Check("embedder files", False, f"{error.message}; {error.hint}")
            return
        yield Check("embedder files", True, f"{spec.name}, {len(spec.sha256)} files as they were made")
        if embedder.identity == spec.identity and (folder / CANONICAL_FILE).exists():
            cosine = check_canonical(folder, embedder)
            ok = cosine >= CANONICAL_COSINE
            told = f"least cosine to the reference {cosine:.3f}"  # told
            yield Check("embedder on this processor", ok, told if ok else f"{told}: it computes wrongly")

    def _models(self) -> Iterator[Check]:
        """Every registered model, the starter included, hashed from the disk and not from memory."""
        from engine.language_models.models import Models

        here = Models(self._paths, self._users, self._settings).all()
        known = {local.id: (local.path, local.bytes, local.sha256) for local in here}
        known |= {
            row["id"]: (Path(row["path"]), row["bytes"], row["sha256"])
            for row in self._users.models()
            if row["kind"] == "chat"
        }

        def remember(path: Path, stat: os.stat_result, sha256: str) -> None:
            with contextlib.suppress(EngineError):  # a full disk is no reason to end the examination
                self._users.remember_hash(path, stat, sha256)

        anew = HashCache(lambda *_: None, remember)
        for model, (path, size, sha256) in known.items():
            told = ""
            try:
                if path.stat().st_size != size:
                    told = (
                        f"{path} has {path.stat().st_size} bytes, not {size}: it is cut short or was replaced"  # told
                    )
                elif file_sha256(path, anew, cancelled=self._job.cancelled) != sha256:
                    told = f"{path} has changed since it was added"  # told
            except OSError as error:
                told = f"{path} cannot be read: {error.strerror}"  # told
            hint = "; remove the model and get it again"  # told
            yield Check(f"model {model}", not told, f"{told}{hint}" if told else f"{size / 1e6:.0f} MB as it was added")

    def _reader(self) -> Iterator[Check]:
        from engine.indexing.reading import Reading
        from engine.readers import Unreadable

        with contextlib.closing(Reading(self._paths.logs)) as reading:
            try:
                read = reading.read(b"alcove", "txt").text.strip() == "alcove"
                told = f"reads; isolation {reading.isolation}"  # told
                if not read:
                    told = "it gave another text than it was given"  # told
            except (EngineError, Unreadable) as error:
                read, told = False, str(error)
        yield Check("reader", read, told)

    def _libraries(self) -> Iterator[Check]:
        found, missing = [], []
        for library in LIBRARIES:
            try:
                found.append(f"{library} {version(library)}")
            except PackageNotFoundError:
                missing.append(library)
        if missing:
            yield Check("libraries", False, f"missing: {', '.join(missing)}; install Alcove again")
        else:
            yield Check("libraries", True, ", ".join(found))
        yield _telemetry()

    # ------------------------------------------------------------------ mending

    def treat(self, keeper: Keeper) -> list[str]:
        """Mends what can be mended and brings the index up to date; gives what was done, a sentence each.

        Raises:
            EngineError: another process indexes, or a folder or the disk fails meanwhile.
        """
        done: list[str] = keeper.repair(self._job, self.mend)["mended"]
        present = [folder.id for folder in self._users.folders() if scanning.root_present(folder.path, folder.device)]
        if present:
            report = keeper.index(self._job, present)
            done.append(f"indexed: {report.added + report.changed} files read, {report.deleted} forgotten")  # told
        return done

    def mend(self) -> dict[str, Any]:
        """Mends the profile's index files; only for the holder of the indexer's lock.

        An index run must follow, which reads what now waits. Gives what was done, as `{"mended": [...]}`.
        """
        done: list[str] = []
        for path in self._readable_by_others():
            path.chmod(0o700 if path.is_dir() else 0o600)
            done.append(f"{path.name} is readable by you alone")  # told
        for file in self._generations.leftover():
            done.append(f"deleted {file.name}, which nothing used")  # told
        for row in (self._generations.building(), self._generations.serving()):
            if row is not None and self._begun(row):
                done += self._mend_index(row)
        self._generations.sweep()
        return {"mended": done}

    def _mend_index(self, row: GenerationRow) -> list[str]:
        if not (why := self._unsound(row)):
            try:
                with self._opened(row) as health:
                    done = self._mend_contents(health)
                    embedder = self._generations.embedder(row.embedder)
                    if row.identity != embedder.identity or _least_agreement(health, embedder) >= SAMPLE_COSINE:
                        return done  # the indexer itself begins anew for another embedder
                    why = "its vectors are not those of its texts"  # told
            except DatabaseDamaged as error:
                why = error.message
        self._generations.begin_anew(row)
        return [f"gave up an index and built it anew from the folders ({why})"]  # told

    def _mend_contents(self, health: IndexHealth) -> list[str]:
        done = []
        faults = health.faults(self._job.check)
        if health.keyword_faults() or faults.altered:
            health.rebuild_keywords()
            done.append("rebuilt the keyword index")  # told
        if faults != Faults(files=faults.files, passages=faults.passages):
            done.append(f"took out what was damaged and read {health.remove(faults)} files again")  # told
        if again := self._drift(health).again:
            health.read_again(again)
            done.append(f"read {len(again)} changed files again")  # told
        return done


def rescue(paths: Paths) -> list[str]:
    """Replaces a damaged `user.db` by what can be saved of it; to be called before an Engine is made.

    Returns:
        What was done, one sentence each; nothing where it is sound.

    Raises:
        EngineError: another Alcove uses the profile, or it cannot be written.
    """
    from engine.store.salvage import salvage

    paths.create()
    lock = filelock.FileLock(paths.indexer_lock, timeout=0, mode=0o600)
    try:
        with lock:
            done = salvage(paths.user_db)
    except filelock.Timeout as error:
        raise EngineError(
            "another Alcove is using this profile", "close its window or its `alcove watch`, then try again"
        ) from error
    if done is None:
        return []
    told = [f"the damaged {paths.user_db.name} is kept as {done.kept}"]  # told
    if done.backup is not None:
        told.append(f"nothing of it could be read; {done.backup} took its place")  # told
    counts = ", ".join(f"{count} {table}s" for table, count in done.saved.items() if count)
    return [*told, f"saved: {counts}" if counts else "saved: nothing"]  # told


def _least_agreement(health: IndexHealth, embedder: Embedder) -> float:
    """Least cosine between stored vectors and those made now; 1 where there is nothing to compare."""
    import numpy as np

    held = [
        (Chunk(0, len(text), text, context, {}, 0).embedded_text, vector)
        for context, text, vector in health.sample(SAMPLE)
        if len(vector) == embedder.dimensions and np.isfinite(vector).all()
    ]
    now = embedder.embed_sentences([text for text, _ in held])
    return min((float(new @ old) for new, (_, old) in zip(now, held, strict=True)), default=1.0)


def _telemetry() -> Check:
    """onnxruntime sends telemetry by default since 1.29, unless this variable is set before its import."""
    try:
        release = tuple(int(part) for part in version("onnxruntime").split(".")[:2])
    except (PackageNotFoundError, ValueError):
        release = TELEMETRY_SINCE
    silent = release < TELEMETRY_SINCE or os.environ.get("ORT_DISABLE_TELEMETRY") == "1"
    return Check("no telemetry", silent, "none in onnxruntime" if silent else "set ORT_DISABLE_TELEMETRY=1")


def _to_mend(fault: str) -> str:
    return f"{fault}; {REPAIR}"


def _told(*faults: tuple[str, Sequence[str]], hint: str = REPAIR) -> str:
    """What is wrong, in one line; empty if nothing is. In a fault, the first `{}` is how many there are, the second
    where the examples go."""
    found = [what.format(len(names), _some(names)) for what, names in faults if names]
    return f"{'; '.join(found)}; {hint}" if found else ""


def _some(names: Sequence[str]) -> str:
    several = sorted(set(names))
    named = ", ".join(several[:NAMED])
    return f"{named} and {len(several) - NAMED} more" if len(several) > NAMED else named  # told
