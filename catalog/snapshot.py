"""Reading several things as they were at one moment."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction


@contextmanager
def snapshot() -> Iterator[None]:
    """Read in the block what the primary held at one moment, whatever is committed meanwhile.

    SQLite's transactions are like that; PostgreSQL's if asked (by default each statement sees what is there by then:
    https://www.postgresql.org/docs/15/transaction-iso.html). In a transaction that is open already nothing changes.
    """
    if connection.in_atomic_block:
        yield
        return
    with transaction.atomic():
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        yield
