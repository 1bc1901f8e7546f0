"""Orders in which what is not known comes last, on both databases and with an index."""

from copy import copy
from typing import Any, TypeVar

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.backends.ddl_references import Statement
from django.db.models import F, Func
from django.db.models.expressions import Col, Combinable, OrderBy
from django.db.models.lookups import IsNull
from django.db.models.sql.compiler import SQLCompiler
from django.db.models.sql.where import WhereNode

Rows = TypeVar("Rows", bound="models.QuerySet[Any]")


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


def walked(rows: Rows, order: str | Combinable) -> Rows:
    """Return the same rows, for a way through all there are in their order, which begins with `order`.

    SQLite has no other index for it: not knowing how many rows fit, it would rather look up those that one filter
    leaves, and put them in order. Two kinds of condition stay as they are: IS NULL says which rows an index has at all,
    and what is asked of the order's first column leaves a stretch of its index.
    """
    found = rows.all()
    found.query.where = _walked(found.query.where, _column(order))
    return found


def _column(order: str | Combinable) -> str:
    if isinstance(order, OrderBy):
        return str(order.expression.name)  # type: ignore[union-attr]  # of an F
    return str(order).removeprefix("-")


def _walked(condition: Any, ordered_by: str) -> Any:  # noqa: ANN401  # as in Django
    if isinstance(condition, WhereNode):
        node = condition.copy()
        node.children = [_walked(child, ordered_by) for child in condition.children]
        return node
    is_column = isinstance(condition, models.Lookup) and isinstance(condition.lhs, Col)
    if is_column and not isinstance(condition, IsNull) and condition.lhs.target.name != ordered_by:
        condition = copy(condition)
        condition.lhs = Unindexed(condition.lhs)
    return condition
