"""Orders in which what is not known comes last, on both databases and with an index."""

from typing import Any

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.backends.ddl_references import Statement
from django.db.models import F, Func
from django.db.models.expressions import Combinable, OrderBy
from django.db.models.sql.compiler import SQLCompiler


class NullsLastIndex(models.Index):
    """An index that serves ``ascending`` and ``descending`` orders.

    PostgreSQL puts NULL first in a descending index and has to be told; SQLite puts it last there and refuses to be.
    """

    def create_sql(
        self,
        model: type[models.Model],
        schema_editor: BaseDatabaseSchemaEditor,
        using: str = "",
        **kwargs: Any,
    ) -> Statement:
        """Return the statement that makes the index."""
        if schema_editor.connection.vendor != "postgresql":
            return super().create_sql(model, schema_editor, using, **kwargs)
        told = self.clone()
        told.fields_orders = [(field, order and f"{order} NULLS LAST") for field, order in self.fields_orders]
        return models.Index.create_sql(told, model, schema_editor, using, **kwargs)


def ascending(field: str) -> OrderBy:
    """Return the order by ``field`` upward, NULL last."""
    return F(field).asc(nulls_last=True)


def descending(field: str) -> OrderBy:
    """Return the order by ``field`` downward, NULL last."""
    return F(field).desc(nulls_last=True)


class Unindexed(Func):
    """The same value, for which SQLite looks into no index (https://www.sqlite.org/optoverview.html#uplus)."""

    template = "+%(expressions)s"

    def as_postgresql(
        self,
        compiler: SQLCompiler,
        connection: BaseDatabaseWrapper,  # noqa: ARG002  # Django passes it
        **_: Any,
    ) -> tuple[str, Any]:
        """Return the value as it is: PostgreSQL weighs for itself what is quicker."""
        return compiler.compile(self.get_source_expressions()[0])


def unindexed(order: str | Combinable) -> OrderBy:
    """Return one part of an order, a field's name or what `ascending` returns, so that no index serves it."""
    if not isinstance(order, OrderBy):
        name = str(order)
        return OrderBy(Unindexed(F(name.removeprefix("-"))), descending=name.startswith("-"))
    found = order.copy()
    found.set_source_expressions([Unindexed(order.expression)])
    return found
