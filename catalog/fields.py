"""A column type for keys that are sorted and compared byte by byte."""

from typing import Any

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper


class KeyField(models.CharField):  # type: ignore[type-arg]  # fields take none at run time
    """A CharField whose order is that of code points on every database.

    SQLite compares so by default; PostgreSQL follows the locale of the database unless told to use collation "C",
    which also lets its plain index serve prefix searches.
    """

    def db_parameters(self, connection: BaseDatabaseWrapper) -> dict[str, Any]:
        """Return the column's parameters, with the collation that ``connection``'s database needs."""
        parameters = super().db_parameters(connection)
        if connection.vendor == "postgresql":
            parameters["collation"] = "C"
        return parameters


class NumberField(models.BigIntegerField):  # type: ignore[type-arg]  # as above
    """A 64-bit number that is a primary key: on SQLite a rowid, which a plain BigIntegerField would stand beside."""

    def db_type(self, connection: BaseDatabaseWrapper) -> str | None:
        """Return the column type: ``integer`` on SQLite, where no other type makes a key the rowid."""
        return "integer" if connection.vendor == "sqlite" else super().db_type(connection)
