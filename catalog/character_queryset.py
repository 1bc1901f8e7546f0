"""Every question the pages ask about recurring characters."""

from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Count, Exists, Min, OuterRef, Q

from catalog.ordering import descending

if TYPE_CHECKING:
    from catalog.models import Appearance

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
        from catalog.models import Credit  # noqa: PLC0415  # models import this module

        mine = self.filter(movie=movie_id)
        elsewhere = self.filter(key=OuterRef("key")).exclude(work=OuterRef("work"))
        full = Q(Exists(elsewhere), key__contains=" ")
        in_company = elsewhere.filter(movie__in=self.filter(key__in=mine.filter(full).values("key")).values("movie"))
        people = Credit.objects.filter(movie=movie_id).values("person")
        another = Credit.objects.filter(movie=OuterRef("movie"), person__in=people).exclude(person=OuterRef("person"))
        by_the_same = elsewhere.filter(Exists(another), person=OuterRef("person"))
        agreed = (Q(Exists(in_company)) | Q(Exists(by_the_same))) & ~Q(key__contains=" ")
        found = mine.filter(full | agreed).values_list("name", "key")
        return {name: key.replace(" ", "-") for name, key in found}

    def most_films(self, number: int) -> list[tuple[str, str, int]]:
        """Return key, a spelling and number of films of the characters by full name who are in most films."""
        counted = self.filter(key__contains=" ").values("key").annotate(films=Count("work", distinct=True))
        most = counted.filter(films__gt=1).order_by("-films", "key")[:number]
        return [(row["key"], row["name"], row["films"]) for row in most.annotate(name=Min("name"))]
