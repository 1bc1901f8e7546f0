"""Set a synopsis in paragraphs that can be read."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from catalog.synopsis.sentences import sentence_ends

IDEAL_WORDS = 85
"""What a paragraph is drawn towards: the middle of 60 to 110 words, some eight lines of 65 characters."""

LONGEST_KEPT = 110
"""Words; a paragraph of the writer's own up to this length stays as it is."""

_MOST_WORDS = 220
"""No paragraph of several sentences gets longer while the best division is sought."""

_BREAK = re.compile(r"\n\s*\n|(?<=[.!?:…。！？\"”’»)\]」』）])[^\S\n]*\n|\n(?=[-*•–—])")
_UNSPACED = re.compile("[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph: the offsets of its first character and of the one after its last."""

    start: int
    end: int


def paragraphs(text: str) -> list[Paragraph]:
    """Return the paragraphs of ``text``, in order, without the white space around them.

    A blank line is a break, and so is a line end after a sentence; a line end inside a sentence is
    only a wrapped line. What is longer than 110 words is divided at sentence ends into even parts
    of about 85 words.
    """
    return [paragraph for start, end in _blocks(text) for paragraph in _divided(text, start, end)]


def count_words(text: str) -> int:
    """Return the number of words; in scripts without spaces, two characters count as one."""
    unspaced = 0 if text.isascii() else len(_UNSPACED.findall(text))
    return len((_UNSPACED.sub(" ", text) if unspaced else text).split()) + (unspaced + 1) // 2


def _blocks(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for found in _BREAK.finditer(text):
        yield from _trimmed(text, start, found.start())
        start = found.end()
    yield from _trimmed(text, start, len(text))


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    inside = text[start:end]
    if inside.strip():
        yield start + len(inside) - len(inside.lstrip()), start + len(inside.rstrip())


def _divided(text: str, start: int, end: int) -> list[Paragraph]:
    block = text[start:end]
    if count_words(block) <= LONGEST_KEPT:
        return [Paragraph(start, end)]
    sentences = list(_sentences(block))
    sizes = [count_words(block[first:last]) for first, last in sentences]
    parts = []
    first = 0
    for last in _best_breaks(sizes):
        parts.append(Paragraph(start + sentences[first][0], start + sentences[last - 1][1]))
        first = last
    return parts


def _sentences(block: str) -> Iterator[tuple[int, int]]:
    start = 0
    for end in sentence_ends(block):
        yield from _trimmed(block, start, end)
        start = end
    yield from _trimmed(block, start, len(block))


def _best_breaks(sizes: list[int]) -> list[int]:
    """Return after which sentences to break so that the squared distances from the ideal are least.

    Squares draw the parts to even sizes and make a last line of its own too dear. One pass, for the
    look-back is bounded by ``_MOST_WORDS``.
    """
    costs = [0]
    previous = [0]
    for last in range(1, len(sizes) + 1):
        best, best_first, words = None, last - 1, 0
        for first in range(last - 1, -1, -1):
            words += sizes[first]
            cost = costs[first] + (words - IDEAL_WORDS) ** 2
            if best is None or cost < best:
                best, best_first = cost, first
            if words > _MOST_WORDS:
                break
        costs.append(best or 0)
        previous.append(best_first)
    breaks = []
    last = len(sizes)
    while last:
        breaks.append(last)
        last = previous[last]
    return breaks[::-1]
