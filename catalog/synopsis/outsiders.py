"""Reasons to doubt that a name outside the cast is an actor's."""

import re
from collections.abc import Container
from functools import cached_property

from catalog.synopsis.character_names import Character
from catalog.synopsis.vocabulary import CREW_VERBS, SENTENCE_OPENERS, SUFFIXES, WORK_NOUNS
from catalog.synopsis.words import words_before

_SHORT_BRACKET = re.compile(r"[(（][^()（）]{0,160}[)）]")
_CAPITALISED_RUN = re.compile(r"\b(?P<the>[Tt]he )?(?P<run>[^\W\d_a-z][\w'’.-]*(?:[ ,]{1,2}[^\W\d_a-z][\w'’.-]*){0,5})")
_NAME_END = re.compile(r"(?:['’]s?|[.,-])+$")
_LONGEST_NAME = 4


class FreeNames:
    """The names a synopsis uses outside brackets: those of its characters, mostly.

    They are gathered at the first question, in one pass over the text.
    """

    def __init__(self, text: str) -> None:
        self._text = text

    def holds(self, name: str, explained: Container[str]) -> bool:
        """Say whether the full name is used, or the surname alone ("Wayne", not "Adam Wayne", "the Wayne").

        A surname among ``explained`` is another character's: beside "James Bond (Pierce Brosnan)" the
        text's "Bond" does not make Samantha Bond a character.
        """
        words = [_bare(word) for word in name.split() if word.lower() not in SUFFIXES]
        if " ".join(words) in self._names:
            return True
        return words[-1] in self._names and words[-1] not in explained

    @cached_property
    def _names(self) -> frozenset[str]:
        names = set()
        for found in _CAPITALISED_RUN.finditer(_SHORT_BRACKET.sub(" ( ", self._text)):
            words = [_bare(word) for word in found["run"].split()]
            while len(words) > 1 and words[0].lower() in SENTENCE_OPENERS:
                words.pop(0)
            if len(words) == 1 and not found["the"]:
                names.add(words[0])
            for length in range(2, _LONGEST_NAME + 1):
                names.update(" ".join(words[i : i + length]) for i in range(len(words) - length + 1))
        return frozenset(names)


def _bare(word: str) -> str:
    return _NAME_END.sub("", word)


def names_a_work(text: str, character: Character) -> bool:
    """Say whether the words before the bracket are a work's or a maker's name, not a character's."""
    words = [word.text.lower() for word in words_before(text, character.start) if word.is_word]
    if not words:
        return False
    if words[-1] in WORK_NOUNS or (words[-1] == "the" and words[-2:-1] and words[-2] in WORK_NOUNS):
        return True
    if words[-1] in {"by", "a", "the"}:
        return any(word in CREW_VERBS for word in words[-5:])
    return text[character.start] in {'"', "“"} and any(word in WORK_NOUNS or word in CREW_VERBS for word in words[-6:])


def is_award(name: str) -> bool:
    """Say whether what stands before a bracket is an award ("Best Supporting Actress")."""
    return name.startswith(("Best ", "Worst ", "Academy Award", "Golden Globe", "Oscar"))
