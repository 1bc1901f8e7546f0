"""Requests that no page of the desk offers: Django's admin passes them on to the database, which raises for some."""

from collections.abc import Sequence
from typing import Any, ClassVar

from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.admin.options import IncorrectLookupParameters
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponseBase

from catalog.admin.choosing import is_row_number


class OfferedRequestsOnly(admin.ModelAdmin):  # type: ignore[type-arg]  # takes none at run time
    """A model admin that answers what its pages offer, and leads back from anything else."""

    allowed_lookups: ClassVar[Sequence[str]] = ()
    """Parameters that may narrow the list beside those of its own filters, each by a number."""

    def lookup_allowed(self, lookup: str, value: str, request: HttpRequest) -> bool:
        """Allow the declared filters alone: any other has no index, and some break the database.

        The list is shown without the filter then, as for a wrong value of a right one.
        """
        if lookup in self.allowed_lookups and is_row_number(value):
            return True
        filters = (one for one in self.get_list_filter(request) if isinstance(one, type))
        if lookup in {getattr(one, "parameter_name", None) for one in filters}:
            return True
        raise IncorrectLookupParameters

    def response_action(self, request: HttpRequest, queryset: QuerySet[Any]) -> HttpResponseBase | None:  # type: ignore[override]  # as in Django, None: show the list again
        """Run an action, but not on rows that no list could have offered."""
        selected = request.POST.getlist(ACTION_CHECKBOX_NAME)
        if all(map(is_row_number, selected)):
            return super().response_action(request, queryset)
        self.message_user(request, "No such rows: select them in the list.", messages.WARNING)
        return None
