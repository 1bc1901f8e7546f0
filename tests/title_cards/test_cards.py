"""What every card and monogram promises, whatever the film or person is called."""

import os
import re
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from catalog.title_cards import film_card, manner_for, monogram, picture
from catalog.title_cards.card import CARD_BYTES, MONOGRAM_BYTES
from catalog.title_cards.picture import GRAIN

from .titles import HARD, YEARS, size_of_png

years = st.none() | st.integers(1870, 2040)
names = st.lists(st.text(max_size=60), max_size=6)
SVG = "{http://www.w3.org/2000/svg}"


@pytest.mark.parametrize("year", YEARS)
def test_hard_titles_make_small_well_formed_cards(year: int | None) -> None:
    for title in HARD:
        card = film_card(
            title, year, ["Michel Gondry", "Björk Guðmundsdóttir", "Chiwetel Ejiofor", "Ólafur Darri Ólafsson"]
        )
        root = ElementTree.fromstring(card)
        assert root.tag == f"{SVG}svg"
        assert root.attrib == {"viewBox": "0 0 400 600", "role": "img"}
        assert root[0].tag == f"{SVG}title"
        assert len(card.encode()) < CARD_BYTES


@settings(max_examples=150, deadline=None)
@given(title=st.text(max_size=600), year=years, people=names)
def test_any_text_makes_a_small_well_formed_card(title: str, year: int | None, people: list[str]) -> None:
    card = film_card(title, year, people)
    ElementTree.fromstring(card)
    assert len(card.encode()) < CARD_BYTES


@settings(max_examples=100, deadline=None)
@given(name=st.text(max_size=200), decade=st.none() | st.integers(188, 204).map(lambda n: n * 10))
def test_any_name_makes_a_small_well_formed_monogram(name: str, decade: int | None) -> None:
    cameo = monogram(name, decade)
    assert ElementTree.fromstring(cameo).attrib["viewBox"] == "0 0 200 200"
    assert len(cameo.encode()) < MONOGRAM_BYTES


@pytest.mark.parametrize("year", YEARS)
def test_a_card_becomes_a_picture_without_its_grain(year: int | None) -> None:
    card = film_card("Das Boot", year, ["Wolfgang Petersen"])
    assert size_of_png(picture(card, 40)) == (40, 60)
    assert "feTurbulence" not in GRAIN.sub("", card)


@settings(max_examples=20, deadline=None)
@given(title=st.text(max_size=600), year=years)
def test_a_card_of_any_text_becomes_a_picture(title: str, year: int | None) -> None:
    assert size_of_png(picture(film_card(title, year), 20)) == (20, 30)


@pytest.mark.parametrize("year", YEARS)
def test_the_heaviest_words_stay_within_the_bound(year: int | None) -> None:
    for title in ("&" * 500, "& " * 250, "𠀀" * 500, "<a> " * 120, "👩‍👩‍👧‍👦" * 60, "é̂̃̄" * 200):
        assert len(film_card(title, year, ["&" * 90] * 6).encode()) < CARD_BYTES


@pytest.mark.parametrize("year", YEARS)
def test_a_card_can_do_nothing_but_be_seen(year: int | None) -> None:
    for document in (film_card("<script>alert(1)</script>", year, ['" onload="x']), monogram("<b> <i>", year)):
        for element in ElementTree.fromstring(document).iter():
            assert element.tag.removeprefix(SVG) not in ("script", "foreignObject", "image", "style", "a")
            for name, value in element.attrib.items():
                assert not name.startswith("on")
                assert name != "style"
                assert not re.search(r"url\((?!#)|https?:|data:", value)
                assert not name.endswith("href") or value.startswith("#")


@pytest.mark.parametrize("year", YEARS)
def test_every_reference_inside_a_card_has_its_target(year: int | None) -> None:
    for title in HARD:
        card = film_card(title, year)
        assert set(re.findall(r'(?:url\(|href=")#(\w+)', card)) <= set(re.findall(r' id="(\w+)"', card))


def test_the_same_film_has_the_same_card_in_every_process() -> None:
    script = "from catalog.title_cards import *; print(film_card('Brazil', 1985, ['Terry Gilliam']) + monogram('Ida Lupino', 1950))"
    here = film_card("Brazil", 1985, ["Terry Gilliam"]) + monogram("Ida Lupino", 1950)
    for seed in ("1", "2"):
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        root = Path(__file__).resolve().parents[2]
        done = subprocess.run(
            [sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=root, env=environment
        )
        assert done.stdout.rstrip("\n") == here


def test_people_change_nothing_but_the_credit_line() -> None:
    def art(card: str) -> str:
        return re.sub(r"<g[^>]*><text.*?</g>", "", card)

    assert art(film_card("Brazil", 1985, ["Terry Gilliam"])) == art(film_card("Brazil", 1985, ["Jonathan Pryce"]))


def test_right_to_left_titles_are_set_from_the_right() -> None:
    assert 'direction="rtl"' in film_card("باب الحديد", 1958)
    assert 'direction="rtl"' not in film_card("Cairo Station", 1958)


def test_a_card_without_title_still_has_a_name() -> None:
    assert ">Untitled (1958)<" in film_card("\x00\u202e", 1958)


@pytest.mark.parametrize(
    ("year", "manner"),
    [
        (None, "film leader"),
        (1870, "silent intertitle"),
        (1919, "silent intertitle"),
        (1920, "deco"),
        (1935, "streamline"),
        (1949, "noir"),
        (1950, "cut paper"),
        (1969, "swiss"),
        (1970, "stripe"),
        (1987, "neon"),
        (1999, "layered"),
        (2000, "thin"),
        (2019, "negative space"),
        (2020, "overprint"),
        (2040, "overprint"),
    ],
)
def test_the_manner_follows_the_decade(year: int | None, manner: str) -> None:
    assert manner_for(year) == manner
