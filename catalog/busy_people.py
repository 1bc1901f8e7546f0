"""Counts who made most films in each year and decade, and keeps the counts in step with the catalogue."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from itertools import islice
from typing import Any

from django.db import connection, transaction
from django.db.models import Count

from catalog import version
from catalog.changes import Changes
from catalog.models import BusyPerson, Credit, Person
from catalog.models.period import LEAST_FILMS

CHUNK = 2_000
"""People who are counted at once, so that memory stays flat and each transaction short."""
MOST_NOTED = 50_000
"""People whom a load may change before it is easier to count everybody anew than to remember them."""

_noted: ContextVar[set[int] | None] = ContextVar("people to count after the load", default=None)


def follow(changes: Changes) -> None:
    """Count the people in `changes` anew; within `afterwards`, note them."""
    noted = _noted.get()
    if noted is None:
        count(changes.people)
    elif len(noted) <= MOST_NOTED:
        noted |= changes.people


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
    count(Person.objects.order_by("pk").values_list("pk", flat=True).iterator(CHUNK))


def count(people: Iterable[int]) -> None:
    """Count the films of people with these numbers anew, of each year and of each decade."""
    numbers = iter(people)
    while chunk := list(islice(numbers, CHUNK)):
        with transaction.atomic():
            BusyPerson.objects.filter(person__among=chunk).delete()
            BusyPerson.objects.bulk_create(_busy(chunk), batch_size=CHUNK)


def catch_up(**_: Any) -> None:
    """Count everybody in a catalogue that is older than the counts, when it is migrated."""
    tables = connection.introspection.table_names()
    if BusyPerson._meta.db_table in tables and not BusyPerson.objects.exists():
        count_everybody()


def _busy(people: Collection[int]) -> Iterator[BusyPerson]:
    credits: Any = Credit.objects.public().filter(person__among=people).exclude(movie__year=None).order_by()
    by_year = credits.values_list("person", "movie__year").annotate(films=Count("movie", distinct=True))
    periods: Counter[tuple[int, int, int]] = Counter()
    for person, year, films in by_year:
        periods[person, year, 1] += films
        periods[person, year // 10 * 10, 10] += films
    for (person, first_year, years), films in periods.items():
        if films >= LEAST_FILMS:
            yield BusyPerson(person_id=person, first_year=first_year, years=years, films=films)
