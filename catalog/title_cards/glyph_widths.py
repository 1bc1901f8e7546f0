"""How wide each character is in the faces that title cards are set in, in hundredths of the type size.

Measured on the URW base fonts, which share their metrics with Helvetica, Palatino, Bookman, Century Schoolbook and
Avant Garde. Where a stack can fall back to a wider face, the wider figure of the two is taken. The tables cover U+0020
to U+007E; `character_width` estimates the rest of Unicode by class.
"""

import unicodedata

from .faces import Face

FIRST, LAST = 0x20, 0x7E
MARGIN = 1.03
"""Share by which every width is over-estimated."""

_MEASURED = {
    "grotesk bold": (
        "28 33 47 56 56 89 72 24 33 33 39 58 28 33 28 28 56 56 56 56 56 56 56 56 56 56 33 33 58 58 "
        "58 61 98 72 72 72 72 67 61 78 72 28 56 72 61 83 72 78 67 78 72 67 61 72 67 94 67 67 61 33 "
        "28 33 58 56 33 56 61 56 61 56 33 61 61 28 28 56 28 89 61 61 61 61 39 56 33 61 56 78 56 56 "
        "50 39 28 39 58 "
    ),
    "grotesk": (
        "28 28 36 56 56 89 67 19 33 33 39 58 28 33 28 28 56 56 56 56 56 56 56 56 56 56 28 28 58 58 "
        "58 56 102 67 67 72 72 67 61 78 72 28 50 67 56 83 72 78 67 78 72 67 61 72 67 94 67 67 61 28 "
        "28 28 47 56 33 56 56 50 56 56 28 56 56 22 22 50 22 83 56 56 56 56 33 50 28 56 50 72 50 50 "
        "50 33 26 33 58 "
    ),
    "geometric bold": (
        "28 32 45 56 56 86 69 23 38 38 44 60 28 42 28 46 56 56 56 56 56 56 56 56 56 56 32 32 60 60 "
        "60 58 93 74 69 78 70 63 58 84 69 28 53 69 58 90 74 84 63 84 69 63 58 69 70 90 68 63 58 32 "
        "64 32 60 53 42 66 66 64 66 64 32 66 60 26 26 58 26 94 60 64 66 66 37 53 32 60 56 80 56 58 "
        "48 37 60 37 60 "
    ),
    "geometric": (
        "28 30 34 55 55 84 76 20 37 37 42 61 28 33 28 44 55 55 55 55 55 55 55 55 55 55 28 28 61 61 "
        "61 59 96 74 63 81 74 63 58 87 69 26 48 63 53 92 74 87 63 87 69 63 58 69 70 96 63 63 58 35 "
        "60 35 61 53 38 68 68 65 68 65 31 67 61 21 21 50 21 94 61 66 68 68 32 48 34 61 55 83 48 54 "
        "48 35 67 35 61 "
    ),
    "bookman bold": (
        "34 36 42 66 66 94 80 24 32 32 46 60 34 36 34 60 66 66 66 66 66 66 66 66 66 66 34 34 60 60 "
        "60 66 82 72 72 74 78 72 68 78 82 40 64 80 64 94 74 80 66 80 78 66 70 74 72 94 78 70 64 30 "
        "60 30 60 50 40 58 60 58 64 58 38 58 68 36 34 66 34 100 68 62 64 62 46 52 46 66 60 80 60 62 "
        "56 32 60 32 60 "
    ),
    "didone bold": (
        "29 30 33 57 57 83 85 24 39 39 50 61 28 33 28 28 57 57 57 57 57 57 57 57 57 57 28 28 61 61 "
        "61 50 75 76 78 78 83 76 72 83 87 44 65 82 72 98 83 83 76 83 82 67 72 83 76 98 72 72 67 39 "
        "61 39 61 50 33 61 65 56 67 57 39 61 68 37 35 67 35 96 68 61 67 65 52 50 43 68 61 89 61 61 "
        "54 39 61 39 61 "
    ),
    "palatino bold": (
        "25 28 40 50 50 89 83 23 33 33 44 61 25 33 25 30 50 50 50 50 50 50 50 50 50 50 25 25 61 61 "
        "61 44 75 78 67 72 83 61 56 83 83 39 39 78 61 100 83 83 61 83 72 61 67 78 78 100 67 67 67 33 "
        "61 33 61 50 33 50 61 44 61 50 39 56 61 33 33 61 33 89 61 56 61 61 39 44 33 61 56 83 50 56 "
        "50 31 61 31 61 "
    ),
    "palatino": (
        "25 28 37 50 50 84 78 21 33 33 39 61 25 33 25 61 50 50 50 50 50 50 50 50 50 50 25 25 61 61 "
        "61 44 75 78 61 71 77 61 56 76 83 34 33 73 61 95 83 79 60 79 67 52 61 78 72 100 67 67 67 33 "
        "61 33 61 50 33 50 55 44 61 48 33 56 58 29 23 56 29 88 58 55 60 56 40 42 33 60 56 83 52 56 "
        "50 33 61 33 61 "
    ),
    "bookman bold italic": (
        "34 32 38 68 68 88 98 18 26 26 46 60 34 28 34 36 68 68 68 68 68 68 68 68 68 68 34 34 62 60 "
        "62 62 78 72 72 70 76 72 66 76 80 38 62 78 64 86 74 76 64 76 74 70 70 74 66 100 74 66 68 26 "
        "58 26 62 50 38 68 60 56 68 56 42 62 70 38 32 70 38 96 68 60 66 62 50 54 44 68 54 86 62 60 "
        "56 30 62 30 62 "
    ),
    "didone bold italic": (
        "29 33 40 57 57 89 89 29 41 41 50 61 29 33 29 28 57 57 57 57 57 57 57 57 57 57 29 29 61 61 "
        "61 48 75 74 76 76 83 74 70 82 87 44 67 78 70 94 85 83 74 83 80 68 72 83 74 94 74 70 70 41 "
        "61 41 61 50 33 67 61 54 67 52 39 61 68 39 37 65 39 94 68 57 65 63 52 48 41 68 56 83 57 52 "
        "52 41 61 41 61 "
    ),
    "palatino italic": (
        "25 33 50 50 50 89 78 33 33 33 39 61 25 33 25 30 50 50 50 50 50 50 50 50 50 50 25 25 61 61 "
        "61 50 75 72 61 67 78 61 56 72 78 33 33 67 56 94 78 78 61 78 67 56 61 78 72 94 72 67 67 33 "
        "61 33 61 50 33 44 46 41 50 39 28 50 50 28 28 44 28 78 56 44 50 46 39 39 33 56 50 72 50 50 "
        "44 33 61 33 61 "
    ),
    "mono": "60 " * 95,
}

