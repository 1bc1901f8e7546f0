"""Orders in which what is not known comes last, on both databases and with an index."""

from typing import Any

from django.db import models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.backends.ddl_references import Statement
from django.db.models import F
from django.db.models.expressions import OrderBy


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
