"""Finds the people who may be one and keeps the pairs: no other module makes them.

A comparison of everybody reads the names twice, in the order of surnames and in that of given names: two names that are
alike have one of these in common, unless all of one is one word ("IceCube"). So it needs no more memory than the people
of one surname, or of one given name, do.
Of somebody new or renamed only those are read who have that in common with them.
"""

from collections.abc import Collection, Generator, Iterable, Iterator
from contextlib import closing, contextmanager
from contextvars import ContextVar
from itertools import groupby, islice

from django.db import connection, transaction
from django.db.models import Max, QuerySet

from catalog.changes import Changes
from catalog.duplicates.evidence import Pair, how_certain
from catalog.duplicates.likeness import Likeness, alike
from catalog.models import DistinctPeople, Person, SuspectedDuplicate

MOST_SINGLED_OUT = 20
"""People who are compared with those of like names alone; with more it is as quick to compare everybody."""

_CHUNK = 500
"""Pairs whose films are read at once, so that memory stays flat."""
_READ = 2_000
"""Names read at once."""
_BLOCKS = (("sort_name", "  "), ("slug", "-"))
"""Keys that begin with the surname and with the given name, and what ends that part."""

_Block = list[tuple[int, str]]
"""Number and name of people who have a name in common."""
_Found = dict[Pair, tuple[Likeness, int]]
"""Pairs with the kind of likeness and how certain it is."""

_in_load: ContextVar[bool] = ContextVar("whether a load compares people at its end", default=False)


def follow(changes: Changes) -> None:
    """Compare the people in `changes` who are new or renamed; a load does that at its end."""
    if changes.named and not _in_load.get():
        compare(changes.named)


@contextmanager
def compared_afterwards(*, everybody: bool) -> Iterator[None]:
    """Compare the people whom the load within this makes, or `everybody`, once at its end.

    If it ends with an exception nobody is compared: the next load should compare everybody.
    """
    last = _last_number()
    token = _in_load.set(True)
    try:
        yield
    finally:
        _in_load.reset(token)
    new = list(Person.objects.filter(pk__gt=last).order_by().values_list("pk", flat=True)[: MOST_SINGLED_OUT + 1])
    if everybody:
        compare_everybody()
    elif new:
        compare(new)


def catch_up(**_: object) -> None:
    """Compare everybody in a catalogue that is older than the comparison, when it is migrated."""
    tables = connection.introspection.table_names()
    if SuspectedDuplicate._meta.db_table in tables and not SuspectedDuplicate.objects.exists():
        compare_everybody()


def compare_everybody() -> None:
    """Find all people who may be one, and keep these pairs alone."""
    # Closed whatever happens: an interrupted load would find the rows still open when the database is closed.
    with closing(_all_blocks()) as blocks:
        _keep(_suspected(pair for block in blocks for pair in alike(block)), SuspectedDuplicate.objects.all())


def compare(people: Collection[int]) -> None:
    """Find out who may be one with any of `people`, given by number, and keep those pairs in place of earlier ones."""
    if len(people) > MOST_SINGLED_OUT:
        compare_everybody()
        return
    numbers = set(people)
    near = _sharing_a_name_with(Person.objects.filter(pk__among=numbers))
    pairs = (pair for pair in alike(near) if not numbers.isdisjoint(pair[:2]))
    _keep(_suspected(pairs), SuspectedDuplicate.objects.concerning(numbers))


def _last_number() -> int:
    return Person.objects.aggregate(last=Max("pk"))["last"] or 0


def _all_blocks() -> Generator[_Block, None, None]:
    for key, end in _BLOCKS:
        rows = Person.objects.order_by(key).values_list(key, "pk", "name").iterator(_READ)
        with closing(rows):  # type: ignore[type-var]  # a generator, which django-stubs do not tell
            for _, block in groupby(rows, key=lambda row: row[0].partition(end)[0]):
                people = [(pk, name) for _, pk, name in block]
                if len(people) > 1:
                    yield people


def _sharing_a_name_with(people: Iterable[Person]) -> _Block:
    """Return the people who are in one block with any of `people`: one query, a stretch of an index for each of these."""
    near = Person.objects.none()
    for person in people:
        for key, end in _BLOCKS:
            name = getattr(person, key).partition(end)[0]
            near |= Person.objects.filter(**{key: name}) | Person.objects.beginning_with(f"{name}{end}", key)
    return list(near.order_by().values_list("pk", "name"))


def _suspected(pairs: Iterable[tuple[int, int, Likeness]]) -> _Found:
    """Return those of `pairs` that their films do not speak against."""
    found: _Found = {}
    pairs = iter(pairs)
    while chunk := {(one, other): kind for one, other, kind in islice(pairs, _CHUNK)}:
        new = {pair: kind for pair, kind in chunk.items() if pair not in found}
        found |= {pair: (new[pair], certain) for pair, certain in how_certain(new).items()}
    return found


@transaction.atomic
def _keep(found: _Found, before: QuerySet[SuspectedDuplicate]) -> None:
    """Make the rows of `before` say what was found; those that say it already stay the same rows."""
    distinct = DistinctPeople.objects.filter(first__among={first for first, _ in found})
    for pair in distinct.values_list("first_id", "second_id"):
        found.pop(pair, None)
    known = {(row.first_id, row.second_id): row for row in before}
    SuspectedDuplicate.objects.filter(pk__among=[row.pk for pair, row in known.items() if pair not in found]).delete()
    changed = [
        row for pair, row in known.items() if found.get(pair, (row.kind, row.certainty)) != (row.kind, row.certainty)
    ]
    for row in changed:
        row.kind, row.certainty = found[row.first_id, row.second_id]
    SuspectedDuplicate.objects.bulk_update(changed, ("kind", "certainty"), batch_size=_CHUNK)
    new = {pair: one for pair, one in found.items() if pair not in known}
    there = _there({person for pair in new for person in pair})
    rows = (
        SuspectedDuplicate(first_id=pair[0], second_id=pair[1], kind=kind, certainty=sure)
        for pair, (kind, sure) in sorted(new.items())
        if there.issuperset(pair)
    )
    SuspectedDuplicate.objects.bulk_create(rows, batch_size=_CHUNK, ignore_conflicts=True)


def _there(people: Collection[int]) -> set[int]:
    """Return those of `people` who are there, and keep them there until the transaction ends.

    Whom somebody else is changing at this moment is left to them: they compare what they change.
    """
    locked = Person.objects.select_for_update(skip_locked=True, no_key=True).filter(pk__among=people)
    return set(locked.order_by().values_list("pk", flat=True))
