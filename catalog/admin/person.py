"""People, as editors see them."""

from collections.abc import Sequence
from typing import Any

from django.contrib import admin, messages
from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.html import format_html

from catalog.admin.deletion import Deletion
from catalog.admin.history_pages import HistoryAdmin
from catalog.admin.locks import lock_person
from catalog.admin.people_merge import MergingAdmin, merge_address
from catalog.admin.people_names import NamesAdmin
from catalog.admin.people_split import SplittingAdmin
from catalog.admin.person_form import PersonForm
from catalog.admin.stamp import stamp_of
from catalog.duplicates.decide import tell_apart
from catalog.history import keep_first_state
from catalog.identity.seed_names import names_of
from catalog.models import Credit, Person
from catalog.search.find import find_people
from catalog.search.query import parse

CREDITS_SHOWN = 50
"""Credits listed on a person's page; a link leads to all of them."""


FOUND_BY_WORD = 100
"""People found by a word within their name, beside those found by its beginning."""


@admin.register(Person)
class PersonAdmin(MergingAdmin, SplittingAdmin, NamesAdmin, HistoryAdmin):
    """The desk's people."""

    change_form_template = "admin/catalog/person/change_form.html"
    change_list_template = "admin/catalog/person/change_list.html"
    fieldsets = (
        (None, {"fields": ("name",)}),
        ("On record", {"fields": ("match_name", "sort_name", "slug")}),
        ("Credits", {"fields": ("credits",)}),
    )
    form = PersonForm
    list_display = ("name_shown", "film_number", "match_name", "slug")
    ordering = ("sort_name", "pk")
    readonly_fields = ("match_name", "sort_name", "slug", "credits")
    search_fields = ("sort_name",)
    search_help_text = "A name or the beginning of any word of it, with or without its accents."
    sortable_by = ("name_shown",)

    class Media:
        css = {"all": ("css/admin.css",)}

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Person], search_term: str
    ) -> tuple[QuerySet[Person], bool]:
        """Return the people that ``search_term`` means, of whom there are at most a few thousand."""
        if not search_term.strip():
            return queryset, False
        filed: QuerySet[Person] = queryset.filed_as(search_term)  # type: ignore[attr-defined]  # a PersonQuerySet
        numbers = set(filed.values_list("pk", flat=True))
        numbers.update(person.pk for person in find_people(parse(search_term), FOUND_BY_WORD))
        return queryset.filter(pk__among=numbers), False

    def for_choice(self, queryset: QuerySet[Person]) -> QuerySet[Person]:
        """Return the people with what ``name_in_choice`` tells of them."""
        return queryset.with_a_film()  # type: ignore[attr-defined,no-any-return]  # a PersonQuerySet

    def name_in_choice(self, person: Person) -> str:
        """Return the name as a choice among namesakes, with one of the person's films."""
        film = person.a_film  # type: ignore[attr-defined]  # annotated by for_choice
        return f"{person.name} ({film})" if film else person.name

    def complete_rows(self, rows: list[Person]) -> None:
        """Give the people on the page ``film_count``."""
        counts = Credit.objects.film_counts(rows)
        for row in rows:
            row.film_count = counts.get(row.pk, 0)  # type: ignore[attr-defined]  # for the list

    @admin.display(description="name", ordering="sort_name")
    def name_shown(self, person: Person) -> str:
        """Return the name."""
        return person.name

    @admin.display(description="films")
    def film_number(self, person: Person) -> int:
        """Return how many films credit the person."""
        number: int = person.film_count  # type: ignore[attr-defined]  # from complete_rows
        return number

    @admin.display(description="films")
    def credits(self, person: Person) -> str:
        """Return the person's newest credits and a link to all."""
        credits = Credit.objects.filter(person=person)
        context = {
            "person": person,
            "credits": credits.by_role_newest_first()[:CREDITS_SHOWN],
            "number": credits.count(),
            "shown": CREDITS_SHOWN,
        }
        return render_to_string("admin/catalog/person/credits.html", context)

    def view_on_site(self, person: Person) -> str | None:
        """Return the address of the person's page, if it has one."""
        return person.get_absolute_url() if Person.objects.public().filter(pk=person.pk).exists() else None

    def get_object(self, request: HttpRequest, object_id: str, from_field: str | None = None) -> Person | None:
        """Return the person; one that is being saved is locked first."""
        person = super().get_object(request, object_id, from_field)
        if person is None or request.method != "POST":
            return person
        lock_person(person.pk)
        return super().get_object(request, object_id, from_field)

    def get_deleted_objects(self, objs: QuerySet[Person] | Sequence[Person], request: HttpRequest) -> Deletion:
        """Return what would go; whoever is credited forbids it, and is to be merged instead."""
        lines, numbers, forbidden, protected = super().get_deleted_objects(objs, request)
        counts = Credit.objects.film_counts(objs)
        protected += [f"{person}: {_films(counts[person.pk])}" for person in objs if person.pk in counts]
        return lines, numbers, forbidden, protected

    def delete_model(self, request: HttpRequest, obj: Person) -> None:
        """Delete a person whom no film credits."""
        stamp = stamp_of(request)
        keep_first_state(obj, stamp.at)
        stamp.put_on(obj)
        obj.delete()

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Person]) -> None:
        """Delete people whom no film credits, all or none."""
        with transaction.atomic():
            for person in queryset.select_for_update().exclude(Exists(Credit.objects.filter(person=OuterRef("pk")))):
                self.delete_model(request, person)

    def save_model(self, request: HttpRequest, obj: Person, form: Any, change: bool) -> None:
        """Write the person, and say what became of the former name, and that there are two of the new one."""
        stamp = stamp_of(request)
        stamp.put_on(obj)
        if not change:
            obj.save()
        elif form.changed_data:
            before = Person.objects.get(pk=obj.pk)
            keep_first_state(before, stamp.at)
            obj.save(update_fields=form.changed_data)
            self._tell_of_new_name(request, before, obj)
        if form.namesake:
            tell_apart(obj, form.namesake, request.user)  # type: ignore[arg-type]  # nobody else gets here
            self._tell_of_namesake(request, obj, form.namesake)

    def _tell_of_new_name(self, request: HttpRequest, before: Person, now: Person) -> None:
        told = [f"Seeds that name “{before.name}” go on to mean {now.name}."] if before.name in names_of(now) else []
        if before.slug != now.slug:
            told.append(f"/people/{before.slug}/ leads to /people/{now.slug}/ from now on.")
        if told:
            self.message_user(request, " ".join(told), messages.SUCCESS)

    def _tell_of_namesake(self, request: HttpRequest, person: Person, namesake: Person) -> None:
        text = format_html(
            'There is another person called {}: two pages now, /people/{}/ and /people/{}/. <a href="{}">Merge them</a>',
            namesake.name,
            namesake.slug,
            person.slug,
            merge_address([namesake, person], namesake),
        )
        self.message_user(request, text, messages.WARNING)


def _films(number: int) -> str:
    return f"{number:,} films" if number > 1 else "1 film"
