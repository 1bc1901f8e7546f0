"""Writes plans to the database: the only place of a load that changes films, people and credits."""

import datetime
import json
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection

from catalog.ingest.bulk import insert_new_rows, insert_rows, upsert_rows
from catalog.ingest.conflicts import record_conflicts
from catalog.ingest.current import StoredFilm, people_by_seed_name
from catalog.ingest.film_state import ROLES, CreditState, FilmState, Mention
from catalog.ingest.plan import Action, FilmPlan
from catalog.ingest.report import Report
from catalog.models import Credit, Load, Movie, Person, PersonRedirect, SourceRecord
from catalog.text import name_slug, second_name_slug, sort_name, sort_title, title_slug

_MOVIE_COLUMNS = (
    "movie_id", "title", "sort_title", "slug", "year", "url", "rating_value", "synopsis", "hidden_since", "created_at",
    "updated_at",
)  # fmt: skip
_CREDIT_COLUMNS = ("movie_id", "person_id", "role", "position", "character", "credited_as", "source")
_SOURCE_COLUMNS = ("movie_id", "path", "sha256", "text", "mentions")
_PERSON_COLUMNS = ("name", "sort_name", "slug", "match_name")

_OUT_OF_THE_WAY = 1_000_000_000
"""Added to a billing position while its film's credits change places, for each place can be held only once."""


@dataclass(frozen=True, slots=True)
class SeedText:
    """A seed file as it is kept with its film."""

    movie_id: int
    path: str
    sha256: str
    text: str
    mentions: tuple[Mention, ...] = ()


def apply_plans(
    plans: Sequence[FilmPlan],
    texts: Sequence[SeedText],
    stored: dict[int, StoredFilm],
    now: datetime.datetime,
    report: Report,
    load: Load | None = None,
) -> None:
    """Write ``plans`` and keep ``texts`` as the films' new base; count in ``report``. The caller holds the transaction.

    ``stored`` is what the plans were made from. People who are named for the first time are created.
    """
    people = _create_people(plans, report)
    created = [plan for plan in plans if plan.action is Action.CREATE]
    updated = [plan for plan in plans if plan.action is Action.UPDATE]
    if created:
        _create_films(created, people, now, report)
    if updated:
        _update_films(updated, stored, people, now, report)
    record_conflicts([plan for plan in plans if plan.action is not Action.CREATE], people, now, load)
    new = {plan.movie_id for plan in created}
    source = SourceRecord._meta.db_table
    insert_rows(source, _SOURCE_COLUMNS, (_source_row(text) for text in texts if text.movie_id in new))
    upsert_rows(source, _SOURCE_COLUMNS, [_source_row(text) for text in texts if text.movie_id not in new])


def _source_row(text: SeedText) -> tuple[Any, ...]:
    return (text.movie_id, text.path, text.sha256, text.text, json.dumps(text.mentions, ensure_ascii=False))


def _create_people(plans: Iterable[FilmPlan], report: Report) -> dict[str, int]:
    """Create the people whom ``plans`` know by name only; return the number of each."""
    names = dict.fromkeys(
        credit.person for plan in plans for credit in plan.state.credits if isinstance(credit.person, str)
    )
    if not names:
        return {}
    # An editor can make the same person between our look-up and now; a plain address can be taken. Whoever is left
    # out by the first insert gets the address that the name's digest makes.
    people: dict[str, int] = {}
    for slug_of in (name_slug, second_name_slug, Person.objects.free_slug):
        left = [name for name in names if name not in people]
        if not left:
            break
        slugs = {name: slug_of(name) for name in left}
        former = _former_addresses(slugs.values())
        rows = [(name, sort_name(name), slug, name) for name, slug in slugs.items() if slug not in former]
        insert_new_rows(Person._meta.db_table, _PERSON_COLUMNS, rows)
        people.update(people_by_seed_name(left))
    report.people_created += len(people)
    return people


def _former_addresses(slugs: Collection[str]) -> set[str]:
    """Return those of ``slugs`` that lead to somebody for ever, though nobody has them now."""
    return set(PersonRedirect.objects.filter(slug__in=slugs).values_list("slug", flat=True))


def _create_films(plans: list[FilmPlan], people: dict[str, int], now: datetime.datetime, report: Report) -> None:
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


def _movie_values(state: FilmState) -> tuple[Any, ...]:
    rating = None if state.rating_value is None else str(state.rating_value)
    return (
        state.title, sort_title(state.title), title_slug(state.title), state.year, state.url, rating, state.synopsis,
    )  # fmt: skip


def _credit_rows(movie_id: int, state: FilmState, people: dict[str, int]) -> Iterable[tuple[Any, ...]]:
    for role in ROLES:
        for position, credit in enumerate(state.in_role(role)):
            yield (movie_id, _person_id(credit, people), role, position, *_credit_values(credit))


def _person_id(credit: CreditState, people: dict[str, int]) -> int:
    return people[credit.person] if isinstance(credit.person, str) else credit.person


def _credit_values(credit: CreditState) -> tuple[str, str, str]:
    return (credit.character, credit.credited_as, credit.source)


def _update_films(
    plans: list[FilmPlan],
    stored: dict[int, StoredFilm],
    people: dict[str, int],
    now: datetime.datetime,
    report: Report,
) -> None:
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
    gone = [pk for key, pk in film.credit_ids.items() if key not in wanted]
    kept = {key: pk for key, pk in film.credit_ids.items() if key in wanted}
    Credit.objects.filter(pk__among=gone).delete()
    with connection.cursor() as cursor:
        table = Credit._meta.db_table
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
