"""How long a database may work for a visitor: a page that takes longer is given up, so that none pile up."""

import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from itertools import chain
from typing import Any

from django.db import OperationalError, connections, transaction

from catalog.patience import patience

SECONDS = 2.0
_STEPS_BETWEEN_CHECKS = 20_000
_SECONDS_TO_GIVE_UP = 0.5
"""That PostgreSQL has to give up a statement, after which nothing is expected of it any more."""
_SECONDS_UNNOTICED = 0.25
"""That may pass before PostgreSQL is told how much of the time is left."""
_end: ContextVar[float | None] = ContextVar("end", default=None)


@contextmanager
def time_limit(alias: str) -> Iterator[None]:
    """Have the database `alias` give up what takes longer than SECONDS, by an OperationalError, within the block.

    Within a transaction that is open already nothing is limited.
    """
    connection = connections[alias]
    if connection.in_atomic_block:
        yield
    else:
        with (postgresql_time_limit if connection.vendor == "postgresql" else sqlite_time_limit)(alias, SECONDS):
            yield


@contextmanager
def postgresql_time_limit(alias: str, seconds: float) -> Iterator[None]:
    """Have PostgreSQL give up what is not done in `seconds`, within the block, which is one transaction.

    It limits each statement, by a setting of the transaction: that is sound behind PgBouncer too. What is left of the
    time is set anew when some of it has passed, and a server that does not keep to it is given up.

    It compiles no statement meanwhile: for what takes this short compiling takes longer than it saves
    (https://www.postgresql.org/docs/current/jit-decision.html).
    """
    connection = connections[alias]
    end = time.monotonic() + seconds
    set_for = seconds

    def within_time(execute: Callable[..., Any], sql: str, parameters: Any, *more: Any) -> Any:  # noqa: ANN401  # as in Django
        nonlocal set_for
        _, context = more
        left = end - time.monotonic()
        if left <= 0:
            raise OperationalError(f"statement timeout: none is begun after {seconds} s")
        if left < set_for - _SECONDS_UNNOTICED:
            set_for = left
            with context["connection"].wrap_database_errors:
                context["cursor"].cursor.execute(f"SET LOCAL statement_timeout = {int(left * 1000) or 1}")
        return execute(sql, parameters, *more)

    with patience(seconds + _SECONDS_TO_GIVE_UP), transaction.atomic(using=alias):
        with connection.cursor() as cursor:
            cursor.execute(f"SET LOCAL jit = off; SET LOCAL statement_timeout = {int(seconds * 1000)}")
        with connection.execute_wrapper(within_time):
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
    if around is not None:
        end = min(end, around)
    token = _end.set(end)
    stop_at(end)
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

    def select(for_each: str, *values: Iterable[str]) -> tuple[str, ...]:
        columns, of_all = ", ".join([for_each] * len(settings)), chain.from_iterable(zip(*values, strict=True))
        cursor.execute(f"SELECT {columns}", list(of_all))
        return tuple(cursor.fetchone())

    with transaction.atomic(using=alias), connections[alias].cursor() as cursor:
        before = select("current_setting(%s), set_config(%s, %s, true)", settings, settings, settings.values())[::2]
        yield
        # What fails takes the settings back with the rest of what was done in the block.
        select("set_config(%s, %s, true)", settings, before)


def is_out_of_time(error: BaseException) -> bool:
    """Whether a database gave up because of the time limit."""
    words = str(error)
    return isinstance(error, OperationalError) and ("interrupted" in words or "statement timeout" in words)
