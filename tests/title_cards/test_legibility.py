"""Type on the cards can be read: enough contrast, inside its box, inside the card, never too small."""

import math
import re
import unicodedata
from collections.abc import Sequence

import pytest

from catalog.title_cards.card import draw_film
from catalog.title_cards.choice import Chooser
from catalog.title_cards.drawing import Placed, Sheet
from catalog.title_cards.manners import MANNERS
from catalog.title_cards.manners.manner import Composition, Job, Manner, Wording, look_of
from catalog.title_cards.palette import Palette, contrast
from catalog.title_cards.wording import clean, shorten

from .titles import HARD, VARIED, YEARS

AA = 4.5


def bare(text: str) -> str:
    """The text without what setting it may change: spaces, case, the accent that Greek capitals drop."""
    return unicodedata.normalize("NFD", text.replace(" ", "")).replace("\u0301", "").casefold()


def corners(placed: Placed) -> list[tuple[float, float]]:
    """The corners of a box of type on the card, turned if it is turned."""
    box = placed.box
    at = [(x, y) for x in (box.x, box.x + box.width) for y in (box.y, box.y + box.height)]
    turn = re.fullmatch(r"rotate\((\S+) (\S+) (\S+)\)", placed.transform)
    if not turn:
        assert not placed.transform
        return at
    angle, cx, cy = math.radians(float(turn[1])), float(turn[2]), float(turn[3])
    cos, sin = math.cos(angle), math.sin(angle)
    return [(cx + (x - cx) * cos - (y - cy) * sin, cy + (x - cx) * sin + (y - cy) * cos) for x, y in at]


def every_sheet(manner: Manner, title: str, palettes: Sequence[Palette]) -> list[Sheet]:
    """The title in each composition that suits it, with each face and the palettes given, and the cameos."""
    sheets = []
    words = Wording(shorten(clean(title), 160) or "Untitled", 1966, ("Agnès Varda", "Corinne Marchand"))
    for palette in palettes:
        for face in manner.faces:
            for composition in (*manner.compositions, Composition(manner.cameo)):
                if len(words.title) > composition.longest:
                    continue
                cameo = composition.draw == manner.cameo
                sheet = Sheet(200, 200) if cameo else Sheet(400, 600)
                said = Wording("AV", 1966, ()) if cameo else words
                composition.draw(Job(sheet, said, palette, face, Chooser(title, palette.ground)))
                sheets.append(sheet)
    return sheets


@pytest.mark.parametrize("manner", MANNERS, ids=lambda manner: manner.name)
def test_all_type_has_aa_contrast_with_all_that_lies_behind_it(manner: Manner) -> None:
    for sheet in every_sheet(manner, "Cléo from 5 to 7", manner.palettes):
        for placed in sheet.placed:
            assert placed.over
            for colour in placed.over:
                assert contrast(placed.ink, colour) >= AA, (placed.role, placed.ink, colour)


@pytest.mark.parametrize("manner", MANNERS, ids=lambda manner: manner.name)
def test_no_line_is_wider_than_its_box(manner: Manner) -> None:
    for title in ("M", "If....", "Supercalifragilisticexpialidocious", "風の谷のナウシカ", HARD[6], HARD[9]):
        for sheet in every_sheet(manner, title, manner.palettes[:1]):
            for placed in sheet.placed:
                assert placed.line.width <= placed.box.width + 0.01, (placed.role, placed.line)
                for x, y in corners(placed):
                    assert 6 <= x <= sheet.width - 6, (placed.role, placed.box, placed.transform)
                    assert 6 <= y <= sheet.height - 6, (placed.role, placed.box, placed.transform)


@pytest.mark.parametrize("year", YEARS)
def test_a_title_is_set_whole_up_to_160_characters_and_large_enough_to_read(year: int | None) -> None:
    for title in HARD:
        lines = [placed.line for placed in draw_film(title, year).placed if placed.role == "title"]
        text = bare("".join(line.text for line in lines))
        if len(title) <= 160 and not title.startswith("Super"):
            assert text == bare(clean(title) or "Untitled")
        if "WWW" not in title:
            assert min(line.size for line in lines) >= 17, (title, lines)


@pytest.mark.parametrize("manner", MANNERS, ids=lambda manner: manner.name)
def test_each_manner_has_many_looks(manner: Manner) -> None:
    looks = {look_of(manner, title, Chooser(title, 1980)) for title in VARIED}
    assert len(looks) >= 24
