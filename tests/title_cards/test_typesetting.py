"""Titles are broken where a reader would pause, and sized to fill their box."""

import pytest

from catalog.title_cards import faces
from catalog.title_cards.glyph_widths import text_width
from catalog.title_cards.typesetting import Box, set_title

WIDE = Box(0, 0, 340, 150)

BROKEN_BY_SENSE = (
    ("The Silence of the Lambs", {"The", "Silence of", "The Silence of", "Silence of the"}),
    ("Live and Let Die", {"Live and"}),
    ("Raiders of the Lost Ark", {"Raiders of", "Raiders of the"}),
    ("On Her Majesty's Secret Service", {"On", "On Her Majesty's"}),
    ("Star Wars: Episode IV - A New Hope", {"Star", "Star Wars: Episode", "- A", "- A New Hope"}),
    ("The Good, the Bad and the Ugly", {"The Good, the", "The Good, the Bad and", "the Bad and the"}),
    ("Terminator 2: Judgment Day", {"Terminator", "2:", "2: Judgment"}),
    ("Jules et Jim", {"Jules et"}),
    ("Das Boot ist voll", {"Das"}),
)


@pytest.mark.parametrize("face", [faces.GROTESK, faces.GEOMETRIC, faces.BOOKMAN], ids=lambda face: face.name)
@pytest.mark.parametrize(("title", "never"), BROKEN_BY_SENSE)
def test_no_line_ends_where_the_sense_goes_on(title: str, never: set[str], face: faces.Face) -> None:
    lines = [line.text for line in set_title(title, face, WIDE, 90).lines]
    assert not never.intersection(lines), lines
    assert " ".join(lines) == title


def test_a_line_may_end_after_a_colon_rather_than_elsewhere() -> None:
    lines = [line.text for line in set_title("Alien: Covenant Station", faces.GROTESK, WIDE, 90).lines]
    assert lines[0] == "Alien:"


def test_a_closing_mark_never_begins_a_line() -> None:
    for line in set_title("風の谷、ナウシカ。「王蟲」の、森へ！ー", faces.GROTESK, Box(0, 0, 150, 300), 60).lines:
        assert line.text[0] not in "、。」！ー"
        assert line.text[-1] != "「"


def test_ideographs_break_between_any_two() -> None:
    assert len(set_title("七人の侍物語東京", faces.GROTESK, Box(0, 0, 120, 300), 60).lines) > 1


def test_a_very_long_word_is_divided_with_a_hyphen() -> None:
    lines = set_title("Supercalifragilisticexpialidocious", faces.GROTESK, Box(0, 0, 200, 200), 60).lines
    assert len(lines) > 1
    assert all(line.text.endswith("-") for line in lines[:-1])


def test_an_ordinary_word_is_never_divided() -> None:
    assert len(set_title("Metropolis", faces.GROTESK, Box(0, 0, 100, 400), 200).lines) == 1


def test_stacked_lines_fill_the_width_each_in_its_size() -> None:
    block = set_title("Asteroid City", faces.GROTESK_CAPS, WIDE, 200, stacked=True)
    assert len({round(line.size, 1) for line in block.lines}) == len(block.lines)
    assert block.height <= WIDE.height + 0.01


@pytest.mark.parametrize("title", ["M", "Up", "Dr. No", "Everything You Always Wanted to Know About Sex"])
def test_a_block_stays_inside_its_box_and_fills_it_one_way(title: str) -> None:
    block = set_title(title, faces.GROTESK, WIDE, 500)
    assert block.width <= WIDE.width + 0.01
    assert block.height <= WIDE.height + 0.01
    assert block.width >= WIDE.width * 0.97 or block.height >= WIDE.height * 0.97


def test_widths_know_wide_and_narrow_letters() -> None:
    face = faces.GROTESK
    assert text_width("WWW", face) > 2.5 * text_width("iii", face)
    assert text_width("日本", face) > text_width("ab", face)
    assert text_width("é", face) == pytest.approx(text_width("e", face))
    assert text_width("e\u0301", face) == pytest.approx(text_width("e", face))
