"""Merging people: who is kept, what will change, and one transaction that does it."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.widgets import AutocompleteSelect
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from catalog.admin.base import EditorsAdmin
from catalog.admin.people_cards import PersonCard, cards_of
from catalog.identity.merge import merge_all
from catalog.identity.preview import MergeError, MergePreview, preview_merges
from catalog.models import Credit, Person, PersonMerge
from catalog.seeds.rules import MAX_MOVIE_ID

MAX_MERGED = 10
"""People merged at once: more are hardly ever one, and nobody would read the preview."""

CREDITS_NAMED = 50
"""Credits of each kind that a preview names; it counts them all."""


class AnotherPersonForm(forms.Form):
    """Chooses somebody to merge with."""

    people = forms.ModelChoiceField(
        Person.objects.all(),
        label="Merge with",
        required=False,
        widget=AutocompleteSelect(Credit._meta.get_field("person"), admin.site),
    )


class MergingAdmin(EditorsAdmin):
    """The pages on which people are merged."""

    actions = ("merge_selected", *EditorsAdmin.actions)

    def get_urls(self) -> list[URLPattern]:
        """Return the addresses of the admin's pages, with that of the merge."""
        return [
            path("merge/", self.admin_site.admin_view(self.merge_view), name="catalog_person_merge"),
            *super().get_urls(),
        ]

    @admin.action(permissions=["change"], description="Merge selected people…")
    def merge_selected(self, request: HttpRequest, queryset: QuerySet[Person]) -> HttpResponse | None:
        """Lead to the page that shows what a merge of the selected people would change."""
        people = list(queryset.order_by("sort_name", "pk")[: MAX_MERGED + 1])
        if not 2 <= len(people) <= MAX_MERGED:
            self.message_user(request, f"Select 2 to {MAX_MERGED} people to merge.", messages.WARNING)
            return None
        return HttpResponseRedirect(merge_address(people))

    def merge_view(self, request: HttpRequest) -> HttpResponse:
        """Show what merging ``?people=…&people=…`` into ``?kept=…`` changes, and do it when that is posted."""
        if not self.has_change_permission(request):
            raise PermissionDenied
        asked = request.POST if request.method == "POST" else request.GET
        numbers = _numbers(asked)
        people = _people(numbers) if len(numbers) <= MAX_MERGED else []
        if not people:
            none, many = "Nobody to merge: they are gone, or merged already.", f"Merge at most {MAX_MERGED} at once."
            self.message_user(request, many if len(numbers) > MAX_MERGED else none, messages.WARNING)
            return HttpResponseRedirect(reverse("admin:catalog_person_changelist"))
        cards = list(cards_of(people).values())
        kept = _kept(asked, cards)
        gone = [person for person in people if person != kept]
        if request.method == "POST" and gone:
            return self._merge(request, kept, gone)
        return self._preview(request, cards, kept, gone)

    def _preview(self, request: HttpRequest, cards: list[PersonCard], kept: Person, gone: list[Person]) -> HttpResponse:
        then = request.GET.get("then")
        people = reverse("admin:catalog_person_changelist")
        context = {
            **self.admin_site.each_context(request),
            "cancel": people if then is None else queue_address(then),
            "cards": cards,
            "form": AnotherPersonForm(),
            "kept": kept,
            "media": self.media + AnotherPersonForm().media,
            "opts": self.opts,
            "previews": [_bounded(preview) for preview in preview_merges(kept, gone)],
            "room": len(cards) < MAX_MERGED,
            "then": then,
            "title": "Merge people",
        }
        return TemplateResponse(request, "admin/catalog/person/merge.html", context)

    def _merge(self, request: HttpRequest, kept: Person, gone: list[Person]) -> HttpResponse:
        try:
            journal = merge_all(kept, gone, request.user)  # type: ignore[arg-type]  # nobody else gets here
        except MergeError as error:
            self.message_user(request, str(error), messages.ERROR)
            return HttpResponseRedirect(merge_address([kept, *gone], kept))
        self.message_user(request, merged_message(kept, journal), messages.SUCCESS)
        if "then" in request.POST:
            return HttpResponseRedirect(queue_address(request.POST["then"]))
        return HttpResponseRedirect(reverse("admin:catalog_person_change", args=[kept.pk]))


def merge_address(people: Iterable[Person], kept: Person | None = None, then: str | None = None) -> str:
    """Return the address of the page that merges ``people``, with ``kept`` proposed as the one who stays.

    With ``then`` it leads back to the queue of suspected duplicates, filtered so.
    """
    query = QueryDict(mutable=True)
    query.setlist("people", [str(person.pk) for person in people])
    if kept:
        query["kept"] = str(kept.pk)
    if then is not None:
        query["then"] = then
    return f"{reverse('admin:catalog_person_merge')}?{query.urlencode()}"


def queue_address(filters: str = "") -> str:
    """Return the address of the queue of suspected duplicates; ``filters`` as in its address."""
    address = reverse("admin:catalog_suspectedduplicate_changelist")
    return f"{address}?{query}" if (query := QueryDict(filters).urlencode()) else address


def merged_message(kept: Person, journal: list[PersonMerge]) -> SafeString:
    """Return what an editor is told after a merge: who went where, with a link for each to undo it."""
    rows = ((row.gone_name, reverse("admin:catalog_personmerge_undo", args=[row.pk])) for row in journal)
    gone = format_html_join(", ", '{} (<a href="{}">undo</a>)', rows)
    return format_html("Merged into {}: {}.", kept.name, gone)


def _numbers(asked: QueryDict) -> list[int]:
    """Return the numbers of people that are asked for, each once; what is no number is nobody's."""
    return [int(text) for text in dict.fromkeys(asked.getlist("people")) if _is_number(text)]


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) < 20 and int(text) <= MAX_MOVIE_ID


def _people(numbers: list[int]) -> list[Person]:
    found = Person.objects.in_bulk(numbers)
    return [found[number] for number in numbers if number in found]


def _kept(asked: QueryDict, cards: list[PersonCard]) -> Person:
    """Return who is to stay: whom the editor chose, or else who has the most films."""
    chosen = asked.get("kept", "")
    for card in cards:
        if str(card.person.pk) == chosen:
            return card.person
    return max(cards, key=lambda card: card.films).person


def _bounded(preview: MergePreview) -> dict[str, Any]:
    """Return ``preview`` with as many credits as the page names."""
    ours = {
        (credit.movie_id, credit.role): credit
        for credit in preview.kept.credits.filter(movie__in=[c.movie_id for c in preview.dropped[:CREDITS_NAMED]])
    }
    return {
        "gone": preview.gone,
        "moved": preview.moved[:CREDITS_NAMED],
        "moved_number": len(preview.moved),
        "moved_more": len(preview.moved) - CREDITS_NAMED,
        "dropped": [(credit, ours.get((credit.movie_id, credit.role))) for credit in preview.dropped[:CREDITS_NAMED]],
        "dropped_number": len(preview.dropped),
        "dropped_more": len(preview.dropped) - CREDITS_NAMED,
        "names": preview.names,
        "addresses": preview.addresses,
    }
