"""Colours, sizes and icons of the window, for light and dark, from one table of tokens.

The palette, the style sheet (`resources/style/alcove.qss`) and the icons are all made of these tokens. Widgets
that paint by themselves ask `tokens()`: which table is in force is read off the application's palette, so there
is no second truth, and a widget has to repaint only when its palette changes.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from functools import cache
from string import Template

from PySide6.QtCore import QByteArray, QObject, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QIcon, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

from desktop.text_size import TextSize
from engine.paths import resources

LEAST_POINTS = 10.0  # Qt falls back to 9 where the desktop names no font


@dataclass(frozen=True, slots=True)
class Tokens:
    """Each colour by its use. Text colours have a contrast of at least 4.5 on every ground they stand on."""

    window: str
    surface: str
    sunken: str
    hover: str
    border: str
    text: str
    muted: str
    accent: str
    accent_hover: str
    on_accent: str
    accent_soft: str
    highlight: str
    on_highlight: str
    warning: str
    warning_soft: str
    error: str
    error_soft: str


LIGHT = Tokens(
    window="#f7f6f3",
    surface="#ffffff",
    sunken="#efede8",
    hover="#e7e4dd",
    border="#dfdcd4",
    text="#23262a",
    muted="#63676d",
    accent="#1f6a66",
    accent_hover="#17544f",
    on_accent="#ffffff",
    accent_soft="#e0edeb",
    highlight="#fcebb0",
    on_highlight="#23262a",
    warning="#7a4f00",
    warning_soft="#fdf3dc",
    error="#a4322a",
    error_soft="#fbeae7",
)

DARK = Tokens(
    window="#1a1c1f",
    surface="#23262a",
    sunken="#151719",
    hover="#2c3035",
    border="#363b41",
    text="#e7e8ea",
    muted="#a2a8b0",
    accent="#74c4bd",
    accent_hover="#92d5cf",
    on_accent="#0c2321",
    accent_soft="#213a38",
    highlight="#5b4b16",
    on_highlight="#fbf3da",
    warning="#e3b866",
    warning_soft="#372d18",
    error="#f09a90",
    error_soft="#3d2422",
)


def tokens() -> Tokens:
    """The table in force. (A widget's own palette will not do: a style sheet writes into it.)"""
    return DARK if QApplication.palette().color(QPalette.ColorRole.Window).lightness() < 128 else LIGHT


def palette_of(table: Tokens) -> QPalette:
    roles = QPalette.ColorRole
    palette = QPalette()
    for role, colour in {
        roles.Window: table.window,
        roles.WindowText: table.text,
        roles.Base: table.surface,
        roles.AlternateBase: table.sunken,
        roles.Text: table.text,
        roles.PlaceholderText: table.muted,
        roles.Button: table.surface,
        roles.ButtonText: table.text,
        roles.BrightText: table.error,
        roles.ToolTipBase: table.surface,
        roles.ToolTipText: table.text,
        roles.Highlight: table.accent,
        roles.HighlightedText: table.on_accent,
        roles.Link: table.accent,
        roles.LinkVisited: table.accent,
        roles.Accent: table.accent,
        roles.Light: table.surface,
        roles.Midlight: table.border,
        roles.Mid: table.border,
        roles.Dark: table.border,
        roles.Shadow: table.sunken,
    }.items():
        palette.setColor(role, QColor(colour))
    for role in (roles.WindowText, roles.Text, roles.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(table.muted))
    return palette


class Theme(QObject):
    """Dresses the application, in the colours of the system unless others are chosen.

    Args:
        late: the style sheet comes with `dress`, when the window is put together. Until then Qt would dress a widget,
            and all that is in it, again each time it is put into another: that took more than half of the making.
    """

    def __init__(self, app: QApplication, *, late: bool = False) -> None:
        super().__init__(app)
        self._app = app
        self._late = late
        self._table = LIGHT
        self._chosen: Qt.ColorScheme | None = None
        self._sheet = Template((resources() / "style" / "alcove.qss").read_text("utf-8"))
        app.setStyle("Fusion")
        font = app.font()
        if font.pointSizeF() < LEAST_POINTS:
            font.setPointSizeF(LEAST_POINTS)
            app.setFont(font)
        self._points = app.font().pointSizeF()
        self._size = TextSize(app)
        app.styleHints().colorSchemeChanged.connect(self._follow)
        self._follow()

    @classmethod
    def of_application(cls) -> Theme:
        """The one that dresses this application."""
        app = QApplication.instance()
        theme = app.findChild(cls) if app is not None else None
        assert theme is not None, "no Theme was made"
        return theme

    def choose(self, name: str) -> None:
        """Keeps to "light" or "dark" from now on, or follows the "system"."""
        chosen = {"light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark}.get(name)
        if chosen == self._chosen:
            return
        self._chosen = chosen
        self._app.styleHints().setColorScheme(self._chosen or Qt.ColorScheme.Unknown)  # so the frame goes along
        self._follow()

    def resize(self, percent: float) -> None:
        """Shows text at this size, of the system's own."""
        self._size.rescale(self._points * percent / 100)

    def _follow(self) -> None:
        self.use(self._chosen or self._app.styleHints().colorScheme())

    def use(self, scheme: Qt.ColorScheme) -> None:
        """Dresses everything for this scheme; an unknown one is taken for light."""
        self._table = DARK if scheme == Qt.ColorScheme.Dark else LIGHT
        self._app.setPalette(palette_of(self._table))
        if not self._late:
            self._app.setStyleSheet(self._sheet.substitute(asdict(self._table)))

    def dress(self) -> None:
        """Puts the style sheet on, if that was left for later."""
        if self._late:
            self._late = False
            self._app.setStyleSheet(self._sheet.substitute(asdict(self._table)))


def scaled(font: QFont, factor: float, weight: QFont.Weight | None = None) -> QFont:
    """The same font, larger or smaller: all sizes are relative to the person's own."""
    font = QFont(font)
    font.setPointSizeF(font.pointSizeF() * factor)
    if weight is not None:
        font.setWeight(weight)
    return font


@cache
def _drawing(name: str) -> str:
    return (resources() / "icons" / f"{name}.svg").read_text("utf-8")


@cache
def icon(name: str, colour: str, size: int = 20) -> QIcon:
    """The icon `resources/icons/<name>.svg` with its `currentColor` set, sharp up to three-fold scaling."""
    drawing = QSvgRenderer(QByteArray(_drawing(name).replace("currentColor", colour).encode()))
    made = QIcon()
    for ratio in (1, 2, 3):
        pixmap = QPixmap(QSize(size, size) * ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        drawing.render(painter, QRectF(0, 0, size * ratio, size * ratio))
        painter.end()
        pixmap.setDevicePixelRatio(ratio)
        made.addPixmap(pixmap)
    return made
