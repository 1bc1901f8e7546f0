"""What a deletion takes along, in a fixed number of queries: Django's own page lists every row of it."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.contrib.admin import AdminSite
from django.db import models
from django.http import HttpRequest
from django.utils.text import capfirst

MAX_LISTED = 100
"""Rows named on the page that asks for confirmation."""

Deletion = tuple[list[str], dict[str, int], set[str], list[str]]
"""Lines to show, numbers by kind, kinds that the user may not delete, lines on what forbids the deletion."""


def describe_deletion(rows: Sequence[models.Model], request: HttpRequest, site: AdminSite) -> Deletion:
    """Return what deleting ``rows``, all of one model, would delete, in the form that the admin's pages want."""
    if not rows:
        return [], {}, set(), []
    model = type(rows[0])
    lines = [f"{capfirst(_name(model))}: {row}" for row in rows[:MAX_LISTED]]
    if len(rows) > MAX_LISTED:
        lines.append(f"and {len(rows) - MAX_LISTED:,} more")
    numbers = {_names(model): len(rows)}
    forbidden, protected = _forbidden(model, request, site), []
    for relation in _relations(model):
        related, on_delete = relation.related_model, relation.on_delete
        if on_delete not in (models.CASCADE, models.PROTECT, models.RESTRICT):
            continue
        found = related._default_manager.filter(**{f"{relation.field.name}__in": rows})  # noqa: SLF001  # documented
        number = found.count()
        if not number:
            continue
        if on_delete is models.CASCADE:
            lines.append(f"{capfirst(_names(related))}: {number:,}")
            numbers[_names(related)] = numbers.get(_names(related), 0) + number
            forbidden |= _forbidden(related, request, site)
        else:
            protected.append(f"{capfirst(_names(related))}: {number:,}")
    return lines, numbers, forbidden, protected


def _forbidden(model: type[models.Model], request: HttpRequest, site: AdminSite) -> set[str]:
    """Return the model's name if the user may not delete its rows. What has no page of its own goes with its owner."""
    if not site.is_registered(model) or site.get_model_admin(model).has_delete_permission(request):
        return set()
    return {_name(model)}


def _relations(model: Any) -> Iterator[Any]:
    """Yield what refers to the model, also what it has no name for."""
    for field in model._meta.get_fields(include_hidden=True):
        if field.auto_created and not field.concrete and (field.one_to_many or field.one_to_one):
            yield field


def _name(model: Any) -> str:
    return str(model._meta.verbose_name)


def _names(model: Any) -> str:
    return str(model._meta.verbose_name_plural)
