"""Keeps what a load could not decide, for editors: once, until the seed changes again."""

import datetime
from collections.abc import Sequence
from decimal import Decimal

from catalog.ingest.current import stored_films
from catalog.ingest.film_state import PersonKey
from catalog.ingest.merge import Conflict as Found
from catalog.ingest.merge import Value, value_of
from catalog.ingest.plan import FilmPlan
from catalog.models import Conflict, Load

_Key = tuple[int, str, str, int | None]


def record_conflicts(
    plans: Sequence[FilmPlan], people: dict[str, int], now: datetime.datetime, load: Load | None
) -> None:
    """Store the conflicts of ``plans``, and settle open ones where the new seed agrees with the site.

    ``people`` gives the numbers of people whom the plans know by name only. A thing has one row: when its seed changes
    again, the row is opened anew with the new values.
    """
    before: dict[_Key, Conflict] = {
        (row.movie_id, row.field, row.role, row.person_id): row
        for row in Conflict.objects.filter(movie__in=[plan.movie_id for plan in plans])
    }
    found = {
        _key(plan, conflict, people): conflict
        for plan in plans
        for conflict in plan.conflicts
        # Somebody whom an editor deleted altogether is nothing to decide about.
        if not isinstance(conflict.person, str) or conflict.person in people
    }
    for key, conflict in found.items():
        movie_id, field, role, person_id = key
        row = before.get(key) or Conflict(movie_id=movie_id, field=field, role=role, person_id=person_id)
        row.base, row.seed, row.current = (
            as_json(value, people) for value in (conflict.base, conflict.seed, conflict.current)
        )
        row.load, row.recorded_at = load, now
        row.decision, row.decided_at, row.decided_by = Conflict.Decision.OPEN, None, None
        row.save()
    states = {plan.movie_id: plan for plan in plans}
    settled = [
        row.pk
        for key, row in before.items()
        if key not in found and row.decision == Conflict.Decision.OPEN and _agrees(row, states[row.movie_id])
    ]
    Conflict.objects.filter(pk__in=settled).update(decision=Conflict.Decision.SETTLED, decided_at=now)


def as_json(value: Value, people: dict[str, int]) -> object:
    """Return ``value`` as a conflict's row keeps it."""
    if isinstance(value, tuple):
        return [people.get(person, person) if isinstance(person, str) else person for person in value]
    return str(value) if isinstance(value, Decimal) else value


def _key(plan: FilmPlan, conflict: Found, people: dict[str, int]) -> _Key:
    return (plan.movie_id, conflict.field, conflict.role, _number(conflict.person, people))


def _number(person: PersonKey | None, people: dict[str, int]) -> int | None:
    return people[person] if isinstance(person, str) else person


def _agrees(row: Conflict, plan: FilmPlan) -> bool:
    seed, site = (value_of(state, row.field, row.role, row.person_id) for state in (plan.seed, plan.state))
    return seed == site


def settle_agreed(movie_ids: Sequence[int], now: datetime.datetime) -> None:
    """Settle the open conflicts of films that an edit has brought to what the seed says."""
    open_rows = list(Conflict.objects.filter(movie__in=movie_ids, decision=Conflict.Decision.OPEN))
    if not open_rows:
        return
    films = stored_films(movie_ids)
    settled = [
        row.pk
        for row in open_rows
        if as_json(value_of(films[row.movie_id].current, row.field, row.role, row.person_id), {}) == row.seed
    ]
    Conflict.objects.filter(pk__in=settled).update(decision=Conflict.Decision.SETTLED, decided_at=now)
