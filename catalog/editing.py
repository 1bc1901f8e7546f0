"""What editors do with a film beside typing: decide conflicts, go back to the seed, delete and bring back."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from catalog.history import Stamp, keep_first_state
from catalog.ingest.conflicts import settle_agreed
from catalog.ingest.current import StoredFilm, base_state, identities, stored_films
from catalog.ingest.differences import Difference, agreeing, differences
from catalog.ingest.film_state import FilmState, PersonKey
from catalog.ingest.history import record_changes
from catalog.ingest.load import names_in
from catalog.ingest.plan import Action, FilmPlan, changes_between
from catalog.ingest.report import Report
from catalog.ingest.write_films import update_films
from catalog.models import Conflict, Movie


@dataclass(frozen=True, slots=True)
class Versions:
    """A film as its seed last gave it and as the site shows it."""

    stored: StoredFilm
    seed: FilmState | None
    """None for a film that never had a seed."""

    @property
    def differences(self) -> list[Difference]:
        """What editors changed."""
        return [] if self.seed is None else differences(self.seed, self.stored.current)


def versions(movie_id: int) -> Versions:
    """Return both versions of a film. Raises Movie.DoesNotExist."""
    stored = stored_films([movie_id]).get(movie_id)
    if stored is None:
        raise Movie.DoesNotExist
    whom = identities(names_in([], [stored]), [movie_id])
    return Versions(stored, base_state(stored, whom) if stored.base else None)


@transaction.atomic
def take_seeds_word(
    movie_id: int, field: str, role: str = "", person: PersonKey | None = None, user: User | None = None
) -> bool:
    """Give one thing of a film the value that its seed has; return whether that changed anything.

    Raises Movie.DoesNotExist; does nothing for a film without a seed, or if the person is not in the database.
    """
    film = versions(movie_id)
    if film.seed is None or isinstance(person, str):
        return False
    current = film.stored.current
    state = agreeing(current, film.seed, field, role, person)
    if any(isinstance(credit.person, str) for credit in state.credits):
        return False
    return make_it(film.stored, state, Stamp(timezone.now(), "back to the seed", user))


def make_it(film: StoredFilm, state: FilmState, stamp: Stamp) -> bool:
    """Make a film what ``state`` says, with its history; return whether that changed anything. Within a transaction.

    The people whom it credits are in the database. What was in conflict with the seed and no longer is, is settled.
    """
    movie_id, changes = film.movie.pk, changes_between(film.current, state)
    if not changes:
        return False
    plan = FilmPlan(movie_id, Action.UPDATE, film.current, FilmState(), state, changes)
    update_films([plan], {movie_id: film}, {}, stamp.at, Report())
    record_changes([film], stamp.at, stamp.reason, stamp.user)
    settle_agreed([movie_id], stamp.at)
    return True


@transaction.atomic
def decide(conflicts: Iterable[Conflict], decision: str, user: User | None = None) -> int:
    """Decide open conflicts: Conflict.Decision.TAKEN takes the seed's value, KEPT keeps ours; return how many.

    Decided stays decided until the film's seed changes again.
    """
    decided = 0
    for conflict in conflicts:
        changed = Conflict.objects.filter(pk=conflict.pk, decision=Conflict.Decision.OPEN).update(
            decision=decision, decided_at=timezone.now(), decided_by=user
        )
        if changed and decision == Conflict.Decision.TAKEN:
            take_seeds_word(conflict.movie_id, conflict.field, conflict.role, conflict.person_id, user)
        decided += changed
    return decided


def delete_film(movie: Movie) -> None:
    """Take a film out of the site for good: no load brings it back, ``bring_back`` does."""
    now = timezone.now()
    keep_first_state(movie, now)
    movie.deleted_at = now
    movie.hidden_since = movie.hidden_since or now
    movie.save(update_fields=["deleted_at", "hidden_since"])


def bring_back(movie: Movie) -> None:
    """Show a film again that an editor deleted or a load hid."""
    keep_first_state(movie, timezone.now())
    movie.deleted_at = movie.hidden_since = None
    movie.save(update_fields=["deleted_at", "hidden_since"])
