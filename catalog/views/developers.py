"""How programs read the catalogue, with examples from it."""

import datetime
import json
from typing import Any

from django.urls import reverse
from django.views.generic import TemplateView

from catalog.addresses import absolute
from catalog.filters import FilmFilter
from catalog.models import Movie
from catalog.program_data import film_data
from catalog.querysets import FILM_ORDERS
from catalog.synopsis.opening import teaser
from catalog.views.programs import CREDITS_A_PAGE, FILMS_A_PAGE
from catalog.views.public import PublicPage

CAST_SHOWN = 2
TEASER_LENGTH = 120
PAGE_ONLY = ("sort", "view")
"""Parameters of the list that choose no films."""


class DevelopersView(PublicPage, TemplateView):
    """`/developers/`: the addresses for programs, their shapes and what to know about them."""

    template_name = "catalog/developers.html"
    parameters = frozenset()
    changes_daily = True

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return a film to show everything with, if there is one, and the list's parameters."""
        films = Movie.objects.public()
        film = (
            films.with_credits().filter(pk__in=films.of_the_day(datetime.datetime.now(tz=datetime.UTC).date())).first()
        )
        people = [credit.person for credit in film.credits.all()] if film else []
        return super().get_context_data(
            **kwargs,
            film=film,
            person=people[0] if people else None,
            example=film and _example(film),
            decade=film and film.year and film.year // 10 * 10,
            filters=[(name, f.label) for name, f in FilmFilter.base_filters.items() if name not in PAGE_ONLY],
            orders=list(FILM_ORDERS),
            films_a_page=FILMS_A_PAGE,
            credits_a_page=CREDITS_A_PAGE,
            films_json=absolute(reverse("films_json")),
            schemas=("film", "films", "person", "error"),
        )


def _example(film: Movie) -> str:
    """Return the film's JSON as it is served, but set in lines, with few of the cast and none of the story's end."""
    data = film_data(film)
    data["cast"] = data["cast"][:CAST_SHOWN]
    data["synopsis"] = film.synopsis and f"{teaser(film.synopsis, TEASER_LENGTH)} …"
    return json.dumps(data, indent=2, ensure_ascii=False)
