"""Search: its page, the suggestions while typing, and what browsers need to search here."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.utils.decorators import method_decorator
from django.views.decorators.cache import cache_control
from django.views.generic import TemplateView

from catalog.models import Movie
from catalog.search.lists import with_imdb_number
from catalog.search.query import parse
from catalog.search.results import search
from catalog.search.suggest import suggest
from catalog.views.films import with_directors
from catalog.views.public import PublicPage

ONE_DAY = 24 * 3600
SUGGESTIONS_TYPE = "application/x-suggestions+json"
"""See https://github.com/dewitt/opensearch/blob/master/mediawiki/Specifications/OpenSearch/Extensions/Suggestions."""


class SearchView(PublicPage, TemplateView):
    """`/search/?q=`: films, people and synopses; a number or address of IMDb leads to the film."""

    template_name = "catalog/search.html"
    parameters = frozenset({"q"})

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Answer with the results, or send on to the film of an IMDb number."""
        self.query = parse(request.GET.get("q", ""))
        if number := self.query.imdb_number:
            film = with_imdb_number(Movie.objects.public(), number).first()
            if film:
                return HttpResponseRedirect(film.get_absolute_url())
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return the query, what was found for it, and the words to mark."""
        results = search(self.query)
        return super().get_context_data(
            **kwargs,
            query=self.query,
            results=results,
            films=with_directors(results.films or results.nearest_films),
            words=frozenset(self.query.words),
        )


class SuggestView(PublicPage):
    """`/search/suggest?q=`: a list for the page, or what OpenSearch wants by `Accept` or `format=json`."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """Answer with suggestions."""
        query = parse(request.GET.get("q", ""))
        suggestions = suggest(query)
        if self._wants_json(request):
            response: HttpResponse = JsonResponse(
                [
                    request.GET.get("q", ""),
                    [suggestion.text for suggestion in suggestions],
                    [suggestion.detail for suggestion in suggestions],
                    [request.build_absolute_uri(suggestion.address) for suggestion in suggestions],
                ],
                safe=False,
                content_type=SUGGESTIONS_TYPE,
            )
            response["Access-Control-Allow-Origin"] = "*"  # for programs, as all JSON here
        else:
            context = {"suggestions": suggestions, "words": frozenset(query.words)}
            response = render(request, "includes/suggestions.html", context)
        patch_vary_headers(response, ["Accept"])
        return response

    def _wants_json(self, request: HttpRequest) -> bool:
        if wanted := request.GET.get("format"):
            return wanted == "json"
        return request.get_preferred_type(["text/html", SUGGESTIONS_TYPE, "application/json"]) not in (
            "text/html",
            None,
        )


@method_decorator(cache_control(public=True, max_age=ONE_DAY), name="dispatch")
class OpenSearchView(TemplateView):
    """`/opensearch.xml`: tells browsers how to search here."""

    template_name = "opensearch.xml"
    content_type = "application/opensearchdescription+xml"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return the full addresses."""
        site = settings.SITE_URL.rstrip("/")
        return super().get_context_data(
            **kwargs, search_address=f"{site}{reverse('search')}", suggest_address=f"{site}{reverse('suggest')}"
        )
