"""The admin site of this catalogue."""

from typing import Any

from django.conf import settings
from django.contrib.admin import AdminSite
from django.contrib.admin.apps import AdminConfig
from django.contrib.admin.views.autocomplete import AutocompleteJsonView
from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse


class NamingView(AutocompleteJsonView):
    """Offers rows for a field, told apart from their namesakes where their model admin knows how."""

    def get_queryset(self) -> QuerySet[Any]:
        """Return the rows to choose from."""
        rows = super().get_queryset()
        return self.model_admin.for_choice(rows) if hasattr(self.model_admin, "for_choice") else rows

    def serialize_result(self, obj: Model, to_field_name: str) -> dict[str, str]:
        """Return the row's key and what to call it."""
        result = super().serialize_result(obj, to_field_name)
        name_in_choice = getattr(self.model_admin, "name_in_choice", str)
        return {**result, "text": name_in_choice(obj)}


class EditorsDesk(AdminSite):
    """The editors' desk: named after the site, with the last load on its first page."""

    site_header = settings.SITE_NAME
    site_title = settings.SITE_NAME
    index_title = "Editors’ desk"

    def index(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> TemplateResponse:
        """Show what there is to edit, how the last load ended and what waits for a decision."""
        from catalog.admin.film_versions import number_of_open_conflicts  # noqa: PLC0415  # as below
        from catalog.admin.load import outcome  # noqa: PLC0415  # the apps are not ready when this module is read
        from catalog.models import Load, SuspectedDuplicate  # noqa: PLC0415  # as above

        context: dict[str, Any] = {"may_see_loads": request.user.has_perm("catalog.view_load")}
        if context["may_see_loads"]:
            load = Load.objects.defer("report").first()
            context |= {"last_load": load, "last_load_outcome": load and outcome(load)}
        if request.user.has_perm("catalog.view_conflict"):
            context["open_conflicts"] = number_of_open_conflicts()
        if request.user.has_perm("catalog.change_person"):
            context["suspected_duplicates"] = SuspectedDuplicate.objects.undecided().count()
        return super().index(request, {**context, **(extra_context or {})})

    def autocomplete_view(self, request: HttpRequest) -> HttpResponse:
        """Offer rows for a field that chooses among many."""
        return NamingView.as_view(admin_site=self)(request)  # type: ignore[return-value]  # it answers with JSON


class EditorsDeskConfig(AdminConfig):
    """Django's admin with the desk as its site."""

    default_site = "site_config.editors_desk.EditorsDesk"
