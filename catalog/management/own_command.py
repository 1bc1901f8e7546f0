"""What the project's own commands share."""

from typing import Any

from django.core.exceptions import ImproperlyConfigured
from django.core.management.base import CommandError
from django.db import DatabaseError, InterfaceError

from catalog.management.output import GoesOnUnread


class OwnCommand(GoesOnUnread):
    """A command that ends in one line and exit code 1, not in a traceback, when the database cannot be used."""

    def execute(self, *args: Any, **options: Any) -> str | None:
        """Run, and tell of a failure of the database what an operator can do about it."""
        try:
            return super().execute(*args, **options)
        except (DatabaseError, InterfaceError, ImproperlyConfigured) as error:
            raise CommandError(database_reason(error)) from error


def database_reason(error: Exception) -> str:
    """Return `error` in one line, with what to do where that is known."""
    line = " ".join(str(error).split()) or type(error).__name__
    if "no such table" in line or ("relation" in line and "does not exist" in line):
        if "catalog_search_" in line:
            return "the search index lacks a table: run manage.py check_search --rebuild first"
        return "the database has no tables yet, or old ones: run manage.py migrate first"
    return f"the database could not be used: {line}"
