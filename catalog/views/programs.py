"""The catalogue for programs: JSON, CSV and seed files at the pages' own addresses."""

from itertools import chain, islice
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import InvalidPage, Page
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, JsonResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.templatetags.static import static

from catalog.addresses import absolute
from catalog.databases import kept_to_one_database
from catalog.filters import FilmFilter
from catalog.kept_counts import CountedPages
from catalog.list_pages import FilmPages
from catalog.models import Credit, Movie, Person
from catalog.program_data import csv_rows, film_data, film_summary, person_data
from catalog.seed_records import seed_record
from catalog.seeds import format_seed
from catalog.spreadsheet import csv_lines
from catalog.views.public import PublicPage, in_order

FILMS_A_PAGE = 100
CREDITS_A_PAGE = 1_000
ONE_DAY = 24 * 3600


class NoSuchPageError(Http404):
    """A page number that is none, or past the end; `last` is the address of the last page."""

    def __init__(self, last: str) -> None:
        super().__init__("no such page of this list")
        self.last = last


class ProgramView(PublicPage):
    """An address for programs: pages of any site may read it, and what goes wrong is told as data."""

    http_method_names = ["get", "head", "options"]  # noqa: RUF012 - as Django declares it

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Answer the request; anyone's pages may read the answer."""
        try:
            response = super().dispatch(request, *args, **kwargs)
        except NoSuchPageError as error:
            response = self.problem(404, str(error), last=error.last)
        except Http404:
            response = self.problem(404, "there is nothing at this address")
        return for_any_page(response)

    @classmethod
    def unavailable(cls) -> HttpResponseBase:
        """Return what to say while no database answers."""
        return for_any_page(cls().problem(503, "the catalogue cannot be read just now"))

    def options(self, *_args: Any, **_kwargs: Any) -> HttpResponse:
        """Tell a browser that pages of other sites may ask."""
        methods = {"Access-Control-Allow-Methods": "GET, HEAD, OPTIONS", "Access-Control-Allow-Headers": "*"}
        return HttpResponse(status=204, headers={**methods, "Access-Control-Max-Age": str(ONE_DAY)})

    def problem(self, status: int, error: str, **more: str) -> HttpResponseBase:
        """Return what went wrong."""
        return json_response({"error": error, **more}, "error", status=status)

    def numbered_page(self, paginator: CountedPages, state: dict[str, Any]) -> "tuple[Page[Any], list[str]]":
        """Return the page asked for, and the Link header's parts; NoSuchPageError if there is none."""

        def address(number: int) -> str:
            query = urlencode({**state, **({"page": number} if number > 1 else {})}, doseq=True)
            return absolute(f"{self.request.path}{'?' if query else ''}{query}")

        try:
            page = paginator.page(self.request.GET.get("page", 1))
        except InvalidPage as error:
            raise NoSuchPageError(address(paginator.num_pages)) from error
        numbers = {"first": 1, "last": paginator.num_pages}
        if page.has_previous():
            numbers["prev"] = page.number - 1
        if page.has_next():
            numbers["next"] = page.number + 1
        return page, [f'<{address(number)}>; rel="{rel}"' for rel, number in numbers.items()]


def for_any_page(response: HttpResponseBase) -> HttpResponseBase:
    """Return the response, which pages of any site may read."""
    response["Access-Control-Allow-Origin"] = "*"
    response["Access-Control-Expose-Headers"] = "ETag, Link, X-Problems"
    return response


def json_response(data: Any, schema: str, links: tuple[str, ...] = (), **kwargs: Any) -> HttpResponse:  # noqa: ANN401 - JSON
    """Return `data` as JSON that leads to its schema, with the parts of a Link header."""
    response = JsonResponse(data, json_dumps_params={"ensure_ascii": False, "separators": (",", ":")}, **kwargs)
    described = f'<{absolute(static(f"schemas/{schema}.json"))}>; rel="describedby"; type="application/schema+json"'
    response["Link"] = ", ".join((*links, described))
    return response


class FilmJsonView(ProgramView):
    """`/films/4005.json`: a film."""

    parameters = frozenset()

    def get(self, _request: HttpRequest, movie_id: int) -> HttpResponse:
        """Answer with the film."""
        return json_response(film_data(film_or_404(movie_id)), "film")


class FilmTextView(ProgramView):
    """`/films/4005.txt`: a film as a seed file."""

    parameters = frozenset()

    def get(self, _request: HttpRequest, movie_id: int) -> HttpResponse:
        """Answer with the seed file."""
        text = format_seed(seed_record(film_or_404(movie_id)))
        return HttpResponse(text, content_type="text/plain; charset=utf-8")

    def problem(self, status: int, error: str, **_more: str) -> HttpResponse:
        """Return what went wrong, as text too."""
        return HttpResponse(f"{error}\n", content_type="text/plain; charset=utf-8", status=status)


class PersonJsonView(ProgramView):
    """`/people/john-glen.json`: a person with a page of the credits."""

    parameters = frozenset({"page"})

    def get(self, _request: HttpRequest, slug: str) -> HttpResponseBase:
        """Answer with the person; a former address leads to the present one."""
        people = Person.objects.public()
        person = people.filter(slug=slug).first()
        if person is None:
            return redirect("person_json", slug=get_object_or_404(people, redirects__slug=slug).slug, permanent=True)
        credits = Credit.objects.public().filter(person=person).by_role_newest_first()
        page, links = self.numbered_page(CountedPages(credits, CREDITS_A_PAGE), {})
        data = {**person_data(person, page.object_list), "count": page.paginator.count}
        return json_response(data, "person", tuple(links))


class FilmsJsonView(ProgramView):
    """`/films.json`: a page of the films that the list's filters leave, in their order."""

    parameters = frozenset({*FilmFilter.base_filters, "page"})

    def get(self, request: HttpRequest) -> HttpResponse:
        """Answer with the page, and with what is wrong with the filters."""
        filters = FilmFilter(request.GET, queryset=Movie.objects.public())
        page, links = self.numbered_page(FilmPages(filters, FILMS_A_PAGE), dict(filters.state.lists()))
        data = {
            "count": page.paginator.count,
            "page": page.number,
            "pages": page.paginator.num_pages,
            "problems": filters.problems,
            "films": [film_summary(film) for film in in_order(Movie.objects.for_list(), page.object_list)],
        }
        return json_response(data, "films", tuple(links))


class FilmsCsvView(ProgramView):
    """`/films.csv`: all the films that the list's filters leave, in the order of their numbers."""

    parameters = frozenset(FilmFilter.base_filters)

    def get(self, request: HttpRequest) -> HttpResponseBase:
        """Answer line by line; wrong filters are told in a header, for a table has no place for them."""
        filters = FilmFilter(request.GET, queryset=Movie.objects.public())
        lines = kept_to_one_database(csv_lines(csv_rows(filters.qs)))
        # What fails fails now, while another database can be asked or something else be said.
        begun = list(islice(lines, 2))
        response = StreamingHttpResponse(chain(begun, lines), content_type="text/csv; charset=utf-8")
        response["Content-Disposition"] = 'attachment; filename="films.csv"'
        if filters.problems:
            response["X-Problems"] = " ".join(filters.problems)
        return response


class NothingHereView(ProgramView):
    """Any other address that ends like these."""

    def get(self, _request: HttpRequest, **_kwargs: str) -> HttpResponse:
        """Answer that there is nothing."""
        raise Http404


def film_or_404(movie_id: int) -> Movie:
    """Return the film with its credits; Http404 if visitors may not see it."""
    return get_object_or_404(Movie.objects.public().with_credits(), pk=movie_id)
