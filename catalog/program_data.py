"""Films and people as programs get them. `static/schemas/` describes each shape; `/developers/` explains them.

A film's number is given as text: it may be greater than the whole numbers that JavaScript can hold.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from django.db.models import QuerySet

from catalog.addresses import absolute, address
from catalog.models import Credit, Movie, Person
from catalog.seeds.rules import url_problem

Data = dict[str, Any]

CSV_COLUMNS = ("id", "title", "year", "rating", "directors", "actors", "source", "url")
BATCH = 1_000
"""Films that are fetched at once for a whole list."""


def film_summary(film: Movie) -> Data:
    """Return a film as it stands in lists; it was fetched with its directors' credits."""
    return {
        "id": str(film.movie_id),
        "title": film.title,
        "year": film.year,
        "rating": _number(film),
        "directors": [_mention(c.person) for c in film.credits.all() if c.role == Credit.Role.DIRECTOR],
        "url": absolute(film.get_absolute_url()),
        "json": absolute(address("film_json", film.movie_id)),
    }


def film_data(film: Movie) -> Data:
    """Return all of a film; it was fetched with its credits."""
    cast = [c for c in film.credits.all() if c.role == Credit.Role.ACTOR]
    return {
        **film_summary(film),
        "cast": [
            {
                **_mention(credit.person),
                "character": credit.character or None,
                "credited_as": credit.credited_as or None,
                "found_in": "synopsis" if credit.source == Credit.Source.SYNOPSIS else "credits",
            }
            for credit in cast
        ],
        "synopsis": film.synopsis or None,
        "source": _source(film.url),
        "card": absolute(address("film_card", film.movie_id)),
        "seed": absolute(address("film_text", film.movie_id)),
        "updated": film.updated_at.isoformat(timespec="seconds"),
    }


def person_data(person: Person, credits: Iterable[Credit]) -> Data:
    """Return a person with credits, which were fetched with their films."""
    return {
        **_mention(person),
        "credits": [
            {
                "role": credit.role,
                "character": credit.character or None,
                "credited_as": credit.credited_as or None,
                "found_in": "synopsis" if credit.source == Credit.Source.SYNOPSIS else "credits",
                "film": {
                    "id": str(credit.movie_id),
                    "title": credit.movie.title,
                    "year": credit.movie.year,
                    "url": absolute(credit.movie.get_absolute_url()),
                    "json": absolute(address("film_json", credit.movie_id)),
                },
            }
            for credit in credits
        ],
    }


def csv_rows(films: QuerySet[Movie]) -> Iterator[tuple[str, ...]]:
    """Yield CSV_COLUMNS, then each of `films` in the order of their numbers; memory stays flat however many there are.

    Names in one cell stand apart by semicolons.
    """
    yield CSV_COLUMNS
    last = 0
    fields = ("pk", "title", "year", "rating_value", "url", "slug")
    while batch := list(films.filter(pk__gt=last).order_by("pk").values_list(*fields)[:BATCH]):
        last = batch[-1][0]
        names = _names(number for number, *_ in batch)
        for number, title, year, rating, source, slug in batch:
            yield (
                str(number),
                title,
                "" if year is None else str(year),
                "" if rating is None else str(rating),
                "; ".join(names.get((number, Credit.Role.DIRECTOR), ())),
                "; ".join(names.get((number, Credit.Role.ACTOR), ())),
                _source(source) or "",
                absolute(address("film", number, slug)),
            )


def _names(films: Iterable[int]) -> dict[tuple[int, str], list[str]]:
    """Return whom each of `films` credits in each role, in billing order: one query."""
    names: dict[tuple[int, str], list[str]] = {}
    credits = Credit.objects.filter(movie__among=films).order_by("movie", "role", "position")
    for number, role, name in credits.values_list("movie", "role", "person__name"):
        names.setdefault((number, role), []).append(name)
    return names


def _mention(person: Person) -> Data:
    return {
        "name": person.name,
        "slug": person.slug,
        "url": absolute(person.get_absolute_url()),
        "json": absolute(address("person_json", person.slug)),
    }


def _number(film: Movie) -> float | None:
    return None if film.rating_value is None else float(film.rating_value)


def _source(url: str) -> str | None:
    return url if url and not url_problem(url) else None
