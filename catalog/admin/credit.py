"""Credits in a list of their own, for films that have too many for one page."""

from typing import Any

from django.contrib import admin
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest

from catalog.admin.choosing import ChoosesRows
from catalog.admin.credit_filters import RoleFilter, SourceFilter
from catalog.admin.credit_forms import CreditForm
from catalog.admin.credit_saving import CreditChanges, note_change_of_credits, save_in_order
from catalog.admin.history_pages import HistoryAdmin
from catalog.admin.locks import lock_film
from catalog.admin.stale_forms import RememberingForm
from catalog.admin.stamp import stamp_of
from catalog.models import Credit, Movie, Person

MAX_FOUND = 1_000
"""Films, and people, whose credits a search lists."""


class SingleCreditForm(RememberingForm, CreditForm):
    """One credit with its film and role."""

    last_word_wins: tuple[str, ...] = ()

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
        return {*super()._get_validation_exclusions(), "position"}


@admin.register(Credit)
class CreditAdmin(ChoosesRows, HistoryAdmin):
    """The desk's credits. Whose credit it is, of which film and in which role, is given once and for all."""

    allowed_lookups = ("movie", "person")
    autocomplete_fields = ("movie", "person")
    form = SingleCreditForm
    list_display = ("movie", "role", "position", "person", "character", "credited_as", "source")
    list_display_links = ("movie", "person")
    list_filter = (RoleFilter, SourceFilter)
    list_select_related = ("movie", "person")
    not_in_list = ("movie__synopsis",)
    ordering = ("movie_id", "role", "position")
    search_fields = ("person", "movie")
    search_help_text = (
        "A person's name or a film's title, as in their own lists. A source is chosen among what is found."
    )
    sortable_by = ()

    def get_fields(self, request: HttpRequest, obj: Credit | None = None) -> tuple[str, ...]:
        """Return the fields; an existing credit tells its source as well."""
        return (*self.form.Meta.fields, "source") if obj else self.form.Meta.fields

    def get_readonly_fields(self, request: HttpRequest, obj: Credit | None = None) -> tuple[str, ...]:
        """Return what cannot change of a credit that exists."""
        return ("movie", "role", "person", "source") if obj else ()

    def get_object(self, request: HttpRequest, object_id: str, from_field: str | None = None) -> Credit | None:
        """Return the credit; one that is being saved has its film locked first."""
        credit = super().get_object(request, object_id, from_field)
        if credit is None or request.method != "POST":
            return credit
        lock_film(credit.movie_id)
        return super().get_object(request, object_id, from_field)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Credit]:
        """Return the credits with their films and people."""
        return super().get_queryset(request).select_related("movie", "person")

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Credit], search_term: str
    ) -> tuple[QuerySet[Credit], bool]:
        """Return the credits of the first films and people that their own lists find for ``search_term``."""
        if not search_term.strip():
            return queryset, False
        films = self._found(Movie, "sort_title", request, search_term)
        people = self._found(Person, "sort_name", request, search_term)
        credits = Credit.objects.order_by().values("pk")
        # A union, each part a look into an index: neither database looks into two for an OR of long lists.
        found = credits.filter(movie__among=films).union(credits.filter(person__among=people))
        return queryset.filter(pk__in=found), False

    def _found(self, model: type[Movie] | type[Person], key: str, request: HttpRequest, search_term: str) -> list[int]:
        own_list = self.admin_site.get_model_admin(model)
        rows = model._default_manager.all()  # noqa: SLF001  # documented
        found, _ = own_list.get_search_results(request, rows, search_term)
        return list(found.order_by(key, "pk").values_list("pk", flat=True)[:MAX_FOUND])

    def save_model(self, request: HttpRequest, obj: Credit, form: Any, change: bool) -> None:
        """Write the credit; who gives way is renumbered along."""
        if not change:
            self._make(obj, CreditChanges(new=[obj]), request)
        elif form.changed_data:
            self._make(obj, CreditChanges(changed=[(obj, form.changed_data)]), request)

    def delete_model(self, request: HttpRequest, obj: Credit) -> None:
        """Delete the credit and close the gap in the billing order."""
        self._make(obj, CreditChanges(gone=[obj]), request)

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Credit]) -> None:
        """Delete the credits one by one: their films change."""
        for credit in queryset:
            self.delete_model(request, credit)

    def _make(self, credit: Credit, changes: CreditChanges, request: HttpRequest) -> None:
        with transaction.atomic():
            lock_film(credit.movie_id)
            save_in_order(credit.movie, credit.role, changes, stamp_of(request))
            note_change_of_credits(credit.movie)
