"""Fields that choose a row among many by typing."""

from collections.abc import Sequence
from typing import Any

from django.contrib.admin.options import BaseModelAdmin
from django.contrib.admin.widgets import AutocompleteSelect
from django.db.models import ForeignKey
from django.http import HttpRequest

from catalog.seeds.rules import MAX_MOVIE_ID


def is_row_number(text: str) -> bool:
    """Whether ``text`` is a number that the database can look for: SQLite raises OverflowError for a longer one."""
    return text.isascii() and text.isdigit() and len(text) < 20 and int(text) <= MAX_MOVIE_ID


class RowSelect(AutocompleteSelect):
    """A choice by typing that can show a form again in which something else than a row's number was sent."""

    def optgroups(self, name: str, value: Sequence[str], attr: Any = None) -> Any:
        """Return the option chosen."""
        return super().optgroups(name, [one for one in value if is_row_number(str(one))], attr)


class ChoosesRows(BaseModelAdmin):  # type: ignore[type-arg]  # takes none at run time
    """A model admin, or part of one, that chooses the rows of its ``autocomplete_fields`` so."""

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """Return the field that chooses a row."""
        if db_field.name in self.get_autocomplete_fields(request) and isinstance(db_field, ForeignKey):
            kwargs.setdefault("widget", RowSelect(db_field, self.admin_site, using=kwargs.get("using")))
        return super().formfield_for_foreignkey(db_field, request, **kwargs)
