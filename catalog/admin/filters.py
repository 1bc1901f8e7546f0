"""The filters of the film list. Each is a question that an index answers."""

import datetime
from collections.abc import Iterator
from typing import Any, ClassVar

from django.contrib import admin
from django.db.models import Q, QuerySet
from django.http import HttpRequest

from catalog.admin.choosing import is_row_number
from catalog.admin.load_films import films_changed_by
from catalog.models import Load, Movie
from catalog.seeds.rules import FIRST_YEAR, YEARS_AHEAD

LOADS_OFFERED = 5
"""Loads to choose from."""


class DecadeFilter(admin.SimpleListFilter):
    """Films of one decade."""

    title = "decade"
    parameter_name = "decade"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Iterator[tuple[str, str]]:
        """Yield every decade that a film can be of, the latest first, and the unknown one."""
        last_year = datetime.datetime.now(tz=datetime.UTC).year + YEARS_AHEAD
        for decade in range(last_year // 10 * 10, FIRST_YEAR - 1, -10):
            yield str(decade), f"{decade}s"
        yield "unknown", "year not known"

    def queryset(self, request: HttpRequest, queryset: QuerySet[Movie]) -> QuerySet[Movie]:
        """Return the films of the decade chosen."""
        value = self.value()
        if value == "unknown":
            return queryset.filter(year=None)
        if value not in {choice for choice, _ in self.lookup_choices}:
            return queryset
        return queryset.filter(year__gte=int(value), year__lte=int(value) + 9)


class YesNoFilter(admin.SimpleListFilter):
    """Films of which something holds, or does not."""

    yes: ClassVar[str] = "known"
    no: ClassVar[str] = "not known"
    condition: ClassVar[Q]
    """What holds of the films that ``yes`` stands for."""

    def lookups(self, request: HttpRequest, model_admin: Any) -> tuple[tuple[str, str], ...]:
        """Return the two choices."""
        return (("yes", self.yes), ("no", self.no))

    def queryset(self, request: HttpRequest, queryset: QuerySet[Movie]) -> QuerySet[Movie]:
        """Return the films chosen."""
        match self.value():
            case "yes":
                return queryset.filter(self.condition)
            case "no":
                return queryset.exclude(self.condition)
        return queryset


class RatingFilter(YesNoFilter):
    """Films with a rating, or without."""

    title = "rating"
    parameter_name = "rating"
    condition = Q(rating_value__isnull=False)


class SynopsisFilter(YesNoFilter):
    """Films without a synopsis, or with one."""

    title = "synopsis"
    parameter_name = "synopsis"
    yes, no = "none", "written"
    condition = Q(synopsis="")


class VisibilityFilter(admin.SimpleListFilter):
    """Films that visitors see, that a load hid, or that an editor deleted."""

    title = "visibility"
    parameter_name = "visibility"

    def lookups(self, request: HttpRequest, model_admin: Any) -> tuple[tuple[str, str], ...]:
        """Return the three choices."""
        return (("visible", "on the site"), ("hidden", "hidden by a load"), ("deleted", "deleted"))

    def queryset(self, request: HttpRequest, queryset: QuerySet[Movie]) -> QuerySet[Movie]:
        """Return the films chosen."""
        match self.value():
            case "visible":
                return queryset.filter(hidden_since=None)
            case "hidden":
                return queryset.filter(hidden_since__isnull=False, deleted_at=None)
            case "deleted":
                return queryset.filter(hidden_since__isnull=False, deleted_at__isnull=False)
        return queryset


class ChangedByLoadFilter(admin.SimpleListFilter):
    """Films that one of the latest loads changed, or the load that is asked for."""

    title = "load that changed it"
    parameter_name = "load"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """Return the latest loads, and the one asked for."""
        asked = str(self.used_parameters.get(self.parameter_name) or "")
        rows = Load.objects.only("started_at", "finished_at", "status")
        self.loads = {str(load.pk): load for load in rows[:LOADS_OFFERED]}
        if is_row_number(asked):
            self.loads |= {str(load.pk): load for load in rows.filter(pk=int(asked))}
        return [(number, str(load)) for number, load in self.loads.items()]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Movie]) -> QuerySet[Movie]:
        """Return the films chosen."""
        load = self.loads.get(self.value() or "")
        return queryset.filter(pk__in=films_changed_by(load).order_by().values("pk")) if load else queryset
