"""The rows of a table by their numbers, some at a time."""

from collections.abc import Iterator
from typing import Any

from django.db.models import QuerySet


def number_chunks(rows: QuerySet[Any], size: int) -> Iterator[list[int]]:
    """Yield the primary keys of ``rows`` in ascending order, at most ``size`` at a time, each by a query of its own.

    A query that stays open, as ``iterator`` keeps it, reads what was there when it began. On SQLite a connection that
    has such a query may not write once another one has, however long it waits (SQLITE_BUSY_SNAPSHOT,
    https://www.sqlite.org/rescode.html#busy_snapshot): whoever writes between the chunks would fail.
    """
    ordered = rows.order_by("pk").values_list("pk", flat=True)
    numbers = list(ordered[:size])
    while numbers:
        yield numbers
        numbers = list(ordered.filter(pk__gt=numbers[-1])[:size])
