"""Writing many rows at once, in the quickest sound way of each database."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import connection

Row = Sequence[Any]


def insert_rows(table: str, columns: Sequence[str], rows: Iterable[Row]) -> None:
    """Insert ``rows``, whose values stand in the order of ``columns``: by COPY on PostgreSQL."""
    names = ", ".join(map(connection.ops.quote_name, columns))
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.copy(f"COPY {connection.ops.quote_name(table)} ({names}) FROM STDIN") as copy:
                for row in rows:
                    copy.write_row(row)
        else:
            cursor.executemany(_insert(table, columns), list(rows))


def insert_new_rows(table: str, columns: Sequence[str], rows: Iterable[Row]) -> None:
    """Insert those of ``rows`` that break no unique constraint, and leave out the others."""
    with connection.cursor() as cursor:
        cursor.executemany(f"{_insert(table, columns)} ON CONFLICT DO NOTHING", list(rows))


def upsert_rows(table: str, columns: Sequence[str], rows: Iterable[Row]) -> None:
    """Insert ``rows``, or overwrite the row that has the same value in the first of ``columns``."""
    quote = connection.ops.quote_name
    key, *others = map(quote, columns)
    values = ", ".join(f"{column} = excluded.{column}" for column in others)
    statement = f"{_insert(table, columns)} ON CONFLICT ({key}) DO UPDATE SET {values}"
    with connection.cursor() as cursor:
        cursor.executemany(statement, list(rows))


def _insert(table: str, columns: Sequence[str]) -> str:
    quote = connection.ops.quote_name
    marks = ", ".join(["%s"] * len(columns))
    return f"INSERT INTO {quote(table)} ({', '.join(map(quote, columns))}) VALUES ({marks})"  # noqa: S608  # own names
