"""The filters of the list of credits."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from catalog.models import Credit

NARROWING = ("q", "movie", "person")
"""Parameters of which each leaves few credits."""


class RoleFilter(admin.SimpleListFilter):
    """Credits in one role. The index that the list is ordered by has it."""

    title = "role"
    parameter_name = "role"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """Return the roles."""
        return [(role.value, str(role.label)) for role in Credit.Role]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Credit]) -> QuerySet[Credit]:
        """Return the credits chosen."""
        return queryset.filter(role=self.value()) if self.value() in Credit.Role.values else queryset


class SourceFilter(admin.SimpleListFilter):
    """Credits from one source, among those of a search, a film or a person: no index has the source of all."""

    title = "source"
    parameter_name = "source"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """Return the sources; none, and so no filter, where all credits are listed."""
        if not any(request.GET.get(name, "").strip() for name in NARROWING):
            return []
        return [(source.value, str(source.label)) for source in Credit.Source]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Credit]) -> QuerySet[Credit]:
        """Return the credits chosen."""
        return queryset.filter(source=self.value()) if self.value() in Credit.Source.values else queryset
