"""Every setting, declared once: key, default, label, range. The settings window and the docs read this."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Generic, Literal, TypeVar

from engine import quiet
from engine.errors import EngineError

if TYPE_CHECKING:
    from engine.store.user import UserStore

T = TypeVar("T", bound="bool | int | float | str | list[str]")
Control = Literal["switch", "choice", "slider", "number", "lines", "text", "hours"]


@dataclass(frozen=True, slots=True)
class Setting(Generic[T]):
    """One thing the person may choose. Numbers keep to `minimum` <= value <= `maximum`.

    Args:
        help: what it means, in a sentence.
        choices: the only values there are.
        words: the choices as a person would say them; none: as they are.
        unit: of a number, such as "s".
        step: from one value of a number to the next that is offered.
        stops: places of a slider, from its left end on: a value, and what it means in a sentence. None: every step.
        ends: what the two ends of a slider are; a number with them is chosen with a slider.
        group: heading that it stands under on the Settings page; empty: it is chosen elsewhere.
        form: gives a text of a certain form as it is kept, and raises EngineError for any other.
        kind: what it is chosen with, where the default does not say it.
    """

    key: str
    default: T
    label: str
    help: str = ""
    minimum: float | None = None
    maximum: float | None = None
    choices: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    unit: str = ""
    step: float = 1
    stops: tuple[tuple[float, str], ...] = ()
    ends: tuple[str, str] | None = None
    group: str = ""
    form: Callable[[T], T] | None = None
    kind: Control | None = None

    @property
    def control(self) -> Control:
        """The kind of control that it is chosen with."""
        if self.kind is not None:
            return self.kind
        match self.default:
            case bool():
                return "switch"
            case int() | float():
                return "slider" if self.ends else "number"
            case str():
                return "choice" if self.choices else "text"
            case _:
                return "lines"

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
        return self.form(value) if self.form else value


ANSWERS, FILES, BACKGROUND, PRIVACY, MORE = "Answering", "Files", "In the background", "Privacy", "More"  # told

PAUSED = Setting("index.paused", False, "Pause indexing")
IGNORE: Setting[list[str]] = Setting(
    "index.ignore",
    [],
    "Leave out everywhere",
    "files and folders with these names are not read, in any folder; a pattern a line, as in a .gitignore",
    group=FILES,
)
DEBOUNCE = Setting(
    "watch.debounce",
    0.15,
    "Wait for a file to be still",
    "a file that is being written is read once it has not changed for so long",
    0.0,
    10.0,
    unit="s",
    step=0.05,
    group=MORE,
)
RECONCILE = Setting(
    "watch.reconcile",
    600.0,
    "Compare with the disk",
    "folders are looked through again after so long, for changes that the system did not report",
    10.0,
    86_400.0,
    unit="s",
    step=60,
    group=MORE,
)
CHAT_MODEL = Setting("model.chat", "", "Language model", "id of a model; empty: the starter, if there is one")
ADAPTER = Setting("model.adapter", "", "Skill", "id of an adapter; empty: none")
THREADS = Setting(
    "model.threads",
    0,
    "Processor threads for answers",
    "0: as many as were measured to be fastest, or one per core",
    0,
    256,
    group=MORE,
)
CONTEXT = Setting(
    "model.context",
    4096,
    "Context used on the processor",
    "how much of a chat and of your files a language model sees at once; more is slower",
    512,
    131_072,
    unit="tokens",  # told: words
    step=512,
    group=MORE,
)
GPU_LAYERS = Setting(
    "model.gpu_layers", -1, "Layers on the GPU", "-1: as many of the model as fit", -1, 1000, group=MORE
)
MAX_TOKENS = Setting(
    "answer.max_tokens",
    512,
    "Longest answer",
    "a language model stops after so many tokens; a token is about three quarters of a word",
    16,
    8192,
    unit="tokens",  # told: words
    step=64,
    group=MORE,
)
STYLE = Setting(
    "answer.style",
    "full",
    "Style of answers",
    "in whole sentences, or the words alone that answer",
    choices=("short", "full"),
    words=("The words alone", "Whole sentences"),
    group=ANSWERS,
)
CAREFULNESS = Setting(
    "answer.refuse_below",
    0.0,
    "How careful answers are",
    "when the evidence in your files is weak, a careful Alcove says that it found no answer",
    0.0,
    1.0,
    stops=(
        (0.7, "Answers only where nearly everything speaks for it. Many questions are refused that your files answer."),
        (0.5, "Answers where much speaks for it. Some questions are refused that your files answer."),
        (0.0, "As measured to be best: few questions are refused wrongly, and few answered without grounds."),
        (0.2, "Answers where a little speaks for it. Some answers will be beside the point: look at what is quoted."),
        (0.1, "Answers where anything speaks for it. Many answers will be beside the point: look at what is quoted."),
    ),
    ends=("Careful", "Helpful"),
    group=ANSWERS,
)
TRAY = Setting(
    "background.tray",
    False,
    "Go on when the window is closed",
    "closing the window hides it, and your files are followed as before; its icon in the tray brings it back",
    group=BACKGROUND,
)
AT_LOGIN = Setting(
    "background.login",
    False,
    "Start at login",
    "Alcove begins with your session, in the tray or as a minimised window",
    group=BACKGROUND,
)
QUIET_HOURS = Setting(
    "index.quiet_hours",
    "",
    "Quiet hours",
    "indexing rests in this time of the day, also over midnight; you can ask and find as ever",
    group=BACKGROUND,
    form=quiet.checked,
    kind="hours",
)
PROCESSOR = Setting(
    "index.processor",
    100,
    "Processor for indexing",
    "how much of the processor's cores reading and embedding your files may use, in percent",
    5,
    100,
    unit="%",
    stops=(
        (10, "A tenth of the cores: hardly to be noticed. Indexing takes about ten times as long."),
        (25, "A quarter of the cores: quiet. Indexing takes about four times as long."),
        (50, "Half of the cores. Indexing takes about twice as long."),
        (75, "Three quarters of the cores."),
        (100, "All cores. Other programs go first even so."),
    ),
    ends=("Gentle", "Full"),
    group=BACKGROUND,
)
OFFLINE = Setting(
    "network.offline",
    False,
    "Stay offline",
    "no connection is opened, not even for a download that you order",
    group=PRIVACY,
)
TRAINER_PYTHON = Setting(
    "train.python", "", "Python that trains", "its program file; empty: found or set up by Alcove", group=MORE
)
TRAINER_INDEX = Setting("train.index", "", "Package index for the trainer", "its address; empty: PyPI", group=MORE)
TRAINER_WHEELS = Setting(
    "train.wheels",
    "",
    "Folder of wheels for the trainer",
    "with it and no index, nothing is fetched",
    group=MORE,
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
    TRAY,
    AT_LOGIN,
    QUIET_HOURS,
    PROCESSOR,
    OFFLINE,
    TRAINER_PYTHON,
    TRAINER_INDEX,
    TRAINER_WHEELS,
)


class Settings:
    """The person's choices in `user.db`, checked against the declarations.

    Args:
        profile: its folder; None where nothing can be started at login, which is no matter of `user.db`.
    """

    def __init__(self, store: UserStore, profile: Path | None = None) -> None:
        self._store = store
        self._profile = profile

    def get(self, setting: Setting[T]) -> T:
        """The stored value, or the default where none, or none that fits any more, is stored."""
        if setting.key == AT_LOGIN.key and self._profile is not None:
            from engine.system import login  # it needs `subprocess`, which no start of the window waits for

            return setting.checked(login.starts(self._profile))
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
            EngineError: the value does not fit, or the system refuses it.
        """
        if setting.key == AT_LOGIN.key and self._profile is not None:
            from engine.system import login

            wanted = value is not None and setting.checked(value)
            (login.start if wanted else login.start_no_more)(self._profile)
            return
        self._store.set_setting(setting.key, None if value is None else setting.checked(value))
