"""The rules of a reload written down naively, to check the product against: films as dicts, no database, no cleverness."""

import copy
from dataclasses import dataclass, field
from typing import Any

from catalog.seeds import SeedRecord

FIELDS = ("title", "year", "url", "rating_value", "synopsis")
ROLES = ("director", "actor")

Credits = dict[str, list[int]]
"""People in billing order, by role."""


@dataclass
class NaiveFilm:
    """What the site shows of a film."""

    fields: dict[str, Any]
    credits: Credits
    characters: dict[tuple[str, int], str] = field(default_factory=dict)
    deleted: bool = False


@dataclass
class NaiveCatalogue:
    """Films and names as editors and seeds have left them."""

    people: dict[str, int]
    """Whom each name in a seed means."""
    pins: dict[tuple[int, str, str], int] = field(default_factory=dict)
    seeds: dict[int, SeedRecord] = field(default_factory=dict)
    films: dict[int, NaiveFilm] = field(default_factory=dict)

    def whom(self, record: SeedRecord, role: str) -> list[int]:
        """Return the people whom the seed names in a role, each once."""
        names = record.directors if role == "director" else record.actors
        people = [self.pins.get((record.movie_id, role, name), self.people[name]) for name in names]
        return list(dict.fromkeys(people))

    def first_load(self, records: list[SeedRecord]) -> None:
        for record in records:
            self.seeds[record.movie_id] = record
            self.films[record.movie_id] = NaiveFilm(
                {name: getattr(record, name) for name in FIELDS}, {role: self.whom(record, role) for role in ROLES}
            )

    def expected_after(self, record: SeedRecord) -> tuple[NaiveFilm, int]:
        """Return the film as it has to be after its seed became `record`, and how many conflicts that makes."""
        base, film = self.seeds[record.movie_id], copy.deepcopy(self.films[record.movie_id])
        conflicts = 0
        for name in FIELDS:
            before, said, shown = getattr(base, name), getattr(record, name), film.fields[name]
            if shown == before:
                film.fields[name] = said
            elif said not in (before, shown):
                conflicts += 1
        for role in ROLES:
            before, said, shown = self.whom(base, role), self.whom(record, role), film.credits[role]
            result = []
            for person in dict.fromkeys([*shown, *said]):
                told = bool(film.characters.get((role, person)))
                if person in shown and person in before and person not in said:
                    if told:
                        result.append(person)
                        conflicts += 1
                elif person in shown or person not in before:
                    result.append(person)
            seed_moved = order_of(before, said) != order_of(said, before)
            editor_moved = order_of(before, shown) != order_of(shown, before)
            if seed_moved and editor_moved and order_of(said, shown) != order_of(shown, said):
                conflicts += 1
            film.credits[role] = result
        return film, conflicts

    def orders_that_must_hold(self, record: SeedRecord, role: str) -> list[list[int]]:
        """Return lists of people each of which must stand in this order among the film's credits of the role."""
        base = self.seeds[record.movie_id]
        before, said = self.whom(base, role), self.whom(record, role)
        shown = self.films[record.movie_id].credits[role]
        if shown == before:
            return [said]
        if said == before or order_of(before, shown) != order_of(shown, before):
            return [shown]
        return [said] if order_of(before, said) != order_of(said, before) else [shown]


def order_of(people: list[int], among: list[int]) -> list[int]:
    """Return those of `people` who are among `among`, in their order."""
    return [person for person in people if person in among]
