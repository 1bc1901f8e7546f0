"""What the opening of a story is about: its telling words, each with its weight. Pure.

The weight is the word's inverse document frequency (Spärck Jones 1972, https://doi.org/10.1108/eb026526), taken from
a fixed background, `word_shares.txt`: the share of some 34,000 film synopses, in a thousand, whose beginnings have the
word. So it is the same on every database, at any size, and costs no look-up. `words_left_out.txt` has the words that
speak about films and not about what happens in them ("directed", "sequel"), or are too common to tell anything.
"""

import math
import re
from collections.abc import Collection
from functools import cache
from importlib import resources

from catalog.text import fold

NEVER_MET_WEIGHT = 5.0
"""Of a word that the background does not have: rare, or only of no use."""
PHRASE_WEIGHT = 9.0
"""Of two capitalised words side by side ("Cold War"): no background has them all."""

_WORD = re.compile(r"(?<![\w'’-])[a-z]{4,}(?![\w'’-])")
_NO_PHRASE = re.compile(
    r"(?:the|with|about|from|after|before|into|over)\b|.* (?:pictures|productions?|studios?|films?|entertainment|states|kingdom|"
    r"fox|artists|brothers|company|mr|mrs|dr)$",
    re.IGNORECASE,
)
"""Opens or ends what is no place, thing or time of a story, but a maker, a country or half a title."""
_PHRASE = re.compile(r"(?<=[a-z,] )(?:the )?([A-Z][a-z]+ [A-Z][a-z]+)(?! [A-Z])(?!\w)")


def themes(opening: str, people: Collection[str] = ()) -> dict[str, float]:
    """Return the telling words and phrases of `opening` with their weights, as it writes them, the weightiest first.

    Names in `people` are no themes. Words are lower case; capitalised ones are names, and told as phrases only.
    """
    names = {word for name in people for word in fold(name).split()}
    found = {word: _weight(word) for word in _WORD.findall(opening)}
    for phrase in _PHRASE.findall(opening):
        if names.isdisjoint(fold(phrase).split()) and not _NO_PHRASE.match(phrase):
            found[phrase] = PHRASE_WEIGHT
    told = ((word, weight) for word, weight in found.items() if weight)
    return dict(sorted(told, key=lambda theme: (-theme[1], theme[0])))


def _weight(word: str) -> float:
    if word in _words_left_out():
        return 0.0
    share = _shares().get(word)
    return math.log(1000 / share) if share else NEVER_MET_WEIGHT


@cache
def _shares() -> dict[str, float]:
    lines = _lines("word_shares.txt")
    return {word: float(share) for word, share in (line.split() for line in lines)}


@cache
def _words_left_out() -> frozenset[str]:
    return frozenset(_lines("words_left_out.txt"))


def _lines(name: str) -> list[str]:
    return resources.files("catalog.similar").joinpath(name).read_text("utf-8").splitlines()
