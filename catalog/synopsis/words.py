"""Words and marks just before an offset of a synopsis."""

import re
from dataclasses import dataclass

from catalog.synopsis.vocabulary import ABBREVIATIONS

_WINDOW = 160
"""Characters looked at before a bracket: a name with its titles is shorter."""

_TOKEN = re.compile(r"#?\w(?:[\w&/·-]|(?:['’.](?=\w)|(?<=s)['’])|[・･])*\.?|[^\w\s]")
_INITIALS = re.compile(r"(?:[^\W\d_]\.-?)+")
_POSSESSIVE = re.compile(r"(?:['’]s|(?<=s)['’])$")
_APOSTROPHES = "'’"


@dataclass(frozen=True, slots=True)
class Word:
    """A word (with its full stop or hyphens) or a single mark, with its offsets."""

    text: str
    start: int
    end: int
    is_word: bool


def words_before(text: str, end: int) -> list[Word]:
    """Return the words and marks of the line that ends at offset ``end``, at most 160 characters."""
    start = max(0, end - _WINDOW, text.rfind("\n", 0, end) + 1)
    if start and start == end - _WINDOW:
        start = text.find(" ", start, end) + 1 or start
    return [
        Word(found[0], found.start(), found.end(), found[0][0].isalnum() or found[0][0] == "#")
        for found in _TOKEN.finditer(text, start, end)
        if found[0] != "#"
    ]


def ends_sentence(word: Word) -> bool:
    """Say whether the full stop of ``word`` ends a sentence: not that of "Dr." or of an initial."""
    if not word.text.endswith("."):
        return word.text in {"!", "?", "。", "…"}
    return not (word.text[:-1].lower() in ABBREVIATIONS or _INITIALS.fullmatch(word.text))


def is_possessive(word: Word) -> bool:
    """Say whether ``word`` ends in 's or s'."""
    return (word.text[-2:-1] in {"'", "’"} and word.text[-1] == "s") or word.text[-1] in _APOSTROPHES


def without_possessive(name: str) -> str:
    """Return ``name`` without a possessive ending: "Doc's" and "Evans'" are Doc and Evans."""
    return _POSSESSIVE.sub("", name)


def opens_sentence(words: list[Word], i: int) -> bool:
    """Say whether the word at ``i`` opens a sentence or a part of one; "the" counts as if it did."""
    if words[i].text.lower() == "the":
        return True
    return i == 0 or not words[i - 1].is_word or ends_sentence(words[i - 1])
