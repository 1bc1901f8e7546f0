"""Where a film's page leads on: to films like it, and to more films of its people."""

from dataclasses import dataclass

from catalog.lines import FilmLine
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
    more: list[tuple[Credit, list[FilmLine]]]


def onward(film: Movie, credits: Billing) -> Onward:
    """Return where `film` leads; no film is named twice. Three queries, each bounded at any size of the catalogue."""
    leading = credits.directors + credits.cast[:LEADING]
    shelves = credits.directors[:1] + credits.cast[:1]
    enough = MOST + MORE_FILMS * len(shelves)
    elsewhere, on_shelves = Credit.objects.elsewhere(film.pk, leading, shelves, enough) if leading else ([], [])
    wanted = comparison(film, credits.names, leading, elsewhere)
    numbers = wanted.candidates.union(*on_shelves)
    found = Movie.objects.lines_with_synopses(numbers)
    similar = most_similar(wanted, (found[number] for number in sorted(wanted.candidates & found.keys())))
    seen = {one.film.movie_id for one in similar}
    more = []
    for credit, movies in zip(shelves, on_shelves, strict=True):
        latest = [found[movie][0] for movie in movies if movie in found and movie not in seen][:MORE_FILMS]
        seen.update(other.movie_id for other in latest)
        if latest:
            more.append((credit, latest))
    return Onward(similar, more)
