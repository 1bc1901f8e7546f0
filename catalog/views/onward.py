"""Where a film's page leads on: to films like it, and to more films of its people."""

from dataclasses import dataclass

from catalog.models import Credit, Movie
from catalog.similar.find import MOST, SimilarFilm, comparison, most_similar
from catalog.views.billing import Billing

LEADING = 3
"""Actors who count when films are compared."""
MORE_FILMS = 6


@dataclass(frozen=True, slots=True)
class Onward:
    """Films like a film, and beside a credit of the film the newest other films of that person in that role."""

    similar: list[SimilarFilm]
    more: list[tuple[Credit, list[Movie]]]


def onward(film: Movie, credits: Billing) -> Onward:
    """Return where `film` leads; no film is named twice. Three queries, each bounded at any size of the catalogue."""
    leading = credits.directors + credits.cast[:LEADING]
    shelves = credits.directors[:1] + credits.cast[:1]
    enough = MOST + MORE_FILMS * len(shelves)
    elsewhere = Credit.objects.elsewhere(film, leading, shelves, enough) if leading else []
    on_shelves = [
        (credit, [movie for person, role, movie in elsewhere if (person, role) == (credit.person_id, credit.role)])
        for credit in shelves
    ]
    wanted = comparison(film, leading, elsewhere)
    numbers = wanted.candidates.union(*(movies[:enough] for _, movies in on_shelves))
    films = {found.pk: found for found in Movie.objects.public().filter(pk__among=numbers).order_by()}
    similar = most_similar(wanted, (films[number] for number in sorted(wanted.candidates & films.keys())))
    seen = {one.film.pk for one in similar}
    more = []
    for credit, movies in on_shelves:
        latest = [films[movie] for movie in movies[:enough] if movie in films and movie not in seen][:MORE_FILMS]
        seen.update(found.pk for found in latest)
        if latest:
            more.append((credit, latest))
    return Onward(similar, more)
