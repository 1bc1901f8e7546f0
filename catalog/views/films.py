"""The list of films, a film, and the ways to a film."""

import random
from collections.abc import Sequence
from typing import Any

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect, QueryDict
from django.utils.decorators import method_decorator
from django.utils.functional import cached_property
from django.views.decorators.cache import never_cache
from django.views.generic import DetailView, RedirectView

from catalog.addresses import address
from catalog.facets import Facets
from catalog.filters import FilmFilter, sort_links
from catalog.lines import FilmLine, PersonLine
from catalog.list_pages import FilmPages
from catalog.models import Appearance, Credit, Movie
from catalog.querysets import FILM_ORDERS
from catalog.reading import reading
from catalog.search.lists import one_of, with_imdb_number
from catalog.structured_data import breadcrumb_data, film_data, film_description
from catalog.views.billing import billing
from catalog.views.cast import cast
from catalog.views.onward import onward
from catalog.views.public import NumberedPages, PublicPage, VisitorsPage

FILMS_A_PAGE = 48
KEPT = ("person", "letter", "sort", "view")
"""Parameters that the filter form passes on without showing them."""
FILTERS_INDEXED = 2
"""Filters up to which search engines may list a list of films: beyond, there is no end of them."""


class FilmListView(NumberedPages):
    """`/films/`: the films that the filters leave."""

    template_name = "catalog/film_list.html"
    context_object_name = "numbers"
    paginate_by = FILMS_A_PAGE
    parameters = frozenset({*FilmFilter.base_filters, "page"})

    def get_queryset(self) -> QuerySet[Movie, int]:
        """Return the numbers of the films that the valid parameters ask for, in their order."""
        self.filter = FilmFilter(self.request.GET, queryset=Movie.objects.public())
        # Numbers first: passing over the pages before then reads the index alone.
        numbers: QuerySet[Movie, int] = self.filter.qs.values_list("pk", flat=True)
        return numbers

    def get_paginator(self, *_: Any, **__: Any) -> FilmPages:
        """Return the pages of the films that are asked for."""
        return FilmPages(self.filter, FILMS_A_PAGE)

    def get_state(self) -> QueryDict:
        """Return the valid parameters."""
        return self.filter.state

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return the films with the filters, and the letters that films are filed under."""
        chips = self.filter.chips
        context = super().get_context_data(**kwargs)
        facets = Facets(self.filter, context["paginator"].count)
        self.filter.form.fields["decade"].choices = facets.decades()  # type: ignore[attr-defined]  # it has some
        films = Movie.objects.lines_in_order(list(context["numbers"]))
        return dict(
            context,
            films=films,
            directors_too=with_directors(films) if self.filter.state.get("view") == "table" else [],
            filter=self.filter,
            chips=chips,
            letters=facets.letters(),
            indexed=len(chips) <= FILTERS_INDEXED,
            sort_links=sort_links(self.filter.state.get("sort", "title")),
            kept=KEPT,
        )


def with_directors(films: Sequence[FilmLine]) -> list[tuple[FilmLine, Sequence[PersonLine]]]:
    """Return each of `films` with its directors: one query."""
    directors = Credit.objects.directors_of([film.movie_id for film in films])
    return [(film, directors.get(film.movie_id, ())) for film in films]


class FilmView(PublicPage, DetailView):  # type: ignore[type-arg]  # none at run time
    """A film: who made it, what it is about."""

    parameters = frozenset()
    template_name = "catalog/film.html"
    context_object_name = "film"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Answer with the film, or send on to its one address."""
        if kwargs.get("slug") != self.film.slug:
            return HttpResponsePermanentRedirect(self.film.get_absolute_url())
        return super().get(request, *args, **kwargs)

    @cached_property
    def film(self) -> Movie:
        """The film; a 404 if visitors may not see it."""
        if (film := Movie.objects.public_film(self.kwargs["movie_id"])) is None:
            raise Http404("no such film")
        return film

    def get_object(self, queryset: QuerySet[Movie] | None = None) -> Movie:  # noqa: ARG002 - Django passes it
        """Return the film."""
        return self.film

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return the film, its credits by kind, its synopsis and more films of its people."""
        credits = billing(Credit.objects.of_film(self.film.pk))
        story = reading(self.film.synopsis, credits.slugs)
        members = cast(credits, self.film.synopsis, story.late_from, Appearance.objects.recurring_in(self.film.pk))
        in_the_open = [member.credit for member in (*members.billed, *members.named_in_synopsis)]
        return super().get_context_data(
            **kwargs,
            billing=credits,
            reading=story,
            cast=members,
            description=film_description(self.film, credits.directors, credits.cast),
            film_data=film_data(self.film, credits.directors, in_the_open),
            way_here=breadcrumb_data((address("films"), "Films"), (self.film.get_absolute_url(), self.film.title)),
            onward=onward(self.film, credits),
        )


@method_decorator(never_cache, name="dispatch")
class RandomFilmView(VisitorsPage, RedirectView):
    """`/random/`: some film of those that the list's filters leave."""

    def get_redirect_url(self, *_args: Any, **_kwargs: Any) -> str:
        """Return the address of a film; a 404 if the filters leave none."""
        listed = FilmFilter(self.request.GET, queryset=Movie.objects.public())
        count = FilmPages(listed, 1).count  # once for each version
        place = random.randrange(count) if count else 0  # noqa: S311 - a choice, not a secret
        # Passed over by an index alone.
        in_order = listed.films().order_by(*FILM_ORDERS["title"]).values_list("pk", flat=True)
        number = one_of(listed.wanted(), place) if listed.words else next(iter(in_order[place : place + 1]), None)
        film = Movie.objects.public().only("movie_id", "slug").filter(pk=number).first()
        if film is None:
            raise Http404("no film to choose from")
        return film.get_absolute_url()


class ImdbNumberView(PublicPage, RedirectView):
    """`/tt0093428/`: the film that IMDb knows by this number."""

    def get_redirect_url(self, *_args: Any, **kwargs: Any) -> str:
        """Return the film's address; a 404 if its source is not known to be that page of IMDb."""
        films = with_imdb_number(Movie.objects.public(), kwargs["number"])
        film = films.only("movie_id", "slug").order_by("movie_id").first()
        if film is None:
            raise Http404("no film of this number")
        return film.get_absolute_url()
