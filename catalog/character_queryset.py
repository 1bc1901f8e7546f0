"""Every question the pages ask about recurring characters."""

from typing import TYPE_CHECKING, Self

from django.db import connections, models
from django.db.models import Count, Min

from catalog.ordering import descending

if TYPE_CHECKING:
    from catalog.models import Appearance

# In SQL: Django takes longer to write this than a database to answer it.
_ELSEWHERE = "SELECT 1 FROM catalog_appearance AS other WHERE other.key = mine.key AND other.work <> mine.work"
_FULL = f"mine.movie_id = %(film)s AND mine.key LIKE '%% %%' AND EXISTS ({_ELSEWHERE})"
_IN_COMPANY = """SELECT 1 FROM company JOIN catalog_appearance AS other ON other.movie_id = company.movie_id
    WHERE other.key = mine.key AND other.work <> mine.work"""
_BY_THE_SAME = f"""{_ELSEWHERE} AND other.person_id = mine.person_id AND EXISTS (
    SELECT 1 FROM catalog_credit AS credit WHERE credit.movie_id = other.movie_id
    AND credit.person_id <> other.person_id
    AND credit.person_id IN (SELECT person_id FROM catalog_credit WHERE movie_id = %(film)s))"""  # noqa: S608  # own words, the values are parameters
# Both are small, whatever the size of the catalogue; looked up anew for each namesake they would not be.
_RECURRING = f"""WITH recurring AS MATERIALIZED (SELECT name, key FROM catalog_appearance AS mine WHERE {_FULL}),
    company AS MATERIALIZED (
        SELECT DISTINCT movie_id FROM catalog_appearance WHERE key IN (SELECT key FROM recurring))
    SELECT name, key FROM recurring
    UNION SELECT name, key FROM catalog_appearance AS mine WHERE mine.movie_id = %(film)s AND mine.key NOT LIKE '%% %%'
    AND (EXISTS ({_IN_COMPANY}) OR EXISTS ({_BY_THE_SAME}))"""  # noqa: S608  # own words, the values are parameters

MOST_SHOWN = 500
"""Appearances that one character's page shows; the newest."""


class AppearanceQuerySet(models.QuerySet["Appearance"]):
    """Characters in public films."""

    def newest_first(self) -> Self:
        """At most MOST_SHOWN appearances with their films and actors, the newest film first."""
        films = self.select_related("movie", "person").defer("movie__synopsis")
        return films.order_by(descending("movie__year"), "movie__sort_title", "movie_id", "pk")[:MOST_SHOWN]

    def recurring_in(self, movie_id: int) -> dict[str, str]:
        """Return the slugs of the film's characters who come again elsewhere, by their credited names. One query.

        A single word must be in company: its other film shares a full name that comes again, its actor, or two people.
        """
        with connections[self.db].cursor() as cursor:
            cursor.execute(_RECURRING, {"film": movie_id})
            return {name: key.replace(" ", "-") for name, key in cursor.fetchall()}

    def most_films(self, number: int) -> list[tuple[str, str, int]]:
        """Return key, a spelling and number of films of the characters by full name who are in most films."""
        counted = self.filter(key__contains=" ").values("key").annotate(films=Count("work", distinct=True))
        most = counted.filter(films__gt=1).order_by("-films", "key")[:number]
        return [(row["key"], row["name"], row["films"]) for row in most.annotate(name=Min("name"))]
