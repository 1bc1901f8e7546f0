"""Which names in seeds stand behind a person's credits."""

from collections.abc import Collection, Iterable

from catalog.ingest.current import stored_films
from catalog.ingest.film_state import ACTOR, DIRECTOR
from catalog.models import Person

Place = tuple[int, str]
"""A film's number and a role."""


def names_of(person: Person) -> set[str]:
    """Return the names by which seeds mean ``person``."""
    names = set(person.aliases.values_list("name", flat=True))
    return names | {person.match_name} if person.match_name else names


def names_in_seeds(movie_ids: Iterable[int]) -> dict[Place, tuple[str, ...]]:
    """Return whom the last seed of each film names in each role, by the names it uses, in billing order."""
    named: dict[Place, tuple[str, ...]] = {}
    for movie_id, film in stored_films(list(movie_ids)).items():
        if film.base is None:
            continue
        performers = (name for name, _ in film.mentions if name not in film.base.actors)
        named[movie_id, DIRECTOR] = film.base.directors
        named[movie_id, ACTOR] = (*film.base.actors, *performers)
    return named


def those_named(named: Iterable[str], names: Collection[str]) -> list[str]:
    """Return those of ``named`` that are among ``names``, in their order."""
    return [name for name in named if name in names]
