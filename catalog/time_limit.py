"""How long a database may work for a visitor: a page that takes longer is given up, so that none pile up."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.db import OperationalError, connections, transaction

SECONDS = 2.0
_STEPS_BETWEEN_CHECKS = 20_000
_end: ContextVar[float | None] = ContextVar("end", default=None)


@contextmanager
def time_limit(alias: str) -> Iterator[None]:
    """Have the database `alias` give up what takes longer than SECONDS, by an OperationalError, within the block.

    PostgreSQL limits each statement, by a setting of one transaction: that is sound behind PgBouncer too. SQLite limits
    all of them together. Within a transaction that is open already nothing is limited.

    PostgreSQL compiles no statement meanwhile: for what takes this short compiling takes longer than it saves
    (https://www.postgresql.org/docs/current/jit-decision.html).
    """
    connection = connections[alias]
    if connection.in_atomic_block:
        yield
    elif connection.vendor == "postgresql":
        with transaction.atomic(using=alias):
            with connection.cursor() as cursor:
                cursor.execute(f"SET LOCAL statement_timeout = {int(SECONDS * 1000)}; SET LOCAL jit = off")
            yield
    else:
        with sqlite_time_limit(alias, SECONDS):
            yield


@contextmanager
def sqlite_time_limit(alias: str, seconds: float) -> Iterator[None]:
    """Have SQLite give up what is not done in `seconds`, or by the end of a limit around this one, within the block."""
    connections[alias].ensure_connection()
    database = connections[alias].connection

    def stop_at(end: float) -> None:
        database.set_progress_handler(lambda: time.monotonic() > end, _STEPS_BETWEEN_CHECKS)

    around = _end.get()
    end = time.monotonic() + seconds
    token = _end.set(end if around is None else min(end, around))
    stop_at(end if around is None else min(end, around))
    try:
        yield
    finally:
        _end.reset(token)
        if around is None:
            database.set_progress_handler(None, 0)
        else:
            stop_at(around)


@contextmanager
def postgresql_settings(alias: str, settings: dict[str, str]) -> Iterator[None]:
    """Have PostgreSQL work with `settings` within the block, and as before it afterwards, in a transaction within any."""
    set_one = "current_setting(%s), set_config(%s, %s, true)"
    names = [value for name, new in settings.items() for value in (name, name, new)]
    with transaction.atomic(using=alias), connections[alias].cursor() as cursor:
        cursor.execute(f"SELECT {', '.join([set_one] * len(settings))}", names)
        before = cursor.fetchone()[::2]
        yield
        # What fails takes the settings back with the rest of what was done in the block.
        set_one = "set_config(%s, %s, true)"
        names = [value for pair in zip(settings, before, strict=True) for value in pair]
        cursor.execute(f"SELECT {', '.join([set_one] * len(settings))}", names)


def is_out_of_time(error: BaseException) -> bool:
    """Whether a database gave up because of the time limit."""
    words = str(error)
    return isinstance(error, OperationalError) and ("interrupted" in words or "statement timeout" in words)
