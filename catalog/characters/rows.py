"""Appearances as rows, made from the facts of credits. Pure."""

from collections.abc import Iterable, Iterator
from typing import Any

from catalog.characters.naming import character_key
from catalog.text import KEY_LENGTH

COLUMNS = ("movie_id", "person_id", "key", "work", "name")
WORK_LENGTH = KEY_LENGTH + 6
"""Characters: a filing key, a blank and a year."""


def rows(facts: Iterable[tuple[int, int, str, str, int | None]]) -> Iterator[tuple[Any, ...]]:
    """Yield a row of COLUMNS for each credit of `facts` that names a character.

    `facts` are film, person, character, the film's filing key and year.
    """
    for film, person, character, sort_title, year in facts:
        if key := character_key(character):
            yield film, person, key, f"{sort_title} {year or ''}"[:WORK_LENGTH], character
