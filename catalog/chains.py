"""Chains between people of this catalogue: its credits are the graph that `catalog.connections` searches."""

import time
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from catalog.connections import Chain, Joints, Limits, shortest_chain
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


def find_chain(start: Person, goal: Person) -> Chain | None:
    """Return what `shortest_chain` returns for two people, through films that visitors may see.

    Raises GaveUpError after MOST_NODES people and films or about MOST_SECONDS.
    """
    hidden = set(Movie.objects.hidden_numbers())
    end = time.monotonic() + MOST_SECONDS

    def films_of(people: Sequence[int], among: Collection[int] | None) -> Joints:
        pairs = Credit.objects.films_of(people, among)
        return [pair for pair in pairs if pair[1] not in hidden] if hidden else pairs

    limits = Limits(MOST_NODES, lambda: time.monotonic() < end)
    return shortest_chain(start.pk, goal.pk, films_of, Credit.objects.people_in, limits)


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
