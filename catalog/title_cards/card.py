"""Title cards: one sheet a film, drawn from its title, year and people alone; and monograms of people."""

from collections.abc import Sequence

from .choice import Chooser
from .drawing import Sheet
from .manners import manner_of
from .manners.manner import Job, Wording, look_of
from .wording import LONGEST_TITLE, clean, initials, shorten

CARD_BYTES = 4096
MONOGRAM_BYTES = 2048
"""Upper bounds of the documents, in bytes of UTF-8."""


def manner_for(year: int | None) -> str:
    """The name of the graphic manner in which films of that year are drawn."""
    return manner_of(year).name


def film_card(title: str, year: int | None, people: Sequence[str] = ()) -> str:
    """The title card of a film as an SVG document, 400 by 600, under 4 KB, the same for the same film for ever.

    `people` are the names for the credit line: directors first, then leading actors. They change nothing but that line.
    """
    sheet = draw_film(title, year, people)
    name = shorten(clean(title), LONGEST_TITLE) or "Untitled"
    return _within(CARD_BYTES, sheet, name if year is None else f"{name} ({year})")


def monogram(name: str, decade: int | None) -> str:
    """A person's initials as an SVG cameo, 200 by 200, under 2 KB, in the manner of the decade given (1980)."""
    return _within(MONOGRAM_BYTES, draw_person(name, decade), shorten(clean(name), 60) or "?")


def draw_film(title: str, year: int | None, people: Sequence[str] = ()) -> Sheet:
    """The card as a sheet, where each line of type can still be examined."""
    words = Wording(
        shorten(clean(title), LONGEST_TITLE) or "Untitled",
        year,
        tuple(name for name in (shorten(clean(person), 40) for person in people[:6]) if name),
    )
    manner = manner_of(year)
    choose = Chooser(words.title, year)
    look = look_of(manner, words.title, choose)
    sheet = Sheet(400, 600)
    look.composition.draw(Job(sheet, words, look.palette, look.face, choose))
    return sheet


def draw_person(name: str, decade: int | None) -> Sheet:
    """The monogram as a sheet, where each line of type can still be examined."""
    manner = manner_of(decade)
    words = Wording(initials(name), decade, ())
    choose = Chooser(clean(name))
    look = look_of(manner, words.title, choose)
    sheet = Sheet(200, 200)
    manner.cameo(Job(sheet, words, look.palette, look.face, choose))
    return sheet


def _within(limit: int, sheet: Sheet, label: str) -> str:
    """The document in fewer than `limit` bytes: where words of many bytes fill it, the name is cut, then the drawing."""
    for longest in (len(label), 60, 20):
        document = sheet.svg(shorten(label, longest))
        if len(document.encode()) < limit:
            return document
    sheet.shapes = sheet.shapes[:1]
    return sheet.svg(shorten(label, 20))
