"""The filters of the queue of conflicts."""

from collections.abc import Iterator
from typing import Any

from django.contrib import admin
from django.contrib.admin.views.main import ChangeList
from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpRequest

from catalog.admin.choosing import is_row_number
from catalog.admin.in_words import FIELDS_IN_WORDS
from catalog.models import Conflict, Load

LOADS_OFFERED = 10
"""Loads to choose from, the latest ones that found conflicts."""


class DecisionFilter(admin.SimpleListFilter):
    """Open conflicts unless others are asked for: the list is a queue."""

    title = "decision"
    parameter_name = "decision"

    def lookups(self, request: HttpRequest, model_admin: Any) -> tuple[tuple[str, str], ...]:
        """Return the decisions, and all of them."""
        return (*((value, text) for value, text in Conflict.Decision.choices if value != "open"), ("all", "all"))

    def choices(self, changelist: ChangeList) -> Iterator[Any]:
        """Yield what can be chosen; without a choice, the open ones."""
        first, *others = super().choices(changelist)
        yield {**first, "display": Conflict.Decision.OPEN.label}
        yield from others

    def queryset(self, request: HttpRequest, queryset: QuerySet[Conflict]) -> QuerySet[Conflict]:
        """Return the conflicts chosen."""
        value = self.value()
        if value == "all":
            return queryset
        return queryset.filter(decision=value if value in Conflict.Decision.values else Conflict.Decision.OPEN)


class ConflictFieldFilter(admin.SimpleListFilter):
    """Conflicts about one kind of thing."""

    title = "what"
    parameter_name = "field"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """Return what conflicts can be about."""
        return list(FIELDS_IN_WORDS.items())

    def queryset(self, request: HttpRequest, queryset: QuerySet[Conflict]) -> QuerySet[Conflict]:
        """Return the conflicts chosen."""
        return queryset.filter(field=self.value()) if self.value() in FIELDS_IN_WORDS else queryset


class ConflictLoadFilter(admin.SimpleListFilter):
    """Conflicts that one load found."""

    title = "load"
    parameter_name = "load"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """Return the latest loads that found conflicts, and the one asked for."""
        asked = self.used_parameters.get(self.parameter_name) or ""
        conflicts = Conflict.objects.filter(load=OuterRef("pk"))
        found = Load.objects.filter(Exists(conflicts)).only("started_at", "status")
        offered = {load.pk: load for load in found[:LOADS_OFFERED]}
        if is_row_number(str(asked)):
            offered |= {load.pk: load for load in Load.objects.filter(pk=int(asked)).only("started_at", "status")}
        return [(str(load.pk), str(load)) for load in offered.values()]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Conflict]) -> QuerySet[Conflict]:
        """Return the conflicts chosen."""
        value = self.value()
        return queryset.filter(load=int(value)) if value and is_row_number(value) else queryset
