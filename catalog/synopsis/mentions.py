"""Find who plays whom in a synopsis: "James Bond ( Timothy Dalton )"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from catalog.synopsis.bracket_names import BracketName, read_bracket
from catalog.synopsis.cast_index import CastIndex, name_key
from catalog.synopsis.character_names import NOBODY, Character, Kind, character_before
from catalog.synopsis.outsiders import FreeNames, is_award, names_a_work
from catalog.synopsis.pairs import both_of, share_out
from catalog.synopsis.person_names import has_given_name
from catalog.synopsis.starring_lists import actor_before, character_in

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
    spans = [found.span(1) for found in _BRACKET.finditer(synopsis) if not found[1].strip().isdigit()]
    return _Reading(synopsis, cast, spans).mentions() if spans else []


@dataclass(frozen=True, slots=True)
class _Bracket:
    """A bracket: the offsets of its inside, the names there, and the character before it."""

    start: int
    end: int
    names: list[BracketName]
    character: Character

    @property
    def by_surname(self) -> bool:
        return any(name.is_surname for name in self.names)


class _Reading:
    """The reading of one synopsis: full names first, for they settle whom surnames mean."""

    def __init__(self, synopsis: str, cast: Sequence[str], spans: list[tuple[int, int]]) -> None:
        self._synopsis = synopsis
        self._cast = CastIndex(cast)
        self._free_names = FreeNames(synopsis)
        self._brackets = [self._bracket(start, end, self._cast) for start, end in spans]
        self._surnames_of_characters = {
            bracket.character.name.split()[-1]
            for bracket in self._brackets
            if bracket.character.kind is Kind.PROPER and " " in bracket.character.name
        }

    def _bracket(self, start: int, end: int, people: CastIndex) -> _Bracket:
        names = read_bracket(self._synopsis, start, end, people)
        character = character_before(self._synopsis, start - 1) if names else NOBODY
        return _Bracket(start, end, names, character)

    def mentions(self) -> list[Mention]:
        """Return the mentions in reading order."""
        found: list[Mention] = []
        waiting: list[_Bracket] = []
        for bracket in self._brackets:
            credited = [] if bracket.by_surname else self._credited(bracket, bracket.names)
            credited = credited or self._listed(bracket)
            found += credited
            if not credited:
                waiting.append(bracket)
        found += self._by_surnames(waiting, found)
        return sorted(found, key=lambda mention: mention.start)

    def _listed(self, bracket: _Bracket) -> list[Mention]:
        """Return the mention of "stars Ann Dray (Mother)", where the actor stands before the bracket."""
        character = character_in(self._synopsis[bracket.start : bracket.end])
        actor = actor_before(self._synopsis, bracket.start - 1, self._cast) if character else None
        if not actor or not character:
            return []
        person, start = actor
        end = start + len(self._synopsis[start : bracket.start - 1].rstrip())
        return [Mention(person, character, start, end, in_cast=True)]

    def _by_surnames(self, waiting: list[_Bracket], found: list[Mention]) -> Iterator[Mention]:
        """Yield those named by surname alone: of the cast, or of others named in full elsewhere."""
        taken = {mention.person for mention in found}
        outsiders = CastIndex(mention.person for mention in found if not mention.in_cast)
        words_of_characters = {name_key(word) for mention in found for word in mention.character.split()}
        for bracket in waiting:
            known = bracket if bracket.names else self._bracket(bracket.start, bracket.end, outsiders)
            if known.by_surname:
                resolved = [self._resolved(name, taken, words_of_characters) for name in known.names]
                yield from self._credited(known, [name for name in resolved if name])

    def _resolved(self, name: BracketName, taken: set[str], words_of_characters: set[str]) -> BracketName | None:
        """Settle who a surname means, or None where a character of the film bears it.

        Of several actors of one surname, those whom another bracket names in full are ruled out; of
        the rest the first billed is meant, if billed among the first three: a writer who means
        another one says which.
        """
        if not name.is_surname:
            return name
        if name_key(name.text) in words_of_characters:
            return None
        people = [person for person in name.people if person not in taken] or list(name.people)
        if len(people) > 1 and not self._cast.is_billed_high(people[0]):
            return None
        return replace(name, people=(people[0],))

    def _credited(self, bracket: _Bracket, names: list[BracketName]) -> list[Mention]:
        """Return the mentions of one bracket; none if somebody in it is no actor of this film."""
        character = bracket.character
        if not names or len(names) < len(bracket.names) or is_award(character.name):
            return []
        if not all(self._is_credible(name, character) for name in names):
            return []
        if len(names) == 1 and _TWO_PARTS.match(self._synopsis, names[0].end):
            characters = [both_of(character, self._synopsis)]
        else:
            characters = share_out(character, len(names), self._synopsis)
        return [self._mention(name, played) for name, played in zip(names, characters, strict=True)]

    def _mention(self, name: BracketName, character: str) -> Mention:
        person = name.people[0] if name.people else " ".join(name.text.split())
        return Mention(person, character, name.start, name.end, self._cast.full_name(person) == person)

    def _is_credible(self, name: BracketName, character: Character) -> bool:
        """Say whether somebody is an actor here, by the words around; the cast is taken at its word.

        Weighed are a known given name, a character or a role before the bracket, words that
        announce a work or its makers, and whether the text names this person outside brackets
        (then it is a character's other name).
        """
        if name.people or name.is_announced:
            return True
        if character.kind not in {Kind.PROPER, Kind.ROLE} or self._cast.full_name(character.name):
            return False
        if names_a_work(self._synopsis, character):
            return False
        if self._free_names.holds(name.text, self._surnames_of_characters):
            return False
        return has_given_name(name.text) or not character.follows_locative
