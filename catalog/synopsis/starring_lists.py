"""Read annotations the other way round: "It stars Ann Dray (Mother) and Kip Rollins (Speed)"."""

import re

from catalog.synopsis.cast_index import CastIndex
from catalog.synopsis.vocabulary import NOT_IN_PERSON_NAMES, PARTICLES, PLACES, SENTENCE_OPENERS, SUFFIXES
from catalog.synopsis.words import words_before

_ANNOUNCEMENT = re.compile(r"\b(?:stars?|starring|starred|cast|features?|featuring)\b")
_SENTENCE = 600
"""Characters before a bracket in which its sentence announces the list."""

_ROLE = re.compile(r"(?:as\s+|playing\s+)?(?P<name>(?:the\s+)?[^\W\da-z].*)")
_LONGEST_NAME = 4
_NAMES_NO_CHARACTER = NOT_IN_PERSON_NAMES | PLACES | (SENTENCE_OPENERS - {"the"}) | SUFFIXES


def actor_before(text: str, end: int, cast: CastIndex) -> tuple[str, int] | None:
    """Return the cast member whose full name ends at offset ``end``, with the offset where it starts.

    None unless the sentence announces a list of players; elsewhere what follows an actor's name in
    a bracket is a remark on the actor.
    """
    words = words_before(text, end)
    stop = words[-1].end if words else end
    for width in range(min(_LONGEST_NAME + 1, len(words)), 0, -1):
        start = words[-width].start
        person = cast.full_name(text[start:stop]) if words[-width].is_word else None
        if person and (width > 1 or person[0].isupper()):
            sentence = text[max(0, start - _SENTENCE) : start].rpartition("\n")[2]
            return (person, start) if _ANNOUNCEMENT.search(_last_sentence(sentence)) else None
    return None


def character_in(inside: str) -> str | None:
    """Return the character a bracket of such a list holds, or None where it holds a remark."""
    found = _ROLE.fullmatch(" ".join(inside.split()))
    if not found:
        return None
    words = found["name"].split()
    if len(words) > _LONGEST_NAME or not all(_is_name_word(word, i) for i, word in enumerate(words)):
        return None
    return None if any(word.lower().strip('".') in _NAMES_NO_CHARACTER for word in words) else found["name"]


def _is_name_word(word: str, place: int) -> bool:
    if word[0].isupper() or word[0] in '"“' or word in PARTICLES or word in {"the", "of"}:
        return True
    return place > 0 and word.isdigit()


def _last_sentence(text: str) -> str:
    return re.split(r"(?<=[a-z)]{2})[.!?]\s", text)[-1]
