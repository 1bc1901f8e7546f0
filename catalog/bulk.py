"""Writing many rows at once, in the quickest sound way of each database.

On PostgreSQL rows arrive by COPY; what is to be compared with rows already there stands in a temporary table first, and
one statement does the rest. SQLite, within the process, is quickest row by row.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from django.db import connection
from django.db.backends.utils import CursorWrapper

Row = Sequence[Any]


def insert_rows(table: str, columns: Sequence[str], rows: Iterable[Row]) -> None:
    """Insert ``rows``, whose values stand in the order of ``columns``."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            _copy(cursor, table, columns, rows)
        else:
            cursor.executemany(_insert(table, columns), list(rows))


def insert_new_rows(table: str, columns: Sequence[str], rows: Iterable[Row]) -> None:
    """Insert those of ``rows``, of texts alone, that break no unique constraint, and leave out the others."""
    if not (rows := list(rows)):
        return
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            arrays = ", ".join(["%s::text[]"] * len(columns))
            statement = f"INSERT INTO {_name(table)} ({_names(columns)}) SELECT * FROM unnest({arrays})"  # noqa: S608  # own names
            cursor.execute(f"{statement} ON CONFLICT DO NOTHING", list(map(list, zip(*rows, strict=True))))
        else:
            cursor.executemany(f"{_insert(table, columns)} ON CONFLICT DO NOTHING", rows)


def upsert_rows(table: str, columns: Sequence[str], rows: Iterable[Row]) -> None:
    """Insert ``rows``, or overwrite the row that has the same value in the first of ``columns``."""
    if not (rows := list(rows)):
        return
    key, *others = map(_name, columns)
    values = ", ".join(f"{column} = excluded.{column}" for column in others)
    conflict = f"ON CONFLICT ({key}) DO UPDATE SET {values}"
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with _staged(cursor, table, columns, rows) as staged:
                statement = f"INSERT INTO {_name(table)} ({_names(columns)}) SELECT {_names(columns)} FROM {staged}"  # noqa: S608  # own names
                cursor.execute(f"{statement} {conflict}")
        else:
            cursor.executemany(f"{_insert(table, columns)} {conflict}", rows)


def update_rows(table: str, columns: Sequence[str], rows: Iterable[Row]) -> None:
    """Overwrite the rows that have the same value as one of ``rows`` in the first of ``columns``."""
    if not (rows := list(rows)):
        return
    key, *others = map(_name, columns)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with _staged(cursor, table, columns, rows) as staged:
                values = ", ".join(f"{column} = {staged}.{column}" for column in others)
                same = f"kept.{key} = {staged}.{key}"
                cursor.execute(f"UPDATE {_name(table)} AS kept SET {values} FROM {staged} WHERE {same}")  # noqa: S608  # own names
        else:
            values = ", ".join(f"{column} = %s" for column in others)
            statement = f"UPDATE {_name(table)} SET {values} WHERE {key} = %s"  # noqa: S608  # own names
            cursor.executemany(statement, [(*row[1:], row[0]) for row in rows])


@contextmanager
def _staged(cursor: CursorWrapper, table: str, columns: Sequence[str], rows: Iterable[Row]) -> Iterator[str]:
    """Put ``rows`` into a temporary table with those ``columns`` of ``table``, and yield its name.

    It is made once a transaction, for PostgreSQL remembers each table until its end, and gone with it, so that behind
    PgBouncer nobody else meets it.
    """
    staged = f"staged_{table}_{len(columns)}"
    cursor.execute(
        f"CREATE TEMPORARY TABLE IF NOT EXISTS {_name(staged)} ON COMMIT DROP"  # noqa: S608  # own names
        f" AS SELECT {_names(columns)} FROM {_name(table)} WITH NO DATA"
    )
    _copy(cursor, staged, columns, rows)
    yield _name(staged)
    cursor.execute(f"DELETE FROM {_name(staged)}")  # noqa: S608  # own name


def _copy(cursor: CursorWrapper, table: str, columns: Sequence[str], rows: Iterable[Row]) -> None:
    with cursor.copy(f"COPY {_name(table)} ({_names(columns)}) FROM STDIN") as copy:
        for row in rows:
            copy.write_row(row)


def _insert(table: str, columns: Sequence[str]) -> str:
    marks = ", ".join(["%s"] * len(columns))
    return f"INSERT INTO {_name(table)} ({_names(columns)}) VALUES ({marks})"  # noqa: S608  # own names


def _names(columns: Iterable[str]) -> str:
    return ", ".join(map(_name, columns))


def _name(name: str) -> str:
    return connection.ops.quote_name(name)
