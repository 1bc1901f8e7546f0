"""What every list and form of the editors' desk does, so that a million rows stay usable."""

from collections.abc import Sequence
from typing import Any, ClassVar

from django.contrib import admin, messages
from django.contrib.admin.actions import delete_selected
from django.contrib.admin.views.main import ChangeList
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseBase

from catalog.admin.deletion import Deletion, describe_deletion
from catalog.admin.pagination import BoundedPaginator
from catalog.admin.requests import OfferedRequestsOnly

MAX_DELETED_AT_ONCE = 1_000
"""Rows that one action deletes: "select all" on a list of a million is a slip of the mouse."""


class CompletedChangeList(ChangeList):
    """A list whose model admin completes the rows of the page shown, and only those."""

    model_admin: "EditorsAdmin"

    def get_queryset(self, request: HttpRequest, exclude_parameters: Any = None) -> QuerySet[Any]:
        """Return the rows asked for, without the columns that no list shows."""
        return super().get_queryset(request, exclude_parameters).defer(*self.model_admin.not_in_list)

    def get_results(self, request: HttpRequest) -> None:
        """Fetch the page's rows and have them completed."""
        super().get_results(request)
        self.result_list = list(self.result_list)
        self.model_admin.complete_rows(self.result_list)


class EditorsAdmin(OfferedRequestsOnly):
    """A model admin whose lists count, filter and search within an index."""

    actions: Sequence[str] = ("delete_selected",)
    list_per_page = 50
    not_in_list: ClassVar[Sequence[str]] = ()
    """Columns too large to be read for a list."""
    paginator = BoundedPaginator
    show_facets = admin.ShowFacets.NEVER
    show_full_result_count = False

    def complete_rows(self, rows: list[Any]) -> None:
        """Give each of the page's ``rows`` what its columns show beside its own fields."""

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[ChangeList]:
        """Return the class of list."""
        return CompletedChangeList

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        """Show a form; one that comes back with errors is headed by what is stored, not by what was typed."""
        if context["errors"] and context["original"]:
            stored = self.model._default_manager.get(pk=context["original"].pk)  # noqa: SLF001  # documented
            context |= {"original": stored, "subtitle": str(stored)}
        return super().render_change_form(request, context, *args, **kwargs)

    @admin.action(permissions=["delete"], description="Delete selected %(verbose_name_plural)s")
    def delete_selected(self, request: HttpRequest, queryset: QuerySet[Any]) -> HttpResponseBase | None:
        """Delete the selected rows after a confirmation, up to MAX_DELETED_AT_ONCE."""
        if queryset.order_by().values("pk")[: MAX_DELETED_AT_ONCE + 1].count() > MAX_DELETED_AT_ONCE:
            self.message_user(request, f"Delete at most {MAX_DELETED_AT_ONCE:,} at once.", messages.ERROR)
            return None
        return delete_selected(self, request, queryset)

    def get_deleted_objects(self, objs: QuerySet[Any] | Sequence[Any], request: HttpRequest) -> Deletion:
        """Return what would go along with ``objs``, counted rather than listed."""
        return describe_deletion(list(objs), request, self.admin_site)
