"""The page of a film's credits at an earlier moment, with the way back to them."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.safestring import mark_safe

from catalog.admin.credits_then import CreditChange, Credits
from catalog.admin.earlier_credits import EarlierCredits, bring_back_credits, earlier_credits
from catalog.admin.history_events import CONTEXT, PEOPLE_AROUND, Line
from catalog.admin.history_pages import HistoryAdmin
from catalog.admin.in_words import Names, label, person_in_words, value_in_words
from catalog.admin.moments import moment_from_text
from catalog.admin.order_differences import marked_order
from catalog.admin.reverting import RevertError
from catalog.admin.stamp import stamp_of
from catalog.admin.word_differences import marked
from catalog.history import History
from catalog.models import Credit, Movie
from catalog.seeds.rules import MAX_MOVIE_ID

ROLES_IN_WORDS = {Credit.Role.DIRECTOR: "Directors", Credit.Role.ACTOR: "Cast"}


class EarlierCreditsPage(HistoryAdmin):
    """A model admin of films that shows what a film's credits were before any change of them, and brings them back."""

    def get_urls(self) -> list[URLPattern]:
        """Return the addresses of the admin's pages, with this one."""
        view = self.admin_site.admin_view(self.credits_before_view)
        page = path("<int:number>/credits-before/<str:moment>/", view, name="catalog_movie_credits_before")
        return [page, *super().get_urls()]

    def credits_before_view(self, request: HttpRequest, number: int, moment: str) -> HttpResponse:
        """Show the credits and what going back to them would change; do it when that is posted."""
        film = Movie.objects.filter(pk=number).first() if number <= MAX_MOVIE_ID else None
        if not self.has_view_or_change_permission(request, film):
            raise PermissionDenied
        event = _change_at(film, moment) if film else None
        if film is None or event is None:
            return self._not_there(request)
        if request.method == "POST":
            if not self.has_change_permission(request, film):
                raise PermissionDenied
            return self._bring_back(request, film, event)
        context = {
            **self._context(request, film),
            **_in_words(earlier_credits(film.pk, event.history_date)),
            "event": event,
            "title": f"Credits of {film} before {event.history_date:%Y-%m-%d %H:%M}",
        }
        return TemplateResponse(request, "admin/catalog/movie/credits_before.html", context)

    def _bring_back(self, request: HttpRequest, film: Movie, event: History) -> HttpResponse:
        order_alone = request.POST.get("what") == "order"
        what = "billing order" if order_alone else "credits"
        stamp = stamp_of(request, f"back to the {what} before {event.history_date:%Y-%m-%d %H:%M:%S}")
        seen = request.POST.get("seen", "")
        try:
            changed = bring_back_credits(film.pk, event.history_date, seen, stamp, order_alone=order_alone)
        except RevertError as error:
            self.message_user(request, str(error), messages.ERROR)
            return HttpResponseRedirect(request.path)
        self._tell(request, changed=changed)
        return HttpResponseRedirect(reverse("admin:catalog_movie_history", args=[film.pk]))


def _change_at(film: Movie, moment: str) -> History:
    """Return a row of history of a change that the film's credits had at ``moment``; None if they had none."""
    at = moment_from_text(moment)
    rows = Credit.history.filter(movie_id=film.pk, history_date=at) if at else Credit.history.none()
    return rows.select_related("history_user").first()


def _in_words(earlier: EarlierCredits) -> dict[str, Any]:
    changes, names = earlier.changes, earlier.names
    fields = {change.field for change in changes}
    return {
        "gone": [f"{label('credit', one.role, person_in_words(one.person, names))}" for one in earlier.gone],
        "lines": [_line(change, names) for change in changes],
        # Beside other changes, the order is brought back on its own too.
        "order_alone": "order" in fields and len(fields) > 1,
        "roles": [(title, _rows(role, earlier.then, names)) for role, title in ROLES_IN_WORDS.items()],
        "seen": earlier.digest,
    }


def _rows(role: str, credits: Credits, names: Names) -> list[dict[str, str]]:
    return [
        {"name": person_in_words(one.person, names), "character": one.character, "credited_as": one.credited_as}
        for one in credits
        if one.role == role
    ]


def _line(change: CreditChange, names: Names) -> Line:
    person = "" if change.person is None else person_in_words(change.person, names)
    if change.field == "credit":
        known = change.now if change.then is None else change.then
        as_whom = f" as {known}" if known else ""
        verb = "goes" if change.then is None else "comes back"
        return Line(f"{label('credit', change.role, person)}{as_whom} {verb}")
    text = (
        f"Name of {person} in the credits"
        if change.field == "credited_as"
        else label(change.field, change.role, person)
    )
    now, then = (value_in_words(change.field, value, names) for value in (change.now, change.then))
    html = marked_order(now, then, PEOPLE_AROUND) if change.field == "order" else marked(now, then, CONTEXT)
    return Line(text, html=mark_safe(html))  # noqa: S308  # escaped there