TABLES = {name: tuple(int(figure) for figure in figures.split()) for name, figures in _MEASURED.items()}

# Widest figure of the measured faces, for the characters that look alike in all of them.
_PUNCTUATION = {
    "“": 54,
    "”": 54,
    "‘": 32,
    "’": 32,
    "–": 58,
    "—": 100,
    "…": 100,
    "·": 34,
    "•": 62,
    "½": 99,
    "¿": 66,
    "¡": 36,
}
_WIDE_LETTERS = "ÆŒæœ™"


def text_width(text: str, face: Face) -> float:
    """Estimated width of the text in ems, tracking and safety margin included; never 0, for a mark alone is drawn too."""
    letters = sum(character_width(character, face.table) for character in text)
    spaced = sum(1 for character in text if unicodedata.category(character) not in ("Mn", "Me", "Cf"))
    return max(letters * MARGIN + spaced * face.tracking, 0.1)


def character_width(character: str, table: str) -> float:
    """The advance of one character in ems, never less than what a usual font needs; 0 for a combining mark."""
    code = ord(character)
    widths = TABLES[table]
    if FIRST <= code <= LAST:
        return widths[code - FIRST] / 100
    if character in _PUNCTUATION:
        return max(_PUNCTUATION[character], 60 if table == "mono" else 0) / 100
    category = unicodedata.category(character)
    if category in ("Mn", "Me", "Cf"):
        return 0.0
    if unicodedata.east_asian_width(character) in "WF":
        return 1.36 if category == "So" else 1.02
    if character in _WIDE_LETTERS:
        return 1.16
    base = unicodedata.normalize("NFD", character)[0]
    if FIRST <= ord(base) <= LAST:
        return widths[ord(base) - FIRST] / 100
    return _width_by_script(character, category)


def _width_by_script(character: str, category: str) -> float:
    """An upper estimate for letters that no table holds, by the script's block."""
    code = ord(character)
    if 0x590 <= code <= 0x8FF or 0xFB1D <= code <= 0xFEFC:
        return 0.74
    if 0x900 <= code <= 0xDFF or 0xE00 <= code <= 0xEFF:
        return 0.82
    if 0x300 <= code <= 0x52F:
        wide = character in "ЖМФШЩЫЮжмфшщыюΩΦΨω"
        return (1.06 if category == "Lu" else 0.95) if wide else (0.8 if category == "Lu" else 0.66)
    if category in ("Lo", "Mc"):
        return 0.98
    if category == "So" or code > 0xFFFF:
        return 1.36
    return 0.92
