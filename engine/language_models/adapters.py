"""The skills that models were taught: which there are, which one is in use, and with what model each may be served.

An adapter is a folder of the profile, `adapters/<id>/`: `adapter.gguf` (LoRA weights, F16), `card.json` (everything
known of its making, for people and for other programs), and whatever its maker left to repeat it. The row in
`user.db` is the truth; the file's sha256 stands in it, and a file that has another one is never loaded.

An adapter belongs to a model, that is to its source file; each variant of that model serves it only if the parity
gate was passed on that very file.
"""

from __future__ import annotations

import json
import re
import shutil
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from engine import settings
from engine.errors import EngineError
from engine.language_models.skills import Skill
from engine.paths import Paths
from engine.store.adapters import AdapterRow, AdapterStore
from engine.system.durable import put_in_place
from engine.system.hashing import file_sha256
from engine.types import AdapterInfo

if TYPE_CHECKING:
    from engine.language_models.models import LocalModel, Models
    from engine.store.user import UserStore

NONE = "none"  # said of a chat or a question: without any adapter
WEIGHTS = "adapter.gguf"
CARD = "card.json"
_UNFINISHED = ".part"


@dataclass(frozen=True, slots=True)
class Adapter:
    """A registered adapter. `folder` holds its files."""

    id: str
    name: str
    skill: Skill
    model_sha256: str
    sha256: str
    folder: Path
    card: Mapping[str, Any]
    created: float

    @property
    def weights(self) -> Path:
        return self.folder / WEIGHTS

    @property
    def accepted(self) -> bool:
        """Whether it passed the gate: better than the base on held-out examples."""
        return bool(self.card.get("accepted", False))

    def checked(self) -> Path:
        """The file with its weights, once its sha256 has been found to be the registered one.

        Raises:
            EngineError: it is missing, or a single bit of it has changed.
        """
        remedy = f"train it again: alcove tune --from {self.id}; or remove it: alcove adapters remove {self.id}"  # told
        try:
            found = file_sha256(self.weights)
        except OSError as error:
            raise EngineError(
                f"the file of the skill {self.name!r} cannot be read: {error.strerror}", remedy
            ) from error
        if found != self.sha256:
            raise EngineError(
                f"the file of the skill {self.name!r} is damaged: its sha256 is {found[:12]}… instead of"
                f" {self.sha256[:12]}…",
                remedy,
            )
        return self.weights


@dataclass(frozen=True, slots=True)
class Choice:
    """Which adapter answers: None for none. `named` if a person said so for this very question."""

    adapter: Adapter | None
    named: bool

    @property
    def skill(self) -> Skill | None:
        return self.adapter.skill if self.adapter else None


