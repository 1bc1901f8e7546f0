"""SVG in few bytes: numbers, shapes, and the sheet that a card is drawn on."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape

from .faces import Face
from .typesetting import Block, Box, Line, set_line, set_title
from .wording import has_italics, is_plain_latin, is_right_to_left, language

Point = tuple[float, float]

WIDEST_FALLBACK = 1.18
"""How much wider than estimated a line is where a machine has none of a stack's faces but DejaVu, the widest usual one."""


UPSIDE_DOWN = "matrix(1 0 0 -1 0 600)"
"""The transform that mirrors a card's shapes from top to bottom."""


def num(value: float) -> str:
    """A coordinate with at most one decimal."""
    text = f"{value:.1f}".removesuffix(".0")
    return "0" if text == "-0" else text


def attributes(**values: object) -> str:
    """SVG attributes: `stroke_width=2` becomes ` stroke-width="2"`; None is left out."""
    written = ""
    for name, value in values.items():
        if value is not None:
            text = num(value) if isinstance(value, int | float) else str(value)
            written += f' {name.strip("_").replace("_", "-")}="{text}"'
    return written


def rect(x: float, y: float, width: float, height: float, fill: str, **more: object) -> str:
    """A rectangle."""
    place = attributes(x=x or None, y=y or None, width=width, height=height)
    return f"<rect{place}{attributes(fill=fill, **more)}/>"


def circle(x: float, y: float, radius: float, fill: str = "none", **more: object) -> str:
    """A circle."""
    return f"<circle{attributes(cx=x, cy=y, r=radius, fill=fill, **more)}/>"


def path(d: str, fill: str = "none", **more: object) -> str:
    """A path from its data."""
    return f'<path d="{d}"{attributes(fill=fill, **more)}/>'


def polygon(points: Iterable[Point], fill: str, **more: object) -> str:
    """A closed shape with straight edges."""
    return path(outline(points), fill, **more)


def outline(points: Iterable[Point]) -> str:
    """Path data of a closed shape with straight edges, rounded to whole units."""
    return "M" + "L".join(f"{round(x)} {round(y)}" for x, y in points) + "z"


def group(content: str, **more: object) -> str:
    """Shapes that share attributes."""
    return f"<g{attributes(**more)}>{content}</g>"


def polar(x: float, y: float, radius: float, degrees: float) -> Point:
    """The point at a distance and an angle, clockwise from the right."""
    return x + radius * math.cos(math.radians(degrees)), y + radius * math.sin(math.radians(degrees))


def sector(x: float, y: float, radius: float, start: float, end: float) -> str:
    """Path data of a straight-edged ray from a point."""
    return outline([(x, y), polar(x, y, radius, start), polar(x, y, radius, end)])


def linear(name: str, *stops: tuple[float, str], across: bool = False) -> str:
    """A gradient from top to bottom, or across; stops are (percent, colour)."""
    way = "" if across else ' x2="0" y2="1"'
    return f'<linearGradient id="{name}"{way}>{_stops(stops)}</linearGradient>'


def radial(name: str, *stops: tuple[float, str]) -> str:
    """A gradient from the middle outward; stops are (percent, colour)."""
    return f'<radialGradient id="{name}">{_stops(stops)}</radialGradient>'


def _stops(stops: Sequence[tuple[float, str]]) -> str:
    return "".join(f'<stop offset="{num(at)}%" stop-color="{colour}"/>' for at, colour in stops)


GRAIN = (
    '<filter id="n"><feTurbulence baseFrequency=".8" numOctaves="2"/>'
    '<feColorMatrix values="0 0 0 0 {shade} 0 0 0 0 {shade} 0 0 0 0 {shade} 0 0 0 {strength} -{floor}"/></filter>'
)


def grain(width: float, height: float, strength: float = 0.9, light: bool = False) -> str:
    """A film of fine specks over the whole card, dark or light. Drawn under the type."""
    noise = GRAIN.format(shade=int(light), strength=num(strength), floor=num(strength / 2))
    return noise + f'<rect width="{num(width)}" height="{num(height)}" filter="url(#n)"/>'


@dataclass(frozen=True)
class Placed:
    """A line of type on the sheet, as tests want to know it: where, how wide, and over which colours."""

    role: str
    line: Line
    box: Box
    ink: str
    over: tuple[str, ...]
    transform: str


