"""Marks the words that were looked for, and cuts excerpts around them. Pure; the same on every database."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import lru_cache

from catalog.search.numerals import numbered
from catalog.synopsis.brackets import without_blanks_in_brackets
from catalog.synopsis.opening import first_half_end, split_opening
from catalog.synopsis.paragraphs import paragraphs
from catalog.text import fold

EXCERPT_LENGTH = 220
"""Characters of an excerpt, about."""
SHORTEST_BEGINNING = 3
"""Letters of a typed word from which on a word that only begins with it is marked too."""

_CHUNK = re.compile(r"\S+")
_PIECE = re.compile(r"[^\W_]+(?:['’ʼ][^\W_]+)*")
_SENTENCE_END = re.compile(r"[.!?][\"”’)]*\s+(?=\S)")


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A part of a synopsis; `spoils` if it may give the plot away, and waits until a visitor opens it."""

    text: str
    spoils: bool


def spans(text: str, words: Collection[str]) -> Iterator[tuple[int, int, str]]:
    """Yield start and end of what in `text` stands for one of the folded `words`, and that word."""
    for chunk in _CHUNK.finditer(text):
        whole = _meant(chunk[0], words)
        if not whole and chunk[0].isalnum():
            continue  # its only piece is the chunk itself
        pieces = list(_PIECE.finditer(text, chunk.start(), chunk.end()))
        if whole and pieces:
            yield pieces[0].start(), pieces[-1].end(), whole
        elif whole or (chunk[0].casefold() in words):
            yield chunk.start(), chunk.end(), whole or chunk[0].casefold()
        else:
            for piece in pieces:
                if meant := _meant(piece[0], words):
                    yield piece.start(), piece.end(), meant


def pieces(text: str, words: Collection[str]) -> Iterator[tuple[str, bool]]:
    """Yield `text` in pieces, each with whether it is to be marked."""
    end = 0
    for start, stop, _ in spans(text, words):
        if start > end:
            yield text[end:start], False
        yield text[start:stop], True
        end = stop
    if end < len(text):
        yield text[end:], False


def excerpt(synopsis: str, words: Collection[str]) -> Excerpt:
    """Return the part of `synopsis` that has most of `words`: of its opening, if that has any.

    Beyond the first half of a text everything spoils, also where a film's page shows it: whoever reads that page began
    at the beginning.
    """
    parts = paragraphs(synopsis)
    end = min(parts[split_opening(parts, synopsis) - 1].end, first_half_end(synopsis)) if parts else 0
    opening, rest = synopsis[:end], synopsis[end:].lstrip()
    found = list(spans(opening, words))
    if rest and not found and (further_on := list(spans(rest, words))):
        return Excerpt(_around(rest, further_on), spoils=True)
    return Excerpt(_around(opening, found), spoils=False)


@lru_cache(maxsize=20_000)
def _folded(text: str) -> tuple[str, str, tuple[str, ...]]:
    """Return a word as it is looked for, with its numeral as a number, and the words that it is if it is several ("9½").

    Most words of a synopsis come again.
    """
    words = fold(text).split()
    folded = "".join(words)
    return folded, numbered(folded), tuple(words) if len(words) > 1 else ()


def _meant(text: str, words: Collection[str]) -> str:
    folded, with_number, several = _folded(text)
    if not folded:
        return ""
    for word in (folded, with_number):
        if word in words:
            return word
    if several and all(word in words for word in several):
        return several[0]
    beginnings = (word for word in words if len(word) >= SHORTEST_BEGINNING and folded.startswith(word))
    return next(beginnings, "")


def _around(text: str, found: list[tuple[int, int, str]]) -> str:
    """Return about EXCERPT_LENGTH characters of `text`, whole words, where most different words `found` are near."""
    best = max(found, key=lambda span: (_different(found, span[0]), -span[0]), default=(0, 0, ""))
    start, end = _beginning(text, best[0]), len(text)
    if end - start > EXCERPT_LENGTH:
        end = text.rfind(" ", start, start + EXCERPT_LENGTH)
        end = end if end > start else start + EXCERPT_LENGTH
    shown = without_blanks_in_brackets(" ".join(text[start:end].split()))
    return f"{'… ' if start else ''}{shown}{' …' if end < len(text) else ''}"


def _different(found: list[tuple[int, int, str]], start: int) -> int:
    return len({word for place, _, word in found if start <= place < start + EXCERPT_LENGTH - 40})


def _beginning(text: str, first: int) -> int:
    """Return where to begin so that the match at `first` is read in its sentence, or a few words before it."""
    least = max(first - EXCERPT_LENGTH // 3, 0)
    if least == 0:
        return 0
    ends = [end.end() for end in _SENTENCE_END.finditer(text, least, first)]
    return ends[-1] if ends else text.find(" ", least) + 1
