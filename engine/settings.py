"""Every setting, declared once: key, default, label, range. The settings window and the docs read this."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from engine.errors import EngineError

if TYPE_CHECKING:
    from engine.store.user import UserStore

T = TypeVar("T", bound="bool | int | float | str | list[str]")


@dataclass(frozen=True, slots=True)
class Setting(Generic[T]):
    """One thing the person may choose. Numbers keep to `minimum` <= value <= `maximum`."""

    key: str
    default: T
    label: str
    help: str = ""
    minimum: float | None = None
    maximum: float | None = None
    choices: tuple[str, ...] = ()

    def checked(self, value: Any) -> T:
        """`value` as this setting's type.

        Raises:
            EngineError: another type, or outside the range or the choices.
        """
        kind = type(self.default)
        if kind is float and isinstance(value, int) and not isinstance(value, bool):
            value = float(value)
        hint = f"{self.label}: {self.help}" if self.help else f"{self.label} is a {kind.__name__}"
        if type(value) is not kind:
            raise EngineError(f"{value!r} does not fit the setting {self.key}", hint)
        if self.choices and value not in self.choices:
            raise EngineError(f"{value!r} does not fit {self.key}", f"choose one of {', '.join(self.choices)}")
        if isinstance(value, int | float):
            low = value if self.minimum is None else self.minimum
            high = value if self.maximum is None else self.maximum
            if not low <= value <= high:
                raise EngineError(f"{value!r} is out of range for {self.key}", f"choose from {low} to {high}")
        return value


PAUSED = Setting("index.paused", False, "Pause indexing")
IGNORE: Setting[list[str]] = Setting("index.ignore", [], "Ignore everywhere", "gitignore patterns for every folder")
DEBOUNCE = Setting("watch.debounce", 0.15, "Wait for a file to be still", "seconds", 0.0, 10.0)
RECONCILE = Setting("watch.reconcile", 600.0, "Compare with the disk every", "seconds", 10.0, 86_400.0)
CHAT_MODEL = Setting("model.chat", "", "Language model", "id of a model; empty: the starter, if there is one")
ADAPTER = Setting("model.adapter", "", "Skill", "id of an adapter; empty: none")
THREADS = Setting("model.threads", 0, "Processor threads for answers", "0: measured or one per core", 0, 256)
CONTEXT = Setting("model.context", 4096, "Context used on the processor", "tokens", 512, 131_072)
GPU_LAYERS = Setting("model.gpu_layers", -1, "Layers on the GPU", "-1: as many as fit", -1, 1000)
MAX_TOKENS = Setting("answer.max_tokens", 512, "Longest answer", "tokens", 16, 8192)
STYLE = Setting("answer.style", "full", "Style of answers", choices=("short", "full"))
CAREFULNESS = Setting(
    "answer.refuse_below", 0.0, "Refuse when the evidence is below", "0: as measured for the embedder", 0.0, 1.0
)
TRAINER_PYTHON = Setting("train.python", "", "Python that trains", "its program file; empty: found or set up by Alcove")
TRAINER_INDEX = Setting("train.index", "", "Package index for the trainer", "its address; empty: PyPI")
TRAINER_WHEELS = Setting(
    "train.wheels", "", "Folder of wheels for the trainer", "with it and no index, nothing is fetched"
)

ALL: Sequence[Setting[Any]] = (
    PAUSED,
    IGNORE,
    DEBOUNCE,
    RECONCILE,
    CHAT_MODEL,
    ADAPTER,
    THREADS,
    CONTEXT,
    GPU_LAYERS,
    MAX_TOKENS,
    STYLE,
    CAREFULNESS,
    TRAINER_PYTHON,
    TRAINER_INDEX,
    TRAINER_WHEELS,
)


class Settings:
    """The person's choices in `user.db`, checked against the declarations."""

    def __init__(self, store: UserStore) -> None:
        self._store = store

    def get(self, setting: Setting[T]) -> T:
        """The stored value, or the default where none, or none that fits any more, is stored."""
        value = self._store.setting(setting.key)
        if value is None:
            return setting.default
        try:
            return setting.checked(value)
        except EngineError:
            return setting.default  # written by an older version with another range

    def set(self, setting: Setting[T], value: T | None) -> None:
        """Stores a value; None goes back to the default.

        Raises:
            EngineError: the value does not fit.
        """
        self._store.set_setting(setting.key, None if value is None else setting.checked(value))
