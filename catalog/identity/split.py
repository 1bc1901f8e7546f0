"""Splitting namesakes whom the seeds take for one person."""

from collections.abc import Collection

from django.db import transaction

from catalog.identity.seed_names import names_in_seeds, names_of, those_named
from catalog.models import Credit, CreditPin, Person


class SplitError(Exception):
    """A split that cannot be done; the message tells an editor why."""


@transaction.atomic
def split_person(person: Person, credits: Collection[Credit]) -> Person:
    """Give ``credits`` of ``person`` to a new person of the same name, and return them.

    Each is pinned to its film, role and name, so every later load keeps to it; other films that name the name go on to
    mean ``person``. Merging the two again is the way back. Raises SplitError unless some, but not all, of the person's
    credits are given.
    """
    person = Person.objects.select_for_update().get(pk=person.pk)
    chosen = list(person.credits.filter(pk__in=[credit.pk for credit in credits]))
    if len(chosen) != len(credits):
        raise SplitError("Some of these credits are no longer this person's.")
    if not chosen or len(chosen) == person.credits.count():
        raise SplitError("Choose some of the credits, not none and not all.")
    other = Person(name=person.name, slug=Person.objects.free_slug(person.name))
    other.save()
    named = names_in_seeds({credit.movie_id for credit in chosen})
    names = names_of(person)
    for credit in chosen:
        for name in those_named(named.get((credit.movie_id, credit.role), ()), names):
            CreditPin.objects.update_or_create(
                movie_id=credit.movie_id, role=credit.role, name=name, defaults={"person": other}
            )
    Credit.objects.filter(pk__in=[credit.pk for credit in chosen]).update(person=other)
    return other
