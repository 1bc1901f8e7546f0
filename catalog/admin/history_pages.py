"""The pages of history: what changed when and by whom, and each earlier state with the way back to it."""

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist, PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from simple_history.admin import SimpleHistoryAdmin

from catalog.admin.base import EditorsAdmin
from catalog.admin.choosing import is_row_number
from catalog.admin.history_events import Source, change_line, changes, event_page
from catalog.admin.reverting import RevertError, revert
from catalog.admin.stamp import stamp_of
from catalog.history import History
from catalog.models import Credit, Load, Person


class HistoryAdmin(EditorsAdmin, SimpleHistoryAdmin):  # type: ignore[misc]  # simple_history has no types
    """A model admin whose history page tells of rows that simple_history keeps, those that loads wrote among them.

    The library's own pages are replaced where they would fail: they answer a wrong number with an error, ask the
    database for each row, and save an old state over fields that nobody looked at.
    """

    def history_sources(self, key: int) -> Sequence[Source]:
        """Return whose history the page of the row ``key`` shows."""
        return [Source(self.model, self.opts.pk.attname, key)]

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Show what changed, the latest first."""
        thing = self._thing(request, object_id)
        if thing is None:
            return self._not_there(request)
        page = event_page(self.history_sources(int(object_id)), request.GET.get("p"))
        loads = {event.load_number for event in page.object_list if event.load_number}
        context = {
            **self._context(request, thing),
            "known_loads": set(Load.objects.filter(pk__in=loads).values_list("pk", flat=True)),
            "page": page,
            "title": f"History of {_name(thing)}",
            **(extra_context or {}),
        }
        return TemplateResponse(request, "admin/catalog/history.html", context)

    def history_form_view(
        self, request: HttpRequest, object_id: str, version_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Show what going back to an earlier state would change; do it when that is posted."""
        thing = self._thing(request, object_id)
        row = self._row(object_id, version_id)
        if thing is None or row is None:
            return self._not_there(request)
        if request.method == "POST":
            if not self.has_change_permission(request, thing):
                raise PermissionDenied
            self._revert(request, row)
            return HttpResponseRedirect(self._address_after(row))
        names = dict(Person.objects.filter(pk__in=_people(thing, row)).values_list("pk", "name"))
        exists = self.model._default_manager.filter(pk=thing.pk).exists()  # noqa: SLF001  # documented
        context = {
            **self._context(request, thing),
            "exists": exists,
            "lines": [
                change_line(self.model, name, old, new, names)
                for name, old, new in changes(self.model, thing, row)
                if name in REVERTED
            ],
            "row": row,
            "title": f"{_name(thing)} on {row.history_date:%Y-%m-%d %H:%M}",
            **(extra_context or {}),
        }
        return TemplateResponse(request, "admin/catalog/version.html", context)

    def _revert(self, request: HttpRequest, row: History) -> None:
        try:
            changed = revert(row, stamp_of(request, f"back to the state of {row.history_date:%Y-%m-%d %H:%M}"))
        except RevertError as error:
            self.message_user(request, str(error), messages.ERROR)
            return
        self._tell(request, changed=changed)

    def _tell(self, request: HttpRequest, *, changed: bool) -> None:
        done = "Done: it is as it was then. That is in the history too."
        text, level = (done, messages.SUCCESS) if changed else ("It is so already.", messages.WARNING)
        self.message_user(request, text, level)

    def _thing(self, request: HttpRequest, object_id: str) -> Any:
        """Return the row, or, if it is gone, what history last knew of it; None if there never was one.

        Raises PermissionDenied.
        """
        key = int(object_id) if is_row_number(object_id) else 0
        thing = self.get_queryset(request).filter(pk=key).first()
        if thing is None:
            last = self.model.history.filter(**{self.opts.pk.attname: key}).order_by("-history_date").first()
            thing = last and last.instance
        if not self.has_view_or_change_permission(request, thing):
            raise PermissionDenied
        return thing

    def _row(self, object_id: str, version_id: str) -> Any:
        if not (is_row_number(object_id) and is_row_number(version_id)):
            return None
        rows = self.model.history.filter(**{self.opts.pk.attname: int(object_id)})
        return rows.filter(history_id=int(version_id)).select_related("history_user").first()

    def _not_there(self, request: HttpRequest) -> HttpResponse:
        self.message_user(request, "There is no such history.", messages.WARNING)
        return HttpResponseRedirect(reverse(f"admin:catalog_{self.opts.model_name}_changelist"))

    def _address_after(self, row: History) -> str:
        if isinstance(row, Credit.history.model):
            return reverse("admin:catalog_movie_change", args=[row.movie_id])
        key = getattr(row, self.opts.pk.attname)
        return reverse(f"admin:catalog_{self.opts.model_name}_history", args=[key])

    def _context(self, request: HttpRequest, thing: Any) -> dict[str, Any]:
        pages = {page: f"admin:catalog_{self.opts.model_name}_{page}" for page in ("changelist", "change", "history")}
        return {
            **self.admin_site.each_context(request),
            **{f"{page}_page": name for page, name in pages.items()},
            "has_change_permission": self.has_change_permission(request, thing),
            "media": self.media,
            "name": _name(thing),
            "object": thing,
            "opts": self.opts,
            "subtitle": None,
        }


REVERTED = (
    "title", "year", "url", "rating_value", "synopsis", "deleted_at", "name", "character", "credited_as", "position",
)  # fmt: skip
"""What goes back; the rest follows from it, or belongs to loads."""


def _name(thing: Any) -> str:
    try:
        return str(thing)
    except ObjectDoesNotExist:  # a credit whose person or film is gone
        return f"{thing._meta.verbose_name} {thing.pk}"


def _people(*credits: Any) -> list[int]:
    return [credit.person_id for credit in credits if hasattr(credit, "person_id")]
