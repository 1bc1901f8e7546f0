"""The part of a synopsis that sets the story up, and what may be said of it elsewhere."""

import re
import unicodedata
from collections.abc import Sequence

from catalog.synopsis.brackets import without_blanks_in_brackets
from catalog.synopsis.paragraphs import Paragraph, count_words, paragraphs
from catalog.synopsis.sentences import sentence_ends

SHARE = 5
"""The opening is about the first fifth: the set-up of a story told in three acts is its first fifth to quarter."""

FEWEST_WORDS = 60
MOST_WORDS = 180

ALL_OPENING = 120
"""Words; a synopsis no longer than this is a description and is shown whole."""

LONGEST_DESCRIPTION = 450
"""Words; one that only describes the film ("is a 1987 spy film directed by …") is shown whole up to here."""

WORDS_A_MINUTE = 238
"""Silent reading of English prose (Brysbaert 2019, doi:10.1016/j.jml.2019.104047)."""

_DESCRIBES = re.compile(
    r"\b(?:is|was) (?:an?|the) [^.!?]{0,120}?\b(?:film|movie|documentary|short|serial|cartoon|comedy|drama|"
    r"thriller|western|musical|picture|adaptation|sequel|feature)\b",
    re.IGNORECASE,
)


def split_opening(parts: Sequence[Paragraph], text: str) -> int:
    """Return how many leading paragraphs set the story up; the ending is never among the others' words.

    As many whole paragraphs as fit into a fifth of the words (at least 60, at most 180), and
    always the first. A synopsis of at most 120 words, or one that describes the film and tells no
    plot, is all opening.
    """
    sizes = [count_words(text[part.start : part.end]) for part in parts]
    total = sum(sizes)
    if total <= ALL_OPENING or (total <= LONGEST_DESCRIPTION and _describes(text)):
        return len(sizes)
    most = min(max(total // SHARE, FEWEST_WORDS), MOST_WORDS)
    count, words = 1, sizes[0]
    while count < len(sizes) - 1 and words + sizes[count] <= most:
        words += sizes[count]
        count += 1
    return count


def opening(text: str) -> str:
    """Return the part of ``text`` that sets the story up."""
    if text.isascii() and len(text.split()) <= ALL_OPENING:
        return text.strip()  # as most are; the way of all others would find the same
    parts = paragraphs(text)
    count = split_opening(parts, text)
    return text[parts[0].start : parts[count - 1].end] if count else ""


def first_half_end(text: str) -> int:
    """Return where the first half of ``text`` ends: after its last sentence that is over by then, or else its first."""
    ends = list(sentence_ends(text)) or [len(text)]
    return max((end for end in ends if 2 * end <= len(text)), default=ends[0])


def reading_minutes(text: str) -> int:
    """Return how many minutes ``text`` takes to read, rounded, at least one."""
    return max(1, round(count_words(text) / WORDS_A_MINUTE))


def teaser(text: str, limit: int) -> str:
    """Return the start of the opening in at most ``limit`` characters, as one line.

    It is cut after the last sentence that fits, if that leaves at least half of ``limit``, else after a
    word, with an ellipsis. Nothing after the opening is ever in it.
    """
    line = without_blanks_in_brackets(" ".join(opening(text).split()))
    if not line or limit < 1:
        return ""
    if len(line) <= limit:
        return line
    end = max((end for end in sentence_ends(line) if end <= limit), default=0)
    if end * 2 >= limit:
        return line[:end]
    return _cut_at_word(line, limit - 1) + "…"


def _cut_at_word(line: str, limit: int) -> str:
    end = limit
    if not line[end].isspace():
        space = line.rfind(" ", 0, end)
        if space > 0:
            end = space
        while end and unicodedata.combining(line[end]):
            end -= 1
    return line[:end].rstrip(" ,;:–—-(")


def _describes(text: str) -> bool:
    first = next(iter(sentence_ends(text)), len(text))
    return _DESCRIBES.search(text, 0, first) is not None
