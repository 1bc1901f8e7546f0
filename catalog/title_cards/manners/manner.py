"""What a manner is: palettes, faces and compositions that go together, one of each making a card's look."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from ..choice import Chooser
from ..drawing import Sheet
from ..faces import Face
from ..palette import Palette
from ..typesetting import Box

LONG_TITLE = 70
"""Titles of more characters are not set in wide capitals, which would have to be small."""


@dataclass(frozen=True)
class Wording:
    """The words on a card, cleaned and cut: the title, the year or None, and the names for the credit line."""

    title: str
    year: int | None
    people: tuple[str, ...]

    @property
    def year_text(self) -> str:
        """The year as written on the card, or an empty string."""
        return "" if self.year is None else str(self.year)

    def credit(self, longest: int = 44, between: str = " · ") -> str:
        """As many of the first names as fit in `longest` characters; an empty string without any."""
        line = ""
        for name in self.people:
            longer = f"{line}{between}{name}" if line else name
            if line and len(longer) > longest:
                break
            line = longer
        return line if len(line) <= longest + 8 else line[: longest + 7].rstrip() + "…"

    def imprint(self, longest: int = 40) -> str:
        """The names and the year in one line."""
        return " · ".join(part for part in (self.credit(longest), self.year_text) if part)


@dataclass(frozen=True)
class Job:
    """All that a composition draws from."""

    sheet: Sheet
    words: Wording
    palette: Palette
    face: Face
    choose: Chooser


@dataclass(frozen=True)
class Composition:
    """A way of laying out a card, for titles of at most `longest` characters."""

    draw: Callable[[Job], None]
    longest: int = 999


@dataclass(frozen=True)
class Manner:
    """A graphic manner; `cameo` draws the square monogram of a person, given the initials as the title."""

    name: str
    palettes: tuple[Palette, ...]
    faces: tuple[Face, ...]
    compositions: tuple[Composition, ...]
    cameo: Callable[[Job], None]


@dataclass(frozen=True)
class Look:
    """The choice that a card is: one palette, one face, one composition."""

    palette: Palette
    face: Face
    composition: Composition


def look_of(manner: Manner, title: str, choose: Chooser) -> Look:
    """The look that a film has in a manner; long titles get compositions with room for them."""
    suited = [c for c in manner.compositions if len(title) <= c.longest] or [manner.compositions[0]]
    face = choose.pick("face", manner.faces)
    if len(title) > LONG_TITLE:
        face = replace(face, case="title" if face.case == "upper" else face.case, tracking=min(face.tracking, 0.0))
    return Look(choose.pick("palette", manner.palettes), face, choose.pick("plan", suited))


def initials_in_ring(
    job: Job,
    ink: str,
    over: tuple[str, ...],
    box: Box | None = None,
    jitter: tuple[int, ...] = (),
    effect: str | None = None,
) -> None:
    """Set a person's initials in the middle of a cameo, in capitals; `effect` is an SVG filter's reference."""
    face = replace(job.face, case="title")
    box = box or Box(45, 55, 110, 90)
    job.sheet.block(job.words.title, face, box, ink, over, largest=84, role="initials", jitter=jitter, filter=effect)
