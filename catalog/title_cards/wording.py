"""The words of a card made fit for print: cleaned, cut, cased; and what can be read off them."""

import re
import unicodedata

LONGEST_TITLE = 160
"""A title is set whole up to this many characters; beyond, it ends in an ellipsis."""

_JOINERS = "\u200c\u200d"
_SUFFIXES = frozenset(("jr", "sr", "ii", "iii", "iv"))
_PARTICLES = frozenset(("de", "da", "di", "du", "del", "della", "der", "den", "des", "la", "le", "van", "von"))


def clean(text: str) -> str:
    """The text with runs of white space as one space, and without what XML forbids or what would disturb a line.

    Controls, lone surrogates, non-characters and direction overrides go; the joiners that Arabic, Indic scripts and
    emoji need stay. More than three marks piled on one letter are cut to three.
    """
    kept = "".join(
        " " if character.isspace() else character
        for character in unicodedata.normalize("NFC", text[:2000])
        if character.isspace()
        or character in _JOINERS
        or unicodedata.category(character) not in ("Cc", "Cf", "Cs", "Cn")
    )
    piled = "".join(_without_piles(kept))
    return " ".join(piled.split())


def _without_piles(text: str) -> list[str]:
    kept: list[str] = []
    marks = 0
    for character in text:
        marks = marks + 1 if unicodedata.category(character) in ("Mn", "Me") or character in _JOINERS else 0
        if marks <= 3:
            kept.append(character)
    return kept


def shorten(text: str, longest: int) -> str:
    """The text, or its beginning up to a word's end with an ellipsis, in at most `longest` characters."""
    if len(text) <= longest:
        return text
    cut = text[: longest - 1]
    space = cut.rfind(" ", longest * 2 // 3)
    return (cut[:space] if space > 0 else cut).rstrip(" ,;:-–—") + "…"


def is_right_to_left(text: str) -> bool:
    """Whether the first letter with a direction belongs to a right-to-left script."""
    for character in text:
        kind = unicodedata.bidirectional(character)
        if kind in ("L", "R", "AL"):
            return kind != "L"
    return False


def language(text: str) -> str:
    """`ja` or `ko` where the script says so, for the right forms of shared ideographs; else an empty string."""
    if text.isascii():
        return ""
    if re.search("[\u3040-\u30ff]", text):
        return "ja"
    return "ko" if re.search("[\uac00-\ud7af]", text) else ""


def has_italics(text: str) -> bool:
    """Whether the script has a slanted form and letters that can be spaced: Latin, Greek, Cyrillic."""
    return not any(
        ord(c) > 0x52F and unicodedata.category(c)[0] in "LM" and not 0x1E00 <= ord(c) <= 0x1FFF for c in text
    )


def is_plain_latin(text: str) -> bool:
    """Whether each character stands alone, so that letters can be turned one by one."""
    return all(ord(character) < 0x250 for character in text)


def roman(year: int) -> str:
    """The year in Roman numerals, as films were once dated."""
    numerals = ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"))
    small = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
    written = ""
    for value, numeral in numerals + small:
        count, year = divmod(year, value)
        written += numeral * count
    return written


def initials(name: str) -> str:
    """One or two characters that stand for a person: first and last name, or the first character of other scripts.

    Particles in lower case ("van", "de") and suffixes ("Jr.") do not count.
    """
    words = [word for word in re.split(r"[\s\-]+", clean(name)) if any(c.isalnum() for c in word)]
    significant = [w for w in words if w.strip(".,").lower() not in _SUFFIXES and w not in _PARTICLES] or words
    letters = [next(c for c in word if c.isalnum()) for word in significant]
    if not letters:
        return (clean(name) or "·")[0]
    if letters[0].upper() == letters[0].lower():
        return letters[0]
    chosen = letters[0] + (letters[-1] if len(letters) > 1 and letters[-1].isalpha() else "")
    upper = chosen.upper()
    return upper if len(upper) == len(chosen) else chosen
