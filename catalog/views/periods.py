"""The catalogue by time: all decades, one of them, a year."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.http import Http404
from django.views.generic import TemplateView

from catalog.addresses import address
from catalog.histogram import histogram
from catalog.kept_counts import kept_count
from catalog.models import BusyPerson, Movie
from catalog.views.public import NumberedPages, PublicPage

FILMS_A_PAGE = 48
BEST_FILMS = 12
BUSY_PEOPLE = 24


@dataclass(frozen=True, slots=True)
class Period:
    """A year (`years` is 1) or a decade (10)."""

    first_year: int
    years: int

    @property
    def last_year(self) -> int:
        """The last year of it."""
        return self.first_year + self.years - 1

    @property
    def is_decade(self) -> bool:
        """Whether it is a decade."""
        return self.years > 1

    def __str__(self) -> str:
        return f"{self.first_year}s" if self.is_decade else str(self.first_year)

    def get_absolute_url(self) -> str:
        """Return the address of its page."""
        return address("decade" if self.is_decade else "year", self.first_year)

    def films_in(self, counts: Mapping[int, int]) -> int:
        """Return how many of the films that `counts` has of each year are in it."""
        return sum(counts.get(year, 0) for year in range(self.first_year, self.last_year + 1))

    def neighbours(self, counts: Mapping[int, int]) -> tuple["Period | None", "Period | None"]:
        """Return the nearest periods of this length before and after it that `counts` has films of."""
        starts = {year // self.years * self.years for year in counts}
        before = max((start for start in starts if start < self.first_year), default=None)
        after = min((start for start in starts if start > self.first_year), default=None)
        return (
            None if before is None else Period(before, self.years),
            None if after is None else Period(after, self.years),
        )


def films_by_year() -> dict[int, int]:
    """Return the number of public films of each year that has any."""
    return dict(kept_count("films by year", lambda: list(Movie.objects.public().count_by_year().items())))


class DecadesView(PublicPage, TemplateView):
    """`/decades/`: a histogram of the catalogue by year, and the same as a table."""

    template_name = "catalog/decades.html"
    parameters = frozenset()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return the histogram, None for a catalogue that knows no year."""
        return super().get_context_data(**kwargs, histogram=histogram(films_by_year()))


class PeriodView(NumberedPages):
    """`/years/1987/`: the films of a year, by title; the best rated and the most credited people of it."""

    template_name = "catalog/period.html"
    context_object_name = "numbers"
    paginate_by = FILMS_A_PAGE
    parameters = frozenset({"page"})
    years = 1

    def get_queryset(self) -> QuerySet[Movie, int]:
        """Return the numbers of the period's films in their order; a 404 if it has none."""
        self.period = Period(self.kwargs["first_year"], self.years)
        self.counts = films_by_year()
        if not self.period.films_in(self.counts):
            raise Http404("no films of that time")
        # Numbers first: passing over the pages before then reads the index alone.
        films = Movie.objects.public().made_from(self.period.first_year, self.period.last_year)
        return films.sorted_by("year").values_list("pk", flat=True)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return a page of the films; on the first one what stands out."""
        context = super().get_context_data(**kwargs)
        period = self.period
        before, after = period.neighbours(self.counts)
        return {
            **context,
            "period": period,
            "decade": None if period.is_decade else Period(period.first_year // 10 * 10, 10),
            "before": before,
            "after": after,
            "years": [(year, self.counts.get(year, 0)) for year in range(period.first_year, period.last_year + 1)],
            "films": Movie.objects.lines_in_order(list(context["numbers"])),
            **(self._what_stands_out() if context["page_obj"].number == 1 else {}),
        }

    def _what_stands_out(self) -> dict[str, Any]:
        busy = BusyPerson.objects.filter(first_year=self.period.first_year, years=self.years).select_related("person")
        best = Movie.objects.best_of(self.period.first_year, self.period.last_year, BEST_FILMS)
        return {"busy": list(busy.order_by("-films", "person")[:BUSY_PEOPLE]), "best": best}


class DecadeView(PeriodView):
    """`/decades/1980s/`: the films of a decade, by year and title; the best rated and the most credited people."""

    years = 10
