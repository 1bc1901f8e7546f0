"""Pages of the list of films, each read in the way that is quickest for a list of its length."""

from functools import cached_property

from django.core.paginator import Page

from catalog.filters import FilmFilter
from catalog.kept_counts import CountedPages, kept_count
from catalog.search.lists import count

FEW = 10_000
"""Films that are sooner put in order than met on a way through all films in that order, of which there may be a million."""
FAR = 20_000
"""Films before a page beyond which those with a common word are sooner all found than met one by one."""


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
        if self.count <= FEW:
            self.object_list = self.listed.films().found_first().values_list("pk", flat=True)
        elif self.listed.words and (number - 1) * self.per_page < FAR:
            self.object_list = self.listed.films(on_the_way=True).values_list("pk", flat=True)
        return super().page(number)


def count_kept(listed: FilmFilter, *, without: str = "") -> int:
    """Return how many films the words of titles and all other parameters leave, but `without` one of them."""
    wanted = listed.wanted(without=without)
    return kept_count(f"films that have {wanted!r}", lambda: count(wanted))
