"""How two names are alike that may be one person's. Pure.

What is looked for comes from reading all alike names of 36,000 films. Left out is what was mostly wrong there: another
suffix (Lon Chaney and Lon Chaney Jr. are father and son), given name and family name in each other's place, another
first letter (Ted Danson is not Ted Manson).
"""

import re
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from itertools import combinations

from catalog.text import fold

SHORTEST = 8
"""Letters that a name needs for one of them to be a slip: "Bob Ray" and "Bob Roy" are too short to tell."""
SHORTEST_WORD = 4
"""Letters that a name of one word needs: shorter ones ("and", "&") are slips of a list."""
MOST_WORDS = 8
LONGEST_WORD = 40
"""Words, and letters of a word, up to which a name is searched for a slip: real names are shorter, and what is to be
tried grows with the square of both."""
MOST_ALIKE = 30
"""People with one thing in common in their names who are compared with each other: those longest on record. Among the
names of 36,000 films five have; thousands are made by a machine, and would be millions of pairs."""

_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
_ASIDE = re.compile(r"""(?:^|(?<=\s))(?:"[^"]*"|“[^”]*”|'[^']*'|‘[^’]*’|\([^)]*\))(?=\s|$)""")


class Likeness(StrEnum):
    """In what two names are alike, as it is kept."""

    NAME = "name"
    SIGNS = "signs"
    SPACES = "spaces"
    ASIDE = "aside"
    INITIAL = "initial"
    LETTER = "letter"


DIFFERENCES = {
    Likeness.NAME: "nothing",
    Likeness.SIGNS: "accents, capitals or punctuation",
    Likeness.SPACES: "spaces",
    Likeness.ASIDE: "a nickname or a note",
    Likeness.INITIAL: "an initial",
    Likeness.LETTER: "one letter",
}
"""What an editor is told: the same name but for this."""


@dataclass(frozen=True, slots=True)
class Name:
    """A name as it is compared."""

    text: str
    letters: str
    """All of it, folded, without spaces."""
    words: tuple[str, ...]
    """Folded, without nicknames, notes and suffix."""
    suffix: str

    @property
    def core(self) -> tuple[str, ...]:
        """The words without initials between the first and the last, and the suffix."""
        first, *middle, last = self.words
        return (first, *(word for word in middle if len(word) > 1), last, self.suffix)

    @property
    def is_searched_for_slips(self) -> bool:
        """Whether the name is long enough for one letter to be a slip, and no longer than names are."""
        is_long = len(self.words) > 1 and len(self.letters) >= SHORTEST
        return is_long and len(self.words) <= MOST_WORDS and max(map(len, self.words)) <= LONGEST_WORD

    @property
    def initials(self) -> tuple[str, ...]:
        """The initials between the first word and the last."""
        return tuple(word for word in self.words[1:-1] if len(word) == 1)


def name_of(text: str) -> Name:
    """Return ``text`` taken apart."""
    folded = fold(text)
    words = (fold(_ASIDE.sub(" ", text)) if _ASIDE.search(text) else folded).split()
    suffix = words.pop() if len(words) > 2 and words[-1] in _SUFFIXES else ""
    return Name(text, folded.replace(" ", ""), tuple(words), suffix)


def likeness(one: Name, other: Name) -> Likeness | None:
    """Return in what the names are alike, None if in nothing that is looked for."""
    if one.letters == other.letters:
        if one.text == other.text:
            return Likeness.NAME
        return Likeness.SIGNS if fold(one.text) == fold(other.text) else Likeness.SPACES
    if min(len(one.words), len(other.words)) < 2:
        return None
    if one.core == other.core:
        if one.words == other.words:
            return Likeness.ASIDE
        return None if one.initials and other.initials else Likeness.INITIAL
    return Likeness.LETTER if _differ_by_a_slip(one, other) else None


def alike(names: Iterable[tuple[int, str]]) -> Iterator[tuple[int, int, Likeness]]:
    """Yield the numbers of any two who have alike names, the smaller first, of people given by number and name.

    The work grows with the people, not with the pairs there are.
    """
    people = [(number, name_of(name)) for number, name in names]
    people = [one for one in people if len(one[1].words) > 1 or len(one[1].letters) >= SHORTEST_WORD]
    found = {
        pair
        for group in (*_groups(people, _sames), *_slips(people))
        for pair in combinations(sorted(number for number, _ in group)[:MOST_ALIKE], 2)
    }
    by_number = dict(people)
    for one, other in sorted(found):
        kind = likeness(by_number[one], by_number[other])
        if kind:
            yield one, other, kind


_People = list[tuple[int, Name]]


def _groups(people: _People, keys: Callable[[Name], Iterable[Hashable]]) -> list[_People]:
    """Return those of ``people`` who have one of ``keys`` in common, for each key that several have."""
    groups: dict[Hashable, _People] = defaultdict(list)
    for one in people:
        for key in set(keys(one[1])):
            groups[key].append(one)
    return [group for group in groups.values() if len(group) > 1]


def _sames(name: Name) -> Iterator[Hashable]:
    yield name.letters
    if len(name.words) > 1:
        yield name.core


def _slips(people: _People) -> Iterator[_People]:
    """Yield groups of those who may differ in one letter: in one word, and there in what is left without a letter."""
    long = [one for one in people if one[1].is_searched_for_slips]
    longest = max((len(name.words) for _, name in long), default=0)
    for place in range(longest):
        having = [one for one in long if place < len(one[1].words)]
        for group in _groups(having, partial(_all_but_a_word, place)):
            yield from _groups(group, partial(_a_word_less_a_letter, place))


def _all_but_a_word(place: int, name: Name) -> Iterator[Hashable]:
    yield name.words[:place], name.words[place + 1 :], name.suffix


def _a_word_less_a_letter(place: int, name: Name) -> Iterator[Hashable]:
    """Yield the word, and what is left of it without one letter; the first one is never a slip."""
    word = name.words[place]
    yield word
    for letter in range(1, len(word)):
        yield word[:letter] + word[letter + 1 :]


def _differ_by_a_slip(one: Name, other: Name) -> bool:
    """Whether the names differ in one letter of one word, and that is not its first."""
    if len(one.words) != len(other.words) or one.suffix != other.suffix:
        return False
    differing = [pair for pair in zip(one.words, other.words, strict=True) if pair[0] != pair[1]]
    return (
        len(differing) == 1
        and one.is_searched_for_slips
        and other.is_searched_for_slips
        and _is_one_letter_apart(*sorted(differing[0], key=len))
    )


def _is_one_letter_apart(shorter: str, longer: str) -> bool:
    """Whether one letter, not the first, is different, missing, or has changed places with the next."""
    if shorter[0] != longer[0] or len(longer) - len(shorter) > 1 or len(shorter) < 2:
        return False
    place = next((n for n, letter in enumerate(shorter) if letter != longer[n]), len(shorter))
    if len(shorter) < len(longer):
        return shorter[place:] == longer[place + 1 :]
    turned = shorter[place : place + 2] == longer[place : place + 2][::-1]
    return shorter[place + 1 :] == longer[place + 1 :] or (turned and shorter[place + 2 :] == longer[place + 2 :])
