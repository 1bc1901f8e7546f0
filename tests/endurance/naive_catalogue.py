"""The rules of a reload written down naively, to check the product against: films as dicts, no database, no cleverness."""

import copy
from dataclasses import dataclass, field, replace
from typing import Any

from catalog.ingest.reading import mentions_in
from catalog.seeds import SeedRecord
from tests.identity.naive_identities import NaiveIdentities, Place

FIELDS = ("title", "year", "url", "rating_value", "synopsis")
ROLES = ("director", "actor")

ConflictKey = tuple[int, str, str, int | None]
"""The film, what of it, and for its credits the role and the person."""


@dataclass(frozen=True)
class NaiveCredit:
    """What is told of somebody who is credited."""

    character: str = ""
    own: bool = False
    """Whether an editor made the credit, rather than a seed."""


Credits = dict[str, dict[int, NaiveCredit]]
"""By role, then by person in billing order."""


@dataclass
class NaiveFilm:
    """What the site shows of a film, or what a seed says of it."""

    fields: dict[str, Any]
    credits: Credits
    deleted: bool = False


@dataclass(frozen=True)
class Told:
    """A seed, with the names that are credited in each role and their characters. How a synopsis is read is not looked at."""

    record: SeedRecord
    names: dict[str, list[tuple[str, str]]]


def told_by(record: SeedRecord) -> Told:
    """Return what a seed tells: its lists, and whom its synopsis adds to the cast."""
    characters = dict(mentions_in(record))
    cast = dict.fromkeys([*record.actors, *characters])
    directors = [(name, "") for name in record.directors]
    return Told(record, {"director": directors, "actor": [(name, characters.get(name, "")) for name in cast]})


@dataclass
class NaiveCatalogue:
    """Films and people as editors and seeds have left them."""

    known: NaiveIdentities = field(default_factory=NaiveIdentities)
    seeds: dict[int, Told] = field(default_factory=dict)
    films: dict[int, NaiveFilm] = field(default_factory=dict)

    def says(self, told: Told) -> NaiveFilm:
        """Return the film as its seed gives it, each person once."""
        record, credits = told.record, Credits()
        for role in ROLES:
            people = credits[role] = dict[int, NaiveCredit]()
            for name, character in told.names[role]:
                person = self.known.whom(record.movie_id, role, name)
                people[person] = NaiveCredit(people.get(person, NaiveCredit()).character or character)
        return NaiveFilm({name: getattr(record, name) for name in FIELDS}, credits)

    def first_load(self, seeds: list[Told]) -> None:
        """Take every film from its first seed."""
        self.seeds = {told.record.movie_id: told for told in seeds}
        self.films = {number: self.says(told) for number, told in self.seeds.items()}

    def merge(self, kept: int, gone: int) -> None:
        """Make two people one: their credits in one role of a film become one, at the first place of the two.

        Who is left of two whom a seed names, an editor having taken out the other, is both from then on.
        """
        both = {kept, gone}
        places = [
            (number, role) for number, film in self.films.items() for role in ROLES if both & film.credits[role].keys()
        ]
        before = {number: self.says(self.seeds[number]).credits for number, _ in places}
        self.known.merge(kept, gone)
        for number, role in places:
            people = self.films[number].credits[role]
            seed = self.says(self.seeds[number]).credits[role].get(kept, NaiveCredit())
            one = _one([(people[who], before[number][role].get(who)) for who in (kept, gone) if who in people], seed)
            self.films[number].credits[role] = {
                kept if person in both else person: one if person in both else credit
                for person, credit in people.items()
            }

    def split(self, person: int, called: str, other: int, places: list[Place]) -> None:
        """Give credits of a person to another one of that name."""
        self.known.split(person, called, other, places)
        for number, role in places:
            people = self.films[number].credits[role]
            self.films[number].credits[role] = {
                other if one == person else one: credit for one, credit in people.items()
            }

    def expected_after(self, told: Told) -> tuple[NaiveFilm, set[ConflictKey]]:
        """Return the film as it has to be after its seed became this, but for billing orders, and what is in conflict."""
        number = told.record.movie_id
        base, seed, film = self.says(self.seeds[number]), self.says(told), copy.deepcopy(self.films[number])
        conflicts: set[ConflictKey] = set()
        for name in FIELDS:
            before, said, shown = base.fields[name], seed.fields[name], film.fields[name]
            if shown == before:
                film.fields[name] = said
            elif said not in (before, shown):
                conflicts.add((number, name, "", None))
        for role in ROLES:
            in_base, in_seed, in_film = base.credits[role], seed.credits[role], film.credits[role]
            result = {}
            for person in dict.fromkeys([*in_film, *in_seed]):
                credit, kind = _credit_after(in_base.get(person), in_seed.get(person), in_film.get(person))
                if credit:
                    result[person] = credit
                if kind:
                    conflicts.add((number, kind, role, person))
            if (
                not same_order(in_base, in_seed)
                and not same_order(in_base, in_film)
                and not same_order(in_seed, in_film)
            ):
                conflicts.add((number, "order", role, None))
            film.credits[role] = result
        return film, conflicts

    def order_that_must_hold(self, told: Told, role: str) -> list[int]:
        """Return people who must stand in this order among the film's credits of the role, after this seed."""
        base = self.says(self.seeds[told.record.movie_id]).credits[role]
        seed, shown = self.says(told).credits[role], self.films[told.record.movie_id].credits[role]
        seed_alone = same_order(base, shown) and (list(shown) == list(base) or not same_order(base, seed))
        return list(seed if seed_alone else shown)


def _one(credits: list[tuple[NaiveCredit, NaiveCredit | None]], seed: NaiveCredit) -> NaiveCredit:
    """Return the credit that one or two become; each comes with what the seed said of it, and ``seed`` says it of both.

    What an editor wrote goes before what a seed says, and a character before none.
    """
    written = [shown.character for shown, said in credits if shown.character != (said.character if said else "")]
    characters = [*written, *(shown.character for shown, _ in credits)] if written else [seed.character]
    return NaiveCredit(next(filter(None, characters), ""), own=any(shown.own for shown, _ in credits))


def _credit_after(
    base: NaiveCredit | None, seed: NaiveCredit | None, shown: NaiveCredit | None
) -> tuple[NaiveCredit | None, str]:
    """Return the credit as it has to be, and what of it is in conflict, if anything is."""
    if shown is None:
        if base is None:
            return seed, ""
        return None, "credit" if seed and seed.character != base.character else ""
    if seed is None:
        if base is None:
            return shown, ""
        edited = shown.own or shown.character != base.character
        return (shown, "credit") if edited else (None, "")
    before = base.character if base else ""
    if shown.character == before:
        return replace(shown, character=seed.character), ""
    return shown, "character" if seed.character not in (before, shown.character) else ""


def same_order(some: dict[int, Any] | list[int], others: dict[int, Any] | list[int]) -> bool:
    """Whether those who are in both stand in the same order in both."""
    return [one for one in some if one in others] == [one for one in others if one in some]
