"""What pages show of a film that they only name: plain values, read past the ORM.

Django takes ten times as long to ask for rows and to make instances of them as a database to find them, and a page
names dozens of films.
"""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any, NamedTuple

from django.db import connections

from catalog.addresses import address


class FilmLine(NamedTuple):
    """A film in a list or on a wall."""

    movie_id: int
    title: str
    sort_title: str
    slug: str
    year: int | None
    rating_value: Decimal | None

    def get_absolute_url(self) -> str:
        """Return the address of the film's page."""
        return address("film", self.movie_id, self.slug)


class CreditLine(NamedTuple):
    """A credit in somebody's filmography."""

    role: str
    character: str
    source: str
    movie: FilmLine


class PersonLine(NamedTuple):
    """A person that a list names."""

    name: str
    slug: str

    def get_absolute_url(self) -> str:
        """Return the address of the person's page."""
        return address("person", self.slug)


class FoundPerson(NamedTuple):
    """Somebody whom a search found, and how many credits they have, as far as these were counted."""

    pk: int
    name: str
    sort_name: str
    slug: str
    credits: int

    def get_absolute_url(self) -> str:
        """Return the address of the person's page."""
        return address("person", self.slug)


class Collaborator(NamedTuple):
    """Somebody who made films with somebody else, and how many."""

    name: str
    slug: str
    films: int

    def get_absolute_url(self) -> str:
        """Return the address of the person's page."""
        return address("person", self.slug)


FILM_COLUMNS = "movie.movie_id, movie.title, movie.sort_title, movie.slug, movie.year, movie.rating_value"


def film_line(row: Sequence[Any]) -> FilmLine:
    """Return the film of which `row` has FILM_COLUMNS, as either database gives them."""
    number, title, sort_title, slug, year, rating = row
    # SQLite keeps 7.0 as the number 7.
    return FilmLine(number, title, sort_title, slug, year, None if rating is None else Decimal(f"{rating:.1f}"))


def rows(alias: str, sql: str, parameters: Iterable[Any]) -> list[Any]:
    """Return the rows that the database `alias` finds: tuples."""
    with connections[alias].cursor() as cursor:
        cursor.execute(sql, list(parameters))
        return list(cursor.fetchall())
