"""A synopsis as a page sets it: the opening, then the rest that tells the ending."""

import re
from dataclasses import dataclass

WORDS_A_MINUTE = 220
OPENING_WORDS = 90
PARAGRAPH_WORDS = 90

_SENTENCE_END = re.compile(r"(?<=[a-z\d)][.!?])[\"”’)]*\s+(?=[\"“‘]?[A-Z])")


@dataclass(frozen=True, slots=True)
class Reading:
    """Paragraphs of the opening and of the rest, and the minutes that the whole takes to read."""

    opening: tuple[str, ...]
    rest: tuple[str, ...]
    minutes: int


def reading(synopsis: str) -> Reading:
    """Return `synopsis` in paragraphs; `rest` is empty if it is so short that all is opening."""
    paragraphs: list[str] = []
    for line in filter(None, synopsis.splitlines()):
        paragraphs += _paragraphs(line)
    minutes = max(1, round(len(synopsis.split()) / WORDS_A_MINUTE))
    return Reading(tuple(paragraphs[:1]), tuple(paragraphs[1:]), minutes)


def _paragraphs(line: str) -> list[str]:
    paragraphs = [""]
    for sentence in _SENTENCE_END.split(line):
        if len(paragraphs[-1].split()) > PARAGRAPH_WORDS:
            paragraphs.append("")
        paragraphs[-1] = f"{paragraphs[-1]} {sentence}".strip()
    return paragraphs
