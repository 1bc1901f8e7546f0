"""A lookup for many values at once."""

import json
from collections.abc import Collection
from typing import Any

from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Lookup
from django.db.models.sql.compiler import SQLCompiler

Sql = tuple[str, list[Any]]


class Among(Lookup):
    """``filter(pk__among=numbers)``: what ``in`` asks, with one parameter however many values.

    SQLite takes 32,766 parameters and Django prepares them one by one, which for a load's thousands costs more than the
    search itself. The values are whole numbers or text, as the database keeps them.
    """

    lookup_name = "among"
    prepare_rhs = False

    def as_sqlite(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper) -> Sql:
        """Return the condition for SQLite, which reads the values from JSON."""
        column, parameters = self.process_lhs(compiler, connection)
        return f"{column} IN (SELECT value FROM json_each(%s))", [*parameters, json.dumps(list(self.rhs))]  # noqa: S608  # Django's own column

    def as_postgresql(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper) -> Sql:
        """Return the condition for PostgreSQL, which takes an array."""
        column, parameters = self.process_lhs(compiler, connection)
        return f"{column} = ANY(%s)", [*parameters, list(self.rhs)]


def among(column: str, values: Collection[Any]) -> Sql:
    """Return the same condition for SQL written by hand: that ``column`` is one of ``values``, and its parameter."""
    if connection.vendor == "postgresql":
        return f"{column} = ANY(%s)", [list(values)]
    return f"{column} IN (SELECT value FROM json_each(%s))", [json.dumps(list(values))]  # noqa: S608  # own names


def also_among(column: str, values: Collection[int]) -> Sql:
    """Return the same condition for a column of numbers in rows that another condition finds.

    With two of the plain ones either database may look into an index of both columns for every pair of values there is.
    """
    if connection.vendor == "postgresql":  # of the column's own type, for only then is the array hashed
        return f"({column} + 0) = ANY(%s::bigint[])", [list(values)]
    return among(f"({column} + 0)", values)
