"""What an editor can do with a film beside typing, each a button on its page: decide, go back, bring back."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import URLPattern, path, reverse
from django.views.decorators.http import require_POST

from catalog.admin.choosing import is_row_number
from catalog.admin.earlier_credits_page import EarlierCreditsPage
from catalog.admin.film_deletion import FilmDeletion
from catalog.admin.film_versions import conflict_lines, difference_lines
from catalog.editing import bring_back, decide, take_seeds_word
from catalog.ingest.film_state import FIELDS, ROLES
from catalog.models import Conflict, Movie
from catalog.seeds.rules import MAX_MOVIE_ID

DECISIONS = (Conflict.Decision.KEPT, Conflict.Decision.TAKEN)
CREDIT_FIELDS = ("credit", "character", "order")


class FilmDesk(FilmDeletion, EarlierCreditsPage):
    """The part of a film's page above its form."""

    change_form_template = "admin/catalog/movie/change_form.html"

    def get_urls(self) -> list[URLPattern]:
        """Return the addresses of the admin's pages, with those of the buttons."""
        buttons = {
            "seeds-word": self.seeds_word_view,
            "decide": self.decide_view,
            "bring-back": self.bring_back_view,
        }
        return [
            *(
                path(f"<int:number>/{name}/", self._button(view), name=f"catalog_movie_{name.replace('-', '_')}")
                for name, view in buttons.items()
            ),
            *super().get_urls(),
        ]

    def render_change_form(
        self,
        request: HttpRequest,
        context: dict[str, Any],
        add: bool = False,
        change: bool = False,
        form_url: str = "",
        obj: Movie | None = None,
    ) -> HttpResponse:
        """Show the film's form, above it what waits for a decision and what differs from its seed."""
        if change and obj is not None:
            context |= _above_the_form(obj)
            context["show_delete"] = obj.deleted_at is None
        return super().render_change_form(request, context, add, change, form_url, obj)

    def seeds_word_view(self, request: HttpRequest, film: Movie) -> None:
        """Give one thing of the film the value that its seed has."""
        field, role, person = (request.POST.get(name, "") for name in ("field", "role", "person"))
        known = field in FIELDS or (field in CREDIT_FIELDS and role in ROLES)
        whose = int(person) if is_row_number(person) else None
        if known and take_seeds_word(film.pk, field, role, whose, request.user):  # type: ignore[arg-type]  # signed in
            self.message_user(request, "Done: it is as in the seed again.", messages.SUCCESS)
        else:
            self.message_user(request, "Nothing to do: it is as in the seed by now.", messages.WARNING)

    def decide_view(self, request: HttpRequest, film: Movie) -> None:
        """Decide one of the film's conflicts."""
        number, decision = request.POST.get("conflict", ""), request.POST.get("decision", "")
        conflicts = film.conflicts.filter(pk=int(number) if is_row_number(number) else 0)
        kept = decision == Conflict.Decision.KEPT
        if decision in DECISIONS and decide(conflicts, decision, request.user):  # type: ignore[arg-type]  # signed in
            text = "Ours stays." if kept else "The seed’s value is taken."
            self.message_user(request, f"{text} It is asked again only if the seed changes again.", messages.SUCCESS)
        else:
            self.message_user(request, "Nothing to decide: it is decided by now.", messages.WARNING)

    def bring_back_view(self, request: HttpRequest, film: Movie) -> None:
        """Show the film to visitors again."""
        if film.hidden_since is None:
            self.message_user(request, f"“{film}” is on the site.", messages.WARNING)
            return
        bring_back(film)
        self.message_user(request, f"“{film}” is back on the site.", messages.SUCCESS)

    def _button(self, act: Any) -> Any:
        """Return a view that has ``act`` done if the user may change the film, and leads back to its page."""

        def view(request: HttpRequest, number: int) -> HttpResponse:
            film = Movie.objects.filter(pk=number).first() if number <= MAX_MOVIE_ID else None
            if not self.has_change_permission(request, film):
                raise PermissionDenied
            if film is None:
                return HttpResponseRedirect(reverse("admin:catalog_movie_changelist"))
            act(request, film)
            return HttpResponseRedirect(reverse("admin:catalog_movie_change", args=[film.pk]))

        return self.admin_site.admin_view(require_POST(view))


def _above_the_form(film: Movie) -> dict[str, Any]:
    """Return what the template shows; of a film that is gone by now, nothing."""
    waiting = film.conflicts.filter(decision=Conflict.Decision.OPEN).select_related("load").order_by("pk")
    try:
        lines = difference_lines(film.pk)
    except Movie.DoesNotExist:
        return {}
    conflicts = conflict_lines(list(waiting))
    in_conflict = {_thing(line.conflict) for line in conflicts}
    return {
        "conflict_lines": conflicts,
        "difference_lines": [line for line in lines if _thing(line.difference) not in in_conflict],
    }


def _thing(one: Any) -> tuple[str, str, Any]:
    """Return what a conflict or a difference is about."""
    return one.field, one.role, one.person_id if isinstance(one, Conflict) else one.person
