"""Infer a character's name from the words before a bracket, without the sentence around it.

The rules, tried in this order on the words that end at the bracket:

1. A *proper name*: the run of capitalised words with its titles ("General Georgi Koskov"), initials,
   numbers ("Juror 8"), particles ("Maria de Medeiros"), nicknames in quotation marks and "of" after a
   title or "the" after a given name ("Duke of Norfolk", "Robert the Bruce"). Left out are words that
   only open the sentence ("Meanwhile Bond"), a place before the name ("In Tangier Brad Whitaker"),
   nationalities, services and everything else before a title ("KGB General Georgi Koskov"), and
   roles ("henchman Necros"). "the Joker" keeps its article as it is written; titles lose theirs.
2. An *apposition*: "Ed Sumner, a failed magician ( )" is Ed Sumner.
3. A *description* where there is no proper name: the words after the last article or pronoun, as
   they are written ("local boy", "owner of the mill"); a named possessor stays ("Tracy's father"), for
   "father" alone would not tell whose.
4. Otherwise nothing: a pronoun, a verb or the end of a sentence names nobody.
"""

from dataclasses import dataclass
from enum import Enum

from catalog.synopsis.proper_names import proper_name_ending_at
from catalog.synopsis.roles import is_role
from catalog.synopsis.vocabulary import (
    DETERMINERS,
    PRONOUNS,
    RELATIVES,
)
from catalog.synopsis.words import Word, ends_sentence, is_possessive, words_before

_LONGEST_DESCRIPTION = 7


class Kind(Enum):
    """How a character was named."""

    PROPER = "proper"
    ROLE = "role"
    OTHER = "other"
    """A description whose head is no known word for a person."""
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Character:
    """A character's name, how it was named, and where its words start in the synopsis."""

    name: str
    kind: Kind
    start: int
    follows_locative: bool = False


def character_before(text: str, end: int) -> Character:
    """Return the character named by the words of ``text`` that end at offset ``end``."""
    words = words_before(text, end)
    while words and words[-1].text in {",", ":"}:
        words.pop()
    if not words or words[-1].text in {")", "）", ";", "—", "–", "!", "?"}:
        return Character("", Kind.NONE, end)
    proper = proper_name_ending_at(words, len(words) - 1)
    if proper:
        return Character(proper.text, Kind.PROPER, proper.start, proper.follows_locative)
    return _apposition(words) or _description(text, words, end)


def _apposition(words: list[Word]) -> Character | None:
    """Read "Ed Sumner, a failed magician": the name before the comma, unless it opens a sentence part."""
    comma = next((i for i in range(len(words) - 1, -1, -1) if not words[i].is_word), -1)
    if comma < 1 or words[comma].text != "," or words[comma + 1].text.lower() not in {"a", "an", "the"}:
        return None
    if len(words) - comma > _LONGEST_DESCRIPTION or not is_role(words[-1].text):
        return None
    name = proper_name_ending_at(words, comma - 1)
    if name is None or name.follows_locative or is_possessive(words[comma - 1]) or not name.is_free:
        return None
    return Character(name.text, Kind.PROPER, name.start)


def _description(text: str, words: list[Word], end: int) -> Character:
    last = len(words) - 1
    if not words[last].is_word or words[last].text.lower() in PRONOUNS or ends_sentence(words[last]):
        return Character("", Kind.NONE, end)
    first, found = _start_of_description(words)
    part = words[first : last + 1]
    if not found:
        part = part[-1:]
        if not is_role(part[0].text):
            return Character("", Kind.NONE, end)
    relative = next((i for i, word in enumerate(part) if i and word.text.lower() in RELATIVES), None)
    if relative:
        part = part[:relative]
    name = text[part[0].start : part[-1].end]
    kind = Kind.ROLE if is_role(_head(part)) else Kind.OTHER
    return Character(" ".join(name.split()), kind, part[0].start)


def _start_of_description(words: list[Word]) -> tuple[int, bool]:
    """Return where the description starts and whether a determiner says so."""
    first = len(words)
    for i in range(len(words) - 1, max(-1, len(words) - 1 - _LONGEST_DESCRIPTION), -1):
        word = words[i]
        if not word.is_word or ends_sentence(word):
            break
        if word.text.lower() in DETERMINERS:
            if i > 1 and words[i - 1].text == "of" and is_role(words[i - 2].text):
                continue
            while first < len(words) - 1 and words[first].text.lower() in DETERMINERS:
                first += 1
            return first, first < len(words)
        if is_possessive(word) and word.text[0].isupper() and i < len(words) - 1:
            owner = proper_name_ending_at(words, i)
            return (owner.first if owner else i), True
        first = i
    return first, False


def _head(part: list[Word]) -> str:
    for i, word in enumerate(part):
        if word.text in {"of", "in", "at", "from", "with", "on"} and i:
            return part[i - 1].text
    return part[-1].text
