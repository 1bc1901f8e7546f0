"""Titles in lines: broken by sense, sized to fill a box, never wider than it.

Widths are estimates (see `glyph_widths`) with a margin, since the reader's fonts are not known here.
"""

import unicodedata
from dataclasses import dataclass
from operator import itemgetter

from .faces import Face
from .glyph_widths import text_width
from .line_breaking import LEANING, broken, pieces_of

_MOST_LINES = 12
_FEW_LETTERS = 4  # titles like "M" may be far larger than a word


@dataclass(frozen=True)
class Box:
    """A rectangle for type, in the card's units."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True)
class Line:
    """A line of type: its words, size, baseline below the top of its block, and estimated width."""

    text: str
    size: float
    baseline: float
    width: float


@dataclass(frozen=True)
class Block:
    """Lines set together, and the height they take."""

    lines: tuple[Line, ...]
    height: float

    @property
    def width(self) -> float:
        """Estimated width of the widest line."""
        return max(line.width for line in self.lines)


def cased(text: str, face: Face) -> str:
    """The text in the case that the face is set in."""
    if face.case == "upper":
        return _greek_without_tonos(text.upper())
    return text.lower() if face.case == "lower" else text


def _greek_without_tonos(text: str) -> str:
    """Greek capitals drop the accent, as its orthography has it."""
    if not any(0x370 <= ord(character) <= 0x3FF for character in text):
        return text
    apart = unicodedata.normalize("NFD", text).replace("\u0301", "")
    return unicodedata.normalize("NFC", apart)


def set_title(text: str, face: Face, box: Box, largest: float, stacked: bool = False) -> Block:
    """The text in lines as large as the box allows, up to `largest`.

    All lines have one size; `stacked` gives each its own, so that all fill the width, as on a letterpress bill.
    """
    text = cased(text, face)
    if len(text) <= _FEW_LETTERS:
        largest *= 1.8
    pieces = pieces_of(text)
    ways: list[tuple[float, Block]] = []
    for count in range(1, min(len(pieces), _MOST_LINES) + 1):
        lines, cost = broken(pieces, count, face)
        block = _stack(lines, face, box, largest) if stacked else _even(lines, face, box, largest)
        price = max(cost, -0.3) + (0.12 * (count - 1) if count > 5 else 0)
        worth = 1 / (1 + 0.45 * price) if price >= 0 else 1 - 0.3 * price
        ways.append((_merit(block, box) * worth, block))
    return max(ways, key=itemgetter(0))[1]


def set_line(text: str, face: Face, width: float, size: float) -> Line:
    """One line of at most `size`, smaller if the width demands it."""
    text = cased(text, face)
    ems = text_width(text, face)
    size = min(size, width / ems) if ems else size
    return Line(text, size, _rise(text) * size, ems * size)


def _merit(block: Block, box: Box) -> float:
    sizes = [line.size for line in block.lines]
    mean = sum(line.size * len(line.text) for line in block.lines) / sum(len(line.text) for line in block.lines)
    contrast = max(sizes) / min(sizes)
    return mean / (1 + 0.12 * max(0, contrast - 2.4)) * (0.7 + 0.3 * block.width / box.width)


def _even(lines: list[str], face: Face, box: Box, largest: float) -> Block:
    widest = max(text_width(line, face) for line in lines) or 1
    leading = max(face.leading, _needed_leading("".join(lines)))
    if len(lines) > 3 and face.case != "upper":
        leading += 0.07
    rise, fall = _rise(lines[0]), _fall(lines[-1])
    ems = rise + leading * (len(lines) - 1) + fall
    size = min(largest, box.width / widest, box.height / ems)
    placed = (
        Line(line, size, (rise + leading * i) * size, text_width(line, face) * size) for i, line in enumerate(lines)
    )
    return Block(tuple(placed), ems * size)


def _stack(lines: list[str], face: Face, box: Box, largest: float) -> Block:
    ems = [text_width(line, face) or 1 for line in lines]
    smallest = min(largest, *(box.width / width for width in ems))
    sizes = [min(largest, box.width / width, smallest * 3) for width in ems]
    telling = [size for size, line in zip(sizes, lines, strict=True) if not _leans(line)] or sizes
    sizes = [min(size, 0.8 * min(telling)) if _leans(line) else size for size, line in zip(sizes, lines, strict=True)]
    gap = 0.16 if face.case == "upper" else 0.1
    for _ in range(2):
        blocks = _piled(lines, sizes, gap, face)
        if blocks.height <= box.height:
            return blocks
        sizes = [size * box.height / blocks.height * 0.999 for size in sizes]
    return _piled(lines, sizes, gap, face)


def _leans(line: str) -> bool:
    return all(word.lower() in LEANING for word in line.split())


def _piled(lines: list[str], sizes: list[float], gap: float, face: Face) -> Block:
    placed: list[Line] = []
    y = 0.0
    mean = sum(sizes) / len(sizes)
    for i, (line, size) in enumerate(zip(lines, sizes, strict=True)):
        if i:
            y += _fall(lines[i - 1]) * sizes[i - 1] + gap * min(mean, 1.4 * min(sizes))
        y += _rise(line) * size
        placed.append(Line(line, size, y, text_width(line, face) * size))
    return Block(tuple(placed), y + _fall(lines[-1]) * sizes[-1])


def _rise(text: str) -> float:
    """Ems above the baseline that the text needs."""
    rise = 0.74 if any(c.isupper() or c.isdigit() or c in "bdfhklt!?()" for c in text) else 0.72
    for character in text:
        if ord(character) > 0x24F and unicodedata.category(character)[0] in "LMS":
            greek_or_cyrillic = 0x370 <= ord(character) <= 0x52F
            rise = max(rise, 0.76 if greek_or_cyrillic else 0.92)
        elif character.isupper() and unicodedata.decomposition(character):
            rise = max(rise, 0.96)
    return rise


def _fall(text: str) -> float:
    """Ems below the baseline that the text needs."""
    if any(ord(c) > 0x52F and unicodedata.category(c)[0] in "LM" for c in text):
        return 0.3
    return 0.22 if any(c in "gjpqyQJ,;()[]ç@$|" or 0x370 <= ord(c) <= 0x52F for c in text) else 0.04


def _needed_leading(text: str) -> float:
    if any(0x590 <= ord(c) <= 0x109F for c in text):
        return 1.35
    if any(ord(c) > 0x1E00 and unicodedata.category(c)[0] in "LM" for c in text):
        return 1.16
    accented = any(c.isupper() and unicodedata.decomposition(c) for c in text)
    lower = any(c.islower() for c in text)
    return 1.14 if accented else 0.92 if lower else 0.84
