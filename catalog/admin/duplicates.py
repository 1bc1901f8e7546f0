"""The queue of people who may be one: why, with the ways to merge them, and to say that they are two."""

from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.views.main import ChangeList
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.loader import render_to_string
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.views.decorators.http import require_POST

from catalog.admin.base import CompletedChangeList, EditorsAdmin
from catalog.admin.duplicate_rows import DuplicateRow, duplicate_rows
from catalog.admin.people_cards import person_link
from catalog.admin.people_merge import merge_address, queue_address
from catalog.duplicates.decide import dismiss, suspect_again
from catalog.duplicates.evidence import NEAR
from catalog.duplicates.likeness import DIFFERENCES
from catalog.models import DistinctPeople, SuspectedDuplicate
from catalog.seeds.rules import MAX_MOVIE_ID

MAX_DECIDED_AT_ONCE = 1_000
"""Pairs that one action decides, in one transaction."""


class KindFilter(admin.SimpleListFilter):
    """Pairs whose names differ in one kind of thing."""

    title = "what differs"
    parameter_name = "kind"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """Return what names can differ in."""
        return [(kind.value, words) for kind, words in DIFFERENCES.items()]

    def queryset(self, request: HttpRequest, queryset: QuerySet[SuspectedDuplicate]) -> QuerySet[SuspectedDuplicate]:
        """Return the pairs chosen."""
        return queryset.filter(kind=self.value()) if self.value() in {*DIFFERENCES} else queryset


class PairsAdmin(EditorsAdmin):
    """A list of pairs of people, for those who may change people."""

    list_display_links = None
    sortable_by = ()

    class Media:
        css = {"all": ("css/admin.css", "css/admin-people.css")}

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Return whether the user may change people: who is who is theirs to decide."""
        return request.user.has_perm("catalog.change_person")

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Return whether the user may change people."""
        return self.has_view_permission(request)

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Return False: the pairs are found, or dismissed from among those found."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Return False: a pair is decided."""
        return False

    def get_actions(self, request: HttpRequest) -> dict[str, Any]:
        """Return the decisions; nothing is deleted here."""
        return {name: action for name, action in super().get_actions(request).items() if name in self.actions}

    def chosen(self, request: HttpRequest, queryset: QuerySet[Any]) -> list[Any]:
        """Return the pairs that an action is about; none, with a message, if they are too many."""
        pairs = list(queryset.order_by("pk")[: MAX_DECIDED_AT_ONCE + 1])
        if len(pairs) <= MAX_DECIDED_AT_ONCE:
            return pairs
        self.message_user(request, f"Decide at most {MAX_DECIDED_AT_ONCE:,} at once.", messages.ERROR)
        return []


class SuspicionList(CompletedChangeList):
    """The queue, each of whose rows knows how it was filtered."""

    def get_results(self, request: HttpRequest) -> None:
        """Fetch the page's rows."""
        super().get_results(request)
        for row in self.result_list:
            row.filters = self.get_query_string().removeprefix("?")


