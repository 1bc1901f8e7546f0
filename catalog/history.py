"""Rows of history for changes that do not go through ``save()``, and the state from which a history begins."""

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import User
from django.db import models

from catalog.models import Credit, Movie, Person

AS_LOADED = "as it was before the first change"

History = Any
"""A model that django-simple-history makes: it has no type of its own."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """When something was changed, why and by whom, as the history tells it."""

    at: datetime.datetime
    reason: str = ""
    user: User | None = None

    def put_on(self, thing: models.Model) -> None:
        """Have the next ``save()`` or ``delete()`` of ``thing`` write its history so."""
        thing._history_date = self.at  # type: ignore[attr-defined]  # noqa: SLF001  # simple_history's documented way
        thing._history_user = self.user  # type: ignore[attr-defined]  # noqa: SLF001  # as above
        thing._change_reason = self.reason or None  # type: ignore[attr-defined]  # noqa: SLF001  # as above


def keep_first_state(thing: Movie | Person | Credit, until: datetime.datetime) -> None:
    """Begin the history of ``thing`` with its present state, so that the first change can be seen and undone.

    Things that a load made have no history until something changes; ``until`` is when it does.
    """
    history, known = _history_of(type(thing), [thing.pk])
    if not known:
        _first_row(history, thing, until).save()


def record_rows(
    model: type[Movie] | type[Credit],
    before: Mapping[int, models.Model],
    after: Mapping[int, models.Model],
    now: datetime.datetime,
    reason: str,
    user: User | None = None,
) -> None:
    """Write the history of rows of ``model`` that became ``after`` from ``before``, by primary key."""
    history, known = _history_of(model, before)
    rows = []
    for pk, thing in before.items():
        if pk in after and not _differs(thing, after[pk]):
            continue
        if pk not in known:
            rows.append(_first_row(history, thing, now))
        if pk not in after:
            rows.append(_row(history, thing, "-", now, reason, user))
        else:
            rows.append(_row(history, after[pk], "~", now, reason, user))
    rows += [_row(history, after[pk], "+", now, reason, user) for pk in after.keys() - before.keys()]
    history.objects.bulk_create(rows, batch_size=500)


def _history_of(model: type[models.Model], keys: Iterable[int]) -> tuple[History, set[int]]:
    """Return the model of history rows and those of ``keys`` that have some."""
    history: History = model.history.model  # type: ignore[attr-defined]  # added by HistoricalRecords
    key = model._meta.pk.attname
    return history, set(history.objects.filter(**{f"{key}__in": list(keys)}).values_list(key, flat=True))


def _first_row(history: History, thing: models.Model, until: datetime.datetime) -> History:
    return _row(history, thing, "+", until - datetime.timedelta(microseconds=1), AS_LOADED, None)


def _differs(one: models.Model, other: models.Model) -> bool:
    times = ("created_at", "updated_at")
    return any(
        getattr(one, field.attname) != getattr(other, field.attname)
        for field in one._meta.concrete_fields
        if field.name not in times
    )


def _row(
    history: History, thing: models.Model, kind: str, date: datetime.datetime, reason: str, user: User | None
) -> History:
    facts = {field.attname: getattr(thing, field.attname) for field in history.tracked_fields}
    return history(
        history_type=kind, history_date=date, history_change_reason=reason or None, history_user=user, **facts
    )


def by_key(things: Iterable[models.Model]) -> dict[int, Any]:
    """Return ``things`` by their primary keys."""
    return {thing.pk: thing for thing in things}
