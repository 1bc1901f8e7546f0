"""Counts who made most films in each year and decade, and keeps the counts in step with the catalogue."""

from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from itertools import islice
from typing import Any

from django.db import connection, transaction

from catalog import version
from catalog.changes import Changes
from catalog.lookups import among
from catalog.models import BusyPerson, Credit, Movie, Person
from catalog.models.period import LEAST_FILMS
from catalog.number_chunks import number_chunks

CHUNK = 2_000
"""People who are counted at once, so that memory stays flat and each transaction short."""
MOST_NOTED = 20_000
"""People whom a load may change before it is easier to count everybody anew than to remember them."""

_noted: ContextVar[set[int] | None] = ContextVar("people to count after the load", default=None)


def follow(changes: Changes) -> None:
    """Count the people in `changes` anew; within `afterwards`, note them."""
    noted = _noted.get()
    if noted is None:
        count(changes.people | changes.people_in_made)
    elif len(noted) <= MOST_NOTED:
        noted |= changes.people | changes.people_in_made


@contextmanager
def afterwards(*, everybody: bool) -> Iterator[None]:
    """Count whom the changes made within this concern once, at its end; or `everybody`.

    If it ends with an exception nothing is counted: the next load should count everybody.
    """
    noted: set[int] = set()
    token = _noted.set(noted)
    try:
        yield
    finally:
        _noted.reset(token)
    if everybody or len(noted) > MOST_NOTED:
        count_everybody()
    elif noted:
        count(noted)
    else:
        return
    with transaction.atomic():
        version.move()


def count_everybody() -> None:
    """Count all people anew."""
    for numbers in number_chunks(Person.objects.all(), CHUNK):
        count(numbers)


def count(people: Iterable[int]) -> None:
    """Count the films of people with these numbers anew, of each year and of each decade."""
    numbers = iter(people)
    while chunk := list(islice(numbers, CHUNK)):
        with transaction.atomic():
            BusyPerson.objects.filter(person__among=chunk).delete()
            for years in (1, 10):
                _count_periods(chunk, years)


def catch_up(**_: Any) -> None:
    """Count everybody in a catalogue that is older than the counts, when it is migrated."""
    tables = connection.introspection.table_names()
    if BusyPerson._meta.db_table in tables and not BusyPerson.objects.exists():
        count_everybody()


def _count_periods(people: Collection[int], years: int) -> None:
    """Count within the database, which for a whole catalogue is ten times as quick as counting here."""
    condition, parameters = among("credit.person_id", people)
    sql = f"""
        INSERT INTO {BusyPerson._meta.db_table} (person_id, first_year, years, films)
        SELECT credit.person_id, movie.year / {years} * {years} AS first_year, {years}, COUNT(DISTINCT movie.movie_id)
        FROM {Credit._meta.db_table} AS credit
        JOIN {Movie._meta.db_table} AS movie ON movie.movie_id = credit.movie_id
        WHERE {condition} AND movie.hidden_since IS NULL AND movie.year IS NOT NULL
        GROUP BY credit.person_id, movie.year / {years} * {years}
        HAVING COUNT(DISTINCT movie.movie_id) >= {LEAST_FILMS}
        """  # noqa: S608  # own names and numbers
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
