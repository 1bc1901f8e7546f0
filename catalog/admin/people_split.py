"""Splitting namesakes: choose the credits of the other person, look once more, done."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html

from catalog.admin.base import EditorsAdmin
from catalog.admin.people_merge import merge_address
from catalog.identity.split import SplitError, split_person
from catalog.models import Credit, Person
from catalog.seeds.rules import MAX_MOVIE_ID

CREDITS_A_PAGE = 1_000
"""Credits offered at once. Whoever has more is split page by page: merge the parts afterwards."""


class SplittingAdmin(EditorsAdmin):
    """The page on which one of two namesakes gets their own credits."""

    def get_urls(self) -> list[URLPattern]:
        """Return the addresses of the admin's pages, with that of splitting."""
        split = self.admin_site.admin_view(self.split_view)
        return [path("<int:number>/split/", split, name="catalog_person_split"), *super().get_urls()]

    def split_view(self, request: HttpRequest, number: int) -> HttpResponse:
        """Offer a person's credits to choose from, ask once more, and split when that is confirmed."""
        if not self.has_change_permission(request):
            raise PermissionDenied
        person = Person.objects.filter(pk=number).first() if number < 2**63 else None
        if person is None:
            raise Http404
        if request.method != "POST":
            return self._choose(request, person)
        credits = _chosen(request, person)
        if not credits or len(credits) == person.credits.count():
            self.message_user(request, "Choose some of the credits, not none and not all.", messages.WARNING)
            return self._choose(request, person, {credit.pk for credit in credits})
        if "again" in request.POST:
            return self._choose(request, person, {credit.pk for credit in credits})
        if "confirmed" not in request.POST:
            context = {
                "credits": credits,
                "stay": person.credits.count() - len(credits),
                "page_number": _page_number(request),
            }
            return self._render(request, person, "split_confirm", context)
        return self._split(request, person, credits)

    def _choose(self, request: HttpRequest, person: Person, chosen: set[int] | None = None) -> HttpResponse:
        credits = person.credits.by_role_newest_first()
        page = Paginator(credits, CREDITS_A_PAGE).get_page(_page_number(request))
        rows = list(page.object_list)
        directors = _directors(rows)
        context = {
            "rows": [(credit, directors.get(credit.movie_id, ""), credit.pk in (chosen or ())) for credit in rows],
            "page": page,
        }
        return self._render(request, person, "split", context)

    def _render(self, request: HttpRequest, person: Person, template: str, context: dict[str, Any]) -> HttpResponse:
        context |= {
            **self.admin_site.each_context(request),
            "media": self.media,
            "opts": self.opts,
            "person": person,
            "title": f"Split {person.name}",
        }
        return TemplateResponse(request, f"admin/catalog/person/{template}.html", context)

    def _split(self, request: HttpRequest, person: Person, credits: list[Credit]) -> HttpResponse:
        try:
            other = split_person(person, credits, request.user)  # type: ignore[arg-type]  # nobody else gets here
        except SplitError as error:
            self.message_user(request, str(error), messages.ERROR)
            return HttpResponseRedirect(reverse("admin:catalog_person_split", args=[person.pk]))
        self.message_user(
            request,
            format_html(
                '{} of the credits now belong to <a href="{}">another {}</a>. To undo that, <a href="{}">merge</a> the two.',
                len(credits),
                reverse("admin:catalog_person_change", args=[other.pk]),
                other.name,
                merge_address([person, other], person),
            ),
            messages.SUCCESS,
        )
        return HttpResponseRedirect(reverse("admin:catalog_person_change", args=[person.pk]))


def _chosen(request: HttpRequest, person: Person) -> list[Credit]:
    """Return those credits of the person that were ticked, with their films."""
    numbers = {
        int(text)
        for text in request.POST.getlist("credits")
        if text.isascii() and text.isdecimal() and len(text) < 20 and int(text) <= MAX_MOVIE_ID
    }
    return list(person.credits.by_role_newest_first().filter(pk__among=numbers))


def _directors(credits: list[Credit]) -> dict[int, str]:
    """Return the names of the directors of the films that ``credits`` are of: they help to tell namesakes apart."""
    names: dict[int, list[str]] = {}
    directors = Credit.objects.filter(movie__among=[c.movie_id for c in credits], role=Credit.Role.DIRECTOR)
    for movie_id, name in directors.order_by("movie_id", "position").values_list("movie_id", "person__name"):
        names.setdefault(movie_id, []).append(name)
    return {movie_id: ", ".join(found[:3]) for movie_id, found in names.items()}


def _page_number(request: HttpRequest) -> str:
    return request.POST.get("page", "") or request.GET.get("page", "")
