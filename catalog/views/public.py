"""What all public pages have in common."""

from collections.abc import Iterable
from functools import lru_cache
from typing import Any, ClassVar, TypeVar

from django.core.paginator import InvalidPage, Paginator
from django.db.models import Model, QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, QueryDict
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import Resolver404, resolve
from django.utils.cache import patch_cache_control
from django.views.generic import ListView, View

from catalog.addresses import address
from catalog.kept_counts import CountedPages

LONGEST_ADDRESS = 1_000
"""Characters of an address that is looked at; beyond them it is no page's, or one that nobody keeps."""
SECONDS_FRESH = 60
"""How long a browser may show a public page without asking again."""
SECONDS_FRESH_AT_PROXIES = 10
"""The same for proxies, which ask for many: the origin answers such a question without rendering anything."""
SECONDS_BETTER_THAN_NOTHING = 24 * 3600
"""How long a proxy may show what it has while the site is out of order."""

Row = TypeVar("Row", bound=Model)


class VisitorsPage(View):
    """A page made from the database that visitors read from, within the time they have; `catalog.failover` sees to it."""

    @classmethod
    def unavailable(cls) -> HttpResponseBase:
        """Return what to say while no database answers: it may need none."""
        return HttpResponse(render_to_string("503.html"), status=503)


class PublicPage(VisitorsPage):
    """A page that is the same for everybody, so that anyone may keep a copy of it; `catalog.middleware` does."""

    parameters: ClassVar[frozenset[str] | None] = None
    """The parameters that the page looks at; it sees no others. None: whoever sends any gets a page made anew."""
    seconds_fresh: ClassVar[int] = SECONDS_FRESH
    changes_daily: ClassVar[bool] = False
    """Whether the page is another one each day (UTC)."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Answer, and say for how long the answer may be kept."""
        response = super().dispatch(request, *args, **kwargs)
        if response.has_header("Location"):
            # Two nodes may for a second disagree on an address; a proxy that kept both answers would go in circles.
            response.headers["Cache-Control"] = "no-cache"
            return response
        patch_cache_control(response, **self.freshness())
        if response.headers.get("Content-Type", "").startswith("text/html"):
            response.headers["Speculation-Rules"] = f'"{address("speculation_rules")}"'
        return response

    @classmethod
    def freshness(cls) -> dict[str, Any]:
        """Return the directives of Cache-Control, as `patch_cache_control` takes them (RFC 9111, RFC 5861)."""
        return {
            "public": True,
            "max_age": cls.seconds_fresh,
            "s_maxage": SECONDS_FRESH_AT_PROXIES,
            "stale_while_revalidate": SECONDS_FRESH_AT_PROXIES,
            "stale_if_error": SECONDS_BETTER_THAN_NOTHING,
        }


@lru_cache(maxsize=4_096)
def visitors_view(path: str) -> type[VisitorsPage] | None:
    """Return the class of the visitors' page at `path`, None if there is none."""
    if len(path) > LONGEST_ADDRESS:
        return None
    try:
        view = getattr(resolve(path).func, "view_class", None)
    except Resolver404:
        return None
    return view if isinstance(view, type) and issubclass(view, VisitorsPage) else None


class NoSuchPage(Http404):
    """A page number that is none, or past the end of the list."""

    def __init__(self, paginator: "Paginator[Any]") -> None:
        super().__init__("no such page of this list")
        self.paginator = paginator


class NumberedPages(PublicPage, ListView):  # type: ignore[type-arg]  # none at run time
    """A list in numbered pages; a wrong number gets a 404 that links to the last page."""

    paginator_class = CountedPages

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Answer with the page, or with the way to the last one."""
        try:
            return super().get(request, *args, **kwargs)
        except NoSuchPage as error:
            context = {"last_page": error.paginator.num_pages, "state": self.get_state()}
            return render(request, "catalog/no_such_page.html", context, status=404)

    def paginate_queryset(self, queryset: Any, page_size: int) -> Any:  # noqa: ANN401 - as in Django
        """Return what Django's method returns; NoSuchPage for a wrong number."""
        paginator = self.get_paginator(queryset, page_size)
        try:
            page = paginator.page(self.request.GET.get(self.page_kwarg, 1))
        except InvalidPage as error:
            raise NoSuchPage(paginator) from error
        return paginator, page, page.object_list, page.has_other_pages()

    def get_state(self) -> QueryDict:
        """Return the parameters that links within this list keep; the page is not one of them."""
        return QueryDict()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return the context with the list's state and the numbers of the pages to link to."""
        context = super().get_context_data(**kwargs)
        page = context["page_obj"]
        numbers = page.paginator.get_elided_page_range(page.number, on_each_side=2, on_ends=1)
        return {**context, "state": self.get_state(), "page_numbers": list(numbers)}


def in_order(rows: QuerySet[Row], numbers: Iterable[int]) -> list[Row]:
    """Return those of `rows` that have these numbers, in the order of the numbers: one query."""
    wanted = list(numbers)
    found = {row.pk: row for row in rows.filter(pk__among=wanted).order_by()}
    return [found[number] for number in wanted if number in found]
