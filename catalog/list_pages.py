"""Pages of the lists of films and of people, each read in the way that is quickest for a list of its length."""

from functools import cached_property

from django.core.paginator import Page

from catalog.filters import FilmFilter, PeopleFilter
from catalog.kept_counts import CountedPages, kept_count
from catalog.search.engine import Documents
from catalog.search.lists import count

FEW = 5_000
"""Rows that are sooner found and put in order than met on a way through all rows in that order, be these a million."""
FAR = 20_000
"""Rows before a page beyond which those with a common word are sooner all found than met one by one."""


class FilmPages(CountedPages):
    """The films that a filter leaves."""

    def __init__(self, listed: FilmFilter, per_page: int) -> None:
        """`listed` is bound and says what is asked for."""
        super().__init__(listed.qs.values_list("pk", flat=True), per_page)
        self.listed = listed

    @cached_property
    def count(self) -> int:
        """The number of films."""
        return count_kept(self.listed) if self.listed.words else super().count

    def page(self, number: int | str) -> Page:  # type: ignore[type-arg]  # none at run time
        """Return a page, as Django's paginator does."""
        number = self.validate_number(number)
        films = self.listed.films(on_the_way=True).walked()
        if self.count <= FEW or (self.listed.words and (number - 1) * self.per_page >= FAR):
            films = self.listed.films().found_first()
        self.object_list = films.values_list("pk", flat=True)
        return super().page(number)


class PeoplePages(CountedPages):
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
        wanted = self.listed.wanted()
        return kept_count(f"people who have {wanted!r}", lambda: count(Documents.PEOPLE, wanted))

    def page(self, number: int | str) -> Page:  # type: ignore[type-arg]  # none at run time
        """Return a page, as Django's paginator does."""
        number = self.validate_number(number)
        if self.listed.words and self.count > FEW and (number - 1) * self.per_page < FAR:
            self.object_list = self.listed.people(on_the_way=True).values_list("pk", flat=True)
        return super().page(number)


def count_kept(listed: FilmFilter, *, without: str = "") -> int:
    """Return how many films the words of titles and all other parameters leave, but `without` one of them."""
    wanted = listed.wanted(without=without)
    return kept_count(f"films that have {wanted!r}", lambda: count(Documents.FILMS, wanted))
