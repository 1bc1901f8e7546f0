"""Splitting namesakes whom the seeds take for one person."""

from collections.abc import Collection

from django.contrib.auth.models import User
from django.utils import timezone

from catalog.changes import together
from catalog.identity.films import read_films, record
from catalog.identity.seed_names import names_of
from catalog.ingest.lock import change_identities
from catalog.models import Conflict, Credit, CreditPin, DistinctPeople, Movie, Person, PersonAlias


class SplitError(Exception):
    """A split that cannot be done; the message tells an editor why."""


@together()
def split_person(person: Person, credits: Collection[Credit], user: User | None = None) -> Person:
    """Give ``credits`` of ``person`` to a new person of the same name, and return them.

    Each is pinned to its film, role and name, so every later load keeps to it; other films that name the name go on to
    mean ``person``. Merging the two again is the way back. Raises SplitError unless some, but not all, of the person's
    credits are given.
    """
    change_identities()
    films = read_films({credit.movie_id for credit in credits})
    person = Person.objects.select_for_update().get(pk=person.pk)
    chosen = list(person.credits.filter(pk__among=[credit.pk for credit in credits]))
    if len(chosen) != len(credits):
        raise SplitError("Some of these credits are no longer this person's.")
    if not chosen or len(chosen) == person.credits.count():
        raise SplitError("Choose some of the credits, not none and not all.")
    other = _namesake(person)
    _pin(person, other, chosen)
    Credit.objects.filter(pk__among=[credit.pk for credit in chosen]).update(person=other)
    for credit in chosen:
        Conflict.objects.filter(movie=credit.movie_id, role=credit.role, person=person).update(person=other)
    now = timezone.now()
    Movie.objects.filter(pk__among=list(films)).update(updated_at=now)
    record([film.stored for film in films.values()], now, f"split from {person}", user)
    return other


def _namesake(person: Person) -> Person:
    """Return a new person of the same name, known to be another one, whom no name in seeds means yet."""
    if not Person.objects.is_seed_name(person.name):
        PersonAlias.objects.create(name=person.name, person=person)
    other = Person(name=person.name, slug=Person.objects.free_slug(person.name))
    other.save()
    first, second = sorted((person.pk, other.pk))
    DistinctPeople.objects.create(first_id=first, second_id=second)
    return other


def _pin(person: Person, other: Person, credits: Collection[Credit]) -> None:
    """Let every name that could mean ``person`` in these films and roles mean ``other``."""
    pins = CreditPin.objects.filter(movie__among={credit.movie_id for credit in credits})
    pinned = {(pin.movie_id, pin.role, pin.name): pin.person_id for pin in pins}
    places = {(credit.movie_id, credit.role) for credit in credits}
    names = names_of(person)
    wanted = {(*place, name) for place in places for name in names if (*place, name) not in pinned}
    wanted |= {key for key, pk in pinned.items() if pk == person.pk and key[:2] in places}
    for movie_id, role, name in sorted(wanted):
        CreditPin.objects.update_or_create(movie_id=movie_id, role=role, name=name, defaults={"person": other})
