"""Where a title may be broken: by sense, never after "the" or "of" where it can be helped, between ideographs freely."""

import unicodedata
from dataclasses import dataclass
from itertools import pairwise

from .faces import Face
from .glyph_widths import text_width

# Words that lean on what follows: a line should not end after them.
_LEANING_WORDS = (
    "a an the of and or but to in on at by for from with without into my your his her our their its is as vs if no not "
    "mr mrs ms dr st de la le les el los las un une una il lo gli der die das den dem des du di da del della y et e und "
    "& + o en dans von van zu im am"
)
LEANING = frozenset(_LEANING_WORDS.split())
_NO_START = frozenset("、。，．・：；？！」』）】〉》〕ー々ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮ!?,.:;)]}…”’%")
_NO_END = frozenset("「『（【〈《〔([{“‘¿¡#")
_GOOD_AFTER = frozenset("のはをにがへと、。，・：；？！」』）")
_DASHES = ("-", "–", "—")
_NUMERALS = frozenset(("ii", "iii", "iv", "v", "vi", "jr", "sr"))
_LONGEST_WORD = 16


@dataclass(frozen=True)
class Piece:
    """What cannot be divided: a word, a part of a long one, or an ideograph. `cost` is the price of ending a line here."""

    text: str
    space_after: bool
    cost: float
    hyphen: bool = False


def pieces_of(text: str) -> list[Piece]:
    """The text in pieces, each with the price of ending a line after it."""
    pieces: list[Piece] = []
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
    if bare in LEANING or (len(bare) == 1 and bare.isalpha()):
        return 0.9
    if following.strip(".:,").isdigit() or following.strip(".:,").lower() in _NUMERALS:
        return 0.5
    return -0.06 if following.lower() in LEANING else 0.0


def _word_pieces(word: str, cost: float) -> list[Piece]:
    """One piece, or several where the word can be divided: between ideographs, after a hyphen, within a very long word."""
    parts: list[Piece] = []
    run = ""
    for i, character in enumerate(word):
        run += character
        following = word[i + 1 : i + 2]
        if not following or _clings(following):
            continue
        if _is_ideograph(character) or _is_ideograph(following):
            allowed = following not in _NO_START and character not in _NO_END
            price = (-0.1 if character in _GOOD_AFTER else 0.12) if allowed else 3.0
            parts.append(Piece(run, False, price))
            run = ""
        elif character in "-–—/" and min(len(run) - 1, len(word) - i - 1) >= 3:
            parts.append(Piece(run, False, 0.5))
            run = ""
        elif len(run) >= _LONGEST_WORD - 4 and len(word) - i - 1 >= 4 and len(word) > _LONGEST_WORD:
            parts.append(Piece(run, False, 1.2, hyphen=character.isalpha() and ord(character) < 0x530))
            run = ""
    parts.append(Piece(run, True, cost))
    return parts


def _clings(character: str) -> bool:
    return unicodedata.category(character) in ("Mn", "Mc", "Me", "Cf") or character in "\u200c\u200d"


def _is_ideograph(character: str) -> bool:
    return unicodedata.east_asian_width(character) in "WF" and not 0xAC00 <= ord(character) <= 0xD7AF


def broken(pieces: list[Piece], count: int, face: Face) -> tuple[list[str], float]:
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
        return broken(pieces, count - 1, face)
    ends = [len(pieces)]
    for k in range(count, 0, -1):
        ends.append(best[k][ends[-1]][1])
    ends.reverse()
    lines = [_joined(pieces[a:b], last=b == len(pieces)) for a, b in pairwise(ends)]
    return lines, sum(_price(pieces, a, b) for a, b in pairwise(ends))


def _price(pieces: list[Piece], start: int, end: int) -> float:
    """The price of the break after a line. A leaning word alone on its line ("the", "and the") leans less."""
    if end == len(pieces):
        return 0.0
    price = pieces[end - 1].cost
    leaning = end - start <= 2 and all(0.8 < piece.cost < 1 for piece in pieces[start:end])
    return price * 0.3 if leaning else price


def _joined(pieces: list[Piece], last: bool) -> str:
    text = "".join(piece.text + (" " if piece.space_after else "") for piece in pieces).rstrip()
    return text + "-" if pieces[-1].hyphen and not last else text
