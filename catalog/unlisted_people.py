"""Keeps the people who are in no public film in step with the credits."""

from collections.abc import Collection

from catalog.changes import Changes
from catalog.models import Person, UnlistedPerson

_CHUNK = 5_000


def follow(changes: Changes) -> None:
    """List and unlist the people in `changes` by what their credits say now."""
    _unlist(changes.people_in_made)
    people = sorted(changes.people)
    for start in range(0, len(people), _CHUNK):
        chunk = people[start : start + _CHUNK]
        known = set(UnlistedPerson.objects.filter(person__among=chunk).values_list("person_id", flat=True))
        # Not NOT IN: of tables without statistics PostgreSQL takes minutes to answer that.
        there = set(Person.objects.filter(pk__among=chunk).order_by().values_list("pk", flat=True))
        unlisted = there - {pk for pk, _, _ in Person.objects.filter(pk__among=chunk).prominence(1)}
        UnlistedPerson.objects.filter(person__in=known - unlisted).delete()
        UnlistedPerson.objects.bulk_create(UnlistedPerson(person_id=number) for number in sorted(unlisted - known))


def _unlist(people: Collection[int]) -> None:
    """Take people who are in a film that was made off the list."""
    if people and UnlistedPerson.objects.exists():
        UnlistedPerson.objects.filter(person__among=people).delete()
