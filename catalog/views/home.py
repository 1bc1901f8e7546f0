"""The home page."""

import datetime
from dataclasses import dataclass
from typing import Any

from django.views.generic import TemplateView

from catalog.list_pages import films_by_decade
from catalog.models import Movie, Person
from catalog.synopsis.opening import teaser
from catalog.views.billing import billing
from catalog.views.public import PublicPage

FILMS_FOR_TODAY = 12
RECENT_FILMS = 6
PEOPLE_TO_KNOW = 12
TEASER_LENGTH = 360
"""Characters; the film of the day in six or seven lines."""


@dataclass(frozen=True, slots=True)
class Decade:
    """A bar of the histogram: `height` is its share of the tallest, in percent, at least 1."""

    first_year: int
    films: int
    height: int

    @property
    def top(self) -> int:
        """Return the distance of the bar's end from the top, in percent."""
        return 100 - self.height


class HomeView(PublicPage, TemplateView):
    """`/`: search, films of the day, ways into the catalogue, and what is new in it."""

    template_name = "catalog/home.html"
    parameters = frozenset()
    changes_daily = True

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return what the page shows. All but the count by decade, which is kept, costs the same at any size."""
        films = Movie.objects.public()
        counts = films_by_decade()
        numbers = films.of_the_day(_today(), 1 + FILMS_FOR_TODAY)
        found = films.with_credits().in_bulk(numbers)
        for_today = [found[number] for number in numbers if number in found]
        film_of_the_day = for_today[0] if for_today else None
        return super().get_context_data(
            **kwargs,
            film_count=sum(counts.values()),
            film_of_the_day=film_of_the_day,
            directors=film_of_the_day and billing(film_of_the_day.credits.all()).directors,
            teaser=film_of_the_day and teaser(film_of_the_day.synopsis, TEASER_LENGTH),
            films_for_today=for_today[1:],
            recent_films=films.for_list().sorted_by("-updated")[:RECENT_FILMS],
            decades=_histogram(counts),
            people=Person.objects.of_the_best_films(PEOPLE_TO_KNOW),
        )


def _today() -> datetime.date:
    return datetime.datetime.now(tz=datetime.UTC).date()


def _histogram(counts: dict[int | None, int]) -> list[Decade]:
    """Return a bar for each known decade of `counts`, the earliest first."""
    known = sorted((decade, films) for decade, films in counts.items() if decade is not None)
    tallest = max((films for _, films in known), default=1)
    return [Decade(decade, films, max(1, round(100 * films / tallest))) for decade, films in known]
