"""Colours as documents write them, and whether text in one can be seen on another."""

from __future__ import annotations

import colorsys
import re
from typing import NamedTuple

UNSEEN_CONTRAST = 1.1  # WCAG's ratio of 1 to 21; #f5f5f5 on white has 1.09, the palest grey that is used has 1.2


class Colour(NamedTuple):
    """Red, green and blue, 0 to 255, and how opaque it is, 0 to 1."""

    red: float
    green: float
    blue: float
    alpha: float = 1.0

    def on(self, ground: Colour) -> Colour:
        """What is seen of it on an opaque ground."""
        a = self.alpha
        mixed = (mine * a + theirs * (1 - a) for mine, theirs in zip(self[:3], ground[:3], strict=True))
        return Colour(*mixed)

    @property
    def luminance(self) -> float:
        linear = [(c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4) for c in (v / 255 for v in self[:3])]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


WHITE = Colour(255, 255, 255)
BLACK = Colour(0, 0, 0)
_NAMED = (
    "white:ffffff black:000000 red:ff0000 lime:00ff00 blue:0000ff yellow:ffff00 cyan:00ffff aqua:00ffff "
    "magenta:ff00ff fuchsia:ff00ff gray:808080 grey:808080 silver:c0c0c0 maroon:800000 olive:808000 "
    "green:008000 purple:800080 teal:008080 navy:000080 orange:ffa500 snow:fffafa ivory:fffff0 "
    "ghostwhite:f8f8ff whitesmoke:f5f5f5 floralwhite:fffaf0 mintcream:f5fffa azure:f0ffff aliceblue:f0f8ff "
    "honeydew:f0fff0 seashell:fff5ee oldlace:fdf5e6 linen:faf0e6 lavenderblush:fff0f5 beige:f5f5dc "
    "lightyellow:ffffe0 cornsilk:fff8dc gainsboro:dcdcdc lightgray:d3d3d3 lightgrey:d3d3d3 darkgray:a9a9a9 "
    "darkgrey:a9a9a9 dimgray:696969 dimgrey:696969 darkblue:00008b darkgreen:006400 darkred:8b0000 "
    "midnightblue:191970 pink:ffc0cb brown:a52a2a gold:ffd700 tomato:ff6347 crimson:dc143c lavender:e6e6fa "
)
_NAMES = {name: Colour(*bytes.fromhex(code)) for name, code in (pair.split(":") for pair in _NAMED.split())}
_hex = re.compile(r"#?([0-9a-f]{3,8})")
_function = re.compile(r"(rgb|hsl)a?\(([^()]*)\)")


def parse(text: str) -> Colour | None:
    """A colour as CSS or Office writes it: a name, #fff, FFFFFF, rgb(), hsl(), transparent; None if it is none."""
    text = text.strip().lower()
    if text in _NAMES:
        return _NAMES[text]
    if text == "transparent":
        return Colour(0, 0, 0, 0.0)
    if match := _hex.fullmatch(text):
        digits = match[1]
        if len(digits) in (3, 4):
            digits = "".join(2 * digit for digit in digits)
        if len(digits) in (6, 8):
            values = bytes.fromhex(digits)
            return Colour(values[0], values[1], values[2], values[3] / 255 if len(values) == 4 else 1.0)
    if match := _function.fullmatch(text):
        return _called(match[1], re.split(r"[\s,/]+", match[2].strip()))
    return None


def _called(name: str, arguments: list[str]) -> Colour | None:
    try:
        if len(arguments) not in (3, 4):
            return None
        alpha = _share(arguments[3], 1.0) if len(arguments) == 4 else 1.0
        if name == "hsl":
            hue = float(arguments[0].removesuffix("deg")) / 360
            saturation, light = (float(a.removesuffix("%")) / 100 for a in arguments[1:3])
            red, green, blue = (255 * value for value in colorsys.hls_to_rgb(hue % 1, light, saturation))
        else:
            red, green, blue = (_share(argument, 255.0) for argument in arguments[:3])
        return Colour(red, green, blue, alpha)
    except ValueError:
        return None


def _share(text: str, whole: float) -> float:
    value = float(text[:-1]) / 100 * whole if text.endswith("%") else float(text)
    return min(whole, max(0.0, value))


def unseen(colour: Colour | None, ground: Colour | None) -> bool:
    """Whether text of this colour cannot be seen on this ground; what is not known can be seen."""
    if colour is None:
        return False
    if colour.alpha < 0.03:
        return True
    if ground is None:
        return False
    one, other = sorted((colour.on(ground).luminance, ground.luminance))
    # Two colours may be equally bright and still differ.
    distance = max(abs(mine - theirs) for mine, theirs in zip(colour.on(ground)[:3], ground[:3], strict=True))
    return (other + 0.05) / (one + 0.05) < UNSEEN_CONTRAST and distance < 26
