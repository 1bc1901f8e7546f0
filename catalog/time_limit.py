"""How long a database may work for a visitor: a page that takes longer is given up, so that none pile up."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import OperationalError, connections, transaction

SECONDS = 2.0
_STEPS_BETWEEN_CHECKS = 20_000


@contextmanager
def time_limit(alias: str) -> Iterator[None]:
    """Have the database `alias` give up what takes longer than SECONDS, by an OperationalError, within the block.

    PostgreSQL limits each statement, by a setting of one transaction: that is sound behind PgBouncer too. SQLite limits
    all of them together. Within a transaction that is open already nothing is limited.
    """
    connection = connections[alias]
    if connection.in_atomic_block:
        yield
    elif connection.vendor == "postgresql":
        with transaction.atomic(using=alias):
            with connection.cursor() as cursor:
                cursor.execute(f"SET LOCAL statement_timeout = {int(SECONDS * 1000)}")
            yield
    else:
        connection.ensure_connection()
        database = connection.connection
        end = time.monotonic() + SECONDS
        database.set_progress_handler(lambda: time.monotonic() > end, _STEPS_BETWEEN_CHECKS)
        try:
            yield
        finally:
            database.set_progress_handler(None, 0)


def is_out_of_time(error: BaseException) -> bool:
    """Whether a database gave up because of the time limit."""
    words = str(error)
    return isinstance(error, OperationalError) and ("interrupted" in words or "statement timeout" in words)
