"""The queue of conflicts: what a seed and an editor both changed, side by side, to be decided one by one or in bulk."""

from typing import Any

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from catalog.admin.base import EditorsAdmin
from catalog.admin.conflict_filters import ConflictFieldFilter, ConflictLoadFilter, DecisionFilter
from catalog.admin.film_versions import CONTEXT_IN_LIST, ConflictLine, conflict_lines
from catalog.editing import decide
from catalog.models import Conflict

MAX_DECIDED_AT_ONCE = 1_000
"""Conflicts that one action decides, in one transaction."""


@admin.register(Conflict)
class ConflictAdmin(EditorsAdmin):
    """The desk's conflicts. Loads find them; they are decided here or on the film's page."""

    actions = ("take_the_seeds", "keep_ours")
    list_display = ("film", "what", "base_words", "seed_words", "current_words", "found_by", "outcome")
    list_display_links = None
    list_filter = (DecisionFilter, ConflictFieldFilter, ConflictLoadFilter)
    list_per_page = 25
    list_select_related = ("movie", "load", "decided_by")
    not_in_list = ("movie__synopsis", "load__report", "load__missing")
    ordering = ("-recorded_at", "-pk")
    sortable_by = ()

    class Media:
        css = {"all": ("css/admin.css",)}

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Return False: loads find conflicts."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Conflict | None = None) -> bool:
        """Return False: a conflict is decided, and stays known so that it is not asked again."""
        return False

    def get_actions(self, request: HttpRequest) -> dict[str, Any]:
        """Return the two decisions; nothing is deleted here."""
        return {name: action for name, action in super().get_actions(request).items() if name in self.actions}

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        """Show the queue."""
        return super().changelist_view(request, {"title": "Conflicts", **(extra_context or {})})

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Lead to the conflict on its film's page."""
        conflict = self.get_object(request, object_id)
        if conflict is None or not self.has_view_or_change_permission(request, conflict):
            return super().change_view(request, object_id, form_url, extra_context)
        return HttpResponseRedirect(f"{reverse('admin:catalog_movie_change', args=[conflict.movie_id])}#conflicts")

    def complete_rows(self, rows: list[Conflict]) -> None:
        """Give the conflicts on the page ``line``, what they are about in words."""
        for row, line in zip(rows, conflict_lines(rows, CONTEXT_IN_LIST), strict=True):
            row.line = line  # type: ignore[attr-defined]  # for the list

    @admin.display(description="film")
    def film(self, conflict: Conflict) -> SafeString:
        """Return a link to the film's page."""
        address = reverse("admin:catalog_movie_change", args=[conflict.movie_id])
        return format_html('<a href="{}#conflicts">{}</a>', address, conflict.movie)

    @admin.display(description="what")
    def what(self, conflict: Conflict) -> str:
        """Return what it is about."""
        return _line(conflict).label

    @admin.display(description="the seed said")
    def base_words(self, conflict: Conflict) -> SafeString:
        """Return what the seed said before."""
        return _words(_line(conflict).base)

    @admin.display(description="the seed says")
    def seed_words(self, conflict: Conflict) -> SafeString:
        """Return what the seed says, with what changed marked."""
        return _words(_line(conflict).seed)

    @admin.display(description="ours")
    def current_words(self, conflict: Conflict) -> SafeString:
        """Return what the site shows, with what changed marked."""
        return _words(_line(conflict).current)

    @admin.display(description="load")
    def found_by(self, conflict: Conflict) -> SafeString | str:
        """Return a link to the load that found it."""
        if conflict.load is None:
            return ""
        address = reverse("admin:catalog_load_change", args=[conflict.load.pk])
        return format_html('<a href="{}">{}</a>', address, f"{conflict.recorded_at:%Y-%m-%d}")

    @admin.display(description="decision")
    def outcome(self, conflict: Conflict) -> str:
        """Return what was decided, when and by whom."""
        if conflict.decided_at is None:
            return conflict.get_decision_display()
        by = f" by {conflict.decided_by}" if conflict.decided_by else ""
        return f"{conflict.get_decision_display()}, {conflict.decided_at:%Y-%m-%d}{by}"

    @admin.action(permissions=["change"], description="Take the seed’s value")
    def take_the_seeds(self, request: HttpRequest, queryset: QuerySet[Conflict]) -> None:
        """Give the films what their seeds say."""
        self._decide(request, queryset, Conflict.Decision.TAKEN)

    @admin.action(permissions=["change"], description="Keep ours")
    def keep_ours(self, request: HttpRequest, queryset: QuerySet[Conflict]) -> None:
        """Leave the films as they are."""
        self._decide(request, queryset, Conflict.Decision.KEPT)

    def _decide(self, request: HttpRequest, queryset: QuerySet[Conflict], decision: str) -> None:
        conflicts = list(queryset.filter(decision=Conflict.Decision.OPEN).order_by("pk")[: MAX_DECIDED_AT_ONCE + 1])
        if len(conflicts) > MAX_DECIDED_AT_ONCE:
            self.message_user(request, f"Decide at most {MAX_DECIDED_AT_ONCE:,} at once.", messages.ERROR)
            return
        number = decide(conflicts, decision, request.user)  # type: ignore[arg-type]  # signed in
        level = messages.SUCCESS if number else messages.WARNING
        self.message_user(request, f"{number} decided." if number else "Nothing was open.", level)


def _line(conflict: Conflict) -> ConflictLine:
    line: ConflictLine = conflict.line  # type: ignore[attr-defined]  # from complete_rows
    return line


def _words(html: SafeString) -> SafeString:
    return format_html('<div class="words">{}</div>', html)
