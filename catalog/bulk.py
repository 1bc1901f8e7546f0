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
    """Insert those of ``rows``, of texts alone, that break no unique constraint, and leave out the others."""
    quote = connection.ops.quote_name
    if not (rows := list(rows)):
        return
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":  # one statement: the server takes as long for each as for a row
            names, arrays = ", ".join(map(quote, columns)), ", ".join(["%s::text[]"] * len(columns))
            statement = f"INSERT INTO {quote(table)} ({names}) SELECT * FROM unnest({arrays})"  # noqa: S608  # own names
            cursor.execute(f"{statement} ON CONFLICT DO NOTHING", list(map(list, zip(*rows, strict=True))))
        else:
            cursor.executemany(f"{_insert(table, columns)} ON CONFLICT DO NOTHING", rows)


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
