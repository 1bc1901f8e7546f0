"""Films whose credits change hands: read with what their seeds say, written with their history."""

import datetime
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from django.contrib.auth.models import User

from catalog.identity.sharing import Role
from catalog.ingest.current import StoredFilm, base_state, identities, stored_films
from catalog.ingest.film_state import ROLES, FilmState, Identities
from catalog.ingest.history import record_changes
from catalog.ingest.load import names_in
from catalog.ingest.plan import Action, FilmPlan, changes_between
from catalog.ingest.report import Report
from catalog.ingest.write_films import update_films

Roles = Mapping[str, Role]
"""The credits of each role, in billing order."""


@dataclass(frozen=True, slots=True)
class FilmCredits:
    """A film with the credits it shows and those that its seed means by the names in it."""

    stored: StoredFilm
    base: FilmState
    whom: Identities

    def base_merged(self, kept: int, gone: int) -> FilmState:
        """Return what the seed says if all that means ``gone`` means ``kept``."""
        return base_state(self.stored, self.whom.merged(kept, gone))


def read_films(movie_ids: Collection[int]) -> dict[int, FilmCredits]:
    """Return the films, locked until the transaction ends, with what their seeds say of whom as of now."""
    stored = stored_films(sorted(movie_ids))
    whom = identities(names_in([], stored.values()), list(stored))
    return {pk: FilmCredits(film, base_state(film, whom), whom) for pk, film in stored.items()}


def write_credits(film: StoredFilm, roles: Roles, now: datetime.datetime) -> None:
    """Make the film's credits ``roles``. Rows of those who stay in a role keep their numbers."""
    state = film.current
    wanted = FilmState(
        state.title,
        state.year,
        state.url,
        state.rating_value,
        state.synopsis,
        tuple(credit for role in ROLES for credit in roles[role]),
    )
    changes = changes_between(state, wanted)
    plan = FilmPlan(film.movie.pk, Action.UPDATE, state, FilmState(), wanted, changes)
    update_films([plan], {film.movie.pk: film}, {}, now, Report())


def record(films: Collection[StoredFilm], now: datetime.datetime, reason: str, user: User | None) -> None:
    """Write the history of ``films``, given as they were before their credits changed hands."""
    record_changes(films, now, reason[:100], user)
