"""Back to an earlier state: through the ordinary save, so that keys, addresses and the billing order hold."""

from typing import Any

from django.db import transaction
from django.utils import timezone

from catalog.admin.credit_saving import CreditChanges, note_change_of_credits, save_in_order
from catalog.admin.locks import lock_film, lock_person
from catalog.history import History, Stamp, keep_first_state
from catalog.ingest.conflicts import settle_agreed
from catalog.ingest.film_state import FIELDS
from catalog.models import Credit, Movie, Person


class RevertError(Exception):
    """A state that cannot be brought back; the message tells an editor why."""


@transaction.atomic
def revert(row: History, stamp: Stamp) -> bool:
    """Bring back the state of a film, a person or a credit that ``row`` of history has; return whether that changed it.

    A film gets back its facts, and whether it is deleted; a person their name, with all that follows from a rename; a
    credit its place, character and name, or it is made again if it is gone. Raises RevertError.
    """
    return {Movie: _revert_film, Person: _revert_person, Credit: _revert_credit}[row.instance_type](row, stamp)


def _revert_film(row: History, stamp: Stamp) -> bool:
    lock_film(row.movie_id)
    film = Movie.objects.filter(pk=row.movie_id).first()
    if film is None:
        raise RevertError("The film is gone.")
    then: dict[str, Any] = {name: getattr(row, name) for name in FIELDS}
    if bool(row.deleted_at) != bool(film.deleted_at):
        then |= {
            "deleted_at": stamp.at if row.deleted_at else None,
            "hidden_since": (film.hidden_since or stamp.at) if row.deleted_at else None,
        }
    if not _write(film, then, stamp):
        return False
    settle_agreed([film.pk], timezone.now())
    return True


def _revert_person(row: History, stamp: Stamp) -> bool:
    lock_person(row.id)
    person = Person.objects.filter(pk=row.id).first()
    if person is None:
        raise RevertError(
            "The person is gone: deleted, or merged into somebody. Merges can be undone in their journal."
        )
    return _write(person, {"name": row.name}, stamp)


def _revert_credit(row: History, stamp: Stamp) -> bool:
    lock_film(row.movie_id)
    film = Movie.objects.filter(pk=row.movie_id).first()
    if film is None:
        raise RevertError("The film is gone.")
    then = {name: getattr(row, name) for name in ("character", "credited_as", "position")}
    credit = Credit.objects.filter(pk=row.id).first()
    if credit is not None:
        changed = [name for name, value in then.items() if getattr(credit, name) != value]
        for name in changed:
            setattr(credit, name, then[name])
        changes = CreditChanges(changed=[(credit, changed)])
        if not changed:
            return False
    else:
        person = Person.objects.filter(pk=row.person_id).first()
        if person is None:
            raise RevertError("The person is gone: deleted, or merged into somebody.")
        if Credit.objects.filter(movie=film, person=person, role=row.role).exists():
            raise RevertError(f"{person} is credited again already, by another entry of that list.")
        again = Credit(id=row.id, movie=film, person=person, role=row.role, source=row.source, **then)
        changes = CreditChanges(new=[again])
    save_in_order(film, row.role, changes, stamp)
    note_change_of_credits(film)
    return True


def _write(thing: Movie | Person, then: dict[str, Any], stamp: Stamp) -> bool:
    """Write those of the values that differ; return whether any did."""
    changed = {name: value for name, value in then.items() if getattr(thing, name) != value}
    if changed:
        keep_first_state(thing, stamp.at)
        for name, value in changed.items():
            setattr(thing, name, value)
        stamp.put_on(thing)
        thing.save(update_fields=list(changed))
    return bool(changed)