class Adapters:
    """The adapters of a profile.

    Args:
        users: their rows.
        chosen: which of them is active.
        models: what they belong to.
    """

    def __init__(self, paths: Paths, users: UserStore, chosen: settings.Settings, models: Models) -> None:
        self._folder = paths.adapters
        self._store = AdapterStore(users)
        self._settings = chosen
        self._models = models

    # ------------------------------------------------------------------ what is here

    def all(self) -> tuple[Adapter, ...]:
        """Every adapter, the newest first."""
        return tuple(self._adapter(row) for row in self._store.all())

    def _adapter(self, row: AdapterRow) -> Adapter:
        skill = Skill.from_json(row.card["skill"])
        return Adapter(
            row.id, row.name, skill, row.model_sha256, row.sha256, self._folder / row.id, row.card, row.created
        )

    def list(self) -> tuple[AdapterInfo, ...]:
        """As `all`, with everything that is known of them."""
        return tuple(self.info(adapter) for adapter in self.all())

    def info(self, adapter: Adapter) -> AdapterInfo:
        card = adapter.card
        return AdapterInfo(
            id=adapter.id,
            name=adapter.name,
            kind=adapter.skill.kind,
            instruction=adapter.skill.instruction,
            labels=adapter.skill.labels,
            model_sha256=adapter.model_sha256,
            data_sha256=str(card.get("data_sha256", "")),
            scores=dict(card.get("scores", {})),
            parity={name: float(result.get("share", 0.0)) for name, (_, result) in self.parities(adapter).items()},
            active=adapter.id == self._settings.get(settings.ADAPTER),
            accepted=adapter.accepted,
            why=str(card.get("why", "")),
            created=adapter.created,
            card=card,
        )

    def get(self, adapter: str) -> Adapter:
        """By id, or by the beginning of an id, or by a name, where that is unique.

        Raises:
            EngineError: none or several.
        """
        known = self.all()
        found = [each for each in known if each.id == adapter]
        found = found or [each for each in known if adapter and each.id.startswith(adapter)]
        found = found or [each for each in known if adapter and each.name == adapter]
        if len(found) == 1:
            return found[0]
        if not found:
            raise EngineError(f"there is no adapter {adapter!r} here", "see: alcove adapters list")
        raise EngineError(f"{adapter!r} may be any of {', '.join(each.id for each in found)}", "write the whole id")

    def active(self) -> Adapter | None:
        """The one that answers use unless something else is said."""
        chosen = self._settings.get(settings.ADAPTER)
        return self._one(chosen) if chosen else None

    def _one(self, adapter: str) -> Adapter | None:
        """That of just this id; the others' cards are not read: each question asks for one."""
        row = self._store.one(adapter)
        return None if row is None else self._adapter(row)

    # ------------------------------------------------------------------ coming and going

    def register(
        self,
        name: str,
        skill: Skill,
        weights: Path,
        *,
        model_sha256: str,
        card: Mapping[str, Any],
        files: Mapping[str, Path] | None = None,
    ) -> Adapter:
        """Takes an adapter into the profile. Its files are copied; the row comes last, so there is none without.

        Args:
            weights: GGUF file with the LoRA.
            model_sha256: of the source model that it was trained on.
            card: everything known of its making, fit for JSON. `AdapterInfo` shows its keys `data_sha256`,
                `scores`, `accepted` and `why`; `skill`, `name`, `model_sha256` and `sha256` are filled in.
            files: further files to keep with it, by the names they get.

        Raises:
            EngineError: a file cannot be read, or the disk is full.
        """
        try:
            sha256 = file_sha256(weights)
            identity = self._free_id(name, sha256)
            whole = {
                **card,
                "id": identity,
                "name": name,
                "skill": skill.to_json(),
                "model_sha256": model_sha256,
                "sha256": sha256,
            }
            self._write(identity, {WEIGHTS: weights, **(files or {})}, whole)
        except OSError as error:
            raise EngineError(
                f"the skill {name!r} cannot be kept: {error.strerror}", "make room on the disk, and try again"
            ) from error
        self._store.put(AdapterRow(identity, name, skill.kind, model_sha256, sha256, whole, time.time()))
        return self.get(identity)

    def _free_id(self, name: str, sha256: str) -> str:
        """Made of the name and the file's hash, so that no other file ever comes under the same path."""
        taken = {each.id for each in self._store.all()}
        words = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")[:40] or "skill"
        base = f"{words}-{sha256[:6]}"
        return next(
            identity
            for number in range(len(taken) + 1)
            if (identity := f"{base}-{number + 1}" if number else base) not in taken
        )

    def _write(self, identity: str, files: Mapping[str, Path], card: Mapping[str, Any]) -> None:
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        part = self._folder / f"{identity}{_UNFINISHED}"
        shutil.rmtree(part, ignore_errors=True)
        part.mkdir(mode=0o700)
        try:
            for name, file in files.items():
                shutil.copyfile(file, part / name)
            (part / CARD).write_text(json.dumps(card, indent=1, ensure_ascii=False), encoding="utf-8")
            for file in part.iterdir():
                file.chmod(0o600)
            shutil.rmtree(self._folder / identity, ignore_errors=True)  # without a row: of a removal cut short
            put_in_place(part, self._folder / identity)  # the run that it was made in is deleted next
        except BaseException:
            shutil.rmtree(part, ignore_errors=True)
            raise

    def remove(self, adapter: str) -> Adapter:
        """Deletes an adapter and its files for good.

        Raises:
            EngineError: there is none, or a file cannot be deleted.
        """
        gone = self.get(adapter)
        self._store.remove(gone.id)
        if self._settings.get(settings.ADAPTER) == gone.id:
            self._settings.set(settings.ADAPTER, None)
        try:
            if gone.folder.exists():
                shutil.rmtree(gone.folder)
        except OSError as error:
            raise EngineError(
                f"the skill {gone.name!r} is removed, but not its files: {error.strerror}", f"delete {gone.folder}"
            ) from error
        return gone

    # ------------------------------------------------------------------ which one answers

    def use(self, adapter: str | None) -> Adapter | None:
        """Makes an adapter the one that answers use; None, or "none": no adapter.

        Raises:
            EngineError: there is none of that id, or the model in use does not serve it.
        """
        if adapter is None or adapter == NONE:
            self._settings.set(settings.ADAPTER, None)
            return None
        chosen = self.get(adapter)
        model = self._models.current()
        if model is not None:
            self.check(chosen, model)
        self._settings.set(settings.ADAPTER, chosen.id)
        return chosen

    def choose(self, named: str | None = None, chat: str = "") -> Choice:
        """The adapter named ("none": none), else what was chosen for the chat, else the active one if it answers
        questions: a plain question is not to be given a label, or rewritten, because such a skill is in use.

        Raises:
            EngineError: there is none of that id.
        """
        if named is not None:
            return Choice(None if named == NONE else self.get(named), named=True)
        remembered = self._store.of_chat(chat) if chat else None
        if remembered == NONE:
            return Choice(None, named=False)
        if remembered and (known := self._one(remembered)) is not None:
            return Choice(known, named=False)
        active = self.active()
        if active is not None and active.skill.kind != "answer":
            active = None
        return Choice(active, named=False)

    def check(self, adapter: Adapter, model: LocalModel) -> None:
        """Whether this variant of a model may serve an adapter.

        Raises:
            EngineError: the adapter belongs to another model, or parity was not shown on this file; the hint names
                a model with which it works.
        """
        if adapter.model_sha256 != model.source_sha256:
            own = [each.id for each in self._models.all() if each.source_sha256 == adapter.model_sha256]
            passing = [name for name, (passed, _) in self.parities(adapter).items() if passed]
            works = next((name for name in own if name in passing), own[0] if own else "")
            raise EngineError(
                f"the skill {adapter.name!r} was taught to another model than {model.id}",
                f"use its own: alcove models use {works}" if works else "the model it was taught to is not here",
            )
        measured = self.parities(adapter)
        passed, result = measured.get(model.id, (False, {}))
        if passed:
            return
        why = result.get("why") or "it was not compared with the trainer on this variant yet"  # told
        others = [name for name, (fine, _) in measured.items() if fine]
        best = max(others, key=lambda name: float(measured[name][1].get("share", 0.0)), default="")
        raise EngineError(
            f"the skill {adapter.name!r} is not used with {model.id}: {why}",
            f"it works with {best}: alcove models use {best}"
            if best
            else f"train it again with this model: alcove tune --from {adapter.id}"
            if measured.get(model.id)
            else f"have it compared: alcove models use {model.id}",
        )

    # ------------------------------------------------------------------ parity

    def record(self, adapter: str, variant_sha256: str, passed: bool, result: Mapping[str, Any]) -> None:
        """Keeps what the parity gate found (`Parity.to_json`) on one variant of the model."""
        self._store.put_parity(self.get(adapter).id, variant_sha256, passed, result)

    def parity_of(self, adapter: str, variant_sha256: str) -> Mapping[str, Any] | None:
        """What the parity gate found on this variant; None if it was not asked."""
        rows = (row for row in self._store.parities() if (row.adapter, row.variant_sha256) == (adapter, variant_sha256))
        return next((row.result for row in rows), None)

    def parities(self, adapter: Adapter) -> dict[str, tuple[bool, Mapping[str, Any]]]:
        """(passed, result) by the id of the variant; one that is not here any more is named by its hash."""
        names = {model.sha256: model.id for model in self._models.all()}
        return {
            names.get(row.variant_sha256, row.variant_sha256[:12]): (row.passed, row.result)
            for row in self._store.parities()
            if row.adapter == adapter.id
        }

    def unjudged(self, model: LocalModel) -> tuple[Adapter, ...]:
        """Adapters of this model on whose present variant the parity gate was never asked."""
        return tuple(
            each
            for each in self.all()
            if each.model_sha256 == model.source_sha256 and self.parity_of(each.id, model.sha256) is None
        )
