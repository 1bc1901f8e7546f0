"""Orders in which what is not known comes last, on both databases and with an index."""

from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import F
from django.db.models.expressions import OrderBy
from django.db.models.sql.compiler import SQLCompiler
from django.utils.deconstruct import deconstructible


@deconstructible(path="catalog.ordering.IndexedNullsLast")
class IndexedNullsLast(OrderBy):
    """``field DESC NULLS LAST`` as an index's part; SQLite, which refuses the words there, orders so by itself."""

    def as_sqlite(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **extra: Any) -> tuple[str, Any]:
        """Return the SQL without ``NULLS LAST``."""
        copy = self.copy()
        copy.nulls_last = None
        return OrderBy.as_sql(copy, compiler, connection, **extra)


def ascending(field: str) -> OrderBy:
    """Return the order by ``field`` upward, NULL last."""
    return F(field).asc(nulls_last=True)


def descending(field: str) -> OrderBy:
    """Return the order by ``field`` downward, NULL last."""
    return F(field).desc(nulls_last=True)
