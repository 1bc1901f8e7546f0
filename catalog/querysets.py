"""Every question the pages ask of the database, by name."""

from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Count, Max, Prefetch, Q

from catalog.text import name_slug, second_name_slug

if TYPE_CHECKING:
    from catalog.models import Credit, Movie, Person

HAND_MADE_NUMBERS_FROM = 10**12
"""The first number of films made by hand: seeds number theirs far below it."""


class MovieQuerySet(models.QuerySet["Movie"]):
    """Films."""

    def public(self) -> Self:
        """Films that visitors may see."""
        return self.filter(hidden_since=None)

    def next_hand_made_number(self) -> int:
        """Return the number for a film without a seed: the next free one from 10^12 upward."""
        last = self.filter(movie_id__gte=HAND_MADE_NUMBERS_FROM).aggregate(last=Max("movie_id"))["last"]
        return HAND_MADE_NUMBERS_FROM if last is None else last + 1

    def with_credits(self) -> Self:
        """Films with their credits and people, directors first, in billing order: two more queries for any number."""
        from catalog.models import Credit  # noqa: PLC0415  # models import this module

        in_order = Credit.objects.select_related("person").order_by("-role", "position")
        return self.prefetch_related(Prefetch("credits", queryset=in_order))


class PersonQuerySet(models.QuerySet["Person"]):
    """People."""

    def public(self) -> Self:
        """People credited in at least one film that visitors may see."""
        from catalog.models import Credit  # noqa: PLC0415  # models import this module

        return self.filter(models.Exists(Credit.objects.filter(person=models.OuterRef("pk"), movie__hidden_since=None)))

    def with_film_count(self) -> Self:
        """People with ``film_count``, the number of public films that credit them."""
        return self.annotate(
            film_count=Count("credits__movie", distinct=True, filter=Q(credits__movie__hidden_since=None))
        )

    def free_slug(self, name: str) -> str:
        """Return the address for a new person called ``name``: the plain one, or the one with the name's suffix."""
        wanted = (name_slug(name), second_name_slug(name))
        taken = set(self.filter(slug__in=wanted).values_list("slug", flat=True))
        for slug in wanted:
            if slug not in taken:
                return slug
        number = 2
        while self.filter(slug=f"{wanted[1]}-{number}").exists():
            number += 1
        return f"{wanted[1]}-{number}"


class CreditQuerySet(models.QuerySet["Credit"]):
    """Credits."""

    def public(self) -> Self:
        """Credits in films that visitors may see."""
        return self.filter(movie__hidden_since=None)
