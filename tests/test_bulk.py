"""Rows are written in bulk the same way on both databases, however often within one transaction."""

import pytest
from django.db import connection

from catalog.bulk import insert_new_rows, insert_rows, update_rows, upsert_rows
from catalog.models import Person

pytestmark = pytest.mark.django_db

TABLE = Person._meta.db_table
COLUMNS = ("id", "name", "sort_name", "slug")


def names() -> list[tuple[int, str]]:
    return list(Person.objects.order_by("pk").values_list("pk", "name"))


def row(number: int, name: str) -> tuple[int, str, str, str]:
    return number, name, name.lower(), f"slug-{number}"


def test_rows_are_inserted_overwritten_and_updated() -> None:
    insert_rows(TABLE, COLUMNS, [row(1, "Ann"), row(2, "Bo")])
    upsert_rows(TABLE, COLUMNS, [row(2, "Bob"), row(3, "Cy\tD\\N")])
    update_rows(TABLE, ("id", "name"), [(1, "Anna"), (99, "Nobody")])
    assert names() == [(1, "Anna"), (2, "Bob"), (3, "Cy\tD\\N")]


def test_rows_that_break_a_constraint_are_left_out() -> None:
    columns = ("name", "sort_name", "slug", "match_name")
    insert_new_rows(TABLE, columns, [("Ann", "ann", "ann", "Ann")])
    insert_new_rows(TABLE, columns, [("Other", "other", "ann", "Other"), ("Bo", "bo", "bo", "Bo")])
    assert [name for _, name in names()] == ["Ann", "Bo"]


def test_nothing_to_write_is_nothing_asked(django_assert_num_queries: pytest.FixtureRequest) -> None:
    with django_assert_num_queries(0):  # type: ignore[operator]  # pytest-django gives no type
        upsert_rows(TABLE, COLUMNS, [])
        update_rows(TABLE, COLUMNS, [])
        insert_new_rows(TABLE, COLUMNS, [])


def test_what_one_transaction_stages_does_not_fill_the_server() -> None:
    """PostgreSQL holds a lock on each table that a transaction makes, and has room for some thousands."""
    insert_rows(TABLE, COLUMNS, [row(1, "Ann")])
    with connection.cursor() as cursor:
        for number in range(50):
            update_rows(TABLE, ("id", "name"), [(1, f"Ann {number}")])
        if connection.vendor == "postgresql":
            cursor.execute(
                "SELECT count(*) FROM pg_locks WHERE pid = pg_backend_pid() AND mode = 'AccessExclusiveLock'"
            )
            assert cursor.fetchone()[0] < 20
    assert names() == [(1, "Ann 49")]
