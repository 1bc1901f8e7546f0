"""The words of a card: cleaned, cut at a word's end, and reduced to initials."""

import pytest

from catalog.title_cards.wording import clean, initials, is_right_to_left, language, roman, shorten


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("  Dr.\tNo\n", "Dr. No"),
        ("A\x00B\x0b", "AB"),
        ("\ud800Up", "Up"),
        ("\u202eUp\u202c", "Up"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("a" + "\u0301" * 9, "á" + "\u0301" * 3),
    ],
)
def test_what_xml_forbids_and_what_disturbs_a_line_is_dropped(text: str, cleaned: str) -> None:
    assert clean(text) == cleaned


def test_a_long_text_ends_after_a_word_with_an_ellipsis() -> None:
    assert shorten("one two three four", 15) == "one two three…"
    assert shorten("one two", 7) == "one two"
    assert len(shorten("x" * 50, 10)) == 10


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("John Glen", "JG"),
        ("Max von Sydow", "MS"),
        ("Robert Downey, Jr.", "RD"),
        ("Maryam d'Abo", "MD"),
        ("Jean-Luc Godard", "JG"),
        ("Cher", "C"),
        ("宮崎 駿", "宮"),
        ("يوسف شاهين", "ي"),
        ("50 Cent", "5"),
        ("ßeta", "ß"),
        ("...", "."),
        ("", "·"),
    ],
)
def test_initials_are_first_and_last_name(name: str, expected: str) -> None:
    assert initials(name) == expected


@pytest.mark.parametrize(("year", "numerals"), [(1914, "MCMXIV"), (1899, "MDCCCXCIX"), (1900, "MCM")])
def test_years_in_roman_numerals(year: int, numerals: str) -> None:
    assert roman(year) == numerals


def test_script_tells_direction_and_language() -> None:
    assert is_right_to_left("«باب الحديد»")
    assert not is_right_to_left("2001")
    assert language("となりのトトロ") == "ja"
    assert language("기생충") == "ko"
    assert language("七人") == ""
