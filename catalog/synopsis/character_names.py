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
4. In a script without capitals: the last word, and in Chinese and Japanese, which set no spaces, the last
   run of one kind of character ("浪人の桑畑" gives 桑畑).
5. Otherwise nothing: a pronoun, a verb or the end of a sentence names nobody.
"""

from dataclasses import dataclass
from enum import Enum

from catalog.synopsis.caseless_names import caseless_name, is_caseless
from catalog.synopsis.descriptions import LONGEST, describes_person, description_ending
from catalog.synopsis.proper_names import proper_name_ending_at
from catalog.synopsis.roles import may_be_occupation
from catalog.synopsis.words import Word, is_possessive, without_possessive, words_before


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


NOBODY = Character("", Kind.NONE, 0)


def character_before(text: str, end: int) -> Character:
    """Return the character named by the words of ``text`` that end at offset ``end``."""
    words = _without_footnote(words_before(text, end))
    while words and words[-1].text in {",", ":"}:
        words.pop()
    if not words or words[-1].text in {")", "）", ";", "—", "–", "!", "?"}:
        return NOBODY
    if is_caseless(words[-1].text):
        name = caseless_name(words[-1].text)
        return Character(name, Kind.PROPER, words[-1].end - len(name))
    proper = proper_name_ending_at(words, len(words) - 1)
    if proper:
        return Character(proper.text, Kind.PROPER, proper.start, proper.follows_locative)
    if words[-1].text.isdigit() and len(words) > 2 and words[-2].text == ",":
        return character_before(text, words[-2].start)
    apposition = _apposition(words)
    if apposition:
        return apposition
    part = description_ending(words)
    if not part:
        return NOBODY
    name = " ".join(text[part[0].start : part[-1].end].split())
    if not any(word.text == "of" for word in part):
        name = without_possessive(name)
    return Character(name, Kind.ROLE if describes_person(part) else Kind.OTHER, part[0].start)


def _apposition(words: list[Word]) -> Character | None:
    """Read "Ed Sumner, a failed magician": the name before the comma, unless it opens a sentence part."""
    comma = next((i for i in range(len(words) - 1, -1, -1) if not words[i].is_word), -1)
    if comma < 1 or words[comma].text not in {",", "—", "–"} or words[comma + 1].text.lower() not in {"a", "an", "the"}:
        return None
    if len(words) - comma > LONGEST or not may_be_occupation(words[-1].text):
        return None
    name = proper_name_ending_at(words, comma - 1)
    if name is None or name.follows_locative or is_possessive(words[comma - 1]) or not name.is_free:
        return None
    return Character(name.text, Kind.PROPER, name.start)


def _without_footnote(words: list[Word]) -> list[Word]:
    """Drop a footnote's mark: "Moonwatcher[note 1]"."""
    if words and words[-1].text == "]":
        opening = next((i for i, word in enumerate(words) if i > len(words) - 6 and word.text == "["), None)
        if opening is not None:
            return words[:opening]
    return words
