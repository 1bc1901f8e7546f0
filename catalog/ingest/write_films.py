"""Writes films and their credits in bulk: new ones, and changed ones whose rows keep their numbers."""

import datetime
from collections.abc import Iterable, Mapping
from typing import Any

from django.db import connection

from catalog.bulk import insert_rows, update_rows
from catalog.changes import MadeCredit, MadeFilm, together
from catalog.ingest.current import StoredFilm
from catalog.ingest.film_state import ROLES, CreditState, FilmState
from catalog.ingest.plan import FilmPlan
from catalog.ingest.report import Report
from catalog.lookups import among
from catalog.models import Credit, Movie
from catalog.text import sort_title, title_slug

_MOVIE_COLUMNS = (
    "movie_id", "title", "sort_title", "slug", "year", "url", "rating_value", "synopsis", "hidden_since", "created_at",
    "updated_at",
)  # fmt: skip
_CREDIT_COLUMNS = ("movie_id", "person_id", "role", "position", "character", "credited_as", "source")

_OUT_OF_THE_WAY = 1_000_000_000
"""Added to a billing position while its film's credits change places, for each place can be held only once."""


def create_films(
    plans: list[FilmPlan],
    people: dict[str, int],
    called: Mapping[int, str],
    now: datetime.datetime,
    report: Report,
) -> None:
    """Insert new films.

    ``people`` gives the numbers of people whom the plans know by name only, ``called`` what everybody is called now.
    """
    with together() as changes:
        changes.made.update((plan.movie_id, _made(plan.state, people, called)) for plan in plans)
        moment = connection.ops.adapt_datetimefield_value(now)
        insert_rows(
            Movie._meta.db_table,
            _MOVIE_COLUMNS,
            ((plan.movie_id, *_movie_values(plan.state), None, moment, moment) for plan in plans),
        )
        rows = [row for plan in plans for row in _credit_rows(plan.movie_id, plan.state, people)]
        insert_rows(Credit._meta.db_table, _CREDIT_COLUMNS, rows)
    report.created += len(plans)
    report.credits_created += len(rows)


def _made(state: FilmState, people: Mapping[str, int], called: Mapping[int, str]) -> MadeFilm:
    credits = []
    for credit in state.credits:
        person = _person_id(credit, people)
        credits.append(MadeCredit(person, called[person], credit.role, credit.character, credit.credited_as))
    return MadeFilm(
        state.title, sort_title(state.title), state.year, state.rating_value, state.url, state.synopsis, tuple(credits)
    )


def _movie_values(state: FilmState) -> tuple[Any, ...]:
    rating = None if state.rating_value is None else str(state.rating_value)
    return (
        state.title, sort_title(state.title), title_slug(state.title), state.year, state.url, rating, state.synopsis,
    )  # fmt: skip


def _credit_rows(movie_id: int, state: FilmState, people: Mapping[str, int]) -> Iterable[tuple[Any, ...]]:
    for role in ROLES:
        for position, credit in enumerate(state.in_role(role)):
            yield (movie_id, _person_id(credit, people), role, position, *_credit_values(credit))


def _person_id(credit: CreditState, people: Mapping[str, int]) -> int:
    return people[credit.person] if isinstance(credit.person, str) else credit.person


def _credit_values(credit: CreditState) -> tuple[str, str, str]:
    return (credit.character, credit.credited_as, credit.source)


def update_films(
    plans: list[FilmPlan],
    stored: dict[int, StoredFilm],
    people: dict[str, int],
    now: datetime.datetime,
    report: Report,
) -> None:
    """Make the films of ``stored`` what the plans say."""
    with together() as changes:
        changes.films.update(plan.movie_id for plan in plans)
        changes.people.update(credit.person_id for plan in plans for credit in stored[plan.movie_id].credits)
        moment = connection.ops.adapt_datetimefield_value(now)
        update_rows(
            Movie._meta.db_table,
            [column for column in _MOVIE_COLUMNS if column not in ("created_at", "hidden_since")],
            ((plan.movie_id, *_movie_values(plan.state), moment) for plan in plans),
        )
        back = [plan.movie_id for plan in plans if any(change.field == "hidden" for change in plan.changes)]
        if back:
            Movie.objects.filter(pk__among=back).update(hidden_since=None)
        recast = [plan for plan in plans if any(change.field in ("directors", "actors") for change in plan.changes)]
        if recast:
            _update_credits(recast, stored, people, report)
    report.updated += len(plans)


def _update_credits(
    plans: list[FilmPlan], stored: Mapping[int, StoredFilm], people: Mapping[str, int], report: Report
) -> None:
    """Make the credits of films those of ``plans``; rows that stay keep their numbers."""
    gone: list[int] = []
    kept: list[tuple[Any, ...]] = []
    new: list[tuple[Any, ...]] = []
    for plan in plans:
        before = {(credit.role, credit.person_id): credit.pk for credit in stored[plan.movie_id].credits}
        for movie_id, person, role, position, *values in _credit_rows(plan.movie_id, plan.state, people):
            if (pk := before.pop((role, person), None)) is None:
                new.append((movie_id, person, role, position, *values))
            else:
                kept.append((pk, position, *values))
        gone += before.values()
    table = Credit._meta.db_table
    with connection.cursor() as cursor:
        condition, parameters = among("id", gone)
        cursor.execute(f"DELETE FROM {table} WHERE {condition}", parameters)  # noqa: S608  # own name
        condition, parameters = among("movie_id", [plan.movie_id for plan in plans])
        cursor.execute(
            f"UPDATE {table} SET position = position + %s WHERE {condition}",  # noqa: S608  # own name
            [_OUT_OF_THE_WAY, *parameters],
        )
    update_rows(table, ("id", "position", "character", "credited_as", "source"), kept)
    insert_rows(table, _CREDIT_COLUMNS, new)
    report.credits_removed += len(gone)
    report.credits_created += len(new)
