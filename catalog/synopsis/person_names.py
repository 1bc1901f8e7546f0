"""Tell the name of a person outside the cast from places, bodies, works and remarks."""

import re

from catalog.synopsis.roles import is_role
from catalog.synopsis.vocabulary import (
    NOT_IN_PERSON_NAMES,
    PARTICLES,
    PLACE_OPENERS,
    PLACES,
    SENTENCE_OPENERS,
    SUFFIXES,
    TITLES,
    given_names,
)

_INITIALS = re.compile(r"(?:[^\W\d_]\.-?){1,3}")
_NAME_WORD = re.compile(r"(?:[dDlLO]['’])?[^\W\d_]+(?:['’-][^\W\d_]+)*")
_MOST_WORDS = 4


def has_person_shape(text: str) -> bool:
    """Say whether ``text`` is written as a person's full name.

    Two to four capitalised words, of which some may be initials, with particles ("de", "van") and
    a suffix ("Jr.") between and after them; none may be a word that names places, bodies or works.
    """
    words = text.replace(",", " ").split()
    while words and words[-1].lower() in SUFFIXES:
        words.pop()
    names = [word for word in words if word not in PARTICLES]
    if not 2 <= len(names) <= _MOST_WORDS or words[-1] in PARTICLES:
        return False
    if _INITIALS.fullmatch(names[-1]) or not all(map(_is_name_word, names)):
        return False
    return not _names_something_else(words)


def has_given_name(text: str) -> bool:
    """Say whether ``text`` begins with a known given name or with initials."""
    first = text.split(maxsplit=1)[0]
    return first in given_names() or first.split("-")[0] in given_names() or _INITIALS.fullmatch(first) is not None


def _is_name_word(word: str) -> bool:
    if _INITIALS.fullmatch(word):
        return True
    if not _NAME_WORD.fullmatch(word) or not any(map(str.isupper, word[:3])):
        return False
    return not (len(word) > 2 and word.isupper())


def _names_something_else(words: list[str]) -> bool:
    first = words[0].lower()
    if (
        first in PLACE_OPENERS
        or first in TITLES - {"don"}
        or (first in SENTENCE_OPENERS and not has_given_name(words[0]))
    ):
        return True
    if any(word.lower() in PLACES for word in words[1:]) or (first in PLACES and not has_given_name(words[0])):
        return True
    if has_given_name(words[0]) and words[-1] in _SURNAMES_OF_ACTORS:
        return False
    if any(word.lower() in NOT_IN_PERSON_NAMES for word in words[has_given_name(words[0]) :]):
        return True
    return is_role(first) and is_role(words[-1])


_SURNAMES_OF_ACTORS = frozenset(
    "Beach Bridges Castle Church Club Council Court Garden Guild House Love Mountain May March "
    "Part Post Prison River Rivers Rhodes School Season Sea Street Temple Tower Towne Valley Volume "
    "Banks Bank Bay Best West Lane Lake Woods Wood Song England Poe Young Forces Crown".split()
)
"""Words of the list of what names no person that are surnames as well, after a given name."""
