"""Share the characters before a bracket out among the actors in it."""

import re

from catalog.synopsis.character_names import Character, Kind
from catalog.synopsis.proper_names import proper_name_ending_at
from catalog.synopsis.vocabulary import DETERMINERS
from catalog.synopsis.words import words_before

_COUPLE = re.compile(r"(Mr|Mister|Lord)(\.?) (?:and|&) (Mrs|Ms|Missus|Lady)(\.?) (.+)")
_NUMBERS = DETERMINERS - {"a", "an", "the"}


def share_out(character: Character, actors: int, text: str) -> list[str]:
    """Return the character of each of ``actors`` actors, in order.

    "Joe and Kathleen ( A and B )" gives one to each, "Mr. and Mrs. Dunne ( A and B )" as well. Where
    the counts differ all have the whole ("Antoine ( A, later B )"), without a number: "the four
    managers" gives "managers".
    """
    if actors == 1:
        return [character.name]
    couple = _COUPLE.fullmatch(character.name)
    if couple and actors == 2:
        return [f"{couple[1]}{couple[2]} {couple[5]}", f"{couple[3]}{couple[4]} {couple[5]}"]
    names = _joined_names(character, text, actors)
    if names:
        return names
    words = character.name.split()
    while len(words) > 1 and words[0].lower() in _NUMBERS:
        words.pop(0)
    return [" ".join(words)] * actors


def _joined_names(character: Character, text: str, count: int) -> list[str]:
    """Return the ``count`` proper names joined by commas and "and" that end with ``character``."""
    names = [character.name]
    start = character.start
    while character.kind is Kind.PROPER and len(names) < count:
        words = words_before(text, start)
        last = len(words) - 1
        while last >= 0 and words[last].text.lower() in {",", "and", "&", "/"}:
            last -= 1
        if last in {len(words) - 1, -1}:
            break
        name = proper_name_ending_at(words, last)
        if name is None:
            break
        names.insert(0, name.text)
        start = name.start
    return names if len(names) == count and count > 1 else []


def both_of(character: Character, text: str) -> str:
    """Return "Miles and Giles Fenwick" for one actor who plays both."""
    names = _joined_names(character, text, 2)
    return " and ".join(names) if names else character.name
