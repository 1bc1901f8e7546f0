"""Which credited names may be one character's in several films. Pure.

Two films mean the same character

1. if both name one by the same full name: two or more words, whatever their case, accents and leading titles
   ("Felix Leiter", "General Georgi Koskov" and "Georgi Koskov");
2. if both name one by the same single word ("M", "Q", "Moneypenny", "Jack") and the films have more in common than
   that word: another character by full name ("M" beside "James Bond" twice), or the actor of the part and somebody
   else credited in both.

A name that only says what somebody is ("young woman", "Police Officer", "Tracy's father") is nobody's in particular.
"""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from catalog.synopsis.person_names import has_given_name
from catalog.synopsis.vocabulary import ROLE_NOUNS, TITLES
from catalog.text import KEY_LENGTH, fold

_ARTICLES = frozenset({"the", "a", "an"})
_LEFT_OUT = frozenset(fold(title) for title in TITLES) | _ARTICLES


def character_key(name: str) -> str:
    """Return the key of a character's name, or `""` for one that is nobody's in particular.

    It is the folded name without articles and titles before it, so that its words joined by hyphens are an address.
    """
    written = name.split()
    if not written or not _begins_as_name(written[-1]) or _is_role_alone(name, written[-1]):
        return ""
    while len(written) > 1 and fold(written[0]) in _LEFT_OUT and _begins_as_name(written[1]):
        written.pop(0)
    return fold(" ".join(written))[:KEY_LENGTH].rstrip()


def _begins_as_name(word: str) -> bool:
    return not word[0].islower()


def _is_role_alone(name: str, last_word: str) -> bool:
    return last_word.lower() in ROLE_NOUNS and not has_given_name(name)


def is_full_name(key: str) -> bool:
    """Return whether `key` has two words or more."""
    return " " in key


def slug_of(key: str) -> str:
    """Return the part of an address that stands for `key`."""
    return key.replace(" ", "-")


def key_of(slug: str) -> str:
    """Return the key that `slug` stands for."""
    return slug.replace("-", " ")


def usual_spelling(names: Sequence[str]) -> str:
    """Return the spelling that occurs most; of equals the shortest, then the first by alphabet."""
    counted = Counter(names)
    return min(counted, key=lambda name: (-counted[name], len(name), name))


@dataclass(frozen=True, slots=True)
class Company:
    """What else is known of a film in which a single word names a character."""

    actors: Collection[int]
    """Who plays that character."""
    people: Collection[int]
    """All people credited."""
    characters: Collection[str]
    """The keys of the other characters that have full names."""

    def agrees_with(self, other: "Company") -> bool:
        """Return whether both films plausibly mean the same character (rule 2)."""
        if not set(self.characters).isdisjoint(other.characters):
            return True
        return not set(self.actors).isdisjoint(other.actors) and len(set(self.people).intersection(other.people)) > 1


def agreeing(companies: Mapping[int, Company]) -> list[list[int]]:
    """Return the groups of films that mean one character, the largest first: each agrees with another of its group."""
    groups: list[list[int]] = []
    for film in companies:
        joined = [group for group in groups if any(companies[film].agrees_with(companies[other]) for other in group)]
        groups = [group for group in groups if group not in joined]
        groups.append([*(other for group in joined for other in group), film])
    return sorted((group for group in groups if len(group) > 1), key=lambda group: (-len(group), min(group)))
