"""How the window looks: its colours, the size of its text, its language. Kept in the window's own file in the profile.

They are declared as the Engine's settings are, so that one kind of row shows both. They are not kept with those:
they have to be known before the first window is painted, and the Engine is opened after that.
"""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QSettings

from desktop import language
from desktop.language import marked
from desktop.theme import Theme
from engine.errors import EngineError
from engine.settings import Setting

GROUP = marked("Appearance")
THEME = Setting(
    "appearance.theme",
    "system",
    marked("Colours"),
    marked("as the system has them, or always light or dark"),
    choices=("system", "light", "dark"),
    words=(marked("As the system"), marked("Light"), marked("Dark")),
    group=GROUP,
)
TEXT_SIZE = Setting(
    "appearance.text_size",
    100,
    marked("Text size"),
    marked("everything in the window becomes smaller or larger"),
    90,
    150,
    unit="%",
    step=10,
    ends=(marked("Smaller"), marked("Larger")),
    group=GROUP,
)
LANGUAGE = Setting(
    "appearance.language",
    "system",
    marked("Language of the window"),
    marked("takes effect when Alcove is started again; answers keep to the language of your question and files"),
    choices=("system", *language.LANGUAGES),
    words=(marked("As the system"), "English", "Deutsch"),
    group=GROUP,
)
ALL: tuple[Setting[Any], ...] = (THEME, TEXT_SIZE, LANGUAGE)


class Appearance:
    """The person's choice of colours and size, kept in `settings` and put into effect."""

    def __init__(self, settings: QSettings) -> None:
        self._settings = settings

    def get(self, setting: Setting[Any]) -> Any:
        """What was chosen, or the default where nothing that fits is kept."""
        kept = self._settings.value(setting.key)
        if kept is None:
            return setting.default
        try:
            return setting.checked(type(setting.default)(kept))  # an ini file holds text
        except (ValueError, EngineError):
            return setting.default

    def set(self, setting: Setting[Any], value: Any) -> None:
        """Keeps a choice and puts it into effect at once."""
        self._settings.setValue(setting.key, setting.checked(value))
        self._settings.sync()
        self.apply()

    def step(self, setting: Setting[Any], by: int) -> None:
        """Goes some steps up or down, as far as it goes; 0 goes back to the default."""
        value = self.get(setting) + by * setting.step if by else setting.default
        self.set(setting, min(max(value, setting.minimum), setting.maximum))

    def apply(self) -> None:
        """Puts into effect what was chosen."""
        theme = Theme.of_application()
        theme.choose(self.get(THEME))
        theme.resize(self.get(TEXT_SIZE))
