"""Colours of the title cards: curated sets, and the arithmetic of their contrast."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Palette:
    """The inks of one card, as `#rrggbb`.

    `ground` is the paper; `ink` sets type on it, with at least 4.5:1; `first`, `second` and `third` are for shapes.
    Type on a shape takes `on(colour)`.
    """

    ground: str
    ink: str
    first: str
    second: str
    third: str

    def on(self, *colours: str) -> str:
        """The colour of this palette (or near-black, or near-white) that reads best on all of the colours given.

        A palette colour is preferred when it reaches 5.5:1, so that black and white appear only where they must.
        """
        own = max((self.ink, self.ground, self.first, self.second, self.third), key=lambda c: _worst(c, colours))
        if _worst(own, colours) >= 5.5:
            return own
        return max((own, "#0c0b0a", "#fffdf8"), key=lambda c: _worst(c, colours))


def _worst(ink: str, colours: tuple[str, ...]) -> float:
    return min(contrast(ink, colour) for colour in colours)


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two `#rrggbb` colours, from 1 to 21, as WCAG 2.2 defines it."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    """Relative luminance of a `#rrggbb` colour, from 0 (black) to 1 (white), as WCAG 2.2 defines it."""
    red, green, blue = (_linear(int(colour[i : i + 2], 16) / 255) for i in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4


def mix(one: str, other: str, share: float) -> str:
    """`one` with `share` (0 to 1) of `other` mixed in."""
    return _join(a + (b - a) * share for a, b in zip(_channels(one), _channels(other), strict=True))


def multiply(one: str, other: str) -> str:
    """The colour where two transparent inks cross."""
    return _join(a * b / 255 for a, b in zip(_channels(one), _channels(other), strict=True))


def _channels(colour: str) -> tuple[int, ...]:
    return tuple(int(colour[i : i + 2], 16) for i in (1, 3, 5))


def _join(channels: Iterable[float]) -> str:
    return "#" + "".join(f"{round(channel):02x}" for channel in channels)
