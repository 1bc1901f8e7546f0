"""Titles in lines: broken by sense, sized to fill a box, never wider than it.

Widths are estimates (see `glyph_widths`) with a margin, since the reader's fonts are not known here.
"""

import unicodedata
from dataclasses import dataclass
from itertools import pairwise
from operator import itemgetter

from .faces import Face
from .glyph_widths import character_width

MARGIN = 1.03
"""Share by which every width is over-estimated."""

# Words that lean on what follows: a line should not end after them.
_LEANING_WORDS = (
    "a an the of and or but to in on at by for from with without into my your his her our their its is as vs if no not "
    "mr mrs ms dr st de la le les el los las un une una il lo gli der die das den dem des du di da del della y et e und "
    "& + o en dans von van zu im am"
)
_LEANING = frozenset(_LEANING_WORDS.split())
_NO_START = frozenset("、。，．・：；？！」』）】〉》〕ー々ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮ!?,.:;)]}…”’%")
_NO_END = frozenset("「『（【〈《〔([{“‘¿¡#")
_GOOD_AFTER = frozenset("のはをにがへと、。，・：；？！」』）")
_DASHES = ("-", "–", "—")
_NUMERALS = frozenset(("ii", "iii", "iv", "v", "vi", "jr", "sr"))
_LONGEST_WORD = 16
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


@dataclass(frozen=True)
class _Piece:
    """What cannot be divided: a word, a part of a long one, or an ideograph. `cost` is the price of ending a line here."""

    text: str
    space_after: bool
    cost: float
    hyphen: bool = False


def text_width(text: str, face: Face) -> float:
    """Estimated width of the text in ems, tracking and safety margin included."""
    letters = sum(character_width(character, face.table) for character in text)
    spaced = sum(1 for character in text if unicodedata.category(character) not in ("Mn", "Me", "Cf"))
    return letters * MARGIN + spaced * face.tracking


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
    pieces = _pieces(text)
    ways: list[tuple[float, Block]] = []
    for count in range(1, min(len(pieces), _MOST_LINES) + 1):
        lines, cost = _broken(pieces, count, face)
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
    return all(word.lower() in _LEANING for word in line.split())


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


def _broken(pieces: list[_Piece], count: int, face: Face) -> tuple[list[str], float]:
    """The pieces in `count` lines, the most even and sensible of all ways; and the price of its breaks."""
    widths = [text_width(piece.text, face) for piece in pieces]
    space = text_width(" ", face)
    total = sum(widths) + space * sum(piece.space_after for piece in pieces[:-1])
    target = total / count
    unreached = float("inf")
    # best[k][j]: the least cost of setting the first j pieces in k lines, and where the last of these lines begins.
    best: list[dict[int, tuple[float, int]]] = [{0: (0.0, 0)}]
    for k in range(1, count + 1):
        row: dict[int, tuple[float, int]] = {}
        for end in range(k, len(pieces) - (count - k) + 1):
            width = 0.0
            for start in range(end - 1, k - 2, -1):
                width += widths[start] + (space if pieces[start].space_after and start < end - 1 else 0)
                if width > 2.2 * target and start < end - 1:
                    break
                before = best[k - 1].get(start, (unreached, 0))[0]
                price = _price(pieces, start, end)
                cost = before + (width / target - 1) ** 2 * (1.6 if width > target else 1) + price
                if cost < row.get(end, (unreached, 0))[0]:
                    row[end] = cost, start
        best.append(row)
    if len(pieces) not in best[count]:
        return _broken(pieces, count - 1, face)
    ends = [len(pieces)]
    for k in range(count, 0, -1):
        ends.append(best[k][ends[-1]][1])
    ends.reverse()
    lines = [_joined(pieces[a:b], last=b == len(pieces)) for a, b in pairwise(ends)]
    return lines, sum(_price(pieces, a, b) for a, b in pairwise(ends))


def _price(pieces: list[_Piece], start: int, end: int) -> float:
    """The price of the break after a line. A leaning word alone on its line ("the", "and the") leans less."""
    if end == len(pieces):
        return 0.0
    price = pieces[end - 1].cost
    leaning = end - start <= 2 and all(0.5 < piece.cost < 1 for piece in pieces[start:end])
    return price * 0.3 if leaning else price


def _joined(pieces: list[_Piece], last: bool) -> str:
    text = "".join(piece.text + (" " if piece.space_after else "") for piece in pieces).rstrip()
    return text + "-" if pieces[-1].hyphen and not last else text


def _pieces(text: str) -> list[_Piece]:
    pieces: list[_Piece] = []
    words = text.split(" ")
    for i, word in enumerate(words):
        following = words[i + 1] if i + 1 < len(words) else ""
        pieces += _word_pieces(word, _cost_after(word, following))
    return pieces


def _cost_after(word: str, following: str) -> float:
    """The price of a line ending between these two words: high after "the", below nothing after a colon."""
    bare = word.strip(".,:;!?\"'“”‘’()").lower()
    if word[-1:] in _NO_END or following[:1] in _NO_START:
        return 2.0
    if following in _DASHES:
        return 1.0
    if word[-1:] in ":;–—!?…" or word in _DASHES or following[:1] in "([<«":
        return -0.25
    if word[-1:] == ",":
        return -0.12
    if bare in _LEANING or (len(bare) == 1 and bare.isalpha()):
        return 0.9
    if following.strip(".:,").isdigit() or following.strip(".:,").lower() in _NUMERALS:
        return 0.5
    return -0.06 if following.lower() in _LEANING else 0.0


def _word_pieces(word: str, cost: float) -> list[_Piece]:
    """One piece, or several where the word can be divided: between ideographs, after a hyphen, within a very long word."""
    parts: list[_Piece] = []
    run = ""
    for i, character in enumerate(word):
        run += character
        following = word[i + 1 : i + 2]
        if not following or _clings(following):
            continue
        if _is_ideograph(character) or _is_ideograph(following):
            allowed = following not in _NO_START and character not in _NO_END
            price = (-0.1 if character in _GOOD_AFTER else 0.12) if allowed else 3.0
            parts.append(_Piece(run, False, price))
            run = ""
        elif character in "-–—/" and min(len(run) - 1, len(word) - i - 1) >= 3:
            parts.append(_Piece(run, False, 0.6))
            run = ""
        elif len(run) >= _LONGEST_WORD - 4 and len(word) - i - 1 >= 4 and len(word) > _LONGEST_WORD:
            parts.append(_Piece(run, False, 1.2, hyphen=character.isalpha() and ord(character) < 0x530))
            run = ""
    parts.append(_Piece(run, True, cost))
    return parts


def _clings(character: str) -> bool:
    return unicodedata.category(character) in ("Mn", "Mc", "Me", "Cf") or character in "\u200c\u200d"


def _is_ideograph(character: str) -> bool:
    return unicodedata.east_asian_width(character) in "WF" and not 0xAC00 <= ord(character) <= 0xD7AF
