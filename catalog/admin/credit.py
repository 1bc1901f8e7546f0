"""Credits in a list of their own, for films that have too many for one page."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from catalog.admin.base import EditorsAdmin
from catalog.admin.choosing import ChoosesRows
from catalog.admin.credit_forms import CreditForm
from catalog.admin.credit_saving import lock_film, save_in_order
from catalog.models import Credit


class SingleCreditForm(CreditForm):
    """One credit with its film and role."""

    class Meta(CreditForm.Meta):
        fields = ("movie", "role", "person", "position", "character", "credited_as")  # type: ignore[assignment]  # longer

    def clean(self) -> dict[str, Any] | None:
        """Lock the film, so that what is checked next still holds when it is saved."""
        cleaned = super().clean()
        movie = self.cleaned_data.get("movie")
        if movie:
            lock_film(movie.pk)
        return cleaned

    def _get_validation_exclusions(self) -> set[str]:
        # Somebody else's place can be asked for: they move.
        return {*super()._get_validation_exclusions(), "position"}  # type: ignore[misc]  # django-stubs lacks it


@admin.register(Credit)
class CreditAdmin(ChoosesRows, EditorsAdmin):
    """The desk's credits. Whose credit it is, of which film and in which role, is given once and for all."""

    allowed_lookups = ("movie", "person")
    autocomplete_fields = ("movie", "person")
    form = SingleCreditForm
    list_display = ("movie", "role", "position", "person", "character", "credited_as", "source")
    list_display_links = ("movie", "person")
    list_select_related = ("movie", "person")
    not_in_list = ("movie__synopsis",)
    ordering = ("movie_id", "role", "position")
    sortable_by = ()

    def get_fields(self, request: HttpRequest, obj: Credit | None = None) -> tuple[str, ...]:
        """Return the fields; an existing credit tells its source as well."""
        return (*self.form.Meta.fields, "source") if obj else self.form.Meta.fields

    def get_readonly_fields(self, request: HttpRequest, obj: Credit | None = None) -> tuple[str, ...]:
        """Return what cannot change of a credit that exists."""
        return ("movie", "role", "person", "source") if obj else ()

    def get_queryset(self, request: HttpRequest) -> QuerySet[Credit]:
        """Return the credits with their films and people."""
        return super().get_queryset(request).select_related("movie", "person")

    def save_model(self, request: HttpRequest, obj: Credit, form: Any, change: bool) -> None:
        """Write the credit; who gives way is renumbered along."""
        if change:
            lock_film(obj.movie_id)
            save_in_order(obj.movie, obj.role, changed=[(obj, form.changed_data)])
        else:
            save_in_order(obj.movie, obj.role, new=[obj])
        obj.movie.save(update_fields=())

    def delete_model(self, request: HttpRequest, obj: Credit) -> None:
        """Delete the credit and close the gap in the billing order."""
        lock_film(obj.movie_id)
        obj.delete()
        save_in_order(obj.movie, obj.role)
        obj.movie.save(update_fields=())

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Credit]) -> None:
        """Delete the credits one by one: their films change."""
        for credit in queryset:
            self.delete_model(request, credit)