@admin.register(SuspectedDuplicate)
class SuspectedDuplicateAdmin(PairsAdmin):
    """The desk's suspected duplicates, the most certain first."""

    actions = ("dismiss_selected",)
    change_list_template = "admin/catalog/suspectedduplicate/change_list.html"
    list_display = ("one", "other", "why", "decision")
    list_filter = (KindFilter,)
    list_per_page = 25
    list_select_related = ("first", "second")
    ordering = ("-certainty", "pk")

    def get_urls(self) -> list[URLPattern]:
        """Return the addresses of the admin's pages, with that of a row's button."""
        dismiss_one = self.admin_site.admin_view(require_POST(self.dismiss_view))
        return [
            path("<int:number>/dismiss/", dismiss_one, name="catalog_suspectedduplicate_dismiss"),
            *super().get_urls(),
        ]

    def get_queryset(self, request: HttpRequest) -> QuerySet[SuspectedDuplicate]:
        """Return the pairs that nobody has decided."""
        return SuspectedDuplicate.objects.undecided()

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[ChangeList]:
        """Return the class of list."""
        return SuspicionList

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        """Show the queue."""
        return super().changelist_view(request, {"title": "Suspected duplicates", **(extra_context or {})})

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Lead to the preview of the merge."""
        pair = self.get_object(request, object_id)
        if pair is None or not self.has_view_permission(request):
            return super().change_view(request, object_id, form_url, extra_context)
        return HttpResponseRedirect(merge_address((pair.first, pair.second)))

    def complete_rows(self, rows: list[SuspectedDuplicate]) -> None:
        """Give the pairs on the page ``row``, what they show."""
        for pair, row in zip(rows, duplicate_rows(rows), strict=True):
            pair.row = row  # type: ignore[attr-defined]  # for the list

    @admin.display(description="person")
    def one(self, pair: SuspectedDuplicate) -> str:
        """Return who would stay."""
        row = _row(pair)
        return _render("person", {"card": row.kept, "name": row.kept_name})

    @admin.display(description="may be the same as")
    def other(self, pair: SuspectedDuplicate) -> str:
        """Return who would become the first."""
        row = _row(pair)
        return _render("person", {"card": row.gone, "name": row.gone_name})

    @admin.display(description="because")
    def why(self, pair: SuspectedDuplicate) -> str:
        """Return the reason, with what their films tell."""
        return _render("reason", {"pair": pair, "row": _row(pair), "near": NEAR})

    @admin.display(description="decision")
    def decision(self, pair: SuspectedDuplicate) -> str:
        """Return the buttons."""
        row, filters = _row(pair), pair.filters  # type: ignore[attr-defined]  # from SuspicionList
        people = (row.kept.person, row.gone.person)
        return _render(
            "buttons", {"pair": pair, "filters": filters, "merge": merge_address(people, people[0], filters)}
        )

    def dismiss_view(self, request: HttpRequest, number: int) -> HttpResponse:
        """Note that a pair are two people, and lead back to the queue."""
        if not self.has_change_permission(request):
            raise PermissionDenied
        pair = self.get_queryset(request).filter(pk=number).first() if number <= MAX_MOVIE_ID else None
        if pair:
            dismiss([pair], request.user)  # type: ignore[arg-type]  # nobody else gets here
            self.message_user(request, dismissed_message(f"{pair.first} and {pair.second}"), messages.SUCCESS)
        else:
            self.message_user(request, "Nothing to decide: it is decided by now.", messages.WARNING)
        return HttpResponseRedirect(queue_address(request.GET.get("then", "")))

    @admin.action(permissions=["change"], description="Not the same: never list these again")
    def dismiss_selected(self, request: HttpRequest, queryset: QuerySet[SuspectedDuplicate]) -> None:
        """Note that the people of each pair are two."""
        pairs = self.chosen(request, queryset)
        if pairs:
            dismiss(pairs, request.user)  # type: ignore[arg-type]  # nobody else gets here
            self.message_user(request, dismissed_message(f"{len(pairs)} pairs"), messages.SUCCESS)


def dismissed_message(what: str) -> SafeString:
    """Return what an editor is told, with the way back."""
    address = reverse("admin:catalog_distinctpeople_changelist")
    return format_html('{}: not the same, and not listed again. <a href="{}">Those told apart</a>', what, address)


def _row(pair: SuspectedDuplicate) -> DuplicateRow:
    row: DuplicateRow = pair.row  # type: ignore[attr-defined]  # from complete_rows
    return row


def _render(part: str, context: dict[str, Any]) -> str:
    return render_to_string(f"admin/catalog/suspectedduplicate/{part}.html", context)


@admin.register(DistinctPeople)
class DistinctPeopleAdmin(PairsAdmin):
    """Those whom editors told apart, the latest first: dismissed from the queue, or split."""

    actions = ("suspect_selected",)
    list_display = ("one", "other", "noted_at", "noted_by")
    list_select_related = ("first", "second", "noted_by")
    ordering = ("-noted_at", "-pk")

    def get_model_perms(self, request: HttpRequest) -> dict[str, bool]:
        """Return nothing, which keeps the list out of the desk's menu: the queue leads to it."""
        return {}

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        """Show the pairs."""
        return super().changelist_view(request, {"title": "People told apart", **(extra_context or {})})

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Lead to the list: there is nothing else to see."""
        return HttpResponseRedirect(reverse("admin:catalog_distinctpeople_changelist"))

    @admin.display(description="person")
    def one(self, pair: DistinctPeople) -> SafeString:
        """Return a link to one of the two."""
        return person_link(pair.first)

    @admin.display(description="is not")
    def other(self, pair: DistinctPeople) -> SafeString:
        """Return a link to the other."""
        return person_link(pair.second)

    @admin.action(permissions=["change"], description="Forget that: they may be the same")
    def suspect_selected(self, request: HttpRequest, queryset: QuerySet[DistinctPeople]) -> None:
        """Take the decision back."""
        pairs = self.chosen(request, queryset)
        if pairs:
            suspect_again(pairs)
            self.message_user(request, "Forgotten. Those alike are suspected again.", messages.SUCCESS)
