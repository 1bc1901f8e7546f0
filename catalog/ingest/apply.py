"""Writes the plans of a batch to the database: people, films, what editors have to decide, the new base."""

import datetime
import json
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from catalog.bulk import insert_new_rows, insert_rows, upsert_rows
from catalog.ingest.conflicts import record_conflicts
from catalog.ingest.current import StoredFilm, known_people
from catalog.ingest.film_state import Identities, Mention
from catalog.ingest.history import record_changes
from catalog.ingest.plan import Action, FilmPlan
from catalog.ingest.report import Report
from catalog.ingest.write_films import create_films, update_films
from catalog.models import Load, Person, PersonRedirect, SourceRecord
from catalog.text import name_slug, second_name_slug, sort_name

_SOURCE_COLUMNS = ("movie_id", "path", "sha256", "text", "mentions")
_PERSON_COLUMNS = ("name", "sort_name", "slug", "match_name")


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
    whom: Identities,
    now: datetime.datetime,
    report: Report,
    load: Load | None = None,
) -> None:
    """Write ``plans`` and keep ``texts`` as the films' new base; count in ``report``. The caller holds the transaction.

    ``stored`` and ``whom`` are what the plans were made from. People who are named for the first time are created.
    """
    called = dict(whom.called)
    people = _create_people(plans, called, report)
    created = [plan for plan in plans if plan.action is Action.CREATE]
    updated = [plan for plan in plans if plan.action is Action.UPDATE]
    if created:
        create_films(created, people, called, now, report)
    if updated:
        update_films(updated, stored, people, now, report)
        films = [stored[plan.movie_id] for plan in updated]
        record_changes(films, now, reason=f"load {load.pk}" if load else "load")
    record_conflicts([plan for plan in plans if plan.action is not Action.CREATE], people, now, load)
    new = {plan.movie_id for plan in created}
    source = SourceRecord._meta.db_table
    insert_rows(source, _SOURCE_COLUMNS, (_source_row(text) for text in texts if text.movie_id in new))
    upsert_rows(source, _SOURCE_COLUMNS, [_source_row(text) for text in texts if text.movie_id not in new])


def _source_row(text: SeedText) -> tuple[Any, ...]:
    return (text.movie_id, text.path, text.sha256, text.text, json.dumps(text.mentions, ensure_ascii=False))


def _create_people(plans: Iterable[FilmPlan], called: dict[int, str], report: Report) -> dict[str, int]:
    """Create the people whom ``plans`` know by name only; return the number of each, and add them to ``called``."""
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
        for seed_name, number, name in known_people(left):
            people[seed_name], called[number] = number, name
    report.people_created += len(people)
    return people


def _former_addresses(slugs: Collection[str]) -> set[str]:
    """Return those of ``slugs`` that lead to somebody for ever, though nobody has them now."""
    return set(PersonRedirect.objects.filter(slug__in=slugs).values_list("slug", flat=True))
