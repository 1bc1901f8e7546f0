"""Writes films and their credits: new ones in bulk, changed ones row by row."""

import datetime
from collections.abc import Iterable, Mapping
from typing import Any

from django.db import connection

from catalog.bulk import insert_rows
from catalog.changes import MadeCredit, MadeFilm, together
from catalog.ingest.current import StoredFilm
from catalog.ingest.film_state import ROLES, CreditState, FilmState
from catalog.ingest.plan import FilmPlan
from catalog.ingest.report import Report
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


def _credit_rows(movie_id: int, state: FilmState, people: dict[str, int]) -> Iterable[tuple[Any, ...]]:
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
        columns = [column for column in _MOVIE_COLUMNS if column not in ("created_at", "hidden_since")]
        moment = connection.ops.adapt_datetimefield_value(now)
        assignments = ", ".join(f"{connection.ops.quote_name(column)} = %s" for column in columns[1:])
        with connection.cursor() as cursor:
            cursor.executemany(
                f"UPDATE {Movie._meta.db_table} SET {assignments} WHERE movie_id = %s",  # noqa: S608  # own names
                [(*_movie_values(plan.state), moment, plan.movie_id) for plan in plans],
            )
        back = [plan.movie_id for plan in plans if any(change.field == "hidden" for change in plan.changes)]
        Movie.objects.filter(pk__among=back).update(hidden_since=None)
        for plan in plans:
            if any(change.field in ("directors", "actors") for change in plan.changes):
                _update_credits(plan, stored[plan.movie_id], people, report)
    report.updated += len(plans)


def _update_credits(plan: FilmPlan, film: StoredFilm, people: dict[str, int], report: Report) -> None:
    """Make the film's credits those of the plan; rows that stay keep their numbers."""
    wanted = {
        (role, _person_id(credit, people)): (position, credit)
        for role in ROLES
        for position, credit in enumerate(plan.state.in_role(role))
    }
    rows_before = {(credit.role, credit.person_id): credit.pk for credit in film.credits}
    gone = [pk for key, pk in rows_before.items() if key not in wanted]
    kept = {key: pk for key, pk in rows_before.items() if key in wanted}
    with connection.cursor() as cursor:
        table = Credit._meta.db_table
        cursor.executemany(f"DELETE FROM {table} WHERE id = %s", [(pk,) for pk in gone])  # noqa: S608  # own name
        cursor.execute(
            f"UPDATE {table} SET position = position + %s WHERE movie_id = %s",  # noqa: S608  # own name
            [_OUT_OF_THE_WAY, plan.movie_id],
        )
        cursor.executemany(
            f"UPDATE {table} SET position = %s, character = %s, credited_as = %s, source = %s"  # noqa: S608  # own name
            " WHERE id = %s",
            [(wanted[key][0], *_credit_values(wanted[key][1]), pk) for key, pk in kept.items()],
        )
    rows = [
        (plan.movie_id, person, role, position, *_credit_values(credit))
        for (role, person), (position, credit) in wanted.items()
        if (role, person) not in kept
    ]
    insert_rows(Credit._meta.db_table, _CREDIT_COLUMNS, rows)
    report.credits_removed += len(gone)
    report.credits_created += len(rows)
