"""Chains between people of this catalogue: its credits are the graph that `catalog.connections` searches."""

import time
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from catalog.connections import Chain, Limits, shortest_chain
from catalog.models import Credit, Movie, Person

MOST_NODES = 400_000
"""People and films that one search may meet: what about a second is enough for."""
MOST_SECONDS = 2.0


@dataclass(frozen=True, slots=True)
class Link:
    """A film of a chain: how the person before it and the person after it are credited there."""

    film: Movie
    before: list[Credit]
    person: Person
    """Who comes after the film."""
    after: list[Credit]


class _Credits:
    """The graph that visitors may see: see `catalog.connections.Graph`."""

    def __init__(self) -> None:
        self.hidden = set(Movie.objects.hidden_numbers())

    def films_of(self, people: Collection[int]) -> Collection[int]:
        return set(Credit.objects.films_of(people)) - self.hidden

    def people_in(self, films: Collection[int]) -> Collection[int]:
        return Credit.objects.people_in(films)

    def pairs(self, people: Collection[int], films: Collection[int]) -> Iterable[tuple[int, int]]:
        """Return those between `people` and `films`; none of these is hidden, for `films_of` found them."""
        return Credit.objects.pairs_of(people, films)


def find_chain(start: Person, goal: Person) -> Chain | None:
    """Return what `shortest_chain` returns for two people, through films that visitors may see.

    Raises GaveUpError after MOST_NODES people and films or about MOST_SECONDS.
    """
    end = time.monotonic() + MOST_SECONDS
    limits = Limits(MOST_NODES, lambda: time.monotonic() < end)
    return shortest_chain(start.pk, goal.pk, _Credits(), limits)


def links(chain: Chain) -> list[Link]:
    """Return the films of `chain` with the people after them and the credits that prove it: three queries."""
    films = Movie.objects.for_list().in_bulk(chain.films)
    credits = Credit.objects.filter(movie__in=chain.films, person__in=chain.people).select_related("person")
    found: dict[tuple[int, int], list[Credit]] = {}
    for credit in credits.order_by("-role", "position"):
        found.setdefault((credit.movie_id, credit.person_id), []).append(credit)
    result = []
    for film, before, after in zip(chain.films, chain.people, chain.people[1:], strict=False):
        proof = found[film, after]
        result.append(Link(films[film], found[film, before], proof[0].person, proof))
    return result
