"""Reads what a film's credits were at an earlier moment, and brings them back."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from django.db import connection, transaction
from django.db.models import QuerySet

from catalog.admin.credits_then import (
    CreditChange,
    Credits,
    Version,
    changes,
    going_back,
    in_order_of,
    there_before,
    told_of,
)
from catalog.admin.reverting import RevertError
from catalog.admin.stale_forms import digest
from catalog.editing import make_it, versions
from catalog.history import AS_LOADED, History, Stamp
from catalog.ingest.current import StoredFilm
from catalog.ingest.film_state import CreditState, FilmState, PersonKey
from catalog.ingest.lock import keep_identities
from catalog.models import Credit, Movie, Person, PersonMerge

CHANGED_MEANWHILE = "The credits were changed after you opened the page, so nothing was done. This is how it is now."


@dataclass(frozen=True, slots=True)
class EarlierCredits:
    """A film's credits now, and just before some moment."""

    film: StoredFilm
    now: Credits
    then: Credits
    """As they were, of whom they would be now: of somebody merged since, the one they were merged into."""
    back: Credits
    """What the film has once it has gone back."""
    gone: tuple[CreditState, ...]
    """Credits of then whose people are no longer on record, so they cannot come back."""
    names: dict[int, str]

    @property
    def changes(self) -> list[CreditChange]:
        """What going back changes."""
        return changes(self.now, self.back)

    @property
    def order(self) -> Credits:
        """What the film has once its order alone has gone back."""
        return in_order_of(self.then, self.now)

    @property
    def digest(self) -> str:
        """What tells this from any other page: what is there and what would come back."""
        return digest((self.now, self.back))


def earlier_credits(movie_id: int, moment: datetime.datetime) -> EarlierCredits:
    """Return a film's credits now and just before ``moment``. Raises Movie.DoesNotExist."""
    film = versions(movie_id)
    rows = there_before(_versions(film.stored), moment)
    people = _present_people(film.stored, [row.credit for row in rows])
    # The number of a credit stands for its person until that is known: history tells who it was then.
    states = [CreditState(row.credit, row.state.role, row.state.character, row.state.credited_as) for row in rows]
    now, then = film.stored.current.credits, told_of(states, people)
    gone = tuple(row.state for row in rows if row.credit not in people)
    back = going_back(now, then, film.seed.credits if film.seed else ())
    return EarlierCredits(film.stored, now, then, back, gone, _names([*now, *then, *gone]))


@transaction.atomic
def bring_back_credits(
    movie_id: int, moment: datetime.datetime, seen: str, stamp: Stamp, *, order_alone: bool = False
) -> bool:
    """Give a film the credits that it had just before ``moment``; return whether that changed anything.

    ``seen`` is the digest of what the editor looked at. Raises RevertError if it is something else by now, or if the
    film is gone.
    """
    keep_identities()
    try:
        earlier = earlier_credits(movie_id, moment)
    except Movie.DoesNotExist:
        raise RevertError("The film is gone.") from None
    if earlier.digest != seen:
        raise RevertError(CHANGED_MEANWHILE)
    state = earlier.film.current
    credits = earlier.order if order_alone else earlier.back
    wanted = FilmState(state.title, state.year, state.url, state.rating_value, state.synopsis, credits)
    return make_it(earlier.film, wanted, stamp)


def _versions(film: StoredFilm) -> list[Version]:
    """Return what history tells of the film's credits, in the order of time; of those it does not know, what is there."""
    rows = Credit.history.filter(movie_id=film.movie.pk).order_by("history_date", "history_id")
    told = [_version(row) for row in rows]
    known = {version.credit for version in told}
    start = datetime.datetime.min.replace(tzinfo=datetime.UTC)
    return told + [
        Version(row.pk, start, row.position, _state(row), is_first_state=True)
        for row in film.credits
        if row.pk not in known
    ]


def _version(row: History) -> Version:
    return Version(
        row.id,
        row.history_date,
        row.position,
        _state(row),
        is_removal=row.history_type == "-",
        is_first_state=row.history_change_reason == AS_LOADED,
    )


def _state(row: Credit | History) -> CreditState:
    return CreditState(row.person_id, row.role, row.character, row.credited_as)


def _present_people(film: StoredFilm, credits: Iterable[int]) -> dict[PersonKey, int]:
    """Return whose each of the credits is, or would be now; those whose people are gone are left out.

    Who somebody is, is no matter of one film: merges and splits stay as they are. So a credit that is there belongs to
    whom it belongs now, and one that is not to whom it belonged last, or to whom they were merged into.
    """
    here: dict[PersonKey, int] = {row.pk: row.person_id for row in film.credits}
    last = Credit.history.filter(id__in=[credit for credit in credits if credit not in here])
    owners = dict(last.order_by("history_date", "history_id").values_list("id", "person_id"))
    standing = _standing_for(set(owners.values()))
    return here | {credit: standing[person] for credit, person in owners.items() if person in standing}


def _standing_for(people: set[int]) -> dict[int, int]:
    """Return who each of ``people`` is now: themselves, or whom they were merged into; nobody for those deleted."""
    found = {person: person for person in people}
    while True:
        there = set(_locked(Person.objects.filter(pk__among=set(found.values()))).values_list("pk", flat=True))
        missing = set(found.values()) - there
        merges = PersonMerge.objects.filter(gone_number__in=missing, undone_at=None).order_by("pk")
        into = dict(merges.values_list("gone_number", "kept_number"))
        if not into:
            return {person: now for person, now in found.items() if now in there}
        found = {person: into.get(now, now) for person, now in found.items()}


def _locked(people: QuerySet[Person]) -> QuerySet[Person]:
    """Keep them from being deleted until their credits are written, if they are going to be."""
    if connection.in_atomic_block and connection.features.has_select_for_update:
        return people.select_for_update(no_key=True).order_by("pk")
    return people


def _names(credits: Iterable[CreditState]) -> dict[int, str]:
    """Return the names of those credited, also of those who are gone."""
    numbers = {credit.person for credit in credits if isinstance(credit.person, int)}
    former: History = Person.history.model
    names = dict(Person.objects.filter(pk__among=numbers).values_list("pk", "name"))
    rows = former.objects.filter(id__in=numbers - names.keys()).order_by("history_date", "history_id")
    return {**dict(rows.values_list("id", "name")), **names}
