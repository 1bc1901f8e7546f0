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


class AlsoAmong(Among):
    """``filter(movie__among=films, person__also_among=people)``: asks the same, of rows that are found in another way.

    With two plain conditions either database may look into an index of both columns for every pair of values there is.
    """

    lookup_name = "also_among"

    def process_lhs(
        self,
        compiler: SQLCompiler,
        connection: BaseDatabaseWrapper,
        lhs: Any = None,  # noqa: ANN401  # as in Django
    ) -> tuple[str, tuple[str | int, ...]]:
        """Return the column as an expression that no index serves; it holds numbers."""
        column, parameters = super().process_lhs(compiler, connection, lhs)
        return f"({column} + 0)", parameters

    def as_postgresql(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper) -> Sql:
        """Return the condition for PostgreSQL: of the column's own type, for only then is the array hashed."""
        column, parameters = self.process_lhs(compiler, connection)
        return f"{column} = ANY(%s::bigint[])", [*parameters, list(self.rhs)]


def among(column: str, values: Collection[Any]) -> Sql:
    """Return the same condition for SQL written by hand: that ``column`` is one of ``values``, and its parameter."""
    if connection.vendor == "postgresql":
        return f"{column} = ANY(%s)", [list(values)]
    return f"{column} IN (SELECT value FROM json_each(%s))", [json.dumps(list(values))]  # noqa: S608  # own names
