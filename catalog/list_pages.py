"""Pages of the lists of films and of people, each read in the way that is quickest for a list of its length.

A list's rows are either found by what they have in common and put in order then, or met on a way through all rows in
that order, which ends with the page. An index of the order has all that lists of films filter by but words and people:
these are looked up for each row that is met.
"""

from functools import cached_property
from typing import Any

from django.core.paginator import Page
from django.db.models import QuerySet

from catalog.filters import FilmFilter, PeopleFilter
from catalog.kept_counts import CountedPages, kept_count
from catalog.models import Movie, Person
from catalog.search.engine import Documents, Expression
from catalog.search.lists import count, met

PASSED_OVER = 50
"""Rows of an index that are passed over in the time that one row is looked up in."""
MOST_MET = 10_000
"""Rows met, of which each is looked up, before the way is given up: words may stand together in the order of titles."""


class WalkedPages(CountedPages):
    """Pages that may be met on a way through all rows there are."""

    def page_met(self, number: int, way: QuerySet[Any], documents: Documents, wanted: Expression) -> Page[Any] | None:
        """Return a page of those rows of `way` whose `documents` have what is `wanted`; None if the way was given up."""
        last = number * self.per_page
        found = met(way, documents, wanted, MOST_MET, last)
        if len(found) < min(last, self.count):
            return None
        return Page(found[last - self.per_page :], number, self)

    def rows_met(self, number: int, every: int) -> float:
        """Return how many of all, `every`, rows are met on the way to the end of a page, if they are evenly spread."""
        return min(number * self.per_page, self.count) * every / self.count


class FilmPages(WalkedPages):
    """The films that a filter leaves."""

    def __init__(self, listed: FilmFilter, per_page: int) -> None:
        """`listed` is bound and says what is asked for."""
        super().__init__(listed.qs.values_list("pk", flat=True), per_page)
        self.listed = listed

    @cached_property
    def count(self) -> int:
        """The number of films."""
        return count_kept(self.listed) if self.listed.words else super().count

    def page(self, number: int | str) -> Page[Any]:
        """Return a page, as Django's paginator does."""
        number = self.validate_number(number)
        if not self.count:
            return Page([], number, self)
        passed = self.rows_met(number, sum(films_by_decade().values()))
        if self.listed.words:
            # Other filters are minded by the index: fewer are looked up than are met.
            most = self.count * (2 if self.listed.narrows_beside("q") else 1)
            way = self.listed.films_but_words().walked()
            if passed <= min(most, MOST_MET) and (
                page := self.page_met(number, way, Documents.FILMS, self.listed.words_wanted)
            ):
                return page
        elif not self.listed.credited and passed <= PASSED_OVER * self.count:
            self.object_list = self.listed.films().walked().values_list("pk", flat=True)
            return super().page(number)
        self.object_list = self.listed.films().found_first().values_list("pk", flat=True)
        return super().page(number)


class PeoplePages(WalkedPages):
    """The people that a filter leaves."""

    def __init__(self, listed: PeopleFilter, per_page: int) -> None:
        """`listed` is bound and says what is asked for."""
        super().__init__(listed.qs.values_list("pk", flat=True), per_page)
        self.listed = listed

    @cached_property
    def count(self) -> int:
        """The number of people."""
        if not self.listed.words or self.listed.state.get("letter"):
            return super().count
        wanted = self.listed.wanted
        return kept_count(f"people who have {wanted!r}", lambda: count(Documents.PEOPLE, wanted))

    def page(self, number: int | str) -> Page[Any]:
        """Return a page, as Django's paginator does."""
        number = self.validate_number(number)
        if self.listed.words and self.count:
            every = kept_count("public people", Person.objects.listed().count)
            if self.rows_met(number, every) <= min(self.count, MOST_MET) and (
                page := self.page_met(number, self.listed.people_but_words(), Documents.PEOPLE, self.listed.wanted)
            ):
                return page
        return super().page(number)


def films_by_decade() -> dict[int | None, int]:
    """Return how many public films there are of each decade, and of no known year."""
    return dict(kept_count("films by decade", lambda: list(Movie.objects.public().count_by_decade().items())))


def count_kept(listed: FilmFilter, *, without: str = "") -> int:
    """Return how many films the words of titles and all other parameters leave, but `without` one of them."""
    wanted = listed.wanted(without=without)
    return kept_count(f"films that have {wanted!r}", lambda: count(Documents.FILMS, wanted))