class Sheet:
    """A card in the making: shapes below, type above.

    Type tells which colours lie behind it (`over`), so that its contrast can be verified.
    """

    def __init__(self, width: float, height: float) -> None:
        self.width = width
        self.height = height
        self.shapes: list[str] = []
        self.type: list[str] = []
        self.placed: list[Placed] = []

    def add(self, *shapes: str) -> None:
        """Draw shapes above those drawn before."""
        self.shapes += shapes

    def fill(self, colour: str) -> None:
        """Cover the sheet with a colour or gradient."""
        self.add(rect(0, 0, self.width, self.height, colour))

    def move(self, transform: str) -> None:
        """Move or mirror all shapes drawn so far but the ground, to make room for the title elsewhere."""
        self.shapes[1:] = [group("".join(self.shapes[1:]), transform=transform)]

    def block(
        self,
        text: str,
        face: Face,
        box: Box,
        ink: str,
        over: Sequence[str],
        *,
        largest: float = 120,
        align: str = "middle",
        rest: float = 0.5,
        stacked: bool = False,
        jitter: Sequence[int] = (),
        role: str = "title",
        **more: object,
    ) -> Block:
        """Set a text to fill a box; `rest` is the share of the height left over that goes above it.

        `align` is `start`, `middle` or `end` as seen by left-to-right script; right-to-left text is mirrored.
        `jitter` turns letters by these degrees in turn, where the script allows it.
        """
        block = set_title(text, face, self._roomy(text, box, align), largest, stacked)
        top = box.y + (box.height - block.height) * rest
        self.lines(text, block.lines, face, box, ink, over, top=top, align=align, jitter=jitter, role=role, **more)
        return block

    def line(
        self,
        text: str,
        face: Face,
        box: Box,
        ink: str,
        over: Sequence[str],
        *,
        align: str = "middle",
        role: str = "credit",
        transform: str | None = None,
    ) -> None:
        """Set one line on the top of a box, whose height is the size of the type; nothing if there is no text."""
        if text:
            line = set_line(text, face, self._roomy(text, box, align).width, box.height)
            self.lines(text, [line], face, box, ink, over, top=box.y, align=align, role=role, transform=transform)

    def lines(
        self,
        text: str,
        lines: Sequence[Line],
        face: Face,
        box: Box,
        ink: str,
        over: Sequence[str],
        *,
        top: float,
        align: str = "middle",
        jitter: Sequence[int] = (),
        role: str = "title",
        **more: object,
    ) -> None:
        """Place lines that are already set."""
        rtl = is_right_to_left(text)
        x = {"start": box.x, "middle": box.x + box.width / 2, "end": box.x + box.width}[align]
        anchor: str | None = align
        if rtl and align != "middle":
            x = 2 * box.x + box.width - x
        if align == "middle" and face.tracking and not rtl:
            x += face.tracking * lines[0].size / 2
        one_size = len({num(line.size) for line in lines}) == 1
        written = ""
        for i, line in enumerate(lines):
            turned = (
                " ".join(str(jitter[(i + j) % len(jitter)]) for j in range(len(line.text[:24]))) if jitter else None
            )
            size = None if one_size else line.size
            letter = _tracking(face, line.size) if not one_size and has_italics(text) else None
            place = attributes(x=x, y=top + line.baseline, font_size=size, letter_spacing=letter)
            if turned and is_plain_latin(line.text):
                place += attributes(rotate=turned)
            written += f"<text{place}>{escape(line.text, quote=False)}</text>"
            self.placed.append(Placed(role, line, box, ink, tuple(over), str(more.get("transform") or "")))
        self.type.append(
            group(
                written,
                fill=ink,
                font_family=face.family,
                font_weight=face.weight if face.weight != 400 else None,
                font_style="italic" if face.italic and has_italics(text) else None,
                font_size=lines[0].size if one_size else None,
                letter_spacing=_tracking(face, lines[0].size) if one_size and has_italics(text) else None,
                text_anchor=anchor if anchor != "start" else None,
                direction="rtl" if rtl else None,
                xml__lang=language(text) or None,
                **more,
            ).replace("xml--lang", "xml:lang", 1)
        )

    def _roomy(self, text: str, box: Box, align: str) -> Box:
        """The box, made narrower where the widest usual font in the stack's place would run off the card."""
        right = box.x + box.width
        from_left = (align == "start") != is_right_to_left(text)
        room = self.width - box.x if from_left else right
        if align == "middle":
            room = min(self.width, box.x + right, 2 * self.width - box.x - right)
        return Box(box.x, box.y, min(box.width, (room - 2) / WIDEST_FALLBACK), box.height)

    def svg(self, label: str) -> str:
        """The whole document, with an accessible name."""
        name = escape(label, quote=False)
        size = f"{num(self.width)} {num(self.height)}"
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size}" role="img"><title>{name}</title>'
            + "".join(self.shapes)
            + "".join(self.type)
            + self._edge()
            + "</svg>"
        )

    def _edge(self) -> str:
        """A hairline that keeps a pale card from melting into a pale page, and a dark one into a dark page."""
        return rect(0, 0, self.width, self.height, "none", stroke="#888", stroke_opacity=".4", stroke_width=3)


def _tracking(face: Face, size: float) -> str | None:
    return num(face.tracking * size) if abs(face.tracking * size) >= 0.1 else None
