"""Find who plays whom in a synopsis: "James Bond ( Timothy Dalton )"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from catalog.synopsis.bracket_names import BracketName, read_bracket
from catalog.synopsis.cast_index import CastIndex, name_key
from catalog.synopsis.character_names import Character, Kind, character_before
from catalog.synopsis.outsiders import FreeNames, names_a_work
from catalog.synopsis.pairs import both_of, share_out
from catalog.synopsis.person_names import has_given_name

_BRACKET = re.compile(r"[(（]([^()（）\n]{2,160})[)）]")

_TWO_PARTS = re.compile(r"[^()]{0,40}\b(?:both|dual|double|twin)\b")


@dataclass(frozen=True, slots=True)
class Mention:
    """An actor named beside a character.

    ``person`` is the name to credit: the cast's spelling where the cast has the person, otherwise as
    the synopsis writes it. ``character`` is empty where the words before name nobody. ``start`` and
    ``end`` are the offsets of the actor's name in the synopsis.
    """

    person: str
    character: str
    start: int
    end: int
    in_cast: bool


def find_mentions(synopsis: str, cast: Sequence[str]) -> list[Mention]:
    """Return every annotation "Character (Actor)" of ``synopsis``, in reading order.

    ``cast`` are the names the film's record lists, in billing order. A text without brackets costs
    one scan. Never raises, whatever the text.
    """
    if "(" not in synopsis and "（" not in synopsis:
        return []
    index = CastIndex(cast)
    annotations = []
    for bracket in _BRACKET.finditer(synopsis):
        names = read_bracket(synopsis, bracket.start(1), bracket.end(1), index)
        if names:
            annotations.append((names, character_before(synopsis, bracket.start())))
    reader = _Reader(synopsis, index)
    mentions = [
        mention
        for names, character in annotations
        if not _by_surname(names)
        for mention in reader.credited(names, character)
    ]
    taken = {mention.person for mention in mentions}
    words_of_characters = {name_key(word) for mention in mentions for word in mention.character.split()}
    for names, character in annotations:
        if _by_surname(names):
            resolved = [_resolved(name, taken, words_of_characters) for name in names]
            if all(resolved):
                mentions += reader.credited([name for name in resolved if name], character)
    return sorted(mentions, key=lambda mention: mention.start)


def _by_surname(names: list[BracketName]) -> bool:
    return any(name.is_surname for name in names)


def _resolved(name: BracketName, taken: set[str], words_of_characters: set[str]) -> BracketName | None:
    """Settle who a surname means, or None: it may be a character's, or that of several actors.

    Of several, whoever another annotation names in full is ruled out.
    """
    if not name.is_surname:
        return name
    if name_key(name.text) in words_of_characters:
        return None
    people = [person for person in name.people if person not in taken] or list(name.people)
    if len(people) != 1:
        return None
    return BracketName(name.text, name.start, name.end, (people[0],))


class _Reader:
    """Turns the names of a bracket and the character before it into mentions, for one synopsis."""

    def __init__(self, synopsis: str, cast: CastIndex) -> None:
        self._synopsis = synopsis
        self._cast = cast
        self._free_names = FreeNames(synopsis)

    def credited(self, names: list[BracketName], character: Character) -> list[Mention]:
        """Return the mentions of one bracket; none if somebody in it is no actor of this film."""
        if any(not name.people and not self._is_credible(name, character) for name in names):
            return []
        if len(names) == 1 and _TWO_PARTS.match(self._synopsis, names[0].end):
            characters = [both_of(character, self._synopsis)]
        else:
            characters = share_out(character, len(names), self._synopsis)
        return [
            Mention(
                person=name.people[0] if name.people else " ".join(name.text.split()),
                character=played,
                start=name.start,
                end=name.end,
                in_cast=bool(name.people),
            )
            for name, played in zip(names, characters, strict=True)
        ]

    def _is_credible(self, name: BracketName, character: Character) -> bool:
        """Say whether somebody outside the cast is an actor here, by the words around.

        Weighed are a known given name, a character or a role before the bracket, words that
        announce a work or its makers, and whether the text names this person outside brackets
        (then it is a character's other name).
        """
        if character.kind not in {Kind.PROPER, Kind.ROLE} or self._cast.full_name(character.name):
            return False
        if names_a_work(self._synopsis, character) or name.text in self._free_names:
            return False
        return has_given_name(name.text) or not character.follows_locative
